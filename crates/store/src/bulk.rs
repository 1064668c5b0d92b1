//! Writing by the thousand: what SQLite keeps in order row by row, done in a few statements.
//!
//! **Search.** Row by row the triggers of `migrations/` do it. But before each statement that fires a
//! trigger FTS5 writes what it has gathered to disk, as a segment of its own, and merging those costs ten
//! times as much as the rest of an import. So the triggers are paused, and what was touched is indexed at
//! the end.
//!
//! **Orders.** The indexes that put rows in an order are no help while rows come in, and sorting once
//! costs a third of finding a place for each row. Where a file brings a good part of a table, they are
//! dropped and made again, with the paused triggers, for which SQLite would keep a journal of each row.
//!
//! All of it is in the transaction of the write: one that fails or is stopped leaves everything as it was.

use std::cell::{Cell, RefCell};

use rusqlite::{Connection, Result};
use vitrine_domain::{EntryId, ProductId};

/// What is set aside.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Indexed {
    Products,
    Reviews,
}

impl Indexed {
    /// The table, and its word in `search_pause`.
    fn table(self) -> &'static str {
        match self {
            Self::Products => "product",
            Self::Reviews => "review",
        }
    }

    /// Triggers that do nothing while they are paused, and indexes that only put rows in an order.
    fn waiting(self) -> &'static [&'static str] {
        match self {
            Self::Products => &[
                "product_search_insert",
                "product_search_update",
                "product_search_delete",
                "product_by_title",
                "product_by_price",
                "product_by_stock",
                "product_by_rating",
            ],
            Self::Reviews => &[
                "review_answer_insert",
                "review_of_product",
                "review_helpful",
            ],
        }
    }
}

/// Below so many rows setting aside costs more than it saves.
const FEW: u64 = 2_000;

/// A write of perhaps many rows. Nothing is set aside before it shows that there are many.
pub(crate) struct Bulk<'a> {
    connection: &'a Connection,
    indexed: Indexed,
    rows: Cell<u64>,
    /// With so many rows it is worth it.
    many: u64,
    /// The statements that make what was set aside again.
    aside: RefCell<Vec<String>>,
}

impl<'a> Bulk<'a> {
    /// Pauses the triggers of search; the caller sees to the index.
    pub(crate) fn begin(connection: &'a Connection, indexed: Indexed) -> Result<Self> {
        let table = indexed.table();
        connection.execute("INSERT INTO search_pause (indexed) VALUES (?)", [table])?;
        let last: Option<i64> =
            connection.query_row(&format!("SELECT max(id) FROM {table}"), [], |row| {
                row.get(0)
            })?;
        Ok(Self {
            connection,
            indexed,
            rows: Cell::new(0),
            // Numbers are given once, so there are at most so many rows.
            many: FEW.max(last.unwrap_or(0).unsigned_abs() / 4),
            aside: RefCell::default(),
        })
    }

    /// One more row is about to be written.
    pub(crate) fn expect_row(&self) -> Result<()> {
        self.rows.set(self.rows.get() + 1);
        if self.rows.get() == self.many {
            self.set_aside()?;
        }
        Ok(())
    }

    fn set_aside(&self) -> Result<()> {
        for name in self.indexed.waiting() {
            let (sort, sql): (String, String) = self.connection.query_row(
                "SELECT type, sql FROM sqlite_schema WHERE name = ?",
                [name],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?;
            self.connection
                .execute(&format!("DROP {sort} {name}"), [])?;
            self.aside.borrow_mut().push(sql);
        }
        Ok(())
    }

    /// Makes what was set aside again, and lets the triggers run.
    pub(crate) fn end(self) -> Result<()> {
        for sql in self.aside.take() {
            self.connection.execute(&sql, [])?;
        }
        let table = self.indexed.table();
        self.connection
            .execute("DELETE FROM search_pause WHERE indexed = ?", [table])?;
        Ok(())
    }
}

/// What product search knows of a product.
#[derive(Debug, Clone)]
pub(crate) struct Texts {
    pub(crate) title: String,
    pub(crate) sku: String,
    pub(crate) brand: Option<String>,
    pub(crate) description: String,
}

/// So many texts are kept before they are taken out of the index.
const TEXTS: usize = 4_096;

/// What an import makes of product search.
#[derive(Debug, Default)]
pub(crate) struct SearchChanges {
    /// What was known of products that are others now, and is not taken out yet.
    old: Vec<(ProductId, Texts)>,
    changed: Vec<ProductId>,
    /// New products have this number and those after it.
    first_new: Option<ProductId>,
}

impl SearchChanges {
    /// A product whose texts are others now; each product once.
    pub(crate) fn note_changed(
        &mut self,
        connection: &Connection,
        id: ProductId,
        old: Texts,
    ) -> Result<()> {
        self.changed.push(id);
        self.old.push((id, old));
        if self.old.len() >= TEXTS {
            self.take_out(connection)?;
        }
        Ok(())
    }

    /// A product that is new.
    pub(crate) fn note_new(&mut self, id: ProductId) {
        self.first_new.get_or_insert(id);
    }

    /// Makes the index follow.
    pub(crate) fn write(mut self, connection: &Connection) -> Result<()> {
        self.take_out(connection)?;
        let mut put_in = connection.prepare(
            "INSERT INTO product_search (rowid, title, sku, brand, description)
             SELECT id, title, sku, brand, description FROM product WHERE id = ?",
        )?;
        for id in self.changed {
            put_in.execute([id.0])?;
        }
        if let Some(first) = self.first_new {
            connection.execute(
                "INSERT INTO product_search (rowid, title, sku, brand, description)
                 SELECT id, title, sku, brand, description FROM product WHERE id >= ?",
                [first.0],
            )?;
        }
        Ok(())
    }

    fn take_out(&mut self, connection: &Connection) -> Result<()> {
        let mut take_out = connection.prepare_cached(
            "INSERT INTO product_search (product_search, rowid, title, sku, brand, description)
             VALUES ('delete', ?, ?, ?, ?, ?)",
        )?;
        for (id, old) in self.old.drain(..) {
            take_out.execute((id.0, old.title, old.sku, old.brand, old.description))?;
        }
        Ok(())
    }
}

/// Takes the products of a step out of the index, as they are now, whose texts are others on its other
/// side. `other_side` is an expression for those texts out of the step's images.
pub(crate) fn take_out(connection: &Connection, step: i64, other_side: &str) -> Result<()> {
    connection.execute(
        &format!(
            "INSERT INTO product_search (product_search, rowid, title, sku, brand, description)
             SELECT 'delete', {}",
            differing(other_side)
        ),
        [step],
    )?;
    Ok(())
}

/// Puts the products of a step into the index, as they are now, likewise.
pub(crate) fn put_in(connection: &Connection, step: i64, other_side: &str) -> Result<()> {
    connection.execute(
        &format!(
            "INSERT INTO product_search (rowid, title, sku, brand, description) SELECT {}",
            differing(other_side)
        ),
        [step],
    )?;
    Ok(())
}

fn differing(other_side: &str) -> String {
    format!(
        "product.id, product.title, product.sku, product.brand, product.description
         FROM catalogue_before JOIN product ON product.id = catalogue_before.product
         WHERE step = ?1 AND (image IS NULL OR {other_side}
            IS NOT (product.title, product.sku, product.brand, product.description))"
    )
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
