//! A newtype for every identity, so that a product can never be passed where a segment is meant.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! number_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        pub struct $name(#[ts(type = "number")] pub i64);
    )+};
}

macro_rules! name_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        pub struct $name(pub String);
    )+};
}

number_id! {
    /// A show, as the store numbers it.
    ShowId,
    /// A segment; unique within the whole store, so that a take log can name it without its show.
    SegmentId,
    /// A product of the catalogue.
    ProductId,
    /// A photo of a product.
    PhotoId,
    /// An entry of a product's dossier; unique within its sort.
    EntryId,
    /// One time a show was run, in practice or live.
    RunId,
    /// One entry of the take log.
    TakeId,
}

name_id! {
    /// The file stem of a card template in `assets/cards`, such as `lower-third`.
    CardTemplateId,
    /// The file stem of a theme in `assets/themes`.
    ThemeId,
}

impl CardTemplateId {
    /// The card that is shown where none was chosen.
    pub fn lower_third() -> Self {
        Self("lower-third".to_owned())
    }
}
