//! What an import stands on: the catalogue as it would be by now. The preview remembers what it would have
//! written, as far as later items could meet it; the import writes it.

use std::collections::HashMap;

use rusqlite::{Connection, Result};
use vitrine_domain::{Price, ProductId};

use super::merge::{Change, Stored};
use crate::steps::Step;
use crate::table::photo_link::{self, PhotoLink};
use crate::table::product::{self, NewProduct};
use crate::table::{photo, variant};

pub(super) trait Ground {
    /// Whether [`Ground::stored`] gives what was changed before.
    const WRITES: bool;

    /// The product of this handle.
    fn by_handle(&self, handle: &str) -> Result<Option<ProductId>>;

    /// The product of this article number, in any case.
    fn by_sku(&self, sku: &str) -> Result<Option<ProductId>>;

    /// A product that is there.
    fn stored(&self, id: ProductId) -> Result<Stored>;

    /// Adds a product.
    fn add(&mut self, product: NewProduct, links: &[PhotoLink]) -> Result<ProductId>;

    /// Keeps what a product was before it is changed for the first time.
    fn keep(&mut self, id: ProductId) -> Result<()>;

    /// Changes a product.
    fn change(&mut self, id: ProductId, stored: Stored, change: Change) -> Result<()>;

    /// Notes who said a price last.
    fn reaffirm(&mut self, id: ProductId, price: &Price) -> Result<()>;
}

/// Reads what is there, and remembers the names of what would be there.
pub(super) struct Preview<'a> {
    connection: &'a Connection,
    /// Of new products and of those that would get one, by numbers that no product has if they are new.
    handles: HashMap<String, ProductId>,
    /// In small letters; `None` where an article number would be free again.
    skus: HashMap<String, Option<ProductId>>,
    last: i64,
}

impl<'a> Preview<'a> {
    pub(super) fn new(connection: &'a Connection) -> Self {
        Self {
            connection,
            handles: HashMap::new(),
            skus: HashMap::new(),
            last: 0,
        }
    }
}

impl Ground for Preview<'_> {
    const WRITES: bool = false;

    fn by_handle(&self, handle: &str) -> Result<Option<ProductId>> {
        match self.handles.get(handle) {
            Some(id) => Ok(Some(*id)),
            None => product::id_by_handle(self.connection, handle),
        }
    }

    fn by_sku(&self, sku: &str) -> Result<Option<ProductId>> {
        match self.skus.get(&sku.to_ascii_lowercase()) {
            Some(id) => Ok(*id),
            None => product::id_by_sku(self.connection, sku),
        }
    }

    fn stored(&self, id: ProductId) -> Result<Stored> {
        read(self.connection, id)
    }

    fn add(&mut self, product: NewProduct, _: &[PhotoLink]) -> Result<ProductId> {
        self.last -= 1;
        let id = ProductId(self.last);
        self.handles
            .extend(product.handle.map(|handle| (handle, id)));
        self.skus.insert(product.sku.to_ascii_lowercase(), Some(id));
        Ok(id)
    }

    fn keep(&mut self, _: ProductId) -> Result<()> {
        Ok(())
    }

    fn change(&mut self, id: ProductId, stored: Stored, change: Change) -> Result<()> {
        let old = (stored.product.sku.clone(), stored.product.handle.clone());
        let new = stored.with(&change);
        if new.sku != old.0 {
            self.skus.insert(old.0.to_ascii_lowercase(), None);
            self.skus.insert(new.sku.to_ascii_lowercase(), Some(id));
        }
        if new.handle != old.1 {
            self.handles.extend(new.handle.map(|handle| (handle, id)));
        }
        Ok(())
    }

    fn reaffirm(&mut self, _: ProductId, _: &Price) -> Result<()> {
        Ok(())
    }
}

/// Reads and writes in the transaction of the import.
pub(super) struct Writing<'a> {
    pub(super) connection: &'a Connection,
    pub(super) step: &'a Step<'a>,
}

impl Ground for Writing<'_> {
    const WRITES: bool = true;

    fn by_handle(&self, handle: &str) -> Result<Option<ProductId>> {
        product::id_by_handle(self.connection, handle)
    }

    fn by_sku(&self, sku: &str) -> Result<Option<ProductId>> {
        product::id_by_sku(self.connection, sku)
    }

    fn stored(&self, id: ProductId) -> Result<Stored> {
        read(self.connection, id)
    }

    fn add(&mut self, product: NewProduct, links: &[PhotoLink]) -> Result<ProductId> {
        let id = product::insert(self.connection, &product)?;
        photo_link::add(self.connection, id, 0, links)?;
        self.step.keep_absence(id)?;
        Ok(id)
    }

    fn keep(&mut self, id: ProductId) -> Result<()> {
        self.step.keep(id)
    }

    fn change(&mut self, id: ProductId, stored: Stored, mut change: Change) -> Result<()> {
        let photos = stored.product.photos.len();
        let product = stored.with(&change);
        product::update_row(self.connection, id, &product)?;
        if product.photos.len() != photos {
            photo::replace(self.connection, id, &product.photos)?;
        }
        if let Some(variants) = change.variants.take() {
            variant::replace(self.connection, id, &variants)?;
        }
        if let Some(links) = change.links.take() {
            photo_link::replace(self.connection, id, &links)?;
        }
        Ok(())
    }

    fn reaffirm(&mut self, id: ProductId, price: &Price) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE product SET price_source = ?, price_as_of = ? WHERE id = ?")?
            .execute((&price.source, price.as_of.0, id.0))?;
        Ok(())
    }
}

fn read(connection: &Connection, id: ProductId) -> Result<Stored> {
    let product = product::by_id(connection, id)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let links = photo_link::of(connection, id)?;
    Ok(Stored { product, links })
}
