//! How soon the store answers what is typed, while it is typed.

use std::path::Path;
use std::time::Instant;

use serde::{Deserialize, Serialize};
use vitrine_domain::UnixMs;
use vitrine_store::Store;

use super::files::{Numbers, sku};
use super::{PRODUCTS, ms};
use crate::Result;
use crate::stats::percentile;

/// As often as that each text is asked for.
const TIMES: usize = 3;

/// How soon answers came.
#[derive(Debug, Serialize, Deserialize)]
pub struct Answered {
    pub products: Soon,
    pub answers: Soon,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Soon {
    pub p50_ms: f64,
    pub p99_ms: f64,
}

/// The worker: asks, and prints how soon the answers came.
pub fn run(data: &Path) -> Result<()> {
    let store = Store::open(&data.join("vitrine.db"), UnixMs(0))?.store;
    let texts = texts();
    // The one with thousands of reviews, and others.
    let asked = [0, 1, PRODUCTS / 2, PRODUCTS - 1];
    let mut ids = Vec::new();
    for number in asked {
        let product = store.product_by_sku(&sku(number))?;
        ids.push(product.ok_or("a product is missing")?.id);
    }
    let mut products = Vec::new();
    let mut answers = Vec::new();
    for text in (0..TIMES).flat_map(|_| &texts) {
        let begun = Instant::now();
        store.find_products(text, 50)?;
        products.push(ms(begun.elapsed()));
        for id in &ids {
            let begun = Instant::now();
            store.find_answers(*id, text, 20)?;
            answers.push(ms(begun.elapsed()));
        }
    }
    let answered = Answered {
        products: soon(products)?,
        answers: soon(answers)?,
    };
    println!("{}", serde_json::to_string(&answered)?);
    Ok(())
}

fn soon(mut took: Vec<f64>) -> Result<Soon> {
    took.sort_by(f64::total_cmp);
    let at = |share| percentile(&took, share).ok_or("nothing was asked");
    Ok(Soon {
        p50_ms: at(0.5)?,
        p99_ms: at(0.99)?,
    })
}

/// Every sort of word: in most reviews, in few, in none; whole and as beginnings of every length; two of
/// them; and one and two letters, which begin the most words.
fn texts() -> Vec<String> {
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
        "sku",
        "c",
        "s",
        "m",
        "ca",
        "se",
        "me",
        "s c",
    ]
    .map(Into::into)
    .to_vec();
    let mut numbers = Numbers(99);
    for _ in 0..150 {
        let word = numbers.word();
        let cut = 1 + numbers.below(word.len() as u64) as usize;
        texts.push(word[..cut].to_owned());
        texts.push(format!("{} {word}", numbers.word()));
        texts.push(format!("qual {}", &word[..cut]));
    }
    texts
}
