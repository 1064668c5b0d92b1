//! The mixer: one I420 picture from a program and the newest frames, at every tick.
//!
//! A plain function of (program, frames, time, buffer) with memory for what it need not do again:
//! it knows no clock, no device and no GStreamer, runs on its caller's thread alone and allocates
//! only when the program or a source's geometry changes. The picture is BT.709, limited range.
//!
//! Order of drawing: background, the scene's sources, cards of `UnderInset`, the inset, cards of
//! `OverAll`. Chroma is taken as lying in the middle of its 2x2 pixels on both sides.
//!
//! Left out on purpose: rendering of cards, capture, timing.

mod cards;
mod colours;
mod convert;
mod fade;
mod frame;
mod inset;
mod kernels;
mod overlay;
mod paint;
mod rgb;
mod scale;
mod scene;
mod slots;

use std::sync::Arc;

use crate::layout::Rect;
use crate::program::{Canvas, CardDepth, ProgramSpec};
use cards::{Card, Cards, Change};
use fade::{FADE_END, Fade, From};
use frame::Planes;
pub use frame::{BadBuffer, Colours, FrameView, I420Mut, Matrix, PixelFormat};
use paint::{Below, Painter, Step};
use scene::SceneView;
use slots::Slots;

/// The newest frame of each source; `None` where there is none (any more).
#[derive(Debug, Clone, Copy, Default)]
pub struct Inputs<'a> {
    /// The camera.
    pub camera: Option<FrameView<'a>>,
    /// The screen or window.
    pub screen: Option<FrameView<'a>>,
}

/// What one tick's picture took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Composed {
    /// Frames and slates converted or scaled.
    pub converted: u32,
    /// Layers that were only copied: from a cache, or because nothing had to be converted.
    pub copied: u32,
    /// Sources drawn.
    pub layers_drawn: u32,
    /// Cards drawn.
    pub cards_drawn: u32,
    /// Card pictures converted.
    pub cards_converted: u32,
    /// Layers and cards left out: covered, off the canvas or invisible.
    pub skipped: u32,
    /// A scene or a card is on its way.
    pub is_in_transition: bool,
    /// Sources whose frame did not hold what it promised and was treated as missing.
    pub unsound: u32,
}

/// Composes pictures; owns every cache and scratch buffer.
pub struct Mixer {
    canvas: Canvas,
    scene: Option<SceneView>,
    fade: Option<Fade>,
    cards: Cards,
    slots: Slots,
    /// The scene that fades out, while it does.
    canvas_from: Planes,
    /// The picture at which a fade was cut short.
    frozen: Planes,
    steps: Vec<Step>,
    steps_from: Vec<Step>,
    uncovered: Vec<Rect>,
}

impl Mixer {
    /// A mixer for pictures of this size.
    pub fn new(canvas: Canvas) -> Self {
        Self {
            canvas,
            scene: None,
            fade: None,
            cards: Cards::default(),
            slots: Slots::default(),
            canvas_from: Planes::default(),
            frozen: Planes::default(),
            steps: Vec::new(),
            steps_from: Vec::new(),
            uncovered: Vec::new(),
        }
    }

    /// The size and rate of the pictures.
    pub fn canvas(&self) -> Canvas {
        self.canvas
    }

    /// Composes one picture. `now_ns` is the tick's time since the program's base and steady
    /// between ticks. A new `program` begins to show at the tick that brings it first.
    ///
    /// # Panics
    ///
    /// If `out` is not of the canvas's size.
    pub fn compose(
        &mut self,
        program: &Arc<ProgramSpec>,
        inputs: &Inputs<'_>,
        now_ns: u64,
        mut out: I420Mut<'_>,
    ) -> Composed {
        let canvas = self.canvas;
        assert_eq!(
            (out.width(), out.height()),
            (canvas.width, canvas.height),
            "the canvas's size"
        );
        let now_ns = i64::try_from(now_ns).unwrap_or(i64::MAX);
        let mut counts = Composed::default();
        let inputs = sound(inputs, &mut counts);
        self.slots.begin_tick();
        let is_same = self
            .scene
            .as_ref()
            .is_some_and(|scene| Arc::ptr_eq(&scene.program, program));
        if !is_same {
            self.adopt(program, &inputs, now_ns, &mut counts);
        }
        self.settle(now_ns);
        self.refresh(&inputs);
        self.draw_scene(&inputs, now_ns, &mut out, &mut counts);
        let (mut painter, ..) = self.painter(&inputs, now_ns, &mut counts);
        painter.draw_cards_over_all(&mut out);
        counts.is_in_transition = self.fade.is_some() || self.cards.are_moving();
        counts
    }

    /// Goes over to a new program.
    fn adopt(
        &mut self,
        program: &Arc<ProgramSpec>,
        inputs: &Inputs<'_>,
        now_ns: i64,
        counts: &mut Composed,
    ) {
        let start_ns = now_ns - 1_000_000_000 / i64::from(self.canvas.fps.max(1));
        let scene = SceneView::new(program, self.scene.as_ref(), self.canvas, inputs, counts);
        let is_scene_fading = self
            .scene
            .as_ref()
            .is_some_and(|old| fade::is_needed(&old.program, program));
        if is_scene_fading {
            let from = self.fade_from(inputs, now_ns, counts);
            let duration_ns = i64::from(program.scene_fade_ms) * 1_000_000;
            self.fade = Some(Fade {
                from,
                start_ns,
                duration_ns,
            });
            self.canvas_from
                .resize(self.canvas.width as usize, self.canvas.height as usize);
        } else if self
            .scene
            .as_ref()
            .is_some_and(|old| old.program.scene != program.scene)
        {
            self.end_fade();
        }
        let is_cut = self.scene.is_none();
        let change = Change {
            now_ns,
            start_ns,
            is_cut,
            is_scene_fading,
        };
        counts.cards_converted += self.cards.adopt(&program.cards, change);
        self.scene = Some(scene);
    }

    /// What a fade that begins now fades out: the current scene, or, in the middle of another
    /// fade, the picture as it is at this moment.
    fn fade_from(&mut self, inputs: &Inputs<'_>, now_ns: i64, counts: &mut Composed) -> From {
        if self
            .fade
            .as_ref()
            .is_some_and(|fade| fade.progress(now_ns) < FADE_END)
        {
            let mut picture = Planes::new(self.canvas.width, self.canvas.height);
            self.refresh(inputs);
            self.draw_scene(inputs, now_ns, &mut picture.as_i420(), counts);
            self.frozen = picture;
            self.cards.release_held();
            return From::Frozen;
        }
        self.end_fade();
        let scene = self
            .scene
            .clone()
            .expect("only a scene that was shown is faded out");
        let under = self
            .cards
            .iter()
            .filter(|card| card.layer.depth == CardDepth::UnderInset);
        let cards_under = under.map(|card| card.uid).collect();
        From::Scene {
            scene: Box::new(scene),
            cards_under,
        }
    }

    /// Ends what has come to its end.
    fn settle(&mut self, now_ns: i64) {
        if self
            .fade
            .as_ref()
            .is_some_and(|fade| fade.progress(now_ns) == FADE_END)
        {
            self.end_fade();
        }
        self.cards.settle(now_ns);
    }

    fn end_fade(&mut self) {
        self.fade = None;
        self.cards.release_held();
    }

    fn refresh(&mut self, inputs: &Inputs<'_>) {
        if let Some(scene) = &mut self.scene {
            scene.refresh(inputs);
        }
        if let Some(Fade {
            from: From::Scene { scene, .. },
            ..
        }) = &mut self.fade
        {
            scene.refresh(inputs);
        }
    }

    /// Draws everything but the cards over all.
    fn draw_scene(
        &mut self,
        inputs: &Inputs<'_>,
        now_ns: i64,
        out: &mut I420Mut<'_>,
        counts: &mut Composed,
    ) {
        let (mut painter, stage) = self.painter(inputs, now_ns, counts);
        let Some(scene) = stage.scene else { return };
        painter.plan(scene, |card| !card.is_held(), stage.steps);
        let Some(fade) = stage.fade else {
            painter.draw(scene, stage.steps, Below::Background, out);
            return;
        };
        let progress = fade.progress(now_ns);
        match &fade.from {
            From::Frozen => {
                painter.draw(scene, stage.steps, Below::Background, out);
                fade::cross(out, stage.frozen, Rect::from(painter.canvas), progress);
            }
            From::Scene {
                scene: from,
                cards_under,
            } => {
                let is_under = |card: &Card| cards_under.contains(&card.uid);
                painter.plan(from, is_under, stage.steps_from);
                let changing = fade::draw_both(
                    &mut painter,
                    (from, stage.steps_from),
                    (scene, stage.steps),
                    stage.canvas_from,
                    out,
                );
                if let Some(rect) = changing {
                    fade::cross(out, stage.canvas_from, rect, progress);
                }
            }
        }
    }

    /// Splits the mixer into what draws and what is drawn.
    fn painter<'a>(
        &'a mut self,
        inputs: &'a Inputs<'a>,
        now_ns: i64,
        counts: &'a mut Composed,
    ) -> (Painter<'a>, Stage<'a>) {
        let painter = Painter {
            canvas: self.canvas,
            now_ns,
            inputs,
            cards: &self.cards,
            slots: &mut self.slots,
            uncovered: &mut self.uncovered,
            counts,
        };
        let stage = Stage {
            scene: self.scene.as_ref(),
            fade: self.fade.as_ref(),
            canvas_from: &mut self.canvas_from,
            frozen: &self.frozen,
            steps: &mut self.steps,
            steps_from: &mut self.steps_from,
        };
        (painter, stage)
    }
}

/// What is drawn, and the room to do so.
struct Stage<'a> {
    scene: Option<&'a SceneView>,
    fade: Option<&'a Fade>,
    canvas_from: &'a mut Planes,
    frozen: &'a Planes,
    steps: &'a mut Vec<Step>,
    steps_from: &'a mut Vec<Step>,
}

/// The inputs without frames that do not hold what they promise.
fn sound<'a>(inputs: &Inputs<'a>, counts: &mut Composed) -> Inputs<'a> {
    let mut check = |frame: Option<FrameView<'a>>| {
        let is_unsound = frame.is_some_and(|frame| !frame.is_sound());
        counts.unsound += u32::from(is_unsound);
        frame.filter(|_| !is_unsound)
    };
    Inputs {
        camera: check(inputs.camera),
        screen: check(inputs.screen),
    }
}

#[cfg(test)]
mod tests;
