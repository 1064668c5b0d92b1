//! A product as the catalogue knows it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Money, PhotoId, ProductId, UnixMs};

/// A product of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Product {
    /// The store's number of it.
    pub id: ProductId,
    /// The seller's own article number; unique in the catalogue.
    pub sku: String,
    /// The name a buyer reads.
    pub title: String,
    /// The maker, if the seller names one.
    pub brand: Option<String>,
    /// One or two sentences, plain text.
    pub description: String,
    /// What it costs, since when, and who says so.
    pub price: Option<Price>,
    /// Pieces that can be sold; `None` when the seller does not count them.
    pub stock: Option<u32>,
    /// What buyers thought.
    pub rating: Option<Rating>,
    /// Photos, the main one first.
    pub photos: Vec<Photo>,
    /// Where to buy it (https).
    pub link: Option<String>,
}

/// A price with its source, so that nothing is shown that nobody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Price {
    /// What a buyer pays now.
    pub current: Money,
    /// The struck price; in the same currency and above `current`.
    pub compare_at: Option<Money>,
    /// Where the price comes from, such as a shop's name or a file.
    pub source: String,
    /// When the source said so.
    pub as_of: UnixMs,
    /// After this moment it may no longer be shown unasked.
    pub valid_until: Option<UnixMs>,
}

/// The average of the reviews and how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rating {
    /// The average in hundredths of a star, 0 to 500.
    pub hundredths: u16,
    /// How many reviews the average stands on.
    pub count: u32,
}

/// A picture of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Photo {
    /// The store's number of it.
    pub id: PhotoId,
    /// The file's name inside the photo folder (no directories).
    pub file: String,
    /// What the picture shows, for those who can't see it.
    pub alt: String,
}
