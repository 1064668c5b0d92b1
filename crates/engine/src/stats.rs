//! Figures about the running program.

use std::time::{Duration, Instant};

use cpu_time::ProcessTime;

use crate::destination::DestinationStats;
use crate::edition::EditionStats;
use crate::recorder::RecordingStats;
use crate::watch::Finding;

/// How the engine does. Counts run from the start of the engine.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stats {
    /// Program frames a second over the last second.
    pub fps: f32,
    /// Program frames composed.
    pub frames: u64,
    /// Ticks whose picture was not begun before the next tick was due: they have no frame.
    pub missed_ticks: u64,
    /// Ticks begun more than half a period late; they have their frame.
    pub late_ticks: u64,
    /// Ticks without a frame because encoder and preview held every buffer.
    pub starved_ticks: u64,
    /// Mean time to compose a frame over the last 512, in milliseconds.
    pub mixer_ms_mean: f32,
    /// 99th percentile of the same.
    pub mixer_ms_p99: f32,
    /// By how much the picture on show is older than its tick, in milliseconds.
    pub picture_lag_ms: f32,
    /// The H.264 encoder that was found to work, once it was tried.
    pub encoder: Option<String>,
    /// How far it went down to lighter settings because it could not follow; 0: not at all.
    pub encoder_lightness: usize,
    /// Frames the encoder had no time for, since encoding began.
    pub encoder_dropped_frames: u64,
    /// The rate of the pictures, in kbit/s, while the primary destination takes no more than that.
    pub lowered_kbps: Option<u32>,
    /// Our process, in percent of one core, over the last second.
    pub cpu_percent: f32,
    /// What viewers see or hear and is hardly meant, as of now.
    pub findings: Vec<Finding>,
    /// Each edition beside the program that somebody takes.
    pub editions: Vec<EditionStats>,
    /// Each destination that is connected or connecting.
    pub destinations: Vec<DestinationStats>,
    /// The recording, while one runs.
    pub recording: Option<RecordingStats>,
}

/// Figures that are differences over the last second.
pub(crate) struct SecondMeter {
    begun: Instant,
    cpu: ProcessTime,
    frames: u64,
    fps: f32,
    cpu_percent: f32,
}

impl SecondMeter {
    /// Begins to measure.
    pub fn new() -> Self {
        Self {
            begun: Instant::now(),
            cpu: ProcessTime::now(),
            frames: 0,
            fps: 0.0,
            cpu_percent: 0.0,
        }
    }

    /// Takes in the count of frames; (frames a second, percent of a core) of the last second.
    pub fn note(&mut self, frames: u64) -> (f32, f32) {
        let elapsed = self.begun.elapsed();
        if elapsed >= Duration::from_secs(1) {
            let seconds = elapsed.as_secs_f32();
            self.fps = frames.saturating_sub(self.frames) as f32 / seconds;
            self.cpu_percent = self.cpu.elapsed().as_secs_f32() / seconds * 100.0;
            self.begun = Instant::now();
            self.cpu = ProcessTime::now();
            self.frames = frames;
        }
        (self.fps, self.cpu_percent)
    }
}
