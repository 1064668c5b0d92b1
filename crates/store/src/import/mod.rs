//! Taking in what files bring: compared with what is there, shown before it is written, written in one
//! transaction, undone as one step.
//!
//! What a file says nothing about stays as it is, and a file that was imported before changes nothing.
//! The preview and the import are one piece of code ([`session`]) over two grounds ([`ground`]): one reads
//! and remembers, one reads and writes. What an item makes of a product is decided in [`merge`], which
//! touches no database.
//!
//! **How old a price is.** A price that a file names is as old as the file (`as_of`), not as the click.
//! A price that stays the same is not a change, but its source and moment follow the newest file that says
//! so, quietly: no step keeps that, since undoing an import does not make the file unsay it.
//!
//! While an import writes, other writes wait, a few seconds for a hundred thousand products; reads don't.

mod ground;
mod merge;
mod reviews;
mod session;
mod stream;

use std::ops::ControlFlow;

use vitrine_domain::incoming::{IncomingProduct, Remark};
use vitrine_domain::{Price, ProductId, Rating, UnixMs, Variant};

use crate::bulk::{Bulk, Indexed};
use crate::{CatalogueStep, Store, StoreError, steps};
use ground::{Preview, Writing};
use session::Session;

pub use reviews::{ReviewImportOptions, ReviewImportReport};

/// What is said of the file, not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportOptions {
    /// The file's name, by which the import is undone.
    pub file: String,
    /// What its prices name as their source.
    pub source: String,
    /// When the file was written: since then its prices are as it says.
    pub as_of: UnixMs,
    /// Whether it says what is struck, be it nothing. Without such a column a struck price stays, as long
    /// as it is above the price.
    pub says_struck: bool,
    /// So many rows of each fate, so many refusals and so many remarks are kept to be looked at.
    pub rows: usize,
}

/// How many products of a file met which fate. A product that comes in several parts counts once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportCounts {
    /// Not in the catalogue before.
    pub new: u64,
    /// In the catalogue, and other than the file says.
    pub changed: u64,
    /// As the file says.
    pub unchanged: u64,
    /// Left out.
    pub refused: u64,
    /// Values that were left out or cut, of products that were taken.
    pub remarks: u64,
}

/// What an import would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportPreview {
    /// How many products meet which fate.
    pub counts: ImportCounts,
    /// The first of each fate.
    pub rows: Vec<ImportRow>,
    /// The first that are left out, and why.
    pub refused: Vec<Remark>,
    /// The first values that are left out or cut, and why.
    pub remarks: Vec<Remark>,
}

/// What an import has done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// How many products met which fate.
    pub counts: ImportCounts,
    /// The first that were left out, and why.
    pub refused: Vec<Remark>,
    /// The first values that were left out or cut, and why.
    pub remarks: Vec<Remark>,
}

/// What becomes of a product of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// The line of the file where it begins, from 1.
    pub line: u64,
    /// What names it in the file.
    pub handle: String,
    /// What it is called then.
    pub title: String,
    /// The product it is; `None` for a new one.
    pub product: Option<ProductId>,
    /// New, changed or as it was.
    pub fate: ImportFate,
    /// What is other than before; of a new product all that it has.
    pub diffs: Vec<FieldDiff>,
}

/// What becomes of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImportFate {
    /// It comes in.
    New,
    /// It becomes what the file says.
    Changed,
    /// It is what the file says.
    Unchanged,
}

/// A field that would be another one: what it is, and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(
    missing_docs,
    reason = "each is a field of the product, before and after"
)]
pub enum FieldDiff {
    Sku {
        old: String,
        new: String,
    },
    Handle {
        old: Option<String>,
        new: String,
    },
    Title {
        old: String,
        new: String,
    },
    Brand {
        old: Option<String>,
        new: String,
    },
    Kind {
        old: Option<String>,
        new: String,
    },
    Description {
        old: String,
        new: String,
    },
    Highlights {
        old: Vec<String>,
        new: Vec<String>,
    },
    Price {
        old: Option<Price>,
        new: Price,
    },
    Stock {
        old: Option<u32>,
        new: u32,
    },
    Rating {
        old: Option<Rating>,
        new: Rating,
    },
    Link {
        old: Option<String>,
        new: String,
    },
    Variants {
        old: Vec<Variant>,
        new: Vec<Variant>,
    },
    /// Photos by what the file calls them.
    Photos {
        old: Vec<String>,
        new: Vec<String>,
    },
}

impl Store {
    /// What [`Store::import`] would do with these items now; writes nothing. `go_on` hears how many
    /// items were looked at, every now and then; when it breaks, there is no preview (`None`).
    pub fn preview_import(
        &self,
        items: impl Iterator<Item = IncomingProduct>,
        options: &ImportOptions,
        go_on: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Option<ImportPreview>, StoreError> {
        self.read("preview an import", |connection| {
            let mut session = Session::new(Preview::new(connection), options);
            for (number, item) in (1..).zip(items) {
                session.take(item)?;
                if number % stream::BATCH as u64 == 0 && go_on(number).is_break() {
                    return Ok(None);
                }
            }
            session.finish()?;
            Ok(Some(session.preview))
        })
    }

    /// Makes the catalogue what the items say, in one transaction and as one step to undo. An item's
    /// product is found by its handle, else by its article number in any case; without a number the handle
    /// stands for it.
    ///
    /// The items are read on the caller's thread while those before are written. `go_on` hears how many
    /// were handed over, every now and then; when it breaks, nothing was written (`None`).
    pub fn import(
        &self,
        items: impl Iterator<Item = IncomingProduct>,
        options: &ImportOptions,
        go_on: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Option<ImportReport>, StoreError> {
        let options = options.clone();
        self.write_from(
            "import products",
            items,
            go_on,
            move |transaction, items| {
                let named = |products| CatalogueStep::Import {
                    file: options.file.clone(),
                    products,
                };
                let step = steps::begin(transaction, named(0));
                let bulk = Bulk::begin(transaction, Indexed::Products)?;
                let mut session = Session::new(Writing::new(transaction, &step, &bulk)?, &options);
                for item in items {
                    session.take(item)?;
                }
                session.finish()?;
                let Session {
                    ground, preview, ..
                } = session;
                ground.index()?;
                bulk.end()?;
                let counts = preview.counts;
                step.end_named(&named(counts.new + counts.changed))?;
                Ok(ImportReport {
                    counts,
                    refused: preview.refused,
                    remarks: preview.remarks,
                })
            },
        )
    }
}
