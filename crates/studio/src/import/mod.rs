//! Taking a file of products or reviews into the catalogue: looked at, previewed, written, undone.
//!
//! Reading and comparing run beside everything else. Writing is refused while a show runs: no take may
//! wait behind a hundred thousand rows.

mod arrival;
mod words;

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, UNIX_EPOCH};

use vitrine_catalogue::{
    Dialect, ProductItem, Progress, ReadError, ReadOptions, ReviewItem, look, products, reviews,
};
use vitrine_domain::UnixMs;
use vitrine_domain::dossier::Audience;
use vitrine_domain::incoming::Remark;
use vitrine_store::{CatalogueStep, ImportOptions, ReviewImportOptions, Store, StoreError, Undone};

use crate::open;
use crate::places::Places;
use crate::protocol::{ImportView, ImportWish, Problem, RemarkView, Response, What};
use crate::studio::{Inner, now};
use crate::words::Words;

pub use arrival::Arrival;

/// So many rows of each fate are shown: more than anybody reads before an import.
const SHOWN_ROWS: usize = 200;

/// Often enough for a bar that moves, seldom enough to cost nothing.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// Whether a file is compared only, or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportMode {
    /// What it would do.
    Preview,
    /// Do it.
    Write,
}

/// How far an import is, in bytes of the file; whoever hears it says whether to go on.
pub type OnProgress<'a> = dyn FnMut(u64, Option<u64>) -> ControlFlow<()> + 'a;

/// Imports a file, or says what that would do, without opening the studio. `None` when it was stopped.
pub fn import_file(
    places: &Places,
    wish: &ImportWish,
    mode: ImportMode,
    words: &Words,
    on_progress: &mut OnProgress<'_>,
) -> Result<Option<ImportView>, Problem> {
    let store = open::store(places, words, now())?.store;
    let job = Job {
        store: &store,
        data: &places.data,
        wish,
        words,
    };
    job.run(mode, on_progress)
}

struct Job<'a> {
    store: &'a Store,
    data: &'a Path,
    wish: &'a ImportWish,
    words: &'a Words,
}

impl Job<'_> {
    fn run(
        &self,
        mode: ImportMode,
        on_progress: &mut OnProgress<'_>,
    ) -> Result<Option<ImportView>, Problem> {
        let path = Path::new(&self.wish.file);
        let seen = look(path).map_err(|error| self.unreadable(&error))?;
        let holds_reviews = match &self.wish.mapping {
            Some(vitrine_catalogue::Mapping::Reviews(_)) => true,
            Some(vitrine_catalogue::Mapping::Products(_)) => false,
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
        let mut pace = Pace::new(read.progress(), on_progress);
        let (mut refused, mut failed) = (Aside::default(), None);
        let is_broken = AtomicBool::new(false);
        let items = read.map_while(|item| match item {
            Ok(item) => Some(item),
            Err(error) => {
                failed = Some(error);
                is_broken.store(true, Ordering::Relaxed);
                None
            }
        });
        let items = items.filter_map(|item| match item {
            ProductItem::Product(product) => Some(*product),
            ProductItem::Refused(remark) => {
                refused.add(remark);
                None
            }
        });
        let options = ImportOptions {
            file: file_name(path),
            source: self.source(path),
            as_of: written_at(path),
            rows: SHOWN_ROWS,
        };
        let mut go_on = |_| pace.go_on(&is_broken);
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
        self.ended(done, failed, [refused, Aside::default()])
    }

    fn reviews(
        &self,
        path: &Path,
        mode: ImportMode,
        on_progress: &mut OnProgress<'_>,
    ) -> Result<Option<ImportView>, Problem> {
        let read = reviews(path, &self.options()).map_err(|error| self.unreadable(&error))?;
        let mut pace = Pace::new(read.progress(), on_progress);
        let (mut refused, mut noted, mut failed) = (Aside::default(), Aside::default(), None);
        let is_broken = AtomicBool::new(false);
        let items = read.map_while(|item| match item {
            Ok(item) => Some(item),
            Err(error) => {
                failed = Some(error);
                is_broken.store(true, Ordering::Relaxed);
                None
            }
        });
        let items = items.filter_map(|item| match item {
            ReviewItem::Review(review, remarks) => {
                remarks.into_iter().for_each(|remark| noted.add(remark));
                Some(*review)
            }
            ReviewItem::Refused(remark) => {
                refused.add(remark);
                None
            }
        });
        let options = ReviewImportOptions {
            file: file_name(path),
            source: self.source(path),
            url: None,
            // What buyers wrote in public may be shown; a person can take it back one by one.
            audience: Audience::AirSafe,
            rows: SHOWN_ROWS,
        };
        let mut go_on = |_| pace.go_on(&is_broken);
        let done = match mode {
            ImportMode::Preview => self.store.preview_reviews(items, &options, &mut go_on),
            ImportMode::Write => self.store.import_reviews(items, &options, &mut go_on),
        };
        let done = done.map(|report| report.map(|report| words::reviews(report, self.words)));
        self.ended(done, failed, [refused, noted])
    }

    /// A file that could not be read to its end has changed nothing.
    fn ended(
        &self,
        done: Result<Option<ImportView>, StoreError>,
        failed: Option<ReadError>,
        [refused, noted]: [Aside; 2],
    ) -> Result<Option<ImportView>, Problem> {
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

/// What the file itself rules out.
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

    fn go_on(&mut self, is_broken: &AtomicBool) -> ControlFlow<()> {
        if is_broken.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        if self.told_at.is_some_and(|at| at.elapsed() < TELL_EVERY) {
            return ControlFlow::Continue(());
        }
        self.told_at = Some(Instant::now());
        (self.on_progress)(self.progress.read_bytes(), self.progress.total_bytes())
    }
}

impl Inner {
    pub(crate) fn look_at_file(&self, file: &str) -> Result<Response, Problem> {
        let words = self.lock().words();
        let look = look(Path::new(file)).map_err(|error| unreadable(file, &error, words))?;
        Ok(Response::FileLook {
            look: Box::new(look),
        })
    }

    /// One at a time: a second one is refused.
    pub(crate) fn import(&self, wish: &ImportWish, mode: ImportMode) -> Result<Response, Problem> {
        let words = {
            let desk = self.lock();
            if mode == ImportMode::Write && desk.state.live.phase.is_running() {
                return Err(Problem::refused(desk.words(), "import-live", &[]));
            }
            desk.words()
        };
        if self.imports.is_busy.swap(true, Ordering::SeqCst) {
            return Err(Problem::refused(words, "import-busy", &[]));
        }
        self.imports.is_stopped.store(false, Ordering::SeqCst);
        let job = Job {
            store: &self.store,
            data: &self.places.data,
            wish,
            words,
        };
        let done = job.run(mode, &mut |read, total| {
            let mut desk = self.lock();
            desk.tell(What::ImportProgress { read, total });
            self.flush(desk);
            if self.imports.is_stopped.load(Ordering::SeqCst) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        self.imports.is_busy.store(false, Ordering::SeqCst);
        let done = done?;
        if mode == ImportMode::Write && done.is_some() {
            self.catalogue_is_another()?;
        }
        Ok(Response::Import {
            import: done.map(Box::new),
        })
    }

    /// Ends a preview or an import that runs; nothing of it is written.
    pub(crate) fn stop_import(&self) -> Result<Response, Problem> {
        self.imports.is_stopped.store(true, Ordering::SeqCst);
        let revision = self.lock().revision();
        Ok(Response::Done { revision })
    }

    /// What can be undone and redone of the catalogue, in words.
    pub(crate) fn catalogue_steps(&self) -> Result<Response, Problem> {
        let words = self.lock().words();
        let steps = self
            .store
            .catalogue_steps()
            .map_err(|error| self.unreadable(words, &error))?;
        let named = |step: Option<CatalogueStep>, phrase| {
            step.map(|step| words.say_with(phrase, &[("step", words::step(&step, words).into())]))
        };
        Ok(Response::CatalogueSteps {
            undo: named(steps.undo, "undo-step"),
            redo: named(steps.redo, "redo-step"),
        })
    }

    /// Takes the last change of the catalogue back, or makes it again.
    pub(crate) fn step_catalogue(
        &self,
        step: impl FnOnce(&Store) -> Result<Undone, StoreError>,
        nothing: &str,
    ) -> Result<Response, Problem> {
        let (words, is_running) = {
            let desk = self.lock();
            (desk.words(), desk.state.live.phase.is_running())
        };
        if is_running && self.is_next_step_a_file(words)? {
            return Err(Problem::refused(words, "import-live", &[]));
        }
        let done =
            step(&self.store).map_err(|error| Problem::save(words, &self.places.data, &error))?;
        match done {
            Undone::Done(_) => self.catalogue_is_another(),
            Undone::Nothing => Err(Problem::refused(words, nothing, &[])),
            Undone::Featured { shows } => {
                let shows = [("shows", shows.join(", ").into())];
                Err(Problem::refused(words, "featured-product", &shows))
            }
        }
    }

    /// Whether undoing or redoing may take as long as an import.
    fn is_next_step_a_file(&self, words: &Words) -> Result<bool, Problem> {
        let steps = self
            .store
            .catalogue_steps()
            .map_err(|error| self.unreadable(words, &error))?;
        let is_file = |step: &CatalogueStep| {
            matches!(
                step,
                CatalogueStep::Import { .. } | CatalogueStep::ImportReviews { .. }
            )
        };
        Ok(steps.undo.iter().chain(&steps.redo).any(is_file))
    }

    /// What the open show features is read again, and everybody is told.
    fn catalogue_is_another(&self) -> Result<Response, Problem> {
        self.change(|desk, now| {
            self.fetch_products(desk)?;
            self.put_on_air(desk, now);
            desk.tell_show(now);
            desk.tell(What::CatalogueChanged);
            Ok(())
        })
    }
}

/// One import at a time, and how it is stopped.
#[derive(Debug, Default)]
pub(crate) struct Imports {
    is_busy: AtomicBool,
    is_stopped: AtomicBool,
}

fn unreadable(file: &str, error: &ReadError, words: &Words) -> Problem {
    let values = [
        ("path", file.into()),
        ("reason", words::read_error(error, words).into()),
    ];
    Problem {
        detail: error.to_string(),
        ..Problem::refused(words, "import-file", &values)
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
