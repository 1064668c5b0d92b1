//! A product's own row: what of it is written and how it is read. Its photos and variants are left to their
//! tables.

use rusqlite::{Connection, Row, Statement, ToSql};
use vitrine_domain::{Price, Product, ProductId, Rating, UnixMs};

use super::product::NewProduct;
use crate::column::{Json, Word, moment, money};

/// A part of a product's own row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Sku,
    Handle,
    Title,
    Brand,
    Kind,
    Description,
    Highlights,
    Price,
    Stock,
    Rating,
    Link,
}

impl Field {
    /// Those that product search looks into.
    pub(crate) const SEARCHED: [Self; 4] = [Self::Sku, Self::Title, Self::Brand, Self::Description];

    /// As `product_update.sql` writes them.
    fn assignments(self) -> &'static str {
        match self {
            Self::Sku => "sku = ?1",
            Self::Handle => "handle = ?2",
            Self::Title => "title = ?3",
            Self::Brand => "brand = ?4",
            Self::Kind => "kind = ?5",
            Self::Description => "description = ?6",
            Self::Highlights => "highlights = ?7",
            Self::Price => {
                "price_minor = ?8, compare_at_minor = ?9, currency = ?10, price_source = ?11,
                 price_as_of = ?12, price_valid_until = ?13"
            }
            Self::Stock => "stock = ?14",
            Self::Rating => "rating_hundredths = ?15, rating_count = ?16",
            Self::Link => "link = ?17",
        }
    }
}

/// Writes some fields of a product, which leaves the indexes of all others alone.
pub(crate) fn update_fields(
    connection: &Connection,
    id: ProductId,
    product: &NewProduct,
    fields: &[Field],
) -> rusqlite::Result<()> {
    if fields.is_empty() {
        return Ok(());
    }
    let assignments: Vec<_> = fields.iter().map(|field| field.assignments()).collect();
    let sql = format!(
        "UPDATE product SET {} WHERE id = ?18",
        assignments.join(", ")
    );
    let mut update = connection.prepare_cached(&sql)?;
    bind(&mut update, product)?;
    update.raw_bind_parameter(ID, id.0)?;
    update.raw_execute()?;
    Ok(())
}

/// What comes after the values in the statement that changes a product.
pub(super) const ID: usize = 18;

/// Binds the values of the three statements that write a product, which all number them alike.
pub(super) fn bind(statement: &mut Statement<'_>, product: &NewProduct) -> rusqlite::Result<()> {
    let price = product.price.as_ref();
    let values: [&dyn ToSql; ID - 1] = [
        &product.sku,
        &product.handle,
        &product.title,
        &product.brand,
        &product.kind,
        &product.description,
        &Json(&product.highlights),
        &price.map(|price| price.current.minor),
        &price
            .and_then(|price| price.compare_at)
            .map(|money| money.minor),
        &price.map(|price| Word(price.current.currency)),
        &price.map(|price| &price.source),
        &price.map(|price| price.as_of.0),
        &price.and_then(|price| price.valid_until).map(|at| at.0),
        &product.stock,
        &product.rating.map(|rating| rating.hundredths),
        &product.rating.map(|rating| rating.count),
        &product.link,
    ];
    for (number, value) in (1..).zip(values) {
        statement.raw_bind_parameter(number, value)?;
    }
    Ok(())
}

/// Out of a row of `product_by_id.sql`, by number: by name each column would be looked for among all.
pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Product> {
    Ok(Product {
        id: ProductId(row.get(0)?),
        sku: row.get(1)?,
        handle: row.get(2)?,
        title: row.get(3)?,
        brand: row.get(4)?,
        kind: row.get(5)?,
        description: row.get(6)?,
        highlights: row.get::<_, Json<_>>(7)?.0,
        price: price(row)?,
        stock: row.get(14)?,
        rating: rating(row)?,
        photos: Vec::new(),
        link: row.get(17)?,
        variants: Vec::new(),
    })
}

fn price(row: &Row<'_>) -> rusqlite::Result<Option<Price>> {
    let Some(current) = money(row, 8, 10)? else {
        return Ok(None);
    };
    Ok(Some(Price {
        current,
        compare_at: money(row, 9, 10)?,
        source: row.get(11)?,
        as_of: UnixMs(row.get(12)?),
        valid_until: moment(row, 13)?,
    }))
}

fn rating(row: &Row<'_>) -> rusqlite::Result<Option<Rating>> {
    let hundredths: Option<u16> = row.get(15)?;
    let count: Option<u32> = row.get(16)?;
    Ok(hundredths
        .zip(count)
        .map(|(hundredths, count)| Rating { hundredths, count }))
}
