//! The catalogue.

use rusqlite::{Connection, OptionalExtension};
use vitrine_domain::{Price, Product, ProductId, Rating, Variant};

use super::photo::{self, NewPhoto};
use super::product_row::{ID, bind, from_row};
use super::variant;
use crate::{CatalogueStep, Store, StoreError, steps};

/// A product that is to be written; the store knows it by its SKU.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProduct {
    /// The seller's own article number; unique in the catalogue.
    pub sku: String,
    /// What names it in the file it came from; unique in the catalogue.
    pub handle: Option<String>,
    /// The name a buyer reads.
    pub title: String,
    /// The maker, if the seller names one.
    pub brand: Option<String>,
    /// What sort of thing it is; products of one kind are compared.
    pub kind: Option<String>,
    /// Plain text, with paragraphs and lists.
    pub description: String,
    /// Short selling points, the best first.
    pub highlights: Vec<String>,
    /// What it costs, since when, and who says so.
    pub price: Option<Price>,
    /// Pieces that can be sold; `None` when the seller does not count them.
    pub stock: Option<u32>,
    /// What the price's source says that buyers thought. It is never computed from the reviews in the
    /// dossier, which may be a part of them: their average is in [`vitrine_domain::dossier::ReviewSource`].
    pub rating: Option<Rating>,
    /// Photos, the main one first.
    pub photos: Vec<NewPhoto>,
    /// Where to buy it (https).
    pub link: Option<String>,
    /// What a buyer can order; empty for a product in one form.
    pub variants: Vec<Variant>,
}

impl From<Product> for NewProduct {
    /// The same product without its numbers.
    fn from(product: Product) -> Self {
        Self {
            sku: product.sku,
            handle: product.handle,
            title: product.title,
            brand: product.brand,
            kind: product.kind,
            description: product.description,
            highlights: product.highlights,
            price: product.price,
            stock: product.stock,
            rating: product.rating,
            photos: product
                .photos
                .into_iter()
                .map(|photo| NewPhoto {
                    file: photo.file,
                    alt: photo.alt,
                })
                .collect(),
            link: product.link,
            variants: product.variants,
        }
    }
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
    /// product with the same SKU or handle is a contradiction. It can be undone.
    pub fn save_product(
        &self,
        id: Option<ProductId>,
        product: NewProduct,
    ) -> Result<Option<ProductId>, StoreError> {
        self.write("save a product", move |transaction| {
            let title = product.title.clone();
            let Some(id) = id else {
                let step = steps::begin(transaction, CatalogueStep::Add { title });
                let id = insert(transaction, &product)?;
                step.keep_absence(id)?;
                step.end()?;
                return Ok(Some(id));
            };
            let step = steps::begin(transaction, CatalogueStep::Edit { title });
            step.keep(id)?;
            let is_there = update(transaction, id, &product)?;
            step.end_if_changed()?;
            Ok(is_there.then_some(id))
        })
    }

    /// Deletes a product with its dossier; false if there is none. One that a rundown features is a
    /// contradiction: see [`Store::shows_with`]. It can be undone.
    pub fn delete_product(&self, id: ProductId) -> Result<bool, StoreError> {
        self.write("delete a product", move |transaction| {
            let Some(product) = by_id(transaction, id)? else {
                return Ok(false);
            };
            let title = product.title;
            let step = steps::begin(transaction, CatalogueStep::Delete { title });
            step.keep_whole(id)?;
            remove(transaction, id)?;
            step.end()?;
            Ok(true)
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
        .prepare_cached(include_str!("product_by_id.sql"))?
        .query_row([id.0], from_row)
        .optional()?;
    product
        .map(|product| {
            Ok(Product {
                photos: photo::of(connection, id)?,
                variants: variant::of(connection, id)?,
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

/// The product of a file's handle.
pub(crate) fn id_by_handle(
    connection: &Connection,
    handle: &str,
) -> rusqlite::Result<Option<ProductId>> {
    connection
        .prepare_cached("SELECT id FROM product WHERE handle = ?")?
        .query_row([handle], |row| row.get(0).map(ProductId))
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
    let mut upsert = connection.prepare_cached(include_str!("product_upsert.sql"))?;
    bind(&mut upsert, product)?;
    let id = upsert
        .raw_query()
        .next()?
        .map(|row| row.get(0).map(ProductId));
    let id = id.ok_or(rusqlite::Error::QueryReturnedNoRows)??;
    photo::replace(connection, id, &product.photos)?;
    variant::replace(connection, id, &product.variants)?;
    Ok(id)
}

pub(crate) fn insert(connection: &Connection, product: &NewProduct) -> rusqlite::Result<ProductId> {
    let mut insert = connection.prepare_cached(include_str!("product_insert.sql"))?;
    bind(&mut insert, product)?;
    insert.raw_execute()?;
    let id = ProductId(connection.last_insert_rowid());
    photo::add(connection, id, &product.photos)?;
    variant::add(connection, id, 0, &product.variants)?;
    Ok(id)
}

/// False if there is no product of this number.
pub(crate) fn update(
    connection: &Connection,
    id: ProductId,
    product: &NewProduct,
) -> rusqlite::Result<bool> {
    let is_there = update_row(connection, id, product)?;
    if is_there {
        photo::replace(connection, id, &product.photos)?;
        variant::replace(connection, id, &product.variants)?;
    }
    Ok(is_there)
}

/// Writes all of it but photos and variants. False if there is no product of this number.
fn update_row(
    connection: &Connection,
    id: ProductId,
    product: &NewProduct,
) -> rusqlite::Result<bool> {
    let mut update = connection.prepare_cached(include_str!("product_update.sql"))?;
    bind(&mut update, product)?;
    update.raw_bind_parameter(ID, id.0)?;
    Ok(update.raw_execute()? > 0)
}

/// Removes a product. What deleted shows feature is let go of: they come back without it.
pub(crate) fn remove(connection: &Connection, id: ProductId) -> rusqlite::Result<bool> {
    connection
        .prepare_cached(
            "DELETE FROM segment_product WHERE product = ? AND segment IN
                (SELECT segment.id FROM segment JOIN show ON show.id = segment.show
                 WHERE show.deleted_at IS NOT NULL)",
        )?
        .execute([id.0])?;
    let mut delete = connection.prepare_cached("DELETE FROM product WHERE id = ?")?;
    Ok(delete.execute([id.0])? > 0)
}
