//! Where a card stands on the picture and how it comes and goes: the words that the card renderer
//! and the mixer share.

use serde::{Deserialize, Serialize};

/// A corner of the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Corner {
    TopLeft,
    TopRight,
    BottomLeft,
    BottomRight,
}

/// Where a card lies between the sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardDepth {
    /// Above everything.
    OverAll,
    /// Above the scene, under the camera inset: the full product page.
    UnderInset,
}

/// How a card comes and goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    /// In place, by opacity.
    Fade,
    /// From and to the left edge, with a fade.
    SlideLeft,
    /// From and to the right edge, with a fade.
    SlideRight,
    /// From and to the lower edge, with a fade.
    SlideUp,
}
