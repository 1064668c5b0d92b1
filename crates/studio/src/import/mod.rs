//! Taking a file of products or reviews into the catalogue: looked at, previewed, written, undone.
//!
//! Reading and comparing run beside everything else. Writing is refused while a show runs: no take may
//! wait behind a hundred thousand rows.

mod arrival;
mod job;
mod words;

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use vitrine_catalogue::{ReadError, look};
use vitrine_store::{CatalogueStep, Store, StoreError, Undone};

use crate::open;
use crate::places::Places;
use crate::protocol::{ImportView, ImportWish, Problem, Response, What};
use crate::studio::{Inner, now};
use crate::words::Words;
use job::Job;

pub use arrival::Arrival;

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
        let _turn = self
            .imports
            .begin(mode)
            .ok_or_else(|| Problem::refused(words, "import-busy", &[]))?;
        let job = Job {
            store: &self.store,
            data: &self.places.data,
            wish,
            words,
        };
        let done = job.run(mode, &mut |read, total| {
            // Never waited for: whoever has the desk may wait for the store, which waits for this file.
            if let Some(mut desk) = self.try_lock() {
                desk.tell(What::ImportProgress { read, total });
                self.flush(desk);
            }
            self.imports.go_on()
        })?;
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
    pub(crate) fn catalogue_is_another(&self) -> Result<Response, Problem> {
        self.change(|desk, now| {
            self.fetch_products(desk)?;
            self.fetch_all_dossiers(desk)?;
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
    is_writing: AtomicBool,
    is_stopped: AtomicBool,
}

impl Imports {
    /// Whether a file is being written: a run that began now would wait for it.
    pub fn is_writing(&self) -> bool {
        self.is_writing.load(Ordering::SeqCst)
    }

    /// Whether whoever waits for it still does.
    pub fn go_on(&self) -> ControlFlow<()> {
        if self.is_stopped.load(Ordering::SeqCst) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }

    /// `None` while another one runs.
    pub fn begin(&self, mode: ImportMode) -> Option<Turn<'_>> {
        if self.is_busy.swap(true, Ordering::SeqCst) {
            return None;
        }
        self.is_stopped.store(false, Ordering::SeqCst);
        self.is_writing
            .store(mode == ImportMode::Write, Ordering::SeqCst);
        Some(Turn(self))
    }
}

/// One import's time; over when it is dropped, also by a panic.
pub(crate) struct Turn<'a>(&'a Imports);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.is_writing.store(false, Ordering::SeqCst);
        self.0.is_busy.store(false, Ordering::SeqCst);
    }
}

fn unreadable(file: &str, error: &ReadError, words: &Words) -> Problem {
    let values = [
        ("path", file.into()),
        ("reason", words::read_error(error, words).into()),
    ];
    Problem {
        detail: error.to_string(),
        ..Problem::refused(words, words::refusal(error), &values)
    }
}
