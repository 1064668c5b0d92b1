//! Starting and ending a run: practice, live, end.

use vitrine_domain::{Applied, Command, History, Phase, UnixMs};
use vitrine_engine::{DestinationId, DestinationSpec, StreamUrl};

use crate::desk::Desk;
use crate::protocol::{Level, LinkView, Problem, Response};
use crate::studio::Inner;

/// There is one destination so far.
pub(crate) const DESTINATION: DestinationId = DestinationId(1);

impl Inner {
    /// Starts a practice run: everything runs, nothing leaves this computer.
    pub(crate) fn start_practice(&self) -> Result<Response, Problem> {
        self.change(|desk, now| {
            let applied = self.apply(desk, &Command::StartPractice, now)?;
            self.begin(desk, applied, now);
            Ok(())
        })
    }

    /// Goes on air.
    pub(crate) fn go_live(&self) -> Result<Response, Problem> {
        self.back_up();
        self.change(|desk, now| {
            let applied = self.apply(desk, &Command::GoLive, now)?;
            let destination = destination(desk)?;
            self.engine
                .connect(destination)
                .map_err(|error| Problem::engine(desk.words(), &error))?;
            desk.setup.link = LinkView::Connecting;
            desk.tell_setup();
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
        desk.history = History::new();
        self.settle(desk, applied, now);
        desk.frames.begin_run();
    }

    fn finish(&self, desk: &mut Desk, applied: Applied, now: UnixMs) {
        desk.history = History::new();
        let was_live = desk.state.live.phase == Phase::Live;
        self.settle(desk, applied, now);
        self.close_run(desk, now);
        if was_live {
            // Says goodbye to the server on the engine's own thread, within its deadline.
            self.engine.disconnect(DESTINATION);
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

fn destination(desk: &Desk) -> Result<DestinationSpec, Problem> {
    let url = desk.setup.remembered.destination_url.clone();
    if url.is_empty() {
        return Err(Problem::refused(desk.words(), "no-destination", &[]));
    }
    Ok(DestinationSpec {
        id: DESTINATION,
        url: StreamUrl(url),
        key: desk.setup.key.clone(),
    })
}
