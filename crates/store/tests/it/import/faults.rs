//! What a product can not have, and imports that do not come to their end.

use std::ops::ControlFlow;

use vitrine_domain::Rating;
use vitrine_domain::incoming::{IncomingPrice, IncomingProduct, RemarkReason};

use super::{only, reasons, shirt};
use crate::common::{counts, dump, euro, file, folder, import, incoming, on, open, size};

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
