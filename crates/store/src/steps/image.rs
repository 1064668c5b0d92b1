//! A product as JSON, row for row: what a step keeps of it, and how it becomes that again. The columns
//! are named once here, for both ways.

use std::sync::LazyLock;

use rusqlite::{Connection, params};
use vitrine_domain::ProductId;

/// Rows that belong to a product.
struct Part {
    table: &'static str,
    columns: &'static [&'static str],
    /// Which rows, where `product.id` is the product.
    whose: &'static str,
    /// Which of them can be there again, where `value` is the row.
    fits: &'static str,
}

const ALWAYS: &str = "true";

const PRODUCT: &[&str] = &[
    "id",
    "sku",
    "handle",
    "title",
    "brand",
    "kind",
    "description",
    "highlights",
    "price_minor",
    "compare_at_minor",
    "currency",
    "price_source",
    "price_as_of",
    "price_valid_until",
    "stock",
    "rating_hundredths",
    "rating_count",
    "link",
];

/// What an edit or an import can change beside the product's own row.
const PARTS: [Part; 3] = [
    Part {
        table: "photo",
        columns: &["id", "product", "position", "file", "alt"],
        whose: "photo.product = product.id",
        fits: ALWAYS,
    },
    Part {
        table: "photo_link",
        columns: &["product", "position", "reference", "alt", "file"],
        whose: "photo_link.product = product.id",
        fits: ALWAYS,
    },
    Part {
        table: "variant",
        columns: &[
            "product",
            "position",
            "options",
            "sku",
            "price_minor",
            "compare_at_minor",
            "currency",
            "stock",
            "barcode",
            "photo",
        ],
        whose: "variant.product = product.id",
        fits: ALWAYS,
    },
];

/// What goes with a product when it is deleted: its dossier, others' relations to it, and its places in
/// deleted shows.
const WITH_IT: [Part; 7] = [
    Part {
        table: "review",
        columns: REVIEW,
        whose: "review.product = product.id",
        fits: ALWAYS,
    },
    Part {
        table: "rank",
        columns: &[
            "id", "product", "audience", "source", "url", "as_of", "place", "list",
        ],
        whose: "rank.product = product.id",
        fits: ALWAYS,
    },
    Part {
        table: "fact",
        columns: &[
            "id", "product", "audience", "source", "url", "as_of", "kind", "name", "value",
        ],
        whose: "fact.product = product.id",
        fits: ALWAYS,
    },
    Part {
        table: "reading",
        columns: &[
            "id", "product", "audience", "source", "url", "as_of", "title", "link",
        ],
        whose: "reading.product = product.id",
        fits: ALWAYS,
    },
    Part {
        table: "relation",
        columns: &[
            "id",
            "product",
            "audience",
            "source",
            "url",
            "as_of",
            "other",
            "kind",
            "reason",
            "together_minor",
            "together_currency",
            "together_until",
        ],
        // Not `IN`, which no index answers.
        whose: "(relation.product = product.id OR relation.other = product.id)",
        fits: "value ->> 1 IN (SELECT id FROM product) AND value ->> 6 IN (SELECT id FROM product)",
    },
    Part {
        table: "question",
        columns: &[
            "id", "product", "audience", "source", "url", "as_of", "question", "answer", "asked_at",
        ],
        whose: "question.product = product.id",
        fits: ALWAYS,
    },
    Part {
        table: "segment_product",
        columns: &["segment", "position", "product"],
        whose: "segment_product.product = product.id",
        fits: "value ->> 0 IN (SELECT id FROM segment)",
    },
];

pub(super) const REVIEW: &[&str] = &[
    "id",
    "product",
    "audience",
    "source",
    "url",
    "as_of",
    "stars_hundredths",
    "helpful",
    "votes",
    "digest",
    "quote",
    "author",
    "title",
    "text",
];

/// An expression for the product `?1` with its parts; null if there is none.
pub(super) static IMAGE: LazyLock<String> = LazyLock::new(|| expression(PARTS.iter(), "?1"));

/// The same with all that goes with it.
pub(super) static WHOLE_IMAGE: LazyLock<String> =
    LazyLock::new(|| expression(PARTS.iter().chain(&WITH_IT), "?1"));

/// The whole image of the product of a row of `catalogue_before`. Most products of a file have no dossier
/// yet: to see that costs less than to write it down.
pub(super) static WHOLE_IMAGE_OF_ROW: LazyLock<String> = LazyLock::new(|| {
    let of = "catalogue_before.product";
    let has_more: Vec<String> = WITH_IT
        .iter()
        .map(|part| {
            let Part { table, whose, .. } = part;
            let whose = whose.replace("product.id", of);
            format!("EXISTS (SELECT 1 FROM {table} WHERE {whose})")
        })
        .collect();
    format!(
        "CASE WHEN {} THEN {} ELSE {} END",
        has_more.join(" OR "),
        expression(PARTS.iter().chain(&WITH_IT), of),
        expression(PARTS.iter(), of)
    )
});

static UPSERT: LazyLock<String> = LazyLock::new(|| {
    let updates: Vec<String> = PRODUCT[1..]
        .iter()
        .map(|column| format!("{column} = excluded.{column}"))
        .collect();
    format!(
        "INSERT INTO product ({}) SELECT {} FROM (SELECT ?1 -> '$.product' AS value) WHERE true
         ON CONFLICT (id) DO UPDATE SET {}",
        PRODUCT.join(", "),
        taken_apart(PRODUCT),
        updates.join(", ")
    )
});

/// `json` says again that the rows are JSON: what a subquery gives is a text.
fn expression<'a>(parts: impl Iterator<Item = &'a Part>, of: &str) -> String {
    let rows: String = parts
        .map(|part| {
            let Part {
                table,
                columns,
                whose,
                ..
            } = part;
            let columns = columns
                .iter()
                .map(|column| format!("{table}.{column}"))
                .collect::<Vec<_>>()
                .join(", ");
            format!(
                ", '{table}', json((SELECT json_group_array(json_array({columns})) FROM {table} WHERE {whose}))"
            )
        })
        .collect();
    let own = PRODUCT.join(", ");
    format!(
        "(SELECT json_object('product', json_array({own}){rows}) FROM product WHERE product.id = {of})"
    )
}

/// What product search knows of a product, out of its image: title, article number, brand, description.
pub(super) fn searched_texts() -> String {
    let texts = ["title", "sku", "brand", "description"].map(|column| {
        let index = PRODUCT.iter().position(|one| *one == column);
        let index = index.expect("search knows columns of the product");
        format!("image ->> '$.product[{index}]'")
    });
    format!("({})", texts.join(", "))
}

/// The elements of the JSON array `value`, one for each column.
pub(super) fn taken_apart(columns: &[&str]) -> String {
    let elements: Vec<String> = (0..columns.len())
        .map(|index| format!("value ->> {index}"))
        .collect();
    elements.join(", ")
}

/// Makes a product that is there what the image says.
pub(super) fn restore(connection: &Connection, id: ProductId, image: &str) -> rusqlite::Result<()> {
    for part in &PARTS {
        let delete = format!("DELETE FROM {} WHERE product = ?", part.table);
        connection.prepare_cached(&delete)?.execute([id.0])?;
    }
    bring(connection, image)
}

/// Makes a product what the image says that has no parts beside those: one that is not there, above all.
pub(super) fn bring(connection: &Connection, image: &str) -> rusqlite::Result<()> {
    connection.prepare_cached(&UPSERT)?.execute([image])?;
    // A number is never given again, so what is there of what goes with it is what was kept.
    for part in PARTS.iter().chain(&WITH_IT) {
        insert_any(connection, part, image)?;
    }
    Ok(())
}

/// Most lists are empty or not kept, which a look at the text tells: within a text of the image each
/// quotation mark would have a backslash before it.
fn insert_any(connection: &Connection, part: &Part, image: &str) -> rusqlite::Result<()> {
    let named = format!("\"{}\":", part.table);
    let Some(at) = image.find(&named) else {
        return Ok(());
    };
    if image[at + named.len()..].starts_with("[]") {
        return Ok(());
    }
    insert(connection, part, image)
}

fn insert(connection: &Connection, part: &Part, image: &str) -> rusqlite::Result<()> {
    let Part {
        table,
        columns,
        fits,
        ..
    } = part;
    let sql = format!(
        "INSERT INTO {table} ({}) SELECT {} FROM json_each(?1 -> ?2) WHERE {fits}
         ON CONFLICT DO NOTHING",
        columns.join(", "),
        taken_apart(columns)
    );
    connection
        .prepare_cached(&sql)?
        .execute(params![image, format!("$.{table}")])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migrate;

    #[test]
    fn an_image_has_every_column_of_its_tables() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate::climb(&mut connection).unwrap();
        let product = Part {
            table: "product",
            columns: PRODUCT,
            whose: "",
            fits: ALWAYS,
        };
        for part in PARTS.iter().chain(&WITH_IT).chain([&product]) {
            let mut named: Vec<&str> = part.columns.to_vec();
            let mut statement = connection
                .prepare("SELECT name FROM pragma_table_info(?)")
                .unwrap();
            let rows = statement.query_map([part.table], |row| row.get(0)).unwrap();
            let mut there: Vec<String> = rows.map(Result::unwrap).collect();
            named.sort_unstable();
            there.sort_unstable();
            assert_eq!(named, there, "{}", part.table);
        }
    }

    #[test]
    fn every_table_that_hangs_on_a_product_is_part_of_its_image() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate::climb(&mut connection).unwrap();
        let mut statement = connection
            .prepare(
                "SELECT DISTINCT m.name FROM sqlite_schema m, pragma_foreign_key_list(m.name) f
                 WHERE m.type = 'table' AND f.\"table\" = 'product'",
            )
            .unwrap();
        let tables = statement.query_map([], |row| row.get(0)).unwrap();
        for table in tables {
            let table: String = table.unwrap();
            let mut parts = PARTS.iter().chain(&WITH_IT);
            assert!(parts.any(|part| part.table == table), "{table}");
        }
    }
}
