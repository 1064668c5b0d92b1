//! What is kept of the program on this computer: recordings, the replay of the last minute, clips.
//!
//! A recording takes coded packets from the hub, as a destination does, on a thread of its own with a
//! pipeline of its own for each file. It shares what is coded for destinations, or takes an edition with a
//! rate of its own. Nothing here can hold up an encoder or a destination: see [`backlog`]. Left out on
//! purpose: what a recording is called, when it is wanted, how much of a disk may be used, chapters' titles;
//! the studio says.

mod backlog;
mod clip;
mod cut;
mod file;
mod firm;
mod job;
#[cfg(test)]
mod made;
mod mend;
mod name;
mod parts;
mod ring;
mod split;
mod state;
mod whole;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use backlog::Backlog;
pub(crate) use clip::write_clip;
pub use clip::{ClipError, ClipSpec};
pub use cut::{Cut, cut};
use job::Job;
pub(crate) use ring::Ring;
pub use split::SplitRule;
use state::Shared;
pub use state::{RecordedFile, RecordingEnd, RecordingState, RecordingStats};
pub use whole::{Chapter, MendError, Whole, look_at, write_chapters};

use crate::clock::ProgramClock;
use crate::destination::{Hub, Keeper};
use crate::edition::{Edition, EditionId};
use crate::error::EngineError;
use crate::event::EngineEvent;
use crate::teardown::Teardown;

/// What is recorded, and where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordingSpec {
    /// The program as destinations get it, or an edition with a rate of its own.
    pub edition: Edition,
    /// The folder.
    pub folder: PathBuf,
    /// The first file's name without its ending; later ones, and those whose name is taken, get a
    /// number. Safe on the system's disks.
    pub name: String,
    /// When a new file begins.
    pub split: SplitRule,
    /// Makes the folder if it is not there. Not for a folder on a disk that can be taken away: that
    /// would be made on another disk.
    pub may_make_folder: bool,
}

/// A recording at work.
#[derive(Debug)]
pub(crate) struct Recorder {
    edition: Option<EditionId>,
    hub: Hub,
    backlog: Arc<Backlog>,
    /// The same, as the hub knows it.
    keeper: Arc<dyn Keeper>,
    is_stopping: Arc<AtomicBool>,
    shared: Arc<Shared>,
    thread: JoinHandle<()>,
}

impl Recorder {
    /// Begins with the next keyframe of `hub`, which is that of the edition. `on_event` is called from the
    /// recording's thread or the engine's.
    pub fn start(
        spec: RecordingSpec,
        hub: &Hub,
        clock: &ProgramClock,
        teardown: &Teardown,
        on_event: impl Fn(EngineEvent) + Send + Sync + 'static,
    ) -> Result<Self, EngineError> {
        let backlog = Arc::new(Backlog::default());
        let keeper: Arc<dyn Keeper> = Arc::clone(&backlog) as Arc<dyn Keeper>;
        let is_stopping = Arc::new(AtomicBool::new(false));
        let shared = Arc::new(Shared::new(on_event));
        let edition = spec.edition.id();
        let job = Job {
            spec,
            hub: hub.clone(),
            clock: clock.clone(),
            backlog: Arc::clone(&backlog),
            is_stopping: Arc::clone(&is_stopping),
            shared: Arc::clone(&shared),
            teardown: teardown.clone(),
        };
        shared.tell(RecordingState::Starting);
        hub.add_keeper(Arc::clone(&keeper));
        let started = std::thread::Builder::new()
            .name("recorder".to_owned())
            .spawn(move || job.run());
        match started {
            Ok(thread) => Ok(Self {
                edition,
                hub: hub.clone(),
                backlog,
                keeper,
                is_stopping,
                shared,
                thread,
            }),
            Err(error) => {
                hub.remove_keeper(&keeper);
                Err(EngineError::build("recording", error))
            }
        }
    }

    /// What it takes; `None` for the program.
    pub fn edition(&self) -> Option<EditionId> {
        self.edition
    }

    /// How it does.
    pub fn stats(&self) -> RecordingStats {
        let queue_ms = (self.backlog.waiting_ns() / 1_000_000) as u32;
        self.shared.stats(queue_ms)
    }

    /// Tells it to end; does not wait.
    pub fn begin_stop(&self) {
        self.is_stopping.store(true, Ordering::Relaxed);
        self.hub.remove_keeper(&self.keeper);
        self.backlog.wake();
    }

    /// Whether it has come to its end, by itself or as it was told to. A thread that the disk holds is
    /// given up when too much waits for it.
    pub fn has_ended(&self) -> bool {
        if self.backlog.has_overflowed() {
            self.begin_stop();
            self.shared.end(RecordingEnd::DiskHangs);
            return true;
        }
        let has_ended = self.thread.is_finished();
        if has_ended {
            self.hub.remove_keeper(&self.keeper);
            self.shared.end(RecordingEnd::Setup {
                detail: "the recorder's thread has died".to_owned(),
            });
        }
        has_ended
    }

    /// Whether its thread runs still.
    pub fn is_alive(&self) -> bool {
        !self.thread.is_finished()
    }
}
