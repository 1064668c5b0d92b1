//! A product comes in, comes again, and comes changed.

use vitrine_domain::Variant;
use vitrine_domain::incoming::{IncomingPrice, IncomingProduct, RemarkReason};
use vitrine_store::{CatalogueSteps, FieldDiff, ImportFate, ImportOptions};

use super::{only, reasons, shirt};
use crate::common::{
    NOW, counts, dump, euro, file, folder, import, import_reviews, incoming, minute, named_photo,
    on, open, silent, size,
};

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
fn an_empty_file_is_no_step() {
    let (_folder, path) = folder();
    let store = open(&path);
    assert_eq!(import(&store, &[], &file()).counts, counts(0, 0, 0, 0));
    assert_eq!(import_reviews(&store, vec![]).new, 0);
    assert_eq!(store.catalogue_steps().unwrap(), CatalogueSteps::default());
}

#[test]
fn a_variant_keeps_the_photo_that_shows_it() {
    let (_folder, path) = folder();
    let store = open(&path);
    let shown_by = |value: &str, photo: &str| Variant {
        photo: Some(photo.into()),
        ..size(value, 1)
    };
    let mut said = shirt();
    said.variants = vec![shown_by("S", "2.jpg"), size("M", 4)];
    import(&store, &[said.clone()], &file());
    assert_eq!(only(&store).variants, said.variants);
    let silent = IncomingProduct {
        variants: vec![size("S", 1), size("M", 4)],
        ..said.clone()
    };
    let before = dump(&path);
    import(&store, &[silent], &file());
    assert_eq!(dump(&path), before, "what a file does not say stays");
    let other = IncomingProduct {
        variants: vec![shown_by("S", "1.jpg"), size("M", 4)],
        ..said
    };
    import(&store, &[other], &file());
    assert_eq!(only(&store).variants[0].photo.as_deref(), Some("1.jpg"));
    store.undo_catalogue().unwrap();
    assert_eq!(dump(&path), before);
}
