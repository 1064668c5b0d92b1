//! The take log, and the one transaction in which a take is written.

use rusqlite::{Connection, Row, named_params};
use vitrine_domain::{
    CardTemplateId, LiveState, Money, ProductId, RunId, SegmentId, Show, TakeId, UnixMs,
};

use super::{run, show};
use crate::column::{Word, moment, money, optional_word};
use crate::{Store, StoreError};

/// A take that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTake {
    /// In which run.
    pub run: RunId,
    /// When.
    pub at: UnixMs,
    /// Which segment.
    pub segment: SegmentId,
    /// The product in focus, if there was one.
    pub product: Option<ProductId>,
    /// The card that went on air, if one did.
    pub template: Option<CardTemplateId>,
    /// The price that card showed.
    pub price: Option<Money>,
    /// The struck price that card showed.
    pub compare_at: Option<Money>,
    /// The first frame that showed it, once that is known.
    pub first_frame: Option<FirstFrame>,
}

/// The first frame that showed a take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstFrame {
    /// Counted from the first frame of the run, at the program's rate.
    pub frame: u64,
    /// When it was due.
    pub at: UnixMs,
}

/// An entry of the take log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Take {
    /// The store's number of it.
    pub id: TakeId,
    /// What was taken.
    pub take: NewTake,
    /// The segment's title at that moment.
    pub segment_title: String,
    /// The product's title at that moment.
    pub product_title: Option<String>,
}

/// What is written together or not at all.
#[derive(Debug, Clone, Copy, Default)]
pub struct CommitBatch<'a> {
    /// The show, if its rundown changed.
    pub show: Option<&'a Show>,
    /// Where its run stands.
    pub live: Option<(RunId, &'a LiveState)>,
    /// What was taken, in order: one, or also those that could not be written before.
    pub takes: &'a [NewTake],
    /// The first frames of takes that were written before.
    pub frames: &'a [(TakeId, FirstFrame)],
}

impl Store {
    /// Writes show, live state and takes in one transaction. When it returns they are on disk; when it
    /// fails, none of them is. The numbers of the takes.
    pub fn commit(&self, batch: CommitBatch<'_>) -> Result<Vec<TakeId>, StoreError> {
        let saved_show = batch.show.cloned();
        let live = batch.live.map(|(run, live)| (run, live.clone()));
        let takes = batch.takes.to_vec();
        let frames = batch.frames.to_vec();
        self.write("commit a take", move |transaction| {
            if let Some(saved_show) = &saved_show {
                show::save(transaction, saved_show)?;
            }
            if let Some((run, live)) = &live {
                run::save_live(transaction, *run, live)?;
            }
            for (take, first) in &frames {
                set_first_frame(transaction, *take, *first)?;
            }
            takes.iter().map(|take| insert(transaction, take)).collect()
        })
    }

    /// The takes of a run, in order.
    pub fn takes(&self, run: RunId) -> Result<Vec<Take>, StoreError> {
        self.read("read the take log", |connection| {
            connection
                .prepare_cached("SELECT * FROM take WHERE run = ? ORDER BY id")?
                .query_map([run.0], from_row)?
                .collect()
        })
    }
}

fn insert(connection: &Connection, take: &NewTake) -> rusqlite::Result<TakeId> {
    connection
        .prepare_cached(include_str!("take_insert.sql"))?
        .query_row(
            named_params! {
                ":run": take.run.0,
                ":at": take.at.0,
                ":segment": take.segment.0,
                ":product": take.product.map(|product| product.0),
                ":template": take.template.as_ref().map(Word),
                ":price_minor": take.price.map(|price| price.minor),
                ":price_currency": take.price.map(|price| Word(price.currency)),
                ":compare_at_minor": take.compare_at.map(|price| price.minor),
                ":compare_at_currency": take.compare_at.map(|price| Word(price.currency)),
                ":frame": take.first_frame.map(|first| first.frame.cast_signed()),
                ":shown_at": take.first_frame.map(|first| first.at.0),
            },
            |row| row.get(0).map(TakeId),
        )
}

fn set_first_frame(
    connection: &Connection,
    take: TakeId,
    first: FirstFrame,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE take SET frame = ?, shown_at = ? WHERE id = ?")?
        .execute((first.frame.cast_signed(), first.at.0, take.0))?;
    Ok(())
}

fn first_frame(row: &Row<'_>) -> rusqlite::Result<Option<FirstFrame>> {
    let frame: Option<i64> = row.get("frame")?;
    let at = moment(row, "shown_at")?;
    Ok(frame.zip(at).map(|(frame, at)| FirstFrame {
        frame: frame.unsigned_abs(),
        at,
    }))
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Take> {
    Ok(Take {
        id: TakeId(row.get("id")?),
        take: NewTake {
            run: RunId(row.get("run")?),
            at: UnixMs(row.get("at")?),
            segment: SegmentId(row.get("segment")?),
            product: row.get::<_, Option<i64>>("product")?.map(ProductId),
            template: optional_word(row, "template")?,
            price: money(row, "price_minor", "price_currency")?,
            compare_at: money(row, "compare_at_minor", "compare_at_currency")?,
            first_frame: first_frame(row)?,
        },
        segment_title: row.get("segment_title")?,
        product_title: row.get("product_title")?,
    })
}
