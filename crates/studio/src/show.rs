//! Commands to the show: takes, cards, scenes, rundown edits, starting and ending, undo and redo.
//!
//! The order of every change: apply, picture, disk, windows. The picture goes first, so that a slow
//! or full disk delays no take; what the disk refuses is kept, said, and saved with the next change.

use vitrine_domain::live::Stepped;
use vitrine_domain::{
    Applied, CardPrice, Change, Command, DurationMs, History, ProductId, Refusal, Segment, ShowId,
    State, UnixMs, apply, format,
};
use vitrine_store::{NewTake, StoreError};

use crate::desk::Desk;
use crate::protocol::{Problem, Response, TakeView, What};
use crate::saving::NO_RUN;
use crate::studio::Inner;
use crate::words::Words;

/// No item is on air for a day.
const LONGEST_SEGMENT: DurationMs = DurationMs::from_mins(24 * 60);
/// Some four thousand words: longer than any host reads from a prompter in one item.
const LONGEST_NOTE: usize = 20_000;

impl Inner {
    /// Does a command to the show.
    pub(crate) fn command(&self, command: Command) -> Result<Response, Problem> {
        let begins = matches!(command, Command::GoLive | Command::StartPractice);
        if begins && self.imports.is_writing() {
            return Err(Problem::refused(self.lock().words(), "import-busy", &[]));
        }
        match command {
            Command::GoLive => self.go_live(),
            Command::StartPractice => self.start_practice(),
            Command::End => self.end(),
            other => self.direct(other),
        }
    }

    /// Everything that neither starts nor ends a run.
    fn direct(&self, command: Command) -> Result<Response, Problem> {
        self.check_edit(&command)?;
        let command = self.with_new_number(command)?;
        self.change(|desk, now| {
            if let Command::TakeProduct { product } = &command {
                self.fetch_product(desk, *product)?;
            }
            let before = desk.state.clone();
            let applied = self.apply(desk, &command, now)?;
            desk.history.record(&command, &before, &applied.state);
            self.settle(desk, applied, now);
            Ok(())
        })
    }

    /// One step back.
    pub(crate) fn undo(&self) -> Result<Response, Problem> {
        self.change(|desk, now| {
            let stepped = desk.history.undo(&desk.state);
            self.step(desk, stepped, "nothing-to-undo", now)
        })
    }

    /// One step forward again.
    pub(crate) fn redo(&self) -> Result<Response, Problem> {
        self.change(|desk, now| {
            let stepped = desk.history.redo(&desk.state);
            self.step(desk, stepped, "nothing-to-redo", now)
        })
    }

    fn step(
        &self,
        desk: &mut Desk,
        stepped: Option<Stepped>,
        refusal: &str,
        now: UnixMs,
    ) -> Result<(), Problem> {
        let Some(stepped) = stepped else {
            return Err(Problem::refused(desk.words(), refusal, &[]));
        };
        let Stepped { state, changes, .. } = stepped;
        self.settle(desk, Applied { state, changes }, now);
        Ok(())
    }

    /// Opens another show.
    pub(crate) fn open_show(&self, id: ShowId) -> Result<Response, Problem> {
        self.change(|desk, now| {
            if desk.state.live.phase.is_running() {
                return Err(Problem::refused(desk.words(), "live", &[]));
            }
            self.save_again(desk, now);
            if desk.unsaved.is_waiting() {
                return Err(Problem::refused(desk.words(), "unsaved", &[]));
            }
            let show = self
                .store
                .show(id)
                .map_err(|error| self.unreadable(desk.words(), &error))?
                .ok_or_else(|| Problem::refused(desk.words(), "unknown-show", &[]))?;
            desk.state = State::new(show);
            desk.history = History::new();
            self.fetch_products(desk)?;
            self.put_on_air(desk, now);
            desk.tell_show(now);
            Ok(())
        })
    }

    pub(crate) fn apply(
        &self,
        desk: &Desk,
        command: &Command,
        now: UnixMs,
    ) -> Result<Applied, Problem> {
        apply(&desk.state, command, now)
            .map_err(|refusal: Refusal| Problem::refusal(desk.words(), &refusal))
    }

    /// Makes an applied change real: on air, on disk, in the windows.
    pub(crate) fn settle(&self, desk: &mut Desk, applied: Applied, now: UnixMs) {
        let Applied { state, changes } = applied;
        desk.state = state;
        if changes.contains(&Change::Rundown)
            && let Err(problem) = self.fetch_products(desk)
        {
            tracing::error!(problem.detail, "products of the rundown could not be read");
        }
        let price_before = desk.shown_price;
        let seen = self.put_on_air(desk, now);
        if is_take(&changes)
            && let Some(take) = &seen
        {
            tell_take(desk, take);
        }
        // Another price before the viewers' eyes is worth an entry, whatever changed it.
        let is_another_price = desk.shown_price != price_before && desk.state.live.card.is_some();
        let take = seen.filter(|_| is_take(&changes) || is_another_price);
        self.save(desk, &changes, take, now);
        if is_take(&changes) {
            self.mark_chapter(desk, now);
        }
        if changes.contains(&Change::Card { card: None }) {
            desk.tell(What::CardCleared);
        }
        desk.update_line();
        desk.tell_show(now);
    }

    /// Refuses edits that could not be written down or drawn.
    fn check_edit(&self, command: &Command) -> Result<(), Problem> {
        match command {
            Command::EditShow { details } => {
                let words = self.lock().words();
                self.check_details(details, words)
            }
            Command::InsertSegment { segment, .. } | Command::ReplaceSegment { segment } => {
                self.check_segment(segment)
            }
            _ => Ok(()),
        }
    }

    fn check_segment(&self, segment: &Segment) -> Result<(), Problem> {
        let words = self.lock().words();
        let known = self
            .store
            .products(&segment.products)
            .map_err(|error| self.unreadable(words, &error))?;
        if known.len() != segment.products.len() {
            return Err(Problem::refused(words, "unknown-product", &[]));
        }
        words.in_range("duration", segment.duration.0, 0, LONGEST_SEGMENT.0)?;
        let too_long = |text: &str, most| text.chars().count() > most;
        if too_long(&segment.title, 200) || too_long(&segment.cue, 20) {
            let most = [("most", 200_u64.into())];
            return Err(Problem::refused(words, "long-title", &most));
        }
        if too_long(&segment.note, LONGEST_NOTE) {
            let most = [("most", (LONGEST_NOTE as u64).into())];
            return Err(Problem::refused(words, "long-note", &most));
        }
        Ok(())
    }

    /// A new segment gets its number from the store.
    fn with_new_number(&self, command: Command) -> Result<Command, Problem> {
        match command {
            Command::InsertSegment { segment, before } if segment.id.0 <= 0 => {
                let id = self.store.reserve_segment_id().map_err(|error| {
                    Problem::save(self.lock().words(), self.store.path(), &error)
                })?;
                let segment = Box::new(Segment { id, ..*segment });
                Ok(Command::InsertSegment { segment, before })
            }
            other => Ok(other),
        }
    }

    /// The products that the rundown features, from the catalogue.
    pub(crate) fn fetch_products(&self, desk: &mut Desk) -> Result<(), Problem> {
        let segments = &desk.state.show.rundown.segments;
        let mut ids: Vec<ProductId> = segments
            .iter()
            .flat_map(|segment| segment.products.iter().copied())
            .collect();
        // Unplanned products that were taken stay.
        ids.extend(desk.products.keys().copied());
        let live = &desk.state.live;
        ids.extend(live.current.and_then(|current| current.product));
        ids.extend(live.card.as_ref().map(|card| card.product));
        ids.sort_unstable();
        ids.dedup();
        let products = self
            .store
            .products(&ids)
            .map_err(|error| self.unreadable(desk.words(), &error))?;
        desk.products = products
            .into_iter()
            .map(|product| (product.id, product))
            .collect();
        self.fetch_new_dossiers(desk)
    }

    fn fetch_product(&self, desk: &mut Desk, id: ProductId) -> Result<(), Problem> {
        if desk.products.contains_key(&id) {
            return Ok(());
        }
        let product = self
            .store
            .product(id)
            .map_err(|error| self.unreadable(desk.words(), &error))?
            .ok_or_else(|| Problem::refused(desk.words(), "unknown-product", &[]))?;
        desk.products.insert(id, product);
        self.fetch_new_dossiers(desk)
    }

    pub(crate) fn unreadable(&self, words: &Words, error: &StoreError) -> Problem {
        let path = self.places.data.display().to_string();
        let values = [("reason", error.to_string().into()), ("path", path.into())];
        Problem::failed(words, "open", &values, error)
    }
}

/// Whether a change put something else before the viewers' eyes that the take log must have.
fn is_take(changes: &[Change]) -> bool {
    changes.iter().any(|change| {
        matches!(
            change,
            Change::Current { item: Some(_) } | Change::Card { card: Some(_) }
        )
    })
}

/// The entry of the take log for what is on air now.
pub(crate) fn take_of(desk: &Desk, price: Option<CardPrice>, now: UnixMs) -> Option<NewTake> {
    let live = &desk.state.live;
    let current = live.current?;
    Some(NewTake {
        run: desk.run.unwrap_or(NO_RUN),
        at: now,
        segment: current.id,
        product: live
            .card
            .as_ref()
            .map(|card| card.product)
            .or(current.product),
        template: live.card.as_ref().map(|card| card.template.clone()),
        first_frame: None,
        price: price.map(|price| price.current),
        compare_at: price.and_then(|price| price.compare_at),
    })
}

fn tell_take(desk: &mut Desk, take: &NewTake) {
    let language = desk.state.show.language;
    let segment = desk.state.show.rundown.get(take.segment);
    let view = TakeView {
        at: take.at,
        segment: take.segment,
        title: segment
            .map(|segment| segment.title.clone())
            .unwrap_or_default(),
        sku: take
            .product
            .and_then(|id| desk.products.get(&id))
            .map(|product| product.sku.clone()),
        template: take.template.clone(),
        price: take.price.map(|price| format::money(price, language)),
    };
    desk.tell(What::Taken { take: view });
}
