//! A box's place in the words of the flexbox engine.

use taffy::Direction;
use taffy::prelude::*;

use crate::template::{Content, Cross, Edges, Main, Node, Place};

/// What a box's style follows from besides its own place.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    /// Canvas pixels for a pixel of the layout.
    pub scale: f32,
    /// Whether the card is written from right to left.
    pub is_mirrored: bool,
    /// Whether the box stands in a row; else in a column.
    pub is_in_row: bool,
}

/// The style of a box.
pub(super) fn style(node: &Node, setting: Setting) -> Style {
    let place = &node.place;
    let is_mirrored = setting.is_mirrored && !place.keeps_sides;
    let is_row = matches!(node.content, Content::Row(_));
    let mut style = Style {
        display: Display::Flex,
        direction: if is_mirrored {
            Direction::Rtl
        } else {
            Direction::Ltr
        },
        flex_direction: if is_row {
            FlexDirection::Row
        } else {
            FlexDirection::Column
        },
        flex_wrap: if place.is_wrapping {
            FlexWrap::Wrap
        } else {
            FlexWrap::NoWrap
        },
        gap: Size {
            width: length(place.gap.horizontal * setting.scale),
            height: length(place.gap.vertical * setting.scale),
        },
        // Said outright: what is positioned over a box goes by the nearest positioned one, and
        // a stretched box's lines are only counted right when it knows that it is.
        position: Position::Relative,
        align_items: place.align.map_or(AlignItems::STRETCH, cross),
        align_self: place.own_align.map(cross),
        justify_content: place.justify.map_or(JustifyContent::FLEX_START, main),
        padding: sides(place.padding, setting.scale, is_mirrored),
        margin: sides(place.margin, setting.scale, setting.is_mirrored).map(Into::into),
        ..Style::DEFAULT
    };
    size(node, setting, &mut style);
    if let Some(over) = place.over {
        lay_over(over, setting, &mut style);
    }
    style
}

fn size(node: &Node, setting: Setting, style: &mut Style) {
    let Place {
        min_width,
        min_height,
        max_width,
        max_height,
        ..
    } = node.place;
    let scaled = |side: Option<f32>| side.map(|side| side * setting.scale);
    let bound = |side| scaled(side).map_or(auto(), length);
    let own = own_size(node);
    let width = node.place.width.or(own.0);
    let height = node.place.height.or(own.1);
    style.size = Size {
        width: scaled(width).map_or(auto(), length),
        height: scaled(height).map_or(auto(), length),
    };
    style.min_size = Size {
        width: bound(min_width),
        height: bound(min_height),
    };
    style.max_size = Size {
        width: bound(max_width),
        height: bound(max_height),
    };
    style.aspect_ratio = node.place.ratio;
    style.flex_grow = node.place.grow;
    // Boxes with a size of their own keep it; in a column nothing gives way but by dropping.
    let gives_way = setting.is_in_row && width.is_none();
    style.flex_shrink = node
        .place
        .shrink
        .unwrap_or(if gives_way { 1.0 } else { 0.0 });
    if node.place.grow > 0.0 && setting.is_in_row {
        style.flex_basis = length(0.0);
    }
}

/// The size that the content itself fixes, in pixels of the layout.
fn own_size(node: &Node) -> (Option<f32>, Option<f32>) {
    match node.content {
        Content::Stars { size, .. } => (Some(crate::stars::width(size)), Some(size)),
        Content::Star { size } => (Some(size), Some(size)),
        Content::Code { size } => (Some(size), Some(size)),
        _ => (None, None),
    }
}

fn lay_over([top, right, bottom, left]: [Option<f32>; 4], setting: Setting, style: &mut Style) {
    let (left, right) = if setting.is_mirrored {
        (right, left)
    } else {
        (left, right)
    };
    let side = |side: Option<f32>| side.map_or(auto(), |side| length(side * setting.scale));
    style.position = Position::Absolute;
    style.inset = Rect {
        left: side(left),
        right: side(right),
        top: side(top),
        bottom: side(bottom),
    };
}

fn sides(edges: Edges, scale: f32, is_mirrored: bool) -> Rect<LengthPercentage> {
    let Edges {
        top,
        right,
        bottom,
        left,
    } = edges;
    let (left, right) = if is_mirrored {
        (right, left)
    } else {
        (left, right)
    };
    Rect {
        left,
        right,
        top,
        bottom,
    }
    .map(|side| length(side * scale))
}

fn cross(align: Cross) -> AlignItems {
    match align {
        Cross::Start => AlignItems::FLEX_START,
        Cross::Center => AlignItems::CENTER,
        Cross::End => AlignItems::FLEX_END,
        Cross::Stretch => AlignItems::STRETCH,
    }
}

fn main(justify: Main) -> JustifyContent {
    match justify {
        Main::Start => JustifyContent::FLEX_START,
        Main::Center => JustifyContent::CENTER,
        Main::End => JustifyContent::FLEX_END,
        Main::Between => JustifyContent::SPACE_BETWEEN,
    }
}
