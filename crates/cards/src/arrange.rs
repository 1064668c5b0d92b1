//! Arranging: from a layout and a specification to rectangles. Decides what is hidden, what is
//! dropped when room is short, and how large each text is; draws nothing.
//!
//! A card whose title is written from right to left is mirrored whole.

mod style;

use std::collections::BTreeSet;
use std::rc::Rc;

use taffy::prelude::*;
use taffy::{LayoutInput, LayoutOutput, compute_leaf_layout};
use unicode_script::{Script, UnicodeScript};

use self::style::{Setting, style};
use crate::code::Code;
use crate::spec::CardSpec;
use crate::template::{Content, CornerRadii, Face, Field, Layout, Node, StyleSpec, Template};
use crate::text::{TextStyle, Typesetter};
use crate::theme::Theme;

/// A card's boxes in the order they are painted.
pub(crate) struct Arranged<'a> {
    pub width: f32,
    pub height: f32,
    pub is_mirrored: bool,
    /// Something still stands out of its box after everything that may go has gone.
    pub is_overfull: bool,
    /// The layout has a place for a QR code, but not for one of this link.
    pub is_without_code: bool,
    pub boxes: Vec<Placed<'a>>,
}

/// A box at its place, from the card's upper left corner, in whole canvas pixels.
pub(crate) struct Placed<'a> {
    pub node: &'a Node,
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
    pub radii: [f32; 4],
    pub part: Part<'a>,
}

/// What is painted into a box beyond its fill and border.
#[derive(Clone)]
pub(crate) enum Part<'a> {
    Text {
        field: Field,
        words: String,
        style: Rc<TextStyle>,
        spec: &'a StyleSpec,
    },
    Code(Rc<Code>),
    /// What the node itself says.
    Own,
}

/// What a card is arranged from.
#[derive(Clone, Copy)]
pub(crate) struct Request<'a> {
    pub spec: &'a CardSpec,
    pub theme: &'a Theme,
    pub template: &'a Template,
    pub layout: &'a Layout,
    /// Canvas pixels for a pixel of the layout.
    pub scale: f32,
    /// The QR code of the link, if the layout's room for it makes one that can be read.
    pub least_module_px: u32,
}

/// Arranges a card, dropping what may go until the rest fits.
pub(crate) fn arrange<'a>(request: Request<'a>, typesetter: &mut Typesetter) -> Arranged<'a> {
    let mut droppable = BTreeSet::new();
    collect_drops(&request.layout.root, &mut droppable);
    let mut below = 0;
    loop {
        let arranged = Attempt::new(request, below).run(typesetter);
        match droppable.pop_first() {
            Some(level) if arranged.is_overfull => below = u32::from(level) + 1,
            _ => return arranged,
        }
    }
}

fn collect_drops(node: &Node, levels: &mut BTreeSet<u8>) {
    levels.extend(node.drop);
    node.children()
        .iter()
        .for_each(|child| collect_drops(child, levels));
}

/// One try, without the boxes whose `drop` is below a level.
struct Attempt<'a> {
    request: Request<'a>,
    dropped_below: u32,
    is_mirrored: bool,
    tree: TaffyTree<usize>,
    /// What the tree's nodes stand for, by their context.
    items: Vec<(&'a Node, Part<'a>)>,
    is_without_code: bool,
}

impl<'a> Attempt<'a> {
    fn new(request: Request<'a>, dropped_below: u32) -> Self {
        let is_mirrored = is_right_to_left(&request.spec.title);
        Self {
            request,
            dropped_below,
            is_mirrored,
            tree: TaffyTree::new(),
            items: Vec::new(),
            is_without_code: false,
        }
    }

    fn run(mut self, typesetter: &mut Typesetter) -> Arranged<'a> {
        let mut arranged = Arranged {
            width: 0.0,
            height: 0.0,
            is_mirrored: self.is_mirrored,
            is_overfull: false,
            is_without_code: false,
            boxes: Vec::new(),
        };
        let Some(root) = self.build(&self.request.layout.root, None, true) else {
            return arranged;
        };
        arranged.is_without_code = self.is_without_code;
        self.compute(root, typesetter);
        // A card narrowed by its greatest width counted its wrapped lines at its natural one.
        if let (Ok(natural), Ok(style)) = (self.tree.layout(root), self.tree.style(root)) {
            let width = length(natural.size.width);
            let fixed = Style {
                size: Size {
                    width,
                    ..style.size
                },
                ..style.clone()
            };
            self.tree
                .set_style(root, fixed)
                .expect("the root was made by this tree");
            self.compute(root, typesetter);
        }
        self.collect(root, (0.0, 0.0), &mut arranged);
        if let Some(card) = arranged.boxes.first() {
            (arranged.width, arranged.height) = (card.width, card.height);
        }
        arranged
    }

    fn compute(&mut self, root: NodeId, typesetter: &mut Typesetter) {
        let items = &self.items;
        let measure = |inputs: LayoutInput, _, context: Option<&mut usize>, style: &Style| {
            let item = context.and_then(|index| items.get(*index));
            measured(inputs, item.map(|(_, part)| part), style, typesetter)
        };
        self.tree
            .compute_layout_with_measure(root, Size::MAX_CONTENT, measure)
            .expect("the root was made by this tree");
    }

    /// Puts a node and what it holds into the tree; `None` when it is hidden.
    fn build(
        &mut self,
        node: &'a Node,
        highlight: Option<&'a str>,
        is_in_row: bool,
    ) -> Option<NodeId> {
        let Request { spec, theme, .. } = self.request;
        let is_hidden = node
            .drop
            .is_some_and(|level| u32::from(level) < self.dropped_below)
            || node.when.iter().any(|field| !field.is_present(spec, theme))
            || node
                .unless
                .iter()
                .any(|field| field.is_present(spec, theme));
        if is_hidden {
            return None;
        }
        let part = self.part(node, highlight)?;
        let is_row = matches!(node.content, Content::Row(_));
        let children: Vec<NodeId> = match &node.content {
            Content::Row(children) | Content::Column(children) => children
                .iter()
                .filter_map(|child| self.build(child, highlight, is_row))
                .collect(),
            Content::Highlights(child) => spec
                .highlights
                .iter()
                .filter_map(|highlight| self.build(child, Some(highlight), false))
                .collect(),
            _ => Vec::new(),
        };
        let holds_boxes =
            is_row || matches!(node.content, Content::Column(_) | Content::Highlights(_));
        let is_all_over = !children.is_empty() && self.has_only_overlays(&children);
        if holds_boxes && (children.is_empty() || is_all_over && node.place.height.is_none()) {
            return None;
        }
        let setting = Setting {
            scale: self.request.scale,
            is_mirrored: self.is_mirrored,
            is_in_row,
        };
        let style = style(node, setting);
        let id = self.tree.new_with_children(style, &children).ok()?;
        self.tree
            .set_node_context(id, Some(self.items.len()))
            .ok()?;
        self.items.push((node, part));
        Some(id)
    }

    fn has_only_overlays(&self, children: &[NodeId]) -> bool {
        children.iter().all(|child| {
            self.tree
                .style(*child)
                .is_ok_and(|style| style.position == Position::Absolute)
        })
    }

    /// What a node shows; `None` when it would show nothing.
    fn part(&mut self, node: &'a Node, highlight: Option<&'a str>) -> Option<Part<'a>> {
        let Request {
            spec,
            theme,
            template,
            layout,
            scale,
            least_module_px,
        } = self.request;
        match &node.content {
            Content::Text { field, style } => {
                let words = field.text(spec, theme, highlight)?;
                let style_spec = template.style(layout, style)?;
                Some(Part::Text {
                    field: *field,
                    words: words.split_whitespace().collect::<Vec<_>>().join(" "),
                    style: Rc::new(text_style(style_spec, theme, scale)),
                    spec: style_spec,
                })
            }
            Content::Code { size } => {
                let link = spec.link.as_ref()?;
                let room = (size * scale).floor() as u32;
                let code = Code::new(&link.url, room, least_module_px);
                self.is_without_code |= code.is_none();
                code.map(|code| Part::Code(Rc::new(code)))
            }
            Content::Stars { .. } => spec.rating.is_some().then_some(Part::Own),
            Content::Logo => theme.logo.is_some().then_some(Part::Own),
            _ => Some(Part::Own),
        }
    }

    /// Notes a node and what it holds, parents first.
    fn collect(&self, id: NodeId, (left, top): (f32, f32), arranged: &mut Arranged<'a>) {
        let (Ok(layout), Some(index)) = (self.tree.layout(id), self.tree.get_node_context(id))
        else {
            return;
        };
        let (node, part) = &self.items[*index];
        let (x, y) = (left + layout.location.x, top + layout.location.y);
        arranged.boxes.push(Placed {
            node,
            x,
            y,
            width: layout.size.width,
            height: layout.size.height,
            radii: self.radii(node.radius),
            part: part.clone(),
        });
        let right = layout.size.width - layout.padding.right + 1.0;
        let bottom = layout.size.height - layout.padding.bottom + 1.0;
        for child in self.tree.children(id).unwrap_or_default() {
            let is_over = self.has_only_overlays(&[child]);
            let is_out = self.tree.layout(child).is_ok_and(|child| {
                let end = (
                    child.location.x + child.size.width,
                    child.location.y + child.size.height,
                );
                let starts_out = child.location.x < layout.padding.left - 1.0
                    || child.location.y < layout.padding.top - 1.0;
                starts_out || end.0 > right || end.1 > bottom
            });
            arranged.is_overfull |= is_out && !is_over;
            self.collect(child, (x, y), arranged);
        }
    }

    fn radii(&self, CornerRadii(radii): CornerRadii) -> [f32; 4] {
        let [tl, tr, br, bl] = radii;
        let radii = if self.is_mirrored {
            [tr, tl, bl, br]
        } else {
            [tl, tr, br, bl]
        };
        radii.map(|radius| radius * self.request.scale * self.request.theme.roundness)
    }
}

fn measured(
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

fn text_style(spec: &StyleSpec, theme: &Theme, scale: f32) -> TextStyle {
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
        max_lines: spec.max_lines.max(1),
        may_cut: spec.cut,
        fit: spec.fit.clone(),
    }
}

/// Whether the first letter of a known direction runs from right to left.
fn is_right_to_left(text: &str) -> bool {
    let first = text.chars().find(|letter| letter.is_alphabetic());
    first.is_some_and(|letter| {
        matches!(
            letter.script(),
            Script::Arabic | Script::Hebrew | Script::Syriac | Script::Thaana
        )
    })
}
