//! The yardstick: the same file, read by the same reader, into one table without an index.

use std::path::Path;

use rusqlite::{Connection, params};
use vitrine_catalogue::{ProductItem, products};

use super::read_options;
use crate::Result;

/// In one transaction, with the same care for a power cut; says how many rows that were.
pub fn import(file: &Path) -> Result<u64> {
    let folder = tempfile::tempdir()?;
    let mut connection = Connection::open(folder.path().join("bare.db"))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute_batch(
        "CREATE TABLE product (id INTEGER PRIMARY KEY, handle TEXT, sku TEXT, title TEXT, brand TEXT,
            kind TEXT, description TEXT, price INTEGER, stock INTEGER, photo TEXT)",
    )?;
    let transaction = connection.transaction()?;
    let mut rows = 0;
    {
        let mut insert = transaction.prepare(
            "INSERT INTO product (handle, sku, title, brand, kind, description, price, stock, photo)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?;
        for item in products(file, &read_options())? {
            let ProductItem::Product(product) = item? else {
                return Err("a row was refused".into());
            };
            insert.execute(params![
                product.handle,
                product.sku,
                product.title,
                product.brand,
                product.kind,
                product.description,
                product.price.map(|price| price.current.minor),
                product.stock,
                product.photos.first().map(|photo| &photo.reference),
            ])?;
            rows += 1;
        }
    }
    transaction.commit()?;
    Ok(rows)
}
