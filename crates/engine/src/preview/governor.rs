//! How much preview the machine can bear. Pure: counts and time come in as arguments.

use std::time::Duration;

use super::PreviewSize;

/// How long the machine must be calm before the preview gets better again.
const CALM: Duration = Duration::from_secs(3);
/// After a step down its effect is awaited for so long.
const PATIENCE: Duration = Duration::from_millis(500);
/// The least that is still of use to the host: a sixth of the rate at half the size.
const LOWEST: usize = STEPS.len() - 1;
/// (divisor of the rate, divisor of width and height), from the best on.
const STEPS: [(u32, u32); 5] = [(1, 1), (2, 1), (2, 2), (3, 2), (6, 2)];

/// How mixer and encoder do: counts since they began, and whether pictures wait now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Strain {
    pub late_ticks: u64,
    pub missed_ticks: u64,
    pub dropped_frames: u64,
    pub is_encoder_behind: bool,
}

/// Steps down at once when ticks are late or missed or the encoder is behind, and up again slowly.
#[derive(Debug, Default)]
pub(super) struct Governor {
    step: usize,
    seen: Option<Strain>,
    changed_at: Duration,
}

impl Governor {
    /// What of `wanted` the machine can bear at `now`.
    pub fn limit(&mut self, wanted: PreviewSize, strain: Strain, now: Duration) -> PreviewSize {
        let has_lost_more = |before: Strain| {
            let counts = |it: Strain| (it.late_ticks, it.missed_ticks, it.dropped_frames);
            counts(before) != counts(strain)
        };
        let is_strained =
            self.seen.replace(strain).is_some_and(has_lost_more) || strain.is_encoder_behind;
        let since_change = now.saturating_sub(self.changed_at);
        if is_strained && (since_change > PATIENCE || self.step == 0) {
            self.step = (self.step + 1).min(LOWEST);
            self.changed_at = now;
        } else if !is_strained && since_change > CALM && self.step > 0 {
            self.step -= 1;
            self.changed_at = now;
        }
        let (rate, size) = STEPS[self.step];
        PreviewSize {
            width: wanted.width / size,
            height: wanted.height / size,
            fps: (wanted.fps / rate).max(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: PreviewSize = PreviewSize {
        width: 640,
        height: 360,
        fps: 30,
    };

    fn late(late_ticks: u64) -> Strain {
        Strain {
            late_ticks,
            ..Strain::default()
        }
    }

    #[test]
    fn it_yields_at_the_first_late_tick_and_returns_when_all_is_calm() {
        let mut governor = Governor::default();
        let at = Duration::from_secs_f64;
        assert_eq!(
            governor.limit(WANTED, late(5), at(0.0)),
            WANTED,
            "old trouble does not count"
        );
        let strained = governor.limit(WANTED, late(6), at(0.1));
        assert_eq!(strained, PreviewSize { fps: 15, ..WANTED });
        let worse = governor.limit(WANTED, late(7), at(0.7));
        assert_eq!(
            worse,
            PreviewSize {
                width: 320,
                height: 180,
                fps: 15
            }
        );
        assert_eq!(
            governor.limit(WANTED, late(7), at(3.0)),
            worse,
            "not calm for long enough"
        );
        assert_eq!(governor.limit(WANTED, late(7), at(3.8)), strained);
        assert_eq!(governor.limit(WANTED, late(7), at(6.9)), WANTED);
    }

    #[test]
    fn it_goes_down_as_long_as_the_encoder_is_behind_and_never_stops() {
        let mut governor = Governor::default();
        let behind = Strain {
            is_encoder_behind: true,
            ..Strain::default()
        };
        let mut limited = WANTED;
        for second in 1..10 {
            limited = governor.limit(WANTED, behind, Duration::from_secs(second));
        }
        assert_eq!((limited.width, limited.fps), (320, 5));
    }

    #[test]
    fn one_burst_of_late_ticks_is_one_step() {
        let mut governor = Governor::default();
        governor.limit(WANTED, late(0), Duration::ZERO);
        for tick in 1..10 {
            let limited = governor.limit(WANTED, late(tick), Duration::from_millis(tick * 33));
            assert_eq!(
                limited.width, 640,
                "the effect of the first step is awaited"
            );
        }
    }
}
