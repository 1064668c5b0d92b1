//! Something to read beyond the dossier.

use rusqlite::Row;
use rusqlite::types::ToSql;
use vitrine_domain::dossier::Reading;

use super::entry::sealed::Columns;
use super::entry::{Content, NewEntry};

impl Content for Reading {}

impl Columns for Reading {
    const TABLE: &'static str = "reading";
    // `url` is where the entry itself comes from.
    const COLUMNS: &'static [&'static str] = &["title", "link"];
    const ORDER: &'static str = "id";

    fn values(entry: &NewEntry<Self>) -> Vec<Box<dyn ToSql + '_>> {
        let reading = &entry.content;
        vec![Box::new(&reading.title), Box::new(&reading.url)]
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            title: row.get("title")?,
            url: row.get("link")?,
        })
    }
}
