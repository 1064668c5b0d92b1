//! What was looked at before going live.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A look at everything a show needs. Its checks come in one by one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PreflightView {
    /// Each check, in the order they are read.
    pub checks: Vec<PreflightCheck>,
    /// All have come in.
    pub is_done: bool,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PreflightCheck {
    /// For programs; a stable word such as `camera` or `destination-1`.
    pub id: String,
    /// What came of it.
    pub verdict: Verdict,
    /// What was looked at, in the user's language.
    pub name: String,
    /// What was found, in the user's language; empty while it is looked at.
    pub message: String,
    /// What to do about it, in the user's language; empty when nothing needs to be done.
    pub hint: String,
    /// Where that is done.
    pub fix: Option<Fix>,
    /// The studio would refuse to go live as it is.
    pub holds_back: bool,
}

/// What came of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Verdict {
    /// It is being looked at.
    Waiting,
    /// Green.
    Good,
    /// Amber: the show runs, and viewers may notice.
    Warns,
    /// Red: viewers would see or hear nothing.
    Fails,
    /// It can't be tested without viewers noticing; the check says why.
    Untested,
}

/// Where what a check found is put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Fix {
    /// Cameras and microphones.
    Devices,
    /// The microphone is switched on.
    Unmute,
    /// Servers and keys.
    Destinations,
    /// Size, rate and bitrate.
    Quality,
    /// The folder of recordings.
    Recording,
    /// The rundown.
    Rundown,
    /// The products.
    Catalogue,
}
