//! The QR code of a link.

use vitrine_cards::CardWarning;

use crate::common::cases::full;
use crate::common::{HD, LANDSCAPE, renderer, template, theme};

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
