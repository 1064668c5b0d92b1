//! Catalogue, rundown and take log as CSV and JSON, and a show as one file: written to whatever takes
//! bytes, row by row, so that a hundred thousand products need the memory of a few.
//!
//! How a show file is laid out and read is in [`crate::portable`].

mod catalogue;
mod error;
mod job;
mod new_file;
mod rundown;
mod takes;
mod watch;

use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;

use vitrine_domain::ShowId;
use vitrine_store::{ErrorKind, ShowSummary, Store, StoreError};

use crate::places::Places;
use crate::protocol::{ExportName, ExportWish, ExportedFile, Problem, Response, What};
use crate::studio::{Inner, Studio, now};
use crate::words::Words;
pub(crate) use error::ExportError;
pub(crate) use job::Export;
pub(crate) use job::plain as plain_name;
pub use new_file::Existing;
use new_file::NewFile;
pub use watch::OnWritten;
pub(crate) use watch::{Exports, Watch};

/// The show that a person names by its number or its title; without a name, the only one there is.
pub fn find_show(places: &Places, name: Option<&str>, words: &Words) -> Result<ShowId, Problem> {
    let store = store_to_read(places, words)?;
    let shows = store.shows().map_err(|error| {
        let path = ("path", places.data.display().to_string().into());
        let reason = ("reason", error.to_string().into());
        Problem::failed(words, "open", &[reason, path], &error)
    })?;
    let line = |show: &ShowSummary| format!("{} {}", show.id.0, show.details.title);
    let lines = |shows: &[ShowSummary]| shows.iter().map(line).collect::<Vec<_>>().join(", ");
    let Some(name) = name.map(str::trim) else {
        let [only] = &shows[..] else {
            let there = [("shows", lines(&shows).into())];
            return Err(Problem::refused(words, "which-show", &there));
        };
        return Ok(only.id);
    };
    let number = name.parse().ok().map(ShowId);
    if let Some(show) = shows.iter().find(|show| Some(show.id) == number) {
        return Ok(show.id);
    }
    let small = name.to_lowercase();
    let mut called = shows.clone();
    called.retain(|show| show.details.title.to_lowercase() == small);
    match &called[..] {
        [only] => Ok(only.id),
        [] => {
            let values = [("show", name.into()), ("shows", lines(&shows).into())];
            Err(Problem::refused(words, "no-such-show", &values))
        }
        _ => {
            let values = [("show", name.into()), ("numbers", lines(&called).into())];
            Err(Problem::refused(words, "several-shows", &values))
        }
    }
}

/// What a file could be called, without opening the studio: beside one that is open.
pub fn name_export(
    places: &Places,
    wish: &ExportWish,
    words: &Words,
) -> Result<ExportName, Problem> {
    let store = store_to_read(places, words)?;
    of(&store, places, words).name(wish)
}

/// Writes a file without opening the studio: beside one that is open. `None` when it was stopped.
pub fn export_file(
    places: &Places,
    wish: &ExportWish,
    target: &Path,
    existing: Existing,
    words: &Words,
    on_written: &mut OnWritten<'_>,
) -> Result<Option<ExportedFile>, Problem> {
    let store = store_to_read(places, words)?;
    let export = of(&store, places, words);
    to_file(&export, wish, target, existing, on_written)
}

/// Writes to what takes bytes, without opening the studio: beside one that is open.
pub fn export_to(
    places: &Places,
    wish: &ExportWish,
    out: &mut dyn Write,
    words: &Words,
) -> Result<(), Problem> {
    let store = store_to_read(places, words)?;
    let export = of(&store, places, words);
    let written = export.write(wish, out, &mut silent);
    written.map_err(|error| export.problem(&error, None))
}

/// The schedule as it is on disk, whoever has it open.
pub(crate) fn store_to_read(places: &Places, words: &Words) -> Result<Store, Problem> {
    let database = places.database();
    let path = || ("path", places.data.display().to_string().into());
    if !database.is_file() {
        return Err(Problem::refused(words, "no-schedule", &[path()]));
    }
    Store::open_to_read(&database).map_err(|error| match error.kind() {
        ErrorKind::OlderSchema => Problem::refused(words, "older-schedule", &[path()]),
        ErrorKind::NewerSchema => Problem::failed(words, "newer", &[path()], &error),
        _ => {
            let reason = ("reason", error.to_string().into());
            Problem::failed(words, "open", &[reason, path()], &error)
        }
    })
}

fn of<'a>(store: &'a Store, places: &'a Places, words: &'a Words) -> Export<'a> {
    Export {
        store,
        places,
        words,
        now: now(),
    }
}

/// Nobody hears how far it is.
fn silent(_: u64, _: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// `None` when it was stopped: then nothing of it is there.
fn to_file(
    export: &Export<'_>,
    wish: &ExportWish,
    target: &Path,
    existing: Existing,
    on_written: &mut OnWritten<'_>,
) -> Result<Option<ExportedFile>, Problem> {
    let failed = |error: ExportError| export.problem(&error, Some(target));
    let mut file = NewFile::create(target, existing).map_err(failed)?;
    match export.write(wish, &mut file, on_written) {
        Ok(()) => {}
        Err(ExportError::Stopped) => return Ok(None),
        Err(error) => return Err(failed(error)),
    }
    let bytes = file.finish().map_err(failed)?;
    Ok(Some(ExportedFile {
        file: target.display().to_string(),
        bytes,
    }))
}

impl Studio {
    /// What a file could be called, and what can't be in it. Refuses what there is nothing of.
    pub fn name_export(&self, wish: &ExportWish) -> Result<ExportName, Problem> {
        self.inner().export().name(wish)
    }

    /// Writes a file to what takes bytes. May take long; it holds nothing up.
    pub fn export(&self, wish: &ExportWish, out: &mut dyn Write) -> Result<(), Problem> {
        let export = self.inner().export();
        let written = export.write(wish, out, &mut silent);
        written.map_err(|error| export.problem(&error, None))
    }
}

impl Inner {
    pub(crate) fn name_export(&self, wish: &ExportWish) -> Result<Response, Problem> {
        let export = self.export().name(wish)?;
        Ok(Response::ExportName { export })
    }

    /// To a file that the person chose in a dialog, which has asked about one that was there.
    pub(crate) fn export_file(&self, wish: &ExportWish, file: &str) -> Result<Response, Problem> {
        let target = Path::new(file);
        let number = self.exports.begin();
        let mut on_written = |written, total| {
            // Never waited for: whoever has the desk goes first.
            if let Some(mut desk) = self.try_lock() {
                desk.tell(What::ExportProgress { written, total });
                self.flush(desk);
            }
            self.exports.go_on(number)
        };
        let replace = Existing::Replace;
        let export = to_file(&self.export(), wish, target, replace, &mut on_written)?;
        Ok(Response::Exported { export })
    }

    /// Ends the exports that run; nothing of their files is left.
    pub(crate) fn stop_export(&self) -> Result<Response, Problem> {
        self.exports.stop();
        let revision = self.lock().revision();
        Ok(Response::Done { revision })
    }

    fn export(&self) -> Export<'_> {
        of(&self.store, &self.places, self.lock().words())
    }
}

impl Export<'_> {
    /// An error in the user's words; `target` is the file that was to be written.
    pub(crate) fn problem(&self, error: &ExportError, target: Option<&Path>) -> Problem {
        let words = self.words;
        let path = target.map_or_else(String::new, |path| path.display().to_string());
        let what = match target {
            Some(_) => "export",
            None => "export-stream",
        };
        match error {
            ExportError::UnknownShow => Problem::refused(words, "unknown-show", &[]),
            ExportError::NoTakes => Problem::refused(words, "no-takes", &[]),
            ExportError::Stopped => Problem::refused(words, "export-stopped", &[]),
            ExportError::Exists => {
                Problem::refused(words, "export-exists", &[("path", path.into())])
            }
            ExportError::Schedule(error) => {
                let path = self.places.data.display().to_string();
                let values = [("reason", error.to_string().into()), ("path", path.into())];
                Problem::failed(words, "open", &values, error)
            }
            ExportError::Write(source) => {
                let values = [("reason", source.to_string().into()), ("path", path.into())];
                Problem::failed(words, what, &values, error)
            }
            ExportError::Photo { file, source } => {
                let values = [
                    ("reason", source.to_string().into()),
                    ("path", file.clone().into()),
                ];
                Problem::failed(words, "export-photo", &values, error)
            }
        }
    }
}

impl From<StoreError> for ExportError {
    fn from(error: StoreError) -> Self {
        Self::Schedule(error)
    }
}
