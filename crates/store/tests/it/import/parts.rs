//! Variants, photos and reviews: what belongs to a product.

use vitrine_domain::incoming::{IncomingProduct, RemarkReason};
use vitrine_store::Store;

use super::{only, shirt};
use crate::common::{
    counts, dump, file, folder, import, import_reviews, incoming, named_photo, open, review,
    silent, size,
};

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

fn only_shirt(store: &Store) -> vitrine_domain::Product {
    store.product_by_sku("SHIRT").unwrap().unwrap()
}
