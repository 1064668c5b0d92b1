//! The pixels a card is drawn into, premultiplied RGBA, and the shapes that are drawn.

use tiny_skia::{
    BlendMode, Color, FillRule, FilterQuality, GradientStop, LinearGradient, Paint, Path,
    PathBuilder, Pattern, PixmapMut, PixmapRef, Point, Rect, Shader, SpreadMode, Stroke, Transform,
};

use crate::colour::Colour;

/// How far a cubic's handles reach to draw a quarter of a circle, in parts of the radius.
const CIRCLE_HANDLE: f32 = 0.552_285;

/// A colour with its opacity, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Tint {
    pub colour: Colour,
    pub alpha: f32,
}

impl Tint {
    fn to_skia(self) -> Color {
        let Colour { red, green, blue } = self.colour;
        let alpha = (self.alpha.clamp(0.0, 1.0) * 255.0).round() as u8;
        Color::from_rgba8(red, green, blue, alpha)
    }
}

/// What a shape is filled with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Fill {
    Plain(Tint),
    /// From the top to the bottom, or from the left to the right.
    Gradient {
        from: Tint,
        to: Tint,
        is_vertical: bool,
    },
}

/// A rectangle with corners of their own radius: top left, top right, bottom right, bottom left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct RoundRect {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
    pub radii: [f32; 4],
}

impl RoundRect {
    /// Moved in on every side.
    pub fn inset(self, by: f32) -> Self {
        Self {
            x: self.x + by,
            y: self.y + by,
            width: self.width - by * 2.0,
            height: self.height - by * 2.0,
            radii: self.radii.map(|radius| (radius - by).max(0.0)),
        }
    }

    fn path(self) -> Option<Path> {
        let Self {
            x,
            y,
            width,
            height,
            ..
        } = self;
        let most = width.min(height) / 2.0;
        let [tl, tr, br, bl] = self.radii.map(|radius| radius.clamp(0.0, most.max(0.0)));
        if width <= 0.0 || height <= 0.0 {
            return None;
        }
        let (right, bottom) = (x + width, y + height);
        let handle = |radius: f32| radius * (1.0 - CIRCLE_HANDLE);
        let mut path = PathBuilder::new();
        path.move_to(x + tl, y);
        path.line_to(right - tr, y);
        path.cubic_to(right - handle(tr), y, right, y + handle(tr), right, y + tr);
        path.line_to(right, bottom - br);
        path.cubic_to(
            right,
            bottom - handle(br),
            right - handle(br),
            bottom,
            right - br,
            bottom,
        );
        path.line_to(x + bl, bottom);
        path.cubic_to(
            x + handle(bl),
            bottom,
            x,
            bottom - handle(bl),
            x,
            bottom - bl,
        );
        path.line_to(x, y + tl);
        path.cubic_to(x, y + handle(tl), x + handle(tl), y, x + tl, y);
        path.close();
        path.finish()
    }
}

/// Pixels to draw into.
pub(crate) struct Surface<'a> {
    pixels: PixmapMut<'a>,
}

impl<'a> Surface<'a> {
    /// `None` when the bytes are not `width * height * 4` or a side is 0.
    pub fn new(rgba: &'a mut [u8], width: u32, height: u32) -> Option<Self> {
        PixmapMut::from_bytes(rgba, width, height).map(|pixels| Self { pixels })
    }

    pub fn fill(&mut self, shape: RoundRect, fill: Fill) {
        if let Some(path) = shape.path() {
            self.fill_path(&path, shader(shape, fill));
        }
    }

    /// A line of `width` just inside a shape's edge.
    pub fn outline(&mut self, shape: RoundRect, width: f32, tint: Tint) {
        if let Some(path) = shape.inset(width / 2.0).path() {
            let stroke = Stroke {
                width,
                ..Stroke::default()
            };
            let paint = paint(Shader::SolidColor(tint.to_skia()));
            self.pixels
                .stroke_path(&path, &paint, &stroke, Transform::identity(), None);
        }
    }

    /// A picture of premultiplied pixels at (`shape.x`, `shape.y`), cut to the shape.
    pub fn picture(&mut self, shape: RoundRect, rgba: &[u8], size: (u32, u32), opacity: f32) {
        let Some(picture) = PixmapRef::from_bytes(rgba, size.0, size.1) else {
            return;
        };
        let place = Transform::from_translate(shape.x, shape.y);
        let pattern = Pattern::new(
            picture,
            SpreadMode::Pad,
            FilterQuality::Nearest,
            opacity,
            place,
        );
        if let Some(path) = shape.path() {
            self.fill_path(&path, pattern);
        }
    }

    /// Squares without soft edges: what a QR code is made of.
    pub fn squares(&mut self, squares: impl Iterator<Item = (f32, f32)>, side: f32, tint: Tint) {
        let mut paint = paint(Shader::SolidColor(tint.to_skia()));
        paint.anti_alias = false;
        for (x, y) in squares {
            if let Some(rect) = Rect::from_xywh(x, y, side, side) {
                self.pixels
                    .fill_rect(rect, &paint, Transform::identity(), None);
            }
        }
    }

    /// Fills a path of which the left (or right) part has one colour, the rest another.
    pub fn fill_split(&mut self, path: &Path, at: f32, (before, after): (Tint, Tint)) {
        let bounds = path.bounds();
        let stops = vec![
            GradientStop::new(0.0, before.to_skia()),
            GradientStop::new(at, before.to_skia()),
            GradientStop::new(at, after.to_skia()),
            GradientStop::new(1.0, after.to_skia()),
        ];
        let (left, right) = (
            Point::from_xy(bounds.left(), 0.0),
            Point::from_xy(bounds.right(), 0.0),
        );
        let gradient =
            LinearGradient::new(left, right, stops, SpreadMode::Pad, Transform::identity());
        if let Some(gradient) = gradient {
            self.fill_path(path, gradient);
        }
    }

    fn fill_path(&mut self, path: &Path, shader: Shader<'_>) {
        let paint = paint(shader);
        self.pixels
            .fill_path(path, &paint, FillRule::Winding, Transform::identity(), None);
    }

    /// Lays a coverage mask of one byte a pixel in a colour.
    pub fn stamp_mask(&mut self, at: (i32, i32), size: (u32, u32), mask: &[u8], tint: Tint) {
        let Colour { red, green, blue } = tint.colour;
        let alpha = (tint.alpha.clamp(0.0, 1.0) * 255.0).round() as u32;
        self.stamp(at, size, |index| {
            let cover = u32::from(*mask.get(index)?);
            let cover = div_255(cover * alpha);
            let part = |channel: u8| div_255(u32::from(channel) * cover);
            (cover > 0).then(|| [part(red), part(green), part(blue), cover])
        });
    }

    /// Lays straight RGBA pixels.
    pub fn stamp_colour(&mut self, at: (i32, i32), size: (u32, u32), rgba: &[u8], opacity: f32) {
        let opacity = (opacity.clamp(0.0, 1.0) * 255.0).round() as u32;
        self.stamp(at, size, |index| {
            let [red, green, blue, alpha] = *rgba.get(index * 4..)?.first_chunk::<4>()?;
            let alpha = div_255(u32::from(alpha) * opacity);
            let part = |channel: u8| div_255(u32::from(channel) * alpha);
            (alpha > 0).then(|| [part(red), part(green), part(blue), alpha])
        });
    }

    /// Lays premultiplied pixels, given by their index, over what is there.
    fn stamp(
        &mut self,
        (left, top): (i32, i32),
        (width, height): (u32, u32),
        pixel: impl Fn(usize) -> Option<[u32; 4]>,
    ) {
        let (own_width, own_height) = (self.pixels.width() as i32, self.pixels.height() as i32);
        let columns = (-left).max(0)..(own_width - left).min(width as i32);
        let rows = (-top).max(0)..(own_height - top).min(height as i32);
        let data = self.pixels.data_mut();
        for row in rows {
            for column in columns.clone() {
                let Some(source) = pixel((row * width as i32 + column) as usize) else {
                    continue;
                };
                let start = (((top + row) * own_width + left + column) * 4) as usize;
                let rest = 255 - source[3];
                for (channel, value) in data[start..start + 4].iter_mut().zip(source) {
                    *channel = (value + div_255(u32::from(*channel) * rest)).min(255) as u8;
                }
            }
        }
    }

    /// A soft shadow of a shape: its blurred silhouette, `blur` pixels wide.
    pub fn shadow(&mut self, shape: RoundRect, blur: f32, tint: Tint) {
        let (width, height) = (self.pixels.width(), self.pixels.height());
        let Some(mut mask) = tiny_skia::Mask::new(width, height) else {
            return;
        };
        let Some(path) = shape.path() else { return };
        mask.fill_path(&path, FillRule::Winding, true, Transform::identity());
        let mut cover = mask.take();
        crate::blur::blur(&mut cover, width as usize, height as usize, blur);
        self.stamp_mask((0, 0), (width, height), &cover, tint);
    }
}

fn div_255(value: u32) -> u32 {
    (value + 128 + ((value + 128) >> 8)) >> 8
}

fn paint(shader: Shader<'_>) -> Paint<'_> {
    Paint {
        shader,
        blend_mode: BlendMode::SourceOver,
        anti_alias: true,
        ..Paint::default()
    }
}

fn shader(shape: RoundRect, fill: Fill) -> Shader<'static> {
    match fill {
        Fill::Plain(tint) => Shader::SolidColor(tint.to_skia()),
        Fill::Gradient {
            from,
            to,
            is_vertical,
        } => {
            let start = Point::from_xy(shape.x, shape.y);
            let end = if is_vertical {
                Point::from_xy(shape.x, shape.y + shape.height)
            } else {
                Point::from_xy(shape.x + shape.width, shape.y)
            };
            let stops = vec![
                GradientStop::new(0.0, from.to_skia()),
                GradientStop::new(1.0, to.to_skia()),
            ];
            LinearGradient::new(start, end, stops, SpreadMode::Pad, Transform::identity())
                .unwrap_or(Shader::SolidColor(from.to_skia()))
        }
    }
}
