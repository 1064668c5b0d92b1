//! What a box looks like: fills, borders, corners, shadows, and the inks of text.

use serde::Deserialize;

use crate::theme::Role;

/// A role of the theme's colours with an opacity, written `"muted"` or `"accent/40"` (percent).
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Ink {
    pub role: Role,
    /// 0 to 1.
    pub alpha: f32,
}

impl TryFrom<String> for Ink {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let (name, percent) = text.split_once('/').unwrap_or((&text, "100"));
        let name = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name);
        let role = Role::deserialize(name).map_err(|error| error.to_string())?;
        let percent: u8 = percent
            .parse()
            .ok()
            .filter(|percent| *percent <= 100)
            .ok_or_else(|| format!("the opacity after / is 0 to 100, not {percent}"))?;
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
#[serde(try_from = "Numbers")]
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

impl TryFrom<Numbers> for Edges {
    type Error = String;

    fn try_from(numbers: Numbers) -> Result<Self, String> {
        let [top, right, bottom, left] = match numbers {
            Numbers::One(all) => [all; 4],
            Numbers::Two([vertical, horizontal]) => [vertical, horizontal, vertical, horizontal],
            Numbers::Four(sides) => sides,
        };
        Ok(Self {
            top,
            right,
            bottom,
            left,
        })
    }
}

impl TryFrom<Numbers> for Gap {
    type Error = String;

    fn try_from(numbers: Numbers) -> Result<Self, String> {
        match numbers {
            Numbers::One(all) => Ok(Self {
                vertical: all,
                horizontal: all,
            }),
            Numbers::Two([vertical, horizontal]) => Ok(Self {
                vertical,
                horizontal,
            }),
            Numbers::Four(_) => Err("a gap is one number or two".to_owned()),
        }
    }
}

impl TryFrom<Numbers> for CornerRadii {
    type Error = String;

    fn try_from(numbers: Numbers) -> Result<Self, String> {
        match numbers {
            Numbers::One(all) => Ok(Self([all; 4])),
            Numbers::Four(corners) => Ok(Self(corners)),
            Numbers::Two(_) => Err("corners are one number or four".to_owned()),
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
