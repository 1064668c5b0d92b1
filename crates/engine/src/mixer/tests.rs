//! The mixer from outside: pictures in, a picture out. Expected values come from slow floating
//! point written here, not from the mixer's own arithmetic.

mod blend;
mod colour;
mod geometry;
mod robust;
mod transition;

use std::sync::Arc;

use vitrine_domain::{Picture, Scene};

use super::{Colours, Composed, FrameView, I420Mut, Inputs, Mixer, PixelFormat};
use crate::program::{
    Canvas, CardDepth, CardLayer, Corner, Crop, Fit, Framing, InsetStyle, Motion, ProgramSpec, Rgb,
};

/// The nanoseconds of a tick at 30 frames a second.
const TICK_NS: u64 = 33_333_333;

fn canvas(width: u32, height: u32) -> Canvas {
    Canvas {
        width,
        height,
        fps: 30,
    }
}

/// A frame with its own memory.
#[derive(Clone)]
struct Frame {
    format: PixelFormat,
    width: u32,
    height: u32,
    planes: [Vec<u8>; 3],
    strides: [u32; 3],
    colours: Colours,
    serial: u64,
}

impl std::fmt::Debug for Frame {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            format,
            width,
            height,
            strides,
            colours,
            serial,
            ..
        } = self;
        write!(
            f,
            "{format:?} {width}x{height} {strides:?} {colours:?} serial {serial}"
        )
    }
}

impl Frame {
    /// Rows with `padding` bytes after each, all set from (plane, byte in row, row).
    fn new(
        format: PixelFormat,
        (width, height): (u32, u32),
        padding: usize,
        mut byte: impl FnMut(usize, usize, usize) -> u8,
    ) -> Self {
        let sizes = format.plane_sizes(width, height);
        let mut planes = [const { Vec::new() }; 3];
        for (plane, (row_bytes, rows)) in sizes.into_iter().enumerate() {
            for row in 0..rows {
                planes[plane].extend((0..row_bytes).map(|at| byte(plane, at, row)));
                // The last row ends where its pixels end, as a cut-out's does.
                if row + 1 < rows {
                    planes[plane].extend((0..padding).map(|at| (at * 91 + row) as u8));
                }
            }
        }
        let strides = sizes.map(|(row_bytes, _)| (row_bytes + padding) as u32);
        Self {
            format,
            width,
            height,
            planes,
            strides,
            colours: Colours::PROGRAM,
            serial: 1,
        }
    }

    /// Program colours, one value for each plane.
    fn flat(width: u32, height: u32, yuv: [u8; 3]) -> Self {
        Self::new(PixelFormat::I420, (width, height), 0, |plane, _, _| {
            yuv[plane]
        })
    }

    /// Program colours, reproducible noise.
    fn noise(width: u32, height: u32, seed: u32) -> Self {
        let mut next = noise(seed);
        Self::new(PixelFormat::I420, (width, height), 0, |_, _, _| {
            16 + next() % 220
        })
    }

    fn view(&self) -> FrameView<'_> {
        FrameView {
            format: self.format,
            width: self.width,
            height: self.height,
            planes: self.planes.each_ref().map(Vec::as_slice),
            strides: self.strides,
            colours: self.colours,
            serial: self.serial,
        }
    }
}

fn noise(seed: u32) -> impl FnMut() -> u8 {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    }
}

/// A composed picture.
#[derive(Clone, PartialEq)]
struct Drawn {
    planes: [Vec<u8>; 3],
    width: usize,
    composed: Composed,
}

impl Drawn {
    fn luma(&self, x: usize, y: usize) -> u8 {
        self.planes[0][y * self.width + x]
    }

    /// Y, U and V at a pixel.
    fn at(&self, x: usize, y: usize) -> [u8; 3] {
        let chroma = y / 2 * (self.width / 2) + x / 2;
        [
            self.luma(x, y),
            self.planes[1][chroma],
            self.planes[2][chroma],
        ]
    }

    /// The largest difference of any byte.
    fn distance(&self, other: &Self) -> u8 {
        let pairs = self
            .planes
            .iter()
            .flatten()
            .zip(other.planes.iter().flatten());
        pairs.map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0)
    }

    fn mean_luma(&self) -> f64 {
        let sum: f64 = self.planes[0].iter().map(|&luma| f64::from(luma)).sum();
        sum / self.planes[0].len() as f64
    }
}

/// A mixer with its inputs.
struct Studio {
    mixer: Mixer,
    camera: Option<Frame>,
    screen: Option<Frame>,
}

impl Studio {
    fn new(canvas: Canvas) -> Self {
        Self {
            mixer: Mixer::new(canvas),
            camera: None,
            screen: None,
        }
    }

    fn with_camera(mut self, frame: Frame) -> Self {
        self.camera = Some(frame);
        self
    }

    fn with_screen(mut self, frame: Frame) -> Self {
        self.screen = Some(frame);
        self
    }

    /// Composes the picture of one tick, into a buffer with padding and old rubbish.
    fn compose(&mut self, program: &Arc<ProgramSpec>, tick: u64) -> Drawn {
        let Canvas { width, height, .. } = self.mixer.canvas();
        let (columns, rows) = (width as usize, height as usize);
        let mut planes = [
            vec![77; (columns + 6) * rows],
            vec![78; (columns / 2 + 3) * rows / 2],
            vec![79; (columns / 2 + 3) * rows / 2],
        ];
        let strides = [width + 6, width / 2 + 3, width / 2 + 3];
        let slices = planes.each_mut().map(Vec::as_mut_slice);
        let out = I420Mut::new(slices, strides, width, height).unwrap();
        let inputs = Inputs {
            camera: self.camera.as_ref().map(Frame::view),
            screen: self.screen.as_ref().map(Frame::view),
        };
        let composed = self.mixer.compose(program, &inputs, tick * TICK_NS, out);
        let sizes = [columns, columns / 2, columns / 2];
        for (plane, (size, stride)) in planes.iter_mut().zip(sizes.into_iter().zip(strides)) {
            let rubbish = 77 + u8::from(size != columns);
            for row in plane.chunks_exact(stride as usize) {
                assert!(
                    row[size..].iter().all(|b| *b == rubbish || *b == 79),
                    "padding is kept"
                );
            }
            *plane = plane
                .chunks_exact(stride as usize)
                .flat_map(|row| row[..size].to_vec())
                .collect();
        }
        Drawn {
            planes,
            width: columns,
            composed,
        }
    }
}

/// A program with nothing special, to be changed where it matters.
fn program(scene: Scene) -> ProgramSpec {
    ProgramSpec {
        inset: InsetStyle {
            corner: Corner::BottomRight,
            width_permille: 250,
            margin_permille: 25,
            radius_permille: 0,
            border: None,
        },
        ..ProgramSpec::bare(scene)
    }
}

fn card(id: u64, picture: &Arc<Picture>, (x, y): (i32, i32)) -> CardLayer {
    CardLayer {
        id,
        picture: Arc::clone(picture),
        x,
        y,
        depth: CardDepth::OverAll,
        motion: Motion::Fade,
        motion_ms: 0,
    }
}

fn flat_picture(width: u32, height: u32, rgba: [u8; 4]) -> Arc<Picture> {
    let pixels = rgba.repeat((width * height) as usize);
    Arc::new(Picture::new(width, height, pixels).unwrap())
}

/// The program's Y, U and V of a colour with components from 0 to 1, not rounded.
fn encode(rgb: [f64; 3], [red, blue]: [f64; 2], is_full_range: bool) -> [f64; 3] {
    let [r, g, b] = rgb;
    let luma = red * r + (1.0 - red - blue) * g + blue * b;
    let (u, v) = (
        (b - luma) / (2.0 - 2.0 * blue),
        (r - luma) / (2.0 - 2.0 * red),
    );
    if is_full_range {
        [255.0 * luma, 128.0 + 255.0 * u, 128.0 + 255.0 * v]
    } else {
        [16.0 + 219.0 * luma, 128.0 + 224.0 * u, 128.0 + 224.0 * v]
    }
}

const BT_601: [f64; 2] = [0.299, 0.114];
const BT_709: [f64; 2] = [0.2126, 0.0722];
