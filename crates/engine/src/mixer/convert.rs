//! From a part of a source's frame to a picture of the program's colours and of the wanted size.

use super::frame::{FrameView, I420Mut, PixelFormat, Plane, PlaneMut, Planes};
use super::kernels::{self, Recolour};
use super::rgb::{self, RgbWeights};
use super::scale::{Resize, Steps};
use crate::layout::Rect;

/// All that decides how a frame is converted, but for its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Job {
    pub format: PixelFormat,
    pub colours: super::Colours,
    pub crop: Rect,
    /// Even.
    pub width: u32,
    /// Even.
    pub height: u32,
    pub is_mirrored: bool,
}

impl Job {
    /// Whether the frame's own planes are the result already, so that converting is copying.
    pub fn is_copy(&self) -> bool {
        self.format == PixelFormat::I420
            && self.colours == super::Colours::PROGRAM
            && (self.crop.width, self.crop.height) == (self.width, self.height)
            && !self.is_mirrored
    }
}

/// Room for source-sized planes between conversion and scaling, shared by all converters.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    planes: Planes,
    steps: Steps,
}

/// A planned conversion.
pub(super) struct Converter {
    job: Job,
    luma: Resize,
    chroma: Resize,
    recolour: Option<Recolour>,
}

impl Converter {
    pub fn new(job: Job) -> Self {
        let size = |width: u32, height: u32| (width as usize, height as usize);
        let (width, height) = (job.crop.width, job.crop.height);
        let chroma_rows = match job.format {
            PixelFormat::Yuy2 | PixelFormat::Uyvy => height,
            _ => height.div_ceil(2),
        };
        let recolour = if job.format.is_rgb() {
            None
        } else {
            Recolour::from(job.colours)
        };
        Self {
            job,
            luma: Resize::plan(size(width, height), size(job.width, job.height)),
            chroma: Resize::plan(
                size(width.div_ceil(2), chroma_rows),
                size(job.width / 2, job.height / 2),
            ),
            recolour,
        }
    }

    pub fn job(&self) -> &Job {
        &self.job
    }

    /// Converts a sound frame of the planned format and size into `target` of the planned size.
    pub fn run(&self, frame: &FrameView<'_>, target: &mut I420Mut<'_>, scratch: &mut Scratch) {
        match self.job.format {
            PixelFormat::I420 => self.run_i420(frame, target, scratch),
            PixelFormat::Nv12 => self.run_nv12(frame, target, scratch),
            PixelFormat::Yuy2 | PixelFormat::Uyvy => self.run_packed(frame, target, scratch),
            PixelFormat::Bgrx | PixelFormat::Rgbx | PixelFormat::Bgra | PixelFormat::Rgba => {
                self.run_rgb(frame, target, scratch);
            }
        }
        if let Some(recolour) = &self.recolour {
            recolour.apply(target);
        }
        if self.job.is_mirrored {
            mirror(target);
        }
    }

    fn run_i420(&self, frame: &FrameView<'_>, target: &mut I420Mut<'_>, scratch: &mut Scratch) {
        let [mut y, mut u, mut v] = target.planes();
        self.luma
            .run(self.luma_of(frame), &mut y, &mut scratch.steps);
        for (index, plane) in [(1, &mut u), (2, &mut v)] {
            let (x, row) = (self.job.crop.x as usize / 2, self.job.crop.y as usize / 2);
            let from = Plane {
                data: frame.plane_from(index, x, row),
                stride: frame.strides[index] as usize,
                width: self.job.crop.width.div_ceil(2) as usize,
                height: self.job.crop.height.div_ceil(2) as usize,
            };
            self.chroma.run(from, plane, &mut scratch.steps);
        }
    }

    fn run_nv12(&self, frame: &FrameView<'_>, target: &mut I420Mut<'_>, scratch: &mut Scratch) {
        let crop = self.job.crop;
        let [mut y, u, v] = target.planes();
        self.luma
            .run(self.luma_of(frame), &mut y, &mut scratch.steps);
        let mixed = Plane {
            data: frame.plane_from(1, crop.x as usize, crop.y as usize / 2),
            stride: frame.strides[1] as usize,
            width: 2 * crop.width.div_ceil(2) as usize,
            height: crop.height.div_ceil(2) as usize,
        };
        self.split_chroma(mixed, kernels::split_2, [u, v], scratch);
    }

    fn run_packed(&self, frame: &FrameView<'_>, target: &mut I420Mut<'_>, scratch: &mut Scratch) {
        let crop = self.job.crop;
        let (width, height) = (crop.width as usize, crop.height as usize);
        let pairs = width.div_ceil(2);
        let mixed = Plane {
            data: frame.plane_from(0, 2 * crop.x as usize, crop.y as usize),
            stride: frame.strides[0] as usize,
            width: 4 * pairs,
            height,
        };
        let is_luma_first = self.job.format == PixelFormat::Yuy2;
        let [mut y, u, v] = target.planes();
        let take_luma = if is_luma_first {
            kernels::take_first_of_2
        } else {
            kernels::take_second_of_2
        };
        if matches!(self.luma, Resize::Copy) {
            for row in 0..height {
                take_luma(mixed.row(row), y.row(row));
            }
        } else {
            scratch.planes.resize(2 * pairs, height);
            let luma = &mut scratch.planes.data_mut()[0];
            for (row, luma) in luma.chunks_exact_mut(2 * pairs).enumerate() {
                take_luma(mixed.row(row), luma);
            }
            let luma = Plane {
                data: luma,
                stride: 2 * pairs,
                width,
                height,
            };
            self.luma.run(luma, &mut y, &mut scratch.steps);
        }
        let split = if is_luma_first {
            kernels::split_1_and_3_of_4
        } else {
            kernels::split_0_and_2_of_4
        };
        self.split_chroma(mixed, split, [u, v], scratch);
    }

    /// Takes U and V apart and scales them.
    fn split_chroma(
        &self,
        mixed: Plane<'_>,
        split: fn(&[u8], &mut [u8], &mut [u8]),
        [mut u, mut v]: [PlaneMut<'_>; 2],
        scratch: &mut Scratch,
    ) {
        if matches!(self.chroma, Resize::Copy) {
            for row in 0..mixed.height {
                split(mixed.row(row), u.row(row), v.row(row));
            }
            return;
        }
        let width = self.job.crop.width.div_ceil(2) as usize;
        let height = mixed.height;
        // Planes of twice the size have room for chroma of any sampling.
        scratch.planes.resize(2 * width, 2 * height);
        let [_, split_u, split_v] = scratch.planes.data_mut();
        let rows = split_u
            .chunks_exact_mut(width)
            .zip(split_v.chunks_exact_mut(width));
        for (row, (u, v)) in rows.enumerate() {
            split(mixed.row(row), u, v);
        }
        let plane = |data| Plane {
            data,
            stride: width,
            width,
            height,
        };
        self.chroma.run(plane(split_u), &mut u, &mut scratch.steps);
        self.chroma.run(plane(split_v), &mut v, &mut scratch.steps);
    }

    fn run_rgb(&self, frame: &FrameView<'_>, target: &mut I420Mut<'_>, scratch: &mut Scratch) {
        let crop = self.job.crop;
        let is_bgr = matches!(self.job.format, PixelFormat::Bgrx | PixelFormat::Bgra);
        let rgb = Rgb32 {
            data: frame.plane_from(0, 4 * crop.x as usize, crop.y as usize),
            stride: frame.strides[0],
            width: crop.width,
            height: crop.height,
            is_bgr,
        };
        if matches!(self.luma, Resize::Copy) {
            rgb.to_yuv(target.planes());
            return;
        }
        let (width, height) = (crop.width as usize, crop.height as usize);
        scratch.planes.resize(width, height);
        let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
        let [y, u, v] = scratch.planes.data_mut();
        let half = |data| PlaneMut {
            data,
            stride: half_width,
            width: half_width,
            height: half_height,
        };
        let luma = PlaneMut {
            data: y,
            stride: width,
            width,
            height,
        };
        rgb.to_yuv([luma, half(u), half(v)]);
        let [y, u, v] = scratch.planes.planes();
        let [mut to_y, mut to_u, mut to_v] = target.planes();
        self.luma.run(y, &mut to_y, &mut scratch.steps);
        self.chroma.run(u, &mut to_u, &mut scratch.steps);
        self.chroma.run(v, &mut to_v, &mut scratch.steps);
    }

    fn luma_of<'a>(&self, frame: &FrameView<'a>) -> Plane<'a> {
        let crop = self.job.crop;
        Plane {
            data: frame.plane_from(0, crop.x as usize, crop.y as usize),
            stride: frame.strides[0] as usize,
            width: crop.width as usize,
            height: crop.height as usize,
        }
    }
}

/// Packed RGB with four bytes a pixel.
pub(super) struct Rgb32<'a> {
    pub data: &'a [u8],
    /// In bytes.
    pub stride: u32,
    pub width: u32,
    pub height: u32,
    pub is_bgr: bool,
}

impl Rgb32<'_> {
    /// Converts to planes of the same size; chroma is the mean of 2x2, at odd edges of what there
    /// is.
    pub fn to_yuv(&self, [mut y, mut u, mut v]: [PlaneMut<'_>; 3]) {
        let weights = RgbWeights::program(self.is_bgr);
        let last = self.height as usize - 1;
        for pair in 0..u.height {
            let upper = self.row(2 * pair);
            let lower = self.row((2 * pair + 1).min(last));
            rgb::luma(upper, y.row(2 * pair), &weights);
            if 2 * pair < last {
                rgb::luma(lower, y.row(2 * pair + 1), &weights);
            }
            let (u, v) = (u.row(pair), v.row(pair));
            rgb::chroma(upper, lower, u, v, &weights);
            if self.width % 2 == 1 {
                // The last column stands for two.
                let at = 4 * (self.width as usize - 1);
                let double = |row: &[u8]| {
                    let mut pair = [0; 8];
                    pair[..4].copy_from_slice(&row[at..]);
                    pair[4..].copy_from_slice(&row[at..]);
                    pair
                };
                let (upper, lower) = (double(upper), double(lower));
                let half = u.len() - 1;
                rgb::chroma(&upper, &lower, &mut u[half..], &mut v[half..], &weights);
            }
        }
    }

    fn row(&self, y: usize) -> &[u8] {
        &self.data[y * self.stride as usize..][..4 * self.width as usize]
    }
}

fn mirror(picture: &mut I420Mut<'_>) {
    for mut plane in picture.planes() {
        for y in 0..plane.height {
            plane.row(y).reverse();
        }
    }
}
