//! One file from its first byte to the store, and what is left behind on the way.

use std::cell::RefCell;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant, UNIX_EPOCH};

use vitrine_catalogue::{
    Dialect, FileLook, Mapping, ProductField, ProductItem, Progress, ReadError, ReadOptions,
    ReviewItem, look, products, reviews,
};
use vitrine_domain::UnixMs;
use vitrine_domain::dossier::Audience;
use vitrine_domain::incoming::Remark;
use vitrine_store::{ImportOptions, ReviewImportOptions, Store, StoreError};

use super::{ImportMode, OnProgress, unreadable, words};
use crate::protocol::{ImportView, ImportWish, Problem, RemarkView};
use crate::studio::now;
use crate::words::Words;

/// So many rows of each fate are shown: more than anybody reads before an import.
const SHOWN_ROWS: usize = 200;

/// Often enough for a bar that moves, seldom enough to cost nothing.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// A file, and where it is to go.
pub(super) struct Job<'a> {
    pub store: &'a Store,
    /// The data folder, for errors that name it.
    pub data: &'a Path,
    pub wish: &'a ImportWish,
    pub words: &'a Words,
}

impl Job<'_> {
    /// Reads the file to its end, or until it is told to stop (`None`).
    pub fn run(
        &self,
        mode: ImportMode,
        on_progress: &mut OnProgress<'_>,
    ) -> Result<Option<ImportView>, Problem> {
        let path = Path::new(&self.wish.file);
        let seen = look(path).map_err(|error| self.unreadable(&error))?;
        let holds_reviews = match &self.wish.mapping {
            Some(Mapping::Reviews(_)) => true,
            Some(Mapping::Products(_)) => false,
            None => seen.dialect == Dialect::Reviews,
        };
        if holds_reviews {
            self.reviews(path, mode, on_progress)
        } else {
            self.products(path, mode, on_progress)
        }
    }

    fn products(
        &self,
        path: &Path,
        mode: ImportMode,
        on_progress: &mut OnProgress<'_>,
    ) -> Result<Option<ImportView>, Problem> {
        let read = products(path, &self.options()).map_err(|error| self.unreadable(&error))?;
        let says_struck = says_struck(read.look(), self.wish.mapping.as_ref());
        let mut pace = Pace::new(read.progress(), on_progress);
        let sieve = Sieve::default();
        let items = sieve.sift(read, |item| match item {
            ProductItem::Product(product) => Ok((*product, Vec::new())),
            ProductItem::Refused(remark) => Err(remark),
        });
        let options = ImportOptions {
            file: file_name(path),
            source: self.source(path),
            as_of: written_at(path),
            says_struck,
            rows: SHOWN_ROWS,
        };
        let mut go_on = |_| pace.go_on(&sieve);
        let done = match mode {
            ImportMode::Preview => self
                .store
                .preview_import(items, &options, &mut go_on)
                .map(|preview| preview.map(|preview| words::preview(preview, self.words))),
            ImportMode::Write => self
                .store
                .import(items, &options, &mut go_on)
                .map(|report| report.map(|report| words::report(report, self.words))),
        };
        self.ended(done, sieve)
    }

    fn reviews(
        &self,
        path: &Path,
        mode: ImportMode,
        on_progress: &mut OnProgress<'_>,
    ) -> Result<Option<ImportView>, Problem> {
        let read = reviews(path, &self.options()).map_err(|error| self.unreadable(&error))?;
        let mut pace = Pace::new(read.progress(), on_progress);
        let sieve = Sieve::default();
        let items = sieve.sift(read, |item| match item {
            ReviewItem::Review(review, remarks) => Ok((*review, remarks)),
            ReviewItem::Refused(remark) => Err(remark),
        });
        let options = ReviewImportOptions {
            file: file_name(path),
            source: self.source(path),
            url: None,
            // What buyers wrote in public may be shown; a person can take it back one by one.
            audience: Audience::AirSafe,
            rows: SHOWN_ROWS,
        };
        let mut go_on = |_| pace.go_on(&sieve);
        let done = match mode {
            ImportMode::Preview => self.store.preview_reviews(items, &options, &mut go_on),
            ImportMode::Write => self.store.import_reviews(items, &options, &mut go_on),
        };
        let done = done.map(|report| report.map(|report| words::reviews(report, self.words)));
        self.ended(done, sieve)
    }

    /// A file that could not be read to its end has changed nothing.
    fn ended(
        &self,
        done: Result<Option<ImportView>, StoreError>,
        sieve: Sieve,
    ) -> Result<Option<ImportView>, Problem> {
        let Left {
            refused,
            noted,
            failed,
        } = sieve.left.into_inner();
        if let Some(error) = failed {
            return Err(self.unreadable(&error));
        }
        let view = done.map_err(|error| Problem::save(self.words, self.data, &error))?;
        Ok(view.map(|mut view| {
            view.refused += refused.count;
            view.remarks += noted.count;
            refused.join(&mut view.first_refused, self.words);
            noted.join(&mut view.first_remarks, self.words);
            view
        }))
    }

    fn options(&self) -> ReadOptions {
        ReadOptions {
            decimal: self.wish.decimal,
            dates: self.wish.dates,
            mapping: self.wish.mapping.clone(),
            ..ReadOptions::new(self.wish.currency, now())
        }
    }

    fn source(&self, path: &Path) -> String {
        match self.wish.source.trim() {
            "" => file_name(path),
            source => source.to_owned(),
        }
    }

    fn unreadable(&self, error: &ReadError) -> Problem {
        unreadable(&self.wish.file, error, self.words)
    }
}

/// What goes through to the store, and what stays behind.
#[derive(Default)]
struct Sieve {
    left: RefCell<Left>,
}

#[derive(Default)]
struct Left {
    /// Rows that the file itself rules out.
    refused: Aside,
    /// Values that it rules out.
    noted: Aside,
    /// Why the reading ended before the file did.
    failed: Option<ReadError>,
}

impl Sieve {
    fn sift<E, T>(
        &self,
        read: impl Iterator<Item = Result<E, ReadError>>,
        sort: impl Fn(E) -> Result<(T, Vec<Remark>), Remark>,
    ) -> impl Iterator<Item = T> {
        let read = read.map_while(|item| match item {
            Ok(item) => Some(item),
            Err(error) => {
                self.left.borrow_mut().failed = Some(error);
                None
            }
        });
        read.filter_map(move |item| match sort(item) {
            Ok((item, remarks)) => {
                let noted = &mut self.left.borrow_mut().noted;
                remarks.into_iter().for_each(|remark| noted.add(remark));
                Some(item)
            }
            Err(remark) => {
                self.left.borrow_mut().refused.add(remark);
                None
            }
        })
    }
}

/// So many, and the first of them.
#[derive(Default)]
struct Aside {
    count: u64,
    first: Vec<Remark>,
}

impl Aside {
    fn add(&mut self, remark: Remark) {
        self.count += 1;
        if self.first.len() < SHOWN_ROWS {
            self.first.push(remark);
        }
    }

    /// Puts the first of them among those that comparing found, in the file's order.
    fn join(self, found: &mut Vec<RemarkView>, words: &Words) {
        let first = self.first.into_iter();
        found.extend(first.map(|remark| words::remark(remark, words)));
        found.sort_by_key(|remark| remark.line);
        found.truncate(SHOWN_ROWS);
    }
}

/// Tells how far the reading is, now and then.
struct Pace<'a, 'b> {
    progress: Progress,
    told_at: Option<Instant>,
    on_progress: &'a mut OnProgress<'b>,
}

impl<'a, 'b> Pace<'a, 'b> {
    fn new(progress: Progress, on_progress: &'a mut OnProgress<'b>) -> Self {
        Self {
            progress,
            told_at: None,
            on_progress,
        }
    }

    /// A file that broke off is not written.
    fn go_on(&mut self, sieve: &Sieve) -> ControlFlow<()> {
        if sieve.left.borrow().failed.is_some() {
            return ControlFlow::Break(());
        }
        if self.told_at.is_some_and(|at| at.elapsed() < TELL_EVERY) {
            return ControlFlow::Continue(());
        }
        self.told_at = Some(Instant::now());
        (self.on_progress)(self.progress.read_bytes(), self.progress.total_bytes())
    }
}

/// Whether the file has a place for struck prices: shops' formats do, plain tables by their columns.
fn says_struck(look: &FileLook, mapping: Option<&Mapping>) -> bool {
    match mapping.or(look.mapping.as_ref()) {
        Some(Mapping::Products(fields)) => fields
            .iter()
            .flatten()
            .any(|field| matches!(field, ProductField::CompareAt | ProductField::SalePrice)),
        Some(Mapping::Reviews(_)) => false,
        None => true,
    }
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// When the file was written: since then its prices are as it says.
fn written_at(path: &Path) -> UnixMs {
    let modified = path.metadata().and_then(|about| about.modified()).ok();
    modified
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok())
        .and_then(|since| i64::try_from(since.as_millis()).ok())
        .map_or_else(now, UnixMs)
}
