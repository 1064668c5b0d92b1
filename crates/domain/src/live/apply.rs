//! From a command to the new state, and from two states to what is different.

use std::sync::Arc;

use super::command::{Applied, Change, Command, Refusal};
use super::state::{Phase, State};
use super::{card, edit, run};
use crate::UnixMs;

/// Applies a command at a moment. Pure: the same arguments give the same answer.
///
/// A `now` before the latest moment the run has seen counts as that moment. Products are not looked
/// up: whoever sends [`Command::TakeProduct`] has seen that the product exists.
pub fn apply(state: &State, command: &Command, now: UnixMs) -> Result<Applied, Refusal> {
    let mut after = state.clone();
    let at = state.live.not_before(now);
    match command {
        // A run that begins owes nothing to the clock of the one before.
        Command::StartPractice => run::start(&mut after, Phase::Practice, now)?,
        Command::GoLive => run::start(&mut after, Phase::Live, now)?,
        Command::End => run::end(&mut after, at)?,
        Command::TakeNext => run::take_next(&mut after, at)?,
        Command::Take { segment } => run::take(&mut after, *segment, at)?,
        Command::TakeProduct { product } => card::take_product(&mut after, *product, at)?,
        Command::SetNext { segment } => run::set_next(&mut after, *segment)?,
        Command::ShowCard { template, entry } => {
            card::show(&mut after, template.as_ref(), *entry, at)?;
        }
        Command::HideCard | Command::ClearGraphics => after.live.card = None,
        Command::RevealPrice => card::reveal(&mut after)?,
        Command::VouchForPrice { product, as_of } => card::vouch(&mut after, *product, *as_of),
        Command::ToggleCard => card::toggle(&mut after, at)?,
        Command::SetScene { scene } => after.live.scene = *scene,
        Command::EditShow { details } => edit::details(&mut after, details),
        Command::InsertSegment { segment, before } => edit::insert(&mut after, segment, *before)?,
        Command::ReplaceSegment { segment } => edit::replace(&mut after, segment)?,
        Command::MoveSegment { segment, before } => edit::relocate(&mut after, *segment, *before)?,
        Command::SkipSegment {
            segment,
            is_skipped,
        } => edit::skip(&mut after, *segment, *is_skipped)?,
        Command::DeleteSegment { segment } => edit::delete(&mut after, *segment)?,
    }
    let changes = changes_between(state, &after);
    Ok(Applied {
        state: after,
        changes,
    })
}

/// What is different between two states that commands and steps lead between; empty only if they
/// are equal.
pub fn changes_between(before: &State, after: &State) -> Vec<Change> {
    let (old, new) = (&before.live, &after.live);
    let mut changes = Vec::new();
    if old.phase != new.phase {
        changes.push(Change::Phase { phase: new.phase });
    }
    if old.current != new.current {
        changes.push(Change::Current { item: new.current });
    }
    if old.next != new.next {
        changes.push(Change::Next { segment: new.next });
    }
    if old.card != new.card {
        changes.push(Change::Card {
            card: new.card.clone(),
        });
    }
    if old.vouched != new.vouched {
        changes.push(Change::Vouched {
            prices: new.vouched.clone(),
        });
    }
    if old.scene != new.scene {
        changes.push(Change::Scene { scene: new.scene });
    }
    if !Arc::ptr_eq(&before.show, &after.show) && before.show != after.show {
        changes.push(Change::Rundown);
    }
    changes
}
