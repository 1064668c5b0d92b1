//! A piece of a finished recording as a file of its own, without coding anything again: it begins at the
//! keyframe at or before what was asked for.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
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
/// Read ahead of the writing, in packets of a stream.
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
    let mut reader = Reader::open(&wish.from, wish.begin_ms).map_err(source)?;
    let teardown = Teardown::default();
    let done = copy(wish, &mut reader, &teardown);
    let Reader { pipeline, streams } = reader;
    // Who waits to hand a packet over hears that nobody takes it.
    drop(streams);
    teardown.discard(NAME, pipeline);
    done
}

fn copy(wish: &Cut, reader: &mut Reader, teardown: &Teardown) -> Result<RecordedFile, ClipError> {
    let unreadable = |detail: &str| ClipError::Source {
        file: wish.from.clone(),
        detail: detail.to_owned(),
    };
    let end_ns = wish.end_ms.map_or(u64::MAX, |ms| ms * 1_000_000);
    let [pictures, sounds] = &mut reader.streams;
    let (begins_ns, video) = loop {
        match pictures.head().map_err(unreadable)? {
            Some(it) if it.packet.kind == PacketKind::Key => {
                break (it.packet.pts_ns, it.caps.clone());
            }
            Some(_) => pictures.head = None,
            None => return Err(unreadable("it has no keyframe there")),
        }
    };
    let first_sound = sounds.head().map_err(unreadable)?;
    let format = FileFormat {
        video,
        audio: first_sound
            .map(|it| it.caps.clone())
            .ok_or_else(|| unreadable("it has no sound there"))?,
    };
    let make = |path: PathBuf| Mp4File::create(&path, &format, begins_ns);
    let (mut file, _) = free_name(&wish.folder, &wish.name, 1, make)
        .map_err(|error| ClipError::NotWritten(CreateError::into_end(error)))?;
    while let Some(packet) = reader.next(end_ns).map_err(unreadable)? {
        file.write(packet);
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

/// The recording that is read: its pictures and its sound.
struct Reader {
    pipeline: gst::Pipeline,
    streams: [Stream; 2],
}

/// One of its streams. Each is handed over by a thread of its own, as fast as that one gets on.
struct Stream {
    packets: Receiver<Option<Read>>,
    head: Option<Read>,
    is_over: bool,
}

impl Stream {
    fn of(packets: Receiver<Option<Read>>) -> Self {
        Self {
            packets,
            head: None,
            is_over: false,
        }
    }

    /// The packet that comes next, and stays; `None` at the end.
    fn head(&mut self) -> Result<Option<&Read>, &'static str> {
        if self.head.is_none() && !self.is_over {
            match self.packets.recv_timeout(PATIENCE) {
                Ok(read) => self.head = read,
                Err(RecvTimeoutError::Disconnected) => {}
                Err(RecvTimeoutError::Timeout) => return Err("nothing is read"),
            }
            self.is_over = self.head.is_none();
        }
        Ok(self.head.as_ref())
    }

    /// When the next packet is shown or heard, as far as it is before `end_ns`.
    fn next_ns(&mut self, end_ns: u64) -> Result<Option<u64>, &'static str> {
        let next = self.head()?.map(|it| it.packet.pts_ns);
        Ok(next.filter(|ns| *ns < end_ns))
    }
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
        let (pictures, picture_packets) = make_exit(&pipeline, "h264parse", "video/x-h264")?;
        let (sounds, sound_packets) = make_exit(&pipeline, "aacparse", "audio/mpeg")?;
        demuxer.connect_pad_added(move |_, pad| {
            let is_video = pad.name().starts_with("video");
            let entrance = if is_video { &pictures } else { &sounds };
            let linked = entrance.static_pad("sink").map(|sink| pad.link(&sink));
            tracing::debug!(?linked, pad = %pad.name(), "a stream of a recording");
        });
        play_from(&pipeline, begin_ms)?;
        Ok(Self {
            pipeline,
            streams: [Stream::of(picture_packets), Stream::of(sound_packets)],
        })
    }

    /// The next packet of both streams, in the order of time; `None` where both have come to `end_ns`.
    fn next(&mut self, end_ns: u64) -> Result<Option<CodedPacket>, &'static str> {
        let [pictures, sounds] = &mut self.streams;
        let times = [pictures.next_ns(end_ns)?, sounds.next_ns(end_ns)?];
        let next = match times {
            [Some(picture), Some(sound)] if sound < picture => sounds,
            [Some(_), _] => pictures,
            [None, Some(_)] => sounds,
            [None, None] => return Ok(None),
        };
        Ok(next.head.take().map(|read| read.packet))
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
) -> Result<(gst::Element, Receiver<Option<Read>>), EngineError> {
    let (send, packets) = sync_channel(AHEAD);
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
    Ok((queue, packets))
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
