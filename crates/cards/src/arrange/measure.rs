//! How large texts are.

use taffy::prelude::*;
use taffy::{LayoutInput, LayoutOutput, compute_leaf_layout};

use super::Part;
use crate::template::{Face, Field, StyleSpec};
use crate::text::{TextStyle, Typesetter};
use crate::theme::Theme;

/// The size of a box that holds no others: of its text, else of what its place says.
pub(super) fn measured(
    inputs: LayoutInput,
    part: Option<&Part<'_>>,
    style: &Style,
    typesetter: &mut Typesetter,
) -> LayoutOutput {
    compute_leaf_layout(
        inputs,
        style,
        |_, _| 0.0,
        |known, available| {
            let Some(Part::Text {
                field,
                words,
                style,
                ..
            }) = part
            else {
                return Size {
                    width: known.width.unwrap_or(0.0),
                    height: known.height.unwrap_or(0.0),
                };
            };
            let words = steady(*field, words);
            let room = known.width.or(match available.width {
                AvailableSpace::Definite(width) => Some(width),
                AvailableSpace::MinContent => Some(typesetter.least_width(&words, style).ceil()),
                AvailableSpace::MaxContent => None,
            });
            let block = typesetter.set(&words, style, room);
            Size {
                width: known.width.unwrap_or(block.width.ceil()),
                height: known.height.unwrap_or(block.height.round()),
            }
        },
    )
}

/// The words to measure a field by: a countdown as if all its digits were 0, so that nothing
/// moves when it ticks.
fn steady(field: Field, words: &str) -> String {
    match field {
        Field::Countdown => countdown_shape(words),
        _ => words.to_owned(),
    }
}

/// A countdown with every digit a 0.
pub(crate) fn countdown_shape(words: &str) -> String {
    words
        .chars()
        .map(|letter| if letter.is_ascii_digit() { '0' } else { letter })
        .collect()
}

/// How a text is set on this canvas in this theme.
pub(super) fn text_style(
    spec: &StyleSpec,
    theme: &Theme,
    scale: f32,
    is_mirrored: bool,
) -> TextStyle {
    TextStyle {
        family: match spec.face {
            Face::Heading => theme.heading.clone(),
            Face::Body => theme.body.clone(),
        },
        size: spec.size * scale,
        weight: spec.weight,
        line_height: spec.line_height,
        tracking: spec.tracking,
        is_tabular: spec.tabular,
        is_mirrored,
        max_lines: spec.max_lines.max(1),
        may_cut: spec.cut,
        fit: spec.fit.clone(),
    }
}
