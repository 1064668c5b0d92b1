//! Products that are sold together at one price: whether it is one, and how much it is below the single
//! prices. That is always computed, never typed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{OnAir, Provenance, Relation, RelationKind};
use crate::{CardPrice, Money, Price, UnixMs};

/// What a product and the one that goes with it cost together. Who says so, and since when, is what the
/// entry says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Together {
    /// What a buyer pays for both.
    pub price: Money,
    /// After this moment it may no longer be shown unasked.
    pub valid_until: Option<UnixMs>,
}

/// Why something is no price of products together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotTogether {
    /// One stands in place of the other: nobody buys both.
    #[error("alternatives are not sold together")]
    Alternatives,
    /// One of them has no price, so nothing is known to be saved.
    #[error("one of the products has no price")]
    NoPrice,
    /// The amounts are in different currencies.
    #[error("the price together is in another currency than the single prices")]
    CurrenciesDiffer,
    /// The price is below nothing.
    #[error("a price can't be negative")]
    Negative,
    /// Bought one by one they cost no more.
    #[error("the price together is not below the sum of the single prices")]
    NotBelow {
        /// What they cost one by one.
        sum: Money,
    },
}

impl Together {
    /// The price beside what the products cost one by one, each price as a buyer would pay it now.
    pub fn beside(self, singles: &[Option<Money>]) -> Result<CardPrice, NotTogether> {
        let current = self.price;
        if current.minor < 0 {
            return Err(NotTogether::Negative);
        }
        let sum = sum_of(singles, current)?;
        if !sum.is_above(current) {
            return Err(NotTogether::NotBelow { sum });
        }
        Ok(CardPrice {
            current,
            compare_at: Some(sum),
            percent_off: current.percent_off(sum),
            is_offer: false,
        })
    }
}

fn sum_of(singles: &[Option<Money>], like: Money) -> Result<Money, NotTogether> {
    let nothing = Money { minor: 0, ..like };
    singles.iter().try_fold(nothing, |sum, single| {
        let single = single.ok_or(NotTogether::NoPrice)?;
        sum.checked_add(single)
            .map_err(|_| NotTogether::CurrenciesDiffer)
    })
}

impl Relation {
    /// Whether the price it names, if it names one, is one for both products.
    pub fn check_together(&self, singles: &[Option<Money>]) -> Result<(), NotTogether> {
        let Some(together) = self.together else {
            return Ok(());
        };
        if self.kind != RelationKind::GoesWith {
            return Err(NotTogether::Alternatives);
        }
        together.beside(singles).map(drop)
    }

    /// The price of both, with who says so and since when. `None` where that is not known.
    pub fn price_together(&self, provenance: &Provenance) -> Option<Price> {
        let together = self.together?;
        Some(Price {
            current: together.price,
            compare_at: None,
            source: provenance.source.clone(),
            as_of: provenance.as_of?,
            valid_until: together.valid_until,
        })
    }
}

impl OnAir<'_, Relation> {
    /// The price of both products, as viewers may be told it.
    pub fn price_together(self) -> Option<Price> {
        self.content().price_together(self.provenance())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Currency, ProductId};

    const fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn together(price: Money) -> Together {
        Together {
            price,
            valid_until: None,
        }
    }

    #[test]
    fn what_is_saved_is_computed_from_the_single_prices() {
        let singles = [Some(eur(4_900)), Some(eur(2_900))];
        let price = together(eur(6_500)).beside(&singles).unwrap();
        assert_eq!(price.compare_at, Some(eur(7_800)));
        assert_eq!(price.percent_off, Some(16), "rounded down");
    }

    #[test]
    fn what_is_no_price_of_both_is_told_apart() {
        let (one, other) = (Some(eur(4_900)), Some(eur(2_900)));
        let usd = Some(Money::new(2_900, Currency::USD));
        let sum = eur(7_800);
        let cases = [
            (eur(7_800), [one, other], NotTogether::NotBelow { sum }),
            (eur(9_000), [one, other], NotTogether::NotBelow { sum }),
            (eur(6_500), [one, None], NotTogether::NoPrice),
            (eur(6_500), [one, usd], NotTogether::CurrenciesDiffer),
            (eur(-1), [one, other], NotTogether::Negative),
        ];
        for (price, singles, expected) in cases {
            assert_eq!(together(price).beside(&singles), Err(expected), "{price:?}");
        }
        let alternative = Relation {
            other: ProductId(2),
            kind: RelationKind::Alternative,
            reason: String::new(),
            together: Some(together(eur(6_500))),
        };
        let refused = alternative.check_together(&[one, other]);
        assert_eq!(refused, Err(NotTogether::Alternatives));
    }

    #[test]
    fn a_price_together_is_as_old_as_its_entry() {
        let relation = Relation {
            other: ProductId(2),
            kind: RelationKind::GoesWith,
            reason: String::new(),
            together: Some(Together {
                price: eur(6_500),
                valid_until: Some(UnixMs(9)),
            }),
        };
        let mut provenance = Provenance {
            source: "Price list".into(),
            url: None,
            as_of: Some(UnixMs(5)),
        };
        let price = relation.price_together(&provenance).unwrap();
        assert_eq!(
            (price.as_of, price.valid_until),
            (UnixMs(5), Some(UnixMs(9)))
        );
        assert_eq!(price.source, "Price list");
        provenance.as_of = None;
        assert_eq!(relation.price_together(&provenance), None);
    }
}
