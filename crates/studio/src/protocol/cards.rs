//! Cards as the gallery shows them, and themes as they are edited.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_domain::dossier::EntryRef;
use vitrine_domain::{CardTemplateId, Corner, ProductId, SegmentId, ThemeId};

/// A card to look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CardWish {
    /// Which product it shows.
    pub product: ProductId,
    /// A segment of the open show whose offer it shows, as if taken now.
    pub segment: Option<SegmentId>,
    /// In which template.
    pub template: CardTemplateId,
    /// About this entry of the product's dossier; `None` for the first that fits.
    #[serde(default)]
    #[ts(optional)]
    pub entry: Option<EntryRef>,
    /// In which look.
    pub look: ThemeChoice,
    /// The width of the program picture it is drawn for, in pixels, 240 to 1920.
    pub width: u32,
    /// The height of the program picture it is drawn for, in pixels, 240 to 1920.
    pub height: u32,
}

/// A theme that is kept, or one that is being made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "from", rename_all = "snake_case")]
#[ts(export)]
pub enum ThemeChoice {
    /// The open show's.
    Show,
    /// One of [`super::Snapshot::themes`].
    Kept {
        /// Which one.
        theme: ThemeId,
    },
    /// As it is being edited.
    Draft {
        /// What it is so far.
        draft: ThemeDraft,
    },
}

/// A drawn card and its place on the program picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CardPicture {
    /// A PNG with opacity, as a `data:` address.
    pub picture: String,
    /// Its left edge on the program picture, in pixels.
    pub x: i32,
    /// Its upper edge on the program picture, in pixels.
    pub y: i32,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Whether it has all that its template is there to show; else the lower third would go on air.
    pub is_complete: bool,
    /// What it had to be drawn without, in the user's language.
    pub warnings: Vec<String>,
}

/// The look of cards, as it is edited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ThemeDraft {
    /// For people.
    pub name: String,
    /// The family of headings; one of [`super::Setup::fonts`].
    pub heading: String,
    /// The family of everything else; one of [`super::Setup::fonts`].
    pub body: String,
    /// What corner radii are multiplied with, 0 to 2: 0 is square.
    pub roundness: f32,
    /// How opaque panels over video are, 0.5 to 1.
    pub panel_opacity: f32,
    /// The corner for templates that can stand in any; `None` leaves each where it was drawn.
    #[ts(type = "\"top_left\" | \"top_right\" | \"bottom_left\" | \"bottom_right\" | null")]
    pub corner: Option<Corner>,
    /// A picture in the photo folder.
    pub logo: Option<String>,
    /// `#rrggbb` for each role: panel, panel_deep, raised, line, text, muted, accent, on_accent,
    /// price, deal, on_deal, star, star_empty, plenty, low, sold_out.
    pub colours: BTreeMap<String, String>,
}

/// A look that cards can have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ThemeView {
    /// What shows call it.
    pub id: ThemeId,
    /// Of one's own: it can be changed and deleted. The others can be copied.
    pub is_own: bool,
    /// What it is.
    pub theme: ThemeDraft,
    /// Where its logo can be had, as in `ProductView::photo`.
    pub logo: Option<String>,
    /// Pairs of colours that are hard to read on each other, in the user's language.
    pub warnings: Vec<String>,
}
