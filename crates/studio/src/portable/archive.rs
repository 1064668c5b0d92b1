//! The zip around a show: which files may be in it, and how much each may unpack to. What it says of sizes
//! is not believed: bytes are counted.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use vitrine_catalogue::limits::{PHOTO_BYTES as ONE_PHOTO_BYTES, PHOTO_RATIO};
use vitrine_catalogue::photos::{PhotoError, files_in_zip};
use zip::ZipArchive;
use zip::result::ZipError;

use super::ShowFileError;
use super::format::{PHOTOS, TEXT};
use super::limits;

/// Small files pack well, and harm nobody.
const SMALL_BYTES: u64 = 1 << 20;

/// A show file that is open, its list of files checked.
pub(super) struct Archive {
    zip: ZipArchive<BufReader<File>>,
    text: usize,
    /// The photos by their names, without the folder.
    photos: BTreeMap<String, usize>,
}

impl Archive {
    /// Opens a file and looks at its list.
    pub fn open(path: &Path) -> Result<Self, ShowFileError> {
        let mut file = File::open(path).map_err(ShowFileError::Io)?;
        let facts = file.metadata().map_err(ShowFileError::Io)?;
        if !facts.is_file() {
            return Err(ShowFileError::NotOurs);
        }
        if facts.len() > limits::FILE_BYTES {
            return Err(too_large("2 GB"));
        }
        let count = files_in_zip(&mut file).map_err(unlisted)?;
        if count > limits::FILES {
            return Err(too_large(&format!("> {}", limits::FILES)));
        }
        file.seek(SeekFrom::Start(0)).map_err(ShowFileError::Io)?;
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|error| match error {
            ZipError::Io(error) => ShowFileError::Io(error),
            // What has no list of files is no zip at all, or the rest of one.
            _ => ShowFileError::NotOurs,
        })?;
        if zip.len() as u64 != count {
            // Of two files of one name the reader shows the last.
            let detail = format!("it lists {count} files and shows {}", zip.len());
            return Err(ShowFileError::Broken { detail });
        }
        let (text, photos) = listed(&mut zip)?;
        Ok(Self { zip, text, photos })
    }

    /// The text that says everything.
    pub fn text(&mut self) -> Result<Vec<u8>, ShowFileError> {
        // Words pack well, and so many bytes of them harm nobody.
        self.unpack(self.text, TEXT, limits::TEXT_BYTES, u64::MAX)
    }

    /// The names of the photos.
    pub fn photos(&self) -> impl Iterator<Item = &str> {
        self.photos.keys().map(String::as_str)
    }

    /// The bytes of a photo.
    pub fn photo(&mut self, name: &str) -> Result<Vec<u8>, ShowFileError> {
        let Some(number) = self.photos.get(name) else {
            let name = name.to_owned();
            return Err(ShowFileError::NoPhoto { name });
        };
        self.unpack(*number, name, ONE_PHOTO_BYTES, PHOTO_RATIO)
    }

    /// At most so many bytes, and at most `ratio` times as many as it is packed.
    fn unpack(
        &mut self,
        number: usize,
        name: &str,
        most: u64,
        ratio: u64,
    ) -> Result<Vec<u8>, ShowFileError> {
        let entry = self.zip.by_index(number).map_err(fault)?;
        let packed = entry.compressed_size();
        let believable = packed.saturating_mul(ratio).max(SMALL_BYTES);
        let limit = believable.min(most);
        let mut bytes = Vec::new();
        let read = entry.take(limit + 1).read_to_end(&mut bytes);
        read.map_err(|error| ShowFileError::Broken {
            detail: format!("{name}: {error}"),
        })?;
        if bytes.len() as u64 <= limit {
            return Ok(bytes);
        }
        Err(match believable < most {
            true => ShowFileError::Bomb {
                name: name.to_owned(),
            },
            false => too_large(name),
        })
    }
}

/// Where the text and the photos are, if there is nothing else.
fn listed(
    zip: &mut ZipArchive<BufReader<File>>,
) -> Result<(usize, BTreeMap<String, usize>), ShowFileError> {
    let mut text = None;
    let mut photos = BTreeMap::new();
    for number in 0..zip.len() {
        let entry = zip.by_index_raw(number).map_err(fault)?;
        let name = entry.name().map_err(fault)?.into_owned();
        if entry.encrypted() {
            return Err(ShowFileError::Locked);
        }
        let twice = || ShowFileError::Twice { name: name.clone() };
        if name == TEXT {
            if text.replace(number).is_some() {
                return Err(twice());
            }
        } else if let Some(photo) = name.strip_prefix(PHOTOS).filter(|name| is_photo(name)) {
            // Disks that mind no capitals would lay one over the other.
            let is_new = photos
                .keys()
                .all(|known: &String| !known.eq_ignore_ascii_case(photo));
            if !is_new || photos.insert(photo.to_owned(), number).is_some() {
                return Err(twice());
            }
        } else if name != PHOTOS {
            return Err(ShowFileError::Stray { name });
        }
    }
    let text = text.ok_or(ShowFileError::NotOurs)?;
    Ok((text, photos))
}

/// Whether a name is that of a photo, stays in its folder, and can be had on every system.
pub(super) fn is_photo(name: &str) -> bool {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];
    let is_plain = |letter: char| !letter.is_control() && !"<>:\"/\\|?*".contains(letter);
    let Some((stem, ending)) = name.rsplit_once('.') else {
        return false;
    };
    let first = stem.split('.').next().unwrap_or_default();
    let bare = first.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let is_device = DEVICES
        .iter()
        .any(|device| bare.eq_ignore_ascii_case(device));
    name.len() <= limits::NAME_BYTES
        && !stem.is_empty()
        && !stem.starts_with('.')
        && !stem.ends_with(' ')
        && !is_device
        && name.chars().all(is_plain)
        && ["jpg", "jpeg", "png", "webp"]
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
}

fn too_large(what: &str) -> ShowFileError {
    ShowFileError::TooLarge {
        what: what.to_owned(),
    }
}

fn unlisted(error: PhotoError) -> ShowFileError {
    match error {
        PhotoError::Io(error) => ShowFileError::Io(error),
        other => ShowFileError::Broken {
            detail: other.to_string(),
        },
    }
}

fn fault(error: ZipError) -> ShowFileError {
    match error {
        ZipError::Io(error) => ShowFileError::Io(error),
        other => ShowFileError::Broken {
            detail: other.to_string(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_has_a_name_that_leads_nowhere_else() {
        for name in ["mug.jpg", "Tasse d’été 2.JPEG", "0a1b.png", "x.webp"] {
            assert!(is_photo(name), "{name:?}");
        }
        for name in [
            "",
            "mug",
            "mug.gif",
            ".jpg",
            ".hidden.jpg",
            "../mug.jpg",
            "a/b.jpg",
            "a\\b.jpg",
            "c:x.jpg",
            "nul.jpg",
            "COM1.png",
            "x .jpg",
            "a\0.jpg",
            "a?.jpg",
        ] {
            assert!(!is_photo(name), "{name:?}");
        }
        assert!(!is_photo(&format!("{}.jpg", "é".repeat(80))));
    }
}
