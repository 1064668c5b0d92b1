//! The index that answers are found by, and what it is asked.
//!
//! `answer_search` has a row for each fact, review and question: whose it is (a token of the product, a
//! token of its kind), then each of its words once. The tokens of owners begin with letters that are in no
//! text. A search is owner AND word AND word: FTS5 leaps from one of the owner's rows to the next through
//! the list of a word's rows, so a word that stands in every review costs no more than a rare one. Two
//! things make this hold:
//!
//! - **No list is merged.** A beginning (`shri*`) is quick only if the index keeps lists for beginnings
//!   of that length; otherwise FTS5 first merges the lists of all words that begin so, in the whole
//!   catalogue (tens of milliseconds for a common word). So it keeps those of 2, 3, 4 and 6 letters, and a word
//!   of another length is looked up by its longest such beginning; what is found is then read, and
//!   dropped if the word is not there. One letter is looked up as a whole word, such as a size.
//! - **Nothing but rows is kept** (`detail = none`, no text): the index is small enough to stay cached.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use vitrine_domain::ProductId;

use super::words::words;

/// More words than this are not read, nor more letters of one: nobody types them.
const WORDS: usize = 12;
const LETTERS: usize = 64;

/// The lengths of beginnings that `answer_search` keeps lists for (`prefix` in its migration).
const BEGINNINGS: [usize; 4] = [6, 4, 3, 2];

/// Private-use letters, which no word has: [`super::words`] takes letters and digits alone.
const PRODUCT: char = '\u{E000}';
const KIND: char = '\u{E001}';

/// Gives a connection the function that the triggers of the index call.
pub(crate) fn register(connection: &Connection) -> rusqlite::Result<()> {
    // Innocuous: without it no trigger may call it, as we do not trust the schema.
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("answer_words", 4, flags, |arguments| {
        let product: i64 = arguments.get(0)?;
        let kind = arguments.get_raw(1).as_str_or_null()?;
        let mut row = product_token(ProductId(product));
        if let Some(kind) = kind {
            row.push(' ');
            row.push_str(&kind_token(kind));
        }
        let mut seen: Vec<String> = Vec::new();
        for column in [2, 3] {
            let text = arguments.get_raw(column).as_str_or_null()?;
            seen.extend(words(text.unwrap_or_default()).map(|word| word.folded));
        }
        seen.sort_unstable();
        seen.dedup();
        for word in &seen {
            row.push(' ');
            row.push_str(cut(word));
        }
        Ok(row)
    })
}

/// What is looked for: each word that was typed, folded, and a beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted(Vec<String>);

impl Wanted {
    /// `None` when no word was typed.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut wanted: Vec<String> = Vec::new();
        for word in words(text).take(WORDS) {
            let word = cut(&word.folded).to_owned();
            if !word.is_empty() && !wanted.contains(&word) {
                wanted.push(word);
            }
        }
        (!wanted.is_empty()).then_some(Self(wanted))
    }

    pub(super) fn words(&self) -> &[String] {
        &self.0
    }

    /// Rows of this owner with every word, as FTS5 reads it.
    pub(super) fn every_of(&self, owner: &str) -> String {
        format!("\"{owner}\" AND {}", self.terms(" AND "))
    }

    /// Rows with every word, of all that this kind has but one owner.
    pub(super) fn every_of_others(&self, kind: &str, owner: &str) -> String {
        format!("({}) NOT \"{owner}\"", self.every_of(kind))
    }

    /// Rows of this owner with any of the words.
    pub(super) fn any_of(&self, owner: &str) -> String {
        format!("\"{owner}\" AND ({})", self.terms(" OR "))
    }

    fn terms(&self, between: &str) -> String {
        let terms: Vec<String> = self.0.iter().map(|word| term(word)).collect();
        terms.join(between)
    }
}

/// Whether a word of a text is what was looked for; one letter must be the whole word.
pub(super) fn is_match(wanted: &str, word: &str) -> bool {
    if wanted.chars().nth(1).is_none() {
        return word == wanted;
    }
    word.starts_with(wanted)
}

pub(super) fn product_token(product: ProductId) -> String {
    format!("{PRODUCT}{}", product.0)
}

/// The kind's words, so that case and accents make no other kind of it.
pub(super) fn kind_token(kind: &str) -> String {
    let mut token = String::from(KIND);
    for word in words(kind) {
        token.push_str(&word.folded);
    }
    cut(&token).to_owned()
}

fn term(word: &str) -> String {
    let letters = word.chars().count();
    match BEGINNINGS.into_iter().find(|length| *length <= letters) {
        Some(length) => {
            let beginning: String = word.chars().take(length).collect();
            format!("\"{beginning}\"*")
        }
        None => format!("\"{word}\""),
    }
}

fn cut(word: &str) -> &str {
    let end = word.char_indices().nth(LETTERS).map(|(at, _)| at);
    &word[..end.unwrap_or(word.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_is_looked_up_by_one_that_the_index_has() {
        let wanted = Wanted::read("À M shr Rétrécit, shr").unwrap();
        assert_eq!(
            wanted.every_of("x"),
            "\"x\" AND \"a\" AND \"m\" AND \"shr\"* AND \"retrec\"*"
        );
        assert_eq!(
            Wanted::read("shrin").unwrap().any_of("x"),
            "\"x\" AND (\"shri\"*)"
        );
        assert_eq!(Wanted::read(" -- \u{E000}1 \u{301}"), Wanted::read("1"));
        assert_eq!(Wanted::read("*\"()"), None);
    }

    #[test]
    fn one_letter_is_a_word() {
        assert!(is_match("m", "m") && !is_match("m", "mug"));
        assert!(is_match("mu", "mug") && !is_match("mug", "mu"));
    }
}
