//! The one clock of the program. Every pipeline that captures runs on it with one base time, so a
//! buffer's running time is the program time at which it was captured, and sound and picture can
//! be laid against each other without guessing.

use std::time::Duration;

use gst::prelude::*;

/// The system's monotonic clock, counted from the start of the engine. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct ProgramClock {
    clock: gst::Clock,
    base: gst::ClockTime,
}

impl ProgramClock {
    /// A clock that stands at 0 now.
    pub fn start() -> Self {
        let clock = gst::SystemClock::obtain();
        let base = clock.time();
        Self { clock, base }
    }

    /// Program time in nanoseconds.
    pub fn now_ns(&self) -> u64 {
        self.clock.time().saturating_sub(self.base).nseconds()
    }

    /// Makes `pipeline` run on program time: its running times are program times.
    pub fn adopt(&self, pipeline: &gst::Pipeline) {
        self.adopt_at(pipeline, 0);
    }

    /// Makes `pipeline` run on the program clock with its running time 0 at program time
    /// `start_ns`: for clips, which begin when they are opened.
    pub fn adopt_at(&self, pipeline: &gst::Pipeline, start_ns: u64) {
        pipeline.use_clock(Some(&self.clock));
        pipeline.set_base_time(self.base + gst::ClockTime::from_nseconds(start_ns));
        // Without a start time the pipeline leaves the base time alone when it begins to play.
        pipeline.set_start_time(gst::ClockTime::NONE);
    }

    /// Sleeps until program time `deadline_ns`; at once when that is past.
    pub fn sleep_until(&self, deadline_ns: u64) {
        let wait = deadline_ns.saturating_sub(self.now_ns());
        if wait > 0 {
            std::thread::sleep(Duration::from_nanos(wait));
        }
    }
}
