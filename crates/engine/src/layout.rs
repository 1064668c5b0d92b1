//! Where each source stands on the canvas: a pure function of the program and the sources' sizes.
//!
//! Cards are not laid out here: they bring their own places. Every rectangle is even in all four
//! numbers, so that half-resolution chroma lies exactly under its luma.

use vitrine_domain::Scene;

use crate::program::{Border, Canvas, Corner, Fit, Framing, InsetStyle, ProgramSpec, Rgb};

/// A rectangle in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rect {
    /// The left edge.
    pub x: u32,
    /// The upper edge.
    pub y: u32,
    /// The width, at least 1.
    pub width: u32,
    /// The height, at least 1.
    pub height: u32,
}

impl Rect {
    /// Whether nothing of `other` sticks out.
    pub fn contains(&self, other: &Self) -> bool {
        self.x <= other.x
            && self.y <= other.y
            && self.x + self.width >= other.x + other.width
            && self.y + self.height >= other.y + other.height
    }

    /// The smallest rectangle around both.
    pub fn union(&self, other: &Self) -> Self {
        let (x, y) = (self.x.min(other.x), self.y.min(other.y));
        let right = (self.x + self.width).max(other.x + other.width);
        let bottom = (self.y + self.height).max(other.y + other.height);
        Self {
            x,
            y,
            width: right - x,
            height: bottom - y,
        }
    }
}

impl From<Canvas> for Rect {
    fn from(canvas: Canvas) -> Self {
        Self {
            x: 0,
            y: 0,
            width: canvas.width,
            height: canvas.height,
        }
    }
}

/// Width and height in pixels, each at least 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
}

/// What a layer shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The camera.
    Camera,
    /// The screen or window.
    Screen,
    /// The program's still picture.
    Slate,
}

/// The sizes of what there is to show; `None` is a source that gives no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceSizes {
    /// The camera's.
    pub camera: Option<Size>,
    /// The screen's.
    pub screen: Option<Size>,
    /// The slate's.
    pub slate: Option<Size>,
}

/// One source at its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Layer {
    /// What is shown.
    pub source: Source,
    /// Which part of it; its left and upper edges are even.
    pub crop: Rect,
    /// Where on the canvas; all numbers even.
    pub place: Rect,
    /// Left and right exchanged.
    pub is_mirrored: bool,
    /// The rounding of its corners and its border.
    pub edge: Edge,
}

/// How the outline of a layer looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edge {
    /// In canvas pixels; 0 for sharp corners.
    pub radius_px: f32,
    /// Inside the outline: width in canvas pixels and colour.
    pub border: Option<(f32, Rgb)>,
}

impl Edge {
    /// A plain rectangle.
    pub const PLAIN: Self = Self {
        radius_px: 0.0,
        border: None,
    };

    /// Whether every pixel of the layer is its own and opaque.
    pub fn is_plain(&self) -> bool {
        self.radius_px <= 0.0 && self.border.is_none()
    }
}

/// A whole scene.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The lowest layer first; what no layer covers is background.
    pub layers: Vec<Layer>,
    /// How many of them lie under the cards of
    /// [`CardDepth::UnderInset`](crate::program::CardDepth::UnderInset); the rest is the inset.
    pub under_inset: usize,
}

/// Lays out the program's scene. A source without a picture gives its place to the slate, or to
/// the background if there is no slate; an inset without either is left out.
pub fn layout(program: &ProgramSpec, canvas: Canvas, sizes: SourceSizes) -> Layout {
    let whole = Rect::from(canvas);
    let placer = Placer { program, sizes };
    let mut layers = Vec::with_capacity(3);
    let mut inset = None;
    match program.scene {
        Scene::CameraFull => layers.extend(placer.place(Source::Camera, whole, Edge::PLAIN)),
        Scene::ScreenFull => layers.extend(placer.place(Source::Screen, whole, Edge::PLAIN)),
        Scene::ScreenWithCamera => {
            layers.extend(placer.place(Source::Screen, whole, Edge::PLAIN));
            inset = placer.inset(canvas);
        }
        Scene::SideBySide => {
            let [screen, camera] = halves(canvas);
            let edge = Edge {
                radius_px: canvas.shorter_side() * HALF_RADIUS,
                border: None,
            };
            layers.extend(placer.place(Source::Screen, screen, edge));
            layers.extend(placer.place(Source::Camera, camera, edge));
        }
        Scene::ProductFull => inset = placer.inset(canvas),
        Scene::Slate => layers.extend(placer.place(Source::Slate, whole, Edge::PLAIN)),
    }
    let under_inset = layers.len();
    layers.extend(inset);
    Layout {
        layers,
        under_inset,
    }
}

/// The corner radius of the two pictures of a side-by-side scene, of the canvas's shorter side.
const HALF_RADIUS: f32 = 0.02;

/// The margin of a side-by-side scene, of the canvas's shorter side: wide enough to read as a
/// frame, narrow enough to cost little of the pictures.
const HALF_MARGIN: f32 = 0.04;

impl Canvas {
    fn shorter_side(self) -> f32 {
        self.width.min(self.height) as f32
    }

    fn is_upright(self) -> bool {
        self.height > self.width
    }
}

struct Placer<'a> {
    program: &'a ProgramSpec,
    sizes: SourceSizes,
}

impl Placer<'_> {
    fn place(&self, source: Source, within: Rect, edge: Edge) -> Option<Layer> {
        let (size, framing) = match source {
            Source::Camera => (self.sizes.camera, self.program.camera),
            Source::Screen => (self.sizes.screen, self.program.screen),
            Source::Slate => (self.sizes.slate, Framing::PLAIN),
        };
        match size {
            Some(size) => {
                let (crop, place) = frame(size, framing, within);
                let is_mirrored = framing.is_mirrored;
                Some(Layer {
                    source,
                    crop,
                    place,
                    is_mirrored,
                    edge,
                })
            }
            None if source == Source::Slate => None,
            None => self.place(Source::Slate, within, edge),
        }
    }

    fn inset(&self, canvas: Canvas) -> Option<Layer> {
        let style = &self.program.inset;
        let within = inset_place(style, canvas);
        let edge = Edge {
            radius_px: within.width as f32 * f32::from(style.radius_permille.min(500)) / 1000.0,
            border: style.border.and_then(|border| border_on(border, canvas)),
        };
        self.place(Source::Camera, within, edge)
    }
}

fn border_on(border: Border, canvas: Canvas) -> Option<(f32, Rgb)> {
    let width_px = f32::from(border.width) * canvas.shorter_side() / 1080.0;
    (width_px > 0.0).then_some((width_px, border.colour))
}

/// The inset's rectangle: in its corner, wholly on the canvas.
fn inset_place(style: &InsetStyle, canvas: Canvas) -> Rect {
    let of_width = |permille: u16| canvas.width * u32::from(permille) / 1000;
    let width = even(of_width(style.width_permille)).clamp(2, canvas.width);
    let height = if canvas.is_upright() {
        width * 4 / 3
    } else {
        width * 9 / 16
    };
    let height = even(height).clamp(2, canvas.height);
    let margin = even(of_width(style.margin_permille));
    let (right, bottom) = (canvas.width - width, canvas.height - height);
    let (left, top) = (margin.min(right), margin.min(bottom));
    let (far_x, far_y) = (right.saturating_sub(margin), bottom.saturating_sub(margin));
    let (x, y) = match style.corner {
        Corner::TopLeft => (left, top),
        Corner::TopRight => (far_x, top),
        Corner::BottomLeft => (left, far_y),
        Corner::BottomRight => (far_x, far_y),
    };
    Rect {
        x,
        y,
        width,
        height,
    }
}

/// The places of screen and camera in a side-by-side scene: two equal 16:9 pictures in the middle
/// of a wide canvas; on an upright one the screen above and the camera in all that is left.
fn halves(canvas: Canvas) -> [Rect; 2] {
    let margin = even((canvas.shorter_side() * HALF_MARGIN) as u32);
    if canvas.is_upright() {
        let width = even(canvas.width.saturating_sub(2 * margin)).max(2);
        let height = even(width * 9 / 16).max(2);
        let below = 2 * margin + height;
        let left = even(canvas.height.saturating_sub(below + margin)).max(2);
        [
            Rect {
                x: margin,
                y: margin,
                width,
                height,
            },
            Rect {
                x: margin,
                y: below,
                width,
                height: left,
            },
        ]
    } else {
        let width = even(canvas.width.saturating_sub(3 * margin) / 2).max(2);
        let height = even(width * 9 / 16).clamp(2, canvas.height);
        let y = even((canvas.height - height) / 2);
        [
            Rect {
                x: margin,
                y,
                width,
                height,
            },
            Rect {
                x: canvas.width - margin - width,
                y,
                width,
                height,
            },
        ]
    }
}

/// Which part of a source goes where in `within`.
fn frame(size: Size, framing: Framing, within: Rect) -> (Rect, Rect) {
    let (x, width) = cut(size.width, framing.crop.left, framing.crop.right);
    let (y, height) = cut(size.height, framing.crop.top, framing.crop.bottom);
    let whole = Rect {
        x,
        y,
        width,
        height,
    };
    match framing.fit {
        Fit::Fill => (fill(whole, within), within),
        Fit::Fit => (whole, fit(whole, within)),
    }
}

/// What is left of one axis after cutting fractions off both ends: start and length.
fn cut(length: u32, before: f32, after: f32) -> (u32, u32) {
    let part = |fraction: f32| {
        let fraction = if fraction.is_finite() {
            fraction.clamp(0.0, 0.45)
        } else {
            0.0
        };
        (f64::from(fraction) * f64::from(length)).round() as u32
    };
    let start = even(part(before));
    let end = length - part(after);
    // An odd length is kept only where it is the source's own.
    let left = if part(after) == 0 {
        end - start
    } else {
        even(end - start)
    };
    (start, left.max(1))
}

/// The middle part of `source` that has the shape of `within`.
fn fill(source: Rect, within: Rect) -> Rect {
    let across = u64::from(source.width) * u64::from(within.height);
    let down = u64::from(source.height) * u64::from(within.width);
    let mut part = source;
    if across > down {
        let width = (down as f64 / f64::from(within.height)).round() as u32;
        part.width = shorten(source.width, width);
        part.x += even((source.width - part.width) / 2);
    } else if down > across {
        let height = (across as f64 / f64::from(within.width)).round() as u32;
        part.height = shorten(source.height, height);
        part.y += even((source.height - part.height) / 2);
    }
    part
}

/// The largest rectangle of `source`'s shape in the middle of `within`.
fn fit(source: Rect, within: Rect) -> Rect {
    let across = u64::from(source.width) * u64::from(within.height);
    let down = u64::from(source.height) * u64::from(within.width);
    let mut place = within;
    if across > down {
        let height = (down as f64 / f64::from(source.width)).round() as u32;
        place.height = even(height).clamp(2, within.height);
        place.y += even((within.height - place.height) / 2);
    } else if down > across {
        let width = (across as f64 / f64::from(source.height)).round() as u32;
        place.width = even(width).clamp(2, within.width);
        place.x += even((within.width - place.width) / 2);
    }
    place
}

/// `wanted` made even, at least 2 and at most `length`; the length itself stays as it is.
fn shorten(length: u32, wanted: u32) -> u32 {
    if wanted >= length {
        length
    } else {
        even(wanted).max(2).min(length)
    }
}

fn even(pixels: u32) -> u32 {
    pixels & !1
}

#[cfg(test)]
mod tests;
