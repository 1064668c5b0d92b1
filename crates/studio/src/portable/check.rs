//! What a show file would bring, held against what is here: for a person to read before anything is written.

use std::collections::BTreeSet;

use serde_json::Value;
use vitrine_domain::plan::total;
use vitrine_domain::{CardTemplateId, Product, ProductId, Show};
use vitrine_store::{KeptTheme, NewProduct, Store};

use super::format::FileTheme;
use super::{Arrival, ShowFileError};
use crate::draft;
use crate::looks;
use crate::places::Places;
use crate::protocol::{ShowFileCheck, ShowFileProduct, ShowFileTheme, ThemeDraft};
use crate::schedule::LONGEST_TITLE;
use crate::stage::Stage;
use crate::words::Words;

/// What is here.
pub(super) struct Here<'a> {
    pub store: &'a Store,
    pub stage: &'a Stage,
    pub places: &'a Places,
    pub words: &'a Words,
}

impl Here<'_> {
    pub fn check(&self, arrival: &Arrival) -> Result<ShowFileCheck, ShowFileError> {
        let file = &arrival.file;
        let show = &file.show;
        let theme = self.theme(show, file.theme.as_ref())?;
        let known = self.store.known_products(&file.products)?;
        let mut products = Vec::with_capacity(known.len());
        let mut new_ids = BTreeSet::new();
        for (product, known) in file.products.iter().zip(known) {
            if known.is_none() {
                new_ids.insert(product.id);
            }
            products.push(self.beside(product, known)?);
        }
        let coming = file.dossiers.iter();
        let coming = coming.filter(|parts| new_ids.contains(&parts.product));
        let entries: usize = coming.map(|parts| parts.len()).sum();
        let new = products.iter().filter(|product| product.is_new).count();
        Ok(ShowFileCheck {
            seal: arrival.seal.clone(),
            title: show.title.clone(),
            title_here: self.free_title(show.title.trim())?,
            planned_start: show.planned_start,
            language: show.language,
            currency: show.currency,
            segments: count(show.rundown.segments.len()),
            length: total(&show.rundown),
            made_at: file.made_at,
            new: count(new),
            kept: count(products.len() - new),
            products,
            entries: count(entries),
            photos: count(arrival.photos.len()),
            theme,
            remarks: self.remarks(arrival),
        })
    }

    /// A product of the file beside the one that is here.
    fn beside(
        &self,
        product: &Product,
        known: Option<ProductId>,
    ) -> Result<ShowFileProduct, ShowFileError> {
        let here = match known {
            Some(id) => self.store.product(id)?,
            None => None,
        };
        let in_file = NewProduct::from(product.clone());
        let differences = match &here {
            Some(here) => draft::changes(Some(here), &in_file, self.words),
            None => Vec::new(),
        };
        Ok(ShowFileProduct {
            sku: product.sku.clone(),
            title: product.title.clone(),
            is_new: here.is_none(),
            differences,
        })
    }

    /// Whether the show can look as it is meant to.
    fn theme(
        &self,
        show: &Show,
        travels: Option<&FileTheme>,
    ) -> Result<ShowFileTheme, ShowFileError> {
        let Some(FileTheme { id, body }) = travels else {
            let mut themes = self.stage.themes().into_iter();
            let shipped = themes.find(|(id, _)| *id == show.theme && !looks::is_own(id));
            let (_, theme) = shipped.ok_or_else(|| ShowFileError::NoTheme {
                theme: show.theme.0.clone(),
            })?;
            return Ok(ShowFileTheme {
                name: theme.name,
                is_new: false,
            });
        };
        let bad = |detail: String| ShowFileError::BadTheme { detail };
        if *id != show.theme || !looks::is_own(id) || id.0.len() > 100 {
            return Err(bad("it is not the show's".to_owned()));
        }
        let read: ThemeDraft =
            serde_json::from_value(body.clone()).map_err(|error| bad(error.to_string()))?;
        if has_more(body, &read) {
            return Err(bad("it says more than a theme does".to_owned()));
        }
        let theme = looks::read(&read, &self.places.photos(), self.words)
            .map_err(|problem| bad(problem.message))?;
        for family in [&theme.heading, &theme.body] {
            if !self.stage.fonts.contains(family) {
                return Err(bad(format!("there is no font {family}")));
            }
        }
        let kept: Vec<KeptTheme> = self.store.themes()?;
        Ok(ShowFileTheme {
            name: theme.name,
            is_new: kept.iter().all(|kept| kept.body != *body),
        })
    }

    /// The title, or the one that copies of a show have, or a numbered one.
    fn free_title(&self, title: &str) -> Result<String, ShowFileError> {
        let shows = self.store.shows()?;
        let is_free = |title: &str| shows.iter().all(|show| show.details.title != title);
        let title = cut(title, LONGEST_TITLE);
        if is_free(&title) {
            return Ok(title);
        }
        let mut number = 1_u64;
        loop {
            let copy = |title: &str| {
                let values = [("show", title.into()), ("number", number.into())];
                let code = match number {
                    1 => "show-copy",
                    _ => "show-copy-number",
                };
                self.words.say_with(code, &values)
            };
            let longer = copy("").chars().count();
            let named = copy(&cut(&title, LONGEST_TITLE.saturating_sub(longer)));
            if is_free(&named) {
                return Ok(named);
            }
            number += 1;
        }
    }

    fn remarks(&self, arrival: &Arrival) -> Vec<String> {
        let mut remarks = Vec::new();
        let segments = arrival.file.show.rundown.segments.iter();
        let cards: BTreeSet<&CardTemplateId> = segments
            .filter_map(|segment| segment.card.as_ref())
            .collect();
        let unknown = cards.into_iter().filter(|id| !self.stage.has_template(id));
        let unknown: Vec<&str> = unknown.map(|id| id.0.as_str()).collect();
        if !unknown.is_empty() {
            let cards = [("cards", unknown.join(", ").into())];
            remarks.push(self.words.say_with("show-file-cards", &cards));
        }
        let mut dossiers = arrival.file.dossiers.iter();
        if dossiers.any(|parts| parts.review_count > parts.reviews.len() as u64) {
            remarks.push(self.words.say("show-file-reviews"));
        }
        remarks
    }
}

/// Whether a theme has fields that were read over.
fn has_more(body: &Value, read: &ThemeDraft) -> bool {
    let known = serde_json::to_value(read).unwrap_or_default();
    let fields = body.as_object().into_iter().flatten();
    fields
        .into_iter()
        .any(|(name, _)| known.get(name).is_none())
}

fn cut(text: &str, letters: usize) -> String {
    let kept: String = text.chars().take(letters).collect();
    kept.trim().to_owned()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
