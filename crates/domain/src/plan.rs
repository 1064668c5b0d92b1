//! What follows from a rundown: start times, expected times, over and under.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{DurationMs, SegmentId, UnixMs};

/// When a segment should run, counted from the show's start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlannedSegment {
    /// Which segment.
    pub id: SegmentId,
    /// From the start of the show.
    pub starts: DurationMs,
    /// From the start of the show; equal to `starts` when it is skipped.
    pub ends: DurationMs,
}

/// Where a running show stands against its plan. Positive is behind, as in OnTime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Progress {
    /// Time since the current item was taken.
    pub elapsed: DurationMs,
    /// Planned length less `elapsed`: negative in overtime.
    #[ts(type = "number")]
    pub remaining_ms: i64,
    /// How late the show is in all: the sum of `parts`.
    #[ts(type = "number")]
    pub offset_ms: i64,
    /// How much each finished item, and the current one once it is in overtime, ran over (or under).
    pub parts: Vec<ItemOffset>,
    /// When the show will end if the rest keeps to its plan.
    pub expected_end: UnixMs,
}

/// By how much one item ran over (positive) or under (negative).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ItemOffset {
    /// Which segment.
    pub id: SegmentId,
    /// Actual less planned length.
    #[ts(type = "number")]
    pub offset_ms: i64,
}
