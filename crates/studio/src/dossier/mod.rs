//! What is known of products: asked for, edited, looked through for an answer. [`at_hand`] keeps what
//! cards may need of it, [`parts`] makes a card's parts of what viewers may see.

mod at_hand;
mod bundle;
mod draft;
mod parts;

use vitrine_domain::dossier::{EntryRef, Fact, RelationKind, Review, differences};
use vitrine_domain::{EntryId, PriceRule, Product, ProductId, ShowId};
use vitrine_store::{Answer, Content, ErrorKind, Marked, NewEntry, ReviewQuery, StoreError};

use crate::protocol::{
    AnswerEntry, AnswerView, ComparisonView, DossierView, EntryContent, EntryDraft, MarkedText,
    OpenQuestion, Problem, Response, ReviewWish, What,
};
use crate::studio::{Inner, now};
use crate::view;
use crate::words::Words;

pub(crate) use at_hand::AtHand;
pub(crate) use parts::Told;

/// So many answers are looked at while a viewer waits.
const MOST_ANSWERS: u32 = 40;
/// Products side by side: more fit on no card.
const MOST_COMPARED: usize = 3;

impl Inner {
    /// All that is known of a product.
    pub(crate) fn dossier(&self, id: ProductId) -> Result<Response, Problem> {
        let words = self.lock().words();
        let unreadable = |error: StoreError| self.unreadable(words, &error);
        let product = self.known_product(id, words)?;
        let dossier = self.store.dossier(id).map_err(unreadable)?;
        let mut ids: Vec<ProductId> = Vec::new();
        for relation in &dossier.relations {
            if !ids.contains(&relation.content.other) {
                ids.push(relation.content.other);
            }
        }
        let others = self.store.products(&ids).map_err(unreadable)?;
        let alternatives = dossier.relations.iter().filter_map(|relation| {
            let is_one = relation.content.kind == RelationKind::Alternative;
            is_one.then_some(relation.content.other)
        });
        let mut compared = vec![id];
        compared.extend(alternatives.take(MOST_COMPARED - 1));
        let sheets = compared
            .iter()
            .map(|id| {
                let facts = self.store.dossier(*id)?.facts;
                Ok(facts.into_iter().map(|fact| fact.content).collect())
            })
            .collect::<Result<Vec<Vec<Fact>>, StoreError>>()
            .map_err(unreadable)?;
        let sheets: Vec<Vec<&Fact>> = sheets.iter().map(|facts| facts.iter().collect()).collect();
        let bundle_prices = bundle::prices(&product, &dossier, &others, words);
        let seen =
            |product: &Product| view::product_view(product, words.language(), PriceRule::at(now()));
        Ok(Response::Dossier {
            dossier: Box::new(DossierView {
                product: seen(&product),
                others: others.iter().map(seen).collect(),
                bundle_prices,
                comparison: ComparisonView {
                    rows: differences(&sheets),
                    products: compared,
                },
                dossier,
            }),
        })
    }

    /// A page of a product's reviews.
    pub(crate) fn reviews(&self, wish: ReviewWish) -> Result<Response, Problem> {
        let words = self.lock().words();
        words.in_range("limit", wish.limit, 1, 200)?;
        let query = ReviewQuery {
            source: wish.source,
            stars: wish.stars,
            text: wish.text,
            order: wish.order.into(),
        };
        let found = self
            .store
            .reviews(wish.product, &query, wish.offset, wish.limit)
            .map_err(|error| self.unreadable(words, &error))?;
        Ok(Response::Reviews {
            reviews: found.reviews,
            total: found.total,
        })
    }

    /// What the dossiers say to what somebody asked.
    pub(crate) fn find_answers(&self, product: ProductId, text: &str) -> Result<Response, Problem> {
        let answers = self
            .store
            .find_answers(product, text, MOST_ANSWERS)
            .map_err(|error| self.unreadable(self.lock().words(), &error))?;
        Ok(Response::Answers {
            answers: answers.into_iter().map(answer_view).collect(),
        })
    }

    /// What nobody has answered yet.
    pub(crate) fn open_questions(&self, show: Option<ShowId>) -> Result<Response, Problem> {
        let words = self.lock().words();
        let unreadable = |error: StoreError| self.unreadable(words, &error);
        let open = self.store.open_questions(show).map_err(unreadable)?;
        let mut ids: Vec<ProductId> = open.iter().map(|entry| entry.product).collect();
        ids.sort_unstable();
        ids.dedup();
        let products = self.store.products(&ids).map_err(unreadable)?;
        let title = |id| {
            let product = products.iter().find(|product| product.id == id);
            product.map(|product| product.title.clone())
        };
        let questions = open.into_iter().map(|entry| OpenQuestion {
            product_title: title(entry.product).unwrap_or_default(),
            entry,
        });
        Ok(Response::OpenQuestions {
            questions: questions.collect(),
        })
    }

    /// Adds an entry, or changes one; to disk first, then on the card.
    pub(crate) fn save_entry(&self, draft: EntryDraft) -> Result<Response, Problem> {
        let words = self.lock().words();
        draft::check(&draft, now(), words)?;
        self.check_together(&draft, words)?;
        let id = match draft.content.clone() {
            EntryContent::Rank(rank) => self.write_entry(&draft, rank),
            EntryContent::Fact(fact) => self.write_entry(&draft, fact),
            EntryContent::Reading(reading) => self.write_entry(&draft, reading),
            EntryContent::Relation(relation) => self.write_entry(&draft, relation),
            EntryContent::Question(question) => self.write_entry(&draft, question),
            EntryContent::Review(review) => self.write_entry(&draft, review),
        }
        .map_err(|error| match error.kind() {
            ErrorKind::Contradiction => Problem::refused(words, "entry-contradicts", &[]),
            _ => Problem::save(words, &self.places.data, &error),
        })?
        .ok_or_else(|| Problem::refused(words, "unknown-entry", &[]))?;
        let revision = self.follow_dossier(draft.product)?;
        let sort = draft.content.sort();
        Ok(Response::EntrySaved {
            entry: EntryRef { sort, id },
            revision,
        })
    }

    /// A price for two products is below what they cost one by one.
    fn check_together(&self, draft: &EntryDraft, words: &Words) -> Result<(), Problem> {
        let EntryContent::Relation(relation) = &draft.content else {
            return Ok(());
        };
        if relation.together.is_none() {
            return Ok(());
        }
        let mut singles = Vec::new();
        for id in [draft.product, relation.other] {
            let product = self.known_product(id, words)?;
            singles.push(product.price.map(|price| price.current));
        }
        relation
            .check_together(&singles)
            .map_err(|no| bundle::refusal(no, words))
    }

    fn write_entry<T: Content>(
        &self,
        draft: &EntryDraft,
        content: T,
    ) -> Result<Option<EntryId>, StoreError> {
        let entry = NewEntry {
            product: draft.product,
            audience: draft.audience,
            provenance: draft.provenance.clone(),
            content,
        };
        self.store.save_entry(draft.id, entry)
    }

    /// Deletes an entry. A card about it goes back to what comes first.
    pub(crate) fn delete_entry(&self, entry: EntryRef) -> Result<Response, Problem> {
        let words = self.lock().words();
        let product = self
            .store
            .delete_entry(entry)
            .map_err(|error| Problem::save(words, &self.places.data, &error))?
            .ok_or_else(|| Problem::refused(words, "unknown-entry", &[]))?;
        let revision = self.follow_dossier(product)?;
        Ok(Response::Done { revision })
    }

    /// Chooses what viewers read of a review, or lets go of it.
    pub(crate) fn choose_quote(
        &self,
        review: EntryId,
        quote: Option<&str>,
    ) -> Result<Response, Problem> {
        let words = self.lock().words();
        let product = self
            .store
            .entry::<Review>(review)
            .map_err(|error| self.unreadable(words, &error))?
            .ok_or_else(|| Problem::refused(words, "unknown-entry", &[]))?
            .product;
        let not_saved = |error: StoreError| Problem::save(words, &self.places.data, &error);
        match quote {
            Some(quote) => self
                .store
                .choose_quote(review, quote)
                .map_err(not_saved)?
                .map(drop)
                .ok_or_else(|| Problem::refused(words, "not-a-quote", &[]))?,
            None => self
                .store
                .clear_quote(review)
                .map(drop)
                .map_err(not_saved)?,
        }
        let revision = self.follow_dossier(product)?;
        Ok(Response::Done { revision })
    }

    /// What viewers and windows see follows what is known of a product now; the revision after it.
    fn follow_dossier(&self, product: ProductId) -> Result<u64, Problem> {
        let done = self.change(|desk, now| {
            if desk.at_hand.concerns(product) {
                self.fetch_dossiers(desk, &[product])?;
                let before = desk.shown_price;
                let take = self.put_on_air(desk, now);
                if desk.shown_price != before {
                    // Viewers see another price from this frame on, and so does the log.
                    self.save(desk, &[], take, now);
                }
                desk.tell_show(now);
            }
            desk.tell(What::DossierChanged { product });
            Ok(())
        })?;
        match done {
            Response::Done { revision } => Ok(revision),
            other => unreachable!("a change is done, not {other:?}"),
        }
    }
}

fn answer_view(answer: Answer) -> AnswerView {
    let marked = |pieces: Vec<Marked>| {
        let pieces = pieces.into_iter().map(|piece| MarkedText {
            text: piece.text,
            is_match: piece.is_match,
        });
        pieces.collect()
    };
    AnswerView {
        entry: match answer.entry {
            vitrine_store::AnswerEntry::Fact(entry) => AnswerEntry::Fact(entry),
            vitrine_store::AnswerEntry::Review(entry) => AnswerEntry::Review(entry),
            vitrine_store::AnswerEntry::Question(entry) => AnswerEntry::Question(entry),
        },
        product_title: answer.product_title,
        is_own: answer.is_own,
        heading: marked(answer.heading),
        text: marked(answer.text),
    }
}
