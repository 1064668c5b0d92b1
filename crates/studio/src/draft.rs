//! A product as a person types it, and back: every text read, every fault named by its field.

use vitrine_domain::money::NotMoney;
use vitrine_domain::{Language, Money, Price, PriceError, Product, Rating, UnixMs, format};
use vitrine_store::{NewPhoto, NewProduct};

use crate::protocol::{DraftField, FieldChange, FieldFault, PhotoDraft, ProductDraft};
use crate::words::Words;

/// Longer names end in an ellipsis on every card.
const LONGEST_TITLE: usize = 200;
/// A product page shows a few sentences of it.
const LONGEST_DESCRIPTION: usize = 4_000;
/// Beyond it no QR code of a card can be read.
const LONGEST_LINK: usize = 500;

/// What a draft is read against.
pub(crate) struct Facts<'a> {
    /// The product as it is; `None` for a new one.
    pub before: Option<&'a Product>,
    /// Another product has this article number.
    pub is_sku_taken: bool,
    /// Whether a file is in the photo folder.
    pub has_photo: &'a dyn Fn(&str) -> bool,
    pub now: UnixMs,
}

/// The product as a draft, in the numbers of a language.
pub(crate) fn of(product: &Product, language: Language) -> ProductDraft {
    let price = product.price.as_ref();
    let money = |amount: Option<Money>| {
        amount.map_or_else(String::new, |amount| format::amount(amount, language))
    };
    ProductDraft {
        id: Some(product.id),
        sku: product.sku.clone(),
        title: product.title.clone(),
        brand: product.brand.clone().unwrap_or_default(),
        description: product.description.clone(),
        price: money(price.map(|price| price.current)),
        compare_at: money(price.and_then(|price| price.compare_at)),
        currency: price.map_or(vitrine_domain::Currency::EUR, |price| {
            price.current.currency
        }),
        price_source: price.map(|price| price.source.clone()).unwrap_or_default(),
        price_valid_until: price.and_then(|price| price.valid_until),
        stock: product
            .stock
            .map(|stock| stock.to_string())
            .unwrap_or_default(),
        rating: product
            .rating
            .map(|rating| typed_rating(rating, language))
            .unwrap_or_default(),
        rating_count: product
            .rating
            .map(|rating| rating.count.to_string())
            .unwrap_or_default(),
        photos: product
            .photos
            .iter()
            .map(|photo| PhotoDraft {
                file: photo.file.clone(),
                alt: photo.alt.clone(),
            })
            .collect(),
        link: product.link.clone().unwrap_or_default(),
    }
}

/// The product that a draft says, or what is wrong with it.
pub(crate) fn read(
    draft: &ProductDraft,
    facts: &Facts<'_>,
    words: &Words,
) -> (Option<NewProduct>, Vec<FieldFault>) {
    let mut reader = Reader {
        words,
        faults: Vec::new(),
    };
    let product = NewProduct {
        sku: reader.sku(draft, facts),
        title: reader.text(DraftField::Title, &draft.title, LONGEST_TITLE),
        brand: filled(&draft.brand),
        description: reader.description(&draft.description),
        price: reader.price(draft, facts),
        stock: reader.whole(DraftField::Stock, &draft.stock),
        rating: reader.rating(draft),
        photos: reader.photos(draft, facts),
        link: reader.link(&draft.link),
    };
    let faults = reader.faults;
    (faults.is_empty().then_some(product), faults)
}

/// Each field that would be another one, as people read it.
pub(crate) fn changes(
    before: Option<&Product>,
    after: &NewProduct,
    words: &Words,
) -> Vec<FieldChange> {
    let old = before.map(|product| read_out(&as_new(product), words));
    let new = read_out(after, words);
    let none = || vec![String::new(); new.len()];
    let old = old.map_or_else(none, |old| old.into_iter().map(|(_, text)| text).collect());
    new.into_iter()
        .zip(old)
        .filter(|((_, after), before)| after != before)
        .map(|((field, after), before)| FieldChange {
            field,
            before,
            after,
        })
        .collect()
}

fn as_new(product: &Product) -> NewProduct {
    NewProduct {
        sku: product.sku.clone(),
        title: product.title.clone(),
        brand: product.brand.clone(),
        description: product.description.clone(),
        price: product.price.clone(),
        stock: product.stock,
        rating: product.rating,
        photos: product
            .photos
            .iter()
            .map(|photo| NewPhoto {
                file: photo.file.clone(),
                alt: photo.alt.clone(),
            })
            .collect(),
        link: product.link.clone(),
    }
}

fn read_out(product: &NewProduct, words: &Words) -> Vec<(DraftField, String)> {
    let language = words.language();
    let price = product.price.as_ref();
    let money = |amount: Option<Money>| {
        amount.map_or_else(String::new, |amount| format::money(amount, language))
    };
    let number = |number: Option<u32>| {
        number.map_or_else(String::new, |number| {
            format::number(number.into(), language)
        })
    };
    let photos: Vec<String> = product
        .photos
        .iter()
        .map(|photo| {
            let name = if photo.alt.is_empty() {
                &photo.file
            } else {
                &photo.alt
            };
            name.clone()
        })
        .collect();
    vec![
        (DraftField::Sku, product.sku.clone()),
        (DraftField::Title, product.title.clone()),
        (DraftField::Brand, product.brand.clone().unwrap_or_default()),
        (DraftField::Description, product.description.clone()),
        (DraftField::Price, money(price.map(|price| price.current))),
        (
            DraftField::CompareAt,
            money(price.and_then(|price| price.compare_at)),
        ),
        (
            DraftField::PriceSource,
            price.map(|price| price.source.clone()).unwrap_or_default(),
        ),
        (
            DraftField::PriceValidUntil,
            price
                .and_then(|price| price.valid_until)
                .map(|until| words.moment(until))
                .unwrap_or_default(),
        ),
        (DraftField::Stock, number(product.stock)),
        (
            DraftField::Rating,
            product
                .rating
                .map(|rating| format::rating(rating, language))
                .unwrap_or_default(),
        ),
        (
            DraftField::RatingCount,
            number(product.rating.map(|rating| rating.count)),
        ),
        (DraftField::Photos, photos.join(", ")),
        (DraftField::Link, product.link.clone().unwrap_or_default()),
    ]
}

/// Reads field after field and collects what is wrong.
struct Reader<'a> {
    words: &'a Words,
    faults: Vec<FieldFault>,
}

impl Reader<'_> {
    fn fault(&mut self, field: DraftField, id: &str) {
        let message = self.words.say(id);
        self.faults.push(FieldFault { field, message });
    }

    fn sku(&mut self, draft: &ProductDraft, facts: &Facts<'_>) -> String {
        if facts.is_sku_taken {
            self.fault(DraftField::Sku, "fault-sku-taken");
        }
        self.text(DraftField::Sku, &draft.sku, LONGEST_TITLE)
    }

    /// A text that must be there.
    fn text(&mut self, field: DraftField, text: &str, most: usize) -> String {
        let text = text.trim();
        if text.is_empty() {
            self.fault(field, "fault-empty");
        } else if text.chars().count() > most {
            self.fault(field, "fault-long");
        }
        text.to_owned()
    }

    fn description(&mut self, text: &str) -> String {
        let text = text.trim();
        if text.chars().count() > LONGEST_DESCRIPTION {
            self.fault(DraftField::Description, "fault-long");
        }
        text.to_owned()
    }

    fn price(&mut self, draft: &ProductDraft, facts: &Facts<'_>) -> Option<Price> {
        let current = self.money(DraftField::Price, &draft.price, draft);
        let compare_at = self.money(DraftField::CompareAt, &draft.compare_at, draft);
        let Some(current) = current else {
            if compare_at.is_some() && draft.price.trim().is_empty() {
                self.fault(DraftField::Price, "fault-compare-at-alone");
            }
            return None;
        };
        let source = filled(&draft.price_source).unwrap_or_else(|| self.words.say("price-source"));
        // A price that stays is as old as it was.
        let old = facts.before.and_then(|product| product.price.as_ref());
        let stays = |old: &&Price| {
            (old.current, old.compare_at, &old.source) == (current, compare_at, &source)
        };
        let as_of = old.filter(stays).map_or(facts.now, |old| old.as_of);
        match Price::new(current, compare_at, source, as_of) {
            Ok(price) => Some(Price {
                valid_until: draft.price_valid_until,
                ..price
            }),
            Err(PriceError::Negative) => {
                self.fault(DraftField::Price, "fault-money");
                None
            }
            Err(PriceError::CompareAtNotAbove | PriceError::CurrenciesDiffer) => {
                self.fault(DraftField::CompareAt, "fault-compare-at");
                None
            }
        }
    }

    fn money(&mut self, field: DraftField, text: &str, draft: &ProductDraft) -> Option<Money> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        match Money::parse(text, draft.currency) {
            Ok(money) => Some(money),
            Err(error) => {
                self.fault(
                    field,
                    match error {
                        NotMoney::TooPrecise { .. } => "fault-money-precise",
                        NotMoney::OtherCurrency { .. } => "fault-money-currency",
                        NotMoney::TooLarge { .. } => "fault-money-large",
                        _ => "fault-money",
                    },
                );
                None
            }
        }
    }

    fn whole(&mut self, field: DraftField, text: &str) -> Option<u32> {
        let digits: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .collect();
        if digits.is_empty() {
            return None;
        }
        let number = digits.parse().ok();
        if number.is_none() {
            self.fault(field, "fault-whole-number");
        }
        number
    }

    fn rating(&mut self, draft: &ProductDraft) -> Option<Rating> {
        let count = self.whole(DraftField::RatingCount, &draft.rating_count);
        let text = draft.rating.trim().replace(',', ".");
        if text.is_empty() {
            if count.is_some() {
                self.fault(DraftField::Rating, "fault-rating");
            }
            return None;
        }
        let hundredths = text
            .parse::<f64>()
            .ok()
            .filter(|stars| (0.0..=5.0).contains(stars))
            .map(|stars| (stars * 100.0).round() as u16);
        let Some(hundredths) = hundredths else {
            self.fault(DraftField::Rating, "fault-rating");
            return None;
        };
        if count.is_none() {
            self.fault(DraftField::RatingCount, "fault-rating-count");
        }
        Some(Rating {
            hundredths,
            count: count?,
        })
    }

    fn photos(&mut self, draft: &ProductDraft, facts: &Facts<'_>) -> Vec<NewPhoto> {
        let is_lost = |photo: &&PhotoDraft| {
            let is_old = facts
                .before
                .is_some_and(|product| product.photos.iter().any(|old| old.file == photo.file));
            !is_old && !(facts.has_photo)(&photo.file)
        };
        if draft.photos.iter().any(|photo| is_lost(&photo)) {
            self.fault(DraftField::Photos, "fault-photo");
        }
        let kept = draft.photos.iter().map(|photo| NewPhoto {
            file: photo.file.clone(),
            alt: photo.alt.trim().to_owned(),
        });
        kept.collect()
    }

    fn link(&mut self, text: &str) -> Option<String> {
        let link = filled(text)?;
        let is_web = link.strip_prefix("https://").is_some_and(|rest| {
            rest.contains('.') && !rest.contains(char::is_whitespace) && !rest.contains('@')
        });
        if !is_web || link.len() > LONGEST_LINK {
            self.fault(DraftField::Link, "fault-link");
        }
        Some(link)
    }
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

fn typed_rating(rating: Rating, language: Language) -> String {
    let mark = match language {
        Language::En => '.',
        Language::Fr => ',',
    };
    let (stars, rest) = (rating.hundredths / 100, rating.hundredths % 100);
    let text = format!("{stars}{mark}{rest:02}");
    text.trim_end_matches('0').trim_end_matches(mark).to_owned()
}

#[cfg(test)]
mod tests {
    use vitrine_domain::{Currency, ProductId};

    use super::*;

    fn typed() -> ProductDraft {
        ProductDraft {
            id: None,
            sku: "ML-1".into(),
            title: "Carafe".into(),
            brand: String::new(),
            description: String::new(),
            price: "49,00".into(),
            compare_at: "62".into(),
            currency: Currency::EUR,
            price_source: String::new(),
            price_valid_until: None,
            stock: "1 200".into(),
            rating: "4,65".into(),
            rating_count: "12".into(),
            photos: Vec::new(),
            link: "https://shop.example/carafe".into(),
        }
    }

    fn read_new(draft: &ProductDraft) -> (Option<NewProduct>, Vec<FieldFault>) {
        let facts = Facts {
            before: None,
            is_sku_taken: false,
            has_photo: &|_| false,
            now: UnixMs(7),
        };
        read(draft, &facts, Words::of(Language::En))
    }

    #[test]
    fn what_is_typed_is_read_and_comes_back_as_it_was() {
        let (product, faults) = read_new(&typed());
        assert_eq!(faults, []);
        let product = product.unwrap();
        let price = product.price.unwrap();
        assert_eq!((price.current.minor, price.as_of), (4_900, UnixMs(7)));
        assert_eq!(price.compare_at.unwrap().minor, 6_200);
        assert_eq!(
            (product.stock, product.rating.unwrap().hundredths),
            (Some(1_200), 465)
        );
        assert_eq!(
            price.source, "The seller",
            "who types a price vouches for it"
        );
    }

    #[test]
    fn each_fault_names_its_field() {
        let faulty = ProductDraft {
            sku: " ".into(),
            price: "12.345".into(),
            compare_at: "$5".into(),
            stock: "many".into(),
            rating: "6".into(),
            photos: vec![PhotoDraft {
                file: "gone.jpg".into(),
                alt: String::new(),
            }],
            link: "javascript:alert(1)".into(),
            ..typed()
        };
        let (product, faults) = read_new(&faulty);
        assert_eq!(product, None);
        let fields: Vec<DraftField> = faults.iter().map(|fault| fault.field).collect();
        for field in [
            DraftField::Sku,
            DraftField::CompareAt,
            DraftField::Stock,
            DraftField::Rating,
            DraftField::Photos,
            DraftField::Link,
        ] {
            assert!(fields.contains(&field), "{field:?} in {faults:?}");
        }
        let lower = ProductDraft {
            compare_at: "40".into(),
            ..typed()
        };
        assert_eq!(read_new(&lower).1[0].field, DraftField::CompareAt);
    }

    #[test]
    fn only_what_differs_is_a_change() {
        let product = Product {
            id: ProductId(1),
            sku: "ML-1".into(),
            title: "Carafe".into(),
            brand: None,
            description: String::new(),
            price: Some(
                Price::new(
                    Money::new(4_900, Currency::EUR),
                    None,
                    "The seller",
                    UnixMs(1),
                )
                .unwrap(),
            ),
            stock: Some(3),
            rating: None,
            photos: Vec::new(),
            link: None,
        };
        let draft = ProductDraft {
            price: "39".into(),
            ..of(&product, Language::Fr)
        };
        let facts = Facts {
            before: Some(&product),
            is_sku_taken: false,
            has_photo: &|_| true,
            now: UnixMs(9),
        };
        let words = Words::of(Language::En);
        let (after, faults) = read(&draft, &facts, words);
        assert_eq!(faults, []);
        let after = after.unwrap();
        assert_eq!(
            after.price.as_ref().unwrap().as_of,
            UnixMs(9),
            "a new price is as of now"
        );
        let changed = changes(Some(&product), &after, words);
        assert_eq!(changed.len(), 1);
        assert_eq!(
            (changed[0].before.as_str(), changed[0].after.as_str()),
            ("€49.00", "€39.00")
        );
    }
}
