//! Any bytes as a file of reviews, and as rows below Amazon's headings and ours.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use vitrine_catalogue::{ReadOptions, reviews_of};
use vitrine_domain::{Currency, UnixMs};

const AMAZON: &[u8] = b"reviewerID,asin,reviewerName,helpful,reviewText,overall,summary,reviewTime\n";
const OURS: &[u8] = b"Product;Stars;Title;Text;Author;Date;Helpful;Votes;Vitrine\n";

fuzz_target!(|bytes: &[u8]| {
    let options = ReadOptions::new(Currency::EUR, UnixMs(0));
    for head in [&b""[..], AMAZON, OURS] {
        let file = Cursor::new([head, bytes].concat());
        if let Ok(items) = reviews_of(file, None, &options) {
            items.for_each(drop);
        }
    }
});
