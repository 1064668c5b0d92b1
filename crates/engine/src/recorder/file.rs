//! One MP4 file on its way to the disk, in a pipeline that is made for it.

use std::fs::OpenOptions;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use gst::prelude::*;
use gst_app::AppSrc;

use super::firm::Firm;
use super::mend::mend;
use super::state::{RecordedFile, RecordingEnd};
use crate::destination::{CodedPacket, PacketKind};
use crate::elements::make;
use crate::error::EngineError;
use crate::teardown::Teardown;

const NAME: &str = "recording";
/// A fragment and what encoder and muxer hold are lost when the program is killed: together less than a
/// second.
const FRAGMENT_MS: u32 = 500;
/// The muxer's time scale for pictures of a whole rate.
const UNITS_PER_PICTURE: u32 = 100;
/// An AAC packet's, at a time scale of the sampling rate.
const AAC_SAMPLES: u32 = 1024;
/// The muxer describes each packet with about so many bytes.
const BYTES_BESIDE: u64 = 24;

/// The formats of a file's two streams.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FileFormat {
    pub video: gst::Caps,
    pub audio: gst::Caps,
}

/// A file that is written. It plays at every moment; after [`Mp4File::finish`] it is an ordinary MP4.
#[derive(Debug)]
pub(super) struct Mp4File {
    path: PathBuf,
    pipeline: gst::Pipeline,
    video: AppSrc,
    audio: AppSrc,
    origin_ns: u64,
    /// After the newest picture's time, by the distance from the one before.
    end_ns: u64,
    newest_ns: u64,
    bytes: u64,
    _firm: Firm,
}

/// How a file does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Condition {
    Writing,
    /// All of it is on disk.
    Finished,
    Failed(RecordingEnd),
}

impl Mp4File {
    /// Begins a file that nobody has: one of that name is never written over. Times count from
    /// `origin_ns`.
    ///
    /// ```text
    /// appsrc (H.264) ─┐
    ///                 mp4mux (in fragments, whole at the end) ─ filesink (unbuffered)
    /// appsrc (AAC) ───┘
    /// ```
    pub fn create(path: &Path, format: &FileFormat, origin_ns: u64) -> Result<Self, CreateError> {
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)
            .map_err(CreateError::Disk)?;
        let firm = Firm::keep(file);
        Self::build(path, format, origin_ns, firm).map_err(CreateError::Pipeline)
    }

    fn build(
        path: &Path,
        format: &FileFormat,
        origin_ns: u64,
        firm: Firm,
    ) -> Result<Self, EngineError> {
        let pipeline = gst::Pipeline::new();
        let video = make_entrance(&format.video);
        let audio = make_entrance(&format.audio);
        let muxer = make("mp4mux")?;
        muxer.set_property("fragment-duration", FRAGMENT_MS);
        muxer.set_property_from_str("fragment-mode", "first-moov-then-finalise");
        let sink = make("filesink")?;
        sink.set_property("location", path);
        sink.set_property_from_str("buffer-mode", "unbuffered");
        sink.set_property("sync", false);
        sink.set_property("async", false);
        let elements = [video.upcast_ref(), audio.upcast_ref(), &muxer, &sink];
        pipeline
            .add_many(elements)
            .map_err(|error| EngineError::build(NAME, error))?;
        for (entrance, pad) in [(&video, "video_0"), (&audio, "audio_0")] {
            entrance
                .link_pads(Some("src"), &muxer, Some(pad))
                .map_err(|error| EngineError::build(NAME, error))?;
        }
        muxer
            .link(&sink)
            .map_err(|error| EngineError::build(NAME, error))?;
        mend_fragments(&muxer, &format.video);
        pipeline
            .set_state(gst::State::Playing)
            .map_err(|error| EngineError::play(NAME, error))?;
        Ok(Self {
            path: path.to_owned(),
            pipeline,
            video,
            audio,
            origin_ns,
            end_ns: origin_ns,
            newest_ns: origin_ns,
            bytes: 0,
            _firm: firm,
        })
    }

    /// Hands a packet over. Sound from before the file's beginning is left out.
    pub fn write(&mut self, packet: CodedPacket) {
        let Some(time_ns) = packet.pts_ns.checked_sub(self.origin_ns) else {
            return;
        };
        let time = gst::ClockTime::from_nseconds(time_ns);
        self.bytes += packet.body.size() as u64 + BYTES_BESIDE;
        let mut buffer = packet.body;
        // The coded bytes are shared with the destinations; only the times are our own.
        let header = buffer.make_mut();
        header.set_pts(time);
        header.set_dts(time);
        let entrance = match packet.kind {
            PacketKind::Sound => &self.audio,
            PacketKind::Key | PacketKind::Delta => {
                self.end_ns = 2 * packet.pts_ns - self.newest_ns.min(packet.pts_ns);
                self.newest_ns = packet.pts_ns;
                &self.video
            }
        };
        // A refusal means that the pipeline has failed, which is seen on its bus.
        let _ = entrance.push_buffer(buffer);
    }

    /// What waits for the disk inside the pipeline, in nanoseconds: what waits of both streams, as
    /// the rest waits for its counterpart.
    pub fn pending_ns(&self) -> u64 {
        let level = |entrance: &AppSrc| entrance.current_level_time().nseconds();
        level(&self.video).min(level(&self.audio))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// From its first picture to the end of its newest, in nanoseconds.
    pub fn length_ns(&self) -> u64 {
        self.end_ns - self.origin_ns
    }

    /// About how much was written, in bytes.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Tells it that nothing comes any more; [`Mp4File::condition`] tells when it is whole.
    pub fn finish(&self) {
        let _ = self.video.end_of_stream();
        let _ = self.audio.end_of_stream();
    }

    /// How it does.
    pub fn condition(&self) -> Condition {
        let wanted = [gst::MessageType::Error, gst::MessageType::Eos];
        let Some(message) = self
            .pipeline
            .bus()
            .and_then(|bus| bus.pop_filtered(&wanted))
        else {
            return Condition::Writing;
        };
        let gst::MessageView::Error(error) = message.view() else {
            return Condition::Finished;
        };
        let error = error.error();
        Condition::Failed(match error.kind::<gst::ResourceError>() {
            Some(gst::ResourceError::NoSpaceLeft) => RecordingEnd::DiskFull,
            _ => RecordingEnd::DiskFailed {
                detail: error.to_string(),
            },
        })
    }

    /// Ends it, waits until it is whole, and throws the pipeline away.
    pub fn finish_within(
        self,
        limit: Duration,
        teardown: &Teardown,
    ) -> Result<RecordedFile, RecordingEnd> {
        self.finish();
        let until = Instant::now() + limit;
        let done = loop {
            match self.condition() {
                Condition::Finished => break Ok(self.as_recorded(true)),
                Condition::Failed(reason) => break Err(reason),
                Condition::Writing if Instant::now() > until => break Err(RecordingEnd::DiskHangs),
                Condition::Writing => std::thread::sleep(Duration::from_millis(5)),
            }
        };
        self.discard(teardown);
        done
    }

    /// What there is of it by now.
    pub fn as_recorded(&self, is_whole: bool) -> RecordedFile {
        RecordedFile {
            file: self.path.clone(),
            length_ms: self.length_ns() / 1_000_000,
            bytes: self.bytes,
            is_whole,
        }
    }

    /// Throws the pipeline away.
    pub fn discard(self, teardown: &Teardown) {
        teardown.discard(NAME, self.pipeline);
    }
}

/// Why a file could not be begun.
#[derive(Debug, thiserror::Error)]
pub(super) enum CreateError {
    /// The system said no.
    #[error(transparent)]
    Disk(io::Error),
    /// GStreamer did.
    #[error(transparent)]
    Pipeline(EngineError),
}

impl CreateError {
    /// As the end of a recording.
    pub fn into_end(self) -> RecordingEnd {
        match self {
            Self::Disk(error) => match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => RecordingEnd::DiskFull,
                kind => RecordingEnd::NotWritable {
                    kind,
                    detail: error.to_string(),
                },
            },
            Self::Pipeline(error) => RecordingEnd::Setup {
                detail: error.to_string(),
            },
        }
    }
}

/// What the muxer writes is mended on its way to the disk: see [`super::mend`].
fn mend_fragments(muxer: &gst::Element, video: &gst::Caps) {
    let structure = video.structure(0);
    let rate = structure.and_then(|it| it.get::<gst::Fraction>("framerate").ok());
    // The muxer counts a hundred units a picture.
    let picture = rate.map_or(0, |_| UNITS_PER_PICTURE);
    let Some(pad) = muxer.static_pad("src") else {
        return;
    };
    pad.add_probe(gst::PadProbeType::BUFFER, move |_, info| {
        if let Some(buffer) = info.buffer_mut()
            && is_description(buffer)
            && let Ok(mut bytes) = buffer.make_mut().map_writable()
        {
            mend(&mut bytes, (picture, AAC_SAMPLES));
        }
        gst::PadProbeReturn::Ok
    });
}

fn is_description(buffer: &gst::BufferRef) -> bool {
    let mut name = [0; 4];
    buffer.size() >= 8
        && buffer.copy_to_slice(4, &mut name).is_ok()
        && matches!(&name, b"moov" | b"moof")
}

/// Not live: the muxer then waits for both streams instead of guessing by the clock.
fn make_entrance(caps: &gst::Caps) -> AppSrc {
    AppSrc::builder()
        .caps(caps)
        .format(gst::Format::Time)
        .is_live(false)
        .block(false)
        .max_bytes(0)
        .build()
}
