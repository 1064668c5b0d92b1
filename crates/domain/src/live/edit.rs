//! Edits of the rundown, while off and while live. The item on air is guarded.
//!
//! After each edit the next item is looked at again: one that simply followed the item on air gives
//! way to whatever follows it now; one that somebody chose stays, unless it is gone or skipped.

use std::sync::Arc;

use super::card;
use super::command::Refusal;
use super::state::State;
use crate::{Segment, SegmentId, Show, ShowDetails};

/// Gives the show another title, language, currency, theme or planned start.
pub(super) fn details(state: &mut State, details: &ShowDetails) {
    if state.show.details() != *details {
        let show = Show::clone(&state.show).with(details.clone());
        state.show = Arc::new(show);
    }
}

/// Inserts a segment before the one named, or at the end.
pub(super) fn insert(
    state: &mut State,
    segment: &Segment,
    before: Option<SegmentId>,
) -> Result<(), Refusal> {
    if state.show.rundown.position(segment.id).is_some() {
        return Err(Refusal::SegmentExists {
            segment: segment.id,
        });
    }
    let place = place_before(state, before)?;
    edit(state, |segments| segments.insert(place, segment.clone()));
    Ok(())
}

/// Replaces the segment with the same id.
pub(super) fn replace(state: &mut State, segment: &Segment) -> Result<(), Refusal> {
    let place = place_of(state, segment.id)?;
    if segment.is_skipped {
        must_not_be_on_air(state, segment.id)?;
    }
    edit(state, |segments| segments[place] = segment.clone());
    if is_on_air(state, segment.id) {
        card::follow_offer(state);
    }
    Ok(())
}

/// Moves a segment before the one named, or to the end. Before itself is where it stands.
pub(super) fn relocate(
    state: &mut State,
    id: SegmentId,
    before: Option<SegmentId>,
) -> Result<(), Refusal> {
    let from = place_of(state, id)?;
    let to = place_before(state, before)?;
    edit(state, |segments| {
        let segment = segments.remove(from);
        // Without the moved one, all that stood behind it moved up by one place.
        segments.insert(if to > from { to - 1 } else { to }, segment);
    });
    Ok(())
}

/// Leaves a segment out of the plan, or takes it in again.
pub(super) fn skip(state: &mut State, id: SegmentId, is_skipped: bool) -> Result<(), Refusal> {
    let place = place_of(state, id)?;
    if is_skipped {
        must_not_be_on_air(state, id)?;
    }
    edit(state, |segments| segments[place].is_skipped = is_skipped);
    Ok(())
}

/// Deletes a segment.
pub(super) fn delete(state: &mut State, id: SegmentId) -> Result<(), Refusal> {
    let place = place_of(state, id)?;
    must_not_be_on_air(state, id)?;
    edit(state, |segments| {
        segments.remove(place);
    });
    Ok(())
}

fn edit(state: &mut State, change: impl FnOnce(&mut Vec<Segment>)) {
    let next_was_chosen = state.live.next != state.following();
    let mut show = Show::clone(&state.show);
    change(&mut show.rundown.segments);
    if show != *state.show {
        state.show = Arc::new(show);
    }

    let next_stands = next_was_chosen
        && state
            .live
            .next
            .is_some_and(|id| state.show.rundown.is_playable(id));
    if !next_stands {
        state.live.next = state.following();
    }
}

fn place_of(state: &State, id: SegmentId) -> Result<usize, Refusal> {
    state
        .show
        .rundown
        .position(id)
        .ok_or(Refusal::UnknownSegment { segment: id })
}

fn place_before(state: &State, before: Option<SegmentId>) -> Result<usize, Refusal> {
    match before {
        Some(id) => place_of(state, id),
        None => Ok(state.show.rundown.segments.len()),
    }
}

fn is_on_air(state: &State, id: SegmentId) -> bool {
    state.live.current.is_some_and(|current| current.id == id)
}

fn must_not_be_on_air(state: &State, id: SegmentId) -> Result<(), Refusal> {
    if is_on_air(state, id) {
        Err(Refusal::OnAir { segment: id })
    } else {
        Ok(())
    }
}
