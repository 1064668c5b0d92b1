//! One source's sound on the program clock. Samples come in as the device sends them, with their
//! capture times; they go out at exactly 48 kHz of the program clock.
//!
//! A device has a clock of its own, a few dozen parts in a million off ours. The track keeps a
//! running estimate of when each sample was captured, and reads a little faster or slower (at
//! most 0.5 %, which nobody hears) so that what it gives at program time `t` was captured at `t`
//! less the delay. So it neither runs dry nor falls behind, over hours.

use std::collections::VecDeque;

use super::{SAMPLE_RATE, Stereo};

/// Four seconds of sound: the longest delay that can be set is two, and capture and mixing lie a
/// fraction of a second apart.
const ROOM: usize = 4 * SAMPLE_RATE as usize;
/// A capture time this far from what the samples before it promise is a gap, not jitter.
const GAP_NS: i64 = 80_000_000;
/// How much of a capture time's deviation is believed: with blocks of 10 ms, jitter is averaged
/// over about two seconds. The first times after a gap are averaged plainly, so that a source is
/// in place from its first second on.
const TRUST: f64 = 0.005;
/// The fastest correction, as a part of the rate.
const MAX_CORRECTION: f64 = 0.005;
/// A deviation is to be made up for in about so many seconds.
const CORRECTION_S: f64 = 1.5;
/// Beyond this deviation the reading position jumps, with a short fade: the delay was changed, or
/// the source came back. Thirty milliseconds more would be seen on lips.
const JUMP_FRAMES: f64 = 0.03 * SAMPLE_RATE as f64;
/// The fade after a jump or a hole: 5 ms.
const FADE_FRAMES: u32 = SAMPLE_RATE / 200;

/// The sound of one source.
#[derive(Debug)]
pub(super) struct Track {
    samples: VecDeque<Stereo>,
    /// The number of the first sample in `samples`, counted from the first that ever came.
    first: u64,
    /// When sample `anchor.0` was captured, by the running estimate.
    anchor: Option<(u64, f64)>,
    /// How many capture times the estimate rests on.
    times: u32,
    /// The next sample to read, with a fraction.
    position: Option<f64>,
    /// Frames left of the fade in.
    fade_left: u32,
    last: Stereo,
}

/// How well a block that was read stands where it belongs.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Placed {
    /// By how much it is late, in nanoseconds; early is negative.
    pub late_ns: i64,
    /// It was cut: there was a hole in it, or the reading position had to jump.
    pub is_broken: bool,
}

const NS_PER_FRAME: f64 = 1e9 / SAMPLE_RATE as f64;

impl Track {
    /// An empty track.
    pub fn new() -> Self {
        Self {
            samples: VecDeque::with_capacity(ROOM),
            first: 0,
            anchor: None,
            times: 0,
            position: None,
            fade_left: FADE_FRAMES,
            last: [0.0; 2],
        }
    }

    /// Forgets everything: another source comes.
    pub fn clear(&mut self) {
        *self = Self {
            last: self.last,
            ..Self::new()
        };
    }

    /// Takes in samples, the first of which was captured at program time `captured_ns`.
    pub fn write(&mut self, captured_ns: u64, block: impl ExactSizeIterator<Item = Stereo>) {
        let next = self.first + self.samples.len() as u64;
        let captured_ns = captured_ns as f64;
        let promised_ns = self.time_of(next as f64).unwrap_or(captured_ns);
        let deviation = captured_ns - promised_ns;
        let is_gap = deviation.abs() > GAP_NS as f64;
        if is_gap || self.anchor.is_none() {
            // What came before stands at other times than the estimate for what comes now.
            self.samples.clear();
            self.first = next;
            self.position = None;
            self.anchor = Some((next, captured_ns));
            self.times = 1;
        } else {
            self.times = self.times.saturating_add(1);
            let trust = TRUST.max(1.0 / f64::from(self.times));
            self.anchor = Some((next, promised_ns + deviation * trust));
        }
        self.samples.extend(block);
        let over = self.samples.len().saturating_sub(ROOM);
        self.samples.drain(..over);
        self.first += over as u64;
    }

    /// Fills `block` with what was captured from program time `start_ns` on. Silence where there
    /// is nothing.
    pub fn read(&mut self, start_ns: i64, block: &mut [Stereo]) -> Placed {
        let Some(wanted) = self.position_of(start_ns as f64) else {
            self.fill_with_silence(block);
            return Placed::default();
        };
        let mut placed = Placed::default();
        let mut position = match self.position {
            Some(position) if (wanted - position).abs() < JUMP_FRAMES => position,
            before => {
                placed.is_broken = before.is_some();
                self.fade_left = FADE_FRAMES;
                wanted
            }
        };
        let deviation = wanted - position;
        let correction = (deviation / (CORRECTION_S * f64::from(SAMPLE_RATE)))
            .clamp(-MAX_CORRECTION, MAX_CORRECTION);
        let step = 1.0 + correction;
        for out in block.iter_mut() {
            *out = match self.sample_at(position) {
                Some(sample) => self.faded(sample),
                None => {
                    placed.is_broken = true;
                    self.hole()
                }
            };
            position += step;
        }
        self.position = Some(position);
        self.forget_before(position);
        placed.late_ns = (deviation * NS_PER_FRAME) as i64;
        placed
    }

    fn time_of(&self, position: f64) -> Option<f64> {
        let (index, time_ns) = self.anchor?;
        Some(time_ns + (position - index as f64) * NS_PER_FRAME)
    }

    fn position_of(&self, time_ns: f64) -> Option<f64> {
        let (index, anchor_ns) = self.anchor?;
        Some(index as f64 + (time_ns - anchor_ns) / NS_PER_FRAME)
    }

    /// Between samples, by the cubic through the four around it (Catmull-Rom).
    fn sample_at(&self, position: f64) -> Option<Stereo> {
        let whole = position.floor();
        let index = whole as i64 - self.first as i64;
        let at = |offset: i64| {
            usize::try_from(index + offset)
                .ok()
                .and_then(|index| self.samples.get(index))
        };
        let (b, c) = (at(0)?, at(1)?);
        let (a, d) = (at(-1).unwrap_or(b), at(2).unwrap_or(c));
        let t = (position - whole) as f32;
        Some(std::array::from_fn(|channel| {
            let (a, b, c, d) = (a[channel], b[channel], c[channel], d[channel]);
            let slope = 0.5 * (c - a);
            let bend = a - 2.5 * b + 2.0 * c - 0.5 * d;
            let twist = 0.5 * (d - a) + 1.5 * (b - c);
            ((twist * t + bend) * t + slope) * t + b
        }))
    }

    fn faded(&mut self, sample: Stereo) -> Stereo {
        if self.fade_left > 0 {
            self.fade_left -= 1;
            let gain = 1.0 - self.fade_left as f32 / FADE_FRAMES as f32;
            self.last = std::array::from_fn(|channel| {
                // From where the sound was to where it is now: no step.
                self.last[channel] * (1.0 - gain) + sample[channel] * gain
            });
        } else {
            self.last = sample;
        }
        self.last
    }

    /// Nothing there: what sounded last dies away.
    fn hole(&mut self) -> Stereo {
        self.fade_left = FADE_FRAMES;
        self.last = self.last.map(|value| {
            if value.abs() < 1e-6 {
                0.0
            } else {
                value * 0.98
            }
        });
        self.last
    }

    fn fill_with_silence(&mut self, block: &mut [Stereo]) {
        for out in block {
            *out = self.hole();
        }
    }

    fn forget_before(&mut self, position: f64) {
        // The longest delay may be asked for at the next block, so two seconds stay.
        let keep_from = (position as i64 - 5 * i64::from(SAMPLE_RATE) / 2).max(0) as u64;
        let count = keep_from
            .saturating_sub(self.first)
            .min(self.samples.len() as u64);
        self.samples.drain(..count as usize);
        self.first += count;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::{BLOCK_FRAMES, BLOCK_NS};

    /// A source whose clock runs `parts_per_million` fast, with `jitter_ns` on its times.
    struct Source {
        rate: f64,
        jitter_ns: f64,
        sent: u64,
        seed: u64,
    }

    impl Source {
        fn new(parts_per_million: f64, jitter_ns: f64) -> Self {
            let rate = f64::from(SAMPLE_RATE) * (1.0 + parts_per_million / 1e6);
            Self {
                rate,
                jitter_ns,
                sent: 0,
                seed: 1,
            }
        }

        /// Sends what it has captured until `now_ns`: a ramp whose value tells the capture time.
        fn send_until(&mut self, track: &mut Track, now_ns: u64) {
            while (self.sent + 480) as f64 / self.rate * 1e9 <= now_ns as f64 {
                self.seed = self
                    .seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                let chance = (self.seed >> 40) as f64 / f64::from(1 << 24) - 0.5;
                let captured = self.sent as f64 / self.rate * 1e9 + chance * self.jitter_ns;
                let (sent, rate) = (self.sent, self.rate);
                let block = (0..480u32).map(|index| {
                    let seconds = (sent + u64::from(index)) as f64 / rate;
                    [seconds as f32, seconds as f32]
                });
                track.write(
                    captured.max(0.0) as u64,
                    block.collect::<Vec<_>>().into_iter(),
                );
                self.sent += 480;
            }
        }
    }

    /// Runs the desk's clock over the track and returns, block by block, by how many seconds what
    /// came out was captured off the wanted time.
    fn run(source: &mut Source, seconds: u64, latency_ns: u64) -> Vec<f64> {
        let mut track = Track::new();
        let mut errors = Vec::new();
        for block_index in 0..seconds * 100 {
            let start_ns = block_index * BLOCK_NS;
            source.send_until(&mut track, start_ns + latency_ns);
            let mut block = [[0.0; 2]; BLOCK_FRAMES];
            track.read(start_ns as i64, &mut block);
            errors
                .push(f64::from(block[BLOCK_FRAMES - 1][0]) - (start_ns as f64 / 1e9 + 0.009_979));
        }
        errors
    }

    #[test]
    fn a_clock_that_runs_fast_or_slow_is_followed_within_two_milliseconds() {
        for parts_per_million in [-300.0, -50.0, 0.0, 50.0, 300.0] {
            let errors = run(&mut Source::new(parts_per_million, 2e6), 120, 100_000_000);
            let worst = errors[1000..]
                .iter()
                .fold(0.0_f64, |worst, error| worst.max(error.abs()));
            assert!(worst < 0.002, "{parts_per_million} ppm: {worst} s off");
        }
    }

    #[test]
    fn a_source_is_in_place_after_half_a_second_even_if_its_first_time_is_wrong() {
        let mut track = Track::new();
        let mut errors = Vec::new();
        for block in 0..100u64 {
            let wrong_ns = if block == 0 { 60_000_000 } else { 0 };
            let value = |index: u64| (block * 480 + index) as f32 / SAMPLE_RATE as f32;
            let samples: Vec<Stereo> = (0..480).map(|index| [value(index); 2]).collect();
            track.write(
                1_000_000_000 + block * BLOCK_NS + wrong_ns,
                samples.into_iter(),
            );
            if block >= 15 {
                let mut out = [[0.0; 2]; BLOCK_FRAMES];
                let start = block - 15;
                track.read((1_000_000_000 + start * BLOCK_NS) as i64, &mut out);
                errors.push((out[479][0] - (start * 480 + 479) as f32 / SAMPLE_RATE as f32).abs());
            }
        }
        let worst = errors[50..].iter().copied().fold(0.0, f32::max);
        assert!(worst < 0.005, "{worst} s off after half a second");
    }

    #[test]
    fn a_missing_source_is_silence_and_its_return_is_no_click() {
        let mut track = Track::new();
        let mut block = [[1.0; 2]; BLOCK_FRAMES];
        track.read(0, &mut block);
        assert_eq!(block, [[0.0; 2]; BLOCK_FRAMES]);
        track.write(10_000_000, vec![[0.5; 2]; 9600].into_iter());
        let mut sound = Vec::new();
        for index in 1..30 {
            track.read(index * BLOCK_NS as i64, &mut block);
            sound.extend_from_slice(&block);
        }
        let steepest = sound
            .windows(2)
            .map(|pair| (pair[1][0] - pair[0][0]).abs())
            .fold(0.0, f32::max);
        assert!(sound.iter().any(|sample| sample[0] == 0.5), "it is heard");
        assert!(steepest < 0.02, "a step of {steepest} clicks");
    }

    #[test]
    fn samples_that_are_read_at_their_own_rate_come_out_unchanged() {
        let mut track = Track::new();
        let tone: Vec<Stereo> = (0..9600)
            .map(|index| [(index as f32 * 0.05).sin(), (index as f32 * 0.07).cos()])
            .collect();
        track.write(0, tone.clone().into_iter());
        let mut block = [[0.0; 2]; BLOCK_FRAMES];
        track.read(0, &mut block);
        track.read(BLOCK_NS as i64, &mut block);
        for (got, wanted) in block.iter().zip(&tone[BLOCK_FRAMES..]) {
            assert!((got[0] - wanted[0]).abs() < 1e-4, "{got:?} {wanted:?}");
        }
    }

    #[test]
    fn a_hole_in_the_times_is_silence_of_its_length() {
        let mut track = Track::new();
        track.write(0, vec![[0.5; 2]; 4800].into_iter());
        let mut block = [[0.0; 2]; BLOCK_FRAMES];
        for index in 0..10 {
            track.read(index * BLOCK_NS as i64, &mut block);
        }
        track.write(500_000_000, vec![[0.25; 2]; 4800].into_iter());
        track.read(300_000_000, &mut block);
        assert!(
            block[BLOCK_FRAMES - 1][0] < 0.01,
            "in the hole: {:?}",
            block[BLOCK_FRAMES - 1]
        );
        track.read(520_000_000, &mut block);
        assert!(
            (block[BLOCK_FRAMES - 1][0] - 0.25).abs() < 1e-3,
            "after it: {:?}",
            block[479]
        );
    }

    #[test]
    fn memory_stays_bounded_when_nobody_reads() {
        let mut track = Track::new();
        for index in 0..2000 {
            track.write(index * BLOCK_NS, vec![[0.1; 2]; 480].into_iter());
        }
        assert!(track.samples.len() <= ROOM);
    }
}
