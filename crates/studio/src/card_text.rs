//! What a card says of a product, worded and formatted in the show's language.

use vitrine_cards::{
    CardCountdown, CardLink, CardPromo, CardRating, CardSpec, CardStock, PhotoSource, StockTone,
};
use vitrine_domain::{
    CardPrice, DurationMs, Language, Offer, PriceDoubt, PriceRule, Product, Rating, UnixMs, format,
};

use crate::places::Places;
use crate::words::Words;

/// So few pieces are worth a warning to buyers.
const LOW_STOCK: u32 = 5;

/// A product at a moment, as its card shows it.
#[derive(Debug, Clone)]
pub(crate) struct Shown<'a> {
    pub product: &'a Product,
    /// The offer that stands now, if one does.
    pub offer: Option<Offer>,
    pub offer_ends_at: Option<UnixMs>,
    /// Whether the price waits to be revealed.
    pub is_price_hidden: bool,
    pub rule: PriceRule,
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

impl Shown<'_> {
    /// The price the card shows.
    pub fn price(&self) -> Option<CardPrice> {
        if self.is_price_hidden {
            return None;
        }
        self.product.card_price(self.offer.as_ref(), self.rule)
    }

    /// The last moment the product's own price may be on the card, shown or struck.
    pub fn stands_until(&self) -> Option<UnixMs> {
        let price = self.product.price.as_ref()?;
        price
            .stands_until(self.rule.age_limit)
            .filter(|_| !self.rule.is_vouched_for)
    }

    /// Why the card has no price; `None` if it has one, or a special one in its place.
    pub fn doubt(&self) -> Option<PriceDoubt> {
        if self
            .offer
            .as_ref()
            .is_some_and(|offer| offer.price.is_some())
        {
            return None;
        }
        let PriceRule {
            now,
            age_limit,
            is_vouched_for,
        } = self.rule;
        let price = self.product.price.as_ref()?;
        price.doubt(now, age_limit).filter(|_| !is_vouched_for)
    }

    /// The whole card.
    pub fn card(&self, words: &Words, places: &Places) -> CardSpec {
        let language = words.language();
        let product = self.product;
        let price = PriceWords::of(self.price(), language);
        CardSpec {
            title: product.title.clone(),
            brand: product.brand.clone(),
            photo: main_photo(product, places),
            price: price.current,
            compare_at: price.compare_at,
            percent_off: price.percent_off,
            rating: product
                .rating
                .map(|rating| card_rating(rating, words, language)),
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
            teaser: self.is_price_hidden.then(|| words.say("card-price-soon")),
            countdown: self.time_left().map(|left| CardCountdown {
                label: words.say("card-ends-in"),
                time: format::countdown(left),
            }),
            ..CardSpec::default()
        }
    }

    fn time_left(&self) -> Option<DurationMs> {
        self.offer.as_ref()?;
        Some(self.offer_ends_at?.since(self.rule.now))
    }
}

/// A missing file is the renderer's to tell: it draws its placeholder.
fn main_photo(product: &Product, places: &Places) -> Option<PhotoSource> {
    let photo = product.photos.first()?;
    Some(PhotoSource::File(places.photos().join(&photo.file)))
}

fn card_rating(rating: Rating, words: &Words, language: Language) -> CardRating {
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
    use vitrine_domain::{Currency, Money, Price, ProductId};

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

    fn places() -> Places {
        Places {
            data: "/data".into(),
            assets: "/assets".into(),
        }
    }

    #[test]
    fn a_card_speaks_the_language_of_its_show() {
        let product = product();
        let shown = Shown {
            product: &product,
            offer: None,
            offer_ends_at: None,
            is_price_hidden: false,
            rule: PriceRule::at(UnixMs(1)),
        };
        let card = shown.card(Words::of(Language::Fr), &places());
        assert_eq!(card.price.as_deref(), Some("49,00\u{a0}€"));
        assert_eq!(card.compare_at.as_deref(), Some("62,00\u{a0}€"));
        assert_eq!(card.percent_off.as_deref(), Some("−20\u{202f}%"));
        assert_eq!(card.stock.unwrap().text, "Plus que 3");
        assert_eq!(card.rating.unwrap().count, "1\u{202f}284 avis");
        assert_eq!(card.countdown, None);
    }

    #[test]
    fn an_offer_brings_its_price_its_code_and_what_is_left_of_its_time() {
        let product = product();
        let offer = Offer {
            price: Some(Money::new(3_900, Currency::EUR)),
            promo_code: Some("LUMEN20".into()),
            lasts: Some(DurationMs(180_000)),
        };
        let shown = Shown {
            product: &product,
            offer: Some(offer),
            offer_ends_at: Some(UnixMs(180_000)),
            is_price_hidden: false,
            rule: PriceRule::at(UnixMs(60_500)),
        };
        let card = shown.card(Words::of(Language::En), &places());
        assert_eq!(card.price.as_deref(), Some("€39.00"));
        assert_eq!(card.compare_at.as_deref(), Some("€49.00"));
        assert_eq!(card.promo.unwrap().code, "LUMEN20");
        assert_eq!(card.countdown.unwrap().time, "02:00");
    }
}
