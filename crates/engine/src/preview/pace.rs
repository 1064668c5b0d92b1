//! When the next picture of the preview is due. A machine that is short of time shows fewer pictures,
//! but never late what somebody just did: a change of the program is shown at the full rate at first.

use std::time::Duration;

/// A change is shown at the full rate for so long: the picture that has it, and the first steps of its
/// motion. Countdowns change the program each second; much longer, and they would lift the limit for good.
const NEWS: Duration = Duration::from_millis(100);

/// The preview's pace.
#[derive(Debug, Default)]
pub(super) struct Pace {
    last_due: Duration,
    news_until: Duration,
}

impl Pace {
    /// The program was changed.
    pub fn note_news(&mut self, now: Duration) {
        self.news_until = now + NEWS;
    }

    /// Whether the pictures that come now show a change.
    pub fn has_news(&self, now: Duration) -> bool {
        now < self.news_until
    }

    /// Whether a picture is due at this many a second; one that is counts as shown.
    pub fn is_due(&mut self, now: Duration, fps: u32) -> bool {
        let period = Duration::from_secs(1) / fps.max(1);
        let due = self.last_due + period;
        // A quarter of a period early is on time: ticks come when they come.
        if now + period / 4 < due {
            return false;
        }
        self.last_due = due.max(now.saturating_sub(period));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TICK: Duration = Duration::from_micros(33_333);

    /// The ticks of a second at which a picture is shown at five a second.
    fn shown(mut at_tick: impl FnMut(&mut Pace, u32, Duration)) -> Vec<u32> {
        let mut pace = Pace::default();
        let is_shown = |tick: &u32| {
            let now = Duration::from_secs(1) + TICK * *tick;
            at_tick(&mut pace, *tick, now);
            let fps = if pace.has_news(now) { 30 } else { 5 };
            pace.is_due(now, fps)
        };
        (0..30).filter(is_shown).collect()
    }

    #[test]
    fn a_slow_preview_shows_a_change_with_the_tick_that_has_it() {
        assert_eq!(shown(|_, _, _| {}), [0, 1, 5, 11, 17, 23, 29]);
        let with_news = shown(|pace, tick, now| {
            if tick == 13 {
                pace.note_news(now);
            }
        });
        assert_eq!(with_news[..8], [0, 1, 5, 11, 13, 14, 15, 16]);
        assert!(
            with_news.len() <= 10,
            "and is slow again afterwards: {with_news:?}"
        );
    }
}
