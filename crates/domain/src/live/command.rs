//! What can be asked of a show, what it changes, and why it can be refused.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::state::{CurrentItem, OnAirCard, Phase, State, Vouched};
use crate::dossier::EntryRef;
use crate::{CardTemplateId, ProductId, Scene, Segment, SegmentId, ShowDetails, UnixMs};

/// What a person (or `--auto`) can ask of a show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Command {
    /// Start a practice run.
    StartPractice,
    /// Start a live run, afresh if a practice runs. Whoever sends it has asked first.
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
        /// About this entry of the product's dossier; `None` for the first that fits.
        #[serde(default)]
        #[ts(optional)]
        entry: Option<EntryRef>,
    },
    /// Take the card off.
    HideCard,
    /// The card on if it is off, and off if it is on.
    ToggleCard,
    /// Take all graphics off. Never ends the stream.
    ClearGraphics,
    /// Show the price that the card on air keeps back.
    RevealPrice,
    /// The host gives their word for the price of a product, though it has run out or is old. It holds
    /// until the run ends.
    VouchForPrice {
        /// Which product.
        product: ProductId,
        /// Of which price: when its source said so.
        as_of: UnixMs,
    },
    /// Switch the scene without leaving the item.
    SetScene {
        /// To which scene.
        scene: Scene,
    },
    /// Another title, language, currency, theme or planned start.
    EditShow {
        /// All of them as they are to be.
        details: Box<ShowDetails>,
    },
    /// Insert a segment before the one named, or at the end.
    InsertSegment {
        /// What to insert; its id must be new.
        segment: Box<Segment>,
        /// Before which one; `None` for the end.
        before: Option<SegmentId>,
    },
    /// Replace the segment with this id. The one on air keeps its scene and card until it is taken
    /// again, follows a new length and a new offer at once, and can't be skipped.
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
    /// Leave a segment out of the plan, or take it in again. Refused for the one on air.
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
    /// The host has given their word for other prices.
    Vouched {
        /// All that it holds for.
        prices: Vec<Vouched>,
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
    /// The segment is on air, so it can't be taken, made next, skipped or deleted.
    #[error("segment {} is on air", segment.0)]
    OnAir {
        /// Which one was named.
        segment: SegmentId,
    },
    /// The segment is left out of the plan; it must be taken in again first.
    #[error("segment {} is skipped", segment.0)]
    Skipped {
        /// Which one was named.
        segment: SegmentId,
    },
    /// It needs an item on air, and none was taken yet.
    #[error("no item is on air")]
    NothingOnAir,
    /// The item on air has no product to show.
    #[error("the item on air features no product")]
    NoProduct,
    /// It needs a card on air.
    #[error("no card is on air")]
    NoCard,
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
