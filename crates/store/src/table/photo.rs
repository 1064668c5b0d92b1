//! The photos of a product, the main one first.

use rusqlite::{Connection, params};
use vitrine_domain::{Photo, PhotoId, ProductId};

/// A photo that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPhoto {
    /// The file's name inside the photo folder (no directories).
    pub file: String,
    /// What the picture shows, for those who can't see it.
    pub alt: String,
}

pub(crate) fn of(connection: &Connection, product: ProductId) -> rusqlite::Result<Vec<Photo>> {
    connection
        .prepare_cached("SELECT id, file, alt FROM photo WHERE product = ? ORDER BY position")?
        .query_map([product.0], |row| {
            Ok(Photo {
                id: PhotoId(row.get(0)?),
                file: row.get(1)?,
                alt: row.get(2)?,
            })
        })?
        .collect()
}

/// Gives photos to a product that has none yet.
pub(crate) fn add(
    connection: &Connection,
    product: ProductId,
    photos: &[NewPhoto],
) -> rusqlite::Result<()> {
    if photos.is_empty() {
        return Ok(());
    }
    replace(connection, product, photos)
}

/// Makes these the photos of the product. A photo whose file stays keeps its number.
pub(crate) fn replace(
    connection: &Connection,
    product: ProductId,
    photos: &[NewPhoto],
) -> rusqlite::Result<()> {
    for photo in of(connection, product)? {
        if !photos.iter().any(|new| new.file == photo.file) {
            connection
                .prepare_cached("DELETE FROM photo WHERE id = ?")?
                .execute([photo.id.0])?;
        }
    }
    let mut upsert = connection.prepare_cached(
        "INSERT INTO photo (product, position, file, alt) VALUES (?, ?, ?, ?)
         ON CONFLICT (product, file) DO UPDATE SET position = excluded.position, alt = excluded.alt",
    )?;
    for (position, photo) in (0_i64..).zip(photos) {
        upsert.execute(params![product.0, position, photo.file, photo.alt])?;
    }
    Ok(())
}
