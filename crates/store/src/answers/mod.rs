//! Finding the answer: somebody asks, the host types two words and has what the dossier says of it.
//!
//! First what is known of the product itself, then of other products of its kind; in each, entries with
//! every word before entries with some of them. [`index`] says how the rows are found, [`score`] how they
//! are ranked.

mod index;
mod mark;
mod words;

use rusqlite::{Connection, OptionalExtension};
use vitrine_domain::dossier::{Entry, Fact, Question, Review};
use vitrine_domain::{EntryId, ProductId};

use crate::table::entry;
use crate::{Store, StoreError};
use index::{Wanted, kind_token, product_token};
use mark::{Found, Marking, mark};

pub(crate) use index::register;
pub use mark::Marked;

/// Of so many rows the helpfulness is looked at; among more the order tells nobody anything.
const CONSIDERED: u32 = 1_000;

/// So many rows are read and ranked. A review takes some 10 microseconds to read and mark.
const RANKED: u32 = 100;

/// The sort of an entry, above its number: see the migration of `answer_search`.
const SORT_SHIFT: u32 = 40;

/// An entry that may be the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The entry.
    pub entry: AnswerEntry,
    /// The product it is about.
    pub product: ProductId,
    /// What that is called.
    pub product_title: String,
    /// Whether that is the product that was asked about, not one of its kind.
    pub is_own: bool,
    /// The fact's name, the review's heading, the question.
    pub heading: Vec<Marked>,
    /// The fact's value, the review's text, the answer.
    pub text: Vec<Marked>,
}

/// What kinds of entries answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerEntry {
    /// A line of the specification, an award, anything else that is known.
    Fact(Entry<Fact>),
    /// What a buyer wrote.
    Review(Entry<Review>),
    /// A question that was answered before.
    Question(Entry<Question>),
}

impl Store {
    /// At most `limit` facts, reviews and answered questions with words that begin as the typed ones do:
    /// of this product first, then of others of its kind, best first. Case and accents don't matter,
    /// and any text is a valid query; nothing typed finds nothing.
    pub fn find_answers(
        &self,
        product: ProductId,
        text: &str,
        limit: u32,
    ) -> Result<Vec<Answer>, StoreError> {
        self.read("look for an answer", |connection| {
            find(connection, product, text, limit as usize)
        })
    }
}

/// What a product's reviews with these words are found by; `None` when no word was typed.
pub(crate) fn of_product(product: ProductId, text: &str) -> Option<String> {
    Wanted::read(text).map(|wanted| wanted.every_of(&product_token(product)))
}

fn find(
    connection: &Connection,
    product: ProductId,
    text: &str,
    limit: usize,
) -> rusqlite::Result<Vec<Answer>> {
    let Some(wanted) = Wanted::read(text) else {
        return Ok(Vec::new());
    };
    let search = Search {
        connection,
        product,
        wanted: &wanted,
    };
    let owner = product_token(product);
    let mut found = search.ranked(&wanted.every_of(&owner), is_complete)?;
    if found.is_empty() && wanted.words().len() > 1 {
        found = search.ranked(&wanted.any_of(&owner), is_partial)?;
    }
    found.truncate(limit);
    if found.len() < limit
        && let Some(kind) = kind_of(connection, product)?
    {
        let others = wanted.every_of_others(&kind_token(&kind), &owner);
        found.extend(search.ranked(&others, is_complete)?);
        found.truncate(limit);
    }
    let answers = found.into_iter().map(|found| search.answer(found));
    answers.filter_map(Result::transpose).collect()
}

fn kind_of(connection: &Connection, product: ProductId) -> rusqlite::Result<Option<String>> {
    let kind = connection
        .prepare_cached("SELECT kind FROM product WHERE id = ?")?
        .query_row([product.0], |row| row.get(0))
        .optional()?;
    Ok(kind.flatten())
}

fn is_complete(found: &[Found]) -> bool {
    found.iter().all(|found| *found != Found::Not)
}

fn is_partial(found: &[Found]) -> bool {
    found.iter().any(|found| *found != Found::Not)
}

/// An entry with the words, and how well it matches.
struct Ranked {
    score: f32,
    entry: AnswerEntry,
    product: ProductId,
    heading: Vec<Marked>,
    text: Vec<Marked>,
}

struct Search<'a> {
    connection: &'a Connection,
    product: ProductId,
    wanted: &'a Wanted,
}

impl Search<'_> {
    fn ranked(
        &self,
        expression: &str,
        is_enough: fn(&[Found]) -> bool,
    ) -> rusqlite::Result<Vec<Ranked>> {
        let mut ranked: Vec<Ranked> = Vec::new();
        for row in candidates(self.connection, expression)? {
            if let Some(found) = self.read(row, is_enough)? {
                ranked.push(found);
            }
        }
        // Among equals the order of the rows stands: facts, questions, reviews.
        ranked.sort_by(|a, b| b.score.total_cmp(&a.score));
        Ok(ranked)
    }

    /// What is told of it; `None` if its product went away.
    fn answer(&self, found: Ranked) -> rusqlite::Result<Option<Answer>> {
        let title = title_of(self.connection, found.product)?;
        Ok(title.map(|product_title| Answer {
            product: found.product,
            product_title,
            is_own: found.product == self.product,
            entry: found.entry,
            heading: found.heading,
            text: found.text,
        }))
    }

    /// Reads the entry of a row and marks it; `None` if what the row was found by is not there.
    fn read(&self, row: i64, is_enough: fn(&[Found]) -> bool) -> rusqlite::Result<Option<Ranked>> {
        let id = EntryId(row & ((1 << SORT_SHIFT) - 1));
        match row >> SORT_SHIFT {
            0 => {
                let entry = entry::by_id::<Review>(self.connection, id)?;
                self.marked(
                    entry,
                    is_enough,
                    |entry| {
                        let review = &entry.content;
                        let bonus = (f64::from(review.helpful) + 1.0).ln() as f32 / 4.0;
                        (&review.title, Some(&review.text), bonus)
                    },
                    AnswerEntry::Review,
                )
            }
            1 => {
                let entry = entry::by_id::<Question>(self.connection, id)?;
                let answered = entry.filter(|entry| entry.content.answer.is_some());
                self.marked(
                    answered,
                    is_enough,
                    |entry| {
                        let question = &entry.content;
                        (&question.question, question.answer.as_ref(), 2.0)
                    },
                    AnswerEntry::Question,
                )
            }
            _ => {
                let entry = entry::by_id::<Fact>(self.connection, id)?;
                self.marked(
                    entry,
                    is_enough,
                    |entry| (&entry.content.name, Some(&entry.content.value), 3.0),
                    AnswerEntry::Fact,
                )
            }
        }
    }

    fn marked<T>(
        &self,
        entry: Option<Entry<T>>,
        is_enough: fn(&[Found]) -> bool,
        texts: impl Fn(&Entry<T>) -> (&String, Option<&String>, f32),
        wrap: fn(Entry<T>) -> AnswerEntry,
    ) -> rusqlite::Result<Option<Ranked>> {
        let Some(entry) = entry else {
            return Ok(None);
        };
        let (heading, text, bonus) = texts(&entry);
        let heading = mark(heading, self.wanted.words());
        let text = mark(text.map_or("", String::as_str), self.wanted.words());
        let found: Vec<Found> = heading
            .found
            .iter()
            .zip(&text.found)
            .map(|(one, other)| *one.max(other))
            .collect();
        if !is_enough(&found) {
            return Ok(None);
        }
        Ok(Some(Ranked {
            score: score(&heading, &text, &found) + bonus,
            product: entry.product,
            entry: wrap(entry),
            heading: heading.pieces,
            text: text.pieces,
        }))
    }
}

/// How well an entry matches: each word counts, as it is more than as a beginning, in the heading more than
/// in the text; and a short text is more to the point than a long one. On top come facts, then answered
/// questions, and among reviews those that many found helpful.
fn score(heading: &Marking, text: &Marking, found: &[Found]) -> f32 {
    let words: f32 = found
        .iter()
        .map(|found| match found {
            Found::Not => 0.0,
            Found::Beginning => 2.0,
            Found::Whole => 3.0,
        })
        .sum();
    let in_heading = heading.found.iter().filter(|found| **found != Found::Not);
    let in_heading = in_heading.count() as f32 * 1.5;
    let length = (heading.length + text.length) as f32;
    words + in_heading - (1.0 + length / 40.0).ln()
}

fn title_of(connection: &Connection, product: ProductId) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT title FROM product WHERE id = ?")?
        .query_row([product.0], |row| row.get(0))
        .optional()
}

/// Rows that match: facts, questions, then the most helpful reviews, which an index tells without reading
/// one.
fn candidates(connection: &Connection, expression: &str) -> rusqlite::Result<Vec<i64>> {
    connection
        .prepare_cached(
            "SELECT found.id FROM (
                SELECT rowid AS id FROM answer_search WHERE answer_search MATCH ?1
                ORDER BY rowid DESC LIMIT ?2
             ) AS found
             LEFT JOIN review INDEXED BY review_helpful ON review.id = found.id
             ORDER BY found.id >> 40 DESC, review.helpful DESC, found.id DESC LIMIT ?3",
        )?
        .query_map((expression, CONSIDERED, RANKED), |row| row.get(0))?
        .collect()
}
