//! Products in Shopify's newer columns, with columns of our own for what Shopify has none for.

use std::io::{self, Write};

use vitrine_domain::incoming::{IncomingPhoto, IncomingPrice, IncomingProduct};
use vitrine_domain::{Money, Product, Variant};

use super::{Format, OUR_HEADING, OUR_VERSION, TableExport, written_moment};
use crate::limits;

/// Shopify's columns that stand before and behind the choices, and ours. Their order is that of the cells
/// in [`Row::cells`].
const BEFORE: [&str; 8] = [
    "Title",
    "URL handle",
    "Description",
    "Vendor",
    "Type",
    "Status",
    "SKU",
    "Barcode",
];
const BEHIND: [&str; 19] = [
    "Price",
    "Compare-at price",
    "Inventory quantity",
    "Product image URL",
    "Image position",
    "Image alt text",
    "Variant image URL",
    OUR_HEADING,
    "Vitrine currency",
    "Vitrine SKU",
    "Vitrine barcode",
    "Vitrine price",
    "Vitrine compare-at price",
    "Vitrine valid until",
    "Vitrine stock",
    "Vitrine stars",
    "Vitrine ratings",
    "Vitrine highlights",
    "Vitrine link",
];

/// Products, written one after the other: a row for each variant and photo in CSV, an object in JSON.
pub struct ProductExport<W> {
    table: TableExport<W>,
    format: Format,
}

impl<W: Write> ProductExport<W> {
    /// Begins the file.
    pub fn new(out: W, format: Format) -> io::Result<Self> {
        let options = (1..=limits::OPTIONS).flat_map(|number| {
            [
                format!("Option{number} name"),
                format!("Option{number} value"),
            ]
        });
        let headings = BEFORE.iter().map(|name| (*name).to_owned());
        let headings = headings.chain(options).chain(BEHIND.map(str::to_owned));
        Ok(Self {
            table: TableExport::new(out, format, headings)?,
            format,
        })
    }

    /// Writes a product.
    pub fn write(&mut self, product: &IncomingProduct) -> io::Result<()> {
        if self.format == Format::Json {
            return self.table.object(product);
        }
        let rows = product.variants.len().max(product.photos.len()).max(1);
        for number in 0..rows {
            let row = Row {
                product,
                number,
                variant: product.variants.get(number),
                photo: product.photos.get(number),
            };
            self.table.row(&row.cells())?;
        }
        Ok(())
    }

    /// Ends the file and gives back where it was written.
    pub fn finish(self) -> io::Result<W> {
        self.table.finish()
    }
}

/// A product of the catalogue as a file would bring it.
pub fn incoming_of(product: &Product) -> IncomingProduct {
    let photos = product.photos.iter().map(|photo| IncomingPhoto {
        reference: photo.file.clone(),
        alt: photo.alt.clone(),
    });
    IncomingProduct {
        handle: product
            .handle
            .clone()
            .unwrap_or_else(|| product.sku.clone()),
        sku: Some(product.sku.clone()),
        title: Some(product.title.clone()),
        brand: product.brand.clone(),
        kind: product.kind.clone(),
        description: Some(product.description.clone()).filter(|text| !text.is_empty()),
        highlights: product.highlights.clone(),
        price: product.price.as_ref().map(|price| IncomingPrice {
            current: price.current,
            compare_at: price.compare_at,
            valid_until: price.valid_until,
        }),
        stock: product.stock,
        rating: product.rating,
        link: product.link.clone(),
        variants: product.variants.clone(),
        photos: photos.collect(),
        ..IncomingProduct::default()
    }
}

/// One row of a product.
struct Row<'a> {
    product: &'a IncomingProduct,
    number: usize,
    variant: Option<&'a Variant>,
    photo: Option<&'a IncomingPhoto>,
}

impl Row<'_> {
    fn cells(&self) -> Vec<String> {
        let product = self.product;
        let mut cells = Vec::with_capacity(BEFORE.len() + BEHIND.len() + 2 * limits::OPTIONS);
        let first = |value: Option<String>| match self.number {
            0 => value.unwrap_or_default(),
            _ => String::new(),
        };
        let (sku, barcode) = match (self.variant, self.is_only_form()) {
            (Some(variant), _) => (variant.sku.clone(), variant.barcode.clone()),
            (None, true) => (product.sku.clone(), product.barcode.clone()),
            (None, false) => (None, None),
        };
        cells.extend([
            first(product.title.clone()),
            product.handle.clone(),
            first(product.description.as_deref().map(as_html)),
            first(product.brand.clone()),
            first(product.kind.clone()),
            first(
                product
                    .is_offered
                    .map(|is| if is { "Active" } else { "Draft" }.to_owned()),
            ),
            sku.unwrap_or_default(),
            barcode.unwrap_or_default(),
        ]);
        self.options(&mut cells);
        self.form(&mut cells);
        let position = self.photo.map(|_| (self.number + 1).to_string());
        cells.extend([
            self.photo
                .map(|photo| photo.reference.clone())
                .unwrap_or_default(),
            position.unwrap_or_default(),
            self.photo
                .map(|photo| photo.alt.clone())
                .unwrap_or_default(),
            self.variant
                .and_then(|variant| variant.photo.clone())
                .unwrap_or_default(),
            OUR_VERSION.to_owned(),
            self.currency_code(),
        ]);
        let price = product.price;
        let amount = |money: Money| format!("{} {}", plain_amount(money), money.currency);
        let until = price.and_then(|price| price.valid_until);
        let stars = product.rating.map(|rating| {
            let hundredths = rating.hundredths;
            format!("{}.{:02}", hundredths / 100, hundredths % 100)
        });
        cells.extend([
            first(product.sku.clone()),
            first(product.barcode.clone()),
            first(price.map(|price| amount(price.current))),
            first(price.and_then(|price| price.compare_at).map(amount)),
            first(until.and_then(written_moment)),
            first(product.stock.map(|stock| stock.to_string())),
            first(stars),
            first(product.rating.map(|rating| rating.count.to_string())),
            first(Some(product.highlights.join("\n"))),
            first(product.link.clone()),
        ]);
        cells
    }

    /// Whether the row stands for a product in one form.
    fn is_only_form(&self) -> bool {
        self.number == 0 && self.product.variants.is_empty()
    }

    fn options(&self, cells: &mut Vec<String>) {
        let options = self.variant.map_or(&[][..], |variant| &variant.options);
        for number in 0..limits::OPTIONS {
            let (name, value) = match options.get(number) {
                Some(option) => (option.name.clone(), option.value.clone()),
                // What Shopify writes of a product with nothing to choose.
                None if number == 0 && self.is_only_form() => {
                    ("Title".to_owned(), "Default Title".to_owned())
                }
                None => (String::new(), String::new()),
            };
            cells.extend([name, value]);
        }
    }

    /// Price, struck price and pieces.
    fn form(&self, cells: &mut Vec<String>) {
        let (price, compare_at, stock) = match (self.variant, self.is_only_form()) {
            (Some(variant), _) => (variant.price, variant.compare_at, variant.stock),
            (None, true) => {
                let price = self.product.price;
                let compare_at = price.and_then(|price| price.compare_at);
                (
                    price.map(|price| price.current),
                    compare_at,
                    self.product.stock,
                )
            }
            (None, false) => (None, None, None),
        };
        cells.extend([
            price.map(plain_amount).unwrap_or_default(),
            compare_at.map(plain_amount).unwrap_or_default(),
            stock.map(|stock| stock.to_string()).unwrap_or_default(),
        ]);
    }

    /// The currency of the row's bare amounts.
    fn currency_code(&self) -> String {
        let own = self.variant.and_then(|variant| variant.price);
        let whole = self.product.price.map(|price| price.current);
        let money = own.or(whole.filter(|_| self.number == 0));
        money
            .map(|money| money.currency.to_string())
            .unwrap_or_default()
    }
}

/// The amount with a point and all its decimals: "12.50".
pub fn plain_amount(money: Money) -> String {
    let digits = usize::from(money.currency.digits());
    let sign = if money.minor < 0 { "-" } else { "" };
    let minor = format!(
        "{:0>width$}",
        money.minor.unsigned_abs(),
        width = digits + 1
    );
    let (whole, decimals) = minor.split_at(minor.len() - digits);
    let mark = if digits == 0 { "" } else { "." };
    format!("{sign}{whole}{mark}{decimals}")
}

/// A text as HTML that shows it as it is; reading a file of ours turns it back.
fn as_html(text: &str) -> String {
    let text = text.replace('&', "&amp;");
    let text = text.replace('<', "&lt;").replace('>', "&gt;");
    text.replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_all_their_decimals() {
        let cases = [
            (1_250, "EUR", "12.50"),
            (5, "EUR", "0.05"),
            (1_099, "JPY", "1099"),
            (12_345, "KWD", "12.345"),
            (0, "KWD", "0.000"),
        ];
        for (minor, code, expected) in cases {
            assert_eq!(
                plain_amount(Money::new(minor, code.parse().unwrap())),
                expected
            );
        }
    }
}
