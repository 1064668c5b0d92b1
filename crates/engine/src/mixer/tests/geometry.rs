//! Everything stands where it should, to the pixel, and nothing is done twice.

use super::*;

const WHITE: [u8; 3] = [235, 128, 128];
const GREY: [u8; 3] = [100, 128, 128];
const BLACK: [u8; 3] = [16, 128, 128];

#[test]
fn a_picture_of_the_canvass_size_is_copied_byte_for_byte() {
    let frame = Frame::noise(320, 180, 1);
    let mut studio = Studio::new(canvas(320, 180)).with_screen(frame.clone());
    let drawn = studio.compose(&Arc::new(program(Scene::ScreenFull)), 0);
    assert!(drawn.planes == frame.planes);
    assert_eq!(
        drawn.composed.converted, 0,
        "the planes are the program's already"
    );
}

#[test]
fn half_the_size_is_the_mean_of_four() {
    let frame = Frame::noise(640, 360, 2);
    let mut studio = Studio::new(canvas(320, 180)).with_screen(frame.clone());
    let drawn = studio.compose(&Arc::new(program(Scene::ScreenFull)), 0);
    for (y, x) in (0..180).flat_map(|y| (0..320).map(move |x| (y, x))) {
        let at = |dx, dy| u32::from(frame.planes[0][(2 * y + dy) * 640 + 2 * x + dx]);
        let mean = (at(0, 0) + at(1, 0) + at(0, 1) + at(1, 1) + 2) / 4;
        assert_eq!(u32::from(drawn.luma(x, y)), mean, "at {x},{y}");
    }
}

#[test]
fn making_smaller_does_not_alias() {
    // Lines one pixel wide, scaled by 2/3: a filter that skips pixels would leave a beat.
    let lines = Frame::new(
        PixelFormat::I420,
        (960, 540),
        0,
        |plane, x, _| match plane {
            0 => 16 + 219 * (x as u8 % 2),
            _ => 128,
        },
    );
    let mut studio = Studio::new(canvas(640, 360)).with_screen(lines);
    let drawn = studio.compose(&Arc::new(program(Scene::ScreenFull)), 0);
    let values: Vec<u8> = (20..620).map(|x| drawn.luma(x, 180)).collect();
    let (low, high) = (values.iter().min().unwrap(), values.iter().max().unwrap());
    assert!(
        high - low < 110,
        "of 219 levels of contrast {} are left",
        high - low
    );
}

#[test]
fn mirroring_exchanges_left_and_right() {
    let frame = Frame::noise(320, 180, 3);
    let mut mirrored = program(Scene::CameraFull);
    mirrored.camera.is_mirrored = true;
    let mut studio = Studio::new(canvas(320, 180)).with_camera(frame.clone());
    let drawn = studio.compose(&Arc::new(mirrored), 0);
    for (plane, width) in [(0, 320), (1, 160), (2, 160)] {
        let rows = frame.planes[plane]
            .chunks(width)
            .zip(drawn.planes[plane].chunks(width));
        for (row, drawn) in rows {
            assert!(row.iter().rev().eq(drawn));
        }
    }
}

#[test]
fn fitting_leaves_background_on_both_sides() {
    let mut fitted = program(Scene::ScreenFull);
    fitted.screen.fit = Fit::Fit;
    let mut studio = Studio::new(canvas(320, 180)).with_screen(Frame::flat(180, 180, WHITE));
    let drawn = studio.compose(&Arc::new(fitted), 0);
    for y in [0, 90, 179] {
        let white: Vec<usize> = (0..320).filter(|&x| drawn.at(x, y) == WHITE).collect();
        let black = (0..320).filter(|&x| drawn.at(x, y) == BLACK).count();
        assert_eq!((white[0], white.len(), black), (70, 180, 140));
    }
}

#[test]
fn cropping_shows_the_named_part_alone() {
    // White in the middle half, grey around it.
    let frame = Frame::new(
        PixelFormat::I420,
        (320, 180),
        0,
        |plane, x, y| match plane {
            0 if (80..240).contains(&x) && (44..136).contains(&y) => WHITE[0],
            0 => GREY[0],
            _ => 128,
        },
    );
    let mut cropped = program(Scene::CameraFull);
    cropped.camera.crop = Crop {
        left: 0.25,
        top: 0.25,
        right: 0.25,
        bottom: 0.25,
    };
    let mut studio = Studio::new(canvas(160, 90)).with_camera(frame);
    let drawn = studio.compose(&Arc::new(cropped), 0);
    assert!(drawn.planes[0].iter().all(|&luma| luma == WHITE[0]));
}

#[test]
fn a_sharp_inset_covers_its_rectangle_and_no_more() {
    let mut studio = Studio::new(canvas(640, 360))
        .with_screen(Frame::flat(640, 360, GREY))
        .with_camera(Frame::flat(320, 180, WHITE));
    let drawn = studio.compose(&Arc::new(program(Scene::ScreenWithCamera)), 0);
    // 250 ‰ of 640 are 160 x 90, 16 from the edges.
    for (y, x) in (0..360).flat_map(|y| (0..640).map(move |x| (y, x))) {
        let is_inset = (464..624).contains(&x) && (254..344).contains(&y);
        assert_eq!(
            drawn.at(x, y),
            if is_inset { WHITE } else { GREY },
            "at {x},{y}"
        );
    }
}

#[test]
fn a_rounded_inset_has_soft_corners_and_its_border() {
    let mut rounded = program(Scene::ScreenWithCamera);
    rounded.inset.radius_permille = 100;
    rounded.inset.border = Some(crate::program::Border {
        width: 12,
        colour: Rgb(0, 0, 0),
    });
    let mut studio = Studio::new(canvas(640, 360))
        .with_screen(Frame::flat(640, 360, GREY))
        .with_camera(Frame::flat(320, 180, WHITE));
    let drawn = studio.compose(&Arc::new(rounded), 0);
    assert_eq!(drawn.at(464, 254), GREY, "outside the rounding");
    assert_eq!(
        drawn.at(544, 255),
        BLACK,
        "the border, 4 pixels on this canvas"
    );
    assert_eq!(drawn.at(544, 257), BLACK, "the border's last row");
    assert_eq!(drawn.at(544, 260), WHITE, "the picture");
    assert_eq!(drawn.at(465, 300), BLACK, "the border at the left");
    assert_eq!(drawn.at(544, 343), BLACK, "the border below");
    assert_eq!(drawn.at(544, 344), GREY, "below the border");
    let soft = (464..480)
        .filter(|&x| (17..100).contains(&drawn.luma(x, 258)))
        .count();
    assert!(
        (1..=4).contains(&soft),
        "{soft} half-covered pixels in a corner's row"
    );
}

#[test]
fn a_missing_source_gives_its_place_to_the_slate_or_the_background() {
    let mut side_by_side = program(Scene::SideBySide);
    side_by_side.background = Rgb(0, 0, 255);
    let blue = encode([0.0, 0.0, 1.0], BT_709, false).map(|value| value.round() as u8);
    let mut studio = Studio::new(canvas(640, 360)).with_screen(Frame::flat(640, 360, GREY));
    let drawn = studio.compose(&Arc::new(side_by_side.clone()), 0);
    assert_eq!(drawn.at(160, 180), GREY);
    assert_eq!(drawn.at(480, 180), blue);
    side_by_side.slate = Some(flat_picture(640, 360, [255; 4]));
    let drawn = studio.compose(&Arc::new(side_by_side), 1);
    assert_eq!(drawn.at(160, 180), GREY);
    assert_eq!(drawn.at(480, 180), WHITE);
    assert_eq!(drawn.at(4, 4), blue);
}

#[test]
fn an_unchanged_frame_is_converted_once() {
    let mut next = noise(5);
    let screen = Frame::new(PixelFormat::Bgrx, (640, 360), 0, |_, _, _| next());
    let camera = Frame::new(PixelFormat::Nv12, (320, 180), 0, |_, _, _| next());
    let mut studio = Studio::new(canvas(640, 360))
        .with_screen(screen)
        .with_camera(camera);
    let program = Arc::new(program(Scene::ScreenWithCamera));
    let first = studio.compose(&program, 0);
    assert_eq!((first.composed.converted, first.composed.copied), (2, 0));
    for tick in 1..5 {
        let again = studio.compose(&program, tick);
        assert_eq!((again.composed.converted, again.composed.copied), (0, 2));
        assert!(
            again.planes == first.planes,
            "the same inputs give the same picture"
        );
    }
    studio.camera.as_mut().unwrap().serial += 1;
    let drawn = studio.compose(&program, 5);
    assert_eq!((drawn.composed.converted, drawn.composed.copied), (1, 1));
}

#[test]
fn a_source_that_changes_always_gives_the_same_picture_as_one_that_rests() {
    let mut studio = Studio::new(canvas(640, 360));
    let program = Arc::new(program(Scene::ScreenFull));
    for tick in 0_u64..8 {
        let mut next = noise(tick as u32);
        let mut screen = Frame::new(PixelFormat::Bgrx, (640, 360), 0, |_, _, _| next());
        screen.serial = tick;
        studio.screen = Some(screen.clone());
        let changing = studio.compose(&program, tick);
        let resting = Studio::new(canvas(640, 360))
            .with_screen(screen)
            .compose(&program, 0);
        assert!(changing.planes == resting.planes, "tick {tick}");
        assert_eq!(changing.composed.converted, 1);
    }
    let paused: u32 = (8..20)
        .map(|tick| studio.compose(&program, tick).composed.converted)
        .sum();
    assert_eq!(paused, 1, "once into the cache, then never again");
}

#[test]
fn what_a_full_page_covers_is_left_out() {
    let page = flat_picture(640, 360, [255; 4]);
    let mut full = program(Scene::ProductFull);
    full.cards.push(CardLayer {
        depth: CardDepth::UnderInset,
        ..card(1, &page, (0, 0))
    });
    let mut studio = Studio::new(canvas(640, 360)).with_camera(Frame::flat(320, 180, GREY));
    let drawn = studio.compose(&Arc::new(full.clone()), 0);
    assert_eq!(drawn.at(0, 0), WHITE);
    assert_eq!(drawn.at(600, 300), GREY, "the inset lies above the page");
    full.scene = Scene::ScreenWithCamera;
    studio.screen = Some(Frame::flat(640, 360, BLACK));
    let drawn = studio.compose(&Arc::new(full), 1);
    assert_eq!(drawn.at(0, 0), WHITE);
    assert_eq!(drawn.composed.skipped, 1, "the screen");
}
