//! Indexing what changes by the thousand, in a few statements.
//!
//! Row by row the triggers of `migrations/` do it. But before each statement that fires a trigger FTS5
//! writes what it has gathered to disk, as a segment of its own, and merging those costs ten times as much
//! as the rest of an import. So the triggers are paused, and what the step has touched is indexed at its
//! end.

use rusqlite::{Connection, Result};
use vitrine_domain::EntryId;

/// What the triggers leave alone.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Indexed {
    Products,
    Reviews,
}

impl Indexed {
    fn word(self) -> &'static str {
        match self {
            Self::Products => "product",
            Self::Reviews => "review",
        }
    }
}

/// Runs a write without the triggers of an index; the caller sees to the index. A write that fails
/// takes the pause back with all else of its transaction.
pub(crate) fn without_triggers<T>(
    connection: &Connection,
    indexed: Indexed,
    write: impl FnOnce() -> Result<T>,
) -> Result<T> {
    let word = indexed.word();
    connection.execute("INSERT INTO search_pause (indexed) VALUES (?)", [word])?;
    let answer = write()?;
    connection.execute("DELETE FROM search_pause WHERE indexed = ?", [word])?;
    Ok(answer)
}

/// Takes the products of a step out of the index, as they are now.
pub(crate) fn take_out(connection: &Connection, step: i64) -> Result<()> {
    connection.execute(
        "INSERT INTO product_search (product_search, rowid, title, sku, brand, description)
         SELECT 'delete', id, title, sku, brand, description FROM product
         WHERE id IN (SELECT product FROM catalogue_before WHERE step = ?)",
        [step],
    )?;
    Ok(())
}

/// Puts the products of a step into the index, as they are now.
pub(crate) fn put_in(connection: &Connection, step: i64) -> Result<()> {
    connection.execute(
        "INSERT INTO product_search (rowid, title, sku, brand, description)
         SELECT id, title, sku, brand, description FROM product
         WHERE id IN (SELECT product FROM catalogue_before WHERE step = ?)",
        [step],
    )?;
    Ok(())
}

/// Makes the index follow a step that was made without triggers: `old` are the images' texts.
pub(crate) fn follow(connection: &Connection, step: i64, old: &OldTexts) -> Result<()> {
    let OldTexts {
        title,
        sku,
        brand,
        description,
    } = old;
    let changed = format!(
        "catalogue_before JOIN product ON product.id = catalogue_before.product
         WHERE step = ?1 AND (image IS NULL OR
            ({title}, {sku}, {brand}, {description})
            IS NOT (product.title, product.sku, product.brand, product.description))"
    );
    connection.execute(
        &format!(
            "INSERT INTO product_search (product_search, rowid, title, sku, brand, description)
             SELECT 'delete', product.id, {title}, {sku}, {brand}, {description}
             FROM {changed} AND image IS NOT NULL"
        ),
        [step],
    )?;
    connection.execute(
        &format!(
            "INSERT INTO product_search (rowid, title, sku, brand, description)
             SELECT product.id, product.title, product.sku, product.brand, product.description
             FROM {changed}"
        ),
        [step],
    )?;
    Ok(())
}

/// Expressions for what search knew of a product, out of `catalogue_before.image`.
pub(crate) struct OldTexts {
    pub(crate) title: String,
    pub(crate) sku: String,
    pub(crate) brand: String,
    pub(crate) description: String,
}

/// Puts reviews into the index of answers: the one of this number and all that came after it.
pub(crate) fn put_reviews_in(connection: &Connection, first: EntryId) -> Result<()> {
    connection.execute(
        "INSERT INTO answer_search (rowid, words)
         SELECT review.id, answer_words(product.id, product.kind, review.title, review.text)
         FROM review JOIN product ON product.id = review.product
         WHERE review.id >= ? ORDER BY review.id",
        [first.0],
    )?;
    Ok(())
}
