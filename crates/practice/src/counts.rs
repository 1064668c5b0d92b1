//! Counts of what arrived. Pure: times come in as arguments.

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::Arrived;

/// Over how long the rate is taken: two groups of pictures.
const WINDOW: Duration = Duration::from_secs(4);

/// What arrived since the receiver was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Publishers that showed the key, one after the other.
    pub connections: u32,
    /// Clients that were turned away: another key, no RTMP, too slow or too much.
    pub turned_away: u32,
    /// Coded pictures.
    pub pictures: u64,
    /// Frames of sound.
    pub sounds: u64,
    /// Places where pictures are missing: their times jump by more than one and a half frames.
    pub gaps: u64,
    /// Bytes of pictures and sound.
    pub bytes: u64,
    /// Over the last four seconds, in kbit/s.
    pub kbps: u32,
}

/// Counts on.
#[derive(Debug)]
pub(crate) struct Tally {
    counts: Counts,
    frame_ms: f64,
    last_ms: Option<u32>,
    /// The counter of bytes at moments of the last seconds.
    marks: VecDeque<(Instant, u64)>,
}

impl Tally {
    /// Pictures are expected at this rate, in frames a second.
    pub fn new(fps: u32) -> Self {
        Self {
            counts: Counts::default(),
            frame_ms: 1000.0 / f64::from(fps.max(1)),
            last_ms: None,
            marks: VecDeque::new(),
        }
    }

    pub fn turn_away(&mut self) {
        self.counts.turned_away += 1;
    }

    pub fn note(&mut self, arrived: &Arrived, now: Instant) {
        match arrived {
            Arrived::Began => {
                self.counts.connections += 1;
                self.last_ms = None;
                self.marks.clear();
            }
            Arrived::Picture { at_ms, body, .. } => {
                self.counts.pictures += 1;
                let jump = self.last_ms.map(|last| at_ms.wrapping_sub(last));
                // Times are whole milliseconds, so a frame may seem one too long.
                if jump.is_some_and(|jump| f64::from(jump) > self.frame_ms * 1.5 + 1.0) {
                    self.counts.gaps += 1;
                }
                self.last_ms = Some(*at_ms);
                self.add(body.len(), now);
            }
            Arrived::Sound { body, .. } => {
                self.counts.sounds += 1;
                self.add(body.len(), now);
            }
            Arrived::Ended => self.marks.clear(),
            Arrived::VideoHeader(_) | Arrived::AudioHeader(_) => {}
        }
    }

    fn add(&mut self, bytes: usize, now: Instant) {
        self.counts.bytes += bytes as u64;
        self.marks.push_back((now, self.counts.bytes));
        self.forget(now);
    }

    fn forget(&mut self, now: Instant) {
        let is_old = |(at, _): &(Instant, u64)| now.saturating_duration_since(*at) > WINDOW;
        while self.marks.front().is_some_and(is_old) {
            self.marks.pop_front();
        }
    }

    /// The counts at this moment.
    pub fn counts(&mut self, now: Instant) -> Counts {
        self.forget(now);
        let kbps = match (self.marks.front(), self.marks.back()) {
            (Some((first_at, first)), Some((_, last))) => {
                let seconds = now.saturating_duration_since(*first_at).as_secs_f64();
                let bits = last.saturating_sub(*first) as f64 * 8.0;
                // Less than half a second says nothing about a rate.
                if seconds < 0.5 {
                    0
                } else {
                    (bits / 1000.0 / seconds) as u32
                }
            }
            _ => 0,
        };
        Counts {
            kbps,
            ..self.counts
        }
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    fn picture(at_ms: u32) -> Arrived {
        Arrived::Picture {
            at_ms,
            composition_ms: 0,
            is_key: false,
            body: Bytes::from(vec![0; 1000]),
        }
    }

    #[test]
    fn frames_gaps_and_rate_are_counted() {
        let start = Instant::now();
        let mut tally = Tally::new(30);
        tally.note(&Arrived::Began, start);
        for frame in 0..150_u32 {
            // Two pictures are missing after the hundredth.
            let frame = frame + if frame >= 100 { 2 } else { 0 };
            let at_ms = (f64::from(frame) * 1000.0 / 30.0).round() as u32;
            let now = start + Duration::from_millis(u64::from(at_ms));
            tally.note(&picture(at_ms), now);
        }
        let counts = tally.counts(start + Duration::from_millis(5_067));
        assert_eq!((counts.pictures, counts.gaps), (150, 1), "{counts:?}");
        assert!((225..=240).contains(&counts.kbps), "240 kbit/s: {counts:?}");
    }

    #[test]
    fn a_new_connection_begins_anew_and_silence_has_no_rate() {
        let start = Instant::now();
        let mut tally = Tally::new(30);
        tally.note(&Arrived::Began, start);
        tally.note(&picture(9_000), start);
        tally.note(&Arrived::Began, start);
        tally.note(&picture(0), start);
        let counts = tally.counts(start + Duration::from_secs(9));
        assert_eq!((counts.gaps, counts.kbps, counts.connections), (0, 0, 2));
    }
}
