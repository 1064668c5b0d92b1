//! The use cases of the studio: requests in, events out, every error worded.
//!
//! It decides what goes on air and writes it down. It knows no transport (`vitrine-remote` and the
//! desktop app bring theirs), no keychain ([`keys::KeyVault`]) and no widget.

mod air;
mod card_text;
mod catalogue;
mod desk;
mod destinations;
mod dossier;
mod draft;
mod editions;
mod export;
mod import;
pub mod keys;
mod looks;
pub mod lossy;
mod notice;
mod open;
mod photo_folder;
mod photos;
mod places;
mod portable;
mod practice;
mod preflight;
mod problem;
mod program;
pub mod protocol;
mod recording;
mod requests;
mod resume;
mod run;
mod saving;
mod schedule;
mod setup;
mod show;
mod slate;
mod stage;
mod studio;
mod subscribers;
mod time_of_day;
mod view;
mod watch;
pub mod words;

pub use export::{Existing, OnWritten, export_file, export_to, find_show, name_export};
pub use import::{Arrival, ImportMode, OnProgress, import_file};
pub use open::list_shows;
pub use photos::fetch_photos;
pub use places::{Places, PlacesError};
pub use portable::{check_show_file, open_show_file};
pub use recording::{cut_clips, list_recordings};
pub use studio::{Doctor, Studio, StudioConfig};
pub use subscribers::Subscription;
pub use vitrine_catalogue::export::Format;
pub use vitrine_catalogue::{DateOrder, Decimal};
pub use vitrine_domain::plan::Pace;
pub use vitrine_engine::StreamKey;
