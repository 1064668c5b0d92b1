//! What can be said of a product in a name and a value.

use rusqlite::Row;
use rusqlite::types::ToSql;
use vitrine_domain::dossier::Fact;

use super::entry::sealed::Columns;
use super::entry::{Content, NewEntry};
use crate::column::Word;

impl Content for Fact {}

impl Columns for Fact {
    const TABLE: &'static str = "fact";
    const COLUMNS: &'static [&'static str] = &["kind", "name", "value"];
    const ORDER: &'static str = "id";

    fn values(entry: &NewEntry<Self>) -> Vec<Box<dyn ToSql + '_>> {
        let fact = &entry.content;
        vec![
            Box::new(Word(fact.kind)),
            Box::new(&fact.name),
            Box::new(&fact.value),
        ]
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            kind: row.get::<_, Word<_>>("kind")?.0,
            name: row.get("name")?,
            value: row.get("value")?,
        })
    }
}
