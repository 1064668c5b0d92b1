//! What holds for cards whatever they look like.

mod common;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use common::cases::{all, full};
use common::{LANDSCAPE, UPRIGHT, assets, renderer, template, theme};
use vitrine_cards::{
    CanvasSize, CardSpec, CardWarning, CardsError, Colour, PhotoSource, RenderedCard, Renderer,
    Role, StockTone,
};
use vitrine_domain::CardDepth;

const HD: CanvasSize = CanvasSize {
    width: 1920,
    height: 1080,
};

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
                assert_eq!(card.warnings, [], "{name}");
                let (width, height) = (card.picture.width() as i32, card.picture.height() as i32);
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
                    is_premultiplied(&card),
                    "{name} has no colour above its opacity"
                );
            }
        }
    }
}

fn is_premultiplied(card: &RenderedCard) -> bool {
    card.picture
        .rgba()
        .chunks_exact(4)
        .all(|pixel| pixel[..3].iter().all(|c| *c <= pixel[3]))
}

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
    let mut renderer = renderer();
    let mut spec = full();
    let mut at = |time: &str| {
        spec.countdown.as_mut().expect("the case has one").time = time.to_owned();
        renderer
            .render(&spec, &template("lower-third"), &theme("lumen"), LANDSCAPE)
            .expect("it renders")
    };
    let (before, after, again) = (at("04:59"), at("04:31"), at("04:59"));
    assert_eq!(
        (before.x, before.y),
        (after.x, after.y),
        "the card stands still"
    );
    assert_eq!(before.picture, again.picture, "a cached card is the card");
    let width = before.picture.width() as usize;
    let changed: Vec<(usize, usize)> = before
        .picture
        .rgba()
        .chunks_exact(4)
        .zip(after.picture.rgba().chunks_exact(4))
        .enumerate()
        .filter(|(_, (one, other))| one != other)
        .map(|(index, _)| (index % width, index / width))
        .collect();
    assert!(!changed.is_empty(), "the digits changed");
    let columns = changed.iter().map(|(x, _)| x);
    let wide = columns.clone().max().expect("some") - columns.min().expect("some");
    assert!(wide < 120, "only the digits changed, not {wide} pixels");
}

#[test]
fn the_link_can_be_scanned_off_a_720p_frame() {
    let mut renderer = renderer();
    for name in ["lower-third", "side-card", "product-page"] {
        let card = renderer
            .render(&full(), &template(name), &theme("lumen"), LANDSCAPE)
            .expect("it renders");
        let (width, height) = (
            card.picture.width() as usize,
            card.picture.height() as usize,
        );
        let grey = |x: usize, y: usize| card.picture.rgba()[(y * width + x) * 4 + 1];
        let mut frame = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
        let codes = frame.detect_grids();
        let texts: Vec<String> = codes
            .iter()
            .filter_map(|code| code.decode().ok())
            .map(|(_, text)| text)
            .collect();
        assert_eq!(
            texts,
            [full().link.expect("the case has one").url],
            "on the {name}"
        );
    }
}

#[test]
fn a_link_too_long_to_scan_is_left_out_and_told() {
    let mut spec = full();
    let url = format!("https://maison-lumen.example/{}", "x".repeat(900));
    spec.link.as_mut().expect("the case has one").url = url.clone();
    let card = renderer()
        .render(&spec, &template("side-card"), &theme("lumen"), HD)
        .expect("it renders without the code");
    assert_eq!(card.warnings, [CardWarning::LinkTooLong { url }]);
}

#[test]
fn a_photo_that_cannot_be_read_gives_its_place_to_the_initial() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("photo.jpg");
    fs::write(&path, b"not a photo").expect("it can be written");
    let mut renderer = renderer();
    let mut card = |photo| {
        let spec = CardSpec { photo, ..full() };
        renderer
            .render(&spec, &template("side-card"), &theme("lumen"), LANDSCAPE)
            .expect("renders")
    };
    let broken = card(Some(PhotoSource::File(path.clone())));
    let missing = card(None);
    assert_eq!(broken.picture, missing.picture, "both show the placeholder");
    assert!(
        matches!(&broken.warnings[..], [CardWarning::Photo { path: told, .. }] if *told == path),
        "{:?}",
        broken.warnings
    );
    assert_eq!(
        missing.warnings,
        [],
        "a product without a photo is no mistake"
    );
}

#[test]
fn a_photo_written_anew_is_shown_anew() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("photo.png");
    let mut renderer = renderer();
    let mut card = |side: u32| {
        let photo = image::RgbImage::from_pixel(side, side, image::Rgb([side as u8, 80, 40]));
        photo.save(&path).expect("it can be written");
        let spec = CardSpec {
            photo: Some(PhotoSource::File(path.clone())),
            ..full()
        };
        renderer
            .render(&spec, &template("side-card"), &theme("lumen"), LANDSCAPE)
            .expect("renders")
    };
    assert_ne!(card(20).picture, card(200).picture);
}

#[test]
fn a_photo_taken_upright_stands_upright() {
    // A JPEG of 2:1, left half red, right half blue, with the EXIF note "turn by 90 degrees".
    let photo = image::RgbImage::from_fn(64, 32, |x, _| {
        if x < 32 {
            image::Rgb([250, 0, 0])
        } else {
            image::Rgb([0, 0, 250])
        }
    });
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 95)
        .encode_image(&photo)
        .expect("it encodes");
    let exif = [
        &b"\xff\xe1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"
            [..],
    ]
    .concat();
    let turned = [&jpeg[..2], &exif[..], &jpeg[2..]].concat();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("turned.jpg");
    fs::write(&path, turned).expect("it can be written");
    let spec = CardSpec {
        photo: Some(PhotoSource::File(path)),
        title: "X".into(),
        ..CardSpec::default()
    };
    let card = renderer()
        .render(&spec, &template("product-page"), &theme("lumen"), HD)
        .expect("it renders");
    assert_eq!(card.warnings, []);
    let pixel = |x: usize, y: usize| &card.picture.rgba()[(y * 1920 + x) * 4..][..3];
    assert!(
        pixel(464, 200)[0] > 200,
        "red is above: {:?}",
        pixel(464, 200)
    );
    assert!(
        pixel(464, 880)[2] > 200,
        "blue is below: {:?}",
        pixel(464, 880)
    );
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
    let templates: Vec<_> = renderer.templates().cloned().collect();
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

#[test]
fn text_is_readable_over_any_video() {
    let black = Colour {
        red: 0,
        green: 0,
        blue: 0,
    };
    let white = Colour {
        red: 255,
        green: 255,
        blue: 255,
    };
    let renderer = renderer();
    for (id, theme) in renderer.themes() {
        let colour = |role| theme.colour(role, StockTone::Plenty);
        let panels = [Role::Panel, Role::PanelDeep]
            .into_iter()
            .flat_map(|panel| {
                [black, white].map(|video| colour(panel).over(video, theme.panel_opacity))
            });
        let on_panel = [
            Role::Text,
            Role::Muted,
            Role::Accent,
            Role::Price,
            Role::SoldOut,
            Role::Tone,
        ];
        for panel in panels.chain([colour(Role::Raised)]) {
            for role in on_panel {
                let ratio = colour(role).contrast(panel);
                assert!(
                    ratio >= 4.5,
                    "{}: {role:?} on {panel:?} has {ratio:.1}",
                    id.0
                );
            }
            let low = theme.colour(Role::Tone, StockTone::Low).contrast(panel);
            assert!(low >= 4.5, "{}: low stock on {panel:?} has {low:.1}", id.0);
        }
        for (text, ground) in [(Role::OnAccent, Role::Accent), (Role::OnDeal, Role::Deal)] {
            let ratio = colour(text).contrast(colour(ground));
            assert!(
                ratio >= 4.5,
                "{}: {text:?} on {ground:?} has {ratio:.1}",
                id.0
            );
        }
    }
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_line() {
    let told = |wrong: &str, right: &str| {
        let folder = copied_assets();
        let path = folder.path().join("cards/price-tag.toml");
        let text = fs::read_to_string(&path).expect("it was copied");
        assert!(text.contains(right), "the template still says {right}");
        fs::write(&path, text.replacen(right, wrong, 1)).expect("it can be written");
        let line = text[..text.find(right).expect("asserted")]
            .matches('\n')
            .count()
            + 1;
        match Renderer::new(folder.path()).map(|_| ()) {
            Err(CardsError::BadFile {
                line: told,
                message,
                ..
            }) => (line, told, message),
            other => panic!("{wrong} was taken: {other:?}"),
        }
    };
    let (line, told_line, message) = told("ink = \"mauve\"", "ink = \"muted\"");
    assert_eq!(told_line, line, "{message}");
    assert!(message.contains("mauve"), "{message}");
    let (_, _, message) = told("style = \"titel\"", "style = \"title\"");
    assert!(message.contains("titel"), "{message}");
    let (_, _, message) = told("corner = \"middle\"", "corner = \"top_right\"");
    assert!(message.contains("middle"), "{message}");
}

#[test]
fn a_missing_font_is_told_by_its_name() {
    let folder = copied_assets();
    let path = folder.path().join("themes/lumen.toml");
    let text = fs::read_to_string(&path).expect("it was copied");
    fs::write(&path, text.replace("Fraunces", "Comic Sans")).expect("it can be written");
    match Renderer::new(folder.path()).map(|_| ()) {
        Err(CardsError::MissingFont { family, .. }) => assert_eq!(family, "Comic Sans"),
        other => panic!("it was not missed: {other:?}"),
    }
}

#[test]
fn unknown_names_and_canvases_are_refused() {
    let mut renderer = renderer();
    let spec = full();
    let unknown = renderer.render(&spec, &template("hologram"), &theme("lumen"), HD);
    assert!(matches!(unknown, Err(CardsError::UnknownTemplate(_))));
    let unknown = renderer.render(&spec, &template("price-tag"), &theme("neon"), HD);
    assert!(matches!(unknown, Err(CardsError::UnknownTheme(_))));
    let dot = CanvasSize {
        width: 1,
        height: 1,
    };
    let refused = renderer.render(&spec, &template("price-tag"), &theme("lumen"), dot);
    assert!(matches!(refused, Err(CardsError::BadCanvas { .. })));
}

/// A copy of the assets whose text files may be changed.
fn copied_assets() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for part in ["fonts", "cards", "themes"] {
        fs::create_dir(folder.path().join(part)).expect("it can be made");
        for entry in fs::read_dir(assets().join(part)).expect("the assets are there") {
            let from = entry.expect("it can be listed").path();
            if from.is_file() {
                let name = from.file_name().expect("a file has a name");
                copy(&from, &folder.path().join(part).join(name));
            }
        }
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::copy(from, to).expect("it can be copied");
}

#[test]
fn decoded_pictures_serve_as_photos() {
    let grey = vitrine_domain::Picture::new(8, 8, vec![128; 8 * 8 * 4]).expect("the right size");
    let spec = CardSpec {
        photo: Some(PhotoSource::Picture(Arc::new(grey))),
        title: "X".to_owned(),
        ..CardSpec::default()
    };
    let card = renderer()
        .render(&spec, &template("price-tag"), &theme("lumen"), LANDSCAPE)
        .expect("it renders");
    assert_eq!(card.warnings, []);
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

#[test]
fn a_clear_photo_keeps_its_colour_at_its_edges() {
    // Scaled down from clear and red by turns, all of it is half of the same red.
    let red = [150, 0, 0, 255];
    let stripes = image::RgbaImage::from_fn(1600, 1600, |x, _| {
        image::Rgba(if x % 2 == 0 { red } else { [0; 4] })
    });
    let plain = image::RgbaImage::from_pixel(1600, 1600, image::Rgba([150, 0, 0, 128]));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut renderer = renderer();
    let mut card = |name: &str, photo: &image::RgbaImage| {
        let path = folder.path().join(name);
        photo.save(&path).expect("it can be written");
        let spec = CardSpec {
            photo: Some(PhotoSource::File(path)),
            ..full()
        };
        let card = renderer.render(&spec, &template("side-card"), &theme("lumen"), LANDSCAPE);
        card.expect("it renders").picture
    };
    let (striped, plain) = (card("striped.png", &stripes), card("plain.png", &plain));
    let pairs = striped.rgba().iter().zip(plain.rgba());
    let most = pairs.map(|(one, other)| one.abs_diff(*other)).max();
    // At the photo's own edges the scaling has less to go by.
    assert!(most.is_some_and(|most| most <= 8), "apart by {most:?}");
}
