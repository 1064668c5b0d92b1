//! A show from another machine: its products, its theme and its rundown, in one transaction.
//!
//! Left out on purpose: the file it comes in, and the photos, which must lie in the photo folder before
//! anything names them.

use std::collections::HashMap;

use rusqlite::{Connection, Transaction};
use vitrine_domain::{ProductId, Show, ShowId};

use crate::table::product::{self, NewProduct};
use crate::table::show;
use crate::table::theme::{self, KeptTheme};
use crate::{Store, StoreError};

/// A show with all that it needs, numbered as where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct ShowParts {
    /// The show; its segments feature products by the numbers of `products`.
    pub show: Show,
    /// The products it features.
    pub products: Vec<(ProductId, NewProduct)>,
    /// Its theme, if that is one of the user's own.
    pub theme: Option<KeptTheme>,
}

impl Store {
    /// Which products of the catalogue these are, by handle, else by article number in any case; `None`
    /// for those it does not have.
    pub fn known_products(
        &self,
        products: &[NewProduct],
    ) -> Result<Vec<Option<ProductId>>, StoreError> {
        self.read("look for products", |connection| {
            let known = products.iter().map(|product| known(connection, product));
            known.collect()
        })
    }

    /// A show with its products from this store, to be opened elsewhere; `None` if there is no such
    /// show. `theme` is left to the caller, who knows which are built in.
    pub fn show_parts(&self, id: ShowId) -> Result<Option<ShowParts>, StoreError> {
        self.read("read a show with its products", |connection| {
            let Some(show) = show::by_id(connection, id)? else {
                return Ok(None);
            };
            let mut featured: Vec<ProductId> = Vec::new();
            for id in show
                .rundown
                .segments
                .iter()
                .flat_map(|segment| &segment.products)
            {
                if !featured.contains(id) {
                    featured.push(*id);
                }
            }
            let products = product::by_ids(connection, &featured)?;
            Ok(Some(ShowParts {
                show,
                products: products
                    .into_iter()
                    .map(|product| (product.id, product.into()))
                    .collect(),
                theme: None,
            }))
        })
    }

    /// Writes a show from elsewhere, all or nothing. Products that the catalogue has, as
    /// [`Store::known_products`] finds them, stay as they are here; the others are added. If another theme
    /// has the name of the show's, that comes under a name of its own. A segment that features a product which is not among the parts is
    /// a contradiction. The show with the numbers it got.
    pub fn import_show(&self, parts: ShowParts) -> Result<Show, StoreError> {
        self.write("import a show", move |transaction| {
            write(transaction, parts)
        })
    }
}

fn write(transaction: &Transaction<'_>, parts: ShowParts) -> rusqlite::Result<Show> {
    let mut numbers = HashMap::new();
    for (number, new) in &parts.products {
        let id = match known(transaction, new)? {
            Some(id) => id,
            None => product::insert(transaction, new)?,
        };
        numbers.insert(*number, id);
    }
    let mut draft = parts.show;
    if let Some(theme) = &parts.theme {
        draft.theme = theme::add(transaction, theme)?;
    }
    for segment in &mut draft.rundown.segments {
        for product in &mut segment.products {
            // No product ever has the number 0, so the database refuses it.
            *product = numbers.get(product).copied().unwrap_or(ProductId(0));
        }
    }
    show::create(transaction, draft)
}

fn known(connection: &Connection, product: &NewProduct) -> rusqlite::Result<Option<ProductId>> {
    if let Some(handle) = &product.handle
        && let Some(id) = product::id_by_handle(connection, handle)?
    {
        return Ok(Some(id));
    }
    product::id_by_sku(connection, &product.sku)
}
