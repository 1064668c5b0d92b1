//! The rundown of a show: a row an item, with its planned times.

use std::collections::BTreeMap;
use std::io::Write;

use serde::Serialize;
use vitrine_catalogue::export::{Format, TableExport, plain_amount};
use vitrine_domain::plan::{PlannedSegment, plan};
use vitrine_domain::{
    DurationMs, EndAction, Money, Product, ProductId, Scene, Segment, SegmentKind, Show, UnixMs,
    format,
};

use super::{Export, ExportError};
use crate::words::Words;

/// The headings, by their messages `rundown-<name>`.
const HEADINGS: [&str; 20] = [
    "index",
    "cue",
    "title",
    "kind",
    "start",
    "end",
    "offset",
    "length",
    "scene",
    "products",
    "skus",
    "card",
    "offer-price",
    "offer-currency",
    "promo-code",
    "offer-lasts",
    "end-action",
    "skipped",
    "colour",
    "note",
];

/// An item for programs.
#[derive(Serialize)]
struct Item<'a> {
    index: usize,
    cue: &'a str,
    title: &'a str,
    kind: SegmentKind,
    /// Moments after ISO 8601; `None` for a show without a planned start.
    planned_start: Option<String>,
    planned_end: Option<String>,
    /// From the start of the show.
    starts_ms: DurationMs,
    ends_ms: DurationMs,
    duration_ms: DurationMs,
    is_skipped: bool,
    scene: Scene,
    products: Vec<Featured<'a>>,
    card: Option<&'a str>,
    offer: Option<Deal<'a>>,
    end_action: EndAction,
    colour: Option<&'a str>,
    note: &'a str,
}

#[derive(Serialize)]
struct Featured<'a> {
    sku: &'a str,
    title: &'a str,
}

#[derive(Serialize)]
struct Deal<'a> {
    price: Option<Money>,
    promo_code: Option<&'a str>,
    lasts_ms: Option<DurationMs>,
}

pub(super) fn write(
    export: &Export<'_>,
    show: &Show,
    kind: Format,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let words = export.words;
    let products = products(export, show)?;
    let headings = HEADINGS.map(|name| words.say(&format!("rundown-{name}")));
    let mut table = TableExport::new(out, kind, headings)?;
    let segments = show.rundown.segments.iter().zip(plan(&show.rundown));
    for (index, (segment, planned)) in segments.enumerate() {
        let item = item(index + 1, segment, planned, show.planned_start, &products);
        match kind {
            Format::Json => table.object(&item)?,
            Format::Csv | Format::CsvForExcel => table.row(&cells(&item, words))?,
        }
    }
    table.finish()?;
    Ok(())
}

fn products(export: &Export<'_>, show: &Show) -> Result<BTreeMap<ProductId, Product>, ExportError> {
    let segments = show.rundown.segments.iter();
    let mut ids: Vec<ProductId> = segments.flat_map(|one| one.products.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    let products = export.store.products(&ids)?;
    Ok(products.into_iter().map(|one| (one.id, one)).collect())
}

fn item<'a>(
    index: usize,
    segment: &'a Segment,
    planned: PlannedSegment,
    start: Option<UnixMs>,
    products: &'a BTreeMap<ProductId, Product>,
) -> Item<'a> {
    let moment = |after: DurationMs| start.and_then(|start| iso(start.plus(after)));
    let featured = segment.products.iter().filter_map(|id| products.get(id));
    Item {
        index,
        cue: &segment.cue,
        title: &segment.title,
        kind: segment.kind,
        planned_start: moment(planned.starts),
        planned_end: moment(planned.ends),
        starts_ms: planned.starts,
        ends_ms: planned.ends,
        duration_ms: segment.duration,
        is_skipped: segment.is_skipped,
        scene: segment.scene,
        products: featured
            .map(|product| Featured {
                sku: &product.sku,
                title: &product.title,
            })
            .collect(),
        card: segment.card.as_ref().map(|card| card.0.as_str()),
        offer: segment.offer.as_ref().map(|offer| Deal {
            price: offer.price,
            promo_code: offer.promo_code.as_deref(),
            lasts_ms: offer.lasts,
        }),
        end_action: segment.end_action,
        colour: segment.colour.as_deref(),
        note: &segment.note,
    }
}

/// In the order of [`HEADINGS`].
fn cells(item: &Item<'_>, words: &Words) -> [String; 20] {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let offer = item.offer.as_ref();
    let price = offer.and_then(|offer| offer.price);
    let in_lines = |part: fn(&Featured<'_>) -> String| {
        let parts: Vec<String> = item.products.iter().map(part).collect();
        parts.join("\n")
    };
    // A spreadsheet reads a moment without the T and the zone.
    let moment = |moment: &Option<String>| {
        let bare = moment.as_deref().unwrap_or_default();
        bare.get(..19).unwrap_or_default().replace('T', " ")
    };
    [
        item.index.to_string(),
        item.cue.to_owned(),
        item.title.to_owned(),
        words.say(kind_word(item.kind)),
        moment(&item.planned_start),
        moment(&item.planned_end),
        clock(item.starts_ms),
        clock(item.duration_ms),
        words.say(scene_word(item.scene)),
        in_lines(|product| product.title.to_owned()),
        in_lines(|product| product.sku.to_owned()),
        text(item.card),
        price.map(plain_amount).unwrap_or_default(),
        price
            .map(|price| price.currency.to_string())
            .unwrap_or_default(),
        text(offer.and_then(|offer| offer.promo_code)),
        offer
            .and_then(|offer| offer.lasts_ms)
            .map(clock)
            .unwrap_or_default(),
        words.say(end_action_word(item.end_action)),
        words.say(if item.is_skipped {
            "export-yes"
        } else {
            "export-no"
        }),
        text(item.colour),
        item.note.to_owned(),
    ]
}

/// "0:04:05": with hours, so that a spreadsheet does not take minutes for hours.
pub(super) fn clock(length: DurationMs) -> String {
    let clock = format::duration(length);
    if clock.len() > 5 {
        clock
    } else {
        format!("0:{clock}")
    }
}

/// A moment in this computer's time zone after ISO 8601, with milliseconds; `None` beyond the calendar.
pub(super) fn iso(at: UnixMs) -> Option<String> {
    let moment = jiff::Timestamp::from_millisecond(at.0).ok()?;
    let local = moment.to_zoned(jiff::tz::TimeZone::system());
    Some(local.strftime("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string())
}

fn kind_word(kind: SegmentKind) -> &'static str {
    match kind {
        SegmentKind::Opening => "rundown-kind-opening",
        SegmentKind::Product => "rundown-kind-product",
        SegmentKind::Demo => "rundown-kind-demo",
        SegmentKind::Questions => "rundown-kind-questions",
        SegmentKind::Break => "rundown-kind-break",
        SegmentKind::Closing => "rundown-kind-closing",
    }
}

fn scene_word(scene: Scene) -> &'static str {
    match scene {
        Scene::CameraFull => "rundown-scene-camera",
        Scene::ScreenFull => "rundown-scene-screen",
        Scene::ScreenWithCamera => "rundown-scene-screen-camera",
        Scene::SideBySide => "rundown-scene-side",
        Scene::ProductFull => "rundown-scene-product",
        Scene::Slate => "rundown-scene-slate",
    }
}

fn end_action_word(action: EndAction) -> &'static str {
    match action {
        EndAction::None => "rundown-end-none",
        EndAction::LoadNext => "rundown-end-load",
        EndAction::PlayNext => "rundown-end-play",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_lengths_by_spreadsheets() {
        assert_eq!(clock(DurationMs::from_secs(245)), "0:04:05");
        assert_eq!(clock(DurationMs::from_mins(75)), "1:15:00");
        assert_eq!(clock(DurationMs::from_mins(600)), "10:00:00");
    }
}
