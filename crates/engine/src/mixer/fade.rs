//! The cross-fade from scene to scene: when there is one, and how it is drawn.

use std::sync::Arc;

use vitrine_domain::Scene;

use super::frame::{I420Mut, Planes};
use super::kernels;
use super::paint::{Below, Painter, Step};
use super::scene::SceneView;
use crate::layout::Rect;
use crate::program::ProgramSpec;

/// A cross-fade to the current scene.
pub(super) struct Fade {
    pub from: From,
    pub start_ns: i64,
    pub duration_ns: i64,
}

/// What is faded out.
pub(super) enum From {
    /// A scene that goes on moving, with the cards that lay under its inset.
    Scene {
        scene: Box<SceneView>,
        cards_under: Vec<u64>,
    },
    /// The mixer's frozen picture.
    Frozen,
}

/// Where a fade has arrived, in [`Fade::progress`].
pub(super) const FADE_END: u16 = 256;

impl Fade {
    /// From 0 to [`FADE_END`].
    pub fn progress(&self, now_ns: i64) -> u16 {
        let past_ns = now_ns
            .saturating_sub(self.start_ns)
            .clamp(0, self.duration_ns);
        if self.duration_ns == 0 {
            return FADE_END;
        }
        // Rounded, so that ticks of a rounded length do not leave a last sliver.
        let (past, whole) = (i128::from(past_ns), i128::from(self.duration_ns));
        ((past * i128::from(FADE_END) + whole / 2) / whole) as u16
    }
}

/// Whether going from one program to the other cross-fades. Only another scene does, or another
/// still picture; a new crop or inset cuts.
pub(super) fn is_needed(old: &ProgramSpec, new: &ProgramSpec) -> bool {
    let is_other_slate = || match (&old.slate, &new.slate) {
        (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
        (None, None) => false,
        (None, Some(_)) | (Some(_), None) => true,
    };
    let is_other = old.scene != new.scene || (new.scene == Scene::Slate && is_other_slate());
    is_other && new.scene_fade_ms > 0
}

/// Draws what both scenes have in common once, then each scene's own part: the old one's into
/// `canvas_from`, the new one's into `out`. Returns where they differ.
pub(super) fn draw_both(
    painter: &mut Painter<'_>,
    (from, steps_from): (&SceneView, &[Step]),
    (to, steps): (&SceneView, &[Step]),
    canvas_from: &mut Planes,
    out: &mut I420Mut<'_>,
) -> Option<Rect> {
    let common = steps
        .iter()
        .zip(steps_from)
        .take_while(|(a, b)| a == b)
        .count();
    if common == 0 || from.background != to.background {
        painter.draw(
            from,
            steps_from,
            Below::Background,
            &mut canvas_from.as_i420(),
        );
        painter.draw(to, steps, Below::Background, out);
        return Some(Rect::from(painter.canvas));
    }
    painter.draw(to, &steps[..common], Below::Background, out);
    let (steps_from, steps) = (&steps_from[common..], &steps[common..]);
    let differing = [painter.touched(steps_from), painter.touched(steps)];
    let rect = differing
        .into_iter()
        .flatten()
        .reduce(|all, rect| all.union(&rect))?;
    copy(out, canvas_from, rect);
    painter.draw(from, steps_from, Below::Drawn, &mut canvas_from.as_i420());
    painter.draw(to, steps, Below::Drawn, out);
    Some(rect)
}

/// Copies a part of `out` to the same place in `to`.
fn copy(out: &mut I420Mut<'_>, to: &mut Planes, rect: Rect) {
    let mut part = out.part(rect);
    let mut to = to.as_i420();
    let mut to = to.part(rect);
    for (mut to, mut from) in to.planes().into_iter().zip(part.planes()) {
        for y in 0..to.height {
            to.row(y).copy_from_slice(from.row(y));
        }
    }
}

/// Blends a part of `out` with what was there before.
pub(super) fn cross(out: &mut I420Mut<'_>, from: &Planes, rect: Rect, progress: u16) {
    let mut part = out.part(rect);
    for (mut to, from) in part.planes().into_iter().zip(from.part(rect)) {
        for y in 0..to.height {
            kernels::cross(to.row(y), from.row(y), progress);
        }
    }
}
