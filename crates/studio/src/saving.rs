//! What a change leaves on disk. What can't be written waits here and is tried again every second and
//! with every change, in one transaction: nothing is lost while the program runs.

use vitrine_domain::{Change, RunId, UnixMs};
use vitrine_store::{CommitBatch, NewTake, StoreError};

use crate::desk::Desk;
use crate::protocol::Level;
use crate::studio::Inner;

/// A run that could not be written down yet has no number; its takes get it when it has.
pub(crate) const NO_RUN: RunId = RunId(0);

/// What did not reach the disk yet.
#[derive(Debug, Default)]
pub(crate) struct Unsaved {
    /// The rundown was changed.
    show: bool,
    /// The take log's next entries.
    takes: Vec<NewTake>,
    /// The last try failed.
    has_failed: bool,
}

impl Unsaved {
    /// Whether something waits for the disk.
    pub fn is_waiting(&self) -> bool {
        self.has_failed
    }
}

impl Inner {
    /// Show state, card and take log in one transaction. Says so once when that fails, and once when
    /// it works again.
    pub(crate) fn save(
        &self,
        desk: &mut Desk,
        changes: &[Change],
        take: Option<NewTake>,
        now: UnixMs,
    ) {
        desk.unsaved.show |= changes.contains(&Change::Rundown);
        desk.unsaved.takes.extend(take);
        match self.write(desk, now) {
            Ok(()) => {
                let had_failed = std::mem::take(&mut desk.unsaved).has_failed;
                if had_failed {
                    desk.resolve(NOT_SAVED, now);
                    desk.notice(Level::Info, "saved", &[], now);
                }
            }
            Err(error) => {
                tracing::error!(%error, "a change could not be saved");
                if !std::mem::replace(&mut desk.unsaved.has_failed, true) {
                    let path = self.places.data.display().to_string();
                    let values = [("reason", error.to_string().into()), ("path", path.into())];
                    desk.notice(Level::Alarm, NOT_SAVED, &values, now);
                }
            }
        }
    }

    /// Writes what waits.
    fn write(&self, desk: &mut Desk, now: UnixMs) -> Result<(), StoreError> {
        let phase = desk.state.live.phase;
        if desk.run.is_none() && phase.is_running() {
            desk.run = Some(self.store.begin_run(desk.state.show.id, phase, now)?);
        }
        let Desk { run, unsaved, .. } = desk;
        for take in unsaved.takes.iter_mut().filter(|take| take.run == NO_RUN) {
            take.run = run.unwrap_or(NO_RUN);
        }
        // A run that ended before it could be begun on disk has no log to write to.
        unsaved.takes.retain(|take| {
            let has_run = take.run != NO_RUN;
            if !has_run {
                tracing::error!(?take, "a take of a run that was never written down");
            }
            has_run
        });
        self.store.commit(CommitBatch {
            show: desk.unsaved.show.then_some(&*desk.state.show),
            live: desk.run.map(|run| (run, &desk.state.live)),
            takes: &desk.unsaved.takes,
        })?;
        Ok(())
    }

    /// Tries again what could not be written.
    pub(crate) fn save_again(&self, desk: &mut Desk, now: UnixMs) {
        if desk.unsaved.is_waiting() {
            self.save(desk, &[], None, now);
        }
    }
}

const NOT_SAVED: &str = "not-saved";
