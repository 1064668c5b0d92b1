//! A product's dossier, whole but for its reviews, and the writing of its entries, of whatever sort they
//! are. Reviews are read in pages: see [`crate::ReviewQuery`].
//!
//! Left out on purpose: steps to undo. An entry is changed or deleted by itself, with its words before
//! one's eyes; the catalogue's undo is for what is changed by the thousand.

use rusqlite::Connection;
use vitrine_domain::dossier::{Dossier, Entry, EntryRef};
use vitrine_domain::{EntryId, ProductId};

use crate::table::entry::{self, Content, NewEntry};
use crate::table::review;
use crate::{Store, StoreError};

impl Store {
    /// All that is known of a product but its reviews; empty if nothing is.
    pub fn dossier(&self, product: ProductId) -> Result<Dossier, StoreError> {
        self.read("read a dossier", |connection| of(connection, product))
    }

    /// One entry of a dossier: a `Rank`, `Fact`, `Reading`, `Relation`, `Question` or `Review`.
    pub fn entry<T: Content>(&self, id: EntryId) -> Result<Option<Entry<T>>, StoreError> {
        self.read("read an entry of a dossier", |connection| {
            entry::by_id(connection, id)
        })
    }

    /// Adds an entry, or changes the one of this number; `None` if there is none of it. An unknown
    /// product, a relation of a product to itself, and a review that the product has already are
    /// contradictions. A quote that does not stand in its review is left out.
    pub fn save_entry<T: Content>(
        &self,
        id: Option<EntryId>,
        entry: NewEntry<T>,
    ) -> Result<Option<EntryId>, StoreError> {
        self.write("save an entry of a dossier", move |transaction| match id {
            None => entry::insert(transaction, &entry).map(Some),
            Some(id) => {
                let is_there = entry::update(transaction, id, &entry)?;
                Ok(is_there.then_some(id))
            }
        })
    }

    /// Deletes an entry; gives the product it was of, `None` if there is no such entry.
    pub fn delete_entry(&self, entry: EntryRef) -> Result<Option<ProductId>, StoreError> {
        self.write("delete an entry of a dossier", move |transaction| {
            entry::delete(transaction, entry)
        })
    }
}

pub(crate) fn of(connection: &Connection, product: ProductId) -> rusqlite::Result<Dossier> {
    Ok(Dossier {
        ranks: entry::of(connection, product)?,
        facts: entry::of(connection, product)?,
        readings: entry::of(connection, product)?,
        relations: entry::of(connection, product)?,
        questions: entry::of(connection, product)?,
        review_sources: review::summary(connection, product)?,
        quotes: review::quoted(connection, product)?,
    })
}
