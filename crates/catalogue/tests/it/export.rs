//! What is written is read again as it was.
use std::io::Cursor;

use crate::support::{NOW, read_reviews};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use vitrine_catalogue::export::{Format, ProductExport, ReviewExport};
use vitrine_catalogue::{Dialect, ProductItem, ReadOptions, look_at, products_of};
use vitrine_domain::incoming::{IncomingPhoto, IncomingPrice, IncomingProduct, IncomingReview};
use vitrine_domain::{Currency, Money, Rating, UnixMs, Variant, VariantOption};

fn exported(products: &[IncomingProduct], format: Format) -> Vec<u8> {
    let mut export = ProductExport::new(Vec::new(), format).unwrap();
    for product in products {
        export.write(product).unwrap();
    }
    export.finish().unwrap()
}

/// Read in another currency than any of the products', with no hint at all.
fn imported(bytes: Vec<u8>) -> Vec<IncomingProduct> {
    let options = ReadOptions::new("CHF".parse().unwrap(), NOW);
    let items = products_of(Cursor::new(bytes), None, &options).unwrap();
    items
        .map(|item| match item.unwrap() {
            ProductItem::Product(product) => IncomingProduct {
                line: 0,
                ..*product
            },
            ProductItem::Refused(remark) => panic!("{remark:?}"),
        })
        .collect()
}

/// One tidy line with whatever spreadsheets, CSV and HTML stumble over.
fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z0-9éß商😀]{1,6}",
        Just("\"".to_owned()),
        Just("'".to_owned()),
        Just("=1+1".to_owned()),
        Just("-".to_owned()),
        Just("@".to_owned()),
        Just("+".to_owned()),
        Just(",;|".to_owned()),
        Just("<b>x</b>".to_owned()),
        Just("&amp;".to_owned()),
        Just("<br>".to_owned()),
        Just(">".to_owned()),
        Just("12.50".to_owned()),
    ];
    vec(piece, 1..6).prop_map(|pieces| pieces.join(" "))
}

fn text() -> impl Strategy<Value = String> {
    (vec(line(), 1..4), "\n\n?").prop_map(|(lines, between)| lines.join(&between))
}

fn money(currency: Currency) -> impl Strategy<Value = Money> {
    (0..10_000_000_i64).prop_map(move |minor| Money::new(minor, currency))
}

fn price(currency: Currency) -> impl Strategy<Value = IncomingPrice> {
    (
        money(currency),
        option::of(1..1_000_i64),
        option::of(0..4_102_444_800_000_i64),
    )
        .prop_map(|(current, above, until)| IncomingPrice {
            current,
            compare_at: above.map(|above| Money::new(current.minor + above, current.currency)),
            valid_until: until.map(UnixMs),
        })
}

fn variant(currency: Currency) -> impl Strategy<Value = Variant> {
    let options = vec((line(), line()), 1..=3);
    let numbers = (option::of("[A-Z0-9-]{1,8}"), option::of("[0-9]{8,13}"));
    (
        options,
        numbers,
        option::of(price(currency)),
        option::of(0..9_999_u32),
    )
        .prop_map(|(options, (sku, barcode), price, stock)| Variant {
            options: options
                .into_iter()
                .map(|(name, value)| VariantOption { name, value })
                .collect(),
            sku,
            price: price.map(|price| price.current),
            compare_at: price.and_then(|price| price.compare_at),
            stock,
            barcode,
            photo: None,
        })
}

fn product(number: usize) -> impl Strategy<Value = IncomingProduct> {
    let currency = prop_oneof![
        Just(Currency::EUR),
        Just(Currency::USD),
        Just(Currency::JPY),
        Just(Currency::KWD)
    ];
    let photo = (
        "[a-z]{1,5}( [0-9])?\\.jpg|https://x\\.example/[a-z]{1,5},[a-z]\\.png",
        option::of(line()),
    );
    let photos = vec(photo, 0..4).prop_map(|photos| {
        let mut known: Vec<IncomingPhoto> = Vec::new();
        for (reference, alt) in photos {
            if known.iter().all(|photo| photo.reference != reference) {
                let alt = alt.unwrap_or_default();
                known.push(IncomingPhoto { reference, alt });
            }
        }
        known
    });
    let names = (
        option::of(line()),
        option::of(line()),
        option::of(line()),
        option::of(text()),
        option::of("[A-Z0-9-]{1,8}"),
        option::of("[0-9]{8}"),
    );
    let facts = (
        vec(line(), 0..4),
        option::of((0..=500_u16, 1..9_999_u32)),
        option::of("https://shop\\.example/[a-z]{1,8}"),
        option::of(any::<bool>()),
        option::of(0..9_999_u32),
    );
    let whole = currency
        .prop_flat_map(|currency| (option::of(price(currency)), vec(variant(currency), 0..4)));
    let shown_by = vec(option::of(0..4_usize), 4);
    (names, facts, photos, whole, shown_by).prop_map(
        move |(names, facts, photos, whole, shown_by)| {
            let (price, mut variants) = whole;
            for (variant, place) in variants.iter_mut().zip(shown_by) {
                let photo = place.and_then(|place| photos.get(place));
                variant.photo = photo.map(|photo| photo.reference.clone());
            }
            let (title, brand, kind, description, sku, barcode) = names;
            let (highlights, rating, link, is_offered, stock) = facts;
            IncomingProduct {
                handle: format!("product-{number}"),
                sku,
                barcode,
                is_offered,
                title,
                brand,
                kind,
                description,
                highlights,
                price,
                stock,
                rating: rating.map(|(hundredths, count)| Rating { hundredths, count }),
                link,
                variants,
                photos,
                ..IncomingProduct::default()
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn export_then_import_is_the_identity(one in product(1), two in product(2), for_excel: bool) {
        let format = if for_excel { Format::CsvForExcel } else { Format::Csv };
        let products = vec![one, two];
        prop_assert_eq!(imported(exported(&products, format)), products);
    }

    #[test]
    fn reviews_come_back_as_they_were(
        stars in 0..=500_u16,
        words in (line(), text(), line()),
        written in option::of(0..4_102_444_800_000_i64),
        (helpful, more) in (0..999_u32, 0..999_u32),
    ) {
        let (title, text, author) = words;
        let review = IncomingReview {
            line: 2,
            product: "SKU-1".into(),
            stars_hundredths: stars,
            title,
            text,
            author,
            written_at: written.map(UnixMs),
            helpful,
            votes: helpful + more,
        };
        let mut export = ReviewExport::new(Vec::new(), Format::Csv).unwrap();
        export.write(&review).unwrap();
        let (reviews, refused) = read_reviews(export.finish().unwrap());
        prop_assert_eq!(refused, []);
        prop_assert_eq!(&reviews, &[(review, Vec::new())]);
    }
}

#[test]
fn an_export_is_a_file_that_shopify_and_we_know() {
    let product = IncomingProduct {
        handle: "tea".into(),
        title: Some("=Tea".into()),
        price: Some(IncomingPrice {
            current: Money::new(1_250, Currency::EUR),
            compare_at: None,
            valid_until: None,
        }),
        ..IncomingProduct::default()
    };
    let file = exported(std::slice::from_ref(&product), Format::Csv);
    let look = look_at(&file, true).unwrap();
    assert_eq!(look.dialect, Dialect::ShopifyNewer);
    assert!(look.is_ours);
    let text = String::from_utf8(file.clone()).unwrap();
    assert!(
        text.starts_with("Title,URL handle,Description,Vendor,Type,Status,SKU,"),
        "{text}"
    );
    assert!(text.contains("\r\n'=Tea,tea,"), "{text}");
    assert_eq!(imported(file), std::slice::from_ref(&product));
    let json = exported(std::slice::from_ref(&product), Format::Json);
    let read: Vec<IncomingProduct> = serde_json::from_slice(&json).unwrap();
    assert_eq!(read, [product]);
}
