//! Meters: the peak falls at the rate of a broadcaster's meter, RMS is taken over 300 ms.

use super::{BLOCK_NS, Level, Stereo};

/// IEC 60268-10 type I: 20 dB in 1.7 s.
const FALL_DB_PER_S: f32 = 20.0 / 1.7;
/// What silence reads.
const FLOOR_DB: f32 = -100.0;
/// Blocks of 10 ms.
const RMS_BLOCKS: usize = 30;

/// The meter of one stereo signal.
#[derive(Debug)]
pub(crate) struct Meter {
    peak_db: [f32; 2],
    squares: [[f32; 2]; RMS_BLOCKS],
    next: usize,
}

impl Meter {
    /// A meter that reads silence.
    pub fn new() -> Self {
        Self {
            peak_db: [FLOOR_DB; 2],
            squares: [[0.0; 2]; RMS_BLOCKS],
            next: 0,
        }
    }

    /// Takes in a block of 10 ms.
    pub fn note(&mut self, block: &[Stereo]) {
        let fallen = FALL_DB_PER_S * BLOCK_NS as f32 / 1e9;
        for channel in 0..2 {
            let values = || block.iter().map(|sample| sample[channel]);
            let peak = values().fold(0.0_f32, |peak, value| peak.max(value.abs()));
            let held = (self.peak_db[channel] - fallen).max(FLOOR_DB);
            self.peak_db[channel] = decibels(peak).max(held);
            let mean = values().map(|value| value * value).sum::<f32>() / block.len().max(1) as f32;
            self.squares[self.next][channel] = mean;
        }
        self.next = (self.next + 1) % RMS_BLOCKS;
    }

    /// What it reads.
    pub fn level(&self) -> Level {
        let rms_db = std::array::from_fn(|channel| {
            let sum: f32 = self.squares.iter().map(|block| block[channel]).sum();
            decibels((sum / RMS_BLOCKS as f32).sqrt())
        });
        Level {
            peak_db: self.peak_db,
            rms_db,
        }
    }
}

/// What an amplitude of 0 to 1 is in dBFS.
pub(super) fn decibels(amplitude: f32) -> f32 {
    if amplitude <= 1e-5 {
        FLOOR_DB
    } else {
        20.0 * amplitude.log10()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sound::{BLOCK_FRAMES, SAMPLE_RATE};

    #[test]
    fn a_tone_reads_its_peak_and_three_decibels_less_rms_on_its_channel_alone() {
        let mut meter = Meter::new();
        let tone: Vec<Stereo> = (0..BLOCK_FRAMES)
            .map(|index| {
                let angle = index as f32 * 1000.0 * std::f32::consts::TAU / SAMPLE_RATE as f32;
                [0.5 * angle.sin(), 0.0]
            })
            .collect();
        for _ in 0..RMS_BLOCKS {
            meter.note(&tone);
        }
        let level = meter.level();
        assert!((level.peak_db[0] + 6.02).abs() < 0.05, "{level:?}");
        assert!((level.rms_db[0] + 9.03).abs() < 0.05, "{level:?}");
        assert_eq!((level.peak_db[1], level.rms_db[1]), (FLOOR_DB, FLOOR_DB));
    }

    #[test]
    fn the_peak_falls_twenty_decibels_in_one_and_seven_tenths_of_a_second() {
        let mut meter = Meter::new();
        meter.note(&[[1.0, 1.0]; BLOCK_FRAMES]);
        for _ in 0..170 {
            meter.note(&[[0.0, 0.0]; BLOCK_FRAMES]);
        }
        assert!(
            (meter.level().peak_db[0] + 20.0).abs() < 0.1,
            "{:?}",
            meter.level()
        );
    }
}
