//! A strip: gain and mute, moved in ramps so that no change clicks.

use super::{Stereo, Strip};

/// At and below, a strip is silent.
const SILENT_DB: f32 = -60.0;

/// The gain of one strip.
#[derive(Debug)]
pub(super) struct StripGain {
    gain: f32,
}

impl StripGain {
    /// Begins silent and fades in.
    pub fn new() -> Self {
        Self { gain: 0.0 }
    }

    /// Applies the settings to a block, going over from the gain before in a line.
    pub fn apply(&mut self, strip: &Strip, block: &mut [Stereo]) {
        let wanted = linear(strip);
        let step = (wanted - self.gain) / block.len().max(1) as f32;
        let mut gain = self.gain;
        for sample in block {
            gain += step;
            *sample = sample.map(|value| value * gain);
        }
        self.gain = wanted;
    }
}

fn linear(strip: &Strip) -> f32 {
    if strip.is_muted || strip.gain_db <= SILENT_DB || strip.gain_db.is_nan() {
        0.0
    } else {
        10.0_f32.powf(strip.gain_db.min(24.0) / 20.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::BLOCK_FRAMES;

    #[test]
    fn muting_is_complete_and_without_a_step() {
        let mut gain = StripGain::new();
        let mut block = [[0.5; 2]; BLOCK_FRAMES];
        gain.apply(&Strip::PLAIN, &mut block);
        let mut muting = [[0.5; 2]; BLOCK_FRAMES];
        let muted = Strip {
            is_muted: true,
            ..Strip::PLAIN
        };
        gain.apply(&muted, &mut muting);
        let steepest = muting
            .windows(2)
            .map(|pair| (pair[0][0] - pair[1][0]).abs())
            .fold(0.0, f32::max);
        assert!(steepest < 0.002, "{steepest}");
        let mut after = [[0.5; 2]; BLOCK_FRAMES];
        gain.apply(&muted, &mut after);
        assert!(after.iter().all(|sample| *sample == [0.0; 2]));
    }

    #[test]
    fn gain_is_in_decibels_and_its_lower_end_is_silence() {
        let strip = |gain_db| Strip {
            gain_db,
            ..Strip::PLAIN
        };
        assert!((linear(&strip(6.0206)) - 2.0).abs() < 1e-4);
        assert!((linear(&strip(-20.0)) - 0.1).abs() < 1e-6);
        assert_eq!(linear(&strip(-60.0)), 0.0);
        assert_eq!(linear(&strip(f32::NAN)), 0.0);
    }
}
