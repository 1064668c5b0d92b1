//! Going on with a show that was cut short: by a crash, by power that went, by a computer that restarted.
//!
//! A run that never ended is found at the start. Nothing goes on by itself: the window asks, and until
//! somebody answers the run stays as it is. Where it stood is on disk since its last change ([`saving`]),
//! so going on is putting that state back on air.
//!
//! [`saving`]: crate::saving

use vitrine_domain::{History, LiveState, Phase, RunId, ShowId, State, UnixMs};
use vitrine_store::Run;

use crate::desk::Desk;
use crate::protocol::{InterruptedRun, Level, Problem, Response, What};
use crate::studio::Inner;
use crate::words::Words;

/// A run that never ended, and all that going on takes.
#[derive(Debug, Clone)]
pub(crate) struct Interrupted {
    run: RunId,
    show: ShowId,
    live: LiveState,
    view: InterruptedRun,
}

impl Interrupted {
    /// As windows draw it.
    pub fn view(&self) -> InterruptedRun {
        self.view.clone()
    }
}

impl Inner {
    /// Looks for a run that never ended. One whose show is gone can't go on, and is ended.
    pub(crate) fn find_interrupted(&self, words: &Words) -> Result<Option<Interrupted>, Problem> {
        let unreadable = |error| self.unreadable(words, &error);
        let Some(run) = self.store.unfinished_run().map_err(unreadable)? else {
            return Ok(None);
        };
        let last_at = self.store.last_sign_of(&run).map_err(unreadable)?;
        let id = run.id;
        let Run {
            show: Some(show),
            live: Some(live),
            started_at,
            show_title,
            ..
        } = run
        else {
            self.close(id, last_at);
            return Ok(None);
        };
        let current = live.current.map(|current| current.id);
        let item = match self.store.show(show).map_err(unreadable)? {
            Some(show) => current.and_then(|id| Some(show.rundown.get(id)?.title.clone())),
            None => None,
        };
        let view = InterruptedRun {
            show: show_title,
            phase: live.phase,
            item,
            started_at,
            last_at,
        };
        Ok(Some(Interrupted {
            run: id,
            show,
            live,
            view,
        }))
    }

    /// Goes on: same show, item, timers and card, and the destinations again if it was live.
    pub(crate) fn resume(&self) -> Result<Response, Problem> {
        self.fetch_keys();
        self.change(|desk, now| {
            let words = desk.words();
            if desk.state.live.phase.is_running() {
                return Err(Problem::refused(words, "live", &[]));
            }
            if self.imports.is_writing() {
                return Err(Problem::refused(words, "import-busy", &[]));
            }
            let interrupted = desk.interrupted.clone();
            let Some(Interrupted {
                run, show, live, ..
            }) = interrupted
            else {
                return Err(Problem::refused(words, "nothing-to-resume", &[]));
            };
            let show = self
                .store
                .show(show)
                .map_err(|error| self.unreadable(words, &error))?
                .ok_or_else(|| Problem::refused(words, "unknown-show", &[]))?;
            // First what may be refused: until then all is as it was.
            match live.phase {
                Phase::Live => self.connect_all(desk, now)?,
                Phase::Practice => self.open_practice(desk)?,
                Phase::Off | Phase::Ended => {}
            }
            desk.state = State {
                live,
                ..State::new(show)
            };
            desk.run = Some(run);
            desk.history = History::new();
            desk.interrupted = None;
            self.fetch_products(desk)?;
            let take = self.put_on_air(desk, now);
            desk.frames.begin_run();
            self.begin_count(desk);
            // Viewers see it from now on again, and so does the log.
            self.save(desk, &[], take, now);
            // In a new file: the one before is as whole as it can be.
            self.record_run(desk, now);
            desk.notice(Level::Info, "resumed", &[], now);
            desk.tell(What::Interrupted { run: None });
            desk.tell_show(now);
            Ok(())
        })
    }

    /// Leaves it at that: the run is ended at its last sign of life.
    pub(crate) fn leave_interrupted(&self) -> Result<Response, Problem> {
        self.change(|desk, _| {
            if let Some(interrupted) = desk.interrupted.take() {
                self.close(interrupted.run, interrupted.view.last_at);
                desk.tell(What::Interrupted { run: None });
            }
            Ok(())
        })
    }

    /// Another run begins, which ends the one that was cut short.
    pub(crate) fn forget_interrupted(&self, desk: &mut Desk) {
        if desk.interrupted.take().is_some() {
            desk.tell(What::Interrupted { run: None });
        }
    }

    fn close(&self, run: RunId, at: UnixMs) {
        if let Err(error) = self.store.end_run(run, at) {
            tracing::error!(%error, "the end of a run was not written down");
        }
    }
}
