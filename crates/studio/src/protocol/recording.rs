//! Recordings: how the one that runs does, what is wished for, and what there is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_domain::UnixMs;

/// When recordings are made, how long a file is, and how good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct RecordingWish {
    /// Every live run.
    pub records_live: bool,
    /// Every practice run.
    pub records_practice: bool,
    /// A new file after so many minutes, 5 to 240; `None` only when it is as large as a disk may take.
    pub split_minutes: Option<u32>,
    /// The rate of a recording's pictures in kbit/s, 300 to 20,000; `None` for the stream's, coded once.
    pub video_kbps: Option<u32>,
}

/// How the recording does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecordingView {
    /// What it is doing.
    pub state: RecordingViewState,
    /// The newest file, as a path.
    pub file: Option<String>,
    /// Seconds recorded, over all files.
    pub seconds: u32,
    /// Bytes written, over all files.
    #[ts(type = "number")]
    pub bytes: u64,
    /// What waits for the disk, in milliseconds.
    pub queue_ms: u32,
    /// What the folder's disk has left, in bytes; `None` when it can't be asked.
    #[ts(type = "number | null")]
    pub free_bytes: Option<u64>,
    /// How long it can go on, in minutes, until the disk has only left what the system needs.
    pub left_minutes: Option<u32>,
    /// The disk has little left.
    pub is_room_low: bool,
    /// What an hour takes, in bytes.
    #[ts(type = "number")]
    pub bytes_per_hour: u64,
}

/// What the recording is doing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
#[ts(export)]
pub enum RecordingViewState {
    /// Nothing is recorded.
    Off,
    /// It waits for the first picture.
    Starting,
    /// Pictures go to disk.
    Running {
        /// Since when.
        since: UnixMs,
        /// Which file of this recording, from 1.
        part: u32,
    },
    /// It has stopped by itself, and the show goes on.
    Stopped {
        /// Why, in the user's language.
        reason: String,
    },
}

/// A recorded file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecordedView {
    /// The schedule's number of it.
    #[ts(type = "number")]
    pub id: i64,
    /// The number of the run.
    #[ts(type = "number | null")]
    pub run: Option<i64>,
    /// What the show was called.
    pub show_title: String,
    /// Its number in the run's recording, from 1.
    pub part: u32,
    /// When it begins.
    pub started_at: UnixMs,
    /// How long it is, in milliseconds; `None` while it is written.
    #[ts(type = "number | null")]
    pub length_ms: Option<u64>,
    /// How large it is; `None` while it is written.
    #[ts(type = "number | null")]
    pub bytes: Option<u64>,
    /// Its whole path.
    pub file: String,
    /// Whether it is still where it was written.
    pub is_there: bool,
    /// Whether it was ended in order; else it plays up to its last second.
    pub is_whole: bool,
    /// How many clips of products can be cut from it.
    pub clips: u32,
}

/// A clip that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ClipView {
    /// Its whole path.
    pub file: String,
    /// How long it is, in milliseconds.
    #[ts(type = "number")]
    pub length_ms: u64,
}
