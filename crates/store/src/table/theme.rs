//! Themes of the seller's own; the shipped ones are files in `assets/themes`.

use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::Value;
use vitrine_domain::ThemeId;

use crate::column::{Json, Word};
use crate::{Store, StoreError};

/// A theme that is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptTheme {
    /// What shows call it.
    pub id: ThemeId,
    /// As the card renderer reads it; the store does not look inside.
    pub body: Value,
}

impl Store {
    /// Every theme that is kept, by id.
    pub fn themes(&self) -> Result<Vec<KeptTheme>, StoreError> {
        self.read("list the themes", |connection| {
            connection
                .prepare_cached("SELECT id, body FROM theme ORDER BY id")?
                .query_map([], from_row)?
                .collect()
        })
    }

    /// Keeps a theme, or changes the one of this id.
    pub fn save_theme(&self, theme: KeptTheme) -> Result<(), StoreError> {
        self.write("save a theme", move |transaction| {
            transaction.execute(
                "INSERT INTO theme (id, body) VALUES (?, ?)
                 ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                (Word(&theme.id), Json(&theme.body)),
            )?;
            Ok(())
        })
    }

    /// Forgets a theme; false if there was none.
    pub fn delete_theme(&self, id: &ThemeId) -> Result<bool, StoreError> {
        let id = id.clone();
        self.write("delete a theme", move |transaction| {
            Ok(transaction.execute("DELETE FROM theme WHERE id = ?", [Word(&id)])? > 0)
        })
    }
}

/// Keeps a theme from elsewhere under its own id, or under the next free one if another theme has that.
pub(crate) fn add(connection: &Connection, theme: &KeptTheme) -> rusqlite::Result<ThemeId> {
    let mut id = theme.id.clone();
    for number in 2.. {
        let there = connection
            .prepare_cached("SELECT id, body FROM theme WHERE id = ?")?
            .query_row([Word(&id)], from_row)
            .optional()?;
        match there {
            Some(there) if there.body == theme.body => return Ok(id),
            Some(_) => id = ThemeId(format!("{}-{number}", theme.id.0)),
            None => break,
        }
    }
    connection.execute(
        "INSERT INTO theme (id, body) VALUES (?, ?)",
        (Word(&id), Json(&theme.body)),
    )?;
    Ok(id)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<KeptTheme> {
    Ok(KeptTheme {
        id: row.get::<_, Word<_>>("id")?.0,
        body: row.get::<_, Json<_>>("body")?.0,
    })
}
