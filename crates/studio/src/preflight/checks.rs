//! The checks: each a pure function of what was found out. Words and gathering are elsewhere.

use vitrine_domain::{DurationMs, PriceDoubt};
use vitrine_engine::KnockError;

use crate::protocol::{Fix, SourceCondition, Verdict};
use crate::words::Value;

/// Speech into a laptop's microphone peaks between -30 and -6 dBFS; a silent room is below this.
const HEARD_DB: f32 = -45.0;
/// The limiter is at work all the time.
const CLIPPING_DB: f32 = -0.5;
/// A recording stops here, so that the rest of the computer goes on.
const LEAST_DISK_BYTES: u64 = 500_000_000;
/// Less is worth a word.
const LITTLE_DISK_BYTES: u64 = 2_000_000_000;
/// Shows run over.
const DISK_RESERVE: f64 = 1.5;
/// A line that is full drops frames at the first other use of it.
const LINE_RESERVE_PERCENT: u64 = 140;
/// A measurement of a line that carries all is a little short of all.
const CARRIED_PERCENT: u64 = 94;
/// Names in a sentence; more are counted.
const MOST_NAMES: usize = 3;

/// What came of a check, before it is worded under `preflight-<code>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outcome {
    pub verdict: Verdict,
    pub code: &'static str,
    pub values: Vec<(&'static str, Value<'static>)>,
    pub fix: Option<Fix>,
    pub holds_back: bool,
}

impl Outcome {
    fn new(verdict: Verdict, code: &'static str) -> Self {
        Self {
            verdict,
            code,
            values: Vec::new(),
            fix: None,
            holds_back: false,
        }
    }

    fn with(mut self, name: &'static str, value: impl Into<Value<'static>>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    fn fixed_by(self, fix: Fix) -> Self {
        Self {
            fix: Some(fix),
            ..self
        }
    }

    fn held_back(self) -> Self {
        Self {
            holds_back: true,
            ..self
        }
    }
}

/// What is known of the microphone.
#[derive(Debug, Clone, Copy)]
pub(super) struct MicrophoneFact {
    pub condition: SourceCondition,
    pub is_muted: bool,
    /// The loudest peak of the last seconds, in dBFS.
    pub loudest_db: f32,
}

impl MicrophoneFact {
    /// Whether listening on could change anything.
    pub fn is_settled(&self) -> bool {
        self.condition != SourceCondition::Running || self.is_muted || self.loudest_db > HEARD_DB
    }
}

pub(super) fn microphone(fact: MicrophoneFact) -> Outcome {
    match fact.condition {
        SourceCondition::None => Outcome::new(Verdict::Warns, "mic-none").fixed_by(Fix::Devices),
        SourceCondition::Starting | SourceCondition::Lost => {
            Outcome::new(Verdict::Fails, "mic-lost").fixed_by(Fix::Devices)
        }
        SourceCondition::Running if fact.is_muted => {
            Outcome::new(Verdict::Warns, "mic-muted").fixed_by(Fix::Unmute)
        }
        SourceCondition::Running if fact.loudest_db >= CLIPPING_DB => {
            Outcome::new(Verdict::Warns, "mic-clips")
        }
        SourceCondition::Running if fact.loudest_db > HEARD_DB => {
            Outcome::new(Verdict::Good, "mic-heard")
        }
        SourceCondition::Running => Outcome::new(Verdict::Warns, "mic-silent"),
    }
}

/// What is known of the camera.
#[derive(Debug, Clone, Copy)]
pub(super) struct CameraFact {
    pub condition: SourceCondition,
    /// Whether its frames differ; `None` when none came.
    pub moves: Option<bool>,
}

pub(super) fn camera(fact: CameraFact) -> Outcome {
    match (fact.condition, fact.moves) {
        (SourceCondition::None, _) => {
            Outcome::new(Verdict::Warns, "camera-none").fixed_by(Fix::Devices)
        }
        (SourceCondition::Running, Some(true)) => Outcome::new(Verdict::Good, "camera-moves"),
        (SourceCondition::Running, Some(false)) => {
            Outcome::new(Verdict::Warns, "camera-still").fixed_by(Fix::Devices)
        }
        _ => Outcome::new(Verdict::Fails, "camera-lost").fixed_by(Fix::Devices),
    }
}

/// `playable`: items that can be taken.
pub(super) fn rundown(playable: u64) -> Outcome {
    match playable {
        0 => Outcome::new(Verdict::Fails, "rundown-empty")
            .fixed_by(Fix::Rundown)
            .held_back(),
        count => Outcome::new(Verdict::Good, "rundown-ready").with("count", count),
    }
}

/// There is no destination at all.
pub(super) fn no_destination() -> Outcome {
    Outcome::new(Verdict::Fails, "destination-none")
        .fixed_by(Fix::Destinations)
        .held_back()
}

/// `has_key`: one is there, or stands in the address.
pub(super) fn destination(knocked: Result<(), KnockError>, has_key: bool) -> Outcome {
    let code = match knocked {
        Ok(()) if has_key => return Outcome::new(Verdict::Good, "destination-answers"),
        Ok(()) => {
            return Outcome::new(Verdict::Fails, "destination-no-key")
                .fixed_by(Fix::Destinations)
                .held_back();
        }
        Err(KnockError::Address(_)) => "destination-address",
        Err(KnockError::UnknownHost) => "destination-unknown",
        Err(KnockError::Refused) => "destination-refused",
        Err(KnockError::Unreachable) => "destination-unreachable",
        Err(KnockError::Certificate) => "destination-certificate",
        Err(KnockError::NotRtmp) => "destination-not-rtmp",
    };
    Outcome::new(Verdict::Fails, code).fixed_by(Fix::Destinations)
}

/// A stream to one destination.
#[derive(Debug, Clone, Copy)]
pub(super) struct StreamFact {
    /// Pictures and sound, in kbit/s.
    pub kbps: u32,
    /// What the line carried of [`line_kbps`] beside all other streams; `None` where that can't be told.
    pub carried_kbps: Option<u32>,
}

/// How much a line is asked to carry for a stream of `kbps`.
pub(super) fn line_kbps(kbps: u32) -> u32 {
    (u64::from(kbps) * LINE_RESERVE_PERCENT / 100) as u32
}

/// Whether the line carries all streams at once, and some more.
pub(super) fn upload(streams: &[StreamFact]) -> Outcome {
    let sum: u64 = streams.iter().map(|it| u64::from(it.kbps)).sum();
    let wanted: u64 = streams.iter().map(|it| u64::from(line_kbps(it.kbps))).sum();
    let carried: Option<u64> = streams
        .iter()
        .map(|it| it.carried_kbps.map(u64::from))
        .sum();
    let (verdict, code) = match carried {
        None => (Verdict::Untested, "upload-untested"),
        Some(carried) if carried * 100 >= wanted * CARRIED_PERCENT => {
            (Verdict::Good, "upload-enough")
        }
        Some(carried) if carried >= sum => (Verdict::Warns, "upload-tight"),
        Some(_) => (Verdict::Fails, "upload-short"),
    };
    let outcome = Outcome::new(verdict, code)
        .with("sum", sum)
        .with("wanted", wanted)
        .with("carried", carried.unwrap_or(0));
    match verdict {
        Verdict::Good => outcome,
        _ => outcome.fixed_by(Fix::Quality),
    }
}

/// What is known of the disk that recordings go to.
#[derive(Debug, Clone, Copy)]
pub(super) struct DiskFact {
    /// `None` when it can't be read.
    pub free_bytes: Option<u64>,
    /// Pictures and sound, in kbit/s.
    pub kbps: u32,
    pub show_length: DurationMs,
}

pub(super) fn disk(fact: DiskFact) -> Outcome {
    let Some(free) = fact.free_bytes else {
        return Outcome::new(Verdict::Warns, "disk-unknown").fixed_by(Fix::Recording);
    };
    let bytes_a_second = (f64::from(fact.kbps.max(1)) * 1000.0 / 8.0).max(1.0);
    let seconds = free.saturating_sub(LEAST_DISK_BYTES) as f64 / bytes_a_second;
    let needed = fact.show_length.0 as f64 / 1000.0 * DISK_RESERVE;
    let hours = (seconds / 3600.0) as u64;
    let (verdict, code) = if free < LEAST_DISK_BYTES {
        (Verdict::Fails, "disk-full")
    } else if free < LITTLE_DISK_BYTES || seconds < needed {
        (Verdict::Warns, "disk-little")
    } else {
        (Verdict::Good, "disk-enough")
    };
    let minutes = (seconds / 60.0) as u64 % 60;
    let outcome = Outcome::new(verdict, code)
        .with("hours", hours)
        .with("minutes", minutes);
    match verdict {
        Verdict::Good => outcome,
        _ => outcome.fixed_by(Fix::Recording),
    }
}

/// `missing`: titles of products of the rundown without a photo that can be read.
pub(super) fn photos(missing: &[String]) -> Outcome {
    if missing.is_empty() {
        return Outcome::new(Verdict::Good, "photos-there");
    }
    named(Outcome::new(Verdict::Warns, "photos-missing"), missing).fixed_by(Fix::Catalogue)
}

/// A price that would not be shown when its item comes, if the show began now.
#[derive(Debug, Clone)]
pub(super) struct DoubtedPrice {
    pub title: String,
    pub doubt: PriceDoubt,
}

pub(super) fn prices(doubted: &[DoubtedPrice]) -> Outcome {
    if doubted.is_empty() {
        return Outcome::new(Verdict::Good, "prices-stand");
    }
    let is_expired = |price: &DoubtedPrice| matches!(price.doubt, PriceDoubt::Expired { .. });
    let code = match (
        doubted.iter().any(is_expired),
        doubted.iter().all(is_expired),
    ) {
        (_, true) => "prices-expired",
        (false, _) => "prices-old",
        (true, false) => "prices-doubted",
    };
    let titles: Vec<String> = doubted.iter().map(|price| price.title.clone()).collect();
    named(Outcome::new(Verdict::Warns, code), &titles).fixed_by(Fix::Catalogue)
}

/// `short`: titles of items whose deal runs out before they are over.
pub(super) fn deals(short: &[String]) -> Outcome {
    if short.is_empty() {
        return Outcome::new(Verdict::Good, "deals-last");
    }
    named(Outcome::new(Verdict::Warns, "deals-short"), short).fixed_by(Fix::Rundown)
}

/// The first names, and how many there are.
fn named(outcome: Outcome, titles: &[String]) -> Outcome {
    let shown = titles.iter().take(MOST_NAMES).map(String::as_str);
    let names = shown.collect::<Vec<_>>().join(", ");
    let more = titles.len().saturating_sub(MOST_NAMES) as u64;
    outcome
        .with("names", names)
        .with("count", titles.len() as u64)
        .with("more", more)
}

#[cfg(test)]
mod tests {
    use vitrine_domain::UnixMs;
    use vitrine_engine::AddressError;

    use super::*;

    fn is(outcome: &Outcome, verdict: Verdict, code: &str) {
        assert_eq!(
            (outcome.verdict, outcome.code),
            (verdict, code),
            "{outcome:?}"
        );
        let needs_fix = matches!(verdict, Verdict::Fails);
        assert!(
            !needs_fix || outcome.fix.is_some(),
            "red has its fix: {outcome:?}"
        );
    }

    #[test]
    fn a_microphone_is_heard_or_something_is_to_be_done() {
        use SourceCondition::{Lost, None, Running, Starting};
        let table = [
            (None, false, -100.0, Verdict::Warns, "mic-none"),
            (Starting, false, -100.0, Verdict::Fails, "mic-lost"),
            (Lost, false, -10.0, Verdict::Fails, "mic-lost"),
            (Running, true, -100.0, Verdict::Warns, "mic-muted"),
            (Running, false, -60.0, Verdict::Warns, "mic-silent"),
            (Running, false, -20.0, Verdict::Good, "mic-heard"),
            (Running, false, 0.0, Verdict::Warns, "mic-clips"),
        ];
        for (condition, is_muted, loudest_db, verdict, code) in table {
            let fact = MicrophoneFact {
                condition,
                is_muted,
                loudest_db,
            };
            is(&microphone(fact), verdict, code);
            assert_eq!(fact.is_settled(), code != "mic-silent", "{fact:?}");
        }
    }

    #[test]
    fn a_camera_moves_or_something_is_to_be_done() {
        use SourceCondition::{Lost, None as NoCamera, Running};
        let table = [
            (NoCamera, None, Verdict::Warns, "camera-none"),
            (Lost, Some(true), Verdict::Fails, "camera-lost"),
            (Running, None, Verdict::Fails, "camera-lost"),
            (Running, Some(false), Verdict::Warns, "camera-still"),
            (Running, Some(true), Verdict::Good, "camera-moves"),
        ];
        for (condition, moves, verdict, code) in table {
            is(&camera(CameraFact { condition, moves }), verdict, code);
        }
    }

    #[test]
    fn a_destination_answers_or_its_trouble_has_a_name() {
        let table = [
            (Ok(()), true, Verdict::Good, "destination-answers"),
            (Ok(()), false, Verdict::Fails, "destination-no-key"),
            (
                Err(KnockError::Refused),
                true,
                Verdict::Fails,
                "destination-refused",
            ),
            (
                Err(KnockError::UnknownHost),
                true,
                Verdict::Fails,
                "destination-unknown",
            ),
            (
                Err(KnockError::Unreachable),
                true,
                Verdict::Fails,
                "destination-unreachable",
            ),
            (
                Err(KnockError::Certificate),
                true,
                Verdict::Fails,
                "destination-certificate",
            ),
            (
                Err(KnockError::NotRtmp),
                true,
                Verdict::Fails,
                "destination-not-rtmp",
            ),
            (
                Err(KnockError::Address(AddressError::Key)),
                false,
                Verdict::Fails,
                "destination-address",
            ),
        ];
        for (knocked, has_key, verdict, code) in table {
            let outcome = destination(knocked, has_key);
            is(&outcome, verdict, code);
            let would_be_refused = code == "destination-no-key";
            assert_eq!(outcome.holds_back, would_be_refused, "{code}");
        }
        assert!(no_destination().holds_back && rundown(0).holds_back);
        is(&rundown(4), Verdict::Good, "rundown-ready");
    }

    #[test]
    fn the_disk_lasts_for_the_show_and_a_reserve() {
        let hour = DurationMs::from_mins(60);
        let table = [
            (None, hour, Verdict::Warns, "disk-unknown"),
            (Some(400_000_000), hour, Verdict::Fails, "disk-full"),
            (
                Some(1_900_000_000),
                DurationMs::ZERO,
                Verdict::Warns,
                "disk-little",
            ),
            // 4,628 kbit/s are 2.08 GB an hour; an hour and a half with the reserve is 3.6 GB.
            (Some(3_500_000_000), hour, Verdict::Warns, "disk-little"),
            (Some(3_700_000_000), hour, Verdict::Good, "disk-enough"),
        ];
        for (free_bytes, show_length, verdict, code) in table {
            let kbps = 4_628;
            let fact = DiskFact {
                free_bytes,
                kbps,
                show_length,
            };
            is(&disk(fact), verdict, code);
        }
    }

    #[test]
    fn products_are_named_and_the_rest_is_counted() {
        let titles: Vec<String> = (1..=5).map(|number| format!("Lamp {number}")).collect();
        let outcome = photos(&titles);
        is(&outcome, Verdict::Warns, "photos-missing");
        let values = [
            ("names", "Lamp 1, Lamp 2, Lamp 3".to_owned().into()),
            ("count", 5_u64.into()),
            ("more", 2_u64.into()),
        ];
        assert_eq!(outcome.values, values);
        is(&photos(&[]), Verdict::Good, "photos-there");
        is(&deals(&titles), Verdict::Warns, "deals-short");
        is(&deals(&[]), Verdict::Good, "deals-last");
    }

    #[test]
    fn prices_are_old_expired_or_both() {
        let expired = DoubtedPrice {
            title: "Lamp".to_owned(),
            doubt: PriceDoubt::Expired { until: UnixMs(1) },
        };
        let old = DoubtedPrice {
            title: "Chair".to_owned(),
            doubt: PriceDoubt::Old { as_of: UnixMs(1) },
        };
        is(&prices(&[]), Verdict::Good, "prices-stand");
        is(
            &prices(std::slice::from_ref(&expired)),
            Verdict::Warns,
            "prices-expired",
        );
        is(
            &prices(std::slice::from_ref(&old)),
            Verdict::Warns,
            "prices-old",
        );
        is(&prices(&[expired, old]), Verdict::Warns, "prices-doubted");
    }

    #[test]
    fn the_line_must_carry_all_streams_and_some_more() {
        let both = |first, second| {
            let stream = |carried_kbps| StreamFact {
                kbps: 4_628,
                carried_kbps,
            };
            upload(&[stream(first), stream(second)])
        };
        let full = line_kbps(4_628);
        is(
            &both(Some(full), Some(full)),
            Verdict::Good,
            "upload-enough",
        );
        is(
            &both(Some(full - 200), Some(full)),
            Verdict::Good,
            "upload-enough",
        );
        is(
            &both(Some(4_700), Some(5_000)),
            Verdict::Warns,
            "upload-tight",
        );
        is(
            &both(Some(full), Some(2_000)),
            Verdict::Fails,
            "upload-short",
        );
        let outcome = both(None, Some(full));
        is(&outcome, Verdict::Untested, "upload-untested");
        let values = [
            ("sum", 9_256_u64.into()),
            ("wanted", 12_958_u64.into()),
            ("carried", 0_u64.into()),
        ];
        assert_eq!(outcome.values, values);
    }
}
