//! The cards on the picture: converted once per change, and how they come and go.
//!
//! A card's visibility is one number from 0 to 1 that decides both its place on its way and its
//! opacity, so a card that is called back in the middle of its leaving turns round where it is.

use std::sync::Arc;

use super::overlay::Overlay;
use crate::layout::Rect;
use crate::program::{Canvas, CardDepth, CardLayer, Motion};

/// A card and where it is in its coming and going.
pub(super) struct Card {
    /// Differs between any two cards that ever were, which ids given by callers may not.
    pub uid: u64,
    pub layer: CardLayer,
    overlay: Overlay,
    phase: Phase,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Phase {
    Shown,
    /// From a visibility at a time (nanoseconds) up to 1.
    Entering {
        from: f32,
        start_ns: i64,
    },
    /// From a visibility at a time (nanoseconds) down to 0.
    Leaving {
        from: f32,
        start_ns: i64,
    },
    /// Part of the scene that is being faded out, and gone with it.
    Held {
        visibility: f32,
    },
}

/// Where and how a card is drawn at one tick.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pose {
    pub x: i32,
    pub y: i32,
    pub opacity: u8,
}

/// When motions begin and what happens to the cards under the inset.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change {
    pub now_ns: i64,
    /// One frame before now, so that the first tick already shows something of the motion.
    pub start_ns: i64,
    /// Nothing moves: the first program.
    pub is_cut: bool,
    /// The scene cross-fades, and cards under the inset come and go with it.
    pub is_scene_fading: bool,
}

/// All cards, the lowest first.
#[derive(Default)]
pub(super) struct Cards {
    cards: Vec<Card>,
    last_uid: u64,
}

impl Cards {
    pub fn iter(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter()
    }

    pub fn get(&self, uid: u64) -> Option<&Card> {
        self.cards.iter().find(|card| card.uid == uid)
    }

    /// Goes over to the cards of a new program; returns how many pictures were converted.
    pub fn adopt(&mut self, layers: &[CardLayer], change: Change) -> u32 {
        let mut old = std::mem::take(&mut self.cards);
        let mut wanted = Vec::with_capacity(layers.len() + old.len());
        let mut converted = 0;
        for layer in layers {
            let known = old.iter().position(|card| card.layer.id == layer.id);
            let card = match known {
                Some(index) => {
                    let mut card = old.remove(index);
                    converted += u32::from(card.update(layer, change));
                    card
                }
                None => {
                    converted += 1;
                    self.last_uid += 1;
                    Card::new(self.last_uid, layer, change)
                }
            };
            wanted.push(card);
        }
        // What leaves lies below what comes.
        for mut card in old {
            card.leave(change);
            if !card.is_gone(change.now_ns) {
                self.cards.push(card);
            }
        }
        self.cards.append(&mut wanted);
        converted
    }

    /// Drops what has gone.
    pub fn settle(&mut self, now_ns: i64) {
        self.cards.retain(|card| !card.is_gone(now_ns));
        for card in &mut self.cards {
            if matches!(card.phase, Phase::Entering { .. }) && card.visibility(now_ns) >= 1.0 {
                card.phase = Phase::Shown;
            }
        }
    }

    /// Drops what was held for a scene fade that is over.
    pub fn release_held(&mut self) {
        self.cards
            .retain(|card| !matches!(card.phase, Phase::Held { .. }));
    }

    /// Whether any card is on its way.
    pub fn are_moving(&self) -> bool {
        self.cards.iter().any(|card| card.phase != Phase::Shown)
    }
}

impl Card {
    fn new(uid: u64, layer: &CardLayer, change: Change) -> Self {
        let comes_with_scene = change.is_scene_fading && layer.depth == CardDepth::UnderInset;
        let phase = if change.is_cut || comes_with_scene || layer.motion_ms == 0 {
            Phase::Shown
        } else {
            Phase::Entering {
                from: 0.0,
                start_ns: change.start_ns,
            }
        };
        Self {
            uid,
            layer: layer.clone(),
            overlay: convert(layer),
            phase,
        }
    }

    /// Takes over a new picture and place at once; returns whether it had to be converted.
    fn update(&mut self, layer: &CardLayer, change: Change) -> bool {
        let visibility = self.visibility(change.now_ns);
        let is_stale = !Arc::ptr_eq(&self.layer.picture, &layer.picture)
            || !self.overlay.suits(layer.x, layer.y);
        if is_stale {
            self.overlay = convert(layer);
        }
        self.layer = layer.clone();
        if matches!(self.phase, Phase::Leaving { .. } | Phase::Held { .. }) {
            self.phase = if change.is_cut || layer.motion_ms == 0 {
                Phase::Shown
            } else {
                Phase::Entering {
                    from: visibility,
                    start_ns: change.start_ns,
                }
            };
        }
        is_stale
    }

    fn leave(&mut self, change: Change) {
        let visibility = self.visibility(change.now_ns);
        if change.is_scene_fading && self.layer.depth == CardDepth::UnderInset {
            self.phase = Phase::Held { visibility };
        } else if !matches!(self.phase, Phase::Leaving { .. } | Phase::Held { .. }) {
            self.phase = Phase::Leaving {
                from: visibility,
                start_ns: change.start_ns,
            };
        }
    }

    pub fn is_held(&self) -> bool {
        matches!(self.phase, Phase::Held { .. })
    }

    fn is_gone(&self, now_ns: i64) -> bool {
        match self.phase {
            Phase::Leaving { start_ns, .. } => self.travelled(start_ns, now_ns) >= 1.0,
            Phase::Shown | Phase::Entering { .. } | Phase::Held { .. } => false,
        }
    }

    /// How far a motion is, 0 to 1, slowing down towards its end.
    fn travelled(&self, start_ns: i64, now_ns: i64) -> f32 {
        if self.layer.motion_ms == 0 {
            return 1.0;
        }
        let past_ms = now_ns.saturating_sub(start_ns).max(0) as f64 / 1e6;
        let left = 1.0 - (past_ms / f64::from(self.layer.motion_ms)).min(1.0);
        (1.0 - left.powi(3)) as f32
    }

    fn visibility(&self, now_ns: i64) -> f32 {
        match self.phase {
            Phase::Shown => 1.0,
            Phase::Entering { from, start_ns } => {
                from + (1.0 - from) * self.travelled(start_ns, now_ns)
            }
            Phase::Leaving { from, start_ns } => from * (1.0 - self.travelled(start_ns, now_ns)),
            Phase::Held { visibility } => visibility,
        }
    }

    /// Where the card stands now.
    pub fn pose(&self, canvas: Canvas, now_ns: i64) -> Pose {
        let visibility = self.visibility(now_ns);
        let (x, y) = (self.layer.x, self.layer.y);
        // Even steps, so that the chroma that was made for the place of rest is right on the way.
        let away = |whole: i64| {
            ((whole.max(0) as f64 * f64::from(1.0 - visibility) / 2.0).round() * 2.0) as i32
        };
        let (width, x_wide) = (i64::from(self.layer.picture.width()), i64::from(x));
        let (dx, dy) = match self.layer.motion {
            Motion::Fade => (0, 0),
            Motion::SlideLeft => (-away(x_wide + width), 0),
            Motion::SlideRight => (away(i64::from(canvas.width) - x_wide), 0),
            Motion::SlideUp => (0, away(i64::from(canvas.height) - i64::from(y))),
        };
        let opacity = (visibility * 255.0).round() as u8;
        Pose {
            x: x.saturating_add(dx),
            y: y.saturating_add(dy),
            opacity,
        }
    }

    pub fn overlay(&self) -> &Overlay {
        &self.overlay
    }

    /// Whether nothing below the card is seen.
    pub fn covers(&self, canvas: Canvas, pose: Pose) -> bool {
        pose.opacity == 255
            && self
                .overlay
                .covers(pose.x, pose.y, canvas.width, canvas.height)
    }

    /// What of the canvas it touches.
    pub fn touched(&self, canvas: Canvas, pose: Pose) -> Option<Rect> {
        (pose.opacity > 0)
            .then(|| self.overlay.touched(pose.x, pose.y, canvas))
            .flatten()
    }
}

fn convert(layer: &CardLayer) -> Overlay {
    let picture = &layer.picture;
    let (odd_x, odd_y) = (layer.x.rem_euclid(2) == 1, layer.y.rem_euclid(2) == 1);
    Overlay::new(
        picture.rgba(),
        picture.width(),
        picture.height(),
        odd_x,
        odd_y,
    )
}
