//! Any bytes within an item of a feed, and below the headings of one.
#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use vitrine_catalogue::{ReadOptions, products_of};
use vitrine_domain::{Currency, UnixMs};

const XML: &[u8] = b"<rss xmlns:g='http://base.google.com/ns/1.0'><channel><item><g:id>1</g:id>";
const TABLE: &[u8] = b"id\ttitle\tdescription\tlink\timage_link\tadditional_image_link\tavailability\tprice\t\
    sale_price\tsale_price_effective_date\titem_group_id\tcolor\tsize\tproduct_highlight\tproduct_type\n";

fuzz_target!(|bytes: &[u8]| {
    let options = ReadOptions::new(Currency::EUR, UnixMs(1_794_657_600_000));
    for head in [XML, TABLE] {
        let file = Cursor::new([head, bytes].concat());
        if let Ok(items) = products_of(file, None, &options) {
            items.for_each(drop);
        }
    }
});
