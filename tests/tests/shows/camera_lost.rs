//! 720p60, and the camera is pulled out in the middle: the stream goes on, the picture comes back.

use std::time::{Duration, Instant};

use crate::common::Allowance;
use rig::{Air, Stage, Steal};

const FPS: u32 = 60;
const KBPS: u32 = 4_500;
/// How long the show runs before, without, and after the camera.
const PART: Duration = Duration::from_secs(8);
/// The picture must move again so soon after the camera is back.
const BACK_WITHIN_MS: f64 = 3_000.0;
/// Above what the noise of compression moves, below what the footage does.
const MOVES: f32 = 0.2;
/// Longer than the footage ever stands still, shorter than what a viewer takes for a lost picture.
const STILL_MS: f64 = 500.0;

/// Waits for as much of the show as a part lasts, by its own count of frames.
fn run_a_part(air: &mut Air) {
    let part = u64::from(FPS) * PART.as_secs();
    let from = air.statuses().last().map_or(0, |status| status.frames);
    let what = format!("{part} more frames");
    air.wait_for_status(&what, PART * 2, |status| status.frames >= from + part)
        .unwrap();
}

#[test]
fn a_camera_that_is_pulled_out_comes_back_and_the_stream_never_pauses() {
    let mut stage = Stage::set_up().unwrap();
    let options = crate::common::options(&stage, "camera-show.toml", "1280x720@60", KBPS);
    let mut air = Air::start(&stage.desk, &stage.display, &options).unwrap();
    air.wait_for_status("on air", crate::common::ON_AIR_WITHIN, |status| {
        status.link == "on_air"
    })
    .unwrap();
    let on_air = Instant::now();
    let steal = Steal::begin().unwrap();

    run_a_part(&mut air);
    stage.camera.pull_out();
    run_a_part(&mut air);
    stage.camera.plug_in_again(&stage.desk).unwrap();
    let back_ms = on_air.elapsed().as_secs_f64() * 1000.0;
    run_a_part(&mut air);
    let (status, took) = air.end(crate::common::END_WITHIN).unwrap();
    assert!(
        status.success(),
        "the show ends well: {status}, {}",
        air.log_end()
    );
    println!("ended in {took:?}");
    let allowance = Allowance::since(steal, FPS);
    println!("{:?}", air.statuses().last());

    let recordings = stage.server.recordings().unwrap();
    assert_eq!(
        recordings.len(),
        1,
        "one connection held for the whole show"
    );
    let recording = &recordings[0];
    let pacing = recording.video().pacing(FPS);
    println!("{pacing:?}");
    crate::common::assert_is_regular(&pacing, allowance);
    assert_eq!(
        (recording.video().width, recording.video().height),
        (1280, 720)
    );

    let seen = recording.watch().unwrap();
    // The longest time without a movement.
    let longest_still = |from_ms: f64, to_ms: f64| {
        let moving = seen
            .iter()
            .filter(|frame| frame.motion > MOVES)
            .map(|frame| frame.pts_ms)
            .filter(|at_ms| (from_ms..to_ms).contains(at_ms));
        let times: Vec<_> = std::iter::once(from_ms)
            .chain(moving)
            .chain([to_ms])
            .collect();
        times
            .windows(2)
            .map(|pair| pair[1] - pair[0])
            .fold(0.0, f64::max)
    };
    // The show's own clock began with the first packet, a status line or so before `on_air`.
    let start_ms = seen[0].pts_ms;
    let part_ms = PART.as_secs_f64() * 1000.0;
    let with = longest_still(start_ms + 2_000.0, start_ms + part_ms - 1_000.0);
    // A second more than it takes to show the slate in place of the last picture.
    let without_from = start_ms + part_ms + 4_000.0;
    let without = longest_still(without_from, start_ms + back_ms - 500.0);
    let again_from = start_ms + back_ms + BACK_WITHIN_MS;
    let again = longest_still(again_from, again_from + 3_000.0);
    println!("still at most: with {with:.0} ms, without {without:.0} ms, again {again:.0} ms");
    allowance.judge(with < STILL_MS, || {
        "the camera's picture stands still".into()
    });
    assert!(
        without > start_ms + back_ms - 600.0 - without_from,
        "without it there is a still picture"
    );
    allowance.judge(again < STILL_MS, || {
        "it does not move three seconds after the camera is back".into()
    });
}
