//! What is known of a product beyond its price: reviews, ranks, facts, alternatives, questions. Each
//! entry says where and when it comes from, and whether viewers may see it.
//!
//! **Nothing that is for the host alone can reach a card:** what draws cards takes [`OnAir`], and
//! [`Entry::on_air`] is the only way to one.

mod compare;
mod review;
mod together;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{EntryId, ProductId, UnixMs};

pub use compare::{Difference, differences};
pub use review::{Histogram, Quote, Review, ReviewSource};
pub use together::{NotTogether, Together};

/// Who may see an entry.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The host and the producer.
    #[default]
    HostOnly,
    /// Viewers as well.
    AirSafe,
}

/// Where an entry comes from, and when it was so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Provenance {
    /// Such as "Amazon.fr", "Laboratory report 2026-3".
    pub source: String,
    /// Where it can be read (https).
    pub url: Option<String>,
    /// When the source said so.
    pub as_of: Option<UnixMs>,
}

/// One thing that is known of a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Entry<T> {
    /// The store's number of it.
    pub id: EntryId,
    /// Which product.
    pub product: ProductId,
    /// Who may see it.
    pub audience: Audience,
    /// Where and when it comes from.
    pub provenance: Provenance,
    /// What it says.
    pub content: T,
}

/// Something that viewers may see, with where it comes from. There is no other way to make one than
/// [`Entry::on_air`] and [`ReviewSource::on_air`].
#[derive(Debug, PartialEq, Eq)]
pub struct OnAir<'a, T> {
    content: &'a T,
    provenance: &'a Provenance,
}

// Derived, it would ask the content to be `Copy`.
impl<T> Clone for OnAir<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for OnAir<'_, T> {}

impl<T> Entry<T> {
    /// The entry for viewers; `None` if it is for the host alone.
    pub fn on_air(&self) -> Option<OnAir<'_, T>> {
        match self.audience {
            Audience::AirSafe => Some(OnAir {
                content: &self.content,
                provenance: &self.provenance,
            }),
            Audience::HostOnly => None,
        }
    }
}

impl ReviewSource {
    /// The stars for viewers; `None` if one of the reviews is for the host alone. An average of those
    /// that one likes would be no average.
    pub fn on_air(&self) -> Option<OnAir<'_, Self>> {
        match self.audience {
            Audience::AirSafe => Some(OnAir {
                content: self,
                provenance: &self.provenance,
            }),
            Audience::HostOnly => None,
        }
    }
}

impl<'a, T> OnAir<'a, T> {
    /// What it says.
    pub fn content(self) -> &'a T {
        self.content
    }

    /// Where and when it comes from.
    pub fn provenance(self) -> &'a Provenance {
        self.provenance
    }
}

/// What sort of entry it is. Each has numbers of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EntrySort {
    /// A [`Rank`].
    Rank,
    /// A [`Fact`].
    Fact,
    /// A [`Reading`].
    Reading,
    /// A [`Relation`].
    Relation,
    /// A [`Question`].
    Question,
    /// A [`Review`].
    Review,
}

/// One entry among all of the dossiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct EntryRef {
    /// Of which sort.
    pub sort: EntrySort,
    /// Its number among those.
    pub id: EntryId,
}

/// A place in somebody's list: "No. 2 in Shirts".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rank {
    /// From 1.
    pub place: u32,
    /// Of which list.
    pub list: String,
}

/// Something that can be said of a product in a name and a value: "Material" is "Linen".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fact {
    /// Of which sort.
    pub kind: FactKind,
    /// Such as "Material".
    pub name: String,
    /// Such as "100 % linen".
    pub value: String,
}

/// What a fact is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// A line of the specification sheet.
    #[default]
    Spec,
    /// Anything else that is worth telling.
    Fact,
    /// A prize or a label.
    Award,
}

/// Something to read beyond the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reading {
    /// What it is called.
    pub title: String,
    /// Where it is (https).
    pub url: String,
}

/// Another product, and why it belongs beside this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Relation {
    /// Which one.
    pub other: ProductId,
    /// In place of this one, or with it.
    pub kind: RelationKind,
    /// Such as "a third cheaper, without the lid".
    pub reason: String,
    /// What both cost together; only of what goes with it.
    #[serde(default)]
    pub together: Option<Together>,
}

/// How two products belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// In place of it.
    Alternative,
    /// Together with it.
    GoesWith,
}

/// What viewers asked, and what is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Question {
    /// In the viewer's words.
    pub question: String,
    /// `None` until somebody has answered: such questions are the list for after the show.
    pub answer: Option<String>,
    /// When it was asked first.
    pub asked_at: UnixMs,
}

/// All that is known of a product but its reviews, which are read in pages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Dossier {
    /// Places in lists, the newest first.
    pub ranks: Vec<Entry<Rank>>,
    /// In the order they were entered.
    pub facts: Vec<Entry<Fact>>,
    /// Further reading.
    pub readings: Vec<Entry<Reading>>,
    /// Alternatives and what goes with it.
    pub relations: Vec<Entry<Relation>>,
    /// Answered and unanswered.
    pub questions: Vec<Entry<Question>>,
    /// Average and stars of the reviews, a source each, the largest first.
    pub review_sources: Vec<ReviewSource>,
    /// Reviews with a chosen quote.
    pub quotes: Vec<Entry<Review>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rank(audience: Audience) -> Entry<Rank> {
        Entry {
            id: EntryId(1),
            product: ProductId(1),
            audience,
            provenance: Provenance::default(),
            content: Rank {
                place: 2,
                list: "Shirts".into(),
            },
        }
    }

    #[test]
    fn what_is_for_the_host_alone_does_not_go_on_air() {
        assert_eq!(rank(Audience::HostOnly).on_air(), None);
        let safe = rank(Audience::AirSafe);
        let on_air = safe.on_air().expect("viewers may see it");
        assert_eq!(on_air.content().place, 2);
    }
}
