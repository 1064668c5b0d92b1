//! The catalogue at its largest: 100,000 products and 500,000 reviews out of files into the store, what that
//! takes in time and memory, and how soon the store answers then.
//!
//! The importer is a process of its own, so that its memory is that of the import and of nothing else. Beside
//! it the same file is read by the same reader and written into one bare table of SQLite: how many times
//! that our import costs does not depend on the machine.

mod bare;
mod files;
mod search;

use std::ffi::OsStr;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use vitrine_catalogue::{ProductItem, ReadOptions, ReviewItem, products, reviews};
use vitrine_domain::dossier::Audience;
use vitrine_domain::{Currency, UnixMs};
use vitrine_store::{ImportOptions, ReviewImportOptions, Store};

use crate::figures::{Figures, rounded};
use crate::worker::{self, Task};
use crate::{Result, machine};

pub use search::{Answered, run as search};

const PRODUCTS: u64 = 100_000;
const REVIEWS: u64 = 500_000;
/// Of each round the best counts: other programs only ever make it slower.
const ROUNDS: usize = 3;

/// What taking in a file took.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Taken {
    /// New or changed.
    pub rows: u64,
    pub seconds: f64,
    /// User and system time, of all threads.
    pub cpu_seconds: f64,
    /// The most memory the process has held so far.
    pub peak_mb: f64,
}

impl Taken {
    fn rows_per_second(self) -> f64 {
        self.rows as f64 / self.seconds
    }
}

/// The figures of the catalogue.
pub fn measure(figures: &mut Figures) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let file = |name: &str| folder.path().join(name);
    eprintln!("writing files of {PRODUCTS} products and {REVIEWS} reviews");
    files::write_products(&file("products.csv"), PRODUCTS, 0)?;
    files::write_products(&file("prices.csv"), PRODUCTS, 7)?;
    files::write_reviews(&file("reviews.csv"), REVIEWS, PRODUCTS)?;

    let mut import: Option<Taken> = None;
    let mut bare: Option<Taken> = None;
    for round in 1..=ROUNDS {
        let data = file(&format!("data-{round}"));
        let ours = ask::<Taken>(Task::Import {
            data: &data,
            file: &file("products.csv"),
        })?;
        let theirs = ask::<Taken>(Task::ImportBare {
            file: &file("products.csv"),
        })?;
        eprintln!("round {round}: import {ours:.2?}, bare {theirs:.2?}");
        import = Some(better(import, ours));
        bare = Some(better(bare, theirs));
        if round < ROUNDS {
            fs::remove_dir_all(&data)?;
        }
    }
    let (import, bare) = import.zip(bare).ok_or("no round")?;
    figures.import_rows_per_s = rounded(import.rows_per_second());
    figures.import_cpu_ratio_to_bare_table = rounded(import.cpu_seconds / bare.cpu_seconds);
    figures.import_peak_rss_mb = rounded(import.peak_mb);

    let data = file(&format!("data-{ROUNDS}"));
    let take = |name: &str| {
        let file = file(name);
        let (data, file) = (data.as_path(), file.as_path());
        ask::<Taken>(Task::Import { data, file })
    };
    let prices = take("prices.csv")?;
    eprintln!("new prices {prices:.2?}");
    figures.import_prices_rows_per_s = rounded(prices.rows_per_second());
    let reviews = take("reviews.csv")?;
    eprintln!("reviews {reviews:.2?}");
    figures.import_reviews_rows_per_s = rounded(reviews.rows_per_second());
    figures.import_reviews_peak_rss_mb = rounded(reviews.peak_mb);
    let bytes = fs::metadata(data.join("vitrine.db"))?.len();
    figures.catalogue_mb = rounded(bytes as f64 / 1e6);

    let answered = ask::<Answered>(Task::Search { data: &data })?;
    figures.store_search_p50_ms = rounded(answered.products.p50_ms);
    figures.store_search_p99_ms = rounded(answered.products.p99_ms);
    figures.store_answers_p50_ms = rounded(answered.answers.p50_ms);
    figures.store_answers_p99_ms = rounded(answered.answers.p99_ms);
    Ok(())
}

fn better(best: Option<Taken>, new: Taken) -> Taken {
    best.map_or(new, |best| Taken {
        rows: new.rows,
        seconds: best.seconds.min(new.seconds),
        cpu_seconds: best.cpu_seconds.min(new.cpu_seconds),
        peak_mb: best.peak_mb.max(new.peak_mb),
    })
}

/// Lets a worker do it, and reads what it printed.
fn ask<T: DeserializeOwned>(task: Task<'_>) -> Result<T> {
    let output = worker::command(task)?.output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// The worker: takes a file into the store of a folder, and prints what that took.
pub fn import(data: &Path, file: &Path) -> Result<()> {
    let store = Store::open(&data.join("vitrine.db"), UnixMs(0))?.store;
    print(|| match file.file_stem().and_then(OsStr::to_str) {
        Some("reviews") => import_reviews(&store, file),
        _ => import_products(&store, file),
    })
}

/// The worker: takes a file into one bare table, and prints what that took.
pub fn import_bare(file: &Path) -> Result<()> {
    print(|| bare::import(file))
}

fn print(take: impl FnOnce() -> Result<u64>) -> Result<()> {
    let process = std::process::id();
    let (begun, cpu) = (Instant::now(), machine::cpu_seconds(process)?);
    let rows = take()?;
    let taken = Taken {
        rows,
        seconds: begun.elapsed().as_secs_f64(),
        cpu_seconds: machine::cpu_seconds(process)? - cpu,
        peak_mb: machine::peak_rss(process)? as f64 / 1e6,
    };
    println!("{}", serde_json::to_string(&taken)?);
    Ok(())
}

fn import_products(store: &Store, file: &Path) -> Result<u64> {
    let options = ImportOptions {
        file: "products.csv".into(),
        source: "A shop".into(),
        as_of: UnixMs(0),
        says_struck: true,
        rows: 50,
    };
    let mut failed = None;
    let items = products(file, &read_options())?.map_while(|item| match item {
        Ok(ProductItem::Product(product)) => Some(*product),
        Ok(ProductItem::Refused(remark)) => {
            failed = Some(format!("refused: {remark:?}"));
            None
        }
        Err(error) => {
            failed = Some(error.to_string());
            None
        }
    });
    let report = store.import(items, &options, &mut go_on)?;
    let counts = report.ok_or("stopped")?.counts;
    match failed {
        Some(why) => Err(why.into()),
        None if counts.refused + counts.remarks > 0 => Err(format!("left out: {counts:?}").into()),
        None => Ok(counts.new + counts.changed),
    }
}

fn import_reviews(store: &Store, file: &Path) -> Result<u64> {
    let options = ReviewImportOptions {
        file: "reviews.csv".into(),
        source: "A shop".into(),
        url: None,
        audience: Audience::AirSafe,
        rows: 50,
    };
    let items = reviews(file, &read_options())?.filter_map(|item| match item {
        Ok(ReviewItem::Review(review, _)) => Some(*review),
        _ => None,
    });
    let report = store.import_reviews(items, &options, &mut go_on)?;
    let report = report.ok_or("stopped")?;
    if report.new == REVIEWS {
        Ok(report.new)
    } else {
        Err(format!("{} of {REVIEWS} came in", report.new).into())
    }
}

fn read_options() -> ReadOptions {
    ReadOptions::new(Currency::EUR, UnixMs(1_794_657_600_000))
}

fn go_on(_: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}
