//! The limiter at the end of the mix: no sample goes above -1 dBFS, and nothing below is changed.
//!
//! It looks ahead: the gain that a peak needs is reached in a straight line before the peak comes
//! out, so that there is no click, and given back slowly after it.

use std::collections::VecDeque;

use super::{SAMPLE_RATE, Stereo};

/// -1 dBFS: what AAC adds at most on top of a peak stays below full scale.
const CEILING: f32 = 0.891_250_9;
/// 5 ms: long enough for the gain to move without being heard.
const LOOK_AHEAD: usize = SAMPLE_RATE as usize / 200;
/// Time constant of giving back the gain: 150 ms breathes least on speech over music.
const RELEASE_S: f32 = 0.15;

/// A look-ahead limiter for a stereo signal; both channels get one gain.
#[derive(Debug)]
pub(crate) struct Limiter {
    delayed: VecDeque<Stereo>,
    /// The lowest gains needed within the look-ahead, rising: (index, gain).
    lowest: VecDeque<(u64, f32)>,
    held: f32,
    /// The last held gains, whose mean is the gain applied.
    ramp: VecDeque<f32>,
    ramp_sum: f64,
    index: u64,
    release: f32,
}

impl Limiter {
    /// By how much the signal comes out later than it goes in.
    pub const DELAY_NS: u64 = LOOK_AHEAD as u64 * 1_000_000_000 / SAMPLE_RATE as u64;

    /// A limiter at rest, full of silence.
    pub fn new() -> Self {
        Self {
            delayed: VecDeque::from(vec![[0.0; 2]; LOOK_AHEAD]),
            lowest: VecDeque::new(),
            held: 1.0,
            ramp: VecDeque::from(vec![1.0; LOOK_AHEAD]),
            ramp_sum: LOOK_AHEAD as f64,
            index: 0,
            release: (-1.0 / (RELEASE_S * SAMPLE_RATE as f32)).exp(),
        }
    }

    /// Limits `block` in place.
    pub fn process(&mut self, block: &mut [Stereo]) {
        for sample in block {
            *sample = self.step(*sample);
        }
    }

    fn step(&mut self, input: Stereo) -> Stereo {
        // A broken source may send what is no number at all: that is silence.
        let input = input.map(|value| if value.is_finite() { value } else { 0.0 });
        let peak = input[0].abs().max(input[1].abs());
        let needed = if peak > CEILING { CEILING / peak } else { 1.0 };
        let lowest = self.lowest_within(needed);
        // Down at once, up slowly; the ramp below makes a line of the step down.
        let released = 1.0 - (1.0 - self.held) * self.release;
        self.held = lowest.min(released);
        self.ramp.push_back(self.held);
        self.ramp_sum += f64::from(self.held);
        if let Some(oldest) = self.ramp.pop_front() {
            self.ramp_sum -= f64::from(oldest);
        }
        let gain = (self.ramp_sum / LOOK_AHEAD as f64) as f32;
        self.delayed.push_back(input);
        let output = self.delayed.pop_front().unwrap_or_default();
        // The sums' rounding is all that is left to cut off.
        output.map(|value| (value * gain).clamp(-CEILING, CEILING))
    }

    /// The lowest gain needed by the newest sample and the look-ahead before it.
    fn lowest_within(&mut self, needed: f32) -> f32 {
        while self.lowest.back().is_some_and(|(_, gain)| *gain >= needed) {
            self.lowest.pop_back();
        }
        self.lowest.push_back((self.index, needed));
        let oldest = self.index.saturating_sub(LOOK_AHEAD as u64);
        while self
            .lowest
            .front()
            .is_some_and(|(index, _)| *index < oldest)
        {
            self.lowest.pop_front();
        }
        self.index += 1;
        self.lowest.front().map_or(1.0, |(_, gain)| *gain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sine(amplitude: f32, hertz: f32, count: usize) -> Vec<Stereo> {
        (0..count)
            .map(|index| {
                let angle = index as f32 * hertz * std::f32::consts::TAU / SAMPLE_RATE as f32;
                [amplitude * angle.sin(), -amplitude * angle.sin()]
            })
            .collect()
    }

    #[test]
    fn nothing_goes_above_the_ceiling() {
        let mut limiter = Limiter::new();
        let mut signal = sine(0.5, 440.0, 4800);
        signal.extend(sine(6.0, 997.0, 9600));
        signal.push([f32::NAN, f32::INFINITY]);
        signal.extend(sine(1.0, 60.0, 4800));
        limiter.process(&mut signal);
        let peak = signal
            .iter()
            .flatten()
            .fold(0.0_f32, |peak, value| peak.max(value.abs()));
        assert!(peak <= CEILING, "{peak}");
        assert!(signal.iter().flatten().all(|value| value.is_finite()));
    }

    #[test]
    fn below_the_ceiling_the_signal_is_only_delayed() {
        let mut limiter = Limiter::new();
        let signal = sine(0.8, 440.0, 4800);
        let mut limited = signal.clone();
        limiter.process(&mut limited);
        for (before, after) in signal.iter().zip(&limited[LOOK_AHEAD..]) {
            assert!((before[0] - after[0]).abs() < 1e-5, "{before:?} {after:?}");
        }
    }

    #[test]
    fn a_sudden_peak_is_reached_without_a_click() {
        let mut limiter = Limiter::new();
        let mut signal = vec![[0.4, 0.4]; 2000];
        signal[1000] = [4.0, 4.0];
        limiter.process(&mut signal);
        let peak_at = 1000 + LOOK_AHEAD;
        let steepest = signal[..peak_at]
            .windows(2)
            .skip(LOOK_AHEAD + 1)
            .map(|pair| (pair[1][0] - pair[0][0]).abs())
            .fold(0.0, f32::max);
        assert!(
            steepest < 0.005,
            "the gain moves by {steepest} in one sample"
        );
    }
}
