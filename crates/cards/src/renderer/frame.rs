//! Where a card stands on the canvas, and in its own picture.

use vitrine_domain::Corner;

use super::CanvasSize;
use crate::arrange::Arranged;
use crate::template::Layout;
use crate::theme::Theme;

/// The picture's place on the canvas and the card's place in the picture.
pub(super) struct Frame {
    pub x: i32,
    pub y: i32,
    pub width: u32,
    pub height: u32,
    pub origin: (f32, f32),
    pub corner: Corner,
}

impl Frame {
    pub fn new(
        layout: &Layout,
        theme: &Theme,
        card: &Arranged<'_>,
        canvas: CanvasSize,
        scale: f32,
    ) -> Self {
        let corner = theme
            .corner
            .filter(|_| layout.is_movable)
            .unwrap_or(layout.corner);
        let margin = &layout.margin;
        let (canvas_width, canvas_height) = (canvas.width as f32, canvas.height as f32);
        let x = match corner {
            Corner::TopLeft | Corner::BottomLeft => margin.left * scale,
            Corner::TopRight | Corner::BottomRight => {
                canvas_width - margin.right * scale - card.width
            }
        };
        let y = match corner {
            Corner::TopLeft | Corner::TopRight => margin.top * scale,
            Corner::BottomLeft | Corner::BottomRight => {
                canvas_height - margin.bottom * scale - card.height
            }
        };
        let (x, y) = (x.round().max(0.0), y.round().max(0.0));
        // The shadow's room, as far as the canvas has some.
        let (blur, drop) = layout
            .shadow
            .map_or((0.0, 0.0), |s| (s.blur * scale, s.drop * scale));
        let left = blur.ceil().min(x);
        let top = (blur - drop).max(0.0).ceil().min(y);
        let right = blur.ceil().min((canvas_width - x - card.width).max(0.0));
        let bottom = (blur + drop)
            .ceil()
            .min((canvas_height - y - card.height).max(0.0));
        Self {
            x: (x - left) as i32,
            y: (y - top) as i32,
            width: (left + card.width + right).max(1.0) as u32,
            height: (top + card.height + bottom).max(1.0) as u32,
            origin: (left, top),
            corner,
        }
    }
}
