//! Rows of one product put together.
//!
//! One product is held at a time. Of those that are done only a hash of the handle is kept, to know one
//! that comes again.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use vitrine_domain::incoming::{
    IncomingPhoto, IncomingPrice, IncomingProduct, Remark, RemarkReason,
};
use vitrine_domain::{Variant, VariantOption};

use super::Manner;
use super::part::{Choice, Form, Part, PartPhoto, Whole};
use crate::limits;
use crate::note::remark;

/// The product that is being put together.
pub(crate) struct Gather {
    manner: Manner,
    current: Option<Building>,
    seen: HashSet<u64>,
    hashes: RandomState,
}

/// What comes of one more row.
pub(crate) enum Gathered {
    /// It belongs to the product at hand.
    Nothing,
    /// It begins another one; the one before is done.
    Done(Box<IncomingProduct>),
    /// A second product of the same number.
    Refused(Remark),
}

#[derive(Default)]
struct Building {
    product: IncomingProduct,
    is_alone: bool,
    forms: Vec<Form>,
    /// What the product's choices are called, by number.
    names: Vec<(u8, String)>,
    photos: Vec<PartPhoto>,
    whole: Whole,
}

impl Gather {
    pub(crate) fn new(manner: Manner) -> Self {
        Self {
            manner,
            current: None,
            seen: HashSet::new(),
            hashes: RandomState::new(),
        }
    }

    /// Takes the next row.
    pub(crate) fn push(&mut self, part: Part) -> Gathered {
        if let Some(current) = &mut self.current
            && current.product.handle == part.handle
        {
            if current.is_alone && part.is_alone {
                return Gathered::Refused(taken_twice(&part));
            }
            current.add(part);
            return Gathered::Nothing;
        }
        let is_continued = !self.seen.insert(self.hashes.hash_one(&part.handle));
        if is_continued && part.is_alone {
            return Gathered::Refused(taken_twice(&part));
        }
        let before = self.finish();
        self.current = Some(Building::begin(part, is_continued));
        before.map_or(Gathered::Nothing, Gathered::Done)
    }

    /// The product at hand, when no more rows come.
    pub(crate) fn finish(&mut self) -> Option<Box<IncomingProduct>> {
        let building = self.current.take()?;
        Some(Box::new(building.finish(self.manner)))
    }
}

fn taken_twice(part: &Part) -> Remark {
    remark(part.line, "", &part.handle, RemarkReason::SkuTaken)
}

impl Building {
    fn begin(part: Part, is_continued: bool) -> Self {
        let mut building = Self {
            product: IncomingProduct {
                line: part.line,
                handle: part.handle.clone(),
                is_continued,
                ..IncomingProduct::default()
            },
            is_alone: part.is_alone,
            ..Self::default()
        };
        building.add(part);
        building
    }

    fn add(&mut self, part: Part) {
        let product = &mut self.product;
        if !product.is_continued {
            // What is said twice was said the first time.
            product.title = product.title.take().or(part.title);
            product.brand = product.brand.take().or(part.brand);
            product.kind = product.kind.take().or(part.kind);
            product.description = product.description.take().or(part.description);
            product.rating = product.rating.or(part.rating);
            product.link = product.link.take().or(part.link);
            product.is_offered = product.is_offered.or(part.is_offered);
            if product.highlights.is_empty() {
                product.highlights = part.highlights;
            }
            let (whole, more) = (&mut self.whole, part.whole);
            whole.sku = whole.sku.take().or(more.sku);
            whole.barcode = whole.barcode.take().or(more.barcode);
            whole.price = whole.price.or(more.price);
            whole.stock = whole.stock.or(more.stock);
        }
        product.remarks.extend(part.remarks);
        product.remarks.truncate(limits::REMARKS);
        self.add_photos(part.photos, part.line);
        if let Some(form) = part.form {
            self.add_form(form, part.line);
        }
    }

    fn add_photos(&mut self, photos: Vec<PartPhoto>, line: u64) {
        for photo in photos {
            let same = |known: &&mut PartPhoto| known.photo.reference == photo.photo.reference;
            if let Some(known) = self.photos.iter_mut().find(same) {
                known.position = known.position.or(photo.position);
                if known.photo.alt.is_empty() {
                    known.photo.alt = photo.photo.alt;
                }
                continue;
            }
            if self.photos.len() == limits::PHOTOS {
                return self.too_many(line, &photo.photo.reference);
            }
            self.photos.push(photo);
        }
    }

    fn add_form(&mut self, mut form: Form, line: u64) {
        form.choices.sort_by_key(|choice| choice.number);
        for choice in &mut form.choices {
            let known = self
                .names
                .iter()
                .find(|(number, _)| *number == choice.number);
            match (&choice.name, known) {
                (Some(name), None) => self.names.push((choice.number, name.clone())),
                (None, Some((_, name))) => choice.name = Some(name.clone()),
                _ => {}
            }
        }
        if self.forms.len() == limits::VARIANTS {
            return self.too_many(line, form.sku.as_deref().unwrap_or_default());
        }
        self.forms.push(form);
    }

    /// Said once for a product, however many there are.
    fn too_many(&mut self, line: u64, value: &str) {
        let reason = RemarkReason::TooMany;
        let remarks = &mut self.product.remarks;
        if !remarks.iter().any(|remark| remark.reason == reason) {
            remarks.push(remark(line, "", value, reason));
        }
    }

    fn finish(mut self, manner: Manner) -> IncomingProduct {
        if self.product.highlights.len() > limits::HIGHLIGHTS {
            let first = self.product.highlights[limits::HIGHLIGHTS].clone();
            self.too_many(self.product.line, &first);
            self.product.highlights.truncate(limits::HIGHLIGHTS);
        }
        // Of a row whose values were all refused, nothing can be ordered.
        if self.forms.len() > 1 {
            self.forms.retain(|form| !form.says_nothing());
        }
        let mut product = self.product;
        product.remarks.truncate(limits::REMARKS);
        product.photos = ordered(self.photos);
        let has_choices = match manner {
            Manner::Shopify { .. } => true,
            // More of its group may come later.
            Manner::Google => !self.is_alone,
            // A single row's colour tells what it is, not what can be chosen.
            Manner::Plain => self.forms.len() > 1,
        };
        // One photo of all rows tells none of them from the others, unless it is said to be theirs.
        let has_own_photos = matches!(manner, Manner::Shopify { .. })
            || self.forms.len() == 1
            || self
                .forms
                .windows(2)
                .any(|two| two[0].photo != two[1].photo);
        let variants = variants(&self.forms, has_choices, has_own_photos);
        let is_one_form = variants.len() <= 1 && variants.iter().all(|one| one.options.is_empty());
        if !product.is_continued {
            let only = self.forms.first().filter(|_| self.forms.len() == 1);
            let whole = if manner.is_ours() {
                self.whole
            } else {
                Whole {
                    sku: only.and_then(|form| form.sku.clone()),
                    barcode: only.and_then(|form| form.barcode.clone()),
                    price: lowest(&self.forms),
                    stock: total(&self.forms),
                }
            };
            product.sku = whole.sku;
            product.barcode = whole.barcode;
            product.price = whole.price;
            product.stock = whole.stock;
        }
        let is_kept = !is_one_form || (product.is_continued && !variants.is_empty());
        product.variants = if is_kept { variants } else { Vec::new() };
        product
    }
}

impl Form {
    fn says_nothing(&self) -> bool {
        self.sku.is_none()
            && self.barcode.is_none()
            && self.price.is_none()
            && self.stock.is_none()
            && self.choices.iter().all(|choice| option(choice).is_none())
    }
}

/// Photos by their positions; those without one stay behind the photo they followed.
fn ordered(mut photos: Vec<PartPhoto>) -> Vec<IncomingPhoto> {
    let mut last = 0;
    for photo in &mut photos {
        last = photo.position.unwrap_or(last);
        photo.position = Some(last);
    }
    photos.sort_by_key(|photo| photo.position);
    photos.into_iter().map(|photo| photo.photo).collect()
}

fn variants(forms: &[Form], has_choices: bool, has_own_photos: bool) -> Vec<Variant> {
    let variants = forms.iter().map(|form| {
        let choices: &[Choice] = if has_choices { &form.choices } else { &[] };
        Variant {
            options: choices.iter().filter_map(option).collect(),
            sku: form.sku.clone(),
            price: form.price.map(|price| price.current),
            compare_at: form.price.and_then(|price| price.compare_at),
            stock: form.stock,
            barcode: form.barcode.clone(),
            photo: form.photo.clone().filter(|_| has_own_photos),
        }
    });
    variants.collect()
}

/// "Title" is "Default Title" is how Shopify writes that there is nothing to choose.
fn option(choice: &Choice) -> Option<VariantOption> {
    let value = choice.value.clone()?;
    let name = choice.name.clone();
    let is_named_title = name
        .as_deref()
        .is_none_or(|name| name.eq_ignore_ascii_case("title"));
    if is_named_title && value.eq_ignore_ascii_case("default title") {
        return None;
    }
    let name = name.unwrap_or_else(|| format!("Option{}", choice.number));
    Some(VariantOption { name, value })
}

/// What the cheapest form costs. Amounts in another currency than the first can't be compared with it.
fn lowest(forms: &[Form]) -> Option<IncomingPrice> {
    let mut prices = forms.iter().filter_map(|form| form.price);
    let first = prices.next()?;
    Some(prices.fold(first, |lowest, price| {
        if lowest.current.is_above(price.current) {
            price
        } else {
            lowest
        }
    }))
}

/// Pieces over all forms; `None` as soon as those of one are not counted.
fn total(forms: &[Form]) -> Option<u32> {
    let mut stocks = forms.iter().map(|form| form.stock);
    let first = stocks.next()??;
    stocks.try_fold(first, |sum, stock| Some(sum.saturating_add(stock?)))
}
