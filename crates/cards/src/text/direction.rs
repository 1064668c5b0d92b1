//! Which way a text runs.

use std::borrow::Cow;

use unicode_script::{Script, UnicodeScript};

/// The text with a mark before it that says "from right to left" where it begins with a number: Cosmic
/// Text 0.19 leaves the first word of such a paragraph out when it runs the other way.
pub(super) fn led_in(text: &str) -> Cow<'_, str> {
    const RIGHT_TO_LEFT_MARK: char = '\u{200f}';
    let begins_otherwise = !text.starts_with(char::is_alphabetic);
    if begins_otherwise && is_right_to_left(text) {
        Cow::Owned(format!("{RIGHT_TO_LEFT_MARK}{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether the first letter of a known direction runs from right to left.
pub(crate) fn is_right_to_left(text: &str) -> bool {
    let first = text.chars().find(|letter| letter.is_alphabetic());
    first.is_some_and(|letter| {
        matches!(
            letter.script(),
            Script::Arabic | Script::Hebrew | Script::Syriac | Script::Thaana
        )
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::text::{TextStyle, Typesetter};

    #[test]
    fn a_number_before_arabic_or_hebrew_is_set() {
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/fonts");
        let mut typesetter = Typesetter::new(crate::fonts::load(&fonts).unwrap());
        let style = TextStyle {
            family: "Inter".into(),
            size: 40.0,
            weight: 400,
            line_height: 1.2,
            tracking: 0.0,
            is_tabular: false,
            max_lines: 2,
            may_cut: false,
            fit: Vec::new(),
        };
        let mut width = |text: &str, room| typesetter.set(text, &style, room).width;
        for (whole, number, rest) in [
            ("34 سم", "34", "سم"),
            ("22 × 34 ס״מ", "22", "× 34 ס״מ"),
            ("(12) من 40", "(12)", "من 40"),
        ] {
            for room in [None, Some(400.0)] {
                let both = width(number, room) + width(rest, room);
                assert!(
                    width(whole, room) > both,
                    "{whole} in {room:?} lacks {number}"
                );
            }
        }
    }
}
