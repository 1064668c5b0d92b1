//! So many items that the store sets aside what it keeps in order row by row.

use rusqlite::Connection;
use vitrine_domain::incoming::IncomingProduct;
use vitrine_store::{ImportOptions, ProductOrder, ProductQuery};

use crate::common::{
    counts, dump, file, folder, import, import_reviews, incoming, minute, open, priced, review,
};

/// A few more than the store counts as few.
const MANY: i64 = 2_500;

fn product(number: i64, title: &str) -> IncomingProduct {
    IncomingProduct {
        sku: Some(format!("SKU-{number}")),
        price: priced(1_000 + number),
        ..incoming(&format!("product-{number}"), title)
    }
}

#[test]
fn many_products_are_found_ordered_and_undone_as_few_are() {
    let (_folder, path) = folder();
    let store = open(&path);
    let all = |title: &str| -> Vec<_> { (0..MANY).map(|number| product(number, title)).collect() };
    let report = import(&store, &all("Carafe"), &file());
    assert_eq!(report.counts, counts(MANY as u64, 0, 0, 0));
    // `dump` holds product search to the products.
    let first = dump(&path);
    assert_eq!(
        import(&store, &all("Carafe"), &file()).counts.unchanged,
        MANY as u64
    );
    assert_eq!(dump(&path), first);

    let newer = ImportOptions {
        as_of: minute(9),
        ..file()
    };
    let mut changed = all("Pitcher");
    changed.extend((MANY..MANY + 5).map(|number| product(number, "Pitcher")));
    let report = import(&store, &changed, &newer);
    assert_eq!(report.counts, counts(5, MANY as u64, 0, 0));
    let second = dump(&path);
    assert!(store.find_products("carafe", 5).unwrap().is_empty());
    assert_eq!(store.find_products("pitcher", 5).unwrap().len(), 5);
    let dearest = ProductQuery {
        text: String::new(),
        order: ProductOrder::Price,
        is_descending: true,
        offset: 0,
        limit: 1,
    };
    let dearest = store.browse_products(&dearest).unwrap();
    assert_eq!(dearest.products[0].sku, format!("SKU-{}", MANY + 4));

    store.undo_catalogue().unwrap();
    let undone = dump(&path);
    assert_eq!(undone["product"].len(), MANY as usize);
    assert_eq!(store.find_products("carafe", 5).unwrap().len(), 5);
    store.redo_catalogue().unwrap();
    assert_eq!(dump(&path), second);
    let report: String = Connection::open(&path)
        .unwrap()
        .pragma_query_value(None, "integrity_check", |row| row.get(0))
        .unwrap();
    assert_eq!(report, "ok", "every index has every row");
}

#[test]
fn many_reviews_are_found_and_undone_as_few_are() {
    let (_folder, path) = folder();
    let store = open(&path);
    import(&store, &[product(1, "Carafe")], &file());
    let before = dump(&path);
    let id = store.product_by_sku("SKU-1").unwrap().unwrap().id;
    let items = || {
        let texts = (0..MANY).map(|number| format!("No. {number} keeps its shape"));
        texts.map(|text| review("SKU-1", &text)).collect()
    };
    assert_eq!(import_reviews(&store, items()).new, MANY as u64);
    assert_eq!(store.find_answers(id, "shape 2499", 5).unwrap().len(), 1);
    assert_eq!(
        store.review_summary(id).unwrap()[0].rating.count,
        MANY as u32
    );
    let all = dump(&path);
    assert_eq!(import_reviews(&store, items()).known, MANY as u64);
    assert_eq!(dump(&path), all);
    store.undo_catalogue().unwrap();
    assert_eq!(dump(&path), before);
    assert!(store.find_answers(id, "shape", 5).unwrap().is_empty());
}
