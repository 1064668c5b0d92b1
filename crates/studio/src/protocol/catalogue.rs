//! Products as windows show and edit them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_domain::{Currency, PriceDoubt, Product, ProductId, UnixMs};

/// A product with its money formatted, so that the window shows what goes out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProductView {
    /// The product.
    pub product: Product,
    /// "24,90 €" or "€24.90", doubted or not.
    pub price: Option<String>,
    /// Why the price is not shown to viewers unasked.
    pub doubt: Option<PriceDoubt>,
    /// Whether the host has given their word for it in this run.
    pub is_vouched_for: bool,
    /// The struck price.
    pub compare_at: Option<String>,
    /// "−20 %".
    pub percent_off: Option<String>,
    /// Where its main photo can be had: a path below the studio's own origin.
    pub photo: Option<String>,
}

/// What the whole catalogue can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ProductOrder {
    /// As they were entered.
    Entered,
    /// By name.
    Title,
    /// By what a buyer pays.
    Price,
    /// By pieces that can be sold.
    Stock,
    /// By the average of the reviews.
    Rating,
}

/// A product as a person types it: amounts and numbers are texts, empty where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProductDraft {
    /// Which product; `None` for a new one.
    pub id: Option<ProductId>,
    /// The seller's own article number.
    pub sku: String,
    /// The name a buyer reads.
    pub title: String,
    /// The maker.
    pub brand: String,
    /// One or two sentences, plain text.
    pub description: String,
    /// What a buyer pays now: "24,90" or "24.90".
    pub price: String,
    /// The struck price.
    pub compare_at: String,
    /// What both are in.
    pub currency: Currency,
    /// Where the price comes from.
    pub price_source: String,
    /// After this moment it may no longer be shown unasked.
    pub price_valid_until: Option<UnixMs>,
    /// Pieces that can be sold.
    pub stock: String,
    /// The average of the reviews, 0 to 5: "4,7" or "4.7".
    pub rating: String,
    /// How many reviews the average stands on.
    pub rating_count: String,
    /// Photos, the main one first.
    pub photos: Vec<PhotoDraft>,
    /// Where to buy it (https).
    pub link: String,
}

/// One thing a buyer can order of a product, as a window shows it. Files bring variants; they are not typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct VariantView {
    /// "Small / Red".
    pub label: String,
    /// The seller's article number of this form; empty for none.
    pub sku: String,
    /// "24,90 €" or "€24.90": its own price, else the product's.
    pub price: Option<String>,
    /// The struck price.
    pub compare_at: Option<String>,
    /// Pieces that can be sold; `None` when they are not counted.
    pub stock: Option<u32>,
    /// Where its photo can be had, as in [`ProductView::photo`].
    pub photo: Option<String>,
    /// Where the photo is that was not fetched yet, as the file names it.
    pub waiting_photo: Option<String>,
}

/// A photo of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PhotoDraft {
    /// The file's name inside the photo folder, as from [`ImportedPhoto`].
    pub file: String,
    /// What the picture shows, for those who can't see it.
    pub alt: String,
}

/// A field of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
#[allow(missing_docs)]
pub enum DraftField {
    Sku,
    Title,
    Brand,
    Description,
    Price,
    CompareAt,
    Currency,
    PriceSource,
    PriceValidUntil,
    Stock,
    Rating,
    RatingCount,
    Photos,
    Link,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FieldFault {
    /// Which field.
    pub field: DraftField,
    /// What is wrong and what to do, in the user's language.
    pub message: String,
}

/// A field before and after, formatted as people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FieldChange {
    /// Which field.
    pub field: DraftField,
    /// Empty where there was nothing.
    pub before: String,
    /// Empty where there will be nothing.
    pub after: String,
}

/// What saving a draft would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProductCheck {
    /// Nothing is saved while there is one.
    pub faults: Vec<FieldFault>,
    /// Each field that would change.
    pub changes: Vec<FieldChange>,
    /// Whether viewers see the product's card now.
    pub is_on_air: bool,
}

/// A picture that was taken into the photo folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportedPhoto {
    /// The file's name inside the photo folder.
    pub file: String,
    /// Where it can be had, as in [`ProductView::photo`].
    pub photo: String,
    /// In pixels, upright.
    pub width: u32,
    /// In pixels, upright.
    pub height: u32,
}

impl From<ProductOrder> for vitrine_store::ProductOrder {
    fn from(order: ProductOrder) -> Self {
        match order {
            ProductOrder::Entered => Self::Entered,
            ProductOrder::Title => Self::Title,
            ProductOrder::Price => Self::Price,
            ProductOrder::Stock => Self::Stock,
            ProductOrder::Rating => Self::Rating,
        }
    }
}
