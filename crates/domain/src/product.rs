//! A product as the catalogue knows it, and the price a card may show of it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{DurationMs, Money, Offer, PhotoId, ProductId, UnixMs, Variant};

/// A product of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Product {
    /// The store's number of it.
    pub id: ProductId,
    /// The seller's own article number; unique in the catalogue.
    pub sku: String,
    /// What names it in the file it came from, such as a Shopify handle; finds it again there.
    pub handle: Option<String>,
    /// The name a buyer reads.
    pub title: String,
    /// The maker, if the seller names one.
    pub brand: Option<String>,
    /// What sort of thing it is, such as "Shirts"; products of one kind are compared.
    pub kind: Option<String>,
    /// Plain text, with paragraphs and lists.
    pub description: String,
    /// Short selling points, the best first.
    pub highlights: Vec<String>,
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
    /// What a buyer can order; empty for a product in one form.
    pub variants: Vec<Variant>,
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

/// Why a price can't be what it was said to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PriceError {
    /// The price is below nothing.
    #[error("a price can't be negative")]
    Negative,
    /// The struck price is not above the current one.
    #[error("the struck price is not above the current price")]
    CompareAtNotAbove,
    /// The struck price is in another currency.
    #[error("the struck price is in another currency than the current price")]
    CurrenciesDiffer,
}

/// Why a price may not be shown unasked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "doubt", rename_all = "snake_case")]
pub enum PriceDoubt {
    /// Its source gave it until then.
    Expired {
        /// The last moment of its validity.
        until: UnixMs,
    },
    /// Its source said so longer ago than the show allows.
    Old {
        /// When the source said so.
        as_of: UnixMs,
    },
}

/// What decides whether a price is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceRule {
    /// The moment it is to be shown.
    pub now: UnixMs,
    /// Older prices are doubted; `None` for no limit.
    pub age_limit: Option<DurationMs>,
    /// The host has given their word: doubted or not, it is shown.
    pub is_vouched_for: bool,
}

impl PriceRule {
    /// Prices of any age, and nobody's word.
    pub fn at(now: UnixMs) -> Self {
        Self {
            now,
            age_limit: None,
            is_vouched_for: false,
        }
    }
}

/// What a card shows of a price at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardPrice {
    /// What a buyer pays now.
    pub current: Money,
    /// The struck price; in the same currency and above `current`.
    pub compare_at: Option<Money>,
    /// How much `current` is below `compare_at`; at least 1.
    pub percent_off: Option<u8>,
    /// Whether `current` is the offer's price, not the product's own.
    pub is_offer: bool,
}

impl Price {
    /// A price without an end, once it is sure that its amounts go together.
    pub fn new(
        current: Money,
        compare_at: Option<Money>,
        source: impl Into<String>,
        as_of: UnixMs,
    ) -> Result<Self, PriceError> {
        if current.minor < 0 {
            return Err(PriceError::Negative);
        }
        if let Some(compare_at) = compare_at {
            if compare_at.currency != current.currency {
                return Err(PriceError::CurrenciesDiffer);
            }
            if !compare_at.is_above(current) {
                return Err(PriceError::CompareAtNotAbove);
            }
        }
        Ok(Self {
            current,
            compare_at,
            source: source.into(),
            as_of,
            valid_until: None,
        })
    }

    /// The same price, to be shown until then and no longer.
    #[must_use]
    pub fn until(self, valid_until: UnixMs) -> Self {
        Self {
            valid_until: Some(valid_until),
            ..self
        }
    }

    /// Why it may not be shown unasked; `None` if it may.
    pub fn doubt(&self, now: UnixMs, age_limit: Option<DurationMs>) -> Option<PriceDoubt> {
        let Self {
            as_of, valid_until, ..
        } = *self;
        let expired = valid_until
            .filter(|until| now > *until)
            .map(|until| PriceDoubt::Expired { until });
        let is_old = age_limit.is_some_and(|limit| now.since(as_of) > limit);
        expired.or_else(|| is_old.then_some(PriceDoubt::Old { as_of }))
    }

    /// The last moment it may be shown unasked; `None` if there is no such limit.
    pub fn stands_until(&self, age_limit: Option<DurationMs>) -> Option<UnixMs> {
        let by_age = age_limit.map(|limit| self.as_of.plus(limit));
        self.valid_until.into_iter().chain(by_age).min()
    }

    /// Whether it is shown: nothing is doubtful about it, or the host has given their word.
    pub fn is_shown_under(&self, rule: PriceRule) -> bool {
        rule.is_vouched_for || self.doubt(rule.now, rule.age_limit).is_none()
    }
}

impl Product {
    /// The price a card may show now; `None` if there is none that anybody vouches for.
    ///
    /// `offer` is one that stands now, as [`crate::State::card_offer`] gives it. Its price shows the
    /// product's own as the struck one, if that is in the same currency and higher. A product's own
    /// price that is doubted is not shown at all, unless the host has given their word for it.
    pub fn card_price(&self, offer: Option<&Offer>, rule: PriceRule) -> Option<CardPrice> {
        let own = self
            .price
            .as_ref()
            .filter(|price| price.is_shown_under(rule));
        let (current, struck, is_offer) = match (offer.and_then(|offer| offer.price), own) {
            (Some(special), own) => (special, own.map(|price| price.current), true),
            (None, Some(own)) => (own.current, own.compare_at, false),
            (None, None) => return None,
        };
        let compare_at = struck.filter(|struck| struck.is_above(current));
        Some(CardPrice {
            current,
            compare_at,
            percent_off: compare_at.and_then(|struck| current.percent_off(struck)),
            is_offer,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;

    const NOW: UnixMs = UnixMs(1_000);

    const fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn priced(price: Price) -> Product {
        Product {
            id: ProductId(1),
            sku: "SCARF".to_owned(),
            handle: None,
            title: "Scarf".to_owned(),
            brand: None,
            kind: None,
            description: String::new(),
            highlights: Vec::new(),
            price: Some(price),
            stock: None,
            rating: None,
            photos: Vec::new(),
            link: None,
            variants: Vec::new(),
        }
    }

    fn special(price: Money) -> Offer {
        Offer {
            price: Some(price),
            ..Offer::default()
        }
    }

    #[test]
    fn a_struck_price_is_above_and_in_the_same_currency() {
        let with = |compare_at| Price::new(eur(1_990), compare_at, "shop", NOW);
        assert!(with(Some(eur(2_490))).is_ok());
        assert!(with(None).is_ok());
        assert_eq!(with(Some(eur(1_990))), Err(PriceError::CompareAtNotAbove));
        assert_eq!(
            with(Some(Money::new(2_490, Currency::USD))),
            Err(PriceError::CurrenciesDiffer)
        );
        assert_eq!(
            Price::new(eur(-1), None, "shop", NOW),
            Err(PriceError::Negative)
        );
    }

    #[test]
    fn a_card_shows_the_products_own_price_while_it_is_valid() {
        let price = Price::new(eur(1_990), Some(eur(2_490)), "shop", NOW)
            .expect("amounts that go together")
            .until(NOW);
        let product = priced(price);
        assert_eq!(
            product.card_price(None, PriceRule::at(NOW)),
            Some(CardPrice {
                current: eur(1_990),
                compare_at: Some(eur(2_490)),
                percent_off: Some(20),
                is_offer: false,
            })
        );
        assert_eq!(
            product.card_price(None, PriceRule::at(UnixMs(NOW.0 + 1))),
            None
        );
    }

    #[test]
    fn an_offer_strikes_the_own_price_only_if_that_is_higher_and_valid() {
        let own = Price::new(eur(1_990), Some(eur(2_490)), "shop", NOW)
            .expect("amounts that go together")
            .until(NOW);
        let product = priced(own);
        let cases = [
            (eur(1_500), NOW, Some(eur(1_990)), Some(24)),
            (eur(1_990), NOW, None, None),
            (eur(2_200), NOW, None, None),
            (Money::new(1_500, Currency::USD), NOW, None, None),
            (eur(1_500), UnixMs(NOW.0 + 1), None, None),
        ];
        for (price, now, compare_at, percent_off) in cases {
            assert_eq!(
                product.card_price(Some(&special(price)), PriceRule::at(now)),
                Some(CardPrice {
                    current: price,
                    compare_at,
                    percent_off,
                    is_offer: true,
                }),
                "an offer of {price:?} at {now:?}"
            );
        }
        let code_only = Offer {
            promo_code: Some("LIVE10".to_owned()),
            ..Offer::default()
        };
        assert!(
            product
                .card_price(Some(&code_only), PriceRule::at(NOW))
                .is_some_and(|price| !price.is_offer),
            "an offer without a price leaves the product's own"
        );
    }

    #[test]
    fn a_doubted_price_is_shown_only_on_the_hosts_word() {
        let price = Price::new(eur(1_990), None, "shop", NOW)
            .expect("an amount")
            .until(UnixMs(5_000));
        let product = priced(price.clone());
        let limit = Some(DurationMs(1_500));
        let cases = [
            (UnixMs(2_500), limit, None),
            (UnixMs(2_501), limit, Some(PriceDoubt::Old { as_of: NOW })),
            (UnixMs(5_000), None, None),
            (
                UnixMs(5_001),
                limit,
                Some(PriceDoubt::Expired {
                    until: UnixMs(5_000),
                }),
            ),
        ];
        for (now, age_limit, doubt) in cases {
            assert_eq!(price.doubt(now, age_limit), doubt, "at {now:?}");
            let rule = PriceRule {
                now,
                age_limit,
                is_vouched_for: false,
            };
            let is_shown = product.card_price(None, rule).is_some();
            assert_eq!(is_shown, doubt.is_none(), "at {now:?}");
            let vouched = PriceRule {
                is_vouched_for: true,
                ..rule
            };
            assert!(product.card_price(None, vouched).is_some());
        }
    }
}
