//! Files of products and reviews: what they are, what they would change, what they have changed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_catalogue::{DateOrder, Decimal, Mapping};
use vitrine_domain::{Currency, ProductId};

/// A file and how it is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportWish {
    /// Its path on this computer.
    pub file: String,
    /// Where its prices or reviews come from, such as a shop's name; empty takes the file's name.
    pub source: String,
    /// What amounts are in that name no currency.
    pub currency: Currency,
    /// What sets the decimals of amounts apart.
    pub decimal: Decimal,
    /// In which order dates of numbers are written.
    pub dates: DateOrder,
    /// What the columns are; `None` takes what looking at the file proposed.
    pub mapping: Option<Mapping>,
}

/// What a file does to the catalogue, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportView {
    /// Products or reviews that are not there yet.
    #[ts(type = "number")]
    pub new: u64,
    /// Products that are there and become other ones; none of a file of reviews.
    #[ts(type = "number")]
    pub changed: u64,
    /// What is there as the file says.
    #[ts(type = "number")]
    pub unchanged: u64,
    /// Rows that are left out.
    #[ts(type = "number")]
    pub refused: u64,
    /// Values that are left out or cut, of products that are taken.
    #[ts(type = "number")]
    pub remarks: u64,
    /// The first products of each fate; none of a file of reviews, or once it is done.
    pub products: Vec<ImportLine>,
    /// The first rows that are left out.
    pub first_refused: Vec<RemarkView>,
    /// The first values that are left out or cut.
    pub first_remarks: Vec<RemarkView>,
}

/// A product of a file beside the one of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportLine {
    /// Where it begins in the file, from 1.
    #[ts(type = "number")]
    pub line: u64,
    /// What it is called then.
    pub title: String,
    /// Which product of the catalogue it is; `None` for a new one.
    pub product: Option<ProductId>,
    /// What becomes of it.
    pub fate: ImportFate,
    /// What is other than before; of a new product all that it has.
    pub changes: Vec<ImportChange>,
}

/// What becomes of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ImportFate {
    /// It comes in.
    New,
    /// It becomes what the file says.
    Changed,
    /// It is what the file says.
    Unchanged,
}

/// A field before and after, as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportChange {
    /// What the field is called.
    pub field: String,
    /// Empty where there was nothing.
    pub before: String,
    /// Empty where there will be nothing.
    pub after: String,
}

/// Something of a file that was not taken as it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RemarkView {
    /// The line of the file, from 1.
    #[ts(type = "number")]
    pub line: u64,
    /// The column's name; empty when the whole row is meant.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// Why, in the user's language.
    pub reason: String,
}

/// Where photos are that files of products name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "place", rename_all = "snake_case")]
#[ts(export)]
pub enum PhotoPlace {
    /// At the https addresses in the files.
    Web,
    /// In a folder or a zip on this computer: by their names, or by the numbers of products without a photo.
    Files {
        /// Its path.
        path: String,
    },
}

/// What became of photos.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PhotosView {
    /// Are photos of their products now.
    #[ts(type = "number")]
    pub taken: u64,
    /// Are not in this place.
    #[ts(type = "number")]
    pub missing: u64,
    /// Are in this place, and can't be used.
    #[ts(type = "number")]
    pub failed: u64,
    /// The first of those, and why.
    pub faults: Vec<PhotoFault>,
    /// Somebody ended it before it was through.
    pub is_stopped: bool,
}

/// A photo that can't be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PhotoFault {
    /// As the file names it.
    pub reference: String,
    /// Why, in the user's language.
    pub reason: String,
}
