//! Destinations that get something else than the program: an upright picture with cards of its own,
//! and the program at a lower rate. What arrives is decoded and looked at.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::common::{CANVAS, Server, Studio, encoding, program, streams, wait_for};
use gst::prelude::*;
use gst_app::{AppSink, AppSrc};
use vitrine_domain::Picture;
use vitrine_domain::picture::WrongSize;
use vitrine_engine::bench::Tap;
use vitrine_engine::program::{CardDepth, CardLayer, Motion, ProgramSpec};
use vitrine_engine::{
    CompositionId, CompositionSpec, DestinationId, Edition, EditionId, EditionSpec, Link,
    VideoSlot, VideoSource,
};

const SOON: Duration = Duration::from_secs(20);
const UPRIGHT: CompositionSpec = CompositionSpec {
    id: CompositionId(7),
    width: 360,
    height: 640,
};
const PORTRAIT: EditionId = EditionId(70);
const LOWER: EditionId = EditionId(71);
/// Cells of a code: white or black, the lowest bit first.
const BITS: u32 = 6;
const CELL: u32 = 32;
/// Where the code stands: on the program, and on the upright picture.
const ON_PROGRAM: (i32, i32) = (16, 16);
const UPRIGHT_AT: (i32, i32) = (80, 560);
/// Where the program says a price: a card of stripes, which the bars of the test pattern never look like.
/// On the upright canvas it would be seen there as well.
const PRICE_AT: (i32, i32) = (100, 100);
const PRICE_SIDE: u32 = 96;
const STRIPE: u32 = 8;

fn portrait() -> Edition {
    Edition::Other(EditionSpec {
        id: PORTRAIT,
        composition: Some(UPRIGHT),
        encoding: encoding(1200),
    })
}

fn lower() -> Edition {
    Edition::Other(EditionSpec {
        id: LOWER,
        composition: None,
        encoding: encoding(400),
    })
}

/// A card of cells, each white or black.
fn code(number: u32, (x, y): (i32, i32)) -> CardLayer {
    let (width, height) = (BITS * CELL, CELL);
    let white = |column: u32| number >> (column / CELL) & 1 == 1;
    let rgba = (0..width * height).flat_map(|pixel| {
        let level = if white(pixel % width) { 255 } else { 0 };
        [level, level, level, 255]
    });
    card(
        1,
        Picture::new(width, height, rgba.collect::<Vec<u8>>()),
        (x, y),
    )
}

fn price() -> CardLayer {
    let rgba = (0..PRICE_SIDE * PRICE_SIDE).flat_map(|pixel| {
        let stripe = pixel / PRICE_SIDE / STRIPE;
        let level = if stripe.is_multiple_of(2) { 255 } else { 0 };
        [level, level, level, 255]
    });
    let rgba: Vec<u8> = rgba.collect();
    card(2, Picture::new(PRICE_SIDE, PRICE_SIDE, rgba), PRICE_AT)
}

fn card(id: u64, picture: Result<Picture, WrongSize>, (x, y): (i32, i32)) -> CardLayer {
    CardLayer {
        id,
        picture: Arc::new(picture.expect("pixels for its size")),
        x,
        y,
        depth: CardDepth::OverAll,
        motion: Motion::Fade,
        motion_ms: 0,
    }
}

fn with_cards(cards: Vec<CardLayer>) -> Arc<ProgramSpec> {
    Arc::new(ProgramSpec { cards, ..program() })
}

/// Both pictures with the same number.
fn show(studio: &Studio, number: u32) {
    studio.engine.set_programs(
        with_cards(vec![code(number, ON_PROGRAM), price()]),
        vec![(UPRIGHT.id, with_cards(vec![code(number, UPRIGHT_AT)]))],
    );
}

/// A decoded picture's luma.
struct Seen {
    width: u32,
    height: u32,
    luma: Vec<u8>,
}

impl Seen {
    fn at(&self, x: u32, y: u32) -> u8 {
        self.luma[(y * self.width + x) as usize]
    }

    /// How often light and dark take turns down a column, as far as the pattern's bars reach.
    fn turns(&self, x: u32) -> usize {
        let rows = 0..self.height * 6 / 10;
        let column: Vec<bool> = rows.map(|y| self.at(x, y) > 128).collect();
        column.windows(2).filter(|pair| pair[0] != pair[1]).count()
    }

    /// The number of the code that stands there.
    fn code(&self, (x, y): (i32, i32)) -> u32 {
        (0..BITS)
            .map(|bit| {
                let (x, y) = (x as u32 + bit * CELL + CELL / 2, y as u32 + CELL / 2);
                u32::from(self.at(x, y) > 128) << bit
            })
            .sum()
    }
}

/// What comes out of a tap for so long, decoded, by the times of their ticks.
fn watch(tap: &Tap, length: Duration) -> BTreeMap<u64, Seen> {
    let until = Instant::now() + length;
    let mut packets = Vec::new();
    while Instant::now() < until {
        packets.extend(tap.next(Duration::from_millis(50)));
    }
    let source = AppSrc::builder()
        .caps(&tap.caps().expect("the encoders run"))
        .format(gst::Format::Time)
        .build();
    let sink = AppSink::builder()
        .caps(
            &gst::Caps::builder("video/x-raw")
                .field("format", "GRAY8")
                .build(),
        )
        .sync(false)
        .build();
    let pipeline = gst::Pipeline::new();
    let make = |name| gst::ElementFactory::make(name).build().expect("an element");
    let (parser, decoder, convert) = (make("h264parse"), make("avdec_h264"), make("videoconvert"));
    let elements = [
        source.upcast_ref(),
        &parser,
        &decoder,
        &convert,
        sink.upcast_ref(),
    ];
    pipeline.add_many(elements).expect("new elements");
    gst::Element::link_many(elements).expect("they go together");
    pipeline.set_state(gst::State::Playing).expect("it plays");
    for packet in packets {
        let mut buffer = packet.avc.copy();
        let header = buffer.get_mut().expect("our own copy");
        header.set_pts(gst::ClockTime::from_nseconds(packet.pts_ns));
        header.set_dts(gst::ClockTime::NONE);
        source.push_buffer(buffer).expect("the decoder takes it");
    }
    source.end_of_stream().expect("an end");
    let mut seen = BTreeMap::new();
    while let Ok(sample) = sink.pull_sample() {
        let caps = sample.caps().expect("caps");
        let info = gst_video::VideoInfo::from_caps(caps).expect("a picture");
        let buffer = sample.buffer().expect("a buffer");
        let map = buffer.map_readable().expect("memory");
        let (width, height) = (info.width(), info.height());
        let rows = map.chunks(info.stride()[0] as usize).take(height as usize);
        let luma = rows.flat_map(|row| row[..width as usize].to_vec());
        let time = buffer.pts().expect("a time").nseconds();
        let picture = Seen {
            width,
            height,
            luma: luma.collect(),
        };
        seen.insert(time, picture);
    }
    pipeline.set_state(gst::State::Null).expect("it stops");
    seen
}

fn is_on_air(studio: &Studio, which: DestinationId) -> bool {
    matches!(studio.link_of(which), Some(Link::OnAir { .. }))
}

fn on_air(studio: &Studio, server: &Server, id: DestinationId, edition: Edition) {
    let spec = server.destination_of(id, edition);
    studio.engine.connect(spec).expect("an address");
    wait_for("on air", SOON, || is_on_air(studio, id));
}

#[test]
fn an_upright_picture_shows_the_same_tick_with_cards_of_its_own() {
    let mut server = Server::new();
    server.start();
    let studio = Studio::start();
    studio
        .engine
        .set_video_source(VideoSlot::Camera, Some(VideoSource::TestPattern));
    show(&studio, 0);
    let wide = DestinationId(2);
    let tall = DestinationId(3);
    on_air(&studio, &server, wide, Edition::Program);
    on_air(&studio, &server, tall, portrait());

    let program = studio.engine.tap();
    let upright = studio.engine.tap_edition(PORTRAIT).expect("it is taken");
    let length = Duration::from_secs(4);
    let (program, upright) = std::thread::scope(|scope| {
        let program = scope.spawn(|| watch(&program, length));
        let upright = scope.spawn(|| watch(&upright, length));
        for number in 1..1 << BITS {
            show(&studio, number);
            std::thread::sleep(Duration::from_millis(60));
        }
        (
            program.join().expect("no panic"),
            upright.join().expect("no panic"),
        )
    });
    let size = |seen: &BTreeMap<u64, Seen>| {
        let first = seen.values().next().expect("pictures");
        (first.width, first.height)
    };
    assert_eq!(size(&program), (CANVAS.width, CANVAS.height));
    assert_eq!(size(&upright), (UPRIGHT.width, UPRIGHT.height));

    // The upright picture gives way where time is short: what it has must be of the program's ticks.
    let mut numbers = Vec::new();
    for (time, tall) in &upright {
        let Some(wide) = program.get(time) else {
            continue;
        };
        let number = wide.code(ON_PROGRAM);
        assert_eq!(tall.code(UPRIGHT_AT), number, "both at {time} ns");
        numbers.push(number);
        let price = PRICE_AT.0 as u32 + PRICE_SIDE / 2;
        assert!(wide.turns(price) >= 10, "the program says a price");
    }
    println!("{} pictures of the same ticks", numbers.len());
    numbers.dedup();
    assert!(numbers.len() > 10, "several takes were seen: {numbers:?}");
    for tall in upright.values() {
        let turns = (0..tall.width).map(|x| tall.turns(x)).max();
        assert!(
            turns < Some(10),
            "its cards are its own, and none is the price"
        );
    }

    let stats = studio.engine.stats();
    let edition = stats.editions.first().expect("it is made").clone();
    assert_eq!(edition.id, PORTRAIT);
    assert!(edition.frames > 60 && edition.kbps > 100, "{edition:?}");
    assert!(edition.mixer_ms > 0.0, "{edition:?}");

    studio.engine.disconnect(tall);
    wait_for("nobody takes it", SOON, || {
        studio.engine.stats().editions.is_empty()
    });
    assert!(studio.engine.tap_edition(PORTRAIT).is_none());
    assert!(is_on_air(&studio, wide), "the other one goes on");
    studio.stop();
    let mut formats: Vec<String> = server.recordings().iter().map(|it| streams(it)).collect();
    formats.sort();
    assert_eq!(formats.len(), 2, "a connection each: {formats:?}");
    assert!(formats[0].contains(",360,640,"), "{formats:?}");
    assert!(formats[1].contains(",640,360,"), "{formats:?}");
}

#[test]
fn those_that_want_the_same_share_one_encode_and_what_fails_stays_with_its_own() {
    let (mut server, mut other) = (Server::new(), Server::new());
    server.start();
    other.start();
    let studio = Studio::start();
    studio
        .engine
        .set_video_source(VideoSlot::Camera, Some(VideoSource::TestPattern));
    let (whole, less, too) = (DestinationId(2), DestinationId(3), DestinationId(4));
    on_air(&studio, &other, less, lower());
    assert!(
        studio.engine.tap().caps().is_none(),
        "nobody takes the program, so it is not coded"
    );
    on_air(&studio, &server, whole, Edition::Program);
    on_air(&studio, &server, too, lower());
    let stats = studio.engine.stats();
    let ids: Vec<EditionId> = stats.editions.iter().map(|one| one.id).collect();
    assert_eq!(ids, [LOWER], "coded once for both");
    let kbps = |id: DestinationId| {
        let stats = studio.engine.stats();
        let found = stats.destinations.iter().find(|one| one.id == id);
        found.map_or(0, |one| one.kbps)
    };
    wait_for("both rates", SOON, || kbps(whole) > 1000 && kbps(too) > 300);
    assert!(kbps(too) < 900, "its rate is its own: {}", kbps(too));

    other.kill();
    wait_for("one is lost", SOON, || {
        matches!(studio.link_of(less), Some(Link::Reconnecting { .. }))
    });
    assert!(is_on_air(&studio, whole) && is_on_air(&studio, too));
    let of_whole = studio.engine.stats().destinations;
    let dropped = of_whole.iter().filter(|one| one.id != less);
    assert_eq!(dropped.map(|one| one.dropped_frames).sum::<u64>(), 0);
    studio.engine.disconnect(whole);
    wait_for("only the edition is left", SOON, || {
        studio.engine.tap().caps().is_none()
    });
    assert!(is_on_air(&studio, too));
    studio.stop();
}
