//! How sound and picture stand to each other: each flash with its beep.

/// A flash and its beep.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sync {
    /// When the flash began, in milliseconds of the stream's time.
    pub flash_ms: f64,
    /// How much later the beep began; negative when it was earlier.
    pub sound_late_ms: f64,
}

/// A beep belongs to a flash within this: half the time between claps, less a margin.
const REACH_MS: f64 = 900.0;

pub(super) fn pair(flashes_ms: &[f64], beeps_ms: &[f64]) -> Vec<Sync> {
    let nearest = |flash_ms: &f64| {
        let late = beeps_ms.iter().map(|beep_ms| beep_ms - flash_ms);
        late.min_by(|a, b| a.abs().total_cmp(&b.abs()))
    };
    let paired = flashes_ms.iter().filter_map(|flash_ms| {
        let sound_late_ms = nearest(flash_ms).filter(|late| late.abs() < REACH_MS)?;
        Some(Sync {
            flash_ms: *flash_ms,
            sound_late_ms,
        })
    });
    paired.collect()
}

/// The middle of how late the sound is; a single flash is only known to half a frame, the median of
/// several to a few milliseconds. `None` without a pair.
pub fn median_ms(claps: &[Sync]) -> Option<f64> {
    let mut late: Vec<_> = claps.iter().map(|clap| clap.sound_late_ms).collect();
    late.sort_by(f64::total_cmp);
    match late.len() {
        0 => None,
        odd if odd % 2 == 1 => Some(late[odd / 2]),
        even => Some(f64::midpoint(late[even / 2 - 1], late[even / 2])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_flash_takes_its_nearest_beep_and_a_lost_beep_takes_none() {
        let claps = pair(&[1000.0, 3000.0, 5000.0], &[1020.0, 4990.0, 9000.0]);
        let late: Vec<_> = claps.iter().map(|clap| clap.sound_late_ms).collect();
        assert_eq!(late, [20.0, -10.0]);
        assert_eq!(median_ms(&claps), Some(5.0));
        assert_eq!(median_ms(&[]), None);
    }
}
