//! Texts of a file made fit to be shown: white space in order, nothing invisible that steers a screen.

use std::borrow::Cow;

use crate::limits;

/// One line: runs of white space are one space, what can't be seen is gone.
pub(crate) fn one_line(text: &str) -> String {
    if is_tidy(text) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split(|letter: char| letter.is_whitespace() && letter != NO_BREAK) {
        push_word(&mut line, word);
    }
    line
}

/// Several lines: white space within a line as in [`one_line`], at most one empty line between two.
/// A line keeps up to three steps of two spaces before a "- ".
pub(crate) fn paragraphs(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut empty = 0;
    let text: Cow<'_, str> = if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    };
    for line in text.split(['\n', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}']) {
        let tidy = one_line(line);
        if tidy.is_empty() {
            empty += 1;
            continue;
        }
        if !lines.is_empty() {
            lines.push_str(if empty > 0 { "\n\n" } else { "\n" });
        }
        empty = 0;
        if tidy.starts_with("- ") && !lines.is_empty() {
            let steps = line.bytes().take_while(|byte| *byte == b' ').count() / 2;
            lines.extend(std::iter::repeat_n("  ", steps.min(3)));
        }
        lines.push_str(&tidy);
    }
    lines
}

const NO_BREAK: char = '\u{a0}';

/// Most texts are in order as they are.
fn is_tidy(text: &str) -> bool {
    let mut before = ' ';
    for letter in text.chars() {
        let is_plain = match letter {
            ' ' => before != ' ',
            '!'..='~' => true,
            NO_BREAK => false,
            _ => is_shown(letter) && !letter.is_whitespace(),
        };
        if !is_plain {
            return false;
        }
        before = letter;
    }
    before != ' ' || text.is_empty()
}

fn push_word(line: &mut String, word: &str) {
    let mut is_first = true;
    let mut letters = word.chars().filter(|letter| is_shown(*letter)).peekable();
    while let Some(letter) = letters.next() {
        let letter = if letter == NO_BREAK {
            let before = line.chars().next_back();
            match keeps_together(before, letters.peek().copied()) {
                true if !is_first => NO_BREAK,
                _ => ' ',
            }
        } else {
            letter
        };
        let ends_in_space = line.is_empty() || line.ends_with([' ', NO_BREAK]);
        if letter == ' ' || letter == NO_BREAK {
            if !ends_in_space {
                line.push(letter);
            }
            continue;
        }
        if is_first && !ends_in_space {
            line.push(' ');
        }
        is_first = false;
        line.push(letter);
    }
    while line.ends_with([' ', NO_BREAK]) {
        line.pop();
    }
}

/// A no-break space has its reason beside French marks, quotes and between digits. Everywhere else an
/// editor left it, and it would only keep a card's lines from breaking.
fn keeps_together(before: Option<char>, after: Option<char>) -> bool {
    let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    matches!(
        after,
        Some(';' | ':' | '!' | '?' | '»' | '%' | '€' | '$' | '£' | '°')
    ) || before == Some('«')
        || (is_digit(before) && is_digit(after))
}

/// The text as it is but for what [`one_line`] leaves out for being invisible.
pub(crate) fn visible(text: &str) -> String {
    text.chars()
        .filter(|letter| *letter == '\n' || is_shown(*letter))
        .collect()
}

/// Whether a letter may stand in a text that is shown: no control characters, no marks that turn the
/// direction of what follows, no marks of encodings.
fn is_shown(letter: char) -> bool {
    !(letter.is_control()
        || matches!(
            letter,
            '\u{feff}' | '\u{200b}' | '\u{202d}' | '\u{202e}' | '\u{fffe}' | '\u{ffff}'
        ))
}

/// At most so many letters, and whether it had more. A long text ends with a whole word and "…".
pub(crate) fn cut(text: String, letters: usize) -> (String, bool) {
    // A letter has at least a byte.
    if text.len() <= letters || text.chars().count() <= letters {
        return (text, false);
    }
    let end = text
        .char_indices()
        .nth(letters.saturating_sub(1))
        .map_or(text.len(), |(place, _)| place);
    let kept = &text[..end];
    let word_end = kept.rfind(char::is_whitespace).filter(|place| {
        // Scripts without spaces would lose a whole sentence.
        kept[*place..].chars().count() <= 40
    });
    let kept = kept[..word_end.unwrap_or(end)].trim_end();
    (format!("{kept}…"), true)
}

/// The beginning of a cell, for a remark.
pub(crate) fn excerpt(text: &str) -> String {
    let line: String = text.chars().take(limits::EXCERPT_LETTERS * 4).collect();
    let mut line = one_line(&line);
    if let Some((end, _)) = line.char_indices().nth(limits::EXCERPT_LETTERS) {
        line.truncate(end);
    }
    line
}

/// A name for a thing that has only a title, as Shopify makes handles: "Blue Shirt, L" is "blue-shirt-l".
pub(crate) fn slug(title: &str) -> String {
    let mut slug = String::with_capacity(title.len());
    for letter in title.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_put_in_order() {
        let cases = [
            ("a  b\t c ", "a b c"),
            (" a\nb ", "a b"),
            ("nul\0s \u{7}", "nuls"),
            ("jacket\u{a0}in thin", "jacket in thin"),
            ("Prix\u{a0}: 1\u{a0}099", "Prix\u{a0}: 1\u{a0}099"),
            ("\u{a0}a\u{a0}", "a"),
            ("a \u{a0} b", "a b"),
            ("\u{202e}evil", "evil"),
        ];
        for (text, expected) in cases {
            assert_eq!(one_line(text), expected, "{text:?}");
        }
        assert_eq!(paragraphs("a\r\n\r\n\r\nb \rc"), "a\n\nb\nc");
        assert_eq!(paragraphs("a\n- b\n  - c"), "a\n- b\n  - c");
    }

    #[test]
    fn tidying_twice_changes_nothing_more() {
        for text in [
            "a \u{a0}: b",
            "«\u{a0}\u{a0}x",
            "1\u{a0} 2",
            "x\u{a0}\u{a0}!",
            "\u{a0}:",
        ] {
            let once = one_line(text);
            assert_eq!(one_line(&once), once, "{text:?}");
        }
    }

    #[test]
    fn a_cut_ends_with_a_word() {
        assert_eq!(cut("short".into(), 5), ("short".into(), false));
        assert_eq!(cut("one two three".into(), 9), ("one two…".into(), true));
        assert_eq!(cut("長い長い長い".into(), 4), ("長い長…".into(), true));
    }
}
