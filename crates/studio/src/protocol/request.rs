//! What a window asks.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_domain::dossier::EntryRef;
use vitrine_domain::{
    Command, EntryId, Language, ProductId, SegmentId, ShowDetails, ShowId, ThemeId,
};

use super::{
    CardWish, DestinationDraft, EntryDraft, ExportWish, ImportWish, PhotoPlace, ProductDraft,
    ProductOrder, Quality, RecordingWish, ReviewWish, SourceSlot, StripId, ThemeDraft, Training,
};

/// What a window asks of the studio.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "ask", rename_all = "snake_case")]
#[ts(export)]
pub enum Request {
    /// Everything there is to draw. Answered with [`super::Response::Snapshot`].
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
    /// Do what a notice offers ([`super::Notice::fix`]).
    Fix {
        /// The notice's code.
        code: String,
    },
    /// Go on with the run that was cut short ([`super::Snapshot::interrupted`]).
    Resume,
    /// Don't; it has ended where it was cut short.
    LeaveInterrupted,
    /// Open another show. Refused while one runs.
    OpenShow {
        /// Which one.
        show: ShowId,
    },
    /// The devices there are now. Answered with [`super::Response::Devices`].
    Devices,
    /// Use this device (by the id from [`super::DeviceView`]) as a source, or none.
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
    /// The only place the stream goes. The key goes to the keychain and is never sent back.
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
    /// Products whose text matches. Answered with [`super::Response::Products`].
    FindProducts {
        /// What was typed.
        text: String,
        /// At most so many, 1 to 200.
        limit: u32,
    },

    /// A new show, empty or a copy. It is opened, unless one runs. Answered with
    /// [`super::Response::ShowMade`].
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
    /// [`super::Response::ProductPage`].
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
    /// A product as it can be edited. Answered with [`super::Response::ProductDraft`].
    DraftProduct {
        /// Which product.
        product: ProductId,
    },
    /// What saving this draft would change, and what is wrong with it. Answered with
    /// [`super::Response::ProductCheck`].
    CheckProduct {
        /// The draft.
        draft: ProductDraft,
    },
    /// Saves a draft that has no fault; a card on air follows at once. Answered with
    /// [`super::Response::ProductSaved`].
    SaveProduct {
        /// The draft.
        draft: ProductDraft,
    },
    /// Deletes a product. Refused while a show features it.
    DeleteProduct {
        /// Which product.
        product: ProductId,
    },

    /// A card as it would go on air. Answered with [`super::Response::Card`].
    DrawCard {
        /// Which card.
        wish: CardWish,
    },
    /// Keeps a theme: a new one, or a change of one's own. Cards on air follow at once. Answered
    /// with [`super::Response::ThemeSaved`].
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

    /// Looks at everything a show needs; what it finds comes as [`super::What::Preflight`]. A look that
    /// runs is begun anew. Refused while live.
    Preflight,
    /// Ends the look, and forgets what it found.
    StopPreflight,
    /// Takes something away in a practice run, or lets a viewer ask. Refused outside of one.
    Train {
        /// What to train with.
        what: Training,
    },

    /// A message to the host, in place of the one before; `None` takes it off.
    MessageHost {
        /// At most 200 letters.
        text: Option<String>,
    },

    /// What a source shows now. Answered with [`super::Response::Peek`].
    Peek {
        /// The camera or the screen.
        slot: SourceSlot,
        /// The picture's width in pixels, 64 to 640.
        width: u32,
    },
    /// The program as it would look once an item is taken, with what the sources show now. Answered
    /// with [`super::Response::Peek`].
    LookAhead {
        /// Which item; `None` for the next one.
        segment: Option<SegmentId>,
        /// The picture's width in pixels, 160 to 640; its shape is the program's.
        width: u32,
    },
    /// Saves a destination; a new one takes part in the next show. Refused while live.
    SaveDestination {
        /// Where it is.
        draft: DestinationDraft,
        /// A new key; `None` keeps the one there is.
        key: Option<String>,
    },
    /// Lets a saved destination take part in shows, or no longer. Refused while live.
    UseDestination {
        /// By its number.
        #[ts(type = "number")]
        destination: i64,
        /// Whether it takes part.
        is_used: bool,
    },
    /// Starts a saved destination in a live show; the others go on.
    StartDestination {
        /// By its number.
        #[ts(type = "number")]
        destination: i64,
    },
    /// Ends a destination in a live show; the others go on.
    StopDestination {
        /// By its number.
        #[ts(type = "number")]
        destination: i64,
    },
    /// Makes a saved destination the primary; it takes part from then on. Refused while live.
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
    /// The presets of the platforms. Answered with [`super::Response::Platforms`].
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
    /// What this computer has and lacks. Answered with [`super::Response::Doctor`].
    Doctor,
    /// What a file is, from its beginning. Answered with [`super::Response::FileLook`].
    LookAtFile {
        /// Its path on this computer.
        file: String,
    },
    /// What importing a file would do; writes nothing. Answered with [`super::Response::Import`].
    PreviewImport {
        /// Which file, and how it is read.
        wish: Box<ImportWish>,
    },
    /// Takes the products or reviews of a file into the catalogue. Refused while a show runs. Answered
    /// with [`super::Response::Import`].
    Import {
        /// Which file, and how it is read.
        wish: Box<ImportWish>,
    },
    /// How many photos files have named that nobody has fetched. Answered with
    /// [`super::Response::WaitingPhotos`].
    WaitingPhotos,
    /// Takes the photos that files have named. Refused while a show runs; told of as an import is, and
    /// ended by [`Request::StopImport`], which keeps those that were taken. Answered with
    /// [`super::Response::PhotosFetched`].
    FetchPhotos {
        /// Where they are.
        from: PhotoPlace,
    },
    /// Ends the preview or the import that runs; nothing of it is written.
    StopImport,
    /// What is known of a product. Answered with [`super::Response::Dossier`].
    Dossier {
        /// Which product.
        product: ProductId,
    },
    /// A part of a product's reviews. Answered with [`super::Response::Reviews`].
    Reviews {
        /// Which ones.
        wish: ReviewWish,
    },
    /// What the dossiers say to a question: of this product first, then of its kind. Answered with
    /// [`super::Response::Answers`].
    FindAnswers {
        /// Of which product.
        product: ProductId,
        /// Two words will do.
        text: String,
    },
    /// What nobody has answered yet, the first asked first. Answered with [`super::Response::OpenQuestions`].
    OpenQuestions {
        /// Of the products of this show; `None` for the whole catalogue.
        show: Option<ShowId>,
    },
    /// Adds an entry to a dossier, or changes one. A card on air follows at once. Answered with
    /// [`super::Response::EntrySaved`].
    SaveEntry {
        /// The entry.
        draft: Box<EntryDraft>,
    },
    /// Deletes an entry of a dossier.
    DeleteEntry {
        /// Which one.
        entry: EntryRef,
    },
    /// Chooses the words of a review that viewers see; they must stand in it in one piece.
    ChooseQuote {
        /// Which review.
        review: EntryId,
        /// The words; `None` lets go of them.
        words: Option<String>,
    },
    /// What can be undone of the catalogue. Answered with [`super::Response::CatalogueSteps`].
    CatalogueSteps,
    /// Takes the last change of the catalogue back: an import, an edit, a deletion. Files are refused while
    /// a show runs.
    UndoCatalogue,
    /// Makes the change that was taken back last again.
    RedoCatalogue,

    /// When recordings are made.
    SetRecording {
        /// All of it as it is to be.
        wish: RecordingWish,
    },
    /// Records the run that runs.
    StartRecording,
    /// Ends the recording; the run goes on.
    StopRecording,
    /// The recordings of all shows. Answered with [`super::Response::Recordings`].
    Recordings,
    /// A clip of the last half minute. Answered with [`super::Response::Clips`].
    ClipLast,
    /// A clip for each product that a run showed, cut from its recordings. Refused while live. Answered
    /// with [`super::Response::Clips`].
    CutClips {
        /// Which run.
        #[ts(type = "number")]
        run: i64,
    },

    /// What an export could be called, and what can't be in it. Refused for what there is nothing of.
    /// Answered with [`super::Response::ExportName`].
    NameExport {
        /// What is to be written.
        wish: ExportWish,
    },
    /// Writes an export to a file, in place of the one that is there. A browser may not: it downloads.
    /// Answered with [`super::Response::Exported`].
    Export {
        /// What is written.
        wish: ExportWish,
        /// Its path on this computer.
        file: String,
    },
    /// Ends the exports that run; nothing of their files is left. Answered with [`super::Response::Done`].
    StopExport,
    /// What opening a show file would bring; writes nothing. Answered with [`super::Response::ShowFile`].
    CheckShowFile {
        /// Its path on this computer.
        file: String,
    },
    /// Takes a show from a file, as it was checked. It is opened, unless one runs. Answered with
    /// [`super::Response::ShowMade`].
    OpenShowFile {
        /// Its path on this computer.
        file: String,
        /// As in [`super::ShowFileCheck::seal`].
        seal: String,
    },
}

impl Request {
    /// Whether it need not keep its place among those that change the show: it only asks, or is long.
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
                | Self::LookAtFile { .. }
                | Self::PreviewImport { .. }
                | Self::Import { .. }
                | Self::WaitingPhotos
                | Self::FetchPhotos { .. }
                | Self::StopImport
                | Self::Dossier { .. }
                | Self::Reviews { .. }
                | Self::FindAnswers { .. }
                | Self::OpenQuestions { .. }
                | Self::CatalogueSteps
                | Self::Recordings
                | Self::ClipLast
                | Self::CutClips { .. }
                | Self::NameExport { .. }
                | Self::Export { .. }
                | Self::StopExport
                | Self::CheckShowFile { .. }
                | Self::OpenShowFile { .. }
        )
    }
}
