//! A show as one file that opens on another computer: a zip with `show.json` (the show, its products, what
//! is known of them, its theme) and `photos/`.
//!
//! Reading is of strangers' files: all of it is read, measured, decoded and compared with what is here before
//! anything is written. Then the photos are laid down, and all else is one transaction; if that fails, the
//! photos go again.
//!
//! Left out on purpose: runs and take logs, which are this computer's history; stream keys; and products
//! that are here already, which stay as they are.

mod archive;
mod arrival;
mod check;
mod departure;
mod error;
mod format;
mod limits;
mod opening;
mod sound;

use std::path::Path;

use vitrine_domain::ShowId;
use vitrine_store::Store;

use crate::open;
use crate::places::Places;
use crate::protocol::{Problem, Response, ShowFileCheck, What};
use crate::stage::Stage;
use crate::studio::{Inner, now};
use crate::words::Words;
use arrival::Arrival;
use check::Here;
pub(crate) use departure::{Departure, write};
use error::ShowFileError;
use opening::Opening;

/// What a show file's name ends in.
pub(crate) const ENDING: &str = "vitrine";

/// What opening a show file would bring, without opening the studio: beside one that is open.
pub fn check_show_file(
    places: &Places,
    file: &Path,
    words: &Words,
) -> Result<ShowFileCheck, Problem> {
    let store = match places.database().is_file() {
        true => crate::export::store_to_read(places, words)?,
        false => open::store(places, words, now())?.store,
    };
    let stage = open::stage(places, &store, words)?;
    check(&store, &stage, places, file, words).map(|(check, _)| check)
}

/// Takes a show file into the schedule, without opening the studio; refused while one is open.
pub fn open_show_file(
    places: &Places,
    file: &Path,
    words: &Words,
) -> Result<(ShowFileCheck, ShowId), Problem> {
    let store = open::store(places, words, now())?.store;
    let stage = open::stage(places, &store, words)?;
    let (check, arrival) = check(&store, &stage, places, file, words)?;
    let show = take_in(&store, places, file, words, &check, arrival)?;
    Ok((check, show))
}

fn check(
    store: &Store,
    stage: &Stage,
    places: &Places,
    file: &Path,
    words: &Words,
) -> Result<(ShowFileCheck, Arrival), Problem> {
    let failed = |error: ShowFileError| error.problem(file, words);
    let arrival = Arrival::read(file).map_err(failed)?;
    let here = Here {
        store,
        stage,
        places,
        words,
    };
    let check = here.check(&arrival).map_err(failed)?;
    Ok((check, arrival))
}

fn take_in(
    store: &Store,
    places: &Places,
    file: &Path,
    words: &Words,
    check: &ShowFileCheck,
    arrival: Arrival,
) -> Result<ShowId, Problem> {
    let opening = Opening {
        store,
        photos: places.photos(),
        title: &check.title_here,
    };
    let opened = opening.take_in(arrival);
    opened.map_err(|error| match error {
        ShowFileError::Schedule(error) => Problem::save(words, &places.data, &error),
        other => other.problem(file, words),
    })
}

impl Inner {
    /// What opening a show file would bring; writes nothing.
    pub(crate) fn check_show_file(&self, file: &str) -> Result<Response, Problem> {
        let words = self.lock().words();
        let file = Path::new(file);
        let (check, _) = check(&self.store, &self.stage, &self.places, file, words)?;
        Ok(Response::ShowFile {
            check: Box::new(check),
        })
    }

    /// Takes a show file in as it was checked; the show is opened, unless one runs.
    pub(crate) fn open_show_file(&self, file: &str, seal: &str) -> Result<Response, Problem> {
        let (words, is_running) = {
            let desk = self.lock();
            (desk.words(), desk.state.live.phase.is_running())
        };
        if self.imports.is_writing() {
            return Err(Problem::refused(words, "import-busy", &[]));
        }
        let file = Path::new(file);
        let (check, arrival) = check(&self.store, &self.stage, &self.places, file, words)?;
        if check.seal != seal {
            return Err(ShowFileError::Changed.problem(file, words));
        }
        let show = take_in(&self.store, &self.places, file, words, &check, arrival)?;
        self.themes_are_others(words)?;
        self.change(|desk, _| {
            desk.tell(What::CatalogueChanged);
            Ok(())
        })?;
        // It is on the list even if it can't be opened, such as while a change waits for the disk.
        let mut revision = self.list_shows_anew()?;
        if !is_running {
            self.open_show(show)?;
            revision = self.lock().revision();
        }
        Ok(Response::ShowMade { show, revision })
    }
}
