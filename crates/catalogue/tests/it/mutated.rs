//! Files of shops that were damaged at random, over and over: read to their end, with each refusal having its
//! line. The same ones each time; `VITRINE_FUZZ_SECONDS` goes on for so long.
use std::io::Cursor;
use std::time::{Duration, Instant};

use crate::support::euros;
use vitrine_catalogue::{ProductItem, look_at, products_of, reviews_of};

/// A repeatable stream of numbers (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }

    fn damage(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        const MARKS: [&[u8]; 12] = [
            b"\"",
            b"\"\"",
            b"\n",
            b"\r\n",
            b",",
            b";",
            b"\t",
            b"\0",
            b"\xff",
            b"<![CDATA[",
            b"&#1114112;",
            b"99999999999999999999",
        ];
        for _ in 0..=self.below(6) {
            if bytes.is_empty() {
                return;
            }
            let at = self.below(bytes.len());
            let end = (at + self.below(80)).min(bytes.len());
            match self.below(5) {
                0 => bytes[at] = self.below(256) as u8,
                1 => drop(bytes.drain(at..end)),
                2 => {
                    let mark = MARKS[self.below(MARKS.len())].to_vec();
                    drop(bytes.splice(at..at, mark));
                }
                3 => {
                    let from = self.below(other.len());
                    let piece = other[from..(from + 60).min(other.len())].to_vec();
                    drop(bytes.splice(at..at, piece));
                }
                _ => {
                    let again = bytes[at..end].to_vec();
                    drop(bytes.splice(at..at, again));
                }
            }
        }
    }
}

#[test]
fn damaged_files_are_read_to_their_end_or_refused() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/files");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let files: Vec<Vec<u8>> = paths
        .iter()
        .map(|path| std::fs::read(path).unwrap())
        .collect();
    let seconds = std::env::var("VITRINE_FUZZ_SECONDS").ok();
    let seconds = seconds.and_then(|seconds| seconds.parse().ok());
    let end = Instant::now() + Duration::from_secs(seconds.unwrap_or(4));
    let (mut tried, mut taken) = (0_u64, 0_u64);
    while Instant::now() < end {
        let mut numbers = Numbers(tried);
        tried += 1;
        let mut bytes = files[numbers.below(files.len())].clone();
        let other = &files[numbers.below(files.len())];
        numbers.damage(&mut bytes, other);
        drop(look_at(&bytes, true));
        if let Ok(items) = products_of(Cursor::new(bytes.clone()), None, &euros()) {
            for item in items.map_while(Result::ok) {
                if let ProductItem::Product(product) = item {
                    assert!(!product.handle.is_empty(), "number {tried}: {product:?}");
                    taken += 1;
                }
            }
        }
        if let Ok(items) = reviews_of(Cursor::new(bytes), None, &euros()) {
            taken += items.map_while(Result::ok).count() as u64;
        }
    }
    println!("{tried} damaged files, {taken} products and reviews taken from them");
    assert!(tried > 100, "{tried}");
}
