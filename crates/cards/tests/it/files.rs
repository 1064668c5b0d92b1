//! Templates, themes and fonts: what their files may say, and what is told when they say it wrong.

use std::fs;
use std::path::Path;

use vitrine_cards::{CanvasSize, CardSpec, CardsError, Colour, Need, Renderer, Role, StockTone};

use crate::common::cases::full;
use crate::common::{HD, assets, renderer, template, theme};

#[test]
fn a_mistake_in_a_template_is_told_with_its_line() {
    let told = |wrong: &str, right: &str| {
        let folder = copied_assets();
        let path = folder.path().join("cards/price-tag.toml");
        let text = fs::read_to_string(&path).expect("it was copied");
        assert!(text.contains(right), "the template still says {right}");
        fs::write(&path, text.replacen(right, wrong, 1)).expect("it can be written");
        let line = text[..text.find(right).expect("asserted")]
            .matches('\n')
            .count()
            + 1;
        match Renderer::new(folder.path()).map(|_| ()) {
            Err(CardsError::BadFile {
                line: told,
                message,
                ..
            }) => (line, told, message),
            other => panic!("{wrong} was taken: {other:?}"),
        }
    };
    let (line, told_line, message) = told("ink = \"mauve\"", "ink = \"muted\"");
    assert_eq!(told_line, line, "{message}");
    assert!(message.contains("mauve"), "{message}");
    let (_, _, message) = told("style = \"titel\"", "style = \"title\"");
    assert!(message.contains("titel"), "{message}");
    let (_, _, message) = told("corner = \"middle\"", "corner = \"top_right\"");
    assert!(message.contains("middle"), "{message}");
}

#[test]
fn a_missing_font_is_told_by_its_name() {
    let folder = copied_assets();
    let path = folder.path().join("themes/lumen.toml");
    let text = fs::read_to_string(&path).expect("it was copied");
    fs::write(&path, text.replace("Fraunces", "Comic Sans")).expect("it can be written");
    match Renderer::new(folder.path()).map(|_| ()) {
        Err(CardsError::MissingFont { family, .. }) => assert_eq!(family, "Comic Sans"),
        other => panic!("it was not missed: {other:?}"),
    }
}

#[test]
fn unknown_names_and_canvases_are_refused() {
    let mut renderer = renderer();
    let spec = full();
    let unknown = renderer.render(&spec, &template("hologram"), &theme("lumen"), HD);
    assert!(matches!(unknown, Err(CardsError::UnknownTemplate(_))));
    let unknown = renderer.render(&spec, &template("price-tag"), &theme("neon"), HD);
    assert!(matches!(unknown, Err(CardsError::UnknownTheme(_))));
    let dot = CanvasSize {
        width: 1,
        height: 1,
    };
    let refused = renderer.render(&spec, &template("price-tag"), &theme("lumen"), dot);
    assert!(matches!(refused, Err(CardsError::BadCanvas { .. })));
}

#[test]
fn a_template_says_what_it_needs() {
    let renderer = renderer();
    let needs = |name| {
        renderer
            .needs(&template(name))
            .expect("there is such a template")
    };
    assert_eq!(needs("lower-third"), [], "a title is enough");
    assert_eq!(needs("deal-countdown"), [Need::Price, Need::Countdown]);
    assert_eq!(renderer.needs(&template("hologram")), None);

    let (everything, title) = (full(), CardSpec::default());
    for id in renderer.templates() {
        for need in renderer.needs(id).expect("it is one of them") {
            let is_of_others = *need == Need::SoldOut;
            assert!(
                everything.has(*need) || is_of_others,
                "{} needs {need:?}",
                id.0
            );
            assert!(!title.has(*need), "a title has no {need:?}");
        }
    }
    let hidden = CardSpec {
        teaser: Some("In a moment".to_owned()),
        ..CardSpec::default()
    };
    assert!(
        hidden.has(Need::Price),
        "a teaser stands in the price's place"
    );
}

#[test]
fn every_template_but_the_first_and_the_slate_needs_something() {
    let renderer = renderer();
    let shows_any = [
        "lower-third",
        "side-card",
        "product-page",
        "price-tag",
        "slate",
    ];
    for id in renderer.templates() {
        let is_open = renderer.needs(id).is_some_and(<[Need]>::is_empty);
        assert_eq!(is_open, shows_any.contains(&id.0.as_str()), "{}", id.0);
    }
}

/// A copy of the assets whose text files may be changed.
fn copied_assets() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for part in ["fonts", "cards", "themes"] {
        fs::create_dir(folder.path().join(part)).expect("it can be made");
        for entry in fs::read_dir(assets().join(part)).expect("the assets are there") {
            let from = entry.expect("it can be listed").path();
            if from.is_file() {
                let name = from.file_name().expect("a file has a name");
                copy(&from, &folder.path().join(part).join(name));
            }
        }
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::copy(from, to).expect("it can be copied");
}

#[test]
fn text_is_readable_over_any_video() {
    let black = Colour {
        red: 0,
        green: 0,
        blue: 0,
    };
    let white = Colour {
        red: 255,
        green: 255,
        blue: 255,
    };
    let renderer = renderer();
    for (id, theme) in renderer.themes() {
        let colour = |role| theme.colour(role, StockTone::Plenty);
        let panels = [Role::Panel, Role::PanelDeep]
            .into_iter()
            .flat_map(|panel| {
                [black, white].map(|video| colour(panel).over(video, theme.panel_opacity))
            });
        let on_panel = [
            Role::Text,
            Role::Muted,
            Role::Accent,
            Role::Price,
            Role::SoldOut,
            Role::Tone,
        ];
        for panel in panels.chain([colour(Role::Raised)]) {
            for role in on_panel {
                let ratio = colour(role).contrast(panel);
                assert!(
                    ratio >= 4.5,
                    "{}: {role:?} on {panel:?} has {ratio:.1}",
                    id.0
                );
            }
            for role in [Role::Plenty, Role::Low] {
                let ratio = colour(role).contrast(panel);
                assert!(
                    ratio >= 4.5,
                    "{}: {role:?} on {panel:?} has {ratio:.1}",
                    id.0
                );
            }
            let low = theme.colour(Role::Tone, StockTone::Low).contrast(panel);
            assert!(low >= 4.5, "{}: low stock on {panel:?} has {low:.1}", id.0);
        }
        for (text, ground) in [(Role::OnAccent, Role::Accent), (Role::OnDeal, Role::Deal)] {
            let ratio = colour(text).contrast(colour(ground));
            assert!(
                ratio >= 4.5,
                "{}: {text:?} on {ground:?} has {ratio:.1}",
                id.0
            );
        }
    }
}
