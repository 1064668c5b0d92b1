//! A text in pieces: those that match what was looked for, and those between.

use super::index::is_match;
use super::words::words;

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// The piece as it stands in the text; all pieces together are the text.
    pub text: String,
    /// Whether it is a word that was looked for.
    pub is_match: bool,
}

/// A text in pieces, and which of the words were found in it.
pub(super) struct Marking {
    pub(super) pieces: Vec<Marked>,
    /// For each word that was looked for: as a beginning, as it is, or not at all.
    pub(super) found: Vec<Found>,
    /// How many words the text has.
    pub(super) length: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Found {
    Not,
    Beginning,
    Whole,
}

pub(super) fn mark(text: &str, wanted: &[String]) -> Marking {
    let mut marking = Marking {
        pieces: Vec::new(),
        found: vec![Found::Not; wanted.len()],
        length: 0,
    };
    let mut written = 0;
    for word in words(text) {
        marking.length += 1;
        let mut is_marked = false;
        for (wanted, found) in wanted.iter().zip(&mut marking.found) {
            if is_match(wanted, &word.folded) {
                is_marked = true;
                let here = if *wanted == word.folded {
                    Found::Whole
                } else {
                    Found::Beginning
                };
                *found = here.max(*found);
            }
        }
        if is_marked {
            push(&mut marking.pieces, &text[written..word.at.start], false);
            push(&mut marking.pieces, &text[word.at.clone()], true);
            written = word.at.end;
        }
    }
    push(&mut marking.pieces, &text[written..], false);
    marking
}

fn push(pieces: &mut Vec<Marked>, text: &str, is_match: bool) {
    if !text.is_empty() {
        pieces.push(Marked {
            text: text.to_owned(),
            is_match,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_the_text_and_matches_are_whole_words() {
        let text = "Rétrécit-il ? Non: RE\u{301}TRE\u{301}CI jamais.";
        let marking = mark(text, &["retreci".to_owned(), "lave".to_owned()]);
        let matches: Vec<&str> = marking
            .pieces
            .iter()
            .filter(|piece| piece.is_match)
            .map(|piece| piece.text.as_str())
            .collect();
        assert_eq!(matches, ["Rétrécit", "RE\u{301}TRE\u{301}CI"]);
        assert_eq!(marking.found, [Found::Whole, Found::Not]);
        let all: String = marking.pieces.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(all, text);
    }
}
