//! Verified copies of the database in `backups/` beside it, the newest [`KEPT`] of them: before a
//! migration, before a show, and after a healthy start that finds the database changed since.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::UNIX_EPOCH;

use rusqlite::backup::{Backup as Copy, StepResult};
use rusqlite::{Connection, ErrorCode};
use vitrine_domain::UnixMs;

use crate::damage::{self, Damage};
use crate::open::{beside, folder_of};
use crate::{Store, StoreError, readers, stamp};

/// How many backups are kept: one before each show and each day's start cover a week of shows.
pub(crate) const KEPT: usize = 10;

const PREFIX: &str = "vitrine-";
const SUFFIX: &str = ".db";

/// A copy of the database that passed its check when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// The file.
    pub path: PathBuf,
    /// When it was made.
    pub at: UnixMs,
}

impl Store {
    /// Makes a verified copy, and deletes all but the newest ten. Takes go on meanwhile.
    pub fn backup(&self, now: UnixMs) -> Result<Backup, StoreError> {
        let _one_at_a_time = self
            .inner
            .backing_up
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let source = self
            .inner
            .readers
            .fresh()
            .map_err(StoreError::sqlite("open for a backup", &self.inner.path))?;
        make(&source, &self.inner.path, now)
    }

    /// The backups there are, the newest first.
    pub fn backups(&self) -> Result<Vec<Backup>, StoreError> {
        list(&self.inner.path)
    }
}

/// Copies what `source` sees into a new backup of the database at `path`.
pub(crate) fn make(source: &Connection, path: &Path, now: UnixMs) -> Result<Backup, StoreError> {
    let folder = folder(path);
    fs::create_dir_all(&folder).map_err(StoreError::io("create the folder", &folder))?;
    let backup = Backup {
        path: folder.join(format!("{PREFIX}{}{SUFFIX}", stamp::write(now))),
        at: now,
    };
    // A copy gets its name only when it is whole and checked.
    let part = folder.join("backup.part");
    let made = copy(source, &part).and_then(|()| {
        fs::rename(&part, &backup.path).map_err(StoreError::io("name the backup", &backup.path))
    });
    if let Err(error) = made {
        remove_if_there(&part)?;
        return Err(error);
    }
    sync_folder(&folder)?;
    prune(path)?;
    tracing::info!(path = %backup.path.display(), "backed up");
    Ok(backup)
}

/// A backup that is made beside all else. Dropping it waits for its end.
#[derive(Debug, Default)]
pub(crate) struct Aside(Option<JoinHandle<()>>);

impl Aside {
    /// Begins one. What fails is for the log only: before a show another is made, and that tells.
    pub(crate) fn begin(path: &Path, one_at_a_time: Arc<Mutex<()>>, now: UnixMs) -> Self {
        let path = path.to_owned();
        let work = move || {
            let _one_at_a_time = one_at_a_time.lock().unwrap_or_else(PoisonError::into_inner);
            let made = readers::open(&path)
                .map_err(StoreError::sqlite("open for a backup", &path))
                .and_then(|source| make(&source, &path, now));
            if let Err(error) = made {
                tracing::warn!(%error, "no backup at the start");
            }
        };
        let thread = Builder::new().name("backup".into()).spawn(work);
        if let Err(error) = &thread {
            tracing::warn!(%error, "no backup at the start");
        }
        Self(thread.ok())
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        if let Some(thread) = self.0.take()
            && thread.join().is_err()
        {
            tracing::error!("the backup at the start panicked");
        }
    }
}

/// Whether the newest backup lacks what was last written to the database at `path`, which nobody has
/// open.
pub(crate) fn is_due(path: &Path, now: UnixMs) -> Result<bool, StoreError> {
    let Some(newest) = list(path)?.into_iter().next() else {
        return Ok(true);
    };
    // One of the future says nothing: the clock was wrong then.
    Ok(newest.at < changed_at(path)? || newest.at > now)
}

fn changed_at(path: &Path) -> Result<UnixMs, StoreError> {
    let mut changed = UnixMs(0);
    for file in [path.to_owned(), beside(path, "-wal")] {
        let facts = match fs::metadata(&file) {
            Ok(facts) => facts,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(StoreError::io("look at", &file)(error)),
        };
        // Whoever only looks leaves an empty log behind.
        if facts.len() > 0 {
            let written = facts.modified().map_err(StoreError::io("look at", &file))?;
            let written = written.duration_since(UNIX_EPOCH).unwrap_or_default();
            let written = i64::try_from(written.as_millis()).unwrap_or(i64::MAX);
            changed = changed.max(UnixMs(written));
        }
    }
    Ok(changed)
}

/// The backups of the database at `path`, the newest first.
pub(crate) fn list(path: &Path) -> Result<Vec<Backup>, StoreError> {
    let folder = folder(path);
    let entries = match fs::read_dir(&folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::io("list the backups in", &folder)(error)),
    };
    let mut backups = Vec::new();
    for entry in entries {
        let entry = entry.map_err(StoreError::io("list the backups in", &folder))?;
        let name = entry.file_name();
        let at = name
            .to_str()
            .and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX))
            .and_then(stamp::read);
        backups.extend(at.map(|at| Backup {
            path: entry.path(),
            at,
        }));
    }
    backups.sort_by_key(|backup| std::cmp::Reverse(backup.at));
    Ok(backups)
}

/// Puts a copy of the backup where the database was. Only for a path with no database and no log.
pub(crate) fn restore(backup: &Backup, path: &Path) -> Result<(), StoreError> {
    let part = beside(path, ".restoring");
    fs::copy(&backup.path, &part).map_err(StoreError::io("copy the backup to", &part))?;
    sync(&part)?;
    fs::rename(&part, path).map_err(StoreError::io("restore", path))?;
    sync_folder(&folder_of(path))
}

/// Makes names in the folder survive a power cut. Windows keeps them without being asked.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    if cfg!(unix) {
        sync(folder)?;
    }
    Ok(())
}

pub(crate) fn sync(path: &Path) -> Result<(), StoreError> {
    let options = File::options().read(true).write(!path.is_dir()).clone();
    options
        .open(path)
        .and_then(|file| file.sync_all())
        .map_err(StoreError::io("write to disk", path))
}

fn folder(path: &Path) -> PathBuf {
    folder_of(path).join("backups")
}

fn copy(source: &Connection, to: &Path) -> Result<(), StoreError> {
    remove_if_there(to)?;
    let mut copy = Connection::open(to).map_err(StoreError::sqlite("create the backup", to))?;
    run(source, &mut copy).map_err(StoreError::sqlite("write the backup", to))?;
    if let Some(Damage::Malformed { report }) =
        damage::check(&copy, "integrity_check").map_err(StoreError::sqlite("check", to))?
    {
        return Err(StoreError::BadCopy {
            path: to.to_owned(),
            report,
        });
    }
    copy.close()
        .map_err(|(_, error)| StoreError::sqlite("close the backup", to)(error))?;
    sync(to)
}

fn run(source: &Connection, copy: &mut Connection) -> rusqlite::Result<()> {
    // All pages in one step: one snapshot, which a take meanwhile can't make start again.
    let step = Copy::new(source, copy)?.step(-1)?;
    if step != StepResult::Done {
        return Err(rusqlite::Error::SqliteFailure(
            rusqlite::ffi::Error {
                code: ErrorCode::DatabaseBusy,
                extended_code: rusqlite::ffi::SQLITE_BUSY,
            },
            None,
        ));
    }
    // A backup is one file: with no log of its own it can be copied, mailed, and read where nothing
    // can be written.
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))
}

fn prune(path: &Path) -> Result<(), StoreError> {
    for old in list(path)?.into_iter().skip(KEPT) {
        remove_if_there(&old.path)?;
    }
    Ok(())
}

fn remove_if_there(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::io("delete", path)(error))
        }
        _ => Ok(()),
    }
}
