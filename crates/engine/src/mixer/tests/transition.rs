//! Coming and going: from the first tick on, steadily, and wholly gone afterwards.

use super::*;

const FADE_MS: u32 = 400;

/// The first tick on which a fade of [`FADE_MS`] is over.
const FADE_TICKS: u64 = 12;

fn fading(scene: Scene) -> Arc<ProgramSpec> {
    Arc::new(ProgramSpec {
        scene_fade_ms: FADE_MS,
        ..program(scene)
    })
}

fn studio() -> Studio {
    Studio::new(canvas(320, 180))
        .with_screen(Frame::noise(320, 180, 1))
        .with_camera(Frame::noise(320, 180, 2))
}

/// A moving card over black, its visibility read off one column or row.
fn moving(motion: Motion, cards: &[(u64, [u8; 4])]) -> Arc<ProgramSpec> {
    let cards = cards.iter().map(|&(id, rgba)| CardLayer {
        motion,
        motion_ms: 300,
        ..card(id, &flat_picture(80, 40, rgba), (100, 60))
    });
    Arc::new(ProgramSpec {
        cards: cards.collect(),
        ..program(Scene::Slate)
    })
}

#[test]
fn a_scene_fades_from_the_first_tick_to_its_end_without_a_step_back() {
    let mut studio = Studio::new(canvas(320, 180))
        .with_screen(Frame::flat(320, 180, [20, 128, 128]))
        .with_camera(Frame::flat(320, 180, [230, 128, 128]));
    studio.compose(&fading(Scene::ScreenFull), 0);
    let to = fading(Scene::CameraFull);
    let mut before = 20.0;
    for tick in 1..FADE_TICKS {
        let drawn = studio.compose(&to, tick);
        assert!(
            drawn.mean_luma() > before,
            "tick {tick}: {} after {before}",
            drawn.mean_luma()
        );
        assert!(drawn.composed.is_in_transition);
        before = drawn.mean_luma();
    }
    let drawn = studio.compose(&to, FADE_TICKS);
    assert_eq!(drawn.mean_luma(), 230.0);
    assert!(!drawn.composed.is_in_transition);
    assert_eq!(
        drawn.composed.layers_drawn, 1,
        "a fade that is over costs nothing"
    );
}

#[test]
fn between_any_two_scenes_the_picture_is_the_blend_of_both() {
    let page = flat_picture(200, 120, [200, 100, 50, 255]);
    let under = CardLayer {
        depth: CardDepth::UnderInset,
        motion_ms: 200,
        ..card(7, &page, (33, 20))
    };
    let of = |scene| {
        let cards = if scene == Scene::ProductFull {
            vec![under.clone()]
        } else {
            Vec::new()
        };
        let spec = ProgramSpec {
            cards,
            background: Rgb(90, 10, 60),
            ..(*fading(scene)).clone()
        };
        Arc::new(spec)
    };
    for (from, to) in Scene::ALL
        .into_iter()
        .flat_map(|from| Scene::ALL.map(|to| (from, to)))
    {
        if from == to {
            continue;
        }
        let (from, to) = (of(from), of(to));
        let alone = [&from, &to].map(|program| studio().compose(program, 0));
        let mut studio = studio();
        studio.compose(&from, 0);
        for tick in 1..FADE_TICKS {
            let drawn = studio.compose(&to, tick);
            let progress = (tick * TICK_NS) as f64 / (f64::from(FADE_MS) * 1e6);
            for plane in 0..3 {
                let ends = alone[0].planes[plane].iter().zip(&alone[1].planes[plane]);
                for (value, (from, to)) in drawn.planes[plane].iter().zip(ends) {
                    let (from, to) = (f64::from(*from), f64::from(*to));
                    let expected = from + (to - from) * progress;
                    assert!(
                        (f64::from(*value) - expected).abs() < 2.0,
                        "{from} {to} {value}"
                    );
                }
            }
        }
        assert!(studio.compose(&to, FADE_TICKS).planes == alone[1].planes);
    }
}

#[test]
fn a_scene_change_in_the_middle_of_a_fade_goes_on_from_what_is_seen() {
    for cut_at in 2..FADE_TICKS {
        let mut studio = Studio::new(canvas(320, 180))
            .with_screen(Frame::flat(320, 180, [20, 128, 128]))
            .with_camera(Frame::flat(320, 180, [230, 128, 128]));
        studio.compose(&fading(Scene::ScreenFull), 0);
        let mut before = (1..cut_at)
            .map(|tick| studio.compose(&fading_camera(), tick))
            .last()
            .unwrap();
        for tick in cut_at..cut_at + FADE_TICKS {
            let back = back_to_screen();
            let drawn = studio.compose(&back, tick);
            // A whole fade of 210 levels is 17.5 levels a tick.
            assert!(
                drawn.distance(&before) <= 36,
                "cut at {cut_at}, tick {tick}"
            );
            before = drawn;
        }
        assert_eq!(before.mean_luma(), 20.0);
    }

    thread_local! {
        static CAMERA: Arc<ProgramSpec> = fading(Scene::CameraFull);
        static BACK: Arc<ProgramSpec> = fading(Scene::ScreenFull);
    }
    fn fading_camera() -> Arc<ProgramSpec> {
        CAMERA.with(Arc::clone)
    }
    fn back_to_screen() -> Arc<ProgramSpec> {
        BACK.with(Arc::clone)
    }
}

#[test]
fn a_card_comes_and_goes_steadily_by_every_motion() {
    for motion in [
        Motion::Fade,
        Motion::SlideLeft,
        Motion::SlideRight,
        Motion::SlideUp,
    ] {
        let (without, with) = (moving(motion, &[]), moving(motion, &[(1, [255; 4])]));
        let mut studio = studio();
        let empty = studio.compose(&without, 0);
        let mut before = empty.mean_luma();
        for tick in 1..=9 {
            let drawn = studio.compose(&with, tick);
            assert!(drawn.mean_luma() >= before, "{motion:?} tick {tick}");
            before = drawn.mean_luma();
        }
        let shown = studio.compose(&with, 10);
        assert!(!shown.composed.is_in_transition, "{motion:?}");
        let (white, black) = ([235, 128, 128], [16, 128, 128]);
        assert_eq!((shown.at(100, 60), shown.at(179, 99)), (white, white));
        assert_eq!((shown.at(99, 60), shown.at(180, 99)), (black, black));
        for tick in 11..=19 {
            let drawn = studio.compose(&without, tick);
            assert!(drawn.mean_luma() <= before, "{motion:?} tick {tick}");
            before = drawn.mean_luma();
        }
        let gone = studio.compose(&without, 20);
        assert!(
            gone.planes == empty.planes && !gone.composed.is_in_transition,
            "{motion:?}"
        );
    }
}

#[test]
fn a_card_shows_on_the_first_tick_that_has_it() {
    for motion in [
        Motion::Fade,
        Motion::SlideLeft,
        Motion::SlideRight,
        Motion::SlideUp,
    ] {
        let mut studio = studio();
        let empty = studio.compose(&moving(motion, &[]), 0);
        let drawn = studio.compose(&moving(motion, &[(1, [255; 4])]), 1);
        assert!(drawn.mean_luma() > empty.mean_luma(), "{motion:?}");
    }
}

#[test]
fn a_new_picture_of_the_same_card_swaps_at_once() {
    let mut studio = studio();
    studio.compose(&moving(Motion::Fade, &[(1, [255; 4])]), 0);
    let drawn = studio.compose(&moving(Motion::Fade, &[(1, [0, 0, 0, 255])]), 1);
    assert!(drawn.planes[0].iter().all(|&luma| luma == 16));
    assert!(!drawn.composed.is_in_transition);
    assert_eq!(drawn.composed.cards_converted, 1);
}

#[test]
fn another_card_enters_while_the_old_one_leaves() {
    let mut studio = studio();
    studio.compose(&moving(Motion::SlideLeft, &[(1, [255; 4])]), 0);
    let next = moving(Motion::SlideLeft, &[(2, [255, 0, 0, 255])]);
    let drawn = studio.compose(&next, 1);
    assert_eq!(drawn.composed.cards_drawn, 2);
    let drawn = studio.compose(&next, 12);
    assert_eq!(drawn.composed.cards_drawn, 1);
    assert!(drawn.luma(120, 80).abs_diff(63) <= 1);
}

#[test]
fn a_card_called_back_turns_round_where_it_is() {
    let (without, with) = (
        moving(Motion::Fade, &[]),
        moving(Motion::Fade, &[(1, [255; 4])]),
    );
    let mut studio = studio();
    studio.compose(&with, 0);
    let mut before = 235;
    for (tick, program) in [&without, &without, &without, &with, &with, &without, &with]
        .into_iter()
        .enumerate()
    {
        let luma = studio.compose(program, tick as u64 + 1).luma(140, 80);
        // The curve's steepest tick is 30 % of the way, 66 levels.
        assert!(
            luma.abs_diff(before) <= 67,
            "tick {tick}: {luma} after {before}"
        );
        before = luma;
    }
    assert_eq!(studio.compose(&with, 40).luma(140, 80), 235);
}
