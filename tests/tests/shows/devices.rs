//! The rig's session by itself: no show, no measuring of time.

use std::time::Duration;

use rig::{Camera, Desk, Display, Output, Process};

/// GStreamer's plugins are known by then: setting up the rig has looked for them.
const FRAMES_WITHIN: Duration = Duration::from_secs(8);

/// Takes 15 frames of the camera as any program would.
fn frames_arrive(desk: &Desk) -> bool {
    let mut command = desk.command("gst-launch-1.0");
    command
        .args([
            "-q",
            "pipewiresrc",
            "target-object=test-camera",
            "num-buffers=15",
        ])
        .args(["!", "video/x-raw,width=1280,height=720", "!", "fakesink"]);
    let mut capture =
        Process::start("capture", &mut command, desk.folder(), Output::ToLog).unwrap();
    capture
        .wait(FRAMES_WITHIN)
        .is_ok_and(|status| status.success())
}

#[test]
fn a_camera_can_be_pulled_out_and_plugged_in_again() {
    let desk = Desk::set_up().unwrap();
    let mut camera = Camera::plug_in(&desk).unwrap();
    assert!(frames_arrive(&desk), "the camera plays");
    camera.pull_out();
    assert!(!frames_arrive(&desk), "nothing plays without the camera");
    camera.plug_in_again(&desk).unwrap();
    assert!(frames_arrive(&desk), "it plays again");
}

#[test]
fn a_display_has_a_number_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let first = Display::open(640, 360, folder.path()).unwrap();
    let second = Display::open(640, 360, folder.path()).unwrap();
    assert_ne!(first.name(), second.name());
}
