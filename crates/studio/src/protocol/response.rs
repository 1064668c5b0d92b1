//! What a window is answered.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_catalogue::FileLook;
use vitrine_domain::dossier::{Entry, EntryRef, Review};
use vitrine_domain::{ProductId, ShowId, ThemeId};

use super::{
    AnswerView, CardPicture, ClipView, DeviceView, DossierView, ExportName, ExportedFile, Finding,
    ImportView, OpenQuestion, PhotosView, PlatformView, ProductCheck, ProductDraft, ProductView,
    RecordedView, ShowFileCheck, Snapshot, VariantView,
};

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
        /// What a buyer can order of it, as files brought it.
        variants: Vec<VariantView>,
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
    /// What a file is.
    FileLook {
        /// All that its beginning tells.
        look: Box<FileLook>,
    },
    /// What an import did, or would do.
    Import {
        /// All of it; `None` when it was stopped, and nothing was written.
        import: Option<Box<ImportView>>,
    },
    /// How many photos are only named yet.
    WaitingPhotos {
        /// So many.
        #[ts(type = "number")]
        count: u64,
    },
    /// What became of the photos that files have named.
    PhotosFetched {
        /// All of it.
        photos: Box<PhotosView>,
    },
    /// What is known of a product.
    Dossier {
        /// All of it but the reviews.
        dossier: Box<DossierView>,
    },
    /// A part of a product's reviews.
    Reviews {
        /// The reviews of this part.
        reviews: Vec<Entry<Review>>,
        /// How many there are in all.
        #[ts(type = "number")]
        total: u64,
    },
    /// What the dossiers say, the best first.
    Answers {
        /// Each of them.
        answers: Vec<AnswerView>,
    },
    /// What nobody has answered yet.
    OpenQuestions {
        /// Each of them.
        questions: Vec<OpenQuestion>,
    },
    /// An entry was saved.
    EntrySaved {
        /// Which one.
        entry: EntryRef,
        /// The revision after it.
        #[ts(type = "number")]
        revision: u64,
    },
    /// What can be undone and redone of the catalogue.
    CatalogueSteps {
        /// "Undo …", in words.
        undo: Option<String>,
        /// "Redo …", in words.
        redo: Option<String>,
    },
    /// The recordings of all shows, the newest first.
    Recordings {
        /// Each of their files, at most 200.
        recordings: Vec<RecordedView>,
    },
    /// Clips were made.
    Clips {
        /// Each of them.
        clips: Vec<ClipView>,
    },
    /// What an export could be called.
    ExportName {
        /// With what can't be in it.
        export: ExportName,
    },
    /// An export was written, or stopped.
    Exported {
        /// Where it is; `None` if it was stopped: then nothing of it is there.
        export: Option<ExportedFile>,
    },
    /// What a show file would bring.
    ShowFile {
        /// All of it.
        check: Box<ShowFileCheck>,
    },
}
