//! What a file is, found out from its first bytes.

use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_domain::Currency;

use crate::amount;
use crate::date;
use crate::encoding::{Coded, Encoding};
use crate::error::{FileKind, ReadError};
use crate::google;
use crate::heading;
use crate::mapping::{Mapping, ProductField, ReviewField};
use crate::options::{DateOrder, Decimal};
use crate::product::{Role, google_role, plain_role, shopify_role};
use crate::source::Source;
use crate::table::{self, Sniffed, Style};

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FileLook {
    /// How its letters are coded.
    pub encoding: Encoding,
    /// Whose format it has.
    pub dialect: Dialect,
    /// What sets its cells apart; `None` for XML.
    pub delimiter: Option<Delimiter>,
    /// The names of its columns; empty for XML.
    pub headings: Vec<String>,
    /// Its first rows, as they stand there: enough to show what a mapping means.
    pub rows: Vec<Vec<String>>,
    /// What the columns are, as far as that can be told; `None` where the dialect says it.
    pub mapping: Option<Mapping>,
    /// The currency that its first amounts name.
    pub currency: Option<Currency>,
    /// What sets decimals apart in its first amounts.
    pub decimal: Decimal,
    /// In which order its first dates are written.
    pub dates: DateOrder,
    /// Whether Vitrine wrote it.
    pub is_ours: bool,
}

/// Whose format a file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Dialect {
    /// Products of Shopify, with headings like "Variant Price".
    ShopifyOlder,
    /// Products of Shopify, with headings like "Compare-at price".
    ShopifyNewer,
    /// A product feed of Google's in a table.
    GoogleTable,
    /// A product feed of Google's in RSS or Atom.
    GoogleXml,
    /// Any table of products.
    PlainProducts,
    /// Any table of reviews, also Amazon's.
    Reviews,
}

/// What sets cells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    /// ","
    Comma,
    /// ";"
    Semicolon,
    /// A tab.
    Tab,
    /// "|"
    Bar,
}

/// Rows that are kept to be shown.
const SHOWN_ROWS: usize = 5;
/// Letters of each of their cells.
const SHOWN_LETTERS: usize = 200;

/// Looks at the beginning of a file. Nothing of it is taken for granted that its name says.
pub fn look(path: &Path) -> Result<FileLook, ReadError> {
    let source = Source::open(path)?;
    Ok(Seen::of(&source.head, source.is_whole)?.look)
}

/// Looks at the first bytes of a file, of which [`limits::HEAD_BYTES`](crate::limits::HEAD_BYTES) are
/// enough; `is_whole` if there are no more.
pub fn look_at(head: &[u8], is_whole: bool) -> Result<FileLook, ReadError> {
    Ok(Seen::of(head, is_whole)?.look)
}

/// What was found out, with what only reading needs.
pub(crate) struct Seen {
    pub(crate) look: FileLook,
    pub(crate) coded: Coded,
    pub(crate) style: Style,
    pub(crate) has_separator_line: bool,
}

impl Seen {
    pub(crate) fn of(head: &[u8], is_whole: bool) -> Result<Self, ReadError> {
        if head.is_empty() {
            return Err(ReadError::Empty);
        }
        if let Some(kind) = kind_by_magic(head) {
            return Err(ReadError::NotAText(kind));
        }
        let coded = Coded::of(head, is_whole);
        let text = coded.decode_head(head);
        let begin = text.trim_start();
        if begin.is_empty() {
            return Err(ReadError::Empty);
        }
        if let Some(kind) = kind_by_text(begin) {
            return Err(ReadError::NotAText(kind));
        }
        if begin.starts_with('<') {
            return Self::of_xml(begin, coded);
        }
        let sniffed = table::sniff(&text, is_whole)?;
        if sniffed.records.is_empty() {
            return Err(ReadError::Empty);
        }
        Ok(Self::of_table(sniffed, coded))
    }

    fn of_xml(text: &str, coded: Coded) -> Result<Self, ReadError> {
        let root = google::root_of(text);
        if !google::is_feed(&root) {
            return Err(ReadError::NotAFeed { root });
        }
        Ok(Self {
            look: FileLook {
                encoding: coded.name(),
                dialect: Dialect::GoogleXml,
                delimiter: None,
                headings: Vec::new(),
                rows: Vec::new(),
                mapping: None,
                currency: None,
                decimal: Decimal::Auto,
                dates: DateOrder::Auto,
                is_ours: false,
            },
            coded,
            style: Style {
                delimiter: b',',
                newline: b'\n',
            },
            has_separator_line: false,
        })
    }

    fn of_table(mut sniffed: Sniffed, coded: Coded) -> Self {
        let rows = sniffed.records.split_off(1);
        let headings = sniffed.records.pop().unwrap_or_default();
        let headings: Vec<String> = headings.iter().map(|name| name.trim().to_owned()).collect();
        let keys: Vec<String> = headings.iter().map(|name| heading::key(name)).collect();
        let is_ours = keys.iter().any(|key| key == crate::product::OURS);
        let (dialect, mapping) = dialect_of(&headings, &keys, &rows);
        let amounts = amount_columns(dialect, mapping.as_ref(), &headings);
        let dates = date_columns(mapping.as_ref());
        let delimiter = match sniffed.style.delimiter {
            b';' => Delimiter::Semicolon,
            b'\t' => Delimiter::Tab,
            b'|' => Delimiter::Bar,
            _ => Delimiter::Comma,
        };
        let look = FileLook {
            encoding: coded.name(),
            dialect,
            delimiter: Some(delimiter),
            currency: cells(&rows, &amounts).find_map(amount::named),
            decimal: decimal_of(&rows, &amounts),
            dates: cells(&rows, &dates)
                .find_map(date::order_of)
                .unwrap_or_default(),
            rows: shown(&rows),
            headings,
            mapping,
            is_ours,
        };
        Self {
            look,
            coded,
            style: sniffed.style,
            has_separator_line: sniffed.has_separator_line,
        }
    }
}

/// Whose headings these are; for a plain table with the likely mapping.
fn dialect_of(
    headings: &[String],
    keys: &[String],
    rows: &[Vec<String>],
) -> (Dialect, Option<Mapping>) {
    let has = |key: &str| keys.iter().any(|known| known == key);
    let has_any = |names: &[&str]| names.iter().any(|name| has(name));
    let older = [
        "variantprice",
        "variantsku",
        "bodyhtml",
        "imagesrc",
        "option1value",
        "option1name",
        "variantinventoryqty",
        "variantcompareatprice",
    ];
    if has("handle") && has_any(&older) {
        return (Dialect::ShopifyOlder, None);
    }
    let newer = [
        "compareatprice",
        "productimageurl",
        "option1value",
        "option1name",
        "inventoryquantity",
        "publishedononlinestore",
        "variantimageurl",
        "productcategory",
    ];
    if has("urlhandle") || (has("title") && newer.iter().filter(|key| has(key)).count() >= 3) {
        return (Dialect::ShopifyNewer, None);
    }
    let reviews = Mapping::of_reviews(headings);
    let products = Mapping::of_products(headings, rows);
    if is_reviews(&reviews, &products, keys) {
        return (Dialect::Reviews, Some(reviews));
    }
    let google = [
        "imagelink",
        "availability",
        "itemgroupid",
        "googleproductcategory",
        "saleprice",
        "producttype",
        "additionalimagelink",
        "gtin",
        "condition",
        "link",
    ];
    let google_count = google.iter().filter(|key| has(key)).count();
    if has("id") && has("title") && google_count >= 2 {
        return (Dialect::GoogleTable, None);
    }
    (Dialect::PlainProducts, Some(products))
}

/// Reviews have stars and words or a writer, and no price.
fn is_reviews(reviews: &Mapping, products: &Mapping, keys: &[String]) -> bool {
    let (Mapping::Reviews(reviews), Mapping::Products(products)) = (reviews, products) else {
        return false;
    };
    let has = |field| reviews.contains(&Some(field));
    let has_price = products.contains(&Some(ProductField::Price))
        || products.contains(&Some(ProductField::Stock))
        || keys.iter().any(|key| key == "price");
    has(ReviewField::Stars)
        && (has(ReviewField::Text) || has(ReviewField::Author) || has(ReviewField::Helpful))
        && !has_price
}

/// What a column of a table of products is, in its dialect.
pub(crate) fn role_of(
    dialect: Dialect,
    mapping: Option<&Mapping>,
    headings: &[String],
    column: usize,
) -> Option<Role> {
    let heading = headings.get(column)?;
    match dialect {
        Dialect::ShopifyOlder | Dialect::ShopifyNewer => shopify_role(heading),
        Dialect::GoogleTable | Dialect::GoogleXml => google_role(heading),
        Dialect::PlainProducts | Dialect::Reviews => match mapping? {
            Mapping::Products(fields) => fields.get(column).copied().flatten().map(plain_role),
            Mapping::Reviews(_) => None,
        },
    }
}

fn amount_columns(dialect: Dialect, mapping: Option<&Mapping>, headings: &[String]) -> Vec<usize> {
    let is_amount = |column: &usize| {
        let role = role_of(dialect, mapping, headings, *column);
        matches!(role, Some(Role::Price | Role::CompareAt | Role::SalePrice))
    };
    (0..headings.len()).filter(is_amount).collect()
}

fn date_columns(mapping: Option<&Mapping>) -> Vec<usize> {
    let is_date = |column: &usize| match mapping {
        Some(Mapping::Reviews(fields)) => fields[*column] == Some(ReviewField::Date),
        Some(Mapping::Products(fields)) => fields[*column] == Some(ProductField::ValidUntil),
        None => false,
    };
    let count = mapping.map_or(0, Mapping::len);
    (0..count).filter(is_date).collect()
}

fn cells<'a>(rows: &'a [Vec<String>], columns: &'a [usize]) -> impl Iterator<Item = &'a str> {
    rows.iter().flat_map(move |row| {
        let cells = columns.iter().filter_map(|column| row.get(*column));
        cells.map(String::as_str)
    })
}

/// The mark that the amounts agree on.
fn decimal_of(rows: &[Vec<String>], amounts: &[usize]) -> Decimal {
    let mut marks = cells(rows, amounts).filter_map(amount::decimal_of);
    let Some(first) = marks.next() else {
        return Decimal::Auto;
    };
    if marks.all(|mark| mark == first) {
        first
    } else {
        Decimal::Auto
    }
}

fn shown(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let cell = |cell: &String| cell.chars().take(SHOWN_LETTERS).collect();
    let rows = rows.iter().take(SHOWN_ROWS);
    rows.map(|row| row.iter().map(cell).collect()).collect()
}

/// What is no text at all, by the bytes its format begins with.
fn kind_by_magic(head: &[u8]) -> Option<FileKind> {
    let starts = |magic: &[u8]| head.starts_with(magic);
    let at = |place: usize, magic: &[u8]| {
        head.get(place..)
            .is_some_and(|rest| rest.starts_with(magic))
    };
    let holds = |text: &[u8]| {
        let head = &head[..head.len().min(4_096)];
        memchr::memmem::find(head, text).is_some()
    };
    Some(match () {
        () if starts(b"\x89PNG\r\n\x1a\n") => FileKind::Png,
        () if starts(b"\xff\xd8\xff") => FileKind::Jpeg,
        () if starts(b"GIF87a") || starts(b"GIF89a") => FileKind::Gif,
        () if starts(b"RIFF") && at(8, b"WEBP") => FileKind::WebP,
        () if at(4, b"ftyp") || starts(b"\x1a\x45\xdf\xa3") => FileKind::Video,
        () if starts(b"RIFF") && at(8, b"AVI ") => FileKind::Video,
        () if starts(b"%PDF-") => FileKind::Pdf,
        () if starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") => FileKind::Spreadsheet,
        () if starts(b"PK\x03\x04") && (holds(b"xl/") || holds(b"opendocument.spreadsheet")) => {
            FileKind::Spreadsheet
        }
        // Excel puts its list of contents first, the sheets may come later.
        () if starts(b"PK\x03\x04") && at(30, b"[Content_Types].xml") => FileKind::Spreadsheet,
        () if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") => FileKind::Zip,
        () if starts(b"\x1f\x8b\x08") || starts(b"7z\xbc\xaf\x27\x1c") => FileKind::Archive,
        () if starts(b"Rar!\x1a\x07") || starts(b"BZh") && at(4, b"1AY&SY") => FileKind::Archive,
        () if starts(b"\xfd7zXZ\0") || starts(b"\x28\xb5\x2f\xfd") => FileKind::Archive,
        () if starts(b"SQLite format 3\0") => FileKind::Sqlite,
        () if starts(b"\x7fELF") || starts(b"MZ\x90") => FileKind::Binary,
        () => return None,
    })
}

/// What is text but no table, and what only looked like text.
fn kind_by_text(text: &str) -> Option<FileKind> {
    let head: String = text.chars().take(64).collect();
    let head = head.to_ascii_lowercase();
    let is_json = (head.starts_with('{') || head.starts_with('['))
        && head[1..]
            .trim_start()
            .starts_with(['"', '{', '[', '}', ']']);
    if is_json {
        return Some(FileKind::Json);
    }
    if head.starts_with("<!doctype html") || head.starts_with("<html") {
        return Some(FileKind::Html);
    }
    let sample = text.chars().take(4_096);
    let (mut letters, mut controls) = (0_usize, 0_usize);
    for letter in sample {
        letters += 1;
        controls += usize::from(letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'));
    }
    // A stray NUL is a fault; one letter in ten is another kind of file.
    (controls * 10 > letters).then_some(FileKind::Binary)
}
