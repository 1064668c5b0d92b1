//! Whether what a show file says can be: values within what the studio itself lets a person write, and
//! nothing named that is not there.

use std::collections::BTreeSet;

use vitrine_domain::dossier::{Entry, Provenance};
use vitrine_domain::{
    Money, Offer, Price, PriceError, Product, ProductId, Segment, UnixMs, Variant,
};
use vitrine_store::DossierParts;

use super::ShowFileError;
use super::archive::is_photo;
use super::format::ShowFile;
use super::limits::{
    FEATURED, LAST_MOMENT, LINK_BYTES, LONGEST, PRODUCTS, SEGMENTS, TEXT_LETTERS, TITLE_LETTERS,
};

/// What is wrong with it first, if anything is.
pub(super) fn check(file: &ShowFile) -> Result<(), ShowFileError> {
    let show = &file.show;
    let whole = Whose(&show.title);
    whole.is(!show.title.trim().is_empty(), "title")?;
    whole.title(&show.title, "title")?;
    whole.moment(show.planned_start, "planned-start")?;
    let segments = &show.rundown.segments;
    whole.is(segments.len() <= SEGMENTS, "items")?;
    whole.is(file.products.len() <= PRODUCTS, "products")?;
    whole.is(file.made_at.0 <= LAST_MOMENT, "moment")?;
    products(&file.products)?;
    let there: BTreeSet<ProductId> = file.products.iter().map(|product| product.id).collect();
    for one in segments {
        segment(one)?;
        if !one.products.iter().all(|product| there.contains(product)) {
            let item = one.title.clone();
            return Err(ShowFileError::NoProduct { item });
        }
    }
    for parts in &file.dossiers {
        let of = |product: &&Product| product.id == parts.product;
        let Some(product) = file.products.iter().find(of) else {
            let item = show.title.clone();
            return Err(ShowFileError::NoProduct { item });
        };
        dossier(parts, &product.title)?;
    }
    Ok(())
}

/// Every photo that is named: of products and of the theme.
pub(super) fn photos(file: &ShowFile) -> BTreeSet<String> {
    let photos = file.products.iter().flat_map(|product| &product.photos);
    let theme = file.theme.iter();
    let logos = theme.filter_map(|theme| theme.body.get("logo")?.as_str());
    photos
        .map(|photo| photo.file.clone())
        .chain(logos.map(str::to_owned))
        .collect()
}

fn products(products: &[Product]) -> Result<(), ShowFileError> {
    let (mut ids, mut skus, mut handles) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for one in products {
        product(one)?;
        let handle = one.handle.clone();
        let is_known = !ids.insert(one.id)
            || !skus.insert(one.sku.to_lowercase())
            || handle.is_some_and(|handle| !handles.insert(handle));
        if is_known {
            let sku = one.sku.clone();
            return Err(ShowFileError::ProductTwice { sku });
        }
    }
    Ok(())
}

fn segment(segment: &Segment) -> Result<(), ShowFileError> {
    let whose = Whose(&segment.title);
    whose.title(&segment.title, "title")?;
    whose.title(&segment.cue, "cue")?;
    whose.text(&segment.note, "note")?;
    whose.is(segment.duration <= LONGEST, "length")?;
    whose.is(segment.products.len() <= FEATURED, "products")?;
    whose.is(segment.colour.as_deref().is_none_or(is_colour), "colour")?;
    let card = segment.card.as_ref().map_or("", |card| card.0.as_str());
    whose.title(card, "card")?;
    let Some(Offer {
        price,
        promo_code,
        lasts,
        pieces,
    }) = &segment.offer
    else {
        return Ok(());
    };
    whose.is(price.is_none_or(|price| price.minor >= 0), "price")?;
    whose.is(pieces.is_none_or(|pieces| pieces > 0), "offer")?;
    whose.title(promo_code.as_deref().unwrap_or_default(), "promo-code")?;
    whose.is(lasts.is_none_or(|lasts| lasts <= LONGEST), "offer")
}

fn product(product: &Product) -> Result<(), ShowFileError> {
    let whose = Whose(&product.title);
    for (name, what) in [(&product.title, "title"), (&product.sku, "sku")] {
        whose.is(!name.trim().is_empty(), what)?;
        whose.title(name, what)?;
    }
    let names = [
        (&product.handle, "handle"),
        (&product.brand, "brand"),
        (&product.kind, "kind"),
    ];
    for (name, what) in names {
        whose.is(name.as_ref().is_none_or(|name| !name.is_empty()), what)?;
        whose.title(name.as_deref().unwrap_or_default(), what)?;
    }
    whose.text(&product.description, "description")?;
    for highlight in &product.highlights {
        whose.text(highlight, "highlights")?;
    }
    if let Some(price) = &product.price {
        let Price {
            current,
            compare_at,
            source,
            as_of,
            valid_until,
        } = price;
        whose.price(Some(*current), *compare_at)?;
        whose.title(source, "price")?;
        whose.moment(Some(*as_of), "price")?;
        whose.moment(*valid_until, "price")?;
    }
    let rating = product.rating.as_ref();
    whose.is(rating.is_none_or(|one| one.hundredths <= 500), "rating")?;
    whose.link(product.link.as_deref(), "link")?;
    let mut files = BTreeSet::new();
    for photo in &product.photos {
        whose.is(is_photo(&photo.file) && files.insert(&photo.file), "photos")?;
        whose.text(&photo.alt, "photos")?;
    }
    product
        .variants
        .iter()
        .try_for_each(|one| variant(one, &whose))
}

fn variant(variant: &Variant, whose: &Whose<'_>) -> Result<(), ShowFileError> {
    for option in &variant.options {
        whose.title(&option.name, "variants")?;
        whose.title(&option.value, "variants")?;
    }
    for name in [&variant.sku, &variant.barcode] {
        whose.is(
            name.as_ref().is_none_or(|name| !name.is_empty()),
            "variants",
        )?;
        whose.title(name.as_deref().unwrap_or_default(), "variants")?;
    }
    let photo = variant.photo.as_deref();
    whose.is(
        photo.is_none_or(|name| !name.is_empty() && name.len() <= LINK_BYTES),
        "variants",
    )?;
    whose.price(variant.price, variant.compare_at)
}

fn dossier(dossier: &DossierParts, title: &str) -> Result<(), ShowFileError> {
    let whose = Whose(title);
    for rank in entries(&dossier.ranks, &whose)? {
        whose.is(rank.place >= 1, "dossier")?;
        whose.title(&rank.list, "dossier")?;
    }
    for fact in entries(&dossier.facts, &whose)? {
        whose.title(&fact.name, "dossier")?;
        whose.text(&fact.value, "dossier")?;
    }
    for reading in entries(&dossier.readings, &whose)? {
        whose.title(&reading.title, "dossier")?;
        whose.is(!reading.url.is_empty(), "dossier")?;
        whose.link(Some(&reading.url), "dossier")?;
    }
    for relation in entries(&dossier.relations, &whose)? {
        whose.is(relation.other != dossier.product, "dossier")?;
        whose.text(&relation.reason, "dossier")?;
        whose.price(relation.together.map(|it| it.price), None)?;
        whose.moment(relation.together.and_then(|it| it.valid_until), "dossier")?;
    }
    for question in entries(&dossier.questions, &whose)? {
        let answer = question.answer.as_deref();
        whose.is(!question.question.is_empty(), "dossier")?;
        whose.is(answer.is_none_or(|answer| !answer.is_empty()), "dossier")?;
        whose.text(&question.question, "dossier")?;
        whose.text(answer.unwrap_or_default(), "dossier")?;
        whose.moment(Some(question.asked_at), "dossier")?;
    }
    for review in entries(&dossier.reviews, &whose)? {
        whose.is(review.stars_hundredths <= 500, "dossier")?;
        whose.title(&review.title, "dossier")?;
        whose.title(&review.author, "dossier")?;
        whose.text(&review.text, "dossier")?;
    }
    Ok(())
}

/// What entries say, once it is sure where they come from.
fn entries<'a, T>(
    entries: &'a [Entry<T>],
    whose: &Whose<'_>,
) -> Result<impl Iterator<Item = &'a T>, ShowFileError> {
    for entry in entries {
        let Provenance { source, url, as_of } = &entry.provenance;
        whose.title(source, "dossier")?;
        whose.link(url.as_deref(), "dossier")?;
        whose.moment(*as_of, "dossier")?;
    }
    Ok(entries.iter().map(|entry| &entry.content))
}

fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// The title of what is looked at, for the person who has to find it.
struct Whose<'a>(&'a str);

impl Whose<'_> {
    fn is(&self, is_so: bool, what: &'static str) -> Result<(), ShowFileError> {
        if is_so {
            return Ok(());
        }
        Err(ShowFileError::BadValue {
            whose: self.0.chars().take(TITLE_LETTERS).collect(),
            what,
        })
    }

    fn title(&self, text: &str, what: &'static str) -> Result<(), ShowFileError> {
        self.is(text.chars().count() <= TITLE_LETTERS, what)
    }

    fn text(&self, text: &str, what: &'static str) -> Result<(), ShowFileError> {
        self.is(text.chars().count() <= TEXT_LETTERS, what)
    }

    fn link(&self, link: Option<&str>, what: &'static str) -> Result<(), ShowFileError> {
        let is_web = |link: &str| {
            let is_web = link.starts_with("https://") || link.starts_with("http://");
            is_web && link.len() <= LINK_BYTES
        };
        self.is(link.is_none_or(is_web), what)
    }

    fn moment(&self, at: Option<UnixMs>, what: &'static str) -> Result<(), ShowFileError> {
        self.is(
            at.is_none_or(|at| at.0.unsigned_abs() <= LAST_MOMENT as u64),
            what,
        )
    }

    fn price(&self, price: Option<Money>, struck: Option<Money>) -> Result<(), ShowFileError> {
        let checked = match (price, struck) {
            (Some(price), struck) => Price::new(price, struck, "", UnixMs(0)).map(drop),
            (None, None) => Ok(()),
            (None, Some(_)) => Err(PriceError::CompareAtNotAbove),
        };
        self.is(checked.is_ok(), "price")
    }
}
