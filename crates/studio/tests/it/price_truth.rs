//! A price that nobody vouches for any more leaves the air by itself, and the take log says what
//! viewers saw.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::common::Bench;
use vitrine_domain::{Command, DurationMs, PriceDoubt, ProductId, UnixMs};
use vitrine_studio::protocol::{ProductDraft, ProductView, Request, Response};

/// Some checks of the desk thread, on a machine that is busy.
const NOTICED_WITHIN: Duration = Duration::from_secs(10);

fn now() -> UnixMs {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    UnixMs(i64::try_from(since.as_millis()).unwrap())
}

fn edit(bench: &Bench, product: ProductId, change: impl FnOnce(&mut ProductDraft)) {
    let mut draft = match bench.request(Request::DraftProduct { product }) {
        Response::ProductDraft { draft, .. } => *draft,
        other => panic!("{other:?}"),
    };
    change(&mut draft);
    bench.request(Request::SaveProduct { draft });
}

/// The prices that the take log holds, in order.
fn logged(bench: &Bench) -> Vec<Option<i64>> {
    let schedule = rusqlite::Connection::open(bench.data.path().join("vitrine.db")).unwrap();
    let mut takes = schedule
        .prepare("SELECT price_minor FROM take ORDER BY id")
        .unwrap();
    let prices = takes.query_map([], |row| row.get(0)).unwrap();
    prices.map(Result::unwrap).collect()
}

fn until(what: &str, is_so: impl Fn() -> bool) {
    let deadline = Instant::now() + NOTICED_WITHIN;
    while !is_so() {
        assert!(Instant::now() < deadline, "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Takes the second item, which has a card; its product.
fn on_card(bench: &Bench) -> ProductId {
    bench.ask(Command::StartPractice);
    bench.ask(Command::TakeNext);
    bench.ask(Command::TakeNext);
    let card = bench.snapshot().show.state.live.card;
    card.expect("the second item has a card").product
}

fn view(bench: &Bench, product: ProductId) -> ProductView {
    let products = bench.snapshot().show.products;
    let mut products = products.into_iter();
    products
        .find(|view| view.product.id == product)
        .expect("it is in the rundown")
}

fn has_notice(bench: &Bench, code: &str) -> bool {
    let notices = bench.snapshot().notices;
    notices.iter().any(|notice| notice.code == code)
}

#[test]
fn a_price_that_runs_out_leaves_the_card_and_comes_back_on_the_hosts_word() {
    let bench = Bench::new();
    let product = on_card(&bench);
    edit(&bench, product, |draft| {
        draft.price = "49".into();
        draft.compare_at = String::new();
        draft.price_valid_until = Some(now().plus(DurationMs(1_500)));
    });
    assert_eq!(logged(&bench).last(), Some(&Some(4_900)), "it is on air");

    until("it leaves the card", || {
        logged(&bench).last() == Some(&None)
    });
    until("it is said", || has_notice(&bench, "price-expired"));
    let doubted = view(&bench, product);
    assert!(
        matches!(doubted.doubt, Some(PriceDoubt::Expired { .. })),
        "{doubted:?}"
    );
    assert_eq!(doubted.price.as_deref(), Some("€49.00"), "the host sees it");

    let as_of = doubted.product.price.as_ref().unwrap().as_of;
    bench.ask(Command::VouchForPrice { product, as_of });
    assert_eq!(logged(&bench).last(), Some(&Some(4_900)));
    assert!(view(&bench, product).is_vouched_for);
    bench.request(Request::Undo);
    assert_eq!(logged(&bench).last(), Some(&None), "the word is taken back");
}

#[test]
fn a_price_older_than_the_show_allows_does_not_go_on_air_unasked() {
    let bench = Bench::new();
    let show = bench.snapshot().show.state.show;
    let details = vitrine_domain::ShowDetails {
        price_age_limit: Some(DurationMs(0)),
        ..show.details()
    };
    std::thread::sleep(Duration::from_millis(5));
    bench.ask(Command::EditShow {
        details: Box::new(details),
    });
    let product = on_card(&bench);
    assert_eq!(logged(&bench).last(), Some(&None));
    assert!(has_notice(&bench, "price-old"));
    edit(&bench, product, |draft| draft.stock = "3".into());
    assert!(
        view(&bench, product).doubt.is_some(),
        "a new stock says nothing of the price"
    );
}

#[test]
fn a_kept_back_price_is_logged_when_it_is_revealed() {
    let bench = Bench::new();
    let product = on_card(&bench);
    edit(&bench, product, |draft| draft.price = "49".into());
    bench.ask(Command::ShowCard {
        template: Some(vitrine_domain::CardTemplateId("price-reveal".into())),
        entry: None,
    });
    let card = bench.snapshot().show.state.live.card.unwrap();
    assert!(!card.is_price_revealed);
    assert_eq!(logged(&bench).last(), Some(&None));
    bench.ask(Command::RevealPrice);
    assert_eq!(logged(&bench).last(), Some(&Some(4_900)));
}

#[test]
fn the_log_names_the_first_frame_of_each_take() {
    let bench = Bench::new();
    let frames = || -> Vec<(i64, Option<i64>, Option<i64>)> {
        let schedule = rusqlite::Connection::open(bench.data.path().join("vitrine.db")).unwrap();
        let mut takes = schedule
            .prepare("SELECT at, frame, shown_at FROM take ORDER BY id")
            .unwrap();
        let rows = takes.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        rows.unwrap().map(Result::unwrap).collect()
    };
    bench.ask(Command::StartPractice);
    for _ in 0..3 {
        std::thread::sleep(Duration::from_millis(300));
        bench.ask(Command::TakeNext);
    }
    until("each take has its frame", || {
        let frames = frames();
        frames.len() >= 3 && frames.iter().all(|(_, frame, _)| frame.is_some())
    });
    let quality = bench.snapshot().setup.quality;
    for pair in frames().windows(2) {
        let [(at, frame, shown), (_, next, next_shown)] = [pair[0], pair[1]];
        let (shown, next_shown) = (shown.unwrap(), next_shown.unwrap());
        assert!(shown >= at, "no frame shows what is not taken yet");
        let passed = (next.unwrap() - frame.unwrap()) * 1_000 / i64::from(quality.fps);
        let by_the_clock = next_shown - shown;
        assert!(
            (passed - by_the_clock).abs() <= 2,
            "{passed} ms of frames are {by_the_clock} ms"
        );
    }
}
