//! What is about to be shown: draws cards, and draws the next ones ahead, so that a take puts a
//! finished picture on air.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use vitrine_cards::{CanvasSize, CardSpec, CardsError, RenderedCard, Renderer};
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
}

impl Stage {
    /// Loads fonts, templates and themes, and starts the worker that draws ahead.
    pub fn open(assets: &Path) -> Result<Self, CardsError> {
        let renderer = Arc::new(Mutex::new(Renderer::new(assets)?));
        let (ahead, orders) = channel();
        let worker = renderer.clone();
        let started = std::thread::Builder::new()
            .name("cards".into())
            .spawn(move || draw_ahead(&worker, &orders));
        if let Err(error) = started {
            // Cards are then drawn at the take: a few milliseconds later, and no less right.
            tracing::warn!(%error, "cards cannot be drawn ahead");
        }
        Ok(Self { renderer, ahead })
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
