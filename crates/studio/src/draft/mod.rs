//! A product as a person types it, and back.

mod read;

use vitrine_domain::{Language, Money, Product, Rating, format};
use vitrine_store::{NewPhoto, NewProduct};

use crate::protocol::{DraftField, FieldChange, PhotoDraft, ProductDraft};
use crate::words::Words;

pub(crate) use read::{Facts, is_web_address, read};

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
        handle: product.handle.clone(),
        title: product.title.clone(),
        brand: product.brand.clone(),
        kind: product.kind.clone(),
        description: product.description.clone(),
        highlights: product.highlights.clone(),
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
        variants: product.variants.clone(),
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
    use vitrine_domain::{Currency, Price, ProductId, UnixMs};

    use super::*;
    use crate::protocol::FieldFault;

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
            handle: None,
            title: "Carafe".into(),
            brand: None,
            kind: None,
            description: String::new(),
            highlights: Vec::new(),
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
            variants: Vec::new(),
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
