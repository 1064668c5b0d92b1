//! Why a show file is not opened, each with words of its own (`show-file-<code>`).

use std::io;
use std::path::Path;

use vitrine_store::StoreError;

use crate::problem::in_full;
use crate::protocol::Problem;
use crate::words::{Value, Words};

/// Why a show file is not opened. Nothing of it was written, or nothing is left.
#[derive(Debug, thiserror::Error)]
pub(super) enum ShowFileError {
    /// The system said no.
    #[error("the file can't be read")]
    Io(#[source] io::Error),
    /// It is something else.
    #[error("it is no show of Vitrine")]
    NotOurs,
    /// The zip, or a file in it, is damaged.
    #[error("it is damaged: {detail}")]
    Broken {
        /// What the reader says.
        detail: String,
    },
    /// A newer studio wrote it.
    #[error("it is of version {version}")]
    Newer {
        /// The format's version.
        version: u32,
    },
    /// More bytes, files or pixels than any show has.
    #[error("it is too large: {what}")]
    TooLarge {
        /// What there is too much of, such as the name of a file in it.
        what: String,
    },
    /// Packed as nothing real is: few bytes would become a great many.
    #[error("{name} unpacks to far more than it is")]
    Bomb {
        /// The name of the file in it.
        name: String,
    },
    /// Locked by a password.
    #[error("it is locked by a password")]
    Locked,
    /// Something that is no part of a show, or whose name leads elsewhere.
    #[error("{name} does not belong into it")]
    Stray {
        /// The name of the file in it.
        name: String,
    },
    /// Two files of one name.
    #[error("{name} is in it twice")]
    Twice {
        /// The name of the file in it.
        name: String,
    },
    /// The text is not well formed, or says what no show says.
    #[error("line {line} is not understood: {detail}")]
    Json {
        /// From 1.
        line: u64,
        /// What the reader says.
        detail: String,
    },
    /// A field that this studio does not know, and would lose.
    #[error("the field {field} is not known")]
    UnknownField {
        /// Its path.
        field: String,
    },
    /// A photo is named and not there.
    #[error("the photo {name} is missing")]
    NoPhoto {
        /// Its name.
        name: String,
    },
    /// A file among the photos is none.
    #[error("{name} is no photo: {detail}")]
    BadPhoto {
        /// Its name.
        name: String,
        /// What the decoder says.
        detail: String,
    },
    /// An item features a product that is not in the file.
    #[error("{item} features a product that is not in it")]
    NoProduct {
        /// The item's title.
        item: String,
    },
    /// A value that a show can't have.
    #[error("{whose}: {what} can't be so")]
    BadValue {
        /// The item or product.
        whose: String,
        /// Which value.
        what: &'static str,
    },
    /// Two products can't be told apart.
    #[error("two products are {sku}")]
    ProductTwice {
        /// The number or handle they share.
        sku: String,
    },
    /// It names a theme that is neither in it nor here.
    #[error("the theme {theme} is missing")]
    NoTheme {
        /// What the show calls it.
        theme: String,
    },
    /// Its theme can't be used.
    #[error("its theme can't be used: {detail}")]
    BadTheme {
        /// Why.
        detail: String,
    },
    /// It is another file than the one that was checked.
    #[error("it changed since it was checked")]
    Changed,
    /// The photos could not be laid down.
    #[error("the photo {name} could not be written")]
    Write {
        /// Its name.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// The schedule said no.
    #[error(transparent)]
    Schedule(#[from] StoreError),
}

impl ShowFileError {
    /// In the user's words: "X can't be opened: …".
    pub fn problem(&self, file: &Path, words: &Words) -> Problem {
        let path = file.display().to_string();
        match self {
            Self::Write { source, .. } => {
                let values = [("reason", source.to_string().into()), ("path", path.into())];
                return Problem::failed(words, "save", &values, self);
            }
            Self::Schedule(error) => {
                let values = [("reason", error.to_string().into()), ("path", path.into())];
                return Problem::failed(words, "open", &values, self);
            }
            _ => {}
        }
        let values = [("path", path.into()), ("reason", self.said(words).into())];
        Problem {
            detail: in_full(self),
            ..Problem::refused(words, "show-file", &values)
        }
    }

    fn said(&self, words: &Words) -> String {
        let (code, values): (_, Vec<(_, Value<'_>)>) = match self {
            Self::Io(source) => ("io", vec![("reason", source.to_string().into())]),
            Self::NotOurs => ("not-ours", vec![]),
            Self::Broken { .. } => ("broken", vec![]),
            Self::Newer { .. } => ("newer", vec![]),
            Self::TooLarge { what } => ("too-large", vec![("name", what.as_str().into())]),
            Self::Bomb { name } => ("bomb", vec![("name", name.as_str().into())]),
            Self::Locked => ("locked", vec![]),
            Self::Stray { name } => ("stray", vec![("name", name.as_str().into())]),
            Self::Twice { name } => ("twice", vec![("name", name.as_str().into())]),
            Self::Json { line, .. } => ("json", vec![("line", (*line).into())]),
            Self::UnknownField { field } => ("field", vec![("name", field.as_str().into())]),
            Self::NoPhoto { name } => ("no-photo", vec![("name", name.as_str().into())]),
            Self::BadPhoto { name, .. } => ("bad-photo", vec![("name", name.as_str().into())]),
            Self::NoProduct { item } => ("no-product", vec![("name", item.as_str().into())]),
            Self::BadValue { whose, what } => {
                let what = words.say(&format!("show-value-{what}"));
                let values = vec![("name", whose.as_str().into()), ("what", what.into())];
                ("bad-value", values)
            }
            Self::ProductTwice { sku } => ("product-twice", vec![("name", sku.as_str().into())]),
            Self::NoTheme { theme } => ("no-theme", vec![("name", theme.as_str().into())]),
            Self::BadTheme { .. } => ("bad-theme", vec![]),
            Self::Changed => ("changed", vec![]),
            Self::Write { .. } | Self::Schedule(_) => ("broken", vec![]),
        };
        words.say_with(&format!("show-file-{code}"), &values)
    }
}
