//! The handle to the store: reads on the caller's thread, writes on the store's.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::StoreError;
use crate::backup::Aside;
use crate::readers::Readers;
use crate::writer::Writer;

/// A handle to the open store. Cloning is cheap; the file closes, and its lock is released, when
/// the last clone is dropped.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) inner: Arc<Inner>,
}

/// Dropped in this order: the backup that may still be made, readers, writer (which checkpoints), and
/// last the lock.
#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) path: PathBuf,
    pub(crate) _backup_at_start: Aside,
    pub(crate) readers: Readers,
    pub(crate) writer: Writer,
    /// Held while a backup is made, so that two do not write the same one.
    pub(crate) backing_up: Arc<Mutex<()>>,
    /// Never read: the system releases the lock when the file closes, even by a crash.
    /// `None` where nothing is ever written.
    pub(crate) _lock: Option<File>,
}

impl Store {
    /// The database file.
    pub fn path(&self) -> &Path {
        &self.inner.path
    }

    /// Runs a query on one snapshot of the file.
    pub(crate) fn read<T>(
        &self,
        operation: &'static str,
        query: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreError> {
        self.inner
            .readers
            .run(query)
            .map_err(StoreError::sqlite(operation, &self.inner.path))
    }

    /// Runs a write in one transaction on the store's thread. When it returns, it is on disk; when
    /// it fails, nothing of it is.
    pub(crate) fn write<T: Send + 'static>(
        &self,
        operation: &'static str,
        write: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<T> + Send + 'static,
    ) -> Result<T, StoreError> {
        let answer = self.inner.writer.run(move |connection| {
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let answer = write(&transaction)?;
            transaction.commit()?;
            Ok(answer)
        });
        match answer {
            Ok(answer) => answer.map_err(StoreError::sqlite(operation, &self.inner.path)),
            Err(crate::writer::Ended) => Err(StoreError::Stopped { operation }),
        }
    }
}

#[cfg(test)]
mod tests {
    use vitrine_domain::UnixMs;

    use super::*;
    use crate::ErrorKind;

    /// A store whose writing connection was harmed as the environment would.
    fn harmed(folder: &Path, pragma: &'static str) -> Store {
        let store = Store::open(&folder.join("vitrine.db"), UnixMs(0))
            .unwrap()
            .store;
        let harm = move |connection: &mut Connection| {
            connection
                .query_row(pragma, [], |_| Ok(()))
                .or_else(|error| match error {
                    rusqlite::Error::QueryReturnedNoRows => Ok(()),
                    other => Err(other),
                })
        };
        store.inner.writer.run(harm).unwrap().unwrap();
        store
    }

    #[test]
    fn a_full_disk_and_a_read_only_file_are_told_apart_and_lose_nothing() {
        // SQLite answers these limits with the codes it has for a full disk and a read-only file.
        for (pragma, kind) in [
            ("PRAGMA max_page_count = 1", ErrorKind::DiskFull),
            ("PRAGMA query_only = 1", ErrorKind::ReadOnly),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let store = harmed(folder.path(), pragma);
            let error = store
                .set_setting("large", &"x".repeat(1 << 20))
                .unwrap_err();
            assert_eq!(error.kind(), kind, "{error}");
            assert!(
                error.to_string().starts_with("can't write a setting in "),
                "{error}"
            );
            assert_eq!(
                store.setting::<String>("large").unwrap(),
                None,
                "all or nothing"
            );
        }
    }

    #[test]
    fn a_write_that_panics_is_rolled_back_and_the_next_one_works() {
        let folder = tempfile::tempdir().unwrap();
        let store = harmed(folder.path(), "PRAGMA user_version");
        let error = store.write("panic", |transaction| -> rusqlite::Result<()> {
            transaction.execute("INSERT INTO setting VALUES ('half', '1')", [])?;
            panic!("on purpose")
        });
        assert_eq!(error.unwrap_err().kind(), ErrorKind::Stopped);
        assert_eq!(store.setting::<u8>("half").unwrap(), None);
        store.set_setting("whole", &1_u8).unwrap();
    }
}
