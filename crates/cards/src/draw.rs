//! Drawing an arranged card: boxes, texts, photos, stars and codes, back to front.

mod photo;

use self::photo::PhotoPart;
use crate::CardWarning;
use crate::arrange::{Arranged, Part, Placed};
use crate::colour::Colour;
use crate::photo::Photos;
use crate::spec::{CardSpec, StockTone};
use crate::stars::{self, Stars};
use crate::surface::{Fill, RoundRect, Surface, Tint};
use crate::template::{Content, Field, Ink, Paintwork, StyleSpec};
use crate::text::{Side, TextStyle, Typesetter};
use crate::theme::Theme;

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
            if let Part::Bar { permille } = placed.part {
                self.bar(placed, permille, card.is_mirrored, surface);
            } else if let Some(fill) = placed.node.fill {
                // Only the panel itself lets the video through; what lies on it is opaque.
                let is_panel = index == 0 && self.is_over_video;
                let opacity = if is_panel {
                    self.theme.panel_opacity
                } else {
                    1.0
                };
                surface.fill(shape, self.fill(fill, opacity));
            }
            self.content(placed, shape, card.is_mirrored, surface);
            if let Some(border) = placed.node.border {
                surface.outline(shape, self.scale.max(1.0), self.tint(border));
            }
        }
    }

    /// What stands in a box.
    fn content(
        &mut self,
        placed: &Placed<'_>,
        shape: RoundRect,
        is_mirrored: bool,
        surface: &mut Surface<'_>,
    ) {
        let at = (shape.x, shape.y);
        match (&placed.part, &placed.node.content) {
            (
                Part::Text {
                    field,
                    words,
                    style,
                    spec,
                },
                _,
            ) => self.text(*field, words, style, spec, shape, is_mirrored, surface),
            (Part::Code(code), _) => {
                surface.fill(shape, Fill::Plain(opaque(PAPER)));
                let dark = code
                    .dark_modules()
                    .map(|(x, y)| (shape.x + x as f32, shape.y + y as f32));
                surface.squares(dark, code.module_px as f32, opaque(CODE_INK));
            }
            (
                Part::Photo {
                    source,
                    is_faded,
                    initial,
                },
                Content::Photo { is_whole },
            ) => {
                let photo = PhotoPart {
                    source: *source,
                    is_whole: *is_whole,
                    is_faded: *is_faded,
                    initial: initial.as_deref(),
                };
                self.photo(photo, shape, surface);
            }
            (Part::Stars { hundredths }, Content::Stars { size, .. }) => {
                let colours = &self.theme.colours;
                let tints = (opaque(colours.star), opaque(colours.star_empty));
                let stars = Stars {
                    at,
                    size: *size * self.scale,
                    hundredths: (*hundredths).min(500),
                    is_mirrored,
                };
                stars.draw(surface, tints);
            }
            (_, Content::Star { size }) => {
                let tint = opaque(self.theme.colours.star);
                stars::draw_one(surface, at, *size * self.scale, tint);
            }
            (_, Content::Logo) => self.logo(shape, surface),
            _ => {}
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
            let spare = match side {
                Side::Left => 0.0,
                Side::Centre => (shape.width - block.width) / 2.0,
                Side::Right => shape.width - block.width,
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

    /// A track, and on it the box's fill as far as the share goes from where reading begins.
    fn bar(
        &self,
        placed: &Placed<'_>,
        permille: u16,
        is_mirrored: bool,
        surface: &mut Surface<'_>,
    ) {
        let Content::Bar { track, .. } = placed.node.content else {
            return;
        };
        let shape = self.shape(placed);
        surface.fill(shape, Fill::Plain(self.tint(track)));
        let Some(fill) = placed.node.fill.filter(|_| permille > 0) else {
            return;
        };
        let part = f32::from(permille.min(1000)) / 1000.0;
        // Little is still something: never shorter than its corners take, so that they stay round.
        let corner = shape.radii[0].min(shape.height / 2.0);
        let width = (shape.width * part).max(corner * 2.0).min(shape.width);
        let x = if is_mirrored {
            shape.x + shape.width - width
        } else {
            shape.x
        };
        let filled = RoundRect { x, width, ..shape };
        surface.fill(filled, self.fill(fill, 1.0));
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
