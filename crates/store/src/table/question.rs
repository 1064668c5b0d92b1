//! What viewers asked, and what is answered.

use rusqlite::Row;
use rusqlite::types::ToSql;
use vitrine_domain::dossier::{Entry, Question};
use vitrine_domain::{ShowId, UnixMs};

use super::entry::sealed::Columns;
use super::entry::{self, Content, NewEntry};
use crate::{Store, StoreError};

impl Content for Question {}

impl Columns for Question {
    const TABLE: &'static str = "question";
    const COLUMNS: &'static [&'static str] = &["question", "answer", "asked_at"];
    const ORDER: &'static str = "asked_at, id";

    fn values(entry: &NewEntry<Self>) -> Vec<Box<dyn ToSql + '_>> {
        let question = &entry.content;
        vec![
            Box::new(&question.question),
            Box::new(&question.answer),
            Box::new(question.asked_at.0),
        ]
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            question: row.get("question")?,
            answer: row.get("answer")?,
            asked_at: UnixMs(row.get("asked_at")?),
        })
    }
}

impl Store {
    /// What nobody has answered yet, the first asked first: of the products of a show, or of the whole
    /// catalogue.
    pub fn open_questions(&self, show: Option<ShowId>) -> Result<Vec<Entry<Question>>, StoreError> {
        self.read("list the open questions", |connection| {
            connection
                .prepare_cached(
                    "SELECT * FROM question
                     WHERE answer IS NULL AND (?1 IS NULL OR product IN (
                        SELECT segment_product.product FROM segment
                        JOIN segment_product ON segment_product.segment = segment.id
                        WHERE segment.show = ?1))
                     ORDER BY asked_at, id",
                )?
                .query_map([show.map(|show| show.0)], entry::from_row)?
                .collect()
        })
    }
}
