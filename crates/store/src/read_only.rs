//! Reading a schedule that another studio may have open, and the whole catalogue in one snapshot.
//!
//! Left out on purpose: every write. A handle from here answers them as a store that has stopped.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use vitrine_domain::Product;

use crate::backup::Aside;
use crate::migrate::{self, APPLICATION_ID, NEWEST_SCHEMA};
use crate::readers::Readers;
use crate::store::Inner;
use crate::table::photo_link::{self, PhotoLink};
use crate::table::product;
use crate::writer::Writer;
use crate::{Store, StoreError};

/// So many products are asked for at once: few enough to hold, many enough to cost nothing.
const PAGE: u32 = 500;

impl Store {
    /// Opens a file that is there to be read, beside a studio that may have it open: nothing is locked,
    /// migrated, recovered or written. A file of another schema than ours is refused.
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        std::fs::metadata(path).map_err(StoreError::io("open", path))?;
        let readers = Readers::new(path.to_owned());
        let (owner, found) = readers
            .run(|connection| {
                let owner: u32 =
                    connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
                Ok((owner, migrate::version(connection)?))
            })
            .map_err(StoreError::sqlite("read the schema version", path))?;
        if owner != APPLICATION_ID && found > 0 {
            return Err(StoreError::NotOurs {
                path: path.to_owned(),
                application_id: owner,
            });
        }
        if found != NEWEST_SCHEMA {
            let path = path.to_owned();
            let known = NEWEST_SCHEMA;
            return Err(if found > known {
                StoreError::NewerSchema { path, found, known }
            } else {
                StoreError::OlderSchema { path, found, known }
            });
        }
        Ok(Self {
            inner: Arc::new(Inner {
                path: path.to_owned(),
                _backup_at_start: Aside::default(),
                readers,
                writer: Writer::none(),
                backing_up: Arc::default(),
                _lock: None,
            }),
        })
    }

    /// Shows every product in the order it was entered, with what files named as its photos, until
    /// `visit` has seen enough: one snapshot, one product in memory at a time.
    pub fn each_product(
        &self,
        mut visit: impl FnMut(Product, Vec<PhotoLink>) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.read("read the catalogue", |connection| {
            let mut after = None;
            loop {
                let ids = product::page(connection, after, PAGE)?;
                for id in &ids {
                    let Some(product) = product::by_id(connection, *id)? else {
                        continue;
                    };
                    let links = photo_link::of(connection, *id)?;
                    if visit(product, links).is_break() {
                        return Ok(());
                    }
                }
                match ids.last() {
                    Some(last) => after = Some(*last),
                    None => return Ok(()),
                }
            }
        })
    }
}
