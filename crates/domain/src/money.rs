//! Amounts of money: integer minor units and a currency. No floating point anywhere.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An ISO 4217 code of three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Currency([u8; 3]);

/// An amount in the currency's minor unit: cents for EUR, whole yen for JPY, fils for KWD.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Money {
    /// How many minor units; may be negative only in differences.
    #[ts(type = "number")]
    pub minor: i64,
    /// The currency, which decides how many digits follow the point.
    pub currency: Currency,
}

/// What was wrong with a text that should have been a currency.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a currency code of three letters: {0:?}")]
pub struct NotACurrency(pub String);

impl Currency {
    /// The code as text, such as `EUR`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a currency is made of ASCII letters only")
    }
}

impl TryFrom<String> for Currency {
    type Error = NotACurrency;

    fn try_from(text: String) -> Result<Self, NotACurrency> {
        match text.as_bytes() {
            [a, b, c] if text.chars().all(|letter| letter.is_ascii_uppercase()) => {
                Ok(Self([*a, *b, *c]))
            }
            _ => Err(NotACurrency(text)),
        }
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}
