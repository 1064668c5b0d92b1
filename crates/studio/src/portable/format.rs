//! What stands in `show.json`. The domain's own types are written whole, so that nothing can be forgotten; a
//! field that this version does not know is refused rather than lost.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use vitrine_domain::{Product, Show, ThemeId, UnixMs};
use vitrine_store::DossierParts;

use super::ShowFileError;

/// The name of the file inside.
pub(super) const TEXT: &str = "show.json";
/// Where the photos are, inside.
pub(super) const PHOTOS: &str = "photos/";

const FORMAT: &str = "vitrine-show";
/// Rises when an older studio could not understand what is written.
const VERSION: u32 = 1;

/// All of a show but its photos.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ShowFile {
    /// Always the same word: what kind of file it is.
    format: String,
    /// Of this format.
    version: u32,
    /// The studio's version, for people who look inside.
    pub made_with: String,
    /// When it was written.
    pub made_at: UnixMs,
    /// The show. Its numbers, and those of its items, mean nothing elsewhere.
    pub show: Show,
    /// The products it features, numbered as its items name them.
    pub products: Vec<Product>,
    /// What is known of them.
    pub dossiers: Vec<DossierParts>,
    /// Its theme, if that is not one of the studio's own.
    pub theme: Option<FileTheme>,
}

/// A theme that travels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct FileTheme {
    /// What the show calls it.
    pub id: ThemeId,
    /// A [`crate::protocol::ThemeDraft`]; its logo is a photo.
    pub body: Value,
}

/// What every version begins with.
#[derive(Deserialize)]
struct Beginning {
    format: String,
    version: u32,
}

impl ShowFile {
    /// A file of this studio.
    pub fn new(
        made_at: UnixMs,
        show: Show,
        products: Vec<Product>,
        dossiers: Vec<DossierParts>,
        theme: Option<FileTheme>,
    ) -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            made_with: env!("CARGO_PKG_VERSION").to_owned(),
            made_at,
            show,
            products,
            dossiers,
            theme,
        }
    }

    /// Reads the text. Whether what it says makes sense is for [`super::sound`] to say.
    pub fn read(text: &[u8]) -> Result<Self, ShowFileError> {
        let beginning: Beginning = serde_json::from_slice(text).map_err(|error| {
            if error.is_data() {
                return ShowFileError::NotOurs;
            }
            not_understood(error)
        })?;
        if beginning.format != FORMAT {
            return Err(ShowFileError::NotOurs);
        }
        if beginning.version > VERSION {
            let version = beginning.version;
            return Err(ShowFileError::Newer { version });
        }
        let file: Self = serde_json::from_slice(text).map_err(not_understood)?;
        let whole: Value = serde_json::from_slice(text).map_err(not_understood)?;
        let again = serde_json::to_value(&file).map_err(not_understood)?;
        match unknown(&whole, &again, "") {
            Some(field) => Err(ShowFileError::UnknownField { field }),
            None => Ok(file),
        }
    }
}

fn not_understood(error: serde_json::Error) -> ShowFileError {
    ShowFileError::Json {
        line: error.line() as u64,
        detail: error.to_string(),
    }
}

/// The path of the first field that was read over.
fn unknown(written: &Value, understood: &Value, path: &str) -> Option<String> {
    match (written, understood) {
        (Value::Object(written), Value::Object(understood)) => {
            written.iter().find_map(|(name, value)| {
                let path = format!("{path}{}{name}", if path.is_empty() { "" } else { "." });
                match understood.get(name) {
                    Some(understood) => unknown(value, understood, &path),
                    None => Some(path),
                }
            })
        }
        (Value::Array(written), Value::Array(understood)) => {
            let pairs = written.iter().zip(understood);
            (1..).zip(pairs).find_map(|(number, (one, other))| {
                unknown(one, other, &format!("{path}[{number}]"))
            })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_field_that_was_read_over_is_named() {
        let written = json!({ "show": { "items": [{ "a": 1 }, { "a": 2, "b": 3 }] } });
        let understood = json!({ "show": { "items": [{ "a": 1 }, { "a": 2 }], "more": null } });
        assert_eq!(
            unknown(&written, &understood, "").as_deref(),
            Some("show.items[2].b")
        );
        assert_eq!(unknown(&understood, &understood, ""), None);
    }

    #[test]
    fn what_is_no_show_of_this_version_is_told_apart() {
        let read = |text: &str| ShowFile::read(text.as_bytes()).unwrap_err();
        assert!(matches!(read("{"), ShowFileError::Json { line: 1, .. }));
        assert!(matches!(
            read("{\n\"format\": \"x\",\n}"),
            ShowFileError::Json { line: 3, .. }
        ));
        assert!(matches!(read("[]"), ShowFileError::NotOurs));
        let other = r#"{"format": "other", "version": 1}"#;
        assert!(matches!(read(other), ShowFileError::NotOurs));
        let newer = r#"{"format": "vitrine-show", "version": 2, "more": 1}"#;
        assert!(matches!(read(newer), ShowFileError::Newer { version: 2 }));
        let half = "{\"format\": \"vitrine-show\",\n\"version\": 1}";
        assert!(matches!(read(half), ShowFileError::Json { line: 2, .. }));
    }
}
