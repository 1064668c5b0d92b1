//! From what stands in `show.toml` to what the store writes, with every cross-reference checked.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use vitrine_domain::{
    CardTemplateId, Currency, DurationMs, Language, Money, Offer, Price, Rating, Rundown, Segment,
    SegmentId, Show, ShowId, UnixMs,
};

use super::dossier::Surroundings;
use super::format::{DemoFile, DemoOffer, DemoProduct, DemoSegment};
use super::{Demo, DemoError};
use crate::table::photo::NewPhoto;
use crate::table::product::NewProduct;

/// A day: no segment or offer of a demo lasts longer.
const LONGEST_MINUTES: f64 = 24.0 * 60.0;

/// What the parts of the file have in common.
struct Context<'a> {
    file: &'a DemoFile,
    photo_prefix: &'a str,
    language: Language,
    now: UnixMs,
}

pub(super) fn prepare(
    file: &DemoFile,
    folder: &Path,
    photo_prefix: &str,
    language: Language,
    now: UnixMs,
) -> Result<Demo, DemoError> {
    let context = Context {
        file,
        photo_prefix,
        language,
        now,
    };
    let mut index_of = HashMap::new();
    for (index, product) in file.products.iter().enumerate() {
        if index_of.insert(product.sku.as_str(), index).is_some() {
            return Err(DemoError::SkuTwice {
                sku: product.sku.clone(),
            });
        }
    }
    let surroundings = Surroundings {
        shop: &file.shop.name,
        index_of: &index_of,
        language,
        now,
    };
    Ok(Demo {
        known: file
            .products
            .iter()
            .map(|product| surroundings.read(&product.sku, &product.dossier))
            .collect::<Result<_, _>>()?,
        products: file
            .products
            .iter()
            .map(|p| context.product(p))
            .collect::<Result<_, _>>()?,
        show: Show {
            id: ShowId(0),
            title: file.show.title.in_language(language),
            language,
            currency: file.shop.currency,
            theme: file.shop.theme.clone(),
            planned_start: None,
            price_age_limit: None,
            rundown: Rundown {
                segments: file
                    .segments
                    .iter()
                    .map(|s| context.segment(s))
                    .collect::<Result<_, _>>()?,
            },
        },
        featured: file
            .segments
            .iter()
            .map(|s| featured(s, &index_of))
            .collect::<Result<_, _>>()?,
        photos: photos(file, &folder.join("photos"), photo_prefix)?,
    })
}

impl Context<'_> {
    fn product(&self, product: &DemoProduct) -> Result<NewProduct, DemoError> {
        let shop = &self.file.shop;
        let sku = &product.sku;
        let current = money(&format!("price of {sku}"), &product.price, shop.currency)?;
        let compare_at = product
            .compare_at
            .as_deref()
            .map(|text| money(&format!("compare_at of {sku}"), text, shop.currency))
            .transpose()?;
        if let Some(compare_at) = compare_at.filter(|money| money.minor <= current.minor) {
            return Err(bad(format!("compare_at of {sku}"), compare_at.minor));
        }
        Ok(NewProduct {
            sku: sku.clone(),
            handle: None,
            title: product.title.in_language(self.language),
            brand: Some(product.brand.clone().unwrap_or_else(|| shop.name.clone())),
            kind: product
                .kind
                .as_ref()
                .map(|kind| kind.in_language(self.language)),
            description: product.description.in_language(self.language),
            highlights: Vec::new(),
            price: Some(Price {
                current,
                compare_at,
                source: shop.source.in_language(self.language),
                as_of: self.now,
                valid_until: None,
            }),
            stock: product.stock,
            rating: rating(product)?,
            photos: product
                .photos
                .iter()
                .map(|photo| NewPhoto {
                    file: format!("{}{}", self.photo_prefix, photo.file),
                    alt: photo.alt.in_language(self.language),
                })
                .collect(),
            link: product.link.clone(),
            variants: Vec::new(),
        })
    }

    fn segment(&self, segment: &DemoSegment) -> Result<Segment, DemoError> {
        let offer = segment
            .offer
            .as_ref()
            .map(|offer| self.offer(&segment.cue, offer));
        Ok(Segment {
            id: SegmentId(0),
            kind: segment.kind,
            cue: segment.cue.clone(),
            title: segment.title.in_language(self.language),
            note: segment.note.in_language(self.language),
            colour: segment.colour.clone(),
            duration: minutes(&format!("minutes of {}", segment.cue), segment.minutes)?,
            is_skipped: false,
            scene: segment.scene,
            products: Vec::new(),
            card: segment.card.clone().map(CardTemplateId),
            offer: offer.transpose()?,
            end_action: segment.end_action,
        })
    }

    fn offer(&self, cue: &str, offer: &DemoOffer) -> Result<Offer, DemoError> {
        let currency = self.file.shop.currency;
        Ok(Offer {
            price: offer
                .price
                .as_deref()
                .map(|text| money(&format!("offer price of {cue}"), text, currency))
                .transpose()?,
            promo_code: offer.promo_code.clone(),
            lasts: offer
                .lasts_minutes
                .map(|lasts| minutes(&format!("lasts_minutes of {cue}"), lasts))
                .transpose()?,
            pieces: offer.pieces,
        })
    }
}

fn featured(
    segment: &DemoSegment,
    index_of: &HashMap<&str, usize>,
) -> Result<Vec<usize>, DemoError> {
    segment
        .products
        .iter()
        .map(|sku| {
            index_of
                .get(sku.as_str())
                .copied()
                .ok_or_else(|| DemoError::UnknownSku {
                    cue: segment.cue.clone(),
                    sku: sku.clone(),
                })
        })
        .collect()
}

fn photos(
    file: &DemoFile,
    folder: &Path,
    photo_prefix: &str,
) -> Result<Vec<(PathBuf, String)>, DemoError> {
    let photos = file.products.iter().flat_map(|product| &product.photos);
    photos
        .map(|photo| {
            let is_bare_name = Path::new(&photo.file).file_name() == Some(photo.file.as_ref());
            let path = folder.join(&photo.file);
            if is_bare_name && path.is_file() {
                Ok((path, format!("{photo_prefix}{}", photo.file)))
            } else {
                Err(DemoError::NoPhoto {
                    file: photo.file.clone(),
                })
            }
        })
        .collect()
}

fn rating(product: &DemoProduct) -> Result<Option<Rating>, DemoError> {
    match (product.rating, product.reviews) {
        (None, None) => Ok(None),
        // The check on the range comes first, so the conversion can't lose anything.
        (Some(stars), Some(count)) if (0.0..=5.0).contains(&stars) => Ok(Some(Rating {
            hundredths: (stars * 100.0).round() as u16,
            count,
        })),
        (stars, count) => Err(bad(
            format!("rating and reviews of {}", product.sku),
            format!("{stars:?} and {count:?}"),
        )),
    }
}

fn money(what: &str, text: &str, currency: Currency) -> Result<Money, DemoError> {
    Money::parse(text, currency).map_err(|source| DemoError::NotMoney {
        what: what.to_owned(),
        source,
    })
}

fn minutes(what: &str, minutes: f64) -> Result<DurationMs, DemoError> {
    if (0.0..=LONGEST_MINUTES).contains(&minutes) {
        Ok(DurationMs((minutes * 60_000.0).round() as u64))
    } else {
        Err(bad(what, minutes))
    }
}

fn bad(what: impl Into<String>, value: impl ToString) -> DemoError {
    DemoError::BadValue {
        what: what.into(),
        value: value.to_string(),
    }
}
