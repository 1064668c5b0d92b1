//! What the studio remembers between starts: a JSON value a key.

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::column::Json;
use crate::{Store, StoreError};

impl Store {
    /// The value of a setting; `None` if it was never set.
    pub fn setting<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        self.read("read a setting", |connection| get(connection, key))
    }

    /// Sets a setting.
    pub fn set_setting<T: Serialize>(&self, key: &str, value: &T) -> Result<(), StoreError> {
        let json = serde_json::to_value(value)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
            .map_err(StoreError::sqlite("write a setting", self.path()))?;
        let key = key.to_owned();
        self.write("write a setting", move |transaction| {
            set(transaction, &key, &json)
        })
    }
}

pub(crate) fn get<T: DeserializeOwned>(
    connection: &Connection,
    key: &str,
) -> rusqlite::Result<Option<T>> {
    connection
        .prepare_cached("SELECT value FROM setting WHERE key = ?")?
        .query_row([key], |row| row.get::<_, Json<T>>(0).map(|json| json.0))
        .optional()
}

pub(crate) fn set<T: Serialize>(
    connection: &Connection,
    key: &str,
    value: &T,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO setting (key, value) VALUES (?, ?)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )?
        .execute((key, Json(value)))?;
    Ok(())
}
