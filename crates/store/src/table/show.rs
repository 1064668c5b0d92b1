//! Shows, loaded and saved whole: a rundown is small.

use rusqlite::{Connection, OptionalExtension, Row, named_params};
use vitrine_domain::{DurationMs, Rundown, SegmentId, Show, ShowDetails, ShowId, UnixMs};

use super::segment;
use crate::column::{Word, duration, moment, ms, optional_duration};
use crate::{Store, StoreError};

/// A line in the list of shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShowSummary {
    /// Which show.
    pub id: ShowId,
    /// What it is, beside its rundown.
    pub details: ShowDetails,
    /// How many segments it has.
    pub segments: u32,
    /// How long its plan is, without what is skipped.
    pub length: DurationMs,
    /// Whether it is kept to make other shows from.
    pub is_template: bool,
}

impl Store {
    /// Every show that is not deleted, the newest first.
    pub fn shows(&self) -> Result<Vec<ShowSummary>, StoreError> {
        self.read("list the shows", list)
    }

    /// One show with its rundown, deleted or not.
    pub fn show(&self, id: ShowId) -> Result<Option<Show>, StoreError> {
        self.read("read a show", |connection| by_id(connection, id))
    }

    /// Writes a new show. The numbers in `draft` are ignored; the answer has the ones it got.
    pub fn create_show(&self, draft: Show) -> Result<Show, StoreError> {
        self.write("create a show", move |transaction| {
            create(transaction, draft)
        })
    }

    /// Writes a show with the numbers it has: one that is there becomes this, one that was deleted
    /// comes back. Numbers of new segments come from [`Store::reserve_segment_id`].
    pub fn save_show(&self, show: &Show) -> Result<(), StoreError> {
        let show = show.clone();
        self.write("save a show", move |transaction| save(transaction, &show))
    }

    /// Takes a show off the list; false if it was not on it. It can be restored, and its runs and
    /// takes stay.
    pub fn delete_show(&self, id: ShowId, at: UnixMs) -> Result<bool, StoreError> {
        self.write("delete a show", move |transaction| {
            let sql = "UPDATE show SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL";
            Ok(transaction.execute(sql, (at.0, id.0))? > 0)
        })
    }

    /// Brings a deleted show back; false if it was not deleted.
    pub fn restore_show(&self, id: ShowId) -> Result<bool, StoreError> {
        self.write("restore a show", move |transaction| {
            let sql = "UPDATE show SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL";
            Ok(transaction.execute(sql, [id.0])? > 0)
        })
    }

    /// Keeps a show to make others from, or makes it an ordinary one; false if there is none.
    pub fn set_template(&self, id: ShowId, is_template: bool) -> Result<bool, StoreError> {
        self.write("make a template", move |transaction| {
            let sql = "UPDATE show SET is_template = ? WHERE id = ?";
            Ok(transaction.execute(sql, (is_template, id.0))? > 0)
        })
    }

    /// A copy of a show with a title and numbers of its own and no planned start; `None` if there is
    /// no such show.
    pub fn duplicate_show(&self, id: ShowId, title: &str) -> Result<Option<Show>, StoreError> {
        let title = title.to_owned();
        self.write("duplicate a show", move |transaction| {
            by_id(transaction, id)?
                .map(|show| {
                    create(
                        transaction,
                        Show {
                            title,
                            planned_start: None,
                            ..show
                        },
                    )
                })
                .transpose()
        })
    }
}

pub(crate) fn by_id(connection: &Connection, id: ShowId) -> rusqlite::Result<Option<Show>> {
    let show = connection
        .prepare_cached("SELECT * FROM show WHERE id = ?")?
        .query_row([id.0], from_row)
        .optional()?;
    show.map(|show| {
        Ok(Show {
            rundown: Rundown {
                segments: segment::of(connection, id)?,
            },
            ..show
        })
    })
    .transpose()
}

/// Whether the show is there and not deleted.
pub(crate) fn is_listed(connection: &Connection, id: ShowId) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM show WHERE id = ? AND deleted_at IS NULL")?
        .exists([id.0])
}

pub(crate) fn create(connection: &Connection, draft: Show) -> rusqlite::Result<Show> {
    let mut show = draft;
    let first = segment::reserve(connection, show.rundown.segments.len())?;
    for (id, segment) in (first..).zip(&mut show.rundown.segments) {
        segment.id = SegmentId(id);
    }
    show.id = ShowId(write_row(connection, None, &show)?);
    segment::replace(connection, show.id, &show.rundown.segments)?;
    Ok(show)
}

pub(crate) fn save(connection: &Connection, show: &Show) -> rusqlite::Result<()> {
    write_row(connection, Some(show.id), show)?;
    segment::replace(connection, show.id, &show.rundown.segments)
}

fn list(connection: &Connection) -> rusqlite::Result<Vec<ShowSummary>> {
    connection
        .prepare_cached(
            "SELECT id, title, language, currency, theme, planned_start, price_age_limit_ms, is_template,
                    (SELECT count(*) FROM segment WHERE segment.show = show.id) AS segments,
                    (SELECT coalesce(sum(duration_ms), 0) FROM segment
                     WHERE segment.show = show.id AND NOT is_skipped) AS duration_ms
             FROM show WHERE deleted_at IS NULL ORDER BY id DESC",
        )?
        .query_map([], |row| {
            Ok(ShowSummary {
                id: ShowId(row.get("id")?),
                details: details(row)?,
                segments: row.get("segments")?,
                length: duration(row, "duration_ms")?,
                is_template: row.get("is_template")?,
            })
        })?
        .collect()
}

fn write_row(connection: &Connection, id: Option<ShowId>, show: &Show) -> rusqlite::Result<i64> {
    connection
        .prepare_cached(
            "INSERT INTO show
                (id, title, language, currency, theme, planned_start, price_age_limit_ms)
             VALUES
                (:id, :title, :language, :currency, :theme, :planned_start, :price_age_limit_ms)
             ON CONFLICT (id) DO UPDATE SET
                title = excluded.title,
                language = excluded.language,
                currency = excluded.currency,
                theme = excluded.theme,
                planned_start = excluded.planned_start,
                price_age_limit_ms = excluded.price_age_limit_ms,
                deleted_at = NULL
             RETURNING id",
        )?
        .query_row(
            named_params! {
                ":id": id.map(|id| id.0),
                ":title": show.title,
                ":language": Word(show.language),
                ":currency": Word(show.currency),
                ":theme": Word(&show.theme),
                ":planned_start": show.planned_start.map(|at| at.0),
                ":price_age_limit_ms": show.price_age_limit.map(ms),
            },
            |row| row.get(0),
        )
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Show> {
    Ok(Show::empty(ShowId(row.get("id")?), details(row)?))
}

fn details(row: &Row<'_>) -> rusqlite::Result<ShowDetails> {
    Ok(ShowDetails {
        title: row.get("title")?,
        language: row.get::<_, Word<_>>("language")?.0,
        currency: row.get::<_, Word<_>>("currency")?.0,
        theme: row.get::<_, Word<_>>("theme")?.0,
        planned_start: moment(row, "planned_start")?,
        price_age_limit: optional_duration(row, "price_age_limit_ms")?,
    })
}
