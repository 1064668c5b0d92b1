//! A practice run: into a receiver of our own, never to the destination that is set.

use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::common::Bench;
use vitrine_domain::Command;
use vitrine_studio::lossy::{PreviewFrame, Viewed, Viewer};
use vitrine_studio::protocol::{Levels, LinkView, PracticeView, Quality, Request, Training, What};

const SOON: Duration = Duration::from_secs(30);

/// Small enough that a busy machine keeps the pace: what is tested here is not the speed.
const SMALL: Quality = Quality {
    width: 640,
    height: 360,
    fps: 30,
    video_kbps: 1000,
    audio_kbps: 128,
};

fn wait_for(what: &str, is_true: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_true() {
        assert!(begun.elapsed() < SOON, "not within {SOON:?}: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn practising(bench: &Bench) -> PracticeView {
    bench.snapshot().practice.expect("a practice runs")
}

fn is_on_air(link: &LinkView) -> bool {
    matches!(link, LinkView::OnAir { .. })
}

/// Keeps the newest picture of what arrived.
#[derive(Default)]
struct Eye {
    seen: Mutex<Option<Arc<Viewed>>>,
}

impl Viewer for Eye {
    fn picture(&self, _: &Arc<PreviewFrame>) {}
    fn levels(&self, _: &Levels) {}
    fn viewed(&self, viewed: &Arc<Viewed>) {
        *self.seen.lock().unwrap() = Some(Arc::clone(viewed));
    }
}

#[test]
fn what_is_counted_is_counted_from_the_begin_of_the_run() {
    let bench = Bench::new();
    bench.request(Request::SetQuality { quality: SMALL });
    let frames = || bench.snapshot().health.frames;
    wait_for("pictures before the run", || frames() > 60);
    let before = frames();
    bench.ask(Command::StartPractice);
    wait_for("figures of the run", || frames() < before);
    bench.ask(Command::End);
    bench.studio.close();
}

#[test]
fn a_practice_arrives_at_our_own_receiver_and_never_at_the_destination() {
    let bench = Bench::new();
    bench.request(Request::SetQuality { quality: SMALL });
    // The platform of this test: nobody may knock there.
    let platform = TcpListener::bind("127.0.0.1:0").unwrap();
    platform.set_nonblocking(true).unwrap();
    let port = platform.local_addr().unwrap().port();
    bench.request(Request::SetDestination {
        url: format!("rtmp://127.0.0.1:{port}/live"),
        key: Some("platform-key".to_owned()),
    });
    bench.ask(Command::StartPractice);
    wait_for("two seconds of it arrive", || {
        practising(&bench).pictures > 60
    });
    let practice = practising(&bench);
    assert!(is_on_air(&practice.link), "{practice:?}");
    let late = practice.arrival_ms.expect("its delay is measured");
    assert!((0.0..5_000.0).contains(&late), "{late} ms");
    assert_eq!(
        bench.snapshot().setup.destination.link,
        LinkView::Off,
        "the destination is not in use"
    );
    bench.ask(Command::End);
    assert!(bench.snapshot().practice.is_none());
    assert!(
        platform.accept().is_err(),
        "somebody knocked at the platform's"
    );
}

#[test]
fn somebody_who_looks_sees_what_arrived_with_its_delay() {
    let bench = Bench::new();
    bench.request(Request::SetQuality { quality: SMALL });
    let eye = Arc::new(Eye::default());
    let seat = bench.studio.watch(eye.clone());
    bench.ask(Command::StartPractice);
    wait_for("something arrives", || practising(&bench).pictures > 10);
    assert!(
        eye.seen.lock().unwrap().is_none(),
        "nobody has asked for it"
    );
    seat.look_at_practice(true);
    wait_for("a picture is decoded", || {
        eye.seen.lock().unwrap().is_some()
    });
    let viewed = eye.seen.lock().unwrap().clone().unwrap();
    let picture = &viewed.frame.picture;
    assert_eq!((picture.width, picture.height), (320, 180));
    assert_eq!(picture.jpeg[..2], [0xff, 0xd8], "it is a JPEG");
    let frame = &viewed.frame;
    assert!(
        frame.picture_ms >= frame.arrival_ms && frame.picture_ms < 5_000.0,
        "decoded after it arrived: {} and {} ms",
        frame.arrival_ms,
        frame.picture_ms
    );
    bench.ask(Command::End);
}

#[test]
fn a_lost_network_is_told_as_live_and_comes_back() {
    let bench = Bench::new();
    bench.request(Request::SetQuality { quality: SMALL });
    let told = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&told);
    let _subscription = bench.studio.subscribe(move |event| {
        if let What::Notice { notice } = &event.what {
            log.lock().unwrap().push(notice.code.clone());
        }
    });
    bench.ask(Command::StartPractice);
    wait_for("it arrives", || practising(&bench).pictures > 30);
    let what = Training::NetworkLoss;
    bench.request(Request::Train { what });
    assert!(practising(&bench).network_lost_until.is_some());
    wait_for("the loss is seen", || {
        matches!(practising(&bench).link, LinkView::Reconnecting { .. })
    });
    let before = practising(&bench).pictures;
    wait_for("pictures arrive again", || {
        is_on_air(&practising(&bench).link) && practising(&bench).pictures > before + 30
    });
    let told = told.lock().unwrap();
    for code in ["practice-link-lost", "practice-link-back"] {
        assert!(
            told.iter().any(|it| it == code),
            "{code} was not told: {told:?}"
        );
    }
    assert!(
        !told.iter().any(|it| it == "link-lost"),
        "that is said live"
    );
}

#[test]
fn viewers_ask_and_training_needs_a_practice() {
    let bench = Bench::new();
    let what = Training::Question;
    assert_eq!(
        bench.refused(Request::Train { what }),
        "refused-no-practice"
    );
    bench.request(Request::SetQuality { quality: SMALL });
    bench.ask(Command::StartPractice);
    let lost = Request::Train {
        what: Training::CameraLoss,
    };
    assert_eq!(bench.refused(lost), "refused-no-camera-to-lose");
    let mut asked = Vec::new();
    for _ in 0..3 {
        bench.request(Request::Train { what });
        let notices = bench.snapshot().notices;
        let open = notices
            .iter()
            .filter(|it| it.code == "viewer-question" && it.resolved_at.is_none());
        let open: Vec<String> = open.map(|it| it.message.clone()).collect();
        assert_eq!(open.len(), 1, "one question at a time: {open:?}");
        asked.extend(open);
    }
    asked.dedup();
    assert_eq!(asked.len(), 3, "each is another one: {asked:?}");
    bench.ask(Command::End);
    let notices = bench.snapshot().notices;
    assert!(
        notices
            .iter()
            .all(|it| it.code != "viewer-question" || it.resolved_at.is_some()),
        "questions end with the practice"
    );
}
