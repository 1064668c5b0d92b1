//! Which way a text runs.

use std::borrow::Cow;

use unicode_script::{Script, UnicodeScript};

/// Whether the first letter of a known direction runs from right to left.
pub(crate) fn is_right_to_left(text: &str) -> bool {
    let first = text.chars().find(|letter| letter.is_alphabetic());
    first.is_some_and(runs_left)
}

/// The text with a mark before it that says "from right to left", where that does not go without
/// saying: on a card of such a language also words that begin with a foreign name stand as they are
/// read there. A text that begins with a number needs the mark on any card, because Cosmic Text 0.19
/// leaves the first word of a paragraph out when it runs the other way.
pub(super) fn led_in(text: &str, is_mirrored: bool) -> Cow<'_, str> {
    const RIGHT_TO_LEFT_MARK: char = '\u{200f}';
    let is_led_already = text.starts_with(runs_left);
    let is_led = is_right_to_left(text) || is_mirrored && text.contains(runs_left);
    if is_led && !is_led_already {
        Cow::Owned(format!("{RIGHT_TO_LEFT_MARK}{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn runs_left(letter: char) -> bool {
    letter.is_alphabetic()
        && matches!(
            letter.script(),
            Script::Arabic | Script::Hebrew | Script::Syriac | Script::Thaana
        )
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::led_in;
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
            is_mirrored: false,
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

    #[test]
    fn a_foreign_name_stands_where_the_card_begins_to_be_read() {
        let marked = |text, is_mirrored| led_in(text, is_mirrored).starts_with('\u{200f}');
        assert!(marked("LED E14, כלולה", true));
        assert!(
            !marked("LED E14, כלולה", false),
            "an English card is read from the left"
        );
        for plain in ["129,00 €", "LUMIERE24", "04:59", "כלולה"] {
            assert!(!marked(plain, true), "{plain} runs as it is");
        }
    }
}
