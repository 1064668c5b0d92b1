//! Which products belong beside one, and why.

use rusqlite::Row;
use rusqlite::types::ToSql;
use vitrine_domain::ProductId;
use vitrine_domain::dossier::Relation;

use super::entry::sealed::Columns;
use super::entry::{Content, NewEntry};
use crate::column::Word;

impl Content for Relation {}

impl Columns for Relation {
    const TABLE: &'static str = "relation";
    const COLUMNS: &'static [&'static str] = &["other", "kind", "reason"];
    const ORDER: &'static str = "kind, id";

    fn values(entry: &NewEntry<Self>) -> Vec<Box<dyn ToSql + '_>> {
        let relation = &entry.content;
        vec![
            Box::new(relation.other.0),
            Box::new(Word(relation.kind)),
            Box::new(&relation.reason),
        ]
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            other: ProductId(row.get("other")?),
            kind: row.get::<_, Word<_>>("kind")?.0,
            reason: row.get("reason")?,
        })
    }
}
