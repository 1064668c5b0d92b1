//! A show that leaves: what it needs is gathered, then written.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;

use serde_json::Value;
use vitrine_domain::{Product, ShowId, UnixMs};
use vitrine_store::{PhotoLink, Store};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::archive::is_photo;
use super::format::{FileTheme, PHOTOS, ShowFile, TEXT};
use super::limits::TEXT_BYTES;
use crate::export::{ExportError, OnWritten, Watch};
use crate::looks::is_own;
use crate::places::Places;

/// What goes into the file.
pub(crate) struct Departure {
    file: ShowFile,
    /// By their names, where they are.
    photos: Vec<(String, PathBuf)>,
    /// Photos that are named and not in the photo folder: they are left out.
    pub missing: Vec<String>,
}

impl Departure {
    /// Gathers what a show needs.
    pub fn of(
        store: &Store,
        places: &Places,
        id: ShowId,
        now: UnixMs,
    ) -> Result<Self, ExportError> {
        let parts = store.show_parts(id)?.ok_or(ExportError::UnknownShow)?;
        let mut luggage = Luggage {
            places,
            photos: Vec::new(),
            missing: Vec::new(),
        };
        let mut products = parts.products;
        for product in &mut products {
            name_variant_photos(product, &store.photo_links(product.id)?);
            luggage.pack(product);
        }
        let mut theme = None;
        if is_own(&parts.show.theme) {
            let kept = store.themes()?.into_iter();
            let own = kept.into_iter().find(|kept| kept.id == parts.show.theme);
            theme = own.map(|kept| FileTheme {
                id: kept.id,
                body: luggage.with_logo(kept.body),
            });
        }
        let mut file = ShowFile::new(now, parts.show, products, parts.dossiers, theme);
        keep_readable(&mut file)?;
        Ok(Self {
            file,
            photos: luggage.photos,
            missing: luggage.missing,
        })
    }
}

/// The photo of a variant by its own name, where it is one of the product's: links stay here.
fn name_variant_photos(product: &mut Product, links: &[PhotoLink]) {
    for variant in &mut product.variants {
        let Some(reference) = &variant.photo else {
            continue;
        };
        let link = links.iter().find(|link| link.reference == *reference);
        let file = link.and_then(|link| link.file.as_ref());
        let photos = &product.photos;
        let file = file.filter(|file| photos.iter().any(|photo| photo.file == **file));
        if let Some(file) = file {
            variant.photo = Some(file.clone());
        }
    }
}

/// Photos as they are found.
struct Luggage<'a> {
    places: &'a Places,
    photos: Vec<(String, PathBuf)>,
    missing: Vec<String>,
}

impl Luggage<'_> {
    fn pack(&mut self, product: &mut Product) {
        product.photos.retain(|photo| self.take(&photo.file));
    }

    fn with_logo(&mut self, mut theme: Value) -> Value {
        let logo = theme.get("logo").and_then(Value::as_str);
        let is_lost = logo.is_some_and(|logo| !self.take(&logo.to_owned()));
        if is_lost && let Some(logo) = theme.get_mut("logo") {
            *logo = Value::Null;
        }
        theme
    }

    /// Whether the photo is there, and goes along.
    fn take(&mut self, name: &String) -> bool {
        if self.photos.iter().any(|(known, _)| known == name) {
            return true;
        }
        match self.places.photo(name).filter(|_| is_photo(name)) {
            Some(path) => {
                self.photos.push((name.clone(), path));
                true
            }
            None => {
                if !self.missing.contains(name) {
                    self.missing.push(name.clone());
                }
                false
            }
        }
    }
}

/// Leaves reviews out, the less helpful ones first, until the text is as short as it is read.
fn keep_readable(file: &mut ShowFile) -> Result<(), ExportError> {
    let reviews = file.dossiers.iter().map(|parts| parts.reviews.len());
    let mut most = reviews.max().unwrap_or(0);
    loop {
        let mut length = Length(0);
        serde_json::to_writer_pretty(&mut length, file).map_err(io::Error::from)?;
        if length.0 <= TEXT_BYTES || most == 0 {
            return Ok(());
        }
        most /= 2;
        for parts in &mut file.dossiers {
            parts.reviews.truncate(most);
        }
    }
}

/// Counts bytes, and keeps none.
struct Length(u64);

impl Write for Length {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes a show file from its first byte to its last, to what need not go back.
pub(crate) fn write<'w>(
    departure: &Departure,
    on_written: &'w mut OnWritten<'w>,
    out: &mut dyn Write,
) -> Result<(), ExportError> {
    let mut watch = Watch::of_photos(departure.photos.len() as u64, on_written);
    let mut zip = ZipWriter::new_stream(out);
    let packed = SimpleFileOptions::default();
    zip.start_file(TEXT, packed).map_err(io::Error::from)?;
    serde_json::to_writer_pretty(&mut zip, &departure.file).map_err(io::Error::from)?;
    // Photos are packed already.
    let stored = packed.compression_method(zip::CompressionMethod::Stored);
    for (name, path) in &departure.photos {
        watch.next()?;
        let unread = |source| ExportError::Photo {
            file: name.clone(),
            source,
        };
        let mut photo = File::open(path).map_err(unread)?;
        zip.start_file(format!("{PHOTOS}{name}"), stored)
            .map_err(io::Error::from)?;
        io::copy(&mut photo, &mut zip)?;
    }
    zip.finish().map_err(io::Error::from)?;
    Ok(())
}
