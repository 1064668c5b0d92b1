//! Finding products by what somebody types, while they type it.

use rusqlite::Connection;
use vitrine_domain::{Product, ProductId};

use crate::table::product;
use crate::{Store, StoreError};

/// Up to so many matches are ranked. Ranking costs about 1 µs a match, and among more matches than
/// this the order tells nobody anything; then those in title and SKU come first, unranked.
const RANKED: u32 = 2_000;

/// More words than this are not read, nor more letters of one: nobody types them, and FTS5 refuses
/// queries that nest too deep.
const WORDS: usize = 12;
const LETTERS: usize = 64;

/// Every word of the query as the beginning of a word, in ranked order. The weights are those of the
/// columns title, SKU, brand, description.
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
    let Some(words) = expression(text) else {
        return product::page(connection, None, limit);
    };
    let mut found = Vec::from_iter(product::id_by_sku(connection, text.trim())?);
    let matches: u32 = connection
        .prepare_cached(COUNT_UP_TO)?
        .query_row((&words, RANKED + 1), |row| row.get(0))?;
    if matches <= RANKED {
        add(connection, BEST, &words, limit, &mut found)?;
    } else {
        add(
            connection,
            ANY,
            &format!("{{title sku}} : ({words})"),
            limit,
            &mut found,
        )?;
        add(connection, ANY, &words, limit, &mut found)?;
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

/// What was typed as an FTS5 query: each word quoted, so that nothing in it is an operator. `None`
/// if there is no letter or digit in it.
fn expression(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .map(|word| word.chars().take(LETTERS).collect::<String>())
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(WORDS)
        .map(|word| format!("\"{}\"*", word.replace('"', "\"\"")))
        .collect();
    (!words.is_empty()).then(|| words.join(" AND "))
}
