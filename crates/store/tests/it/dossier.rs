//! What is known of a product: written, read, counted, quoted.

use std::time::{Duration, Instant};

use crate::common::{
    NOW, entry, folder, import_reviews, minute, open, product, review, segment, show,
};
use vitrine_domain::dossier::{
    Audience, EntryRef, EntrySort, Fact, FactKind, Provenance, Question, Quote, Rank, Reading,
    Relation, RelationKind, Review,
};
use vitrine_domain::incoming::IncomingReview;
use vitrine_domain::{EntryId, ProductId};
use vitrine_store::{ErrorKind, NewEntry, ReviewOrder, ReviewQuery, Store};

fn two(store: &Store) -> (ProductId, ProductId) {
    let ids = store
        .upsert_products(vec![product("MUG", "Mug"), product("JUG", "Jug")])
        .unwrap();
    (ids[0], ids[1])
}

fn rank(place: u32) -> Rank {
    Rank {
        place,
        list: "Mugs".into(),
    }
}

fn question(text: &str, answer: Option<&str>) -> Question {
    Question {
        question: text.into(),
        answer: answer.map(Into::into),
        asked_at: NOW,
    }
}

fn written(text: &str) -> Review {
    Review {
        stars_hundredths: 450,
        title: "Lovely".into(),
        text: text.into(),
        author: "Ana".into(),
        helpful: 3,
        votes: 4,
        quote: None,
    }
}

#[test]
fn a_dossier_is_read_back_as_it_was_written() {
    let (_folder, path) = folder();
    let store = open(&path);
    let (mug, jug) = two(&store);
    let provenance = Provenance {
        source: "Amazon.fr".into(),
        url: Some("https://amazon.example/mugs".into()),
        as_of: Some(minute(1)),
    };
    let shown = NewEntry {
        audience: Audience::AirSafe,
        provenance: provenance.clone(),
        ..entry(mug, rank(2))
    };
    let newest = store.save_entry(None, shown).unwrap().unwrap();
    store.save_entry(None, entry(mug, rank(9))).unwrap();
    let fact = Fact {
        kind: FactKind::Award,
        name: "Material".into(),
        value: "100 % grès".into(),
    };
    let reading = Reading {
        title: "Of mugs".into(),
        url: "https://mugs.example".into(),
    };
    let relation = Relation {
        other: jug,
        kind: RelationKind::GoesWith,
        reason: "of one set".into(),
        together: None,
    };
    let asked = question("Is it heavy?", None);
    store.save_entry(None, entry(mug, fact.clone())).unwrap();
    store.save_entry(None, entry(mug, reading.clone())).unwrap();
    store
        .save_entry(None, entry(mug, relation.clone()))
        .unwrap();
    store.save_entry(None, entry(mug, asked.clone())).unwrap();

    let dossier = store.dossier(mug).unwrap();
    let first = &dossier.ranks[0];
    assert_eq!(
        (first.id, &first.content, &first.provenance),
        (newest, &rank(2), &provenance)
    );
    assert!(first.on_air().is_some());
    assert!(
        dossier.ranks[1].on_air().is_none(),
        "for the host, unless it is said otherwise"
    );
    assert_eq!(dossier.facts[0].content, fact);
    assert_eq!(dossier.readings[0].content, reading);
    assert_eq!(dossier.relations[0].content, relation);
    assert_eq!(dossier.questions[0].content, asked);
    assert_eq!(store.dossier(jug).unwrap(), Default::default());

    let changed = entry(mug, rank(1));
    assert_eq!(
        store.save_entry(Some(newest), changed).unwrap(),
        Some(newest)
    );
    assert_eq!(
        store.entry::<Rank>(newest).unwrap().unwrap().content,
        rank(1)
    );
    assert_eq!(
        store
            .save_entry(Some(EntryId(99)), entry(mug, rank(1)))
            .unwrap(),
        None
    );
    let entry = EntryRef {
        sort: EntrySort::Rank,
        id: newest,
    };
    assert_eq!(store.delete_entry(entry).unwrap(), Some(mug));
    assert_eq!(store.delete_entry(entry).unwrap(), None);
    assert_eq!(store.dossier(mug).unwrap().ranks.len(), 1);
}

#[test]
fn what_contradicts_itself_is_refused() {
    let (_folder, path) = folder();
    let store = open(&path);
    let (mug, _) = two(&store);
    let to_itself = Relation {
        other: mug,
        kind: RelationKind::Alternative,
        reason: String::new(),
        together: None,
    };
    store.save_entry(None, entry(mug, written("Once"))).unwrap();
    let refusals = [
        store.save_entry(None, entry(mug, to_itself)).unwrap_err(),
        store
            .save_entry(None, entry(ProductId(99), rank(1)))
            .unwrap_err(),
        store.save_entry(None, entry(mug, rank(0))).unwrap_err(),
        store
            .save_entry(None, entry(mug, written("Once")))
            .unwrap_err(),
        store
            .save_entry(None, entry(mug, question("", None)))
            .unwrap_err(),
    ];
    for error in refusals {
        assert_eq!(error.kind(), ErrorKind::Contradiction, "{error}");
    }
}

#[test]
fn a_quote_stands_in_its_review_in_one_piece() {
    let (_folder, path) = folder();
    let store = open(&path);
    let (mug, _) = two(&store);
    let id = store
        .save_entry(None, entry(mug, written("It keeps warm, even for hours.")))
        .unwrap()
        .unwrap();
    assert_eq!(
        store.choose_quote(id, "keeps warm for hours").unwrap(),
        None
    );
    assert_eq!(store.choose_quote(EntryId(99), "keeps warm").unwrap(), None);
    assert_eq!(store.dossier(mug).unwrap().quotes, []);
    let quote = store.choose_quote(id, "keeps warm").unwrap();
    assert_eq!(quote.as_ref().map(Quote::text), Some("keeps warm"));
    let quoted = store.dossier(mug).unwrap().quotes;
    assert_eq!(quoted[0].content.quote, quote);
    assert_eq!(store.choose_quote(id, "cold").unwrap(), None);
    assert_eq!(
        store.dossier(mug).unwrap().quotes,
        quoted,
        "it stays what it was"
    );

    // Other words take the quote with them.
    let reworded = Review {
        quote,
        ..written("It keeps cold.")
    };
    store.save_entry(Some(id), entry(mug, reworded)).unwrap();
    assert_eq!(store.dossier(mug).unwrap().quotes, []);
    store.choose_quote(id, "cold").unwrap().unwrap();
    assert!(store.clear_quote(id).unwrap() && !store.clear_quote(EntryId(99)).unwrap());
    assert_eq!(
        store.entry::<Review>(id).unwrap().unwrap().content.quote,
        None
    );
}

#[test]
fn unanswered_questions_are_listed_for_after_the_show() {
    let (_folder, path) = folder();
    let store = open(&path);
    let (mug, jug) = two(&store);
    let open_one = store
        .save_entry(None, entry(mug, question("Heavy?", None)))
        .unwrap()
        .unwrap();
    store
        .save_entry(None, entry(jug, question("Round?", None)))
        .unwrap();
    store
        .save_entry(None, entry(mug, question("Blue?", Some("Yes"))))
        .unwrap();
    let evening = store.create_show(show(vec![segment("a", &[mug])])).unwrap();
    let listed = |show| {
        let questions = store.open_questions(show).unwrap().into_iter();
        Vec::from_iter(questions.map(|entry| entry.content.question))
    };
    assert_eq!(listed(None), ["Heavy?", "Round?"]);
    assert_eq!(listed(Some(evening.id)), ["Heavy?"]);
    let answered = entry(mug, question("Heavy?", Some("No")));
    store.save_entry(Some(open_one), answered).unwrap();
    assert_eq!(listed(Some(evening.id)), [""; 0]);
}

#[test]
fn reviews_are_read_in_pages_of_any_order() {
    let (_folder, path) = folder();
    let store = open(&path);
    let (mug, _) = two(&store);
    let item = |text: &str, stars, helpful, at| IncomingReview {
        stars_hundredths: stars,
        helpful,
        votes: helpful,
        written_at: at,
        ..review("MUG", text)
    };
    import_reviews(
        &store,
        vec![
            item("Chère tasse", 500, 1, Some(minute(1))),
            item("cold tea", 150, 9, Some(minute(3))),
            item("warm tea", 449, 0, None),
            item("warm coffee", 350, 2, Some(minute(2))),
        ],
    );
    let texts = |query: &ReviewQuery, offset, limit| {
        let rows = store.reviews(mug, query, offset, limit).unwrap();
        let texts = rows.reviews.into_iter().map(|entry| entry.content.text);
        (texts.collect::<Vec<_>>(), rows.total)
    };
    let by = |order| ReviewQuery {
        order,
        ..ReviewQuery::default()
    };
    let (newest, total) = texts(&by(ReviewOrder::Newest), 0, 10);
    assert_eq!(
        newest,
        ["cold tea", "warm coffee", "Chère tasse", "warm tea"]
    );
    assert_eq!(total, 4);
    assert_eq!(
        texts(&by(ReviewOrder::Helpful), 1, 1),
        (vec!["warm coffee".into()], 4)
    );
    assert_eq!(texts(&by(ReviewOrder::Highest), 0, 1).0, ["Chère tasse"]);
    assert_eq!(texts(&by(ReviewOrder::Lowest), 0, 1).0, ["cold tea"]);
    let only = |stars| ReviewQuery {
        stars: Some(stars),
        ..ReviewQuery::default()
    };
    assert_eq!(
        texts(&only(4), 0, 10).0,
        ["warm coffee", "warm tea"],
        "halves count up"
    );
    assert_eq!(texts(&only(2), 0, 10).0, ["cold tea"]);
    let with = |text: &str| ReviewQuery {
        text: text.into(),
        ..ReviewQuery::default()
    };
    assert_eq!(texts(&with("CHERE"), 0, 10).0, ["Chère tasse"]);
    assert_eq!(texts(&with("tea war"), 0, 10).0, ["warm tea"]);
    let elsewhere = ReviewQuery {
        source: Some("Elsewhere".into()),
        ..ReviewQuery::default()
    };
    assert_eq!(texts(&elsewhere, 0, 10), (vec![], 0));
}

#[test]
fn five_thousand_reviews_are_counted_at_once() {
    let (_folder, path) = folder();
    let store = open(&path);
    let (mug, jug) = two(&store);
    let many = |number: u16| IncomingReview {
        stars_hundredths: 100 * (number % 5 + 1),
        text: format!("Review {number} {}", "of some length ".repeat(20)),
        ..review("MUG", "")
    };
    import_reviews(&store, (0..5_000).map(many).collect());
    let elsewhere = NewEntry {
        provenance: Provenance {
            source: "Elsewhere".into(),
            ..Provenance::default()
        },
        ..entry(mug, written("Other"))
    };
    store.save_entry(None, elsewhere).unwrap();
    let start = Instant::now();
    let summary = store.review_summary(mug).unwrap();
    let took = start.elapsed();
    let names: Vec<_> = summary
        .iter()
        .map(|source| source.provenance.source.as_str())
        .collect();
    assert_eq!(names, ["A shop", "Elsewhere"], "the largest first");
    assert_eq!(summary[0].histogram.counts, [1_000; 5]);
    assert_eq!(
        (summary[0].rating.hundredths, summary[0].rating.count),
        (300, 5_000)
    );
    assert_eq!(
        (summary[1].rating.hundredths, summary[1].histogram.counts[4]),
        (450, 1)
    );
    assert_eq!(store.review_summary(jug).unwrap(), []);
    // It takes a millisecond; a loaded machine and an unoptimised build must not fail the test.
    assert!(took < Duration::from_millis(100), "{took:?}");
    let product = store.product(mug).unwrap().unwrap();
    assert_eq!(
        product.rating, None,
        "what its source says, not what was counted"
    );
}
