//! The options of one product: sizes, colours, each with its own price and stock.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Money;

/// One thing a buyer can order of a product, such as "Small / Red".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Variant {
    /// What tells it from the others, in the product's own order: "Size" is "Small". Empty when the
    /// product comes in one form only.
    pub options: Vec<VariantOption>,
    /// The seller's article number of this form.
    pub sku: Option<String>,
    /// What a buyer pays for it; `None` takes the product's price.
    pub price: Option<Money>,
    /// The struck price; in the same currency and above `price`.
    pub compare_at: Option<Money>,
    /// Pieces of it that can be sold; `None` when the seller does not count them.
    pub stock: Option<u32>,
    /// GTIN, EAN, UPC or ISBN, as written.
    pub barcode: Option<String>,
    /// The photo that shows this form, as its file names it: one of the product's photos or of the links
    /// to them. In a show file it is the photo's own name.
    #[serde(default)]
    pub photo: Option<String>,
}

/// A choice and what was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VariantOption {
    /// Such as "Size".
    pub name: String,
    /// Such as "Small".
    pub value: String,
}

impl Variant {
    /// Its choices in a row, such as "Small / Red"; empty when there is nothing to choose.
    pub fn label(&self) -> String {
        let values: Vec<&str> = self
            .options
            .iter()
            .map(|option| option.value.as_str())
            .collect();
        values.join(" / ")
    }
}
