//! Photos of a folder.

use std::fs;
use std::io::Read;
use std::path::Path;

use super::{PhotoError, is_photo};
use crate::limits;

/// The paths of the photos within a folder, with "/" between, each with its number. Links are not
/// followed: they could lead anywhere.
pub(super) fn names(folder: &Path) -> Result<Vec<(String, usize)>, PhotoError> {
    let mut names = Vec::new();
    let mut seen = 0;
    let mut folders = vec![(folder.to_owned(), String::new(), 0)];
    while let Some((folder, before, depth)) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let entry = entry?;
            seen += 1;
            if seen > limits::PHOTO_FILES {
                return Err(PhotoError::TooMany);
            }
            let file_name = entry.file_name();
            let Some(name) = file_name.to_str() else {
                continue;
            };
            let path = format!("{before}{name}");
            let kind = entry.file_type()?;
            if kind.is_dir() && depth < limits::PHOTO_FOLDERS {
                folders.push((entry.path(), format!("{path}/"), depth + 1));
            } else if kind.is_file() && is_photo(name) {
                names.push((path, names.len()));
            }
        }
    }
    Ok(names)
}

/// Reads a photo that [`names`] found.
pub(super) fn read(folder: &Path, name: &str) -> Result<Vec<u8>, PhotoError> {
    let path = folder.join(name);
    if !fs::symlink_metadata(&path)?.is_file() {
        let gone = std::io::Error::from(std::io::ErrorKind::NotFound);
        return Err(gone.into());
    }
    let mut bytes = Vec::new();
    let file = fs::File::open(&path)?;
    file.take(limits::PHOTO_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limits::PHOTO_BYTES {
        let name = name.to_owned();
        return Err(PhotoError::TooLarge { name });
    }
    Ok(bytes)
}
