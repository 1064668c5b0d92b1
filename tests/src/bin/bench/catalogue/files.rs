//! Files of products and reviews, made up: the same ones each time.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// One product has so many of the reviews, as a well-known one would.
pub const OF_ONE: u64 = 5_000;

/// Products in one form each, so that a row is a product. `dearer` is added to every price, in cents.
pub fn write_products(path: &Path, products: u64, dearer: u64) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(
        out,
        "Handle,Title,Body (HTML),Vendor,Type,Published,Option1 Name,Option1 Value,Variant SKU,\
         Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,Image Position,Status"
    )?;
    for number in 0..products {
        let mut words = Numbers(number);
        let cents = 1_000 + number % 20_000 + dearer;
        writeln!(
            out,
            "product-{number},{},<p>{}</p>,{},Kind {},true,Title,Default Title,{},{},{}.{:02},,\
             https://shop.example/photos/{number}.jpg,1,active",
            words.text(4),
            words.text(25),
            words.word(),
            number % 200,
            sku(number),
            number % 50,
            cents / 100,
            cents % 100,
        )?;
    }
    out.flush()
}

/// Three in five speak of quality, one in three of quantity.
pub fn write_reviews(path: &Path, reviews: u64, products: u64) -> std::io::Result<()> {
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(
        out,
        "Id,ProductId,UserId,ProfileName,HelpfulnessNumerator,HelpfulnessDenominator,Score,Time,\
         Summary,Text"
    )?;
    for number in 0..reviews {
        let mut words = Numbers(number.wrapping_mul(0x9E37_79B9));
        let of = match number {
            0..OF_ONE => 0,
            _ => words.below(products),
        };
        let quality = if words.below(5) < 3 { "Quality" } else { "" };
        let quantity = if words.below(3) < 1 { "quantity" } else { "" };
        writeln!(
            out,
            "{number},{},A{number},{},{},20,{},13{:08},{},{} {quality} {} {quantity}.",
            sku(of),
            words.word(),
            words.below(20),
            1 + words.below(5),
            number * 60,
            words.text(3),
            words.text(20),
            words.text(25),
        )?;
    }
    out.flush()
}

/// The article number of a product.
pub fn sku(number: u64) -> String {
    format!("SKU-{number:06}")
}

/// A repeatable stream of numbers (splitmix64).
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % limit
    }

    /// Few words are common and many are rare, as in a language.
    pub fn word(&mut self) -> String {
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
