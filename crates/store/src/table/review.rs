//! Reviews: written one by one or from a file, read in pages, counted without reading one.

use rusqlite::types::{ToSql, Value};
use rusqlite::{Connection, Row, params_from_iter};
use vitrine_domain::dossier::{
    Audience, Entry, Histogram, Provenance, Quote, Review, ReviewSource,
};
use vitrine_domain::{EntryId, ProductId, Rating, UnixMs};

use super::entry::sealed::Columns;
use super::entry::{self, Content, NewEntry};
use crate::{Store, StoreError, answers};

impl Content for Review {}

impl Columns for Review {
    const TABLE: &'static str = "review";
    const COLUMNS: &'static [&'static str] = &[
        "stars_hundredths",
        "title",
        "text",
        "author",
        "helpful",
        "votes",
        "quote",
        "digest",
    ];
    const ORDER: &'static str = "id";

    fn values(entry: &NewEntry<Self>) -> Vec<Box<dyn ToSql + '_>> {
        let review = &entry.content;
        let quote = review.quote.as_ref().map(Quote::text);
        // An edit may have taken the words away.
        let quote = quote.filter(|words| Quote::of(review, words).is_some());
        vec![
            Box::new(review.stars_hundredths),
            Box::new(&review.title),
            Box::new(&review.text),
            Box::new(&review.author),
            Box::new(review.helpful),
            Box::new(review.votes.max(review.helpful)),
            Box::new(quote),
            Box::new(digest(entry)),
        ]
    }

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let review = Self {
            stars_hundredths: row.get("stars_hundredths")?,
            title: row.get("title")?,
            text: row.get("text")?,
            author: row.get("author")?,
            helpful: row.get("helpful")?,
            votes: row.get("votes")?,
            quote: None,
        };
        let words: Option<String> = row.get("quote")?;
        let quote = words.and_then(|words| Quote::of(&review, &words));
        Ok(Self { quote, ..review })
    }
}

/// Which reviews of a product, and in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewQuery {
    /// Of this source only.
    pub source: Option<String>,
    /// Of so many stars only, 1 to 5, as [`Histogram`] counts them.
    pub stars: Option<u8>,
    /// With words beginning so only.
    pub text: String,
    /// In which order.
    pub order: ReviewOrder,
}

/// What reviews can be ordered by; the newest first among equals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ReviewOrder {
    /// The newest first, and last those without a date.
    #[default]
    Newest,
    /// Those first that most found helpful.
    Helpful,
    /// The most stars first.
    Highest,
    /// The fewest stars first.
    Lowest,
}

/// A part of the reviews of a product.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewRows {
    /// The reviews of this part.
    pub reviews: Vec<Entry<Review>>,
    /// How many there are in all.
    pub total: u64,
}

impl Store {
    /// The reviews of a product that the query asks for: at most `limit` after the first `offset`.
    pub fn reviews(
        &self,
        product: ProductId,
        query: &ReviewQuery,
        offset: u32,
        limit: u32,
    ) -> Result<ReviewRows, StoreError> {
        self.read("read reviews", |connection| {
            page(connection, product, query, offset, limit)
        })
    }

    /// Average and stars of a product's reviews, a source each, the largest first. It counts what the
    /// dossier has; what the shop itself says is the product's own rating.
    pub fn review_summary(&self, product: ProductId) -> Result<Vec<ReviewSource>, StoreError> {
        self.read("count reviews", |connection| summary(connection, product))
    }

    /// Chooses words of a review for viewers. `None` if there is no such review, or the words don't
    /// stand in it in one piece; then its quote stays what it was.
    pub fn choose_quote(&self, review: EntryId, words: &str) -> Result<Option<Quote>, StoreError> {
        let words = words.to_owned();
        self.write("choose a quote", move |transaction| {
            let entry = entry::by_id::<Review>(transaction, review)?;
            let quote = entry.and_then(|entry| Quote::of(&entry.content, &words));
            if let Some(quote) = &quote {
                set_quote(transaction, review, Some(quote))?;
            }
            Ok(quote)
        })
    }

    /// Lets go of a review's quote; false if there is no such review.
    pub fn clear_quote(&self, review: EntryId) -> Result<bool, StoreError> {
        self.write("let go of a quote", move |transaction| {
            set_quote(transaction, review, None)
        })
    }
}

fn set_quote(
    connection: &Connection,
    review: EntryId,
    quote: Option<&Quote>,
) -> rusqlite::Result<bool> {
    let words = quote.map(Quote::text);
    let sql = "UPDATE review SET quote = ? WHERE id = ?";
    Ok(connection.execute(sql, (words, review.0))? > 0)
}

/// Reviews with a chosen quote, those of most stars first.
pub(crate) fn quoted(
    connection: &Connection,
    product: ProductId,
) -> rusqlite::Result<Vec<Entry<Review>>> {
    connection
        .prepare_cached(
            "SELECT * FROM review WHERE product = ? AND quote IS NOT NULL
             ORDER BY stars_hundredths DESC, id",
        )?
        .query_map([product.0], entry::from_row)?
        .collect()
}

/// Filters and orders by the index alone, then reads the reviews of the page.
fn page(
    connection: &Connection,
    product: ProductId,
    query: &ReviewQuery,
    offset: u32,
    limit: u32,
) -> rusqlite::Result<ReviewRows> {
    let mut which = "product = ?".to_owned();
    let mut values = vec![Value::from(product.0)];
    if let Some(source) = &query.source {
        which.push_str(" AND source = ?");
        values.push(source.clone().into());
    }
    if let Some(stars) = query.stars {
        which.push_str(" AND stars_hundredths BETWEEN ? AND ?");
        let (least, most) = hundredths(stars);
        values.extend([least.into(), most.into()]);
    }
    if let Some(expression) = answers::of_product(product, &query.text) {
        which.push_str(" AND id IN (SELECT rowid FROM answer_search WHERE answer_search MATCH ?)");
        values.push(expression.into());
    }
    let order = match query.order {
        ReviewOrder::Newest => "",
        ReviewOrder::Helpful => "helpful DESC,",
        ReviewOrder::Highest => "stars_hundredths DESC,",
        ReviewOrder::Lowest => "stars_hundredths,",
    };
    let total: i64 = connection
        .prepare_cached(&format!("SELECT count(*) FROM review WHERE {which}"))?
        .query_row(params_from_iter(&values), |row| row.get(0))?;
    let sql = format!(
        "SELECT id FROM review WHERE {which}
         ORDER BY {order} as_of DESC NULLS LAST, id DESC LIMIT ? OFFSET ?"
    );
    values.extend([i64::from(limit).into(), i64::from(offset).into()]);
    let ids: Vec<EntryId> = connection
        .prepare_cached(&sql)?
        .query_map(params_from_iter(&values), |row| row.get(0).map(EntryId))?
        .collect::<rusqlite::Result<_>>()?;
    let reviews = ids
        .into_iter()
        .filter_map(|id| entry::by_id(connection, id).transpose());
    Ok(ReviewRows {
        reviews: reviews.collect::<rusqlite::Result<_>>()?,
        total: total.unsigned_abs(),
    })
}

/// The stars that [`Histogram::add`] counts as so many.
fn hundredths(stars: u8) -> (i64, i64) {
    let middle = i64::from(stars) * 100;
    let least = if stars <= 1 { 0 } else { middle - 50 };
    (least, middle + 49)
}

/// One pass over an index that holds nothing else.
pub(crate) fn summary(
    connection: &Connection,
    product: ProductId,
) -> rusqlite::Result<Vec<ReviewSource>> {
    let mut statement = connection.prepare_cached(
        "SELECT source, stars_hundredths, count(*), max(as_of), max(audience = 'host_only')
         FROM review WHERE product = ? GROUP BY source, stars_hundredths",
    )?;
    let mut rows = statement.query([product.0])?;
    let mut sources: Vec<Sum> = Vec::new();
    while let Some(row) = rows.next()? {
        let source: String = row.get(0)?;
        if sources.last().is_none_or(|last| last.source != source) {
            sources.push(Sum {
                source,
                ..Sum::default()
            });
        }
        if let Some(sum) = sources.last_mut() {
            sum.add(row.get(1)?, row.get(2)?);
            sum.newest = sum.newest.max(row.get(3)?);
            sum.is_host_only |= row.get::<_, bool>(4)?;
        }
    }
    // The names decide among equals: the rows come ordered by them, and the sort is stable.
    sources.sort_by_key(|sum| std::cmp::Reverse(sum.count));
    Ok(sources.into_iter().map(Sum::source).collect())
}

#[derive(Default)]
struct Sum {
    source: String,
    histogram: Histogram,
    hundredths: u64,
    count: u32,
    newest: Option<i64>,
    is_host_only: bool,
}

impl Sum {
    fn add(&mut self, stars: u16, count: u32) {
        // One star counts where the histogram counts it, the others with it.
        let mut one = Histogram::default();
        one.add(stars);
        for (all, more) in self.histogram.counts.iter_mut().zip(one.counts) {
            *all += more * count;
        }
        self.hundredths += u64::from(stars) * u64::from(count);
        self.count += count;
    }

    fn source(self) -> ReviewSource {
        let count = u64::from(self.count.max(1));
        let average = (self.hundredths + count / 2) / count;
        ReviewSource {
            audience: if self.is_host_only {
                Audience::HostOnly
            } else {
                Audience::AirSafe
            },
            provenance: Provenance {
                source: self.source,
                url: None,
                as_of: self.newest.map(UnixMs),
            },
            rating: Rating {
                hundredths: u16::try_from(average).expect("an average of at most 500"),
                count: self.count,
            },
            histogram: self.histogram,
        }
    }
}

/// What tells a review from any other of its product: source, author, moment, title and text, as FNV-1a
/// of 64 bits. Kept in the file, so it must never change.
pub(crate) fn digest(entry: &NewEntry<Review>) -> i64 {
    let review = &entry.content;
    let at = entry.provenance.as_of.map_or(i64::MIN, |UnixMs(at)| at);
    let parts: [&[u8]; 5] = [
        entry.provenance.source.as_bytes(),
        review.author.as_bytes(),
        &at.to_le_bytes(),
        review.title.as_bytes(),
        review.text.as_bytes(),
    ];
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    for part in parts {
        // No text has this byte, so that no letter can move from one part to the next.
        for byte in part.iter().chain(&[0xFF]) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
    }
    hash.cast_signed()
}
