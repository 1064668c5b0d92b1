//! The words of a text as search knows them: letters and digits, small, without accents. One piece of code
//! for what is looked for, what is found and what is marked, so that they never disagree.

use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// A word and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Small and without accents: "grès" is "gres", "œuvre" is "oeuvre".
    pub(super) folded: String,
    /// The bytes of the text.
    pub(super) at: Range<usize>,
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

pub(super) struct Words<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Words<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let rest = &self.text[self.at..];
        let from = self.at + rest.find(char::is_alphanumeric)?;
        let mut folded = String::new();
        let mut end = from;
        for letter in self.text[from..].chars() {
            let stands_alone = is_ideograph(letter);
            if end > from && stands_alone {
                break;
            }
            if letter.is_alphanumeric() {
                fold(letter, &mut folded);
            } else if !is_combining_mark(letter) {
                break;
            }
            end += letter.len_utf8();
            if stands_alone {
                break;
            }
        }
        self.at = end;
        Some(Word {
            folded,
            at: from..end,
        })
    }
}

/// Chinese and Japanese write no spaces: each sign is a word.
fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn fold(letter: char, folded: &mut String) {
    if letter.is_ascii() {
        folded.push(letter.to_ascii_lowercase());
        return;
    }
    for small in letter.to_lowercase() {
        // Letters that Unicode does not take apart, but people do.
        match small {
            'ß' => folded.push_str("ss"),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'ı' => folded.push('i'),
            small => decompose_canonical(small, |part| {
                if !is_combining_mark(part) {
                    folded.push(part);
                }
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).map(|word| word.folded).collect()
    }

    #[test]
    fn words_are_small_and_without_accents() {
        assert_eq!(
            folded("L'ÉTÉ, à Nîmes: 100 % «lin»!"),
            ["l", "ete", "a", "nimes", "100", "lin"]
        );
        assert_eq!(folded("Œuvre Straße Łódź"), ["oeuvre", "strasse", "lodz"]);
        assert_eq!(folded("東京 mug"), ["東", "京", "mug"]);
        assert_eq!(folded(" \u{301}🏺 -- \0"), [""; 0]);
    }

    #[test]
    fn accents_of_their_own_belong_to_their_letter() {
        let text = "the\u{301}ie\u{300}re, te\u{301}";
        let found: Vec<Word> = words(text).collect();
        assert_eq!(found[0].folded, "theiere");
        assert_eq!(&text[found[0].at.clone()], "the\u{301}ie\u{300}re");
        assert_eq!(&text[found[1].at.clone()], "te\u{301}");
    }
}
