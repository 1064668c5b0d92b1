//! Moments and lengths of time, in milliseconds, as plain numbers that come in as arguments.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A moment: milliseconds since 1970-01-01 UTC.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
)]
#[serde(transparent)]
pub struct UnixMs(#[ts(type = "number")] pub i64);

/// A length of time in milliseconds, never negative.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS,
)]
#[serde(transparent)]
pub struct DurationMs(#[ts(type = "number")] pub u64);

impl UnixMs {
    /// This moment moved on by `length`, or the last moment there is.
    #[must_use]
    pub fn plus(self, length: DurationMs) -> Self {
        Self(self.0.saturating_add_unsigned(length.0))
    }

    /// How long it is since `earlier`; nothing if that lies ahead, as after a clock was set back.
    pub fn since(self, earlier: Self) -> DurationMs {
        if self <= earlier {
            DurationMs::ZERO
        } else {
            DurationMs(self.0.abs_diff(earlier.0))
        }
    }
}

impl DurationMs {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// So many seconds.
    pub const fn from_secs(seconds: u32) -> Self {
        Self(seconds as u64 * 1_000)
    }

    /// So many minutes.
    pub const fn from_mins(minutes: u32) -> Self {
        Self::from_secs(60).times(minutes)
    }

    /// Both, one after the other, or the longest there is.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// So many of it, or the longest there is.
    #[must_use]
    pub const fn times(self, count: u32) -> Self {
        Self(self.0.saturating_mul(count as u64))
    }

    /// How much longer this is than `other`, in milliseconds: negative when it is shorter.
    pub fn less(self, other: Self) -> i64 {
        let difference = i128::from(self.0) - i128::from(other.0);
        clamp_ms(difference)
    }
}

impl std::iter::Sum for DurationMs {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Self::plus)
    }
}

/// The nearest number of milliseconds that an `i64` holds.
pub(crate) fn clamp_ms(milliseconds: i128) -> i64 {
    i64::try_from(milliseconds).unwrap_or(if milliseconds < 0 { i64::MIN } else { i64::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_time_saturate() {
        let (first, last) = (UnixMs(i64::MIN), UnixMs(i64::MAX));
        assert_eq!(last.plus(DurationMs(1)), last);
        assert_eq!(last.since(first), DurationMs(u64::MAX));
        assert_eq!(first.since(last), DurationMs::ZERO);
        assert_eq!(DurationMs(u64::MAX).plus(DurationMs(1)).0, u64::MAX);
        assert_eq!(DurationMs(u64::MAX).less(DurationMs::ZERO), i64::MAX);
        assert_eq!(DurationMs::ZERO.less(DurationMs(u64::MAX)), i64::MIN);
    }

    #[test]
    fn lengths_add_up_in_their_unit() {
        assert_eq!(DurationMs::from_mins(2), DurationMs(120_000));
        let sum: DurationMs = [DurationMs(1), DurationMs::from_secs(2)].into_iter().sum();
        assert_eq!(sum, DurationMs(2_001));
    }
}
