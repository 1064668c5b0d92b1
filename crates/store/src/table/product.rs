//! The catalogue.

use rusqlite::{Connection, OptionalExtension, Row, named_params};
use vitrine_domain::{Price, Product, ProductId, Rating};

use super::photo::{self, NewPhoto};
use crate::column::{Word, moment, money};
use crate::{Store, StoreError};

/// A product that is to be written; the store knows it by its SKU.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProduct {
    /// The seller's own article number; unique in the catalogue.
    pub sku: String,
    /// The name a buyer reads.
    pub title: String,
    /// The maker, if the seller names one.
    pub brand: Option<String>,
    /// One or two sentences, plain text.
    pub description: String,
    /// What it costs, since when, and who says so.
    pub price: Option<Price>,
    /// Pieces that can be sold; `None` when the seller does not count them.
    pub stock: Option<u32>,
    /// What buyers thought.
    pub rating: Option<Rating>,
    /// Photos, the main one first.
    pub photos: Vec<NewPhoto>,
    /// Where to buy it (https).
    pub link: Option<String>,
}

impl Store {
    /// One product.
    pub fn product(&self, id: ProductId) -> Result<Option<Product>, StoreError> {
        self.read("read a product", |connection| by_id(connection, id))
    }

    /// The product with this SKU, in whatever case it was typed.
    pub fn product_by_sku(&self, sku: &str) -> Result<Option<Product>, StoreError> {
        self.read("read a product", |connection| {
            match id_by_sku(connection, sku)? {
                Some(id) => by_id(connection, id),
                None => Ok(None),
            }
        })
    }

    /// These products in this order; numbers that no product has are left out.
    pub fn products(&self, ids: &[ProductId]) -> Result<Vec<Product>, StoreError> {
        self.read("read products", |connection| by_ids(connection, ids))
    }

    /// The catalogue in the order it was entered: at most `limit` products after the one named.
    pub fn product_page(
        &self,
        after: Option<ProductId>,
        limit: u32,
    ) -> Result<Vec<Product>, StoreError> {
        self.read("read the catalogue", |connection| {
            by_ids(connection, &page(connection, after, limit)?)
        })
    }

    /// How many products there are.
    pub fn product_count(&self) -> Result<u64, StoreError> {
        self.read("count products", |connection| {
            connection
                .query_row("SELECT count(*) FROM product", [], |row| row.get(0))
                .map(|count: i64| u64::try_from(count).expect("count(*) is never negative"))
        })
    }

    /// Adds products, or replaces those with the same SKU, all or none. Their numbers, in order.
    pub fn upsert_products(&self, products: Vec<NewProduct>) -> Result<Vec<ProductId>, StoreError> {
        self.write("write products", move |transaction| {
            products
                .iter()
                .map(|product| upsert(transaction, product))
                .collect()
        })
    }
}

impl Store {
    /// Adds a product, or changes the one of this number; `None` if there is none of it. Another
    /// product with the same SKU is a contradiction.
    pub fn save_product(
        &self,
        id: Option<ProductId>,
        product: NewProduct,
    ) -> Result<Option<ProductId>, StoreError> {
        self.write("save a product", move |transaction| {
            let Some(id) = id else {
                return insert(transaction, &product).map(Some);
            };
            let is_there = update(transaction, id, &product)?;
            Ok(is_there.then_some(id))
        })
    }

    /// Deletes a product; false if there is none. One that a rundown features is a contradiction:
    /// see [`Store::shows_with`].
    pub fn delete_product(&self, id: ProductId) -> Result<bool, StoreError> {
        self.write("delete a product", move |transaction| {
            // What deleted shows feature is let go of: they come back without it.
            transaction.execute(
                "DELETE FROM segment_product WHERE product = ? AND segment IN
                    (SELECT segment.id FROM segment JOIN show ON show.id = segment.show
                     WHERE show.deleted_at IS NOT NULL)",
                [id.0],
            )?;
            Ok(transaction.execute("DELETE FROM product WHERE id = ?", [id.0])? > 0)
        })
    }

    /// The titles of the shows that feature a product.
    pub fn shows_with(&self, id: ProductId) -> Result<Vec<String>, StoreError> {
        self.read("look for a product in the shows", |connection| {
            connection
                .prepare_cached(
                    "SELECT DISTINCT show.title FROM segment_product
                     JOIN segment ON segment.id = segment_product.segment
                     JOIN show ON show.id = segment.show
                     WHERE segment_product.product = ? AND show.deleted_at IS NULL
                     ORDER BY show.title",
                )?
                .query_map([id.0], |row| row.get(0))?
                .collect()
        })
    }
}

pub(crate) fn by_id(connection: &Connection, id: ProductId) -> rusqlite::Result<Option<Product>> {
    let product = connection
        .prepare_cached("SELECT * FROM product WHERE id = ?")?
        .query_row([id.0], from_row)
        .optional()?;
    product
        .map(|product| {
            Ok(Product {
                photos: photo::of(connection, id)?,
                ..product
            })
        })
        .transpose()
}

pub(crate) fn by_ids(connection: &Connection, ids: &[ProductId]) -> rusqlite::Result<Vec<Product>> {
    ids.iter()
        .filter_map(|id| by_id(connection, *id).transpose())
        .collect()
}

pub(crate) fn id_by_sku(connection: &Connection, sku: &str) -> rusqlite::Result<Option<ProductId>> {
    // The same case first, when two SKUs differ in nothing else.
    connection
        .prepare_cached(
            "SELECT id FROM product WHERE sku = ?1 COLLATE NOCASE ORDER BY sku = ?1 DESC LIMIT 1",
        )?
        .query_row([sku], |row| row.get(0).map(ProductId))
        .optional()
}

pub(crate) fn page(
    connection: &Connection,
    after: Option<ProductId>,
    limit: u32,
) -> rusqlite::Result<Vec<ProductId>> {
    connection
        .prepare_cached("SELECT id FROM product WHERE id > ? ORDER BY id LIMIT ?")?
        .query_map((after.map_or(i64::MIN, |id| id.0), limit), |row| {
            row.get(0).map(ProductId)
        })?
        .collect()
}

pub(crate) fn upsert(connection: &Connection, product: &NewProduct) -> rusqlite::Result<ProductId> {
    let id = write(
        connection,
        include_str!("product_upsert.sql"),
        None,
        product,
    )?
    .ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    photo::replace(connection, id, &product.photos)?;
    Ok(id)
}

fn insert(connection: &Connection, product: &NewProduct) -> rusqlite::Result<ProductId> {
    let id = write(
        connection,
        include_str!("product_insert.sql"),
        None,
        product,
    )?
    .ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    photo::replace(connection, id, &product.photos)?;
    Ok(id)
}

/// False if there is no product of this number.
fn update(connection: &Connection, id: ProductId, product: &NewProduct) -> rusqlite::Result<bool> {
    let sql = include_str!("product_update.sql");
    let is_there = write(connection, sql, Some(id), product)?.is_some();
    if is_there {
        photo::replace(connection, id, &product.photos)?;
    }
    Ok(is_there)
}

/// Runs one of the three statements that write a product, which all name their columns alike.
fn write(
    connection: &Connection,
    sql: &str,
    id: Option<ProductId>,
    product: &NewProduct,
) -> rusqlite::Result<Option<ProductId>> {
    let price = product.price.as_ref();
    let values = named_params! {
        ":sku": product.sku,
        ":title": product.title,
        ":brand": product.brand,
        ":description": product.description,
        ":price_minor": price.map(|price| price.current.minor),
        ":compare_at_minor": price.and_then(|price| price.compare_at).map(|money| money.minor),
        ":currency": price.map(|price| Word(price.current.currency)),
        ":price_source": price.map(|price| &price.source),
        ":price_as_of": price.map(|price| price.as_of.0),
        ":price_valid_until": price.and_then(|price| price.valid_until).map(|at| at.0),
        ":stock": product.stock,
        ":rating_hundredths": product.rating.map(|rating| rating.hundredths),
        ":rating_count": product.rating.map(|rating| rating.count),
        ":link": product.link,
    };
    let id = id.map(|id| id.0);
    let number: (&str, &dyn rusqlite::ToSql) = (":id", &id);
    let with_number = id.is_some().then_some(number);
    let values: Vec<_> = values.iter().copied().chain(with_number).collect();
    connection
        .prepare_cached(sql)?
        .query_row(&values[..], |row| row.get(0).map(ProductId))
        .optional()
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Product> {
    Ok(Product {
        id: ProductId(row.get("id")?),
        sku: row.get("sku")?,
        handle: None,
        title: row.get("title")?,
        brand: row.get("brand")?,
        kind: None,
        description: row.get("description")?,
        highlights: Vec::new(),
        price: price(row)?,
        stock: row.get("stock")?,
        rating: rating(row)?,
        photos: Vec::new(),
        link: row.get("link")?,
        variants: Vec::new(),
    })
}

fn price(row: &Row<'_>) -> rusqlite::Result<Option<Price>> {
    let Some(current) = money(row, "price_minor", "currency")? else {
        return Ok(None);
    };
    Ok(Some(Price {
        current,
        compare_at: money(row, "compare_at_minor", "currency")?,
        source: row.get("price_source")?,
        as_of: vitrine_domain::UnixMs(row.get("price_as_of")?),
        valid_until: moment(row, "price_valid_until")?,
    }))
}

fn rating(row: &Row<'_>) -> rusqlite::Result<Option<Rating>> {
    let hundredths: Option<u16> = row.get("rating_hundredths")?;
    let count: Option<u32> = row.get("rating_count")?;
    Ok(hundredths
        .zip(count)
        .map(|(hundredths, count)| Rating { hundredths, count }))
}
