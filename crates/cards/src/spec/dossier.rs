//! What a card shows of a product's dossier. Each part brings the line that says where and when it
//! comes from: "Amazon.fr, 14 Nov".

use super::{CardRating, PhotoSource};

/// What one buyer wrote.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardQuote {
    /// The words, in the quotation marks of their language.
    pub text: String,
    /// The stars this buyer gave, in hundredths, 0 to 500, if they are to be seen.
    pub stars_hundredths: Option<u16>,
    /// Who wrote it, if the source says so.
    pub author: Option<String>,
    /// Where and when it comes from.
    pub source: String,
}

/// How the stars of one source are spread.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardHistogram {
    /// From five stars down to one.
    pub bars: Vec<CardBar>,
    /// The source's own average and count.
    pub rating: CardRating,
    /// Where and when it comes from.
    pub source: String,
}

/// One bar of a histogram.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardBar {
    /// What it counts, such as "5"; templates set a star beside it.
    pub name: String,
    /// How long it is, in thousandths of the whole, 0 to 1000.
    pub share_permille: u16,
    /// The share in words, such as "63 %".
    pub value: String,
}

/// A place in somebody's list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardRank {
    /// Such as "No. 2".
    pub place: String,
    /// Such as "in Shirts".
    pub list: String,
    /// Where and when it comes from.
    pub source: String,
}

/// A product among others on one card.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct CardProduct {
    /// What is sold.
    pub title: String,
    /// Its main photo.
    pub photo: Option<PhotoSource>,
    /// What a buyer pays now.
    pub price: Option<String>,
    /// The price to strike.
    pub compare_at: Option<String>,
    /// What buyers thought.
    pub rating: Option<CardRating>,
}

/// Two or three products side by side.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardComparison {
    /// The featured one first.
    pub products: Vec<CardProduct>,
    /// Where they differ, what matters most first.
    pub rows: Vec<CardDifference>,
    /// Where and when it comes from.
    pub source: Option<String>,
}

/// One line of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardDifference {
    /// Such as "Material".
    pub name: String,
    /// One for each product, in their order; a dash where nothing is known.
    pub values: Vec<String>,
}

/// The specification sheet.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardSpecs {
    /// What matters most first: the last go when room is short.
    pub rows: Vec<CardFact>,
    /// Where and when it comes from.
    pub source: Option<String>,
}

/// A name and a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardFact {
    /// Such as "Material".
    pub name: String,
    /// Such as "100 % linen".
    pub value: String,
}

/// What a viewer asked, and the answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardQuestion {
    /// Over the question, such as "You asked".
    pub label: Option<String>,
    /// In the viewer's words.
    pub question: String,
    /// What is answered.
    pub answer: String,
    /// Where and when the answer comes from.
    pub source: Option<String>,
}

/// Products that are sold together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardBundle {
    /// Two to four.
    pub products: Vec<CardProduct>,
    /// Says what the sum is, such as "Bought one by one".
    pub sum_label: Option<String>,
    /// What they cost one by one; templates strike it.
    pub sum: Option<String>,
    /// What they cost together.
    pub price: String,
    /// What a buyer keeps, such as "You save 24,00 €".
    pub saving: Option<String>,
}
