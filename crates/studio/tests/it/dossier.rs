//! What is known of a product through the studio's requests: kept, found, and on a card only if viewers
//! may see it.

use crate::common::Bench;
use vitrine_domain::dossier::{
    Audience, EntryRef, EntrySort, Fact, FactKind, Provenance, Question, Rank, Relation,
    RelationKind, Review,
};
use vitrine_domain::{CardTemplateId, Command, ProductId, UnixMs};
use vitrine_studio::protocol::{
    AnswerEntry, AnswerView, DossierView, EntryContent, EntryDraft, Request, Response, ReviewOrder,
    ReviewWish,
};

const NOVEMBER: UnixMs = UnixMs(1_763_078_400_000);

fn draft(product: ProductId, audience: Audience, content: EntryContent) -> Request {
    Request::SaveEntry {
        draft: Box::new(EntryDraft {
            id: None,
            product,
            audience,
            provenance: Provenance {
                source: "The lamp review".into(),
                url: None,
                as_of: Some(NOVEMBER),
            },
            content,
        }),
    }
}

fn save(bench: &Bench, product: ProductId, audience: Audience, content: EntryContent) -> EntryRef {
    match bench.request(draft(product, audience, content)) {
        Response::EntrySaved { entry, .. } => entry,
        other => panic!("{other:?}"),
    }
}

fn fact(name: &str, value: &str) -> EntryContent {
    EntryContent::Fact(Fact {
        kind: FactKind::Spec,
        name: name.into(),
        value: value.into(),
    })
}

fn review(stars: u16, text: &str) -> EntryContent {
    EntryContent::Review(Review {
        stars_hundredths: stars,
        title: String::new(),
        text: text.into(),
        author: "Ana".into(),
        helpful: 3,
        votes: 4,
        quote: None,
    })
}

/// Takes an item whose product the demo knows nothing of; gives that and another such product.
fn on_air(bench: &Bench) -> (ProductId, ProductId) {
    let show = bench.snapshot().show;
    let id = |sku| {
        let mut products = show.products.iter();
        products
            .find(|view| view.product.sku == sku)
            .unwrap()
            .product
            .id
    };
    let (basket, board) = (id("ML-012"), id("ML-008"));
    let mut items = show.state.show.rundown.segments.iter();
    let item = items.find(|item| item.products == [basket]).unwrap();
    bench.ask(Command::StartPractice);
    bench.ask(Command::Take { segment: item.id });
    (basket, board)
}

fn fits(bench: &Bench, template: &str) -> bool {
    let fitting = bench.snapshot().show.fitting_cards;
    fitting.contains(&CardTemplateId(template.into()))
}

fn dossier(bench: &Bench, product: ProductId) -> DossierView {
    match bench.request(Request::Dossier { product }) {
        Response::Dossier { dossier } => *dossier,
        other => panic!("{other:?}"),
    }
}

fn answers(bench: &Bench, product: ProductId, text: &str) -> Vec<AnswerView> {
    let text = text.to_owned();
    match bench.request(Request::FindAnswers { product, text }) {
        Response::Answers { answers } => answers,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_card_is_filled_by_what_viewers_may_see_and_by_nothing_else() {
    let bench = Bench::new();
    let (product, other) = on_air(&bench);
    let rank = || {
        EntryContent::Rank(Rank {
            place: 2,
            list: "Lamps".into(),
        })
    };
    save(&bench, product, Audience::HostOnly, rank());
    assert!(!fits(&bench, "rank-badge"), "the host's own note");
    let shown = save(&bench, product, Audience::AirSafe, rank());
    assert!(fits(&bench, "rank-badge"));
    bench.request(Request::DeleteEntry { entry: shown });
    assert!(!fits(&bench, "rank-badge"));

    for (template, entries) in [
        ("spec-sheet", vec![(product, fact("Material", "Brass"))]),
        (
            "question-answer",
            vec![(
                product,
                EntryContent::Question(Question {
                    question: "Is it dimmable?".into(),
                    answer: Some("By touch.".into()),
                    asked_at: NOVEMBER,
                }),
            )],
        ),
        ("rating-bars", vec![(product, review(500, "A warm light."))]),
        (
            "comparison",
            vec![
                (other, fact("Material", "Stoneware")),
                (
                    product,
                    EntryContent::Relation(Relation {
                        other,
                        kind: RelationKind::Alternative,
                        reason: "a third cheaper".into(),
                        together: None,
                    }),
                ),
            ],
        ),
        (
            "bundle",
            vec![(
                product,
                EntryContent::Relation(Relation {
                    other,
                    kind: RelationKind::GoesWith,
                    reason: String::new(),
                    together: None,
                }),
            )],
        ),
    ] {
        assert!(!fits(&bench, template), "{template} has nothing to show");
        for (product, content) in entries {
            save(&bench, product, Audience::AirSafe, content);
        }
        assert!(fits(&bench, template), "{template}");
        bench.ask(Command::ShowCard {
            template: Some(CardTemplateId(template.into())),
            entry: None,
        });
        let notices = bench.snapshot().notices;
        let told: Vec<_> = notices.iter().map(|notice| &notice.code).collect();
        assert!(
            !notices
                .iter()
                .any(|it| ["card-lacks", "card-not-drawn"].contains(&it.code.as_str())),
            "{template}: {told:?}"
        );
    }
}

#[test]
fn a_quote_is_words_of_the_review_and_stars_count_only_when_all_are_for_viewers() {
    let bench = Bench::new();
    let (product, _) = on_air(&bench);
    let text = "A warm light, and the dimmer is a joy.";
    let entry = save(&bench, product, Audience::AirSafe, review(500, text));
    let quote = |words: &str| Request::ChooseQuote {
        review: entry.id,
        words: Some(words.into()),
    };
    assert_eq!(
        bench.refused(quote("the dimmer is broken")),
        "refused-not-a-quote"
    );
    assert!(!fits(&bench, "review-quote"));
    bench.request(quote("the dimmer is a joy"));
    assert!(fits(&bench, "review-quote"));
    assert!(fits(&bench, "rating-bars"));

    save(
        &bench,
        product,
        Audience::HostOnly,
        review(100, "It broke."),
    );
    assert!(
        !fits(&bench, "rating-bars"),
        "an average without those one does not like is none"
    );
    let sources = dossier(&bench, product).dossier.review_sources;
    assert_eq!(sources[0].audience, Audience::HostOnly);
    assert_eq!(sources[0].rating.count, 2, "the host sees all of them");

    let wish = ReviewWish {
        product,
        source: None,
        stars: Some(1),
        text: String::new(),
        order: ReviewOrder::Lowest,
        offset: 0,
        limit: 10,
    };
    let Response::Reviews { reviews, total } = bench.request(Request::Reviews { wish }) else {
        panic!("reviews");
    };
    assert_eq!((reviews.len(), total), (1, 1));
    bench.request(Request::ChooseQuote {
        review: entry.id,
        words: None,
    });
    assert!(!fits(&bench, "review-quote"));
}

#[test]
fn a_question_is_answered_once_and_found_the_next_time() {
    let bench = Bench::new();
    let (product, _) = on_air(&bench);
    let asked = |answer: Option<&str>| {
        EntryContent::Question(Question {
            question: "Does it get hot?".into(),
            answer: answer.map(str::to_owned),
            asked_at: NOVEMBER,
        })
    };
    let open = save(&bench, product, Audience::HostOnly, asked(None));
    assert!(answers(&bench, product, "hot").is_empty());
    let Response::OpenQuestions { questions } =
        bench.request(Request::OpenQuestions { show: None })
    else {
        panic!("questions");
    };
    assert_eq!(questions.len(), 1);
    assert!(!questions[0].product_title.is_empty());

    let Request::SaveEntry { mut draft } =
        draft(product, Audience::AirSafe, asked(Some("Never: it is LED.")))
    else {
        unreachable!()
    };
    draft.id = Some(open.id);
    bench.request(Request::SaveEntry { draft });
    let found = answers(&bench, product, "ho");
    assert_eq!(found.len(), 1);
    assert!(found[0].is_own);
    assert!(matches!(found[0].entry, AnswerEntry::Question(_)));
    assert!(found[0].heading.iter().any(|piece| piece.is_match));
    bench.ask(Command::ShowCard {
        template: Some(CardTemplateId("question-answer".into())),
        entry: Some(EntryRef {
            sort: EntrySort::Question,
            id: open.id,
        }),
    });
    let card = bench.snapshot().show.state.live.card.unwrap();
    assert_eq!(card.entry.unwrap().id, open.id);
}

#[test]
fn what_can_not_be_kept_is_refused_by_name() {
    let bench = Bench::new();
    let (product, _) = on_air(&bench);
    let nobody = ProductId(9_999_999);
    let relation = |other| {
        EntryContent::Relation(Relation {
            other,
            kind: RelationKind::GoesWith,
            reason: String::new(),
            together: None,
        })
    };
    for (request, code) in [
        (
            draft(product, Audience::HostOnly, relation(nobody)),
            "refused-entry-contradicts",
        ),
        (
            draft(product, Audience::HostOnly, relation(product)),
            "refused-entry-itself",
        ),
        (
            draft(nobody, Audience::HostOnly, fact("Material", "Brass")),
            "refused-entry-contradicts",
        ),
        (
            Request::Dossier { product: nobody },
            "refused-unknown-product",
        ),
        (
            Request::DeleteEntry {
                entry: EntryRef {
                    sort: EntrySort::Fact,
                    id: vitrine_domain::EntryId(77),
                },
            },
            "refused-unknown-entry",
        ),
    ] {
        assert_eq!(bench.refused(request), code);
    }
}
