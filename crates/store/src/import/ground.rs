//! What an import stands on: the catalogue as it would be by now. The preview remembers what it would have
//! written, as far as later items could meet it; the import writes it.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, RandomState};

use rusqlite::{Connection, Result};
use vitrine_domain::{Price, Product, ProductId};

use super::FieldDiff;
use super::merge::{Change, Stored};
use crate::bulk::{Bulk, SearchChanges, Texts};
use crate::steps::Step;
use crate::table::photo_link::{self, PhotoLink};
use crate::table::product::{self, NewProduct};
use crate::table::product_row::{self, Field};
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
    connection: &'a Connection,
    step: &'a Step<'a>,
    bulk: &'a Bulk<'a>,
    names: Names,
    search: SearchChanges,
}

impl<'a> Writing<'a> {
    pub(super) fn new(
        connection: &'a Connection,
        step: &'a Step<'a>,
        bulk: &'a Bulk<'a>,
    ) -> Result<Self> {
        Ok(Self {
            connection,
            step,
            bulk,
            names: Names::read(connection)?,
            search: SearchChanges::default(),
        })
    }

    /// Makes product search follow what was written.
    pub(super) fn index(self) -> Result<()> {
        self.search.write(self.connection)
    }
}

impl Ground for Writing<'_> {
    const WRITES: bool = true;

    fn by_handle(&self, handle: &str) -> Result<Option<ProductId>> {
        if !self.names.may_be_handle(handle) {
            return Ok(None);
        }
        product::id_by_handle(self.connection, handle)
    }

    fn by_sku(&self, sku: &str) -> Result<Option<ProductId>> {
        if !self.names.may_be_sku(sku) {
            return Ok(None);
        }
        product::id_by_sku(self.connection, sku)
    }

    fn stored(&self, id: ProductId) -> Result<Stored> {
        read(self.connection, id)
    }

    fn add(&mut self, product: NewProduct, links: &[PhotoLink]) -> Result<ProductId> {
        self.bulk.expect_row()?;
        let id = product::insert(self.connection, &product)?;
        photo_link::add(self.connection, id, 0, links)?;
        self.step.keep_absence(id)?;
        self.names.add(product.handle.as_deref(), &product.sku);
        self.search.note_new(id);
        Ok(id)
    }

    fn keep(&mut self, id: ProductId) -> Result<()> {
        self.step.keep(id)
    }

    fn change(&mut self, id: ProductId, stored: Stored, mut change: Change) -> Result<()> {
        self.bulk.expect_row()?;
        let photos = stored.product.photos.len();
        let fields = fields_of(&change);
        if fields.iter().any(|field| Field::SEARCHED.contains(field)) {
            let old = texts_of(&stored.product);
            self.search.note_changed(self.connection, id, old)?;
        }
        let product = stored.with(&change);
        product_row::update_fields(self.connection, id, &product, &fields)?;
        self.names.add(product.handle.as_deref(), &product.sku);
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

fn texts_of(product: &Product) -> Texts {
    Texts {
        title: product.title.clone(),
        sku: product.sku.clone(),
        brand: product.brand.clone(),
        description: product.description.clone(),
    }
}

/// Which names products may have, as hashes: what is not among them is surely new, and most of a first
/// import is. Eight bytes a name, where the names themselves would be ten times that.
struct Names {
    hasher: RandomState,
    handles: HashSet<u64>,
    skus: HashSet<u64>,
}

impl Names {
    fn read(connection: &Connection) -> Result<Self> {
        let mut names = Self {
            hasher: RandomState::new(),
            handles: HashSet::new(),
            skus: HashSet::new(),
        };
        // Each from an index alone.
        let mut statement =
            connection.prepare("SELECT handle FROM product WHERE handle IS NOT NULL")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            names
                .handles
                .insert(names.hasher.hash_one(row.get_ref(0)?.as_str()?));
        }
        let mut statement = connection.prepare("SELECT sku FROM product")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let sku = names.sku(row.get_ref(0)?.as_str()?);
            names.skus.insert(sku);
        }
        Ok(names)
    }

    fn add(&mut self, handle: Option<&str>, sku: &str) {
        self.handles
            .extend(handle.map(|handle| self.hasher.hash_one(handle)));
        self.skus.insert(self.sku(sku));
    }

    fn may_be_handle(&self, handle: &str) -> bool {
        self.handles.contains(&self.hasher.hash_one(handle))
    }

    fn may_be_sku(&self, sku: &str) -> bool {
        self.skus.contains(&self.sku(sku))
    }

    /// In small letters as SQLite's NOCASE makes them: of ASCII alone.
    fn sku(&self, sku: &str) -> u64 {
        self.hasher.hash_one(sku.to_ascii_lowercase())
    }
}

/// What a change writes of the product's own row.
fn fields_of(change: &Change) -> Vec<Field> {
    let of = |diff: &FieldDiff| match diff {
        FieldDiff::Sku { .. } => Some(Field::Sku),
        FieldDiff::Handle { .. } => Some(Field::Handle),
        FieldDiff::Title { .. } => Some(Field::Title),
        FieldDiff::Brand { .. } => Some(Field::Brand),
        FieldDiff::Kind { .. } => Some(Field::Kind),
        FieldDiff::Description { .. } => Some(Field::Description),
        FieldDiff::Highlights { .. } => Some(Field::Highlights),
        FieldDiff::Price { .. } => Some(Field::Price),
        FieldDiff::Stock { .. } => Some(Field::Stock),
        FieldDiff::Rating { .. } => Some(Field::Rating),
        FieldDiff::Link { .. } => Some(Field::Link),
        FieldDiff::Variants { .. } | FieldDiff::Photos { .. } => None,
    };
    change.diffs.iter().filter_map(of).collect()
}

fn read(connection: &Connection, id: ProductId) -> Result<Stored> {
    let product = product::by_id(connection, id)?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
    let links = photo_link::of(connection, id)?;
    Ok(Stored { product, links })
}
