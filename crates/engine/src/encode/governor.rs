//! How fast the picture may be, judged by what waits for the primary destination. Pure: the clock
//! comes in with each reading, the caller sets the rate.
//!
//! Down at once to what gets through, up again in small steps, so that the queue stays below where
//! groups of pictures would be dropped. It never stays down: each pause before a step up ends.

use std::collections::VecDeque;
use std::time::Duration;

/// So much waiting is no jitter any more: OBS's figure.
const CONGESTED_MS: u32 = 200;
/// A machine that was busy for a moment sends what waited at once; a slow connection does not.
const CONFIRM: Duration = Duration::from_millis(400);
/// What gets through is taken over at least so long: below it a single keyframe decides.
const ESTIMATE_OVER: Duration = Duration::from_secs(1);
/// An encoder needs about so long until its new rate is on the wire; the first keyframe of a new
/// connection, with all that waited for it, as well.
const SETTLING: Duration = Duration::from_secs(1);
/// Rates change by whole steps of so many kbit/s; it is the lowest rate, too.
const STEP_KBPS: u32 = 100;
/// A queue that became shorter by so much empties by itself.
const DRAINING_MS: u32 = 30;
/// Up by this part of the original rate at a time.
const RAISE: f64 = 0.1;
/// This long without congestion before a step up.
const PAUSE: Duration = Duration::from_secs(4);
/// A step up that failed doubles the pause before the next, up to this: a connection that takes so
/// much and no more would else be congested anew every four seconds.
const LONGEST_PAUSE: Duration = Duration::from_secs(32);

/// What is seen of the primary destination at one moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    /// On a clock that never goes back.
    pub at: Duration,
    /// What waits for it.
    pub queue_ms: u32,
    /// All that has left for it so far.
    pub bytes_out: u64,
}

/// Decides the picture's rate, in kbit/s.
#[derive(Debug)]
pub(crate) struct Governor {
    original_kbps: u32,
    sound_kbps: u32,
    kbps: u32,
    /// What the step up that is on trial began from.
    last_good_kbps: Option<u32>,
    /// (when, bytes out), the last [`ESTIMATE_OVER`] of it.
    seen: VecDeque<(Duration, u64)>,
    congested_since: Option<Duration>,
    /// What waited when the rate was last lowered.
    lowered_at_ms: u32,
    settles_at: Duration,
    raise_at: Duration,
    pause: Duration,
}

impl Governor {
    /// For pictures of `original_kbps` beside sound of `sound_kbps`.
    pub fn new(original_kbps: u32, sound_kbps: u32) -> Self {
        Self {
            original_kbps,
            sound_kbps,
            kbps: original_kbps,
            last_good_kbps: None,
            seen: VecDeque::new(),
            congested_since: None,
            lowered_at_ms: u32::MAX,
            settles_at: Duration::ZERO,
            raise_at: Duration::ZERO,
            pause: PAUSE,
        }
    }

    /// The rate now.
    pub fn kbps(&self) -> u32 {
        self.kbps
    }

    /// The rate now, if it is lower than it should be.
    pub fn lowered_kbps(&self) -> Option<u32> {
        (self.kbps < self.original_kbps).then_some(self.kbps)
    }

    /// Takes in a reading, at most a few a second; the rate if it is to change. Readings come in the
    /// order of their time.
    pub fn judge(&mut self, reading: Reading) -> Option<u32> {
        if self.seen.is_empty() {
            self.settles_at = reading.at + SETTLING;
        }
        self.note(reading);
        if reading.queue_ms < CONGESTED_MS {
            self.congested_since = None;
            return self.calm(reading.at);
        }
        self.raise_at = reading.at + self.pause;
        let since = *self.congested_since.get_or_insert(reading.at);
        let is_settling = reading.at < self.settles_at;
        if is_settling || reading.at - since < CONFIRM {
            return None;
        }
        let throughput_kbps = self.throughput_kbps()?;
        if reading.queue_ms.saturating_add(DRAINING_MS) < self.lowered_at_ms
            && self.lowered_at_ms != u32::MAX
        {
            // What was done helps: it is given time.
            self.lowered_at_ms = reading.queue_ms;
            self.settles_at = reading.at + SETTLING;
            return None;
        }
        self.lower(reading, throughput_kbps)
    }

    /// The primary is not on air: nothing holds the picture of the others down.
    pub fn release(&mut self) -> Option<u32> {
        let was_kbps = self.kbps;
        *self = Self::new(self.original_kbps, self.sound_kbps);
        (was_kbps != self.kbps).then_some(self.kbps)
    }

    fn note(&mut self, reading: Reading) {
        self.seen.push_back((reading.at, reading.bytes_out));
        let is_old = |at: Duration| reading.at.saturating_sub(at) >= ESTIMATE_OVER;
        while self.seen.get(1).is_some_and(|(at, _)| is_old(*at)) {
            self.seen.pop_front();
        }
    }

    /// What gets through; unknown so far, or nothing at all: where nothing moves no rate helps, and
    /// the watch on the connection ends it.
    fn throughput_kbps(&self) -> Option<u32> {
        let (&(from, first), &(to, last)) = (self.seen.front()?, self.seen.back()?);
        let over = to - from;
        let bits = last.checked_sub(first)? * 8;
        let kbps = bits as f64 / 1000.0 / over.as_secs_f64();
        (over >= ESTIMATE_OVER && kbps >= 1.0).then_some(kbps as u32)
    }

    fn lower(&mut self, reading: Reading, throughput_kbps: u32) -> Option<u32> {
        let for_pictures = throughput_kbps.saturating_sub(self.sound_kbps);
        let estimate = for_pictures / STEP_KBPS * STEP_KBPS;
        let wanted = match self.last_good_kbps.take() {
            Some(good) => {
                self.pause = (self.pause * 2).min(LONGEST_PAUSE);
                good
            }
            // A queue that was left in place would be a delay for good: each time at least a step.
            None => estimate.min(self.kbps.saturating_sub(STEP_KBPS)),
        };
        self.lowered_at_ms = reading.queue_ms;
        self.settles_at = reading.at + SETTLING;
        self.congested_since = None;
        self.raise_at = reading.at + self.pause;
        self.set(wanted.max(STEP_KBPS))
    }

    fn calm(&mut self, at: Duration) -> Option<u32> {
        self.lowered_at_ms = u32::MAX;
        if at < self.raise_at || self.kbps >= self.original_kbps {
            return None;
        }
        if self.last_good_kbps.take().is_some() {
            // The step before has proved itself.
            self.pause = PAUSE;
        }
        self.last_good_kbps = Some(self.kbps);
        self.raise_at = at + PAUSE;
        let step = (f64::from(self.original_kbps) * RAISE) as u32;
        self.set((self.kbps + step.max(STEP_KBPS)).min(self.original_kbps))
    }

    fn set(&mut self, kbps: u32) -> Option<u32> {
        let was_kbps = std::mem::replace(&mut self.kbps, kbps);
        (was_kbps != kbps).then_some(kbps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGINAL: u32 = 4500;
    const SOUND: u32 = 128;
    const BEAT_S: f64 = 0.2;

    /// What a run of the model came to.
    struct Run {
        /// The rate every beat.
        kbps: Vec<u32>,
        /// What waited every beat.
        queue_ms: Vec<u32>,
    }

    impl Run {
        fn at(&self, seconds: f64) -> u32 {
            self.kbps[(seconds / BEAT_S) as usize]
        }

        fn longest_queue_ms(&self, from_s: f64, to_s: f64) -> u32 {
            let (from, to) = ((from_s / BEAT_S) as usize, (to_s / BEAT_S) as usize);
            self.queue_ms[from..to].iter().copied().max().unwrap_or(0)
        }

        fn lowest(&self, from_s: f64, to_s: f64) -> u32 {
            let (from, to) = ((from_s / BEAT_S) as usize, (to_s / BEAT_S) as usize);
            self.kbps[from..to].iter().copied().min().unwrap_or(0)
        }
    }

    /// A connection of so many kbit/s at each second, fed by an encoder whose rate follows over half
    /// a second, with a queue that drops everything over 900 ms as the destination's does.
    fn play(seconds: f64, capacity_kbps: impl Fn(f64) -> f64) -> Run {
        let mut governor = Governor::new(ORIGINAL, SOUND);
        let (mut waiting, mut sent) = (0.0, 0.0);
        let mut real_kbps = f64::from(ORIGINAL);
        let mut run = Run {
            kbps: Vec::new(),
            queue_ms: Vec::new(),
        };
        for beat in 0..(seconds / BEAT_S) as u32 {
            let at = f64::from(beat) * BEAT_S;
            real_kbps += (f64::from(governor.kbps()) - real_kbps) * 0.4;
            let made_kbps = real_kbps + f64::from(SOUND);
            waiting += made_kbps * BEAT_S;
            let leaves = (capacity_kbps(at) * BEAT_S).min(waiting);
            waiting -= leaves;
            sent += leaves * 1000.0 / 8.0;
            let mut queue_ms = waiting / made_kbps * 1000.0;
            if queue_ms > 900.0 {
                waiting = made_kbps * 0.1;
                queue_ms = 900.0;
            }
            governor.judge(Reading {
                at: Duration::from_secs_f64(at),
                queue_ms: queue_ms as u32,
                bytes_out: sent as u64,
            });
            run.kbps.push(governor.kbps());
            run.queue_ms.push(queue_ms as u32);
        }
        run
    }

    #[test]
    fn a_connection_that_takes_all_is_left_alone() {
        let run = play(120.0, |_| 8_000.0);
        assert!(run.kbps.iter().all(|kbps| *kbps == ORIGINAL));
    }

    /// (what happens, capacity while it lasts from second 20 on, the range of rates 15 s later)
    type Case = (&'static str, f64, std::ops::RangeInclusive<u32>);

    #[test]
    fn the_rate_follows_what_gets_through_and_comes_back_when_it_does() {
        let cases: [Case; 4] = [
            ("a little too slow", 4_000.0, 2_900..=4_300),
            ("half of it", 2_300.0, 1_400..=2_500),
            ("a fifth", 900.0, 500..=1_200),
            ("hardly anything", 300.0, 100..=600),
        ];
        for (name, capacity, expected) in cases {
            let slow = 20.0..120.0;
            let run = play(240.0, |at| {
                if slow.contains(&at) {
                    capacity
                } else {
                    8_000.0
                }
            });
            assert_eq!(run.at(19.0), ORIGINAL, "{name}: before it");
            let reached = run.at(35.0);
            assert!(expected.contains(&reached), "{name}: {reached} kbit/s");
            assert!(run.at(23.0) < ORIGINAL, "{name}: three seconds later");
            if capacity > 500.0 {
                let queue_ms = run.longest_queue_ms(30.0, 120.0);
                assert!(
                    queue_ms < 900,
                    "{name}: {queue_ms} ms wait, so pictures are dropped"
                );
                let low = run.lowest(40.0, 120.0);
                assert!(
                    f64::from(low) > capacity / 3.0,
                    "{name}: {low} is needlessly low"
                );
            }
            // From the bottom it is ten steps of four seconds, after one pause at most.
            assert_eq!(run.at(195.0), ORIGINAL, "{name}: never stuck low");
        }
    }

    #[test]
    fn a_step_up_that_congests_is_taken_back_and_tried_less_often() {
        let run = play(300.0, |at| if at < 20.0 { 8_000.0 } else { 2_300.0 });
        let raises = |from: f64, to: f64| {
            let (from, to) = ((from / BEAT_S) as usize, (to / BEAT_S) as usize);
            let pairs = run.kbps[from..to].windows(2);
            pairs.filter(|pair| pair[1] > pair[0]).count()
        };
        let (early, late) = (raises(20.0, 60.0), raises(240.0, 300.0));
        assert!(
            early >= 2 && late >= 1,
            "it goes on trying: {early}, {late}"
        );
        assert!(late <= 4, "{late} trials in the last minute");
    }

    #[test]
    fn a_machine_that_was_busy_for_a_moment_is_no_slow_connection() {
        let mut governor = Governor::new(ORIGINAL, SOUND);
        for beat in 0..200_u32 {
            let queue_ms = if beat % 20 == 0 { 600 } else { 0 };
            let changed = governor.judge(Reading {
                at: Duration::from_millis(200) * beat,
                queue_ms,
                bytes_out: u64::from(beat) * 115_000,
            });
            assert_eq!(changed, None, "beat {beat}");
        }
    }

    #[test]
    fn where_nothing_moves_the_rate_stays_as_it_is() {
        let mut governor = Governor::new(ORIGINAL, SOUND);
        for beat in 0..50_u32 {
            let is_stalled = beat > 20;
            let changed = governor.judge(Reading {
                at: Duration::from_millis(200) * beat,
                // The queue of a stalled connection is seen late: bytes stood still by then.
                queue_ms: if beat > 26 { 900 } else { 0 },
                bytes_out: u64::from(if is_stalled { 20 } else { beat }) * 115_000,
            });
            assert_eq!(changed, None, "beat {beat}");
        }
    }

    #[test]
    fn without_the_primary_the_others_have_the_whole_rate() {
        let mut governor = Governor::new(ORIGINAL, SOUND);
        assert_eq!(governor.release(), None);
        let changes: Vec<u32> = (0..20_u32)
            .filter_map(|beat| {
                governor.judge(Reading {
                    at: Duration::from_millis(200) * beat,
                    queue_ms: 800,
                    bytes_out: u64::from(beat) * 25_000,
                })
            })
            .collect();
        assert_eq!(
            changes.first(),
            Some(&800),
            "1000 get through, 128 of it sound"
        );
        assert_eq!(governor.release(), Some(ORIGINAL));
        assert_eq!(governor.lowered_kbps(), None);
    }
}
