//! Golden pictures: each template and every hard case against a PNG in `golden/`.
//!
//! `GOLDEN=write cargo test -p vitrine-cards --test it golden` writes them anew; look at them before
//! they are committed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{LANDSCAPE, UPRIGHT, renderer, template, theme};
use image::RgbaImage;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use vitrine_cards::{CanvasSize, CardSpec, RenderedCard};

/// A channel may differ by so much: compilers round the sums of a blur differently.
const TOLERANCE: u8 = 6;
/// So many pixels in ten thousand may differ by more.
const OUTLIERS_PER_10_000: usize = 5;
/// Half of 720p: enough to see a line out of place, and small in the repository.
const SMALL: CanvasSize = CanvasSize {
    width: 640,
    height: 360,
};

/// A canvas for a larger card whose letters still show.
const HALF: CanvasSize = CanvasSize {
    width: 960,
    height: 540,
};
/// Templates whose goldens are of 720 lines.
const FIRST: [&str; 5] = [
    "lower-third",
    "price-tag",
    "product-page",
    "side-card",
    "slate",
];
const HALF_UPRIGHT: CanvasSize = CanvasSize {
    width: 432,
    height: 768,
};

#[test]
fn every_template_looks_as_it_was_approved() {
    let mut renderer = renderer();
    let templates: Vec<_> = renderer.templates().cloned().collect();
    let (full, gone) = (
        crate::common::cases::full(),
        crate::common::cases::sold_out(),
    );
    for template in templates {
        let spec = if template.0 == "sold-out" {
            &gone
        } else {
            &full
        };
        let canvases = if FIRST.contains(&template.0.as_str()) {
            [LANDSCAPE, UPRIGHT]
        } else {
            [HALF, HALF_UPRIGHT]
        };
        for (shape, canvas) in ["wide", "tall"].into_iter().zip(canvases) {
            let card = renderer
                .render(spec, &template, &theme("lumen"), canvas)
                .expect("the template has a layout for every canvas");
            compare(&format!("{}-{shape}", template.0), &card);
        }
    }
}

/// The cards of the dossier in other scripts, and the price that is not told yet.
#[test]
fn every_language_looks_as_it_was_approved() {
    let mut renderer = renderer();
    let cases: BTreeMap<_, _> = crate::common::cases::all().into_iter().collect();
    let approved = [
        ("price-reveal", "teaser", HALF),
        ("comparison", "all-arabic", HALF),
        ("rating-bars", "all-hebrew", HALF),
        ("review-quote", "all-german", HALF),
        ("spec-sheet", "all-german", HALF),
        ("stock-left", "all-arabic", HALF),
        ("question-answer", "all-japanese", HALF),
        ("bundle", "all-japanese", HALF_UPRIGHT),
    ];
    for (name, case, canvas) in approved {
        let card = renderer
            .render(&cases[case], &template(name), &theme("clean"), canvas)
            .expect("every case renders");
        compare(&format!("{name}-{case}"), &card);
    }
}

#[test]
fn hard_cases_look_as_they_were_approved() {
    let mut renderer = renderer();
    for (case, spec) in crate::common::cases::products() {
        let card = renderer
            .render(&spec, &template("lower-third"), &theme("clean"), SMALL)
            .expect("every case renders");
        compare(&format!("case-{case}"), &card);
    }
}

#[test]
fn a_missing_corner_is_seen() {
    let mut renderer = renderer();
    let spec = CardSpec {
        title: "Vase".to_owned(),
        ..CardSpec::default()
    };
    let card = renderer
        .render(&spec, &template("price-tag"), &theme("lumen"), SMALL)
        .expect("a title is enough");
    let approved = as_image(&card);
    let mut erased = approved.clone();
    for (_, _, pixel) in erased
        .enumerate_pixels_mut()
        .filter(|(x, y, _)| x + y < 120)
    {
        pixel.0 = [0; 4];
    }
    assert!(
        outliers(&approved, &approved) == 0,
        "a picture equals itself"
    );
    assert!(
        !is_alike(&approved, &erased),
        "a missing corner is a difference"
    );
}

fn compare(name: &str, card: &RenderedCard) {
    let drawn = as_image(card);
    let path = golden(name);
    if std::env::var_os("GOLDEN").is_some_and(|value| value == "write") {
        return save(&drawn, &path);
    }
    let approved = image::open(&path)
        .unwrap_or_else(|error| panic!("{}: {error}; GOLDEN=write makes it", path.display()))
        .into_rgba8();
    if !is_alike(&approved, &drawn) {
        let seen = std::env::temp_dir().join(format!("vitrine-{name}.png"));
        drawn
            .save(&seen)
            .expect("the temporary folder can be written");
        panic!(
            "{name} is {:?} with {} pixels off, approved is {:?}; see {}",
            drawn.dimensions(),
            outliers(&approved, &drawn),
            approved.dimensions(),
            seen.display()
        );
    }
}

/// Packed tightly: goldens stay in the repository for good.
fn save(drawn: &RgbaImage, path: &Path) {
    let mut file = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut file, CompressionType::Best, FilterType::Adaptive);
    drawn
        .write_with_encoder(encoder)
        .expect("a picture of pixels is a PNG");
    fs::write(path, file).expect("the golden folder can be written");
}

fn is_alike(approved: &RgbaImage, drawn: &RgbaImage) -> bool {
    let most = (drawn.width() * drawn.height()) as usize * OUTLIERS_PER_10_000 / 10_000;
    approved.dimensions() == drawn.dimensions() && outliers(approved, drawn) <= most
}

fn outliers(approved: &RgbaImage, drawn: &RgbaImage) -> usize {
    approved
        .pixels()
        .zip(drawn.pixels())
        .filter(|(one, other)| {
            one.0
                .iter()
                .zip(other.0)
                .any(|(a, b)| a.abs_diff(b) > TOLERANCE)
        })
        .count()
}

/// The goldens keep premultiplied pixels as they are: they are compared, not shown.
fn as_image(card: &RenderedCard) -> RgbaImage {
    let picture = &card.picture;
    RgbaImage::from_raw(picture.width(), picture.height(), picture.rgba().to_vec())
        .expect("a picture has all its pixels")
}

fn golden(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    fs::create_dir_all(&folder).expect("the golden folder can be made");
    folder.join(format!("{name}.png"))
}
