//! A colour is the same colour whatever form it comes in.

use super::super::Matrix;
use super::*;

/// Enough of everything: greys, primaries, skin, and in between. Full-range extremes of chroma are
/// rounded by cameras, which is why two levels are allowed.
const PATCHES: [[u8; 3]; 10] = [
    [0, 0, 0],
    [255, 255, 255],
    [128, 128, 128],
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
    [224, 172, 140],
    [250, 240, 20],
    [12, 90, 130],
    [200, 30, 160],
];

const FORMATS: [PixelFormat; 8] = [
    PixelFormat::I420,
    PixelFormat::Nv12,
    PixelFormat::Yuy2,
    PixelFormat::Uyvy,
    PixelFormat::Bgrx,
    PixelFormat::Rgbx,
    PixelFormat::Bgra,
    PixelFormat::Rgba,
];

fn patch(format: PixelFormat, size: (u32, u32), rgb: [u8; 3], colours: Colours) -> Frame {
    let weights = match colours.matrix {
        Matrix::Bt601 => BT_601,
        Matrix::Bt709 => BT_709,
    };
    let normal = rgb.map(|value| f64::from(value) / 255.0);
    let [y, u, v] = encode(normal, weights, colours.is_full_range).map(|value| value.round() as u8);
    let [r, g, b] = rgb;
    let mut frame = Frame::new(format, size, 5, |plane, at, _| match format {
        PixelFormat::I420 => [y, u, v][plane],
        PixelFormat::Nv12 if plane == 0 => y,
        PixelFormat::Nv12 => [u, v][at % 2],
        PixelFormat::Yuy2 => [y, u, y, v][at % 4],
        PixelFormat::Uyvy => [u, y, v, y][at % 4],
        PixelFormat::Bgrx | PixelFormat::Bgra => [b, g, r, 9][at % 4],
        PixelFormat::Rgbx | PixelFormat::Rgba => [r, g, b, 9][at % 4],
    });
    frame.colours = colours;
    frame
}

#[test]
fn every_format_matrix_and_range_gives_the_same_colour() {
    let sizes = [(64, 36), (128, 72), (97, 55), (31, 17), (64, 72)];
    for format in FORMATS {
        for (matrix, is_full_range) in [
            (Matrix::Bt601, false),
            (Matrix::Bt601, true),
            (Matrix::Bt709, false),
            (Matrix::Bt709, true),
        ] {
            let colours = Colours {
                matrix,
                is_full_range,
            };
            for (size, rgb) in sizes
                .into_iter()
                .flat_map(|size| PATCHES.map(|rgb| (size, rgb)))
            {
                let frame = patch(format, size, rgb, colours);
                let mut studio = Studio::new(canvas(64, 36)).with_camera(frame);
                let mut program = program(Scene::CameraFull);
                program.camera.is_mirrored = size.0 == 97;
                let drawn = studio.compose(&Arc::new(program), 0);
                let expected = encode(rgb.map(|value| f64::from(value) / 255.0), BT_709, false);
                for (x, y) in [(0, 0), (63, 35), (31, 17), (62, 0), (1, 34)] {
                    for (value, expected) in drawn.at(x, y).into_iter().zip(expected) {
                        assert!(
                            (f64::from(value) - expected).abs() <= 2.0,
                            "{format:?} {colours:?} {size:?} {rgb:?} at {x},{y}: {:?}, not {expected:?}",
                            drawn.at(x, y),
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn a_webcams_red_is_moved_to_the_programs_red() {
    // Known from the standards: limited-range red is 81 90 240 in BT.601, 63 102 240 in BT.709.
    let mut frame = Frame::flat(64, 36, [81, 90, 240]);
    frame.colours = Colours {
        matrix: Matrix::Bt601,
        is_full_range: false,
    };
    let mut studio = Studio::new(canvas(64, 36)).with_camera(frame);
    let drawn = studio.compose(&Arc::new(program(Scene::CameraFull)), 0);
    for (value, expected) in drawn.at(30, 20).into_iter().zip([63_u8, 102, 240]) {
        assert!(value.abs_diff(expected) <= 1, "{:?}", drawn.at(30, 20));
    }
}

#[test]
fn rgb_noise_is_converted_to_the_pixel() {
    let mut next = noise(3);
    let frame = Frame::new(PixelFormat::Bgrx, (64, 36), 8, |_, _, _| next());
    let stride = frame.strides[0] as usize;
    let pixel = |x: usize, y: usize| {
        let at = y * stride + 4 * x;
        [2, 1, 0].map(|channel| f64::from(frame.planes[0][at + channel]) / 255.0)
    };
    let mut studio = Studio::new(canvas(64, 36)).with_screen(frame.clone());
    let drawn = studio.compose(&Arc::new(program(Scene::ScreenFull)), 0);
    for y in 0..36 {
        for x in 0..64 {
            let [luma, ..] = encode(pixel(x, y), BT_709, false);
            assert!(
                (f64::from(drawn.luma(x, y)) - luma).abs() <= 1.0,
                "luma at {x},{y}"
            );
        }
    }
    for (y, x) in (0..18).flat_map(|y| (0..32).map(move |x| (y, x))) {
        let four = [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(dx, dy)| pixel(2 * x + dx, 2 * y + dy));
        let mean = [0, 1, 2].map(|i| four.iter().map(|rgb| rgb[i]).sum::<f64>() / 4.0);
        let [_, u, v] = encode(mean, BT_709, false);
        let [_, drawn_u, drawn_v] = drawn.at(2 * x, 2 * y);
        assert!((f64::from(drawn_u) - u).abs() <= 1.0, "U at {x},{y}");
        assert!((f64::from(drawn_v) - v).abs() <= 1.0, "V at {x},{y}");
    }
}
