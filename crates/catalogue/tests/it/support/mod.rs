//! Short ways to read a text as a file.
use std::io::Cursor;

use vitrine_catalogue::{ProductItem, ReadError, ReadOptions, ReviewItem, products_of, reviews_of};
use vitrine_domain::incoming::{IncomingProduct, IncomingReview, Remark};
use vitrine_domain::{Currency, UnixMs};

/// 14 November 2026, noon, UTC.
pub const NOW: UnixMs = UnixMs(1_794_657_600_000);

pub fn euros() -> ReadOptions {
    ReadOptions::new(Currency::EUR, NOW)
}

pub fn read_with(
    bytes: impl AsRef<[u8]>,
    options: &ReadOptions,
) -> Result<(Vec<IncomingProduct>, Vec<Remark>), ReadError> {
    let bytes = bytes.as_ref().to_vec();
    let (mut products, mut refused) = (Vec::new(), Vec::new());
    for item in products_of(Cursor::new(bytes), None, options)? {
        match item? {
            ProductItem::Product(product) => products.push(*product),
            ProductItem::Refused(remark) => refused.push(remark),
        }
    }
    Ok((products, refused))
}

/// The products of a file that has nothing to refuse.
pub fn read(bytes: impl AsRef<[u8]>) -> Vec<IncomingProduct> {
    let (products, refused) = read_with(bytes, &euros()).expect("a file that can be read");
    assert_eq!(refused, [], "nothing is to be refused");
    products
}

pub fn read_reviews(bytes: impl AsRef<[u8]>) -> (Vec<(IncomingReview, Vec<Remark>)>, Vec<Remark>) {
    let bytes = bytes.as_ref().to_vec();
    let (mut reviews, mut refused) = (Vec::new(), Vec::new());
    for item in reviews_of(Cursor::new(bytes), None, &euros()).expect("a file of reviews") {
        match item.expect("a row") {
            ReviewItem::Review(review, remarks) => reviews.push((*review, remarks)),
            ReviewItem::Refused(remark) => refused.push(remark),
        }
    }
    (reviews, refused)
}

pub fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}
