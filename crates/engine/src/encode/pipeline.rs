//! The two encoding pipelines. Raw pictures and sound go in, coded packets come out at the hub.

use gst::prelude::*;
use gst_app::{AppSink, AppSinkCallbacks, AppSrc};

use super::EncodingSpec;
use super::profile::EncoderProfile;
use crate::destination::{CodedPacket, Hub, PacketKind};
use crate::elements::{chain, make};
use crate::error::EngineError;
use crate::program::Canvas;
use crate::sound::{BLOCK_CHANNELS, SAMPLE_RATE};

/// A pipeline with its entrance and its exit.
#[derive(Debug)]
pub(crate) struct EncoderPipeline {
    pub pipeline: gst::Pipeline,
    pub entrance: AppSrc,
    /// The encoder itself.
    pub encoder: gst::Element,
    exit: AppSink,
}

impl EncoderPipeline {
    /// Calls `on_end` once the last packet has come out, after the entrance was told to end.
    pub fn when_ended(&self, on_end: impl Fn() + Send + Sync + 'static) {
        let pad = self.exit.static_pad("sink").expect("a sink has a pad");
        pad.add_probe(gst::PadProbeType::EVENT_DOWNSTREAM, move |_, info| {
            if info
                .event()
                .is_some_and(|it| it.type_() == gst::EventType::Eos)
            {
                on_end();
            }
            gst::PadProbeReturn::Ok
        });
    }
}

/// Raw pictures as the mixer makes them.
pub(crate) fn picture_caps(canvas: Canvas) -> gst::Caps {
    gst::Caps::builder("video/x-raw")
        .field("format", "I420")
        .field("width", canvas.width as i32)
        .field("height", canvas.height as i32)
        .field("framerate", gst::Fraction::new(canvas.fps as i32, 1))
        .field("pixel-aspect-ratio", gst::Fraction::new(1, 1))
        .field("interlace-mode", "progressive")
        .field("colorimetry", "bt709")
        .field("chroma-site", "mpeg2")
        .build()
}

/// Raw sound as the sound mixer makes it.
pub(crate) fn sound_caps() -> gst::Caps {
    gst::Caps::builder("audio/x-raw")
        .field("format", "F32LE")
        .field("rate", SAMPLE_RATE as i32)
        .field("channels", BLOCK_CHANNELS as i32)
        .field("layout", "interleaved")
        .build()
}

/// ```text
/// appsrc (I420) ─ [videoconvert ─ caps NV12 …] ─ ENCODER ─ h264parse ─ appsink (avc, access units)
/// ```
pub(crate) fn make_video_encoder(
    profile: &EncoderProfile,
    canvas: Canvas,
    spec: &EncodingSpec,
    on_packet: impl FnMut(&gst::Sample) + Send + 'static,
) -> Result<EncoderPipeline, EngineError> {
    const NAME: &str = "video encoder";
    let pipeline = gst::Pipeline::new();
    let entrance = make_entrance(&picture_caps(canvas));
    let encoder = profile.make(spec.video_kbps, spec.keyframe_frames(canvas.fps))?;
    let parser = make("h264parse")?;
    // The headers belong to the caps in this stream format; they are not repeated in the stream.
    parser.set_property("config-interval", 0i32);
    // Main is what x264's veryfast settings give in zero-latency tuning on some builds; high is
    // better and every platform takes it.
    let profile_filter = make_filter(
        gst::Caps::builder("video/x-h264")
            .field("profile", gst::List::new(["high", "main"]))
            .build(),
    )?;
    let exit = make_exit(
        gst::Caps::builder("video/x-h264")
            .field("stream-format", "avc")
            .field("alignment", "au")
            .build(),
        on_packet,
    );
    let mut elements = vec![entrance.upcast_ref::<gst::Element>().clone()];
    if profile.input != "I420" {
        elements.push(make("videoconvert")?);
        elements.push(make_filter(
            gst::Caps::builder("video/x-raw")
                .field("format", profile.input.as_str())
                .build(),
        )?);
    }
    elements.extend([
        encoder.clone(),
        profile_filter,
        parser,
        exit.clone().upcast(),
    ]);
    chain(&pipeline, NAME, &elements.iter().collect::<Vec<_>>())?;
    Ok(EncoderPipeline {
        pipeline,
        entrance,
        encoder,
        exit,
    })
}

/// ```text
/// appsrc (F32 48 kHz stereo) ─ audioconvert ─ ENCODER ─ aacparse ─ appsink (raw AAC frames)
/// ```
pub(crate) fn make_audio_encoder(
    profile: &EncoderProfile,
    kbps: u32,
    on_packet: impl FnMut(&gst::Sample) + Send + 'static,
) -> Result<EncoderPipeline, EngineError> {
    let pipeline = gst::Pipeline::new();
    let entrance = make_entrance(&sound_caps());
    let convert = make("audioconvert")?;
    let encoder = profile.make(kbps, 0)?;
    let parser = make("aacparse")?;
    let exit = make_exit(
        gst::Caps::builder("audio/mpeg")
            .field("mpegversion", 4)
            .field("stream-format", "raw")
            .build(),
        on_packet,
    );
    let elements = [
        entrance.upcast_ref(),
        &convert,
        &encoder,
        &parser,
        exit.upcast_ref(),
    ];
    chain(&pipeline, "audio encoder", &elements)?;
    Ok(EncoderPipeline {
        pipeline,
        entrance,
        encoder,
        exit,
    })
}

/// The callback that turns the audio encoder's samples into packets for the hub.
pub(crate) fn audio_packets(hub: Hub) -> impl FnMut(&gst::Sample) + Send + 'static {
    move |sample| {
        if let Some(caps) = sample.caps() {
            hub.set_audio_caps(caps);
        }
        if let Some(packet) = packet(sample, PacketKind::Sound) {
            hub.push(&packet);
        }
    }
}

/// A coded picture.
pub(crate) fn picture_packet(sample: &gst::Sample) -> Option<CodedPacket> {
    let is_delta = sample
        .buffer()
        .is_some_and(|buffer| buffer.flags().contains(gst::BufferFlags::DELTA_UNIT));
    let kind = if is_delta {
        PacketKind::Delta
    } else {
        PacketKind::Key
    };
    packet(sample, kind)
}

/// Running time, because x264enc moves its timestamps by 1000 hours and says so in its segment.
fn packet(sample: &gst::Sample, kind: PacketKind) -> Option<CodedPacket> {
    let buffer = sample.buffer_owned()?;
    let segment = sample.segment()?.downcast_ref::<gst::ClockTime>()?;
    let pts_ns = segment.to_running_time(buffer.pts()?)?.nseconds();
    Some(CodedPacket {
        kind,
        pts_ns,
        body: buffer,
    })
}

fn make_entrance(caps: &gst::Caps) -> AppSrc {
    AppSrc::builder()
        .caps(caps)
        .format(gst::Format::Time)
        .is_live(true)
        // The ones who push look at the level themselves: they drop and count, and never wait.
        .block(false)
        .max_bytes(0)
        .build()
}

fn make_exit(caps: gst::Caps, mut on_packet: impl FnMut(&gst::Sample) + Send + 'static) -> AppSink {
    let callbacks = AppSinkCallbacks::builder()
        .new_sample(move |sink| {
            let sample = sink.pull_sample().map_err(|_| gst::FlowError::Eos)?;
            on_packet(&sample);
            Ok(gst::FlowSuccess::Ok)
        })
        .build();
    AppSink::builder()
        .caps(&caps)
        .sync(false)
        .async_(false)
        .callbacks(callbacks)
        .build()
}

fn make_filter(caps: gst::Caps) -> Result<gst::Element, EngineError> {
    let filter = make("capsfilter")?;
    filter.set_property("caps", caps);
    Ok(filter)
}
