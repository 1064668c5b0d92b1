//! Photos: read, turned, scaled, and what stands in for one that is missing.

use std::fs;
use std::sync::Arc;

use vitrine_cards::{CardSpec, CardWarning, PhotoSource};

use crate::common::cases::full;
use crate::common::{HD, LANDSCAPE, renderer, template, theme};

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
fn a_photo_of_another_product_written_anew_is_shown_anew() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("photo.png");
    let mut renderer = renderer();
    let mut card = |side: u32| {
        let photo = image::RgbImage::from_pixel(side, side, image::Rgb([side as u8, 80, 40]));
        photo.save(&path).expect("it can be written");
        let mut spec = full();
        let comparison = spec.comparison.as_mut().expect("the case has one");
        comparison.products[1].photo = Some(PhotoSource::File(path.clone()));
        renderer
            .render(&spec, &template("comparison"), &theme("lumen"), LANDSCAPE)
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
