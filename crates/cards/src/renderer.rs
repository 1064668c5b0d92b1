//! The renderer: holds fonts, templates, themes and what was drawn before.

mod frame;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use vitrine_domain::{CardDepth, CardTemplateId, Corner, Motion, Picture, ThemeId};

use self::frame::Frame;
use crate::arrange::{Arranged, Part, Request, arrange, countdown_shape};
use crate::draw::{LiveText, Painter, draw_live};
use crate::photo::Photos;
use crate::spec::{CardSpec, Need, PhotoSource};
use crate::surface::{RoundRect, Surface, Tint};
use crate::template::{Field, Layout, Template};
use crate::text::Typesetter;
use crate::theme::Theme;
use crate::{CardWarning, CardsError, Colour, fonts, import};

/// So much of drawn cards is kept: seven as large as a picture of 1080 lines.
const KEPT_BYTES: usize = 64 * 1024 * 1024;
/// No canvas is larger, and none smaller shows a card anyone could read.
const CANVAS_SIDES_PX: std::ops::RangeInclusive<u32> = 240..=4096;
/// A QR module this small on a picture of 720 lines is still told apart by a phone's camera after
/// the encoder has been at it.
const LEAST_MODULE_AT_720: f32 = 2.0;

/// The size of the program picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CanvasSize {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// A card, ready for the mixer.
#[derive(Debug, Clone)]
pub struct RenderedCard {
    /// Only as large as the card and its shadow.
    pub picture: Arc<Picture>,
    /// The picture's left edge on the canvas, in pixels.
    pub x: i32,
    /// The picture's upper edge on the canvas, in pixels.
    pub y: i32,
    /// How it comes and goes.
    pub motion: Motion,
    /// How long that takes.
    pub motion_ms: u32,
    /// Over or under the camera inset.
    pub depth: CardDepth,
    /// Whether a price stands on it: a template may have no place for one, or no room.
    pub has_price: bool,
    /// What it had to be drawn without.
    pub warnings: Vec<CardWarning>,
}

impl RenderedCard {
    /// The picture as a PNG file with opacity.
    pub fn png(&self) -> Vec<u8> {
        import::png(&self.picture)
    }
}

/// Draws cards. One belongs to each worker; it is not shared.
pub struct Renderer {
    templates: BTreeMap<CardTemplateId, Template>,
    themes: BTreeMap<ThemeId, Theme>,
    font_folder: PathBuf,
    typesetter: Typesetter,
    photos: Photos,
    drawn: HashMap<Key, Drawn>,
    /// Counts renderings, to tell which card was not asked for the longest.
    clock: u64,
    /// What the clock showed when the cards were last looked through.
    looked_through_at: u64,
}

/// A card but for its countdown's digits.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    spec: CardSpec,
    template: CardTemplateId,
    theme: ThemeId,
    canvas: CanvasSize,
    photo_stamps: Vec<Option<(std::time::SystemTime, u64)>>,
}

struct Drawn {
    card: RenderedCard,
    live: Vec<LiveText>,
    used_at: u64,
}

impl Drawn {
    fn bytes(&self) -> usize {
        self.card.picture.rgba().len()
    }
}

impl Renderer {
    /// Loads every font, template and theme of an assets folder.
    pub fn new(assets: &Path) -> Result<Self, CardsError> {
        let font_folder = assets.join("fonts");
        let fonts = fonts::load(&font_folder)?;
        let templates = read_all(&assets.join("cards"), CardTemplateId, Template::read)?;
        let themes = read_all(&assets.join("themes"), ThemeId, Theme::read)?;
        for theme in themes.values() {
            for family in [&theme.heading, &theme.body] {
                fonts::require(fonts.db(), family, &font_folder)?;
            }
        }
        Ok(Self {
            templates,
            themes,
            font_folder,
            typesetter: Typesetter::new(fonts),
            photos: Photos::default(),
            drawn: HashMap::new(),
            clock: 0,
            looked_through_at: 0,
        })
    }

    /// The families that a theme can use, by name.
    pub fn families(&self) -> Vec<String> {
        fonts::families(self.typesetter.db())
    }

    /// Adds a theme, or changes the one of this name; what was drawn in it is drawn anew.
    ///
    /// # Errors
    /// [`CardsError::MissingFont`] when it names a family that is not bundled.
    pub fn set_theme(&mut self, id: ThemeId, theme: Theme) -> Result<(), CardsError> {
        for family in [&theme.heading, &theme.body] {
            fonts::require(self.typesetter.db(), family, &self.font_folder)?;
        }
        self.drawn.retain(|key, _| key.theme != id);
        self.themes.insert(id, theme);
        Ok(())
    }

    /// Forgets a theme.
    pub fn remove_theme(&mut self, id: &ThemeId) {
        self.drawn.retain(|key, _| key.theme != *id);
        self.themes.remove(id);
    }

    /// The names of the templates there are.
    pub fn templates(&self) -> impl Iterator<Item = &CardTemplateId> {
        self.templates.keys()
    }

    /// What a template can't do without; `None` for a name there is no template of. Ask
    /// [`CardSpec::has`] whether it is there; what lacks some of it is drawn with what it has.
    pub fn needs(&self, template: &CardTemplateId) -> Option<&[Need]> {
        let template = self.templates.get(template)?;
        Some(&template.needs)
    }

    /// Whether a template keeps the price back until it is revealed; a teaser stands in for it.
    pub fn keeps_price_back(&self, template: &CardTemplateId) -> bool {
        let template = self.templates.get(template);
        template.is_some_and(|template| template.keeps_price_back)
    }

    /// The themes there are.
    pub fn themes(&self) -> impl Iterator<Item = (&ThemeId, &Theme)> {
        self.themes.iter()
    }

    /// Draws a card, or only its countdown when nothing else changed since last time.
    pub fn render(
        &mut self,
        spec: &CardSpec,
        template: &CardTemplateId,
        theme: &ThemeId,
        canvas: CanvasSize,
    ) -> Result<RenderedCard, CardsError> {
        let mut shape = spec.clone();
        if let Some(countdown) = &mut shape.countdown {
            countdown.time = countdown_shape(&countdown.time);
        }
        let key = Key {
            photo_stamps: shape.photos().map(photo_stamp).collect(),
            spec: shape,
            template: template.clone(),
            theme: theme.clone(),
            canvas,
        };
        if !self.drawn.contains_key(&key) {
            let drawn = self.draw(&key)?;
            self.make_room_for(drawn.bytes());
            self.drawn.insert(key.clone(), drawn);
        }
        self.clock += 1;
        let drawn = self
            .drawn
            .get_mut(&key)
            .expect("it was drawn just now if it was not there");
        drawn.used_at = self.clock;
        let time = spec
            .countdown
            .as_ref()
            .map_or("", |countdown| countdown.time.as_str());
        Ok(with_live(drawn, time, &mut self.typesetter))
    }

    /// Lets go of every card that was not asked for since this was last called.
    pub fn forget_unused(&mut self) {
        let since = self.looked_through_at;
        self.drawn.retain(|_, drawn| drawn.used_at > since);
        self.looked_through_at = self.clock;
    }

    fn make_room_for(&mut self, bytes: usize) {
        while self.drawn.values().map(Drawn::bytes).sum::<usize>() + bytes > KEPT_BYTES
            && let Some(oldest) = self.drawn.values().map(|drawn| drawn.used_at).min()
        {
            self.drawn.retain(|_, drawn| drawn.used_at != oldest);
        }
    }

    fn draw(&mut self, key: &Key) -> Result<Drawn, CardsError> {
        let Key { spec, canvas, .. } = key;
        let template = self
            .templates
            .get(&key.template)
            .ok_or_else(|| CardsError::UnknownTemplate(key.template.clone()))?;
        let theme = self
            .themes
            .get(&key.theme)
            .ok_or_else(|| CardsError::UnknownTheme(key.theme.clone()))?;
        let bad_canvas = CardsError::BadCanvas {
            width: canvas.width,
            height: canvas.height,
        };
        if ![canvas.width, canvas.height]
            .iter()
            .all(|side| CANVAS_SIDES_PX.contains(side))
        {
            return Err(bad_canvas);
        }
        let Some((layout, scale)) = template.layout_for(*canvas) else {
            return Err(bad_canvas);
        };
        let lines = canvas.width.min(canvas.height) as f32;
        let least_module_px = (LEAST_MODULE_AT_720 * lines / 720.0).round() as u32;
        let request = Request {
            spec,
            theme,
            template,
            layout,
            scale,
            least_module_px,
        };
        let card = arrange(request, &mut self.typesetter);

        let frame = Frame::new(layout, theme, &card, *canvas, scale);
        let mut rgba = vec![0; frame.width as usize * frame.height as usize * 4];
        let mut painter = Painter {
            spec,
            theme,
            typesetter: &mut self.typesetter,
            photos: &mut self.photos,
            scale,
            origin: frame.origin,
            is_over_video: layout.depth == CardDepth::OverAll,
            warnings: Vec::new(),
            live: Vec::new(),
        };
        let mut surface = Surface::new(&mut rgba, frame.width, frame.height).ok_or(bad_canvas)?;
        shadow(&card, layout, scale, frame.origin, &mut surface);
        painter.draw(&card, &mut surface);
        let (mut warnings, live) = (painter.warnings, painter.live);
        warnings.extend(notes(&card, key));
        let picture = Picture::new(frame.width, frame.height, rgba)
            .expect("the pixels were made for this size");
        let card = RenderedCard {
            picture: Arc::new(picture),
            x: frame.x,
            y: frame.y,
            motion: motion(layout, frame.corner),
            motion_ms: layout.motion_ms,
            depth: layout.depth,
            has_price: has_price(&card),
            warnings,
        };
        Ok(Drawn {
            card,
            live,
            used_at: 0,
        })
    }
}

fn has_price(card: &Arranged<'_>) -> bool {
    let is_price = |part: &Part<'_>| {
        matches!(
            part,
            Part::Text {
                field: Field::Price | Field::BundlePrice,
                ..
            }
        )
    };
    card.boxes.iter().any(|placed| is_price(&placed.part))
}

fn shadow(
    card: &Arranged<'_>,
    layout: &Layout,
    scale: f32,
    (x, y): (f32, f32),
    surface: &mut Surface<'_>,
) {
    let (Some(shadow), Some(root)) = (layout.shadow, card.boxes.first()) else {
        return;
    };
    let (width, height, radii) = (card.width, card.height, root.radii);
    let shape = RoundRect {
        x,
        y: y + shadow.drop * scale,
        width,
        height,
        radii,
    };
    let tint = Tint {
        colour: Colour {
            red: 0,
            green: 0,
            blue: 0,
        },
        alpha: shadow.opacity,
    };
    surface.shadow(shape, shadow.blur * scale, tint);
}

/// A card that a theme moved to the other side comes from there.
fn motion(layout: &Layout, corner: Corner) -> Motion {
    let is_left = |corner| matches!(corner, Corner::TopLeft | Corner::BottomLeft);
    match layout.motion {
        Motion::SlideLeft if !is_left(corner) => Motion::SlideRight,
        Motion::SlideRight if is_left(corner) => Motion::SlideLeft,
        other => other,
    }
}

fn notes(card: &Arranged<'_>, key: &Key) -> Vec<CardWarning> {
    let mut notes = Vec::new();
    if card.is_overfull {
        notes.push(CardWarning::Overfull(key.template.clone()));
    }
    if let Some(link) = key.spec.link.as_ref().filter(|_| card.is_without_code) {
        notes.push(CardWarning::LinkTooLong {
            url: link.url.clone(),
        });
    }
    notes
}

fn with_live(drawn: &Drawn, time: &str, typesetter: &mut Typesetter) -> RenderedCard {
    let mut card = drawn.card.clone();
    if drawn.live.is_empty() {
        return card;
    }
    let (width, height) = (card.picture.width(), card.picture.height());
    let mut rgba: Arc<[u8]> = Arc::from(card.picture.rgba());
    let pixels = Arc::get_mut(&mut rgba).expect("nobody else has this copy yet");
    if let Some(mut surface) = Surface::new(pixels, width, height) {
        for live in &drawn.live {
            draw_live(live, time, typesetter, &mut surface);
        }
    }
    let picture = Picture::new(width, height, rgba).expect("the copy has the size of the original");
    card.picture = Arc::new(picture);
    card
}

/// When a photo's file was written, so that a new photo under an old name is seen.
fn photo_stamp(photo: &PhotoSource) -> Option<(std::time::SystemTime, u64)> {
    let PhotoSource::File(path) = photo else {
        return None;
    };
    let facts = fs::metadata(path).ok()?;
    Some((facts.modified().ok()?, facts.len()))
}

/// Reads every TOML file of a folder, by its stem.
fn read_all<Id: Ord, T>(
    folder: &Path,
    id: impl Fn(String) -> Id,
    read: impl Fn(&Path) -> Result<T, CardsError>,
) -> Result<BTreeMap<Id, T>, CardsError> {
    let list = |source| CardsError::Folder {
        path: PathBuf::from(folder),
        source,
    };
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(list)? {
        let path = entry.map_err(list)?.path();
        if path.extension().is_some_and(|end| end == "toml") {
            let stem = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            found.insert(id(stem), read(&path)?);
        }
    }
    Ok(found)
}
