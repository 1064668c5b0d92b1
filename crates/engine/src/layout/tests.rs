//! Places that were worked out by hand, and rules that hold for all.

use proptest::prelude::*;

use super::*;
use crate::program::Crop;

const WIDE: Canvas = Canvas {
    width: 1920,
    height: 1080,
    fps: 30,
};
const UPRIGHT: Canvas = Canvas {
    width: 1080,
    height: 1920,
    fps: 30,
};
const HD: Option<Size> = Some(Size {
    width: 1280,
    height: 720,
});

fn rect(x: u32, y: u32, width: u32, height: u32) -> Rect {
    Rect {
        x,
        y,
        width,
        height,
    }
}

fn program(scene: Scene) -> ProgramSpec {
    ProgramSpec {
        scene,
        scene_fade_ms: 0,
        camera: Framing::PLAIN,
        screen: Framing::PLAIN,
        inset: InsetStyle {
            corner: Corner::TopRight,
            width_permille: 250,
            margin_permille: 20,
            radius_permille: 100,
            border: None,
        },
        background: Rgb(0, 0, 0),
        slate: None,
        cards: Vec::new(),
    }
}

const ALL: SourceSizes = SourceSizes {
    camera: HD,
    screen: HD,
    slate: HD,
};

fn places(scene: Scene, canvas: Canvas) -> Vec<(Source, Rect)> {
    let layout = layout(&program(scene), canvas, ALL);
    layout
        .layers
        .iter()
        .map(|layer| (layer.source, layer.place))
        .collect()
}

#[test]
fn every_scene_has_its_sources_in_their_places() {
    let whole = rect(0, 0, 1920, 1080);
    let inset = rect(1402, 38, 480, 270);
    use Source::{Camera, Screen, Slate};
    let expected: [(Scene, &[(Source, Rect)]); 6] = [
        (Scene::CameraFull, &[(Camera, whole)]),
        (Scene::ScreenFull, &[(Screen, whole)]),
        (Scene::ScreenWithCamera, &[(Screen, whole), (Camera, inset)]),
        (
            Scene::SideBySide,
            &[
                (Screen, rect(42, 288, 896, 504)),
                (Camera, rect(982, 288, 896, 504)),
            ],
        ),
        (Scene::ProductFull, &[(Camera, inset)]),
        (Scene::Slate, &[(Slate, whole)]),
    ];
    for (scene, expected) in expected {
        assert_eq!(places(scene, WIDE), expected, "{scene:?}");
    }
}

#[test]
fn upright_canvases_stack_and_have_an_upright_inset() {
    assert_eq!(
        places(Scene::SideBySide, UPRIGHT),
        [
            (Source::Screen, rect(42, 42, 996, 560)),
            (Source::Camera, rect(42, 644, 996, 1234)),
        ],
    );
    // 270 x 360 is 3:4.
    assert_eq!(
        places(Scene::ProductFull, UPRIGHT),
        [(Source::Camera, rect(790, 20, 270, 360))]
    );
}

#[test]
fn filling_cuts_and_fitting_leaves_bars() {
    let square = Size {
        width: 1000,
        height: 1000,
    };
    let whole = Rect::from(WIDE);
    let (crop, place) = frame(square, Framing::PLAIN, whole);
    assert_eq!((crop, place), (rect(0, 218, 1000, 562), whole));
    let fitting = Framing {
        fit: Fit::Fit,
        ..Framing::PLAIN
    };
    let (crop, place) = frame(square, fitting, whole);
    assert_eq!(
        (crop, place),
        (rect(0, 0, 1000, 1000), rect(420, 0, 1080, 1080))
    );
}

#[test]
fn only_the_inset_lies_over_the_cards_under_it() {
    let under = |scene| layout(&program(scene), WIDE, ALL).under_inset;
    assert_eq!(Scene::ALL.map(under), [1, 1, 1, 2, 0, 1]);
}

#[test]
fn a_missing_source_gives_its_place_to_the_slate() {
    let sizes = SourceSizes {
        camera: None,
        ..ALL
    };
    let with_slate = layout(&program(Scene::ScreenWithCamera), WIDE, sizes);
    assert_eq!(with_slate.layers[1].source, Source::Slate);
    let without = SourceSizes {
        slate: None,
        ..sizes
    };
    let without_slate = layout(&program(Scene::ScreenWithCamera), WIDE, without);
    assert_eq!(without_slate.layers.len(), 1, "no inset of nothing");
}

fn any_size() -> impl Strategy<Value = Option<Size>> {
    let size = prop_oneof![(1_u32..8, 1_u32..8), (1_u32..8000, 1_u32..5000)];
    proptest::option::of(size.prop_map(|(width, height)| Size { width, height }))
}

proptest! {
    #[test]
    fn every_layer_is_even_on_the_canvas_and_within_its_source(
        scene in proptest::sample::select(Scene::ALL.to_vec()),
        canvas in proptest::sample::select(vec![
            WIDE, UPRIGHT, Canvas { width: 1280, height: 720, fps: 60 },
            Canvas { width: 2, height: 2, fps: 1 }, Canvas { width: 640, height: 4, fps: 1 },
        ]),
        camera in any_size(),
        screen in any_size(),
        slate in any_size(),
        fills in any::<bool>(),
        crop in (-0.5_f32..1.0, -0.5_f32..1.0, -0.5_f32..1.0, -0.5_f32..1.0),
        inset in (any::<u16>(), any::<u16>(), any::<u16>()),
    ) {
        let (left, top, right, bottom) = crop;
        let framing = Framing {
            crop: Crop { left, top, right, bottom },
            fit: if fills { Fit::Fill } else { Fit::Fit },
            is_mirrored: false,
        };
        let style = InsetStyle {
            corner: Corner::BottomLeft,
            width_permille: inset.0,
            margin_permille: inset.1,
            radius_permille: inset.2,
            border: None,
        };
        let spec = ProgramSpec { camera: framing, screen: framing, inset: style, ..program(scene) };
        let sizes = SourceSizes { camera, screen, slate };
        for layer in layout(&spec, canvas, sizes).layers {
            let Rect { x, y, width, height } = layer.place;
            prop_assert!([x, y, width, height].iter().all(|n| n % 2 == 0), "{layer:?}");
            prop_assert!(width > 0 && height > 0, "{layer:?}");
            prop_assert!(Rect::from(canvas).contains(&layer.place), "{layer:?}");
            let size = match layer.source {
                Source::Camera => camera,
                Source::Screen => screen,
                Source::Slate => slate,
            };
            let size = size.expect("a layer's source is there");
            let source = Rect { x: 0, y: 0, width: size.width, height: size.height };
            prop_assert!(source.contains(&layer.crop), "{layer:?} of {size:?}");
            prop_assert!(layer.crop.x % 2 == 0 && layer.crop.y % 2 == 0, "{layer:?}");
            prop_assert!(layer.crop.width > 0 && layer.crop.height > 0, "{layer:?}");
        }
    }
}
