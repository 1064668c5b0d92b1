//! What a file brings: compared, shown, written, and the same again.

// `allow-unwrap-in-tests` knows test functions, not the functions they share.
#![allow(clippy::unwrap_used)]

mod common;

use std::ops::ControlFlow;

use common::{
    NOW, counts, dump, euro, file, folder, import, import_reviews, incoming, minute, named_photo,
    on, open, priced, product, review, silent, size,
};
use vitrine_domain::incoming::{IncomingPrice, IncomingProduct, RemarkReason};
use vitrine_domain::{Price, Rating, UnixMs};
use vitrine_store::{
    CatalogueSteps, FieldDiff, ImportFate, ImportOptions, ImportReport, NewProduct, Store,
};

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

#[test]
fn a_product_comes_in_with_all_that_the_file_says() {
    let (_folder, path) = folder();
    let store = open(&path);
    let report = import(&store, &[shirt()], &file());
    assert_eq!(report.counts, counts(1, 0, 0, 0));
    let read = only(&store);
    let said = shirt();
    assert_eq!(
        (read.sku.as_str(), read.handle.as_deref()),
        ("SHIRT", Some("linen-shirt"))
    );
    assert_eq!(
        (Some(read.title), read.brand, read.kind),
        (said.title, said.brand, said.kind)
    );
    assert_eq!(
        (Some(read.description), read.highlights),
        (said.description, said.highlights)
    );
    assert_eq!(
        (read.stock, read.rating, read.link),
        (said.stock, said.rating, said.link)
    );
    assert_eq!(read.variants, said.variants);
    let price = read.price.unwrap();
    assert_eq!(
        (price.current, price.source.as_str(), price.as_of),
        (euro(4_900), "A shop", NOW)
    );
    let links = store.photo_links(read.id).unwrap();
    let references: Vec<_> = links.iter().map(|link| link.reference.as_str()).collect();
    assert_eq!(references, ["https://shop.example/1.jpg", "2.jpg"]);
    assert!(read.photos.is_empty(), "nothing is fetched unasked");
    assert_eq!(store.find_products("linen", 5).unwrap().len(), 1);
}

#[test]
fn the_same_file_again_changes_nothing() {
    let (_folder, path) = folder();
    let store = open(&path);
    // A product in parts with others between, one without a number, one that is refused, one twice.
    let continued = IncomingProduct {
        is_continued: true,
        variants: vec![size("L", 1), size("S", 3)],
        photos: vec![named_photo("3.jpg")],
        ..silent("linen-shirt")
    };
    let twice = IncomingProduct {
        sku: Some("shirt".into()),
        ..incoming("other-shirt", "With the number of another")
    };
    let items = [
        shirt(),
        incoming("mug", "Mug"),
        silent("nameless"),
        continued,
        twice,
    ];
    let first = import(&store, &items, &file());
    assert_eq!(first.counts, counts(2, 0, 0, 2));
    assert_eq!(
        reasons(&first),
        [RemarkReason::NoTitle, RemarkReason::SkuTaken]
    );
    let shirt = store.product_by_sku("SHIRT").unwrap().unwrap();
    assert_eq!(shirt.variants, [size("S", 3), size("M", 4), size("L", 1)]);
    assert_eq!(store.photo_links(shirt.id).unwrap().len(), 3);

    let (before, steps) = (dump(&path), store.catalogue_steps().unwrap());
    let again = import(&store, &items, &file());
    assert_eq!(again.counts, counts(0, 0, 2, 2));
    assert_eq!(dump(&path), before);
    assert_eq!(store.catalogue_steps().unwrap(), steps, "no step is made");
}

#[test]
fn what_differs_is_shown_with_old_and_new_and_written() {
    let (_folder, path) = folder();
    let store = open(&path);
    import(&store, &[shirt()], &file());
    let before = dump(&path);
    let newer = ImportOptions {
        as_of: minute(5),
        ..file()
    };
    let changed = IncomingProduct {
        title: Some("Linen shirt, new cut".into()),
        price: Some(IncomingPrice {
            current: euro(3_900),
            compare_at: Some(euro(4_900)),
            valid_until: None,
        }),
        stock: Some(6),
        variants: vec![size("M", 6), size("S", 0)],
        photos: vec![named_photo("2.jpg")],
        brand: None,
        ..shirt()
    };
    let preview = store
        .preview_import(
            [changed.clone(), incoming("mug", "Mug")].into_iter(),
            &newer,
            &mut on,
        )
        .unwrap()
        .unwrap();
    assert_eq!(dump(&path), before, "a look writes nothing");
    assert_eq!(preview.counts, counts(1, 1, 0, 0));
    let row = &preview.rows[0];
    assert_eq!(
        (row.fate, row.title.as_str()),
        (ImportFate::Changed, "Linen shirt, new cut")
    );
    let [
        FieldDiff::Title { old, new },
        FieldDiff::Price {
            old: Some(was),
            new: is,
        },
        FieldDiff::Stock {
            old: Some(7),
            new: 6,
        },
        FieldDiff::Variants { .. },
        FieldDiff::Photos { .. },
    ] = &row.diffs[..]
    else {
        panic!("{:?}", row.diffs);
    };
    assert_eq!(
        (old.as_str(), new.as_str()),
        ("Linen shirt", "Linen shirt, new cut")
    );
    assert_eq!((was.current, is.current), (euro(4_900), euro(3_900)));
    assert_eq!((is.compare_at, is.as_of), (Some(euro(4_900)), minute(5)));
    assert_eq!(preview.rows[1].fate, ImportFate::New);
    assert!(
        preview.rows[1]
            .diffs
            .iter()
            .any(|diff| matches!(diff, FieldDiff::Title { .. }))
    );

    import(&store, &[changed], &newer);
    let read = only(&store);
    assert_eq!(
        read.brand.as_deref(),
        Some("Lumen"),
        "what is not said stays"
    );
    assert_eq!(
        (read.stock, read.variants),
        (Some(6), vec![size("M", 6), size("S", 0)])
    );
}

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

#[test]
fn a_part_that_is_missing_at_the_end_was_taken_away() {
    let (_folder, path) = folder();
    let store = open(&path);
    import(&store, &[shirt()], &file());
    let less = IncomingProduct {
        variants: vec![size("S", 3)],
        photos: vec![named_photo("https://shop.example/1.jpg")],
        ..shirt()
    };
    assert_eq!(import(&store, &[less], &file()).counts, counts(0, 1, 0, 0));
    let read = only(&store);
    assert_eq!(read.variants, [size("S", 3)]);
    assert_eq!(store.photo_links(read.id).unwrap().len(), 1);
    let more = IncomingProduct {
        is_continued: true,
        variants: vec![size("M", 4)],
        ..silent("linen-shirt")
    };
    let less = IncomingProduct {
        variants: vec![size("S", 3)],
        photos: Vec::new(),
        ..shirt()
    };
    let report = import(&store, &[less, incoming("mug", "Mug"), more], &file());
    assert_eq!(report.counts, counts(1, 1, 0, 0));
    assert_eq!(only_shirt(&store).variants, [size("S", 3), size("M", 4)]);
}

fn only_shirt(store: &Store) -> vitrine_domain::Product {
    store.product_by_sku("SHIRT").unwrap().unwrap()
}

#[test]
fn a_price_is_as_old_as_the_newest_file_that_says_it() {
    let (_folder, path) = folder();
    let store = open(&path);
    import(&store, &[shirt()], &file());
    let at = |as_of: UnixMs, source: &str| {
        let options = ImportOptions {
            as_of,
            source: source.into(),
            ..file()
        };
        let report = import(&store, &[shirt()], &options);
        assert_eq!(report.counts, counts(0, 0, 1, 0), "no change");
        let price = only(&store).price.unwrap();
        (price.as_of, price.source)
    };
    assert_eq!(at(minute(9), "Another"), (minute(9), "Another".into()));
    assert_eq!(
        at(minute(3), "A shop"),
        (minute(9), "Another".into()),
        "older"
    );
    let undo = store.catalogue_steps().unwrap().undo;
    assert!(
        format!("{undo:?}").contains("products: 1"),
        "only the first is a step"
    );
}

#[test]
fn what_a_product_can_not_have_is_left_out_with_the_reason() {
    let (_folder, path) = folder();
    let store = open(&path);
    let mut bad = IncomingProduct {
        price: Some(IncomingPrice {
            current: euro(500),
            compare_at: Some(euro(400)),
            valid_until: None,
        }),
        rating: Some(Rating {
            hundredths: 501,
            count: 1,
        }),
        kind: Some(" ".into()),
        ..incoming("bad", "Bad")
    };
    bad.variants = vec![size("S", 1)];
    bad.variants[0].compare_at = Some(euro(1));
    let report = import(&store, &[bad, IncomingProduct::default()], &file());
    let remarks: Vec<_> = report.remarks.iter().map(|remark| remark.reason).collect();
    assert_eq!(
        remarks,
        [RemarkReason::CompareAtNotAbove, RemarkReason::NotStars]
    );
    assert_eq!(reasons(&report), [RemarkReason::NoHandle]);
    let read = only(&store);
    assert_eq!((read.price, read.rating, read.kind), (None, None, None));
    assert_eq!(read.variants, [size("S", 1)]);
}

#[test]
fn a_stop_leaves_nothing_behind() {
    let (_folder, path) = folder();
    let store = open(&path);
    import(&store, &[shirt()], &file());
    let before = dump(&path);
    let many = || (0..5_000).map(|number| incoming(&format!("p{number}"), "Product"));
    let mut stop = |count| match count {
        0..2_000 => ControlFlow::Continue(()),
        _ => ControlFlow::Break(()),
    };
    assert_eq!(store.import(many(), &file(), &mut stop).unwrap(), None);
    assert_eq!(
        store.preview_import(many(), &file(), &mut stop).unwrap(),
        None
    );
    assert_eq!(dump(&path), before);
    // A reader that panics half-way must not commit what it gave so far.
    let panics = many().inspect(|item| assert_ne!(item.handle, "p3000", "on purpose"));
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.import(panics, &file(), &mut on)
    }));
    assert!(panicked.is_err());
    assert_eq!(dump(&path), before);
    let report = store.import(many(), &file(), &mut on).unwrap().unwrap();
    assert_eq!(report.counts, counts(5_000, 0, 0, 0));
}

#[test]
fn photos_that_were_fetched_stay_when_the_file_comes_again() {
    let (_folder, path) = folder();
    let store = open(&path);
    import(&store, &[shirt()], &file());
    let id = only(&store).id;
    assert_eq!(store.unfetched_photos(None, 1).unwrap().len(), 2);
    assert_eq!(store.unfetched_photo_count().unwrap(), 2);
    assert!(store.keep_fetched_photo(id, "2.jpg", "b.jpg").unwrap());
    let first = "https://shop.example/1.jpg";
    assert!(store.keep_fetched_photo(id, first, "a.jpg").unwrap());
    assert!(
        !store.keep_fetched_photo(id, first, "a.jpg").unwrap(),
        "once"
    );
    let files = |store: &Store| -> Vec<String> {
        only(store)
            .photos
            .into_iter()
            .map(|photo| photo.file)
            .collect()
    };
    assert_eq!(files(&store), ["a.jpg", "b.jpg"], "in the file's order");
    assert_eq!(store.unfetched_photos(None, 10).unwrap(), []);
    assert_eq!(
        import(&store, &[shirt()], &file()).counts,
        counts(0, 0, 1, 0)
    );
    // By their own names, as an export writes them.
    let by_name = IncomingProduct {
        photos: vec![named_photo("a.jpg"), named_photo("b.jpg")],
        ..shirt()
    };
    assert_eq!(
        import(&store, &[by_name], &file()).counts,
        counts(0, 0, 1, 0)
    );
    let fewer = IncomingProduct {
        photos: vec![named_photo("2.jpg"), named_photo("4.jpg")],
        ..shirt()
    };
    import(&store, &[fewer], &file());
    assert_eq!(files(&store), ["b.jpg"], "the photo of a link goes with it");
    assert_eq!(store.unfetched_photos(None, 10).unwrap().len(), 1);
}

#[test]
fn reviews_find_their_product_and_come_in_once() {
    let (_folder, path) = folder();
    let store = open(&path);
    let mut with_barcode = shirt();
    with_barcode.variants[0].barcode = Some("3607812345678".into());
    import(&store, &[with_barcode], &file());
    let items = || {
        vec![
            review("shirt", "By its number"),
            review("linen-shirt", "By its handle"),
            review("sku-m", "By the number of a variant"),
            review("3607812345678", "By a barcode"),
            review("3607812345678", "By a barcode"),
            review("nobody", "Of something else"),
        ]
    };
    let report = import_reviews(&store, items());
    assert_eq!((report.new, report.known, report.refused), (4, 1, 1));
    assert_eq!(report.first_refused[0].reason, RemarkReason::UnknownProduct);
    let before = dump(&path);
    let again = import_reviews(&store, items());
    assert_eq!((again.new, again.known, again.refused), (0, 5, 1));
    assert_eq!(dump(&path), before);
}

#[test]
fn an_empty_file_is_no_step() {
    let (_folder, path) = folder();
    let store = open(&path);
    assert_eq!(import(&store, &[], &file()).counts, counts(0, 0, 0, 0));
    assert_eq!(import_reviews(&store, vec![]).new, 0);
    assert_eq!(store.catalogue_steps().unwrap(), CatalogueSteps::default());
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
