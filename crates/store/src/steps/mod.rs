//! Undo of the catalogue: each change keeps what was before it, in the same transaction.
//!
//! A step is undone by exchanging what is there with what was kept, product by product, the last changed
//! first; what was there is then kept to redo it. What is kept of a product is its row, photos, links and
//! variants; its dossier too where the product goes. The as-of time of a price that stayed the same is
//! no part of a step (see `import`), nor are changes of a dossier.

mod exchange;
mod image;

use std::cell::Cell;
use std::sync::LazyLock;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};
use vitrine_domain::{EntryId, ProductId};

use crate::bulk::{Bulk, Indexed};
use crate::column::Json;
use crate::{Store, StoreError};
use image::{IMAGE, REVIEW, WHOLE_IMAGE};

/// So many steps can be undone; nobody goes further back one by one.
const STEPS: i64 = 50;

/// The newest step is kept whatever its size, and older ones while they all keep no more rows than
/// this together: a few imports of a large catalogue, a few hundred megabytes.
const ROWS: i64 = 500_000;

/// A change of the catalogue that can be undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CatalogueStep {
    /// Products of a file.
    Import {
        /// The file's name.
        file: String,
        /// How many were new or changed.
        products: u64,
    },
    /// Reviews of a file.
    ImportReviews {
        /// The file's name.
        file: String,
        /// How many were new.
        reviews: u64,
    },
    /// A product that was entered.
    Add {
        /// What it is called.
        title: String,
    },
    /// A product that was changed.
    Edit {
        /// What it was called then.
        title: String,
    },
    /// A product that was deleted.
    Delete {
        /// What it was called.
        title: String,
    },
}

/// What can be undone and redone next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CatalogueSteps {
    /// The newest change that stands.
    pub undo: Option<CatalogueStep>,
    /// The one that was undone last.
    pub redo: Option<CatalogueStep>,
}

/// What became of an undo or a redo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undone {
    /// There was nothing to undo or redo.
    Nothing,
    /// It is done.
    Done(CatalogueStep),
    /// It would delete products that shows feature; nothing was changed.
    Featured {
        /// The titles of the shows.
        shows: Vec<String>,
    },
}

static KEEP: LazyLock<String> = LazyLock::new(|| keeping(&IMAGE));
static KEEP_WHOLE: LazyLock<String> = LazyLock::new(|| keeping(&WHOLE_IMAGE));
static KEEP_ABSENCE: LazyLock<String> = LazyLock::new(|| keeping("NULL"));

fn keeping(image: &str) -> String {
    format!(
        "INSERT INTO catalogue_before (product, step, position, image) VALUES (?1, ?2, ?3, {image})"
    )
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Undo,
    Redo,
}

impl Store {
    /// What can be undone and redone next.
    pub fn catalogue_steps(&self) -> Result<CatalogueSteps, StoreError> {
        self.read("look for changes to undo", |connection| {
            Ok(CatalogueSteps {
                undo: next(connection, Way::Undo)?.map(|(_, step)| step),
                redo: next(connection, Way::Redo)?.map(|(_, step)| step),
            })
        })
    }

    /// Takes back the newest change of the catalogue that stands, in one transaction.
    pub fn undo_catalogue(&self) -> Result<Undone, StoreError> {
        self.write("undo a change of the catalogue", |transaction| {
            take(transaction, Way::Undo)
        })
    }

    /// Makes the change that was taken back last again, in one transaction.
    pub fn redo_catalogue(&self) -> Result<Undone, StoreError> {
        self.write("redo a change of the catalogue", |transaction| {
            take(transaction, Way::Redo)
        })
    }
}

/// A step that is being made. It is not in the file before something is kept, and stays only when it
/// is ended; what was undone before can be redone until then.
pub(crate) struct Step<'a> {
    connection: &'a Connection,
    what: CatalogueStep,
    id: Cell<Option<i64>>,
    kept: Cell<i64>,
}

/// Begins a step.
pub(crate) fn begin(connection: &Connection, what: CatalogueStep) -> Step<'_> {
    Step {
        connection,
        what,
        id: Cell::new(None),
        kept: Cell::new(0),
    }
}

impl Step<'_> {
    /// Keeps a product as it is now, before it is changed.
    pub(crate) fn keep(&self, product: ProductId) -> rusqlite::Result<()> {
        self.keep_as(product, &KEEP)
    }

    /// Keeps a product with all that goes with it, before it is deleted.
    pub(crate) fn keep_whole(&self, product: ProductId) -> rusqlite::Result<()> {
        self.keep_as(product, &KEEP_WHOLE)
    }

    /// Keeps that there was no such product.
    pub(crate) fn keep_absence(&self, product: ProductId) -> rusqlite::Result<()> {
        self.keep_as(product, &KEEP_ABSENCE)
    }

    fn keep_as(&self, product: ProductId, sql: &str) -> rusqlite::Result<()> {
        let id = self.id()?;
        self.connection
            .prepare_cached(sql)?
            .execute((product.0, id, self.kept.get()))?;
        self.kept.set(self.kept.get() + 1);
        Ok(())
    }

    /// Keeps that reviews are of this step: the one of this number and all that came after it.
    pub(crate) fn keep_reviews_from(&self, first: EntryId) -> rusqlite::Result<()> {
        let kept = self.connection.execute(
            "INSERT INTO catalogue_review (step, review) SELECT ?, id FROM review WHERE id >= ?",
            (self.id()?, first.0),
        )?;
        let kept = i64::try_from(kept).expect("rows are counted in 63 bits");
        self.kept.set(self.kept.get() + kept);
        Ok(())
    }

    fn id(&self) -> rusqlite::Result<i64> {
        if let Some(id) = self.id.get() {
            return Ok(id);
        }
        let id = self.connection.query_row(
            "INSERT INTO catalogue_step (what) VALUES (?) RETURNING id",
            [Json(&self.what)],
            |row| row.get(0),
        )?;
        self.id.set(Some(id));
        Ok(id)
    }

    /// Makes it the newest step, unless nothing was kept. What was undone before can't be redone any
    /// more, and what is too old not be undone.
    pub(crate) fn end(self) -> rusqlite::Result<()> {
        let what = self.what.clone();
        self.end_named(&what)
    }

    /// The same by a name that is only known now.
    pub(crate) fn end_named(self, what: &CatalogueStep) -> rusqlite::Result<()> {
        let Some(id) = self.id.get() else {
            return Ok(());
        };
        self.connection.execute(
            "UPDATE catalogue_step SET what = ?, kept = ? WHERE id = ?",
            params![Json(what), self.kept.get(), id],
        )?;
        self.connection.execute(
            "DELETE FROM catalogue_step WHERE is_undone AND id < ?",
            [id],
        )?;
        self.connection.execute(
            "DELETE FROM catalogue_step WHERE id IN (
                SELECT id FROM (
                    SELECT id, row_number() OVER newest AS place, sum(kept) OVER newest AS total
                    FROM catalogue_step WINDOW newest AS (ORDER BY id DESC)
                ) WHERE place > ?1 OR (place > 1 AND total > ?2))",
            (STEPS, ROWS),
        )?;
        Ok(())
    }

    /// Ends a step that kept one product, if that is another one now.
    pub(crate) fn end_if_changed(self) -> rusqlite::Result<()> {
        let Some(id) = self.id.get() else {
            return Ok(());
        };
        let (product, before): (i64, Option<String>) = self.connection.query_row(
            "SELECT product, image FROM catalogue_before WHERE step = ?",
            [id],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        if image(self.connection, product, &IMAGE)? != before {
            return self.end();
        }
        self.connection
            .execute("DELETE FROM catalogue_step WHERE id = ?", [id])?;
        Ok(())
    }
}

fn image(connection: &Connection, product: i64, of: &str) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached(&format!("SELECT {of}"))?
        .query_row([product], |row| row.get(0))
}

/// The step that this way leads to.
fn next(connection: &Connection, way: Way) -> rusqlite::Result<Option<(i64, CatalogueStep)>> {
    let sql = match way {
        Way::Undo => {
            "SELECT id, what FROM catalogue_step WHERE NOT is_undone ORDER BY id DESC LIMIT 1"
        }
        Way::Redo => "SELECT id, what FROM catalogue_step WHERE is_undone ORDER BY id LIMIT 1",
    };
    connection
        .query_row(sql, [], |row| {
            Ok((row.get(0)?, row.get::<_, Json<_>>(1)?.0))
        })
        .optional()
}

fn take(connection: &Connection, way: Way) -> rusqlite::Result<Undone> {
    let Some((step, what)) = next(connection, way)? else {
        return Ok(Undone::Nothing);
    };
    let shows = shows_with_those_that_go(connection, step)?;
    if !shows.is_empty() {
        return Ok(Undone::Featured { shows });
    }
    let bulk = Bulk::begin(connection, Indexed::Products)?;
    exchange::products(bulk, connection, step, way)?;
    match way {
        Way::Undo => take_reviews(connection, step)?,
        Way::Redo => give_reviews(connection, step)?,
    }
    connection.execute(
        "UPDATE catalogue_step SET is_undone = ? WHERE id = ?",
        (way == Way::Undo, step),
    )?;
    Ok(Undone::Done(what))
}

/// The shows that feature products which are not on the other side of the step.
fn shows_with_those_that_go(connection: &Connection, step: i64) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare_cached(
            "SELECT DISTINCT show.title
             FROM catalogue_before
             JOIN segment_product ON segment_product.product = catalogue_before.product
             JOIN segment ON segment.id = segment_product.segment
             JOIN show ON show.id = segment.show
             WHERE catalogue_before.step = ? AND catalogue_before.image IS NULL
                AND show.deleted_at IS NULL
             ORDER BY show.title",
        )?
        .query_map([step], |row| row.get(0))?
        .collect()
}

fn take_reviews(connection: &Connection, step: i64) -> rusqlite::Result<()> {
    let columns = REVIEW.join(", ");
    connection.execute(
        &format!(
            "UPDATE catalogue_review
             SET image = (SELECT json_array({columns}) FROM review WHERE id = catalogue_review.review)
             WHERE step = ?"
        ),
        [step],
    )?;
    connection.execute(
        "DELETE FROM review WHERE id IN (SELECT review FROM catalogue_review WHERE step = ?)",
        [step],
    )?;
    Ok(())
}

fn give_reviews(connection: &Connection, step: i64) -> rusqlite::Result<()> {
    let (columns, values) = (REVIEW.join(", "), image::taken_apart(REVIEW));
    connection.execute(
        &format!(
            "INSERT INTO review ({columns})
             SELECT {values} FROM (SELECT image AS value FROM catalogue_review WHERE step = ?)
             WHERE value IS NOT NULL AND value ->> 1 IN (SELECT id FROM product)
             ON CONFLICT DO NOTHING"
        ),
        [step],
    )?;
    connection.execute(
        "UPDATE catalogue_review SET image = NULL WHERE step = ?",
        [step],
    )?;
    Ok(())
}
