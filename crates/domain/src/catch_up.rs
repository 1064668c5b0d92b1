//! What would bring a show that runs late back to its planned end.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{DurationMs, Segment, SegmentId, SegmentKind, State, UnixMs, plan};

/// From here on a show is late enough to do something about it.
const LATE: DurationMs = DurationMs::from_secs(60);

/// More than so many items nobody decides about while talking.
const MOST_ITEMS: usize = 3;

/// How late the show will end, and what to leave out against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CatchUp {
    /// By how much the expected end is after the planned one.
    pub over: DurationMs,
    /// The items whose skipping helps most with the least lost, in the order of the rundown.
    pub skip: Vec<SegmentId>,
    /// How late it will still end without them; nothing when they bring it back.
    pub over_after: DurationMs,
}

/// What to do about a late end; `None` while the show will end less than a minute late, or when
/// nothing can be left out.
///
/// One item that is long enough is better than several, and the shortest such item loses least; of
/// two alike the later one goes. Opening, closing and the next item are not offered: the first two
/// belong to every show, and the host is about to say the next one.
pub fn catch_up(state: &State, now: UnixMs) -> Option<CatchUp> {
    let expected = plan::progress(state, now)?.expected_end;
    let over = expected.since(state.live.planned_end?);
    if over < LATE {
        return None;
    }
    let candidates = candidates(state);
    let skip = cheapest(&candidates, over)
        .map(|segment| vec![segment])
        .unwrap_or_else(|| longest(&candidates, over));
    if skip.is_empty() {
        return None;
    }
    let saved: DurationMs = skip.iter().map(|segment| segment.planned()).sum();
    let is_skipped = |segment: &&Segment| skip.iter().any(|skipped| skipped.id == segment.id);
    Some(CatchUp {
        over,
        over_after: DurationMs(over.0.saturating_sub(saved.0)),
        skip: candidates
            .iter()
            .copied()
            .filter(is_skipped)
            .map(|segment| segment.id)
            .collect(),
    })
}

/// What comes after the next item and may be left out, in the order of the rundown.
fn candidates(state: &State) -> Vec<&Segment> {
    let segments = &state.show.rundown.segments;
    let next = state
        .live
        .next
        .and_then(|id| state.show.rundown.position(id));
    let after = next
        .and_then(|place| segments.get(place + 1..))
        .unwrap_or_default();
    let may_go = |segment: &&Segment| {
        !segment.is_skipped
            && segment.duration > DurationMs::ZERO
            && !matches!(segment.kind, SegmentKind::Opening | SegmentKind::Closing)
    };
    after.iter().filter(may_go).collect()
}

/// The shortest item that is long enough alone; the last of those alike.
fn cheapest<'a>(candidates: &[&'a Segment], over: DurationMs) -> Option<&'a Segment> {
    let enough = candidates
        .iter()
        .rev()
        .filter(|segment| segment.duration >= over);
    enough.min_by_key(|segment| segment.duration).copied()
}

/// The longest items, as few as bring it back.
fn longest<'a>(candidates: &[&'a Segment], over: DurationMs) -> Vec<&'a Segment> {
    let mut by_length: Vec<&Segment> = candidates.iter().rev().copied().collect();
    by_length.sort_by_key(|segment| std::cmp::Reverse(segment.duration));
    let mut saved = DurationMs::ZERO;
    let mut chosen = Vec::new();
    for segment in by_length.into_iter().take(MOST_ITEMS) {
        if saved >= over {
            break;
        }
        saved = saved.plus(segment.duration);
        chosen.push(segment);
    }
    chosen
}
