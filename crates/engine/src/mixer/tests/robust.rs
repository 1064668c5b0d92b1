//! Whatever comes in, a picture comes out: odd and tiny sources, padding, wild crops, wild changes.

use proptest::prelude::*;
use proptest::sample::select;

use super::super::Matrix;
use super::*;
use crate::program::Border;

const FORMATS: [PixelFormat; 6] = [
    PixelFormat::I420,
    PixelFormat::Nv12,
    PixelFormat::Yuy2,
    PixelFormat::Uyvy,
    PixelFormat::Bgrx,
    PixelFormat::Rgba,
];

fn any_frame(padding: std::ops::Range<usize>) -> impl Strategy<Value = Frame> {
    let size = prop_oneof![(1_u32..9, 1_u32..9), (1_u32..200, 1_u32..120)];
    let colours = (any::<bool>(), any::<bool>());
    (select(&FORMATS[..]), size, padding, any::<u32>(), colours).prop_map(
        |(format, size, padding, seed, (is_601, is_full_range))| {
            let mut next = noise(seed);
            let mut frame = Frame::new(format, size, padding, |_, _, _| next());
            let matrix = if is_601 { Matrix::Bt601 } else { Matrix::Bt709 };
            frame.colours = Colours {
                matrix,
                is_full_range,
            };
            frame.serial = u64::from(seed);
            frame
        },
    )
}

fn any_framing() -> impl Strategy<Value = Framing> {
    let part = || prop_oneof![Just(0.0_f32), -0.2_f32..1.5, Just(0.45), Just(f32::NAN)];
    let crop = (part(), part(), part(), part()).prop_map(|(left, top, right, bottom)| Crop {
        left,
        top,
        right,
        bottom,
    });
    (crop, any::<bool>(), any::<bool>()).prop_map(|(crop, fills, is_mirrored)| Framing {
        crop,
        fit: if fills { Fit::Fill } else { Fit::Fit },
        is_mirrored,
    })
}

fn any_card() -> impl Strategy<Value = CardLayer> {
    let motion = select(
        &[
            Motion::Fade,
            Motion::SlideLeft,
            Motion::SlideRight,
            Motion::SlideUp,
        ][..],
    );
    let place = prop_oneof![
        (-80_i32..200, -80_i32..200),
        Just((i32::MIN, i32::MAX)),
        Just((i32::MAX, i32::MIN)),
    ];
    (
        0_u64..4,
        0_u32..90,
        0_u32..90,
        place,
        motion,
        any::<bool>(),
        0_u32..300,
    )
        .prop_map(
            |(id, width, height, place, motion, is_over, motion_ms)| CardLayer {
                depth: if is_over {
                    CardDepth::OverAll
                } else {
                    CardDepth::UnderInset
                },
                motion,
                motion_ms,
                ..card(id, &flat_picture(width, height, [90, 80, 70, 200]), place)
            },
        )
}

fn any_program() -> impl Strategy<Value = ProgramSpec> {
    let corners = [
        Corner::TopLeft,
        Corner::TopRight,
        Corner::BottomLeft,
        Corner::BottomRight,
    ];
    let inset = (
        select(corners.to_vec()),
        0_u16..1500,
        0_u16..900,
        0_u16..1200,
        0_u8..40,
    )
        .prop_map(
            |(corner, width_permille, margin_permille, radius_permille, border)| InsetStyle {
                corner,
                width_permille,
                margin_permille,
                radius_permille,
                border: (border > 0).then_some(Border {
                    width: border,
                    colour: Rgb(9, 99, 199),
                }),
            },
        );
    let slate = proptest::option::of((0_u32..70, 0_u32..70));
    let cards = proptest::collection::vec(any_card(), 0..4);
    let scene = select(Scene::ALL.to_vec());
    (
        scene,
        0_u32..200,
        any_framing(),
        any_framing(),
        inset,
        slate,
        cards,
    )
        .prop_map(
            |(scene, scene_fade_ms, camera, screen, inset, slate, cards)| ProgramSpec {
                scene,
                scene_fade_ms,
                camera,
                screen,
                inset,
                background: Rgb(10, 60, 90),
                slate: slate.map(|(width, height)| flat_picture(width, height, [50, 50, 50, 128])),
                cards,
            },
        )
}

fn any_canvas() -> impl Strategy<Value = Canvas> {
    select(vec![
        canvas(160, 90),
        canvas(90, 160),
        canvas(2, 2),
        canvas(64, 2),
        canvas(128, 72),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn no_program_and_no_frame_is_too_much(
        canvas in any_canvas(),
        steps in proptest::collection::vec(
            (any_program(), proptest::option::of(any_frame(0..9)), proptest::option::of(any_frame(0..9)), 1_u64..4),
            1..6,
        ),
    ) {
        let mut studio = Studio::new(canvas);
        let mut again = Studio::new(canvas);
        let mut tick = 0;
        for (program, camera, screen, ticks) in steps {
            let program = Arc::new(program);
            (studio.camera, studio.screen) = (camera.clone(), screen.clone());
            (again.camera, again.screen) = (camera, screen);
            for _ in 0..ticks {
                let drawn = studio.compose(&program, tick);
                prop_assert!(drawn == again.compose(&program, tick), "the same twice");
                prop_assert_eq!(drawn.composed.unsound, 0);
                tick += 1;
            }
        }
    }

    #[test]
    fn padding_is_never_looked_at(frame in any_frame(0..1), padding in 1_usize..40, framing in any_framing()) {
        let mut padded = frame.clone();
        let sizes = frame.format.plane_sizes(frame.width, frame.height);
        for (plane, (row_bytes, _)) in sizes.into_iter().enumerate().filter(|(_, size)| size.1 > 0) {
            let rows = frame.planes[plane].chunks(row_bytes);
            padded.planes[plane] =
                rows.flat_map(|row| [row, &vec![213; padding]].concat()).collect();
            padded.strides[plane] = (row_bytes + padding) as u32;
        }
        let spec = Arc::new(ProgramSpec { camera: framing, ..program(Scene::CameraFull) });
        let drawn = [frame, padded]
            .map(|frame| Studio::new(canvas(160, 90)).with_camera(frame).compose(&spec, 0));
        prop_assert!(drawn[0] == drawn[1]);
    }
}

#[test]
fn a_frame_that_lies_about_its_size_counts_as_missing() {
    let mut frame = Frame::flat(64, 36, [200, 128, 128]);
    frame.planes[2].pop();
    let mut studio = Studio::new(canvas(64, 36)).with_camera(frame);
    let drawn = studio.compose(&Arc::new(program(Scene::CameraFull)), 0);
    assert_eq!(drawn.composed.unsound, 1);
    assert!(
        drawn.planes[0].iter().all(|&luma| luma == 16),
        "the background"
    );
}

#[test]
fn a_source_that_goes_and_comes_back_leaves_the_slate_in_between() {
    let slate = Some(flat_picture(64, 36, [255; 4]));
    let program = Arc::new(ProgramSpec {
        slate,
        ..program(Scene::CameraFull)
    });
    let frame = Frame::flat(64, 36, [100, 128, 128]);
    let mut studio = Studio::new(canvas(64, 36)).with_camera(frame.clone());
    assert_eq!(studio.compose(&program, 0).luma(9, 9), 100);
    studio.camera = None;
    assert_eq!(studio.compose(&program, 1).luma(9, 9), 235);
    studio.camera = Some(frame);
    assert_eq!(studio.compose(&program, 2).luma(9, 9), 100);
}
