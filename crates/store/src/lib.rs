//! The SQLite file of the studio: catalogue, shows, runs, settings; its migrations, its backups,
//! and what happens when it is damaged.
//!
//! [`Store::open`] gives a [`Store`], a cheap handle that any thread may clone and call. Writes go
//! to one thread that owns the one writing connection, and return when they are on disk
//! (`synchronous=FULL`); reads run on the caller's thread, on read-only connections, and never
//! wait for a write.
//!
//! Left out on purpose: stream keys (they live in the system's keychain), words for people (errors
//! are typed, `vitrine-studio` words them), clocks (every moment is an argument).
//!
//! The codemap: `open` opens, `damage` examines and recovers, `backup` copies, `migrate` climbs the
//! ladder of `migrations/`, `writer` and `readers` own the connections, `table/` has a file for each
//! table (its struct and its queries), `search` finds products, `dossier` reads and writes what is known of
//! one, `answers` finds what was asked in it, `import` takes in what files bring, `bulk` indexes that, `steps`
//! undoes,
//! `show_parts` takes in a show from elsewhere, `read_only` opens a file beside another studio, `demo` seeds the first show.

mod answers;
mod backup;
mod bulk;
mod column;
mod damage;
pub mod demo;
mod dossier;
mod error;
mod import;
mod migrate;
mod open;
mod read_only;
mod readers;
mod search;
mod show_parts;
mod stamp;
mod steps;
mod store;
mod table;
mod writer;

pub use answers::{Answer, AnswerEntry, Marked};
pub use backup::Backup;
pub use damage::{Damage, Recovery};
pub use error::{ErrorKind, StoreError};
pub use import::{
    FieldDiff, ImportCounts, ImportFate, ImportOptions, ImportPreview, ImportReport, ImportRow,
    ReviewImportOptions, ReviewImportReport,
};
pub use migrate::NEWEST_SCHEMA;
pub use open::Opened;
pub use search::{ProductOrder, ProductQuery, ProductRows};
pub use show_parts::{DossierParts, ShowParts};
pub use steps::{CatalogueStep, CatalogueSteps, Undone};
pub use store::Store;
pub use table::destination::{Destination, DestinationId};
pub use table::entry::{Content, NewEntry};
pub use table::photo::NewPhoto;
pub use table::photo_link::PhotoLink;
pub use table::product::NewProduct;
pub use table::recording::{
    NewRecording, RecordedChapter, Recording, RecordingEnding, RecordingId,
};
pub use table::review::{ReviewOrder, ReviewQuery, ReviewRows};
pub use table::run::Run;
pub use table::show::ShowSummary;
pub use table::take::{CommitBatch, FirstFrame, NewTake, Take};
pub use table::theme::KeptTheme;
