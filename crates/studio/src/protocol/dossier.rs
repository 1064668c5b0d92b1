//! What is known of a product, as windows ask for it and edit it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_domain::dossier::{
    Audience, Difference, Dossier, Entry, EntrySort, Fact, Provenance, Question, Rank, Reading,
    Relation, Review,
};
use vitrine_domain::{EntryId, PriceDoubt, ProductId, UnixMs};

use super::ProductView;

/// All that is known of a product but its reviews, which are asked for in pages.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DossierView {
    /// The product.
    pub product: ProductView,
    /// What is known of it.
    pub dossier: Dossier,
    /// The products its relations name.
    pub others: Vec<ProductView>,
    /// What is computed of the prices for two that its relations name.
    pub bundle_prices: Vec<BundlePrice>,
    /// The product and its alternatives side by side, for the host's eyes.
    pub comparison: ComparisonView,
}

/// What the product and another one cost together, beside their single prices of now.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BundlePrice {
    /// The relation that names it.
    pub relation: EntryId,
    /// "79,00 €".
    pub price: String,
    /// What they cost one by one; `None` if that can't be summed up.
    pub sum: Option<String>,
    /// "−12 %".
    pub percent_off: Option<String>,
    /// Why viewers are not shown it, in the user's language.
    pub fault: Option<String>,
}

/// A price for two products that viewers do not see, because nobody stands for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DoubtedBundle {
    /// The product on the card.
    pub product: ProductId,
    /// What it is called.
    pub title: String,
    /// "79,00 €".
    pub price: String,
    /// When its source said so: names it in [`vitrine_domain::Command::VouchForPrice`].
    pub as_of: UnixMs,
    /// Why it is not shown.
    pub doubt: PriceDoubt,
}

/// Products side by side.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ComparisonView {
    /// The featured one first; fewer than two without an alternative.
    pub products: Vec<ProductId>,
    /// Where their facts differ, a value for each product.
    pub rows: Vec<Difference>,
}

/// An entry as a person types it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EntryDraft {
    /// Which one; `None` for a new one.
    pub id: Option<EntryId>,
    /// Of which product.
    pub product: ProductId,
    /// Who may see it.
    pub audience: Audience,
    /// Where and when it comes from.
    pub provenance: Provenance,
    /// What it says. The quote of a review is chosen by a request of its own.
    pub content: EntryContent,
}

/// What an entry says, with its sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "sort", content = "says", rename_all = "snake_case")]
#[ts(export)]
#[allow(missing_docs)]
pub enum EntryContent {
    Rank(Rank),
    Fact(Fact),
    Reading(Reading),
    Relation(Relation),
    Question(Question),
    Review(Review),
}

impl EntryContent {
    /// Of which sort it is.
    pub fn sort(&self) -> EntrySort {
        match self {
            Self::Rank(_) => EntrySort::Rank,
            Self::Fact(_) => EntrySort::Fact,
            Self::Reading(_) => EntrySort::Reading,
            Self::Relation(_) => EntrySort::Relation,
            Self::Question(_) => EntrySort::Question,
            Self::Review(_) => EntrySort::Review,
        }
    }
}

/// Which reviews of a product, and in which order.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReviewWish {
    /// Of which product.
    pub product: ProductId,
    /// Of this source only.
    pub source: Option<String>,
    /// Of so many stars only, 1 to 5.
    pub stars: Option<u8>,
    /// With words beginning so only; nothing for all.
    pub text: String,
    /// In which order.
    pub order: ReviewOrder,
    /// How many to leave out.
    pub offset: u32,
    /// At most so many, 1 to 200.
    pub limit: u32,
}

/// What reviews can be ordered by; the newest first among equals.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ReviewOrder {
    /// The newest first.
    #[default]
    Newest,
    /// Those first that most found helpful.
    Helpful,
    /// The most stars first.
    Highest,
    /// The fewest stars first.
    Lowest,
}

/// An entry that may be the answer to what somebody asked.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AnswerView {
    /// The entry: a fact, a review or an answered question.
    pub entry: AnswerEntry,
    /// What its product is called.
    pub product_title: String,
    /// Whether that is the product that was asked about, not one of its kind.
    pub is_own: bool,
    /// The fact's name, the review's heading, the question.
    pub heading: Vec<MarkedText>,
    /// The fact's value, the review's text, the answer.
    pub text: Vec<MarkedText>,
}

/// What kinds of entries answer.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "sort", content = "entry", rename_all = "snake_case")]
#[ts(export)]
#[allow(missing_docs)]
pub enum AnswerEntry {
    Fact(Entry<Fact>),
    Review(Entry<Review>),
    Question(Entry<Question>),
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MarkedText {
    /// The letters.
    pub text: String,
    /// Whether they are what was looked for.
    pub is_match: bool,
}

/// A question nobody has answered yet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct OpenQuestion {
    /// The question.
    pub entry: Entry<Question>,
    /// What its product is called.
    pub product_title: String,
}

impl From<ReviewOrder> for vitrine_store::ReviewOrder {
    fn from(order: ReviewOrder) -> Self {
        match order {
            ReviewOrder::Newest => Self::Newest,
            ReviewOrder::Helpful => Self::Helpful,
            ReviewOrder::Highest => Self::Highest,
            ReviewOrder::Lowest => Self::Lowest,
        }
    }
}
