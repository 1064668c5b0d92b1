//! The bundled fonts. The system's own are never asked, so that a card looks the same everywhere.

use std::fs;
use std::path::{Path, PathBuf};

use cosmic_text::fontdb::{Database, FaceInfo, Weight};
use cosmic_text::{Fallback, FontSystem};
use unicode_script::Script;

use crate::CardsError;

/// Asked in this order for letters that a theme's own family lacks.
const FALLBACK: [&str; 5] = [
    "Inter",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans CJK JP",
    "Noto Color Emoji",
];

struct Bundled;

impl Fallback for Bundled {
    fn common_fallback(&self) -> &[&'static str] {
        &FALLBACK
    }

    fn forbidden_fallback(&self) -> &[&'static str] {
        &[]
    }

    fn script_fallback(&self, _script: Script, _locale: &str) -> &[&'static str] {
        &[]
    }
}

/// Loads every font of a folder.
pub(crate) fn load(folder: &Path) -> Result<FontSystem, CardsError> {
    let mut database = Database::new();
    for path in font_files(folder)? {
        let known = database.len();
        // Mapped, not read: most of their ten megabytes are glyphs that no card ever shows.
        let loaded = database.load_font_file(&path);
        loaded.map_err(|source| CardsError::File {
            path: path.clone(),
            source,
        })?;
        if database.len() == known {
            return Err(CardsError::BadFont { path });
        }
    }
    for family in FALLBACK {
        require(&database, family, folder)?;
    }
    fill_weights(&mut database);
    // The locale decides nothing here: it only steers the fallback lists of systems.
    Ok(FontSystem::new_with_locale_and_db_and_fallback(
        "en".to_owned(),
        database,
        Bundled,
    ))
}

/// The families that headings and texts can be set in: those of letters of our own languages.
pub(crate) fn families(db: &Database) -> Vec<String> {
    let is_for_others = |family: &str| family.starts_with("Noto ");
    let names = db
        .faces()
        .map(family_of)
        .filter(|name| !is_for_others(name));
    let mut names: Vec<String> = names.map(str::to_owned).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// Says so when a family is not there.
pub(crate) fn require(db: &Database, family: &str, folder: &Path) -> Result<(), CardsError> {
    let is_there = db.faces().any(|face| family_of(face) == family);
    is_there
        .then_some(())
        .ok_or_else(|| CardsError::MissingFont {
            family: family.to_owned(),
            folder: folder.to_owned(),
        })
}

/// The font files in a fixed order, so that ties between fonts fall alike on every machine.
fn font_files(folder: &Path) -> Result<Vec<PathBuf>, CardsError> {
    let list = |source| CardsError::Folder {
        path: folder.to_owned(),
        source,
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(list)? {
        let path = entry.map_err(list)?.path();
        if path
            .extension()
            .is_some_and(|end| end == "otf" || end == "ttf")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Cosmic Text takes a fallback only in the very weight that was asked for. Each family therefore
/// stands in for the weights it lacks with its nearest face.
fn fill_weights(database: &mut Database) {
    let faces: Vec<FaceInfo> = database.faces().cloned().collect();
    let mut families: Vec<&str> = faces.iter().map(family_of).collect();
    families.sort_unstable();
    families.dedup();
    for family in families {
        let own: Vec<&FaceInfo> = faces
            .iter()
            .filter(|face| family_of(face) == family)
            .collect();
        for weight in (100..=900).step_by(100) {
            let nearest = own.iter().min_by_key(|face| face.weight.0.abs_diff(weight));
            if let Some(face) = nearest.filter(|face| face.weight.0 != weight) {
                database.push_face_info(FaceInfo {
                    weight: Weight(weight),
                    ..(*face).clone()
                });
            }
        }
    }
}

fn family_of(face: &FaceInfo) -> &str {
    face.families.first().map_or("", |(name, _)| name)
}
