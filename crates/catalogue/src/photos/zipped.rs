//! Photos of a zip.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::{PhotoError, is_photo};
use crate::limits;

/// A zip that is open.
pub(super) struct Archive(ZipArchive<BufReader<File>>);

impl Archive {
    /// Opens a zip and reads its list of files.
    pub(super) fn open(path: &Path) -> Result<Self, PhotoError> {
        let mut file = File::open(path)?;
        if listed(&mut file)? > limits::PHOTO_FILES as u64 {
            return Err(PhotoError::TooMany);
        }
        file.seek(SeekFrom::Start(0))?;
        let archive = ZipArchive::new(BufReader::new(file)).map_err(fault)?;
        if archive.len() > limits::PHOTO_FILES {
            return Err(PhotoError::TooMany);
        }
        Ok(Self(archive))
    }

    /// The paths of the photos in it, with "/" between, each with its number. Names that lead out of it
    /// are left out.
    pub(super) fn names(&self) -> Vec<(String, usize)> {
        let names = (0..self.0.len()).filter_map(|number| {
            let name = self.0.name_for_index(number)?.ok()?.replace('\\', "/");
            let leads_out = name.starts_with('/') || name.split('/').any(|part| part == "..");
            let is_shadow = name.starts_with("__MACOSX/");
            (!leads_out && !is_shadow && is_photo(&name)).then_some((name, number))
        });
        names.collect()
    }

    /// Unpacks a photo into memory. What the zip says of its size is not believed: it is counted.
    pub(super) fn read(&mut self, number: usize, name: &str) -> Result<Vec<u8>, PhotoError> {
        let entry = self.0.by_index(number).map_err(fault)?;
        let packed = entry.compressed_size();
        // Small pictures of one colour pack well, and harm nobody.
        let most = packed.saturating_mul(limits::PHOTO_RATIO).max(1024 * 1024);
        let name = || name.to_owned();
        if entry.size() > limits::PHOTO_BYTES && entry.size() <= most {
            return Err(PhotoError::TooLarge { name: name() });
        }
        let limit = most.min(limits::PHOTO_BYTES);
        if entry.size() > limit {
            return Err(PhotoError::Bomb { name: name() });
        }
        let mut bytes = Vec::new();
        entry.take(limit + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 <= limit {
            return Ok(bytes);
        }
        Err(match most < limits::PHOTO_BYTES {
            true => PhotoError::Bomb { name: name() },
            false => PhotoError::TooLarge { name: name() },
        })
    }
}

fn fault(error: ZipError) -> PhotoError {
    match error {
        ZipError::Io(error) => PhotoError::Io(error),
        other => PhotoError::Zip {
            detail: other.to_string(),
        },
    }
}

/// How many files a zip says that it lists, read before anything is made for them: from the record at its
/// end, or from the larger one that this names. Layout: APPNOTE.TXT 6.3.10, 4.3.14 to 4.3.16.
pub fn listed(file: &mut File) -> Result<u64, PhotoError> {
    const LONGEST_END: u64 = 22 + 65_535;
    let length = file.seek(SeekFrom::End(0))?;
    let start = length.saturating_sub(LONGEST_END + 20);
    file.seek(SeekFrom::Start(start))?;
    let mut end = Vec::new();
    file.by_ref().take(LONGEST_END + 20).read_to_end(&mut end)?;
    let number = |bytes: &[u8], at: usize, length: usize| -> Option<u64> {
        let bytes = bytes.get(at..at + length)?;
        Some(
            bytes
                .iter()
                .rev()
                .fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
        )
    };
    let Some(place) = memchr::memmem::rfind(&end, b"PK\x05\x06") else {
        return Ok(0);
    };
    let count = number(&end, place + 10, 2).unwrap_or(0);
    let locator = place.checked_sub(20).map_or(&[][..], |at| &end[at..place]);
    if !locator.starts_with(b"PK\x06\x07") {
        return Ok(count);
    }
    let Some(offset) = number(locator, 8, 8) else {
        return Ok(count);
    };
    file.seek(SeekFrom::Start(offset.min(length)))?;
    let mut large = Vec::new();
    file.by_ref().take(56).read_to_end(&mut large)?;
    Ok(number(&large, 32, 8).unwrap_or(0).max(count))
}
