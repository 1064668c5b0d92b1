//! What goes out is watched: real pictures and real sound that nobody means to send are found.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::common::{Studio, wait_for};
use vitrine_engine::{AudioSlot, AudioSource, Finding, Strip, VideoSlot, VideoSource};

/// The longest that is waited before something is said, and some more for a busy machine.
const FOUND_WITHIN: Duration = Duration::from_secs(20);
/// Longer than it takes to find that a picture is black or stands still.
const CALM_FOR: Duration = Duration::from_secs(9);

/// A film of two seconds that ffmpeg makes up.
fn film(folder: &Path, name: &str, pictures: &str) -> VideoSource {
    let path: PathBuf = folder.join(name);
    let made = Command::new("ffmpeg")
        .args(["-v", "error", "-f", "lavfi", "-i", pictures])
        // Without loss: a picture that stands still stays the same to the last bit.
        .args(["-t", "2", "-c:v", "libx264", "-qp", "0"])
        .arg(&path)
        .status()
        .expect("ffmpeg runs");
    assert!(made.success(), "ffmpeg makes {name}");
    VideoSource::Clip {
        path,
        is_looped: true,
    }
}

fn has(studio: &Studio, finding: Finding) -> bool {
    studio.engine.stats().findings.contains(&finding)
}

fn found(studio: &Studio, finding: Finding) {
    wait_for(&format!("{finding:?}"), FOUND_WITHIN, || {
        has(studio, finding)
    });
}

#[test]
fn black_and_frozen_cameras_are_found_and_a_living_one_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let black = film(folder.path(), "black.mp4", "color=black:s=640x360:r=30");
    let still = film(folder.path(), "still.mp4", "color=gray:s=640x360:r=30");
    let studio = Studio::start();
    let show = |source| {
        studio
            .engine
            .set_video_source(VideoSlot::Camera, Some(source))
    };

    show(VideoSource::TestPattern);
    let begun = std::time::Instant::now();
    wait_for("nine calm seconds", FOUND_WITHIN, || {
        let findings = studio.engine.stats().findings;
        assert_eq!(findings, [], "of a test pattern that moves");
        begun.elapsed() > CALM_FOR
    });
    show(black);
    found(&studio, Finding::CameraBlack);
    show(still);
    found(&studio, Finding::CameraFrozen);
    assert!(!has(&studio, Finding::CameraBlack), "that is over");
    show(VideoSource::TestPattern);
    wait_for("all is well", FOUND_WITHIN, || {
        studio.engine.stats().findings.is_empty()
    });
    studio.stop();
}

#[test]
fn a_muted_microphone_that_is_spoken_into_is_found_and_one_that_is_too_loud() {
    let studio = Studio::start();
    let strip = |gain_db, is_muted| {
        let strip = Strip {
            gain_db,
            is_muted,
            delay_ms: 0,
        };
        studio.engine.set_strip(AudioSlot::Microphone, strip);
    };
    studio
        .engine
        .set_audio_source(AudioSlot::Microphone, Some(AudioSource::TestTone));
    strip(0.0, true);
    found(&studio, Finding::MutedSpeech);
    strip(0.0, false);
    wait_for("all is well", FOUND_WITHIN, || {
        studio.engine.stats().findings.is_empty()
    });
    strip(24.0, false);
    found(&studio, Finding::MicrophoneClips);
    studio.stop();
}
