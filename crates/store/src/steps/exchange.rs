//! What is there of the products of a step, exchanged with what it kept.
//!
//! Those that go first: an article number may have gone from one product to another, so whoever has it now
//! leaves it before somebody else has it again. Then those that change or come, against the order of the
//! change when it is undone. One image is in memory at a time, and of a whole catalogue only numbers.

use rusqlite::{Connection, params};
use vitrine_domain::ProductId;

use super::Way;
use super::image::{self, IMAGE, WHOLE_IMAGE_OF_ROW};
use crate::bulk::{self, Bulk};
use crate::table::product;

/// So many products go at once: what SQLite keeps to undo one statement stays small.
const AT_ONCE: i64 = 4_096;

/// A product of a step that is on its other side.
struct Other {
    position: i64,
    product: i64,
    is_here: bool,
}

pub(super) fn products(
    bulk: Bulk<'_>,
    connection: &Connection,
    step: i64,
    way: Way,
) -> rusqlite::Result<()> {
    let others = others(connection, step, way)?;
    let search = Search::begin(connection, step)?;
    take_away(&bulk, connection, step)?;
    for other in others {
        bulk.expect_row()?;
        exchange(connection, step, &other)?;
    }
    bulk.end()?;
    search.end(connection, step)
}

/// In the order in which they are exchanged.
fn others(connection: &Connection, step: i64, way: Way) -> rusqlite::Result<Vec<Other>> {
    let order = match way {
        Way::Undo => "DESC",
        Way::Redo => "ASC",
    };
    connection
        .prepare_cached(&format!(
            "SELECT position, product, product IN (SELECT id FROM product) FROM catalogue_before
             WHERE step = ? AND image IS NOT NULL ORDER BY position {order}"
        ))?
        .query_map([step], |row| {
            Ok(Other {
                position: row.get(0)?,
                product: row.get(1)?,
                is_here: row.get(2)?,
            })
        })?
        .collect()
}

fn exchange(connection: &Connection, step: i64, other: &Other) -> rusqlite::Result<()> {
    let place = (step, other.position);
    let there: String = connection
        .prepare_cached("SELECT image FROM catalogue_before WHERE step = ? AND position = ?")?
        .query_row(place, |row| row.get(0))?;
    let here = match other.is_here {
        true => super::image(connection, other.product, &IMAGE)?,
        false => None,
    };
    connection
        .prepare_cached("UPDATE catalogue_before SET image = ? WHERE step = ? AND position = ?")?
        .execute((here, step, other.position))?;
    if other.is_here {
        image::restore(connection, ProductId(other.product), &there)
    } else {
        image::bring(connection, &there)
    }
}

/// Takes away the products that are not on the other side, and keeps them there.
fn take_away(bulk: &Bulk<'_>, connection: &Connection, step: i64) -> rusqlite::Result<()> {
    let last: Option<i64> = connection.query_row(
        "SELECT max(position) FROM catalogue_before WHERE step = ? AND image IS NULL",
        [step],
        |row| row.get(0),
    )?;
    let Some(last) = last else {
        return Ok(());
    };
    let mut keep = connection.prepare(&format!(
        "UPDATE catalogue_before SET image = {}
         WHERE step = ? AND position BETWEEN ? AND ? AND image IS NULL RETURNING product",
        *WHOLE_IMAGE_OF_ROW
    ))?;
    for first in (0..=last).step_by(AT_ONCE as usize) {
        let ids: Vec<i64> = keep
            .query_map(params![step, first, first + AT_ONCE - 1], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for id in ids {
            bulk.expect_row()?;
            product::remove(connection, ProductId(id))?;
        }
    }
    Ok(())
}

/// How product search follows.
enum Search {
    /// The products of the step are taken out, and put in as they are then.
    ByRows {
        /// An expression for what search knows of a product, out of its image.
        texts: String,
    },
    /// Most of it goes: what stays is put in again.
    Anew,
}

impl Search {
    fn begin(connection: &Connection, step: i64) -> rusqlite::Result<Self> {
        let (going, all): (i64, i64) = connection.query_row(
            "SELECT (SELECT count(*) FROM catalogue_before WHERE step = ? AND image IS NULL),
                (SELECT count(*) FROM product)",
            [step],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        if going > all / 2 {
            connection.execute(
                "INSERT INTO product_search (product_search) VALUES ('delete-all')",
                [],
            )?;
            return Ok(Self::Anew);
        }
        let texts = image::searched_texts();
        bulk::take_out(connection, step, &texts)?;
        Ok(Self::ByRows { texts })
    }

    fn end(self, connection: &Connection, step: i64) -> rusqlite::Result<()> {
        match self {
            Self::ByRows { texts } => bulk::put_in(connection, step, &texts),
            Self::Anew => connection
                .execute(
                    "INSERT INTO product_search (rowid, title, sku, brand, description)
                     SELECT id, title, sku, brand, description FROM product",
                    [],
                )
                .map(drop),
        }
    }
}
