//! The slate: a card as large as the picture, with `assets/themes/<theme>-slate-<shape>.jpg` as its
//! photo and words that say what happens now.

use vitrine_cards::{CanvasSize, CardSpec, PhotoSource};
use vitrine_domain::{CardTemplateId, Phase, State};

use crate::places::Places;
use crate::protocol::Quality;
use crate::stage::CardOrder;
use crate::words::Words;

const TEMPLATE: &str = "slate";

/// What the slate says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slate {
    /// Nothing was taken yet.
    Soon,
    /// In the middle of a show, also while a source is lost.
    Break,
    /// The show is over.
    Ended,
}

impl Slate {
    /// What it says now.
    pub fn of(state: &State) -> Self {
        match (state.live.phase, state.live.current) {
            (Phase::Ended, _) => Self::Ended,
            (_, None) => Self::Soon,
            (_, Some(_)) => Self::Break,
        }
    }

    /// The card to draw, in the show's language, theme and size.
    pub fn order(self, state: &State, quality: Quality, places: &Places) -> CardOrder {
        let show = &state.show;
        let Quality { width, height, .. } = quality;
        let shape = if width >= height { "wide" } else { "tall" };
        let name = format!("{}-slate-{shape}.jpg", show.theme.0);
        let photo = places.assets.join("themes").join(name);
        let message = match self {
            Self::Soon => "slate-soon",
            Self::Break => "slate-break",
            Self::Ended => "slate-ended",
        };
        CardOrder {
            spec: CardSpec {
                title: Words::of(show.language).say(message),
                brand: Some(show.title.clone()),
                photo: photo.is_file().then_some(PhotoSource::File(photo)),
                ..CardSpec::default()
            },
            template: CardTemplateId(TEMPLATE.to_owned()),
            theme: show.theme.clone(),
            canvas: CanvasSize { width, height },
        }
    }
}
