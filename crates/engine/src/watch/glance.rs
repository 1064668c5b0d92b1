//! A glance at a picture: a few hundred of its pixels, as three numbers.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::mixer::{FrameView, PixelFormat};

/// Points looked at, across and down: a real camera's noise changes some of them with every frame.
const POINTS: (usize, usize) = (48, 27);

/// What a glance has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Glance {
    /// The same for the same pixels, and hardly for others.
    pub print: u32,
    /// The brightness of the brightest fiftieth of the points, 0 to 255 as the format has it.
    pub bright: u8,
}

impl Glance {
    /// Looks at a frame. Allocates nothing; some microseconds.
    pub fn at(frame: &FrameView<'_>) -> Self {
        // Of packed formats the first byte that tells brightness: Y, or of R, G and B the green one.
        let (step, offset) = match frame.format {
            PixelFormat::I420 | PixelFormat::Nv12 => (1, 0),
            PixelFormat::Yuy2 => (2, 0),
            PixelFormat::Uyvy => (2, 1),
            PixelFormat::Bgrx | PixelFormat::Rgbx | PixelFormat::Bgra | PixelFormat::Rgba => (4, 1),
        };
        let size = (frame.width as usize, frame.height as usize);
        Self::of(
            frame.planes[0],
            frame.strides[0] as usize,
            step,
            offset,
            size,
        )
    }

    /// Looks at the luma of the program.
    pub fn at_luma(plane: &[u8], stride: usize, width: u32, height: u32) -> Self {
        Self::of(plane, stride, 1, 0, (width as usize, height as usize))
    }

    fn of(
        plane: &[u8],
        stride: usize,
        step: usize,
        offset: usize,
        (width, height): (usize, usize),
    ) -> Self {
        let mut counts = [0_u16; 256];
        // FNV-1a: spreads well enough, and needs no state of its own.
        let mut print = 0x811C_9DC5_u32;
        for row in 0..POINTS.1 {
            let y = (2 * row + 1) * height / (2 * POINTS.1);
            for column in 0..POINTS.0 {
                let x = (2 * column + 1) * width / (2 * POINTS.0);
                let byte = plane.get(y * stride + x * step + offset).copied();
                let byte = byte.unwrap_or_default();
                counts[usize::from(byte)] += 1;
                print = (print ^ u32::from(byte)).wrapping_mul(0x0100_0193);
            }
        }
        let mut left = POINTS.0 * POINTS.1 / 50;
        let bright = (0..=255_u8).rev().find(|level| {
            left = left.saturating_sub(usize::from(counts[usize::from(*level)]));
            left == 0
        });
        Self {
            print,
            bright: bright.unwrap_or_default(),
        }
    }

    fn packed(self) -> u64 {
        // The top bit says that somebody has looked.
        1 << 63 | u64::from(self.bright) << 32 | u64::from(self.print)
    }

    fn unpacked(packed: u64) -> Option<Self> {
        (packed >> 63 == 1).then_some(Self {
            print: packed as u32,
            bright: (packed >> 32) as u8,
        })
    }
}

/// The last glances at the program and at the camera in it. Written by the mixer, without a lock.
#[derive(Debug, Default)]
pub(crate) struct Glances {
    program: AtomicU64,
    camera: AtomicU64,
    /// How many frames the camera had given by then.
    camera_serial: AtomicU64,
}

impl Glances {
    /// The mixer has looked; no camera if the program shows none.
    pub fn note(&self, program: Glance, camera: Option<(Glance, u64)>) {
        let (glance, serial) = camera.unzip();
        let packed = glance.map_or(0, Glance::packed);
        self.camera.store(packed, Ordering::Relaxed);
        let serial = serial.unwrap_or_default();
        self.camera_serial.store(serial, Ordering::Relaxed);
        self.program.store(program.packed(), Ordering::Relaxed);
    }

    /// The program, once somebody has looked.
    pub fn program(&self) -> Option<Glance> {
        Glance::unpacked(self.program.load(Ordering::Relaxed))
    }

    /// The camera and its frame's number, if the program shows it.
    pub fn camera(&self) -> Option<(Glance, u64)> {
        let glance = Glance::unpacked(self.camera.load(Ordering::Relaxed))?;
        Some((glance, self.camera_serial.load(Ordering::Relaxed)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mixer::Colours;

    const SIZE: (u32, u32) = (640, 360);

    fn luma(at: impl Fn(usize, usize) -> u8) -> Vec<u8> {
        let (width, height) = (SIZE.0 as usize, SIZE.1 as usize);
        (0..width * height)
            .map(|index| at(index % width, index / width))
            .collect()
    }

    fn glance(plane: &[u8]) -> Glance {
        Glance::at_luma(plane, SIZE.0 as usize, SIZE.0, SIZE.1)
    }

    #[test]
    fn the_same_picture_has_the_same_print_and_noise_another() {
        let still = luma(|x, y| (x * 3 + y) as u8);
        let noisy = luma(|x, y| (x * 3 + y) as u8 ^ u8::from((x * 31 + y * 17) % 11 == 0));
        assert_eq!(glance(&still), glance(&still));
        assert_ne!(glance(&still).print, glance(&noisy).print);
    }

    #[test]
    fn a_small_bright_thing_in_the_dark_is_not_black_and_a_hot_pixel_is() {
        let dark = luma(|_, _| 16);
        assert_eq!(glance(&dark).bright, 16);
        let candle = luma(|x, y| if x < 160 && y < 90 { 180 } else { 16 });
        assert_eq!(glance(&candle).bright, 180);
        let hot = luma(|x, y| if x / 14 == 3 && y / 14 == 3 { 255 } else { 16 });
        assert_eq!(glance(&hot).bright, 16);
    }

    #[test]
    fn packed_formats_are_looked_at_where_their_brightness_is() {
        let bytes = [9, 200, 9, 9].repeat((SIZE.0 * SIZE.1) as usize);
        let frame = FrameView {
            format: PixelFormat::Bgrx,
            width: SIZE.0,
            height: SIZE.1,
            planes: [&bytes, &[], &[]],
            strides: [4 * SIZE.0, 0, 0],
            colours: Colours::PROGRAM,
            serial: 1,
        };
        assert_eq!(Glance::at(&frame).bright, 200);
    }

    #[test]
    fn glances_come_out_as_they_went_in() {
        let glances = Glances::default();
        assert_eq!(glances.program(), None);
        let seen = Glance {
            print: u32::MAX,
            bright: 255,
        };
        glances.note(seen, Some((seen, 7)));
        assert_eq!(glances.program(), Some(seen));
        assert_eq!(glances.camera(), Some((seen, 7)));
        glances.note(seen, None);
        assert_eq!(glances.camera(), None);
    }
}
