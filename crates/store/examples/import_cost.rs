//! What importing and searching cost: 100,000 products and 500,000 reviews, made up, into a new store.
//!
//! `cargo run --release -p vitrine-store --example import_cost [-- PRODUCTS REVIEWS]`

#![allow(clippy::print_stdout, reason = "it is there to print figures")]
#![allow(clippy::unwrap_used, reason = "a measurement that can't be made ends")]

use std::fs;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use vitrine_domain::dossier::Audience;
use vitrine_domain::incoming::{IncomingPhoto, IncomingPrice, IncomingProduct, IncomingReview};
use vitrine_domain::{Currency, Money, Rating, UnixMs};
use vitrine_store::{ImportOptions, ReviewImportOptions, Store};

/// One product has so many of the reviews, as a well-known one would.
const OF_ONE: u64 = 5_000;

fn main() {
    let mut arguments = std::env::args().skip(1).map(|text| text.parse().unwrap());
    let products: u64 = arguments.next().unwrap_or(100_000);
    let reviews: u64 = arguments.next().unwrap_or(500_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vitrine.db");
    let store = Store::open(&path, UnixMs(0)).unwrap().store;
    let options = |as_of| ImportOptions {
        says_struck: true,
        file: "products.csv".into(),
        source: "a measurement".into(),
        as_of: UnixMs(as_of),
        rows: 50,
    };
    let items = |price| (0..products).map(move |number| product(number, price));
    let take = |price, as_of| {
        let report = store.import(items(price), &options(as_of), &mut go_on);
        drop(report.unwrap().unwrap());
    };
    timed("making the products up", products, || {
        items(0).for_each(drop)
    });
    timed("products, new", products, || take(0, 1));
    timed("products, the same again", products, || take(0, 1));
    timed("products, the same by a newer file", products, || {
        take(0, 2)
    });
    timed("preview of new prices", products, || {
        drop(
            store
                .preview_import(items(7), &options(3), &mut go_on)
                .unwrap(),
        );
    });
    timed("products, new prices", products, || take(7, 3));
    timed("undo of the new prices", products, || {
        drop(store.undo_catalogue().unwrap())
    });

    let from = ReviewImportOptions {
        file: "reviews.csv".into(),
        source: "a measurement".into(),
        url: None,
        audience: Audience::HostOnly,
        rows: 50,
    };
    let items = || (0..reviews).map(move |number| review(number, products));
    timed("making the reviews up", reviews, || items().for_each(drop));
    timed("reviews, new", reviews, || {
        drop(store.import_reviews(items(), &from, &mut go_on).unwrap());
    });
    timed("reviews, the same again", reviews, || {
        drop(store.import_reviews(items(), &from, &mut go_on).unwrap());
    });
    println!(
        "{:>8} MB database",
        fs::metadata(&path).unwrap().len() >> 20
    );

    search(&store, products);

    timed("undo of the reviews", reviews, || {
        drop(store.undo_catalogue().unwrap())
    });
    timed("undo of the products", products, || {
        drop(store.undo_catalogue().unwrap())
    });
    timed("redo of the products", products, || {
        drop(store.redo_catalogue().unwrap())
    });
}

/// Every sort of word: in most reviews, in few, in none; whole, as beginnings, and two of them.
fn search(store: &Store, products: u64) {
    let mut numbers = Numbers(99);
    let mut texts: Vec<String> = [
        "quality",
        "qualit",
        "quali",
        "qual",
        "qua",
        "qu",
        "q",
        "zzz",
        "quality quantity",
        "qual quan",
        "quantity of quality",
        "1",
    ]
    .map(Into::into)
    .to_vec();
    for _ in 0..150 {
        let word = numbers.word();
        let cut = 1 + numbers.below(word.len() as u64) as usize;
        texts.push(word[..cut].to_owned());
        texts.push(format!("{} {}", numbers.word(), word));
        texts.push(format!("qual {}", &word[..cut]));
    }
    // The one with many reviews, and others.
    let skus = [0, 1, products / 2, products - 1].map(|number| format!("SKU-{number:06}"));
    let ids = skus.map(|sku| store.product_by_sku(&sku).unwrap().unwrap().id);
    let answers = measure(&texts, |text| {
        ids.map(|id| {
            let start = Instant::now();
            let found = store.find_answers(id, text, 20).unwrap().len();
            (start.elapsed(), found)
        })
        .to_vec()
    });
    let found = measure(&texts, |text| {
        let start = Instant::now();
        let found = store.find_products(text, 50).unwrap().len();
        vec![(start.elapsed(), found)]
    });
    println!("find_answers   {answers}");
    println!("find_products  {found}");
    let start = Instant::now();
    store.review_summary(ids[0]).unwrap();
    println!("review_summary {:.2} ms", ms(start.elapsed()));
}

fn measure(texts: &[String], run: impl Fn(&str) -> Vec<(Duration, usize)>) -> String {
    let mut took: Vec<(Duration, &str, usize)> = Vec::new();
    for _ in 0..3 {
        for text in texts {
            took.extend(
                run(text)
                    .into_iter()
                    .map(|(took, found)| (took, text.as_str(), found)),
            );
        }
    }
    took.sort();
    let at = |share: f64| took[((took.len() - 1) as f64 * share) as usize];
    let (slowest, text, found) = at(1.0);
    format!(
        "{} calls: p50 {:.2} ms, p99 {:.2} ms, slowest {:.2} ms ({text:?}, {found} found)",
        took.len(),
        ms(at(0.5).0),
        ms(at(0.99).0),
        ms(slowest)
    )
}

fn timed(what: &str, rows: u64, work: impl FnOnce()) {
    let (start, cpu) = (Instant::now(), cpu_seconds());
    work();
    let took = start.elapsed();
    let cpu = cpu_seconds() - cpu;
    let rate = rows as f64 / took.as_secs_f64();
    let peak = peak_mb().map_or_else(String::new, |mb| format!(", peak {mb} MB so far"));
    println!(
        "{:>8.2} s ({cpu:.2} s of the processor) {what}: {rate:.0} rows/s{peak}",
        took.as_secs_f64()
    );
}

/// User and system time of all threads (Linux); a hundred ticks a second.
fn cpu_seconds() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = text.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks = after_name.split_whitespace().skip(11).take(2);
    ticks
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}

/// The most memory the process has had; only Linux says so without asking for more.
fn peak_mb() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kib >> 10)
}

fn go_on(_: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn product(number: u64, price: u64) -> IncomingProduct {
    let mut words = Numbers(number);
    let euro = |minor: u64| Money::new(minor.cast_signed(), Currency::EUR);
    IncomingProduct {
        line: number + 2,
        handle: format!("product-{number}"),
        sku: Some(format!("SKU-{number:06}")),
        title: Some(words.text(4)),
        brand: Some(words.word()),
        kind: Some(format!("Kind {}", number % 200)),
        description: Some(words.text(25)),
        price: Some(IncomingPrice {
            current: euro(1_000 + number % 20_000 + price),
            compare_at: None,
            valid_until: None,
        }),
        stock: Some((number % 50) as u32),
        rating: Some(Rating {
            hundredths: (300 + number % 200) as u16,
            count: (number % 3_000) as u32,
        }),
        link: Some(format!("https://shop.example/p/{number}")),
        photos: vec![IncomingPhoto {
            reference: format!("https://shop.example/photos/{number}.jpg"),
            alt: String::new(),
        }],
        ..IncomingProduct::default()
    }
}

/// Three in five speak of quality, one in three of quantity.
fn review(number: u64, products: u64) -> IncomingReview {
    let mut words = Numbers(number.wrapping_mul(0x9E37_79B9));
    let of = match number {
        0..OF_ONE => 0,
        _ => words.below(products),
    };
    let quality = if words.below(5) < 3 { "Quality" } else { "" };
    let quantity = if words.below(3) < 1 { "quantity" } else { "" };
    IncomingReview {
        line: number + 2,
        product: format!("SKU-{of:06}"),
        stars_hundredths: (100 * (1 + words.below(5))) as u16,
        title: words.text(3),
        text: format!(
            "{} {quality} {} {quantity}.",
            words.text(20),
            words.text(25)
        ),
        author: words.word(),
        written_at: Some(UnixMs(number.cast_signed() * 60_000)),
        helpful: words.below(20) as u32,
        votes: 20,
    }
}

/// A repeatable stream of numbers (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }

    /// Few words are common and many are rare, as in a language.
    fn word(&mut self) -> String {
        const SYLLABLES: [&str; 16] = [
            "ca", "ra", "fe", "lu", "men", "te", "po", "va", "se", "mi", "ro", "bol", "gla", "s",
            "no", "ti",
        ];
        let most = self.below(20_000) + 1;
        let most = self.below(most) + 1;
        let mut rank = self.below(most);
        let mut word = String::new();
        for _ in 0..4 {
            word.push_str(SYLLABLES[(rank % 16) as usize]);
            rank /= 16;
        }
        word
    }

    fn text(&mut self, count: usize) -> String {
        Vec::from_iter((0..count).map(|_| self.word())).join(" ")
    }
}
