//! The decoders, each in a throw-away pipeline.

use std::sync::{Arc, Mutex, PoisonError};

use gst::prelude::*;
use gst_app::{AppSink, AppSinkCallbacks, AppSrc};

use super::show::{Decoded, Shown};
use crate::clock::ProgramClock;
use crate::elements::{chain, make, set_if_there};
use crate::encode::sound_caps;
use crate::error::EngineError;
use crate::priority::{Urgency, raise_threads_of};
use crate::sound::{BLOCK_FRAMES, Level, Meter, Stereo};
use crate::teardown::Teardown;

const NAME: &str = "viewing";
/// What may wait for a decoder; with more, it does not follow, and pictures are left out up to the next
/// keyframe: what is shown is rather jumpy than old.
const MOST_WAITING: gst::ClockTime = gst::ClockTime::SECOND;

/// Decodes pictures.
pub(super) struct PictureDecoder {
    pipeline: gst::Pipeline,
    entrance: AppSrc,
    /// Something was left out: what follows makes no sense before the next keyframe.
    needs_key: bool,
}

impl PictureDecoder {
    pub fn start(
        header: &[u8],
        clock: ProgramClock,
        shown: &Arc<Shown>,
    ) -> Result<Self, EngineError> {
        let caps = gst::Caps::builder("video/x-h264")
            .field("stream-format", "avc")
            .field("alignment", "au")
            .field("codec_data", gst::Buffer::from_slice(header.to_vec()))
            .build();
        let pipeline = gst::Pipeline::new();
        let entrance = make_entrance(&caps);
        let decoder = make_decoder(gst::ElementFactoryType::MEDIA_VIDEO, "video/x-h264")?;
        // More threads would each hold a picture back, and cost the encoder its share.
        set_if_there(&decoder, "max-threads", "1");
        let i420 = gst::Caps::builder("video/x-raw").field("format", "I420");
        let exit = make_exit(&i420.build());
        let shown = Arc::clone(shown);
        exit.set_callbacks(
            AppSinkCallbacks::builder()
                .new_sample(move |exit| {
                    let sample = exit.pull_sample().map_err(|_| gst::FlowError::Eos)?;
                    shown.put(Decoded {
                        sample,
                        decoded_ns: clock.now_ns(),
                    });
                    Ok(gst::FlowSuccess::Ok)
                })
                .build(),
        );
        let elements = [
            entrance.upcast_ref(),
            &make("h264parse")?,
            &decoder,
            &make("videoconvert")?,
            exit.upcast_ref(),
        ];
        play(&pipeline, &elements)?;
        Ok(Self {
            pipeline,
            entrance,
            needs_key: true,
        })
    }

    /// Hands a picture over; it never waits.
    pub fn push(
        &mut self,
        tick_ns: u64,
        is_key: bool,
        body: impl AsRef<[u8]> + Send + 'static,
    ) -> Result<(), EngineError> {
        check(&self.pipeline)?;
        if self.entrance.current_level_time() > MOST_WAITING {
            self.needs_key = true;
        }
        if self.needs_key && !is_key {
            return Ok(());
        }
        self.needs_key = false;
        push(&self.entrance, tick_ns, body);
        Ok(())
    }

    pub fn discard(self, teardown: &Teardown) {
        teardown.discard(NAME, self.pipeline);
    }
}

/// What the sound reads at the far end.
#[derive(Debug)]
pub(super) struct SoundHeard {
    meter: Mutex<(Meter, Vec<Stereo>)>,
}

impl Default for SoundHeard {
    fn default() -> Self {
        Self {
            meter: Mutex::new((Meter::new(), Vec::new())),
        }
    }
}

impl SoundHeard {
    pub fn level(&self) -> Level {
        let meter = self.meter.lock().unwrap_or_else(PoisonError::into_inner);
        meter.0.level()
    }

    fn note(&self, samples: impl Iterator<Item = Stereo>) {
        let mut guard = self.meter.lock().unwrap_or_else(PoisonError::into_inner);
        let (meter, rest) = &mut *guard;
        rest.extend(samples);
        // The meter falls by the block; AAC comes in frames of 1,024.
        let whole = rest.len() - rest.len() % BLOCK_FRAMES;
        for block in rest[..whole].chunks_exact(BLOCK_FRAMES) {
            meter.note(block);
        }
        rest.drain(..whole);
    }
}

/// Decodes sound.
pub(super) struct SoundDecoder {
    pipeline: gst::Pipeline,
    entrance: AppSrc,
}

impl SoundDecoder {
    pub fn start(header: &[u8], heard: &Arc<SoundHeard>) -> Result<Self, EngineError> {
        let caps = gst::Caps::builder("audio/mpeg")
            .field("mpegversion", 4)
            .field("stream-format", "raw")
            .field("codec_data", gst::Buffer::from_slice(header.to_vec()))
            .build();
        let pipeline = gst::Pipeline::new();
        let entrance = make_entrance(&caps);
        let decoder = make_decoder(gst::ElementFactoryType::MEDIA_AUDIO, "audio/mpeg")?;
        let exit = make_exit(&sound_caps());
        let heard = Arc::clone(heard);
        exit.set_callbacks(
            AppSinkCallbacks::builder()
                .new_sample(move |exit| {
                    let sample = exit.pull_sample().map_err(|_| gst::FlowError::Eos)?;
                    let map = sample.buffer().and_then(|it| it.map_readable().ok());
                    let map = map.ok_or(gst::FlowError::Error)?;
                    let value = |it: &[u8]| f32::from_le_bytes([it[0], it[1], it[2], it[3]]);
                    let frames = map.chunks_exact(8);
                    heard.note(frames.map(|frame| [value(&frame[..4]), value(&frame[4..])]));
                    Ok(gst::FlowSuccess::Ok)
                })
                .build(),
        );
        let elements = [
            entrance.upcast_ref(),
            &make("aacparse")?,
            &decoder,
            &make("audioconvert")?,
            &make("audioresample")?,
            exit.upcast_ref(),
        ];
        play(&pipeline, &elements)?;
        Ok(Self { pipeline, entrance })
    }

    /// Hands a frame over; it never waits.
    pub fn push(
        &self,
        tick_ns: u64,
        body: impl AsRef<[u8]> + Send + 'static,
    ) -> Result<(), EngineError> {
        check(&self.pipeline)?;
        if self.entrance.current_level_time() <= MOST_WAITING {
            push(&self.entrance, tick_ns, body);
        }
        Ok(())
    }

    pub fn discard(self, teardown: &Teardown) {
        teardown.discard(NAME, self.pipeline);
    }
}

fn play(pipeline: &gst::Pipeline, elements: &[&gst::Element]) -> Result<(), EngineError> {
    chain(pipeline, NAME, elements)?;
    raise_threads_of(pipeline, Urgency::Preview);
    let playing = pipeline.set_state(gst::State::Playing);
    playing.map_err(|error| EngineError::play(NAME, error))?;
    Ok(())
}

fn make_entrance(caps: &gst::Caps) -> AppSrc {
    AppSrc::builder()
        .caps(caps)
        .format(gst::Format::Time)
        .is_live(true)
        .block(false)
        .max_bytes(0)
        .build()
}

fn make_exit(caps: &gst::Caps) -> AppSink {
    let exit = AppSink::builder().caps(caps).sync(false).async_(false);
    exit.build()
}

fn push(entrance: &AppSrc, tick_ns: u64, body: impl AsRef<[u8]> + Send + 'static) {
    let mut buffer = gst::Buffer::from_slice(body);
    if let Some(buffer) = buffer.get_mut() {
        let time = gst::ClockTime::from_nseconds(tick_ns);
        buffer.set_pts(time);
        buffer.set_dts(time);
    }
    // A refusal means that the pipeline has failed, which is seen on its bus.
    let _ = entrance.push_buffer(buffer);
}

/// Whether a pipeline has failed.
fn check(pipeline: &gst::Pipeline) -> Result<(), EngineError> {
    let bus = pipeline.bus();
    let message = bus.and_then(|bus| bus.pop_filtered(&[gst::MessageType::Error]));
    match message.as_ref().map(|message| message.view()) {
        Some(gst::MessageView::Error(error)) => Err(EngineError::play(NAME, error.error())),
        _ => Ok(()),
    }
}

/// The best decoder of this kind of media, those in software first: one picture at a time is little
/// work, and the graphics device is busy with the encoder.
fn make_decoder(media: gst::ElementFactoryType, caps: &str) -> Result<gst::Element, EngineError> {
    let kinds = gst::ElementFactoryType::DECODER | media;
    let all = gst::ElementFactory::factories_with_type(kinds, gst::Rank::MARGINAL);
    let caps = gst::Caps::builder(caps);
    let caps = match media {
        gst::ElementFactoryType::MEDIA_AUDIO => caps.field("mpegversion", 4).build(),
        _ => caps.build(),
    };
    let mut able: Vec<gst::ElementFactory> = all
        .into_iter()
        .filter(|factory| factory.can_sink_any_caps(&caps))
        .collect();
    let is_hardware = |factory: &gst::ElementFactory| {
        let class = factory.metadata(gst::ELEMENT_METADATA_KLASS);
        class.is_some_and(|class| class.contains("Hardware"))
    };
    able.sort_by_key(|factory| (is_hardware(factory), std::cmp::Reverse(factory.rank())));
    let made = able
        .iter()
        .find_map(|factory| factory.create().build().ok());
    made.ok_or_else(|| EngineError::MissingElement {
        element: "a decoder of H.264 and AAC".to_owned(),
    })
}
