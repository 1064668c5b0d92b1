//! One show, two pictures: a wide one with the price, and an upright one for a platform that wants no
//! prices. Each arrives at its server as it should, and what becomes of one touches nothing of the other.

use std::path::Path;
use std::time::{Duration, Instant};

use crate::common::Allowance;
use rig::recording::{Picture, Rect};
use rig::{Air, AirOptions, Recording, RtmpServer, Stage, Status, Steal};
use vitrine_cards::{CanvasSize, CardSpec, RenderedCard, Renderer};
use vitrine_domain::{CardTemplateId, ThemeId};

const FPS: u32 = 30;
const KBPS: u32 = 2_500;
const WIDE: CanvasSize = CanvasSize {
    width: 1280,
    height: 720,
};
const TALL: CanvasSize = CanvasSize {
    width: 720,
    height: 1280,
};
/// In the order they are asked for.
const OF_WIDE: usize = 0;
const OF_TALL: usize = 1;
/// So long each stretch of the show is.
const STRETCH: Duration = Duration::from_secs(6);
const PRICE: &str = "24,90\u{a0}€";

fn is_on_air(status: &Status, which: usize) -> bool {
    status.destinations[which].link == "on_air"
}

/// Waits until both have been on air for a stretch.
fn go_on(air: &mut Air) {
    let begun = Instant::now();
    air.wait_for_status("both on air", STRETCH * 3, |status| {
        let is_both = is_on_air(status, OF_WIDE) && is_on_air(status, OF_TALL);
        is_both && begun.elapsed() > STRETCH
    })
    .unwrap();
}

#[test]
fn a_wide_and_an_upright_picture_of_one_show_arrive_each_at_its_server() {
    let stage = Stage::set_up().unwrap();
    let mut phones = RtmpServer::start().unwrap();
    let options = AirOptions {
        others: vec![(phones.url(), "upright".to_owned())],
        pictures: vec![("show", "nothing"), ("portrait:2000", "price")],
        ..crate::common::options(&stage, "portrait-show.toml", "1280x720@30", KBPS)
    };
    let mut air = Air::start(&stage.desk, &stage.display, &options).unwrap();
    air.wait_for_status("on air", crate::common::ON_AIR_WITHIN, |status| {
        is_on_air(status, OF_WIDE) && is_on_air(status, OF_TALL)
    })
    .unwrap();
    let steal = Steal::begin().unwrap();
    let from = air.statuses().len();
    go_on(&mut air);
    let status = air.statuses().pop().unwrap();
    assert_eq!(status.destinations[OF_WIDE].edition, None);
    let edition = &status.editions[0];
    assert_eq!(status.destinations[OF_TALL].edition, Some(edition.id));

    phones.crash();
    air.wait_for_status("the loss", STRETCH, |status| !is_on_air(status, OF_TALL))
        .unwrap();
    phones.resume_service().unwrap();
    go_on(&mut air);
    let statuses = air.statuses().split_off(from);
    let (ended, _) = air.end(crate::common::END_WITHIN).unwrap();
    assert!(ended.success(), "{ended}, {}", air.log_end());
    let allowance = Allowance::since(steal, FPS);

    for status in &statuses {
        let wide = &status.destinations[OF_WIDE];
        assert!(wide.link == "on_air" && wide.dropped == 0, "{status:?}");
    }
    let (first, last) = (&statuses[0], statuses.last().unwrap());
    let missed = last.missed_ticks - first.missed_ticks;
    allowance.judge(missed == 0, || {
        format!("the mixer missed {missed} ticks: {}", air.log_of_missed())
    });
    println!("{:?}", last.editions);
    let left_out: u64 = last
        .editions
        .iter()
        .map(|edition| edition.missed_ticks + edition.dropped_frames)
        .sum();
    allowance.judge(left_out < 30, || {
        format!("{left_out} pictures of the upright one were left out")
    });

    let wide = stage.server.recordings().unwrap();
    assert_eq!(wide.len(), 1, "one connection from beginning to end");
    let tall = phones.recordings().unwrap();
    assert_eq!(tall.len(), 2, "one before and one after the crash");
    assert_shows(&wide[0], WIDE, Some(PRICE));
    for recording in &tall {
        assert_shows(recording, TALL, None);
    }
}

/// The card at its place on such a canvas, and the price where it is to be seen and nowhere else.
fn assert_shows(recording: &Recording, canvas: CanvasSize, price: Option<&str>) {
    let video = recording.video();
    let size = (video.width, video.height);
    assert_eq!(size, (canvas.width as usize, canvas.height as usize));
    let audio = recording.audio();
    assert_eq!((audio.codec.as_str(), audio.channels), ("aac", 2));
    let card = drawn(canvas, price);
    let frame = video.packets.len() - 20;
    let picture: Picture = recording.picture(frame).unwrap();
    let (x, y) = (card.x.max(0) as usize, card.y.max(0) as usize);
    let (width, height) = (
        card.picture.width() as usize,
        card.picture.height() as usize,
    );
    let agrees = picture.compare(x, y, width, card.picture.rgba());
    println!("{canvas:?}: {agrees:?}");
    assert!(agrees.compared > 20_000, "a card is large: {agrees:?}");
    assert!(
        agrees.mean < 8.0 && agrees.outliers < 0.03,
        "the card of this canvas, at its place: {agrees:?}"
    );
    let read = |area| picture.text(area).unwrap();
    let of_card = read(Rect {
        x,
        y,
        width,
        height,
    });
    assert!(of_card.contains("Carafe"), "its title: {of_card:?}");
    let whole = read(Rect {
        x: 0,
        y: 0,
        width: size.0,
        height: size.1,
    });
    let has_price = [of_card, whole].iter().any(|text| text.contains("24,90"));
    assert_eq!(has_price, price.is_some(), "its price");
}

/// The card as its template says, drawn here from what the schedule says.
fn drawn(canvas: CanvasSize, price: Option<&str>) -> RenderedCard {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets");
    let spec = CardSpec {
        title: "Carafe en verre".to_owned(),
        brand: Some("Atelier".to_owned()),
        price: price.map(str::to_owned),
        ..CardSpec::default()
    };
    let template = CardTemplateId("lower-third".to_owned());
    let mut renderer = Renderer::new(&assets).unwrap();
    renderer
        .render(&spec, &template, &ThemeId("clean".to_owned()), canvas)
        .unwrap()
}
