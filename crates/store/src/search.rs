//! Finding products by what somebody types, while they type it.

use std::collections::HashSet;

use rusqlite::Connection;
use vitrine_domain::{Product, ProductId};

use crate::table::product;
use crate::{Store, StoreError};

/// Up to so many matches are ranked. Ranking costs a few microseconds a match, and among more
/// matches than this the order tells nobody anything; then those that have one of the words in
/// title or SKU come first, unranked.
const RANKED: u32 = 1_000;

/// More words than this are not read, nor more letters of one: nobody types them, and FTS5 refuses
/// queries that nest too deep.
const WORDS: usize = 12;
const LETTERS: usize = 64;

/// In ranked order. The weights are those of the columns title, SKU, brand, description.
const BEST: &str = "SELECT rowid FROM product_search WHERE product_search MATCH ?1
    ORDER BY bm25(product_search, 10.0, 10.0, 4.0, 1.0), rowid LIMIT ?2";
const ANY: &str = "SELECT rowid FROM product_search WHERE product_search MATCH ?1 LIMIT ?2";

impl Store {
    /// At most `limit` products that have a word beginning with each word typed, best first: the
    /// product with exactly this SKU, then matches in title and SKU, brand, description. Case and
    /// accents don't matter, and any text is a valid query. Nothing typed gives the catalogue's
    /// beginning.
    pub fn find_products(&self, text: &str, limit: u32) -> Result<Vec<Product>, StoreError> {
        self.read("search products", |connection| {
            product::by_ids(connection, &find(connection, text, limit)?)
        })
    }
}

/// A part of the catalogue, or of what a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductRows {
    /// The products of this part.
    pub products: Vec<Product>,
    /// How many there are in all.
    pub total: u64,
    /// Whether more were found than `total`, which is then as many as can be looked through.
    pub is_cut: bool,
}

/// What the whole catalogue can be ordered by. A search is always ordered by how well it matches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ProductOrder {
    /// As they were entered.
    #[default]
    Entered,
    /// By name.
    Title,
    /// By what a buyer pays.
    Price,
    /// By pieces that can be sold.
    Stock,
    /// By the average of the reviews.
    Rating,
}

/// Which part of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductQuery {
    /// What was typed; nothing for the whole catalogue.
    pub text: String,
    /// The order of the whole catalogue.
    pub order: ProductOrder,
    /// The other way round.
    pub is_descending: bool,
    /// How many to leave out.
    pub offset: u32,
    /// At most so many.
    pub limit: u32,
}

impl Store {
    /// A part of the catalogue in an order, or of what a search found, best first.
    pub fn browse_products(&self, query: &ProductQuery) -> Result<ProductRows, StoreError> {
        self.read("browse the catalogue", |connection| {
            if words(&query.text).is_empty() {
                return whole(connection, query);
            }
            let found = find(connection, &query.text, RANKED)?;
            let part = found
                .iter()
                .skip(query.offset as usize)
                .take(query.limit as usize);
            Ok(ProductRows {
                products: product::by_ids(connection, &part.copied().collect::<Vec<_>>())?,
                total: found.len() as u64,
                is_cut: found.len() >= RANKED as usize,
            })
        })
    }
}

fn whole(connection: &Connection, query: &ProductQuery) -> rusqlite::Result<ProductRows> {
    let way = if query.is_descending { "DESC" } else { "ASC" };
    // Without a price, stock or rating a product is last, whichever way the others stand.
    let column = match query.order {
        ProductOrder::Entered => None,
        ProductOrder::Title => Some("title COLLATE NOCASE"),
        ProductOrder::Price => Some("price_minor"),
        ProductOrder::Stock => Some("stock"),
        ProductOrder::Rating => Some("rating_hundredths"),
    };
    let order = match column {
        None => format!("id {way}"),
        Some(column) => format!("{column} {way} NULLS LAST, id {way}"),
    };
    let ids: Vec<ProductId> = connection
        .prepare_cached(&format!(
            "SELECT id FROM product ORDER BY {order} LIMIT ? OFFSET ?"
        ))?
        .query_map((query.limit, query.offset), |row| row.get(0).map(ProductId))?
        .collect::<rusqlite::Result<_>>()?;
    let total: i64 = connection.query_row("SELECT count(*) FROM product", [], |row| row.get(0))?;
    Ok(ProductRows {
        products: product::by_ids(connection, &ids)?,
        total: total.unsigned_abs(),
        is_cut: false,
    })
}

fn find(connection: &Connection, text: &str, limit: u32) -> rusqlite::Result<Vec<ProductId>> {
    let words = words(text);
    if words.is_empty() {
        return product::page(connection, None, limit);
    }
    let every_word = words.join(" AND ");
    let any = matches(connection, ANY, &every_word, RANKED + 1)?;
    let mut found = Vec::from_iter(product::id_by_sku(connection, text.trim())?);
    if any.len() <= RANKED as usize {
        add(
            &mut found,
            matches(connection, BEST, &every_word, limit)?,
            limit,
        );
    } else {
        let in_title = match words.as_slice() {
            // Said twice, a word that is everywhere would cost twice.
            [word] => format!("{{title sku}} : {word}"),
            _ => format!("{{title sku}} : ({}) AND {every_word}", words.join(" OR ")),
        };
        add(
            &mut found,
            matches(connection, ANY, &in_title, limit)?,
            limit,
        );
        add(&mut found, any, limit);
    }
    Ok(found)
}

fn matches(
    connection: &Connection,
    sql: &str,
    expression: &str,
    limit: u32,
) -> rusqlite::Result<Vec<ProductId>> {
    connection
        .prepare_cached(sql)?
        .query_map((expression, limit), |row| row.get(0).map(ProductId))?
        .collect()
}

/// Adds those that are not found yet, until there are `limit`.
fn add(found: &mut Vec<ProductId>, more: Vec<ProductId>, limit: u32) {
    let known: HashSet<ProductId> = found.iter().copied().collect();
    found.extend(more.into_iter().filter(|id| !known.contains(id)));
    found.truncate(limit as usize);
}

/// The words that were typed as FTS5 terms: each quoted, so that nothing in it is an operator, and a
/// beginning. What has no letter or digit is no word.
fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| letter.is_whitespace() || letter.is_control())
        .map(|word| word.chars().take(LETTERS).collect::<String>())
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(WORDS)
        .map(|word| format!("\"{}\"*", word.replace('"', "\"\"")))
        .collect()
}
