//! Amounts of money in cells. [`Money::parse`] knows how amounts are written; here a file's own decimal
//! mark and the currencies it names come in.

use std::borrow::Cow;

use vitrine_domain::incoming::RemarkReason;
use vitrine_domain::{Currency, Money, NotMoney};

use crate::options::Decimal;

/// How the amounts of a file are read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Amounts {
    /// Of amounts that name none.
    pub(crate) currency: Currency,
    pub(crate) decimal: Decimal,
    /// Whether `decimal` was found out, and may be wrong for a single amount.
    pub(crate) is_guessed: bool,
}

impl Amounts {
    /// The amount of a cell that is not empty.
    pub(crate) fn read(&self, text: &str) -> Result<Money, RemarkReason> {
        if let Some(money) = self.read_plain(text) {
            return Ok(money);
        }
        let currency = named(text).unwrap_or(self.currency);
        let amount = with_mark(text, self.decimal);
        let read = match Money::parse(&amount, currency) {
            Err(_) if self.is_guessed => Money::parse(&with_mark(text, Decimal::Auto), currency),
            read => read,
        };
        match read {
            Ok(money) if money.minor < 0 => Err(RemarkReason::NegativePrice),
            Ok(money) => Ok(money),
            Err(NotMoney::TooPrecise { .. }) => Err(RemarkReason::TooPrecise),
            Err(_) => Err(RemarkReason::NotMoney),
        }
    }
}

impl Amounts {
    /// An amount that can be read in one way only, as most are: digits, and a point before two of them.
    fn read_plain(&self, text: &str) -> Option<Money> {
        let (whole, decimals) = text.split_once('.')?;
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let is_plain = decimals.len() == 2
            && (1..=12).contains(&whole.len())
            && self.decimal != Decimal::Comma
            && is_digits(whole)
            && is_digits(decimals);
        if !is_plain || self.currency.digits() != 2 {
            return None;
        }
        let digits = whole.bytes().chain(decimals.bytes());
        let minor = digits.fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
        Some(Money::new(minor, self.currency))
    }
}

/// The currency that an amount names by its code or by a sign that is no other's.
pub(crate) fn named(text: &str) -> Option<Currency> {
    if text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
    {
        return None;
    }
    let is_mark = |letter: &char| {
        !(letter.is_ascii_digit()
            || letter.is_whitespace()
            || matches!(letter, '.' | ',' | '-' | '−' | '\'' | '’'))
    };
    let mark: String = text.chars().filter(is_mark).take(4).collect();
    let sign = SIGNS.iter().find(|(sign, _)| *sign == mark);
    let code = match sign {
        Some((_, code)) => (*code).to_owned(),
        None => mark.to_ascii_uppercase(),
    };
    CODES.contains(&code.as_str()).then(|| code.parse().ok())?
}

/// What sets decimals apart in an amount, if it can be read in one way only.
pub(crate) fn decimal_of(text: &str) -> Option<Decimal> {
    let first = text.find(|letter: char| letter.is_ascii_digit())?;
    let last = text.rfind(|letter: char| letter.is_ascii_digit())? + 1;
    let amount = &text[first..last];
    let place = amount.rfind(['.', ','])?;
    let (whole, behind) = (&amount[..place], &amount[place + 1..]);
    let mark = &amount[place..=place];
    let is_sure = !whole.contains(mark) && (behind.len() != 3 || whole.contains(['.', ',']));
    match mark {
        _ if !is_sure => None,
        "." => Some(Decimal::Point),
        _ => Some(Decimal::Comma),
    }
}

/// The amount with a point for its decimal mark, in a way that can't be read as thousands.
fn with_mark(text: &str, decimal: Decimal) -> Cow<'_, str> {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let (Some(first), Some(last)) = (text.find(is_digit), text.rfind(is_digit)) else {
        return text.into();
    };
    let (before, amount, behind) = (&text[..first], &text[first..=last], &text[last + 1..]);
    // ".50" is half of one.
    if let Some(before) = before.strip_suffix(['.', ',']) {
        return format!("{before}0.{amount}0000{behind}").into();
    }
    // "12.-" and "12," are written so in places.
    let behind = behind.trim_start_matches(['.', ',', '-', '–']);
    let (mark, group) = match decimal {
        Decimal::Auto => return format!("{before}{amount}{behind}").into(),
        Decimal::Point => ('.', ','),
        Decimal::Comma => (',', '.'),
    };
    let mut plain = String::with_capacity(text.len() + 4);
    plain.push_str(before);
    let mut has_mark = false;
    for letter in amount.chars() {
        has_mark |= letter == mark;
        plain.push(match letter {
            _ if letter == mark => '.',
            _ if letter == group => ' ',
            _ => letter,
        });
    }
    if has_mark {
        plain.push_str("0000");
    }
    plain.push_str(behind);
    plain.into()
}

/// Signs that belong to one currency.
const SIGNS: [(&str, &str); 19] = [
    ("€", "EUR"),
    ("£", "GBP"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("₫", "VND"),
    ("₱", "PHP"),
    ("₺", "TRY"),
    ("₽", "RUB"),
    ("₴", "UAH"),
    ("zł", "PLN"),
    ("R$", "BRL"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("CA$", "CAD"),
    ("NZ$", "NZD"),
    ("HK$", "HKD"),
    ("US$", "USD"),
    ("$US", "USD"),
];

/// Codes in use: ISO 4217, list one, without metals and units of account.
#[rustfmt::skip]
const CODES: [&str; 154] = [
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN",
    "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF",
    "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB",
    "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG",
    "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF",
    "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA",
    "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO",
    "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD",
    "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN",
    "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX",
    "USD", "UYU", "UZS", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, code: &str, decimal: Decimal) -> Result<String, RemarkReason> {
        let amounts = Amounts {
            currency: code.parse().unwrap(),
            decimal,
            is_guessed: false,
        };
        let money = amounts.read(text)?;
        Ok(format!("{} {}", money.minor, money.currency))
    }

    #[test]
    fn amounts_are_read_by_the_mark_of_their_file() {
        use Decimal::{Auto, Comma, Point};
        let cases = [
            ("24.90", "EUR", Auto, "2490 EUR"),
            ("1.250", "EUR", Auto, "125000 EUR"),
            ("1.250", "EUR", Point, "125 EUR"),
            ("1.250", "EUR", Comma, "125000 EUR"),
            ("1,250", "EUR", Comma, "125 EUR"),
            ("1,250", "EUR", Point, "125000 EUR"),
            ("1,099.00", "USD", Point, "109900 USD"),
            ("1.099,00 €", "USD", Comma, "109900 EUR"),
            ("1 099,00\u{a0}€", "EUR", Comma, "109900 EUR"),
            ("15.00 USD", "EUR", Auto, "1500 USD"),
            ("USD 15.00", "EUR", Point, "1500 USD"),
            ("15,00 EUR", "USD", Auto, "1500 EUR"),
            ("1099.00 JPY", "EUR", Point, "1099 JPY"),
            ("12.345", "KWD", Auto, "12345 KWD"),
            ("12,345 kwd", "EUR", Comma, "12345 KWD"),
            ("$12.00", "USD", Auto, "1200 USD"),
            (".50", "EUR", Point, "50 EUR"),
            ("12.-", "CHF", Auto, "1200 CHF"),
            ("£9", "EUR", Auto, "900 GBP"),
        ];
        for (text, code, decimal, expected) in cases {
            let read = read(text, code, decimal);
            assert_eq!(read.as_deref(), Ok(expected), "{text} in {code}");
        }
    }

    #[test]
    fn what_is_no_amount_says_why() {
        use RemarkReason::{NegativePrice, NotMoney, TooPrecise};
        let cases = [
            ("free", NotMoney),
            ("-1.00", NegativePrice),
            ("1.005", TooPrecise),
            ("12 STK", NotMoney),
            ("$5", NotMoney),
            ("12,50,1", NotMoney),
        ];
        for (text, reason) in cases {
            assert_eq!(read(text, "EUR", Decimal::Point), Err(reason), "{text}");
        }
    }

    #[test]
    fn only_a_sure_mark_tells() {
        assert_eq!(decimal_of("12,50"), Some(Decimal::Comma));
        assert_eq!(decimal_of("1.099,00"), Some(Decimal::Comma));
        assert_eq!(decimal_of("12.5 EUR"), Some(Decimal::Point));
        assert_eq!(decimal_of("1,099.000"), Some(Decimal::Point));
        for unsure in ["1.250", "1,250", "12", "1.250.000", ""] {
            assert_eq!(decimal_of(unsure), None, "{unsure}");
        }
    }
}
