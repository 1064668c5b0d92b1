//! What products cost that are sold together: at one price, if somebody has named one that stands, or for the
//! sum of their prices.

use vitrine_cards::CardBundle;
use vitrine_domain::dossier::{Dossier, NotTogether, RelationKind, Together};
use vitrine_domain::{CardPrice, Money, Price, PriceDoubt, PriceRule, Product, UnixMs, format};

use super::Told;
use crate::protocol::{BundlePrice, Problem};
use crate::words::Words;

/// A product and those that go with it, as a card may show them now.
pub(crate) struct Bundle<'a> {
    /// Beside the product itself.
    pub others: Vec<&'a Product>,
    /// What all of them cost.
    pub price: CardPrice,
    /// Whether that is one price for all, and the struck one what they cost one by one.
    is_one_price: bool,
}

/// A price for two that somebody has named.
struct Named<'a> {
    other: &'a Product,
    price: Price,
}

impl<'a> Told<'_, 'a> {
    /// What the product costs with what goes with it. A product without a price makes no bundle.
    pub fn bundle(&self) -> Option<Bundle<'a>> {
        self.at_one_price().or_else(|| self.one_by_one())
    }

    /// The other products whose prices such a card shows.
    pub fn bundled(&self) -> Vec<&'a Product> {
        match self.at_one_price() {
            Some(bundle) => bundle.others,
            None => self.beside(RelationKind::GoesWith),
        }
    }

    /// Until when a price for all may be shown unasked; `None` where none is shown, or it has no end.
    pub fn one_price_stands_until(&self) -> Option<UnixMs> {
        self.at_one_price()?;
        let named = self.named()?;
        let rule = self.rule_of(&named.price);
        let price = Some(named.price).filter(|_| !rule.is_vouched_for)?;
        price.stands_until(rule.age_limit)
    }

    /// A price for two that is not shown because nobody stands for it, and why.
    pub fn doubted_price(&self) -> Option<(Price, PriceDoubt)> {
        let price = self.named()?.price;
        let rule = self.rule_of(&price);
        let doubt = price.doubt(rule.now, rule.age_limit)?;
        (!rule.is_vouched_for).then_some((price, doubt))
    }

    /// The first that has a price for both.
    fn named(&self) -> Option<Named<'a>> {
        let dossier = self.shown.dossier()?;
        self.relations(dossier, RelationKind::GoesWith)
            .find_map(|relation| {
                let other = self.shown.matter.product(relation.content().other)?;
                let price = relation.price_together()?;
                Some(Named { other, price })
            })
    }

    fn rule_of(&self, price: &Price) -> PriceRule {
        let matter = &self.shown.matter;
        let product = self.shown.product.id;
        matter
            .state
            .price_rule_as_of(product, Some(price.as_of), matter.now)
    }

    /// For the price that somebody named. Where the products cost less one by one by now, it is none.
    fn at_one_price(&self) -> Option<Bundle<'a>> {
        let Named { other, price } = self.named()?;
        if self.shown.is_price_hidden || !price.is_shown_under(self.rule_of(&price)) {
            return None;
        }
        let singles = [self.shown.price(), self.price_of(other)];
        let singles = singles.map(|single| single.map(|price| price.current));
        let together = Together {
            price: price.current,
            valid_until: price.valid_until,
        };
        Some(Bundle {
            others: vec![other],
            price: together.beside(&singles).ok()?,
            is_one_price: true,
        })
    }

    /// For the sum of their prices; what is struck of one is struck of the sum.
    fn one_by_one(&self) -> Option<Bundle<'a>> {
        let others = self.beside(RelationKind::GoesWith);
        let own = self.shown.price();
        let prices: Vec<CardPrice> = [own]
            .into_iter()
            .chain(others.iter().map(|other| self.price_of(other)))
            .collect::<Option<_>>()?;
        let current = sum(prices.iter().map(|price| price.current))?;
        let before = sum(prices
            .iter()
            .map(|price| price.compare_at.unwrap_or(price.current)))?;
        let compare_at = Some(before).filter(|before| before.is_above(current));
        Some(Bundle {
            others,
            price: CardPrice {
                current,
                compare_at,
                percent_off: compare_at.and_then(|before| current.percent_off(before)),
                is_offer: prices.iter().any(|price| price.is_offer),
            },
            is_one_price: false,
        })
    }

    pub(super) fn bundle_card(&self) -> Option<CardBundle> {
        let Bundle {
            others,
            price,
            is_one_price,
        } = self.bundle()?;
        let language = self.words.language();
        let label = match is_one_price {
            true => "card-bundle-singly",
            false => "card-bundle-before",
        };
        Some(CardBundle {
            products: self.with_own(&others),
            sum_label: price.compare_at.map(|_| self.words.say(label)),
            sum: price.compare_at.map(|sum| format::money(sum, language)),
            price: format::money(price.current, language),
            saving: self.saving(price),
        })
    }

    fn saving(&self, price: CardPrice) -> Option<String> {
        let language = self.words.language();
        let saved = price.compare_at?.checked_sub(price.current).ok()?;
        let amount = ("amount", format::money(saved, language).into());
        let Some(percent) = price.percent_off else {
            return Some(self.words.say_with("card-saving", &[amount]));
        };
        let percent = ("percent", format::percent_off(percent, language).into());
        Some(
            self.words
                .say_with("card-saving-percent", &[amount, percent]),
        )
    }
}

/// What the prices for two say that the relations of a product name, for the host's eyes.
pub(super) fn prices(
    product: &Product,
    dossier: &Dossier,
    others: &[Product],
    words: &Words,
) -> Vec<BundlePrice> {
    let language = words.language();
    let single = |product: &Product| product.price.as_ref().map(|price| price.current);
    let prices = dossier.relations.iter().filter_map(|entry| {
        let relation = &entry.content;
        let together = relation.together?;
        let other = others.iter().find(|other| other.id == relation.other)?;
        let beside = together.beside(&[single(product), single(other)]);
        let price = beside.ok();
        Some(BundlePrice {
            relation: entry.id,
            price: format::money(together.price, language),
            sum: price
                .and_then(|price| price.compare_at)
                .map(|sum| format::money(sum, language)),
            percent_off: price
                .and_then(|price| price.percent_off)
                .map(|percent| format::percent_off(percent, language)),
            fault: beside.err().map(|no| refusal(no, words).message),
        })
    });
    prices.collect()
}

/// Why an amount can't be the price of two products.
pub(super) fn refusal(no: NotTogether, words: &Words) -> Problem {
    let (code, values) = match no {
        NotTogether::Alternatives => ("together-alternatives", Vec::new()),
        NotTogether::NoPrice => ("together-no-price", Vec::new()),
        NotTogether::CurrenciesDiffer => ("together-currency", Vec::new()),
        NotTogether::Negative => ("together-negative", Vec::new()),
        NotTogether::NotBelow { sum } => {
            let sum = format::money(sum, words.language());
            ("together-not-below", vec![("sum", sum.into())])
        }
    };
    Problem::refused(words, code, &values)
}

/// `None` where currencies are mixed, or nothing is summed up.
fn sum(mut prices: impl Iterator<Item = Money>) -> Option<Money> {
    let first = prices.next()?;
    prices.try_fold(first, |sum, price| sum.checked_add(price).ok())
}
