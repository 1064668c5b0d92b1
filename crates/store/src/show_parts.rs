//! A show from another machine: its products, its theme and its rundown, in one transaction.
//!
//! Left out on purpose: the file it comes in, and the photos, which must lie in the photo folder before
//! anything names them.

use std::collections::HashMap;

use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};
use vitrine_domain::dossier::{Entry, Fact, Question, Rank, Reading, Relation, Review};
use vitrine_domain::{Product, ProductId, Show, ShowId};

use crate::table::entry::{self, Content, NewEntry};
use crate::table::product;
use crate::table::review;
use crate::table::show;
use crate::table::theme::{self, KeptTheme};
use crate::{Store, StoreError};

/// So many reviews of a product travel with its show: those with a quote, then the most helpful ones.
const MOST_REVIEWS: u32 = 500;

/// A show with all that it needs, numbered as where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct ShowParts {
    /// The show; its segments feature products by the numbers of `products`.
    pub show: Show,
    /// The products it features.
    pub products: Vec<Product>,
    /// What is known of them beyond that.
    pub dossiers: Vec<DossierParts>,
    /// Its theme, if that is one of the user's own.
    pub theme: Option<KeptTheme>,
}

/// All that is known of a product, numbered as where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierParts {
    /// Which product.
    pub product: ProductId,
    /// Places in lists.
    pub ranks: Vec<Entry<Rank>>,
    /// Specifications, facts, awards.
    pub facts: Vec<Entry<Fact>>,
    /// Further reading.
    pub readings: Vec<Entry<Reading>>,
    /// Alternatives and what goes with it. Those to products that do not travel along end here.
    pub relations: Vec<Entry<Relation>>,
    /// Answered and unanswered.
    pub questions: Vec<Entry<Question>>,
    /// How many reviews there are where it comes from.
    pub review_count: u64,
    /// The first of them: those with a quote, then the most helpful ones.
    pub reviews: Vec<Entry<Review>>,
}

impl DossierParts {
    /// How many entries it has.
    pub fn len(&self) -> usize {
        let Self {
            product: _,
            review_count: _,
            ranks,
            facts,
            readings,
            relations,
            questions,
            reviews,
        } = self;
        ranks.len()
            + facts.len()
            + readings.len()
            + relations.len()
            + questions.len()
            + reviews.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Store {
    /// Which products of the catalogue these are, by handle, else by article number in any case; `None`
    /// for those it does not have.
    pub fn known_products(
        &self,
        products: &[Product],
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
            let dossiers: Vec<DossierParts> = products
                .iter()
                .map(|product| dossier(connection, product.id))
                .collect::<rusqlite::Result<_>>()?;
            Ok(Some(ShowParts {
                show,
                products,
                dossiers: dossiers
                    .into_iter()
                    .filter(|dossier| !dossier.is_empty())
                    .collect(),
                theme: None,
            }))
        })
    }

    /// Writes a show from elsewhere, all or nothing. Products that the catalogue has, as
    /// [`Store::known_products`] finds them, stay as they are here; the others are added
    /// with their dossiers. If another theme has the name of the show's, that comes under a name of its own.
    /// A segment that features a product which is not among the parts is a contradiction. The show with the numbers it got.
    pub fn import_show(&self, parts: ShowParts) -> Result<Show, StoreError> {
        self.write("import a show", move |transaction| {
            write(transaction, parts)
        })
    }
}

fn write(transaction: &Transaction<'_>, parts: ShowParts) -> rusqlite::Result<Show> {
    let mut numbers = HashMap::new();
    let mut added = HashMap::new();
    for product in parts.products {
        let number = product.id;
        let id = match known(transaction, &product)? {
            Some(id) => id,
            None => {
                let id = product::insert(transaction, &product.into())?;
                added.insert(number, id);
                id
            }
        };
        numbers.insert(number, id);
    }
    for dossier in parts.dossiers {
        if let Some(id) = added.get(&dossier.product) {
            add_dossier(transaction, *id, dossier, &numbers)?;
        }
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

fn dossier(connection: &Connection, product: ProductId) -> rusqlite::Result<DossierParts> {
    let reviews = connection
        .prepare_cached(
            "SELECT * FROM review WHERE product = ?
             ORDER BY quote IS NULL, helpful DESC, id LIMIT ?",
        )?
        .query_map((product.0, MOST_REVIEWS), entry::from_row)?
        .collect::<rusqlite::Result<_>>()?;
    let sums = review::summary(connection, product)?;
    let counts = sums.iter().map(|source| u64::from(source.rating.count));
    Ok(DossierParts {
        product,
        review_count: counts.sum(),
        ranks: entry::of(connection, product)?,
        facts: entry::of(connection, product)?,
        readings: entry::of(connection, product)?,
        relations: entry::of(connection, product)?,
        questions: entry::of(connection, product)?,
        reviews,
    })
}

/// Gives what was known of a product elsewhere to the one it became here.
fn add_dossier(
    connection: &Connection,
    product: ProductId,
    dossier: DossierParts,
    numbers: &HashMap<ProductId, ProductId>,
) -> rusqlite::Result<()> {
    let relations = dossier.relations.into_iter().filter_map(|mut entry| {
        entry.content.other = *numbers.get(&entry.content.other)?;
        (entry.content.other != product).then_some(entry)
    });
    add_entries(connection, product, dossier.ranks)?;
    add_entries(connection, product, dossier.facts)?;
    add_entries(connection, product, dossier.readings)?;
    add_entries(connection, product, relations)?;
    add_entries(connection, product, dossier.questions)?;
    add_entries(connection, product, dossier.reviews)
}

fn add_entries<T: Content>(
    connection: &Connection,
    product: ProductId,
    entries: impl IntoIterator<Item = Entry<T>>,
) -> rusqlite::Result<()> {
    for entry in entries {
        let entry = NewEntry {
            product,
            audience: entry.audience,
            provenance: entry.provenance,
            content: entry.content,
        };
        entry::insert_new(connection, &entry)?;
    }
    Ok(())
}

fn known(connection: &Connection, product: &Product) -> rusqlite::Result<Option<ProductId>> {
    if let Some(handle) = &product.handle
        && let Some(id) = product::id_by_handle(connection, handle)?
    {
        return Ok(Some(id));
    }
    product::id_by_sku(connection, &product.sku)
}
