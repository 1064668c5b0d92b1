//! What cards may need of the dossiers, in memory: no card waits for the disk.

use std::collections::BTreeMap;
use std::sync::Arc;

use vitrine_domain::dossier::{Dossier, Entry};
use vitrine_domain::{Product, ProductId};
use vitrine_store::{Store, StoreError};

use crate::desk::Desk;
use crate::protocol::Problem;
use crate::studio::Inner;
use crate::words::Words;

/// The dossiers of the products of the open show, and of those that viewers may see beside them.
#[derive(Debug, Clone, Default)]
pub(crate) struct AtHand {
    dossiers: BTreeMap<ProductId, Dossier>,
    /// Products that a relation names.
    others: BTreeMap<ProductId, Product>,
}

impl AtHand {
    /// Whether something on a card may come from what is known of this product.
    pub fn concerns(&self, product: ProductId) -> bool {
        self.dossiers.contains_key(&product)
    }

    /// What is known of a product of the show, or of one beside it.
    pub fn dossier(&self, product: ProductId) -> Option<&Dossier> {
        self.dossiers.get(&product)
    }

    /// A product that a relation names.
    pub fn other(&self, product: ProductId) -> Option<&Product> {
        self.others.get(&product)
    }

    /// A product has changed; true if it is beside one of the show.
    pub fn follow(&mut self, product: &Product) -> bool {
        let other = self.others.get_mut(&product.id);
        other.map(|other| other.clone_from(product)).is_some()
    }

    /// Reads these dossiers, and the products that viewers may see beside these, with their dossiers.
    fn fetch(&mut self, store: &Store, ids: &[ProductId]) -> Result<(), StoreError> {
        let mut beside = Vec::new();
        for id in ids {
            let dossier = store.dossier(*id)?;
            let relations = dossier.relations.iter().filter_map(Entry::on_air);
            beside.extend(relations.map(|relation| relation.content().other));
            self.dossiers.insert(*id, dossier);
        }
        beside.retain(|id| !self.others.contains_key(id));
        for product in store.products(&beside)? {
            if !self.concerns(product.id) {
                self.dossiers.insert(product.id, store.dossier(product.id)?);
            }
            self.others.insert(product.id, product);
        }
        Ok(())
    }
}

impl Inner {
    /// Reads the dossiers of products that came to the show.
    pub(crate) fn fetch_new_dossiers(&self, desk: &mut Desk) -> Result<(), Problem> {
        let ids = desk.products.keys().copied();
        let new: Vec<ProductId> = ids.filter(|id| !desk.at_hand.concerns(*id)).collect();
        if new.is_empty() {
            return Ok(());
        }
        self.fetch_dossiers(desk, &new)
    }

    /// Reads all dossiers again, after a change of the catalogue that may concern each of them.
    pub(crate) fn fetch_all_dossiers(&self, desk: &mut Desk) -> Result<(), Problem> {
        desk.at_hand = Arc::default();
        self.fetch_new_dossiers(desk)
    }

    /// Reads these dossiers again.
    pub(crate) fn fetch_dossiers(&self, desk: &mut Desk, ids: &[ProductId]) -> Result<(), Problem> {
        let words = desk.words();
        Arc::make_mut(&mut desk.at_hand)
            .fetch(&self.store, ids)
            .map_err(|error| self.unreadable(words, &error))
    }

    /// What is at hand, and the dossier of a product that is only looked at.
    pub(crate) fn at_hand_with(
        &self,
        mut at_hand: Arc<AtHand>,
        product: ProductId,
        words: &Words,
    ) -> Result<Arc<AtHand>, Problem> {
        if !at_hand.concerns(product) {
            Arc::make_mut(&mut at_hand)
                .fetch(&self.store, &[product])
                .map_err(|error| self.unreadable(words, &error))?;
        }
        Ok(at_hand)
    }
}
