//! The mixer's thread: one picture at every tick of the program clock, whatever the sources, the
//! encoder or the network do. It takes no application lock and waits for nothing but the clock: not even for a
//! capture that takes its frame back.
//!
//! Tick `n` is due at program time `n / fps`, exactly and for ever, so there is no drift. A tick
//! whose picture has not been begun when the next one is due is *missed* and counted. The picture
//! that comes after it is sent in its place too, so that the stream keeps its rate and its
//! keyframes their distance; only after a pause of more than half a second is there a gap.
//!
//! Other compositions ([`sides`]) come after the program, of the same tick and the same frames.

mod pictures;
mod sides;
mod stall;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, AtomicU64, Ordering};
use std::thread::JoinHandle;

use arc_swap::{ArcSwap, ArcSwapOption};
use gst_video::prelude::*;
use vitrine_domain::{Scene, UnixMs};

use crate::clock::ProgramClock;
use crate::edition::{CompositionId, OtherPrograms};
use crate::encode::Intake;
use crate::error::EngineError;
use crate::event::ProgramShown;
use crate::mixer::{Inputs, Mixer};
use crate::preview::PreviewMailbox;
use crate::priority::{Urgency, raise_thread};
use crate::program::{Canvas, ProgramSpec};
use crate::source::{Frame, FrameSlot, SlotView};
use crate::wall::unix_ms;
use crate::watch::{Glance, Glances};
pub(crate) use pictures::make_pool;
use pictures::{Pictures, draw};
use sides::{LONGEST_WAIT_NS, SideTick, Sides};
pub(crate) use sides::{OtherIntake, Side, SidesShared, Watched};
use stall::{Lap, Stall};

const NAME: &str = "mixer";
/// How fast the measured age of pictures follows a change: about a second.
const LAG_SMOOTHING: i64 = 32;
/// A picture older than this stands still; sound must not wait for it.
const STALE_NS: u64 = 250_000_000;

/// The watch over the picture needs no more.
const GLANCES_PER_S: u64 = 2;

/// What the mixer's thread shares with the others. Everything in it is atomic.
pub(crate) struct TickShared {
    pub program: ArcSwap<NumberedProgram>,
    pub camera: FrameSlot,
    pub screen: FrameSlot,
    pub intake: ArcSwapOption<Intake>,
    pub others: SidesShared,
    pub preview: ArcSwapOption<PreviewMailbox>,
    pub counts: TickCounts,
    pub glances: Glances,
}

/// A program, what other compositions show beside it, and the number it is told by.
pub(crate) struct NumberedProgram {
    pub number: u64,
    pub spec: Arc<ProgramSpec>,
    pub others: OtherPrograms,
}

impl NumberedProgram {
    fn of(&self, composition: CompositionId) -> Option<&Arc<ProgramSpec>> {
        let mut others = self.others.iter();
        let (_, program) = others.find(|(id, _)| *id == composition)?;
        Some(program)
    }
}

/// When a tick is due, and when the next one is.
#[derive(Debug, Clone, Copy)]
struct Tick {
    due_ns: u64,
    next_ns: u64,
}

impl Tick {
    fn stamp(self, header: &mut gst::BufferRef) {
        header.set_pts(gst::ClockTime::from_nseconds(self.due_ns));
        header.set_duration(gst::ClockTime::from_nseconds(self.next_ns - self.due_ns));
    }
}

/// What the mixer's thread has counted.
#[derive(Default)]
pub(crate) struct TickCounts {
    pub frames: AtomicU64,
    pub missed: AtomicU64,
    /// Ticks begun more than half a period late: the machine is short of cores.
    pub late: AtomicU64,
    /// No free buffer: encoder and preview hold them all.
    pub starved: AtomicU64,
    /// By how much what is seen is older than its tick, smoothed.
    pub picture_lag_ns: AtomicI64,
    /// By how much a frame is older than the tick that first shows it, smoothed.
    pub frame_age_ns: AtomicI64,
    pub durations: Durations,
}

impl TickCounts {
    /// What is seen at a tick happened, in the mean, half a frame before its frame was captured.
    fn note_lag(&self, age_ns: u64, fps: u64) {
        if age_ns > STALE_NS {
            return;
        }
        smooth(&self.picture_lag_ns, (age_ns + 500_000_000 / fps) as i64);
    }
}

fn smooth(figure: &AtomicI64, new: i64) {
    let old = figure.load(Ordering::Relaxed);
    figure.store(old + (new - old) / LAG_SMOOTHING, Ordering::Relaxed);
}

/// How long the last ticks' compositions took.
pub(crate) struct Durations {
    micros: [AtomicU32; Self::KEPT],
    next: AtomicU64,
}

impl Default for Durations {
    fn default() -> Self {
        Self {
            micros: [const { AtomicU32::new(0) }; Self::KEPT],
            next: AtomicU64::new(0),
        }
    }
}

impl Durations {
    const KEPT: usize = 512;

    fn note(&self, micros: u32) {
        let next = self.next.fetch_add(1, Ordering::Relaxed);
        self.micros[next as usize % Self::KEPT].store(micros, Ordering::Relaxed);
    }

    /// Mean and 99th percentile of the last 512 ticks, in milliseconds.
    pub fn mean_and_p99_ms(&self) -> (f32, f32) {
        let known = (self.next.load(Ordering::Relaxed) as usize).min(Self::KEPT);
        if known == 0 {
            return (0.0, 0.0);
        }
        let mut micros: Vec<u32> = self.micros[..known]
            .iter()
            .map(|cell| cell.load(Ordering::Relaxed))
            .collect();
        micros.sort_unstable();
        let mean = micros.iter().map(|&us| f64::from(us)).sum::<f64>() / known as f64;
        let p99 = micros[(known * 99).div_ceil(100).min(known) - 1];
        ((mean / 1e3) as f32, p99 as f32 / 1e3)
    }
}

/// The running mixer.
pub(crate) struct Ticker {
    is_stopping: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Ticker {
    /// Starts to tick. `on_shown` is called from the mixer's thread at the first frame of each program.
    pub fn start(
        canvas: Canvas,
        clock: ProgramClock,
        shared: Arc<TickShared>,
        on_shown: impl Fn(ProgramShown) + Send + 'static,
    ) -> Result<Self, EngineError> {
        let pictures = Pictures::open(canvas)?;
        // What a screen's picture turns out to be, until something is measured.
        shared
            .counts
            .picture_lag_ns
            .store(1_500_000_000 / i64::from(canvas.fps), Ordering::Relaxed);
        let is_stopping = Arc::new(AtomicBool::new(false));
        let ticking = Ticking {
            clock,
            shared,
            mixer: Mixer::new(canvas),
            fps: u64::from(canvas.fps),
            pictures,
            camera: SlotView::default(),
            screen: SlotView::default(),
            sides: Sides::default(),
            led_by_ns: 0,
        };
        let stop = Arc::clone(&is_stopping);
        let thread = std::thread::Builder::new()
            .name(NAME.to_owned())
            .spawn(move || ticking.run(&stop, on_shown))
            .map_err(|error| EngineError::build(NAME, error))?;
        Ok(Self {
            is_stopping,
            thread,
        })
    }

    /// Stops after the tick that is running: a few milliseconds.
    pub fn stop(self) {
        self.is_stopping.store(true, Ordering::Relaxed);
        if self.thread.join().is_err() {
            tracing::error!("the mixer's thread panicked");
        }
    }

    /// Whether the thread still runs.
    pub fn is_alive(&self) -> bool {
        !self.thread.is_finished()
    }
}

struct Ticking {
    clock: ProgramClock,
    shared: Arc<TickShared>,
    mixer: Mixer,
    fps: u64,
    pictures: Pictures,
    camera: SlotView,
    screen: SlotView,
    sides: Sides,
    /// When the leading frame of the last tick was captured.
    led_by_ns: u64,
}

impl Ticking {
    fn run(mut self, is_stopping: &AtomicBool, on_shown: impl Fn(ProgramShown)) {
        raise_thread(Urgency::Mixer);
        let mut shown = None;
        let mut stall = Stall::new();
        let mut tick = self.tick_at(self.clock.now_ns()) + 1;
        while !is_stopping.load(Ordering::Relaxed) {
            self.clock.sleep_until(self.due_ns(tick));
            stall.wake(&self.clock);
            let begun_ns = self.clock.now_ns();
            let newest = self.tick_at(begun_ns);
            let counts = &self.shared.counts;
            let missed = tick..newest;
            if newest > tick {
                counts.missed.fetch_add(newest - tick, Ordering::Relaxed);
                self.shared.others.leave_out(newest - tick);
                stall.log(newest - tick);
                tick = newest;
            }
            let is_late = begun_ns - self.due_ns(tick) > 500_000_000 / self.fps;
            if is_late {
                counts.late.fetch_add(1, Ordering::Relaxed);
            }
            let mut is_strained = is_late;
            let program = self.shared.program.load_full();
            if let Some(picture) = self.compose(tick, &program) {
                let counts = &self.shared.counts;
                counts
                    .durations
                    .note(((self.clock.now_ns() - begun_ns) / 1000) as u32);
                counts.frames.fetch_add(1, Ordering::Relaxed);
                stall.lap(Lap::Composing, &self.clock);
                self.fill_in(missed, &picture);
                is_strained |= self.is_encoder_behind();
                self.hand_over(picture, tick, is_strained);
                stall.lap(Lap::HandingOver, &self.clock);
                if shown.replace(program.number) != Some(program.number) {
                    on_shown(self.first_frame(program.number, tick));
                }
                stall.lap(Lap::Telling, &self.clock);
            } else {
                self.shared.counts.starved.fetch_add(1, Ordering::Relaxed);
                is_strained = true;
            }
            self.compose_sides(tick, &program, is_strained);
            stall.lap(Lap::Sides, &self.clock);
            tick += 1;
        }
    }

    /// Pictures wait for the program's encoder: all others give way.
    fn is_encoder_behind(&self) -> bool {
        let intake = self.shared.intake.load();
        intake.as_ref().is_some_and(|intake| intake.is_behind())
    }

    fn first_frame(&self, program: u64, tick: u64) -> ProgramShown {
        let time_ns = self.due_ns(tick);
        let since_due_ns = self.clock.now_ns().saturating_sub(time_ns);
        ProgramShown {
            time_ns,
            program,
            frame: tick,
            at: UnixMs((unix_ms() - since_due_ns as f64 / 1e6).round() as i64),
        }
    }

    fn due_ns(&self, tick: u64) -> u64 {
        tick * 1_000_000_000 / self.fps
    }

    fn tick(&self, number: u64) -> Tick {
        Tick {
            due_ns: self.due_ns(number),
            next_ns: self.due_ns(number + 1),
        }
    }

    fn tick_at(&self, now_ns: u64) -> u64 {
        // Rounded down twice, `due_ns` and this agree only with the remainder looked at.
        let tick = now_ns * self.fps / 1_000_000_000;
        if self.due_ns(tick + 1) <= now_ns {
            tick + 1
        } else {
            tick
        }
    }

    /// The program's picture of `tick`. `None` when there is no free buffer.
    fn compose(&mut self, tick: u64, program: &NumberedProgram) -> Option<gst::Buffer> {
        let due_ns = self.due_ns(tick);
        let mut picture = self.pictures.next()?;
        let camera = self.camera.take(&self.shared.camera, due_ns);
        let screen = self.screen.take(&self.shared.screen, due_ns);
        let leading = if program.spec.scene == Scene::ScreenFull {
            screen
        } else {
            camera.or(screen)
        };
        if let Some(frame) = leading {
            let age_ns = due_ns.saturating_sub(frame.captured_ns());
            self.shared.counts.note_lag(age_ns, self.fps);
            if std::mem::replace(&mut self.led_by_ns, frame.captured_ns()) != frame.captured_ns() {
                smooth(&self.shared.counts.frame_age_ns, age_ns as i64);
            }
        }
        let inputs = Inputs {
            camera: camera.map(|frame| frame.view()),
            screen: screen.map(|frame| frame.view()),
        };
        let mixer = &mut self.mixer;
        draw(&mut picture, mixer, &program.spec, &inputs, due_ns)?;
        if tick.is_multiple_of(self.fps.div_ceil(GLANCES_PER_S)) {
            let shown = camera.filter(|_| has_camera(program.spec.scene));
            let seen = shown.map(|frame| {
                let view = frame.view();
                (Glance::at(&view), view.serial)
            });
            let luma = picture.plane_data(0).unwrap_or_default();
            let stride = picture.plane_stride()[0] as usize;
            let (width, height) = (picture.width(), picture.height());
            let whole = Glance::at_luma(luma, stride, width, height);
            self.shared.glances.note(whole, seen);
        }
        let mut buffer = picture.into_buffer();
        self.tick(tick).stamp(buffer.get_mut()?);
        Some(buffer)
    }

    /// Sends the picture in the place of missed ones: the same pixels under their times.
    fn fill_in(&self, missed: std::ops::Range<u64>, picture: &gst::Buffer) {
        let intake = self.shared.intake.load();
        let Some(intake) = intake.as_ref() else {
            return;
        };
        if missed.end.saturating_sub(missed.start) > self.fps / 2 {
            return;
        }
        for tick in missed {
            let mut copy = picture.copy();
            if let Some(header) = copy.get_mut() {
                self.tick(tick).stamp(header);
                intake.push_picture(copy);
            }
        }
    }

    /// The program's own encoder first; those of other rates only where it needs no help.
    fn hand_over(&self, picture: gst::Buffer, tick: u64, is_strained: bool) {
        let due_ns = self.due_ns(tick);
        if let Some(preview) = self.shared.preview.load().as_ref() {
            preview.put(picture.clone(), unix_ms());
        }
        if let Some(intake) = self.shared.intake.load().as_ref() {
            intake.push_picture(picture.clone());
        }
        for other in self.shared.others.intakes.load().iter() {
            if other.composition == CompositionId::PROGRAM {
                if is_strained && !other.intake.has_waited(due_ns, LONGEST_WAIT_NS) {
                    other.intake.leave_out(1);
                } else {
                    other.intake.push_picture(picture.clone());
                }
            }
        }
    }

    /// What other compositions show of this tick, from the frames that the program shows.
    fn compose_sides(&mut self, tick: u64, program: &NumberedProgram, is_strained: bool) {
        let shared = &self.shared;
        let at = SideTick {
            tick: self.tick(tick),
            clock: &self.clock,
            program,
            inputs: Inputs {
                camera: self.camera.shown().map(Frame::view),
                screen: self.screen.shown().map(Frame::view),
            },
            is_strained,
        };
        self.sides.compose(&shared.others, &at);
    }
}

fn has_camera(scene: Scene) -> bool {
    match scene {
        Scene::CameraFull | Scene::ScreenWithCamera | Scene::SideBySide | Scene::ProductFull => {
            true
        }
        Scene::ScreenFull | Scene::Slate => false,
    }
}
