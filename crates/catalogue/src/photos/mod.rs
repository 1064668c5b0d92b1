//! Photos that lie beside a file: in a folder or in a zip, found by the names that the file gives them or by
//! the number of their product; or at the addresses it names ([`WebPhotos`]).
//!
//! Only reading, and only what lies inside: links out of a folder and names that lead out of a zip are left
//! out. Whether a photo is one is for who draws it to say.

mod folder;
mod web;
mod zipped;

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

use crate::limits;

pub use web::{FetchError, WebPhotos};
pub use zipped::listed as files_in_zip;

/// Why photos can't be had.
#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    /// The disk said no.
    #[error("the photos can't be read")]
    Io(#[from] io::Error),
    /// The zip is broken or of a kind that is not read.
    #[error("the zip can't be read: {detail}")]
    Zip {
        /// What the reader says.
        detail: String,
    },
    /// More files than are looked at.
    #[error("there are more than {} files", limits::PHOTO_FILES)]
    TooMany,
    /// The photo is larger than any photo.
    #[error("the photo {name:?} has more than {} bytes", limits::PHOTO_BYTES)]
    TooLarge {
        /// Its file's name.
        name: String,
    },
    /// The photo is packed as no photo is: its few bytes would become a great many.
    #[error(
        "the photo {name:?} is packed more than {} to one",
        limits::PHOTO_RATIO
    )]
    Bomb {
        /// Its file's name.
        name: String,
    },
}

/// The photos of a folder or a zip.
pub struct PhotoIndex {
    place: Place,
    names: Vec<String>,
    /// By path, then by file name, in small letters.
    by_name: HashMap<String, PhotoFile>,
    /// By what stands before a number, as [`number_key`] writes it: the number, and which file.
    by_number: HashMap<String, Vec<(u32, PhotoFile)>>,
}

/// One photo of a [`PhotoIndex`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PhotoFile(usize);

enum Place {
    Folder(PathBuf),
    Zip(Box<zipped::Archive>),
}

impl PhotoIndex {
    /// The photos of a folder and of those in it, at most [`limits::PHOTO_FOLDERS`] deep.
    pub fn of_folder(folder: &Path) -> Result<Self, PhotoError> {
        let names = folder::names(folder)?;
        Ok(Self::new(Place::Folder(folder.to_owned()), names))
    }

    /// The photos of a zip.
    pub fn of_zip(zip: &Path) -> Result<Self, PhotoError> {
        let archive = zipped::Archive::open(zip)?;
        let names = archive.names();
        Ok(Self::new(Place::Zip(Box::new(archive)), names))
    }

    /// The photos that lie beside a file of products: a zip or a folder of its name, or else a folder
    /// "photos" or "images". `None` if there is none of them.
    pub fn beside(file: &Path) -> Result<Option<Self>, PhotoError> {
        let zip = file.with_extension("zip");
        if zip != file && zip.is_file() {
            return Self::of_zip(&zip).map(Some);
        }
        let mut folders = vec![file.with_extension("")];
        folders.extend(["photos", "images"].map(|name| file.with_file_name(name)));
        let folder = folders
            .into_iter()
            .find(|folder| folder != file && folder.is_dir());
        folder.map(|folder| Self::of_folder(&folder)).transpose()
    }

    fn new(place: Place, mut names: Vec<(String, usize)>) -> Self {
        // Of two files of one name in two folders, the first is always the same.
        names.sort();
        let mut index = Self {
            place,
            names: Vec::with_capacity(names.len()),
            by_name: HashMap::new(),
            by_number: HashMap::new(),
        };
        for (name, place) in names {
            let file = PhotoFile(place);
            if index.names.len() <= place {
                index.names.resize(place + 1, String::new());
            }
            let path = name.to_lowercase();
            let short = path.rsplit('/').next().unwrap_or(&path).to_owned();
            for (key, number) in number_keys(&short) {
                index.by_number.entry(key).or_default().push((number, file));
            }
            index.by_name.entry(short).or_insert(file);
            index.by_name.insert(path, file);
            index.names[place] = name;
        }
        for files in index.by_number.values_mut() {
            files.sort_unstable();
        }
        index
    }

    /// How many photos there are.
    pub fn len(&self) -> usize {
        self.names.iter().filter(|name| !name.is_empty()).count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The path of a photo within its folder or zip.
    pub fn name(&self, file: PhotoFile) -> &str {
        self.names.get(file.0).map_or("", String::as_str)
    }

    /// The photo that a file means: by its path or name, or by the last part of an address. Small and
    /// capital letters make no difference.
    pub fn find(&self, reference: &str) -> Option<PhotoFile> {
        let reference = reference.trim().replace('\\', "/").to_lowercase();
        let is_address = reference.contains("//");
        let path = match is_address {
            true => reference.split(['?', '#']).next().unwrap_or_default(),
            false => reference.trim_start_matches("./"),
        };
        let last = path.rsplit('/').next().unwrap_or(path);
        let decoded = percent_decode_str(last).decode_utf8().ok();
        let decoded = decoded.map(|last| last.to_lowercase());
        let found = [Some(path), Some(last), decoded.as_deref()]
            .into_iter()
            .flatten()
            .find_map(|name| self.by_name.get(name));
        found.copied()
    }

    /// The photos whose names begin with a product's number: "SKU.jpg", then "SKU-1.jpg", "SKU_2.jpg", in
    /// the order of their numbers. The number of another product that continues this one's in the same
    /// way ("SKU-1") has its own photos here as well: ask for longer numbers first.
    pub fn of_product(&self, number: &str) -> Vec<PhotoFile> {
        let key = number_key(&number.trim().to_lowercase());
        let files = self.by_number.get(&key).map_or(&[][..], Vec::as_slice);
        files.iter().map(|(_, file)| *file).collect()
    }

    /// The bytes of a photo, at most [`limits::PHOTO_BYTES`].
    pub fn read(&mut self, file: PhotoFile) -> Result<Vec<u8>, PhotoError> {
        let name = self.name(file).to_owned();
        match &mut self.place {
            Place::Folder(folder) => folder::read(folder, &name),
            Place::Zip(archive) => archive.read(file.0, &name),
        }
    }
}

/// Whether a name is a photo's, by its ending, and no hidden file's.
fn is_photo(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    !name.starts_with('.')
        && [".jpg", ".jpeg", ".png", ".webp"]
            .iter()
            .any(|ending| name.ends_with(ending))
}

/// What a file name may be found by: its whole stem, and what stands before its number.
fn number_keys(name: &str) -> Vec<(String, u32)> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem).trim();
    let mut keys = vec![(number_key(stem), 0)];
    let bare = stem.strip_suffix(')').unwrap_or(stem);
    let before = bare.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let number = &bare[before.len()..];
    let base = before.trim_end_matches(['-', '_', ' ', '.', '(']);
    // Without a mark between, the digits belong to the number: "A100.jpg" is not the hundredth of "A".
    if base.len() < before.len() && !base.is_empty() && (1..=4).contains(&number.len()) {
        let number = number.parse().unwrap_or(u32::MAX);
        keys.push((number_key(base), number));
    }
    keys
}

/// A product's number as file names can write it: what may not stand in them is a hyphen.
fn number_key(number: &str) -> String {
    let letter = |letter: char| match letter {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '_' | ' ' => '-',
        other => other,
    };
    number.chars().map(letter).collect()
}
