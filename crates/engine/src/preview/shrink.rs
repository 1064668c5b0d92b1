//! The program picture made small and put into JPEG's colours: BT.709 limited range becomes
//! BT.601 full range, so that what the host sees is what goes out.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use gst_video::prelude::*;
use gst_video::video_frame::Readable;

/// A borrowed plane: bytes, bytes from row to row, width and height.
#[derive(Clone, Copy)]
pub(super) struct PlaneRef<'a> {
    pub data: &'a [u8],
    pub stride: usize,
    pub width: usize,
    pub height: usize,
}

/// A small picture: Y, U and V without padding.
#[derive(Debug, Default)]
pub(super) struct Small {
    planes: [Vec<u8>; 3],
    width: usize,
    height: usize,
}

impl Small {
    /// The three planes one after the other, each row padded to four bytes as GStreamer lays
    /// out I420.
    pub fn packed(&self) -> Vec<u8> {
        let mut packed = Vec::with_capacity(self.width * self.height * 3 / 2 + 8 * self.height);
        for (index, plane) in self.planes.iter().enumerate() {
            let width = if index == 0 {
                self.width
            } else {
                self.width / 2
            };
            let padding = width.next_multiple_of(4) - width;
            if padding == 0 {
                packed.extend_from_slice(plane);
                continue;
            }
            for row in plane.chunks_exact(width) {
                packed.extend_from_slice(row);
                packed.extend(std::iter::repeat_n(0, padding));
            }
        }
        packed
    }
}

/// The planes of a program picture.
pub(super) fn planes_of(frame: &gst_video::VideoFrame<Readable>) -> [PlaneRef<'_>; 3] {
    let (width, height) = (frame.width() as usize, frame.height() as usize);
    std::array::from_fn(|index| {
        let half = if index == 0 { 1 } else { 2 };
        PlaneRef {
            data: frame.plane_data(index as u32).unwrap_or_default(),
            stride: frame.plane_stride()[index] as usize,
            width: width / half,
            height: height / half,
        }
    })
}

/// Makes pictures small; keeps its buffers.
#[derive(Default)]
pub(super) struct Shrinker {
    resizer: Resizer,
    small: Small,
    tight: Vec<u8>,
    sums: Vec<u16>,
    shifts: Vec<i16>,
}

impl Shrinker {
    /// The picture at `size` (even), in JPEG's colours.
    pub fn shrink(&mut self, planes: [PlaneRef<'_>; 3], size: (usize, usize)) -> &Small {
        let (width, height) = size;
        (self.small.width, self.small.height) = size;
        for (index, plane) in planes.into_iter().enumerate() {
            let half = if index == 0 { 1 } else { 2 };
            let wanted = (width / half, height / half);
            let target = &mut self.small.planes[index];
            target.resize(wanted.0 * wanted.1, 0);
            match whole_ratio(plane, wanted) {
                Some(2) => average::<2>(plane, &mut self.sums, target, wanted.0),
                Some(3) => average::<3>(plane, &mut self.sums, target, wanted.0),
                Some(4) => average::<4>(plane, &mut self.sums, target, wanted.0),
                Some(6) => average::<6>(plane, &mut self.sums, target, wanted.0),
                _ => scale(&mut self.resizer, &mut self.tight, plane, target, wanted),
            }
        }
        to_jpeg_colours(&mut self.small, &mut self.shifts);
        &self.small
    }
}

/// How many pixels fall together in either direction, when it is the same whole number in both.
fn whole_ratio(plane: PlaneRef<'_>, (width, height): (usize, usize)) -> Option<usize> {
    let ratio = plane.width / width;
    (plane.width == ratio * width && plane.height == ratio * height).then_some(ratio)
}

/// The mean of each N by N pixels: what [`scale`] comes to for such a ratio, in a quarter of the
/// time. 1080p and 720p at 640x360, and at the sizes that a busy machine steps down to.
fn average<const N: usize>(
    plane: PlaneRef<'_>,
    sums: &mut Vec<u16>,
    target: &mut [u8],
    width: usize,
) {
    let area = (N * N) as u32;
    let share = (1 << 16) / area + 1;
    sums.resize(N * width, 0);
    let rows = plane.data.chunks(plane.stride * N);
    for (rows, target) in rows.zip(target.chunks_exact_mut(width)) {
        sums.fill(0);
        for row in rows.chunks(plane.stride) {
            for (sum, pixel) in sums.iter_mut().zip(row) {
                *sum += u16::from(*pixel);
            }
        }
        for (pixel, sums) in target.iter_mut().zip(sums.chunks_exact(N)) {
            let sum: u32 = sums.iter().map(|sum| u32::from(*sum)).sum();
            *pixel = (((sum + area / 2) * share) >> 16) as u8;
        }
    }
}

fn scale(
    resizer: &mut Resizer,
    tight: &mut Vec<u8>,
    plane: PlaneRef<'_>,
    target: &mut [u8],
    (width, height): (usize, usize),
) {
    let source = tightened(tight, plane);
    let from = ImageRef::new(
        plane.width as u32,
        plane.height as u32,
        source,
        PixelType::U8,
    )
    .expect("the plane was made to hold its size");
    let mut to = Image::from_slice_u8(width as u32, height as u32, target, PixelType::U8)
        .expect("the target was made to hold its size");
    // A box averages all pixels that fall together: sharp enough, without shimmer, and the
    // fastest of the filters that do.
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Box));
    resizer
        .resize(&from, &mut to, &options)
        .expect("both are of one pixel type");
}

/// The plane without padding between its rows: as it is when it has none.
fn tightened<'a>(tight: &'a mut Vec<u8>, plane: PlaneRef<'a>) -> &'a [u8] {
    if plane.stride == plane.width {
        return &plane.data[..plane.width * plane.height];
    }
    tight.clear();
    for row in plane.data.chunks(plane.stride).take(plane.height) {
        tight.extend_from_slice(&row[..plane.width]);
    }
    tight
}

/// BT.709 limited range to BT.601 full range, from the two standards' weights:
/// Y' = 1.1644 (Y - 16) + 0.1156 (U - 128) + 0.2232 (V - 128), and so on, in 14 bits of fraction.
const BITS: i32 = 14;
const Y_FROM: [i32; 3] = [19077, 1895, 3657];
const U_FROM: [i32; 2] = [18462, -2064];
const V_FROM: [i32; 2] = [-1351, 18342];
/// Luma is summed up in 16 bits, which the compiler turns into eight pixels at a time: so much
/// fraction is left there.
const LUMA_BITS: i32 = 5;

fn to_jpeg_colours(small: &mut Small, shifts: &mut Vec<i16>) {
    let [luma, us, vs] = &mut small.planes;
    let (width, half_width) = (small.width, small.width / 2);
    shifts.resize(width, 0);
    let chroma_rows = us
        .chunks_exact_mut(half_width)
        .zip(vs.chunks_exact_mut(half_width));
    for ((us, vs), rows) in chroma_rows.zip(luma.chunks_exact_mut(2 * width)) {
        for ((u, v), pair) in us.iter_mut().zip(vs).zip(shifts.chunks_exact_mut(2)) {
            pair.fill(convert_chroma(u, v));
        }
        for row in rows.chunks_exact_mut(width) {
            convert_luma(row, shifts);
        }
    }
}

/// Converts one pair of chroma values; what they add to the luma above them, with the constants.
fn convert_chroma(u: &mut u8, v: &mut u8) -> i16 {
    let (cu, cv) = (i32::from(*u) - 128, i32::from(*v) - 128);
    let to_byte = |sum: i32| {
        let rounded = (sum + (1 << (BITS - 1))) >> BITS;
        (rounded + 128).clamp(0, 255) as u8
    };
    *u = to_byte(U_FROM[0] * cu + U_FROM[1] * cv);
    *v = to_byte(V_FROM[0] * cu + V_FROM[1] * cv);
    let shift = (Y_FROM[1] * cu + Y_FROM[2] * cv - 16 * Y_FROM[0]) >> (BITS - LUMA_BITS);
    // With half a step for rounding. It stays within 2,000 either way, and the sum within 12,000.
    (shift + (1 << (LUMA_BITS - 1))) as i16
}

/// 1.1644 in five bits of fraction is 37 and 66 of 256: neither product leaves 16 bits.
fn convert_luma(row: &mut [u8], shifts: &[i16]) {
    for (y, shift) in row.iter_mut().zip(shifts) {
        let wide = i16::from(*y);
        let sum = wide * 37 + ((wide * 66) >> 8) + shift;
        *y = (sum >> LUMA_BITS).clamp(0, 255) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The defining formulas, in floating point: RGB 0 to 255 from weights of red and blue.
    fn yuv(rgb: [f64; 3], red: f64, blue: f64, is_full: bool) -> [f64; 3] {
        let luma = red * rgb[0] + (1.0 - red - blue) * rgb[1] + blue * rgb[2];
        let u = (rgb[2] - luma) / (2.0 * (1.0 - blue));
        let v = (rgb[0] - luma) / (2.0 * (1.0 - red));
        if is_full {
            [luma, u + 128.0, v + 128.0]
        } else {
            [
                luma * 219.0 / 255.0 + 16.0,
                u * 224.0 / 255.0 + 128.0,
                v * 224.0 / 255.0 + 128.0,
            ]
        }
    }

    #[test]
    fn colours_arrive_as_jpeg_means_them() {
        for rgb in [
            [255.0, 255.0, 255.0],
            [0.0, 0.0, 0.0],
            [255.0, 0.0, 0.0],
            [0.0, 255.0, 0.0],
            [0.0, 0.0, 255.0],
            [200.0, 120.0, 40.0],
        ] {
            let source = yuv(rgb, 0.2126, 0.0722, false).map(|value| value.round() as u8);
            let wanted = yuv(rgb, 0.299, 0.114, true);
            let mut small = Small {
                planes: [vec![source[0]; 4], vec![source[1]], vec![source[2]]],
                width: 2,
                height: 2,
            };
            to_jpeg_colours(&mut small, &mut Vec::new());
            for (plane, wanted) in small.planes.iter().zip(wanted) {
                let difference = (f64::from(plane[0]) - wanted.clamp(0.0, 255.0)).abs();
                assert!(
                    difference < 2.0,
                    "{rgb:?}: {} instead of {wanted}",
                    plane[0]
                );
            }
        }
    }

    #[test]
    fn whole_ratios_give_what_the_resizer_gives() {
        let (width, height) = (48, 24);
        let data: Vec<u8> = (0..width * height)
            .map(|index| (index * 37 % 256) as u8)
            .collect();
        let plane = PlaneRef {
            data: &data,
            stride: width,
            width,
            height,
        };
        for ratio in [2, 3, 4, 6] {
            let wanted = (width / ratio, height / ratio);
            assert_eq!(whole_ratio(plane, wanted), Some(ratio));
            let mut expected = vec![0; wanted.0 * wanted.1];
            scale(
                &mut Resizer::new(),
                &mut Vec::new(),
                plane,
                &mut expected,
                wanted,
            );
            let mut shrunk = expected.clone();
            shrunk.fill(0);
            match ratio {
                2 => average::<2>(plane, &mut Vec::new(), &mut shrunk, wanted.0),
                3 => average::<3>(plane, &mut Vec::new(), &mut shrunk, wanted.0),
                4 => average::<4>(plane, &mut Vec::new(), &mut shrunk, wanted.0),
                _ => average::<6>(plane, &mut Vec::new(), &mut shrunk, wanted.0),
            }
            let most = shrunk
                .iter()
                .zip(&expected)
                .map(|(one, other)| one.abs_diff(*other));
            assert!(
                most.max() <= Some(1),
                "{ratio}: {shrunk:?} and not {expected:?}"
            );
        }
        assert_eq!(whole_ratio(plane, (32, 16)), None);
    }

    #[test]
    fn a_plane_with_padding_shrinks_like_one_without() {
        let padded: Vec<u8> = (0..8)
            .flat_map(|row| (0..8u8).map(move |x| 16 + row * 20 + x * 2).chain([255; 4]))
            .collect();
        let plain: Vec<u8> = padded
            .chunks(12)
            .flat_map(|row| row[..8].to_vec())
            .collect();
        let chroma = vec![128; 16];
        let planes = |data, stride| {
            let chroma = PlaneRef {
                data: &chroma,
                stride: 4,
                width: 4,
                height: 4,
            };
            [
                PlaneRef {
                    data,
                    stride,
                    width: 8,
                    height: 8,
                },
                chroma,
                chroma,
            ]
        };
        let mut shrinker = Shrinker::default();
        let a = shrinker.shrink(planes(&padded, 12), (4, 4)).planes[0].clone();
        let b = shrinker.shrink(planes(&plain, 8), (4, 4)).planes[0].clone();
        assert_eq!(a, b);
        assert!(a[0] < a[15], "the picture is still there: {a:?}");
    }
}
