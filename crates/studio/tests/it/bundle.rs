//! Products that are sold together at one price: refused unless it is below their sum, on air only while
//! somebody stands for it, and in the take log as viewers saw it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::common::Bench;
use vitrine_domain::dossier::{Audience, Provenance, Relation, RelationKind, Together};
use vitrine_domain::{
    CardTemplateId, Command, Currency, DurationMs, EntryId, Money, PriceDoubt, ProductId, UnixMs,
};
use vitrine_studio::protocol::{
    BundlePrice, EntryContent, EntryDraft, ProductDraft, Request, Response,
};

const NOTICED_WITHIN: Duration = Duration::from_secs(10);

fn now() -> UnixMs {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    UnixMs(i64::try_from(since.as_millis()).unwrap())
}

const fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn price(bench: &Bench, product: ProductId, price: &str) {
    let mut draft: ProductDraft = match bench.request(Request::DraftProduct { product }) {
        Response::ProductDraft { draft, .. } => *draft,
        other => panic!("{other:?}"),
    };
    draft.price = price.into();
    draft.compare_at = String::new();
    draft.currency = Currency::EUR;
    draft.price_valid_until = None;
    bench.request(Request::SaveProduct { draft });
}

/// A product on air for 49 euros, and another for 29 that goes with it.
fn two(bench: &Bench) -> (ProductId, ProductId) {
    let show = bench.snapshot().show;
    let id = |sku| {
        let mut products = show.products.iter();
        let found = products.find(|view| view.product.sku == sku);
        found.unwrap().product.id
    };
    let (basket, board) = (id("ML-012"), id("ML-008"));
    price(bench, basket, "49");
    price(bench, board, "29");
    let mut items = show.state.show.rundown.segments.iter();
    let item = items.find(|item| item.products == [basket]).unwrap();
    bench.ask(Command::StartPractice);
    bench.ask(Command::Take { segment: item.id });
    (basket, board)
}

fn relation(product: ProductId, other: ProductId, together: Option<Together>) -> EntryDraft {
    EntryDraft {
        id: None,
        product,
        audience: Audience::AirSafe,
        provenance: Provenance {
            source: "Price list".into(),
            url: None,
            as_of: Some(UnixMs(now().0 - 60_000)),
        },
        content: EntryContent::Relation(Relation {
            other,
            kind: RelationKind::GoesWith,
            reason: String::new(),
            together,
        }),
    }
}

fn at(price: Money) -> Option<Together> {
    Some(Together {
        price,
        valid_until: None,
    })
}

fn save(bench: &Bench, draft: EntryDraft) -> EntryId {
    match bench.request(Request::SaveEntry {
        draft: Box::new(draft),
    }) {
        Response::EntrySaved { entry, .. } => entry.id,
        other => panic!("{other:?}"),
    }
}

fn on_card(bench: &Bench) {
    bench.ask(Command::ShowCard {
        template: Some(CardTemplateId("bundle".into())),
        entry: None,
    });
}

/// The last price of the take log, and the struck one.
fn logged(bench: &Bench) -> (Option<i64>, Option<i64>) {
    let schedule = rusqlite::Connection::open(bench.data.path().join("vitrine.db")).unwrap();
    let sql = "SELECT price_minor, compare_at_minor FROM take ORDER BY id DESC LIMIT 1";
    schedule
        .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
}

fn computed(bench: &Bench, product: ProductId) -> BundlePrice {
    match bench.request(Request::Dossier { product }) {
        Response::Dossier { dossier } => dossier.bundle_prices[0].clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_price_for_both_is_below_what_they_cost_one_by_one_or_refused() {
    let bench = Bench::new();
    let (product, other) = two(&bench);
    let mut alternative = relation(product, other, at(eur(6_500)));
    let EntryContent::Relation(said) = &mut alternative.content else {
        unreachable!()
    };
    said.kind = RelationKind::Alternative;
    let mut undated = relation(product, other, at(eur(6_500)));
    undated.provenance.as_of = None;
    let usd = Money::new(6_500, Currency::USD);
    for (draft, code) in [
        (
            relation(product, other, at(eur(7_800))),
            "refused-together-not-below",
        ),
        (
            relation(product, other, at(usd)),
            "refused-together-currency",
        ),
        (
            relation(product, other, at(eur(-1))),
            "refused-together-negative",
        ),
        (alternative, "refused-together-alternatives"),
        (undated, "refused-entry-date"),
    ] {
        let draft = Box::new(draft);
        assert_eq!(bench.refused(Request::SaveEntry { draft }), code);
    }
    save(&bench, relation(product, other, at(eur(6_500))));
    let told = computed(&bench, product);
    assert_eq!(told.price, "€65.00");
    assert_eq!(told.sum.as_deref(), Some("€78.00"));
    assert_eq!(told.percent_off.as_deref(), Some("−16%"));
    price(&bench, product, "30");
    let told = computed(&bench, product);
    assert_eq!(told.percent_off, None);
    assert!(told.fault.is_some_and(|fault| fault.contains("€59.00")));
}

#[test]
fn the_log_has_the_price_that_the_bundle_shows() {
    let bench = Bench::new();
    let (product, other) = two(&bench);
    let id = save(&bench, relation(product, other, None));
    on_card(&bench);
    assert_eq!(logged(&bench), (Some(7_800), None), "the sum");
    price(&bench, other, "31");
    assert_eq!(
        logged(&bench),
        (Some(8_000), None),
        "the other's price is part of it"
    );
    let mut draft = relation(product, other, at(eur(6_500)));
    draft.id = Some(id);
    save(&bench, draft);
    assert_eq!(logged(&bench), (Some(6_500), Some(8_000)));
    price(&bench, other, "10");
    assert_eq!(
        logged(&bench),
        (Some(5_900), None),
        "one by one is cheaper by now"
    );
}

#[test]
fn a_price_for_both_that_runs_out_gives_way_to_the_sum_until_the_host_vouches() {
    let bench = Bench::new();
    let (product, other) = two(&bench);
    let mut together = at(eur(6_500)).unwrap();
    together.valid_until = Some(now().plus(DurationMs(2_500)));
    save(&bench, relation(product, other, Some(together)));
    on_card(&bench);
    assert_eq!(logged(&bench), (Some(6_500), Some(7_800)));
    assert_eq!(bench.snapshot().show.doubted_bundle, None);
    let deadline = std::time::Instant::now() + NOTICED_WITHIN;
    while logged(&bench) != (Some(7_800), None) {
        assert!(
            std::time::Instant::now() < deadline,
            "the sum comes by itself"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
    let notices = bench.snapshot().notices;
    assert!(notices.iter().any(|notice| notice.code == "price-expired"));
    let doubted = bench.snapshot().show.doubted_bundle.unwrap();
    assert_eq!(doubted.price, "€65.00");
    assert!(matches!(doubted.doubt, PriceDoubt::Expired { .. }));
    bench.ask(Command::VouchForPrice {
        product: doubted.product,
        as_of: doubted.as_of,
    });
    assert_eq!(logged(&bench), (Some(6_500), Some(7_800)));
    assert_eq!(bench.snapshot().show.doubted_bundle, None);
}
