//! Places of a product in somebody's list.

use rusqlite::Row;
use rusqlite::types::ToSql;
use vitrine_domain::dossier::Rank;

use super::entry::sealed::Columns;
use super::entry::{Content, NewEntry};

impl Content for Rank {}

impl Columns for Rank {
    const TABLE: &'static str = "rank";
    const COLUMNS: &'static [&'static str] = &["place", "list"];
    const ORDER: &'static str = "as_of DESC NULLS LAST, id DESC";

    fn values(entry: &NewEntry<Self>) -> Vec<Box<dyn ToSql + '_>> {
        let rank = &entry.content;
        vec![Box::new(rank.place), Box::new(&rank.list)]
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            place: row.get("place")?,
            list: row.get("list")?,
        })
    }
}
