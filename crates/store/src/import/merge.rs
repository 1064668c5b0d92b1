//! What an item of a file makes of a product. Pure: what is there comes in, what is to be written goes out.

use vitrine_domain::incoming::{IncomingPhoto, IncomingPrice, IncomingProduct};
use vitrine_domain::{Price, Product, ProductId, Variant};

use super::{FieldDiff, ImportOptions};
use crate::table::photo_link::PhotoLink;
use crate::table::product::NewProduct;

/// A product with what an import can change of it.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub(super) product: Product,
    pub(super) links: Vec<PhotoLink>,
}

/// What is to be written.
#[derive(Debug, Default)]
pub(super) struct Change {
    /// In the order of the product's fields; empty when nothing changes.
    pub(super) diffs: Vec<FieldDiff>,
    pub(super) variants: Option<Vec<Variant>>,
    pub(super) links: Option<Vec<PhotoLink>>,
    /// The price is what it was, and a newer file says so.
    pub(super) reaffirmed: Option<Price>,
    /// The item has a beginning of the product's variants or links only: the rest may come later in the
    /// file. So many variants and links of it were there.
    pub(super) open: Option<Open>,
}

/// A product whose variants or links have come in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Open {
    pub(super) variants: Option<usize>,
    pub(super) links: Option<usize>,
}

impl Stored {
    /// A product that is not there yet, but has its article number.
    pub(super) fn none(sku: &str) -> Self {
        let product = Product {
            id: ProductId(0),
            sku: sku.to_owned(),
            handle: None,
            title: String::new(),
            brand: None,
            kind: None,
            description: String::new(),
            highlights: Vec::new(),
            price: None,
            stock: None,
            rating: None,
            photos: Vec::new(),
            link: None,
            variants: Vec::new(),
        };
        Self {
            product,
            links: Vec::new(),
        }
    }

    /// The product once the change is made.
    pub(super) fn with(self, change: &Change) -> NewProduct {
        let mut product = self.product;
        for diff in &change.diffs {
            apply(&mut product, diff);
        }
        let dropped = |file: &str| {
            let kept = |links: &[PhotoLink]| links.iter().any(|l| l.file.as_deref() == Some(file));
            change
                .links
                .as_ref()
                .is_some_and(|new| kept(&self.links) && !kept(new))
        };
        // The photo of a link goes with the link.
        product.photos.retain(|photo| !dropped(&photo.file));
        product.into()
    }
}

fn apply(product: &mut Product, diff: &FieldDiff) {
    match diff.clone() {
        FieldDiff::Sku { new, .. } => product.sku = new,
        FieldDiff::Handle { new, .. } => product.handle = Some(new),
        FieldDiff::Title { new, .. } => product.title = new,
        FieldDiff::Brand { new, .. } => product.brand = Some(new),
        FieldDiff::Kind { new, .. } => product.kind = Some(new),
        FieldDiff::Description { new, .. } => product.description = new,
        FieldDiff::Highlights { new, .. } => product.highlights = new,
        FieldDiff::Price { new, .. } => product.price = Some(new),
        FieldDiff::Stock { new, .. } => product.stock = Some(new),
        FieldDiff::Rating { new, .. } => product.rating = Some(new),
        FieldDiff::Link { new, .. } => product.link = Some(new),
        FieldDiff::Variants { new, .. } => product.variants = new,
        FieldDiff::Photos { .. } => {}
    }
}

/// What the item makes of the product.
pub(super) fn merge(
    stored: &Stored,
    item: &mut IncomingProduct,
    options: &ImportOptions,
) -> Change {
    let product = &stored.product;
    let mut change = Change::default();
    let diffs = &mut change.diffs;
    text(diffs, &product.sku, item.sku.take(), |old, new| {
        FieldDiff::Sku { old, new }
    });
    let is_number = item.handle.eq_ignore_ascii_case(&product.sku);
    if product.handle.is_none() && !is_number {
        // A handle that is there stays: two files that name one product differently find it by its
        // article number, and must not take turns. A handle that is the number says nothing new.
        let (old, new) = (None, item.handle.clone());
        diffs.push(FieldDiff::Handle { old, new });
    }
    text(diffs, &product.title, item.title.take(), |old, new| {
        FieldDiff::Title { old, new }
    });
    filled(diffs, &product.brand, item.brand.take(), |old, new| {
        FieldDiff::Brand { old, new }
    });
    filled(diffs, &product.kind, item.kind.take(), |old, new| {
        FieldDiff::Kind { old, new }
    });
    let description = item.description.take();
    text(diffs, &product.description, description, |old, new| {
        FieldDiff::Description { old, new }
    });
    if !item.highlights.is_empty() && item.highlights != product.highlights {
        let (old, new) = (
            product.highlights.clone(),
            std::mem::take(&mut item.highlights),
        );
        diffs.push(FieldDiff::Highlights { old, new });
    }
    if let Some(price) = item.price {
        match said(product.price.as_ref(), price, options) {
            Said::New(new) => diffs.push(FieldDiff::Price {
                old: product.price.clone(),
                new,
            }),
            Said::Again(price) => change.reaffirmed = Some(price),
            Said::Before => {}
        }
    }
    filled(diffs, &product.stock, item.stock, |old, new| {
        FieldDiff::Stock { old, new }
    });
    filled(diffs, &product.rating, item.rating, |old, new| {
        FieldDiff::Rating { old, new }
    });
    filled(diffs, &product.link, item.link.take(), |old, new| {
        FieldDiff::Link { old, new }
    });
    lists(&mut change, stored, item);
    change
}

/// Variants and links. A strict beginning of what is there is left open.
fn lists(change: &mut Change, stored: &Stored, item: &mut IncomingProduct) {
    let product = &stored.product;
    let variants = completed(std::mem::take(&mut item.variants), &product.variants);
    let links = linked(std::mem::take(&mut item.photos), stored);
    let mut open = Open {
        variants: None,
        links: None,
    };
    match compare(&variants, &product.variants) {
        Compared::Nothing | Compared::Same => {}
        Compared::Beginning => open.variants = Some(variants.len()),
        Compared::Other => change.set_variants(&product.variants, variants),
    }
    match compare(&links, &stored.links) {
        Compared::Nothing | Compared::Same => {}
        Compared::Beginning => open.links = Some(links.len()),
        Compared::Other => change.set_links(&stored.links, links),
    }
    change.open = (open.variants.is_some() || open.links.is_some()).then_some(open);
}

/// What a later part of a product adds to it. `open` says how much of it has come before; without it
/// all of it has.
pub(super) fn merge_more(
    stored: &Stored,
    item: &mut IncomingProduct,
    open: Option<Open>,
) -> Change {
    let product = &stored.product;
    let mut change = Change::default();
    let mut still_open = Open {
        variants: open.and_then(|open| open.variants),
        links: open.and_then(|open| open.links),
    };
    let come = still_open.variants.unwrap_or(product.variants.len());
    let mut variants = completed(std::mem::take(&mut item.variants), &product.variants);
    variants.retain(|new| !product.variants[..come].iter().any(|old| is_same(old, new)));
    match more(&variants, &product.variants, come) {
        More::Come(come) => still_open.variants = still_open.variants.map(|_| come),
        More::List(list) => {
            change.set_variants(&product.variants, list);
            still_open.variants = None;
        }
    }
    let come = still_open.links.unwrap_or(stored.links.len());
    let mut links = linked(std::mem::take(&mut item.photos), stored);
    links.retain(|new| {
        !stored.links[..come]
            .iter()
            .any(|old| old.reference == new.reference)
    });
    match more(&links, &stored.links, come) {
        More::Come(come) => still_open.links = still_open.links.map(|_| come),
        More::List(list) => {
            change.set_links(&stored.links, list);
            still_open.links = None;
        }
    }
    still_open
        .variants
        .take_if(|come| *come == product.variants.len());
    still_open.links.take_if(|come| *come == stored.links.len());
    let is_open = still_open.variants.is_some() || still_open.links.is_some();
    change.open = is_open.then_some(still_open);
    change
}

/// The file has ended, and of these lists only a beginning has come: the rest is no more.
pub(super) fn close(stored: &Stored, open: Open) -> Change {
    let mut change = Change::default();
    if let Some(come) = open.variants {
        let list = stored.product.variants[..come].to_vec();
        change.set_variants(&stored.product.variants, list);
    }
    if let Some(come) = open.links {
        change.set_links(&stored.links, stored.links[..come].to_vec());
    }
    change
}

impl Change {
    fn set_variants(&mut self, old: &[Variant], new: Vec<Variant>) {
        self.diffs.push(FieldDiff::Variants {
            old: old.to_vec(),
            new: new.clone(),
        });
        self.variants = Some(new);
    }

    fn set_links(&mut self, old: &[PhotoLink], new: Vec<PhotoLink>) {
        let names = |links: &[PhotoLink]| {
            let names = links.iter().map(|link| link.reference.clone());
            names.collect::<Vec<_>>()
        };
        self.diffs.push(FieldDiff::Photos {
            old: names(old),
            new: names(&new),
        });
        self.links = Some(new);
    }
}

enum Compared {
    Nothing,
    Same,
    Beginning,
    Other,
}

fn compare<T: PartialEq>(new: &[T], old: &[T]) -> Compared {
    if new.is_empty() {
        Compared::Nothing
    } else if new == old {
        Compared::Same
    } else if old.starts_with(new) {
        Compared::Beginning
    } else {
        Compared::Other
    }
}

enum More<T> {
    /// All of it is there already: so many have come by now.
    Come(usize),
    /// The list is another one.
    List(Vec<T>),
}

fn more<T: PartialEq + Clone>(new: &[T], old: &[T], come: usize) -> More<T> {
    if old[come..].starts_with(new) {
        return More::Come(come + new.len());
    }
    More::List([&old[..come], new].concat())
}

/// Whether two variants are one: the same choices, or without choices the same article number.
fn is_same(one: &Variant, other: &Variant) -> bool {
    one.options == other.options && (!one.options.is_empty() || one.sku == other.sku)
}

/// What the file does not say of a variant stays. Its price is said with it: `None` is the product's.
fn completed(mut variants: Vec<Variant>, old: &[Variant]) -> Vec<Variant> {
    for variant in &mut variants {
        if let Some(old) = old.iter().find(|old| is_same(old, variant)) {
            variant.sku = variant.sku.take().or_else(|| old.sku.clone());
            variant.stock = variant.stock.or(old.stock);
            variant.barcode = variant.barcode.take().or_else(|| old.barcode.clone());
            variant.photo = variant.photo.take().or_else(|| old.photo.clone());
        }
    }
    variants
}

/// The photos of a file as links, each once, with the photo that a link became. A photo by whose very
/// name the file calls it is there already and needs no link.
fn linked(photos: Vec<IncomingPhoto>, stored: &Stored) -> Vec<PhotoLink> {
    let mut links: Vec<PhotoLink> = Vec::with_capacity(photos.len());
    for IncomingPhoto { reference, alt } in photos {
        let old = stored.links.iter().find(|old| old.reference == reference);
        let is_photo = stored
            .product
            .photos
            .iter()
            .any(|photo| photo.file == reference);
        let is_there = links.iter().any(|link| link.reference == reference);
        if is_there || (is_photo && old.is_none()) {
            continue;
        }
        links.push(PhotoLink {
            product: stored.product.id,
            file: old.and_then(|old| old.file.clone()),
            reference,
            alt,
        });
    }
    links
}

enum Said {
    /// Another price.
    New(Price),
    /// The same, by a newer file.
    Again(Price),
    /// The same, and not newer.
    Before,
}

fn said(old: Option<&Price>, new: IncomingPrice, options: &ImportOptions) -> Said {
    let kept = old.and_then(|old| old.compare_at);
    let kept = kept.filter(|kept| !options.says_struck && kept.is_above(new.current));
    let compare_at = new.compare_at.or(kept);
    let same = old.filter(|old| {
        let ends_alike = new.valid_until.is_none() || new.valid_until == old.valid_until;
        old.current == new.current && old.compare_at == compare_at && ends_alike
    });
    let said = Price {
        current: new.current,
        compare_at,
        source: options.source.clone(),
        as_of: options.as_of,
        // An end that somebody set stays with the price it was set for.
        valid_until: new.valid_until.or(same.and_then(|old| old.valid_until)),
    };
    match same {
        None => Said::New(said),
        Some(old) if old.as_of < said.as_of => Said::Again(said),
        Some(_) => Said::Before,
    }
}

fn text(
    diffs: &mut Vec<FieldDiff>,
    old: &str,
    new: Option<String>,
    diff: fn(String, String) -> FieldDiff,
) {
    if let Some(new) = new.filter(|new| !reads_alike(new, old)) {
        diffs.push(diff(old.to_owned(), new));
    }
}

/// The same words, with whatever spaces between them: a table keeps no no-break spaces.
fn reads_alike(a: &str, b: &str) -> bool {
    let plain = |letter| match letter {
        '\u{a0}' | '\u{202f}' => ' ',
        other => other,
    };
    a == b || a.chars().map(plain).eq(b.chars().map(plain))
}

fn filled<T: Clone + PartialEq>(
    diffs: &mut Vec<FieldDiff>,
    old: &Option<T>,
    new: Option<T>,
    diff: fn(Option<T>, T) -> FieldDiff,
) {
    if let Some(new) = new.filter(|new| old.as_ref() != Some(new)) {
        diffs.push(diff(old.clone(), new));
    }
}
