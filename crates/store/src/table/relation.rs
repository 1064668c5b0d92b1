//! Which products belong beside one, and why.

use rusqlite::Row;
use rusqlite::types::ToSql;
use vitrine_domain::ProductId;
use vitrine_domain::dossier::{Relation, Together};

use super::entry::sealed::Columns;
use super::entry::{Content, NewEntry};
use crate::column::{Word, moment, money};

impl Content for Relation {}

impl Columns for Relation {
    const TABLE: &'static str = "relation";
    const COLUMNS: &'static [&'static str] = &[
        "other",
        "kind",
        "reason",
        "together_minor",
        "together_currency",
        "together_until",
    ];
    const ORDER: &'static str = "kind, id";

    fn values(entry: &NewEntry<Self>) -> Vec<Box<dyn ToSql + '_>> {
        let relation = &entry.content;
        let together = relation.together;
        vec![
            Box::new(relation.other.0),
            Box::new(Word(relation.kind)),
            Box::new(&relation.reason),
            Box::new(together.map(|it| it.price.minor)),
            Box::new(together.map(|it| Word(it.price.currency))),
            Box::new(together.and_then(|it| it.valid_until).map(|at| at.0)),
        ]
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            other: ProductId(row.get("other")?),
            kind: row.get::<_, Word<_>>("kind")?.0,
            reason: row.get("reason")?,
            together: together(row)?,
        })
    }
}

fn together(row: &Row<'_>) -> rusqlite::Result<Option<Together>> {
    let price = money(row, "together_minor", "together_currency")?;
    let valid_until = moment(row, "together_until")?;
    Ok(price.map(|price| Together { price, valid_until }))
}
