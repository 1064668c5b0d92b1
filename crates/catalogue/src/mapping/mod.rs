//! What the columns of a plain table are: proposed from headings and cells, confirmed by the user.

mod headings;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::headings::{PRODUCT_HEADINGS, REVIEW_HEADINGS};
use crate::amount;
use crate::heading;

/// What each column of a table is, in their order; `None` for columns that are not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "content", content = "columns", rename_all = "snake_case")]
pub enum Mapping {
    /// The table has products.
    Products(Vec<Option<ProductField>>),
    /// The table has reviews.
    Reviews(Vec<Option<ReviewField>>),
}

/// What a column says of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProductField {
    /// What names the product; rows with one value are variants of one product.
    Handle,
    /// The article number.
    Sku,
    /// GTIN, EAN, UPC or ISBN.
    Barcode,
    /// The name a buyer reads.
    Title,
    /// The maker.
    Brand,
    /// What sort of thing it is.
    Kind,
    /// Text or HTML.
    Description,
    /// Selling points; several columns may be.
    Highlights,
    /// What it costs.
    Price,
    /// What it costs in a sale; then the price is struck.
    SalePrice,
    /// The struck price.
    CompareAt,
    /// Until when the price holds.
    ValidUntil,
    /// The currency of the row's amounts.
    Currency,
    /// Pieces that can be sold.
    Stock,
    /// The average of reviews.
    Stars,
    /// How many reviews there are.
    RatingCount,
    /// Where to buy it.
    Link,
    /// Addresses or files of photos; several columns may be.
    Photos,
    /// What the photo shows.
    PhotoAlt,
    /// Something a buyer chooses, named by the heading; several columns may be.
    Option,
}

/// What a column says of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReviewField {
    /// Which product: article number, handle or barcode.
    Product,
    /// How many stars.
    Stars,
    /// Its heading.
    Title,
    /// What the buyer wrote.
    Text,
    /// Who wrote it.
    Author,
    /// When it was written.
    Date,
    /// How many found it helpful.
    Helpful,
    /// How many said whether it was.
    Votes,
}

impl Mapping {
    /// The likely mapping of a table of products. `rows` are the first ones.
    pub fn of_products(headings: &[String], rows: &[Vec<String>]) -> Self {
        let mut columns = by_heading(headings, &PRODUCT_HEADINGS, |field| {
            use ProductField::{Highlights, Option, Photos};
            matches!(field, Highlights | Option | Photos)
        });
        by_cells(&mut columns, headings.len(), rows);
        let has = |columns: &[Option<ProductField>], field| columns.contains(&Some(field));
        // "Regular price" is the price where there is no other, and beside a sale.
        let is_struck_only =
            has(&columns, ProductField::CompareAt) && !has(&columns, ProductField::Price);
        if is_struck_only {
            for column in &mut columns {
                if *column == Some(ProductField::CompareAt) {
                    *column = Some(ProductField::Price);
                }
            }
        }
        if !has(&columns, ProductField::Price) {
            for column in &mut columns {
                if *column == Some(ProductField::SalePrice) {
                    *column = Some(ProductField::Price);
                }
            }
        }
        Self::Products(columns)
    }

    /// The likely mapping of a table of reviews.
    pub fn of_reviews(headings: &[String]) -> Self {
        Self::Reviews(by_heading(headings, &REVIEW_HEADINGS, |_| false))
    }

    /// How many columns it is for.
    pub fn len(&self) -> usize {
        match self {
            Self::Products(columns) => columns.len(),
            Self::Reviews(columns) => columns.len(),
        }
    }

    /// Whether it is for no columns at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Gives each column the field whose heading it has. Where two could be one field, the likelier heading
/// has it; `is_many` are fields that several columns may be.
fn by_heading<F: Copy + PartialEq>(
    headings: &[String],
    fields: &[(F, &[&str])],
    is_many: impl Fn(F) -> bool,
) -> Vec<Option<F>> {
    let keys: Vec<String> = headings.iter().map(|heading| bare_key(heading)).collect();
    let mut columns = vec![None; headings.len()];
    for (field, names) in fields {
        for name in *names {
            let fitting = keys.iter().enumerate().filter(|(_, key)| {
                let numbered = key.trim_end_matches(|letter: char| letter.is_ascii_digit());
                *key == name || (is_many(*field) && numbered == *name)
            });
            for (column, _) in fitting {
                let is_free = is_many(*field) || !columns.contains(&Some(*field));
                if columns[column].is_none() && is_free {
                    columns[column] = Some(*field);
                }
            }
        }
    }
    columns
}

/// A heading without what stands in brackets or names a unit: "Prix (€)", "Price [EUR]", "Price USD".
fn bare_key(heading: &str) -> String {
    let bare = heading.split(['(', '[']).next().unwrap_or(heading);
    let key = heading::key(bare);
    if key.is_empty() {
        heading::key(heading)
    } else {
        key
    }
}

/// Columns that no heading told, by what their cells have in common.
fn by_cells(columns: &mut [Option<ProductField>], count: usize, rows: &[Vec<String>]) {
    for column in 0..count {
        if columns[column].is_some() {
            continue;
        }
        let cells = rows.iter().filter_map(|row| row.get(column));
        let cells: Vec<&str> = cells
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        let all = |test: fn(&str) -> bool| !cells.is_empty() && cells.iter().all(|cell| test(cell));
        let guess = match () {
            () if all(is_photo) => ProductField::Photos,
            () if all(is_link) => ProductField::Link,
            () if all(is_barcode) => ProductField::Barcode,
            () if all(|cell| amount::named(cell).is_some()) => ProductField::Price,
            () => continue,
        };
        if guess == ProductField::Photos || !columns.contains(&Some(guess)) {
            columns[column] = Some(guess);
        }
    }
}

fn is_photo(cell: &str) -> bool {
    let path = cell
        .split(['?', '#'])
        .next()
        .unwrap_or(cell)
        .to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".webp"]
        .iter()
        .any(|end| path.ends_with(end))
}

fn is_link(cell: &str) -> bool {
    cell.starts_with("http://") || cell.starts_with("https://")
}

/// A number of a GTIN's length whose last digit checks the others.
fn is_barcode(cell: &str) -> bool {
    let digits = cell.as_bytes();
    let is_number =
        matches!(digits.len(), 8 | 12 | 13 | 14) && digits.iter().all(u8::is_ascii_digit);
    let weighed = digits.iter().rev().enumerate().map(|(place, digit)| {
        let weight = if place % 2 == 1 { 3 } else { 1 };
        u32::from(*digit) * weight
    });
    // The code of "0" is 48, whose multiples must be taken off: each weight of it.
    let zeros = (0..digits.len()).map(|place| if place % 2 == 1 { 144 } else { 48 });
    is_number && (weighed.sum::<u32>() - zeros.sum::<u32>()) % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(headings: &[&str]) -> Vec<String> {
        headings
            .iter()
            .map(|heading| (*heading).to_owned())
            .collect()
    }

    #[test]
    fn french_and_english_headings_are_known() {
        use ProductField::{Barcode, CompareAt, Photos, Price, SalePrice, Sku, Stock, Title};
        let cases = [
            (
                vec![
                    "Référence",
                    "Désignation",
                    "Prix TTC (€)",
                    "Prix barré",
                    "Quantité",
                    "EAN",
                ],
                vec![Sku, Title, Price, CompareAt, Stock, Barcode],
            ),
            (
                vec![
                    "SKU",
                    "Name",
                    "Regular price",
                    "Sale price",
                    "Stock",
                    "Images",
                ],
                vec![Sku, Title, Price, SalePrice, Stock, Photos],
            ),
            (
                vec!["image 1", "image 2", "title", "sale_price"],
                vec![Photos, Photos, Title, Price],
            ),
        ];
        for (given, fields) in cases {
            let fields = fields.into_iter().map(Some).collect();
            let mapping = Mapping::of_products(&headings(&given), &[]);
            assert_eq!(mapping, Mapping::Products(fields), "{given:?}");
        }
    }

    #[test]
    fn cells_tell_where_headings_do_not() {
        let rows = vec![headings(&[
            "4006381333931",
            "https://x/a.jpg?v=1",
            "https://x/p",
            "12,00 €",
            "x",
        ])];
        let mapping = Mapping::of_products(&headings(&["a", "b", "c", "d", "e"]), &rows);
        use ProductField::{Barcode, Link, Photos, Price};
        let expected = vec![Some(Barcode), Some(Photos), Some(Link), Some(Price), None];
        assert_eq!(mapping, Mapping::Products(expected));
    }

    #[test]
    fn a_mapping_goes_over_the_wire() {
        let mapping = Mapping::Products(vec![Some(ProductField::Title), None]);
        let json = serde_json::to_string(&mapping).unwrap();
        assert_eq!(json, r#"{"content":"products","columns":["title",null]}"#);
        assert_eq!(serde_json::from_str::<Mapping>(&json).unwrap(), mapping);
    }
}
