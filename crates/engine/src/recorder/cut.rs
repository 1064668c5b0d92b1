//! A piece of a finished recording as a file of its own, without coding anything again: it begins at the
//! keyframe at or before what was asked for.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use gst::prelude::*;
use gst_app::{AppSink, AppSinkCallbacks};

use super::clip::ClipError;
use super::file::{CreateError, FileFormat, Mp4File};
use super::name::free_name;
use super::state::RecordedFile;
use crate::destination::{CodedPacket, PacketKind};
use crate::elements::{chain, make};
use crate::engine::start_gstreamer;
use crate::error::EngineError;
use crate::teardown::Teardown;

const NAME: &str = "cut";
/// A disk that gives or takes nothing for so long has gone.
const PATIENCE: Duration = Duration::from_secs(20);
/// Read ahead of the writing, in packets.
const AHEAD: usize = 64;
/// How far sound and pictures of one moment may be apart in a file: some seconds at any rate.
const APART_BYTES: u32 = 16_000_000;
/// What may wait to be written.
const UNWRITTEN_NS: u64 = 2_000_000_000;

/// What is cut out, and where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// A finished recording of ours.
    pub from: PathBuf,
    /// Where it begins, in milliseconds from the recording's beginning.
    pub begin_ms: u64,
    /// Where it ends; `None` for the recording's end.
    pub end_ms: Option<u64>,
    /// The folder the piece goes to.
    pub folder: PathBuf,
    /// Its name without its ending; a number is added when it is taken.
    pub name: String,
}

/// Cuts a piece out, and waits for it. Reads and writes as fast as the disk goes.
pub fn cut(wish: &Cut) -> Result<RecordedFile, ClipError> {
    let source = |error: EngineError| ClipError::Source {
        file: wish.from.clone(),
        detail: error.to_string(),
    };
    start_gstreamer().map_err(source)?;
    let reader = Reader::open(&wish.from, wish.begin_ms).map_err(source)?;
    let teardown = Teardown::default();
    let done = copy(wish, &reader, &teardown);
    drop(reader.packets);
    teardown.discard(NAME, reader.pipeline);
    done
}

fn copy(wish: &Cut, reader: &Reader, teardown: &Teardown) -> Result<RecordedFile, ClipError> {
    let end_ns = wish.end_ms.map_or(u64::MAX, |ms| ms * 1_000_000);
    let key = reader.first_key(&wish.from)?;
    let begins_ns = key.packet.pts_ns;
    let format = FileFormat {
        video: key.caps.clone(),
        audio: reader.audio_caps(&wish.from)?,
    };
    let make = |path: PathBuf| Mp4File::create(&path, &format, begins_ns);
    let (mut file, _) = free_name(&wish.folder, &wish.name, 1, make)
        .map_err(|error| ClipError::NotWritten(CreateError::into_end(error)))?;
    file.write(key.packet);
    let mut is_over = [false; 2];
    while !is_over.iter().all(|is_over| *is_over)
        && let Some(read) = reader.next(&wish.from)?
    {
        let is_late = read.packet.pts_ns >= end_ns;
        is_over[usize::from(read.packet.kind == PacketKind::Sound)] |= is_late;
        if !is_late {
            file.write(read.packet);
        }
        while file.pending_ns() > UNWRITTEN_NS {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
    file.finish_within(PATIENCE, teardown)
        .map_err(ClipError::NotWritten)
}

/// A packet of the recording.
struct Read {
    packet: CodedPacket,
    caps: gst::Caps,
}

/// The recording that is read.
struct Reader {
    pipeline: gst::Pipeline,
    packets: Receiver<Option<Read>>,
    sound: AppSink,
    /// How many of the two streams have ended.
    ended: Cell<u8>,
}

impl Reader {
    /// ```text
    ///                    ┌ queue ─ h264parse ─ appsink
    /// filesrc ─ qtdemux ─┤
    ///                    └ queue ─ aacparse ─ appsink
    /// ```
    fn open(path: &Path, begin_ms: u64) -> Result<Self, EngineError> {
        let pipeline = gst::Pipeline::new();
        let source = make("filesrc")?;
        source.set_property("location", path);
        let demuxer = make("qtdemux")?;
        chain(&pipeline, NAME, &[&source, &demuxer])?;
        let (send, packets) = sync_channel(AHEAD);
        let exits = [("h264parse", "video/x-h264"), ("aacparse", "audio/mpeg")]
            .map(|(parser, caps)| make_exit(&pipeline, parser, caps, send.clone()));
        let [(pictures, _), (sounds, sound)] = match exits {
            [Ok(picture), Ok(sound)] => [picture, sound],
            [Err(error), _] | [_, Err(error)] => return Err(error),
        };
        demuxer.connect_pad_added(move |_, pad| {
            let is_video = pad.name().starts_with("video");
            let entrance = if is_video { &pictures } else { &sounds };
            let linked = entrance.static_pad("sink").map(|sink| pad.link(&sink));
            tracing::debug!(?linked, pad = %pad.name(), "a stream of a recording");
        });
        play_from(&pipeline, begin_ms)?;
        Ok(Self {
            pipeline,
            packets,
            sound,
            ended: Cell::new(0),
        })
    }

    /// The next packet; `None` at the end of both streams.
    fn next(&self, path: &Path) -> Result<Option<Read>, ClipError> {
        loop {
            match self.packets.recv_timeout(PATIENCE) {
                Ok(Some(read)) => return Ok(Some(read)),
                Ok(None) if self.ended.replace(1) == 0 => {}
                Ok(None) | Err(RecvTimeoutError::Disconnected) => return Ok(None),
                Err(RecvTimeoutError::Timeout) => return Err(unreadable(path, "nothing is read")),
            }
        }
    }

    /// The first picture, which is a key. What sound is before it is left out.
    fn first_key(&self, path: &Path) -> Result<Read, ClipError> {
        while let Some(read) = self.next(path)? {
            if read.packet.kind == PacketKind::Key {
                return Ok(read);
            }
        }
        Err(unreadable(path, "it has no keyframe there"))
    }

    fn audio_caps(&self, path: &Path) -> Result<gst::Caps, ClipError> {
        let pad = self.sound.static_pad("sink");
        pad.and_then(|pad| pad.current_caps())
            .ok_or_else(|| unreadable(path, "it has no sound"))
    }
}

fn unreadable(path: &Path, detail: &str) -> ClipError {
    ClipError::Source {
        file: path.to_owned(),
        detail: detail.to_owned(),
    }
}

/// Waits until the file is open, then begins at the keyframe before.
fn play_from(pipeline: &gst::Pipeline, begin_ms: u64) -> Result<(), EngineError> {
    let limit = gst::ClockTime::from_seconds(PATIENCE.as_secs());
    pipeline
        .set_state(gst::State::Paused)
        .map_err(|error| EngineError::play(NAME, error))?;
    let (opened, ..) = pipeline.state(limit);
    opened.map_err(|error| EngineError::play(NAME, error))?;
    let flags = gst::SeekFlags::FLUSH | gst::SeekFlags::KEY_UNIT | gst::SeekFlags::SNAP_BEFORE;
    pipeline
        .seek_simple(flags, gst::ClockTime::from_mseconds(begin_ms))
        .map_err(|error| EngineError::play(NAME, error))?;
    pipeline
        .set_state(gst::State::Playing)
        .map_err(|error| EngineError::play(NAME, error))?;
    Ok(())
}

fn make_exit(
    pipeline: &gst::Pipeline,
    parser: &str,
    caps: &str,
    send: SyncSender<Option<Read>>,
) -> Result<(gst::Element, AppSink), EngineError> {
    // The demuxer serves both streams from one thread: without room in between, one would wait for
    // the other for ever.
    let queue = make("queue")?;
    queue.set_property("max-size-buffers", 0u32);
    queue.set_property("max-size-bytes", APART_BYTES);
    queue.set_property("max-size-time", 0u64);
    let parser = make(parser)?;
    let at_end = send.clone();
    let callbacks = AppSinkCallbacks::builder()
        .new_sample(move |sink| {
            let sample = sink.pull_sample().map_err(|_| gst::FlowError::Eos)?;
            let Some(read) = read(&sample) else {
                return Ok(gst::FlowSuccess::Ok);
            };
            // Nobody listens any more once the piece is whole.
            send.send(Some(read)).map_err(|_| gst::FlowError::Eos)?;
            Ok(gst::FlowSuccess::Ok)
        })
        .eos(move |_| drop(at_end.send(None)))
        .build();
    let mut wanted = gst::Caps::builder(caps);
    wanted = match caps {
        "audio/mpeg" => wanted.field("stream-format", "raw"),
        _ => wanted
            .field("stream-format", "avc")
            .field("alignment", "au"),
    };
    let exit = AppSink::builder()
        .caps(&wanted.build())
        .sync(false)
        .callbacks(callbacks)
        .build();
    chain(pipeline, NAME, &[&queue, &parser, exit.upcast_ref()])?;
    Ok((queue, exit))
}

fn read(sample: &gst::Sample) -> Option<Read> {
    let buffer = sample.buffer_owned()?;
    let caps = sample.caps_owned()?;
    let is_sound = caps.structure(0)?.name().starts_with("audio");
    let kind = match is_sound {
        true => PacketKind::Sound,
        false if buffer.flags().contains(gst::BufferFlags::DELTA_UNIT) => PacketKind::Delta,
        false => PacketKind::Key,
    };
    let pts_ns = buffer.pts()?.nseconds();
    Some(Read {
        packet: CodedPacket {
            kind,
            pts_ns,
            body: buffer,
        },
        caps,
    })
}
