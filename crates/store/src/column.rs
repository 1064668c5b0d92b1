//! How domain values stand in columns: words, JSON, money, lengths of time.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Type, ValueRef};
use rusqlite::{Row, RowIndex};
use serde::Serialize;
use serde::de::value::Error as WordError;
use serde::de::{DeserializeOwned, IntoDeserializer};
use vitrine_domain::{Currency, DurationMs, Money, UnixMs};

/// A unit enum or a text newtype, stored as the word it serializes to.
pub(crate) struct Word<T>(pub T);

impl<T: Serialize> ToSql for Word<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match serde_json::to_value(&self.0).map_err(unwritable)? {
            serde_json::Value::String(word) => Ok(word.into()),
            other => Err(unwritable(format!("not a word: {other}"))),
        }
    }
}

impl<T: DeserializeOwned> FromSql for Word<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        T::deserialize(value.as_str()?.into_deserializer())
            .map(Self)
            .map_err(|error: WordError| FromSqlError::other(error))
    }
}

/// A structure that is only ever read and written whole.
pub(crate) struct Json<T>(pub T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(serde_json::to_string(&self.0).map_err(unwritable)?.into())
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

/// A word that may be missing.
pub(crate) fn optional_word<T: DeserializeOwned>(
    row: &Row<'_>,
    column: impl RowIndex,
) -> rusqlite::Result<Option<T>> {
    Ok(row.get::<_, Option<Word<T>>>(column)?.map(|word| word.0))
}

/// An amount from a column of minor units and a column with the currency.
pub(crate) fn money(
    row: &Row<'_>,
    minor: impl RowIndex,
    currency: impl RowIndex,
) -> rusqlite::Result<Option<Money>> {
    let minor: Option<i64> = row.get(minor)?;
    let currency: Option<Currency> = optional_word(row, currency)?;
    Ok(minor
        .zip(currency)
        .map(|(minor, currency)| Money { minor, currency }))
}

/// A moment that may be missing.
pub(crate) fn moment(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<Option<UnixMs>> {
    Ok(row.get::<_, Option<i64>>(column)?.map(UnixMs))
}

/// SQLite's integers are signed; a length that does not fit would be 292 million years.
pub(crate) fn ms(duration: DurationMs) -> i64 {
    i64::try_from(duration.0).unwrap_or(i64::MAX)
}

/// The reverse of [`ms`].
pub(crate) fn duration(row: &Row<'_>, column: &str) -> rusqlite::Result<DurationMs> {
    let ms: i64 = row.get(column)?;
    u64::try_from(ms)
        .map(DurationMs)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Integer, error.into()))
}

/// A length that may be missing.
pub(crate) fn optional_duration(
    row: &Row<'_>,
    column: &str,
) -> rusqlite::Result<Option<DurationMs>> {
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        _ => duration(row, column).map(Some),
    }
}

fn unwritable(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(why.into())
}
