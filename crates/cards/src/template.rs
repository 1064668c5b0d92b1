//! Templates: where things stand on a card, read from `assets/cards/*.toml`. A designer writes one
//! without a line of Rust; `assets/cards/README.md` tells how.
//!
//! All numbers are pixels of the layout's own canvas and are scaled to the canvas of the show.

mod field;
mod look;
mod node;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use vitrine_domain::{CardDepth, Corner, Motion};

pub(crate) use field::{Field, Scope};
pub(crate) use look::{CornerRadii, Edges, Ink, Paintwork, Shadow};
pub(crate) use node::{Content, Cross, Each, Main, Node, Place};

use crate::spec::Need;
use crate::text::Side;
use crate::{CanvasSize, CardsError, toml_file};

/// One way to show a product, for every shape of canvas.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Template {
    /// What a specification must have for the card to make sense.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// Whether the price waits until the host reveals it.
    #[serde(default)]
    pub keeps_price_back: bool,
    /// How texts are set, by name.
    pub styles: BTreeMap<String, StyleSpec>,
    /// A layout for each shape of canvas.
    pub layouts: Vec<Layout>,
}

/// How a text is set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StyleSpec {
    pub size: f32,
    #[serde(default)]
    pub face: Face,
    #[serde(default = "regular")]
    pub weight: u16,
    #[serde(default = "tight_lines")]
    pub line_height: f32,
    #[serde(default)]
    pub tracking: f32,
    #[serde(default)]
    pub tabular: bool,
    #[serde(default = "one")]
    pub max_lines: usize,
    /// Whether it may end in an ellipsis.
    #[serde(default)]
    pub cut: bool,
    /// Smaller sizes to try first, in parts of the size.
    #[serde(default)]
    pub fit: Vec<f32>,
    pub ink: Ink,
    #[serde(default)]
    pub align: Align,
    #[serde(default)]
    pub strike: bool,
    /// Its ink when the product is sold out.
    #[serde(default)]
    pub sold_out_ink: Option<Ink>,
}

fn regular() -> u16 {
    400
}

fn tight_lines() -> f32 {
    1.3
}

fn one() -> usize {
    1
}

/// Which of the theme's families.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Face {
    Heading,
    #[default]
    Body,
}

/// Where lines stand in a box wider than they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Align {
    /// Where reading begins.
    #[default]
    Start,
    Center,
    End,
}

impl Align {
    pub fn side(self, is_mirrored: bool) -> Side {
        match (self, is_mirrored) {
            (Self::Center, _) => Side::Centre,
            (Self::Start, false) | (Self::End, true) => Side::Left,
            (Self::Start, true) | (Self::End, false) => Side::Right,
        }
    }
}

/// A card on a canvas of one shape.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Layout {
    /// Width and height this layout was drawn for.
    pub canvas: [u32; 2],
    /// The corner the card stands in.
    pub corner: Corner,
    /// Whether a theme may put it into another corner.
    #[serde(default)]
    pub is_movable: bool,
    /// What stays free at the canvas's edges.
    #[serde(default)]
    pub margin: Edges,
    pub motion: Motion,
    pub motion_ms: u32,
    pub depth: CardDepth,
    /// Under the whole card; the picture grows by it.
    #[serde(default)]
    pub shadow: Option<Shadow>,
    /// Styles that are other here than in the template.
    #[serde(default)]
    pub styles: BTreeMap<String, StyleSpec>,
    /// The card.
    pub root: Node,
}

impl Template {
    /// Reads a template's file and checks that its parts go together.
    pub fn read(path: &Path) -> Result<Self, CardsError> {
        let template: Self = toml_file::read(path)?;
        let bad = |message: String| CardsError::BadFile {
            path: path.to_owned(),
            line: 0,
            message,
        };
        if template.layouts.is_empty() {
            return Err(bad("a template needs at least one [[layouts]]".to_owned()));
        }
        for layout in &template.layouts {
            if layout.canvas.contains(&0) {
                return Err(bad("a layout's canvas has two sides above 0".to_owned()));
            }
            for style in layout.root.styles() {
                if template.style(layout, style).is_none() {
                    return Err(bad(format!("there is no [styles.{style}]")));
                }
            }
        }
        Ok(template)
    }

    /// The style of this name: the layout's own, else the template's.
    pub fn style<'a>(&'a self, layout: &'a Layout, name: &str) -> Option<&'a StyleSpec> {
        layout.styles.get(name).or_else(|| self.styles.get(name))
    }

    /// The layout whose shape is nearest to the canvas, and what to multiply its pixels with.
    pub fn layout_for(&self, canvas: CanvasSize) -> Option<(&Layout, f32)> {
        let wanted = canvas.width as f32 / canvas.height as f32;
        let distance = |layout: &Layout| {
            let [width, height] = layout.canvas.map(|side| side as f32);
            ((width / height) / wanted).ln().abs()
        };
        let layout = self
            .layouts
            .iter()
            .min_by(|a, b| distance(a).total_cmp(&distance(b)))?;
        let [width, height] = layout.canvas.map(|side| side as f32);
        Some((
            layout,
            (canvas.width as f32 / width).min(canvas.height as f32 / height),
        ))
    }
}
