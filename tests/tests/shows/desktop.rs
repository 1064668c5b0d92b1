//! The desktop window under a display of its own: from the start of the program to the end of a show
//! that a server received, by buttons and keys.

use std::time::Duration;

use crate::common::Allowance;
use rig::{Camera, Desk, Display, Output, Process, RtmpServer, Screen as _, Steal, Window};
use serde_json::{Value, json};

/// From a key to what it does, with a web view that draws in software.
const DONE_WITHIN: Duration = Duration::from_secs(5);
/// A second web view starts in a few seconds while the first one draws in software.
const OPENS_WITHIN: Duration = Duration::from_secs(20);
const FPS: u32 = 30;
const HOST_VIEW: &str = "host view";
/// The clock and the countdown are small beside the rest of the host view; another item's title,
/// notes and next product are not.
const CLOCK_PERMILLE: usize = 15;
const FOLLOWED_PERMILLE: usize = 30;
/// Glass to glass, 95 of 100 pictures, in an unoptimised build that shares two cores with a web view
/// that draws in software (55 to 73 ms were measured). What is to be reached is 50 ms.
const PREVIEW_P95_MS: f64 = 120.0;
/// The same while the program is coded on those two cores at 1080p, sent, and decoded again: the preview
/// yields first (200 to 640 ms were measured). It must not stop.
const CODED_P95_MS: f64 = 1_000.0;

/// Chooses the first device of a slot.
fn choose(window: &Window, slot: &str) {
    let first = |window: &Window| {
        let devices = window.ask(&json!({ "ask": "devices" }))?["devices"].clone();
        let mut of_slot = devices.as_array().cloned().unwrap_or_default().into_iter();
        Ok(of_slot.find(|device| device["slot"] == slot))
    };
    let what = format!("a device for {slot}");
    window
        .wait_until(&what, crate::common::ON_AIR_WITHIN, |window| {
            Ok(first(window)?.is_some())
        })
        .unwrap();
    let device = first(window).unwrap().unwrap();
    window
        .ask(&json!({ "ask": "set_source", "slot": slot, "device": device["id"] }))
        .unwrap();
}

fn state(window: &Window) -> Value {
    window.snapshot().unwrap()["show"]["state"]["live"].clone()
}

/// Waits until the show's live state is so.
fn until(window: &Window, what: &str, is_so: impl Fn(&Value) -> bool) {
    window
        .wait_until(what, DONE_WITHIN, |window| {
            Ok(is_so(&window.snapshot()?["show"]["state"]["live"]))
        })
        .unwrap_or_else(|error| panic!("{error}: {}", state(window)));
}

/// What the page measured of its last preview pictures: how many, and the 95th percentile of their
/// age when they were drawn.
fn preview(window: &Window) -> (f64, f64) {
    let stats = window
        .run("return window.vitrinePreviewLatency()", &[])
        .unwrap();
    (
        stats["frames"].as_f64().unwrap(),
        stats["p95Ms"].as_f64().unwrap(),
    )
}

/// Looks at the preview for ten seconds.
fn judge_preview(window: &Window, when: &str, limit_ms: f64) {
    std::thread::sleep(Duration::from_secs(3));
    let steal = Steal::begin().unwrap();
    let (before, _) = preview(window);
    std::thread::sleep(Duration::from_secs(10));
    let (after, p95_ms) = preview(window);
    let allowance = Allowance::since(steal, FPS);
    println!(
        "{when} the preview shows {:.1} pictures a second, {p95_ms:.0} ms old (p95)",
        (after - before) / 10.0
    );
    allowance.judge(p95_ms < limit_ms, || {
        format!("{when} the preview is {p95_ms} ms behind")
    });
}

/// The share of bytes that differ, in thousandths; all of them when the pictures are not alike.
fn difference(a: &[u8], b: &[u8]) -> usize {
    if a.is_empty() || a.len() != b.len() {
        return 1_000;
    }
    a.iter().zip(b).filter(|(a, b)| a != b).count() * 1_000 / a.len()
}

/// The host view, once nothing but its clock moves.
fn host_view(window: &Window, display: &Display) -> Vec<u8> {
    let mut last = Vec::new();
    let mut is_calm = || -> Option<Vec<u8>> {
        std::thread::sleep(Duration::from_millis(300));
        let now = display.picture_of(HOST_VIEW).ok()??;
        let calm = difference(&last, &now) < CLOCK_PERMILLE;
        last = now;
        calm.then(|| last.clone())
    };
    let deadline = std::time::Instant::now() + OPENS_WITHIN;
    loop {
        if let Some(picture) = is_calm() {
            return picture;
        }
        assert!(
            std::time::Instant::now() < deadline,
            "the host view came to rest: {}",
            window.log_end()
        );
    }
}

/// A take in the main window shows in the host's: other words, other pictures.
fn the_host_view_follows(window: &Window, display: &Display) {
    let before = host_view(window, display);
    let item = state(window)["current"]["id"].clone();
    window.press(" ").unwrap();
    until(window, "a take with the host view open", |live| {
        live["current"]["id"] != item
    });
    window
        .wait_until("the host view to follow", DONE_WITHIN, |_| {
            let now = display.picture_of(HOST_VIEW)?.unwrap_or_default();
            Ok(difference(&before, &now) > FOLLOWED_PERMILLE)
        })
        .unwrap();
}

/// Whether a question stands in the window.
fn is_asked(window: &Window) -> rig::Result<bool> {
    let asked = "return [...document.querySelectorAll('dialog[open]')]
        .some(dialog => dialog.textContent.includes('Discard'))";
    Ok(window.run(asked, &[])? == true)
}

#[test]
fn a_window_with_something_unsaved_asks_before_it_closes() {
    let desk = Desk::set_up().unwrap();
    let display = Display::open(1280, 800, desk.folder()).unwrap();
    let window = Window::open(&desk, &display).unwrap();
    let program = window.process_id().unwrap();
    window.run("location.hash = '#/catalogue'", &[]).unwrap();
    let click_new = |window: &Window| Ok(window.click("New product").is_ok());
    window
        .wait_until("the way to a new product", DONE_WITHIN, click_new)
        .unwrap();
    let is_in_form = "return document.activeElement?.closest('form') !== null";
    window
        .wait_until("the form of a new product", DONE_WITHIN, |window| {
            Ok(window.run(is_in_form, &[])? == true)
        })
        .unwrap();
    window.press("v").unwrap();
    display.ask_to_close("Vitrine").unwrap();
    window
        .wait_until("the question", DONE_WITHIN, is_asked)
        .unwrap();
    if let Some(path) = std::env::var_os("VITRINE_KEEP_PICTURE") {
        window.picture(path.as_ref()).unwrap();
    }

    window.click("Keep editing").unwrap();
    window
        .wait_until("the question to go", DONE_WITHIN, |window| {
            Ok(!is_asked(window)?)
        })
        .unwrap();
    let typed = window.run("return document.activeElement?.value", &[]);
    println!("after it the page has {typed:?}");

    display.ask_to_close("Vitrine").unwrap();
    window
        .wait_until("the question again", DONE_WITHIN, is_asked)
        .unwrap();
    // The window goes while the driver still waits for the click's answer.
    drop(window.click("Discard changes"));
    rig::wait_for("the end of the program", OPENS_WITHIN, || {
        let is_there = std::path::Path::new(&format!("/proc/{program}")).exists();
        (!is_there).then_some(())
    })
    .unwrap();
}

#[test]
fn a_show_is_run_from_the_window() {
    // A laptop's screen, and nothing on it but the window: a picture that covers it would be drawn
    // by the same cores.
    let desk = Desk::set_up().unwrap();
    let display = Display::open(1280, 800, desk.folder()).unwrap();
    let _camera = Camera::plug_in(&desk).unwrap();
    let server = RtmpServer::start().unwrap();
    let window = Window::open(&desk, &display).unwrap();
    for slot in ["camera", "screen", "microphone"] {
        choose(&window, slot);
    }

    judge_preview(&window, "before a run", PREVIEW_P95_MS);
    window.click("Practice").unwrap();
    until(&window, "practice", |live| live["phase"] == "practice");
    window.press(" ").unwrap();
    until(&window, "the first item", |live| !live["current"].is_null());
    judge_preview(&window, "in practice", CODED_P95_MS);
    window.click("End practice").unwrap();
    window.click("End practice").unwrap();
    until(&window, "the end of the practice", |live| {
        live["phase"] == "ended"
    });

    let destination = json!({
        "ask": "set_destination", "url": server.url(), "key": RtmpServer::KEY,
    });
    window.ask(&destination).unwrap();
    window.click("Go live").unwrap();
    window.click("Go live").unwrap();
    until(&window, "live", |live| live["phase"] == "live");
    window
        .wait_until("on air", crate::common::ON_AIR_WITHIN, |window| {
            let link = window.snapshot()?["setup"]["destination"]["link"]["link"].clone();
            Ok(link == "on_air")
        })
        .unwrap();
    let mut seen = Vec::new();
    for take in 1..=3 {
        window.press(" ").unwrap();
        let seen_before = seen.clone();
        until(&window, &format!("take {take}"), move |live| {
            !live["current"].is_null() && !seen_before.contains(&live["current"]["id"])
        });
        seen.push(state(&window)["current"]["id"].clone());
        std::thread::sleep(Duration::from_secs(2));
    }
    window.click("Host view").unwrap();
    window
        .wait_until("the host view", OPENS_WITHIN, |_| {
            let titles = display.titles()?;
            Ok(titles.iter().any(|title| title.contains(HOST_VIEW)))
        })
        .unwrap_or_else(|error| panic!("{error}: {:?}", display.titles()));
    the_host_view_follows(&window, &display);
    let had_card = !state(&window)["card"].is_null();
    window.press("c").unwrap();
    until(&window, "the card to go or come", |live| {
        live["card"].is_null() == had_card
    });
    server.wait_for_more(DONE_WITHIN).unwrap();
    let (_, p95_ms) = preview(&window);
    println!("on air the preview is {p95_ms:.0} ms old (p95)");
    if let Some(path) = std::env::var_os("VITRINE_KEEP_PICTURE") {
        window.picture(path.as_ref()).unwrap();
    }
    window.click("End the show").unwrap();
    window.click("End the show").unwrap();
    until(&window, "the end of the show", |live| {
        live["phase"] == "ended"
    });
    drop(window);

    let recordings = server.recordings().unwrap();
    assert_eq!(
        recordings.len(),
        1,
        "one connection held for the whole show"
    );
    assert!(recordings[0].video().length_ms() > 5_000.0);
}

/// Who starts the studio from a menu never sees standard error.
#[test]
fn a_start_that_fails_says_so_in_a_window() {
    let folder = tempfile::tempdir().unwrap();
    let display = Display::open(1280, 800, folder.path()).unwrap();
    let no_folder = folder.path().join("a-file");
    std::fs::write(&no_folder, "").unwrap();
    let mut command = Process::command(rig::program().unwrap());
    command.env("VITRINE_DATA", &no_folder).env("LC_ALL", "C");
    display.show_to(&mut command);
    let mut studio = Process::start("vitrine", &mut command, folder.path(), Output::ToLog).unwrap();
    rig::wait_for("the message", OPENS_WITHIN, || {
        let titles = display.titles().unwrap();
        titles.iter().any(|title| title == "Vitrine").then_some(())
    })
    .unwrap();
    assert!(studio.ended().is_none(), "it waits until it is read");
    display.ask_to_close("Vitrine").unwrap();
    assert_eq!(studio.wait(DONE_WITHIN).unwrap().code(), Some(1));
    assert!(
        studio.log_end().contains("vitrine: "),
        "{}",
        studio.log_end()
    );
}
