//! Draws a scene: works out what is to be drawn in which order, leaves out what is covered.

use super::cards::{Card, Cards, Pose};
use super::frame::I420Mut;
use super::scene::SceneView;
use super::slots::Slots;
use super::{Composed, Inputs};
use crate::layout::{Layer, Rect, Source};
use crate::program::{Canvas, CardDepth};

/// One thing to draw. Two scenes whose steps are equal look the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Step {
    /// A source at its place; the number tells slates apart.
    Layer(Layer, u64),
    /// A card as it stands.
    Card(u64, Pose),
}

/// What a scene's steps are drawn onto.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Below {
    /// Anything: background first, where it will be seen.
    Background,
    /// The lower part of the same scene.
    Drawn,
}

/// All that drawing needs for one tick.
pub(super) struct Painter<'a> {
    pub canvas: Canvas,
    pub now_ns: i64,
    pub inputs: &'a Inputs<'a>,
    pub cards: &'a Cards,
    pub slots: &'a mut Slots,
    pub uncovered: &'a mut Vec<Rect>,
    pub counts: &'a mut Composed,
}

impl Painter<'_> {
    /// Lists the steps of a scene. `cards_under` picks the cards that lie under its inset.
    pub fn plan(
        &self,
        scene: &SceneView,
        cards_under: impl Fn(&Card) -> bool,
        steps: &mut Vec<Step>,
    ) {
        steps.clear();
        let slate = |layer: &Layer| {
            if layer.source == Source::Slate {
                scene.slate_serial()
            } else {
                0
            }
        };
        let (lower, inset) = scene.layout.layers.split_at(scene.layout.under_inset);
        steps.extend(lower.iter().map(|layer| Step::Layer(*layer, slate(layer))));
        let cards = self.cards.iter();
        let under =
            cards.filter(|card| card.layer.depth == CardDepth::UnderInset && cards_under(card));
        steps.extend(under.map(|card| Step::Card(card.uid, card.pose(self.canvas, self.now_ns))));
        steps.extend(inset.iter().map(|layer| Step::Layer(*layer, slate(layer))));
    }

    /// Draws the steps in order, from the last one that covers the whole canvas on.
    pub fn draw(&mut self, scene: &SceneView, steps: &[Step], below: Below, out: &mut I420Mut<'_>) {
        let covering = steps.iter().rposition(|step| self.covers_all(step));
        let first = covering.unwrap_or(0);
        self.counts.skipped += first as u32;
        if covering.is_none() && below == Below::Background {
            self.draw_background(scene, steps, out);
        }
        for step in &steps[first..] {
            match *step {
                Step::Layer(layer, _) => {
                    if let Some(frame) = scene.frame(&layer, self.inputs) {
                        self.slots.draw(&layer, &frame, out, self.counts);
                        self.counts.layers_drawn += 1;
                    }
                }
                Step::Card(uid, pose) => self.draw_card(uid, pose, out),
            }
        }
    }

    /// Draws the cards that lie above everything.
    pub fn draw_cards_over_all(&mut self, out: &mut I420Mut<'_>) {
        let cards = self.cards;
        let over = cards
            .iter()
            .filter(|card| card.layer.depth == CardDepth::OverAll);
        for card in over {
            self.draw_card(card.uid, card.pose(self.canvas, self.now_ns), out);
        }
    }

    fn draw_card(&mut self, uid: u64, pose: Pose, out: &mut I420Mut<'_>) {
        let Some(card) = self.cards.get(uid) else {
            return;
        };
        if card.touched(self.canvas, pose).is_none() {
            self.counts.skipped += 1;
            return;
        }
        card.overlay().draw(pose.x, pose.y, pose.opacity, out);
        self.counts.cards_drawn += 1;
    }

    /// The rectangle around all that the steps touch.
    pub fn touched(&self, steps: &[Step]) -> Option<Rect> {
        steps
            .iter()
            .filter_map(|step| match step {
                Step::Layer(layer, _) => Some(layer.place),
                Step::Card(uid, pose) => self.cards.get(*uid)?.touched(self.canvas, *pose),
            })
            .reduce(|all, rect| all.union(&rect))
    }

    fn covers_all(&self, step: &Step) -> bool {
        match step {
            Step::Layer(layer, _) => {
                layer.edge.is_plain() && layer.place.contains(&Rect::from(self.canvas))
            }
            Step::Card(uid, pose) => self
                .cards
                .get(*uid)
                .is_some_and(|card| card.covers(self.canvas, *pose)),
        }
    }

    /// Fills with background all that no layer is sure to hide.
    fn draw_background(&mut self, scene: &SceneView, steps: &[Step], out: &mut I420Mut<'_>) {
        self.uncovered.clear();
        self.uncovered.push(Rect::from(self.canvas));
        for step in steps {
            if let Step::Layer(layer, _) = step
                && let Some(core) = opaque_core(layer)
            {
                subtract(self.uncovered, core);
            }
        }
        for rect in self.uncovered.iter() {
            let mut part = out.part(*rect);
            for (mut plane, value) in part.planes().into_iter().zip(scene.background) {
                plane.fill(value);
            }
        }
    }
}

/// The rows of a layer that hide what is below over their whole width.
fn opaque_core(layer: &Layer) -> Option<Rect> {
    let corner = if layer.edge.is_plain() {
        0
    } else {
        layer.edge.radius_px.ceil() as u32 + 1
    };
    let corner = corner.next_multiple_of(2);
    let place = layer.place;
    (place.height > 2 * corner).then(|| Rect {
        y: place.y + corner,
        height: place.height - 2 * corner,
        ..place
    })
}

/// Cuts `hole` out of every rectangle.
fn subtract(rects: &mut Vec<Rect>, hole: Rect) {
    for _ in 0..rects.len() {
        let rect = rects.remove(0);
        let (right, bottom) = (rect.x + rect.width, rect.y + rect.height);
        let left_edge = hole.x.clamp(rect.x, right);
        let right_edge = (hole.x + hole.width).clamp(rect.x, right);
        let top_edge = hole.y.clamp(rect.y, bottom);
        let bottom_edge = (hole.y + hole.height).clamp(rect.y, bottom);
        if left_edge == right_edge || top_edge == bottom_edge {
            rects.push(rect);
            continue;
        }
        let middle = bottom_edge - top_edge;
        let pieces = [
            Rect {
                height: top_edge - rect.y,
                ..rect
            },
            Rect {
                y: bottom_edge,
                height: bottom - bottom_edge,
                ..rect
            },
            Rect {
                y: top_edge,
                height: middle,
                width: left_edge - rect.x,
                ..rect
            },
            Rect {
                x: right_edge,
                y: top_edge,
                width: right - right_edge,
                height: middle,
            },
        ];
        rects.extend(
            pieces
                .into_iter()
                .filter(|piece| piece.width > 0 && piece.height > 0),
        );
    }
}
