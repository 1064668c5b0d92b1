//! What the schedule and the set-up say by themselves, without waiting for anything. Pure but for the
//! look whether a photo's file is there.

use std::collections::BTreeSet;

use vitrine_domain::{DurationMs, Product, ProductId, Segment, Show, UnixMs, plan};

use super::checks::DoubtedPrice;
use crate::places::Places;

/// When a show that is prepared now begins: as planned, or at once when that is past.
fn begins(show: &Show, now: UnixMs) -> UnixMs {
    let planned = show.planned_start.filter(|planned| *planned > now);
    planned.unwrap_or(now)
}

/// Each item that will be taken, with its planned time.
fn items(show: &Show, now: UnixMs) -> impl Iterator<Item = (&Segment, UnixMs, UnixMs)> {
    let begins = begins(show, now);
    let planned = plan::plan(&show.rundown).into_iter();
    let items = show.rundown.segments.iter().zip(planned);
    items
        .filter(|(segment, _)| !segment.is_skipped)
        .map(move |(segment, planned)| {
            let at = |offset: DurationMs| begins.plus(offset);
            (segment, at(planned.starts), at(planned.ends))
        })
}

/// How many items can be taken.
pub(super) fn playable(show: &Show) -> u64 {
    let segments = show.rundown.segments.iter();
    segments.filter(|segment| !segment.is_skipped).count() as u64
}

/// Titles of products of the rundown without a photo whose file is there, each once.
pub(super) fn without_photo(
    show: &Show,
    product: impl Fn(ProductId) -> Option<Product>,
    places: &Places,
) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let segments = show.rundown.segments.iter();
    let shown = segments.filter(|segment| !segment.is_skipped);
    let ids = shown.flat_map(|segment| segment.products.iter().copied());
    ids.filter(|id| seen.insert(*id))
        .filter_map(product)
        .filter(|product| {
            let photo = product.photos.first();
            photo.and_then(|photo| places.photo(&photo.file)).is_none()
        })
        .map(|product| product.title)
        .collect()
}

/// Prices that would not be shown when their item comes, each product once.
pub(super) fn doubted_prices(
    show: &Show,
    product: impl Fn(ProductId) -> Option<Product>,
    now: UnixMs,
) -> Vec<DoubtedPrice> {
    let mut seen = BTreeSet::new();
    let mut doubted = Vec::new();
    for (segment, starts, _) in items(show, now) {
        for id in &segment.products {
            let Some(product) = product(*id).filter(|_| !seen.contains(id)) else {
                continue;
            };
            let price = product.price.as_ref();
            let doubt = price.and_then(|price| price.doubt(starts, show.price_age_limit));
            if let Some(doubt) = doubt {
                seen.insert(*id);
                let title = product.title;
                doubted.push(DoubtedPrice { title, doubt });
            }
        }
    }
    doubted
}

/// Titles of items whose deal runs out before they are over: its countdown is shorter than the item,
/// or the price of one of its products ends in the middle of it.
pub(super) fn short_deals(
    show: &Show,
    product: impl Fn(ProductId) -> Option<Product>,
    now: UnixMs,
) -> Vec<String> {
    let is_short = |(segment, starts, ends): &(&Segment, UnixMs, UnixMs)| {
        let lasts = segment.offer.as_ref().and_then(|offer| offer.lasts);
        let runs_out = lasts.is_some_and(|lasts| starts.plus(lasts) < *ends);
        let price_ends = segment.products.iter().any(|id| {
            let until = product(*id).and_then(|product| product.price?.valid_until);
            until.is_some_and(|until| until >= *starts && until < *ends)
        });
        runs_out || price_ends
    };
    items(show, now)
        .filter(is_short)
        .map(|(segment, ..)| segment.title.clone())
        .collect()
}
