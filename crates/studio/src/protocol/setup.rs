//! Sources, strips, destinations, quality, keys: what the studio is set up with.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_domain::{CardTemplateId, DestinationWish, Language, Scene, UnixMs};

use super::RecordingWish;

/// Sources, strips, destination, quality and language.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Setup {
    /// The camera in use.
    pub camera: SourceView,
    /// The screen or window in use.
    pub screen: SourceView,
    /// The microphone and the system sound.
    pub strips: Vec<StripView>,
    /// The primary destination.
    pub destination: DestinationView,
    /// Size, rate, bitrate.
    pub quality: Quality,
    /// The studio's language.
    pub language: Language,
    /// The encoder that was found to work, once one was tried.
    pub encoder: Option<String>,
    /// The scenes there are, in the order of their buttons.
    pub scenes: Vec<Scene>,
    /// The card templates there are, in the order of their buttons.
    pub templates: Vec<CardTemplateId>,
    /// Those of them that keep the price back until it is revealed.
    pub revealing: Vec<CardTemplateId>,
    /// The font families a theme can use.
    pub fonts: Vec<String>,
    /// The destinations that are saved, in the order they were added.
    pub destinations: Vec<SavedDestination>,
    /// Which key does what, where it differs from what it does by itself.
    pub keys: BTreeMap<String, String>,
    /// Where recordings are to be kept, as a path.
    pub recording_folder: String,
    /// When recordings are made.
    pub recording: RecordingWish,
    /// Whether the welcome was gone through, or left.
    pub is_welcomed: bool,
}

/// A destination that is saved. The key itself never travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SavedDestination {
    /// The schedule's number of it.
    #[ts(type = "number")]
    pub id: i64,
    /// What the user calls it.
    pub name: String,
    /// Whose server it is, by [`PlatformView::id`]; `None` for one of one's own.
    pub platform: Option<String>,
    /// `rtmp://` or `rtmps://`, without the key.
    pub url: String,
    /// What it is sent.
    pub wish: DestinationWish,
    /// What that comes to at the show's quality; `None` when it is the show as it is.
    pub edition: Option<EditionView>,
    /// Whether it takes part in shows.
    pub is_used: bool,
    /// Whether it is the one of those that the picture's rate follows.
    pub is_primary: bool,
    /// Whether a key is known for it: in the keychain, when it was last looked at, or for this session.
    pub has_key: bool,
    /// Whether the key will be there after a restart (it is in the keychain).
    pub is_key_kept: bool,
    /// How the connection does.
    pub link: LinkView,
}

/// Another edition of the show, coded once for all destinations that want the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EditionView {
    /// Destinations with the same number get the same.
    #[ts(type = "number")]
    pub id: u64,
    /// Its picture's number, if that is not the show's own.
    pub composition: Option<u32>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Video, in kbit/s.
    pub video_kbps: u32,
}

/// A destination as it is edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DestinationDraft {
    /// Which one; `None` for a new one.
    #[ts(type = "number | null")]
    pub id: Option<i64>,
    /// What the user calls it.
    pub name: String,
    /// Whose server it is, by [`PlatformView::id`].
    pub platform: Option<String>,
    /// `rtmp://` or `rtmps://`. A key at its end is split off.
    pub url: String,
    /// What it is to be sent.
    pub wish: DestinationWish,
}

/// What a platform takes, from its own documentation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PlatformView {
    /// The name of its file.
    pub id: String,
    /// For people.
    pub name: String,
    /// Its servers, the usual one first; none when every seller has one of their own.
    pub servers: Vec<PlatformServer>,
    /// Where a seller finds the key; for people to read, never opened by itself.
    pub key_page: Option<String>,
    /// Whether its viewers hold their phones upright, so that 9:16 is what it asks for.
    pub is_portrait: bool,
    /// The most it takes, by picture.
    pub limits: Vec<PlatformLimit>,
    /// Sound, in kbit/s.
    pub most_audio_kbps: u32,
}

/// A server of a platform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PlatformServer {
    /// For people.
    pub name: String,
    /// `rtmp://` or `rtmps://`.
    pub url: String,
}

/// The most video a platform takes of a picture of this size and rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PlatformLimit {
    /// The picture's height, in pixels.
    pub height: u32,
    /// Frames a second.
    pub fps: u32,
    /// Video, in kbit/s.
    pub most_kbps: u32,
}

/// Something that was looked for on this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Finding {
    /// What it is, in the user's language.
    pub name: String,
    /// Whether it is there.
    pub state: FindingState,
    /// What was found, in the user's language.
    pub detail: String,
    /// What to do about it, such as the command that installs it; may be empty.
    pub remedy: String,
}

/// Whether something is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum FindingState {
    /// It is there and works.
    Good,
    /// It is not there; a show runs without it.
    Optional,
    /// It is not there, and no show runs without it.
    Missing,
}

/// A place for a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SourceSlot {
    /// The camera.
    Camera,
    /// The screen or a window.
    Screen,
    /// The microphone.
    Microphone,
    /// What the computer plays.
    SystemSound,
}

/// A source and how it does.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SourceView {
    /// Which device was chosen.
    pub device: Option<String>,
    /// The name of it, for people.
    pub name: Option<String>,
    /// How it does.
    pub condition: SourceCondition,
}

/// How a source does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SourceCondition {
    /// None was chosen.
    None,
    /// It is being opened.
    Starting,
    /// Frames arrive.
    Running,
    /// Frames stopped; the last one is shown, then a slate. It comes back by itself.
    Lost,
}

/// One of the sound strips.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum StripId {
    /// The microphone.
    Microphone,
    /// What the computer plays.
    SystemSound,
}

/// A sound strip.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StripView {
    /// Which one.
    pub strip: StripId,
    /// Its device.
    pub source: SourceView,
    /// In decibels.
    pub gain_db: f32,
    /// Silent.
    pub is_muted: bool,
    /// In milliseconds.
    pub delay_ms: u32,
}

/// The primary destination, for those who know one only. The key itself never travels.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DestinationView {
    /// Without the key; empty when none is set.
    pub url: String,
    /// Whether a key is kept.
    pub has_key: bool,
    /// Whether the key will be there after a restart (it is in the keychain).
    pub is_key_kept: bool,
    /// How the connection does.
    pub link: LinkView,
}

/// How the connection to a destination does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "link", rename_all = "snake_case")]
#[ts(export)]
pub enum LinkView {
    /// Not in use.
    Off,
    /// Connecting for the first time.
    Connecting,
    /// Packets arrive there.
    OnAir {
        /// Since when.
        since: UnixMs,
    },
    /// Lost; tried again by itself.
    Reconnecting {
        /// How many tries so far.
        attempt: u32,
        /// When the next try is.
        next_at: UnixMs,
        /// Why, in the user's language.
        reason: String,
    },
}

/// Size and rate of the program, and what is sent of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Quality {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Frames a second.
    pub fps: u32,
    /// Video, in kbit/s.
    pub video_kbps: u32,
    /// Sound, in kbit/s.
    pub audio_kbps: u32,
}

/// A device a source can use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DeviceView {
    /// What [`Request::SetSource`] takes.
    pub id: String,
    /// For people.
    pub name: String,
    /// What it can be used as.
    pub slot: SourceSlot,
}

/// Sound levels, ten times a second on the lossy stream.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Levels {
    /// A strip each, in the order of [`Setup::strips`], and the mix last: peak dBFS, left and right.
    pub peak_db: Vec<[f32; 2]>,
    /// Likewise, RMS.
    pub rms_db: Vec<[f32; 2]>,
}
