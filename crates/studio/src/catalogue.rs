//! The catalogue: browsing and editing. A product that is on air changes there in one step.

use std::sync::Arc;

use vitrine_domain::{PriceRule, Product, ProductId};
use vitrine_store::{ErrorKind, NewProduct, ProductQuery, StoreError};

use crate::draft;
use crate::protocol::{Problem, ProductCheck, ProductDraft, Response, What};
use crate::studio::{Inner, now};
use crate::view;
use crate::words::Words;

impl Inner {
    pub(crate) fn find_products(&self, text: &str, limit: u32) -> Result<Response, Problem> {
        let words = self.lock().words();
        words.in_range("limit", limit, 1, 200)?;
        let found = self
            .store
            .find_products(text, limit)
            .map_err(|error| self.unreadable(words, &error))?;
        let products = found
            .iter()
            .map(|product| view::product_view(product, words.language(), PriceRule::at(now())))
            .collect();
        Ok(Response::Products { products })
    }

    pub(crate) fn browse_products(&self, query: &ProductQuery) -> Result<Response, Problem> {
        let words = self.lock().words();
        words.in_range("limit", query.limit, 1, 200)?;
        let rows = self
            .store
            .browse_products(query)
            .map_err(|error| self.unreadable(words, &error))?;
        let products = rows
            .products
            .iter()
            .map(|product| view::product_view(product, words.language(), PriceRule::at(now())))
            .collect();
        Ok(Response::ProductPage {
            products,
            total: rows.total,
            is_cut: rows.is_cut,
        })
    }

    pub(crate) fn draft_product(&self, id: ProductId) -> Result<Response, Problem> {
        let words = self.lock().words();
        let product = self.known_product(id, words)?;
        let shows = self
            .store
            .shows_with(id)
            .map_err(|error| self.unreadable(words, &error))?;
        let links = self
            .store
            .photo_links(id)
            .map_err(|error| self.unreadable(words, &error))?;
        Ok(Response::ProductDraft {
            draft: Box::new(draft::of(&product, words.language())),
            variants: view::variant_views(&product, &links, words.language()),
            shows,
        })
    }

    pub(crate) fn check_product(&self, draft: &ProductDraft) -> Result<Response, Problem> {
        let (check, _) = self.checked(draft)?;
        Ok(Response::ProductCheck { check })
    }

    /// To disk first, then on air: what a buyer reads is never a price that could not be kept.
    pub(crate) fn save_product(&self, draft: &ProductDraft) -> Result<Response, Problem> {
        let words = self.lock().words();
        let (_, product) = self.checked(draft)?;
        let Some(product) = product else {
            return Err(Problem::refused(words, "faulty-product", &[]));
        };
        let id = self
            .store
            .save_product(draft.id, product)
            .map_err(|error| Problem::save(words, &self.places.data, &error))?
            .ok_or_else(|| Problem::refused(words, "unknown-product", &[]))?;
        let saved = self.known_product(id, words)?;
        self.follow_product(saved)
    }

    /// What viewers and windows see of a product follows its new facts.
    fn follow_product(&self, product: Product) -> Result<Response, Problem> {
        let id = product.id;
        let done = self.change(|desk, now| {
            let is_beside = Arc::make_mut(&mut desk.at_hand).follow(&product);
            if is_beside || desk.products.contains_key(&id) {
                let is_on_card = desk.is_on_card(id);
                if let Some(featured) = desk.products.get_mut(&id) {
                    *featured = product;
                }
                let before = desk.shown_price;
                let take = self.put_on_air(desk, now);
                // The price of a bundle is that of others too.
                let take = take.filter(|_| is_on_card || desk.shown_price != before);
                self.save(desk, &[], take, now);
                desk.tell_show(now);
            }
            desk.tell(What::CatalogueChanged);
            Ok(())
        })?;
        match done {
            Response::Done { revision } => Ok(Response::ProductSaved {
                product: id,
                revision,
            }),
            other => Ok(other),
        }
    }

    pub(crate) fn delete_product(&self, id: ProductId) -> Result<Response, Problem> {
        let words = self.lock().words();
        let shows = self
            .store
            .shows_with(id)
            .map_err(|error| self.unreadable(words, &error))?;
        let featured = |shows: &[String]| {
            let shows = shows.join(", ");
            Problem::refused(words, "featured-product", &[("shows", shows.into())])
        };
        if !shows.is_empty() {
            return Err(featured(&shows));
        }
        let failed = |error: StoreError| match error.kind() {
            ErrorKind::Contradiction => featured(&[]),
            _ => Problem::save(words, &self.places.data, &error),
        };
        if !self.store.delete_product(id).map_err(failed)? {
            return Err(Problem::refused(words, "unknown-product", &[]));
        }
        self.change(|desk, _| {
            desk.tell(What::CatalogueChanged);
            Ok(())
        })
    }

    /// What is wrong with a draft and what it would change; the product to write when nothing is
    /// wrong.
    fn checked(&self, draft: &ProductDraft) -> Result<(ProductCheck, Option<NewProduct>), Problem> {
        let words = self.lock().words();
        let before = match draft.id {
            Some(id) => Some(self.known_product(id, words)?),
            None => None,
        };
        let namesake = self
            .store
            .product_by_sku(draft.sku.trim())
            .map_err(|error| self.unreadable(words, &error))?
            .filter(|other| Some(other.id) != draft.id && other.sku == draft.sku.trim());
        let facts = draft::Facts {
            before: before.as_ref(),
            is_sku_taken: namesake.is_some(),
            has_photo: &|file| self.places.photo(file).is_some(),
            now: now(),
        };
        let (product, faults) = draft::read(draft, &facts, words);
        let changes = product
            .as_ref()
            .map(|after| draft::changes(before.as_ref(), after, words))
            .unwrap_or_default();
        let is_on_air = draft.id.is_some_and(|id| self.lock().is_on_card(id));
        let check = ProductCheck {
            faults,
            changes,
            is_on_air,
        };
        Ok((check, product))
    }

    pub(crate) fn known_product(&self, id: ProductId, words: &Words) -> Result<Product, Problem> {
        self.store
            .product(id)
            .map_err(|error| self.unreadable(words, &error))?
            .ok_or_else(|| Problem::refused(words, "unknown-product", &[]))
    }
}
