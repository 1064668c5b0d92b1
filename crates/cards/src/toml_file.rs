//! Reading a TOML file so that a mistake in it is reported with its line.

use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;

use crate::CardsError;

/// Reads and checks one file.
pub(crate) fn read<T: DeserializeOwned>(path: &Path) -> Result<T, CardsError> {
    let text = fs::read_to_string(path).map_err(|source| CardsError::File {
        path: path.to_owned(),
        source,
    })?;
    toml::from_str(&text).map_err(|error| CardsError::BadFile {
        path: path.to_owned(),
        line: error.span().map_or(0, |span| line_of(&text, span.start)),
        message: error.message().to_owned(),
    })
}

fn line_of(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    before.iter().filter(|byte| **byte == b'\n').count() + 1
}
