//! Reviews of files. The same review does not come in twice; otherwise reviews are only ever added.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use rusqlite::{Connection, Result};
use vitrine_domain::ProductId;
use vitrine_domain::dossier::{Audience, Provenance, Review};
use vitrine_domain::incoming::{IncomingReview, Remark, RemarkReason};

use super::stream;
use crate::bulk::{self, Bulk, Indexed};
use crate::table::entry::{self, NewEntry};
use crate::table::{product, review, variant};
use crate::{CatalogueStep, Store, StoreError, steps};

/// So many products are remembered by what files call them: files of reviews go by product.
const REMEMBERED: usize = 20_000;

/// What is said of the file, not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewImportOptions {
    /// The file's name, by which the import is undone.
    pub file: String,
    /// Where the reviews come from, such as "Amazon.fr".
    pub source: String,
    /// Where they can be read (https).
    pub url: Option<String>,
    /// Who may see them.
    pub audience: Audience,
    /// So many refusals are kept to be looked at.
    pub rows: usize,
}

/// What an import of reviews does, or has done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewImportReport {
    /// Came in.
    pub new: u64,
    /// Were there already, also twice in one file.
    pub known: u64,
    /// Left out.
    pub refused: u64,
    /// The first that were left out, and why.
    pub first_refused: Vec<Remark>,
}

impl Store {
    /// What [`Store::import_reviews`] would do with these items now; writes nothing. `None` when
    /// `go_on` broke.
    pub fn preview_reviews(
        &self,
        items: impl Iterator<Item = IncomingReview>,
        options: &ReviewImportOptions,
        go_on: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> std::result::Result<Option<ReviewImportReport>, StoreError> {
        self.read("preview an import of reviews", |connection| {
            let mut session = Session::new(connection, options);
            let mut seen = HashSet::new();
            for (number, item) in (1..).zip(items) {
                session.take(item, |entry| {
                    let key = (entry.product, review::digest(entry));
                    Ok(!is_there(connection, key)? && seen.insert(key))
                })?;
                if number % stream::BATCH as u64 == 0 && go_on(number).is_break() {
                    return Ok(None);
                }
            }
            Ok(Some(session.report))
        })
    }

    /// Adds reviews, in one transaction and as one step to undo. A review's product is found by its
    /// article number, its handle, or the article number or barcode of one of its variants. The same
    /// review, by source, author, moment and words, is not added twice. `None`, and nothing written,
    /// when `go_on` broke.
    pub fn import_reviews(
        &self,
        items: impl Iterator<Item = IncomingReview>,
        options: &ReviewImportOptions,
        go_on: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> std::result::Result<Option<ReviewImportReport>, StoreError> {
        let options = options.clone();
        self.write_from("import reviews", items, go_on, move |transaction, items| {
            let mut session = Session::new(transaction, &options);
            let mut written = None;
            let bulk = Bulk::begin(transaction, Indexed::Reviews)?;
            for item in items {
                session.take(item, |entry| {
                    let id = entry::insert_new(transaction, entry)?;
                    if id.is_some() {
                        bulk.expect_row()?;
                    }
                    written = written.or(id);
                    Ok(id.is_some())
                })?;
            }
            bulk.end()?;
            let report = session.report;
            if let Some(first) = written {
                bulk::put_reviews_in(transaction, first)?;
                let step = steps::begin(
                    transaction,
                    CatalogueStep::ImportReviews {
                        file: options.file.clone(),
                        reviews: report.new,
                    },
                );
                step.keep_reviews_from(first)?;
                step.end()?;
            }
            Ok(report)
        })
    }
}

fn is_there(connection: &Connection, (product, digest): (ProductId, i64)) -> Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM review WHERE product = ? AND digest = ?")?
        .exists((product.0, digest))
}

struct Session<'a> {
    connection: &'a Connection,
    options: &'a ReviewImportOptions,
    products: HashMap<String, Option<ProductId>>,
    report: ReviewImportReport,
}

impl<'a> Session<'a> {
    fn new(connection: &'a Connection, options: &'a ReviewImportOptions) -> Self {
        Self {
            connection,
            options,
            products: HashMap::new(),
            report: ReviewImportReport::default(),
        }
    }

    /// Takes in an item if its product is known. `add` says whether it was new.
    fn take(
        &mut self,
        item: IncomingReview,
        add: impl FnOnce(&NewEntry<Review>) -> Result<bool>,
    ) -> Result<()> {
        if item.stars_hundredths > 500 {
            let stars = item.stars_hundredths.to_string();
            self.refuse(item.line, &stars, RemarkReason::NotStars);
            return Ok(());
        }
        let Some(product) = self.product(&item.product)? else {
            self.refuse(item.line, &item.product, RemarkReason::UnknownProduct);
            return Ok(());
        };
        let entry = NewEntry {
            product,
            audience: self.options.audience,
            provenance: Provenance {
                source: self.options.source.clone(),
                url: self.options.url.clone(),
                as_of: item.written_at,
            },
            content: Review {
                stars_hundredths: item.stars_hundredths,
                title: item.title,
                text: item.text,
                author: item.author,
                helpful: item.helpful,
                votes: item.votes,
                quote: None,
            },
        };
        if add(&entry)? {
            self.report.new += 1;
        } else {
            self.report.known += 1;
        }
        Ok(())
    }

    fn product(&mut self, name: &str) -> Result<Option<ProductId>> {
        if let Some(known) = self.products.get(name) {
            return Ok(*known);
        }
        let found = match product::id_by_sku(self.connection, name)? {
            Some(id) => Some(id),
            None => match product::id_by_handle(self.connection, name)? {
                Some(id) => Some(id),
                None => variant::product_by_number(self.connection, name)?,
            },
        };
        if self.products.len() >= REMEMBERED {
            self.products.clear();
        }
        self.products.insert(name.to_owned(), found);
        Ok(found)
    }

    fn refuse(&mut self, line: u64, value: &str, reason: RemarkReason) {
        self.report.refused += 1;
        if self.report.first_refused.len() < self.options.rows {
            self.report.first_refused.push(Remark {
                line,
                column: String::new(),
                value: value.chars().take(100).collect(),
                reason,
            });
        }
    }
}
