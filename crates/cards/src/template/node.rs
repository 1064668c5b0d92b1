//! The boxes of a layout: rows and columns of other boxes, and what stands in them.

use serde::Deserialize;

use super::field::{Field, List, ShareOf, StarsOf};
use super::look::{CornerRadii, Edges, Gap, Ink, Paintwork};

/// No card is read that lists more, however long the list and small the template's letters.
const MOST_ITEMS: usize = 24;

/// A box. It is hidden when the field it shows is empty, when all it holds is hidden, when one of
/// its `when` is missing or one of its `unless` is there.
#[derive(Debug, Deserialize)]
#[serde(try_from = "NodeFile")]
pub(crate) struct Node {
    pub content: Content,
    /// A row's or column's boxes stand once for each item.
    pub each: Option<Each>,
    pub when: Vec<Field>,
    pub unless: Vec<Field>,
    /// The smallest number goes first when room is short; without one it stays.
    pub drop: Option<u8>,
    pub place: Place,
    pub fill: Option<Paintwork>,
    pub border: Option<Ink>,
    pub radius: CornerRadii,
}

/// A repetition.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Each {
    pub list: List,
    /// So many items are shown at most.
    pub most: usize,
    /// When room is short, the box's `drop` takes items from the last one until so many are left;
    /// without it, the whole box.
    pub least: Option<usize>,
}

/// What stands in a box.
#[derive(Debug)]
pub(crate) enum Content {
    Row(Vec<Node>),
    Column(Vec<Node>),
    Text {
        field: Field,
        style: String,
    },
    /// The product's photo, else a placeholder with the shop's initial.
    Photo {
        is_whole: bool,
    },
    /// Five stars, filled as far as a rating goes.
    Stars {
        size: f32,
        of: StarsOf,
    },
    /// One full star, as a sign.
    Star {
        size: f32,
    },
    /// The box's `fill` as far as a share goes, on a track.
    Bar {
        share: ShareOf,
        track: Ink,
    },
    Code {
        size: f32,
    },
    Logo,
    /// A bar, a line, a gap.
    Plain,
}

/// The size of a box and how it stands among its siblings, as in CSS flexbox.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Place {
    pub width: Option<f32>,
    pub height: Option<f32>,
    pub min_width: Option<f32>,
    pub min_height: Option<f32>,
    pub max_width: Option<f32>,
    pub max_height: Option<f32>,
    /// Width in parts of the height, where only one of them is known.
    pub ratio: Option<f32>,
    pub grow: f32,
    pub shrink: Option<f32>,
    pub gap: Gap,
    pub padding: Edges,
    pub margin: Edges,
    pub align: Option<Cross>,
    pub own_align: Option<Cross>,
    pub justify: Option<Main>,
    pub is_wrapping: bool,
    /// Its children and padding stay on their sides on a card that is mirrored.
    pub keeps_sides: bool,
    /// Taken out of the flow, this far from the parent's top, right, bottom, left; a `None` side
    /// is free.
    pub over: Option<[Option<f32>; 4]>,
}

/// Across the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Cross {
    Start,
    Center,
    End,
    Stretch,
}

/// Along the flow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Main {
    Start,
    Center,
    End,
    Between,
}

/// A box as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct NodeFile {
    row: Option<Vec<Node>>,
    column: Option<Vec<Node>>,
    each: Option<List>,
    most: Option<usize>,
    least: Option<usize>,
    text: Option<Field>,
    style: Option<String>,
    photo: Option<PhotoFit>,
    stars: Option<f32>,
    of: Option<StarsOf>,
    star: Option<f32>,
    bar: Option<ShareOf>,
    track: Option<Ink>,
    code: Option<f32>,
    logo: bool,
    when: Vec<Field>,
    unless: Vec<Field>,
    drop: Option<u8>,
    fill: Option<Paintwork>,
    border: Option<Ink>,
    radius: CornerRadii,
    width: Option<f32>,
    height: Option<f32>,
    min_width: Option<f32>,
    min_height: Option<f32>,
    max_width: Option<f32>,
    max_height: Option<f32>,
    ratio: Option<f32>,
    grow: f32,
    shrink: Option<f32>,
    gap: Gap,
    padding: Edges,
    margin: Edges,
    align: Option<Cross>,
    own_align: Option<Cross>,
    justify: Option<Main>,
    wrap: bool,
    keep_sides: bool,
    over: Option<Over>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum PhotoFit {
    Cover,
    Whole,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Over {
    top: Option<f32>,
    right: Option<f32>,
    bottom: Option<f32>,
    left: Option<f32>,
}

/// Why a box as it is written can't be drawn.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BadNode {
    #[error("a text needs a style")]
    TextWithoutStyle,
    #[error("only a text has a style")]
    StyleWithoutText,
    #[error("only a row or a column has each, and only with each are there most and least")]
    EachWithoutBoxes,
    #[error("only stars are of something")]
    OfWithoutStars,
    #[error("a bar has a track, and only a bar has one")]
    BarAndTrack,
    #[error("a box holds one thing; put two things into a row or a column")]
    TwoThings,
}

impl TryFrom<NodeFile> for Node {
    type Error = BadNode;

    fn try_from(mut file: NodeFile) -> Result<Self, BadNode> {
        let content = content(&mut file)?;
        let each = each(&file, &content)?;
        Ok(Self {
            content,
            each,
            place: place(&file),
            when: file.when,
            unless: file.unless,
            drop: file.drop,
            fill: file.fill,
            border: file.border,
            radius: file.radius,
        })
    }
}

fn each(file: &NodeFile, content: &Content) -> Result<Option<Each>, BadNode> {
    let has_boxes = matches!(content, Content::Row(_) | Content::Column(_));
    match file.each {
        Some(list) if has_boxes => Ok(Some(Each {
            list,
            most: file.most.unwrap_or(MOST_ITEMS),
            least: file.least,
        })),
        None if file.most.is_none() && file.least.is_none() => Ok(None),
        _ => Err(BadNode::EachWithoutBoxes),
    }
}

fn content(file: &mut NodeFile) -> Result<Content, BadNode> {
    let style = file.style.take();
    let text = match (file.text, style) {
        (Some(field), Some(style)) => Some(Content::Text { field, style }),
        (None, None) => None,
        (Some(_), None) => return Err(BadNode::TextWithoutStyle),
        (None, Some(_)) => return Err(BadNode::StyleWithoutText),
    };
    let of = match (file.stars, file.of) {
        (None, Some(_)) => return Err(BadNode::OfWithoutStars),
        (_, of) => of.unwrap_or_default(),
    };
    let bar = match (file.bar, file.track) {
        (Some(share), Some(track)) => Some(Content::Bar { share, track }),
        (None, None) => None,
        _ => return Err(BadNode::BarAndTrack),
    };
    let mut found = [
        text,
        file.row.take().map(Content::Row),
        file.column.take().map(Content::Column),
        bar,
        file.photo.take().map(|fit| Content::Photo {
            is_whole: matches!(fit, PhotoFit::Whole),
        }),
        file.stars.map(|size| Content::Stars { size, of }),
        file.star.map(|size| Content::Star { size }),
        file.code.map(|size| Content::Code { size }),
        file.logo.then_some(Content::Logo),
    ]
    .into_iter()
    .flatten();
    let content = found.next().unwrap_or(Content::Plain);
    if found.next().is_some() {
        return Err(BadNode::TwoThings);
    }
    Ok(content)
}

fn place(file: &NodeFile) -> Place {
    Place {
        width: file.width,
        height: file.height,
        min_width: file.min_width,
        min_height: file.min_height,
        max_width: file.max_width,
        max_height: file.max_height,
        ratio: file.ratio.filter(|ratio| *ratio > 0.0),
        grow: file.grow,
        shrink: file.shrink,
        gap: file.gap,
        padding: file.padding,
        margin: file.margin,
        align: file.align,
        own_align: file.own_align,
        justify: file.justify,
        is_wrapping: file.wrap,
        keeps_sides: file.keep_sides,
        over: file
            .over
            .as_ref()
            .map(|over| [over.top, over.right, over.bottom, over.left]),
    }
}

impl Node {
    /// The boxes inside, if it holds any.
    pub fn children(&self) -> &[Self] {
        match &self.content {
            Content::Row(children) | Content::Column(children) => children,
            _ => &[],
        }
    }

    /// The names of every style used in here.
    pub fn styles(&self) -> Vec<&str> {
        let own = match &self.content {
            Content::Text { style, .. } => Some(style.as_str()),
            _ => None,
        };
        own.into_iter()
            .chain(self.children().iter().flat_map(Self::styles))
            .collect()
    }
}
