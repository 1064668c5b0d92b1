//! Drawing photos, what stands in for a missing one, and the shop's logo.

use super::{Painter, opaque};
use crate::CardWarning;
use crate::photo::{PhotoFit, faded};
use crate::spec::PhotoSource;
use crate::surface::{Fill, RoundRect, Surface, Tint};
use crate::text::{Side, TextStyle};

/// How visible the photo of a product that is sold out stays.
const FADED_OPACITY: f32 = 0.5;
/// The size of the initial on a missing photo, in parts of the shorter side.
const INITIAL_PART: f32 = 0.4;

/// A photo to draw.
#[derive(Clone, Copy)]
pub(super) struct PhotoPart<'a> {
    pub source: Option<&'a PhotoSource>,
    pub is_whole: bool,
    pub is_faded: bool,
    pub initial: Option<&'a str>,
}

impl Painter<'_> {
    /// A photo, or the placeholder of one that is missing or can't be read.
    pub(super) fn photo(
        &mut self,
        photo: PhotoPart<'_>,
        shape: RoundRect,
        surface: &mut Surface<'_>,
    ) {
        let Some(source) = photo.source else {
            return self.placeholder(photo.initial, shape, surface);
        };
        let size = (shape.width.round() as u32, shape.height.round() as u32);
        if size.0 == 0 || size.1 == 0 {
            return;
        }
        let fit = if photo.is_whole {
            PhotoFit::Whole
        } else {
            PhotoFit::Cover
        };
        match self.photos.get(source, size, fit) {
            Ok(scaled) => {
                let x = shape.x + ((size.0 - scaled.width) / 2) as f32;
                let y = shape.y + ((size.1 - scaled.height) / 2) as f32;
                let (width, height) = (scaled.width as f32, scaled.height as f32);
                let place = RoundRect {
                    x,
                    y,
                    width,
                    height,
                    radii: shape.radii,
                };
                if photo.is_faded {
                    let pale = faded(&scaled);
                    surface.fill(shape, Fill::Plain(opaque(self.theme.colours.raised)));
                    surface.picture(place, &pale.rgba, (pale.width, pale.height), FADED_OPACITY);
                } else {
                    surface.picture(place, &scaled.rgba, (scaled.width, scaled.height), 1.0);
                }
            }
            Err(error) => {
                if let PhotoSource::File(path) = source {
                    self.warnings.push(CardWarning::Photo {
                        path: path.clone(),
                        reason: error.to_string(),
                    });
                }
                self.placeholder(photo.initial, shape, surface);
            }
        }
    }

    /// A quiet field with the initial of the brand, the shop or the product in a ring.
    fn placeholder(&mut self, initial: Option<&str>, shape: RoundRect, surface: &mut Surface<'_>) {
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
        let Some(initial) = initial else {
            return;
        };
        let style = TextStyle {
            family: self.theme.heading.clone(),
            size: side * INITIAL_PART,
            weight: 500,
            line_height: 1.0,
            tracking: 0.0,
            is_tabular: false,
            is_mirrored: false,
            max_lines: 1,
            may_cut: false,
            fit: Vec::new(),
        };
        let block = self.typesetter.set(initial, &style, None);
        let at = (shape.x, middle.1 - block.height / 2.0);
        self.typesetter
            .draw(&block, at, (shape.width, Side::Centre), accent, surface);
    }

    pub(super) fn logo(&mut self, shape: RoundRect, surface: &mut Surface<'_>) {
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
