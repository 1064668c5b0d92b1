//! Which product of the catalogue an item of a file is.

use vitrine_domain::Price;
use vitrine_domain::incoming::{IncomingProduct, RemarkReason};
use vitrine_store::{ImportOptions, NewProduct, Store};

use super::{only, reasons};
use crate::common::{NOW, counts, euro, file, folder, import, incoming, open, priced, product};

#[test]
fn a_product_is_found_by_its_handle_then_by_its_number_in_any_case() {
    let (_folder, path) = folder();
    let store = open(&path);
    let [typed, other] = store
        .upsert_products(vec![
            product("Ab-1", "Typed by hand"),
            product("CD-2", "Other"),
        ])
        .unwrap()[..]
    else {
        panic!("two products");
    };
    let by_number = IncomingProduct {
        sku: Some("aB-1".into()),
        ..incoming("by-hand", "From a file")
    };
    let without_number = incoming("cd-2", "Other");
    import(&store, &[by_number.clone(), without_number], &file());
    let found = store.product(typed).unwrap().unwrap();
    assert_eq!(
        (found.title.as_str(), found.handle.as_deref()),
        ("From a file", Some("by-hand"))
    );
    assert_eq!(found.sku, "aB-1", "as the file writes it");
    let other = store.product(other).unwrap().unwrap();
    assert_eq!(
        (other.handle.as_deref(), other.sku.as_str()),
        (None, "CD-2"),
        "a handle that is the number says nothing new"
    );

    // Another file names it differently: it keeps the handle it has, so that the two don't take turns.
    let renamed = IncomingProduct {
        handle: "id-77".into(),
        ..by_number.clone()
    };
    assert_eq!(
        import(&store, &[renamed], &file()).counts,
        counts(0, 0, 1, 0)
    );
    // The handle wins over the number.
    let renumbered = IncomingProduct {
        sku: Some("NEW-1".into()),
        ..by_number.clone()
    };
    assert_eq!(
        import(&store, &[renumbered], &file()).counts,
        counts(0, 1, 0, 0)
    );
    assert_eq!(store.product(typed).unwrap().unwrap().sku, "NEW-1");
    let taken = IncomingProduct {
        sku: Some("cd-2".into()),
        ..by_number
    };
    let refused = import(&store, &[taken], &file());
    assert_eq!(reasons(&refused), [RemarkReason::SkuTaken]);
    assert_eq!(refused.refused[0].value, "cd-2");
}

#[test]
fn numbers_that_a_file_moves_are_known_before_it_is_written() {
    let (_folder, path) = folder();
    let store = open(&path);
    let numbered = |handle: &str, sku: &str| IncomingProduct {
        sku: Some(sku.into()),
        ..incoming(handle, handle)
    };
    import(&store, &[numbered("a", "1"), numbered("b", "2")], &file());
    // `import` holds preview and import to the same counts.
    let moved = [
        numbered("a", "3"),
        numbered("b", "1"),
        numbered("c", "2"),
        numbered("d", "3"),
    ];
    let report = import(&store, &moved, &file());
    assert_eq!(report.counts, counts(1, 2, 0, 1));
    assert_eq!(report.refused[0].value, "3");
}

/// A catalogue that was typed: its products have no handles.
#[test]
fn an_article_number_stands_for_a_handle() {
    let (_folder, path) = folder();
    let store = open(&path);
    let typed = NewProduct {
        price: None,
        ..product("MUG", "Mug")
    };
    store.upsert_products(vec![typed]).unwrap();
    assert_eq!(
        import(&store, &[incoming("mug", "Mug")], &file()).counts,
        counts(0, 0, 1, 0)
    );
}

#[test]
fn a_table_without_struck_prices_leaves_them_and_a_number_is_no_handle() {
    let (_folder, path) = folder();
    let store = open(&path);
    let mut entered = product("MUG-1", "Mug,\u{a0}32\u{a0}cl");
    entered.price = Price::new(euro(5_900), Some(euro(7_200)), "The seller", NOW).ok();
    store.upsert_products(vec![entered]).unwrap();
    let table = ImportOptions {
        says_struck: false,
        ..file()
    };
    let row = |minor| IncomingProduct {
        sku: Some("MUG-1".into()),
        price: priced(minor),
        ..incoming("MUG-1", "Mug, 32 cl")
    };
    let same = import(&store, &[row(5_900)], &table);
    assert_eq!(same.counts, counts(0, 0, 1, 0), "no change at all");

    import(&store, &[row(4_900)], &table);
    let struck = |store: &Store| only(store).price.and_then(|price| price.compare_at);
    assert_eq!(struck(&store), Some(euro(7_200)), "it stays");
    import(&store, &[row(8_000)], &table);
    assert_eq!(struck(&store), None, "it would not be above");
}
