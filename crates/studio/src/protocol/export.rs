//! What is written to files for other programs and other studios, and what a show file would bring.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_catalogue::export::Format;
use vitrine_domain::{Currency, DurationMs, Language, ShowId, UnixMs};

use super::FieldChange;

/// What is written to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "export", rename_all = "snake_case")]
#[ts(export)]
pub enum ExportWish {
    /// Every product.
    Catalogue {
        /// As which kind of file.
        format: Format,
    },
    /// What a show plans: its items with their times, products and offers.
    Rundown {
        /// Which show.
        show: ShowId,
        /// As which kind of file.
        format: Format,
    },
    /// What viewers of a show saw: every entry of its take log, of all its runs.
    Takes {
        /// Which show.
        show: ShowId,
        /// As which kind of file.
        format: Format,
    },
    /// A show with its products, photos and theme, for another studio.
    Show {
        /// Which show.
        show: ShowId,
    },
}

/// A file before it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExportName {
    /// What it could be called, with its ending.
    pub name: String,
    /// What can't be in it, in the user's language; mostly nothing.
    pub left_out: Vec<String>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExportedFile {
    /// Its path on this computer.
    pub file: String,
    /// How long it is.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// A show file that was read whole and found sound. Nothing of it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ShowFileCheck {
    /// Stands for all that was read: opening takes this very file or refuses.
    pub seal: String,
    /// What the show is called in the file.
    pub title: String,
    /// What it will be called here; another name if there is a show of that one.
    pub title_here: String,
    /// When it is planned to begin.
    pub planned_start: Option<UnixMs>,
    /// The language of its cards.
    pub language: Language,
    /// What its offers are in.
    pub currency: Currency,
    /// How many items it has.
    pub segments: u32,
    /// How long its plan is.
    pub length: DurationMs,
    /// When the file was written.
    pub made_at: UnixMs,
    /// Its products.
    pub products: Vec<ShowFileProduct>,
    /// How many of them come in.
    pub new: u32,
    /// How many are here already, and stay as they are here.
    pub kept: u32,
    /// How many entries of dossiers come in with new products.
    pub entries: u32,
    /// How many photos it holds.
    pub photos: u32,
    /// What its theme is called, and what becomes of it.
    pub theme: ShowFileTheme,
    /// What the person should know before it is opened, in the user's language.
    pub remarks: Vec<String>,
}

/// The theme of a show file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ShowFileTheme {
    /// For people.
    pub name: String,
    /// It travels in the file and comes in; the others are here already.
    pub is_new: bool,
}

/// A product of a show file beside the one that is here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ShowFileProduct {
    /// The seller's article number.
    pub sku: String,
    /// What it is called in the file.
    pub title: String,
    /// It comes in; the others are here already and stay as they are.
    pub is_new: bool,
    /// What is other here (`before`) than in the file (`after`).
    pub differences: Vec<FieldChange>,
}
