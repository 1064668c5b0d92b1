//! What a card says. Every text is already worded and formatted by the studio: this crate knows no
//! language, no currency and no clock.

use std::path::PathBuf;
use std::sync::Arc;

use vitrine_domain::Picture;

mod dossier;
mod need;

pub use dossier::{
    CardBar, CardBundle, CardComparison, CardDifference, CardFact, CardHistogram, CardProduct,
    CardQuestion, CardQuote, CardRank, CardSpecs,
};
pub use need::Need;

/// The contents of one card. All but the title may be missing; templates close the gap.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct CardSpec {
    /// What is sold.
    pub title: String,
    /// The maker.
    pub brand: Option<String>,
    /// The main photo.
    pub photo: Option<PhotoSource>,
    /// What a buyer pays now, such as "24,90 €".
    pub price: Option<String>,
    /// The price to strike, formatted likewise.
    pub compare_at: Option<String>,
    /// Such as "−20 %".
    pub percent_off: Option<String>,
    /// What buyers thought.
    pub rating: Option<CardRating>,
    /// How many are left.
    pub stock: Option<CardStock>,
    /// A code to type at checkout.
    pub promo: Option<CardPromo>,
    /// Where to buy it.
    pub link: Option<CardLink>,
    /// One or two sentences.
    pub description: Option<String>,
    /// Short selling points, the best first.
    pub highlights: Vec<String>,
    /// The time that is left for the offer.
    pub countdown: Option<CardCountdown>,
    /// The pieces that are left of the offer.
    pub left: Option<CardLeft>,
    /// Stands in the price's place until the host reveals it, such as "The price in a moment". With
    /// it no template shows the price, the struck price or the percents, whatever they say.
    pub teaser: Option<String>,
    /// What one buyer wrote.
    pub quote: Option<CardQuote>,
    /// How the stars of one source are spread.
    pub histogram: Option<CardHistogram>,
    /// A place in somebody's list.
    pub rank: Option<CardRank>,
    /// This product beside others.
    pub comparison: Option<CardComparison>,
    /// What can be said of it in names and values.
    pub specs: Option<CardSpecs>,
    /// What a viewer asked, and the answer.
    pub question: Option<CardQuestion>,
    /// Products that are sold together.
    pub bundle: Option<CardBundle>,
}

/// Where a photo comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhotoSource {
    /// A JPEG, PNG or WebP file. Its EXIF orientation is applied.
    File(PathBuf),
    /// Pixels that are decoded already.
    Picture(Arc<Picture>),
}

// Decoded pictures are told apart by identity, not by hashing millions of bytes each second.
impl std::hash::Hash for PhotoSource {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        match self {
            Self::File(path) => path.hash(state),
            Self::Picture(picture) => Arc::as_ptr(picture).hash(state),
        }
    }
}

/// Stars with their figures.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardRating {
    /// The average in hundredths of a star, 0 to 500: how far the stars are filled.
    pub hundredths: u16,
    /// The average in words, such as "4,6".
    pub text: String,
    /// How many it stands on, such as "128 avis".
    pub count: String,
}

/// The stock line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardStock {
    /// Such as "Only 3 left".
    pub text: String,
    /// How urgent it is.
    pub tone: StockTone,
}

/// How urgent a stock line is. Sold out also dims the photo and the price.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum StockTone {
    /// Enough for everybody.
    #[default]
    Plenty,
    /// The last pieces.
    Low,
    /// None left.
    SoldOut,
}

/// A promo code.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardPromo {
    /// Such as "With the code".
    pub label: String,
    /// What a buyer types.
    pub code: String,
}

/// Where to buy it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardLink {
    /// What the QR code says.
    pub url: String,
    /// What stands beside it, such as "Scan to buy".
    pub label: String,
}

/// What is left of an offer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardCountdown {
    /// Such as "Ends in".
    pub label: String,
    /// Such as "04:59". A card that differs from the one before only in these digits is cheap.
    pub time: String,
}

/// What is left of the pieces an offer began with.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CardLeft {
    /// The part that is left, in thousandths of what there was, 0 to 1000.
    pub share_permille: u16,
    /// Such as "12 of 40 left".
    pub text: String,
}

impl CardSpec {
    /// Whether what a template needs is there.
    pub fn has(&self, need: Need) -> bool {
        need.is_met(self)
    }

    /// Every photo the card may show.
    pub(crate) fn photos(&self) -> impl Iterator<Item = &PhotoSource> {
        let compared = self.comparison.iter().flat_map(|it| &it.products);
        let bundled = self.bundle.iter().flat_map(|it| &it.products);
        let of_others = compared.chain(bundled).filter_map(|it| it.photo.as_ref());
        self.photo.iter().chain(of_others)
    }

    /// How urgent the stock line is; plenty when nothing is said.
    pub fn tone(&self) -> StockTone {
        self.stock
            .as_ref()
            .map_or(StockTone::Plenty, |stock| stock.tone)
    }

    /// Whether none is left.
    pub fn is_sold_out(&self) -> bool {
        self.tone() == StockTone::SoldOut
    }
}
