//! What travels between a window (or a browser) and the studio: requests in, events out. Exported
//! to TypeScript as `ui/src/bindings/`. Pictures and meters do not travel here: the preview is a
//! lossy stream of its own.

mod cards;
mod catalogue;
mod dossier;
mod export;
mod import;
mod practice;
mod preflight;
mod recording;
mod request;
mod response;
mod setup;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_domain::catch_up::CatchUp;
use vitrine_domain::plan::{PlannedSegment, Progress};
use vitrine_domain::{
    CardTemplateId, DurationMs, Phase, ProductId, SegmentId, ShowDetails, ShowId, State, UnixMs,
};

pub use cards::{CardPicture, CardWish, ThemeChoice, ThemeDraft, ThemeView};
pub use catalogue::{
    DraftField, FieldChange, FieldFault, ImportedPhoto, PhotoDraft, ProductCheck, ProductDraft,
    ProductOrder, ProductView, VariantView,
};
pub use dossier::{
    AnswerEntry, AnswerView, BundlePrice, ComparisonView, DossierView, DoubtedBundle, EntryContent,
    EntryDraft, MarkedText, OpenQuestion, ReviewOrder, ReviewWish,
};
pub use export::{
    ExportName, ExportWish, ExportedFile, ShowFileCheck, ShowFileProduct, ShowFileTheme,
};
pub use import::{
    ImportChange, ImportFate, ImportLine, ImportView, ImportWish, PhotoFault, PhotoPlace,
    PhotosView, RemarkView,
};
pub use practice::{PracticeView, Training};
pub use preflight::{Fix, PreflightCheck, PreflightView, Verdict};
pub use recording::{ClipView, RecordedView, RecordingView, RecordingViewState, RecordingWish};
pub use request::Request;
pub use response::Response;
pub use setup::{
    DestinationDraft, DestinationView, DeviceView, EditionView, Finding, FindingState, Levels,
    LinkView, PlatformLimit, PlatformServer, PlatformView, Quality, SavedDestination, Setup,
    SourceCondition, SourceSlot, SourceView, StripId, StripView,
};

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
    /// Products were added, changed or deleted; those on screen may be other ones now.
    CatalogueChanged,
    /// Something is known of a product that was not, or no longer.
    DossierChanged {
        /// Which product.
        product: ProductId,
    },
    /// How far a preview or an import is.
    ImportProgress {
        /// Bytes of the file that were read.
        #[ts(type = "number")]
        read: u64,
        /// Bytes of the whole file.
        #[ts(type = "number | null")]
        total: Option<u64>,
    },
    /// How far an export to a file is.
    ExportProgress {
        /// Products, or photos of a show file, that were written.
        #[ts(type = "number")]
        written: u64,
        /// All of them.
        #[ts(type = "number")]
        total: u64,
    },
    /// The themes changed.
    Themes {
        /// As in [`Snapshot::themes`].
        themes: Vec<ThemeView>,
    },
    /// The message to the host changed.
    HostMessage {
        /// As in [`Snapshot::host_message`].
        message: Option<HostMessage>,
    },
    /// The run that was cut short goes on, or was left.
    Interrupted {
        /// As in [`Snapshot::interrupted`].
        run: Option<InterruptedRun>,
    },
    /// Once a second, and at every change of the connection.
    Health {
        /// As in [`Snapshot::health`].
        health: Health,
    },
    /// The recording does differently; while it runs, about once a second.
    Recording {
        /// As in [`Snapshot::recording`].
        recording: Box<RecordingView>,
    },
    /// The list of recordings is another one; ask for it again.
    RecordingsChanged,
    /// How a practice run does; `None` once it is over.
    Practice {
        /// As in [`Snapshot::practice`].
        practice: Option<PracticeView>,
    },
    /// What was looked at before going live; `None` once nobody wants it.
    Preflight {
        /// As in [`Snapshot::preflight`].
        preflight: Option<PreflightView>,
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
    /// The practice run, while one runs.
    pub practice: Option<PracticeView>,
    /// The look before going live, from its beginning until it is stopped.
    pub preflight: Option<PreflightView>,
    /// Notices of this session, the newest last, at most 50.
    pub notices: Vec<Notice>,
    /// The looks that cards can have, shipped ones first.
    pub themes: Vec<ThemeView>,
    /// What the producer tells the host.
    pub host_message: Option<HostMessage>,
    /// The run that a crash cut short, until somebody says what becomes of it.
    pub interrupted: Option<InterruptedRun>,
    /// The recording.
    pub recording: RecordingView,
}

/// A run that never ended: the studio, or the computer, stopped in the middle of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct InterruptedRun {
    /// What the show is called.
    pub show: String,
    /// Practice or live.
    pub phase: Phase,
    /// The item that was on air.
    pub item: Option<String>,
    /// When the run began.
    pub started_at: UnixMs,
    /// When it was last heard of: its last take, or its beginning.
    pub last_at: UnixMs,
}

/// What the producer tells the host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct HostMessage {
    /// In the producer's words.
    pub text: String,
    /// When it was sent.
    pub at: UnixMs,
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
    /// How late it will end and what would help; `None` while it is on time.
    pub catch_up: Option<CatchUp>,
    /// The studio's clock when this was made, to count on from.
    pub now: UnixMs,
    /// The products the rundown features, formatted.
    pub products: Vec<ProductView>,
    /// The price for several products that the card on air lacks, because nobody stands for it.
    pub doubted_bundle: Option<DoubtedBundle>,
    /// The card templates that the product in focus can fill now; none without one.
    pub fitting_cards: Vec<CardTemplateId>,
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
    /// What it is, beside its rundown.
    #[serde(flatten)]
    pub details: ShowDetails,
    /// How many segments it has.
    pub segments: u32,
    /// How long its plan is.
    pub length: DurationMs,
    /// Whether it is kept to make others from.
    pub is_template: bool,
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
    /// Frames dropped by the encoder and for all destinations.
    #[ts(type = "number")]
    pub dropped_frames: u64,
    /// What left for all destinations, in kbit/s over the last seconds.
    pub kbps: u32,
    /// What waits for the destination that waits longest, in milliseconds.
    pub queue_ms: u32,
    /// Our process, in percent of one core.
    pub cpu_percent: f32,
    /// The rate of the picture, in kbit/s, while the primary destination takes no more than that.
    pub lowered_kbps: Option<u32>,
    /// Each destination that was started.
    pub destinations: Vec<DestinationHealth>,
    /// Each edition beside the show that is made for one of them.
    pub editions: Vec<EditionHealth>,
}

/// How an edition beside the show does. Counts run from its beginning.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EditionHealth {
    /// As in [`EditionView::id`]: which destinations get it.
    #[ts(type = "number")]
    pub id: u64,
    /// Pictures a second over the last second.
    pub fps: f32,
    /// What was made over the last second, in kbit/s.
    pub kbps: u32,
    /// Ticks without a picture of it, because the show had precedence.
    #[ts(type = "number")]
    pub missed_ticks: u64,
    /// Pictures its encoder had no time for.
    #[ts(type = "number")]
    pub dropped_frames: u64,
    /// The time to compose its picture, in milliseconds; 0 for the show's own.
    pub mixer_ms: f32,
}

/// How much gets through to a destination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DestinationHealth {
    /// As in [`SavedDestination::id`].
    #[ts(type = "number")]
    pub id: i64,
    /// What left for it, in kbit/s over the last seconds.
    pub kbps: u32,
    /// What waits for it, in milliseconds.
    pub queue_ms: u32,
    /// Frames dropped for it since it was started.
    #[ts(type = "number")]
    pub dropped_frames: u64,
}

/// Something the user must know: what it is, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Notice {
    /// For programs; a stable word such as `camera-lost`. What can be so of each destination has its
    /// number at the end: `link-lost#2`.
    pub code: String,
    /// How loud it is.
    pub level: Level,
    /// What happened, in the user's language.
    pub message: String,
    /// What to do next, in the user's language.
    pub hint: String,
    /// What the studio can do about it when asked to ([`Request::Fix`]), as the words of a button.
    pub fix: Option<String>,
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
