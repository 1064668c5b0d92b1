//! Products and reviews as a file gives them, before the catalogue has seen them. `None` and empty
//! lists mean that the file says nothing: what the catalogue knows stays.
//!
//! Reading files is left to `vitrine-catalogue`, comparing and writing to `vitrine-store`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Money, UnixMs, Variant};

/// One product of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncomingProduct {
    /// The line of the file where it begins, from 1.
    pub line: u64,
    /// What names it in its source, and finds it again: a Shopify handle, a feed's item group or
    /// item id, the article number of a plain file.
    pub handle: String,
    /// Whether an earlier product of this file had this handle, and others stood between: variants
    /// and photos come on top of what was read then, and all else was said already.
    pub is_continued: bool,
    /// The seller's article number, if the file gives one for the product as a whole or it has one
    /// form only.
    pub sku: Option<String>,
    /// GTIN, EAN, UPC or ISBN, as written, of a product that has one form only.
    pub barcode: Option<String>,
    /// Whether its shop offers it: `false` for drafts and what was put away, `None` where the file
    /// does not say.
    pub is_offered: Option<bool>,
    /// The name a buyer reads.
    pub title: Option<String>,
    /// The maker.
    pub brand: Option<String>,
    /// What sort of thing it is, such as "Shirts"; the source's own words.
    pub kind: Option<String>,
    /// Plain text, with paragraphs and lists.
    pub description: Option<String>,
    /// Short selling points.
    pub highlights: Vec<String>,
    /// What it costs.
    pub price: Option<IncomingPrice>,
    /// Pieces that can be sold, over all variants.
    pub stock: Option<u32>,
    /// The average of reviews, in hundredths of a star, and how many there are.
    pub rating: Option<crate::Rating>,
    /// Where to buy it.
    pub link: Option<String>,
    /// What a buyer can order; empty for a product in one form.
    pub variants: Vec<Variant>,
    /// Photos, the main one first.
    pub photos: Vec<IncomingPhoto>,
    /// What was left out of it, and why.
    pub remarks: Vec<Remark>,
}

/// A price as a file gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncomingPrice {
    /// What a buyer pays.
    pub current: Money,
    /// The struck price; in the same currency and above `current`.
    pub compare_at: Option<Money>,
    /// When the file says that `current` ends, such as a sale's last moment.
    pub valid_until: Option<UnixMs>,
}

/// A photo as a file names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct IncomingPhoto {
    /// An http or https address, or the name of a file.
    pub reference: String,
    /// What the picture shows, for those who can't see it.
    pub alt: String,
}

/// One review of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncomingReview {
    /// The line of the file where it begins, from 1.
    pub line: u64,
    /// Which product: its article number, handle, or barcode.
    pub product: String,
    /// In hundredths of a star, 0 to 500.
    pub stars_hundredths: u16,
    /// Its heading; may be empty.
    pub title: String,
    /// What the buyer wrote; may be empty.
    pub text: String,
    /// Who wrote it, as the source names them; may be empty.
    pub author: String,
    /// When it was written.
    pub written_at: Option<UnixMs>,
    /// How many found it helpful.
    pub helpful: u32,
    /// How many said whether it was; at least `helpful`.
    pub votes: u32,
}

/// Something of a file that was not taken as it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Remark {
    /// The line of the file, from 1.
    #[ts(type = "number")]
    pub line: u64,
    /// The column's name as the file writes it; empty when the whole row is meant.
    pub column: String,
    /// What stands there, cut after 100 characters.
    pub value: String,
    /// Why.
    pub reason: RemarkReason,
}

/// Why something of a file was not taken. As a refusal the whole row is left out, as a remark only
/// the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RemarkReason {
    /// The row names no product.
    NoHandle,
    /// A new product without a name.
    NoTitle,
    /// Not an amount of money, or in no currency that is known.
    NotMoney,
    /// More decimals than the currency has.
    TooPrecise,
    /// A price below nothing.
    NegativePrice,
    /// The struck price is not above the price.
    CompareAtNotAbove,
    /// The struck price is in another currency.
    CurrenciesDiffer,
    /// Not a whole number of pieces.
    NotACount,
    /// Fewer pieces than none were taken as none.
    NegativeStock,
    /// Not a number of stars from 0 to 5.
    NotStars,
    /// Not a date.
    NotADate,
    /// Not an http or https address.
    NotALink,
    /// Longer than the catalogue keeps; it was cut.
    TooLong,
    /// More variants, photos or points than the catalogue keeps.
    TooMany,
    /// The row has more or fewer cells than the heading.
    Cells,
    /// Letters that are not in the file's encoding.
    Encoding,
    /// The article number is another product's.
    SkuTaken,
    /// No product of the catalogue has this number.
    UnknownProduct,
    /// An element of the feed is not well formed.
    Malformed,
}
