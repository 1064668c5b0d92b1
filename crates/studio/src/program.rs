//! From where the show stands to what the mixer is asked to show.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

use vitrine_cards::{CanvasSize, CardWarning, CardsError, RenderedCard};
use vitrine_domain::{
    CardPrice, CardTemplateId, Corner, Hidden, Picture, PriceDoubt, Product, ProductId, Scene,
    UnixMs, format,
};
use vitrine_engine::program::{Border, CardLayer, Fit, Framing, InsetStyle, ProgramSpec, Rgb};

use crate::card_text::{Matter, Shown};
use crate::editions::Look;
use crate::protocol::{DoubtedBundle, Quality};
use crate::slate::Slate;
use crate::stage::{CardOrder, Templates};

/// Long enough to be seen as a change of scene, short enough not to be waited for.
const SCENE_FADE_MS: u32 = 240;

/// The template of the product scene.
const PRODUCT_PAGE: &str = "product-page";

/// Who draws the cards: the stage for what goes on air, its gallery for what is only looked at.
pub(crate) type Draw<'a> = dyn Fn(&CardOrder) -> Result<RenderedCard, CardsError> + 'a;

/// What a program is made from.
#[derive(Clone, Copy)]
pub(crate) struct Ingredients<'a> {
    pub matter: Matter<'a>,
    pub quality: Quality,
    /// What viewers of this picture are not shown.
    pub hides: Hidden,
    pub templates: &'a Templates,
}

/// A program, what its card promises, and what went wrong with its cards.
pub(crate) struct Built {
    pub program: ProgramSpec,
    /// The price on the card on air, if it shows one.
    pub price: Option<CardPrice>,
    /// The last moment that price may be shown, if it is the product's own and nobody has vouched.
    pub price_stands_until: Option<UnixMs>,
    pub troubles: Vec<CardTrouble>,
}

/// A card that lacks something, or everything.
#[derive(Debug)]
pub(crate) enum CardTrouble {
    Without {
        title: String,
        warning: CardWarning,
    },
    NotDrawn {
        title: String,
        error: CardsError,
    },
    /// The template shows what the product has not; the lower third stands in.
    Lacks {
        title: String,
    },
    /// The price is left out: its source gave it for a time that is over, or it is too old.
    PriceDoubted {
        title: String,
        doubt: PriceDoubt,
    },
}

impl<'a> Ingredients<'a> {
    /// As another picture than the show's shows it.
    pub fn of_look(&self, look: Look) -> Self {
        Self {
            quality: look.quality(self.quality),
            hides: look.hides,
            ..*self
        }
    }

    /// The program as it should be on air now.
    pub fn build(&self, draw: &Draw<'_>) -> Built {
        let mut built = Built {
            program: self.bare(draw),
            price: None,
            price_stands_until: None,
            troubles: Vec::new(),
        };
        for (product, template) in self.wanted() {
            let shown = self.shown(product, &template);
            let needs = self.templates.needs(&template);
            let doubts = shown.doubts(needs).into_iter();
            built.troubles.extend(doubts.map(|(product, doubt)| {
                let title = product.title.clone();
                CardTrouble::PriceDoubted { title, doubt }
            }));
            let mut order = self.order(&shown, template.clone());
            if !self.templates.is_complete(&order.spec, &order.template) {
                order = self.order(&shown, CardTemplateId::lower_third());
                let title = product.title.clone();
                built.troubles.push(CardTrouble::Lacks { title });
            }
            match draw(&order) {
                Ok(card) => {
                    if card.has_price && self.is_on_card(product, &template) {
                        built.price = shown.told_price(needs);
                        built.price_stands_until = shown.stands_until(needs);
                    }
                    let title = || product.title.clone();
                    built.troubles.extend(card.warnings.iter().map(|warning| {
                        let warning = warning.clone();
                        CardTrouble::Without {
                            title: title(),
                            warning,
                        }
                    }));
                    built.program.cards.push(layer(card, product.id, &template));
                }
                Err(error) => built.troubles.push(CardTrouble::NotDrawn {
                    title: product.title.clone(),
                    error,
                }),
            }
        }
        built
    }

    /// The cards that one key could put on air next: the slate, those of the next item, and of the
    /// products of this one.
    pub fn ahead(&self) -> Vec<CardOrder> {
        let Matter { state, now, .. } = self.matter;
        let mut orders = vec![Slate::Break.order(state, self.quality, self.matter.places)];
        if let Some(next) = state.next_segment()
            && let Some(product) = next.products.first().and_then(|id| self.product(*id))
        {
            let page = (next.scene == Scene::ProductFull).then(page_template);
            for template in next.card.clone().into_iter().chain(page) {
                let shown = Shown {
                    matter: self.matter,
                    product,
                    offer: next.offer_for(product.id),
                    offer_ends_at: next.offer_ends_at(product.id, now),
                    entry: None,
                    is_price_hidden: self.templates.keeps_price_back(&template),
                    hides: self.hides,
                };
                orders.push(self.order(&shown, template));
            }
        }
        if let Some(segment) = state.current_segment() {
            let card = state.live.card.as_ref();
            let template = card.map(|card| &card.template).or(segment.card.as_ref());
            let template = template
                .cloned()
                .unwrap_or_else(CardTemplateId::lower_third);
            for product in segment
                .products
                .iter()
                .take(2)
                .filter_map(|id| self.product(*id))
            {
                orders.push(self.order(&self.shown(product, &template), template.clone()));
            }
        }
        orders
    }

    /// The picture for when nothing else is shown; without it the background stands alone.
    fn slate(&self, draw: &Draw<'_>) -> Option<Arc<Picture>> {
        let Matter { state, places, .. } = self.matter;
        let order = Slate::of(state).order(state, self.quality, places);
        match draw(&order) {
            Ok(card) => Some(card.picture),
            Err(error) => {
                tracing::error!(%error, "the slate cannot be drawn");
                None
            }
        }
    }

    /// The cards to show, the lowest first.
    fn wanted(&self) -> Vec<(&Product, CardTemplateId)> {
        let live = &self.matter.state.live;
        let mut wanted = Vec::new();
        let focus = live.current.and_then(|current| current.product);
        if live.scene == Scene::ProductFull
            && let Some(product) = focus.and_then(|id| self.product(id))
        {
            wanted.push((product, page_template()));
        }
        if let Some(card) = &live.card
            && let Some(product) = self.product(card.product)
            && !wanted
                .iter()
                .any(|(_, template)| *template == card.template)
        {
            wanted.push((product, card.template.clone()));
        }
        wanted
    }

    fn product(&self, id: ProductId) -> Option<&Product> {
        self.matter.products.get(&id)
    }

    fn is_on_card(&self, product: &Product, template: &CardTemplateId) -> bool {
        let card = self.matter.state.live.card.as_ref();
        card.is_some_and(|card| card.product == product.id && card.template == *template)
    }

    /// A product as a card in this template shows it now.
    fn shown<'b>(&'b self, product: &'b Product, template: &CardTemplateId) -> Shown<'b> {
        let Matter { state, now, .. } = self.matter;
        let segment = state.current_segment();
        let taken_at = state.live.current.map(|current| current.taken_at);
        let offer_ends_at = segment
            .zip(taken_at)
            .and_then(|(segment, taken_at)| segment.offer_ends_at(product.id, taken_at));
        let is_over = offer_ends_at.is_some_and(|end| end <= now);
        let offer = segment
            .and_then(|segment| segment.offer_for(product.id))
            .filter(|_| !is_over);
        let card = state.live.card.as_ref();
        let card = card.filter(|card| card.product == product.id);
        Shown {
            matter: self.matter,
            product,
            offer,
            offer_ends_at,
            entry: card
                .filter(|card| card.template == *template)
                .and_then(|card| card.entry),
            is_price_hidden: card.is_some_and(|card| {
                !card.is_price_revealed && self.templates.keeps_price_back(&card.template)
            }),
            hides: self.hides,
        }
    }

    /// The templates that a card of this product can fill now.
    pub fn fitting(&self, product: &Product) -> Vec<CardTemplateId> {
        let fits = |id: &&CardTemplateId| {
            let shown = self.shown(product, id);
            let spec = shown.card(self.templates.needs(id));
            self.templates.is_complete(&spec, id)
        };
        self.templates.ids.iter().filter(fits).cloned().collect()
    }

    /// The price for several products that a card on air lacks, because nobody stands for it.
    pub fn doubted_bundle(&self) -> Option<DoubtedBundle> {
        let language = self.matter.state.show.language;
        self.wanted().into_iter().find_map(|(product, template)| {
            let shown = self.shown(product, &template);
            let (price, doubt) = shown.doubted_together(self.templates.needs(&template))?;
            Some(DoubtedBundle {
                product: product.id,
                title: product.title.clone(),
                price: format::money(price.current, language),
                as_of: price.as_of,
                doubt,
            })
        })
    }

    fn order(&self, shown: &Shown<'_>, template: CardTemplateId) -> CardOrder {
        CardOrder {
            spec: shown.card(self.templates.needs(&template)),
            template,
            theme: self.matter.state.show.theme.clone(),
            canvas: CanvasSize {
                width: self.quality.width,
                height: self.quality.height,
            },
        }
    }

    fn bare(&self, draw: &Draw<'_>) -> ProgramSpec {
        ProgramSpec {
            scene: self.matter.state.live.scene,
            scene_fade_ms: SCENE_FADE_MS,
            camera: Framing::PLAIN,
            screen: Framing {
                fit: Fit::Fit,
                ..Framing::PLAIN
            },
            inset: INSET,
            background: BACKGROUND,
            slate: self.slate(draw),
            cards: Vec::new(),
        }
    }
}

/// Where the product page leaves room for it.
const INSET: InsetStyle = InsetStyle {
    corner: Corner::BottomRight,
    width_permille: 260,
    margin_permille: 25,
    radius_permille: 45,
    border: Some(Border {
        width: 3,
        colour: Rgb(244, 239, 230),
    }),
};

/// A dark neutral behind sources that do not fill the picture.
const BACKGROUND: Rgb = Rgb(17, 19, 24);

fn page_template() -> CardTemplateId {
    CardTemplateId(PRODUCT_PAGE.to_owned())
}

fn layer(card: RenderedCard, product: ProductId, template: &CardTemplateId) -> CardLayer {
    // The same product in the same template is the same card: a new price swaps in place.
    let mut id = DefaultHasher::new();
    (product, template).hash(&mut id);
    CardLayer {
        id: id.finish(),
        picture: card.picture,
        x: card.x,
        y: card.y,
        depth: card.depth,
        motion: card.motion,
        motion_ms: card.motion_ms,
    }
}

#[cfg(test)]
mod tests;
