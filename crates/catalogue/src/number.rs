//! Counts, stars and votes in cells.

use vitrine_domain::incoming::RemarkReason;

use crate::amount::decimal_of;
use crate::options::Decimal;

/// A whole number of pieces: "12", "12.0", "1,200". Below nothing is nothing, which is said.
pub(crate) fn count(
    text: &str,
    decimal: Decimal,
) -> Result<(u32, Option<RemarkReason>), RemarkReason> {
    let (digits, is_negative) = match text.trim().strip_prefix(['-', '−']) {
        Some(digits) => (digits, true),
        None => (text.trim(), false),
    };
    let whole = whole(digits, decimal).ok_or(RemarkReason::NotACount)?;
    match whole.parse::<u64>() {
        Ok(0) => Ok((0, None)),
        Ok(_) if is_negative => Ok((0, Some(RemarkReason::NegativeStock))),
        Ok(count) => u32::try_from(count)
            .map(|count| (count, None))
            .map_err(|_| RemarkReason::NotACount),
        Err(_) => Err(RemarkReason::NotACount),
    }
}

/// The digits of a whole number without grouping and without decimals that are naught.
fn whole(text: &str, decimal: Decimal) -> Option<String> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits(text) {
        return Some(text.to_owned());
    }
    let mark = match (decimal_of(text), decimal) {
        (Some(Decimal::Comma), _) | (None, Decimal::Comma) => ',',
        (Some(_), _) | (None, Decimal::Point) => '.',
        // "1.000" is one or a thousand: nobody knows.
        (None, Decimal::Auto) if text.contains(['.', ',']) => return None,
        (None, Decimal::Auto) => '.',
    };
    let (whole, decimals) = text.split_once(mark).unwrap_or((text, ""));
    let groups: Vec<&str> = whole
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '\'' | '’' | '.' | ','))
        .collect();
    let (first, rest) = groups.split_first()?;
    let is_grouped = is_digits(first)
        && (rest.is_empty() || first.len() <= 3)
        && rest
            .iter()
            .all(|group| group.len() == 3 && is_digits(group));
    (is_grouped && decimals.bytes().all(|byte| byte == b'0')).then(|| groups.concat())
}

/// Hundredths of a star: "4", "4.5", "4,5", "5 out of 5 stars", "4/5", "8/10", "★★★★☆".
pub(crate) fn stars(text: &str) -> Result<u16, RemarkReason> {
    let full = text.chars().filter(|letter| *letter == '★').count();
    if full > 0 && !text.contains(|letter: char| letter.is_ascii_digit()) {
        return match u16::try_from(full) {
            Ok(full) if full <= 5 => Ok(full * 100),
            _ => Err(RemarkReason::NotStars),
        };
    }
    let mut numbers = numbers(text);
    let first = numbers.next().ok_or(RemarkReason::NotStars)?;
    let is_negative = text.trim_start().starts_with(['-', '−']);
    let best = match numbers.next() {
        Some(500) | None => 500,
        Some(best @ (1_000 | 2_000 | 10_000)) => best,
        Some(_) => return Err(RemarkReason::NotStars),
    };
    let hundredths = first * 500 / best;
    let is_stars = !is_negative && numbers.next().is_none() && is_starlike(text);
    u16::try_from(hundredths)
        .ok()
        .filter(|stars| is_stars && *stars <= 500)
        .ok_or(RemarkReason::NotStars)
}

/// Whether nothing but words of stars stands around the numbers.
fn is_starlike(text: &str) -> bool {
    let text = text.to_lowercase();
    let mut words = text
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty());
    words.all(|word| {
        matches!(
            word,
            "out"
                | "of"
                | "star"
                | "stars"
                | "sur"
                | "étoile"
                | "étoiles"
                | "etoile"
                | "etoiles"
                | "von"
                | "sternen"
                | "sterne"
        )
    })
}

/// Votes for and votes in all: "[2, 3]", "2/3", "2 of 3", "12". Without a second number both are one.
pub(crate) fn votes(text: &str) -> Result<(u32, Option<u32>), RemarkReason> {
    if text.contains('-') || text.chars().any(|letter| letter.is_alphabetic()) && !is_of(text) {
        return Err(RemarkReason::NotACount);
    }
    if !text.contains(['[', '(', '/']) && !is_of(text) {
        return count(text, Decimal::Point).map(|(count, _)| (count, None));
    }
    let whole = |number: u64| match number % 100 {
        0 => u32::try_from(number / 100).map_err(|_| RemarkReason::NotACount),
        _ => Err(RemarkReason::NotACount),
    };
    let mut numbers = numbers(text);
    let first = whole(numbers.next().ok_or(RemarkReason::NotACount)?)?;
    let second = numbers.next().map(whole).transpose()?;
    match numbers.next() {
        Some(_) => Err(RemarkReason::NotACount),
        None => Ok((first, second)),
    }
}

fn is_of(text: &str) -> bool {
    let mut words = text
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty());
    words
        .next()
        .is_some_and(|word| matches!(word, "of" | "sur"))
        && words.next().is_none()
}

/// The numbers of a text in hundredths; further decimals are left out.
fn numbers(text: &str) -> impl Iterator<Item = u64> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        at += bytes[at..].iter().position(u8::is_ascii_digit)?;
        let (whole, end) = digits(bytes, at);
        at = end;
        let mut hundredths = whole.saturating_mul(100);
        let has_mark = matches!(bytes.get(at), Some(b'.' | b','));
        if has_mark && bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            let (_, end) = digits(bytes, at + 1);
            let place = |offset: usize| match bytes.get(at + offset) {
                Some(digit) if at + offset < end => u64::from(digit - b'0'),
                _ => 0,
            };
            hundredths = hundredths.saturating_add(place(1) * 10 + place(2));
            at = end;
        }
        // Far from overflow when it is multiplied once more.
        Some(hundredths.min(1 << 40))
    })
}

fn digits(bytes: &[u8], start: usize) -> (u64, usize) {
    let mut end = start;
    let mut number = 0_u64;
    while let Some(digit) = bytes.get(end).filter(|byte| byte.is_ascii_digit()) {
        number = number
            .saturating_mul(10)
            .saturating_add(u64::from(digit - b'0'));
        end += 1;
    }
    (number, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_whole() {
        let count = |text| count(text, Decimal::Auto);
        let cases = [
            ("12", Ok((12, None))),
            ("12.0", Ok((12, None))),
            ("12,00", Ok((12, None))),
            ("1 200", Ok((1_200, None))),
            ("-3", Ok((0, Some(RemarkReason::NegativeStock)))),
            ("-0", Ok((0, None))),
            ("1.000", Err(RemarkReason::NotACount)),
            ("1.5", Err(RemarkReason::NotACount)),
            ("many", Err(RemarkReason::NotACount)),
            ("", Err(RemarkReason::NotACount)),
            ("99999999999", Err(RemarkReason::NotACount)),
        ];
        for (text, expected) in cases {
            assert_eq!(count(text), expected, "{text}");
        }
        assert_eq!(super::count("1,000", Decimal::Point), Ok((1_000, None)));
        assert_eq!(super::count("1.000", Decimal::Comma), Ok((1_000, None)));
    }

    #[test]
    fn stars_are_read_in_their_scale() {
        let cases = [
            ("5.0", Ok(500)),
            ("4,5", Ok(450)),
            ("4", Ok(400)),
            ("3.75", Ok(375)),
            ("5 out of 5 stars", Ok(500)),
            ("4,0 sur 5 étoiles", Ok(400)),
            ("4/5", Ok(400)),
            ("7/10", Ok(350)),
            ("★★★★☆", Ok(400)),
            ("0", Ok(0)),
            ("6", Err(RemarkReason::NotStars)),
            ("-1", Err(RemarkReason::NotStars)),
            ("good", Err(RemarkReason::NotStars)),
            ("2026-11-14", Err(RemarkReason::NotStars)),
            ("★★★★★★", Err(RemarkReason::NotStars)),
        ];
        for (text, expected) in cases {
            assert_eq!(stars(text), expected, "{text}");
        }
    }

    #[test]
    fn votes_may_come_in_pairs() {
        assert_eq!(votes("[2, 3]"), Ok((2, Some(3))));
        assert_eq!(votes("2 of 3"), Ok((2, Some(3))));
        assert_eq!(votes("1,024"), Ok((1_024, None)));
        assert_eq!(votes("7"), Ok((7, None)));
        for wrong in ["some", "-1", "1.5", "[1, 2, 3]", "[]"] {
            assert_eq!(votes(wrong), Err(RemarkReason::NotACount), "{wrong}");
        }
    }
}
