//! Shows and their rundowns: what the producer wrote. What follows from it (start times, over and
//! under) is in [`crate::plan`] and has types of its own.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    CardTemplateId, Currency, DurationMs, Offer, ProductId, Scene, SegmentId, ShowId, ThemeId,
    UnixMs,
};

/// The language a show speaks on its cards, and the studio in its windows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    En,
    /// French.
    Fr,
}

/// A show: one evening of selling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Show {
    /// The store's number of it.
    pub id: ShowId,
    /// The name of the show.
    pub title: String,
    /// The language of its cards.
    pub language: Language,
    /// The currency its offers are planned in.
    pub currency: Currency,
    /// Colours, logo and font of its cards.
    pub theme: ThemeId,
    /// When it is to begin, if that is planned.
    pub planned_start: Option<UnixMs>,
    /// Own prices that are older than this are not shown without the host's word; `None` for no limit.
    #[serde(default)]
    pub price_age_limit: Option<DurationMs>,
    /// What happens, in order.
    pub rundown: Rundown,
}

/// What a show is, beside its rundown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShowDetails {
    /// The name of the show.
    pub title: String,
    /// The language of its cards.
    pub language: Language,
    /// The currency its offers are planned in.
    pub currency: Currency,
    /// Colours, logo and font of its cards.
    pub theme: ThemeId,
    /// When it is to begin, if that is planned.
    pub planned_start: Option<UnixMs>,
    /// Own prices that are older than this are not shown without the host's word; `None` for no limit.
    #[serde(default)]
    pub price_age_limit: Option<DurationMs>,
}

/// The segments of a show, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rundown {
    /// In the order they are to be taken.
    pub segments: Vec<Segment>,
}

/// One item of the rundown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Segment {
    /// The store's number of it.
    pub id: SegmentId,
    /// What it is for.
    pub kind: SegmentKind,
    /// The producer's short name for it ("A1"), may be empty.
    pub cue: String,
    /// What it is called.
    pub title: String,
    /// What the host should say or do.
    pub note: String,
    /// `#rrggbb`, to find it in the rundown.
    pub colour: Option<String>,
    /// How long it should take.
    pub duration: DurationMs,
    /// Left out of the plan, but kept in the rundown.
    pub is_skipped: bool,
    /// The scene its take switches to.
    pub scene: Scene,
    /// The products it features, the first one on its card.
    pub products: Vec<ProductId>,
    /// The card its take puts on; `None` for no card.
    pub card: Option<CardTemplateId>,
    /// The deal, if it is one.
    pub offer: Option<Offer>,
    /// What happens when its time is up.
    pub end_action: EndAction,
}

/// What a segment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SegmentKind {
    /// Hello, who we are, what is coming.
    Opening,
    /// A product is presented.
    Product,
    /// A product is shown at work.
    Demo,
    /// Viewers ask, the host answers.
    Questions,
    /// A pause.
    Break,
    /// Thanks, last offers, goodbye.
    Closing,
}

/// What happens when a segment's time is up (OnTime's terms).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EndAction {
    /// Nothing: it counts into overtime.
    #[default]
    None,
    /// The next one is made ready.
    LoadNext,
    /// The next one is taken.
    PlayNext,
}

impl Show {
    /// All of it but the rundown.
    pub fn details(&self) -> ShowDetails {
        ShowDetails {
            title: self.title.clone(),
            language: self.language,
            currency: self.currency,
            theme: self.theme.clone(),
            planned_start: self.planned_start,
            price_age_limit: self.price_age_limit,
        }
    }

    /// A show with nothing planned.
    pub fn empty(id: ShowId, details: ShowDetails) -> Self {
        let ShowDetails {
            title,
            language,
            currency,
            theme,
            planned_start,
            price_age_limit,
        } = details;
        Self {
            id,
            title,
            language,
            currency,
            theme,
            planned_start,
            price_age_limit,
            rundown: Rundown::default(),
        }
    }

    /// The same rundown under other details.
    #[must_use]
    pub fn with(self, details: ShowDetails) -> Self {
        Self {
            rundown: self.rundown,
            ..Self::empty(self.id, details)
        }
    }
}

impl Rundown {
    /// The segment with this id.
    pub fn get(&self, id: SegmentId) -> Option<&Segment> {
        self.segments.iter().find(|segment| segment.id == id)
    }

    /// Where the segment with this id stands.
    pub fn position(&self, id: SegmentId) -> Option<usize> {
        self.segments.iter().position(|segment| segment.id == id)
    }

    /// Whether the segment is in this rundown and in its plan.
    pub fn is_playable(&self, id: SegmentId) -> bool {
        self.get(id).is_some_and(|segment| !segment.is_skipped)
    }

    /// The first segment that is not skipped.
    pub fn first_playable(&self) -> Option<SegmentId> {
        first_playable_of(&self.segments)
    }

    /// The first segment after this one that is not skipped.
    pub fn playable_after(&self, id: SegmentId) -> Option<SegmentId> {
        first_playable_of(self.segments.get(self.position(id)? + 1..)?)
    }
}

fn first_playable_of(segments: &[Segment]) -> Option<SegmentId> {
    segments
        .iter()
        .find(|segment| !segment.is_skipped)
        .map(|segment| segment.id)
}

impl Segment {
    /// How long the plan gives it: nothing while it is skipped.
    pub fn planned(&self) -> DurationMs {
        if self.is_skipped {
            DurationMs::ZERO
        } else {
            self.duration
        }
    }

    /// What this segment offers for a product. The offer's price is that of the first product; the
    /// others share only the promo code, and products of other segments nothing.
    pub fn offer_for(&self, product: ProductId) -> Option<Offer> {
        let offer = self.offer.as_ref()?;
        match self.products.iter().position(|own| *own == product)? {
            0 => Some(offer.clone()),
            _ => offer.promo_code.is_some().then(|| Offer {
                price: None,
                ..offer.clone()
            }),
        }
    }

    /// When the offer for a product ends, if this segment was taken at `taken_at`.
    pub fn offer_ends_at(&self, product: ProductId, taken_at: UnixMs) -> Option<UnixMs> {
        let lasts = self.offer_for(product)?.lasts?;
        Some(taken_at.plus(lasts))
    }
}
