//! What reading costs: `cargo run --release -p vitrine-catalogue --example read_cost`.
//!
//! Writes a Shopify file and a review file into a temporary folder, reads them, and prints rows a second
//! of one core and the most memory that the process ever had (Linux).

#![allow(clippy::print_stdout, reason = "its words are what it is for")]

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use vitrine_catalogue::{ProductItem, ReadOptions, ReviewItem, products, reviews};
use vitrine_domain::{Currency, UnixMs};

const PRODUCTS: u32 = 100_000;
const REVIEWS: u32 = 500_000;
/// Read so often; the best counts, as other programs only make it slower.
const RUNS: u32 = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let options = ReadOptions::new(Currency::EUR, UnixMs(1_794_657_600_000));
    let file = folder.path().join("products.csv");
    write_products(&file)?;
    measure("products", &file, || {
        let (mut rows, mut read) = (0, 0);
        for item in products(&file, &options)? {
            if let ProductItem::Product(product) = item? {
                read += 1;
                rows += product.variants.len().max(1);
            }
        }
        assert_eq!(read, PRODUCTS, "every product is read");
        Ok(rows)
    })?;
    let file = folder.path().join("reviews.csv");
    write_reviews(&file)?;
    measure("reviews", &file, || {
        let mut rows = 0;
        for item in reviews(&file, &options)? {
            rows += usize::from(matches!(item?, ReviewItem::Review(..)));
        }
        Ok(rows)
    })?;
    println!("most memory: {} MB", peak_kb().unwrap_or(0) / 1_024);
    Ok(())
}

fn measure(
    what: &str,
    file: &Path,
    mut read: impl FnMut() -> Result<usize, Box<dyn Error>>,
) -> Result<(), Box<dyn Error>> {
    let bytes = file.metadata()?.len();
    let mut best = f64::INFINITY;
    let mut rows = 0;
    for _ in 0..RUNS {
        let (start, cpu_start) = (Instant::now(), cpu_seconds());
        rows = read()?;
        let elapsed = start.elapsed().as_secs_f64();
        let cpu = cpu_seconds().zip(cpu_start).map(|(end, start)| end - start);
        best = best.min(cpu.unwrap_or(elapsed));
    }
    println!(
        "{what}: {rows} rows of {} MB in {best:.2} s: {:.0} rows/s, {:.0} MB/s",
        bytes >> 20,
        rows as f64 / best,
        bytes as f64 / best / 1e6,
    );
    Ok(())
}

/// Every fourth product has three sizes; every tenth has quoted line ends.
fn write_products(path: &Path) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(
        out,
        "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,\
         Variant Grams,Variant Inventory Qty,Variant Price,Variant Compare At Price,Variant Barcode,\
         Image Src,Image Position,Image Alt Text,Status"
    )?;
    for number in 0..PRODUCTS {
        let sizes: &[&str] = match number % 4 {
            0 => &["Small", "Medium", "Large"],
            _ => &["Default Title"],
        };
        let break_line = if number % 10 == 0 { "\n" } else { " " };
        for (at, size) in sizes.iter().enumerate() {
            let is_first = at == 0;
            let first = |text: String| if is_first { text } else { String::new() };
            writeln!(
                out,
                "product-{number},{},{},{},{},,true,{},{size},SKU-{number}-{at},250,{},{}.90,{}.90,\
                 40063813{number:05},{},{},,active",
                first(format!("Product number {number} of the season")),
                first(format!(
                    "\"<p>A soft, warm thing of {number} threads.{break_line}Wash at 30 °C.</p>\
                     <ul><li>Light</li><li>Made in &Eacute;pinal</li></ul>\""
                )),
                first("Vitrine Mills".to_owned()),
                first("Shirts".to_owned()),
                first(if sizes.len() > 1 { "Size" } else { "Title" }.to_owned()),
                number % 90,
                20 + number % 80,
                120 + number % 80,
                first(format!(
                    "https://cdn.example/files/product-{number}.jpg?v=1"
                )),
                first("1".to_owned()),
            )?;
        }
    }
    out.flush()
}

fn write_reviews(path: &Path) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(
        out,
        "Id,ProductId,UserId,ProfileName,HelpfulnessNumerator,HelpfulnessDenominator,Score,Time,Summary,Text"
    )?;
    for number in 0..REVIEWS {
        writeln!(
            out,
            "{number},SKU-{}-0,A{number},Buyer {number},{},{},{},13{:08},Number {number},\
             \"It keeps its shape, even after {} washes, and the colour stays.<br />Would buy again.\"",
            number % PRODUCTS,
            number % 5,
            number % 5 + number % 3,
            1 + number % 5,
            number * 100,
            number % 40,
        )?;
    }
    out.flush()
}

/// Seconds that the processor worked for this thread, however busy others keep it: Linux, the scheduler's
/// statistics.
fn cpu_seconds() -> Option<f64> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = statistics.split_whitespace().next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

/// The most memory that the process had, in kB: Linux, proc(5), VmHWM.
fn peak_kb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
