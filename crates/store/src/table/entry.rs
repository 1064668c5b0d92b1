//! What the tables of the dossier have in common: each row is an entry of a product, with its audience
//! and its provenance, and columns of its own.

use rusqlite::types::ToSql;
use rusqlite::{Connection, OptionalExtension, Row};
use vitrine_domain::dossier::{
    Audience, Entry, EntryRef, EntrySort, Fact, Provenance, Question, Rank, Reading, Relation,
    Review,
};
use vitrine_domain::{EntryId, ProductId};

use self::sealed::Columns as _;
use crate::column::{Word, moment};

/// An entry of a dossier that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry<T> {
    /// Which product.
    pub product: ProductId,
    /// Who may see it.
    pub audience: Audience,
    /// Where and when it comes from.
    pub provenance: Provenance,
    /// What it says.
    pub content: T,
}

/// What an entry can say: a table each.
pub trait Content: sealed::Columns + Clone + Send + 'static {}

/// Which only the store implements: a table is none of a caller's business.
pub(crate) mod sealed {
    use super::{Row, ToSql};

    pub trait Columns: Sized {
        /// The table.
        const TABLE: &'static str;
        /// Its columns beside those that every entry has.
        const COLUMNS: &'static [&'static str];
        /// The order of its entries in a dossier.
        const ORDER: &'static str;

        /// The values of the columns, in their order.
        fn values(entry: &super::NewEntry<Self>) -> Vec<Box<dyn ToSql + '_>>;

        /// Out of a row of the table.
        fn from_row(row: &Row<'_>) -> rusqlite::Result<Self>;
    }
}

const COMMON: [&str; 5] = ["product", "audience", "source", "url", "as_of"];

/// Every entry of a product.
pub(crate) fn of<T: Content>(
    connection: &Connection,
    product: ProductId,
) -> rusqlite::Result<Vec<Entry<T>>> {
    let sql = format!(
        "SELECT * FROM {} WHERE product = ? ORDER BY {}",
        T::TABLE,
        T::ORDER
    );
    connection
        .prepare_cached(&sql)?
        .query_map([product.0], from_row)?
        .collect()
}

pub(crate) fn by_id<T: Content>(
    connection: &Connection,
    id: EntryId,
) -> rusqlite::Result<Option<Entry<T>>> {
    connection
        .prepare_cached(&format!("SELECT * FROM {} WHERE id = ?", T::TABLE))?
        .query_row([id.0], from_row)
        .optional()
}

pub(crate) fn insert<T: Content>(
    connection: &Connection,
    entry: &NewEntry<T>,
) -> rusqlite::Result<EntryId> {
    run_insert(connection, entry, "")?;
    Ok(EntryId(connection.last_insert_rowid()))
}

/// `None` if the table has it already, by a key of its own.
pub(crate) fn insert_new<T: Content>(
    connection: &Connection,
    entry: &NewEntry<T>,
) -> rusqlite::Result<Option<EntryId>> {
    let inserted = run_insert(connection, entry, "ON CONFLICT DO NOTHING")?;
    Ok((inserted > 0).then(|| EntryId(connection.last_insert_rowid())))
}

fn run_insert<T: Content>(
    connection: &Connection,
    entry: &NewEntry<T>,
    ending: &str,
) -> rusqlite::Result<usize> {
    let places = vec!["?"; COMMON.len() + T::COLUMNS.len()].join(", ");
    let sql = format!(
        "INSERT INTO {} ({}, {}) VALUES ({places}) {ending}",
        T::TABLE,
        COMMON.join(", "),
        T::COLUMNS.join(", ")
    );
    let values = all_values(entry);
    connection
        .prepare_cached(&sql)?
        .execute(rusqlite::params_from_iter(values))
}

/// False if there is no entry of this number.
pub(crate) fn update<T: Content>(
    connection: &Connection,
    id: EntryId,
    entry: &NewEntry<T>,
) -> rusqlite::Result<bool> {
    let columns: Vec<String> = COMMON
        .iter()
        .chain(T::COLUMNS)
        .map(|column| format!("{column} = ?"))
        .collect();
    let sql = format!(
        "UPDATE {} SET {} WHERE id = ?",
        T::TABLE,
        columns.join(", ")
    );
    let mut values = all_values(entry);
    values.push(Box::new(id.0));
    let changed = connection
        .prepare_cached(&sql)?
        .execute(rusqlite::params_from_iter(values))?;
    Ok(changed > 0)
}

pub(crate) fn delete(
    connection: &Connection,
    entry: EntryRef,
) -> rusqlite::Result<Option<ProductId>> {
    let table = match entry.sort {
        EntrySort::Rank => Rank::TABLE,
        EntrySort::Fact => Fact::TABLE,
        EntrySort::Reading => Reading::TABLE,
        EntrySort::Relation => Relation::TABLE,
        EntrySort::Question => Question::TABLE,
        EntrySort::Review => Review::TABLE,
    };
    connection
        .prepare_cached(&format!(
            "DELETE FROM {table} WHERE id = ? RETURNING product"
        ))?
        .query_row([entry.id.0], |row| row.get(0).map(ProductId))
        .optional()
}

fn all_values<T: Content>(entry: &NewEntry<T>) -> Vec<Box<dyn ToSql + '_>> {
    let provenance = &entry.provenance;
    let mut values: Vec<Box<dyn ToSql + '_>> = vec![
        Box::new(entry.product.0),
        Box::new(Word(entry.audience)),
        Box::new(&provenance.source),
        Box::new(&provenance.url),
        Box::new(provenance.as_of.map(|at| at.0)),
    ];
    values.extend(T::values(entry));
    values
}

pub(crate) fn from_row<T: Content>(row: &Row<'_>) -> rusqlite::Result<Entry<T>> {
    Ok(Entry {
        id: EntryId(row.get("id")?),
        product: ProductId(row.get("product")?),
        audience: row.get::<_, Word<_>>("audience")?.0,
        provenance: Provenance {
            source: row.get("source")?,
            url: row.get("url")?,
            as_of: moment(row, "as_of")?,
        },
        content: T::from_row(row)?,
    })
}
