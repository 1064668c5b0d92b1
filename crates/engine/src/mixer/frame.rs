//! Pictures as the mixer takes and gives them: borrowed planes, and planes of its own.

use thiserror::Error;

use crate::layout::{Rect, Size};

/// How the pixels of a source lie in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PixelFormat {
    /// Three planes, chroma halved both ways.
    I420,
    /// Two planes, the second U and V by turns, halved both ways.
    Nv12,
    /// One plane, Y U Y V.
    Yuy2,
    /// One plane, U Y V Y.
    Uyvy,
    /// One plane, B G R and a byte without meaning.
    Bgrx,
    /// One plane, R G B and a byte without meaning.
    Rgbx,
    /// As [`PixelFormat::Bgrx`]: sources are opaque, their alpha is not looked at.
    Bgra,
    /// As [`PixelFormat::Rgbx`]: sources are opaque, their alpha is not looked at.
    Rgba,
}

impl PixelFormat {
    /// The bytes of a row of each plane and its number of rows; planes that do not exist have 0.
    pub fn plane_sizes(self, width: u32, height: u32) -> [(usize, usize); 3] {
        let (width, height) = (width as usize, height as usize);
        let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
        match self {
            Self::I420 => [
                (width, height),
                (half_width, half_height),
                (half_width, half_height),
            ],
            Self::Nv12 => [(width, height), (2 * half_width, half_height), (0, 0)],
            Self::Yuy2 | Self::Uyvy => [(4 * half_width, height), (0, 0), (0, 0)],
            Self::Bgrx | Self::Rgbx | Self::Bgra | Self::Rgba => {
                [(4 * width, height), (0, 0), (0, 0)]
            }
        }
    }

    /// Whether pixels are R, G and B, so that [`Colours`] says nothing about them.
    pub fn is_rgb(self) -> bool {
        matches!(self, Self::Bgrx | Self::Rgbx | Self::Bgra | Self::Rgba)
    }
}

/// The weights of R, G and B in luma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Matrix {
    /// ITU-R BT.601: webcams, JPEG, standard definition.
    Bt601,
    /// ITU-R BT.709: high definition, and the program itself.
    Bt709,
}

/// How a YUV source means its numbers. RGB sources are full-range sRGB whatever this says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Colours {
    /// The weights.
    pub matrix: Matrix,
    /// Luma and chroma use 0 to 255 (JPEG), not 16 to 235 and 16 to 240.
    pub is_full_range: bool,
}

impl Colours {
    /// BT.709 limited range: what the program is made of.
    pub const PROGRAM: Self = Self {
        matrix: Matrix::Bt709,
        is_full_range: false,
    };
}

/// A source's newest frame, borrowed for one tick.
#[derive(Debug, Clone, Copy)]
pub struct FrameView<'a> {
    /// How the planes are to be read.
    pub format: PixelFormat,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The planes; those that the format does not have are empty.
    pub planes: [&'a [u8]; 3],
    /// Bytes from row to row of each plane.
    pub strides: [u32; 3],
    /// What the numbers mean.
    pub colours: Colours,
    /// Changes exactly when the frame has changed.
    pub serial: u64,
}

impl<'a> FrameView<'a> {
    /// Whether the planes hold all that format, size and strides promise. The mixer treats a frame
    /// that is not sound as missing.
    pub fn is_sound(&self) -> bool {
        let sizes = self.format.plane_sizes(self.width, self.height);
        self.width > 0
            && self.height > 0
            && sizes
                .iter()
                .zip(self.planes)
                .zip(self.strides)
                .all(|((size, plane), stride)| holds(plane.len(), stride as usize, *size))
    }

    pub(super) fn size(&self) -> Size {
        Size {
            width: self.width,
            height: self.height,
        }
    }

    /// Plane `index` from a byte column and a row on.
    pub(super) fn plane_from(&self, index: usize, byte: usize, row: usize) -> &'a [u8] {
        &self.planes[index][row * self.strides[index] as usize + byte..]
    }
}

/// Whether `rows` rows of `row_bytes` fit.
fn holds(length: usize, stride: usize, (row_bytes, rows): (usize, usize)) -> bool {
    rows == 0
        || (stride >= row_bytes
            && stride
                .checked_mul(rows - 1)
                .and_then(|n| n.checked_add(row_bytes))
                .is_some_and(|needed| length >= needed))
}

/// A buffer is not the I420 picture that it was said to be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BadBuffer {
    /// 4:2:0 needs even sizes here.
    #[error("a program picture of {width}x{height} is not even")]
    Odd {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
    /// A plane is too short for its stride and height.
    #[error("plane {plane} of a {width}x{height} picture is too short with {bytes} bytes")]
    Short {
        /// 0 is Y, 1 U, 2 V.
        plane: usize,
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
        /// What there is.
        bytes: usize,
    },
}

/// An I420 picture to draw into, even in width and height.
#[derive(Debug)]
pub struct I420Mut<'a> {
    planes: [&'a mut [u8]; 3],
    strides: [usize; 3],
    width: usize,
    height: usize,
}

impl<'a> I420Mut<'a> {
    /// A picture in these planes (Y, U, V), `strides` in bytes.
    pub fn new(
        planes: [&'a mut [u8]; 3],
        strides: [u32; 3],
        width: u32,
        height: u32,
    ) -> Result<Self, BadBuffer> {
        if !width.is_multiple_of(2) || !height.is_multiple_of(2) || width == 0 || height == 0 {
            return Err(BadBuffer::Odd { width, height });
        }
        let sizes = PixelFormat::I420.plane_sizes(width, height);
        for (plane, size) in sizes.into_iter().enumerate() {
            let bytes = planes[plane].len();
            if !holds(bytes, strides[plane] as usize, size) {
                return Err(BadBuffer::Short {
                    plane,
                    width,
                    height,
                    bytes,
                });
            }
        }
        let strides = strides.map(|stride| stride as usize);
        Ok(Self {
            planes,
            strides,
            width: width as usize,
            height: height as usize,
        })
    }

    /// In pixels.
    pub fn width(&self) -> u32 {
        self.width as u32
    }

    /// In pixels.
    pub fn height(&self) -> u32 {
        self.height as u32
    }

    /// The part at `rect`, whose numbers are even and which lies within.
    pub(super) fn part(&mut self, rect: Rect) -> I420Mut<'_> {
        let (x, y) = (rect.x as usize, rect.y as usize);
        let [luma, u, v] = &mut self.planes;
        let [luma_stride, u_stride, v_stride] = self.strides;
        I420Mut {
            planes: [
                &mut luma[y * luma_stride + x..],
                &mut u[y / 2 * u_stride + x / 2..],
                &mut v[y / 2 * v_stride + x / 2..],
            ],
            strides: self.strides,
            width: rect.width as usize,
            height: rect.height as usize,
        }
    }

    /// Y, U and V, each with its own size.
    pub(super) fn planes(&mut self) -> [PlaneMut<'_>; 3] {
        let [luma, u, v] = &mut self.planes;
        let [luma_stride, u_stride, v_stride] = self.strides;
        let (width, height) = (self.width, self.height);
        let half = |data, stride| PlaneMut {
            data,
            stride,
            width: width / 2,
            height: height / 2,
        };
        [
            PlaneMut {
                data: luma,
                stride: luma_stride,
                width,
                height,
            },
            half(u, u_stride),
            half(v, v_stride),
        ]
    }
}

/// One plane to read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plane<'a> {
    pub data: &'a [u8],
    pub stride: usize,
    pub width: usize,
    pub height: usize,
}

impl<'a> Plane<'a> {
    pub fn row(&self, y: usize) -> &'a [u8] {
        &self.data[y * self.stride..][..self.width]
    }
}

/// One plane to write.
#[derive(Debug)]
pub(super) struct PlaneMut<'a> {
    pub data: &'a mut [u8],
    pub stride: usize,
    pub width: usize,
    pub height: usize,
}

impl PlaneMut<'_> {
    pub fn row(&mut self, y: usize) -> &mut [u8] {
        &mut self.data[y * self.stride..][..self.width]
    }

    pub fn as_plane(&self) -> Plane<'_> {
        Plane {
            data: self.data,
            stride: self.stride,
            width: self.width,
            height: self.height,
        }
    }

    pub fn copy_from(&mut self, source: Plane<'_>) {
        for y in 0..self.height {
            self.row(y).copy_from_slice(source.row(y));
        }
    }

    pub fn fill(&mut self, value: u8) {
        for y in 0..self.height {
            self.row(y).fill(value);
        }
    }
}

/// Three planes of the mixer's own, without padding; chroma is rounded up.
#[derive(Debug, Default)]
pub(super) struct Planes {
    data: [Vec<u8>; 3],
    width: usize,
    height: usize,
}

impl Planes {
    pub fn new(width: u32, height: u32) -> Self {
        let mut planes = Self::default();
        planes.resize(width as usize, height as usize);
        planes
    }

    /// Makes room; allocates only when it grows beyond what it ever was.
    pub fn resize(&mut self, width: usize, height: usize) {
        let chroma = width.div_ceil(2) * height.div_ceil(2);
        self.data[0].resize(width * height, 0);
        self.data[1].resize(chroma, 0);
        self.data[2].resize(chroma, 0);
        (self.width, self.height) = (width, height);
    }

    pub fn planes(&self) -> [Plane<'_>; 3] {
        let (width, height) = (self.width, self.height);
        let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
        let [y, u, v] = &self.data;
        let half = |data| Plane {
            data,
            stride: half_width,
            width: half_width,
            height: half_height,
        };
        [
            Plane {
                data: y,
                stride: width,
                width,
                height,
            },
            half(u),
            half(v),
        ]
    }

    /// Y, U and V of the part at `rect`, whose numbers are even and which lies within.
    pub fn part(&self, rect: Rect) -> [Plane<'_>; 3] {
        let (width, height) = (rect.width as usize, rect.height as usize);
        let mut index = 0;
        self.planes().map(|plane| {
            let by = if index == 0 { 1 } else { 2 };
            index += 1;
            let start = rect.y as usize / by * plane.stride + rect.x as usize / by;
            let data = &plane.data[start..];
            Plane {
                data,
                stride: plane.stride,
                width: width / by,
                height: height / by,
            }
        })
    }

    /// To draw into; the size must be even.
    pub fn as_i420(&mut self) -> I420Mut<'_> {
        let [y, u, v] = &mut self.data;
        let strides = [self.width, self.width / 2, self.width / 2];
        I420Mut {
            planes: [y, u, v],
            strides,
            width: self.width,
            height: self.height,
        }
    }

    /// The raw planes, for a converter that takes any size.
    pub fn data_mut(&mut self) -> &mut [Vec<u8>; 3] {
        &mut self.data
    }

    /// As a source of the program's own colours.
    pub fn as_view(&self, serial: u64) -> FrameView<'_> {
        let half = self.width.div_ceil(2) as u32;
        FrameView {
            format: PixelFormat::I420,
            width: self.width as u32,
            height: self.height as u32,
            planes: [&self.data[0], &self.data[1], &self.data[2]],
            strides: [self.width as u32, half, half],
            colours: Colours::PROGRAM,
            serial,
        }
    }
}
