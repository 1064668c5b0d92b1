//! When a lost connection is tried again. Pure: chance comes in as an argument.

use std::time::Duration;

/// The first wait: a server that was only restarted is back by then.
const FIRST: Duration = Duration::from_secs(1);
/// Each wait is this much longer than the one before.
const GROWTH: f64 = 1.5;
/// In the first minutes of an outage the viewers are still there, so the waits stay short: with
/// this cap a server that comes back is found within three seconds, connecting included.
const CAP_EARLY: Duration = Duration::from_secs(2);
/// Later on, so as not to knock at a dead server every second for hours.
const CAP_LATE: Duration = Duration::from_secs(10);
/// How long an outage counts as early.
const EARLY: Duration = Duration::from_secs(5 * 60);
/// So that not every studio knocks at the same moment when a platform comes back.
const JITTER: f64 = 0.15;

/// How long to wait after failed attempt number `attempt` (from 1), `outage` into the outage.
/// `chance` is 0 to 1 and spreads the waits.
pub(crate) fn wait_before_next(attempt: u32, outage: Duration, chance: f64) -> Duration {
    let cap = if outage < EARLY { CAP_EARLY } else { CAP_LATE };
    // Past 20 steps every cap is long reached; the bound keeps the power finite.
    let growth = GROWTH.powi(attempt.saturating_sub(1).min(20) as i32);
    let spread = 1.0 - JITTER * chance.clamp(0.0, 1.0);
    FIRST.mul_f64(growth).min(cap).mul_f64(spread)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_the_cap_and_never_end() {
        let late = Duration::from_secs(3600);
        let waits: Vec<u128> = (1..=8)
            .map(|attempt| wait_before_next(attempt, late, 0.0).as_millis())
            .collect();
        assert_eq!(waits, [1000, 1500, 2250, 3375, 5062, 7593, 10_000, 10_000]);
        assert_eq!(
            wait_before_next(u32::MAX, late, 0.0),
            CAP_LATE,
            "it goes on for ever"
        );
    }

    #[test]
    fn in_the_first_minutes_no_wait_is_over_two_seconds() {
        for attempt in 1..200 {
            let wait = wait_before_next(attempt, Duration::from_secs(60), 0.0);
            assert!(wait <= CAP_EARLY, "attempt {attempt} waits {wait:?}");
        }
    }

    #[test]
    fn jitter_only_shortens_and_by_at_most_its_share() {
        let plain = wait_before_next(3, EARLY, 0.0);
        let spread = wait_before_next(3, EARLY, 1.0);
        assert!(
            spread < plain && spread >= plain.mul_f64(1.0 - JITTER - 1e-9),
            "{spread:?}"
        );
    }
}
