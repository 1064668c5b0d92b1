//! What a card says of a product, worded and formatted in the show's language.

use std::collections::BTreeMap;

use vitrine_cards::{
    CardCountdown, CardLeft, CardLink, CardPromo, CardRating, CardSpec, CardStock, Need,
    PhotoSource, StockTone,
};
use vitrine_domain::dossier::{Dossier, EntryRef, RelationKind};
use vitrine_domain::{
    CardPrice, DurationMs, Hidden, Language, Offer, Price, PriceDoubt, PriceRule, Product,
    ProductId, Rating, State, UnixMs, format,
};

use crate::dossier::{AtHand, Told};
use crate::places::Places;
use crate::words::Words;

/// So few pieces are worth a warning to buyers.
const LOW_STOCK: u32 = 5;

/// What cards are made from, at a moment.
#[derive(Clone, Copy)]
pub(crate) struct Matter<'a> {
    pub state: &'a State,
    pub products: &'a BTreeMap<ProductId, Product>,
    pub at_hand: &'a AtHand,
    pub places: &'a Places,
    pub now: UnixMs,
}

impl<'a> Matter<'a> {
    /// A product of the show, or one beside it.
    pub fn product(&self, id: ProductId) -> Option<&'a Product> {
        self.products.get(&id).or_else(|| self.at_hand.other(id))
    }
}

/// A product at a moment, as its card shows it.
#[derive(Clone)]
pub(crate) struct Shown<'a> {
    pub matter: Matter<'a>,
    pub product: &'a Product,
    /// The offer that stands now, if one does.
    pub offer: Option<Offer>,
    pub offer_ends_at: Option<UnixMs>,
    /// The entry of the dossier that the card is about, if one was chosen.
    pub entry: Option<EntryRef>,
    /// Whether the price waits to be revealed.
    pub is_price_hidden: bool,
    /// What the viewers of this picture are not shown at all.
    pub hides: Hidden,
}

/// A price in the words of a language; `None` is not shown.
#[derive(Debug, Default)]
pub(crate) struct PriceWords {
    pub current: Option<String>,
    /// The struck price.
    pub compare_at: Option<String>,
    pub percent_off: Option<String>,
}

impl PriceWords {
    pub fn of(price: Option<CardPrice>, language: Language) -> Self {
        let Some(price) = price else {
            return Self::default();
        };
        let money = |amount| format::money(amount, language);
        Self {
            current: Some(money(price.current)),
            compare_at: price.compare_at.map(money),
            percent_off: price
                .percent_off
                .map(|percent| format::percent_off(percent, language)),
        }
    }
}

impl<'a> Shown<'a> {
    /// What is known of the product.
    pub fn dossier(&self) -> Option<&'a Dossier> {
        self.matter.at_hand.dossier(self.product.id)
    }

    /// The price the card shows.
    pub fn price(&self) -> Option<CardPrice> {
        if self.is_price_hidden || self.hides.price {
            return None;
        }
        self.product.card_price(self.offer.as_ref(), self.rule())
    }

    /// The stars of a product that the card shows.
    pub fn rating(&self, product: &Product) -> Option<CardRating> {
        let rating = product.rating.filter(|_| !self.hides.rating)?;
        Some(card_rating(rating, self.words()))
    }

    /// The last moment the prices of such a card may be shown, its own or those of others on it.
    pub fn stands_until(&self, needs: &[Need]) -> Option<UnixMs> {
        let others = self.others(needs).into_iter();
        let all = [self.product].into_iter().chain(others);
        let limits = all.filter_map(|product| {
            let rule = self.matter.state.price_rule(product, self.matter.now);
            let price = product.price.as_ref().filter(|_| !rule.is_vouched_for)?;
            price.stands_until(rule.age_limit)
        });
        let together = needs.contains(&Need::Bundle);
        let together = together.then(|| self.told().one_price_stands_until());
        let limits = limits.chain(together.flatten());
        // One that is over already changes nothing any more.
        limits.filter(|until| *until >= self.matter.now).min()
    }

    /// The products whose price such a card lacks, and why: its own, unless a special one stands in its
    /// place, and those of others on it.
    pub fn doubts(&self, needs: &[Need]) -> Vec<(&'a Product, PriceDoubt)> {
        let is_special = self.offer.as_ref().is_some_and(|it| it.price.is_some());
        let own = (!is_special).then_some(self.product);
        let all = own.into_iter().chain(self.others(needs));
        let doubted = all.filter_map(|product| {
            let rule = self.matter.state.price_rule(product, self.matter.now);
            let price = product.price.as_ref().filter(|_| !rule.is_vouched_for)?;
            Some((product, price.doubt(rule.now, rule.age_limit)?))
        });
        let together = self.doubted_together(needs);
        let together = together.map(|(_, doubt)| (self.product, doubt));
        doubted.chain(together).collect()
    }

    /// The price for several products that such a card lacks because nobody stands for it, and why.
    pub fn doubted_together(&self, needs: &[Need]) -> Option<(Price, PriceDoubt)> {
        let is_bundle = needs.contains(&Need::Bundle);
        is_bundle.then(|| self.told().doubted_price())?
    }

    /// The price that such a card tells: that of all it sells together, or the product's.
    pub fn told_price(&self, needs: &[Need]) -> Option<CardPrice> {
        if needs.contains(&Need::Bundle) {
            return Some(self.told().bundle()?.price);
        }
        self.price()
    }

    /// The other products on a card that is there to show these parts.
    fn others(&self, needs: &[Need]) -> Vec<&'a Product> {
        let told = self.told();
        let all = needs.iter().map(|need| match need {
            Need::Comparison => told.beside(RelationKind::Alternative),
            Need::Bundle => told.bundled(),
            _ => Vec::new(),
        });
        all.flatten().collect()
    }

    fn rule(&self) -> PriceRule {
        self.matter.state.price_rule(self.product, self.matter.now)
    }

    fn words(&self) -> &'static Words {
        Words::of(self.matter.state.show.language)
    }

    fn told(&self) -> Told<'_, 'a> {
        Told {
            shown: self,
            words: self.words(),
        }
    }

    /// The whole card; of the dossier only what its template is there to show.
    pub fn card(&self, needs: &[Need]) -> CardSpec {
        let words = self.words();
        let language = words.language();
        let product = self.product;
        let price = PriceWords::of(self.price(), language);
        let mut card = CardSpec {
            title: product.title.clone(),
            brand: product.brand.clone(),
            photo: main_photo(product, self.matter.places),
            price: price.current,
            compare_at: price.compare_at,
            percent_off: price.percent_off,
            rating: self.rating(product),
            stock: product.stock.map(|stock| card_stock(stock, words)),
            promo: self.offer.as_ref().and_then(|offer| {
                Some(CardPromo {
                    label: words.say("card-code"),
                    code: offer.promo_code.clone()?,
                })
            }),
            link: product.link.clone().map(|url| CardLink {
                url,
                label: words.say("card-link"),
            }),
            description: Some(product.description.clone()).filter(|text| !text.is_empty()),
            highlights: product.highlights.clone(),
            // Where no price will ever come, none is announced.
            teaser: (self.is_price_hidden && !self.hides.price)
                .then(|| words.say("card-price-soon")),
            countdown: self.time_left().map(|left| CardCountdown {
                label: words.say("card-ends-in"),
                time: format::countdown(left),
            }),
            left: self.pieces_left(words),
            ..CardSpec::default()
        };
        self.told().fill(&mut card, needs);
        card
    }

    fn time_left(&self) -> Option<DurationMs> {
        self.offer.as_ref()?;
        Some(self.offer_ends_at?.since(self.matter.now))
    }

    /// What is left of the pieces the offer began with, as the stock says.
    fn pieces_left(&self, words: &Words) -> Option<CardLeft> {
        let pieces = self.offer.as_ref()?.pieces.filter(|pieces| *pieces > 0)?;
        let left = self.product.stock?.min(pieces);
        let share = u64::from(left) * 1_000 / u64::from(pieces);
        let values = [
            ("left", u64::from(left).into()),
            ("pieces", u64::from(pieces).into()),
        ];
        Some(CardLeft {
            share_permille: u16::try_from(share).expect("a share is at most 1000"),
            text: words.say_with("card-left", &values),
        })
    }
}

/// A missing file is the renderer's to tell: it draws its placeholder.
pub(crate) fn main_photo(product: &Product, places: &Places) -> Option<PhotoSource> {
    let photo = product.photos.first()?;
    Some(PhotoSource::File(places.photos().join(&photo.file)))
}

pub(crate) fn card_rating(rating: Rating, words: &Words) -> CardRating {
    let language = words.language();
    let count = u64::from(rating.count);
    let formatted = format::number(count, language);
    CardRating {
        hundredths: rating.hundredths,
        text: format::rating(rating, language),
        count: words.say_with(
            "card-reviews",
            &[("count", count.into()), ("formatted", formatted.into())],
        ),
    }
}

fn card_stock(stock: u32, words: &Words) -> CardStock {
    let (tone, text) = match stock {
        0 => (StockTone::SoldOut, words.say("card-sold-out")),
        1..=LOW_STOCK => (
            StockTone::Low,
            words.say_with("card-stock-low", &[("count", u64::from(stock).into())]),
        ),
        _ => (StockTone::Plenty, words.say("card-stock-plenty")),
    };
    CardStock { text, tone }
}

#[cfg(test)]
mod tests {
    use vitrine_domain::{Currency, Money, Show, ShowDetails, ShowId, ThemeId};

    use super::*;

    fn product() -> Product {
        let eur = |minor| Money::new(minor, Currency::EUR);
        Product {
            id: ProductId(1),
            sku: "ML-1".into(),
            handle: None,
            title: "Carafe".into(),
            brand: None,
            kind: None,
            description: String::new(),
            highlights: Vec::new(),
            price: Some(Price::new(eur(4_900), Some(eur(6_200)), "list", UnixMs(0)).unwrap()),
            stock: Some(3),
            rating: Some(Rating {
                hundredths: 460,
                count: 1_284,
            }),
            photos: Vec::new(),
            link: None,
            variants: Vec::new(),
        }
    }

    /// What a card of the product says in a show of this language, at this moment.
    fn card(product: &Product, language: Language, offer: Option<Offer>, now: UnixMs) -> CardSpec {
        card_hiding(Hidden::default(), product, language, offer, now)
    }

    fn card_hiding(
        hides: Hidden,
        product: &Product,
        language: Language,
        offer: Option<Offer>,
        now: UnixMs,
    ) -> CardSpec {
        let details = ShowDetails {
            title: String::new(),
            language,
            currency: Currency::EUR,
            theme: ThemeId("lumen".into()),
            planned_start: None,
            price_age_limit: None,
        };
        let state = State::new(Show::empty(ShowId(1), details));
        let places = Places {
            data: "/data".into(),
            assets: "/assets".into(),
        };
        let shown = Shown {
            matter: Matter {
                state: &state,
                products: &BTreeMap::new(),
                at_hand: &AtHand::default(),
                places: &places,
                now,
            },
            product,
            offer_ends_at: offer
                .as_ref()
                .and_then(|it| Some(UnixMs(0).plus(it.lasts?))),
            offer,
            entry: None,
            is_price_hidden: false,
            hides,
        };
        shown.card(&[])
    }

    #[test]
    fn a_card_speaks_the_language_of_its_show() {
        let card = card(&product(), Language::Fr, None, UnixMs(1));
        assert_eq!(card.price.as_deref(), Some("49,00\u{a0}€"));
        assert_eq!(card.compare_at.as_deref(), Some("62,00\u{a0}€"));
        assert_eq!(card.percent_off.as_deref(), Some("−20\u{202f}%"));
        assert_eq!(card.stock.unwrap().text, "Plus que 3");
        assert_eq!(card.rating.unwrap().count, "1\u{202f}284 avis");
        assert_eq!(card.countdown, None);
    }

    #[test]
    fn what_is_hidden_is_not_in_the_card_at_all() {
        let hides = Hidden {
            price: true,
            rating: true,
            alternatives: true,
        };
        let offer = Offer {
            price: Some(Money::new(3_900, Currency::EUR)),
            promo_code: Some("LUMEN20".into()),
            lasts: None,
            pieces: None,
        };
        let card = card_hiding(hides, &product(), Language::En, Some(offer), UnixMs(1));
        let said = format!("{card:?}");
        for hidden in ["39", "49", "62", "−", "4.6", "1,284"] {
            assert!(!said.contains(hidden), "{hidden} in {said}");
        }
        assert_eq!(card.title, "Carafe");
        assert!(card.stock.is_some() && card.promo.is_some());
    }

    #[test]
    fn an_offer_brings_its_price_its_code_and_what_is_left_of_its_time_and_pieces() {
        let offer = Offer {
            price: Some(Money::new(3_900, Currency::EUR)),
            promo_code: Some("LUMEN20".into()),
            lasts: Some(DurationMs(180_000)),
            pieces: Some(40),
        };
        let card = card(&product(), Language::En, Some(offer), UnixMs(60_500));
        assert_eq!(card.price.as_deref(), Some("€39.00"));
        assert_eq!(card.compare_at.as_deref(), Some("€49.00"));
        assert_eq!(card.promo.unwrap().code, "LUMEN20");
        assert_eq!(card.countdown.unwrap().time, "02:00");
        let left = card.left.unwrap();
        assert_eq!(
            (left.share_permille, left.text.as_str()),
            (75, "3 of 40 left")
        );
    }
}
