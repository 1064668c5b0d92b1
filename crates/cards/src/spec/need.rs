//! What a template can't do without, so that a person is told why a card makes no sense yet.

use serde::Deserialize;

use super::CardSpec;

/// A part of a specification that a template may need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// A photo.
    Photo,
    /// A price, or the teaser in its place.
    Price,
    /// A price to strike.
    CompareAt,
    /// Stars.
    Rating,
    /// A stock line.
    Stock,
    /// A stock line that says none is left.
    SoldOut,
    /// A promo code.
    Promo,
    /// A link to buy it.
    Link,
    /// A description.
    Description,
    /// Selling points.
    Highlights,
    /// An offer that ends.
    Countdown,
    /// An offer with so many pieces.
    Left,
    /// A quote of a review.
    Quote,
    /// The spread of a source's stars.
    Histogram,
    /// A place in a list.
    Rank,
    /// At least one other product to compare with, and a difference.
    Comparison,
    /// A name and a value.
    Specs,
    /// A question with its answer.
    Question,
    /// Two products that are sold together.
    Bundle,
}

impl Need {
    /// Whether a specification has it.
    pub(super) fn is_met(self, spec: &CardSpec) -> bool {
        match self {
            Self::Photo => spec.photo.is_some(),
            Self::Price => spec.price.is_some() || spec.teaser.is_some(),
            Self::CompareAt => spec.compare_at.is_some(),
            Self::Rating => spec.rating.is_some(),
            Self::Stock => spec.stock.is_some(),
            Self::SoldOut => spec.is_sold_out(),
            Self::Promo => spec.promo.is_some(),
            Self::Link => spec.link.is_some(),
            Self::Description => spec.description.is_some(),
            Self::Highlights => !spec.highlights.is_empty(),
            Self::Countdown => spec.countdown.is_some(),
            Self::Left => spec.left.is_some(),
            Self::Quote => spec.quote.is_some(),
            Self::Histogram => spec
                .histogram
                .as_ref()
                .is_some_and(|it| !it.bars.is_empty()),
            Self::Rank => spec.rank.is_some(),
            Self::Comparison => spec
                .comparison
                .as_ref()
                .is_some_and(|it| it.products.len() > 1 && !it.rows.is_empty()),
            Self::Specs => spec.specs.as_ref().is_some_and(|it| !it.rows.is_empty()),
            Self::Question => spec.question.is_some(),
            Self::Bundle => spec.bundle.as_ref().is_some_and(|it| it.products.len() > 1),
        }
    }
}
