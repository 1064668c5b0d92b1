//! Reads amounts as people and files write them: "1,099.00", "24,90", "1 099,00 €", "1099.00 JPY".
//!
//! A mark that can be read in two ways is read by the currency: "1.250" is a thousand and more in
//! euros, which have two digits after the mark, and one dinar and a quarter in dinars, which have
//! three.

use super::{Currency, Money};

/// Why a text is not an amount of money.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotMoney {
    /// It has no digits.
    #[error("no amount in {text:?}")]
    NoDigits {
        /// What was read.
        text: String,
    },
    /// It has a character that belongs to no amount.
    #[error("{character:?} in {text:?} belongs to no amount")]
    StrayCharacter {
        /// What was read.
        text: String,
        /// The first one of them.
        character: char,
    },
    /// Its thousands are not set apart by threes.
    #[error("the thousands in {text:?} are not set apart by threes")]
    Grouping {
        /// What was read.
        text: String,
    },
    /// It has more digits after the mark than the currency has.
    #[error("{text:?} has more than the {} decimals of {currency}", currency.digits())]
    TooPrecise {
        /// What was read.
        text: String,
        /// The currency it was to be in.
        currency: Currency,
    },
    /// It names no currency, and none was given.
    #[error("{text:?} names no currency")]
    NoCurrency {
        /// What was read.
        text: String,
    },
    /// It names another currency than the one it was to be in.
    #[error("{text:?} is not in {currency}")]
    OtherCurrency {
        /// What was read.
        text: String,
        /// The currency it was to be in.
        currency: Currency,
    },
    /// It is more than an amount can hold.
    #[error("the amount {text:?} is too large")]
    TooLarge {
        /// What was read.
        text: String,
    },
}

impl Money {
    /// Reads an amount in a currency that is known. A code or sign beside the amount is welcome,
    /// but must be that currency's.
    pub fn parse(text: &str, currency: Currency) -> Result<Self, NotMoney> {
        let written = Written::read(text)?;
        if !written.mark.is_empty() && !currency.is_marked(written.mark) {
            return Err(NotMoney::OtherCurrency {
                text: text.to_owned(),
                currency,
            });
        }
        written.in_currency(text, currency)
    }

    /// Reads an amount that names its currency by its code, as product feeds do: "1099.00 JPY".
    pub fn parse_with_code(text: &str) -> Result<Self, NotMoney> {
        let written = Written::read(text)?;
        let currency = written.mark.parse().map_err(|_| NotMoney::NoCurrency {
            text: text.to_owned(),
        })?;
        written.in_currency(text, currency)
    }
}

/// An amount taken apart, before its decimal mark is known.
struct Written<'a> {
    is_negative: bool,
    /// The code or sign before or behind the amount; empty if there is none.
    mark: &'a str,
    /// Digits, points and commas; anything else that sets thousands apart is a space.
    amount: String,
}

impl<'a> Written<'a> {
    fn read(text: &'a str) -> Result<Self, NotMoney> {
        let no_digits = || NotMoney::NoDigits {
            text: text.to_owned(),
        };
        let is_digit = |character: char| character.is_ascii_digit();
        let first = text.find(is_digit).ok_or_else(no_digits)?;
        let last = text.rfind(is_digit).ok_or_else(no_digits)? + 1;
        let (before, is_minus_before) = unsigned(&text[..first]);
        let (behind, is_minus_behind) = unsigned(&text[last..]);
        let mark = match (before, behind) {
            ("", mark) | (mark, "") => mark,
            _ => return Err(stray(text, behind)),
        };
        if is_minus_behind {
            return Err(stray(text, "-"));
        }
        if let Some(place) = mark.find(['.', ',', '-', '−']) {
            return Err(stray(text, &mark[place..]));
        }
        Ok(Self {
            is_negative: is_minus_before,
            mark,
            amount: spaced(text, &text[first..last])?,
        })
    }

    fn in_currency(&self, text: &str, currency: Currency) -> Result<Money, NotMoney> {
        let (whole, decimals) = self.split(currency.digits());
        let whole = ungrouped(whole).ok_or_else(|| NotMoney::Grouping {
            text: text.to_owned(),
        })?;
        let digits = usize::from(currency.digits());
        let kept = decimals.get(..digits).unwrap_or(decimals);
        let over = &decimals[kept.len()..];
        if over.chars().any(|digit| digit != '0') {
            return Err(NotMoney::TooPrecise {
                text: text.to_owned(),
                currency,
            });
        }
        let sign = if self.is_negative { "-" } else { "" };
        let minor = format!("{sign}{whole}{kept:0<digits$}");
        let minor = minor.parse().map_err(|_| NotMoney::TooLarge {
            text: text.to_owned(),
        })?;
        Ok(Money { minor, currency })
    }

    /// The whole part, with its grouping, and the decimals.
    fn split(&self, digits: u8) -> (&str, &str) {
        let amount = self.amount.as_str();
        match amount.rfind(['.', ',']) {
            Some(place) if self.is_decimal_mark(place, digits) => {
                (&amount[..place], &amount[place + 1..])
            }
            _ => (amount, ""),
        }
    }

    /// Whether the last point or comma sets decimals apart, not thousands.
    fn is_decimal_mark(&self, place: usize, digits: u8) -> bool {
        let (whole, behind) = (&self.amount[..place], &self.amount[place + 1..]);
        let mark = &self.amount[place..=place];
        if whole.contains(mark) || behind.contains(' ') {
            return false;
        }
        let other_groups = whole.contains([' ', '.', ',']);
        let could_group = behind.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
        other_groups || !could_group || digits == 3
    }
}

/// A text beside an amount without its spaces and its minus, and whether it had one.
fn unsigned(text: &str) -> (&str, bool) {
    let is_minus = |character: char| matches!(character, '-' | '−');
    let text = text.trim();
    let bare = text.strip_prefix(is_minus);
    let bare = bare.or_else(|| text.strip_suffix(is_minus));
    (bare.unwrap_or(text).trim(), bare.is_some())
}

/// The amount with a plain space for every kind of space or apostrophe that sets thousands apart.
fn spaced(text: &str, amount: &str) -> Result<String, NotMoney> {
    let plain = amount.chars().map(|character| match character {
        '0'..='9' | '.' | ',' => Ok(character),
        '\'' | '’' => Ok(' '),
        _ if character.is_whitespace() => Ok(' '),
        _ => Err(NotMoney::StrayCharacter {
            text: text.to_owned(),
            character,
        }),
    });
    plain.collect()
}

/// The digits of a whole number whose thousands may be set apart by one kind of mark. Hundreds of
/// thousands may go by twos, as in India: "1,00,000".
fn ungrouped(whole: &str) -> Option<String> {
    let Some(mark) = whole.chars().find(|character| !character.is_ascii_digit()) else {
        return Some(whole.to_owned());
    };
    let groups: Vec<&str> = whole.split(mark).collect();
    let (first, rest) = groups.split_first()?;
    let (last, middle) = rest.split_last()?;
    let is_grouped = (1..=3).contains(&first.len())
        && last.len() == 3
        && (middle.iter().all(|group| group.len() == 3)
            || middle.iter().all(|group| group.len() == 2));
    let is_digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
    (is_grouped && groups.iter().all(is_digits)).then(|| groups.concat())
}

fn stray(text: &str, part: &str) -> NotMoney {
    NotMoney::StrayCharacter {
        text: text.to_owned(),
        character: part.chars().next().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minor(text: &str, code: &str) -> Result<i64, NotMoney> {
        let currency = code.parse().expect("a code");
        Money::parse(text, currency).map(|money| money.minor)
    }

    #[test]
    fn both_decimal_styles_are_read() {
        let cases = [
            ("24,90", "EUR", 2_490),
            ("24.90", "EUR", 2_490),
            ("24.9", "EUR", 2_490),
            ("24", "EUR", 2_400),
            ("0,05", "EUR", 5),
            ("0.990", "EUR", 99),
            ("1,099.00", "EUR", 109_900),
            ("1.099,00", "EUR", 109_900),
            ("1,099", "EUR", 109_900),
            ("1.099", "EUR", 109_900),
            ("24,905", "USD", 2_490_500),
            ("12,345", "JPY", 12_345),
            ("1.099.000", "EUR", 109_900_000),
            ("1 099,00 €", "EUR", 109_900),
            ("1\u{202f}099,00\u{a0}€", "EUR", 109_900),
            ("1'099.50", "CHF", 109_950),
            ("1,00,000.00", "INR", 10_000_000),
            ("12 345 678", "EUR", 1_234_567_800),
            ("€24.90", "EUR", 2_490),
            ("EUR 24.90", "EUR", 2_490),
            ("24,90eur", "EUR", 2_490),
            ("-€24.90", "EUR", -2_490),
            ("€-24.90", "EUR", -2_490),
            ("−24,90 €", "EUR", -2_490),
            ("$12.00", "CAD", 1_200),
            ("CA$12.00", "CAD", 1_200),
            ("¥1,200", "JPY", 1_200),
            ("1099.00", "JPY", 1_099),
            ("1.250", "KWD", 1_250),
            ("1,250", "KWD", 1_250),
            ("1,250.500", "KWD", 1_250_500),
            ("1 250,5", "KWD", 1_250_500),
        ];
        for (text, code, expected) in cases {
            assert_eq!(minor(text, code), Ok(expected), "{text:?} in {code}");
        }
    }

    #[test]
    fn feeds_name_their_currency() {
        assert_eq!(
            Money::parse_with_code("1099.00 JPY"),
            Ok(Money::new(1_099, Currency::JPY))
        );
        assert_eq!(
            Money::parse_with_code("24.90"),
            Err(NotMoney::NoCurrency {
                text: "24.90".to_owned()
            })
        );
    }

    #[test]
    fn what_is_no_amount_says_why() {
        let of = |text: &str, code| minor(text, code).expect_err(text).to_string();
        let cases = [
            ("", "EUR", r#"no amount in """#),
            ("free", "EUR", r#"no amount in "free""#),
            (
                "12.5",
                "JPY",
                r#""12.5" has more than the 0 decimals of JPY"#,
            ),
            (
                "1.2345",
                "KWD",
                r#""1.2345" has more than the 3 decimals of KWD"#,
            ),
            (
                "0,995",
                "EUR",
                r#""0,995" has more than the 2 decimals of EUR"#,
            ),
            (
                "1,09,9",
                "EUR",
                r#"the thousands in "1,09,9" are not set apart by threes"#,
            ),
            (
                "1 09",
                "EUR",
                r#"the thousands in "1 09" are not set apart by threes"#,
            ),
            (
                "1.099.00",
                "EUR",
                r#"the thousands in "1.099.00" are not set apart by threes"#,
            ),
            ("12x5", "EUR", r#"'x' in "12x5" belongs to no amount"#),
            ("24.90-", "EUR", r#"'-' in "24.90-" belongs to no amount"#),
            (".50", "EUR", r#"'.' in ".50" belongs to no amount"#),
            (
                "€ 24.90 €",
                "EUR",
                r#"'€' in "€ 24.90 €" belongs to no amount"#,
            ),
            ("$24.90", "EUR", r#""$24.90" is not in EUR"#),
            ("24.90 USD", "EUR", r#""24.90 USD" is not in EUR"#),
            (
                "99999999999999999999",
                "EUR",
                r#"the amount "99999999999999999999" is too large"#,
            ),
        ];
        for (text, code, expected) in cases {
            assert_eq!(of(text, code), expected);
        }
    }
}
