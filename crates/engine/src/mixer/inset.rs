//! The outline of a layer: rounded, antialiased corners and a border, computed once per geometry.

use super::frame::{I420Mut, Planes};
use super::overlay::{Alpha, Overlay};
use crate::layout::Edge;

/// The masks of one layer.
#[derive(Debug)]
pub(super) struct Outline {
    mask: Alpha,
    border: Option<Overlay>,
}

impl Outline {
    /// For a layer of this size, both even.
    pub fn new(edge: &Edge, width: u32, height: u32) -> Self {
        let (columns, rows) = (width as usize, height as usize);
        let mask = Alpha::new(rounded(width, height, 0.0, edge.radius_px), columns, rows);
        let border = edge.border.map(|(border_px, colour)| {
            let inner = rounded(
                width,
                height,
                border_px,
                (edge.radius_px - border_px).max(0.0),
            );
            let ring: Vec<u8> = inner.into_iter().map(|inside| 255 - inside).collect();
            Overlay::flat(colour, &ring, width, height)
        });
        Self { mask, border }
    }

    /// Draws the border onto the layer's own picture.
    pub fn draw_border(&self, picture: &mut I420Mut<'_>) {
        if let Some(border) = &self.border {
            border.draw(0, 0, 255, picture);
        }
    }

    /// Lays the picture over `below` within the outline.
    pub fn draw(&self, picture: &Planes, below: &mut I420Mut<'_>) {
        self.mask.mask(picture, below);
    }
}

/// How much of each pixel lies in a rounded rectangle `margin` pixels inside `width` x `height`.
fn rounded(width: u32, height: u32, margin: f32, radius: f32) -> Vec<u8> {
    let half_width = (width as f32 / 2.0 - margin).max(0.0);
    let half_height = (height as f32 / 2.0 - margin).max(0.0);
    let radius = radius.clamp(0.0, half_width.min(half_height));
    let mut coverage = Vec::with_capacity(width as usize * height as usize);
    for y in 0..height {
        let down = (y as f32 + 0.5 - height as f32 / 2.0).abs() - (half_height - radius);
        for x in 0..width {
            let across = (x as f32 + 0.5 - width as f32 / 2.0).abs() - (half_width - radius);
            // The distance to the outline, negative inside.
            let outside = across.max(0.0).hypot(down.max(0.0));
            let distance = outside + across.max(down).min(0.0) - radius;
            coverage.push(((0.5 - distance).clamp(0.0, 1.0) * 255.0).round() as u8);
        }
    }
    coverage
}
