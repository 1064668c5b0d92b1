//! One of several destinations fails in every way: the others, the mixer and the show go on as if
//! nothing had happened, which their recordings show. A slow primary lowers the picture's rate.
//!
//! The short form takes the faults that last seconds; with `VITRINE_FAULTS` set (`./dev test --faults`)
//! each of them comes, for as long as it takes to be noticed by any timeout that is hoped for.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops at the first thing that is wrong, and says what it measured"
)]

mod common;

use std::env;
use std::time::{Duration, Instant};

use common::Allowance;
use rig::{Air, AirOptions, Certificate, Fault, Proxy, RtmpServer, Stage, Status, Steal};

const FPS: u32 = 30;
const KBPS: u32 = 1_500;
const SIZE: &str = "640x360@30";
/// In the order they are asked for.
const FIRST: usize = 0;
const AFFLICTED: usize = 1;
const THIRD: usize = 2;
const WRONG_KEY: usize = 3;
const UNKNOWN_HOST: usize = 4;

/// A fault, how long it lasts, and how soon after its end the destination must be on air again.
struct Trouble {
    fault: Fault,
    lasts: Duration,
    back_within: Duration,
}

fn troubles() -> Vec<Trouble> {
    let trouble = |fault, seconds, back_s| Trouble {
        fault,
        lasts: Duration::from_secs(seconds),
        back_within: Duration::from_secs(back_s),
    };
    if env::var_os("VITRINE_FAULTS").is_none() {
        return vec![
            trouble(Fault::Refuse, 4, 10),
            trouble(Fault::Reset, 4, 10),
            trouble(Fault::Stall, 12, 10),
        ];
    }
    vec![
        trouble(Fault::Refuse, 20, 10),
        trouble(Fault::Reset, 20, 10),
        trouble(Fault::Stall, 30, 10),
        // What the connection holds has to leave first.
        trouble(Fault::Throttle { kbps: 200 }, 30, 30),
    ]
}

fn is_on_air(status: &Status, which: usize) -> bool {
    status.destinations[which].link == "on_air"
}

/// Makes the trouble, waits until it is felt and has lasted, ends it, and waits until the afflicted
/// destination is on air again.
fn go_through(trouble: &Trouble, proxy: &Proxy, air: &mut Air) {
    let Trouble { fault, lasts, .. } = *trouble;
    let began = Instant::now();
    let dropped = |status: &Status| status.destinations[AFFLICTED].dropped;
    let before = air.statuses().last().map_or(0, dropped);
    proxy.set(fault).unwrap();
    air.wait_for_status(&format!("{fault:?} is felt"), lasts, |status| {
        !is_on_air(status, AFFLICTED) || dropped(status) > before
    })
    .unwrap();
    println!("{fault:?}: felt after {:?}", began.elapsed());
    rig::wait_for(format!("the end of {fault:?}"), lasts * 2, || {
        (began.elapsed() >= lasts).then_some(())
    })
    .unwrap();
    proxy.set(Fault::None).unwrap();
    let over = Instant::now();
    air.wait_for_status("on air again", trouble.back_within, |status| {
        is_on_air(status, AFFLICTED)
    })
    .unwrap();
    println!("{fault:?}: on air {:?} after its end", over.elapsed());
}

#[test]
fn what_happens_to_one_destination_touches_no_other() {
    let stage = Stage::set_up().unwrap();
    let platform = RtmpServer::start().unwrap();
    let proxy = Proxy::start(platform.address()).unwrap();
    let strict = RtmpServer::start_secure(&Certificate::make().unwrap()).unwrap();
    let to = |url: String, key: &str| (url, key.to_owned());
    let options = AirOptions {
        key: "first".to_owned(),
        others: vec![
            to(format!("rtmp://{}/live", proxy.address()), "afflicted"),
            to(stage.server.url(), "third"),
            to(strict.url(), "of-another-show"),
            to("rtmp://no-such-host.invalid/live".to_owned(), "nowhere"),
        ],
        ..common::options(&stage, "camera-show.toml", SIZE, KBPS)
    };
    let mut air = Air::start(&stage.desk, &stage.display, &options).unwrap();
    air.wait_for_status("on air", common::ON_AIR_WITHIN, |status| {
        [FIRST, AFFLICTED, THIRD]
            .iter()
            .all(|which| is_on_air(status, *which))
    })
    .unwrap();
    let steal = Steal::begin().unwrap();
    let from = air.statuses().len();
    let start = air.statuses()[from - 1].clone();

    for trouble in troubles() {
        go_through(&trouble, &proxy, &mut air);
    }

    let statuses = air.statuses().split_off(from);
    let end = statuses.last().expect("there were status lines").clone();
    for (index, status) in statuses.iter().enumerate() {
        for which in [FIRST, THIRD] {
            let one = &status.destinations[which];
            let is_untouched = one.link == "on_air" && one.dropped == 0;
            let before = &statuses[index.saturating_sub(2)..=index];
            assert!(is_untouched, "destination {which}: {before:#?}");
        }
        for which in [WRONG_KEY, UNKNOWN_HOST] {
            assert_ne!(status.destinations[which].link, "on_air");
        }
    }
    for (code, word) in [("link-rejected", "clé"), ("link-unknown-host", "serveur")] {
        let said = air.notices(code);
        assert_eq!(
            said.len(),
            1,
            "it is said once however often it is tried: {said:?}"
        );
        assert!(said[0].contains(word), "{said:?}");
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
    allowance.judge(missed == 0, || format!("the mixer missed {missed} ticks"));
    let (status, took) = air.end(common::END_WITHIN).unwrap();
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
        let (video, audio) = (recordings[0].video(), recordings[0].audio());
        let pacing = video.pacing(FPS);
        println!(
            "{key}: {pacing:?}, sound gap {:.1} ms",
            audio.longest_gap_ms()
        );
        // What the encoder had no time for is nobody's destination's doing.
        assert!(
            pacing.missing as u64 <= never_coded,
            "{key}: {} frames did not arrive, {never_coded} were never coded",
            pacing.missing
        );
        allowance.judge(audio.longest_gap_ms() < 45.0, || {
            format!("{key}: the sound pauses {} ms", audio.longest_gap_ms())
        });
    }
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

#[test]
fn a_slow_primary_lowers_the_picture_until_it_is_fast_again() {
    const SLOW: u32 = 900;
    let stage = Stage::set_up().unwrap();
    let proxy = Proxy::start(stage.server.address()).unwrap();
    let mut options = common::options(&stage, "camera-show.toml", SIZE, KBPS);
    options.to = format!("rtmp://{}/live", proxy.address());
    options.key = "slow".to_owned();
    options.others = vec![(stage.server.url(), "other".to_owned())];
    let mut air = Air::start(&stage.desk, &stage.display, &options).unwrap();
    let full = air.wait_for_status("the whole rate", common::ON_AIR_WITHIN * 2, |status| {
        status.destinations[1].kbps > KBPS * 8 / 10
    });
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
    let (status, _) = air.end(common::END_WITHIN).unwrap();
    assert!(status.success(), "{status}, {}", air.log_end());
    assert_eq!(stage.server.recordings_of("other").unwrap().len(), 1);
}
