//! Beginning and ending a run, and taking its items.

use super::card;
use super::command::Refusal;
use super::state::{CurrentItem, DoneItem, LiveState, Phase, State};
use crate::{Scene, SegmentId, UnixMs, plan};

/// Begins a practice or a live run.
///
/// From off, the scene and the next item stand as they were chosen. A live run that follows on a
/// practice starts afresh, on the slate and with the first item next.
pub(super) fn start(state: &mut State, phase: Phase, now: UnixMs) -> Result<(), Refusal> {
    let first = state.show.rundown.first_playable();
    let (scene, chosen) = match (state.live.phase, phase) {
        (Phase::Off | Phase::Ended, _) => (state.live.scene, state.live.next),
        (Phase::Practice, Phase::Live) => (Scene::Slate, None),
        (Phase::Practice | Phase::Live, _) => return Err(Refusal::AlreadyRunning),
    };
    if phase == Phase::Live && first.is_none() {
        return Err(Refusal::EmptyRundown);
    }
    state.live = LiveState {
        phase,
        started_at: Some(now),
        next: chosen
            .filter(|id| state.show.rundown.is_playable(*id))
            .or(first),
        scene,
        // Whoever looked at the prices before the show has looked at them.
        vouched: std::mem::take(&mut state.live.vouched),
        ..LiveState::off()
    };
    Ok(())
}

/// Ends the run: what was taken stays readable, the slate goes up.
pub(super) fn end(state: &mut State, at: UnixMs) -> Result<(), Refusal> {
    must_run(state)?;
    leave_current(state, at);
    state.live.phase = Phase::Ended;
    state.live.ended_at = Some(at);
    state.live.next = state.following();
    state.live.card = None;
    state.live.scene = Scene::Slate;
    state.live.vouched.clear();
    Ok(())
}

/// Puts the next item on air.
pub(super) fn take_next(state: &mut State, at: UnixMs) -> Result<(), Refusal> {
    must_run(state)?;
    let next = state.live.next.ok_or(Refusal::NoNextItem)?;
    take(state, next, at)
}

/// Puts an item on air: its product, scene, card and offer, and the one after it as next.
pub(super) fn take(state: &mut State, id: SegmentId, at: UnixMs) -> Result<(), Refusal> {
    must_run(state)?;
    must_be_playable(state, id)?;
    let segment = state
        .show
        .rundown
        .get(id)
        .ok_or(Refusal::UnknownSegment { segment: id })?;
    let item = CurrentItem {
        id,
        taken_at: at,
        product: segment.products.first().copied(),
    };
    let scene = segment.scene;
    let shown = card::of_take(segment, at);
    let planned_end = at.plus(plan::time_from(&state.show.rundown, id));

    leave_current(state, at);
    state.live.planned_end.get_or_insert(planned_end);
    state.live.current = Some(item);
    state.live.scene = scene;
    state.live.card = shown;
    state.live.next = state.following();
    Ok(())
}

/// Makes an item the next one, in a run or before it.
pub(super) fn set_next(state: &mut State, id: SegmentId) -> Result<(), Refusal> {
    must_be_playable(state, id)?;
    state.live.next = Some(id);
    Ok(())
}

/// Refuses what needs a run when there is none.
pub(super) fn must_run(state: &State) -> Result<(), Refusal> {
    if state.live.phase.is_running() {
        Ok(())
    } else {
        Err(Refusal::NotRunning)
    }
}

/// Refuses an item that is unknown, on air already, or skipped.
fn must_be_playable(state: &State, id: SegmentId) -> Result<(), Refusal> {
    let segment = state
        .show
        .rundown
        .get(id)
        .ok_or(Refusal::UnknownSegment { segment: id })?;
    if state.live.current.is_some_and(|current| current.id == id) {
        Err(Refusal::OnAir { segment: id })
    } else if segment.is_skipped {
        Err(Refusal::Skipped { segment: id })
    } else {
        Ok(())
    }
}

/// Writes the item on air down as done, if there is one.
fn leave_current(state: &mut State, at: UnixMs) {
    let planned = state
        .current_segment()
        .map(|segment| segment.planned())
        .unwrap_or_default();
    if let Some(item) = state.live.current.take() {
        state.live.done.push(DoneItem {
            id: item.id,
            taken_at: item.taken_at,
            left_at: at,
            planned,
        });
    }
}
