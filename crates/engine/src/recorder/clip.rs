//! A clip of what has just happened: out of memory into a file, without coding anything again.

use std::path::PathBuf;
use std::time::Duration;

use super::file::{CreateError, FileFormat, Mp4File};
use super::name::free_name;
use super::ring::Ring;
use super::state::{RecordedFile, RecordingEnd};
use crate::destination::PacketKind;
use crate::teardown::Teardown;

/// A minute of program is on any disk that works by then.
const WRITING: Duration = Duration::from_secs(20);

/// A clip of the last seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClipSpec {
    /// The folder, which must be there.
    pub folder: PathBuf,
    /// The file's name without its ending; a number is added when it is taken.
    pub name: String,
    /// How much of it: the clip begins at the keyframe before. At most a minute is there.
    pub seconds: u32,
}

/// Why there is no clip.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClipError {
    /// Nothing was coded: no destination and no recording runs.
    #[error("there is nothing to make a clip of")]
    Nothing,
    /// The file that it is to be cut from can't be read.
    #[error("can't cut a clip from {file}: {detail}")]
    Source {
        /// Which file.
        file: PathBuf,
        /// For the log.
        detail: String,
    },
    /// The clip could not be written.
    #[error("can't write the clip: {0:?}")]
    NotWritten(RecordingEnd),
}

/// Writes a clip, and waits for it.
pub(crate) fn write_clip(
    spec: &ClipSpec,
    ring: &Ring,
    teardown: &Teardown,
) -> Result<RecordedFile, ClipError> {
    let packets = ring.last(spec.seconds);
    let caps_of = |is_wanted: fn(PacketKind) -> bool| {
        let first = packets.iter().find(|it| is_wanted(it.packet.kind));
        first.map(|it| it.caps.clone()).ok_or(ClipError::Nothing)
    };
    let format = FileFormat {
        video: caps_of(|kind| kind == PacketKind::Key)?,
        audio: caps_of(|kind| kind == PacketKind::Sound)?,
    };
    let key = packets
        .iter()
        .find(|it| it.packet.kind == PacketKind::Key)
        .ok_or(ClipError::Nothing)?;
    let begins_ns = key.packet.pts_ns;
    let make = |path: PathBuf| Mp4File::create(&path, &format, begins_ns);
    let (mut file, _) = free_name(&spec.folder, &spec.name, 1, make)
        .map_err(|error| ClipError::NotWritten(CreateError::into_end(error)))?;
    for packet in packets {
        file.write(packet.packet);
    }
    file.finish_within(WRITING, teardown)
        .map_err(ClipError::NotWritten)
}
