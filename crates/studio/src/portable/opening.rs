//! A checked show becomes one of the schedule: photos first, then one transaction, or nothing.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha2::{Digest as _, Sha256};
use vitrine_domain::ShowId;
use vitrine_store::{KeptTheme, ShowParts, Store};

use super::arrival::{Arrival, in_letters};
use super::{ShowFileError, sound};
use crate::photo_folder;

/// Where a show goes.
pub(super) struct Opening<'a> {
    pub store: &'a Store,
    /// The photo folder.
    pub photos: PathBuf,
    /// What the show is called here.
    pub title: &'a str,
}

impl Opening<'_> {
    /// Lays the photos down and writes all else in one transaction. If that fails, the photos that were
    /// new go again.
    pub fn take_in(&self, arrival: Arrival) -> Result<ShowId, ShowFileError> {
        let mut laid = Laid {
            folder: &self.photos,
            new: Vec::new(),
        };
        let opened = self.write(arrival, &mut laid);
        if opened.is_err() {
            laid.take_back();
        }
        opened
    }

    fn write(&self, mut arrival: Arrival, laid: &mut Laid<'_>) -> Result<ShowId, ShowFileError> {
        let known = self.store.known_products(&arrival.file.products)?;
        let mut needed = arrival.file.clone();
        let mut known = known.into_iter();
        // What is here already keeps its own photos.
        needed.products.retain(|_| known.next().flatten().is_none());
        let mut names = BTreeMap::new();
        for name in sound::photos(&needed) {
            let photo = arrival.archive.photo(&name)?;
            let digest: [u8; 32] = Sha256::digest(&photo).into();
            if arrival.photos.get(&name) != Some(&digest) {
                return Err(ShowFileError::Changed);
            }
            let kept = laid.lay(&name, &photo, &digest);
            let kept = kept.map_err(|source| ShowFileError::Write {
                name: name.clone(),
                source,
            })?;
            names.insert(name, kept);
        }
        let parts = self.parts(arrival, &names);
        Ok(self.store.import_show(parts)?.id)
    }

    /// The show under its title here, with its photos under their names here.
    fn parts(&self, arrival: Arrival, names: &BTreeMap<String, String>) -> ShowParts {
        let file = arrival.file;
        let mut products = file.products;
        for photo in products.iter_mut().flat_map(|product| &mut product.photos) {
            if let Some(name) = names.get(&photo.file) {
                photo.file.clone_from(name);
            }
        }
        let theme = file.theme.map(|theme| {
            let mut body = theme.body;
            let logo = body.get_mut("logo");
            if let Some(logo) = logo
                && let Some(name) = logo.as_str().and_then(|name| names.get(name))
            {
                *logo = Value::String(name.clone());
            }
            KeptTheme { id: theme.id, body }
        });
        let mut show = file.show;
        self.title.clone_into(&mut show.title);
        ShowParts {
            show,
            products,
            dossiers: file.dossiers,
            theme,
        }
    }
}

/// Photos as they are laid down.
struct Laid<'a> {
    folder: &'a Path,
    new: Vec<PathBuf>,
}

impl Laid<'_> {
    /// Lays a photo into the folder; its name there. One that is there already is not written again, and
    /// another picture of the same name keeps it: this one is then named by what it shows.
    fn lay(&mut self, name: &str, photo: &[u8], digest: &[u8; 32]) -> io::Result<String> {
        let ending = name.rsplit_once('.').map_or("jpg", |(_, ending)| ending);
        let by_content = format!("{}.{ending}", in_letters(&digest[..16]));
        for name in [name, &by_content] {
            let path = self.folder.join(name);
            match fs::read(&path) {
                Ok(there) if there == photo => return Ok(name.to_owned()),
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    photo_folder::write(self.folder, name, photo)?;
                    self.new.push(path);
                    return Ok(name.to_owned());
                }
                Err(error) => return Err(error),
            }
        }
        // Somebody changed a file that is named by its content.
        Err(io::ErrorKind::AlreadyExists.into())
    }

    fn take_back(self) {
        for path in self.new {
            if let Err(error) = fs::remove_file(&path) {
                tracing::warn!(%error, path = %path.display(), "a photo of no product is left");
            }
        }
    }
}
