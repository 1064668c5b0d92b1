//! From the cells of a row, or the elements of a feed's item, to products.
//!
//! What a column is ([`Role`]) is the only thing in which dialects differ much; one row's contribution
//! ([`part::Part`]) and putting rows together ([`gather::Gather`]) are the same for all.

pub(crate) mod gather;
pub(crate) mod part;
mod price;
mod role;
mod values;

pub(crate) use role::{OURS, Role, google_role, plain_role, shopify_role};

/// One value that a row gives, not empty.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Given<'a> {
    pub(crate) role: Role,
    /// The column's heading, as the file writes it.
    pub(crate) column: &'a str,
    pub(crate) value: &'a str,
    /// Whether it is surely no HTML: Vitrine wrote it.
    pub(crate) is_plain: bool,
}

/// In what the dialects of product files differ, beyond their headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manner {
    /// A row is a product, a variant or a photo.
    Shopify {
        /// Whether Vitrine wrote it: products say their own price, number and stock.
        is_ours: bool,
    },
    /// A row is a product or one of a group.
    Google,
    /// A row is a product, or a variant where a column names the product.
    Plain,
}

impl Manner {
    pub(crate) fn is_ours(self) -> bool {
        self == Self::Shopify { is_ours: true }
    }
}
