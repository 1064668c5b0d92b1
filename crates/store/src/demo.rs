//! The demo show: the first thing anyone sees. Read from `show.toml` (see [`format`]) and the photos
//! beside it, in one language, into the store and the photo folder.

mod dossier;
mod format;
mod prepare;

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use vitrine_domain::{Language, NotMoney, SegmentId, Show, ShowId, UnixMs};

use crate::table::product::NewProduct;
use crate::table::{product, segment, setting, show};
use crate::{Store, StoreError, backup, open};

/// Remembers which show is the demo, so that it is seeded once and a user's changes to it stay.
const SETTING: &str = "demo-show";

/// What is wrong with the demo's files.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// `show.toml` is not of the format.
    #[error("{} is not a demo show: {source}", path.display())]
    Syntax {
        /// Which file.
        path: PathBuf,
        /// What the parser said, with line and column.
        source: Box<toml::de::Error>,
    },
    /// Two products have one SKU.
    #[error("the demo has two products with the SKU {sku}")]
    SkuTwice {
        /// Which one.
        sku: String,
    },
    /// A segment features a product that is not in the file.
    #[error("the demo's segment {cue} features {sku}, which is no product of it")]
    UnknownSku {
        /// The segment's cue.
        cue: String,
        /// What it names.
        sku: String,
    },
    /// A photo that is named is not there, or not by a bare file name.
    #[error("the demo's photo {file} is not in its photos folder")]
    NoPhoto {
        /// Which one.
        file: String,
    },
    /// A price is no amount of the shop's currency.
    #[error("the demo's {what} is not money: {source}")]
    NotMoney {
        /// Which value, such as "price of ML-001".
        what: String,
        /// Why not.
        source: NotMoney,
    },
    /// A value can't be used.
    #[error("the demo's {what} can't be {value}")]
    BadValue {
        /// Which value, such as "price of ML-001".
        what: String,
        /// What it is.
        value: String,
    },
}

/// The demo show, as it now is in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seeded {
    /// Which show it is.
    pub show: ShowId,
    /// False if it was there already.
    pub is_new: bool,
}

/// A demo show ready to be written; products are named by SKU until they have numbers.
struct Demo {
    products: Vec<NewProduct>,
    show: Show,
    /// What is known of each product.
    known: Vec<dossier::Known>,
    /// For each segment, the indexes of its products in `products`.
    featured: Vec<Vec<usize>>,
    /// From the file in the demo's folder to the name in the photo folder.
    photos: Vec<(PathBuf, String)>,
}

#[derive(Serialize, Deserialize)]
struct Remembered {
    show: ShowId,
}

/// Puts the demo show of `assets_demo_dir` into the store, and its photos into `photo_dir`.
///
/// If it is there already, in whatever language, it stays as the user left it, and only photos that
/// are gone are copied anew. If the user deleted it, it comes back: whoever calls this asked for it.
pub fn seed(
    store: &Store,
    assets_demo_dir: &Path,
    language: Language,
    photo_dir: &Path,
    now: UnixMs,
) -> Result<Seeded, StoreError> {
    let path = assets_demo_dir.join("show.toml");
    let demo = read(&path, "demo-", language, photo_dir, now)?;
    store.write("seed the demo show", move |transaction| {
        match remembered(transaction, SETTING)? {
            Some(show) if show::is_listed(transaction, show.id)? => Ok(Seeded {
                show: show.id,
                is_new: false,
            }),
            Some(_) | None => write(transaction, demo, SETTING, None),
        }
    })
}

/// Puts a show file of the same format into the store; photos are looked for beside it. A file that
/// was loaded before makes the show it gave then what it says now: the file is the truth. The show
/// keeps its number, its runs with their takes, and its planned start, which no file has; a segment
/// keeps its number by its cue.
pub fn load(
    store: &Store,
    file: &Path,
    language: Language,
    photo_dir: &Path,
    now: UnixMs,
) -> Result<Seeded, StoreError> {
    let whole = file.canonicalize().map_err(StoreError::io("read", file))?;
    // Photos of several shows lie in one folder: each file's have a prefix of their own.
    let mut hash = DefaultHasher::new();
    whole.hash(&mut hash);
    let prefix = format!("file-{:016x}-", hash.finish());
    let demo = read(&whole, &prefix, language, photo_dir, now)?;
    let key = format!("show-file {}", whole.display());
    store.write("load a show file", move |transaction| {
        let former = remembered(transaction, &key)?;
        write(transaction, demo, &key, former)
    })
}

fn read(
    path: &Path,
    photo_prefix: &str,
    language: Language,
    photo_dir: &Path,
    now: UnixMs,
) -> Result<Demo, StoreError> {
    let text = fs::read_to_string(path).map_err(StoreError::io("read", path))?;
    let file: format::DemoFile = toml::from_str(&text).map_err(|source| DemoError::Syntax {
        path: path.to_owned(),
        source: Box::new(source),
    })?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let demo = prepare::prepare(&file, folder, photo_prefix, language, now)?;
    // Photos first: a product must never name a photo that is not there.
    fs::create_dir_all(photo_dir).map_err(StoreError::io("create the folder", photo_dir))?;
    for (from, name) in &demo.photos {
        copy_photo(from, &photo_dir.join(name))?;
    }
    Ok(demo)
}

/// The show that was written under this setting, if it is still there.
fn remembered(transaction: &Transaction<'_>, key: &str) -> rusqlite::Result<Option<Show>> {
    match setting::get(transaction, key)? {
        Some(Remembered { show }) => show::by_id(transaction, show),
        None => Ok(None),
    }
}

/// Writes the demo as a new show, or over a former one.
fn write(
    transaction: &Transaction<'_>,
    demo: Demo,
    key: &str,
    former: Option<Show>,
) -> rusqlite::Result<Seeded> {
    let mut ids = Vec::with_capacity(demo.products.len());
    for product in &demo.products {
        ids.push(product::upsert(transaction, product)?);
    }
    dossier::write(transaction, &demo.known, &ids)?;
    let mut draft = demo.show;
    for (segment, featured) in draft.rundown.segments.iter_mut().zip(&demo.featured) {
        segment.products = featured.iter().map(|index| ids[*index]).collect();
    }
    if let Some(former) = former {
        let show = former.id;
        show::save(transaction, &in_place_of(transaction, former, draft)?)?;
        return Ok(Seeded {
            show,
            is_new: false,
        });
    }
    let show = show::create(transaction, draft)?.id;
    setting::set(transaction, key, &Remembered { show })?;
    Ok(Seeded { show, is_new: true })
}

/// The draft with the numbers of a former show.
fn in_place_of(transaction: &Transaction<'_>, former: Show, draft: Show) -> rusqlite::Result<Show> {
    let mut known = former.rundown.segments;
    let mut rundown = draft.rundown;
    for segment in &mut rundown.segments {
        let same = known.iter().position(|one| one.cue == segment.cue);
        segment.id = match same {
            Some(index) => known.remove(index).id,
            None => SegmentId(segment::reserve(transaction, 1)?),
        };
    }
    Ok(Show {
        id: former.id,
        planned_start: former.planned_start,
        price_age_limit: former.price_age_limit,
        rundown,
        ..draft
    })
}

/// Copies what is not there yet or was changed since. Under a passing name first, so that a photo
/// that has its name is whole.
fn copy_photo(from: &Path, to: &Path) -> Result<(), StoreError> {
    if is_copy(from, to).map_err(StoreError::io("look at", to))? {
        return Ok(());
    }
    let part = open::beside(to, ".part");
    fs::copy(from, &part).map_err(StoreError::io("copy the photo to", &part))?;
    backup::sync(&part)?;
    fs::rename(&part, to).map_err(StoreError::io("name the photo", to))
}

fn is_copy(from: &Path, to: &Path) -> io::Result<bool> {
    if !to.try_exists()? {
        return Ok(false);
    }
    let (original, copy) = (fs::metadata(from)?, fs::metadata(to)?);
    Ok(original.len() == copy.len() && original.modified()? <= copy.modified()?)
}
