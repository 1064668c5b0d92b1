//! The live state machine: `apply(state, command, now) -> (state, changes)`.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{CardTemplateId, DurationMs, ProductId, Scene, Segment, SegmentId, Show, UnixMs};

/// A show and where its run stands. Cheap to clone, so that an undo step is a state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct State {
    /// What the producer wrote.
    pub show: Arc<Show>,
    /// Where the run stands.
    pub live: LiveState,
}

/// Where the run of a show stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LiveState {
    /// Off, practice, live or ended.
    pub phase: Phase,
    /// When practice or live began.
    pub started_at: Option<UnixMs>,
    /// When it ended.
    pub ended_at: Option<UnixMs>,
    /// The item on air.
    pub current: Option<CurrentItem>,
    /// The item a "take next" will take; `None` at the end of the rundown.
    pub next: Option<SegmentId>,
    /// The card on air, if one is.
    pub card: Option<OnAirCard>,
    /// The scene on air.
    pub scene: Scene,
    /// The items that were taken and left, in order.
    pub done: Vec<DoneItem>,
}

/// Whether anybody outside can see the show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Nothing runs.
    Off,
    /// Everything runs, nothing leaves this computer.
    Practice,
    /// On air.
    Live,
    /// Over; a new run starts from here as from `Off`.
    Ended,
}

/// The item on air.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CurrentItem {
    /// Which segment.
    pub id: SegmentId,
    /// When it was taken.
    pub taken_at: UnixMs,
    /// The product in focus: one of the segment's, or an unplanned one.
    pub product: Option<ProductId>,
}

/// An item that was on air.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DoneItem {
    /// Which segment.
    pub id: SegmentId,
    /// When it was taken.
    pub taken_at: UnixMs,
    /// When the next one was taken.
    pub left_at: UnixMs,
    /// What had been planned for it when it was left.
    pub planned: DurationMs,
}

/// The card on air.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OnAirCard {
    /// Which product it shows.
    pub product: ProductId,
    /// In which template.
    pub template: CardTemplateId,
    /// Since when.
    pub shown_at: UnixMs,
    /// When the offer it shows ends, if it does.
    pub offer_ends_at: Option<UnixMs>,
}

/// What a person (or `--auto`) can ask of a show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Command {
    /// Start a practice run.
    StartPractice,
    /// Start a live run. Whoever sends it has asked first.
    GoLive,
    /// End the run. Whoever sends it has asked first.
    End,
    /// Put the next item on air.
    TakeNext,
    /// Put this item on air.
    Take {
        /// Which segment.
        segment: SegmentId,
    },
    /// Put this product in focus and on the card, planned in the segment or not.
    TakeProduct {
        /// Which product.
        product: ProductId,
    },
    /// Make this item the one that "take next" takes.
    SetNext {
        /// Which segment.
        segment: SegmentId,
    },
    /// Show the card of the product in focus.
    ShowCard {
        /// In this template; `None` takes the segment's, or the lower third.
        template: Option<CardTemplateId>,
    },
    /// Take the card off.
    HideCard,
    /// The card on if it is off, and off if it is on.
    ToggleCard,
    /// Take all graphics off. Never ends the stream.
    ClearGraphics,
    /// Switch the scene without leaving the item.
    SetScene {
        /// To which scene.
        scene: Scene,
    },
    /// Insert a segment before the one named, or at the end.
    InsertSegment {
        /// What to insert; its id must be new.
        segment: Box<Segment>,
        /// Before which one; `None` for the end.
        before: Option<SegmentId>,
    },
    /// Replace the segment with this id.
    ReplaceSegment {
        /// The new content.
        segment: Box<Segment>,
    },
    /// Move a segment before the one named, or to the end.
    MoveSegment {
        /// Which segment.
        segment: SegmentId,
        /// Before which one; `None` for the end.
        before: Option<SegmentId>,
    },
    /// Leave a segment out of the plan, or take it in again.
    SkipSegment {
        /// Which segment.
        segment: SegmentId,
        /// Out or in.
        is_skipped: bool,
    },
    /// Delete a segment. Refused for the one on air.
    DeleteSegment {
        /// Which segment.
        segment: SegmentId,
    },
}

/// What a command changed, for those who draw it and those who write it down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "changed", rename_all = "snake_case")]
pub enum Change {
    /// The run began or ended.
    Phase {
        /// The new phase.
        phase: Phase,
    },
    /// Another item is on air.
    Current {
        /// The new item.
        item: Option<CurrentItem>,
    },
    /// Another item is next.
    Next {
        /// The new next item.
        segment: Option<SegmentId>,
    },
    /// The card went on, off, or is another one.
    Card {
        /// The card now on air.
        card: Option<OnAirCard>,
    },
    /// Another scene is on air.
    Scene {
        /// The new scene.
        scene: Scene,
    },
    /// The rundown is not what it was; draw it anew.
    Rundown,
}

/// Why a command could not be done. Not an error: the state is as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "refused", rename_all = "snake_case")]
pub enum Refusal {
    /// It needs a running show.
    #[error("no show is running")]
    NotRunning,
    /// A show is running already.
    #[error("a show is running already")]
    AlreadyRunning,
    /// There is no next item.
    #[error("the rundown has no next item")]
    NoNextItem,
    /// No such segment in this rundown.
    #[error("segment {} is not in this rundown", segment.0)]
    UnknownSegment {
        /// Which one was named.
        segment: SegmentId,
    },
    /// A segment with this id exists already.
    #[error("segment {} is in this rundown already", segment.0)]
    SegmentExists {
        /// Which one was named.
        segment: SegmentId,
    },
    /// The segment is on air.
    #[error("segment {} is on air", segment.0)]
    OnAir {
        /// Which one was named.
        segment: SegmentId,
    },
    /// The item on air has no product to show.
    #[error("the item on air features no product")]
    NoProduct,
    /// Going live with nothing planned.
    #[error("the rundown is empty")]
    EmptyRundown,
}

/// A state after a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The state after it.
    pub state: State,
    /// What is different.
    pub changes: Vec<Change>,
}

/// Applies a command at a moment. Pure: the same arguments give the same answer.
pub fn apply(state: &State, command: &Command, now: UnixMs) -> Result<Applied, Refusal> {
    let _ = (command, now);
    Ok(Applied { state: state.clone(), changes: Vec::new() })
}
