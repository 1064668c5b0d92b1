//! From the caller's thread, which reads a file, to the store's, which writes: a few batches on the way,
//! so that both work at once and memory stays small.

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::{Store, StoreError};

/// Items that travel together: enough that handing them over costs nothing, few enough that an end comes
/// soon.
pub(super) const BATCH: usize = 256;

/// Batches on the way.
const ON_THE_WAY: usize = 4;

/// Of pages that an import goes back to again and again; the usual two megabytes would write and read the
/// same index pages over and over.
const CACHE_KIB: i64 = 48 * 1024;

enum Message<T> {
    Batch(Vec<T>),
    /// All has come; hanging up without it means that nothing is wanted any more.
    End,
}

/// What comes in on the store's thread.
struct Feed<T> {
    inbox: Receiver<Message<T>>,
    batch: std::vec::IntoIter<T>,
    has_ended: bool,
}

impl<T> Iterator for Feed<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        loop {
            if let Some(item) = self.batch.next() {
                return Some(item);
            }
            match self.inbox.recv() {
                Ok(Message::Batch(batch)) => self.batch = batch.into_iter(),
                Ok(Message::End) => {
                    self.has_ended = true;
                    return None;
                }
                Err(_) => return None,
            }
        }
    }
}

impl Store {
    /// Runs a write in one transaction on the store's thread, fed with items from this one. `None`, and
    /// nothing written, when `go_on` broke.
    pub(super) fn write_from<I: Send + 'static, T: Send + 'static>(
        &self,
        operation: &'static str,
        items: impl Iterator<Item = I>,
        go_on: &mut dyn FnMut(u64) -> ControlFlow<()>,
        write: impl FnOnce(&Transaction<'_>, &mut dyn Iterator<Item = I>) -> rusqlite::Result<T>
        + Send
        + 'static,
    ) -> Result<Option<T>, StoreError> {
        let (sender, inbox) = sync_channel(ON_THE_WAY);
        let mut feed = Feed {
            inbox,
            batch: Vec::new().into_iter(),
            has_ended: false,
        };
        let answer = self.inner.writer.begin(move |connection| {
            with_large_cache(connection, |connection| {
                let transaction =
                    connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
                let answer = write(&transaction, &mut feed)?;
                if !feed.has_ended {
                    return Ok(None);
                }
                transaction.commit()?;
                Ok(Some(answer))
            })
        });
        let stopped = |_| StoreError::Stopped { operation };
        let answer = answer.map_err(stopped)?;
        hand_over(items, sender, go_on);
        answer
            .wait()
            .map_err(stopped)?
            .map_err(StoreError::sqlite(operation, self.path()))
    }
}

/// Ends early when `go_on` breaks, and when the store's thread has given up.
fn hand_over<I>(
    mut items: impl Iterator<Item = I>,
    sender: SyncSender<Message<I>>,
    go_on: &mut dyn FnMut(u64) -> ControlFlow<()>,
) {
    let mut count = 0;
    loop {
        let batch: Vec<I> = items.by_ref().take(BATCH).collect();
        let is_last = batch.len() < BATCH;
        count += batch.len() as u64;
        if sender.send(Message::Batch(batch)).is_err() || go_on(count).is_break() {
            return;
        }
        if is_last {
            // Whether it is still there, the answer will say.
            let _ = sender.send(Message::End);
            return;
        }
    }
}

fn with_large_cache<T>(
    connection: &mut Connection,
    work: impl FnOnce(&mut Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    let usual: i64 = connection.pragma_query_value(None, "cache_size", |row| row.get(0))?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    let answer = work(connection);
    connection.pragma_update(None, "cache_size", usual)?;
    // What the larger cache holds is of no use to what comes now.
    connection.release_memory()?;
    answer
}

#[cfg(test)]
mod tests {
    use vitrine_domain::UnixMs;
    use vitrine_domain::incoming::IncomingProduct;

    use super::*;
    use crate::{CatalogueSteps, ErrorKind, ImportOptions};

    /// So many that orders are set aside before the disk is full.
    const MANY: u64 = 6_000;

    /// SQLite answers this limit with the code it has for a full disk.
    fn limit(store: &Store, more_pages: i64) {
        let set = move |connection: &mut Connection| -> rusqlite::Result<()> {
            let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
            let limit = format!("PRAGMA max_page_count = {}", pages + more_pages);
            connection.query_row(&limit, [], |_| Ok(()))
        };
        store.inner.writer.run(set).unwrap().unwrap();
    }

    fn import(store: &Store) -> Result<u64, StoreError> {
        let options = ImportOptions {
            file: "products.csv".into(),
            source: "A shop".into(),
            as_of: UnixMs(0),
            says_struck: true,
            rows: 10,
        };
        let items = (0..MANY).map(|number| IncomingProduct {
            handle: format!("product-{number}"),
            title: Some("One of many".into()),
            description: Some("x".repeat(200)),
            ..IncomingProduct::default()
        });
        let report = store.import(items, &options, &mut |_| ControlFlow::Continue(()))?;
        Ok(report.map_or(0, |report| report.counts.new))
    }

    #[test]
    fn an_import_that_finds_the_disk_full_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vitrine.db");
        let store = Store::open(&path, UnixMs(0)).unwrap().store;
        let schema = |store: &Store| {
            let read = store.read("read the schema", |connection| {
                let sql = "SELECT group_concat(coalesce(sql, name), ';') FROM
                    (SELECT sql, name FROM sqlite_schema ORDER BY type, name)";
                connection.query_row(sql, [], |row| row.get::<_, String>(0))
            });
            read.unwrap()
        };
        let before = schema(&store);
        for more_pages in [100, 400, 500] {
            limit(&store, more_pages);
            let error = import(&store).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::DiskFull, "{error}");
            assert_eq!(store.product_count().unwrap(), 0, "all or nothing");
            assert_eq!(store.catalogue_steps().unwrap(), CatalogueSteps::default());
            assert_eq!(schema(&store), before, "what was set aside is there");
        }
        limit(&store, 1 << 20);
        assert_eq!(import(&store).unwrap(), MANY);
        assert_eq!(schema(&store), before);
    }
}
