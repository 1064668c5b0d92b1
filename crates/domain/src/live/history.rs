//! Steps back and forward again. A step is the whole state before it, which costs little: the show
//! is shared until somebody edits it.
//!
//! Starting and ending a run are barriers: a viewer has seen them, so no step leads behind them.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::apply::changes_between;
use super::command::{Change, Command};
use super::state::State;
use crate::{ProductId, Scene, SegmentId};

/// What a step did, for the words of "Undo …".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// An item was put on air.
    Take {
        /// The item's title.
        title: String,
    },
    /// A product was put on air.
    TakeProduct {
        /// Which product.
        product: ProductId,
    },
    /// An item was made the next one.
    SetNext {
        /// The item's title.
        title: String,
    },
    /// The card went on, or became another one.
    ShowCard,
    /// The card went off.
    HideCard,
    /// All graphics went off.
    ClearGraphics,
    /// The price on the card was revealed.
    RevealPrice,
    /// The host gave their word for a price.
    VouchForPrice {
        /// Of which product.
        product: ProductId,
    },
    /// The scene was switched.
    SetScene {
        /// To which scene.
        scene: Scene,
    },
    /// The show's title, language, currency, theme or planned start was changed.
    EditShow,
    /// A segment was inserted.
    Insert {
        /// Its title.
        title: String,
    },
    /// A segment was edited.
    Edit {
        /// Its title before the edit.
        title: String,
    },
    /// A segment was moved.
    Move {
        /// Its title.
        title: String,
    },
    /// A segment was left out of the plan.
    Skip {
        /// Its title.
        title: String,
    },
    /// A segment was taken into the plan again.
    Unskip {
        /// Its title.
        title: String,
    },
    /// A segment was deleted.
    Delete {
        /// Its title.
        title: String,
    },
}

/// Where a step back, or forward again, led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stepped {
    /// What was undone or done again.
    pub step: Step,
    /// The state after it.
    pub state: State,
    /// What is different.
    pub changes: Vec<Change>,
}

/// The steps of one show since it was opened, or since its run began or ended.
///
/// Cheap to clone, so that a caller can step in a copy and keep that only once the step is stored.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The oldest first, each with the state before it.
    past: VecDeque<(Step, State)>,
    /// The one to be done again first last, each with the state after it.
    future: Vec<(Step, State)>,
}

impl History {
    /// So many steps are kept: more than anybody takes back one by one, at a few kilobytes each.
    pub const LIMIT: usize = 200;

    /// No steps yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes down that `command` led from `before` to `after`. What changed nothing is no step;
    /// the beginning or end of a run forgets all steps.
    pub fn record(&mut self, command: &Command, before: &State, after: &State) {
        let changes = changes_between(before, after);
        if changes
            .iter()
            .any(|change| matches!(change, Change::Phase { .. }))
        {
            *self = Self::new();
            return;
        }
        if changes.is_empty() {
            return;
        }
        let Some(step) = step_of(command, before, after) else {
            return;
        };
        if self.past.len() == Self::LIMIT {
            self.past.pop_front();
        }
        self.past.push_back((step, before.clone()));
        self.future.clear();
    }

    /// One step back from `state`, the one the last step led to.
    pub fn undo(&mut self, state: &State) -> Option<Stepped> {
        let (step, before) = self.past.pop_back()?;
        self.future.push((step.clone(), state.clone()));
        Some(stepped(step, state, before))
    }

    /// One step forward again from `state`, the one the last undo led to.
    pub fn redo(&mut self, state: &State) -> Option<Stepped> {
        let (step, after) = self.future.pop()?;
        self.past.push_back((step.clone(), state.clone()));
        Some(stepped(step, state, after))
    }

    /// What [`Self::undo`] would undo.
    pub fn undo_step(&self) -> Option<&Step> {
        self.past.back().map(|(step, _)| step)
    }

    /// What [`Self::redo`] would do again.
    pub fn redo_step(&self) -> Option<&Step> {
        self.future.last().map(|(step, _)| step)
    }
}

fn stepped(step: Step, from: &State, to: State) -> Stepped {
    Stepped {
        step,
        changes: changes_between(from, &to),
        state: to,
    }
}

/// The name of a step; `None` for the commands that begin or end a run.
fn step_of(command: &Command, before: &State, after: &State) -> Option<Step> {
    let title = |id: SegmentId| title_in(before, id);
    Some(match command {
        Command::StartPractice | Command::GoLive | Command::End => return None,
        Command::TakeNext => Step::Take {
            title: after
                .current_segment()
                .map(|segment| segment.title.clone())
                .unwrap_or_default(),
        },
        Command::Take { segment } => Step::Take {
            title: title(*segment),
        },
        Command::TakeProduct { product } => Step::TakeProduct { product: *product },
        Command::SetNext { segment } => Step::SetNext {
            title: title(*segment),
        },
        Command::ShowCard { .. } => Step::ShowCard,
        Command::HideCard => Step::HideCard,
        Command::ToggleCard if after.live.card.is_some() => Step::ShowCard,
        Command::ToggleCard => Step::HideCard,
        Command::ClearGraphics => Step::ClearGraphics,
        Command::RevealPrice => Step::RevealPrice,
        Command::VouchForPrice { product, .. } => Step::VouchForPrice { product: *product },
        Command::SetScene { scene } => Step::SetScene { scene: *scene },
        Command::EditShow { .. } => Step::EditShow,
        Command::InsertSegment { segment, .. } => Step::Insert {
            title: segment.title.clone(),
        },
        Command::ReplaceSegment { segment } => Step::Edit {
            title: title(segment.id),
        },
        Command::MoveSegment { segment, .. } => Step::Move {
            title: title(*segment),
        },
        Command::SkipSegment {
            segment,
            is_skipped,
        } if *is_skipped => Step::Skip {
            title: title(*segment),
        },
        Command::SkipSegment { segment, .. } => Step::Unskip {
            title: title(*segment),
        },
        Command::DeleteSegment { segment } => Step::Delete {
            title: title(*segment),
        },
    })
}

fn title_in(state: &State, id: SegmentId) -> String {
    state
        .show
        .rundown
        .get(id)
        .map(|segment| segment.title.clone())
        .unwrap_or_default()
}
