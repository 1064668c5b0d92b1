//! The variants of a product, in its own order.

use rusqlite::{Connection, OptionalExtension, Row, params};
use vitrine_domain::{ProductId, Variant};

use crate::column::{Json, Word, money};

pub(crate) fn of(connection: &Connection, product: ProductId) -> rusqlite::Result<Vec<Variant>> {
    connection
        .prepare_cached(
            "SELECT options, sku, price_minor, compare_at_minor, currency, stock, barcode, photo
             FROM variant WHERE product = ? ORDER BY position",
        )?
        .query_map([product.0], from_row)?
        .collect()
}

/// Makes these the variants of the product.
pub(crate) fn replace(
    connection: &Connection,
    product: ProductId,
    variants: &[Variant],
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM variant WHERE product = ?")?
        .execute([product.0])?;
    add(connection, product, 0, variants)
}

/// Adds variants from this position on.
pub(crate) fn add(
    connection: &Connection,
    product: ProductId,
    first: usize,
    variants: &[Variant],
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO variant
            (product, position, options, sku, price_minor, compare_at_minor, currency, stock, barcode, photo)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    for (place, variant) in variants.iter().enumerate() {
        insert.execute(params![
            product.0,
            i64::try_from(first + place).expect("variants fit in memory"),
            Json(&variant.options),
            variant.sku,
            variant.price.map(|price| price.minor),
            variant.compare_at.map(|price| price.minor),
            variant.price.map(|price| Word(price.currency)),
            variant.stock,
            variant.barcode,
            variant.photo,
        ])?;
    }
    Ok(())
}

/// The product that has a variant with this article number, in any case, or with this barcode.
pub(crate) fn product_by_number(
    connection: &Connection,
    number: &str,
) -> rusqlite::Result<Option<ProductId>> {
    for sql in [
        "SELECT product FROM variant WHERE sku = ? COLLATE NOCASE AND sku IS NOT NULL LIMIT 1",
        "SELECT product FROM variant WHERE barcode = ? LIMIT 1",
    ] {
        let found = connection
            .prepare_cached(sql)?
            .query_row([number], |row| row.get(0).map(ProductId))
            .optional()?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Variant> {
    Ok(Variant {
        options: row.get::<_, Json<_>>(0)?.0,
        sku: row.get(1)?,
        price: money(row, 2, 4)?,
        compare_at: money(row, 3, 4)?,
        stock: row.get(5)?,
        barcode: row.get(6)?,
        photo: row.get(7)?,
    })
}
