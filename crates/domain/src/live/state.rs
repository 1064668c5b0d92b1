//! Where the run of a show stands.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::dossier::EntryRef;
use crate::{
    CardTemplateId, DurationMs, Offer, PriceRule, Product, ProductId, Scene, Segment, SegmentId,
    Show, UnixMs,
};

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
    /// When it would end by the plan that stood at its first take: what over and under at the end are
    /// counted from, whatever is skipped, moved or edited since.
    #[serde(default)]
    pub planned_end: Option<UnixMs>,
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
    /// The prices the host has given their word for, in this run.
    #[serde(default)]
    pub vouched: Vec<Vouched>,
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

/// A price the host stands for: the one its source gave at that moment, and no later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Vouched {
    /// Of which product.
    pub product: ProductId,
    /// When its source said so.
    pub as_of: UnixMs,
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
    /// The entry of the product's dossier it is about; `None` for the first that fits its template.
    #[serde(default)]
    pub entry: Option<EntryRef>,
    /// Whether the host has revealed its price, should its template keep that back.
    #[serde(default)]
    pub is_price_revealed: bool,
}

impl State {
    /// A show that nobody has run yet, with its first item next.
    pub fn new(show: impl Into<Arc<Show>>) -> Self {
        let show = show.into();
        let live = LiveState {
            next: show.rundown.first_playable(),
            ..LiveState::off()
        };
        Self { show, live }
    }

    /// The segment on air.
    pub fn current_segment(&self) -> Option<&Segment> {
        let current = self.live.current.as_ref()?;
        self.show.rundown.get(current.id)
    }

    /// The segment that "take next" takes.
    pub fn next_segment(&self) -> Option<&Segment> {
        self.show.rundown.get(self.live.next?)
    }

    /// What follows by the rundown: the item after the one on air, or the first one. Differs from
    /// [`LiveState::next`] when somebody chose another.
    pub fn following(&self) -> Option<SegmentId> {
        match &self.live.current {
            Some(current) => self.show.rundown.playable_after(current.id),
            None => self.show.rundown.first_playable(),
        }
    }

    /// What decides whether the price of a product is shown.
    pub fn price_rule(&self, product: &Product, now: UnixMs) -> PriceRule {
        let as_of = product.price.as_ref().map(|price| price.as_of);
        self.price_rule_as_of(product.id, as_of, now)
    }

    /// What decides whether a price of this product that was said then is shown: its own, or what it costs
    /// together with another one.
    pub fn price_rule_as_of(
        &self,
        product: ProductId,
        as_of: Option<UnixMs>,
        now: UnixMs,
    ) -> PriceRule {
        let is_vouched_for =
            as_of.is_some_and(|as_of| self.live.vouched.contains(&Vouched { product, as_of }));
        PriceRule {
            now,
            age_limit: self.show.price_age_limit,
            is_vouched_for,
        }
    }

    /// The offer that the card on air shows, for as long as it stands.
    pub fn card_offer(&self, now: UnixMs) -> Option<Offer> {
        let card = self.live.card.as_ref()?;
        if card.offer_ends_at.is_some_and(|end| end <= now) {
            return None;
        }
        self.current_segment()?.offer_for(card.product)
    }
}

impl LiveState {
    /// Nothing runs, the slate is up, nothing was taken.
    pub fn off() -> Self {
        Self {
            phase: Phase::Off,
            started_at: None,
            ended_at: None,
            planned_end: None,
            current: None,
            next: None,
            card: None,
            scene: Scene::Slate,
            done: Vec::new(),
            vouched: Vec::new(),
        }
    }

    /// `now`, or the latest moment this run has seen if the clock was set back since. So a take
    /// log never runs backwards, whatever the clock does.
    pub fn not_before(&self, now: UnixMs) -> UnixMs {
        let seen = [
            self.started_at,
            self.ended_at,
            self.current.map(|item| item.taken_at),
            self.card.as_ref().map(|card| card.shown_at),
            self.done.last().map(|item| item.left_at),
        ];
        seen.into_iter().flatten().fold(now, UnixMs::max)
    }
}

impl Phase {
    /// Whether items can be taken: in practice and live.
    pub fn is_running(self) -> bool {
        match self {
            Self::Practice | Self::Live => true,
            Self::Off | Self::Ended => false,
        }
    }
}
