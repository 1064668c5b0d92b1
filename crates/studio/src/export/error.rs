//! Why a file was not written.

use std::io;

use vitrine_store::StoreError;

/// Why a file was not written. Nothing of it is left then.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExportError {
    /// There is no such show.
    #[error("there is no such show")]
    UnknownShow,
    /// The show was never run, or nothing was taken.
    #[error("nothing of the show was taken yet")]
    NoTakes,
    /// A file of this name is there, and was not to be replaced.
    #[error("the file is there already")]
    Exists,
    /// Whoever waited for it does no longer.
    #[error("the export was stopped")]
    Stopped,
    /// The schedule could not be read.
    #[error(transparent)]
    Schedule(StoreError),
    /// The file could not be written.
    #[error("the file could not be written")]
    Write(#[from] io::Error),
    /// A photo could not be read.
    #[error("the photo {file} could not be read")]
    Photo {
        /// Its name in the photo folder.
        file: String,
        /// What the system said.
        source: io::Error,
    },
}
