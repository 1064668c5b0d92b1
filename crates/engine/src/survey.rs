//! What this computer has for a show, asked without running one: for `vitrine doctor` and
//! `vitrine devices`.

use std::time::{Duration, Instant};

use crate::elements;
use crate::encode::{EncoderKind, EncoderProfile, EncodingSpec, try_profile};
use crate::engine::start_gstreamer;
use crate::error::EngineError;
use crate::program::Canvas;
use crate::source::{Device, DeviceWatch};

/// Device providers tell of their devices within a second of being started.
const SETTLE: Duration = Duration::from_millis(1_000);
const SETTLE_AT_MOST: Duration = Duration::from_secs(4);

/// How an encoder profile did when it was tried.
#[derive(Debug, Clone)]
pub struct EncoderTrial {
    /// What it codes.
    pub kind: EncoderKind,
    /// For people.
    pub name: String,
    /// Why it does not work; `None` when it coded a few frames.
    pub failure: Option<EngineError>,
}

/// The version of GStreamer that runs, such as "GStreamer 1.22.0".
pub fn gstreamer_version() -> Result<String, EngineError> {
    start_gstreamer()?;
    Ok(gst::version_string().to_string())
}

/// Whether a GStreamer element is installed.
pub fn has_element(factory: &str) -> bool {
    start_gstreamer().is_ok() && elements::exists(factory)
}

/// The devices there are now, looked for as long as they take to report.
pub fn list_devices() -> Result<Vec<Device>, EngineError> {
    start_gstreamer()?;
    let watch = DeviceWatch::start(|| {})?;
    let begun = Instant::now();
    let mut devices = watch.list();
    let mut changed = begun;
    while changed.elapsed() < SETTLE && begun.elapsed() < SETTLE_AT_MOST {
        std::thread::sleep(Duration::from_millis(50));
        let now = watch.list();
        if now != devices {
            devices = now;
            changed = Instant::now();
        }
    }
    drop(watch.begin_stop());
    Ok(devices)
}

/// Tries every shipped encoder profile at 720p30 by coding a few frames with it.
pub fn try_encoders() -> Result<Vec<EncoderTrial>, EngineError> {
    start_gstreamer()?;
    let canvas = Canvas {
        width: 1280,
        height: 720,
        fps: 30,
    };
    let spec = EncodingSpec {
        video_kbps: 3_000,
        audio_kbps: 128,
        keyframe_s: 2,
        encoder: None,
    };
    Ok(EncoderProfile::shipped()
        .into_iter()
        .map(|profile| EncoderTrial {
            kind: profile.kind,
            failure: try_profile(&profile, canvas, &spec).err(),
            name: profile.name,
        })
        .collect())
}
