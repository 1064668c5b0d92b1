//! Dates in cells: of reviews, and of sales.

use jiff::civil;
use jiff::tz::TimeZone;
use vitrine_domain::UnixMs;
use vitrine_domain::incoming::RemarkReason;

use crate::options::DateOrder;

const DAY_MS: i64 = 86_400_000;

/// A moment; without an hour the beginning of the day, without a zone UTC.
pub(crate) fn moment(text: &str, order: DateOrder) -> Result<UnixMs, RemarkReason> {
    let text = text.trim();
    exact(text)
        .or_else(|| seconds(text))
        .or_else(|| day(text, order))
        .ok_or(RemarkReason::NotADate)
}

/// A moment that is the end of something: without an hour the end of the day.
pub(crate) fn last_moment(text: &str, order: DateOrder) -> Result<UnixMs, RemarkReason> {
    let moment = moment(text, order)?;
    let has_hour = text.contains(':') || text.contains('T') || seconds(text.trim()).is_some();
    Ok(if has_hour {
        moment
    } else {
        UnixMs(moment.0.saturating_add(DAY_MS - 1))
    })
}

/// The first and the last moment of an interval after ISO 8601, such as
/// "2026-02-24T11:07+0100/2026-02-29T23:07+0100".
pub(crate) fn interval(text: &str) -> Result<(UnixMs, UnixMs), RemarkReason> {
    let (start, end) = text.split_once('/').ok_or(RemarkReason::NotADate)?;
    let start = moment(start, DateOrder::Auto)?;
    let end = last_moment(end, DateOrder::Auto)?;
    if start <= end {
        Ok((start, end))
    } else {
        Err(RemarkReason::NotADate)
    }
}

/// The order that the numbers of a date show, if they can be in one only.
pub(crate) fn order_of(text: &str) -> Option<DateOrder> {
    let mut numbers = text.split(|letter: char| !letter.is_ascii_digit());
    let (first, second) = (numbers.next()?, numbers.next()?);
    let is_long = |part: &str| part.len() > 2 || part.is_empty();
    if is_long(first) || is_long(second) {
        return None;
    }
    let (first, second): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
    match (first, second) {
        (13..=31, 1..=12) => Some(DateOrder::DayFirst),
        (1..=12, 13..=31) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// After ISO 8601, with or without a zone.
fn exact(text: &str) -> Option<UnixMs> {
    if !text.as_bytes().get(..5)?.ends_with(b"-") {
        return None;
    }
    if let Ok(moment) = text.parse::<jiff::Timestamp>() {
        return Some(UnixMs(moment.as_millisecond()));
    }
    // "2026-02-24 11:07:00 UTC", "… +0100" and "…+00:00" after a space.
    let bare = text.trim_end_matches("UTC").trim_end();
    if let Some((bare, zone)) = bare.rsplit_once(' ')
        && zone.starts_with(['+', '-'])
        && let Ok(moment) = format!("{bare}{zone}").parse::<jiff::Timestamp>()
    {
        return Some(UnixMs(moment.as_millisecond()));
    }
    let local: civil::DateTime = bare.parse().ok()?;
    in_utc(local)
}

fn in_utc(local: civil::DateTime) -> Option<UnixMs> {
    let moment = TimeZone::UTC.to_timestamp(local).ok()?;
    Some(UnixMs(moment.as_millisecond()))
}

/// Seconds or milliseconds since 1970.
fn seconds(text: &str) -> Option<UnixMs> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = text.parse().ok().filter(|_| is_number)?;
    match text.len() {
        9 | 10 => Some(UnixMs(number * 1_000)),
        12 | 13 => Some(UnixMs(number)),
        _ => None,
    }
}

/// A day in numbers or with its month's name: "11/14/2026", "14.11.2026", "09 13, 2009",
/// "Reviewed in France on 14 November 2026".
fn day(text: &str, order: DateOrder) -> Option<UnixMs> {
    if text.len() > 100 {
        return None;
    }
    let mut numbers = Vec::new();
    let mut month = None;
    // An hour behind the day is left out.
    let text = text.split_once(':').map_or(text, |(before, _)| {
        before.trim_end_matches(|letter: char| letter.is_ascii_digit())
    });
    for part in text.split(|letter: char| !letter.is_alphanumeric()) {
        if let Some(named) = month_named(part) {
            month = month.or(Some(named));
            continue;
        }
        let digits = part.trim_end_matches(|letter: char| !letter.is_ascii_digit());
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if is_number {
            numbers.push((digits.len(), digits.parse::<i16>().ok()?));
        }
    }
    let (year, month, day) = match (month, numbers.as_slice()) {
        (Some(month), [(_, day), (4, year)]) => (*year, month, *day),
        (Some(month), [(4, year), (_, day)]) => (*year, month, *day),
        (None, [(4, year), (_, month), (_, day)]) => (*year, *month, *day),
        (None, [(_, first), (_, second), (4, year)]) => {
            let is_day_first = match order_of(text).unwrap_or(order) {
                DateOrder::DayFirst => true,
                DateOrder::MonthFirst => false,
                DateOrder::Auto => text.contains('.'),
            };
            match is_day_first {
                true => (*year, *second, *first),
                false => (*year, *first, *second),
            }
        }
        _ => return None,
    };
    let date = civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    in_utc(date.at(0, 0, 0, 0))
}

/// English and French months by their first letters.
fn month_named(word: &str) -> Option<i16> {
    const NAMES: [(&str, i16); 21] = [
        ("jan", 1),
        ("fev", 2),
        ("feb", 2),
        ("mar", 3),
        ("apr", 4),
        ("avr", 4),
        ("mai", 5),
        ("may", 5),
        ("jun", 6),
        ("juin", 6),
        ("jul", 7),
        ("juil", 7),
        ("aug", 8),
        ("aou", 8),
        ("sep", 9),
        ("oct", 10),
        ("okt", 10),
        ("nov", 11),
        ("dec", 12),
        ("dez", 12),
        ("maerz", 3),
    ];
    const LONG: [&str; 26] = [
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
        "sept",
        "janv",
        "fevr",
        "juin",
        "juil",
    ];
    if !word.starts_with(|letter: char| letter.is_alphabetic()) || word.len() > 12 {
        return None;
    }
    let key = crate::heading::key(word);
    let is_whole = key.len() == 3 || LONG.contains(&key.as_str());
    let named = NAMES.iter().rev().find(|(start, _)| key.starts_with(start));
    named.filter(|_| is_whole).map(|(_, month)| *month)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str, order: DateOrder) -> String {
        moment(text, order).map_or_else(
            |reason| format!("{reason:?}"),
            |moment| {
                let moment = jiff::Timestamp::from_millisecond(moment.0).unwrap();
                moment.to_string()
            },
        )
    }

    #[test]
    fn dates_are_read_as_people_and_files_write_them() {
        use DateOrder::{Auto, DayFirst, MonthFirst};
        let day = "2026-11-04T00:00:00Z";
        let cases = [
            ("2026-11-04", Auto, day),
            ("2026-11-04T01:30:00+01:30", Auto, day),
            ("2026-11-04T01:00+0100", Auto, day),
            ("2026-11-04 00:00:00 UTC", Auto, day),
            ("2026-11-04 01:00:00 +0100", Auto, day),
            ("2026/11/04", Auto, day),
            ("1793750400", Auto, day),
            ("1793750400000", Auto, day),
            ("11 4, 2026", Auto, day),
            ("11/04/2026", MonthFirst, day),
            ("04/11/2026", DayFirst, day),
            ("4.11.2026", Auto, day),
            ("04/11/2026 18:30", DayFirst, day),
            ("Nov 4, 2026", Auto, day),
            ("4th of November 2026", Auto, day),
            ("4 novembre 2026", Auto, day),
            ("Reviewed in France on November 4, 2026", Auto, day),
            ("Avis laissé en France le 4 novembre 2026", Auto, day),
            ("14/11/2026", MonthFirst, "2026-11-14T00:00:00Z"),
            ("1er août 2026", Auto, "2026-08-01T00:00:00Z"),
            ("15 juin 2026", Auto, "2026-06-15T00:00:00Z"),
            ("1 juil. 2026", Auto, "2026-07-01T00:00:00Z"),
            ("31/02/2026", DayFirst, "NotADate"),
            ("yesterday", Auto, "NotADate"),
            ("2026", Auto, "NotADate"),
            ("", Auto, "NotADate"),
        ];
        for (text, order, expected) in cases {
            assert_eq!(written(text, order), expected, "{text}");
        }
    }

    #[test]
    fn a_sale_of_days_lasts_to_the_end_of_the_last() {
        let (start, end) = interval("2026-11-04/2026-11-05").unwrap();
        assert_eq!(end.0 - start.0, 2 * DAY_MS - 1);
        let (start, end) = interval("2026-02-24T11:07+0100 / 2026-02-25T11:07+0100").unwrap();
        assert_eq!(end.0 - start.0, DAY_MS);
        for wrong in ["2026-11-05/2026-11-04", "2026-11-04", "a/b"] {
            assert_eq!(interval(wrong), Err(RemarkReason::NotADate));
        }
    }
}
