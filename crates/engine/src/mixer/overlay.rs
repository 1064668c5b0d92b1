//! Pictures with alpha in the program's colours: cards, and the borders of insets.
//!
//! An overlay is premultiplied Y with full-size alpha, and U and V with a half-size alpha of their
//! own: each chroma sample is the mean of what its four pixels give, each weighed by its alpha,
//! which makes the blend right at every edge. The four pixels are those of the *canvas's* chroma
//! grid: an overlay whose place is odd gets one transparent column or row before its first pixel,
//! so luma stands to the pixel and chroma where the canvas has it.

use super::convert::Rgb32;
use super::frame::{I420Mut, Plane, PlaneMut, Planes};
use super::kernels;
use crate::layout::Rect;
use crate::program::{Canvas, Rgb};

/// A converted picture, even in width and height.
#[derive(Debug)]
pub(super) struct Overlay {
    colour: Planes,
    alpha: Alpha,
    /// Pixels of padding before the picture's own: 0 or 1 each.
    odd_x: u32,
    odd_y: u32,
}

/// Full-size and half-size alpha, and where it is neither 0 nor 255.
#[derive(Debug)]
pub(super) struct Alpha {
    full: Vec<u8>,
    half: Vec<u8>,
    full_spans: Spans,
    half_spans: Spans,
    width: usize,
    height: usize,
    is_opaque: bool,
}

impl Alpha {
    /// From rows without padding; both sizes even.
    pub fn new(full: Vec<u8>, width: usize, height: usize) -> Self {
        let mut half = vec![0; full.len() / 4];
        let rows = full
            .chunks_exact(2 * width)
            .zip(half.chunks_exact_mut(width / 2));
        for (pair, half) in rows {
            let (upper, lower) = pair.split_at(width);
            kernels::halve(upper, lower, half);
        }
        Self {
            full_spans: Spans::of(&full, width),
            half_spans: Spans::of(&half, width / 2),
            is_opaque: full.iter().all(|&alpha| alpha == 255),
            full,
            half,
            width,
            height,
        }
    }

    /// The alpha plane and spans that go with plane `index` of Y, U, V.
    fn of_plane(&self, index: usize) -> (Plane<'_>, &Spans) {
        let (width, height) = (self.width, self.height);
        if index == 0 {
            (
                Plane {
                    data: &self.full,
                    stride: width,
                    width,
                    height,
                },
                &self.full_spans,
            )
        } else {
            let (width, height) = (width / 2, height / 2);
            (
                Plane {
                    data: &self.half,
                    stride: width,
                    width,
                    height,
                },
                &self.half_spans,
            )
        }
    }

    /// Lays `picture`, which has the same size, over `below` as far as alpha covers it.
    pub fn mask(&self, picture: &Planes, below: &mut I420Mut<'_>) {
        for (index, (picture, mut below)) in
            picture.planes().into_iter().zip(below.planes()).enumerate()
        {
            let (alpha, spans) = self.of_plane(index);
            for y in 0..below.height {
                let (picture, alpha, below) = (picture.row(y), alpha.row(y), below.row(y));
                for span in spans.row(y) {
                    let at = span.start as usize..span.end as usize;
                    if span.is_opaque {
                        below[at.clone()].copy_from_slice(&picture[at]);
                    } else {
                        kernels::masked(&mut below[at.clone()], &picture[at.clone()], &alpha[at]);
                    }
                }
            }
        }
    }
}

impl Overlay {
    /// Converts premultiplied RGBA without padding for a place whose coordinates are `odd`.
    pub fn new(rgba: &[u8], width: u32, height: u32, odd_x: bool, odd_y: bool) -> Self {
        let (odd_x, odd_y) = (u32::from(odd_x), u32::from(odd_y));
        let padded = (width + odd_x).next_multiple_of(2).max(2) as usize;
        let padded_rows = (height + odd_y).next_multiple_of(2).max(2) as usize;
        let own;
        let rgba = if (padded, padded_rows) == (width as usize, height as usize) {
            rgba
        } else {
            own = pad(rgba, width, padded, padded_rows, odd_x, odd_y);
            &own
        };
        let mut alpha = vec![0; padded * padded_rows];
        kernels::take_last_of_4(rgba, &mut alpha);
        let alpha = Alpha::new(alpha, padded, padded_rows);
        let mut colour = Planes::new(padded as u32, padded_rows as u32);
        let rgb = Rgb32 {
            data: rgba,
            stride: 4 * padded as u32,
            width: padded as u32,
            height: padded_rows as u32,
            is_bgr: false,
        };
        rgb.to_yuv(colour.as_i420().planes());
        let [y, u, v] = colour.data_mut();
        kernels::premultiply_offset(y, &alpha.full, 16);
        kernels::premultiply_offset(u, &alpha.half, 128);
        kernels::premultiply_offset(v, &alpha.half, 128);
        Self {
            colour,
            alpha,
            odd_x,
            odd_y,
        }
    }

    /// One colour as far as `coverage` (without padding, both sizes even) says.
    pub fn flat(Rgb(red, green, blue): Rgb, coverage: &[u8], width: u32, height: u32) -> Self {
        let share =
            |value: u8, alpha: u8| ((u16::from(value) * u16::from(alpha) + 127) / 255) as u8;
        let rgba: Vec<u8> = coverage
            .iter()
            .flat_map(|&alpha| {
                [
                    share(red, alpha),
                    share(green, alpha),
                    share(blue, alpha),
                    alpha,
                ]
            })
            .collect();
        Self::new(&rgba, width, height, false, false)
    }

    /// Whether it was converted for a place of this parity.
    pub fn suits(&self, x: i32, y: i32) -> bool {
        (self.odd_x, self.odd_y) == (x.rem_euclid(2) as u32, y.rem_euclid(2) as u32)
    }

    /// Whether it hides everything in `width` x `height` pixels when it stands at `x`, `y`.
    pub fn covers(&self, x: i32, y: i32, width: u32, height: u32) -> bool {
        let (left, top) = self.origin(x, y);
        let (right, bottom) = (
            left + self.alpha.width as i64,
            top + self.alpha.height as i64,
        );
        let is_around =
            left <= 0 && top <= 0 && right >= i64::from(width) && bottom >= i64::from(height);
        is_around && self.alpha.is_opaque
    }

    /// What of the canvas it touches when it stands at `x`, `y`: even, or nothing.
    pub fn touched(&self, x: i32, y: i32, canvas: Canvas) -> Option<Rect> {
        let (left, top) = self.origin(x, y);
        let span = |start: i64, length: usize, canvas: u32| {
            let end = (start + length as i64).min(i64::from(canvas));
            let start = start.max(0);
            (start < end).then(|| (start as u32, (end - start) as u32))
        };
        let (x, width) = span(left, self.alpha.width, canvas.width)?;
        let (y, height) = span(top, self.alpha.height, canvas.height)?;
        Some(Rect {
            x,
            y,
            width,
            height,
        })
    }

    /// Lays the picture over `below` so that its own first pixel stands at `x`, `y`, which must
    /// suit. What is off the canvas is cut. An `opacity` of 255 is the picture as it is.
    pub fn draw(&self, x: i32, y: i32, opacity: u8, below: &mut I420Mut<'_>) {
        debug_assert!(
            self.suits(x, y),
            "an overlay stands where it was converted for"
        );
        let (x, y) = self.origin(x, y);
        for (index, (colour, below)) in self
            .colour
            .planes()
            .into_iter()
            .zip(below.planes())
            .enumerate()
        {
            let (alpha, spans) = self.alpha.of_plane(index);
            let (x, y) = if index == 0 { (x, y) } else { (x / 2, y / 2) };
            blend_plane(colour, alpha, spans, (x, y), opacity, below);
        }
    }

    /// The canvas place of the first pixel, padding counted: even.
    fn origin(&self, x: i32, y: i32) -> (i64, i64) {
        (
            i64::from(x) - i64::from(self.odd_x),
            i64::from(y) - i64::from(self.odd_y),
        )
    }
}

fn blend_plane(
    colour: Plane<'_>,
    alpha: Plane<'_>,
    spans: &Spans,
    (x, y): (i64, i64),
    opacity: u8,
    mut below: PlaneMut<'_>,
) {
    // What of the overlay is on the canvas, in the overlay's coordinates.
    let visible = |start: i64, length: usize, canvas: usize| {
        let first = (-start).clamp(0, length as i64) as usize;
        let end = (canvas as i64 - start).clamp(first as i64, length as i64) as usize;
        first..end
    };
    let columns = visible(x, colour.width, below.width);
    for row in visible(y, colour.height, below.height) {
        let (colour, alpha) = (colour.row(row), alpha.row(row));
        let below = below.row((row as i64 + y) as usize);
        for span in spans.row(row) {
            let start = columns.start.max(span.start as usize);
            let end = columns.end.min(span.end as usize);
            if start >= end {
                continue;
            }
            let at = (start as i64 + x) as usize;
            let below = &mut below[at..at + end - start];
            let colour = &colour[start..end];
            match opacity {
                255 if span.is_opaque => below.copy_from_slice(colour),
                255 => kernels::over(below, colour, &alpha[start..end]),
                _ => kernels::over_faded(below, colour, &alpha[start..end], opacity),
            }
        }
    }
}

fn pad(
    rgba: &[u8],
    width: u32,
    padded: usize,
    padded_rows: usize,
    odd_x: u32,
    odd_y: u32,
) -> Vec<u8> {
    let mut own = vec![0; 4 * padded * padded_rows];
    if width == 0 {
        return own;
    }
    let rows = own.chunks_exact_mut(4 * padded).skip(odd_y as usize);
    for (to, from) in rows.zip(rgba.chunks_exact(4 * width as usize)) {
        to[4 * odd_x as usize..][..from.len()].copy_from_slice(from);
    }
    own
}

/// The parts of each row that are not fully transparent.
#[derive(Debug)]
struct Spans {
    spans: Vec<Span>,
    /// Where each row's spans begin, and one past the end.
    starts: Vec<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    start: u32,
    end: u32,
    is_opaque: bool,
}

/// Shorter opaque or transparent runs are blended with their neighbours: a span of its own would
/// cost more than blending these few pixels.
const SHORTEST_RUN: usize = 32;

impl Spans {
    fn of(alpha: &[u8], width: usize) -> Self {
        let mut spans = Vec::new();
        let mut starts = vec![0];
        for row in alpha.chunks_exact(width) {
            let first = spans.len();
            let mut at = 0;
            for run in row.chunk_by(|a, b| kind(*a) == kind(*b)) {
                add_run(&mut spans, first, at, run);
                at += run.len();
            }
            starts.push(spans.len() as u32);
        }
        Self { spans, starts }
    }

    fn row(&self, y: usize) -> &[Span] {
        &self.spans[self.starts[y] as usize..self.starts[y + 1] as usize]
    }
}

/// 0 transparent, 2 opaque, 1 between.
fn kind(alpha: u8) -> u8 {
    match alpha {
        0 => 0,
        255 => 2,
        _ => 1,
    }
}

/// Adds a run of one kind to the row whose spans begin at `first`.
fn add_run(spans: &mut Vec<Span>, first: usize, at: usize, run: &[u8]) {
    let (start, end) = (at as u32, (at + run.len()) as u32);
    let is_long = run.len() >= SHORTEST_RUN;
    let open = (spans.len() > first).then(|| spans.last_mut()).flatten();
    let open = open.filter(|last| !last.is_opaque && last.end == start);
    match (kind(run[0]), open) {
        (0, None) => {}
        (0, Some(_)) if is_long => {}
        (2, _) if is_long => spans.push(Span {
            start,
            end,
            is_opaque: true,
        }),
        (_, Some(last)) => last.end = end,
        (_, None) => spans.push(Span {
            start,
            end,
            is_opaque: false,
        }),
    }
}
