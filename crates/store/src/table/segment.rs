//! The segments of a show and the products they feature.

use rusqlite::{Connection, Row, named_params};
use vitrine_domain::{ProductId, Segment, SegmentId, ShowId};

use crate::column::{Json, Word, duration, ms, optional_word};
use crate::{Store, StoreError};

impl Store {
    /// A number for a new segment, never handed out before or again. A segment needs it before it is
    /// written, because the live state machine knows it first.
    pub fn reserve_segment_id(&self) -> Result<SegmentId, StoreError> {
        self.write("reserve a segment number", |transaction| {
            reserve(transaction, 1).map(SegmentId)
        })
    }
}

/// Reserves `count` numbers in a row and returns the first.
pub(crate) fn reserve(connection: &Connection, count: usize) -> rusqlite::Result<i64> {
    let count = i64::try_from(count).expect("a rundown fits in memory");
    let last: i64 = connection.query_row(
        "UPDATE sqlite_sequence SET seq = seq + ? WHERE name = 'segment' RETURNING seq",
        [count],
        |row| row.get(0),
    )?;
    Ok(last - count + 1)
}

pub(crate) fn of(connection: &Connection, show: ShowId) -> rusqlite::Result<Vec<Segment>> {
    let segments: Vec<Segment> = connection
        .prepare_cached("SELECT * FROM segment WHERE show = ? ORDER BY position")?
        .query_map([show.0], from_row)?
        .collect::<rusqlite::Result<_>>()?;
    segments
        .into_iter()
        .map(|segment| {
            Ok(Segment {
                products: products(connection, segment.id)?,
                ..segment
            })
        })
        .collect()
}

/// Makes these the segments of the show, in this order. Only what differs is written: most edits
/// touch one of three hundred.
pub(crate) fn replace(
    connection: &Connection,
    show: ShowId,
    segments: &[Segment],
) -> rusqlite::Result<()> {
    let stored = of(connection, show)?;
    for old in &stored {
        if !segments.iter().any(|segment| segment.id == old.id) {
            connection
                .prepare_cached("DELETE FROM segment WHERE id = ?")?
                .execute([old.id.0])?;
        }
    }
    for (place, segment) in segments.iter().enumerate() {
        if stored.get(place) != Some(segment) {
            let position = i64::try_from(place).expect("a rundown fits in memory");
            upsert(connection, show, position, segment)?;
        }
    }
    Ok(())
}

fn upsert(
    connection: &Connection,
    show: ShowId,
    position: i64,
    segment: &Segment,
) -> rusqlite::Result<()> {
    let changed = connection
        .prepare_cached(include_str!("segment_upsert.sql"))?
        .execute(named_params! {
            ":id": segment.id.0,
            ":show": show.0,
            ":position": position,
            ":kind": Word(segment.kind),
            ":cue": segment.cue,
            ":title": segment.title,
            ":note": segment.note,
            ":colour": segment.colour,
            ":duration_ms": ms(segment.duration),
            ":is_skipped": segment.is_skipped,
            ":scene": Word(segment.scene),
            ":card": segment.card.as_ref().map(Word),
            ":offer": segment.offer.as_ref().map(Json),
            ":end_action": Word(segment.end_action),
        })?;
    if changed != 1 {
        // The number belongs to a segment of another show, which must not lose it.
        return Err(rusqlite::Error::StatementChangedRows(changed));
    }
    connection
        .prepare_cached("DELETE FROM segment_product WHERE segment = ?")?
        .execute([segment.id.0])?;
    let mut insert = connection.prepare_cached(
        "INSERT INTO segment_product (segment, position, product) VALUES (?, ?, ?)",
    )?;
    for (position, product) in (0_i64..).zip(&segment.products) {
        insert.execute((segment.id.0, position, product.0))?;
    }
    Ok(())
}

fn products(connection: &Connection, segment: SegmentId) -> rusqlite::Result<Vec<ProductId>> {
    connection
        .prepare_cached("SELECT product FROM segment_product WHERE segment = ? ORDER BY position")?
        .query_map([segment.0], |row| row.get(0).map(ProductId))?
        .collect()
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Segment> {
    Ok(Segment {
        id: SegmentId(row.get("id")?),
        kind: row.get::<_, Word<_>>("kind")?.0,
        cue: row.get("cue")?,
        title: row.get("title")?,
        note: row.get("note")?,
        colour: row.get("colour")?,
        duration: duration(row, "duration_ms")?,
        is_skipped: row.get("is_skipped")?,
        scene: row.get::<_, Word<_>>("scene")?.0,
        products: Vec::new(),
        card: optional_word(row, "card")?,
        offer: row.get::<_, Option<Json<_>>>("offer")?.map(|offer| offer.0),
        end_action: row.get::<_, Word<_>>("end_action")?.0,
    })
}
