//! Where streams go. Addresses only: the stream key lives in the system's keychain.

use rusqlite::OptionalExtension;

use crate::{Store, StoreError};

/// The store's number of a destination; the keychain's entry is named by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DestinationId(pub i64);

/// Where a stream goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Destination {
    /// The store's number of it.
    pub id: DestinationId,
    /// What the user calls it.
    pub name: String,
    /// Whose server it is, by the name of its preset; `None` for a server of one's own.
    pub platform: Option<String>,
    /// `rtmp://` or `rtmps://`, without the key.
    pub url: String,
    /// Whether it takes part in shows.
    pub is_used: bool,
}

impl Store {
    /// Every destination, in the order they were added.
    pub fn destinations(&self) -> Result<Vec<Destination>, StoreError> {
        self.read("list the destinations", |connection| {
            connection
                .prepare_cached(
                    "SELECT id, name, platform, url, is_used FROM destination ORDER BY id",
                )?
                .query_map([], |row| {
                    let id = DestinationId(row.get("id")?);
                    Ok(Destination {
                        id,
                        name: row.get("name")?,
                        platform: row.get("platform")?,
                        url: row.get("url")?,
                        is_used: row.get("is_used")?,
                    })
                })?
                .collect()
        })
    }

    /// Adds a destination. The number in `draft` is ignored; the answer is the one it got.
    pub fn add_destination(&self, draft: &Destination) -> Result<DestinationId, StoreError> {
        without_credentials(&draft.url)?;
        let Destination {
            name,
            platform,
            url,
            is_used,
            ..
        } = draft.clone();
        self.write("add a destination", move |transaction| {
            transaction.query_row(
                "INSERT INTO destination (name, platform, url, is_used) VALUES (?, ?, ?, ?)
                 RETURNING id",
                (name, platform, url, is_used),
                |row| row.get(0).map(DestinationId),
            )
        })
    }

    /// Changes a destination; false if there is none of this number.
    pub fn save_destination(&self, destination: &Destination) -> Result<bool, StoreError> {
        without_credentials(&destination.url)?;
        let Destination {
            id,
            name,
            platform,
            url,
            is_used,
        } = destination.clone();
        self.write("save a destination", move |transaction| {
            let saved = transaction
                .query_row(
                    "UPDATE destination SET name = ?, platform = ?, url = ?, is_used = ? WHERE id = ?
                     RETURNING id",
                    (name, platform, url, is_used, id.0),
                    |_| Ok(()),
                )
                .optional()?;
            Ok(saved.is_some())
        })
    }

    /// Deletes a destination; false if there is none of this number.
    pub fn delete_destination(&self, id: DestinationId) -> Result<bool, StoreError> {
        self.write("delete a destination", move |transaction| {
            Ok(transaction.execute("DELETE FROM destination WHERE id = ?", [id.0])? > 0)
        })
    }
}

/// Refuses `rtmp://user:password@host`. A key at the end of the path can't be told from a path here;
/// whoever reads the address from a person splits it off.
fn without_credentials(url: &str) -> Result<(), StoreError> {
    let after_scheme = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = after_scheme
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default();
    if authority.contains('@') {
        Err(StoreError::SecretInAddress)
    } else {
        Ok(())
    }
}
