//! What travels between a window (or a browser) and the studio: requests in, events out. Exported
//! to TypeScript as `ui/src/bindings/`. Pictures and meters do not travel here: the preview is a
//! lossy stream of its own.

mod cards;
mod catalogue;
mod setup;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_domain::catch_up::CatchUp;
use vitrine_domain::plan::{PlannedSegment, Progress};
use vitrine_domain::{
    CardTemplateId, Command, DurationMs, Language, ProductId, SegmentId, ShowDetails, ShowId,
    State, ThemeId, UnixMs,
};

pub use cards::{CardPicture, CardWish, ThemeChoice, ThemeDraft, ThemeView};
pub use catalogue::{
    DraftField, FieldChange, FieldFault, ImportedPhoto, PhotoDraft, ProductCheck, ProductDraft,
    ProductOrder, ProductView,
};
pub use setup::{
    DestinationDraft, DestinationView, DeviceView, Finding, FindingState, Levels, LinkView,
    PlatformLimit, PlatformServer, PlatformView, Quality, SavedDestination, Setup, SourceCondition,
    SourceSlot, SourceView, StripId, StripView,
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

    /// A new show, empty or a copy. It is opened, unless one runs. Answered with
    /// [`Response::ShowMade`].
    CreateShow {
        /// Its name.
        title: String,
        /// Which show or template it is a copy of; `None` for an empty one.
        copy_of: Option<ShowId>,
    },
    /// Another title, language, currency, theme or planned start. For the open show it is a step
    /// that can be undone.
    EditShow {
        /// Which show.
        show: ShowId,
        /// All of them as they are to be.
        details: ShowDetails,
    },
    /// Keeps a show to make others from, or makes it an ordinary one.
    SetTemplate {
        /// Which show.
        show: ShowId,
        /// One to make others from.
        is_template: bool,
    },
    /// Takes a show off the list. Refused for the one that runs and for the last one.
    DeleteShow {
        /// Which show.
        show: ShowId,
    },
    /// Brings a deleted show back.
    RestoreShow {
        /// Which show.
        show: ShowId,
    },

    /// A part of the catalogue, or of what a search finds. Answered with
    /// [`Response::ProductPage`].
    BrowseProducts {
        /// What was typed; nothing for the whole catalogue.
        text: String,
        /// The order of the whole catalogue; a search is ordered by how well it matches.
        order: ProductOrder,
        /// The other way round.
        is_descending: bool,
        /// How many to leave out.
        offset: u32,
        /// At most so many, 1 to 200.
        limit: u32,
    },
    /// A product as it can be edited. Answered with [`Response::ProductDraft`].
    DraftProduct {
        /// Which product.
        product: ProductId,
    },
    /// What saving this draft would change, and what is wrong with it. Answered with
    /// [`Response::ProductCheck`].
    CheckProduct {
        /// The draft.
        draft: ProductDraft,
    },
    /// Saves a draft that has no fault; a card on air follows at once. Answered with
    /// [`Response::ProductSaved`].
    SaveProduct {
        /// The draft.
        draft: ProductDraft,
    },
    /// Deletes a product. Refused while a show features it.
    DeleteProduct {
        /// Which product.
        product: ProductId,
    },

    /// A card as it would go on air. Answered with [`Response::Card`].
    DrawCard {
        /// Which card.
        wish: CardWish,
    },
    /// Keeps a theme: a new one, or a change of one's own. Cards on air follow at once. Answered
    /// with [`Response::ThemeSaved`].
    SaveTheme {
        /// Which one; `None` for a new one.
        theme: Option<ThemeId>,
        /// What it is to be.
        draft: ThemeDraft,
    },
    /// Deletes a theme of one's own. Refused while a show uses it.
    DeleteTheme {
        /// Which theme.
        theme: ThemeId,
    },

    /// A message to the host, in place of the one before; `None` takes it off.
    MessageHost {
        /// At most 200 letters.
        text: Option<String>,
    },

    /// What a source shows now. Answered with [`Response::Peek`].
    Peek {
        /// The camera or the screen.
        slot: SourceSlot,
        /// The picture's width in pixels, 64 to 640.
        width: u32,
    },
    /// The program as it would look once an item is taken, with what the sources show now. Answered
    /// with [`Response::Peek`].
    LookAhead {
        /// Which item; `None` for the next one.
        segment: Option<SegmentId>,
        /// The picture's width in pixels, 160 to 640; its shape is the program's.
        width: u32,
    },
    /// Saves a destination and uses it. Refused while live.
    SaveDestination {
        /// Where it is.
        draft: DestinationDraft,
        /// A new key; `None` keeps the one there is.
        key: Option<String>,
    },
    /// Uses another saved destination. Refused while live.
    ChooseDestination {
        /// By its number.
        #[ts(type = "number")]
        destination: i64,
    },
    /// Forgets a destination and its key. Refused while live.
    DeleteDestination {
        /// By its number.
        #[ts(type = "number")]
        destination: i64,
    },
    /// The presets of the platforms. Answered with [`Response::Platforms`].
    Platforms,
    /// Which key does what, where it differs from what it does by itself.
    SetKeys {
        /// A key for each action, both by the window's names.
        keys: BTreeMap<String, String>,
    },
    /// Where recordings are to be kept; `None` for the usual folder.
    SetRecordingFolder {
        /// A folder that is there and can be written to.
        folder: Option<String>,
    },
    /// The welcome was gone through, or left.
    FinishWelcome,
    /// What this computer has and lacks. Answered with [`Response::Doctor`].
    Doctor,
}

impl Request {
    /// Whether it only asks: it changes nothing, so it need not keep its place among those that do.
    /// Some wait for a camera or draw for a while, and no take may wait behind them.
    pub fn is_question(&self) -> bool {
        matches!(
            self,
            Self::Snapshot
                | Self::Devices
                | Self::FindProducts { .. }
                | Self::BrowseProducts { .. }
                | Self::DraftProduct { .. }
                | Self::CheckProduct { .. }
                | Self::DrawCard { .. }
                | Self::Peek { .. }
                | Self::LookAhead { .. }
                | Self::Platforms
                | Self::Doctor
        )
    }
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
    /// A show was made.
    ShowMade {
        /// Its number.
        show: ShowId,
        /// The revision after it.
        #[ts(type = "number")]
        revision: u64,
    },
    /// A part of the catalogue.
    ProductPage {
        /// The products of this part.
        products: Vec<ProductView>,
        /// How many there are in all.
        #[ts(type = "number")]
        total: u64,
        /// More than `total` match; only the best of them can be looked through.
        is_cut: bool,
    },
    /// A product as it can be edited.
    ProductDraft {
        /// Its texts as a person would type them.
        draft: Box<ProductDraft>,
        /// The shows that feature it.
        shows: Vec<String>,
    },
    /// What saving a draft would do.
    ProductCheck {
        /// All of it.
        check: ProductCheck,
    },
    /// A product was saved.
    ProductSaved {
        /// Its number.
        product: ProductId,
        /// The revision after it.
        #[ts(type = "number")]
        revision: u64,
    },
    /// A card as it would go on air.
    Card {
        /// Its picture and place.
        card: CardPicture,
    },
    /// A theme was saved.
    ThemeSaved {
        /// What shows call it.
        theme: ThemeId,
        /// The revision after it.
        #[ts(type = "number")]
        revision: u64,
    },
    /// What a source shows.
    Peek {
        /// A JPEG as a `data:` address; `None` while nothing arrives.
        picture: Option<String>,
    },
    /// The presets of the platforms.
    Platforms {
        /// Each of them.
        platforms: Vec<PlatformView>,
    },
    /// What this computer has and lacks.
    Doctor {
        /// The version of the studio.
        version: String,
        /// Each thing that was looked for.
        findings: Vec<Finding>,
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
    /// Products were added, changed or deleted; those on screen may be other ones now.
    CatalogueChanged,
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
    /// The looks that cards can have, shipped ones first.
    pub themes: Vec<ThemeView>,
    /// What the producer tells the host.
    pub host_message: Option<HostMessage>,
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
