//! A show goes from one machine to another.

// `allow-unwrap-in-tests` knows test functions, not the functions they share.
#![allow(clippy::unwrap_used)]

mod common;

use common::{dump, folder, open, product, segment, show, size};
use vitrine_domain::{ProductId, ThemeId};
use vitrine_store::{ErrorKind, KeptTheme, NewProduct, ShowParts};

fn theme(name: &str) -> Option<KeptTheme> {
    Some(KeptTheme {
        id: ThemeId("own-1".into()),
        body: serde_json::json!({ "name": name }),
    })
}

#[test]
fn a_show_opens_elsewhere_with_its_products_and_its_theme() {
    let ((_here, here), (_there, there)) = (folder(), folder());
    let (here, there) = (open(&here), open(&there));
    let mug = NewProduct {
        handle: Some("mug".into()),
        variants: vec![size("S", 1)],
        ..product("MUG", "Mug")
    };
    let ids = here
        .upsert_products(vec![mug.clone(), product("JUG", "Jug")])
        .unwrap();
    let segments = vec![segment("a", &[ids[1], ids[0]]), segment("b", &[ids[0]])];
    let written = here.create_show(show(segments)).unwrap();
    let parts = here.show_parts(written.id).unwrap().unwrap();
    assert_eq!(parts.products.len(), 2, "each once");
    let parts = ShowParts {
        theme: theme("Mine"),
        ..parts
    };

    // The other machine has one of the products, under another handle, and another theme of that name.
    let known = NewProduct {
        handle: Some("other".into()),
        ..product("mug", "As it is called there")
    };
    let known = there
        .upsert_products(vec![product("X", "X"), known])
        .unwrap()[1];
    there.save_theme(theme("Theirs").unwrap()).unwrap();
    let products = Vec::from_iter(parts.products.iter().map(|(_, product)| product.clone()));
    assert_eq!(
        there.known_products(&products).unwrap(),
        [None, Some(known)]
    );
    for number in 1..=2 {
        let opened = there.import_show(parts.clone()).unwrap();
        assert_eq!(there.show(opened.id).unwrap().as_ref(), Some(&opened));
        assert_eq!(opened.theme, ThemeId("own-1-2".into()), "time {number}");
        let featured = &opened.rundown.segments[0].products;
        assert_eq!(featured[1], known);
        let jug = there.product(featured[0]).unwrap().unwrap();
        assert_eq!(
            (jug.title.as_str(), opened.rundown.segments.len()),
            ("Jug", 2)
        );
    }
    assert_eq!(
        there.product(known).unwrap().unwrap().title,
        "As it is called there"
    );
    assert_eq!(
        (
            there.product_count().unwrap(),
            there.themes().unwrap().len()
        ),
        (3, 2)
    );
}

#[test]
fn a_show_with_a_product_that_is_missing_leaves_nothing_behind() {
    let (_folder, path) = folder();
    let store = open(&path);
    let before = dump(&path);
    let parts = ShowParts {
        show: show(vec![segment("a", &[ProductId(2)])]),
        products: vec![(ProductId(1), product("MUG", "Mug"))],
        theme: theme("Mine"),
    };
    let error = store.import_show(parts).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Contradiction, "{error}");
    assert_eq!(dump(&path), before);
}
