//! The sound mixer's thread: a block every 10 ms of the program clock, whatever the sources do.
//!
//! A block is mixed [`LATENCY_NS`] after its time, when every source has delivered what was
//! captured then. Its program time does not move: the encoder gets it with the time it belongs to.

use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use super::limiter::Limiter;
use super::meter::{Meter, decibels};
use super::strip::StripGain;
use super::track::{Placed, Track};
use super::{BLOCK_FRAMES, BLOCK_NS, Levels, Stereo, Strip};
use crate::clock::ProgramClock;
use crate::error::EngineError;
use crate::priority::{Urgency, raise_thread};
use crate::ticker::TickShared;
use crate::watch::MicrophoneHeard;

/// How long after its time a block is mixed. Sound servers hand over 10 to 60 ms after capture;
/// the rest is for a machine that is busy.
const LATENCY_NS: u64 = 150_000_000;
/// When the thread is this late, blocks are skipped instead of made up for: it was asleep.
const ASLEEP_NS: u64 = 2_000_000_000;
/// Levels are told every tenth block: ten times a second.
const LEVELS_EVERY: u64 = 10;
/// The age of the picture is made up for up to this: beyond it something else is wrong.
const MAX_LAG_NS: i64 = 200_000_000;

/// Takes levels, on the sound mixer's thread.
pub(crate) type OnLevels = Box<dyn Fn(Levels) + Send + Sync>;

/// A strip's side of the desk. Lock owner: the source's thread while it writes a block, the sound
/// mixer while it reads one; the picture's mixer never takes it.
pub(crate) struct StripInput {
    inner: Mutex<StripState>,
    /// The highest sample before gain and mute since somebody last asked, as the bits of an `f32`:
    /// of numbers that are not negative the bits have the same order.
    peak: AtomicU32,
    /// Whether the source has sent anything since.
    is_fed: AtomicBool,
    /// How much later than the picture its sound is, in microseconds; early is negative.
    late_us: AtomicI32,
    /// Blocks that were cut, since somebody last asked.
    broken: AtomicU32,
}

struct StripState {
    track: Track,
    settings: Strip,
}

impl StripInput {
    fn new() -> Self {
        let state = StripState {
            track: Track::new(),
            settings: Strip::PLAIN,
        };
        Self {
            inner: Mutex::new(state),
            peak: AtomicU32::new(0),
            is_fed: AtomicBool::new(false),
            late_us: AtomicI32::new(0),
            broken: AtomicU32::new(0),
        }
    }

    /// Samples from the source, the first captured at program time `captured_ns`.
    pub fn write(&self, captured_ns: u64, block: impl ExactSizeIterator<Item = Stereo>) {
        self.lock().track.write(captured_ns, block);
        self.is_fed.store(true, Ordering::Relaxed);
    }

    /// What was heard since the last call.
    pub fn heard(&self) -> MicrophoneHeard {
        let Strip {
            gain_db, is_muted, ..
        } = self.lock().settings;
        let peak = f32::from_bits(self.peak.swap(0, Ordering::Relaxed));
        let is_fed = self.is_fed.swap(false, Ordering::Relaxed);
        MicrophoneHeard {
            peak_db: is_fed.then(|| decibels(peak)),
            gain_db,
            is_muted,
            late_ms: self.late_us.load(Ordering::Relaxed) as f32 / 1000.0,
            broken_blocks: self.broken.swap(0, Ordering::Relaxed),
        }
    }

    /// `unmade_ns`: what a new picture is older by than is made up for.
    fn note_place(&self, placed: Placed, unmade_ns: i64) {
        let late_us = (placed.late_ns - unmade_ns) / 1000;
        let late_us = late_us.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
        self.late_us.store(late_us, Ordering::Relaxed);
        self.broken
            .fetch_add(u32::from(placed.is_broken), Ordering::Relaxed);
    }

    fn note_peak(&self, block: &[Stereo]) {
        let samples = block.as_flattened().iter();
        let peak = samples.fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
        self.peak.fetch_max(peak.to_bits(), Ordering::Relaxed);
    }

    /// Another source comes, or none.
    pub fn clear(&self) {
        self.lock().track.clear();
    }

    /// Other settings, from the next block on.
    pub fn set(&self, settings: Strip) {
        self.lock().settings = settings;
    }

    fn lock(&self) -> MutexGuard<'_, StripState> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the sound mixer shares with the sources.
pub(crate) struct SoundShared {
    pub microphone: StripInput,
    pub system_sound: StripInput,
}

impl SoundShared {
    /// Two empty strips.
    pub fn new() -> Self {
        Self {
            microphone: StripInput::new(),
            system_sound: StripInput::new(),
        }
    }
}

/// The running sound mixer.
pub(crate) struct SoundDesk {
    is_stopping: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl SoundDesk {
    /// Starts to mix. The encoder to feed is found where the picture's mixer finds it.
    pub fn start(
        clock: ProgramClock,
        sound: Arc<SoundShared>,
        ticks: Arc<TickShared>,
        on_levels: OnLevels,
    ) -> Result<Self, EngineError> {
        let is_stopping = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&is_stopping);
        let mixing = Mixing {
            clock,
            sound,
            ticks,
            on_levels,
            gains: [StripGain::new(), StripGain::new()],
            meters: std::array::from_fn(|_| Meter::new()),
            limiter: Limiter::new(),
        };
        let thread = std::thread::Builder::new()
            .name("sound".to_owned())
            .spawn(move || mixing.run(&stop))
            .map_err(|error| EngineError::build("sound", error))?;
        Ok(Self {
            is_stopping,
            thread,
        })
    }

    /// Stops after the block that is running.
    pub fn stop(self) {
        self.is_stopping.store(true, Ordering::Relaxed);
        if self.thread.join().is_err() {
            tracing::error!("the sound mixer's thread panicked");
        }
    }
}

struct Mixing {
    clock: ProgramClock,
    sound: Arc<SoundShared>,
    ticks: Arc<TickShared>,
    on_levels: OnLevels,
    gains: [StripGain; 2],
    /// Microphone, system sound, mix.
    meters: [Meter; 3],
    limiter: Limiter,
}

impl Mixing {
    fn run(mut self, is_stopping: &AtomicBool) {
        raise_thread(Urgency::Sound);
        let mut index = self.clock.now_ns() / BLOCK_NS;
        while !is_stopping.load(Ordering::Relaxed) {
            let due_ns = index * BLOCK_NS + LATENCY_NS;
            self.clock.sleep_until(due_ns);
            if self.clock.now_ns().saturating_sub(due_ns) > ASLEEP_NS {
                index = (self.clock.now_ns() - LATENCY_NS) / BLOCK_NS;
                continue;
            }
            self.mix(index);
            if index.is_multiple_of(LEVELS_EVERY) {
                let [microphone, system_sound, mix] = &self.meters;
                (self.on_levels)(Levels {
                    microphone: microphone.level(),
                    system_sound: system_sound.level(),
                    mix: mix.level(),
                });
            }
            index += 1;
        }
    }

    fn mix(&mut self, index: u64) {
        let start_ns = index * BLOCK_NS;
        let counts = &self.ticks.counts;
        let lag_ns = counts.picture_lag_ns.load(Ordering::Relaxed);
        let lag_ns = lag_ns.clamp(0, MAX_LAG_NS);
        let unmade_ns = counts.frame_age_ns.load(Ordering::Relaxed) - lag_ns;
        let sound = Arc::clone(&self.sound);
        let mut mix = [[0.0; 2]; BLOCK_FRAMES];
        for (strip, input) in [&sound.microphone, &sound.system_sound]
            .into_iter()
            .enumerate()
        {
            let mut block = [[0.0; 2]; BLOCK_FRAMES];
            let (settings, placed) = {
                let mut state = input.lock();
                let delay_ns = i64::from(state.settings.delay_ms) * 1_000_000 + lag_ns;
                let placed = state.track.read(start_ns as i64 - delay_ns, &mut block);
                (state.settings, placed)
            };
            input.note_place(placed, unmade_ns.max(0));
            input.note_peak(&block);
            self.gains[strip].apply(&settings, &mut block);
            self.meters[strip].note(&block);
            for (sum, sample) in mix.iter_mut().zip(&block) {
                *sum = [sum[0] + sample[0], sum[1] + sample[1]];
            }
        }
        self.limiter.process(&mut mix);
        self.meters[2].note(&mix);
        if let Some(intake) = self.ticks.intake.load().as_ref() {
            intake.push_sound(mix.as_flattened(), start_ns, BLOCK_NS);
        }
        for other in self.ticks.others.intakes.load().iter() {
            let samples = mix.as_flattened();
            other.intake.push_sound(samples, start_ns, BLOCK_NS);
        }
    }
}
