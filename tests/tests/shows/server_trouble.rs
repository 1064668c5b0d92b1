//! The server refuses, resets, stalls for 20 s and comes back: the program's own picture keeps its
//! pace, and it is on air again soon after the server is.

use std::time::{Duration, Instant};

use crate::common::Allowance;
use rig::{Air, Fault, Proxy, Stage, Status, Steal};

const FPS: u32 = 30;
const KBPS: u32 = 3_000;
/// How long each trouble lasts; a stall longer than any timeout that is hoped for.
const SHORT: Duration = Duration::from_secs(4);
const STALL: Duration = Duration::from_secs(20);
const BACK_WITHIN: Duration = Duration::from_secs(3);

fn is_on_air(status: &Status) -> bool {
    status.link == "on_air"
}

/// Makes the trouble, waits until the program has seen it and it has lasted, ends it, and waits until
/// frames arrive at the server again.
fn trouble(stage: &Stage, proxy: &Proxy, air: &mut Air, fault: Fault, lasts: Duration) {
    let began = Instant::now();
    proxy.set(fault).unwrap();
    let name = format!("{fault:?}");
    air.wait_for_status(&format!("{name} is noticed"), lasts, |status| {
        !is_on_air(status)
    })
    .unwrap();
    println!("{name}: noticed after {:?}", began.elapsed());
    rig::wait_for(format!("the end of {name}"), lasts * 2, || {
        (began.elapsed() >= lasts).then_some(())
    })
    .unwrap();

    // What a stall held back arrives late, in the old recording: only a new one shows the return.
    let before = stage.server.recordings().unwrap().len();
    proxy.set(Fault::None).unwrap();
    let back = Instant::now();
    let what = format!("frames of a new connection after {name}");
    rig::wait_for(what, BACK_WITHIN, || {
        (stage.server.recordings().ok()?.len() > before).then_some(())
    })
    .unwrap();
    println!(
        "{name}: frames {:?} after the server's return",
        back.elapsed()
    );
    air.wait_for_status("on air again", BACK_WITHIN, is_on_air)
        .unwrap();
}

#[test]
fn the_program_keeps_its_pace_while_the_server_fails_and_returns_soon() {
    let stage = Stage::set_up().unwrap();
    let proxy = Proxy::start(stage.server.address()).unwrap();
    let mut options = crate::common::options(&stage, "camera-show.toml", "1280x720@30", KBPS);
    options.to = format!("rtmp://{}/live", proxy.address());
    let mut air = Air::start(&stage.desk, &stage.display, &options).unwrap();
    air.wait_for_status("on air", crate::common::ON_AIR_WITHIN, is_on_air)
        .unwrap();
    let steal = Steal::begin().unwrap();
    let start = air
        .statuses()
        .last()
        .cloned()
        .expect("there was a status line");

    trouble(&stage, &proxy, &mut air, Fault::Refuse, SHORT);
    trouble(&stage, &proxy, &mut air, Fault::Reset, SHORT);
    trouble(&stage, &proxy, &mut air, Fault::Stall, STALL);

    let end = air
        .statuses()
        .last()
        .cloned()
        .expect("there was a status line");
    let allowance = Allowance::since(steal, FPS);
    let missed = end.missed_ticks - start.missed_ticks;
    allowance.judge(missed == 0, || {
        format!("{missed} ticks were missed while the server failed")
    });
    let seconds = (end.at - start.at) / 1000.0;
    let fps = (end.frames - start.frames) as f64 / seconds;
    allowance.judge((fps - f64::from(FPS)).abs() < 0.5, || {
        format!("{fps:.2} frames a second over {seconds:.0} s")
    });

    // Ending is quick even while the server hangs.
    proxy.set(Fault::Stall).unwrap();
    let (status, took) = air.end(crate::common::END_WITHIN).unwrap();
    println!("ended in {took:?}");
    assert!(
        status.success(),
        "the show ends well: {status}, {}",
        air.log_end()
    );

    let recordings = stage.server.recordings().unwrap();
    assert!(
        recordings.len() >= 4,
        "a connection before each trouble and after the last"
    );
    for recording in &recordings {
        let first = recording
            .video()
            .packets
            .first()
            .expect("a recording has frames");
        assert!(first.is_key, "each connection begins with a keyframe");
    }
}
