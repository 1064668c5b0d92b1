//! The handle to the store: reads on the caller's thread, writes on the store's.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::StoreError;
use crate::readers::Readers;
use crate::writer::Writer;

/// A handle to the open store. Cloning is cheap; the file closes, and its lock is released, when
/// the last clone is dropped.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) inner: Arc<Inner>,
}

/// Dropped in this order: readers, writer (which checkpoints), and last the lock.
#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) path: PathBuf,
    pub(crate) readers: Readers,
    pub(crate) writer: Writer,
    /// Held while a backup is made, so that two do not write the same one.
    pub(crate) backing_up: Mutex<()>,
    /// Never read: the system releases the lock when the file closes, even by a crash.
    pub(crate) _lock: File,
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
