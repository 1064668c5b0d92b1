//! Currencies by their ISO 4217 codes, and the signs they are written with.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Language;

/// An ISO 4217 code of three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct Currency([u8; 3]);

/// What was wrong with a text that should have been a currency.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a currency code of three capital letters: {0:?}")]
pub struct NotACurrency(pub String);

/// Currencies whose minor unit is not a hundredth: ISO 4217, list one.
const DIGITS: [(&str, u8); 26] = [
    ("BHD", 3),
    ("BIF", 0),
    ("CLF", 4),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("IQD", 3),
    ("ISK", 0),
    ("JOD", 3),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("PYG", 0),
    ("RWF", 0),
    ("TND", 3),
    ("UGX", 0),
    ("UYI", 0),
    ("UYW", 4),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("XPF", 0),
];

/// Signs as English and French write them (after CLDR), where a sign is better known than the code.
/// Dollars other than the home one carry their country, so that no two of them look the same.
const SIGNS: [(&str, &str, &str); 17] = [
    ("AUD", "A$", "$AU"),
    ("BRL", "R$", "R$"),
    ("CAD", "CA$", "$CA"),
    ("CNY", "CN¥", "CN¥"),
    ("EUR", "€", "€"),
    ("GBP", "£", "£"),
    ("HKD", "HK$", "$HK"),
    ("ILS", "₪", "₪"),
    ("INR", "₹", "₹"),
    ("JPY", "¥", "¥"),
    ("KRW", "₩", "₩"),
    ("MXN", "MX$", "$MX"),
    ("NZD", "NZ$", "$NZ"),
    ("PHP", "₱", "₱"),
    ("TWD", "NT$", "$TW"),
    ("USD", "$", "$US"),
    ("VND", "₫", "₫"),
];

impl Currency {
    /// Euro, hundredths.
    pub const EUR: Self = Self(*b"EUR");
    /// United States dollar, hundredths.
    pub const USD: Self = Self(*b"USD");
    /// Pound sterling, hundredths.
    pub const GBP: Self = Self(*b"GBP");
    /// Yen, without a smaller unit.
    pub const JPY: Self = Self(*b"JPY");
    /// Kuwaiti dinar, thousandths.
    pub const KWD: Self = Self(*b"KWD");

    /// The code as text, such as `EUR`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).expect("a currency is made of ASCII letters only")
    }

    /// How many digits follow the decimal mark; two where ISO 4217 says nothing else.
    pub fn digits(self) -> u8 {
        let entry = DIGITS.iter().find(|(code, _)| *code == self.code());
        entry.map_or(2, |(_, digits)| *digits)
    }

    /// How many minor units make one major unit.
    pub fn minor_per_major(self) -> u32 {
        10_u32.pow(u32::from(self.digits()))
    }

    /// The sign it is written with, such as `€`; `None` where its code is clearer.
    pub fn sign(self, language: Language) -> Option<&'static str> {
        let (_, english, french) = SIGNS.iter().find(|(code, ..)| *code == self.code())?;
        Some(match language {
            Language::En => english,
            Language::Fr => french,
        })
    }

    /// Whether a price in this currency may be marked so: with its code, its sign in any language,
    /// or the bare sign that currencies of its name share (`$`, `¥`).
    pub(super) fn is_marked(self, mark: &str) -> bool {
        let signs = [Language::En, Language::Fr].map(|language| self.sign(language));
        let is_shared = matches!(mark, "$" | "¥")
            && signs.into_iter().flatten().any(|sign| sign.contains(mark));
        mark.eq_ignore_ascii_case(self.code()) || signs.contains(&Some(mark)) || is_shared
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = NotACurrency;

    fn from_str(text: &str) -> Result<Self, NotACurrency> {
        match text.as_bytes() {
            [a, b, c] if text.bytes().all(|letter| letter.is_ascii_uppercase()) => {
                Ok(Self([*a, *b, *c]))
            }
            _ => Err(NotACurrency(text.to_owned())),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = NotACurrency;

    fn try_from(text: String) -> Result<Self, NotACurrency> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_follow_iso_4217() {
        let digits = [
            "EUR", "USD", "JPY", "KRW", "KWD", "TND", "CLF", "XOF", "CHF",
        ]
        .map(|code| {
            let currency: Currency = code.parse().expect("a code");
            (code, currency.digits(), currency.minor_per_major())
        });
        assert_eq!(
            digits,
            [
                ("EUR", 2, 100),
                ("USD", 2, 100),
                ("JPY", 0, 1),
                ("KRW", 0, 1),
                ("KWD", 3, 1_000),
                ("TND", 3, 1_000),
                ("CLF", 4, 10_000),
                ("XOF", 0, 1),
                ("CHF", 2, 100),
            ]
        );
    }

    #[test]
    fn only_three_capital_letters_are_a_code() {
        for text in ["", "EU", "EURO", "eur", "E R", "€", "ÉUR"] {
            assert_eq!(
                text.parse::<Currency>(),
                Err(NotACurrency(text.to_owned())),
                "{text:?}"
            );
        }
    }

    #[test]
    fn the_table_of_signs_has_no_code_twice() {
        for pair in SIGNS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{pair:?} are out of order");
        }
    }
}
