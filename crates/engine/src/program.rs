//! What the mixer is asked to show. A [`ProgramSpec`] is swapped in whole between two ticks, so a
//! product, its price and its countdown never disagree on one frame.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
pub use vitrine_domain::placement::{CardDepth, Corner, Motion};
use vitrine_domain::{Picture, Scene};

/// The size and rate of the program picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Canvas {
    /// In pixels, even.
    pub width: u32,
    /// In pixels, even.
    pub height: u32,
    /// Frames a second.
    pub fps: u32,
}

/// One whole picture, described.
#[derive(Debug, Clone, PartialEq)]
pub struct ProgramSpec {
    /// What fills the picture below the cards.
    pub scene: Scene,
    /// How long the cross-fade from the scene before takes; 0 cuts.
    pub scene_fade_ms: u32,
    /// How the camera sits in its place.
    pub camera: Framing,
    /// How the screen sits in its place.
    pub screen: Framing,
    /// The place and looks of the camera inset.
    pub inset: InsetStyle,
    /// Behind everything.
    pub background: Rgb,
    /// The still picture of the slate scene, of the canvas's size.
    pub slate: Option<Arc<Picture>>,
    /// Cards, the lowest first.
    pub cards: Vec<CardLayer>,
}

impl ProgramSpec {
    /// A scene and nothing more: sources fill their places, the inset is plain, no card, no slate.
    pub fn bare(scene: Scene) -> Self {
        Self {
            scene,
            scene_fade_ms: 0,
            camera: Framing::PLAIN,
            screen: Framing::PLAIN,
            inset: InsetStyle {
                corner: Corner::BottomRight,
                width_permille: 280,
                margin_permille: 20,
                radius_permille: 0,
                border: None,
            },
            background: Rgb(0, 0, 0),
            slate: None,
            cards: Vec::new(),
        }
    }
}

/// How a source is cut and fitted into its rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Framing {
    /// What to cut off first, in fractions of the source.
    pub crop: Crop,
    /// Fill the rectangle (cutting what is over) or fit into it (leaving background).
    pub fit: Fit,
    /// Left and right exchanged, as a mirror does.
    pub is_mirrored: bool,
}

impl Framing {
    /// The whole source fills the rectangle, the right way round.
    pub const PLAIN: Self = Self {
        crop: Crop {
            left: 0.0,
            top: 0.0,
            right: 0.0,
            bottom: 0.0,
        },
        fit: Fit::Fill,
        is_mirrored: false,
    };
}

/// Fractions of width (left, right) and height (top, bottom) to cut off; each 0 to 0.45.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Crop {
    /// Of the width.
    pub left: f32,
    /// Of the height.
    pub top: f32,
    /// Of the width.
    pub right: f32,
    /// Of the height.
    pub bottom: f32,
}

/// How a picture is made to go with a rectangle of another shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// Covers the rectangle, cutting what is over.
    Fill,
    /// Stands whole in the rectangle.
    Fit,
}

/// The camera inset of `ScreenWithCamera` and `ProductFull`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct InsetStyle {
    /// Which corner it sits in.
    pub corner: Corner,
    /// Its width in thousandths of the canvas's width; its shape is 16:9 (9:16 canvases: 3:4).
    pub width_permille: u16,
    /// Its distance to the edges in thousandths of the canvas's width.
    pub margin_permille: u16,
    /// The radius of its corners in thousandths of its own width.
    pub radius_permille: u16,
    /// A line around it.
    pub border: Option<Border>,
}

/// A line around an inset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Border {
    /// In pixels of a canvas 1080 pixels high (its shorter side); scaled with it.
    pub width: u8,
    /// Its colour.
    pub colour: Rgb,
}

/// A colour, sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// A card at its place.
#[derive(Debug, Clone, PartialEq)]
pub struct CardLayer {
    /// Which card this is: the same id with another picture is an update (a price, a countdown)
    /// and swaps without motion; another id enters with motion while the old one leaves.
    pub id: u64,
    /// The rendered card.
    pub picture: Arc<Picture>,
    /// Its left edge in canvas pixels.
    pub x: i32,
    /// Its upper edge in canvas pixels.
    pub y: i32,
    /// Above everything, or under the camera inset.
    pub depth: CardDepth,
    /// How it comes and goes.
    pub motion: Motion,
    /// How long coming and going take; 0 cuts.
    pub motion_ms: u32,
}
