//! Telling a good file from a damaged one, and putting the newest good backup in its place.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, ErrorCode, OpenFlags};
use vitrine_domain::UnixMs;

use crate::backup::{self, Backup};
use crate::open::{beside, folder_of};
use crate::{StoreError, migrate, stamp};

/// What was wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// It is gone, though there are backups of it.
    Missing,
    /// It has no content, though there are backups of it.
    Emptied,
    /// It is no SQLite file.
    NotADatabase,
    /// It is cut off, or its pages contradict each other.
    Malformed {
        /// What SQLite's check said, for the log.
        report: String,
    },
}

/// What was done about a damaged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// What was wrong.
    pub damage: Damage,
    /// The damaged file and its logs under their new names; empty if it was gone.
    pub set_aside: Vec<PathBuf>,
    /// The backup that took its place; `None` when there is no good one and the store is new and
    /// empty.
    pub restored: Option<Backup>,
    /// Newer backups that did not pass the check.
    pub bad_backups: Vec<Backup>,
}

/// What a look at the file says.
#[derive(Debug)]
pub(crate) enum Condition {
    /// Nothing there yet.
    New,
    /// A healthy file of ours.
    Good,
    /// Ours or not, it can't be used.
    Damaged(Damage),
}

/// Looks at the file without changing it.
pub(crate) fn examine(path: &Path) -> Result<Condition, StoreError> {
    let length = match fs::metadata(path) {
        Ok(metadata) => Some(metadata.len()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(StoreError::io("look at", path)(error)),
    };
    match length {
        // A first start that was cut short leaves an empty file, and no backup.
        None | Some(0) if backup::list(path)?.is_empty() => Ok(Condition::New),
        None => Ok(Condition::Damaged(Damage::Missing)),
        Some(0) => Ok(Condition::Damaged(Damage::Emptied)),
        Some(_) => examine_content(path),
    }
}

fn examine_content(path: &Path) -> Result<Condition, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)
        .map_err(StoreError::sqlite("open the database", path))?;
    let (application_id, version, tables) = match identity(&connection) {
        Ok(identity) => identity,
        Err(error) => return damaged_or(error, "read", path),
    };
    if application_id != migrate::APPLICATION_ID && (application_id != 0 || tables > 0) {
        return Err(StoreError::NotOurs {
            path: path.to_owned(),
            application_id,
        });
    }
    if version > migrate::NEWEST_SCHEMA {
        let known = migrate::NEWEST_SCHEMA;
        return Err(StoreError::NewerSchema {
            path: path.to_owned(),
            found: version,
            known,
        });
    }
    match check(&connection, "quick_check") {
        Ok(None) => Ok(Condition::Good),
        Ok(Some(damage)) => Ok(Condition::Damaged(damage)),
        Err(error) => damaged_or(error, "check", path),
    }
}

/// Application id, schema version and number of tables.
fn identity(connection: &Connection) -> rusqlite::Result<(u32, u32, u32)> {
    Ok((
        connection.pragma_query_value(None, "application_id", |row| row.get(0))?,
        migrate::version(connection)?,
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?,
    ))
}

/// Runs `quick_check` or `integrity_check`; `None` when all is well.
pub(crate) fn check(connection: &Connection, pragma: &str) -> rusqlite::Result<Option<Damage>> {
    let mut report: Vec<String> = Vec::new();
    connection.pragma_query(None, pragma, |row| {
        report.push(row.get(0)?);
        Ok(())
    })?;
    Ok((report != ["ok"]).then(|| Damage::Malformed {
        report: report.join("; "),
    }))
}

/// Damage if SQLite says so; any other error (no permission, a broken disk) is handed on, because a
/// file that can't be read just now must not be thrown out.
fn damaged_or(
    error: rusqlite::Error,
    operation: &'static str,
    path: &Path,
) -> Result<Condition, StoreError> {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => Ok(Condition::Damaged(Damage::NotADatabase)),
        Some(ErrorCode::DatabaseCorrupt) => Ok(Condition::Damaged(Damage::Malformed {
            report: error.to_string(),
        })),
        _ => Err(StoreError::sqlite(operation, path)(error)),
    }
}

/// Sets the damaged file aside and restores the newest backup that passes the check.
pub(crate) fn recover(path: &Path, damage: Damage, now: UnixMs) -> Result<Recovery, StoreError> {
    let set_aside = set_aside(path, now)?;
    let mut bad_backups = Vec::new();
    let mut restored = None;
    for candidate in backup::list(path)? {
        if is_good(&candidate) {
            backup::restore(&candidate, path)?;
            restored = Some(candidate);
            break;
        }
        bad_backups.push(candidate);
    }
    let recovery = Recovery {
        damage,
        set_aside,
        restored,
        bad_backups,
    };
    tracing::error!(?recovery, "the store was damaged");
    Ok(recovery)
}

fn is_good(backup: &Backup) -> bool {
    match examine_content(&backup.path) {
        Ok(Condition::Good) => true,
        Ok(Condition::New | Condition::Damaged(_)) => false,
        Err(error) => {
            tracing::warn!(%error, "a backup can't be used");
            false
        }
    }
}

/// The database first: if we are cut short here, the next start finds it missing and sets its log
/// aside too. The other way round it would be read without its log.
fn set_aside(path: &Path, now: UnixMs) -> Result<Vec<PathBuf>, StoreError> {
    let aside = free_name(path, now)?;
    let mut moved = Vec::new();
    for suffix in ["", "-wal", "-shm"] {
        let (from, to) = (beside(path, suffix), beside(&aside, suffix));
        match fs::rename(&from, &to) {
            Ok(()) => moved.push(to),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(StoreError::io("set aside", &from)(error)),
        }
    }
    backup::sync_folder(&folder_of(path))?;
    Ok(moved)
}

/// A name that nothing has yet; renaming over an older damaged file would lose it.
fn free_name(path: &Path, now: UnixMs) -> Result<PathBuf, StoreError> {
    let wanted = beside(path, &format!(".damaged-{}", stamp::write(now)));
    let mut name = wanted.clone();
    for number in 2.. {
        let is_taken = name
            .try_exists()
            .map_err(StoreError::io("look at", &name))?;
        if !is_taken {
            break;
        }
        name = beside(&wanted, &format!("-{number}"));
    }
    Ok(name)
}
