//! What a destination is to be sent: which picture, and what its viewers are not shown.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a destination is to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DestinationWish {
    /// Which picture.
    pub picture: WantedPicture,
    /// What is left out of it.
    pub hides: Hidden,
}

/// Which picture a destination gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(tag = "picture", rename_all = "snake_case")]
#[ts(export)]
pub enum WantedPicture {
    /// The show's own.
    #[default]
    Show,
    /// The show's, coded once more at a lower rate.
    Lower {
        /// In kbit/s. Never more than the show's.
        video_kbps: u32,
    },
    /// An upright one, 9:16, composed from the same sources with layouts and cards of its own.
    Portrait {
        /// In kbit/s.
        video_kbps: u32,
    },
}

/// What the viewers of a destination are not shown, because its platform asks for that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Hidden {
    /// Prices, struck prices and percents.
    pub price: bool,
    /// Stars, their numbers and how they are spread.
    pub rating: bool,
    /// Other products: comparisons, and what goes well with one.
    pub alternatives: bool,
}
