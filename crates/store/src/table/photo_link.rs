//! Photos as files name them: by address or by file name, fetched or not yet.

use rusqlite::{Connection, Row, params};
use vitrine_domain::ProductId;

use super::photo::{self, NewPhoto};
use crate::{Store, StoreError};

/// A photo that a file named for a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoLink {
    /// Whose photo.
    pub product: ProductId,
    /// An http or https address, or the name of a file.
    pub reference: String,
    /// What the picture shows, for those who can't see it.
    pub alt: String,
    /// The photo it became, by its name in the photo folder; `None` until it was fetched.
    pub file: Option<String>,
}

impl Store {
    /// What files named as photos of a product, the main one first.
    pub fn photo_links(&self, product: ProductId) -> Result<Vec<PhotoLink>, StoreError> {
        self.read("read the links of photos", |connection| {
            of(connection, product)
        })
    }

    /// Links that were not fetched yet, of at most `products` products after the one named.
    pub fn unfetched_photos(
        &self,
        after: Option<ProductId>,
        products: u32,
    ) -> Result<Vec<PhotoLink>, StoreError> {
        self.read("list the photos to fetch", |connection| {
            connection
                .prepare_cached(
                    "SELECT product, reference, alt, file FROM photo_link WHERE file IS NULL AND product IN (
                        SELECT DISTINCT product FROM photo_link WHERE file IS NULL AND product > ?
                        ORDER BY product LIMIT ?)
                     ORDER BY product, position",
                )?
                .query_map((after.map_or(i64::MIN, |id| id.0), products), from_row)?
                .collect()
        })
    }

    /// How many links were not fetched yet.
    pub fn unfetched_photo_count(&self) -> Result<u64, StoreError> {
        self.read("count the photos to fetch", |connection| {
            let sql = "SELECT count(*) FROM photo_link WHERE file IS NULL";
            connection.query_row(sql, [], |row| row.get::<_, i64>(0).map(i64::unsigned_abs))
        })
    }

    /// Products without any photo, each with its SKU.
    pub fn products_without_photo(&self) -> Result<Vec<(ProductId, String)>, StoreError> {
        self.read("list the products without a photo", |connection| {
            let sql = "SELECT id, sku FROM product
                       WHERE NOT EXISTS (SELECT 1 FROM photo WHERE photo.product = product.id)";
            let mut statement = connection.prepare_cached(sql)?;
            let rows = statement.query_map([], |row| Ok((ProductId(row.get(0)?), row.get(1)?)))?;
            rows.collect()
        })
    }

    /// Gives photos to a product that has none.
    pub fn add_photos(&self, product: ProductId, photos: Vec<NewPhoto>) -> Result<(), StoreError> {
        self.write("add photos", move |transaction| {
            photo::replace(transaction, product, &photos)
        })
    }

    /// Makes a link a photo of its product, after those it has. `file` lies in the photo folder. False
    /// if the product has no such link that waits.
    pub fn keep_fetched_photo(
        &self,
        product: ProductId,
        reference: &str,
        file: &str,
    ) -> Result<bool, StoreError> {
        let (reference, file) = (reference.to_owned(), file.to_owned());
        self.write("keep a fetched photo", move |transaction| {
            let links = of(transaction, product)?;
            let waits = |link: &&PhotoLink| link.reference == reference && link.file.is_none();
            let Some(link) = links.iter().find(waits) else {
                return Ok(false);
            };
            let mut photos: Vec<NewPhoto> = photo::of(transaction, product)?
                .into_iter()
                .map(|photo| NewPhoto {
                    file: photo.file,
                    alt: photo.alt,
                })
                .collect();
            if !photos.iter().any(|photo| photo.file == file) {
                let place = place_of(link, &links, &photos);
                let alt = link.alt.clone();
                let file = file.clone();
                photos.insert(place, NewPhoto { file, alt });
                photo::replace(transaction, product, &photos)?;
            }
            transaction.execute(
                "UPDATE photo_link SET file = ? WHERE product = ? AND reference = ?",
                params![file, product.0, reference],
            )?;
            Ok(true)
        })
    }
}

/// After the photo of the nearest link before this one, so that photos stand in the file's order
/// whichever came first; else before the photo of the nearest link behind it; else last.
fn place_of(link: &PhotoLink, links: &[PhotoLink], photos: &[NewPhoto]) -> usize {
    let at = links.iter().position(|one| one == link).unwrap_or(0);
    let photo_of = |link: &PhotoLink| {
        let file = link.file.as_ref()?;
        photos.iter().position(|photo| photo.file == *file)
    };
    let before = links[..at].iter().rev().find_map(photo_of);
    let behind = links[at..].iter().find_map(photo_of);
    before
        .map(|place| place + 1)
        .or(behind)
        .unwrap_or(photos.len())
}

pub(crate) fn of(connection: &Connection, product: ProductId) -> rusqlite::Result<Vec<PhotoLink>> {
    connection
        .prepare_cached("SELECT product, reference, alt, file FROM photo_link WHERE product = ? ORDER BY position")?
        .query_map([product.0], from_row)?
        .collect()
}

/// Makes these the links of the product.
pub(crate) fn replace(
    connection: &Connection,
    product: ProductId,
    links: &[PhotoLink],
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM photo_link WHERE product = ?")?
        .execute([product.0])?;
    add(connection, product, 0, links)
}

/// Adds links from this position on.
pub(crate) fn add(
    connection: &Connection,
    product: ProductId,
    first: usize,
    links: &[PhotoLink],
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO photo_link (product, position, reference, alt, file) VALUES (?, ?, ?, ?, ?)",
    )?;
    for (place, link) in links.iter().enumerate() {
        let position = i64::try_from(first + place).expect("links fit in memory");
        insert.execute(params![
            product.0,
            position,
            link.reference,
            link.alt,
            link.file
        ])?;
    }
    Ok(())
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<PhotoLink> {
    Ok(PhotoLink {
        product: ProductId(row.get(0)?),
        reference: row.get(1)?,
        alt: row.get(2)?,
        file: row.get(3)?,
    })
}
