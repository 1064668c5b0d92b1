//! One of several destinations fails in every way: the others, the mixer and the show go on as if
//! nothing had happened, which their recordings show. A slow primary lowers the picture's rate.
//!
//! The short form takes the faults that last seconds; with `VITRINE_FAULTS` set (`./dev test --faults`)
//! each of them comes, for as long as it takes to be noticed by any timeout that is hoped for.
//!
//! The program runs in a system with one network, so the faults are those of a proxy and of the server;
//! netem, which would make a late line in the kernel, is not there on the machines that we know.

use std::env;
use std::time::{Duration, Instant};

use crate::common::Allowance;
use rig::{
    Air, AirOptions, Certificate, Fault, Proxy, Recording, RtmpServer, Stage, Status, Steal,
};

const FPS: u32 = 30;
const KBPS: u32 = 1_500;
const SIZE: &str = "640x360@30";
/// In the order they are asked for.
const FIRST: usize = 0;
const AFFLICTED: usize = 1;
const THIRD: usize = 2;
const WRONG_KEY: usize = 3;
const UNKNOWN_HOST: usize = 4;
const CLOSED: usize = 5;
const BAD_CERTIFICATE: usize = 6;
/// They fail throughout: each with the notice that says why, and a word of it.
const HOPELESS: [(usize, &str, &str); 4] = [
    (WRONG_KEY, "link-rejected", "clé"),
    (UNKNOWN_HOST, "link-unknown-host", "serveur"),
    (CLOSED, "link-rejected", "clé"),
    (BAD_CERTIFICATE, "link-certificate", "certificat"),
];

/// What goes wrong with the afflicted destination.
#[derive(Debug, Clone, Copy)]
enum Wrong {
    /// Its line.
    Line(Fault),
    /// Its server, which ends and comes back.
    Server,
}

/// A fault, how long it lasts, and how soon after its end the destination must be on air again.
struct Trouble {
    wrong: Wrong,
    lasts: Duration,
    back_within: Duration,
    /// Whether the destination must feel it; one that is late and whole may go on.
    is_felt: bool,
}

fn troubles() -> Vec<Trouble> {
    let trouble = |fault, seconds, back_s| Trouble {
        wrong: Wrong::Line(fault),
        lasts: Duration::from_secs(seconds),
        back_within: Duration::from_secs(back_s),
        is_felt: true,
    };
    if env::var_os("VITRINE_FAULTS").is_none() {
        return vec![
            trouble(Fault::Refuse, 4, 10),
            trouble(Fault::Reset, 4, 10),
            // Felt once the buffers of two systems are full: some ten seconds.
            trouble(Fault::Stall, 18, 10),
        ];
    }
    vec![
        trouble(Fault::Refuse, 20, 10),
        trouble(Fault::Reset, 20, 10),
        trouble(Fault::Stall, 30, 10),
        // What the connection holds has to leave first.
        trouble(Fault::Throttle { kbps: 200 }, 30, 30),
        Trouble {
            is_felt: false,
            ..trouble(LATE, 30, 10)
        },
        Trouble {
            wrong: Wrong::Server,
            ..trouble(Fault::None, 10, 10)
        },
    ]
}

/// Two seconds, as over a bad mobile connection.
const LATE: Fault = Fault::Late {
    by: Duration::from_secs(2),
    jitter: Duration::from_millis(500),
};

fn is_on_air(status: &Status, which: usize) -> bool {
    status.destinations[which].link == "on_air"
}

/// Makes the trouble, waits until it is felt and has lasted, ends it, and waits until the afflicted
/// destination is on air again.
fn go_through(trouble: &Trouble, proxy: &Proxy, platform: &mut RtmpServer, air: &mut Air) {
    let Trouble { wrong, lasts, .. } = *trouble;
    let began = Instant::now();
    let dropped = |status: &Status| status.destinations[AFFLICTED].dropped;
    let before = air.statuses().last().map_or(0, dropped);
    match wrong {
        Wrong::Line(fault) => proxy.set(fault).unwrap(),
        Wrong::Server => platform.crash(),
    }
    if trouble.is_felt {
        air.wait_for_status(&format!("{wrong:?} is felt"), lasts, |status| {
            !is_on_air(status, AFFLICTED) || dropped(status) > before
        })
        .unwrap();
        println!("{wrong:?}: felt after {:?}", began.elapsed());
    }
    rig::wait_for(format!("the end of {wrong:?}"), lasts * 2, || {
        (began.elapsed() >= lasts).then_some(())
    })
    .unwrap();
    match wrong {
        Wrong::Line(_) => proxy.set(Fault::None).unwrap(),
        Wrong::Server => platform.resume_service().unwrap(),
    }
    let over = Instant::now();
    air.wait_for_status("on air again", trouble.back_within, |status| {
        is_on_air(status, AFFLICTED)
    })
    .unwrap();
    println!("{wrong:?}: on air {:?} after its end", over.elapsed());
}

#[test]
fn what_happens_to_one_destination_touches_no_other() {
    let stage = Stage::set_up().unwrap();
    let mut platform = RtmpServer::start().unwrap();
    let proxy = Proxy::start(platform.address()).unwrap();
    let records = tempfile::tempdir().unwrap();
    let strict = RtmpServer::start_secure(&Certificate::make().unwrap()).unwrap();
    let to = |url: String, key: &str| (url, key.to_owned());
    let options = AirOptions {
        key: "first".to_owned(),
        others: vec![
            to(format!("rtmp://{}/live", proxy.address()), "afflicted"),
            to(stage.server.url(), "third"),
            to(strict.url(), "of-another-show"),
            to("rtmp://no-such-host.invalid/live".to_owned(), "nowhere"),
            to(stage.server.closed_url(), "to-a-closed-door"),
            to(strict.secure_url().unwrap(), RtmpServer::KEY),
        ],
        record: Some(records.path().to_owned()),
        ..crate::common::options(&stage, "camera-show.toml", SIZE, KBPS)
    };
    let mut air = Air::start(&stage.desk, &stage.display, &options).unwrap();
    air.wait_for_status("on air", crate::common::ON_AIR_WITHIN, |status| {
        [FIRST, AFFLICTED, THIRD]
            .iter()
            .all(|which| is_on_air(status, *which))
    })
    .unwrap();
    let steal = Steal::begin().unwrap();
    let from = air.statuses().len();
    let start = air.statuses()[from - 1].clone();

    for trouble in troubles() {
        go_through(&trouble, &proxy, &mut platform, &mut air);
    }

    let statuses = air.statuses().split_off(from);
    let end = statuses.last().expect("there were status lines").clone();
    for (index, status) in statuses.iter().enumerate() {
        for which in [FIRST, THIRD] {
            let one = &status.destinations[which];
            let is_untouched = one.link == "on_air" && one.dropped == 0;
            let before = &statuses[index.saturating_sub(2)..=index];
            let missed = air.log_of_missed();
            assert!(is_untouched, "destination {which}: {before:#?} {missed}");
        }
        assert_eq!(status.recording, "running");
        for (which, ..) in HOPELESS {
            assert_ne!(status.destinations[which].link, "on_air");
        }
    }
    for (_, code, word) in HOPELESS {
        let said = air.notices(code);
        let concerned = HOPELESS.iter().filter(|(_, other, _)| *other == code);
        assert_eq!(
            said.len(),
            concerned.count(),
            "each is said once however often it is tried: {said:?}"
        );
        assert!(said.iter().all(|said| said.contains(word)), "{said:?}");
    }
    assert!(
        !air.notices("link-lost").is_empty(),
        "network loss is told apart"
    );

    assert!(
        air.notices("slow-link").is_empty(),
        "only a slow primary lowers the rate"
    );

    let allowance = Allowance::since(steal, FPS);
    let missed = end.missed_ticks - start.missed_ticks;
    allowance.judge(missed == 0, || {
        format!("the mixer missed {missed} ticks: {}", air.log_of_missed())
    });
    let (status, took) = air.end(crate::common::END_WITHIN).unwrap();
    println!("ended in {took:?}");
    assert!(status.success(), "{status}, {}", air.log_end());
    assert_eq!(strict.bytes(), 0, "nothing was taken with a wrong key");

    let of_destinations: u64 = end.destinations.iter().map(|one| one.dropped).sum();
    let never_coded = end.dropped - of_destinations;
    for key in ["first", "third"] {
        let recordings = stage.server.recordings_of(key).unwrap();
        assert_eq!(
            recordings.len(),
            1,
            "{key}: one connection from beginning to end"
        );
        assert_is_untouched(key, &recordings[0], never_coded, allowance);
    }
    let parts = std::fs::read_dir(records.path()).unwrap();
    let parts: Vec<_> = parts
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "mp4"))
        .collect();
    assert_eq!(parts.len(), 1, "one file from beginning to end: {parts:?}");
    let recorded = Recording::open(&parts[0]).unwrap();
    assert_is_untouched("recorded here", &recorded, never_coded, allowance);
    let afflicted = platform.recordings_of("afflicted").unwrap();
    assert!(
        afflicted.len() >= 3,
        "a connection before, between and after the troubles"
    );
    for recording in &afflicted {
        assert!(
            recording.video().packets[0].is_key,
            "each begins with a keyframe"
        );
    }
}

/// Every frame that was coded is there, and the sound never pauses.
fn assert_is_untouched(name: &str, recording: &Recording, never_coded: u64, allowance: Allowance) {
    let (video, audio) = (recording.video(), recording.audio());
    let pacing = video.pacing(FPS);
    let gap_ms = audio.longest_gap_ms();
    println!("{name}: {pacing:?}, sound gap {gap_ms:.1} ms");
    // What the encoder had no time for is nobody's destination's doing.
    assert!(
        pacing.missing as u64 <= never_coded,
        "{name}: {} frames are missing, {never_coded} were never coded",
        pacing.missing
    );
    allowance.judge(gap_ms < 45.0, || {
        format!("{name}: the sound pauses {gap_ms} ms")
    });
}

#[test]
fn a_slow_primary_lowers_the_picture_until_it_is_fast_again() {
    const SLOW: u32 = 900;
    let stage = Stage::set_up().unwrap();
    let proxy = Proxy::start(stage.server.address()).unwrap();
    let mut options = crate::common::options(&stage, "camera-show.toml", SIZE, KBPS);
    options.to = format!("rtmp://{}/live", proxy.address());
    options.key = "slow".to_owned();
    options.others = vec![(stage.server.url(), "other".to_owned())];
    let mut air = Air::start(&stage.desk, &stage.display, &options).unwrap();
    let full = air.wait_for_status(
        "the whole rate",
        crate::common::ON_AIR_WITHIN * 2,
        |status| status.destinations[1].kbps > KBPS * 8 / 10,
    );
    let full = full.unwrap_or_else(|error| panic!("{error}: {:?}", air.statuses().last()));
    assert_eq!(full.lowered_kbps, None, "nothing is slow yet");
    let began = Instant::now();
    proxy.set(Fault::Throttle { kbps: SLOW }).unwrap();
    let lowered = air
        .wait_for_status("a lower rate", Duration::from_secs(30), |status| {
            status.lowered_kbps.is_some()
        })
        .unwrap();
    println!(
        "lowered to {:?} after {:?}",
        lowered.lowered_kbps,
        began.elapsed()
    );
    // The other one is sent the same, so its rate shows that the encoder obeys.
    air.wait_for_status("less at the other one", Duration::from_secs(20), |status| {
        status.destinations[1].kbps < SLOW + 200
    })
    .unwrap();
    assert_eq!(air.notices("slow-link").len(), 1, "said once, calmly");
    proxy.set(Fault::None).unwrap();
    let over = Instant::now();
    // One pause and ten steps at most.
    let again = air.wait_for_status("the whole rate again", Duration::from_secs(120), |status| {
        status.lowered_kbps.is_none() && status.destinations[1].kbps > KBPS * 8 / 10
    });
    again.unwrap_or_else(|error| panic!("{error}: {:?}", air.statuses().last()));
    println!("the whole rate {:?} after its end", over.elapsed());
    let end = air.statuses().pop().expect("there were status lines");
    assert_eq!(
        end.destinations[1].dropped, 0,
        "the other one lost no frame"
    );
    let (status, _) = air.end(crate::common::END_WITHIN).unwrap();
    assert!(status.success(), "{status}, {}", air.log_end());
    assert_eq!(stage.server.recordings_of("other").unwrap().len(), 1);
}
