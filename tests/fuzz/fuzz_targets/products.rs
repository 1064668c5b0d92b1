//! Any bytes at all as a file of products: looked at, then read in each way that options allow.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use vitrine_catalogue::{Decimal, Mapping, ReadOptions, look_at, products_of};
use vitrine_domain::{Currency, UnixMs};

fuzz_target!(|bytes: &[u8]| {
    let Ok(look) = look_at(bytes, true) else {
        return;
    };
    let mut options = ReadOptions::new(Currency::EUR, UnixMs(1_794_657_600_000));
    for decimal in [Decimal::Auto, Decimal::Point, Decimal::Comma] {
        options.decimal = decimal;
        options.mapping = (decimal == Decimal::Comma && !look.headings.is_empty())
            .then(|| Mapping::of_products(&look.headings, &look.rows));
        if let Ok(items) = products_of(Cursor::new(bytes.to_vec()), None, &options) {
            items.for_each(drop);
        }
    }
});
