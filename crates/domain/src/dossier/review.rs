//! What buyers wrote, and what it comes to.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Audience, Provenance};
use crate::Rating;

/// What a buyer wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Review {
    /// In hundredths of a star, 0 to 500.
    pub stars_hundredths: u16,
    /// Its heading; may be empty.
    pub title: String,
    /// What the buyer wrote; may be empty.
    pub text: String,
    /// Who wrote it, as the source names them; may be empty.
    pub author: String,
    /// How many found it helpful.
    pub helpful: u32,
    /// How many said whether it was.
    pub votes: u32,
    /// The words that were chosen for viewers.
    pub quote: Option<Quote>,
}

/// An excerpt of a review: words that stand in it, in one piece. So nobody's opinion can be reworded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct Quote(String);

impl Quote {
    /// The excerpt, if these words stand in the title or the text as they are. White space at either
    /// end is left out.
    pub fn of(review: &Review, words: &str) -> Option<Self> {
        let words = words.trim();
        let stands_there = review.text.contains(words) || review.title.contains(words);
        (!words.is_empty() && stands_there).then(|| Self(words.to_owned()))
    }

    /// The words.
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// How many reviews gave how many stars.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Histogram {
    /// Of 1, 2, 3, 4 and 5 stars; halves count up, and less than one star as one.
    pub counts: [u32; 5],
}

/// The reviews of one source, in sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReviewSource {
    /// Who may see all of them: the host alone, if that is so for one.
    pub audience: Audience,
    /// Such as "Amazon.fr", as of its newest review.
    pub provenance: Provenance,
    /// Average and count.
    pub rating: Rating,
    /// How they are spread.
    pub histogram: Histogram,
}

impl Histogram {
    /// Counts one more review.
    pub fn add(&mut self, stars_hundredths: u16) {
        let stars = (stars_hundredths.saturating_add(50) / 100).clamp(1, 5);
        self.counts[usize::from(stars) - 1] += 1;
    }

    /// How many reviews there are.
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// The share of each number of stars in whole percent, rounded so that they add up to 100; all 0
    /// without reviews.
    pub fn percents(&self) -> [u8; 5] {
        let total = u64::from(self.total());
        let mut percents = [0u8; 5];
        if total == 0 {
            return percents;
        }
        let mut rest: [(u64, usize); 5] = [(0, 0); 5];
        let mut given = 0;
        for (at, count) in self.counts.iter().enumerate() {
            let share = u64::from(*count) * 100;
            percents[at] = u8::try_from(share / total).expect("a share is at most 100");
            given += percents[at];
            rest[at] = (share % total, at);
        }
        // What rounding down left over goes to those that lost most by it.
        rest.sort_by(|a, b| b.cmp(a));
        for (_, at) in rest.iter().take(usize::from(100 - given)) {
            percents[*at] += 1;
        }
        percents
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review(text: &str) -> Review {
        Review {
            stars_hundredths: 500,
            title: "Lovely".into(),
            text: text.into(),
            author: "Ana".into(),
            helpful: 0,
            votes: 0,
            quote: None,
        }
    }

    #[test]
    fn a_quote_stands_in_the_review_as_it_is() {
        let review = review("It keeps its shape, even after ten washes.");
        assert_eq!(
            Quote::of(&review, " even after ten washes ")
                .as_ref()
                .map(Quote::text),
            Some("even after ten washes")
        );
        assert!(Quote::of(&review, "Lovely").is_some(), "the title counts");
        for not_there in ["after twenty washes", "Even after ten washes", "", "  "] {
            assert_eq!(Quote::of(&review, not_there), None, "{not_there:?}");
        }
    }

    #[test]
    fn the_shares_of_stars_add_up() {
        let mut histogram = Histogram::default();
        assert_eq!(histogram.percents(), [0; 5]);
        for stars in [500, 450, 449, 0, 100, 300, 500] {
            histogram.add(stars);
        }
        assert_eq!(histogram.counts, [2, 0, 1, 1, 3]);
        assert_eq!(histogram.total(), 7);
        assert_eq!(
            histogram
                .percents()
                .iter()
                .map(|share| u32::from(*share))
                .sum::<u32>(),
            100
        );
        let thirds = Histogram {
            counts: [1, 1, 1, 0, 0],
        };
        assert_eq!(
            thirds
                .percents()
                .iter()
                .filter(|share| **share == 33)
                .count(),
            2
        );
    }
}
