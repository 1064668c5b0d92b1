//! Pictures and sound into H.264 and AAC: profiles as data, the pipelines, and the search for the
//! encoder that works on this machine.

mod governor;
mod pipeline;
mod probe;
mod profile;
mod relay;
#[cfg(test)]
mod tests;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use gst::prelude::*;
use gst_app::AppSrc;

pub(crate) use governor::{Governor, Reading};
pub(crate) use pipeline::{EncoderPipeline, make_video_encoder, picture_caps, sound_caps};
pub(crate) use probe::{Chosen, choose, try_profile};
pub use profile::{BitrateProperty, BitrateUnit, EncoderKind, EncoderProfile};

use relay::Relay;

use crate::destination::Hub;
use crate::error::EngineError;
use crate::priority::{Urgency, raise_threads_of};
use crate::program::Canvas;
use crate::teardown::Teardown;

const VIDEO: &str = "video encoder";
/// Pictures that wait for the encoder, at most: see [`Intake::most_waiting`].
const MOST_WAITING_BYTES: u32 = 42_000_000;
/// An encoder that was told to end and is so long about its last pictures has died.
const LAST_PICTURES: Duration = Duration::from_secs(2);

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
    urgency: Option<Urgency>,
    relay: Arc<Relay>,
    /// The number of `video` among the encoders of this stream.
    turn: u32,
    video: EncoderPipeline,
    /// The one before it, at its last pictures.
    leaving: Option<Leaving>,
    audio: EncoderPipeline,
    intake: Arc<Intake>,
}

#[derive(Debug)]
struct Leaving {
    encoder: EncoderPipeline,
    until: Instant,
}

/// Where the mixer threads hand over what they made. Never waits.
#[derive(Debug)]
pub(crate) struct Intake {
    /// Held for the length of a push, and while another encoder takes over.
    video: Mutex<VideoIntake>,
    audio: AppSrc,
    hub: Hub,
    /// When so many wait, the next is dropped.
    frame_limit: u64,
    /// So many more while one encoder takes over from another, which stops both for a moment.
    hand_over_limit: u64,
    relay: Arc<Relay>,
    /// Subtracted from the times of sound, to make up for what limiter and encoder add.
    sound_delay_ns: u64,
    /// The distance of keyframes. Encoders count it in frames, so after dropped ones it is asked
    /// for by time.
    keyframe_ns: u64,
    /// The time of the last keyframe that was asked for. Only the mixer's thread uses it.
    last_key_ns: AtomicU64,
    taken_frames: AtomicU64,
    last_taken_ns: AtomicU64,
    dropped_frames: AtomicU64,
    left_out_frames: AtomicU64,
}

/// Where encoders belong.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Surroundings<'a> {
    /// Their packets go there.
    pub hub: &'a Hub,
    /// How late the sound comes in already.
    pub limiter_delay_ns: u64,
    /// That of their threads; `None` for the usual one.
    pub urgency: Option<Urgency>,
}

impl Encoders {
    /// Starts both encoders.
    pub fn start(
        chosen: &Chosen,
        canvas: Canvas,
        spec: &EncodingSpec,
        surroundings: Surroundings<'_>,
    ) -> Result<Self, EngineError> {
        let Surroundings {
            hub,
            limiter_delay_ns,
            urgency,
        } = surroundings;
        let relay = Relay::new(hub.clone());
        let video = relay.enlist(0, &chosen.video, canvas, spec)?;
        let audio = pipeline::make_audio_encoder(
            &chosen.audio,
            spec.audio_kbps,
            pipeline::audio_packets(hub.clone()),
        )?;
        if let Some(urgency) = urgency {
            // Encoders start their own threads from those of their pipelines, which hand it on.
            raise_threads_of(&video.pipeline, urgency);
        }
        let encoder_delay_ns =
            chosen.audio.delay_samples * 1_000_000_000 / u64::from(crate::sound::SAMPLE_RATE);
        let intake = Arc::new(Intake {
            video: Mutex::new(VideoIntake {
                entrance: video.entrance.clone(),
                before: None,
            }),
            audio: audio.entrance.clone(),
            hub: hub.clone(),
            frame_limit: u64::from(Intake::most_waiting(canvas)),
            hand_over_limit: u64::from(Intake::most_waiting_more(canvas)),
            relay: Arc::clone(&relay),
            sound_delay_ns: limiter_delay_ns + encoder_delay_ns,
            keyframe_ns: u64::from(spec.keyframe_s.max(1)) * 1_000_000_000,
            last_key_ns: AtomicU64::new(0),
            taken_frames: AtomicU64::new(0),
            last_taken_ns: AtomicU64::new(0),
            dropped_frames: AtomicU64::new(0),
            left_out_frames: AtomicU64::new(0),
        });
        play(&video)?;
        play(&audio)?;
        Ok(Self {
            urgency,
            relay,
            turn: 0,
            video,
            leaving: None,
            audio,
            intake,
        })
    }

    /// Goes on with another video encoder, without a gap: it takes in pictures at once and codes
    /// them when the one before has coded its own. Its headers must be the same. The next hand-over
    /// must wait for the end of this one.
    pub fn hand_over(
        &mut self,
        profile: &EncoderProfile,
        canvas: Canvas,
        spec: &EncodingSpec,
    ) -> Result<(), EngineError> {
        let next = self.relay.enlist(self.turn + 1, profile, canvas, spec)?;
        if let Some(urgency) = self.urgency {
            raise_threads_of(&next.pipeline, urgency);
        }
        next.pipeline
            .set_state(gst::State::Paused)
            .map_err(|error| EngineError::play(VIDEO, error))?;
        self.relay.line_up(&self.video.pipeline, &next.pipeline);
        if let Err(error) = self.intake.go_on_with(next.entrance.clone()) {
            next.pipeline.set_state(gst::State::Null).ok();
            return Err(error);
        }
        self.turn += 1;
        self.leaving = Some(Leaving {
            encoder: std::mem::replace(&mut self.video, next),
            until: Instant::now() + LAST_PICTURES,
        });
        Ok(())
    }

    /// Whether an encoder is still at the pictures from before a hand-over. Throws it away once it
    /// is done, or when it takes too long.
    pub fn is_handing_over(&mut self, teardown: &Teardown) -> bool {
        let Some(leaving) = &self.leaving else {
            return false;
        };
        let is_playing = self.video.pipeline.current_state() == gst::State::Playing;
        let is_done = self.relay.is_turn_of(self.turn) && is_playing;
        if !is_done && Instant::now() > leaving.until {
            tracing::warn!("an encoder did not give its last pictures");
            self.relay.end(self.turn - 1);
            // The one before may hang on its way down: this one must not wait for it.
            self.video.pipeline.call_async(|pipeline| {
                pipeline.set_state(gst::State::Playing).ok();
            });
        }
        if is_done && let Some(leaving) = self.leaving.take() {
            teardown.discard(VIDEO, leaving.encoder.pipeline);
            self.intake.video().before = None;
        }
        !is_done
    }

    /// Codes pictures at this rate from now on; the profile says that the encoder can.
    pub fn set_video_kbps(&self, profile: &EncoderProfile, kbps: u32) -> Result<(), EngineError> {
        profile.set_kbps(&self.video.encoder, kbps)
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
        if let Some(leaving) = self.leaving {
            teardown.discard(VIDEO, leaving.encoder.pipeline);
        }
        teardown.discard(VIDEO, self.video.pipeline);
        teardown.discard("audio encoder", self.audio.pipeline);
    }
}

#[derive(Debug)]
struct VideoIntake {
    entrance: AppSrc,
    /// That of the encoder before, while it is at its last pictures.
    before: Option<AppSrc>,
}

impl VideoIntake {
    fn waiting(&self) -> u64 {
        let before = self
            .before
            .as_ref()
            .map_or(0, AppSrc::current_level_buffers);
        self.entrance.current_level_buffers() + before
    }
}

fn play(encoder: &EncoderPipeline) -> Result<(), EngineError> {
    match encoder.pipeline.set_state(gst::State::Playing) {
        Ok(_) => Ok(()),
        Err(error) => Err(EngineError::play(VIDEO, error)),
    }
}

impl Intake {
    /// So many waiting pictures are more than the jitter of a busy moment.
    pub const BEHIND: u64 = 3;

    /// How many pictures may wait at most: half a second of them, or as many as 42 MB hold if that
    /// is less, but never less than a third of a second.
    pub fn most_waiting(canvas: Canvas) -> u32 {
        let bytes = canvas.width * canvas.height * 3 / 2;
        let affordable = (MOST_WAITING_BYTES / bytes).max(canvas.fps / 3);
        affordable.min(canvas.fps / 2).max(Self::BEHIND as u32)
    }

    /// How many more may wait while one encoder takes over from another.
    pub fn most_waiting_more(canvas: Canvas) -> u32 {
        canvas.fps / 4
    }

    /// A picture, with its time. When too many wait for the encoder already, it is dropped and
    /// counted.
    pub fn push_picture(&self, picture: gst::Buffer) {
        let video = self.video();
        // Nobody misses what would have come before the stream's first picture, and the encoder
        // takes a moment to get ready: filling its queue meanwhile would only delay all that follows.
        if !self.relay.has_begun() && video.waiting() >= Self::BEHIND {
            return;
        }
        let limit = if video.before.is_some() {
            self.frame_limit + self.hand_over_limit
        } else {
            self.frame_limit
        };
        if video.waiting() >= limit {
            self.dropped_frames.fetch_add(1, Ordering::Relaxed);
            return;
        }
        if let Some(time) = picture.pts() {
            self.last_taken_ns.store(time.nseconds(), Ordering::Relaxed);
            let last_ns = self.last_key_ns.load(Ordering::Relaxed);
            let is_due = time.nseconds() >= last_ns + self.keyframe_ns;
            if self.hub.take_key_wanted() || is_due {
                self.last_key_ns.store(time.nseconds(), Ordering::Relaxed);
                let event = gst_video::DownstreamForceKeyUnitEvent::builder()
                    .running_time(time)
                    .all_headers(true)
                    .build();
                video.entrance.send_event(event);
            }
        }
        let counted = match video.entrance.push_buffer(picture) {
            Ok(_) => &self.taken_frames,
            Err(_) => &self.dropped_frames,
        };
        counted.fetch_add(1, Ordering::Relaxed);
    }

    /// Whether the last picture came this long before program time `due_ns`.
    pub fn has_waited(&self, due_ns: u64, for_ns: u64) -> bool {
        due_ns >= self.last_taken_ns.load(Ordering::Relaxed) + for_ns
    }

    /// These many pictures do not come, because others have precedence.
    pub fn leave_out(&self, pictures: u64) {
        // As with dropped ones, nobody misses what would have come before the first.
        if self.relay.has_begun() {
            self.left_out_frames.fetch_add(pictures, Ordering::Relaxed);
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
        self.waiting() >= Self::BEHIND
    }

    /// Whether so many wait that soon some will be dropped.
    pub fn is_filling(&self) -> bool {
        self.waiting() * 2 >= self.frame_limit
    }

    /// Pictures that wait for the encoder.
    pub fn waiting(&self) -> u64 {
        self.video().waiting()
    }

    /// The next picture goes there; the encoder before is told to end after those it has.
    fn go_on_with(&self, next: AppSrc) -> Result<(), EngineError> {
        let mut video = self.video();
        video
            .entrance
            .end_of_stream()
            .map_err(|error| EngineError::play(VIDEO, error))?;
        video.before = Some(std::mem::replace(&mut video.entrance, next));
        Ok(())
    }

    fn video(&self) -> MutexGuard<'_, VideoIntake> {
        self.video.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Pictures the encoder got.
    pub fn taken_frames(&self) -> u64 {
        self.taken_frames.load(Ordering::Relaxed)
    }

    /// Pictures the encoder had no time for.
    pub fn dropped_frames(&self) -> u64 {
        self.dropped_frames.load(Ordering::Relaxed)
    }

    /// Pictures that were not even composed for it.
    pub fn left_out_frames(&self) -> u64 {
        self.left_out_frames.load(Ordering::Relaxed)
    }
}
