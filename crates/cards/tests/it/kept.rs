//! What is drawn anew, what is kept, and what is let go.

use std::sync::Arc;

use vitrine_cards::{CardLeft, CardSpec, Renderer};

use crate::common::cases::full;
use crate::common::{HD, LANDSCAPE, renderer, template, theme};

#[test]
fn a_card_is_the_same_each_time() {
    let card = |renderer: &mut Renderer| {
        renderer
            .render(&full(), &template("side-card"), &theme("clean"), LANDSCAPE)
            .expect("it renders")
    };
    let (mut one, mut other) = (renderer(), renderer());
    assert_eq!(card(&mut one).picture, card(&mut other).picture);
}

#[test]
fn a_tick_changes_only_the_countdown() {
    // As wide as the clock itself at 720 lines.
    for (name, most_px) in [
        ("lower-third", 120),
        ("deal-countdown", 260),
        ("promo-code", 120),
    ] {
        let mut renderer = renderer();
        let mut spec = full();
        let mut at = |time: &str| {
            spec.countdown.as_mut().expect("the case has one").time = time.to_owned();
            renderer
                .render(&spec, &template(name), &theme("lumen"), LANDSCAPE)
                .expect("it renders")
        };
        let (before, after, again) = (at("04:59"), at("04:31"), at("04:59"));
        assert_eq!(
            (before.x, before.y),
            (after.x, after.y),
            "the {name} stands still"
        );
        assert_eq!(before.picture, again.picture, "a cached {name} is the card");
        let width = before.picture.width() as usize;
        let changed: Vec<usize> = before
            .picture
            .rgba()
            .chunks_exact(4)
            .zip(after.picture.rgba().chunks_exact(4))
            .enumerate()
            .filter(|(_, (one, other))| one != other)
            .map(|(index, _)| index % width)
            .collect();
        let columns = changed.iter().max().zip(changed.iter().min());
        let wide = columns.map(|(most, least)| most - least);
        assert!(
            wide.is_some_and(|wide| (8..most_px).contains(&wide)),
            "only the digits of the {name} changed, not {wide:?} pixels"
        );
    }
}

#[test]
fn pieces_that_go_draw_the_card_once() {
    let mut renderer = renderer();
    let full = full();
    let mut at = |share_permille: u16| {
        let spec = CardSpec {
            left: Some(CardLeft {
                share_permille,
                text: format!("{share_permille} left"),
            }),
            countdown: None,
            ..full.clone()
        };
        let card = renderer.render(&spec, &template("stock-left"), &theme("lumen"), LANDSCAPE);
        card.expect("it renders").picture
    };
    let (many, fewer) = (at(300), at(280));
    assert_ne!(many, fewer, "the bar is shorter");
    assert!(
        Arc::ptr_eq(&fewer, &at(280)),
        "what did not change is not drawn anew"
    );
}

#[test]
fn cards_that_nobody_asked_for_are_let_go() {
    let mut renderer = renderer();
    let drawn = |renderer: &mut Renderer, title: &str| {
        let spec = CardSpec {
            title: title.to_owned(),
            ..CardSpec::default()
        };
        let card = renderer.render(&spec, &template("price-tag"), &theme("lumen"), LANDSCAPE);
        card.expect("it renders").picture
    };
    let (used, unused) = (drawn(&mut renderer, "used"), drawn(&mut renderer, "unused"));
    renderer.forget_unused();
    assert!(Arc::ptr_eq(&used, &drawn(&mut renderer, "used")));
    renderer.forget_unused();
    assert_eq!(Arc::strong_count(&unused), 1, "nobody else holds it");
    assert!(Arc::ptr_eq(&used, &drawn(&mut renderer, "used")));
}

#[test]
fn drawn_cards_are_kept_up_to_a_limit_in_bytes() {
    let mut renderer = renderer();
    // A page is as large as the canvas: 8.3 MB.
    let pages: Vec<_> = (0..9)
        .map(|number| {
            let spec = CardSpec {
                title: format!("Page {number}"),
                ..CardSpec::default()
            };
            let page = renderer.render(&spec, &template("product-page"), &theme("lumen"), HD);
            page.expect("it renders").picture
        })
        .collect();
    let kept = |page: &&Arc<vitrine_domain::Picture>| Arc::strong_count(page) > 1;
    let bytes: usize = pages
        .iter()
        .filter(kept)
        .map(|page| page.rgba().len())
        .sum();
    assert!(bytes <= 64 << 20, "{bytes} bytes are kept");
    assert!(
        kept(&pages.last().expect("there are nine")),
        "the newest is"
    );
    assert!(!kept(&&pages[0]), "the oldest is not");
}
