//! The source pipelines. Each ends in an appsink that leaves what comes at its slot or strip.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use gst::prelude::*;
use gst_app::{AppSink, AppSinkCallbacks};

use super::caps::MIXER_FORMATS;
use super::capture::{AtEnd, Capture, Pulse, repeat};
use super::recipe::Recipe;
use super::supervisor::SourceContext;
use crate::elements::{chain, make, set};
use crate::encode::sound_caps;
use crate::error::EngineError;
use crate::priority::{Urgency, raise_threads_of};
use crate::program::Canvas;

/// How long a file may take to show its first frame.
const PREROLL: gst::ClockTime = gst::ClockTime::from_seconds(5);
/// A capture time further than this from the arrival is not believed: a clock that is not ours.
const BELIEVED_NS: u64 = 500_000_000;

/// Takes samples with their capture and arrival in program time; whether they were of use.
pub(crate) type OnSample = Box<dyn FnMut(&gst::Sample, Times) -> bool + Send>;

/// When a sample was captured and when it came, in program time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Times {
    pub captured_ns: u64,
    pub arrived_ns: u64,
}

/// What a sample belongs to: pictures or sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stream {
    Video,
    Audio,
}

impl Stream {
    fn media(self) -> &'static str {
        match self {
            Self::Video => "video/",
            Self::Audio => "audio/",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Video => "video source",
            Self::Audio => "audio source",
        }
    }
}

/// A device, or a generator that behaves like one.
///
/// ```text
/// pictures: SOURCE ─ [caps] ─ [jpegdec] ─ videoconvert ─ appsink (formats of the mixer)
/// sound:    SOURCE ─ audioconvert ─ audioresample ─ appsink (F32 48 kHz stereo)
/// ```
pub(crate) fn make_live(
    stream: Stream,
    recipe: &Recipe,
    filter: Option<gst::Caps>,
    context: &SourceContext,
    on_sample: OnSample,
) -> Result<Capture, EngineError> {
    let source = make(recipe.element)?;
    for (property, value) in &recipe.properties {
        set(&source, property, value)?;
    }
    let is_jpeg = filter.as_ref().is_some_and(|caps| {
        caps.structure(0)
            .is_some_and(|structure| structure.name() == "image/jpeg")
    });
    let mut elements = vec![source];
    if let Some(caps) = filter {
        let filter = make("capsfilter")?;
        filter.set_property("caps", caps);
        elements.push(filter);
    }
    if is_jpeg {
        elements.push(make("jpegdec")?);
    }
    elements.extend(make_converters(stream)?);
    let pulse = Arc::new(Pulse::default());
    let exit = Exit {
        stream,
        is_paced: false,
        start_ns: Arc::default(),
        pulse: Arc::clone(&pulse),
    };
    elements.push(exit.make(context, on_sample).upcast());
    let pipeline = gst::Pipeline::new();
    chain(
        &pipeline,
        stream.name(),
        &elements.iter().collect::<Vec<_>>(),
    )?;
    context.clock.adopt(&pipeline);
    raise_threads_of(&pipeline, Urgency::Capture);
    play(&pipeline, &pulse);
    Ok(Capture {
        pipeline,
        pulse,
        at_end: AtEnd::IsLost,
    })
}

/// A file: a film's pictures or sound at their own pace, or a still picture.
///
/// ```text
/// filesrc ─ decodebin ┄ (first stream of the kind) ─ convert … ─ appsink
/// ```
pub(crate) fn make_file(
    stream: Stream,
    path: &Path,
    at_end: AtEnd,
    context: &SourceContext,
    on_sample: OnSample,
) -> Result<Capture, EngineError> {
    let name = stream.name();
    let source = make("filesrc")?;
    source.set_property("location", path);
    let decoder = make("decodebin")?;
    let converters = make_converters(stream)?;
    let pulse = Arc::new(Pulse::default());
    let start_ns = Arc::new(AtomicU64::new(0));
    let exit = Exit {
        stream,
        is_paced: at_end != AtEnd::Stays,
        start_ns: Arc::clone(&start_ns),
        pulse: Arc::clone(&pulse),
    };
    let exit = exit.make(context, on_sample);
    let pipeline = gst::Pipeline::new();
    chain(&pipeline, name, &[&source, &decoder])?;
    let tail: Vec<&gst::Element> = converters.iter().chain([exit.upcast_ref()]).collect();
    chain(&pipeline, name, &tail)?;
    link_when_found(&decoder, tail[0], stream);
    let capture = Capture {
        pipeline,
        pulse,
        at_end,
    };
    // From here on the pipeline runs: it must not be dropped without being stopped.
    match start_file(&capture, context, &start_ns, name) {
        Ok(()) => Ok(capture),
        Err(error) => {
            context.teardown.discard(name, capture.pipeline);
            Err(error)
        }
    }
}

/// Decodes up to the first frame, then lets the clip's time 0 be now.
fn start_file(
    capture: &Capture,
    context: &SourceContext,
    start_ns: &AtomicU64,
    name: &'static str,
) -> Result<(), EngineError> {
    let failed = |detail: &dyn std::fmt::Display| EngineError::play(name, detail);
    let pipeline = &capture.pipeline;
    pipeline
        .set_state(gst::State::Paused)
        .map_err(|error| failed(&error))?;
    pipeline.state(PREROLL).0.map_err(|error| failed(&error))?;
    if capture.at_end == AtEnd::Repeats {
        repeat(pipeline, gst::SeekFlags::FLUSH).map_err(|error| failed(&error))?;
        pipeline.state(PREROLL).0.map_err(|error| failed(&error))?;
    }
    let now_ns = context.clock.now_ns();
    start_ns.store(now_ns, Ordering::Relaxed);
    context.clock.adopt_at(pipeline, now_ns);
    pipeline
        .set_state(gst::State::Playing)
        .map_err(|error| failed(&error))?;
    Ok(())
}

/// The recipe of the moving test pattern.
pub(crate) fn test_pattern() -> Recipe {
    let properties = vec![
        ("is-live", "true".into()),
        ("pattern", "smpte".into()),
        ("horizontal-speed", "4".into()),
    ];
    Recipe {
        element: "videotestsrc",
        properties,
    }
}

/// The caps of the moving test pattern.
pub(crate) fn test_pattern_caps(canvas: Canvas) -> gst::Caps {
    crate::encode::picture_caps(canvas)
}

/// 1 kHz at -18 dBFS, EBU's line-up level.
pub(crate) fn test_tone() -> Recipe {
    let properties = vec![
        ("is-live", "true".into()),
        ("freq", "1000".into()),
        ("volume", "0.12589".into()),
        ("samplesperbuffer", "480".into()),
    ];
    Recipe {
        element: "audiotestsrc",
        properties,
    }
}

fn make_converters(stream: Stream) -> Result<Vec<gst::Element>, EngineError> {
    match stream {
        // Passes through what the mixer takes.
        Stream::Video => Ok(vec![make("videoconvert")?]),
        Stream::Audio => Ok(vec![make("audioconvert")?, make("audioresample")?]),
    }
}

/// Begins to play without waiting: pipewiresrc can take half a minute to find out that nothing
/// comes, and its supervisor must stay awake meanwhile.
fn play(pipeline: &gst::Pipeline, pulse: &Arc<Pulse>) {
    let pulse = Arc::clone(pulse);
    pipeline.call_async(move |pipeline| {
        if let Err(error) = pipeline.set_state(gst::State::Playing) {
            tracing::info!(%error, "a source does not start");
            pulse.stop();
        }
    });
}

fn link_when_found(decoder: &gst::Element, next: &gst::Element, stream: Stream) {
    let next = next.downgrade();
    decoder.connect_pad_added(move |_, pad| {
        let is_ours = pad
            .current_caps()
            .and_then(|caps| {
                caps.structure(0)
                    .map(|one| one.name().starts_with(stream.media()))
            })
            .unwrap_or(false);
        let Some(sink) = next.upgrade().and_then(|next| next.static_pad("sink")) else {
            return;
        };
        if is_ours
            && !sink.is_linked()
            && let Err(error) = pad.link(&sink)
        {
            tracing::warn!(?error, "a decoded stream could not be linked");
        }
    });
}

/// The end of a source pipeline.
struct Exit {
    stream: Stream,
    /// Files are read as fast as they can be, so the sink waits for the clock; devices come at
    /// their time.
    is_paced: bool,
    start_ns: Arc<AtomicU64>,
    pulse: Arc<Pulse>,
}

impl Exit {
    fn make(self, context: &SourceContext, mut on_sample: OnSample) -> AppSink {
        let caps = match self.stream {
            Stream::Video => gst::Caps::builder("video/x-raw")
                .field("format", gst::List::new(MIXER_FORMATS))
                .build(),
            Stream::Audio => sound_caps(),
        };
        // Sound must not be lost while the strip is locked for a moment; of pictures only the
        // newest counts.
        let (most, is_lossy) = match self.stream {
            Stream::Video => (1, true),
            Stream::Audio => (50, false),
        };
        let is_paced = self.is_paced;
        let clock = context.clock.clone();
        let callbacks = AppSinkCallbacks::builder()
            .new_sample(move |sink| {
                let sample = sink.pull_sample().map_err(|_| gst::FlowError::Eos)?;
                let arrived_ns = clock.now_ns();
                let start_ns = self.start_ns.load(Ordering::Relaxed);
                let captured_ns = captured(&sample, start_ns, arrived_ns, self.is_paced);
                if on_sample(
                    &sample,
                    Times {
                        captured_ns,
                        arrived_ns,
                    },
                ) {
                    self.pulse.beat(arrived_ns);
                }
                Ok(gst::FlowSuccess::Ok)
            })
            .build();
        AppSink::builder()
            .caps(&caps)
            .sync(is_paced)
            .max_buffers(most)
            .drop(is_lossy)
            .callbacks(callbacks)
            .build()
    }
}

/// When a sample was captured, in program time. A sound sample's time is that of its first frame.
fn captured(sample: &gst::Sample, start_ns: u64, arrived_ns: u64, is_paced: bool) -> u64 {
    let buffer = sample.buffer();
    let length_ns = buffer
        .and_then(gst::BufferRef::duration)
        .map_or(0, gst::ClockTime::nseconds);
    let running = buffer.and_then(gst::BufferRef::pts).and_then(|pts| {
        sample
            .segment()?
            .downcast_ref::<gst::ClockTime>()?
            .to_running_time(pts)
    });
    let stamped_ns = running.map(|time| time.nseconds() + start_ns);
    // Without a believable stamp: it was captured when it came, less its own length.
    let guessed_ns = arrived_ns.saturating_sub(length_ns);
    match stamped_ns {
        Some(stamped_ns) if is_paced || stamped_ns.abs_diff(arrived_ns) < BELIEVED_NS => stamped_ns,
        _ => guessed_ns,
    }
}
