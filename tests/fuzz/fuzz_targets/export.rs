//! Whatever was read from any file is written, and read again as it was.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use vitrine_catalogue::export::{Format, ProductExport};
use vitrine_catalogue::{ProductItem, ReadOptions, products_of};
use vitrine_domain::incoming::IncomingProduct;
use vitrine_domain::{Currency, UnixMs};

fn read(bytes: Vec<u8>) -> Vec<IncomingProduct> {
    let options = ReadOptions::new(Currency::EUR, UnixMs(1_794_657_600_000));
    let Ok(items) = products_of(Cursor::new(bytes), None, &options) else {
        return Vec::new();
    };
    let products = items.filter_map(|item| match item {
        Ok(ProductItem::Product(product)) => Some(IncomingProduct {
            line: 0,
            remarks: Vec::new(),
            ..*product
        }),
        _ => None,
    });
    products.filter(|product| !product.is_continued).collect()
}

fuzz_target!(|bytes: &[u8]| {
    let products = read(bytes.to_vec());
    if products.is_empty() {
        return;
    }
    let mut export = ProductExport::new(Vec::new(), Format::Csv).expect("memory");
    for product in &products {
        export.write(product).expect("memory");
    }
    assert_eq!(read(export.finish().expect("memory")), products);
});
