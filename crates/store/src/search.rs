//! Finding products by what somebody types, while they type it.

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
const COUNT_UP_TO: &str = "SELECT count(*) FROM
    (SELECT 1 FROM product_search WHERE product_search MATCH ?1 LIMIT ?2)";

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

fn find(connection: &Connection, text: &str, limit: u32) -> rusqlite::Result<Vec<ProductId>> {
    let words = words(text);
    if words.is_empty() {
        return product::page(connection, None, limit);
    }
    let every_word = words.join(" AND ");
    let mut found = Vec::from_iter(product::id_by_sku(connection, text.trim())?);
    let matches: u32 = connection
        .prepare_cached(COUNT_UP_TO)?
        .query_row((&every_word, RANKED + 1), |row| row.get(0))?;
    if matches <= RANKED {
        add(connection, BEST, &every_word, limit, &mut found)?;
    } else {
        let in_title = format!("{{title sku}} : ({}) AND {every_word}", words.join(" OR "));
        add(connection, ANY, &in_title, limit, &mut found)?;
        add(connection, ANY, &every_word, limit, &mut found)?;
    }
    Ok(found)
}

/// Adds what the query finds and is not found yet, until there are `limit`.
fn add(
    connection: &Connection,
    sql: &str,
    expression: &str,
    limit: u32,
    found: &mut Vec<ProductId>,
) -> rusqlite::Result<()> {
    let limit_of_all = limit as usize;
    if found.len() < limit_of_all {
        let mut statement = connection.prepare_cached(sql)?;
        for id in statement.query_map((expression, limit), |row| row.get(0).map(ProductId))? {
            let id = id?;
            if !found.contains(&id) {
                found.push(id);
            }
        }
    }
    found.truncate(limit_of_all);
    Ok(())
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
