//! Cards against a slow reference in floating point.

use proptest::prelude::*;

use super::*;

/// A picture with solid, clear and soft parts, premultiplied.
fn motley(width: u32, height: u32, seed: u32) -> Arc<Picture> {
    let mut next = noise(seed);
    let mut rgba = Vec::new();
    for at in 0..width * height {
        let alpha = match (at / 37 + seed) % 3 {
            0 => 0,
            1 => 255,
            _ => next(),
        };
        let mut channel = || (u16::from(next()) * u16::from(alpha) / 255) as u8;
        rgba.extend([channel(), channel(), channel(), alpha]);
    }
    Arc::new(Picture::new(width, height, rgba).unwrap())
}

/// What a card's canvas pixel adds to Y, U and V, and its alpha.
fn sample(layer: &CardLayer, x: i64, y: i64) -> ([f64; 3], f64) {
    let picture = &layer.picture;
    let (x, y) = (x - i64::from(layer.x), y - i64::from(layer.y));
    let (width, height) = (i64::from(picture.width()), i64::from(picture.height()));
    if !(0..width).contains(&x) || !(0..height).contains(&y) {
        return ([0.0; 3], 0.0);
    }
    let at = (4 * (y * width + x)) as usize;
    let [r, g, b, alpha] = [0, 1, 2, 3].map(|i| f64::from(picture.rgba()[at + i]) / 255.0);
    let [luma, u, v] = encode([r, g, b], BT_709, false);
    // The offsets are alpha's share only.
    let clear = 1.0 - alpha;
    (
        [luma - 16.0 * clear, u - 128.0 * clear, v - 128.0 * clear],
        alpha,
    )
}

/// The picture below with the card on it, without rounding.
fn reference(below: &Frame, layer: &CardLayer) -> [Vec<f64>; 3] {
    let (width, height) = (i64::from(below.width), i64::from(below.height));
    let mut planes = below
        .planes
        .each_ref()
        .map(|p| p.iter().map(|&v| f64::from(v)).collect());
    let [luma, u, v]: &mut [Vec<f64>; 3] = &mut planes;
    for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
        let ([add, ..], alpha) = sample(layer, x, y);
        let value = &mut luma[(y * width + x) as usize];
        *value = add + (1.0 - alpha) * *value;
    }
    for (y, x) in (0..height / 2).flat_map(|y| (0..width / 2).map(move |x| (y, x))) {
        let four =
            [(0, 0), (1, 0), (0, 1), (1, 1)].map(|(dx, dy)| sample(layer, 2 * x + dx, 2 * y + dy));
        let alpha = four.iter().map(|(_, alpha)| alpha).sum::<f64>() / 4.0;
        for (index, plane) in [(1, &mut *u), (2, &mut *v)] {
            let add = four.iter().map(|(yuv, _)| yuv[index]).sum::<f64>() / 4.0;
            let value = &mut plane[(y * width / 2 + x) as usize];
            *value = add + (1.0 - alpha) * *value;
        }
    }
    planes
}

fn furthest(drawn: &Drawn, reference: &[Vec<f64>; 3]) -> f64 {
    let pairs = drawn
        .planes
        .iter()
        .flatten()
        .zip(reference.iter().flatten());
    pairs
        .map(|(value, expected)| (f64::from(*value) - expected).abs())
        .fold(0.0, f64::max)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_card_anywhere_is_blended_as_the_reference_does(
        width in 1_u32..120,
        height in 1_u32..60,
        x in -130_i32..140,
        y in -70_i32..80,
        seed in 0_u32..1000,
    ) {
        let below = Frame::noise(128, 72, seed);
        let layer = card(1, &motley(width, height, seed), (x, y));
        let mut with_card = program(Scene::ScreenFull);
        with_card.cards.push(layer.clone());
        let mut studio = Studio::new(canvas(128, 72)).with_screen(below.clone());
        let drawn = studio.compose(&Arc::new(with_card), 0);
        let off = furthest(&drawn, &reference(&below, &layer));
        prop_assert!(off <= 2.0, "{off} levels off");
    }

    #[test]
    fn a_half_faded_card_lies_between_without_and_with_it(
        x in -40_i32..120,
        y in -20_i32..70,
        seed in 0_u32..1000,
    ) {
        let below = Frame::noise(128, 72, seed);
        let layer = CardLayer { motion_ms: 300, ..card(1, &motley(61, 33, seed), (x, y)) };
        let without = Arc::new(program(Scene::ScreenFull));
        let with = Arc::new(ProgramSpec { cards: vec![layer.clone()], ..(*without).clone() });
        let mut studio = Studio::new(canvas(128, 72)).with_screen(below.clone());
        studio.compose(&without, 0);
        studio.compose(&with, 10);
        let drawn = studio.compose(&with, 12);
        // Three ticks of 300 ms have gone by, the curve is 1 - (1 - t)^3.
        let opacity = 1.0 - (1.0 - 3.0 * TICK_NS as f64 / 300e6).powi(3);
        let mut expected = reference(&below, &layer);
        for (expected, below) in expected.iter_mut().flatten().zip(below.planes.iter().flatten()) {
            *expected = *expected * opacity + f64::from(*below) * (1.0 - opacity);
        }
        let off = furthest(&drawn, &expected);
        prop_assert!(off <= 2.5, "{off} levels off");
    }
}

#[test]
fn an_opaque_card_is_its_colour_and_a_clear_one_nothing() {
    let below = Frame::noise(128, 72, 9);
    let mut both = program(Scene::ScreenFull);
    both.cards
        .push(card(1, &flat_picture(32, 20, [0, 0, 0, 0]), (0, 0)));
    both.cards
        .push(card(2, &flat_picture(32, 20, [255, 0, 0, 255]), (64, 30)));
    let mut studio = Studio::new(canvas(128, 72)).with_screen(below.clone());
    let drawn = studio.compose(&Arc::new(both), 0);
    for (y, x) in (0..72).flat_map(|y| (0..128).map(move |x| (y, x))) {
        let is_card = (64..96).contains(&x) && (30..50).contains(&y);
        let expected = if is_card {
            63
        } else {
            below.planes[0][y * 128 + x]
        };
        assert!(
            drawn.luma(x, y).abs_diff(expected) <= u8::from(is_card),
            "at {x},{y}"
        );
    }
}

#[test]
fn an_odd_place_moves_luma_by_the_pixel_and_shares_chroma_at_the_edge() {
    let red = flat_picture(20, 20, [255, 0, 0, 255]);
    let mut odd = program(Scene::ScreenFull);
    odd.cards.push(card(1, &red, (31, 30)));
    let mut studio =
        Studio::new(canvas(128, 72)).with_screen(Frame::flat(128, 72, [126, 128, 128]));
    let drawn = studio.compose(&Arc::new(odd), 0);
    assert_eq!(drawn.luma(30, 40), 126, "before the card");
    assert!(
        drawn.luma(31, 40).abs_diff(63) <= 1,
        "the card's first column"
    );
    assert!(
        drawn.luma(50, 40).abs_diff(63) <= 1,
        "the card's last column"
    );
    assert_eq!(drawn.luma(51, 40), 126, "after the card");
    // Red's V is 240: half of the first and the last chroma column is card.
    let v = |x| drawn.at(x, 40)[2];
    assert_eq!((v(28), v(40), v(52)), (128, 240, 128));
    assert!(
        v(30).abs_diff(184) <= 1 && v(50).abs_diff(184) <= 1,
        "{} {}",
        v(30),
        v(50)
    );
}
