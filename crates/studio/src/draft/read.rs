//! From what a person typed to a product: every text read, every fault named by its field.

use vitrine_domain::money::NotMoney;
use vitrine_domain::{Money, Price, PriceError, Product, Rating, UnixMs};
use vitrine_store::{NewPhoto, NewProduct};

use crate::protocol::{DraftField, FieldFault, PhotoDraft, ProductDraft};
use crate::words::Words;

/// Longer names end in an ellipsis on every card.
const LONGEST_TITLE: usize = 200;
/// A product page shows a few sentences of it.
const LONGEST_DESCRIPTION: usize = 4_000;
/// Beyond it no QR code of a card can be read.
const LONGEST_LINK: usize = 500;

/// What a draft is read against.
pub(crate) struct Facts<'a> {
    /// The product as it is; `None` for a new one.
    pub before: Option<&'a Product>,
    /// Another product has this article number.
    pub is_sku_taken: bool,
    /// Whether a file is in the photo folder.
    pub has_photo: &'a dyn Fn(&str) -> bool,
    pub now: UnixMs,
}

/// The product that a draft says, or what is wrong with it.
pub(crate) fn read(
    draft: &ProductDraft,
    facts: &Facts<'_>,
    words: &Words,
) -> (Option<NewProduct>, Vec<FieldFault>) {
    let mut reader = Reader {
        words,
        faults: Vec::new(),
    };
    // A draft knows nothing of these: they stay what they were.
    let before = facts.before;
    let product = NewProduct {
        sku: reader.sku(draft, facts),
        handle: before.and_then(|product| product.handle.clone()),
        title: reader.text(DraftField::Title, &draft.title, LONGEST_TITLE),
        brand: filled(&draft.brand),
        kind: before.and_then(|product| product.kind.clone()),
        description: reader.description(&draft.description),
        highlights: before.map_or_else(Vec::new, |product| product.highlights.clone()),
        price: reader.price(draft, facts),
        stock: reader.whole(DraftField::Stock, &draft.stock),
        rating: reader.rating(draft),
        photos: reader.photos(draft, facts),
        link: reader.link(&draft.link),
        variants: before.map_or_else(Vec::new, |product| product.variants.clone()),
    };
    let faults = reader.faults;
    (faults.is_empty().then_some(product), faults)
}

/// Reads field after field and collects what is wrong.
struct Reader<'a> {
    words: &'a Words,
    faults: Vec<FieldFault>,
}

impl Reader<'_> {
    fn fault(&mut self, field: DraftField, id: &str) {
        let message = self.words.say(id);
        self.faults.push(FieldFault { field, message });
    }

    fn sku(&mut self, draft: &ProductDraft, facts: &Facts<'_>) -> String {
        if facts.is_sku_taken {
            self.fault(DraftField::Sku, "fault-sku-taken");
        }
        self.text(DraftField::Sku, &draft.sku, LONGEST_TITLE)
    }

    /// A text that must be there.
    fn text(&mut self, field: DraftField, text: &str, most: usize) -> String {
        let text = text.trim();
        if text.is_empty() {
            self.fault(field, "fault-empty");
        } else if text.chars().count() > most {
            self.fault(field, "fault-long");
        }
        text.to_owned()
    }

    fn description(&mut self, text: &str) -> String {
        let text = text.trim();
        if text.chars().count() > LONGEST_DESCRIPTION {
            self.fault(DraftField::Description, "fault-long");
        }
        text.to_owned()
    }

    fn price(&mut self, draft: &ProductDraft, facts: &Facts<'_>) -> Option<Price> {
        let current = self.money(DraftField::Price, &draft.price, draft);
        let compare_at = self.money(DraftField::CompareAt, &draft.compare_at, draft);
        let Some(current) = current else {
            if compare_at.is_some() && draft.price.trim().is_empty() {
                self.fault(DraftField::Price, "fault-compare-at-alone");
            }
            return None;
        };
        let source = filled(&draft.price_source).unwrap_or_else(|| self.words.say("price-source"));
        // A price that stays is as old as it was.
        let old = facts.before.and_then(|product| product.price.as_ref());
        let stays = |old: &&Price| {
            (old.current, old.compare_at, &old.source) == (current, compare_at, &source)
        };
        let as_of = old.filter(stays).map_or(facts.now, |old| old.as_of);
        match Price::new(current, compare_at, source, as_of) {
            Ok(price) => Some(Price {
                valid_until: draft.price_valid_until,
                ..price
            }),
            Err(PriceError::Negative) => {
                self.fault(DraftField::Price, "fault-money");
                None
            }
            Err(PriceError::CompareAtNotAbove | PriceError::CurrenciesDiffer) => {
                self.fault(DraftField::CompareAt, "fault-compare-at");
                None
            }
        }
    }

    fn money(&mut self, field: DraftField, text: &str, draft: &ProductDraft) -> Option<Money> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        match Money::parse(text, draft.currency) {
            Ok(money) => Some(money),
            Err(error) => {
                self.fault(
                    field,
                    match error {
                        NotMoney::TooPrecise { .. } => "fault-money-precise",
                        NotMoney::OtherCurrency { .. } => "fault-money-currency",
                        NotMoney::TooLarge { .. } => "fault-money-large",
                        _ => "fault-money",
                    },
                );
                None
            }
        }
    }

    fn whole(&mut self, field: DraftField, text: &str) -> Option<u32> {
        let digits: String = text
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .collect();
        if digits.is_empty() {
            return None;
        }
        let number = digits.parse().ok();
        if number.is_none() {
            self.fault(field, "fault-whole-number");
        }
        number
    }

    fn rating(&mut self, draft: &ProductDraft) -> Option<Rating> {
        let count = self.whole(DraftField::RatingCount, &draft.rating_count);
        let text = draft.rating.trim().replace(',', ".");
        if text.is_empty() {
            if count.is_some() {
                self.fault(DraftField::Rating, "fault-rating");
            }
            return None;
        }
        let hundredths = text
            .parse::<f64>()
            .ok()
            .filter(|stars| (0.0..=5.0).contains(stars))
            .map(|stars| (stars * 100.0).round() as u16);
        let Some(hundredths) = hundredths else {
            self.fault(DraftField::Rating, "fault-rating");
            return None;
        };
        if count.is_none() {
            self.fault(DraftField::RatingCount, "fault-rating-count");
        }
        Some(Rating {
            hundredths,
            count: count?,
        })
    }

    fn photos(&mut self, draft: &ProductDraft, facts: &Facts<'_>) -> Vec<NewPhoto> {
        let is_lost = |photo: &&PhotoDraft| {
            let is_old = facts
                .before
                .is_some_and(|product| product.photos.iter().any(|old| old.file == photo.file));
            !is_old && !(facts.has_photo)(&photo.file)
        };
        if draft.photos.iter().any(|photo| is_lost(&photo)) {
            self.fault(DraftField::Photos, "fault-photo");
        }
        let kept = draft.photos.iter().map(|photo| NewPhoto {
            file: photo.file.clone(),
            alt: photo.alt.trim().to_owned(),
        });
        kept.collect()
    }

    fn link(&mut self, text: &str) -> Option<String> {
        let link = filled(text)?;
        if !is_web_address(&link) {
            self.fault(DraftField::Link, "fault-link");
        }
        Some(link)
    }
}

/// Whether a text is a whole address (https) that can be shown and opened.
pub(crate) fn is_web_address(text: &str) -> bool {
    let is_web = text.strip_prefix("https://").is_some_and(|rest| {
        rest.contains('.') && !rest.contains(char::is_whitespace) && !rest.contains('@')
    });
    is_web && text.len() <= LONGEST_LINK
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
