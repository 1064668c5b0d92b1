//! A studio that ends in the middle of a show, and the next one that goes on with it.

use std::time::{Duration, Instant};

use crate::common::{Bench, open};
use vitrine_domain::{Command, LiveState, Phase, ProductId, UnixMs};
use vitrine_store::Store;
use vitrine_studio::protocol::{ProductDraft, Request, Response};

const PATIENCE: Duration = Duration::from_secs(10);

/// Ends a studio as a crash does: nothing is said to anybody. What the store has is all there is.
fn crash(bench: Bench) -> tempfile::TempDir {
    let Bench { studio, data } = bench;
    drop(studio);
    // Its threads let go of the schedule a moment later.
    let (path, given_up) = (data.path().join("vitrine.db"), Instant::now() + PATIENCE);
    while let Err(error) = Store::open(&path, UnixMs(0)) {
        assert!(Instant::now() < given_up, "still open: {error}");
        std::thread::yield_now();
    }
    data
}

/// A product of the catalogue that no item features.
fn unplanned(bench: &Bench) -> ProductId {
    let product = bench.snapshot().show.products[0].product.id;
    let draft = match bench.request(Request::DraftProduct { product }) {
        Response::ProductDraft { draft, .. } => draft,
        other => panic!("no draft: {other:?}"),
    };
    let draft = ProductDraft {
        id: None,
        sku: "UNPLANNED".into(),
        title: "Found under the table".into(),
        ..*draft
    };
    bench.request(Request::SaveProduct { draft });
    let text = "UNPLANNED".into();
    match bench.request(Request::FindProducts { text, limit: 1 }) {
        Response::Products { products } => products[0].product.id,
        other => panic!("no products: {other:?}"),
    }
}

/// In the middle of the demo show, with an unplanned product on the card.
fn in_the_middle(bench: &Bench) -> LiveState {
    let unplanned = unplanned(bench);
    bench.ask(Command::StartPractice);
    bench.ask(Command::TakeNext);
    bench.ask(Command::TakeNext);
    bench.ask(Command::TakeProduct { product: unplanned });
    bench.snapshot().show.state.live
}

#[test]
fn a_show_that_was_cut_short_goes_on_where_it_stood() {
    let bench = Bench::new();
    let before = in_the_middle(&bench);
    let title = bench.snapshot().show.state.show.title.clone();
    let bench = Bench::in_folder(crash(bench));

    let found = bench.snapshot();
    assert_eq!(found.show.state.live.phase, Phase::Off, "nothing by itself");
    let offer = found.interrupted.expect("an offer to go on");
    assert_eq!(offer.show, title);
    assert_eq!(offer.phase, Phase::Practice);
    assert!(offer.item.is_some_and(|item| !item.is_empty()));
    assert_eq!(Some(offer.started_at), before.started_at);
    assert_eq!(
        before.card.as_ref().map(|card| card.shown_at),
        Some(offer.last_at),
        "the last take is the last sign of it"
    );

    bench.request(Request::Resume);
    let on = bench.snapshot();
    assert_eq!(
        on.show.state.live, before,
        "item, card, times, what is done"
    );
    assert_eq!(on.interrupted, None);
    assert!(on.notices.iter().any(|notice| notice.code == "resumed"));
    let card = before.card.expect("a card");
    assert!(
        on.show
            .products
            .iter()
            .any(|view| view.product.id == card.product),
        "a product that is not in the rundown is there again"
    );
    assert_eq!(bench.refused(Request::Resume), "refused-live");

    bench.ask(Command::TakeNext);
    bench.ask(Command::End);
    let bench = Bench::in_folder(crash(bench));
    assert_eq!(bench.snapshot().interrupted, None, "it has ended in order");
    assert_eq!(bench.refused(Request::Resume), "refused-nothing-to-resume");
}

#[test]
fn a_show_that_was_cut_short_can_be_left() {
    let bench = Bench::new();
    in_the_middle(&bench);
    let bench = Bench::in_folder(crash(bench));
    bench.request(Request::LeaveInterrupted);
    assert_eq!(bench.snapshot().interrupted, None);
    let bench = Bench::in_folder(crash(bench));
    assert_eq!(bench.snapshot().interrupted, None, "for good");
}

#[test]
fn another_run_ends_the_one_that_was_cut_short() {
    let bench = Bench::new();
    in_the_middle(&bench);
    let bench = Bench::in_folder(crash(bench));
    bench.ask(Command::StartPractice);
    assert_eq!(bench.snapshot().interrupted, None);
    assert_eq!(bench.refused(Request::Resume), "refused-live");
    bench.ask(Command::End);
    let bench = Bench::in_folder(crash(bench));
    assert_eq!(bench.snapshot().interrupted, None);
}

#[test]
fn a_live_show_without_its_destination_keeps_the_offer() {
    let bench = Bench::new();
    let destination = |url: &str| Request::SetDestination {
        url: url.into(),
        key: None,
    };
    // Nobody listens there: the connection is tried in the background, as long as the show is live.
    bench.request(destination("rtmp://127.0.0.1:9/live/x"));
    bench.ask(Command::GoLive);
    bench.ask(Command::TakeNext);
    let data = crash(bench);

    // As from a computer whose settings are gone.
    let studio = open(data.path(), false);
    let bench = Bench { studio, data };
    assert_eq!(bench.refused(Request::Resume), "refused-no-destination");
    let offer = bench.snapshot().interrupted.expect("still there");
    assert_eq!(offer.phase, Phase::Live);
    // Without a keychain the key is typed again, and then it goes on.
    let bench = Bench::in_folder(crash(bench));
    assert_eq!(bench.refused(Request::Resume), "refused-no-key");
    bench.request(destination("rtmp://127.0.0.1:9/live/x"));
    bench.request(Request::Resume);
    let on = bench.snapshot();
    assert_eq!(on.show.state.live.phase, Phase::Live);
    assert!(on.show.state.live.current.is_some());
}
