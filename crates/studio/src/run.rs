//! Starting and ending a run: practice, live, end.

use vitrine_domain::{Applied, Command, History, Phase, UnixMs};

use crate::desk::Desk;
use crate::protocol::{Level, Problem, Response};
use crate::studio::Inner;

impl Inner {
    /// Starts a practice run: everything runs, into a receiver of our own; nothing leaves this computer.
    pub(crate) fn start_practice(&self) -> Result<Response, Problem> {
        self.change(|desk, now| {
            let applied = self.apply(desk, &Command::StartPractice, now)?;
            self.open_practice(desk)?;
            self.begin(desk, applied, now);
            Ok(())
        })
    }

    /// Goes on air, at every destination that takes part.
    pub(crate) fn go_live(&self) -> Result<Response, Problem> {
        self.back_up();
        self.fetch_keys();
        self.change(|desk, now| {
            let applied = self.apply(desk, &Command::GoLive, now)?;
            self.close_practice(desk, now);
            self.connect_all(desk, now)?;
            self.begin(desk, applied, now);
            Ok(())
        })
    }

    /// Ends the run.
    pub(crate) fn end(&self) -> Result<Response, Problem> {
        self.change(|desk, now| {
            let applied = self.apply(desk, &Command::End, now)?;
            self.finish(desk, applied, now);
            Ok(())
        })
    }

    fn begin(&self, desk: &mut Desk, applied: Applied, now: UnixMs) {
        self.close_run(desk, now);
        self.forget_interrupted(desk);
        desk.history = History::new();
        self.settle(desk, applied, now);
        desk.frames.begin_run();
        self.begin_count(desk);
        self.record_run(desk, now);
    }

    fn finish(&self, desk: &mut Desk, applied: Applied, now: UnixMs) {
        desk.history = History::new();
        let was_live = desk.state.live.phase == Phase::Live;
        self.settle(desk, applied, now);
        self.close_run(desk, now);
        self.stop_recorder(desk);
        self.close_practice(desk, now);
        if was_live {
            self.disconnect_all(desk, now);
        }
    }

    fn close_run(&self, desk: &mut Desk, now: UnixMs) {
        let Some(run) = desk.run.take() else { return };
        if let Err(error) = self.store.end_run(run, now) {
            tracing::error!(%error, "the end of a run was not written down");
        }
    }

    /// Before a show, so that what was planned survives whatever happens in it.
    fn back_up(&self) {
        if let Err(error) = self.store.backup(crate::studio::now()) {
            let mut desk = self.lock();
            let now = crate::studio::now();
            let values = [("reason", error.to_string().into())];
            desk.notice(Level::Warning, "no-backup", &values, now);
            self.flush(desk);
        }
    }
}
