//! Arranging: from a layout and a specification to rectangles. Decides what is hidden, what is
//! dropped when room is short, and how large each text is; draws nothing.
//!
//! A card whose title is written from right to left is mirrored whole.

mod measure;
mod room;
mod style;

use std::rc::Rc;

use taffy::LayoutInput;
use taffy::prelude::*;

pub(crate) use self::measure::countdown_shape;
use self::measure::{measured, text_style};
use self::room::{Step, steps};
use self::style::{Setting, style};
use crate::code::Code;
use crate::spec::{CardSpec, PhotoSource};
use crate::template::{Content, CornerRadii, Field, Layout, Node, Scope, StyleSpec, Template};
use crate::text::{TextStyle, Typesetter, is_right_to_left};
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
    Photo {
        source: Option<&'a PhotoSource>,
        is_faded: bool,
        /// Stands in for a photo that is missing.
        initial: Option<String>,
    },
    Stars {
        hundredths: u16,
    },
    Bar {
        permille: u16,
    },
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
    let scope = Scope::new(request.spec, request.theme);
    let mut steps = steps(&request.layout.root, scope).into_iter();
    let mut step = steps.next().unwrap_or_default();
    loop {
        let arranged = Attempt::new(request, step).run(typesetter);
        match steps.next() {
            Some(next) if arranged.is_overfull => step = next,
            _ => return arranged,
        }
    }
}

/// One try, without what has gone by then.
struct Attempt<'a> {
    request: Request<'a>,
    step: Step,
    is_mirrored: bool,
    tree: TaffyTree<usize>,
    /// What the tree's nodes stand for, by their context.
    items: Vec<(&'a Node, Part<'a>)>,
    is_without_code: bool,
}

impl<'a> Attempt<'a> {
    fn new(request: Request<'a>, step: Step) -> Self {
        let is_mirrored = is_right_to_left(&request.spec.title);
        Self {
            request,
            step,
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
        let scope = Scope::new(self.request.spec, self.request.theme);
        let Some(root) = self.build(&self.request.layout.root, scope, true) else {
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
    fn build(&mut self, node: &'a Node, scope: Scope<'a>, is_in_row: bool) -> Option<NodeId> {
        let is_hidden = self.step.takes(node)
            || node.when.iter().any(|field| !scope.has(*field))
            || node.unless.iter().any(|field| scope.has(*field));
        if is_hidden {
            return None;
        }
        let part = self.part(node, scope)?;
        let holds_boxes = matches!(node.content, Content::Row(_) | Content::Column(_));
        let children = self.children(node, scope);
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

    /// The boxes inside that are not hidden; those of a list once for each item.
    fn children(&mut self, node: &'a Node, scope: Scope<'a>) -> Vec<NodeId> {
        let is_row = matches!(node.content, Content::Row(_));
        let scopes = node.each.map_or_else(
            || vec![scope],
            |each| scope.each(each.list, self.step.leaves(node, each, scope)),
        );
        let mut children = Vec::new();
        for scope in scopes {
            let boxes = node.children().iter();
            children.extend(boxes.filter_map(|child| self.build(child, scope, is_row)));
        }
        children
    }

    fn has_only_overlays(&self, children: &[NodeId]) -> bool {
        children.iter().all(|child| {
            self.tree
                .style(*child)
                .is_ok_and(|style| style.position == Position::Absolute)
        })
    }

    /// What a node shows; `None` when it would show nothing.
    fn part(&mut self, node: &'a Node, scope: Scope<'a>) -> Option<Part<'a>> {
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
                let words = scope.text(*field)?;
                let style_spec = template.style(layout, style)?;
                Some(Part::Text {
                    field: *field,
                    words: words.split_whitespace().collect::<Vec<_>>().join(" "),
                    style: Rc::new(text_style(style_spec, theme, scale, self.is_mirrored)),
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
            Content::Photo { .. } => Some(Part::Photo {
                source: scope.photo(),
                is_faded: scope.is_sold_out(),
                initial: initial(scope),
            }),
            Content::Stars { of, .. } => {
                let hundredths = scope.stars(*of)?;
                Some(Part::Stars { hundredths })
            }
            Content::Bar { share, .. } => {
                let permille = scope.share(*share)?;
                Some(Part::Bar { permille })
            }
            Content::Logo => theme.logo.is_some().then_some(Part::Own),
            Content::Row(_) | Content::Column(_) | Content::Star { .. } | Content::Plain => {
                Some(Part::Own)
            }
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

fn initial(scope: Scope<'_>) -> Option<String> {
    let letter = scope
        .names()
        .into_iter()
        .flatten()
        .find_map(|name| name.chars().find(|l| l.is_alphanumeric()))?;
    Some(letter.to_uppercase().collect())
}
