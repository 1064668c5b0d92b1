//! When a recording goes on in a new file. Pure.

/// When a file is full. A new one begins at the next keyframe, so a file is up to a keyframe's distance
/// longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SplitRule {
    /// In seconds; `None` for no limit of time.
    pub seconds: Option<u32>,
    /// In bytes.
    pub bytes: u64,
}

impl SplitRule {
    /// FAT, which most memory sticks are formatted with, takes files of less than 4 GiB. What is left
    /// is for the two seconds up to the next keyframe and the index at the end.
    pub const FAT_BYTES: u64 = 3_900_000_000;

    /// Whether a file of this length is full.
    pub(super) fn is_full(self, length_ns: u64, bytes: u64) -> bool {
        let is_long = |seconds| length_ns >= u64::from(seconds) * 1_000_000_000;
        self.seconds.is_some_and(is_long) || bytes >= self.bytes
    }
}

impl Default for SplitRule {
    /// Half an hour, which mends and uploads well.
    fn default() -> Self {
        Self {
            seconds: Some(30 * 60),
            bytes: Self::FAT_BYTES,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_full_by_time_or_by_size() {
        let rule = SplitRule::default();
        let endless = SplitRule {
            seconds: None,
            ..rule
        };
        let minutes = |minutes: u64| minutes * 60_000_000_000;
        for (rule, length_ns, bytes, is_full) in [
            (rule, minutes(29), 3_899_999_999, false),
            (rule, minutes(30), 0, true),
            (rule, 0, 3_900_000_000, true),
            (endless, minutes(600), 3_899_999_999, false),
            (endless, 0, 4_000_000_000, true),
        ] {
            let case = format!("{rule:?} {length_ns} {bytes}");
            assert_eq!(rule.is_full(length_ns, bytes), is_full, "{case}");
        }
    }

    #[test]
    fn a_full_file_still_fits_fat_with_the_highest_rate_and_its_index() {
        // Two seconds of 12 Mbit/s, and for each of ten hours' packets the 28 bytes of an index.
        let beyond = 2 * 12_000_000 / 8 + 10 * 3600 * (30 + 47) * 28;
        assert!(SplitRule::FAT_BYTES + beyond < u64::from(u32::MAX));
    }
}
