//! The rig against a capture that is not ours: flash and beep, as GStreamer's own sources see them,
//! must be together. What the shows measure stands on this.
//!
//! ```text
//! ximagesrc ─> x264enc ─┬─> flvmux ─> rtmp2sink
//! pulsesrc ──> aac ─────┘
//! ```

use std::time::Duration;

use crate::common::Allowance;
use rig::{
    Clapper, ClapperPlan, Desk, Display, Process, RtmpServer, Steal,
    recording::{Counting, median_ms},
};
use rustix::process::Signal;

/// What the two sources may be apart: a buffer of the sound's capture and a frame's grabbing.
const APART_MS: f64 = 15.0;
/// What avenc_aac puts before the sound and does not take off its times: 1,024 samples (measured; a
/// beep at 1,000.0 ms of a file is decoded at 1,021.4 ms). It is the encoder's, not the clapper's.
const AAC_PRIMING_MS: f64 = 1_024.0 / 48.0;

#[test]
fn flash_and_beep_are_together() {
    let desk = Desk::set_up().unwrap();
    let display = Display::open(1920, 1080, desk.folder()).unwrap();
    let server = RtmpServer::start().unwrap();
    let clapper = Clapper::start(&display, &desk, ClapperPlan::at_rate(60)).unwrap();

    let mut command = desk.command("gst-launch-1.0");
    command
        .args([
            "-q",
            "-e",
            "flvmux",
            "streamable=true",
            "name=mux",
            "!",
            "rtmp2sink",
        ])
        .arg(format!("location={}/{}", server.url(), RtmpServer::KEY))
        .args([
            "ximagesrc",
            "use-damage=false",
            "!",
            "video/x-raw,framerate=30/1",
        ])
        .args([
            "!",
            "queue",
            "!",
            "videoscale",
            "!",
            "video/x-raw,width=960,height=540",
        ])
        .args([
            "!",
            "videoconvert",
            "!",
            "x264enc",
            "tune=zerolatency",
            "speed-preset=ultrafast",
        ])
        .args([
            "key-int-max=60",
            "!",
            "h264parse",
            "!",
            "queue",
            "!",
            "mux.",
        ])
        .args([
            "pulsesrc",
            "device=test_mic",
            "latency-time=5000",
            "buffer-time=40000",
        ])
        .args([
            "!",
            "audio/x-raw,rate=48000,channels=2",
            "!",
            "queue",
            "!",
            "audioconvert",
        ])
        .args(["!", "avenc_aac", "!", "aacparse", "!", "queue", "!", "mux."])
        .env("DISPLAY", display.name());
    let mut capture =
        Process::start("capture", &mut command, desk.folder(), rig::Output::ToLog).unwrap();
    server.wait_for_more(Duration::from_secs(40)).unwrap();
    let begun = clapper.painted();
    let steal = Steal::begin().unwrap();
    rig::wait_for(
        "fourteen seconds of pictures",
        Duration::from_secs(30),
        || (clapper.painted() >= begun + 14 * 60).then_some(()),
    )
    .unwrap();
    let allowance = Allowance::since(steal, 30);
    capture.signal(Signal::INT);
    capture.wait(Duration::from_secs(10)).unwrap();
    clapper.stop().unwrap();

    let recordings = server.recordings().unwrap();
    let recording = &recordings[0];
    let seen = recording.watch().unwrap();
    println!("{:?}", Counting::of(&seen, 2));
    let claps = recording.sync(&seen).unwrap();
    println!("{claps:?}");
    allowance.judge(claps.len() >= 5, || {
        format!("a clap every two seconds: {claps:?}")
    });
    let late_ms = median_ms(&claps).unwrap() - AAC_PRIMING_MS;
    println!("the beep is {late_ms:.1} ms after the flash");
    allowance.judge(late_ms.abs() < APART_MS, || {
        format!("{late_ms} ms apart: {claps:?}")
    });
    assert!(recording.loudness().unwrap() > 0.01, "there is speech");
}
