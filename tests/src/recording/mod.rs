//! What arrived at the server, judged: the stream's facts, the regularity of its frames, what they
//! show, and how sound and picture stand to each other.

mod frames;
#[cfg(test)]
mod made;
mod packets;
mod picture;
mod sound;
mod sync;

use std::path::{Path, PathBuf};
use std::process::Command;

pub use frames::{Counting, Seen};
pub use packets::{AudioTrack, Pacing, Packet, VideoTrack};
pub use picture::{CardMatch, Picture, Rect};
pub use sync::{Sync, median_ms};

use crate::Result;
use crate::process::run;

/// A file with one video and one sound track.
#[derive(Debug)]
pub struct Recording {
    path: PathBuf,
    video: VideoTrack,
    audio: AudioTrack,
}

impl Recording {
    /// Reads its packets; nothing is decoded yet.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self> {
        let path = path.into();
        let (video, audio) = packets::read(&path)?;
        Ok(Self { path, video, audio })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The video track's facts.
    pub fn video(&self) -> &VideoTrack {
        &self.video
    }

    /// The sound track's facts.
    pub fn audio(&self) -> &AudioTrack {
        &self.audio
    }

    /// A part of it as a file of its own, from the keyframe before; nothing is encoded anew.
    pub fn cut(&self, from_ms: f64, to_ms: f64, file: impl Into<PathBuf>) -> Result<Self> {
        let file = file.into();
        let seconds = |ms: f64| format!("{:.3}", ms.max(0.0) / 1000.0);
        run(Command::new("ffmpeg")
            .args(["-v", "error", "-ss", &seconds(from_ms), "-i"])
            .arg(&self.path)
            .args(["-t", &seconds(to_ms - from_ms), "-c", "copy", "-f", "flv"])
            .arg(&file))?;
        Self::open(file)
    }

    /// Decodes every frame, small, and says what it shows.
    pub fn watch(&self) -> Result<Vec<Seen>> {
        frames::watch(&self.path, &self.video)
    }

    /// When beeps begin, in milliseconds of the stream's time.
    pub fn beeps_ms(&self) -> Result<Vec<f64>> {
        sound::beeps_ms(&self.path, &self.audio)
    }

    /// The root mean square of the whole sound, of full scale: silence is 0.
    pub fn loudness(&self) -> Result<f64> {
        sound::loudness(&self.path)
    }

    /// How far the sound is behind the picture at each clap; negative when it is ahead.
    pub fn sync(&self, seen: &[Seen]) -> Result<Vec<Sync>> {
        Ok(sync::pair(&frames::flashes_ms(seen), &self.beeps_ms()?))
    }

    /// One decoded frame in full size and colour.
    pub fn picture(&self, index: usize) -> Result<Picture> {
        picture::decode(&self.path, &self.video, index)
    }
}
