//! Themes: the colours, typefaces and roundness of a shop, read from `assets/themes/*.toml`.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use vitrine_domain::Corner;

use crate::colour::Colour;
use crate::spec::StockTone;
use crate::{CardsError, toml_file};

/// How a shop looks. Templates name its colours by their role.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// For people.
    pub name: String,
    /// The family of headings; one of the bundled fonts.
    pub heading: String,
    /// The family of everything else.
    pub body: String,
    /// What the corner radii of templates are multiplied with: 0 is square.
    pub roundness: f32,
    /// How opaque panels over video are, 0 to 1. Below 0.88 text loses its contrast.
    pub panel_opacity: f32,
    /// The corner for templates that can stand in any; `None` leaves each where it was drawn.
    #[serde(default)]
    pub corner: Option<Corner>,
    /// A PNG beside the theme's file; resolved to its full path when read.
    #[serde(default)]
    pub logo: Option<PathBuf>,
    /// The colours by role.
    pub colours: Colours,
}

/// The roles of colour.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// Behind the text of cards over video.
    pub panel: Colour,
    /// The lower end of a panel's gradient.
    pub panel_deep: Colour,
    /// A field on a panel: chips, the placeholder of a photo.
    pub raised: Colour,
    /// Hairlines and quiet borders.
    pub line: Colour,
    /// Titles and plain text.
    pub text: Colour,
    /// Text of the second rank.
    pub muted: Colour,
    /// The shop's own colour: bars, ticks, the brand line.
    pub accent: Colour,
    /// Text on the accent.
    pub on_accent: Colour,
    /// The price.
    pub price: Colour,
    /// The percent-off badge.
    pub deal: Colour,
    /// Text on the badge.
    pub on_deal: Colour,
    /// Filled stars.
    pub star: Colour,
    /// Stars that are not filled.
    pub star_empty: Colour,
    /// The stock line when there is plenty.
    pub plenty: Colour,
    /// The stock line when few are left.
    pub low: Colour,
    /// The stock line when none is left.
    pub sold_out: Colour,
}

/// A role of colour, as templates name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Role {
    Panel,
    PanelDeep,
    Raised,
    Line,
    Text,
    Muted,
    Accent,
    OnAccent,
    Price,
    Deal,
    OnDeal,
    Star,
    StarEmpty,
    Plenty,
    Low,
    SoldOut,
    /// The colour of the stock line: plenty, low or sold out.
    Tone,
}

impl Theme {
    /// Reads a theme's file.
    pub fn read(path: &Path) -> Result<Self, CardsError> {
        let mut theme: Self = toml_file::read(path)?;
        if let (Some(logo), Some(folder)) = (&mut theme.logo, path.parent()) {
            *logo = folder.join(&*logo);
        }
        Ok(theme)
    }

    /// The colour of a role.
    pub fn colour(&self, role: Role, tone: StockTone) -> Colour {
        let colours = &self.colours;
        match role {
            Role::Panel => colours.panel,
            Role::PanelDeep => colours.panel_deep,
            Role::Raised => colours.raised,
            Role::Line => colours.line,
            Role::Text => colours.text,
            Role::Muted => colours.muted,
            Role::Accent => colours.accent,
            Role::OnAccent => colours.on_accent,
            Role::Price => colours.price,
            Role::Deal => colours.deal,
            Role::OnDeal => colours.on_deal,
            Role::Star => colours.star,
            Role::StarEmpty => colours.star_empty,
            Role::Plenty => colours.plenty,
            Role::Low => colours.low,
            Role::SoldOut => colours.sold_out,
            Role::Tone => match tone {
                StockTone::Plenty => colours.plenty,
                StockTone::Low => colours.low,
                StockTone::SoldOut => colours.sold_out,
            },
        }
    }
}
