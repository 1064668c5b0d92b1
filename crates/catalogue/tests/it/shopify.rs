//! Shopify's product files, in both header dialects.
use std::collections::HashMap;
use std::path::Path;

use crate::support::{NOW, euros, read, read_with, utf_16};
use vitrine_catalogue::{Dialect, Encoding, ProductItem, ReadOptions, look, look_at, products};
use vitrine_domain::incoming::{IncomingPhoto, IncomingProduct, RemarkReason};
use vitrine_domain::{Currency, Money, VariantOption};

const OLDER: &str = "Handle,Title,Body (HTML),Vendor,Type,Option1 Name,Option1 Value,Option2 Name,\
    Option2 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,\
    Variant Barcode,Image Src,Image Position,Image Alt Text,Variant Image,Status\n";

fn sample() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/shopify-apparel.csv")
}

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn photo(reference: &str) -> IncomingPhoto {
    IncomingPhoto {
        reference: reference.into(),
        alt: String::new(),
    }
}

/// A reader that shares nothing with ours: letter by letter, into maps by heading.
fn by_hand(text: &str) -> Vec<HashMap<String, String>> {
    let (mut rows, mut row, mut cell) = (vec![], vec![], String::new());
    let mut is_quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => cell.extend(letters.next()),
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    if !row.is_empty() || !cell.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    let headings = rows.remove(0);
    let rows = rows.into_iter().filter(|row: &Vec<String>| row.len() > 1);
    rows.map(|row| headings.iter().cloned().zip(row).collect())
        .collect()
}

#[test]
fn every_product_of_shopifys_sample_is_right() {
    let text = std::fs::read_to_string(sample()).unwrap();
    let rows = by_hand(&text);
    let mut handles: Vec<&str> = rows.iter().map(|row| row["Handle"].as_str()).collect();
    handles.dedup();
    let options = ReadOptions::new(Currency::USD, NOW);
    let items = products(&sample(), &options).unwrap();
    let read: Vec<IncomingProduct> = items
        .map(|item| match item.unwrap() {
            ProductItem::Product(product) => *product,
            ProductItem::Refused(remark) => panic!("{remark:?}"),
        })
        .collect();
    assert_eq!(read.len(), 20);
    let read_handles: Vec<&str> = read.iter().map(|product| product.handle.as_str()).collect();
    assert_eq!(read_handles, handles);
    for product in &read {
        let rows = rows.iter().filter(|row| row["Handle"] == product.handle);
        check_against_rows(product, &rows.collect::<Vec<_>>());
    }
    let cut: Vec<&str> = read[1]
        .variants
        .iter()
        .map(|one| one.options[0].value.as_str())
        .collect();
    assert_eq!(cut, ["Small", "Medium", "Large"]);
}

fn check_against_rows(product: &IncomingProduct, rows: &[&HashMap<String, String>]) {
    let first = rows[0];
    assert_eq!(product.title.as_deref(), Some(first["Title"].as_str()));
    assert_eq!(product.brand.as_deref(), Some(first["Vendor"].as_str()));
    assert!(product.description.is_some() && product.remarks.is_empty());
    let cents = |row: &&HashMap<String, String>| row["Variant Price"].parse::<i64>().unwrap() * 100;
    let price = product.price.unwrap();
    assert_eq!(price.current.minor, rows.iter().map(cents).min().unwrap());
    assert_eq!(price.compare_at, None);
    let pieces =
        |row: &&HashMap<String, String>| row["Variant Inventory Qty"].parse::<u32>().unwrap();
    assert_eq!(product.stock, Some(rows.iter().map(pieces).sum()));
    let photos: Vec<IncomingPhoto> = rows
        .iter()
        .filter(|row| !row["Image Src"].is_empty())
        .map(|row| photo(&row["Image Src"]))
        .collect();
    assert_eq!(product.photos, photos, "{}", product.handle);
    if first["Option1 Value"] == "Default Title" {
        assert_eq!(product.variants, []);
        return;
    }
    assert_eq!(product.variants.len(), rows.len());
    for (variant, row) in product.variants.iter().zip(rows) {
        let option = VariantOption {
            name: first["Option1 Name"].clone(),
            value: row["Option1 Value"].clone(),
        };
        assert_eq!(variant.options, [option]);
        assert_eq!(variant.price.unwrap().minor, cents(row));
        assert_eq!(variant.stock, Some(pieces(row)));
    }
}

#[test]
fn the_sample_is_known_for_what_it_is() {
    let look = look(&sample()).unwrap();
    assert_eq!(look.dialect, Dialect::ShopifyOlder);
    assert_eq!(look.encoding, Encoding::Utf8);
    assert_eq!(look.headings.len(), 46);
    assert!(look.mapping.is_none() && !look.is_ours);
}

#[test]
fn rows_of_one_handle_are_one_product() {
    let file = format!(
        "{OLDER}shirt,Shirt,<p>A</p><p>B</p>,Acme,Shirts,Size,S,Colour,Red,S-R,3,20.00,25.00,4006381333931,\
         https://x/1.jpg,1,Front,https://x/3.jpg,active\n\
         shirt,,,,,,M,,Red,M-R,-2,15.00,0,,https://x/2.jpg,2,,,\n\
         shirt,,,,,,,,,,,,,,https://x/3.jpg,3,Back,,\n"
    );
    let products = read(&file);
    assert_eq!(products.len(), 1);
    let shirt = &products[0];
    assert_eq!(shirt.description.as_deref(), Some("A\n\nB"));
    assert_eq!(shirt.kind.as_deref(), Some("Shirts"));
    assert_eq!(shirt.is_offered, Some(true));
    let labels: Vec<String> = shirt.variants.iter().map(|one| one.label()).collect();
    assert_eq!(labels, ["S / Red", "M / Red"]);
    assert_eq!(shirt.variants[1].options[1].name, "Colour");
    assert_eq!(shirt.variants[0].compare_at, Some(eur(2_500)));
    assert_eq!(shirt.variants[0].barcode.as_deref(), Some("4006381333931"));
    let shown_by: Vec<_> = shirt
        .variants
        .iter()
        .map(|one| one.photo.as_deref())
        .collect();
    assert_eq!(shown_by, [Some("https://x/3.jpg"), None], "its own photo");
    let price = shirt.price.unwrap();
    assert_eq!(
        (price.current, price.compare_at),
        (eur(1_500), None),
        "the cheapest, with its own"
    );
    assert_eq!(shirt.stock, Some(3), "less than none is none");
    let photos: Vec<(&str, &str)> = shirt
        .photos
        .iter()
        .map(|photo| (photo.reference.as_str(), photo.alt.as_str()))
        .collect();
    let expected = [
        ("https://x/1.jpg", "Front"),
        ("https://x/2.jpg", ""),
        ("https://x/3.jpg", "Back"),
    ];
    assert_eq!(photos, expected);
    assert_eq!(shirt.remarks.len(), 1);
    assert_eq!(shirt.remarks[0].reason, RemarkReason::NegativeStock);
    assert_eq!(
        (shirt.remarks[0].line, shirt.remarks[0].value.as_str()),
        (3, "-2")
    );
}

#[test]
fn the_newer_headings_are_read_in_any_order_and_spelling() {
    let file = "SKU,Price,compare_at_price,URL handle,TITLE,Description,Vendor,Type,Status,Barcode,\
        Inventory quantity,Option1 name,Option1 value,Product image URL,Image alt text,Unknown\n\
        A-1,12.00,15.00,mug,Mug,\"Two\n\nlines\",Acme,Mugs,Draft,123,7,Title,Default Title,\
        https://x/mug.jpg,A mug,whatever\n";
    let products = read(file);
    let mug = &products[0];
    assert_eq!(mug.handle, "mug");
    assert_eq!(mug.sku.as_deref(), Some("A-1"));
    assert_eq!(mug.barcode.as_deref(), Some("123"));
    assert_eq!(mug.description.as_deref(), Some("Two\n\nlines"));
    assert_eq!(mug.is_offered, Some(false), "a draft");
    assert_eq!(mug.variants, []);
    assert_eq!(mug.stock, Some(7));
    assert_eq!(mug.price.unwrap().compare_at, Some(eur(1_500)));
    let look = look_at(file.as_bytes(), true).unwrap();
    assert_eq!(look.dialect, Dialect::ShopifyNewer);
}

#[test]
fn a_handle_that_comes_back_is_continued() {
    let file = "Handle,Title,Option1 Name,Option1 Value,Variant Price,Image Src\n\
        a,A,Size,S,10,\nb,B,,,5,\na,,Size,M,12,https://x/a.jpg\n";
    let products = read(file);
    let flags: Vec<(&str, bool, usize)> = products
        .iter()
        .map(|one| (one.handle.as_str(), one.is_continued, one.variants.len()))
        .collect();
    assert_eq!(flags, [("a", false, 1), ("b", false, 0), ("a", true, 1)]);
    assert_eq!(products[2].photos, [photo("https://x/a.jpg")]);
    assert_eq!(products[2].title, None);
}

#[test]
fn a_struck_price_must_be_above_the_price() {
    let file =
        "Handle,Title,Variant Price,Variant Compare At Price\na,A,10,10\nb,B,10,0.00\nc,C,10,\n";
    let products = read(file);
    let reasons = |at: usize| {
        let remarks = products[at].remarks.iter();
        remarks.map(|remark| remark.reason).collect::<Vec<_>>()
    };
    assert_eq!(reasons(0), [RemarkReason::CompareAtNotAbove]);
    assert_eq!(reasons(1), []);
    assert_eq!(reasons(2), []);
    assert!(
        products
            .iter()
            .all(|one| one.price.unwrap().compare_at.is_none())
    );
}

#[test]
fn faults_are_told_with_their_line() {
    let file = "Handle,Title,Variant SKU,Variant Price,Variant Inventory Qty,Image Src\n\
        \"a\",\"A\nsecond line\",,free,1.5,ftp://x/y\n\
        ,,S-1,10,,\n\
        ,Only a title,,10,,\n\
        \n\
        c,,,12.3456,3\n";
    let (products, refused) = read_with(file, &euros()).unwrap();
    assert_eq!(refused.len(), 1);
    assert_eq!(
        (refused[0].line, refused[0].reason),
        (4, RemarkReason::NoHandle)
    );
    let remarks = |at: usize| {
        let remarks = products[at].remarks.iter();
        remarks
            .map(|remark| (remark.line, remark.column.as_str(), remark.reason))
            .collect::<Vec<_>>()
    };
    let reasons: Vec<RemarkReason> = remarks(0).iter().map(|one| one.2).collect();
    assert_eq!(
        reasons,
        [
            RemarkReason::NotALink,
            RemarkReason::NotMoney,
            RemarkReason::NotACount
        ]
    );
    assert_eq!(products[1].handle, "only-a-title");
    assert_eq!(products[2].title, None, "the store knows whether it is new");
    assert_eq!(
        remarks(2),
        [
            (7, "", RemarkReason::Cells),
            (7, "Variant Price", RemarkReason::TooPrecise)
        ]
    );
}

#[test]
fn each_encoding_and_delimiter_gives_the_same() {
    let text = "Handle;Title;Body (HTML);Variant Price;Variant Compare At Price\r\n\
        été;\"Robe d'été; \"\"légère\"\"\";\"Douce\r\net légère – 5 €\";24,90;29,90\r\n\
        hiver;Manteau;;1.099,00;\r\n";
    let expected = read(text);
    assert_eq!(expected[0].title.as_deref(), Some("Robe d'été; \"légère\""));
    assert_eq!(expected[0].price.unwrap().current, eur(2_490));
    assert_eq!(expected[1].price.unwrap().current, eur(109_900));
    assert_eq!((expected[0].line, expected[1].line), (2, 4));
    let marked = format!("\u{feff}{text}");
    let windows: Vec<u8> = text
        .chars()
        .map(|letter| match letter {
            '€' => 0x80,
            '–' => 0x96,
            other => u8::try_from(u32::from(other)).unwrap(),
        })
        .collect();
    let files = [
        marked.as_bytes().to_vec(),
        utf_16(text, u16::to_le_bytes),
        utf_16(&marked, u16::to_le_bytes),
        utf_16(text, u16::to_be_bytes),
        utf_16(&marked, u16::to_be_bytes),
        windows,
    ];
    for (number, file) in files.iter().enumerate() {
        assert_eq!(read(file), expected, "file {number}");
    }
    let tabs = "Handle\tTitle\tVariant Price\na\tA, B\t1,50\n";
    assert_eq!(read(tabs)[0].price.unwrap().current, eur(150));
}

#[test]
fn a_fault_late_in_a_utf_8_file_is_mended_and_told() {
    let mut file = b"Handle,Title,Variant Price\n".to_vec();
    let long = "x".repeat(150);
    for number in 0..2_000 {
        file.extend(format!("p{number},Caf\u{e9} {long},1\n").bytes());
    }
    file.extend(b"last,Caf\xe9,1\n");
    let products = read(&file);
    let last = products.last().unwrap();
    assert_eq!(last.title.as_deref(), Some("Café"));
    assert_eq!(last.remarks[0].reason, RemarkReason::Encoding);
    assert_eq!(last.remarks[0].line, 2_002);
}

#[test]
fn currencies_without_and_with_three_decimals() {
    let file = "Handle,Title,Variant Price\na,A,12.345\nb,B,7.5\n";
    let dinars = ReadOptions::new(Currency::KWD, NOW);
    let (products, _) = read_with(file, &dinars).unwrap();
    assert_eq!(products[0].price.unwrap().current.minor, 12_345);
    assert_eq!(products[1].price.unwrap().current.minor, 7_500);
    let yen = ReadOptions::new(Currency::JPY, NOW);
    let file = "Handle,Title,Variant Price\na,A,1099.00\nb,B,\"1,099\"\nc,C,10.50\n";
    let (products, _) = read_with(file, &yen).unwrap();
    assert_eq!(products[0].price.unwrap().current.minor, 1_099);
    assert_eq!(products[1].price.unwrap().current.minor, 1_099);
    assert_eq!(products[2].price, None);
    assert_eq!(products[2].remarks[0].reason, RemarkReason::TooPrecise);
}

#[test]
fn a_row_whose_values_are_all_refused_is_no_variant() {
    let file = "Handle,Title,Option1 Name,Option1 Value,Variant Price\n\
        a,A,Size,S,10\na,,,,free\n";
    let products = read(file);
    assert_eq!(products[0].variants.len(), 1);
    assert_eq!(products[0].remarks[0].reason, RemarkReason::NotMoney);
}

#[test]
fn progress_reaches_the_whole_file() {
    let mut items = products(&sample(), &euros()).unwrap();
    let progress = items.progress();
    assert_eq!(
        progress.total_bytes(),
        Some(std::fs::metadata(sample()).unwrap().len())
    );
    assert!(items.by_ref().all(|item| item.is_ok()));
    assert_eq!(Some(progress.read_bytes()), progress.total_bytes());
}
