//! Pictures and sound into H.264 and AAC: profiles as data, the pipelines, and the search for the
//! encoder that works on this machine.

mod pipeline;
mod probe;
mod profile;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use gst::prelude::*;
use gst_app::AppSrc;

pub(crate) use pipeline::{EncoderPipeline, make_video_encoder, picture_caps, sound_caps};
pub(crate) use probe::{Chosen, choose, try_profile};
pub use profile::{BitrateProperty, BitrateUnit, EncoderKind, EncoderProfile};

use crate::destination::Hub;
use crate::error::EngineError;
use crate::program::Canvas;
use crate::teardown::Teardown;

/// So many waiting pictures are more than the jitter of a busy moment.
const BEHIND: u64 = 3;

/// What the program is coded into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodingSpec {
    /// Pictures, in kbit/s, constant.
    pub video_kbps: u32,
    /// Sound, in kbit/s.
    pub audio_kbps: u32,
    /// The distance of keyframes in seconds; platforms want 2.
    pub keyframe_s: u32,
    /// The only element to use, such as `x264enc`; `None` takes the first that works.
    pub encoder: Option<String>,
}

impl EncodingSpec {
    fn keyframe_frames(&self, fps: u32) -> u32 {
        self.keyframe_s.max(1) * fps
    }
}

/// Both encoders, running.
#[derive(Debug)]
pub(crate) struct Encoders {
    video: pipeline::EncoderPipeline,
    audio: pipeline::EncoderPipeline,
    intake: Arc<Intake>,
}

/// Where the mixer threads hand over what they made. Never waits.
#[derive(Debug)]
pub(crate) struct Intake {
    video: AppSrc,
    audio: AppSrc,
    hub: Hub,
    /// More waiting frames than this and the encoder is behind: about half a second.
    frame_limit: u64,
    /// Subtracted from the times of sound, to make up for what limiter and encoder add.
    sound_delay_ns: u64,
    /// The distance of keyframes. Encoders count it in frames, so after dropped ones it is asked
    /// for by time.
    keyframe_ns: u64,
    /// The time of the last keyframe that was asked for. Only the mixer's thread uses it.
    last_key_ns: AtomicU64,
    dropped_frames: AtomicU64,
}

impl Encoders {
    /// Starts both encoders; their packets go to `hub`. `limiter_delay_ns` is how late the sound
    /// comes in already.
    pub fn start(
        chosen: &Chosen,
        canvas: Canvas,
        spec: &EncodingSpec,
        hub: &Hub,
        limiter_delay_ns: u64,
    ) -> Result<Self, EngineError> {
        let video = pipeline::make_video_encoder(
            &chosen.video,
            canvas,
            spec,
            pipeline::video_packets(hub.clone()),
        )?;
        let audio = pipeline::make_audio_encoder(
            &chosen.audio,
            spec.audio_kbps,
            pipeline::audio_packets(hub.clone()),
        )?;
        let encoder_delay_ns =
            chosen.audio.delay_samples * 1_000_000_000 / u64::from(crate::sound::SAMPLE_RATE);
        let intake = Arc::new(Intake {
            video: video.entrance.clone(),
            audio: audio.entrance.clone(),
            hub: hub.clone(),
            frame_limit: u64::from(canvas.fps / 2),
            sound_delay_ns: limiter_delay_ns + encoder_delay_ns,
            keyframe_ns: u64::from(spec.keyframe_s.max(1)) * 1_000_000_000,
            last_key_ns: AtomicU64::new(0),
            dropped_frames: AtomicU64::new(0),
        });
        for pipeline in [&video.pipeline, &audio.pipeline] {
            pipeline
                .set_state(gst::State::Playing)
                .map_err(|error| EngineError::play("encoder", error))?;
        }
        Ok(Self {
            video,
            audio,
            intake,
        })
    }

    /// Where the mixers hand over.
    pub fn intake(&self) -> Arc<Intake> {
        Arc::clone(&self.intake)
    }

    /// The error an encoder died of, if one did.
    pub fn failure(&self) -> Option<String> {
        [&self.video.pipeline, &self.audio.pipeline]
            .into_iter()
            .find_map(|pipeline| {
                let message = pipeline.bus()?.pop_filtered(&[gst::MessageType::Error])?;
                match message.view() {
                    gst::MessageView::Error(error) => Some(error.error().to_string()),
                    _ => None,
                }
            })
    }

    /// Throws both encoders away.
    pub fn stop(self, teardown: &Teardown) {
        teardown.discard("video encoder", self.video.pipeline);
        teardown.discard("audio encoder", self.audio.pipeline);
    }
}

impl Intake {
    /// A picture, with its time. When the encoder is about half a second behind, it is dropped
    /// and counted.
    pub fn push_picture(&self, picture: gst::Buffer) {
        if self.video.current_level_buffers() >= self.frame_limit {
            self.dropped_frames.fetch_add(1, Ordering::Relaxed);
            return;
        }
        if let Some(time) = picture.pts() {
            let last_ns = self.last_key_ns.load(Ordering::Relaxed);
            let is_due = time.nseconds() >= last_ns + self.keyframe_ns;
            if self.hub.take_key_wanted() || is_due {
                self.last_key_ns.store(time.nseconds(), Ordering::Relaxed);
                let event = gst_video::DownstreamForceKeyUnitEvent::builder()
                    .running_time(time)
                    .all_headers(true)
                    .build();
                self.video.send_event(event);
            }
        }
        if self.video.push_buffer(picture).is_err() {
            self.dropped_frames.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// A block of sound whose first sample belongs to program time `pts_ns`.
    pub fn push_sound(&self, samples: &[f32], pts_ns: u64, length_ns: u64) {
        let Some(pts_ns) = pts_ns.checked_sub(self.sound_delay_ns) else {
            return;
        };
        let bytes: Vec<u8> = samples
            .iter()
            .flat_map(|sample| sample.to_le_bytes())
            .collect();
        let mut buffer = gst::Buffer::from_slice(bytes);
        if let Some(buffer) = buffer.get_mut() {
            buffer.set_pts(gst::ClockTime::from_nseconds(pts_ns));
            buffer.set_duration(gst::ClockTime::from_nseconds(length_ns));
        }
        // A refusal means the encoder has died, which the engine sees on its bus.
        let _ = self.audio.push_buffer(buffer);
    }

    /// Whether pictures wait for the encoder, if not yet so many that any is dropped.
    pub fn is_behind(&self) -> bool {
        self.video.current_level_buffers() >= BEHIND
    }

    /// Pictures the encoder had no time for.
    pub fn dropped_frames(&self) -> u64 {
        self.dropped_frames.load(Ordering::Relaxed)
    }
}
