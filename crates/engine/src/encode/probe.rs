//! Finding the encoder: each profile, best first, must really encode a few frames in time. That
//! an element is installed says nothing about whether its hardware is there.

use std::sync::mpsc;
use std::time::{Duration, Instant};

use gst::prelude::*;

use super::EncodingSpec;
use super::pipeline::{EncoderPipeline, make_audio_encoder, make_video_encoder, picture_caps};
use super::profile::{EncoderKind, EncoderProfile};
use crate::elements;
use crate::error::EngineError;
use crate::priority::{Urgency, raise_threads_of};
use crate::program::Canvas;
use crate::sound::{BLOCK_CHANNELS, SAMPLE_RATE};
use crate::teardown::Teardown;

/// A hardware encoder opens its device in well under a second; one that hangs must not delay
/// going live for long.
const PATIENCE: Duration = Duration::from_secs(3);
/// Enough for encoders that hold back a few frames.
const TRIAL_BUFFERS: u64 = 12;
/// The length of a trial buffer of sound: one AAC frame.
const TRIAL_SAMPLES: u64 = 1024;

/// The encoders that were found to work.
#[derive(Debug, Clone)]
pub(crate) struct Chosen {
    pub video: EncoderProfile,
    pub audio: EncoderProfile,
}

/// Tries `profiles` in their order, at this priority if another than the usual one is wanted. `spec.encoder` names the only element to try, if any.
pub(crate) fn choose(
    profiles: &[EncoderProfile],
    canvas: Canvas,
    spec: &EncodingSpec,
    urgency: Option<Urgency>,
    teardown: &Teardown,
) -> Result<Chosen, EngineError> {
    let is_wanted = |profile: &EncoderProfile| {
        spec.encoder
            .as_ref()
            .is_none_or(|wanted| *wanted == profile.element)
    };
    let video = first_working(profiles, EncoderKind::H264, is_wanted, |profile| {
        try_video(profile, canvas, spec, urgency, teardown)
    })?;
    let audio = first_working(
        profiles,
        EncoderKind::Aac,
        |_| true,
        |profile| try_audio(profile, spec, teardown),
    )?;
    Ok(Chosen { video, audio })
}

fn first_working(
    profiles: &[EncoderProfile],
    kind: EncoderKind,
    is_wanted: impl Fn(&EncoderProfile) -> bool,
    works: impl Fn(&EncoderProfile) -> Result<(), EngineError>,
) -> Result<EncoderProfile, EngineError> {
    let mut tried = Vec::new();
    for profile in profiles
        .iter()
        .filter(|profile| profile.kind == kind && is_wanted(profile))
    {
        if !elements::exists(&profile.element) {
            continue;
        }
        match works(profile) {
            Ok(()) => return Ok(profile.clone()),
            Err(error) => tracing::info!(encoder = profile.element, %error, "does not work here"),
        }
        tried.push(profile.element.as_str());
    }
    Err(EngineError::NoEncoder {
        kind: kind.name(),
        tried: tried.join(", "),
    })
}

/// Tries one profile, whatever others may be better.
pub(crate) fn try_profile(
    profile: &EncoderProfile,
    canvas: Canvas,
    spec: &EncodingSpec,
) -> Result<(), EngineError> {
    if !elements::exists(&profile.element) {
        return Err(EngineError::MissingElement {
            element: profile.element.clone(),
        });
    }
    let teardown = Teardown::default();
    match profile.kind {
        EncoderKind::H264 => try_video(profile, canvas, spec, None, &teardown),
        EncoderKind::Aac => try_audio(profile, spec, &teardown),
    }
}

fn try_video(
    profile: &EncoderProfile,
    canvas: Canvas,
    spec: &EncodingSpec,
    urgency: Option<Urgency>,
    teardown: &Teardown,
) -> Result<(), EngineError> {
    let (sender, packets) = mpsc::channel();
    let encoder = make_video_encoder(profile, canvas, spec, tell(sender))?;
    if let Some(urgency) = urgency {
        raise_threads_of(&encoder.pipeline, urgency);
    }
    let info = gst_video::VideoInfo::from_caps(&picture_caps(canvas))
        .map_err(|error| EngineError::build("video encoder", error))?;
    let frame_ns = 1_000_000_000 / u64::from(canvas.fps);
    // Mid grey in every plane: what is in it does not matter, that it is coded does.
    let grey = gst::Buffer::from_slice(vec![128u8; info.size()]);
    trial(encoder, &packets, &grey, frame_ns, teardown)
}

fn try_audio(
    profile: &EncoderProfile,
    spec: &EncodingSpec,
    teardown: &Teardown,
) -> Result<(), EngineError> {
    let (sender, packets) = mpsc::channel();
    let encoder = make_audio_encoder(profile, spec.audio_kbps, tell(sender))?;
    let bytes = TRIAL_SAMPLES as usize * BLOCK_CHANNELS * size_of::<f32>();
    let silence = gst::Buffer::from_slice(vec![0u8; bytes]);
    let length_ns = TRIAL_SAMPLES * 1_000_000_000 / u64::from(SAMPLE_RATE);
    trial(encoder, &packets, &silence, length_ns, teardown)
}

/// Tells of each packet; when the trial is over nobody listens any more.
fn tell(sender: mpsc::Sender<()>) -> impl FnMut(&gst::Sample) + Send + 'static {
    move |_| {
        sender.send(()).ok();
    }
}

fn trial(
    encoder: EncoderPipeline,
    packets: &mpsc::Receiver<()>,
    content: &gst::BufferRef,
    length_ns: u64,
    teardown: &Teardown,
) -> Result<(), EngineError> {
    const NAME: &str = "trial encoder";
    let result = (|| {
        encoder
            .pipeline
            .set_state(gst::State::Playing)
            .map_err(|error| EngineError::play(NAME, error))?;
        for index in 0..TRIAL_BUFFERS {
            let mut buffer = content.copy();
            if let Some(buffer) = buffer.get_mut() {
                buffer.set_pts(gst::ClockTime::from_nseconds(index * length_ns));
                buffer.set_duration(gst::ClockTime::from_nseconds(length_ns));
            }
            encoder
                .entrance
                .push_buffer(buffer)
                .map_err(|error| EngineError::play(NAME, error))?;
        }
        await_packet(&encoder.pipeline, packets)
    })();
    teardown.discard(NAME, encoder.pipeline);
    result
}

fn await_packet(pipeline: &gst::Pipeline, packets: &mpsc::Receiver<()>) -> Result<(), EngineError> {
    const NAME: &str = "trial encoder";
    let bus = pipeline.bus().expect("a pipeline has a bus");
    let deadline = Instant::now() + PATIENCE;
    while Instant::now() < deadline {
        if packets.recv_timeout(Duration::from_millis(20)).is_ok() {
            return Ok(());
        }
        if let Some(message) = bus.pop_filtered(&[gst::MessageType::Error])
            && let gst::MessageView::Error(error) = message.view()
        {
            return Err(EngineError::play(NAME, error.error()));
        }
    }
    Err(EngineError::play(NAME, "nothing came out in time"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spec(encoder: Option<&str>) -> EncodingSpec {
        EncodingSpec {
            video_kbps: 2000,
            audio_kbps: 128,
            keyframe_s: 2,
            encoder: encoder.map(str::to_owned),
        }
    }

    const CANVAS: Canvas = Canvas {
        width: 1280,
        height: 720,
        fps: 30,
    };

    #[test]
    fn an_encoder_that_works_is_found_by_trying() {
        gst::init().expect("GStreamer");
        let teardown = Teardown::default();
        let profiles = EncoderProfile::shipped();
        let chosen =
            choose(&profiles, CANVAS, &spec(None), None, &teardown).expect("working encoders");
        assert_eq!(chosen.video.kind, EncoderKind::H264);
        assert_eq!(chosen.audio.kind, EncoderKind::Aac);
        let left = teardown.wait(Instant::now() + PATIENCE);
        assert!(left.is_empty(), "still alive: {left:?}");
    }

    #[test]
    fn an_encoder_that_takes_frames_and_gives_none_is_passed_over() {
        gst::init().expect("GStreamer");
        let teardown = Teardown::default();
        let error = choose(
            &EncoderProfile::shipped(),
            CANVAS,
            &spec(Some("nvh264enc")),
            None,
            &teardown,
        )
        .expect_err("there is no such hardware here");
        assert!(
            matches!(error, EngineError::NoEncoder { kind: "h264", .. }),
            "{error}"
        );
    }
}
