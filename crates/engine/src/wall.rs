//! The time of day, which nobody can set in the middle of a show. It goes by the system's steady clock
//! from where the wall clock stood, so a countdown, the take log and the moment at which a price runs out
//! stay what they were when somebody, or the network, puts the computer's clock an hour back.

use std::sync::{Arc, LazyLock};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use arc_swap::ArcSwap;

/// Less than this is how clocks are kept right while they run, and is nobody's doing.
const SLACK_MS: f64 = 2_000.0;

/// The mixer reads it, which takes no lock.
static WALL: LazyLock<ArcSwap<Wall>> =
    LazyLock::new(|| ArcSwap::from_pointee(Wall::stand_at(system_ms(), steady())));

/// The time of day in milliseconds since 1970, with fractions.
pub fn unix_ms() -> f64 {
    WALL.load().at(steady())
}

/// How much later the computer's own clock is by now than [`unix_ms`], in milliseconds, if somebody set it
/// since [`set_wall_clock`]; negative if it was put back.
pub fn wall_clock_moved_ms() -> Option<f64> {
    WALL.load().moved(system_ms(), steady())
}

/// Goes by the computer's clock as it is now: for when nothing runs that it could disturb.
pub fn set_wall_clock() {
    WALL.store(Arc::new(Wall::stand_at(system_ms(), steady())));
}

/// Where the wall clock stood at a moment of the steady one.
#[derive(Debug, Clone, Copy)]
struct Wall {
    unix_ms: f64,
    steady: Duration,
}

impl Wall {
    fn stand_at(unix_ms: f64, steady: Duration) -> Self {
        Self { unix_ms, steady }
    }

    fn at(&self, steady: Duration) -> f64 {
        self.unix_ms + steady.saturating_sub(self.steady).as_secs_f64() * 1e3
    }

    fn moved(&self, system_ms: f64, steady: Duration) -> Option<f64> {
        let by_ms = system_ms - self.at(steady);
        (by_ms.abs() > SLACK_MS).then_some(by_ms)
    }
}

fn system_ms() -> f64 {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0.0, |since| since.as_secs_f64() * 1e3)
}

/// Counts while the computer sleeps too.
#[cfg(target_os = "linux")]
fn steady() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
}

/// Windows' counts while the computer sleeps. Apple's does not: there, a sleep looks as if the clock had
/// been put forward.
#[cfg(not(target_os = "linux"))]
fn steady() -> Duration {
    static START: LazyLock<std::time::Instant> = LazyLock::new(std::time::Instant::now);
    START.elapsed()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR_MS: f64 = 3_600_000.0;

    fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn a_clock_that_is_put_back_moves_nothing_and_is_noticed() {
        let noon = 12.0 * HOUR_MS;
        let wall = Wall::stand_at(noon, at(100));
        assert_eq!(wall.at(at(160)), noon + 60_000.0);
        assert_eq!(wall.moved(noon + 60_000.0, at(160)), None);
        assert_eq!(
            wall.moved(noon + 60_000.0 - HOUR_MS, at(160)),
            Some(-HOUR_MS)
        );
        assert_eq!(wall.moved(noon + 62_500.0, at(160)), Some(2_500.0));
        assert_eq!(
            wall.moved(noon + 61_500.0, at(160)),
            None,
            "that is how clocks are kept right"
        );
    }

    #[test]
    fn it_goes_with_the_system() {
        set_wall_clock();
        assert_eq!(wall_clock_moved_ms(), None);
        assert!((unix_ms() - system_ms()).abs() < SLACK_MS);
    }
}
