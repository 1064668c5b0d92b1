//! The format of `assets/demo/show.toml`. A key that is not here is an error, so that a slip of the
//! pen in a show file is found when it is read and not when it is on air.

use serde::Deserialize;
use vitrine_domain::{Currency, EndAction, Language, Scene, SegmentKind, ThemeId};

use super::dossier::DemoDossier;

/// A shop, a show, its products and its rundown, in every language of the studio.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoFile {
    pub(super) shop: Shop,
    pub(super) show: DemoShow,
    #[serde(rename = "product")]
    pub(super) products: Vec<DemoProduct>,
    #[serde(rename = "segment")]
    pub(super) segments: Vec<DemoSegment>,
}

/// The shop that sells.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shop {
    /// The brand of products that name none.
    pub(super) name: String,
    /// The currency of all prices in the file.
    pub(super) currency: Currency,
    /// Where the prices come from.
    pub(super) source: Text,
    pub(super) theme: ThemeId,
}

/// The show itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoShow {
    pub(super) title: Text,
}

/// A product of the shop.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoProduct {
    pub(super) sku: String,
    pub(super) title: Text,
    pub(super) brand: Option<String>,
    pub(super) description: Text,
    /// Decimal text such as `49.00`.
    pub(super) price: String,
    pub(super) compare_at: Option<String>,
    pub(super) stock: Option<u32>,
    /// The average of the reviews in stars, 0 to 5; stands with `reviews` or not at all.
    pub(super) rating: Option<f64>,
    /// How many reviews there are.
    pub(super) reviews: Option<u32>,
    pub(super) link: Option<String>,
    #[serde(default)]
    pub(super) photos: Vec<DemoPhoto>,
    /// What sort of thing it is: questions are answered from others of its kind too.
    pub(super) kind: Option<Text>,
    #[serde(default)]
    pub(super) dossier: DemoDossier,
}

/// A photo in the folder `photos` beside the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoPhoto {
    pub(super) file: String,
    pub(super) alt: Text,
}

/// An item of the rundown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoSegment {
    pub(super) kind: SegmentKind,
    pub(super) cue: String,
    pub(super) title: Text,
    pub(super) note: Text,
    /// Planned length.
    pub(super) minutes: f64,
    pub(super) scene: Scene,
    /// SKUs, the one on the card first.
    #[serde(default)]
    pub(super) products: Vec<String>,
    /// The file stem of a template in `assets/cards`.
    pub(super) card: Option<String>,
    pub(super) offer: Option<DemoOffer>,
    /// `#rrggbb`.
    pub(super) colour: Option<String>,
    #[serde(default)]
    pub(super) end_action: EndAction,
}

/// The deal of a segment.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DemoOffer {
    pub(super) price: Option<String>,
    pub(super) promo_code: Option<String>,
    pub(super) lasts_minutes: Option<f64>,
    pub(super) pieces: Option<u32>,
}

/// A text in every language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Text {
    en: String,
    fr: String,
}

impl Text {
    /// The text in one language.
    pub(super) fn in_language(&self, language: Language) -> String {
        match language {
            Language::En => self.en.clone(),
            Language::Fr => self.fr.clone(),
        }
    }
}
