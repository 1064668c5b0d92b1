//! Undo of the catalogue: what was before, row for row.

use crate::common::{
    NOW, dump, entry, file, folder, import, import_reviews, incoming, named_photo, open, priced,
    product, review, segment, show, size,
};
use vitrine_domain::ProductId;
use vitrine_domain::dossier::{Fact, FactKind, Question, Relation, RelationKind};
use vitrine_domain::incoming::IncomingProduct;
use vitrine_store::{CatalogueStep, NewPhoto, NewProduct, Store, Undone};

fn with_photos(sku: &str) -> NewProduct {
    let photo = |file: &str| NewPhoto {
        file: file.into(),
        alt: "A photo".into(),
    };
    NewProduct {
        kind: Some("Mugs".into()),
        highlights: vec!["Round".into()],
        photos: vec![photo("front.jpg"), photo("back.jpg")],
        variants: vec![size("S", 1), size("M", 2)],
        ..product(sku, "Mug")
    }
}

/// A product with a bit of everything that hangs on one.
fn furnished(store: &Store, sku: &str) -> ProductId {
    let id = store.save_product(None, with_photos(sku)).unwrap().unwrap();
    let other = store
        .save_product(None, product(&format!("{sku}-2"), "Jug"))
        .unwrap()
        .unwrap();
    let fact = Fact {
        kind: FactKind::Spec,
        name: "Material".into(),
        value: "Grès".into(),
    };
    store.save_entry(None, entry(id, fact)).unwrap().unwrap();
    let question = Question {
        question: "Does it go in the dishwasher?".into(),
        answer: Some("Yes".into()),
        asked_at: NOW,
    };
    store
        .save_entry(None, entry(id, question))
        .unwrap()
        .unwrap();
    for (one, another) in [(id, other), (other, id)] {
        let relation = Relation {
            other: another,
            kind: RelationKind::GoesWith,
            reason: "of one set".into(),
            together: None,
        };
        store
            .save_entry(None, entry(one, relation))
            .unwrap()
            .unwrap();
    }
    import_reviews(store, vec![review(sku, "Keeps warm")]);
    id
}

fn undo(store: &Store) -> CatalogueStep {
    match store.undo_catalogue().unwrap() {
        Undone::Done(step) => step,
        other => panic!("{other:?}"),
    }
}

fn redo(store: &Store) -> CatalogueStep {
    match store.redo_catalogue().unwrap() {
        Undone::Done(step) => step,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_change_is_undone_and_redone_to_the_row() {
    let (_folder, path) = folder();
    let store = open(&path);
    let id = furnished(&store, "MUG");
    import(
        &store,
        &[IncomingProduct {
            photos: vec![named_photo("a.jpg"), named_photo("b.jpg")],
            ..incoming("mug", "Mug")
        }],
        &file(),
    );
    let changed = IncomingProduct {
        price: priced(100),
        kind: Some("Cups".into()),
        variants: vec![size("M", 9)],
        photos: vec![named_photo("b.jpg")],
        ..incoming("mug", "A larger mug")
    };
    type Act<'a> = (&'a str, Box<dyn Fn() + 'a>);
    let acts: [Act<'_>; 5] = [
        (
            "edit",
            Box::new(|| {
                let edited = NewProduct {
                    photos: vec![NewPhoto {
                        file: "side.jpg".into(),
                        alt: String::new(),
                    }],
                    handle: Some("mug".into()),
                    ..product("MUG-X", "Edited")
                };
                store.save_product(Some(id), edited).unwrap().unwrap();
            }),
        ),
        (
            "add",
            Box::new(|| {
                furnished_only(&store);
            }),
        ),
        (
            "delete",
            Box::new(|| assert!(store.delete_product(id).unwrap())),
        ),
        (
            "import",
            Box::new(|| {
                import(&store, &[changed.clone(), incoming("new", "New")], &file());
            }),
        ),
        (
            "reviews",
            Box::new(|| {
                import_reviews(
                    &store,
                    vec![review("MUG-2", "New"), review("mug-2", "Words")],
                );
            }),
        ),
    ];
    for (name, act) in acts {
        let before = dump(&path);
        act();
        let after = dump(&path);
        assert_ne!(before, after, "{name}");
        let step = undo(&store);
        assert_eq!(dump(&path), before, "{name}: undone");
        assert_eq!(
            store.catalogue_steps().unwrap().redo,
            Some(step.clone()),
            "{name}"
        );
        assert_eq!(redo(&store), step);
        assert_eq!(dump(&path), after, "{name}: redone");
        undo(&store);
        assert_eq!(dump(&path), before, "{name}: undone again");
    }
    // What search finds goes with the products.
    let found = store.find_answers(id, "gres", 5).unwrap();
    assert_eq!(found.len(), 1, "the index has the entries that came back");
}

fn furnished_only(store: &Store) -> ProductId {
    store
        .save_product(None, with_photos("VASE"))
        .unwrap()
        .unwrap()
}

#[test]
fn steps_are_undone_one_after_the_other_to_the_beginning() {
    let (_folder, path) = folder();
    let store = open(&path);
    let numbered = |handle: &str, sku: &str| IncomingProduct {
        sku: Some(sku.into()),
        ..incoming(handle, handle)
    };
    let mut states = vec![dump(&path)];
    import(&store, &[numbered("a", "1"), numbered("b", "2")], &file());
    states.push(dump(&path));
    // A number goes from one product to another: the way back is against the order.
    import(&store, &[numbered("a", "3"), numbered("b", "1")], &file());
    states.push(dump(&path));
    let id = store.product_by_sku("3").unwrap().unwrap().id;
    store.save_product(Some(id), product("4", "Typed")).unwrap();
    states.push(dump(&path));
    store.delete_product(id).unwrap();
    states.push(dump(&path));

    for state in states.iter().rev().skip(1) {
        undo(&store);
        assert_eq!(dump(&path), *state);
    }
    assert_eq!(store.undo_catalogue().unwrap(), Undone::Nothing);
    for state in &states[1..] {
        redo(&store);
        assert_eq!(dump(&path), *state);
    }
    assert_eq!(store.redo_catalogue().unwrap(), Undone::Nothing);
}

#[test]
fn a_new_change_ends_what_could_be_redone_and_no_change_does_not() {
    let (_folder, path) = folder();
    let store = open(&path);
    let mug = store.save_product(None, product("MUG", "Mug")).unwrap();
    store.save_product(None, product("JUG", "Jug")).unwrap();
    undo(&store);
    store.save_product(mug, product("MUG", "Mug")).unwrap();
    let steps = store.catalogue_steps().unwrap();
    assert_eq!(
        steps.redo,
        Some(CatalogueStep::Add {
            title: "Jug".into()
        }),
        "saved as it was"
    );
    store
        .save_product(mug, product("MUG", "Large mug"))
        .unwrap();
    let steps = store.catalogue_steps().unwrap();
    assert_eq!(steps.redo, None);
    assert_eq!(
        steps.undo,
        Some(CatalogueStep::Edit {
            title: "Large mug".into()
        })
    );
}

#[test]
fn a_product_that_a_show_features_is_not_undone_away() {
    let (_folder, path) = folder();
    let store = open(&path);
    import(
        &store,
        &[incoming("mug", "Mug"), incoming("jug", "Jug")],
        &file(),
    );
    let mug = store.product_by_sku("mug").unwrap().unwrap().id;
    let evening = store.create_show(show(vec![segment("a", &[mug])])).unwrap();
    let before = dump(&path);
    let refused = Undone::Featured {
        shows: vec![evening.title.clone()],
    };
    assert_eq!(store.undo_catalogue().unwrap(), refused);
    assert_eq!(dump(&path), before);
    // A deleted show holds nothing back, and has its product again when that comes back.
    store.delete_show(evening.id, NOW).unwrap();
    let before = dump(&path);
    undo(&store);
    assert_eq!(store.product_count().unwrap(), 0);
    redo(&store);
    assert_eq!(dump(&path), before);
    store.restore_show(evening.id).unwrap();
    assert_eq!(store.show(evening.id).unwrap(), Some(evening));
}

#[test]
fn the_oldest_steps_are_let_go() {
    let (_folder, path) = folder();
    let store = open(&path);
    for number in 0..60 {
        let sku = format!("P{number}");
        store.save_product(None, product(&sku, &sku)).unwrap();
    }
    let mut undone = 0;
    while store.undo_catalogue().unwrap() != Undone::Nothing {
        undone += 1;
    }
    assert_eq!((undone, store.product_count().unwrap()), (50, 10));
}
