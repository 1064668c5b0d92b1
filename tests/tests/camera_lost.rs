//! 720p60, and the camera is pulled out in the middle: the stream goes on, the picture comes back.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops at the first thing that is wrong, and says what it measured"
)]

mod common;

use std::time::{Duration, Instant};

use rig::{Air, Stage};

const FPS: u32 = 60;
const KBPS: u32 = 4_500;
/// How long the show runs before, without, and after the camera.
const PART: Duration = Duration::from_secs(8);
/// The picture must move again so soon after the camera is back.
const BACK_WITHIN_MS: f64 = 3_000.0;
/// Above what the noise of compression moves, below what the footage does.
const MOVES: f32 = 0.4;

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
    let options = common::options(&stage, "camera-show.toml", "1280x720@60", KBPS);
    let mut air = Air::start(&stage.desk, &stage.display, &options).unwrap();
    air.wait_for_status("on air", common::ON_AIR_WITHIN, |status| {
        status.link == "on_air"
    })
    .unwrap();
    let on_air = Instant::now();

    run_a_part(&mut air);
    stage.camera.pull_out();
    run_a_part(&mut air);
    stage.camera.plug_in_again(&stage.desk).unwrap();
    let back_ms = on_air.elapsed().as_secs_f64() * 1000.0;
    run_a_part(&mut air);
    let (status, took) = air.end(common::END_WITHIN).unwrap();
    assert!(
        status.success(),
        "the show ends well: {status}, {}",
        air.log_end()
    );
    println!("ended in {took:?}");

    let recordings = stage.server.recordings().unwrap();
    assert_eq!(
        recordings.len(),
        1,
        "one connection held for the whole show"
    );
    let recording = &recordings[0];
    let pacing = recording.video().pacing(FPS);
    println!("{pacing:?}");
    common::assert_is_regular(&pacing);
    assert_eq!(
        (recording.video().width, recording.video().height),
        (1280, 720)
    );

    let seen = recording.watch().unwrap();
    let moves = |from_ms: f64, to_ms: f64| {
        let part = seen
            .iter()
            .filter(|frame| (from_ms..to_ms).contains(&frame.pts_ms));
        let (moving, all) = part.fold((0, 0), |(moving, all), frame| {
            (moving + usize::from(frame.motion > MOVES), all + 1)
        });
        assert!(all > 0, "there are frames from {from_ms} to {to_ms} ms");
        moving as f64 / all as f64
    };
    // The show's own clock began with the first packet, a status line or so before `on_air`.
    let start_ms = seen[0].pts_ms;
    let part_ms = PART.as_secs_f64() * 1000.0;
    let with = moves(start_ms + 2_000.0, start_ms + part_ms - 1_000.0);
    let without = moves(start_ms + part_ms + 3_000.0, start_ms + back_ms - 500.0);
    let again = moves(
        start_ms + back_ms + BACK_WITHIN_MS,
        start_ms + back_ms + BACK_WITHIN_MS + 2_000.0,
    );
    println!("moving frames: with {with:.2}, without {without:.2}, again {again:.2}");
    // The camera gives 30 pictures for 60 frames: every second frame moves.
    assert!(with > 0.35, "the camera's picture moves");
    assert!(without < 0.1, "without it there is a still picture");
    assert!(
        again > 0.35,
        "it moves again three seconds after the camera is back"
    );
}
