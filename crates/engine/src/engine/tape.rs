//! What the engine's thread does for recordings: one at a time, and those that are still at their end.

use std::sync::Arc;

use super::worker::OnEvent;
use crate::clock::ProgramClock;
use crate::destination::Hub;
use crate::edition::EditionId;
use crate::error::EngineError;
use crate::recorder::{Recorder, RecordingSpec, RecordingStats, Ring};
use crate::teardown::Teardown;

/// The program's pictures (`None`), or an edition's.
pub(super) type Taken = Option<EditionId>;

/// The recording, and the replay of the last minute.
pub(super) struct Tape {
    clock: ProgramClock,
    teardown: Teardown,
    on_event: OnEvent,
    running: Option<Recorder>,
    /// Told to end, and writing the last of it.
    ending: Vec<Recorder>,
    ring: Arc<Ring>,
}

impl Tape {
    /// Clips are made of what comes to `hub`: the program's.
    pub fn new(hub: &Hub, clock: ProgramClock, teardown: Teardown, on_event: OnEvent) -> Self {
        let ring = Arc::new(Ring::default());
        let keeper: Arc<Ring> = Arc::clone(&ring);
        hub.add_keeper(keeper);
        Self {
            clock,
            teardown,
            on_event,
            running: None,
            ending: Vec::new(),
            ring,
        }
    }

    pub fn ring(&self) -> Arc<Ring> {
        Arc::clone(&self.ring)
    }

    /// Begins a recording of what comes to `hub`; one that runs ends.
    pub fn start(&mut self, spec: RecordingSpec, hub: &Hub) -> Result<(), EngineError> {
        self.stop();
        let on_event = Arc::clone(&self.on_event);
        let tell = move |event| on_event(event);
        let recorder = Recorder::start(spec, hub, &self.clock, &self.teardown, tell)?;
        self.running = Some(recorder);
        Ok(())
    }

    /// Ends the recording in order, in the background.
    pub fn stop(&mut self) {
        if let Some(recorder) = self.running.take() {
            recorder.begin_stop();
            self.ending.push(recorder);
        }
    }

    /// What happened by itself.
    pub fn look(&mut self) {
        if let Some(ended) = self.running.take_if(|recorder| recorder.has_ended()) {
            self.ending.push(ended);
        }
        self.ending.retain(Recorder::is_alive);
    }

    /// What it takes of what the encoders make.
    pub fn takes(&self) -> Option<Taken> {
        self.running.as_ref().map(Recorder::edition)
    }

    /// What recordings take that are at their end.
    pub fn took(&self) -> impl Iterator<Item = Taken> {
        self.ending.iter().map(Recorder::edition)
    }

    /// Whether everything is on disk.
    pub fn is_at_rest(&self) -> bool {
        self.running.is_none() && !self.ending.iter().any(Recorder::is_alive)
    }

    pub fn stats(&self) -> Option<RecordingStats> {
        self.running.as_ref().map(Recorder::stats)
    }
}
