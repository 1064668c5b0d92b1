//! The look before going live, against servers that are there and that are not.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use crate::common::Bench;
use vitrine_practice::Receiver;
use vitrine_studio::protocol::{Fix, PreflightCheck, PreflightView, Request, Verdict};

const SOON: Duration = Duration::from_secs(30);

fn send_to(bench: &Bench, port: u16) {
    bench.request(Request::SetDestination {
        url: format!("rtmp://127.0.0.1:{port}/live"),
        key: Some("secret-key".to_owned()),
    });
}

/// Looks, and waits until everything was looked at.
fn look(bench: &Bench) -> PreflightView {
    bench.request(Request::Preflight);
    let begun = Instant::now();
    loop {
        let view = bench.snapshot().preflight.expect("a look has begun");
        if view.is_done {
            return view;
        }
        assert!(begun.elapsed() < SOON, "not within {SOON:?}: {view:?}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn check<'a>(view: &'a PreflightView, id: &str) -> &'a PreflightCheck {
    let found = view.checks.iter().find(|check| check.id.starts_with(id));
    found.unwrap_or_else(|| panic!("no check {id}: {view:?}"))
}

#[test]
fn a_wrong_port_is_red_and_green_once_it_is_right() {
    let bench = Bench::new();
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let nobody = free.local_addr().unwrap().port();
    drop(free);
    send_to(&bench, nobody);
    let wrong = look(&bench);
    let destination = check(&wrong, "destination");
    assert_eq!(destination.verdict, Verdict::Fails, "{destination:?}");
    assert_eq!(destination.fix, Some(Fix::Destinations));
    assert!(!destination.hint.is_empty() && !destination.holds_back);
    assert_eq!(check(&wrong, "upload").verdict, Verdict::Untested);
    // Any RTMP server will do.
    let server = Receiver::open(30, Box::new(|_| {})).unwrap();
    send_to(&bench, server.address().socket().port());
    let right = look(&bench);
    let destination = check(&right, "destination");
    assert_eq!(destination.verdict, Verdict::Good, "{destination:?}");
    // This one hangs up on who does not know its address, which says nothing of the line.
    assert_eq!(check(&right, "upload").verdict, Verdict::Untested);
    assert_eq!(server.counts().connections, 0, "nothing was published");
}

#[test]
fn every_check_comes_in_with_words_and_the_rest_as_it_is() {
    let bench = Bench::new();
    let view = look(&bench);
    for check in &view.checks {
        assert_ne!(check.verdict, Verdict::Waiting, "{check:?}");
        for said in [&check.name, &check.message, &check.hint] {
            assert!(!said.starts_with("preflight-"), "a word is missing: {said}");
        }
        let is_calm = check.verdict == Verdict::Good;
        assert_eq!(check.hint.is_empty(), is_calm, "what to do: {check:?}");
    }
    let destination = check(&view, "destination");
    assert!(destination.holds_back, "going live would be refused");
    assert_eq!(check(&view, "camera").verdict, Verdict::Warns);
    assert_eq!(check(&view, "rundown").verdict, Verdict::Good);
    assert_eq!(
        check(&view, "photos").verdict,
        Verdict::Good,
        "the demo has them"
    );
    bench.request(Request::StopPreflight);
    assert!(bench.snapshot().preflight.is_none());
}
