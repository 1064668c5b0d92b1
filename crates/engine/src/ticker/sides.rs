//! What the mixer's thread makes beside the program: other compositions, for encoders beside the
//! program's. All of it comes after the program was handed over, and is left out where it would cost
//! the program anything.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arc_swap::{ArcSwap, ArcSwapOption};
use gst_video::video_frame::Writable;

use super::pictures::{Pictures, draw};
use super::{NumberedProgram, Tick};
use crate::clock::ProgramClock;
use crate::edition::{CompositionId, CompositionSpec, EditionId};
use crate::encode::Intake;
use crate::error::EngineError;
use crate::mixer::{Inputs, Mixer};
use crate::preview::PreviewMailbox;
use crate::program::Canvas;
use crate::wall::unix_ms;

/// How slowly the usual time of a composition follows longer ones: one that was held up is no rule.
const SMOOTHING: u64 = 16;
/// What must be left of a tick after a side's picture, so that the next one begins in time.
const SPARE_NS: u64 = 2_000_000;
/// However little time there is, one picture comes after so long: a platform ends a stream without any,
/// and what a composition takes is known only from making one.
pub(super) const LONGEST_WAIT_NS: u64 = 500_000_000;

/// A composition beside the program's.
pub(crate) struct Side {
    spec: CompositionSpec,
    canvas: Canvas,
    pictures: Pictures,
    /// What its pictures usually take.
    usual_ns: AtomicU64,
}

impl Side {
    /// A composition at the program's rate.
    pub fn open(spec: CompositionSpec, program: Canvas) -> Result<Self, EngineError> {
        let canvas = spec.canvas(program);
        Ok(Self {
            spec,
            canvas,
            pictures: Pictures::open(canvas)?,
            usual_ns: AtomicU64::new(0),
        })
    }

    /// Which one, and its size.
    pub fn spec(&self) -> CompositionSpec {
        self.spec
    }

    /// Its size and rate.
    pub fn canvas(&self) -> Canvas {
        self.canvas
    }

    /// What its pictures usually take, in milliseconds.
    pub fn usual_ms(&self) -> f32 {
        self.usual_ns.load(Ordering::Relaxed) as f32 / 1e6
    }

    fn note(&self, took_ns: u64) {
        let old_ns = self.usual_ns.load(Ordering::Relaxed);
        let new_ns = if took_ns > old_ns && old_ns > 0 {
            (old_ns * (SMOOTHING - 1) + took_ns) / SMOOTHING
        } else {
            // The first of all fills caches, and says little of those that follow.
            u64::midpoint(old_ns, took_ns)
        };
        self.usual_ns.store(new_ns, Ordering::Relaxed);
    }
}

/// An encoder beside the program's, and the composition that it codes.
#[derive(Clone)]
pub(crate) struct OtherIntake {
    pub edition: EditionId,
    pub composition: CompositionId,
    pub intake: Arc<Intake>,
}

/// A composition that somebody looks at.
pub(crate) struct Watched {
    pub composition: CompositionId,
    pub mailbox: Arc<PreviewMailbox>,
}

/// What the engine's thread tells the mixer's of all this.
#[derive(Default)]
pub(crate) struct SidesShared {
    pub sides: ArcSwap<Vec<Arc<Side>>>,
    pub intakes: ArcSwap<Vec<OtherIntake>>,
    pub watched: ArcSwapOption<Watched>,
}

impl SidesShared {
    /// Hands a picture to whoever takes its composition.
    fn hand_over(&self, composition: CompositionId, picture: &gst::Buffer) {
        if let Some(watched) = self.watched.load().as_ref()
            && watched.composition == composition
        {
            watched.mailbox.put(picture.clone(), unix_ms());
        }
        for other in self.intakes.load().iter() {
            if other.composition == composition {
                other.intake.push_picture(picture.clone());
            }
        }
    }

    fn is_watched(&self, composition: CompositionId) -> bool {
        let watched = self.watched.load();
        let mut watched = watched.iter();
        watched.any(|watched| watched.composition == composition)
    }

    /// Every encoder beside the program's goes without these many pictures.
    pub(super) fn leave_out(&self, ticks: u64) {
        for other in self.intakes.load().iter() {
            other.intake.leave_out(ticks);
        }
    }
}

/// The mixer's thread's part: a mixer for each composition.
#[derive(Default)]
pub(super) struct Sides {
    /// The list that the lanes were made for.
    followed: Arc<Vec<Arc<Side>>>,
    lanes: Vec<Lane>,
}

struct Lane {
    side: Arc<Side>,
    mixer: Mixer,
    /// When its last picture was due.
    last_ns: u64,
}

/// What composing takes of the mixer's thread.
pub(super) struct SideTick<'a> {
    pub tick: Tick,
    pub clock: &'a ProgramClock,
    pub program: &'a NumberedProgram,
    pub inputs: Inputs<'a>,
    /// The program needs the machine for itself.
    pub is_strained: bool,
}

impl Sides {
    /// Composes what somebody takes, and hands it over.
    pub fn compose(&mut self, shared: &SidesShared, tick: &SideTick<'_>) {
        self.follow(shared);
        let intakes = shared.intakes.load();
        for lane in &mut self.lanes {
            let id = lane.side.spec.id;
            let mut takers = intakes.iter().filter(|other| other.composition == id);
            if takers.clone().next().is_none() && !shared.is_watched(id) {
                continue;
            }
            match lane.compose(tick) {
                Some(picture) => shared.hand_over(id, &picture),
                None => takers.by_ref().for_each(|other| other.intake.leave_out(1)),
            }
        }
    }

    /// Goes over to another list of compositions; those that stay keep what they have on show.
    fn follow(&mut self, shared: &SidesShared) {
        let wanted = shared.sides.load();
        if Arc::ptr_eq(&wanted, &self.followed) {
            return;
        }
        self.followed = Arc::clone(&wanted);
        let mut before = std::mem::take(&mut self.lanes);
        for side in wanted.iter() {
            let known = before.iter().position(|lane| Arc::ptr_eq(&lane.side, side));
            self.lanes.push(match known {
                Some(index) => before.swap_remove(index),
                None => Lane {
                    side: Arc::clone(side),
                    mixer: Mixer::new(side.canvas),
                    last_ns: 0,
                },
            });
        }
    }
}

impl Lane {
    /// `None` without a program, a free buffer or the time for it.
    fn compose(&mut self, at: &SideTick<'_>) -> Option<gst::Buffer> {
        let program = at.program.of(self.side.spec.id)?;
        let begun_ns = at.clock.now_ns();
        let ends_ns = begun_ns + self.side.usual_ns.load(Ordering::Relaxed) + SPARE_NS;
        let is_untimely = at.is_strained || ends_ns > at.tick.next_ns;
        if is_untimely && at.tick.due_ns < self.last_ns + LONGEST_WAIT_NS {
            return None;
        }
        let mut picture: gst_video::VideoFrame<Writable> = self.side.pictures.next()?;
        draw(
            &mut picture,
            &mut self.mixer,
            program,
            &at.inputs,
            at.tick.due_ns,
        )?;
        let mut buffer = picture.into_buffer();
        at.tick.stamp(buffer.get_mut()?);
        self.last_ns = at.tick.due_ns;
        self.side.note(at.clock.now_ns() - begun_ns);
        Some(buffer)
    }
}

#[cfg(test)]
mod tests {
    use vitrine_domain::Scene;

    use super::*;
    use crate::program::ProgramSpec;

    const PROGRAM: Canvas = Canvas {
        width: 320,
        height: 180,
        fps: 30,
    };
    const UPRIGHT: CompositionSpec = CompositionSpec {
        id: CompositionId(1),
        width: 180,
        height: 320,
    };

    fn spec() -> Arc<ProgramSpec> {
        Arc::new(ProgramSpec::bare(Scene::Slate))
    }

    /// Whether pictures are made at these times, in milliseconds.
    fn made(wish: Wish, times_ms: &[u64]) -> Vec<bool> {
        gst::init().expect("GStreamer");
        let shared = SidesShared::default();
        let side = Side::open(UPRIGHT, PROGRAM).expect("a pool");
        side.usual_ns.store(wish.usual_ns, Ordering::Relaxed);
        shared.sides.store(Arc::new(vec![Arc::new(side)]));
        let mailbox = PreviewMailbox::new();
        if wish.is_watched {
            let watched = Watched {
                composition: UPRIGHT.id,
                mailbox: Arc::clone(&mailbox),
            };
            shared.watched.store(Some(Arc::new(watched)));
        }
        let others = wish.has_program.then(|| (UPRIGHT.id, spec()));
        let program = NumberedProgram {
            number: 1,
            spec: spec(),
            others: others.into_iter().collect(),
        };
        let clock = ProgramClock::start();
        let mut sides = Sides::default();
        let mut is_made = |time_ms: u64| {
            let due_ns = LONGEST_WAIT_NS + time_ms * 1_000_000;
            let tick = SideTick {
                tick: Tick {
                    due_ns,
                    next_ns: due_ns + 33_000_000,
                },
                clock: &clock,
                program: &program,
                inputs: Inputs::default(),
                is_strained: wish.is_strained,
            };
            sides.compose(&shared, &tick);
            let picture = mailbox.take().map(|(picture, _)| picture);
            let time = picture.as_ref().and_then(|picture| picture.pts());
            assert!(time.is_none_or(|time| time.nseconds() == due_ns));
            picture.is_some()
        };
        times_ms.iter().map(|time_ms| is_made(*time_ms)).collect()
    }

    #[derive(Clone, Copy)]
    struct Wish {
        is_watched: bool,
        has_program: bool,
        is_strained: bool,
        /// What its pictures have taken so far.
        usual_ns: u64,
    }

    const CALM: Wish = Wish {
        is_watched: true,
        has_program: true,
        is_strained: false,
        usual_ns: 0,
    };

    #[test]
    fn a_side_shows_every_tick_while_there_is_time_and_somebody_who_looks() {
        let times = [0, 33, 66, 100];
        assert_eq!(made(CALM, &times), [true; 4]);
        let unseen = Wish {
            is_watched: false,
            ..CALM
        };
        assert_eq!(made(unseen, &times), [false; 4]);
        let empty = Wish {
            has_program: false,
            ..CALM
        };
        assert_eq!(made(empty, &times), [false; 4], "nothing to show");
    }

    #[test]
    fn a_side_gives_way_to_the_program_but_for_two_pictures_a_second() {
        let strained = Wish {
            is_strained: true,
            ..CALM
        };
        let late = Wish {
            usual_ns: 1 << 60,
            ..CALM
        };
        for wish in [strained, late] {
            let times = [0, 33, 466, 500, 533, 1_000];
            let is_made = made(wish, &times);
            assert_eq!(is_made, [true, false, false, true, false, true]);
        }
    }
}
