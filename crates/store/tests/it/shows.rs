//! A show goes from one machine to another.

use crate::common::{dump, folder, open, product, segment, show, size};
use vitrine_domain::dossier::{
    Audience, Fact, FactKind, Provenance, Question, Quote, Relation, RelationKind, Review,
};
use vitrine_domain::{ProductId, ThemeId, UnixMs};
use vitrine_store::{Content, ErrorKind, KeptTheme, NewEntry, NewProduct, ShowParts, Store};

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
    assert_eq!(
        there.known_products(&parts.products).unwrap(),
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
    let ((_folder, path), (_there, there)) = (folder(), folder());
    let store = open(&path);
    let there = open(&there);
    let mug = there.upsert_products(vec![product("MUG", "Mug")]).unwrap()[0];
    let missing = ProductId(mug.0 + 1);
    let before = dump(&path);
    let parts = ShowParts {
        show: show(vec![segment("a", &[missing])]),
        products: there.products(&[mug]).unwrap(),
        dossiers: Vec::new(),
        theme: theme("Mine"),
    };
    let error = store.import_show(parts).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Contradiction, "{error}");
    assert_eq!(dump(&path), before);
}

fn note<T: Content>(store: &Store, product: ProductId, content: T) {
    let entry = NewEntry {
        product,
        audience: Audience::AirSafe,
        provenance: Provenance {
            source: "The shop".into(),
            url: None,
            as_of: Some(UnixMs(1)),
        },
        content,
    };
    store.save_entry(None, entry).unwrap();
}

#[test]
fn what_is_known_of_new_products_travels_with_the_show() {
    let ((_here, here), (_there, there)) = (folder(), folder());
    let (here, there) = (open(&here), open(&there));
    let new = ["MUG", "JUG", "BOWL"].map(|sku| product(sku, sku));
    let ids = here.upsert_products(new.to_vec()).unwrap();
    let spec = |value: &str| Fact {
        kind: FactKind::Spec,
        name: "Material".into(),
        value: value.into(),
    };
    note(&here, ids[0], spec("stoneware"));
    let review = Review {
        stars_hundredths: 450,
        title: String::new(),
        text: "It keeps warm.".into(),
        author: "Ada".into(),
        helpful: 2,
        votes: 3,
        quote: None,
    };
    let quote = Quote::of(&review, "keeps warm");
    note(&here, ids[0], Review { quote, ..review });
    let asked = Question {
        question: "Dishwasher?".into(),
        answer: None,
        asked_at: UnixMs(5),
    };
    note(&here, ids[0], asked);
    for (other, reason) in [(ids[1], "with it"), (ids[2], "stays behind")] {
        let relation = Relation {
            other,
            kind: RelationKind::GoesWith,
            reason: reason.into(),
            together: None,
        };
        note(&here, ids[0], relation);
    }
    note(&here, ids[1], spec("glass"));
    let written = here
        .create_show(show(vec![segment("a", &[ids[0], ids[1]])]))
        .unwrap();
    let parts = here.show_parts(written.id).unwrap().unwrap();

    let known = there.upsert_products(vec![product("JUG", "Jug")]).unwrap()[0];
    let opened = there.import_show(parts).unwrap();
    let mug = opened.rundown.segments[0].products[0];
    let (before, after) = (here.dossier(ids[0]).unwrap(), there.dossier(mug).unwrap());
    assert_eq!(after.facts[0].content, before.facts[0].content);
    assert_eq!(after.facts[0].provenance, before.facts[0].provenance);
    assert_eq!(after.questions[0].content, before.questions[0].content);
    assert_eq!(after.quotes[0].content, before.quotes[0].content);
    assert_eq!(after.review_sources, before.review_sources);
    let [relation] = &after.relations[..] else {
        panic!("only to what travelled along: {:?}", after.relations);
    };
    assert_eq!(relation.content.other, known);
    let kept = there.dossier(known).unwrap();
    assert!(kept.facts.is_empty(), "what is here stays as it is here");
}

#[test]
fn a_schedule_is_read_beside_the_studio_that_has_it_open() {
    let (_folder, path) = folder();
    assert!(Store::open_to_read(&path).is_err(), "nothing is made");
    assert!(!path.exists());
    let store = open(&path);
    let new = (0..1_203).map(|n| product(&format!("P-{n}"), "Thing"));
    store.upsert_products(new.collect()).unwrap();
    let beside = Store::open_to_read(&path).unwrap();
    let mut seen = Vec::new();
    beside
        .each_product(|product, _| {
            seen.push(product.sku);
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(seen.len(), 1_203);
    assert_eq!(seen[1_202], "P-1202");
    let error = beside.upsert_products(vec![product("X", "X")]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Stopped);
    drop(store);
    assert_eq!(beside.product_count().unwrap(), 1_203);
}
