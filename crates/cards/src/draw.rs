//! Drawing an arranged card: boxes, texts, photos, stars and codes, back to front.

use crate::arrange::{Arranged, Part, Placed};
use crate::colour::Colour;
use crate::photo::{PhotoFit, Photos, faded};
use crate::spec::{CardSpec, PhotoSource, StockTone};
use crate::surface::{Fill, RoundRect, Surface, Tint};
use crate::template::{Content, Field, Ink, Paintwork, StyleSpec};
use crate::text::{Side, TextStyle, Typesetter};
use crate::theme::Theme;
use crate::{CardWarning, stars};

/// QR codes are dark on white in every theme: cameras expect it.
const PAPER: Colour = Colour {
    red: 255,
    green: 255,
    blue: 255,
};
const CODE_INK: Colour = Colour {
    red: 12,
    green: 12,
    blue: 14,
};
/// How visible the photo of a product that is sold out stays.
const FADED_OPACITY: f32 = 0.5;
/// The size of the initial on a missing photo, in parts of the shorter side.
const INITIAL_PART: f32 = 0.4;

/// A text that is drawn anew each second.
pub(crate) struct LiveText {
    pub at: (f32, f32),
    pub width: f32,
    pub style: TextStyle,
    pub tint: Tint,
    pub side: Side,
}

/// Everything drawing needs besides the boxes.
pub(crate) struct Painter<'a> {
    pub spec: &'a CardSpec,
    pub theme: &'a Theme,
    pub typesetter: &'a mut Typesetter,
    pub photos: &'a mut Photos,
    pub scale: f32,
    /// Where the card's corner lies in the picture, whose edges hold its shadow.
    pub origin: (f32, f32),
    pub is_over_video: bool,
    pub warnings: Vec<CardWarning>,
    pub live: Vec<LiveText>,
}

impl Painter<'_> {
    /// Draws everything but the countdown, which is noted in `live`.
    pub fn draw(&mut self, card: &Arranged<'_>, surface: &mut Surface<'_>) {
        for (index, placed) in card.boxes.iter().enumerate() {
            let shape = self.shape(placed);
            if let Some(fill) = placed.node.fill {
                // Only the panel itself lets the video through; what lies on it is opaque.
                let is_panel = index == 0 && self.is_over_video;
                let opacity = if is_panel {
                    self.theme.panel_opacity
                } else {
                    1.0
                };
                surface.fill(shape, self.fill(fill, opacity));
            }
            match (&placed.part, &placed.node.content) {
                (
                    Part::Text {
                        field,
                        words,
                        style,
                        spec,
                    },
                    _,
                ) => {
                    self.text(*field, words, style, spec, shape, card.is_mirrored, surface);
                }
                (Part::Code(code), _) => {
                    surface.fill(shape, Fill::Plain(opaque(PAPER)));
                    let dark = code
                        .dark_modules()
                        .map(|(x, y)| (shape.x + x as f32, shape.y + y as f32));
                    surface.squares(dark, code.module_px as f32, opaque(CODE_INK));
                }
                (Part::Own, Content::Photo { is_whole }) => self.photo(*is_whole, shape, surface),
                (Part::Own, Content::Stars { size }) => {
                    let at = (shape.x, shape.y);
                    self.stars(at, *size * self.scale, card.is_mirrored, surface);
                }
                (Part::Own, Content::Logo) => self.logo(shape, surface),
                (Part::Own, _) => {}
            }
            if let Some(border) = placed.node.border {
                surface.outline(shape, self.scale.max(1.0), self.tint(border));
            }
        }
    }

    fn shape(&self, placed: &Placed<'_>) -> RoundRect {
        RoundRect {
            x: placed.x + self.origin.0,
            y: placed.y + self.origin.1,
            width: placed.width,
            height: placed.height,
            radii: placed.radii,
        }
    }

    fn tint(&self, ink: Ink) -> Tint {
        Tint {
            colour: self.theme.colour(ink.role, self.spec.tone()),
            alpha: ink.alpha,
        }
    }

    fn fill(&self, paintwork: Paintwork, opacity: f32) -> Fill {
        let tint = |ink: Ink| {
            let tint = self.tint(ink);
            Tint {
                alpha: tint.alpha * opacity,
                ..tint
            }
        };
        match paintwork {
            Paintwork::Plain(ink) => Fill::Plain(tint(ink)),
            Paintwork::Gradient { from, to, vertical } => Fill::Gradient {
                from: tint(from),
                to: tint(to),
                is_vertical: vertical,
            },
        }
    }

    #[allow(clippy::too_many_arguments)] // The parts of one text, taken apart by its only caller.
    fn text(
        &mut self,
        field: Field,
        words: &str,
        style: &TextStyle,
        spec: &StyleSpec,
        shape: RoundRect,
        is_mirrored: bool,
        surface: &mut Surface<'_>,
    ) {
        let is_sold_out = self.spec.tone() == StockTone::SoldOut;
        let ink = spec
            .sold_out_ink
            .filter(|_| is_sold_out)
            .unwrap_or(spec.ink);
        let tint = self.tint(ink);
        let side = spec.align.side(is_mirrored);
        if field == Field::Countdown {
            let style = style.clone();
            let at = (shape.x, shape.y);
            self.live.push(LiveText {
                at,
                width: shape.width,
                style,
                tint,
                side,
            });
            return;
        }
        let block = self.typesetter.set(words, style, Some(shape.width));
        self.typesetter.draw(
            &block,
            (shape.x, shape.y),
            (shape.width, side),
            tint,
            surface,
        );
        if spec.strike {
            let (left, top, width, height) = self.typesetter.strike(&block, style);
            let spare = if side == Side::Right {
                shape.width - block.width
            } else {
                0.0
            };
            let (x, y) = (shape.x + spare + left, shape.y + top);
            surface.fill(
                RoundRect {
                    x,
                    y,
                    width,
                    height,
                    radii: [0.0; 4],
                },
                Fill::Plain(tint),
            );
        }
    }

    fn stars(&self, at: (f32, f32), size: f32, is_mirrored: bool, surface: &mut Surface<'_>) {
        let Some(rating) = &self.spec.rating else {
            return;
        };
        let colours = &self.theme.colours;
        let tints = (opaque(colours.star), opaque(colours.star_empty));
        stars::draw(
            surface,
            at,
            size,
            rating.hundredths.min(500),
            is_mirrored,
            tints,
        );
    }

    fn photo(&mut self, is_whole: bool, shape: RoundRect, surface: &mut Surface<'_>) {
        let Some(source) = &self.spec.photo else {
            return self.placeholder(shape, surface);
        };
        let size = (shape.width.round() as u32, shape.height.round() as u32);
        if size.0 == 0 || size.1 == 0 {
            return;
        }
        let fit = if is_whole {
            PhotoFit::Whole
        } else {
            PhotoFit::Cover
        };
        match self.photos.get(source, size, fit) {
            Ok(photo) => {
                let x = shape.x + ((size.0 - photo.width) / 2) as f32;
                let y = shape.y + ((size.1 - photo.height) / 2) as f32;
                let (width, height) = (photo.width as f32, photo.height as f32);
                let place = RoundRect {
                    x,
                    y,
                    width,
                    height,
                    radii: shape.radii,
                };
                if self.spec.is_sold_out() {
                    let pale = faded(&photo);
                    surface.fill(shape, Fill::Plain(opaque(self.theme.colours.raised)));
                    surface.picture(place, &pale.rgba, (pale.width, pale.height), FADED_OPACITY);
                } else {
                    surface.picture(place, &photo.rgba, (photo.width, photo.height), 1.0);
                }
            }
            Err(error) => {
                if let PhotoSource::File(path) = source {
                    self.warnings.push(CardWarning::Photo {
                        path: path.clone(),
                        reason: error.to_string(),
                    });
                }
                self.placeholder(shape, surface);
            }
        }
    }

    /// A quiet field with the initial of the brand, the shop or the product in a ring.
    fn placeholder(&mut self, shape: RoundRect, surface: &mut Surface<'_>) {
        let colours = &self.theme.colours;
        let (from, to) = (opaque(colours.raised), opaque(colours.panel_deep));
        let accent = opaque(colours.accent);
        surface.fill(
            shape,
            Fill::Gradient {
                from,
                to,
                is_vertical: true,
            },
        );
        let side = shape.width.min(shape.height);
        let middle = (shape.x + shape.width / 2.0, shape.y + shape.height / 2.0);
        let ring = RoundRect {
            x: middle.0 - side * 0.32,
            y: middle.1 - side * 0.32,
            width: side * 0.64,
            height: side * 0.64,
            radii: [side; 4],
        };
        surface.outline(
            ring,
            (side * 0.008).max(1.0),
            Tint {
                alpha: 0.55,
                ..accent
            },
        );
        let Some(initial) = initial(self.spec, self.theme) else {
            return;
        };
        let style = TextStyle {
            family: self.theme.heading.clone(),
            size: side * INITIAL_PART,
            weight: 500,
            line_height: 1.0,
            tracking: 0.0,
            is_tabular: false,
            max_lines: 1,
            may_cut: false,
            fit: Vec::new(),
        };
        let block = self.typesetter.set(&initial, &style, None);
        let at = (shape.x, middle.1 - block.height / 2.0);
        self.typesetter
            .draw(&block, at, (shape.width, Side::Centre), accent, surface);
    }

    fn logo(&mut self, shape: RoundRect, surface: &mut Surface<'_>) {
        let Some(path) = &self.theme.logo else { return };
        let size = (shape.width.round() as u32, shape.height.round() as u32);
        let source = PhotoSource::File(path.clone());
        match self.photos.get(&source, size, PhotoFit::Whole) {
            Ok(logo) => {
                let (width, height) = (logo.width as f32, logo.height as f32);
                let y = shape.y + ((size.1 - logo.height) / 2) as f32;
                let place = RoundRect {
                    y,
                    width,
                    height,
                    radii: [0.0; 4],
                    ..shape
                };
                surface.picture(place, &logo.rgba, (logo.width, logo.height), 1.0);
            }
            Err(error) => {
                self.warnings.push(CardWarning::Logo {
                    path: path.clone(),
                    reason: error.to_string(),
                });
            }
        }
    }
}

/// Draws a countdown's digits where they belong.
pub(crate) fn draw_live(
    live: &LiveText,
    words: &str,
    typesetter: &mut Typesetter,
    surface: &mut Surface<'_>,
) {
    let block = typesetter.set(words, &live.style, Some(live.width));
    typesetter.draw(&block, live.at, (live.width, live.side), live.tint, surface);
}

fn opaque(colour: Colour) -> Tint {
    Tint { colour, alpha: 1.0 }
}

fn initial(spec: &CardSpec, theme: &Theme) -> Option<String> {
    let names = [
        spec.brand.as_deref(),
        Some(theme.name.as_str()),
        Some(spec.title.as_str()),
    ];
    let letter = names
        .into_iter()
        .flatten()
        .find_map(|name| name.chars().find(|l| l.is_alphanumeric()))?;
    Some(letter.to_uppercase().collect())
}
