//! A show that arrives: read whole, every picture decoded, nothing kept.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use sha2::{Digest as _, Sha256};
use vitrine_cards::{ImportError, check_picture};

use super::archive::Archive;
use super::format::ShowFile;
use super::{ShowFileError, limits, sound};

/// A show file that is sound by itself.
pub(super) struct Arrival {
    pub file: ShowFile,
    pub archive: Archive,
    /// SHA-256 of each photo.
    pub photos: BTreeMap<String, [u8; 32]>,
    /// Stands for all that was read.
    pub seal: String,
}

impl Arrival {
    /// Reads a file. It stays open, and what is read from it later is held against what was read now.
    pub fn read(path: &Path) -> Result<Self, ShowFileError> {
        let mut archive = Archive::open(path)?;
        let text = archive.text()?;
        let file = ShowFile::read(&text)?;
        sound::check(&file)?;
        let named = sound::photos(&file);
        let there: BTreeSet<String> = archive.photos().map(str::to_owned).collect();
        if let Some(name) = named.difference(&there).next() {
            let name = name.clone();
            return Err(ShowFileError::NoPhoto { name });
        }
        if let Some(name) = there.difference(&named).next() {
            let name = name.clone();
            return Err(ShowFileError::Stray { name });
        }
        let mut seal = Sha256::new();
        seal.update(&text);
        let mut photos = BTreeMap::new();
        let (mut bytes, mut pixels) = (0, 0);
        for name in named {
            let photo = archive.photo(&name)?;
            bytes += photo.len() as u64;
            let (width, height) = check_picture(&photo).map_err(|error| bad(&name, &error))?;
            pixels += u64::from(width) * u64::from(height);
            if bytes > limits::PHOTO_BYTES || pixels > limits::PIXELS {
                return Err(ShowFileError::TooLarge { what: name });
            }
            let digest: [u8; 32] = Sha256::digest(&photo).into();
            seal.update(digest);
            photos.insert(name, digest);
        }
        Ok(Self {
            file,
            archive,
            photos,
            seal: in_letters(&seal.finalize()),
        })
    }
}

fn bad(name: &str, error: &ImportError) -> ShowFileError {
    let name = name.to_owned();
    match error {
        ImportError::TooLarge => ShowFileError::TooLarge { what: name },
        ImportError::UnknownFormat | ImportError::Broken(_) => ShowFileError::BadPhoto {
            name,
            detail: error.to_string(),
        },
    }
}

/// Two letters a byte.
pub(super) fn in_letters(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
