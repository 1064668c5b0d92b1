use std::path::Path;

use vitrine_domain::CardDepth;

use super::*;
use crate::spec::StockTone;
use crate::{Colour, Theme};

/// Small text needs this contrast to be read (WCAG 2, level AA).
const LEAST_CONTRAST: f32 = 4.5;
const TONES: [StockTone; 3] = [StockTone::Plenty, StockTone::Low, StockTone::SoldOut];
const BLACK: Colour = Colour {
    red: 0,
    green: 0,
    blue: 0,
};
const WHITE: Colour = Colour {
    red: 255,
    green: 255,
    blue: 255,
};

/// A place where texts are looked at.
struct Look<'a> {
    name: String,
    template: &'a Template,
    layout: &'a Layout,
    theme: &'a Theme,
    tone: StockTone,
}

impl Look<'_> {
    fn colour(&self, ink: Ink, below: Colour) -> Colour {
        let colour = self.theme.colour(ink.role, self.tone);
        colour.over(below, ink.alpha)
    }

    /// Every text in a box against every colour that may lie below it.
    fn check(&self, node: &Node, grounds: &[Colour], opacity: f32) {
        let own = node.fill.map(|fill| self.filled(fill, grounds, opacity));
        let grounds = own.as_deref().unwrap_or(grounds);
        if let Content::Text { field, style } = &node.content {
            let style = self
                .template
                .style(self.layout, style)
                .expect("it was checked");
            let is_sold_out = self.tone == StockTone::SoldOut;
            let ink = style
                .sold_out_ink
                .filter(|_| is_sold_out)
                .unwrap_or(style.ink);
            for ground in grounds {
                let ratio = self.colour(ink, *ground).contrast(*ground);
                assert!(
                    ratio >= LEAST_CONTRAST,
                    "{}: {field:?} on {ground:?} has {ratio:.1}",
                    self.name
                );
            }
        }
        for child in node.children() {
            self.check(child, grounds, 1.0);
        }
    }

    fn filled(&self, fill: Paintwork, below: &[Colour], opacity: f32) -> Vec<Colour> {
        let inks = match fill {
            Paintwork::Plain(ink) => vec![ink],
            Paintwork::Gradient { from, to, .. } => vec![from, to],
        };
        let over = |ink: Ink| {
            let ink = Ink {
                alpha: ink.alpha * opacity,
                ..ink
            };
            below.iter().map(move |below| self.colour(ink, *below))
        };
        inks.into_iter().flat_map(over).collect()
    }
}

#[test]
fn every_text_is_readable_where_its_template_puts_it() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets");
    let files = |folder: &str| {
        let entries = std::fs::read_dir(assets.join(folder)).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        paths
            .filter(|path| path.extension().is_some_and(|end| end == "toml"))
            .collect::<Vec<_>>()
    };
    for path in files("cards") {
        let template = Template::read(&path).unwrap();
        for theme in files("themes") {
            let theme = Theme::read(&theme).unwrap();
            for (layout, tone) in template
                .layouts
                .iter()
                .flat_map(|layout| TONES.map(|tone| (layout, tone)))
            {
                let look = Look {
                    name: format!("{} in {}", path.display(), theme.name),
                    template: &template,
                    layout,
                    theme: &theme,
                    tone,
                };
                let opacity = match layout.depth {
                    CardDepth::OverAll => theme.panel_opacity,
                    CardDepth::UnderInset => 1.0,
                };
                look.check(&layout.root, &[BLACK, WHITE], opacity);
            }
        }
    }
}

#[test]
fn what_a_box_may_not_say_is_told() {
    let told = |text: &str| match toml::from_str::<Node>(text) {
        Ok(node) => panic!("{text} was taken as {node:?}"),
        Err(error) => error.message().to_owned(),
    };
    for (text, word) in [
        ("each = \"specs\"", "each"),
        ("least = 2\nrow = []", "each"),
        ("of = \"quote\"", "stars"),
        ("bar = \"left\"", "track"),
        ("track = \"raised\"", "track"),
        (
            "bar = \"left\"\ntrack = \"raised\"\nlogo = true",
            "one thing",
        ),
        ("each = \"secrets\"\nrow = []", "secrets"),
    ] {
        let message = told(text);
        assert!(message.contains(word), "{text}: {message}");
    }
}
