//! What is about to be shown: draws cards, and draws the next ones ahead, so that a take puts a
//! finished picture on air.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use vitrine_cards::{CanvasSize, CardSpec, CardsError, Need, RenderedCard, Renderer, Theme};
use vitrine_domain::{CardTemplateId, ThemeId};

/// One card to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CardOrder {
    pub spec: CardSpec,
    pub template: CardTemplateId,
    pub theme: ThemeId,
    pub canvas: CanvasSize,
}

/// Draws cards.
pub(crate) struct Stage {
    renderer: Arc<Mutex<Renderer>>,
    ahead: Sender<Vec<CardOrder>>,
    /// Draws cards to be looked at, so that no take waits for one. Opened when first needed.
    gallery: Mutex<Option<Renderer>>,
    assets: PathBuf,
    /// The templates there are.
    pub templates: Arc<Templates>,
    /// The font families a theme can use.
    pub fonts: Vec<String>,
}

/// What is to be known of the templates to choose among them.
#[derive(Debug, Default)]
pub(crate) struct Templates {
    /// In the order of their buttons.
    pub ids: Vec<CardTemplateId>,
    needs: BTreeMap<CardTemplateId, Vec<Need>>,
    revealing: Vec<CardTemplateId>,
}

impl Templates {
    fn of(renderer: &Renderer) -> Self {
        let ids = in_order(renderer);
        let needs = |id: &CardTemplateId| renderer.needs(id).unwrap_or_default().to_vec();
        let keeps_back = |id: &&CardTemplateId| renderer.keeps_price_back(id);
        Self {
            needs: ids.iter().map(|id| (id.clone(), needs(id))).collect(),
            revealing: ids.iter().filter(keeps_back).cloned().collect(),
            ids,
        }
    }

    /// What a card in this template can't do without.
    pub fn needs(&self, template: &CardTemplateId) -> &[Need] {
        self.needs.get(template).map_or(&[], Vec::as_slice)
    }

    /// Whether a card has all that its template is there to show.
    pub fn is_complete(&self, spec: &CardSpec, template: &CardTemplateId) -> bool {
        self.needs(template).iter().all(|need| spec.has(*need))
    }

    /// Those that keep the price back until it is revealed.
    pub fn revealing(&self) -> &[CardTemplateId] {
        &self.revealing
    }

    /// Whether this one keeps the price back until it is revealed.
    pub fn keeps_price_back(&self, template: &CardTemplateId) -> bool {
        self.revealing.contains(template)
    }
}

impl Stage {
    /// Loads fonts, templates and themes, and starts the worker that draws ahead.
    pub fn open(assets: &Path) -> Result<Self, CardsError> {
        let renderer = Renderer::new(assets)?;
        let templates = Arc::new(Templates::of(&renderer));
        let fonts = renderer.families();
        let renderer = Arc::new(Mutex::new(renderer));
        let (ahead, orders) = channel();
        let worker = renderer.clone();
        let started = std::thread::Builder::new()
            .name("cards".into())
            .spawn(move || draw_ahead(&worker, &orders));
        if let Err(error) = started {
            // Cards are then drawn at the take: a few milliseconds later, and no less right.
            tracing::warn!(%error, "cards cannot be drawn ahead");
        }
        Ok(Self {
            renderer,
            ahead,
            gallery: Mutex::new(None),
            assets: assets.to_owned(),
            templates,
            fonts,
        })
    }

    /// Whether there is a template of this name.
    pub fn has_template(&self, id: &CardTemplateId) -> bool {
        self.templates.ids.contains(id)
    }

    /// A card to be looked at, beside what is on air.
    pub fn look_at(&self, order: &CardOrder) -> Result<RenderedCard, CardsError> {
        self.in_gallery(|gallery| render(gallery, order))
    }

    /// As [`Self::look_at`], in a theme that is being edited.
    pub fn look_at_draft(
        &self,
        order: &CardOrder,
        theme: Theme,
    ) -> Result<RenderedCard, CardsError> {
        self.in_gallery(|gallery| {
            gallery.set_theme(order.theme.clone(), theme)?;
            render(gallery, order)
        })
    }

    fn in_gallery<T>(
        &self,
        look: impl FnOnce(&mut Renderer) -> Result<T, CardsError>,
    ) -> Result<T, CardsError> {
        let mut gallery = self.gallery.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(renderer) = &mut *gallery {
            return look(renderer);
        }
        let mut renderer = Renderer::new(&self.assets)?;
        for (id, theme) in self.themes() {
            renderer.set_theme(id, theme)?;
        }
        look(gallery.insert(renderer))
    }

    /// The themes there are.
    pub fn themes(&self) -> Vec<(ThemeId, Theme)> {
        let renderer = lock(&self.renderer);
        let themes = renderer.themes();
        themes
            .map(|(id, theme)| (id.clone(), theme.clone()))
            .collect()
    }

    /// Whether there is a theme of this name.
    pub fn has_theme(&self, id: &ThemeId) -> bool {
        lock(&self.renderer).themes().any(|(known, _)| known == id)
    }

    /// Adds a theme, or changes the one of this name.
    pub fn set_theme(&self, id: &ThemeId, theme: Theme) -> Result<(), CardsError> {
        lock(&self.renderer).set_theme(id.clone(), theme.clone())?;
        let mut gallery = self.gallery.lock().unwrap_or_else(PoisonError::into_inner);
        match &mut *gallery {
            Some(renderer) => renderer.set_theme(id.clone(), theme),
            None => Ok(()),
        }
    }

    /// Forgets a theme.
    pub fn remove_theme(&self, id: &ThemeId) {
        lock(&self.renderer).remove_theme(id);
        let mut gallery = self.gallery.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(renderer) = &mut *gallery {
            renderer.remove_theme(id);
        }
    }

    /// The card, drawn now if it was not drawn ahead.
    pub fn draw(&self, order: &CardOrder) -> Result<RenderedCard, CardsError> {
        render(&mut lock(&self.renderer), order)
    }

    /// Cards that may be asked for next. A newer list replaces one that was not begun.
    pub fn draw_ahead(&self, orders: Vec<CardOrder>) {
        // Without a worker there is nobody to draw ahead; `draw` does it then.
        drop(self.ahead.send(orders));
    }
}

/// The templates of products, the one used most first. The slate is the studio's own.
fn in_order(renderer: &Renderer) -> Vec<CardTemplateId> {
    const FIRST: [&str; 4] = ["lower-third", "side-card", "product-page", "price-tag"];
    let place = |id: &CardTemplateId| FIRST.iter().position(|first| *first == id.0);
    let mut templates: Vec<CardTemplateId> = renderer
        .templates()
        .filter(|id| id.0 != "slate")
        .cloned()
        .collect();
    templates.sort_by_key(|id| (place(id).unwrap_or(FIRST.len()), id.0.clone()));
    templates
}

fn draw_ahead(renderer: &Mutex<Renderer>, lists: &Receiver<Vec<CardOrder>>) {
    while let Ok(first) = lists.recv() {
        let mut waiting = Some(lists.try_iter().last().unwrap_or(first));
        while let Some(orders) = waiting {
            for order in &orders {
                // Locked one card at a time: a take never waits for more than the card being drawn.
                if let Err(error) = render(&mut lock(renderer), order) {
                    tracing::warn!(%error, template = order.template.0, "a card cannot be drawn");
                }
            }
            waiting = lists.try_iter().last();
        }
        // What is on air was asked for just before the list came; all else is of items gone by.
        lock(renderer).forget_unused();
    }
}

fn render(renderer: &mut Renderer, order: &CardOrder) -> Result<RenderedCard, CardsError> {
    renderer.render(&order.spec, &order.template, &order.theme, order.canvas)
}

fn lock(renderer: &Mutex<Renderer>) -> MutexGuard<'_, Renderer> {
    renderer.lock().unwrap_or_else(PoisonError::into_inner)
}
