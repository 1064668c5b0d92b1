//! What the engine says of itself five times a second: its figures, what is wrong with what goes out, and
//! warnings.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use vitrine_domain::Scene;

use super::editions::Editions;
use super::worker::OnEvent;
use crate::event::{EngineEvent, Warning};
use crate::sound::SoundShared;
use crate::stats::{SecondMeter, Stats};
use crate::ticker::TickShared;
use crate::watch::{Finding, PictureSeen, Watch};

/// What stands between two warnings.
const WARN_EVERY: Duration = Duration::from_secs(1);

pub(super) struct Report {
    on_event: OnEvent,
    ticks: Arc<TickShared>,
    sound: Arc<SoundShared>,
    /// The newest figures, for whoever asks.
    stats: Arc<Mutex<Stats>>,
    meter: SecondMeter,
    watch: Watch,
    warned: Warned,
}

/// What was counted when it was last warned about.
#[derive(Default)]
struct Warned {
    missed_ticks: u64,
    encoder_dropped: u64,
    at: Option<Instant>,
}

impl Report {
    pub fn new(
        on_event: OnEvent,
        ticks: Arc<TickShared>,
        sound: Arc<SoundShared>,
        stats: Arc<Mutex<Stats>>,
    ) -> Self {
        Self {
            on_event,
            ticks,
            sound,
            stats,
            meter: SecondMeter::new(),
            watch: Watch::default(),
            warned: Warned::default(),
        }
    }

    /// Completes the figures of encoders, destinations and recording, warns of what they say, and shows
    /// them.
    pub fn publish(&mut self, of_outputs: Stats, now: Duration, editions: &mut Editions) {
        let stats = self.complete(of_outputs, now);
        self.warn(&stats, editions);
        *self.stats.lock().unwrap_or_else(PoisonError::into_inner) = stats;
    }

    fn complete(&mut self, of_outputs: Stats, now: Duration) -> Stats {
        use std::sync::atomic::Ordering::Relaxed;
        let findings = self.watch(now);
        let counts = &self.ticks.counts;
        let frames = counts.frames.load(Relaxed);
        let (fps, cpu_percent) = self.meter.note(frames);
        let (mixer_ms_mean, mixer_ms_p99) = counts.durations.mean_and_p99_ms();
        Stats {
            fps,
            frames,
            missed_ticks: counts.missed.load(Relaxed),
            late_ticks: counts.late.load(Relaxed),
            starved_ticks: counts.starved.load(Relaxed),
            mixer_ms_mean,
            mixer_ms_p99,
            picture_lag_ms: (counts.picture_lag_ns.load(Relaxed) as f64 / 1e6) as f32,
            cpu_percent,
            findings,
            ..of_outputs
        }
    }

    /// What is wrong with what goes out.
    fn watch(&mut self, now: Duration) -> Vec<Finding> {
        let ticks = &self.ticks;
        // A slate may be as dark as its theme wants it.
        let is_slate = ticks.program.load().spec.scene == Scene::Slate;
        let picture = PictureSeen {
            program: ticks.glances.program().filter(|_| !is_slate),
            camera: ticks.glances.camera(),
        };
        self.watch
            .judge(now, picture, self.sound.microphone.heard())
    }

    fn warn(&mut self, stats: &Stats, editions: &mut Editions) {
        let before = self.warned.at;
        if before.is_some_and(|at| at.elapsed() < WARN_EVERY) {
            return;
        }
        self.warned.at = Some(Instant::now());
        let missed = stats.missed_ticks.saturating_sub(self.warned.missed_ticks);
        if missed > 0 {
            self.tell(Warning::MissedTicks { count: missed });
        }
        let dropped = stats.encoder_dropped_frames;
        let behind = dropped.saturating_sub(self.warned.encoder_dropped);
        if behind > 0 {
            self.tell(Warning::EncoderBehind { count: behind });
        }
        for (edition, count) in editions.take_behind(&stats.editions) {
            self.tell(Warning::EditionBehind { edition, count });
        }
        self.warned.missed_ticks = stats.missed_ticks;
        self.warned.encoder_dropped = dropped;
    }

    fn tell(&self, warning: Warning) {
        (self.on_event)(EngineEvent::Warning(warning));
    }
}
