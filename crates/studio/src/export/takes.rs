//! The take log of a show's runs: what viewers saw, when, at which price.

use std::collections::BTreeMap;
use std::io::Write;

use serde::Serialize;
use vitrine_catalogue::export::{Format, TableExport, plain_amount};
use vitrine_domain::{DurationMs, Language, Money, Phase, ProductId, Show, ShowId, UnixMs, format};
use vitrine_store::{Run, Store, Take};

use super::rundown::{clock, iso};
use super::{Export, ExportError};
use crate::words::Words;

/// The headings, by their messages `takes-<name>`.
const HEADINGS: [&str; 13] = [
    "run", "phase", "time", "offset", "frame", "item", "product", "sku", "card", "price", "amount",
    "currency", "struck",
];

/// An entry for programs.
#[derive(Serialize)]
struct Entry<'a> {
    /// From 1, the oldest run first.
    run: usize,
    phase: Phase,
    /// After ISO 8601, with milliseconds, in this computer's time zone.
    at: Option<String>,
    at_unix_ms: UnixMs,
    /// Since the run began.
    after_ms: DurationMs,
    /// The first frame that showed it, counted from the run's first; `None` if the program went on before.
    frame: Option<u64>,
    /// When that frame was due.
    frame_at_unix_ms: Option<UnixMs>,
    item: &'a str,
    product: Option<&'a str>,
    /// `None` also for a product that was deleted since.
    sku: Option<&'a str>,
    card: Option<&'a str>,
    /// As viewers read it.
    price_shown: Option<String>,
    price: Option<Money>,
    compare_at: Option<Money>,
}

/// The runs of a show that took something, the oldest first.
pub(super) fn of(store: &Store, show: ShowId) -> Result<Vec<(Run, Vec<Take>)>, ExportError> {
    let mut runs = store.runs(show)?;
    runs.reverse();
    let mut taken = Vec::new();
    for run in runs {
        let takes = store.takes(run.id)?;
        if !takes.is_empty() {
            taken.push((run, takes));
        }
    }
    if taken.is_empty() {
        return Err(ExportError::NoTakes);
    }
    Ok(taken)
}

pub(super) fn write(
    export: &Export<'_>,
    show: &Show,
    kind: Format,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let words = export.words;
    let runs = of(export.store, show.id)?;
    let skus = skus(export.store, &runs)?;
    let headings = HEADINGS.map(|name| words.say(&format!("takes-{name}")));
    let mut table = TableExport::new(out, kind, headings)?;
    for (number, (run, takes)) in (1..).zip(&runs) {
        for take in takes {
            let entry = entry(number, run, take, show.language, &skus);
            match kind {
                Format::Json => table.object(&entry)?,
                Format::Csv | Format::CsvForExcel => table.row(&cells(&entry, show, words))?,
            }
        }
    }
    table.finish()?;
    Ok(())
}

fn skus(
    store: &Store,
    runs: &[(Run, Vec<Take>)],
) -> Result<BTreeMap<ProductId, String>, ExportError> {
    let takes = runs.iter().flat_map(|(_, takes)| takes);
    let mut ids: Vec<ProductId> = takes.filter_map(|take| take.take.product).collect();
    ids.sort_unstable();
    ids.dedup();
    let products = store.products(&ids)?;
    Ok(products.into_iter().map(|one| (one.id, one.sku)).collect())
}

fn entry<'a>(
    number: usize,
    run: &Run,
    take: &'a Take,
    language: Language,
    skus: &'a BTreeMap<ProductId, String>,
) -> Entry<'a> {
    let seen = &take.take;
    Entry {
        run: number,
        phase: run.phase,
        at: iso(seen.at),
        at_unix_ms: seen.at,
        after_ms: seen.at.since(run.started_at),
        frame: seen.first_frame.map(|first| first.frame),
        frame_at_unix_ms: seen.first_frame.map(|first| first.at),
        item: &take.segment_title,
        product: take.product_title.as_deref(),
        sku: seen
            .product
            .and_then(|id| skus.get(&id))
            .map(String::as_str),
        card: seen.template.as_ref().map(|template| template.0.as_str()),
        price_shown: seen.price.map(|price| format::money(price, language)),
        price: seen.price,
        compare_at: seen.compare_at,
    }
}

/// In the order of [`HEADINGS`].
fn cells(entry: &Entry<'_>, show: &Show, words: &Words) -> [String; 13] {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let at = entry.at.as_deref().unwrap_or_default();
    let shown = |money: Money| format::money(money, show.language);
    [
        entry.run.to_string(),
        words.phase(entry.phase),
        // A spreadsheet reads a moment without the T and the zone.
        at.get(..23).unwrap_or_default().replace('T', " "),
        clock(entry.after_ms),
        entry
            .frame
            .map(|frame| frame.to_string())
            .unwrap_or_default(),
        entry.item.to_owned(),
        text(entry.product),
        text(entry.sku),
        text(entry.card),
        text(entry.price_shown.as_deref()),
        entry.price.map(plain_amount).unwrap_or_default(),
        entry
            .price
            .map(|price| price.currency.to_string())
            .unwrap_or_default(),
        entry.compare_at.map(shown).unwrap_or_default(),
    ]
}
