//! What can go wrong with the store, by what a caller can do about it.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

use crate::demo::DemoError;

/// A failure of the store. Names the operation and the file; holds nothing secret, because the
/// store knows nothing secret.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file system said no.
    #[error("can't {operation} {}: {source}", path.display())]
    Io {
        /// What was tried, as a verb.
        operation: &'static str,
        /// On which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// SQLite said no.
    #[error("can't {operation} in {}: {source}", path.display())]
    Sqlite {
        /// What was tried, as a verb.
        operation: &'static str,
        /// In which file.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// Another studio has this file open.
    #[error("{} is in use by another studio", path.display())]
    InUse {
        /// Which file.
        path: PathBuf,
    },
    /// The file was written by a newer studio; it was left as it is.
    #[error("{} has schema {found}, newer than {known}", path.display())]
    NewerSchema {
        /// Which file.
        path: PathBuf,
        /// The schema it has.
        found: u32,
        /// The newest schema this studio knows.
        known: u32,
    },
    /// The file was written by an older studio, and is opened to be read only; it was left as it is.
    #[error("{} has schema {found}, older than {known}", path.display())]
    OlderSchema {
        /// Which file.
        path: PathBuf,
        /// The schema it has.
        found: u32,
        /// The schema this studio reads.
        known: u32,
    },
    /// A healthy SQLite file of some other program; it was left as it is.
    #[error("{} is a database of another program (application id {application_id:#010x})", path.display())]
    NotOurs {
        /// Which file.
        path: PathBuf,
        /// The application id it carries.
        application_id: u32,
    },
    /// A copy did not pass its check, so it does not count as a backup.
    #[error("the copy {} failed its check: {report}", path.display())]
    BadCopy {
        /// Which copy.
        path: PathBuf,
        /// What the check said.
        report: String,
    },
    /// An address that carries a user name or password.
    #[error("a destination's address carries credentials")]
    SecretInAddress,
    /// The store's thread has ended.
    #[error("the store has stopped; could not {operation}")]
    Stopped {
        /// What was tried, as a verb.
        operation: &'static str,
    },
    /// The demo show can't be read.
    #[error(transparent)]
    Demo(#[from] DemoError),
}

/// What a caller can do about a [`StoreError`]. Stable: the studio has words for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// No room on the disk.
    DiskFull,
    /// The file or its folder can't be written.
    ReadOnly,
    /// The user may not do this here.
    PermissionDenied,
    /// Another studio has it open.
    InUse,
    /// Some other program holds a lock for too long.
    Busy,
    /// It needs a newer studio.
    NewerSchema,
    /// It must be opened to be written once before it can be read.
    OlderSchema,
    /// It belongs to another program.
    NotOurs,
    /// The file is damaged; opening it anew restores a backup.
    Damaged,
    /// What was to be written contradicts what is there, such as an unknown product in a segment.
    Contradiction,
    /// A row can't be understood.
    Unreadable,
    /// A secret where none may be.
    SecretInAddress,
    /// The store's thread has ended.
    Stopped,
    /// The demo show's files are wrong.
    BadDemo,
    /// Anything else of the file system.
    Io,
    /// Anything else of SQLite.
    Database,
}

impl ErrorKind {
    /// A stable word for programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::DiskFull => "store-disk-full",
            Self::ReadOnly => "store-read-only",
            Self::PermissionDenied => "store-permission-denied",
            Self::InUse => "store-in-use",
            Self::Busy => "store-busy",
            Self::NewerSchema => "store-newer-schema",
            Self::OlderSchema => "store-older-schema",
            Self::NotOurs => "store-not-ours",
            Self::Damaged => "store-damaged",
            Self::Contradiction => "store-contradiction",
            Self::Unreadable => "store-unreadable",
            Self::SecretInAddress => "store-secret-in-address",
            Self::Stopped => "store-stopped",
            Self::BadDemo => "store-bad-demo",
            Self::Io => "store-io",
            Self::Database => "store-database",
        }
    }
}

impl StoreError {
    /// What a caller can do about it.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Io { source, .. } => io_kind(source),
            Self::Sqlite { source, .. } => sqlite_kind(source),
            Self::InUse { .. } => ErrorKind::InUse,
            Self::NewerSchema { .. } => ErrorKind::NewerSchema,
            Self::OlderSchema { .. } => ErrorKind::OlderSchema,
            Self::NotOurs { .. } => ErrorKind::NotOurs,
            Self::BadCopy { .. } => ErrorKind::Damaged,
            Self::SecretInAddress => ErrorKind::SecretInAddress,
            Self::Stopped { .. } => ErrorKind::Stopped,
            Self::Demo(_) => ErrorKind::BadDemo,
        }
    }

    pub(crate) fn io(
        operation: &'static str,
        path: impl AsRef<Path>,
    ) -> impl FnOnce(io::Error) -> Self {
        let path = path.as_ref().to_owned();
        move |source| Self::Io {
            operation,
            path,
            source,
        }
    }

    pub(crate) fn sqlite(
        operation: &'static str,
        path: impl AsRef<Path>,
    ) -> impl FnOnce(rusqlite::Error) -> Self {
        let path = path.as_ref().to_owned();
        move |source| Self::Sqlite {
            operation,
            path,
            source,
        }
    }
}

fn io_kind(source: &io::Error) -> ErrorKind {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ErrorKind::DiskFull,
        io::ErrorKind::ReadOnlyFilesystem => ErrorKind::ReadOnly,
        io::ErrorKind::PermissionDenied => ErrorKind::PermissionDenied,
        _ => ErrorKind::Io,
    }
}

fn sqlite_kind(source: &rusqlite::Error) -> ErrorKind {
    use rusqlite::Error as E;
    match source {
        E::FromSqlConversionFailure(..)
        | E::IntegralValueOutOfRange(..)
        | E::InvalidColumnType(..)
        | E::Utf8Error(..) => ErrorKind::Unreadable,
        E::StatementChangedRows(_) => ErrorKind::Contradiction,
        // The file beside the WAL could not grow: on Linux that is how a full disk shows itself first.
        E::SqliteFailure(failure, _) if failure.extended_code == SQLITE_IOERR_SHMSIZE => {
            ErrorKind::DiskFull
        }
        _ => match source.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => ErrorKind::DiskFull,
            Some(ErrorCode::ReadOnly) => ErrorKind::ReadOnly,
            Some(ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied) => {
                ErrorKind::PermissionDenied
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => ErrorKind::Busy,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => ErrorKind::Damaged,
            Some(ErrorCode::ConstraintViolation) => ErrorKind::Contradiction,
            Some(ErrorCode::CannotOpen | ErrorCode::SystemIoFailure) => ErrorKind::Io,
            _ => ErrorKind::Database,
        },
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::ffi;

    use super::*;

    #[test]
    fn a_shared_memory_file_that_cannot_grow_is_a_full_disk() {
        for code in [ffi::SQLITE_FULL, SQLITE_IOERR_SHMSIZE] {
            let refused = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            let error = StoreError::sqlite("open the schedule", "vitrine.db")(refused);
            assert_eq!(error.kind(), ErrorKind::DiskFull, "{code}");
        }
    }
}
