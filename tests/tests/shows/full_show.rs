//! A minute on air at 1080p30, everything real: what arrived at the server is what was planned.

use std::{path::Path, time::Duration};

use crate::common::Allowance;
use rig::{
    Air, Clapper, Recording, Stage, Steal, Take,
    recording::{CardMatch, Counting, Rect, Seen},
};
use vitrine_cards::{CanvasSize, CardSpec, RenderedCard, Renderer};
use vitrine_domain::{CardTemplateId, ThemeId};

const FPS: u32 = 30;
const KBPS: u32 = 4_500;
const SECONDS: u64 = 62;
/// Frames between a take and the first frame that shows it.
const TAKE_WITHIN: i64 = 2;
/// The longest a template's cards move, with some to spare.
const SETTLED_AFTER: i64 = FPS as i64;

#[test]
fn a_minute_on_air_arrives_as_planned() {
    let stage = Stage::set_up().unwrap();
    let mut options = crate::common::options(&stage, "show.toml", "1920x1080@30", KBPS);
    options.seconds = Some(SECONDS);
    let steal = Steal::begin().unwrap();
    let mut air = Air::start(&stage.desk, &stage.display, &options).unwrap();
    let status = air.wait(Duration::from_secs(SECONDS + 30)).unwrap();
    assert!(
        status.success(),
        "the show ends well: {status}, {}",
        air.log_end()
    );

    let allowance = Allowance::since(steal, FPS);
    let takes = air.takes();
    let recordings = stage.server.recordings().unwrap();
    assert_eq!(
        recordings.len(),
        1,
        "one connection held for the whole show"
    );
    let recording = &recordings[0];
    let last = air.statuses().pop().expect("there were status lines");
    println!("{last:?}");
    crate::common::assert_is_accepted(recording, 1920, 1080, f64::from(KBPS), allowance);
    let pacing = recording.video().pacing(FPS);
    println!("{pacing:?}");
    assert!(
        recording.video().length_ms() >= 58_000.0,
        "nearly all of the minute arrived"
    );
    crate::common::assert_is_regular(&pacing, allowance);

    let seen = recording.watch().unwrap();
    let counting = Counting::of(&seen, (Stage::PICTURES / FPS) as u16);
    println!("{counting:?}");
    let faults = counting.missing + counting.repeated;
    let is_whole = faults <= seen.len() / 1000 + allowance.frames;
    allowance.judge(is_whole, || {
        format!("the screen's pictures are all there, once: {counting:?}")
    });
    let claps = recording.sync(&seen).unwrap();
    let late_ms: Vec<_> = claps
        .iter()
        .map(|clap| clap.sound_late_ms.round())
        .collect();
    println!("the sound is late by {late_ms:?} ms");
    crate::common::assert_is_in_sync(&claps, &seen, allowance);
    assert!(recording.loudness().unwrap() > 0.01, "there is speech");

    let clock = FrameClock::of(&seen, &stage.clapper);
    for (sku, title, price) in [
        ("T-1", "Carafe en verre", "24,90"),
        ("T-2", "Horloge murale", "137,50"),
    ] {
        assert_card_is_on_air(recording, &takes, &clock, allowance, sku, title, price);
    }
}

/// Which frame of a recording was made at which moment. Frames are made at regular ticks, which their
/// times in the stream tell, and each shows a picture of the screen that was drawn before its tick; so
/// the youngest one tells when the stream's time began, to within the time that a capture takes at
/// least.
struct FrameClock<'a> {
    begun_ms: f64,
    seen: &'a [Seen],
}

impl<'a> FrameClock<'a> {
    fn of(seen: &'a [Seen], clapper: &Clapper) -> Self {
        let begun = seen.iter().filter_map(|frame| {
            let painted_ms = clapper.painted_at_ms(frame.counter?)?;
            Some(painted_ms - frame.pts_ms)
        });
        let begun_ms = begun
            .filter(|time| time.is_finite())
            .fold(f64::MIN, f64::max);
        Self { begun_ms, seen }
    }

    /// The first frame made at this moment or later.
    fn frame_at(&self, unix_ms: f64) -> i64 {
        let pts_ms = unix_ms - self.begun_ms;
        let before = self.seen.partition_point(|frame| frame.pts_ms < pts_ms);
        before.min(self.seen.len() - 1) as i64
    }
}

/// From its take to the next, and with the right colours and price.
fn assert_card_is_on_air(
    recording: &Recording,
    takes: &[Take],
    clock: &FrameClock<'_>,
    allowance: Allowance,
    sku: &str,
    title: &str,
    digits: &str,
) {
    let index = takes
        .iter()
        .position(|take| take.sku.as_deref() == Some(sku));
    let index = index.unwrap_or_else(|| panic!("no take of {sku}: {takes:?}"));
    let (take, next) = (&takes[index], &takes[index + 1]);
    let price = take
        .price
        .clone()
        .unwrap_or_else(|| panic!("a price with the take: {take:?}"));
    assert!(
        price.contains(digits),
        "the take shows the schedule's price: {price}"
    );

    let card = drawn(title, &price, take.template.as_deref());
    let taken = clock.frame_at(take.at);
    let left = clock.frame_at(next.at);
    let area = place(&card);
    let picture = |frame: i64| recording.picture(frame as usize).unwrap();

    let before = picture(taken - 2);
    let begins = (taken - 1..taken + 30).find(|&frame| {
        // The card slides in: its first frame changes little, but more than compression does.
        before.difference(&picture(frame), area) > 6.0
    });
    let begins = begins.unwrap_or_else(|| panic!("{sku} never came on air"));
    println!("{sku}: taken at frame {taken}, seen at {begins}, left at {left}");
    allowance.judge(begins - taken <= TAKE_WITHIN, || {
        format!("{sku} came {} frames late", begins - taken)
    });

    for frame in [taken + SETTLED_AFTER, (taken + left) / 2, left - 3] {
        let agrees = compare(&picture(frame), &card);
        println!("{sku}: frame {frame}: {agrees:?}");
        assert!(agrees.compared > 30_000, "a card is large: {agrees:?}");
        assert!(
            agrees.mean < 8.0 && agrees.outliers < 0.03,
            "{sku} at {frame}: {agrees:?}"
        );
    }
    let text = picture((taken + left) / 2).text(area).unwrap();
    let read: String = text
        .chars()
        .filter(|c| c.is_ascii_digit() || *c == ',')
        .collect();
    assert!(read.contains(digits), "{digits} is to be read in {text:?}");

    let gone = compare(&picture(left + SETTLED_AFTER), &card);
    assert!(gone.outliers > 0.5, "{sku} is off again: {gone:?}");
}

/// The card as its template says, drawn here from what the schedule says.
fn drawn(title: &str, price: &str, template: Option<&str>) -> RenderedCard {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets");
    let spec = CardSpec {
        title: title.to_owned(),
        brand: Some("Atelier".to_owned()),
        price: Some(price.to_owned()),
        ..CardSpec::default()
    };
    let template = CardTemplateId(template.expect("a template with the take").to_owned());
    let canvas = CanvasSize {
        width: 1920,
        height: 1080,
    };
    let mut renderer = Renderer::new(&assets).unwrap();
    renderer
        .render(&spec, &template, &ThemeId("clean".to_owned()), canvas)
        .unwrap()
}

fn place(card: &RenderedCard) -> Rect {
    Rect {
        x: card.x.max(0) as usize,
        y: card.y.max(0) as usize,
        width: card.picture.width() as usize,
        height: card.picture.height() as usize,
    }
}

fn compare(frame: &rig::recording::Picture, card: &RenderedCard) -> CardMatch {
    let area = place(card);
    frame.compare(area.x, area.y, area.width, card.picture.rgba())
}
