//! Where streams go, and what each is sent. Addresses only: the stream key lives in the system's
//! keychain.

use rusqlite::{Connection, Row, named_params};
use vitrine_domain::{DestinationWish, Hidden, WantedPicture};

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
    /// What it is sent.
    pub wish: DestinationWish,
}

impl Store {
    /// Every destination, in the order they were added.
    pub fn destinations(&self) -> Result<Vec<Destination>, StoreError> {
        self.read("list the destinations", |connection| {
            connection
                .prepare_cached("SELECT * FROM destination ORDER BY id")?
                .query_map([], read_row)?
                .collect()
        })
    }

    /// Adds a destination. The number in `draft` is ignored; the answer is the one it got.
    pub fn add_destination(&self, draft: &Destination) -> Result<DestinationId, StoreError> {
        without_credentials(&draft.url)?;
        let draft = draft.clone();
        self.write("add a destination", move |transaction| {
            let id = transaction.query_row(
                "INSERT INTO destination (name, url) VALUES ('', '') RETURNING id",
                [],
                |row| row.get(0).map(DestinationId),
            )?;
            write_row(transaction, &Destination { id, ..draft })?;
            Ok(id)
        })
    }

    /// Changes a destination; false if there is none of this number.
    pub fn save_destination(&self, destination: &Destination) -> Result<bool, StoreError> {
        without_credentials(&destination.url)?;
        let destination = destination.clone();
        self.write("save a destination", move |transaction| {
            write_row(transaction, &destination)
        })
    }

    /// Deletes a destination; false if there is none of this number.
    pub fn delete_destination(&self, id: DestinationId) -> Result<bool, StoreError> {
        self.write("delete a destination", move |transaction| {
            Ok(transaction.execute("DELETE FROM destination WHERE id = ?", [id.0])? > 0)
        })
    }
}

fn read_row(row: &Row<'_>) -> rusqlite::Result<Destination> {
    let video_kbps = row.get::<_, Option<u32>>("video_kbps")?.unwrap_or(0);
    let picture = match row.get_ref("picture")?.as_str()? {
        "lower" => WantedPicture::Lower { video_kbps },
        "portrait" => WantedPicture::Portrait { video_kbps },
        _ => WantedPicture::Show,
    };
    Ok(Destination {
        id: DestinationId(row.get("id")?),
        name: row.get("name")?,
        platform: row.get("platform")?,
        url: row.get("url")?,
        is_used: row.get("is_used")?,
        wish: DestinationWish {
            picture,
            hides: Hidden {
                price: row.get("hides_price")?,
                rating: row.get("hides_rating")?,
                alternatives: row.get("hides_alternatives")?,
            },
        },
    })
}

/// Whether there was one of its number.
fn write_row(connection: &Connection, destination: &Destination) -> rusqlite::Result<bool> {
    let DestinationWish { picture, hides } = destination.wish;
    let (picture, video_kbps) = match picture {
        WantedPicture::Show => ("show", None),
        WantedPicture::Lower { video_kbps } => ("lower", Some(video_kbps)),
        WantedPicture::Portrait { video_kbps } => ("portrait", Some(video_kbps)),
    };
    let changed = connection.execute(
        "UPDATE destination SET name = :name, platform = :platform, url = :url, is_used = :is_used,
             picture = :picture, video_kbps = :video_kbps, hides_price = :hides_price,
             hides_rating = :hides_rating, hides_alternatives = :hides_alternatives
         WHERE id = :id",
        named_params! {
            ":id": destination.id.0,
            ":name": destination.name,
            ":platform": destination.platform,
            ":url": destination.url,
            ":is_used": destination.is_used,
            ":picture": picture,
            ":video_kbps": video_kbps,
            ":hides_price": hides.price,
            ":hides_rating": hides.rating,
            ":hides_alternatives": hides.alternatives,
        },
    )?;
    Ok(changed > 0)
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
