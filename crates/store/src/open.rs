//! Opening the store: lock, examine, recover, back up, migrate, start the thread.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, MAIN_DB};
use vitrine_domain::UnixMs;

use crate::backup::Aside;
use crate::damage::{self, Condition, Recovery};
use crate::readers::{BUSY_TIMEOUT, Readers, STATEMENTS, plan_once};
use crate::store::Inner;
use crate::writer::Writer;
use crate::{Store, StoreError, answers, backup, migrate};

/// A store that was opened, and what had to be done for it.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: Store,
    /// What happened to a damaged file, if there was one. The user must be told.
    pub recovery: Option<Recovery>,
}

impl Store {
    /// Opens the file, or makes a new one with the folders above it. Backups are kept in `backups/`
    /// beside it.
    ///
    /// A damaged file is set aside and the newest good backup takes its place; see [`Recovery`]. A
    /// healthy file that was written to since the newest backup gets another, on a thread of its own
    /// after this returns. A file of a newer studio, of another program, or in use by another studio
    /// is refused and left as it is.
    pub fn open(path: &Path, now: UnixMs) -> Result<Opened, StoreError> {
        let folder = folder_of(path);
        fs::create_dir_all(&folder).map_err(StoreError::io("create the folder", &folder))?;
        let lock = lock(path)?;
        let (recovery, is_backup_due) = match damage::examine(path)? {
            Condition::Damaged(damage) => (Some(damage::recover(path, damage, now)?), false),
            Condition::Good => (None, is_backup_due(path, now)),
            Condition::New => (None, false),
        };
        let mut connection = connect(path)?;
        let version = migrate::version(&connection)
            .map_err(StoreError::sqlite("read the schema version", path))?;
        let is_older = version > 0 && version < migrate::NEWEST_SCHEMA;
        if is_older {
            backup::make(&connection, path, now)?;
        }
        migrate::climb(&mut connection).map_err(StoreError::sqlite("migrate the schema", path))?;
        let writer =
            Writer::start(connection).map_err(StoreError::io("start a thread for", path))?;
        let backing_up = Arc::default();
        let backup_at_start = if is_backup_due && !is_older {
            Aside::begin(path, Arc::clone(&backing_up), now)
        } else {
            Aside::default()
        };
        let inner = Inner {
            readers: Readers::new(path.to_owned()),
            path: path.to_owned(),
            writer,
            _backup_at_start: backup_at_start,
            backing_up,
            _lock: Some(lock),
        };
        Ok(Opened {
            store: Store {
                inner: Arc::new(inner),
            },
            recovery,
        })
    }
}

/// A backup that can't be made is no reason not to open.
fn is_backup_due(path: &Path, now: UnixMs) -> bool {
    backup::is_due(path, now).unwrap_or_else(|error| {
        tracing::warn!(%error, "no backup at the start");
        false
    })
}

/// The folder the file lies in.
pub(crate) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The file's path with something appended to its name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// One studio a file. The lock is on a file of its own, because SQLite locks ranges of the database
/// file itself, and on some systems the two kinds of lock would meet.
fn lock(path: &Path) -> Result<File, StoreError> {
    let lock_path = beside(path, ".lock");
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&lock_path)
        .map_err(StoreError::io("open the lock", &lock_path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::InUse {
            path: path.to_owned(),
        }),
        Err(TryLockError::Error(source)) => Err(StoreError::io("lock", &lock_path)(source)),
    }
}

/// The writing connection.
fn connect(path: &Path) -> Result<Connection, StoreError> {
    let connection =
        Connection::open(path).map_err(StoreError::sqlite("open the database", path))?;
    prepare(&connection).map_err(StoreError::sqlite("prepare the database", path))?;
    Ok(connection)
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    plan_once(connection)?;
    answers::register(connection)?;
    if connection.is_readonly(MAIN_DB)? {
        // SQLite falls back to reading silently; the first take would be the first to notice.
        return Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_READONLY),
            None,
        ));
    }
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if mode != "wal" {
        return Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CANTOPEN),
            Some(format!(
                "no write-ahead log on this file system, but {mode}"
            )),
        ));
    }
    // FULL: a commit that returned survives a power cut. The two fullfsync pragmas make macOS mean
    // it; elsewhere they change nothing.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Finds damaged pages when they are read, rather than acting on them.
    connection.pragma_update(None, "cell_size_check", true)?;
    // A schema that was tampered with must not call functions with side effects.
    connection.pragma_update(None, "trusted_schema", false)?;
    // Each row of an import that fires a trigger has a journal of its own, which is a file otherwise.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // An import of a whole catalogue must not leave a large log behind for ever.
    connection.pragma_update(None, "journal_size_limit", 16 << 20)?;
    Ok(())
}
