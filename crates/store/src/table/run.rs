//! The times a show was run, each with the live state it last had.

use rusqlite::{Connection, OptionalExtension, Row, named_params};
use vitrine_domain::{LiveState, Phase, RunId, ShowId, UnixMs};

use crate::column::{Json, Word, moment};
use crate::{Store, StoreError};

/// One time a show was run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The store's number of it.
    pub id: RunId,
    /// Which show; `None` once it is deleted.
    pub show: Option<ShowId>,
    /// What the show was called when the run began.
    pub show_title: String,
    /// Practice or live.
    pub phase: Phase,
    /// When it began.
    pub started_at: UnixMs,
    /// When it ended; `None` while it runs, and after a crash.
    pub ended_at: Option<UnixMs>,
    /// Where it stood at the last commit.
    pub live: Option<LiveState>,
}

impl Store {
    /// Begins a run, in [`Phase::Practice`] or [`Phase::Live`]. A run that a crash left open is
    /// ended at its last sign of life, so that at most one is ever unfinished.
    pub fn begin_run(&self, show: ShowId, phase: Phase, at: UnixMs) -> Result<RunId, StoreError> {
        self.write("begin a run", move |transaction| {
            begin(transaction, show, phase, at)
        })
    }

    /// Ends a run; one that has ended keeps the moment it ended first.
    pub fn end_run(&self, run: RunId, at: UnixMs) -> Result<(), StoreError> {
        self.write("end a run", move |transaction| {
            transaction.execute(
                "UPDATE run SET ended_at = ? WHERE id = ? AND ended_at IS NULL",
                (at.0, run.0),
            )?;
            Ok(())
        })
    }

    /// The run that never ended, if there is one: at start-up, the one a crash cut short.
    pub fn unfinished_run(&self) -> Result<Option<Run>, StoreError> {
        self.read("look for an unfinished run", |connection| {
            connection
                .query_row(
                    "SELECT * FROM run WHERE ended_at IS NULL ORDER BY id DESC LIMIT 1",
                    [],
                    from_row,
                )
                .optional()
        })
    }

    /// When a run was last heard of: its last take, or its beginning.
    pub fn last_sign_of(&self, run: &Run) -> Result<UnixMs, StoreError> {
        let (id, started_at) = (run.id.0, run.started_at.0);
        self.read("look for the last take of a run", move |connection| {
            let sql = "SELECT coalesce(max(at), ?2) FROM take WHERE run = ?1";
            connection.query_row(sql, (id, started_at), |row| row.get(0).map(UnixMs))
        })
    }

    /// The runs of a show, the newest first.
    pub fn runs(&self, show: ShowId) -> Result<Vec<Run>, StoreError> {
        self.read("list the runs", |connection| {
            connection
                .prepare_cached("SELECT * FROM run WHERE show = ? ORDER BY id DESC")?
                .query_map([show.0], from_row)?
                .collect()
        })
    }
}

/// Writes down where a run stands.
pub(crate) fn save_live(
    connection: &Connection,
    run: RunId,
    live: &LiveState,
) -> rusqlite::Result<()> {
    let changed = connection
        .prepare_cached("UPDATE run SET live = ? WHERE id = ?")?
        .execute((Json(live), run.0))?;
    if changed != 1 {
        return Err(rusqlite::Error::StatementChangedRows(changed));
    }
    Ok(())
}

fn begin(
    connection: &Connection,
    show: ShowId,
    phase: Phase,
    at: UnixMs,
) -> rusqlite::Result<RunId> {
    connection.execute(
        "UPDATE run
         SET ended_at = coalesce((SELECT max(at) FROM take WHERE take.run = run.id), started_at)
         WHERE ended_at IS NULL",
        [],
    )?;
    connection.query_row(
        "INSERT INTO run (show, show_title, phase, started_at)
         VALUES (:show, coalesce((SELECT title FROM show WHERE id = :show), ''), :phase, :at)
         RETURNING id",
        named_params! { ":show": show.0, ":phase": Word(phase), ":at": at.0 },
        |row| row.get(0).map(RunId),
    )
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Run> {
    Ok(Run {
        id: RunId(row.get("id")?),
        show: row.get::<_, Option<i64>>("show")?.map(ShowId),
        show_title: row.get("show_title")?,
        phase: row.get::<_, Word<_>>("phase")?.0,
        started_at: UnixMs(row.get("started_at")?),
        ended_at: moment(row, "ended_at")?,
        live: row.get::<_, Option<Json<_>>>("live")?.map(|live| live.0),
    })
}
