//! Sound that does not stay with the picture. Pure.

use std::collections::VecDeque;
use std::time::Duration;

use super::Finding;
use super::sound::{MicrophoneHeard, note};

/// From here on lips and words are seen apart. EBU R 37 allows 40 ms early and 60 ms late; the wider of the
/// two both ways, so that nobody is alarmed for nothing.
const APART_MS: f32 = 60.0;
/// A device that was just opened is in its place sooner than this.
const APART_FOR: Duration = Duration::from_secs(4);
/// The looks of the last seconds: five a second.
const LOOKS: usize = 50;
/// A fifth of a second has twenty blocks; so many of them cut are heard.
const CUT_BLOCKS: u32 = 2;
/// So many looks with cut sound: not one hiccup of the computer.
const CUT_LOOKS: usize = 15;

/// The watch over sound and picture together.
#[derive(Debug, Default)]
pub(super) struct SyncWatch {
    apart_since: Option<Duration>,
    cut: VecDeque<bool>,
}

impl SyncWatch {
    /// Whether sound and picture have parted. Asked five times a second.
    pub fn judge(&mut self, now: Duration, heard: MicrophoneHeard) -> Option<Finding> {
        // Nobody hears a muted one, and one that sends nothing is nowhere.
        if heard.peak_db.is_none() || heard.is_muted {
            *self = Self::default();
            return None;
        }
        if heard.late_ms.abs() < APART_MS {
            self.apart_since = None;
        }
        let is_far = heard.late_ms.abs() >= APART_MS;
        let since = is_far.then(|| *self.apart_since.get_or_insert(now));
        let is_apart = since.is_some_and(|since| now.saturating_sub(since) >= APART_FOR);
        let cut = note(&mut self.cut, heard.broken_blocks >= CUT_BLOCKS, LOOKS);
        (is_apart || cut >= CUT_LOOKS).then_some(Finding::SoundAdrift)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(late_ms: f32, broken_blocks: u32) -> MicrophoneHeard {
        MicrophoneHeard {
            peak_db: Some(-12.0),
            gain_db: 0.0,
            is_muted: false,
            late_ms,
            broken_blocks,
        }
    }

    /// Looks five times a second; at which second it was found.
    fn first(seconds: u64, heard: impl Fn(u64) -> MicrophoneHeard) -> Option<u64> {
        let mut watch = SyncWatch::default();
        let finds = |look: &u64| {
            let now = Duration::from_millis(200 * look);
            watch.judge(now, heard(*look)).is_some()
        };
        (0..5 * seconds).find(finds).map(|look| look / 5)
    }

    #[test]
    fn a_show_of_two_hours_is_never_complained_about() {
        // A few milliseconds off, a device opened anew every minute, a hiccup every ten seconds.
        let usual = |look: u64| match (look % 300, look % 50) {
            (0..10, _) => heard(180.0, 3),
            (_, 7..10) => heard(12.0, 8),
            _ => heard(-6.0, 0),
        };
        assert_eq!(first(2 * 60 * 60, usual), None);
        let muted = |_| MicrophoneHeard {
            is_muted: true,
            ..heard(400.0, 20)
        };
        assert_eq!(first(60, muted), None);
    }

    #[test]
    fn sound_that_parts_or_breaks_up_is_found_within_seconds() {
        assert_eq!(first(60, |_| heard(90.0, 0)), Some(4));
        assert_eq!(first(60, |_| heard(-130.0, 0)), Some(4));
        let drifting = |look: u64| heard(look as f32 / 5.0, 0);
        assert_eq!(first(120, drifting), Some(64), "a millisecond each second");
        assert_eq!(first(60, |look| heard(0.0, (look % 3) as u32)), Some(8));
    }
}
