//! Numbers, money and time as people read them: formatted once, in Rust, so that the preview, the
//! card and the window never disagree.
//!
//! Words are left out on purpose; they are made in `vitrine-studio`. French sets thousands apart
//! with U+202F, puts U+00A0 before a currency and U+202F before `%` (CLDR, Imprimerie nationale).

use crate::time::DurationMs;
use crate::{Language, Money, Rating};

/// Thousands in French, and what stands before `%`: narrow, and never at the end of a line.
const NARROW_NO_BREAK_SPACE: char = '\u{202f}';
/// Between an amount and its currency: never at the end of a line.
const NO_BREAK_SPACE: char = '\u{a0}';
/// The minus of numbers; a hyphen is shorter and lower.
const MINUS: char = '−';

/// "€24.90", "¥1,200", "KWD 1.250"; in French "24,90 €". [`Money::parse`] reads all of them.
pub fn money(money: Money, language: Language) -> String {
    let currency = money.currency;
    let minus = if money.minor < 0 { "−" } else { "" };
    let minor = money.minor.unsigned_abs();
    let per_major = u64::from(currency.minor_per_major());
    let amount = with_decimals(
        number(minor / per_major, language),
        minor % per_major,
        usize::from(currency.digits()),
        language,
    );
    let code = currency.code();
    match (language, currency.sign(language)) {
        (Language::En, Some(sign)) => format!("{minus}{sign}{amount}"),
        (Language::En, None) => format!("{minus}{code}{NO_BREAK_SPACE}{amount}"),
        (Language::Fr, sign) => {
            format!("{minus}{amount}{NO_BREAK_SPACE}{}", sign.unwrap_or(code))
        }
    }
}

/// "24.90", in French "24,90": an amount as a person types it, without currency or thousands.
pub fn amount(money: Money, language: Language) -> String {
    let minus = if money.minor < 0 { "-" } else { "" };
    let minor = money.minor.unsigned_abs();
    let per_major = u64::from(money.currency.minor_per_major());
    let amount = with_decimals(
        (minor / per_major).to_string(),
        minor % per_major,
        usize::from(money.currency.digits()),
        language,
    );
    format!("{minus}{amount}")
}

/// "1,284", in French "1 284".
pub fn number(number: u64, language: Language) -> String {
    let mark = match language {
        Language::En => ',',
        Language::Fr => NARROW_NO_BREAK_SPACE,
    };
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(mark);
        }
        grouped.push(digit);
    }
    grouped
}

/// A share: "63%", in French "63 %".
pub fn percent(percent: u8, language: Language) -> String {
    match language {
        Language::En => format!("{percent}%"),
        Language::Fr => format!("{percent}{NARROW_NO_BREAK_SPACE}%"),
    }
}

/// "−20%", in French "−20 %".
pub fn percent_off(percent: u8, language: Language) -> String {
    format!("{MINUS}{}", self::percent(percent, language))
}

/// The average in stars to one decimal, half up: "4.6", in French "4,6".
pub fn rating(rating: Rating, language: Language) -> String {
    let tenths = (u64::from(rating.hundredths) + 5) / 10;
    with_decimals(number(tenths / 10, language), tenths % 10, 1, language)
}

/// A length of time in whole seconds that have passed: "04:05", from an hour on "1:04:05".
pub fn duration(length: DurationMs) -> String {
    clock(length.0 / 1_000)
}

/// What is left of a countdown, as [`duration`], but rounded up: "00:00" only once it is over.
pub fn countdown(left: DurationMs) -> String {
    clock(left.0.div_ceil(1_000))
}

/// How far behind a show is: "+1:20", ahead "−0:15", on time "0:00". Whole seconds, towards zero.
pub fn offset(offset_ms: i64) -> String {
    let clock = Clock::of(offset_ms.unsigned_abs() / 1_000);
    let sign = match offset_ms / 1_000 {
        0 => "",
        1.. => "+",
        _ => "−",
    };
    match clock.hours {
        0 => format!("{sign}{}:{:02}", clock.minutes, clock.seconds),
        _ => format!("{sign}{}", clock.with_hours()),
    }
}

fn clock(seconds: u64) -> String {
    let clock = Clock::of(seconds);
    match clock.hours {
        0 => format!("{:02}:{:02}", clock.minutes, clock.seconds),
        _ => clock.with_hours(),
    }
}

struct Clock {
    hours: u64,
    minutes: u64,
    seconds: u64,
}

impl Clock {
    fn of(seconds: u64) -> Self {
        Self {
            hours: seconds / 3_600,
            minutes: seconds / 60 % 60,
            seconds: seconds % 60,
        }
    }

    fn with_hours(&self) -> String {
        format!("{}:{:02}:{:02}", self.hours, self.minutes, self.seconds)
    }
}

/// `whole` with so many digits after the language's decimal mark, and without a mark if none.
fn with_decimals(whole: String, decimals: u64, digits: usize, language: Language) -> String {
    let mark = match language {
        Language::En => '.',
        Language::Fr => ',',
    };
    match digits {
        0 => whole,
        _ => format!("{whole}{mark}{decimals:0digits$}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{En, Fr};

    fn both(minor: i64, code: &str) -> [String; 2] {
        let amount = Money::new(minor, code.parse().expect("a code"));
        [En, Fr].map(|language| money(amount, language))
    }

    #[test]
    fn money_reads_as_each_language_writes_it() {
        assert_eq!(both(2_490, "EUR"), ["€24.90", "24,90\u{a0}€"]);
        assert_eq!(both(5, "EUR"), ["€0.05", "0,05\u{a0}€"]);
        assert_eq!(
            both(109_900, "EUR"),
            ["€1,099.00", "1\u{202f}099,00\u{a0}€"]
        );
        assert_eq!(both(1_200, "JPY"), ["¥1,200", "1\u{202f}200\u{a0}¥"]);
        assert_eq!(both(1_250, "KWD"), ["KWD\u{a0}1.250", "1,250\u{a0}KWD"]);
        assert_eq!(both(1_200, "CAD"), ["CA$12.00", "12,00\u{a0}$CA"]);
        assert_eq!(both(-2_490, "EUR"), ["−€24.90", "−24,90\u{a0}€"]);
        assert_eq!(
            both(i64::MIN, "JPY")[0],
            "−¥9,223,372,036,854,775,808",
            "the lowest amount has no positive twin"
        );
    }

    #[test]
    fn numbers_are_grouped_by_threes() {
        let cases = [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_284, "1,284", "1\u{202f}284"),
            (1_234_567, "1,234,567", "1\u{202f}234\u{202f}567"),
        ];
        for (count, english, french) in cases {
            assert_eq!(number(count, En), english);
            assert_eq!(number(count, Fr), french);
        }
    }

    #[test]
    fn percent_and_stars_follow_the_language() {
        assert_eq!(percent(63, Fr), "63\u{202f}%");
        assert_eq!(percent_off(20, En), "−20%");
        assert_eq!(percent_off(20, Fr), "−20\u{202f}%");
        let stars = |hundredths| Rating {
            hundredths,
            count: 1,
        };
        assert_eq!(rating(stars(460), En), "4.6");
        assert_eq!(rating(stars(455), Fr), "4,6");
        assert_eq!(rating(stars(454), Fr), "4,5");
        assert_eq!(rating(stars(500), En), "5.0");
        assert_eq!(rating(stars(0), En), "0.0");
    }

    #[test]
    fn time_reads_as_a_clock() {
        assert_eq!(duration(DurationMs(0)), "00:00");
        assert_eq!(duration(DurationMs(245_999)), "04:05");
        assert_eq!(duration(DurationMs(3_600_000)), "1:00:00");
        assert_eq!(duration(DurationMs(3_845_000)), "1:04:05");
        assert_eq!(countdown(DurationMs(1)), "00:01");
        assert_eq!(countdown(DurationMs(60_000)), "01:00");
        assert_eq!(countdown(DurationMs(0)), "00:00");
        assert_eq!(
            countdown(DurationMs(u64::MAX)),
            "5124095576030:25:52",
            "the longest there is rounds up without a wrap"
        );
        assert_eq!(offset(80_000), "+1:20");
        assert_eq!(offset(-15_999), "−0:15");
        assert_eq!(offset(999), "0:00");
        assert_eq!(offset(-999), "0:00");
        assert_eq!(offset(4_000_000), "+1:06:40");
        assert!(offset(i64::MIN).starts_with('−'));
    }
}
