//! Finding the answer in what is known.

use crate::common::{NOW, entry, folder, import_reviews, open, product, review};
use vitrine_domain::ProductId;
use vitrine_domain::dossier::{EntryRef, EntrySort, Fact, FactKind, Question};
use vitrine_domain::incoming::IncomingReview;
use vitrine_store::{Answer, AnswerEntry, Marked, NewProduct, Store};

fn shirts(store: &Store) -> [ProductId; 3] {
    let of = |sku: &str, kind: Option<&str>| NewProduct {
        kind: kind.map(Into::into),
        ..product(sku, sku)
    };
    let ids = store
        .upsert_products(vec![
            of("LINEN", Some("T-Shirts")),
            of("COTTON", Some("t-shirts")),
            of("MUG", None),
        ])
        .unwrap();
    ids.try_into().unwrap()
}

fn fact(store: &Store, product: ProductId, name: &str, value: &str) {
    let fact = Fact {
        kind: FactKind::Spec,
        name: name.into(),
        value: value.into(),
    };
    store.save_entry(None, entry(product, fact)).unwrap();
}

fn question(store: &Store, product: ProductId, text: &str, answer: Option<&str>) {
    let question = Question {
        question: text.into(),
        answer: answer.map(Into::into),
        asked_at: NOW,
    };
    store.save_entry(None, entry(product, question)).unwrap();
}

fn text(pieces: &[Marked]) -> String {
    pieces.iter().map(|piece| piece.text.as_str()).collect()
}

fn texts(store: &Store, product: ProductId, query: &str) -> Vec<String> {
    let answers = store.find_answers(product, query, 10).unwrap();
    answers.iter().map(|answer| text(&answer.text)).collect()
}

fn matches(answer: &Answer) -> Vec<&str> {
    let pieces = answer.heading.iter().chain(&answer.text);
    let matches = pieces.filter(|piece| piece.is_match);
    matches.map(|piece| piece.text.as_str()).collect()
}

#[test]
fn this_product_comes_first_then_its_kind_and_nothing_else() {
    let (_folder, path) = folder();
    let store = open(&path);
    let [linen, cotton, mug] = shirts(&store);
    fact(&store, cotton, "Care", "Does not shrink");
    fact(&store, mug, "Care", "Does not shrink either");
    import_reviews(
        &store,
        vec![review("LINEN", "It has shrunk. No shrinkage since.")],
    );
    question(&store, linen, "Will it shrink?", None);
    question(
        &store,
        linen,
        "Does it shrink in the wash?",
        Some("A little."),
    );
    let answers = store.find_answers(linen, "shrink", 10).unwrap();
    let found: Vec<_> = answers
        .iter()
        .map(|answer| {
            (
                text(&answer.text),
                answer.is_own,
                answer.product_title.as_str(),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("A little.".to_owned(), true, "LINEN"),
            (
                "It has shrunk. No shrinkage since.".to_owned(),
                true,
                "LINEN"
            ),
            ("Does not shrink".to_owned(), false, "COTTON"),
        ]
    );
    assert_eq!(matches(&answers[1]), ["shrinkage"]);
    assert_eq!(store.find_answers(linen, "shrink", 1).unwrap().len(), 1);
    assert_eq!(
        texts(&store, mug, "shrink"),
        ["Does not shrink either"],
        "it has no kind"
    );
}

#[test]
fn accents_case_and_endings_do_not_matter_and_words_are_marked() {
    let (_folder, path) = folder();
    let store = open(&path);
    let [linen, ..] = shirts(&store);
    fact(
        &store,
        linen,
        "Matière",
        "Lin lavé; ne RÉTRÉCIT pas (RE\u{301}TRE\u{301}CISSEMENT < 1 %)",
    );
    let answers = store.find_answers(linen, "retreci matie", 10).unwrap();
    assert_eq!(
        matches(&answers[0]),
        ["Matière", "RÉTRÉCIT", "RE\u{301}TRE\u{301}CISSEMENT"]
    );
    assert!(matches!(answers[0].entry, AnswerEntry::Fact(_)));
    for found in ["LAVÉ", "rétrécissem", "l", "1", "lin matière"] {
        let is_found = !texts(&store, linen, found).is_empty();
        assert_eq!(
            is_found,
            found != "l",
            "{found}: one letter is a whole word"
        );
    }
    for text in [
        "",
        " -- ",
        "\"",
        "NOT",
        "a AND",
        "*",
        "(",
        "\0",
        "\u{301}",
        "\u{E000}7",
        "🏺",
    ] {
        store
            .find_answers(linen, text, 10)
            .unwrap_or_else(|error| panic!("{text:?}: {error}"));
        assert_eq!(texts(&store, linen, text), [""; 0], "{text:?}");
    }
    store
        .find_answers(linen, &"lin ".repeat(10_000), 10)
        .unwrap();
}

#[test]
fn entries_with_every_word_win_and_some_words_are_better_than_none() {
    let (_folder, path) = folder();
    let store = open(&path);
    let [linen, ..] = shirts(&store);
    fact(&store, linen, "Wash", "At thirty degrees");
    fact(&store, linen, "Dry", "In the shade");
    assert_eq!(texts(&store, linen, "wash thirty"), ["At thirty degrees"]);
    assert_eq!(
        texts(&store, linen, "does it wash"),
        ["At thirty degrees"],
        "one of three"
    );
    let helpful = |text: &str, helpful| IncomingReview {
        helpful,
        votes: helpful,
        ..review("LINEN", text)
    };
    import_reviews(
        &store,
        vec![
            helpful("The colour fades a bit", 0),
            helpful("The colour stays as it is", 40),
        ],
    );
    fact(&store, linen, "Colours", "Natural, blue");
    assert_eq!(
        texts(&store, linen, "colour"),
        [
            "Natural, blue",
            "The colour stays as it is",
            "The colour fades a bit",
        ]
    );
}

#[test]
fn the_index_follows_every_change() {
    let (_folder, path) = folder();
    let store = open(&path);
    let [linen, cotton, mug] = shirts(&store);
    let new = entry(
        linen,
        Fact {
            kind: FactKind::Spec,
            name: "Care".into(),
            value: "Cold water".into(),
        },
    );
    let id = store.save_entry(None, new.clone()).unwrap().unwrap();
    let mut changed = new;
    changed.content.value = "Warm water".into();
    store.save_entry(Some(id), changed).unwrap();
    assert_eq!(texts(&store, linen, "cold"), [""; 0]);
    assert_eq!(texts(&store, cotton, "warm"), ["Warm water"]);
    // Of another kind now: it takes its entries along.
    store
        .save_product(
            Some(linen),
            NewProduct {
                kind: Some("Mugs".into()),
                ..product("LINEN", "L")
            },
        )
        .unwrap();
    store
        .save_product(
            Some(mug),
            NewProduct {
                kind: Some("mugs".into()),
                ..product("MUG", "Mug")
            },
        )
        .unwrap();
    assert_eq!(texts(&store, cotton, "warm"), [""; 0]);
    assert_eq!(texts(&store, mug, "warm"), ["Warm water"]);
    assert_eq!(texts(&store, linen, "warm"), ["Warm water"]);
    store
        .delete_entry(EntryRef {
            sort: EntrySort::Fact,
            id,
        })
        .unwrap();
    assert_eq!(texts(&store, linen, "warm"), [""; 0]);
    import_reviews(&store, vec![review("MUG", "Gone with its product")]);
    store.delete_product(mug).unwrap();
    assert_eq!(texts(&store, linen, "gone"), [""; 0]);
}
