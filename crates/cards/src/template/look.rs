//! What a box looks like: fills, borders, corners, shadows, and the inks of text.

use serde::Deserialize;
use serde::de::value;

use crate::theme::Role;

/// A role of the theme's colours with an opacity, written `"muted"` or `"accent/40"` (percent).
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Ink {
    pub role: Role,
    /// 0 to 1.
    pub alpha: f32,
}

/// Why a text is no ink.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotAnInk {
    #[error(transparent)]
    Role(#[from] value::Error),
    #[error("the opacity after / is 0 to 100, not {0}")]
    Opacity(String),
}

impl TryFrom<String> for Ink {
    type Error = NotAnInk;

    fn try_from(text: String) -> Result<Self, NotAnInk> {
        let (name, percent) = text.split_once('/').unwrap_or((&text, "100"));
        let role = Role::deserialize(value::StrDeserializer::<value::Error>::new(name))?;
        let percent: u8 = percent
            .parse()
            .ok()
            .filter(|percent| *percent <= 100)
            .ok_or_else(|| NotAnInk::Opacity(percent.to_owned()))?;
        Ok(Self {
            role,
            alpha: f32::from(percent) / 100.0,
        })
    }
}

/// What a box is filled with.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(untagged, expecting = "a role of colour, or { from, to, vertical }")]
pub(crate) enum Paintwork {
    Plain(Ink),
    Gradient {
        from: Ink,
        to: Ink,
        #[serde(default)]
        vertical: bool,
    },
}

/// Lengths at the four sides: one number for all, `[vertical, horizontal]`, or
/// `[top, right, bottom, left]`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(from = "Numbers")]
pub(crate) struct Edges {
    pub top: f32,
    pub right: f32,
    pub bottom: f32,
    pub left: f32,
}

/// Room between the boxes of a row or column: one number, or `[between lines, within a line]`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(try_from = "Numbers")]
pub(crate) struct Gap {
    pub vertical: f32,
    pub horizontal: f32,
}

/// Radii of the corners: one number, or `[top left, top right, bottom right, bottom left]`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
#[serde(try_from = "Numbers")]
pub(crate) struct CornerRadii(pub [f32; 4]);

#[derive(Deserialize)]
#[serde(untagged, expecting = "a number, or a list of 2 or 4 numbers")]
enum Numbers {
    One(f32),
    Two([f32; 2]),
    Four([f32; 4]),
}

/// A number of numbers that a thing does not take.
#[derive(Debug, thiserror::Error)]
pub(crate) enum WrongCount {
    #[error("a gap is one number or two")]
    Gap,
    #[error("corners are one number or four")]
    Corners,
}

impl From<Numbers> for Edges {
    fn from(numbers: Numbers) -> Self {
        let [top, right, bottom, left] = match numbers {
            Numbers::One(all) => [all; 4],
            Numbers::Two([vertical, horizontal]) => [vertical, horizontal, vertical, horizontal],
            Numbers::Four(sides) => sides,
        };
        Self {
            top,
            right,
            bottom,
            left,
        }
    }
}

impl TryFrom<Numbers> for Gap {
    type Error = WrongCount;

    fn try_from(numbers: Numbers) -> Result<Self, WrongCount> {
        match numbers {
            Numbers::One(all) => Ok(Self {
                vertical: all,
                horizontal: all,
            }),
            Numbers::Two([vertical, horizontal]) => Ok(Self {
                vertical,
                horizontal,
            }),
            Numbers::Four(_) => Err(WrongCount::Gap),
        }
    }
}

impl TryFrom<Numbers> for CornerRadii {
    type Error = WrongCount;

    fn try_from(numbers: Numbers) -> Result<Self, WrongCount> {
        match numbers {
            Numbers::One(all) => Ok(Self([all; 4])),
            Numbers::Four(corners) => Ok(Self(corners)),
            Numbers::Two(_) => Err(WrongCount::Corners),
        }
    }
}

/// A soft shadow, black.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Shadow {
    /// How far its edge fades.
    pub blur: f32,
    /// How far down it falls.
    pub drop: f32,
    /// 0 to 1.
    pub opacity: f32,
}
