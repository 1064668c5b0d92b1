//! Read-only connections, opened when needed and kept for the next reader.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

/// How many idle connections are kept. More readers than this at once only pay for opening.
const KEPT: usize = 4;

/// SQLite reads beside a write in WAL mode; only a checkpoint that restarts the log can hold a
/// reader, for the time of one fsync.
pub(crate) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// So many statements stay prepared on a connection: an import goes round a dozen for each product.
pub(crate) const STATEMENTS: usize = 64;

/// The idle read-only connections. The lock is held for a push or a pop only.
#[derive(Debug)]
pub(crate) struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(crate) fn new(path: PathBuf) -> Self {
        Self {
            path,
            idle: Mutex::new(Vec::new()),
        }
    }

    /// Runs a query on a snapshot: all its statements see the same state of the file.
    pub(crate) fn run<T>(
        &self,
        query: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<T> {
        let idle = self.idle().pop();
        let connection = match idle {
            Some(connection) => connection,
            None => open(&self.path)?,
        };
        let snapshot = connection.unchecked_transaction()?;
        let answer = query(&snapshot)?;
        snapshot.finish()?;
        let mut idle = self.idle();
        if idle.len() < KEPT {
            idle.push(connection);
        }
        Ok(answer)
    }

    /// Runs something that brings its own transaction, such as a backup.
    pub(crate) fn fresh(&self) -> rusqlite::Result<Connection> {
        open(&self.path)
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        // A list of idle connections is right whatever its last holder was doing.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A new read-only connection.
pub(crate) fn open(path: &std::path::Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    plan_once(&connection)?;
    Ok(connection)
}

/// Lets a prepared statement keep its plan whatever is bound to it. Otherwise SQLite prepares some anew
/// each time they run, in case another value would have another plan: half the time of an import. (Its
/// "query planner stability guarantee".)
pub(crate) fn plan_once(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}
