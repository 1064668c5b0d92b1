//! The studio from outside: real schedule, real cards, real engine, without devices or a network.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::common::Bench;
use vitrine_domain::{Command, Language, Phase, Scene, SegmentId};
use vitrine_studio::protocol::{Event, Request, What};

#[test]
fn a_practice_show_runs_is_logged_and_can_be_taken_back() {
    let bench = Bench::new();
    let events: Arc<Mutex<Vec<Event>>> = Arc::default();
    let log = events.clone();
    let subscription = bench
        .studio
        .subscribe(move |event| log.lock().unwrap().push(event.clone()));

    let start = bench.snapshot();
    assert_eq!(start.show.state.live.phase, Phase::Off);
    assert!(
        start.show.state.show.rundown.segments.len() > 5,
        "the demo show is there"
    );
    assert!(
        start
            .show
            .products
            .iter()
            .all(|product| product.photo.is_some())
    );

    bench.ask(Command::StartPractice);
    bench.ask(Command::TakeNext);
    bench.ask(Command::TakeNext);
    let taken = bench.snapshot();
    let current = taken.show.state.live.current.expect("an item is on air");
    assert_eq!(taken.show.state.live.done.len(), 1);
    assert!(
        taken.show.state.live.card.is_some(),
        "the second item of the demo has a card"
    );
    assert!(
        taken
            .show
            .undo
            .as_deref()
            .unwrap_or_default()
            .starts_with("Undo take of")
    );

    bench
        .studio
        .handle(Request::Undo)
        .expect("a take can be undone");
    let back = bench.snapshot();
    assert_ne!(
        back.show.state.live.current.map(|item| item.id),
        Some(current.id)
    );
    bench.studio.handle(Request::Redo).expect("and done again");
    assert_eq!(bench.snapshot().show.state.live, taken.show.state.live);

    bench.ask(Command::SetScene {
        scene: Scene::ProductFull,
    });
    bench.ask(Command::ClearGraphics);
    bench.ask(Command::End);
    assert_eq!(bench.snapshot().show.state.live.phase, Phase::Ended);

    drop(subscription);
    let events = events.lock().unwrap();
    let takes = events
        .iter()
        .filter(|event| matches!(event.what, What::Taken { .. }))
        .count();
    assert!(takes >= 2, "each take is told: {takes}");
    for pair in events.windows(2) {
        assert_eq!(
            pair[1].revision,
            pair[0].revision + 1,
            "no revision is left out"
        );
    }
    bench.studio.close();
}

#[test]
fn what_the_disk_refuses_is_kept_said_once_and_saved_when_the_disk_takes_it() {
    let bench = Bench::new();
    let disk = rusqlite::Connection::open(bench.data.path().join("vitrine.db")).unwrap();
    bench.ask(Command::StartPractice);
    disk.execute_batch(
        "CREATE TRIGGER refuse BEFORE INSERT ON take
         BEGIN SELECT RAISE(ABORT, 'no space left'); END",
    )
    .unwrap();
    bench.ask(Command::TakeNext);
    bench.ask(Command::TakeNext);
    let said = |code: &str| {
        let notices = bench.snapshot().notices;
        let of_code = notices.into_iter().filter(|notice| notice.code == code);
        of_code.collect::<Vec<_>>()
    };
    assert_eq!(said("not-saved").len(), 1, "said once, however often");
    assert_eq!(said("not-saved")[0].resolved_at, None);

    disk.execute_batch("DROP TRIGGER refuse").unwrap();
    let patience = Instant::now() + Duration::from_secs(10);
    while said("saved").is_empty() {
        assert!(Instant::now() < patience, "it is tried again by itself");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(said("not-saved")[0].resolved_at.is_some());
    let takes: i64 = disk
        .query_row("SELECT count(*) FROM take", [], |row| row.get(0))
        .unwrap();
    assert_eq!(takes, 2, "both takes are in the log");
}

#[test]
fn what_was_planned_before_a_start_survives_damage_after_it_and_the_user_is_told() {
    let bench = Bench::new();
    let segment = bench.snapshot().show.state.show.rundown.segments[1].id;
    bench.ask(Command::SkipSegment {
        segment,
        is_skipped: true,
    });
    bench.studio.close();
    let Bench { studio, data } = bench;
    drop(studio);
    // This start makes the backup, and its end waits for it.
    let again = Bench::in_folder(data);
    again.studio.close();
    let Bench { studio, data } = again;
    drop(studio);
    std::fs::write(data.path().join("vitrine.db"), "what a pity").unwrap();

    let restored = Bench::in_folder(data);
    let after = restored.snapshot();
    let told = after.notices.iter().find(|one| one.code == "restored");
    assert!(told.is_some(), "{:?}", after.notices);
    assert!(after.show.state.show.rundown.segments[1].is_skipped);
    restored.studio.close();
}

#[test]
fn what_cannot_be_is_refused_calmly_and_changes_nothing() {
    let bench = Bench::new();
    let before = bench.snapshot().show.state;
    let show = |command| Request::Show { command };
    assert_eq!(
        bench.refused(show(Command::TakeNext)),
        "refused-not-running"
    );
    assert_eq!(
        bench.refused(show(Command::GoLive)),
        "refused-no-destination"
    );
    assert_eq!(
        bench.refused(show(Command::SetNext {
            segment: SegmentId(999_999)
        })),
        "refused-unknown-segment"
    );
    assert_eq!(bench.refused(Request::Undo), "refused-nothing-to-undo");
    let to = |url: &str| Request::SetDestination {
        url: url.to_owned(),
        key: Some("k".into()),
    };
    assert_eq!(
        bench.refused(to("https://example.com/live")),
        "refused-bad-address"
    );
    assert_eq!(bench.snapshot().show.state, before);
    bench.studio.close();
}

#[test]
fn a_session_is_remembered_and_a_key_is_not() {
    let bench = Bench::new();
    let secret = "very-secret-key";
    bench
        .studio
        .handle(Request::SetDestination {
            url: format!("rtmp://127.0.0.1:1/live/{secret}"),
            key: None,
        })
        .expect("a pasted address with a key");
    let before = bench.snapshot();
    assert_eq!(before.setup.destination.url, "rtmp://127.0.0.1:1/live");
    assert!(before.setup.destination.has_key && !before.setup.destination.is_key_kept);
    assert!(
        !serde_json::to_string(&before).unwrap().contains(secret),
        "no window is ever sent the key"
    );
    bench
        .studio
        .handle(Request::SetLanguage {
            language: Language::Fr,
        })
        .expect("French");
    bench.studio.close();
    let Bench { studio, data } = bench;
    drop(studio);

    let again = Bench::in_folder(data);
    let after = again.snapshot();
    assert_eq!(after.setup.destination.url, "rtmp://127.0.0.1:1/live");
    assert!(
        !after.setup.destination.has_key,
        "without a keychain it is asked for again"
    );
    assert_eq!(after.setup.language, Language::Fr);
    again.studio.close();
    for file in std::fs::read_dir(again.data.path())
        .expect("the data folder")
        .flatten()
    {
        if file.path().is_file() {
            let bytes = std::fs::read(file.path()).expect("a file of ours");
            let is_in = bytes
                .windows(secret.len())
                .any(|window| window == secret.as_bytes());
            assert!(!is_in, "{} holds the key", file.path().display());
        }
    }
}
