//! What travels between a window (or a browser) and the studio: requests in, events out. Exported
//! to TypeScript as `ui/src/bindings/`. Pictures and meters do not travel here: the preview is a
//! lossy stream of its own.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_domain::plan::{PlannedSegment, Progress};
use vitrine_domain::{
    CardTemplateId, Command, Language, Product, Scene, SegmentId, ShowId, State, UnixMs,
};

/// What a window asks of the studio.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(export)]
pub enum Request {
    /// Everything there is to draw. Answered with [`Response::Snapshot`].
    Snapshot,
    /// A command to the show.
    Show {
        /// The command.
        command: Command,
    },
    /// One step back.
    Undo,
    /// One step forward again.
    Redo,
    /// Open another show. Refused while one runs.
    OpenShow {
        /// Which one.
        show: ShowId,
    },
    /// The devices there are now. Answered with [`Response::Devices`].
    Devices,
    /// Use this device (by the id from [`DeviceView`]) as a source, or none.
    SetSource {
        /// Which source.
        slot: SourceSlot,
        /// Which device; `None` for none.
        device: Option<String>,
    },
    /// Mute, gain and delay of a sound strip.
    SetStrip {
        /// Which strip.
        strip: StripId,
        /// In decibels, -60 to 12.
        gain_db: f32,
        /// Silent.
        is_muted: bool,
        /// In milliseconds, 0 to 2000.
        delay_ms: u32,
    },
    /// Where the stream goes. The key goes to the keychain and is never sent back.
    SetDestination {
        /// `rtmp://` or `rtmps://`, without the key.
        url: String,
        /// A new key; `None` keeps the one there is.
        key: Option<String>,
    },
    /// Size and rate of the program, and bitrate. Refused while live.
    SetQuality {
        /// The new quality.
        quality: Quality,
    },
    /// The language of the studio.
    SetLanguage {
        /// Which language.
        language: Language,
    },
    /// Products whose text matches. Answered with [`Response::Products`].
    FindProducts {
        /// What was typed.
        text: String,
        /// At most so many, 1 to 200.
        limit: u32,
    },
}

/// The answer to a request.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "answer", rename_all = "snake_case")]
#[ts(export)]
pub enum Response {
    /// Done; the events up to this revision tell what changed.
    Done {
        /// The revision after it.
        #[ts(type = "number")]
        revision: u64,
    },
    /// Everything there is to draw.
    Snapshot {
        /// The whole of it.
        snapshot: Box<Snapshot>,
    },
    /// The devices there are.
    Devices {
        /// Each of them.
        devices: Vec<DeviceView>,
    },
    /// Products that matched, best first.
    Products {
        /// Each of them.
        products: Vec<ProductView>,
    },
}

/// What a window is told. `revision` rises by one with each event; after a gap, ask for the
/// snapshot.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Event {
    /// The revision this event leads to.
    #[ts(type = "number")]
    pub revision: u64,
    /// What happened.
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
#[ts(export)]
pub enum What {
    /// The show or its run changed; the new one whole (a rundown is small).
    Show {
        /// As in [`Snapshot::show`].
        show: Box<ShowView>,
    },
    /// Sources, strips, destination, quality or language changed.
    Setup {
        /// As in [`Snapshot::setup`].
        setup: Box<Setup>,
    },
    /// The list of shows changed.
    Shows {
        /// As in [`Snapshot::shows`].
        shows: Vec<ShowLine>,
    },
    /// Devices came or went; ask for them again.
    DevicesChanged,
    /// Once a second, and at every change of the connection.
    Health {
        /// As in [`Snapshot::health`].
        health: Health,
    },
    /// Something the user must know.
    Notice {
        /// What it is.
        notice: Notice,
    },
    /// What earlier notices told of is over.
    Resolved {
        /// As in [`Notice::code`].
        code: String,
        /// Since when.
        at: UnixMs,
    },
    /// Something was taken: what the take log has of it.
    Taken {
        /// The entry.
        take: TakeView,
    },
    /// The card went off the air.
    CardCleared,
}

/// An entry of the take log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TakeView {
    /// When the picture was told to change; it does so at the next tick.
    pub at: UnixMs,
    /// Which segment.
    pub segment: SegmentId,
    /// Its title.
    pub title: String,
    /// The article number of the product in focus.
    pub sku: Option<String>,
    /// The template of the card on air.
    pub template: Option<CardTemplateId>,
    /// The price on the card, as it shows it.
    pub price: Option<String>,
}

/// Everything there is to draw.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Snapshot {
    /// The revision of this snapshot.
    #[ts(type = "number")]
    pub revision: u64,
    /// The open show and its run.
    pub show: ShowView,
    /// Every show.
    pub shows: Vec<ShowLine>,
    /// Sources, strips, destination, quality and language.
    pub setup: Setup,
    /// Rates and the connection.
    pub health: Health,
    /// Notices of this session, the newest last, at most 50.
    pub notices: Vec<Notice>,
}

/// The open show, its run, and what follows from both.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ShowView {
    /// Show and live state, as the domain has them.
    pub state: State,
    /// Start and end of every segment by the plan.
    pub plan: Vec<PlannedSegment>,
    /// How the run stands at `now`; `None` when nothing runs.
    pub progress: Option<Progress>,
    /// The studio's clock when this was made, to count on from.
    pub now: UnixMs,
    /// The products the rundown features, formatted.
    pub products: Vec<ProductView>,
    /// What undo would undo, in the user's language.
    pub undo: Option<String>,
    /// What redo would do again, in the user's language.
    pub redo: Option<String>,
}

/// A line in the list of shows.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ShowLine {
    /// Which show.
    pub id: ShowId,
    /// Its name.
    pub title: String,
    /// How many segments it has.
    pub segments: u32,
    /// When it is planned to begin.
    pub planned_start: Option<UnixMs>,
}

/// A product with its money formatted, so that the window shows what goes out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ProductView {
    /// The product.
    pub product: Product,
    /// "24,90 €" or "€24.90".
    pub price: Option<String>,
    /// The struck price.
    pub compare_at: Option<String>,
    /// "−20 %".
    pub percent_off: Option<String>,
    /// Where its main photo can be had: a path below the studio's own origin.
    pub photo: Option<String>,
}

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
    /// Where the stream goes.
    pub destination: DestinationView,
    /// Size, rate, bitrate.
    pub quality: Quality,
    /// The studio's language.
    pub language: Language,
    /// The encoder that was found to work, once one was tried.
    pub encoder: Option<String>,
    /// The scenes there are, in the order of their buttons.
    pub scenes: Vec<Scene>,
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

/// Where the stream goes. The key itself never travels.
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

/// Rates and the connection, since the run began.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Health {
    /// Program frames a second over the last second.
    pub fps: f32,
    /// Ticks the mixer could not keep.
    #[ts(type = "number")]
    pub missed_ticks: u64,
    /// Frames that were made.
    #[ts(type = "number")]
    pub frames: u64,
    /// Frames dropped for the destination.
    #[ts(type = "number")]
    pub dropped_frames: u64,
    /// What left for the destination, in kbit/s over the last seconds.
    pub kbps: u32,
    /// What waits for the destination, in milliseconds.
    pub queue_ms: u32,
    /// Our process, in percent of one core.
    pub cpu_percent: f32,
}

/// Something the user must know: what it is, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Notice {
    /// For programs; a stable word such as `camera-lost`.
    pub code: String,
    /// How loud it is.
    pub level: Level,
    /// What happened, in the user's language.
    pub message: String,
    /// What to do next, in the user's language.
    pub hint: String,
    /// When.
    pub at: UnixMs,
    /// Since when it is over: it belongs in the log, and no longer on the screen.
    pub resolved_at: Option<UnixMs>,
}

/// How loud a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Level {
    /// Good to know.
    Info,
    /// Look at it soon.
    Warning,
    /// Look at it now.
    Alarm,
}

/// Why a request was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Problem {
    /// For programs; a stable word such as `refused-no-next-item`.
    pub code: String,
    /// What happened, in the user's language.
    pub message: String,
    /// What to do next, in the user's language.
    pub hint: String,
    /// For the log; no secrets.
    pub detail: String,
    /// Whether trying again may help.
    pub is_retryable: bool,
    /// An expected refusal, shown as a calm hint.
    pub is_refusal: bool,
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
