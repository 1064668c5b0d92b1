//! Whatever a card says, it stands on its canvas and in its room.

use vitrine_cards::{CanvasSize, CardFact, CardSpec, CardSpecs, RenderedCard, StockTone};
use vitrine_domain::CardDepth;

use crate::common::cases::{all, full, teaser};
use crate::common::{HD, LANDSCAPE, UPRIGHT, renderer, template, theme};

/// Every template with everything, with only a title, and with the longest texts, in every layout.
#[test]
fn every_case_stays_on_the_canvas_and_fits() {
    let mut renderer = renderer();
    let templates: Vec<_> = renderer.templates().cloned().collect();
    for (case, spec) in all() {
        for template in &templates {
            for canvas in [LANDSCAPE, UPRIGHT] {
                let name = format!("{case} as {} on {canvas:?}", template.0);
                let card = renderer
                    .render(&spec, template, &theme("lumen"), canvas)
                    .unwrap_or_else(|error| panic!("{name}: {error}"));
                stands_well(&name, &card, canvas);
            }
        }
    }
}

#[test]
fn a_part_that_is_missing_leaves_a_card_that_fits() {
    let mut renderer = renderer();
    let templates: Vec<_> = renderer.templates().cloned().collect();
    type Without = fn(&mut CardSpec);
    let parts: [(&str, Without); 6] = [
        ("no price", |spec| spec.price = None),
        ("no promo", |spec| spec.promo = None),
        ("no countdown", |spec| spec.countdown = None),
        ("no bundle", |spec| spec.bundle = None),
        ("two compared", |spec| {
            let comparison = spec.comparison.as_mut().expect("the case has one");
            comparison.products.truncate(2);
        }),
        ("two in the bundle, none with a photo", |spec| {
            let bundle = spec.bundle.as_mut().expect("the case has one");
            bundle.products.truncate(2);
            bundle.products.iter_mut().for_each(|it| it.photo = None);
        }),
    ];
    for (part, without) in parts {
        let mut spec = full();
        without(&mut spec);
        for template in &templates {
            for canvas in [LANDSCAPE, UPRIGHT] {
                let name = format!("{part} as {} on {canvas:?}", template.0);
                let card = renderer
                    .render(&spec, template, &theme("clean"), canvas)
                    .unwrap_or_else(|error| panic!("{name}: {error}"));
                stands_well(&name, &card, canvas);
            }
        }
    }
}

#[test]
fn a_list_too_long_for_its_room_keeps_its_first_rows() {
    let mut renderer = renderer();
    let mut at = |rows: usize| {
        let fact = |number| CardFact {
            name: format!("Name {number}"),
            value: "A value that says so much that it needs all of the three lines it may have, \
                    and then some more, of which nobody sees anything at all on a card"
                .to_owned(),
        };
        let spec = CardSpec {
            title: "Table lamp".to_owned(),
            specs: Some(CardSpecs {
                rows: (0..rows).map(fact).collect(),
                source: None,
            }),
            ..CardSpec::default()
        };
        let card = renderer.render(&spec, &template("spec-sheet"), &theme("lumen"), LANDSCAPE);
        let card = card.expect("it renders");
        assert_eq!(card.warnings, [], "{rows} rows");
        card.picture
    };
    assert!(at(3).height() < at(5).height(), "three rows leave room");
    assert_eq!(
        at(9),
        at(500),
        "what has no room is not shown, and costs nothing"
    );
}

#[test]
fn a_teaser_hides_the_price_whatever_the_template() {
    let mut renderer = renderer();
    let secret = CardSpec {
        price: None,
        compare_at: None,
        percent_off: None,
        ..teaser()
    };
    let templates: Vec<_> = renderer.templates().cloned().collect();
    for template in templates {
        let mut card = |spec: &CardSpec| {
            let card = renderer.render(spec, &template, &theme("lumen"), LANDSCAPE);
            card.expect("it renders").picture
        };
        assert_eq!(card(&teaser()), card(&secret), "{}", template.0);
    }
}

fn stands_well(name: &str, card: &RenderedCard, canvas: CanvasSize) {
    assert_eq!(card.warnings, [], "{name}");
    let (width, height) = (card.picture.width() as i32, card.picture.height() as i32);
    assert!(width > 20 && height > 20, "{name} shows something");
    assert!(card.x >= 0 && card.y >= 0, "{name} starts on the canvas");
    assert!(
        card.x + width <= canvas.width as i32,
        "{name} ends on the canvas"
    );
    assert!(
        card.y + height <= canvas.height as i32,
        "{name} ends on the canvas"
    );
    assert!(
        is_premultiplied(card),
        "{name} has no colour above its opacity"
    );
}

fn is_premultiplied(card: &RenderedCard) -> bool {
    card.picture
        .rgba()
        .chunks_exact(4)
        .all(|pixel| pixel[..3].iter().all(|c| *c <= pixel[3]))
}

#[test]
fn the_product_page_leaves_the_cameras_place_free() {
    // The studio's inset: 26 % of the width, 16:9 (upright 3:4), 2.5 % of the width from the edges.
    let upright = CanvasSize {
        width: 1080,
        height: 1920,
    };
    let places = [
        (HD, (1373, 751), (499, 281)),
        (upright, (772, 1519), (281, 374)),
    ];
    let mut renderer = renderer();
    for (case, spec) in all() {
        for (canvas, (left, top), (width, height)) in places {
            let card = renderer
                .render(&spec, &template("product-page"), &theme("lumen"), canvas)
                .expect("it renders");
            let size = (card.picture.width(), card.picture.height());
            assert_eq!(card.depth, CardDepth::UnderInset);
            assert_eq!(size, (canvas.width, canvas.height), "{case}");
            for y in top..top + height {
                let start = (y * canvas.width as usize + left) * 4;
                let row = &card.picture.rgba()[start..start + width * 4];
                let is_plain = row.chunks_exact(4).all(|pixel| pixel == &row[..4]);
                assert!(
                    is_plain,
                    "{case}: something stands in line {y} under the camera"
                );
            }
        }
    }
}

#[test]
fn sold_out_looks_other_than_in_stock() {
    let mut renderer = renderer();
    let sold_out = all()
        .into_iter()
        .find(|(case, _)| *case == "sold-out")
        .expect("a case")
        .1;
    assert_eq!(sold_out.tone(), StockTone::SoldOut);
    // Of the products of a bundle it is not known whether they are.
    let templates = renderer.templates().filter(|id| id.0 != "bundle");
    let templates: Vec<_> = templates.cloned().collect();
    for template in templates {
        let mut card = |spec: &CardSpec| {
            renderer
                .render(spec, &template, &theme("lumen"), LANDSCAPE)
                .expect("it renders")
        };
        assert_ne!(
            card(&sold_out).picture,
            card(&full()).picture,
            "{}",
            template.0
        );
    }
}
