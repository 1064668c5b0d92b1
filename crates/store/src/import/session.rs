//! One import from its first item to its last: which product an item is, what becomes of it, and the count.

use std::collections::{HashMap, HashSet};

use rusqlite::Result;
use vitrine_domain::incoming::{IncomingProduct, Remark, RemarkReason};
use vitrine_domain::{Price, PriceError, ProductId, Variant};

use super::ground::Ground;
use super::merge::{self, Change, Open, Stored};
use super::{ImportFate, ImportOptions, ImportPreview, ImportRow};

pub(super) struct Session<'a, G> {
    pub(super) ground: G,
    options: &'a ImportOptions,
    /// What became of the products that this file has named so far.
    fates: HashMap<ProductId, ImportFate>,
    /// Those that have come in part, with the line where they began.
    open: HashMap<ProductId, (u64, Open)>,
    /// Handles that were refused: their later parts are too.
    refused: HashSet<String>,
    pub(super) preview: ImportPreview,
}

impl<'a, G: Ground> Session<'a, G> {
    pub(super) fn new(ground: G, options: &'a ImportOptions) -> Self {
        Self {
            ground,
            options,
            fates: HashMap::new(),
            open: HashMap::new(),
            refused: HashSet::new(),
            preview: ImportPreview::default(),
        }
    }

    /// Takes in an item, or refuses it.
    pub(super) fn take(&mut self, mut item: IncomingProduct) -> Result<()> {
        make_sound(&mut item);
        let remarks = std::mem::take(&mut item.remarks);
        self.preview.counts.remarks += remarks.len() as u64;
        let room = self.options.rows.saturating_sub(self.preview.remarks.len());
        self.preview.remarks.extend(remarks.into_iter().take(room));
        if item.handle.is_empty() {
            self.refuse(&item, "", RemarkReason::NoHandle);
            return Ok(());
        }
        if item.is_continued && self.refused.contains(&item.handle) {
            return Ok(());
        }
        let by_handle = self.ground.by_handle(&item.handle)?;
        let sku = item.sku.clone().unwrap_or_else(|| item.handle.clone());
        let found = match by_handle {
            Some(id) => Some(id),
            None => self.ground.by_sku(&sku)?,
        };
        match found {
            None => self.add(item, &sku),
            Some(id) => match self.fates.get(&id) {
                None => self.meet(id, item),
                Some(fate) if by_handle.is_some() => self.meet_again(id, *fate, item),
                // Another product of this file has the number.
                Some(_) => {
                    self.refuse(&item, &sku, RemarkReason::SkuTaken);
                    Ok(())
                }
            },
        }
    }

    /// The file has ended: what of a product has come only in part is all there is of it.
    pub(super) fn finish(&mut self) -> Result<()> {
        let mut open: Vec<_> = self.open.drain().collect();
        open.sort_unstable_by_key(|(_, (line, _))| *line);
        for (id, (line, open)) in open {
            let stored = self.ground.stored(id)?;
            let change = merge::close(&stored, open);
            self.change_more(id, line, stored, change)?;
        }
        Ok(())
    }

    fn add(&mut self, mut item: IncomingProduct, sku: &str) -> Result<()> {
        if item.title.is_none() {
            self.refuse(&item, "", RemarkReason::NoTitle);
            return Ok(());
        }
        item.sku = None;
        let none = Stored::none(sku);
        let change = merge::merge(&none, &mut item, self.options);
        let links = change.links.clone().unwrap_or_default();
        let product = none.with(&change);
        let title = product.title.clone();
        let id = self.ground.add(product, &links)?;
        self.fates.insert(id, ImportFate::New);
        self.preview.counts.new += 1;
        self.show(ImportRow {
            line: item.line,
            handle: item.handle,
            title,
            product: None,
            fate: ImportFate::New,
            diffs: change.diffs,
        });
        Ok(())
    }

    /// A product that is in the catalogue, named for the first time.
    fn meet(&mut self, id: ProductId, mut item: IncomingProduct) -> Result<()> {
        let stored = self.ground.stored(id)?;
        if let Some(sku) = &item.sku
            && *sku != stored.product.sku
            && self.ground.by_sku(sku)?.is_some_and(|other| other != id)
        {
            let sku = sku.clone();
            self.refuse(&item, &sku, RemarkReason::SkuTaken);
            return Ok(());
        }
        let mut change = merge::merge(&stored, &mut item, self.options);
        if let Some(open) = change.open.take() {
            self.open.insert(id, (item.line, open));
        }
        let fate = if change.diffs.is_empty() {
            self.preview.counts.unchanged += 1;
            ImportFate::Unchanged
        } else {
            self.preview.counts.changed += 1;
            ImportFate::Changed
        };
        self.fates.insert(id, fate);
        if self.has_room(fate) {
            self.show(ImportRow {
                line: item.line,
                handle: item.handle,
                title: title_of(&stored, &change),
                product: Some(id),
                fate,
                diffs: change.diffs.clone(),
            });
        }
        if fate == ImportFate::Changed {
            self.ground.keep(id)?;
        }
        if let Some(price) = &change.reaffirmed {
            self.ground.reaffirm(id, price)?;
        }
        if fate == ImportFate::Changed {
            let stored = reaffirmed(stored, &change);
            self.ground.change(id, stored, change)?;
        }
        Ok(())
    }

    /// A further part of a product that this file has named before.
    fn meet_again(
        &mut self,
        id: ProductId,
        fate: ImportFate,
        mut item: IncomingProduct,
    ) -> Result<()> {
        if !G::WRITES && fate != ImportFate::Unchanged {
            // It counts already, and what is there is not what would be there by now.
            return Ok(());
        }
        let stored = self.ground.stored(id)?;
        let open = self.open.remove(&id);
        let mut change = merge::merge_more(&stored, &mut item, open.map(|(_, open)| open));
        let line = open.map_or(item.line, |(line, _)| line);
        if let Some(open) = change.open.take() {
            self.open.insert(id, (line, open));
        }
        self.change_more(id, line, stored, change)
    }

    /// Changes a product that was named before.
    fn change_more(
        &mut self,
        id: ProductId,
        line: u64,
        stored: Stored,
        change: Change,
    ) -> Result<()> {
        if change.diffs.is_empty() {
            return Ok(());
        }
        if self.fates.get(&id) == Some(&ImportFate::Unchanged) {
            self.fates.insert(id, ImportFate::Changed);
            self.preview.counts.unchanged -= 1;
            self.preview.counts.changed += 1;
            self.preview.rows.retain(|row| row.product != Some(id));
            self.show(ImportRow {
                line,
                handle: stored.product.handle.clone().unwrap_or_default(),
                title: stored.product.title.clone(),
                product: Some(id),
                fate: ImportFate::Changed,
                diffs: change.diffs.clone(),
            });
            self.ground.keep(id)?;
        }
        self.ground.change(id, stored, change)
    }

    fn has_room(&self, fate: ImportFate) -> bool {
        let rows = self.preview.rows.iter().filter(|row| row.fate == fate);
        rows.count() < self.options.rows
    }

    fn show(&mut self, row: ImportRow) {
        if self.has_room(row.fate) {
            self.preview.rows.push(row);
        }
    }

    fn refuse(&mut self, item: &IncomingProduct, value: &str, reason: RemarkReason) {
        self.preview.counts.refused += 1;
        self.refused.insert(item.handle.clone());
        if self.preview.refused.len() < self.options.rows {
            self.preview.refused.push(remark(item, value, reason));
        }
    }
}

fn title_of(stored: &Stored, change: &Change) -> String {
    let new = change.diffs.iter().find_map(|diff| match diff {
        super::FieldDiff::Title { new, .. } => Some(new),
        _ => None,
    });
    new.unwrap_or(&stored.product.title).clone()
}

/// The product with the price as it was said last.
fn reaffirmed(mut stored: Stored, change: &Change) -> Stored {
    if let Some(price) = &change.reaffirmed {
        stored.product.price = Some(price.clone());
    }
    stored
}

fn remark(item: &IncomingProduct, value: &str, reason: RemarkReason) -> Remark {
    Remark {
        line: item.line,
        column: String::new(),
        value: value.chars().take(100).collect(),
        reason,
    }
}

/// Leaves out what a product can't have, so that one bad value does not stop a whole import. Readers of
/// files check the same; the store does not rely on it.
fn make_sound(item: &mut IncomingProduct) {
    for text in [
        &mut item.sku,
        &mut item.title,
        &mut item.brand,
        &mut item.kind,
        &mut item.description,
        &mut item.link,
    ] {
        text.take_if(|text| text.trim().is_empty());
    }
    if let Some(price) = item.price
        && let Err(error) = Price::new(price.current, price.compare_at, "", Default::default())
    {
        let reason = match error {
            PriceError::Negative => RemarkReason::NegativePrice,
            PriceError::CompareAtNotAbove => RemarkReason::CompareAtNotAbove,
            PriceError::CurrenciesDiffer => RemarkReason::CurrenciesDiffer,
        };
        let amount = price.compare_at.unwrap_or(price.current).minor.to_string();
        item.remarks.push(remark(item, &amount, reason));
        item.price = None;
    }
    if let Some(rating) = item.rating.take_if(|rating| rating.hundredths > 500) {
        let stars = rating.hundredths.to_string();
        item.remarks
            .push(remark(item, &stars, RemarkReason::NotStars));
    }
    item.photos.retain(|photo| !photo.reference.is_empty());
    item.variants.iter_mut().for_each(make_variant_sound);
}

fn make_variant_sound(variant: &mut Variant) {
    variant.sku.take_if(|sku| sku.is_empty());
    variant.barcode.take_if(|barcode| barcode.is_empty());
    variant.photo.take_if(|photo| photo.is_empty());
    variant.price.take_if(|price| price.minor < 0);
    let price = variant.price;
    variant.compare_at.take_if(|struck| {
        price.is_none_or(|price| Price::new(price, Some(*struck), "", Default::default()).is_err())
    });
}
