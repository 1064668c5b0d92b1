//! Files that are not what they say, have no end, or mean harm: refused or made safe, in bounded memory.
use std::io::Read;

use crate::support::{euros, read, read_with};
use vitrine_catalogue::{FileKind, ProductItem, ReadError, limits, look_at, products_of};
use vitrine_domain::incoming::RemarkReason;

#[test]
fn a_file_is_what_its_bytes_say() {
    let cases: [(&[u8], FileKind); 11] = [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileKind::Png),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind::Jpeg),
        (b"%PDF-1.7\n", FileKind::Pdf),
        (
            b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0aaaabbbbcccc\x13\0\0\0[Content_Types].xml",
            FileKind::Spreadsheet,
        ),
        (b"PK\x03\x04\x14\0\0\0photo.jpg", FileKind::Zip),
        (b"SQLite format 3\0", FileKind::Sqlite),
        (b"\x1f\x8b\x08\0", FileKind::Archive),
        (b"\0\0\0\x18ftypmp42", FileKind::Video),
        (b"<!DOCTYPE html><html>", FileKind::Html),
        (b"[{\"a\": 1}]", FileKind::Json),
        (b"a\x01\x02\x03\x04\x05\x06", FileKind::Binary),
    ];
    for (bytes, kind) in cases {
        let error = look_at(bytes, true).unwrap_err();
        assert!(
            matches!(error, ReadError::NotAText(found) if found == kind),
            "{error:?}"
        );
    }
    for empty in [&b""[..], b"\xef\xbb\xbf", b"\n\n  \n"] {
        assert!(
            matches!(look_at(empty, true), Err(ReadError::Empty)),
            "{empty:?}"
        );
    }
}

/// Gives a heading, then so many bytes that no line ever ends.
fn endless(heading: &'static str, byte: u8) -> impl Read + Send + 'static {
    heading
        .as_bytes()
        .chain(std::io::repeat(byte).take(1 << 30))
}

#[test]
fn a_line_of_a_gigabyte_is_given_up() {
    let files = [
        ("Handle,Title,Variant Price\na,", b'x'),
        ("Handle,Title,Variant Price\na,\"", b'\n'),
        ("", b'x'),
        ("<rss><channel><item><title>", b'x'),
        ("<rss><channel><item x='", b'x'),
        ("<rss><!--", b'-'),
    ];
    for (heading, byte) in files {
        let mut items = products_of(endless(heading, byte), None, &euros()).ok();
        let last = match &mut items {
            Some(items) => items.last().expect("an error").expect_err("no end"),
            None => products_of(endless(heading, byte), None, &euros())
                .err()
                .expect("an error"),
        };
        assert!(
            matches!(last, ReadError::RecordTooLong { .. }),
            "{heading:?}: {last:?}"
        );
    }
    let commas = products_of(endless("", b','), None, &euros());
    assert!(matches!(
        commas.err(),
        Some(ReadError::TooManyColumns { line: 1 })
    ));
}

#[test]
fn a_cell_of_more_than_a_megabyte_is_refused_with_its_row() {
    let long = "x".repeat(limits::CELL_BYTES + 1);
    let file = format!("Handle,Title,Body (HTML),Variant Price\na,A,{long},1\nb,B,,2\n");
    let (products, refused) = read_with(file, &euros()).unwrap();
    assert_eq!(products.len(), 1);
    assert_eq!(refused[0].reason, RemarkReason::TooLong);
    assert_eq!(refused[0].column, "Body (HTML)");
    assert_eq!(refused[0].value.len(), limits::EXCERPT_LETTERS);
}

#[test]
fn xml_bombs_do_not_go_off() {
    let laughs = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\">\
        <!ENTITY lol1 \"&lol;&lol;&lol;\">]><rss><channel><item><title>&lol1;</title></item></channel></rss>";
    assert!(matches!(
        read_with(laughs, &euros()),
        Err(ReadError::Entities { line: 1 })
    ));
    let deep = format!("<rss>{}", "<a>".repeat(1_000_000));
    assert!(matches!(
        read_with(deep, &euros()),
        Err(ReadError::TooDeep { line: 1 })
    ));
    let many = format!("<rss><channel><item>{}", "<a/>".repeat(1_000_000));
    assert!(matches!(
        read_with(many, &euros()),
        Err(ReadError::RecordTooLong { .. })
    ));
}

#[test]
fn scripts_formulas_and_what_is_invisible_are_made_safe() {
    let file = "Handle,Title,Body (HTML),Variant Price\n\
        a,\"=HYPERLINK(\"\"http://evil\"\")\",\"<script>x</script><p onclick=x>Safe</p>\",1\n\
        b,B\0ad\u{202e}\u{7},,2\n";
    let products = read(file);
    assert_eq!(
        products[0].title.as_deref(),
        Some("=HYPERLINK(\"http://evil\")"),
        "text is text"
    );
    assert_eq!(products[0].description.as_deref(), Some("Safe"));
    assert_eq!(products[1].title.as_deref(), Some("Bad"));
}

#[test]
fn too_many_of_anything_is_said_and_left_out() {
    let mut file = "Handle,Title,Option1 Name,Option1 Value,Variant Price,Image Src\n".to_owned();
    for number in 0..5_000 {
        file += &format!("a,A,Size,{number},1,https://x/{number}.jpg\n");
    }
    let products = read(&file);
    assert_eq!(products[0].variants.len(), limits::VARIANTS);
    assert_eq!(products[0].photos.len(), limits::PHOTOS);
    assert_eq!(products[0].remarks.len(), 1);
    assert_eq!(products[0].remarks[0].reason, RemarkReason::TooMany);
    let long = format!("sku,title,price\nA,{},1\n", "word ".repeat(100));
    let products = read(&long);
    assert!(products[0].title.as_ref().unwrap().chars().count() <= limits::TITLE_LETTERS);
    assert_eq!(products[0].remarks[0].reason, RemarkReason::TooLong);
}

#[test]
fn nothing_comes_after_an_error() {
    let file = b"<rss><channel><item><id>1</id></item><item></x></rss>".to_vec();
    let mut items = products_of(std::io::Cursor::new(file), None, &euros()).unwrap();
    assert!(matches!(
        items.next(),
        Some(Err(_)) | Some(Ok(ProductItem::Product(_)))
    ));
    while let Some(item) = items.next() {
        if item.is_err() {
            assert!(items.next().is_none());
        }
    }
}
