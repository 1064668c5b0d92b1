//! What follows from a rundown: start times, expected times, over and under, and what falls due.
//! Nothing here is stored; it is derived anew whenever it is looked at.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::live::CurrentItem;
use crate::time::clamp_ms;
use crate::{DurationMs, EndAction, Rundown, Segment, SegmentId, State, UnixMs};

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
    /// Time since the current item was taken; nothing before the first take.
    pub elapsed: DurationMs,
    /// Planned length less `elapsed`: negative in overtime.
    #[ts(type = "number")]
    pub remaining_ms: i64,
    /// How the countdown of the current item stands; `None` before the first take.
    pub countdown: Option<Countdown>,
    /// How late the show is in all: the sum of `parts`. The wait before the first take is not in it.
    #[ts(type = "number")]
    pub offset_ms: i64,
    /// How much each finished item, and the current one once it is in overtime, ran over (or under).
    pub parts: Vec<ItemOffset>,
    /// When the show will end if the current item and all from the next one on keep to their plan.
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

/// How near the end of the current item is, as OnTime colours it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Countdown {
    /// More than two minutes are left.
    Normal,
    /// Two minutes are left, or less.
    Warning,
    /// One minute is left, or less.
    Danger,
    /// The planned time is up.
    Overtime,
}

impl Countdown {
    /// From here on [`Self::Warning`].
    pub const WARNING: DurationMs = DurationMs::from_mins(2);
    /// From here on [`Self::Danger`].
    pub const DANGER: DurationMs = DurationMs::from_mins(1);

    /// What so much remaining time means; negative in overtime.
    pub fn of(remaining_ms: i64) -> Self {
        match u64::try_from(remaining_ms).map(DurationMs) {
            Ok(DurationMs::ZERO) | Err(_) => Self::Overtime,
            Ok(left) if left <= Self::DANGER => Self::Danger,
            Ok(left) if left <= Self::WARNING => Self::Warning,
            Ok(_) => Self::Normal,
        }
    }
}

/// Who moves the show on when an item's time is up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// The host, but for items whose [`EndAction`] says otherwise.
    ByHand,
    /// The plan: every item gives way when its time is up, and the last one ends the show.
    Auto,
}

/// What falls due when an item's time is up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Announce the next item to the host; nothing changes on air.
    ReadyNext,
    /// [`crate::Command::TakeNext`]: there is a next item.
    TakeNext,
    /// [`crate::Command::End`]: the rundown is through.
    End,
}

/// Start and end of every segment, in the order of the rundown.
pub fn plan(rundown: &Rundown) -> Vec<PlannedSegment> {
    let mut starts = DurationMs::ZERO;
    let planned = rundown.segments.iter().map(|segment| {
        let ends = starts.plus(segment.planned());
        let planned = PlannedSegment {
            id: segment.id,
            starts,
            ends,
        };
        starts = ends;
        planned
    });
    planned.collect()
}

/// How long the whole rundown takes by its plan.
pub fn total(rundown: &Rundown) -> DurationMs {
    rundown.segments.iter().map(Segment::planned).sum()
}

/// Where a run stands against its plan; `None` when nothing runs.
///
/// A `now` before the latest moment the run has seen counts as that moment, as in [`crate::apply`].
pub fn progress(state: &State, now: UnixMs) -> Option<Progress> {
    if !state.live.phase.is_running() {
        return None;
    }
    let now = state.live.not_before(now);
    let current = state.live.current.map(|item| Running::of(state, item, now));
    let parts = offsets(state, current.as_ref());
    let rest = current
        .as_ref()
        .map(Running::left)
        .unwrap_or_default()
        .plus(time_from_next(state));
    Some(Progress {
        elapsed: current
            .as_ref()
            .map(|item| item.elapsed)
            .unwrap_or_default(),
        remaining_ms: current.as_ref().map_or(0, Running::remaining_ms),
        countdown: current
            .as_ref()
            .map(|item| Countdown::of(item.remaining_ms())),
        offset_ms: clamp_ms(parts.iter().map(|part| i128::from(part.offset_ms)).sum()),
        parts,
        expected_end: now.plus(rest),
    })
}

/// What is due now: before the first take of an automatic show at once, else when the planned time
/// of the item on air is up. Once due, it stays due until it is done or the plan grows.
pub fn due(state: &State, pace: Pace, now: UnixMs) -> Option<Due> {
    (due_at(state, pace)? <= state.live.not_before(now)).then(|| what_is_due(state, pace))?
}

/// When [`due`] will next answer; `None` if never, as things stand.
pub fn due_at(state: &State, pace: Pace) -> Option<UnixMs> {
    if !state.live.phase.is_running() {
        return None;
    }
    what_is_due(state, pace)?;
    match (&state.live.current, state.current_segment()) {
        (Some(item), Some(segment)) => Some(item.taken_at.plus(segment.planned())),
        _ => state.live.started_at,
    }
}

fn what_is_due(state: &State, pace: Pace) -> Option<Due> {
    let has_next = state.live.next.is_some();
    let end_action = state.current_segment().map(|segment| segment.end_action);
    match (pace, end_action) {
        (Pace::Auto, _) if has_next => Some(Due::TakeNext),
        (Pace::Auto, _) => Some(Due::End),
        (Pace::ByHand, Some(EndAction::PlayNext)) if has_next => Some(Due::TakeNext),
        (Pace::ByHand, Some(EndAction::LoadNext)) if has_next => Some(Due::ReadyNext),
        (Pace::ByHand, _) => None,
    }
}

/// The item on air, measured.
struct Running {
    id: SegmentId,
    planned: DurationMs,
    elapsed: DurationMs,
}

impl Running {
    fn of(state: &State, item: CurrentItem, now: UnixMs) -> Self {
        let segment = state.show.rundown.get(item.id);
        Self {
            id: item.id,
            planned: segment.map(Segment::planned).unwrap_or_default(),
            elapsed: now.since(item.taken_at),
        }
    }

    fn remaining_ms(&self) -> i64 {
        self.planned.less(self.elapsed)
    }

    /// As [`Self::remaining_ms`], but nothing in overtime.
    fn left(&self) -> DurationMs {
        DurationMs(self.planned.0.saturating_sub(self.elapsed.0))
    }
}

fn offsets(state: &State, current: Option<&Running>) -> Vec<ItemOffset> {
    let done = state.live.done.iter().map(|item| ItemOffset {
        id: item.id,
        offset_ms: item.left_at.since(item.taken_at).less(item.planned),
    });
    let overtime = current
        .filter(|item| item.elapsed > item.planned)
        .map(|item| ItemOffset {
            id: item.id,
            offset_ms: item.elapsed.less(item.planned),
        });
    done.chain(overtime).collect()
}

/// What the plan gives to the next item and all that follow it.
fn time_from_next(state: &State) -> DurationMs {
    let next = state.live.next;
    next.map(|id| time_from(&state.show.rundown, id))
        .unwrap_or_default()
}

/// What the plan gives to this item and all that follow it.
pub(crate) fn time_from(rundown: &Rundown, id: SegmentId) -> DurationMs {
    let rest = rundown
        .position(id)
        .and_then(|place| rundown.segments.get(place..));
    rest.unwrap_or_default().iter().map(Segment::planned).sum()
}
