//! What a change leaves on disk. What can't be written waits here and is tried again every second and
//! with every change, in one transaction: nothing is lost while the program runs.

use vitrine_domain::{Change, RunId, TakeId, UnixMs};
use vitrine_engine::ProgramShown;
use vitrine_store::{CommitBatch, FirstFrame, NewTake, StoreError};

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
    /// The take log's next entries, each with the number of the program that shows it.
    takes: Vec<(NewTake, u64)>,
    /// The first frames of entries that are on disk.
    frames: Vec<(TakeId, FirstFrame)>,
    /// The last try failed.
    has_failed: bool,
}

impl Unsaved {
    /// Whether something waits for the disk that the disk has refused.
    pub fn is_waiting(&self) -> bool {
        self.has_failed
    }

    fn has_work(&self) -> bool {
        self.has_failed || !self.frames.is_empty()
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
        let take = take.map(|take| (take, desk.frames.program));
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
        let takes = unsaved.takes.iter_mut().map(|(take, _)| take);
        for take in takes.filter(|take| take.run == NO_RUN) {
            take.run = run.unwrap_or(NO_RUN);
        }
        // A run that ended before it could be begun on disk has no log to write to.
        unsaved.takes.retain(|(take, _)| {
            let has_run = take.run != NO_RUN;
            if !has_run {
                tracing::error!(?take, "a take of a run that was never written down");
            }
            has_run
        });
        let takes: Vec<NewTake> = unsaved.takes.iter().map(|(take, _)| take.clone()).collect();
        let ids = self.store.commit(CommitBatch {
            show: desk.unsaved.show.then_some(&*desk.state.show),
            live: desk.run.map(|run| (run, &desk.state.live)),
            takes: &takes,
            frames: &desk.unsaved.frames,
        })?;
        for ((take, program), id) in desk.unsaved.takes.iter().zip(ids) {
            if take.first_frame.is_none() {
                desk.frames.unseen.push((*program, id));
            }
        }
        Ok(())
    }

    /// A program is seen for the first time, and with it the takes since the one before. What is on disk
    /// already learns of it within a second.
    pub(crate) fn program_shown(&self, desk: &mut Desk, shown: ProgramShown) {
        let frames = &mut desk.frames;
        if shown.program < frames.run_from {
            return;
        }
        let base = *frames.base.get_or_insert(shown.frame);
        self.chapter_shown(desk, shown);
        let frames = &mut desk.frames;
        let first = FirstFrame {
            frame: shown.frame.saturating_sub(base),
            at: shown.at,
        };
        let is_seen = |program: u64| program <= shown.program;
        for (take, program) in &mut desk.unsaved.takes {
            if is_seen(*program) {
                take.first_frame.get_or_insert(first);
            }
        }
        let seen = frames
            .unseen
            .extract_if(.., |(program, _)| is_seen(*program));
        desk.unsaved
            .frames
            .extend(seen.map(|(_, take)| (take, first)));
    }

    /// Tries again what could not be written, and writes what was left for later.
    pub(crate) fn save_again(&self, desk: &mut Desk, now: UnixMs) {
        if desk.unsaved.has_work() {
            self.save(desk, &[], None, now);
        }
    }
}

/// Which frames showed what, as far as the mixer has told.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    /// The number of the program that was set last.
    pub program: u64,
    /// The first program of the run.
    run_from: u64,
    /// Its first frame.
    base: Option<u64>,
    /// Entries of the log on disk, with the programs that are to show them.
    unseen: Vec<(u64, TakeId)>,
}

impl Frames {
    /// A run begins with the program that was set last.
    pub fn begin_run(&mut self) {
        let first = self.program;
        self.run_from = first;
        self.base = None;
        self.unseen.retain(|(program, _)| *program >= first);
    }
}

const NOT_SAVED: &str = "not-saved";
