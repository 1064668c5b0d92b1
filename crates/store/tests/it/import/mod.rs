//! What a file brings: compared, shown, written, and the same again.

mod faults;
mod finding;
mod killed;
mod many;
mod parts;
mod prices;
mod taking_in;

use crate::common::{incoming, named_photo, priced, size};
use vitrine_domain::Rating;
use vitrine_domain::incoming::{IncomingProduct, RemarkReason};
use vitrine_store::{ImportReport, Store};

/// A product with something in every field.
fn shirt() -> IncomingProduct {
    IncomingProduct {
        sku: Some("SHIRT".into()),
        brand: Some("Lumen".into()),
        kind: Some("Shirts".into()),
        description: Some("Of linen.\n\n• Cool".into()),
        highlights: vec!["Cool".into(), "Light".into()],
        price: priced(4_900),
        stock: Some(7),
        rating: Some(Rating {
            hundredths: 450,
            count: 12,
        }),
        link: Some("https://shop.example/shirt".into()),
        variants: vec![size("S", 3), size("M", 4)],
        photos: vec![
            named_photo("https://shop.example/1.jpg"),
            named_photo("2.jpg"),
        ],
        ..incoming("linen-shirt", "Linen shirt")
    }
}

fn only(store: &Store) -> vitrine_domain::Product {
    let mut page = store.product_page(None, 10).unwrap();
    assert_eq!(page.len(), 1);
    page.remove(0)
}

fn reasons(report: &ImportReport) -> Vec<RemarkReason> {
    report.refused.iter().map(|remark| remark.reason).collect()
}
