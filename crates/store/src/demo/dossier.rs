//! What the demo knows of its products: from `show.toml` to entries, with every product that is named
//! looked up. The demo's shop answers for all of it, so viewers may see it.

use std::collections::HashMap;

use rusqlite::Transaction;
use serde::Deserialize;
use vitrine_domain::dossier::{
    Audience, Dossier, Fact, FactKind, Provenance, Question, Quote, Rank, Relation, RelationKind,
    Review,
};
use vitrine_domain::{Language, ProductId, UnixMs};

use super::DemoError;
use super::format::Text;
use crate::dossier;
use crate::table::entry::{self, Content, NewEntry};

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// What is known of a product, in the file's words.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct DemoDossier {
    facts: Vec<DemoFact>,
    ranks: Vec<DemoRank>,
    reviews: Vec<DemoReview>,
    questions: Vec<DemoQuestion>,
    alternatives: Vec<DemoRelation>,
    goes_with: Vec<DemoRelation>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoFact {
    #[serde(default)]
    kind: FactKind,
    name: Text,
    value: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoRank {
    place: u32,
    list: Text,
    source: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoReview {
    /// In stars, 0 to 5.
    stars: f64,
    author: String,
    text: Text,
    /// Words of the text.
    quote: Option<Text>,
    days_ago: u32,
    #[serde(default)]
    helpful: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoQuestion {
    question: Text,
    answer: Text,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DemoRelation {
    sku: String,
    reason: Text,
}

/// What is known of a product, ready to be written.
#[derive(Debug, Default)]
pub(super) struct Known {
    facts: Vec<Fact>,
    ranks: Vec<(Rank, String)>,
    reviews: Vec<(Review, UnixMs)>,
    questions: Vec<Question>,
    /// With the index of the other product.
    relations: Vec<(usize, RelationKind, String)>,
    /// Who answers for what names nobody else.
    shop: String,
    now: UnixMs,
}

/// What is said of all products of the file.
pub(super) struct Surroundings<'a> {
    pub shop: &'a str,
    pub index_of: &'a HashMap<&'a str, usize>,
    pub language: Language,
    pub now: UnixMs,
}

impl Surroundings<'_> {
    pub fn read(&self, sku: &str, dossier: &DemoDossier) -> Result<Known, DemoError> {
        let say = |text: &Text| text.in_language(self.language);
        let kinds = [
            (RelationKind::Alternative, &dossier.alternatives),
            (RelationKind::GoesWith, &dossier.goes_with),
        ];
        let mut relations = Vec::new();
        for (kind, named) in kinds {
            for relation in named {
                let other = self.index_of.get(relation.sku.as_str());
                let other = other.ok_or_else(|| DemoError::UnknownSku {
                    cue: format!("dossier of {sku}"),
                    sku: relation.sku.clone(),
                })?;
                relations.push((*other, kind, say(&relation.reason)));
            }
        }
        let reviews = dossier.reviews.iter();
        Ok(Known {
            facts: dossier
                .facts
                .iter()
                .map(|fact| Fact {
                    kind: fact.kind,
                    name: say(&fact.name),
                    value: say(&fact.value),
                })
                .collect(),
            ranks: dossier
                .ranks
                .iter()
                .map(|rank| {
                    let list = say(&rank.list);
                    let place = rank.place;
                    (Rank { place, list }, say(&rank.source))
                })
                .collect(),
            reviews: reviews
                .map(|review| self.review(sku, review))
                .collect::<Result<_, _>>()?,
            questions: dossier
                .questions
                .iter()
                .map(|question| Question {
                    question: say(&question.question),
                    answer: Some(say(&question.answer)),
                    asked_at: self.now,
                })
                .collect(),
            relations,
            shop: self.shop.to_owned(),
            now: self.now,
        })
    }

    fn review(&self, sku: &str, review: &DemoReview) -> Result<(Review, UnixMs), DemoError> {
        let bad = |what: &str, value: String| DemoError::BadValue {
            what: format!("{what} of {sku}"),
            value,
        };
        if !(0.0..=5.0).contains(&review.stars) {
            return Err(bad("stars of a review", review.stars.to_string()));
        }
        let written = Review {
            stars_hundredths: (review.stars * 100.0).round() as u16,
            title: String::new(),
            text: review.text.in_language(self.language),
            author: review.author.clone(),
            helpful: review.helpful,
            votes: review.helpful,
            quote: None,
        };
        let quote = match &review.quote {
            Some(words) => {
                let words = words.in_language(self.language);
                let quote = Quote::of(&written, &words);
                Some(quote.ok_or_else(|| bad("quote of a review", words))?)
            }
            None => None,
        };
        let at = UnixMs(self.now.0 - i64::from(review.days_ago) * DAY_MS);
        Ok((Review { quote, ..written }, at))
    }
}

/// Writes what is known of the products. One that has a dossier keeps the one it has.
pub(super) fn write(
    transaction: &Transaction<'_>,
    known: &[Known],
    ids: &[ProductId],
) -> rusqlite::Result<()> {
    for (known, product) in known.iter().zip(ids) {
        if dossier::of(transaction, *product)? != Dossier::default() {
            continue;
        }
        let of = |source: &str, as_of| Provenance {
            source: source.to_owned(),
            url: None,
            as_of: Some(as_of),
        };
        let own = || of(&known.shop, known.now);
        for fact in &known.facts {
            add(transaction, *product, own(), fact.clone())?;
        }
        for (rank, source) in &known.ranks {
            add(transaction, *product, of(source, known.now), rank.clone())?;
        }
        for (review, at) in &known.reviews {
            add(transaction, *product, of(&known.shop, *at), review.clone())?;
        }
        for question in &known.questions {
            add(transaction, *product, own(), question.clone())?;
        }
        for (other, kind, reason) in &known.relations {
            let relation = Relation {
                other: ids[*other],
                kind: *kind,
                reason: reason.clone(),
                together: None,
            };
            add(transaction, *product, own(), relation)?;
        }
    }
    Ok(())
}

fn add<T: Content>(
    transaction: &Transaction<'_>,
    product: ProductId,
    provenance: Provenance,
    content: T,
) -> rusqlite::Result<()> {
    let entry = NewEntry {
        product,
        audience: Audience::AirSafe,
        provenance,
        content,
    };
    entry::insert(transaction, &entry).map(drop)
}
