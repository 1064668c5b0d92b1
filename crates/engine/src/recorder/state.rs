//! How a recording does, as others see it.

use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use vitrine_domain::UnixMs;

use crate::event::EngineEvent;

/// How the recording does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordingState {
    /// Nothing is recorded; a recording that was told to end has ended.
    Off,
    /// It waits for a keyframe.
    Starting,
    /// A file is written. Told anew with each file.
    Running {
        /// Which file.
        file: PathBuf,
        /// Its number, from 1.
        part: u32,
        /// When its first picture was due.
        since: UnixMs,
        /// The program time of its first picture, in nanoseconds: that of
        /// [`ProgramShown::time_ns`](crate::ProgramShown::time_ns).
        begins_ns: u64,
    },
    /// It has ended by itself; the program goes on.
    Ended {
        /// Why.
        reason: RecordingEnd,
    },
}

/// Why a recording ended by itself. What was written until then plays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordingEnd {
    /// The disk has no room left.
    DiskFull,
    /// The disk took nothing for too long.
    DiskHangs,
    /// Writing failed.
    DiskFailed {
        /// For the log.
        detail: String,
    },
    /// No file could be begun in the folder.
    NotWritable {
        /// What kind of refusal.
        kind: io::ErrorKind,
        /// For the log.
        detail: String,
    },
    /// A GStreamer element is missing or did not start, or we made a mistake.
    Setup {
        /// For the log.
        detail: String,
    },
}

/// A file that nothing is added to any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedFile {
    /// Which file.
    pub file: PathBuf,
    /// How long it is, in milliseconds.
    pub length_ms: u64,
    /// About how large it is, in bytes.
    pub bytes: u64,
    /// Whether it was ended in order. If not, it plays up to a second before its end.
    pub is_whole: bool,
}

/// Figures of a recording, over all of its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RecordingStats {
    /// Bytes written.
    pub bytes: u64,
    /// Seconds recorded.
    pub seconds: u32,
    /// The rate over all of it, in kbit/s.
    pub kbps: u32,
    /// What waits for the disk, in milliseconds.
    pub queue_ms: u32,
}

/// What the recording's thread and the engine's share. Lock owner: whoever tells or asks, for the
/// length of that.
pub(super) struct Shared {
    told: Mutex<Told>,
    on_event: Box<dyn Fn(EngineEvent) + Send + Sync>,
}

#[derive(Debug, Default)]
struct Told {
    has_ended: bool,
    bytes: u64,
    length_ns: u64,
}

impl Shared {
    pub fn new(on_event: impl Fn(EngineEvent) + Send + Sync + 'static) -> Self {
        Self {
            told: Mutex::default(),
            on_event: Box::new(on_event),
        }
    }

    /// Tells how it does, unless it has ended.
    pub fn tell(&self, state: RecordingState) {
        let mut told = self.lock();
        let is_end = matches!(state, RecordingState::Off | RecordingState::Ended { .. });
        if told.has_ended {
            return;
        }
        told.has_ended = is_end;
        drop(told);
        (self.on_event)(EngineEvent::Recording(state));
    }

    /// It has ended by itself.
    pub fn end(&self, reason: RecordingEnd) {
        self.tell(RecordingState::Ended { reason });
    }

    /// Nothing is added to this file any more.
    pub fn file_ended(&self, file: RecordedFile) {
        (self.on_event)(EngineEvent::RecordingFileEnded(file));
    }

    /// Takes in how much there is by now.
    pub fn note(&self, length_ns: u64, bytes: u64) {
        let mut told = self.lock();
        (told.length_ns, told.bytes) = (length_ns, bytes);
    }

    pub fn stats(&self, queue_ms: u32) -> RecordingStats {
        let told = self.lock();
        let seconds = told.length_ns as f64 / 1e9;
        let kbits = told.bytes as f64 * 8.0 / 1000.0;
        RecordingStats {
            bytes: told.bytes,
            seconds: seconds as u32,
            kbps: if seconds > 0.0 {
                (kbits / seconds) as u32
            } else {
                0
            },
            queue_ms,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Shared").finish_non_exhaustive()
    }
}
