//! How cards look: themes, and cards drawn to be looked at before they go on air.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use vitrine_cards::{CanvasSize, Colour, Theme};
use vitrine_domain::{Command, Hidden, Product, Refusal, SegmentId, State, ThemeId, UnixMs, apply};
use vitrine_store::KeptTheme;

use crate::card_text::{Matter, Shown};
use crate::open;
use crate::program::Ingredients;
use crate::protocol::{
    CardPicture, CardWish, Problem, Quality, Response, ThemeChoice, ThemeDraft, ThemeView, What,
};
use crate::stage::{CardOrder, Stage};
use crate::studio::{Inner, now};
use crate::view;
use crate::words::Words;

/// A gallery shows cards on a laptop's screen; more pixels would only take longer.
const SIDES_PX: std::ops::RangeInclusive<u32> = 240..=1920;
/// The name of the theme that is being edited: no file and no kept theme can have it.
const DRAFT: &str = "\u{0}draft";
/// What themes of one's own are called.
const OWN: &str = "own-";
/// Small text needs this contrast to be read (WCAG 2, level AA), large text the second.
const LEAST_CONTRAST: f32 = 4.5;
const LEAST_CONTRAST_LARGE: f32 = 3.0;

impl Inner {
    /// A card as it would go on air, in the words of the open show.
    pub(crate) fn draw_card(&self, wish: CardWish) -> Result<Response, Problem> {
        let now = now();
        let (words, show, product, at_hand) = {
            let desk = self.lock();
            let product = desk.products.get(&wish.product).cloned();
            let show = desk.state.show.clone();
            (desk.words(), show, product, desk.at_hand.clone())
        };
        for (name, side) in [("width", wish.width), ("height", wish.height)] {
            words.in_range(name, side, *SIDES_PX.start(), *SIDES_PX.end())?;
        }
        let product: Product = match product {
            Some(product) => product,
            None => self.known_product(wish.product, words)?,
        };
        let at_hand = self.at_hand_with(at_hand, product.id, words)?;
        let segment = wish.segment.and_then(|id| show.rundown.get(id));
        let shown = Shown {
            matter: Matter {
                state: &State::new(show.clone()),
                products: &BTreeMap::new(),
                at_hand: &at_hand,
                places: &self.places,
                now,
            },
            product: &product,
            offer: segment.and_then(|segment| segment.offer_for(product.id)),
            offer_ends_at: segment.and_then(|segment| segment.offer_ends_at(product.id, now)),
            entry: wish.entry,
            is_price_hidden: self.stage.templates.keeps_price_back(&wish.template),
            hides: Hidden::default(),
        };
        let (theme, draft) = match wish.look {
            ThemeChoice::Show => (show.theme.clone(), None),
            ThemeChoice::Kept { theme } => (theme, None),
            ThemeChoice::Draft { draft } => {
                let theme = read(&draft, &self.places.photos(), words)?;
                (ThemeId(DRAFT.to_owned()), Some(theme))
            }
        };
        let order = CardOrder {
            spec: shown.card(self.stage.templates.needs(&wish.template)),
            template: wish.template,
            theme,
            canvas: CanvasSize {
                width: wish.width,
                height: wish.height,
            },
        };
        let is_complete = self
            .stage
            .templates
            .is_complete(&order.spec, &order.template);
        let drawn = match draft {
            Some(theme) => self.stage.look_at_draft(&order, theme),
            None => self.stage.look_at(&order),
        };
        let card = drawn.map_err(|error| {
            let values = [("reason", error.to_string().into())];
            Problem::failed(words, "cards", &values, &error)
        })?;
        Ok(Response::Card {
            card: CardPicture {
                picture: data_url("image/png", &card.png()),
                x: card.x,
                y: card.y,
                width: card.picture.width(),
                height: card.picture.height(),
                is_complete,
                warnings: card
                    .warnings
                    .iter()
                    .map(|warning| {
                        let reason = warning.to_string();
                        let title = product.title.as_str();
                        let values = [("title", title.into()), ("reason", reason.into())];
                        words.say_with("notice-card-warning", &values)
                    })
                    .collect(),
            },
        })
    }

    /// The program as it would look once an item is taken, with what the sources show now: drawn and
    /// mixed by what makes the program itself.
    pub(crate) fn look_ahead(
        &self,
        segment: Option<SegmentId>,
        width: u32,
    ) -> Result<Response, Problem> {
        let now = now();
        let (words, state, products, at_hand, quality) = {
            let desk = self.lock();
            (
                desk.words(),
                desk.state.clone(),
                desk.products.clone(),
                desk.at_hand.clone(),
                desk.setup.remembered.quality,
            )
        };
        words.in_range("width", width, 160, 640)?;
        let Some(segment) = segment.or(state.live.next) else {
            return Ok(Response::Peek { picture: None });
        };
        let refused = |refusal| Problem::refusal(words, &refusal);
        let state = running(&state, now).map_err(refused)?;
        let state = apply(&state, &Command::Take { segment }, now)
            .map_err(refused)?
            .state;
        let small = Quality {
            width: width.next_multiple_of(8),
            height: (width * quality.height / quality.width.max(1)).next_multiple_of(2),
            ..quality
        };
        let ingredients = Ingredients {
            matter: Matter {
                state: &state,
                products: &products,
                at_hand: &at_hand,
                places: &self.places,
                now,
            },
            quality: small,
            hides: Hidden::default(),
            templates: &self.stage.templates,
        };
        let built = ingredients.build(&|order| self.stage.look_at(order));
        let picture = self
            .engine
            .look_ahead(&Arc::new(built.program), open::canvas(small))
            .map_err(|error| Problem::engine(words, &error))?;
        Ok(Response::Peek {
            picture: Some(data_url("image/jpeg", &picture)),
        })
    }

    /// Keeps a theme; cards on air follow at once.
    pub(crate) fn save_theme(
        &self,
        id: Option<ThemeId>,
        draft: &ThemeDraft,
    ) -> Result<Response, Problem> {
        let words = self.lock().words();
        let theme = read(draft, &self.places.photos(), words)?;
        let id = match id {
            Some(id) if is_own(&id) => id,
            Some(_) => return Err(Problem::refused(words, "shipped-theme", &[])),
            None => self.new_theme_id(words)?,
        };
        let body = serde_json::to_value(draft)
            .map_err(|error| Problem::broken(words, &error.to_string()))?;
        let kept = KeptTheme {
            id: id.clone(),
            body,
        };
        // A family that is not bundled is refused before anything is kept.
        self.stage.set_theme(&id, theme).map_err(|error| {
            let reason = [("reason", error.to_string().into())];
            Problem::refused(words, "bad-theme", &reason)
        })?;
        self.store
            .save_theme(kept)
            .map_err(|error| Problem::save(words, &self.places.data, &error))?;
        let revision = self.tell_themes();
        Ok(Response::ThemeSaved {
            theme: id,
            revision,
        })
    }

    /// Forgets a theme that no show uses.
    pub(crate) fn delete_theme(&self, id: &ThemeId) -> Result<Response, Problem> {
        let words = self.lock().words();
        if !is_own(id) {
            return Err(Problem::refused(words, "shipped-theme", &[]));
        }
        let unreadable = |error| self.unreadable(words, &error);
        let shows = self.store.shows().map_err(unreadable)?;
        for line in shows {
            let show = self.store.show(line.id).map_err(unreadable)?;
            if show.is_some_and(|show| show.theme == *id) {
                let show = [("show", line.details.title.into())];
                return Err(Problem::refused(words, "theme-in-use", &show));
            }
        }
        self.store
            .delete_theme(id)
            .map_err(|error| Problem::save(words, &self.places.data, &error))?;
        self.stage.remove_theme(id);
        let revision = self.tell_themes();
        Ok(Response::Done { revision })
    }

    /// Themes came from elsewhere: the stage learns them, and everybody is told.
    pub(crate) fn themes_are_others(&self, words: &Words) -> Result<(), Problem> {
        let kept = self.store.themes();
        let kept = kept.map_err(|error| self.unreadable(words, &error))?;
        load(&self.stage, kept, &self.places.photos(), words);
        self.tell_themes();
        Ok(())
    }

    /// Tells the themes there are, and draws what is on air in them; the revision after it.
    fn tell_themes(&self) -> u64 {
        let mut desk = self.lock();
        let themes = views(&self.stage, desk.words());
        desk.themes.clone_from(&themes);
        desk.tell(What::Themes { themes });
        self.put_on_air(&mut desk, now());
        let revision = desk.revision();
        self.flush(desk);
        revision
    }

    fn new_theme_id(&self, words: &Words) -> Result<ThemeId, Problem> {
        let kept = self
            .store
            .themes()
            .map_err(|error| self.unreadable(words, &error))?;
        let numbers = kept
            .iter()
            .filter_map(|theme| theme.id.0.strip_prefix(OWN)?.parse::<u32>().ok());
        let next = numbers.max().unwrap_or(0) + 1;
        Ok(ThemeId(format!("{OWN}{next}")))
    }
}

/// The state with a run, so that an item can be taken in it: nothing of it goes anywhere.
fn running(state: &State, now: UnixMs) -> Result<State, Refusal> {
    if state.live.phase.is_running() {
        return Ok(state.clone());
    }
    Ok(apply(state, &Command::StartPractice, now)?.state)
}

/// Gives the stage the themes that are kept. One that cannot be read any more is left out and told
/// in the log: its shows fall back to a card that is not drawn, with a notice.
pub(crate) fn load(stage: &Stage, kept: Vec<KeptTheme>, photos: &Path, words: &Words) {
    for KeptTheme { id, body } in kept {
        let read = serde_json::from_value::<ThemeDraft>(body)
            .map_err(|error| error.to_string())
            .and_then(|draft| read(&draft, photos, words).map_err(|problem| problem.message))
            .and_then(|theme| {
                stage
                    .set_theme(&id, theme)
                    .map_err(|error| error.to_string())
            });
        if let Err(error) = read {
            tracing::error!(theme = id.0, error, "a kept theme cannot be used");
        }
    }
}

/// Every theme, the shipped ones first.
pub(crate) fn views(stage: &Stage, words: &Words) -> Vec<ThemeView> {
    let mut views: Vec<ThemeView> = stage
        .themes()
        .into_iter()
        .filter(|(id, _)| id.0 != DRAFT)
        .map(|(id, theme)| view(id, &theme, words))
        .collect();
    views.sort_by(|a, b| (a.is_own, &a.theme.name).cmp(&(b.is_own, &b.theme.name)));
    views
}

fn view(id: ThemeId, theme: &Theme, words: &Words) -> ThemeView {
    let is_own = is_own(&id);
    let logo = theme
        .logo
        .as_deref()
        .and_then(Path::file_name)
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|_| is_own);
    let colours = serde_json::to_value(&theme.colours)
        .and_then(serde_json::from_value::<BTreeMap<String, String>>)
        .expect("colours are texts by their names");
    ThemeView {
        id,
        is_own,
        logo: logo.as_deref().map(view::photo_path),
        warnings: unreadable_pairs(theme, words),
        theme: ThemeDraft {
            name: theme.name.clone(),
            heading: theme.heading.clone(),
            body: theme.body.clone(),
            roundness: theme.roundness,
            panel_opacity: theme.panel_opacity,
            corner: theme.corner,
            logo,
            colours,
        },
    }
}

pub(crate) fn is_own(id: &ThemeId) -> bool {
    id.0.starts_with(OWN)
}

/// The theme that a draft says.
pub(crate) fn read(draft: &ThemeDraft, photos: &Path, words: &Words) -> Result<Theme, Problem> {
    let bad = |reason: String| Problem::refused(words, "bad-theme", &[("reason", reason.into())]);
    if draft.name.trim().is_empty() {
        return Err(Problem::refused(words, "no-title", &[]));
    }
    words.in_range("roundness", draft.roundness, 0.0, 2.0)?;
    words.in_range("opacity", draft.panel_opacity, 0.5, 1.0)?;
    let is_plain = |file: &&String| {
        !file.is_empty() && !file.starts_with('.') && !file.contains(['/', '\\', ':', '\0'])
    };
    let logo = match &draft.logo {
        Some(file) => {
            let file = Some(file).filter(is_plain);
            Some(file.ok_or_else(|| bad("logo".to_owned()))?)
        }
        None => None,
    };
    let colours = serde_json::to_value(&draft.colours)
        .and_then(serde_json::from_value)
        .map_err(|error| bad(error.to_string()))?;
    Ok(Theme {
        name: draft.name.trim().to_owned(),
        heading: draft.heading.clone(),
        body: draft.body.clone(),
        roundness: draft.roundness,
        panel_opacity: draft.panel_opacity,
        corner: draft.corner,
        logo: logo.map(|file| photos.join(file)),
        colours,
    })
}

/// What a viewer could hardly read.
fn unreadable_pairs(theme: &Theme, words: &Words) -> Vec<String> {
    let colours = &theme.colours;
    let pairs: [(&str, Colour, Colour, f32); 5] = [
        (
            "theme-pale-text",
            colours.text,
            colours.panel,
            LEAST_CONTRAST,
        ),
        (
            "theme-pale-muted",
            colours.muted,
            colours.panel,
            LEAST_CONTRAST,
        ),
        (
            "theme-pale-price",
            colours.price,
            colours.panel,
            LEAST_CONTRAST_LARGE,
        ),
        (
            "theme-pale-accent",
            colours.on_accent,
            colours.accent,
            LEAST_CONTRAST,
        ),
        (
            "theme-pale-deal",
            colours.on_deal,
            colours.deal,
            LEAST_CONTRAST,
        ),
    ];
    pairs
        .into_iter()
        .filter(|(_, ink, ground, least)| ink.contrast(*ground) < *least)
        .map(|(id, ..)| words.say(id))
        .collect()
}

/// A small file as an address that holds it.
pub(crate) fn data_url(kind: &str, bytes: &[u8]) -> String {
    format!("data:{kind};base64,{}", BASE64_STANDARD.encode(bytes))
}
