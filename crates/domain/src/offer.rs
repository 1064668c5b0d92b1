//! What makes a segment a deal: a promo code, a special price, an end.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{DurationMs, Money};

/// The offer of a segment. Percent off is always computed, never stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Offer {
    /// The price during the offer; the product's own price is then shown struck.
    pub price: Option<Money>,
    /// The code a buyer types at checkout.
    pub promo_code: Option<String>,
    /// How long the offer stands, counted from the take.
    pub lasts: Option<DurationMs>,
    /// How many pieces it began with; `None` if they are not counted before the viewers' eyes.
    #[serde(default)]
    pub pieces: Option<u32>,
}
