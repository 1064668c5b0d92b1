//! Any rows below Shopify's headings, and below ours.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use vitrine_catalogue::{ReadOptions, products_of};
use vitrine_domain::{Currency, UnixMs};

const OLDER: &[u8] = b"Handle,Title,Body (HTML),Type,Option1 Name,Option1 Value,Variant SKU,\
    Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,Image Position,Variant Image\n";
const OURS: &[u8] = b"URL handle,Title,Description,Option1 name,Option1 value,SKU,Price,Inventory quantity,\
    Product image URL,Vitrine,Vitrine currency,Vitrine price,Vitrine stars,Vitrine ratings,Vitrine highlights\n";

fuzz_target!(|rows: &[u8]| {
    let options = ReadOptions::new(Currency::KWD, UnixMs(0));
    for heading in [OLDER, OURS] {
        let file = Cursor::new([heading, rows].concat());
        if let Ok(items) = products_of(file, None, &options) {
            items.for_each(drop);
        }
    }
});
