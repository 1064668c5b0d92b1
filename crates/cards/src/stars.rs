//! Five stars, filled as far as a rating goes.

use std::f32::consts::{FRAC_PI_2, PI};

use tiny_skia::{Path, PathBuilder};

use crate::surface::{Surface, Tint};

const STARS: u16 = 5;
/// From star to star, in parts of a star's size.
const STEP: f32 = 1.16;
/// The inner corners of a five-pointed star with straight edges lie this far out; ours are a
/// little fuller, which reads better small.
const INNER: f32 = 0.45;

/// How wide five stars of a size are.
pub(crate) fn width(size: f32) -> f32 {
    size * (STEP * f32::from(STARS - 1) + 1.0)
}

/// Five stars at their place.
pub(crate) struct Stars {
    pub at: (f32, f32),
    /// The side of one.
    pub size: f32,
    /// How far they are filled, 0 to 500.
    pub hundredths: u16,
    /// They fill from the right.
    pub is_mirrored: bool,
}

impl Stars {
    /// Draws them.
    pub fn draw(&self, surface: &mut Surface<'_>, (full, empty): (Tint, Tint)) {
        let (x, y) = self.at;
        for number in 0..STARS {
            let filled = self.hundredths.saturating_sub(number * 100).min(100);
            let filled = f32::from(filled) / 100.0;
            let place = if self.is_mirrored {
                STARS - 1 - number
            } else {
                number
            };
            let Some(star) = star(x + f32::from(place) * self.size * STEP, y, self.size) else {
                continue;
            };
            if self.is_mirrored {
                surface.fill_split(&star, 1.0 - filled, (empty, full));
            } else {
                surface.fill_split(&star, filled, (full, empty));
            }
        }
    }
}

/// Draws one full star.
pub(crate) fn draw_one(surface: &mut Surface<'_>, (x, y): (f32, f32), size: f32, tint: Tint) {
    if let Some(star) = star(x, y, size) {
        surface.fill_split(&star, 1.0, (tint, tint));
    }
}

fn star(x: f32, y: f32, size: f32) -> Option<Path> {
    let radius = size / 2.0;
    // A star's points reach less far down than up; this centres it to the eye.
    let (middle_x, middle_y) = (x + radius, y + radius * 1.05);
    let mut path = PathBuilder::new();
    for corner in 0..10_u8 {
        let reach = if corner % 2 == 0 {
            radius * 1.05
        } else {
            radius * 1.05 * INNER
        };
        let angle = f32::from(corner) * PI / 5.0 - FRAC_PI_2;
        let (at_x, at_y) = (
            middle_x + reach * angle.cos(),
            middle_y + reach * angle.sin(),
        );
        if corner == 0 {
            path.move_to(at_x, at_y);
        } else {
            path.line_to(at_x, at_y);
        }
    }
    path.close();
    path.finish()
}
