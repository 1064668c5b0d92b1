//! A show goes from one computer to another as one file, and a file that is not sound changes nothing.

mod luggage;
mod mutated;
mod opening;
mod refused;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::Bench;
use vitrine_domain::{Command, Product, Show, ShowId};
use vitrine_studio::protocol::{ExportWish, Request, Response, ShowFileCheck, ThemeDraft};

const LOGO: &[u8] = include_bytes!("../../../../../assets/icons/icon.png");

fn save(bench: &Bench, show: ShowId, name: &str) -> PathBuf {
    let file = bench.data.path().join(name);
    let saved = bench.request(Request::Export {
        wish: ExportWish::Show { show },
        file: file.display().to_string(),
    });
    assert!(
        matches!(saved, Response::Exported { export: Some(_) }),
        "{saved:?}"
    );
    file
}

fn check(bench: &Bench, file: &Path) -> ShowFileCheck {
    let file = file.display().to_string();
    match bench.request(Request::CheckShowFile { file }) {
        Response::ShowFile { check } => *check,
        other => panic!("{other:?}"),
    }
}

fn open(bench: &Bench, file: &Path) -> ShowId {
    let seal = check(bench, file).seal;
    let file = file.display().to_string();
    match bench.request(Request::OpenShowFile { file, seal }) {
        Response::ShowMade { show, .. } => show,
        other => panic!("{other:?}"),
    }
}

/// An empty schedule: its demo show and products are of no matter here, but for what they are called.
fn elsewhere() -> Bench {
    Bench::new()
}

/// Everything of the open show but its numbers.
fn story(bench: &Bench) -> (Show, Vec<Product>) {
    let view = bench.snapshot().show;
    let mut show = Show::clone(&view.state.show);
    let mut products: Vec<Product> = Vec::new();
    for segment in &mut show.rundown.segments {
        segment.id = vitrine_domain::SegmentId(0);
        for id in &mut segment.products {
            let all = view.products.iter().map(|product| &product.product);
            let product = all.clone().find(|product| product.id == *id).unwrap();
            let sku = &product.sku;
            let place = products.iter().position(|known| known.sku == *sku);
            let place = place.unwrap_or_else(|| {
                products.push(product.clone());
                products.len() - 1
            });
            id.0 = i64::try_from(place).unwrap();
        }
    }
    for product in &mut products {
        product.id.0 = 0;
        for photo in &mut product.photos {
            photo.id.0 = 0;
        }
    }
    show.id = ShowId(0);
    (show, products)
}

fn photos(bench: &Bench) -> BTreeMap<String, Vec<u8>> {
    let folder = bench.data.path().join("photos");
    let files = fs::read_dir(folder).into_iter().flatten();
    let files = files.map(|file| file.unwrap());
    files
        .map(|file| {
            let name = file.file_name().into_string().unwrap();
            (name, fs::read(file.path()).unwrap())
        })
        .collect()
}

/// A show in a theme of its own, with a logo and products that the other computer does not have.
fn dressed(bench: &Bench) -> ShowId {
    let logo = bench.studio.import_photo(LOGO).unwrap().file;
    let lumen = bench.snapshot().themes[0].theme.clone();
    let theme = match bench.request(Request::SaveTheme {
        theme: None,
        draft: ThemeDraft {
            name: "Autumn".into(),
            logo: Some(logo),
            panel_opacity: 0.93,
            ..lumen
        },
    }) {
        Response::ThemeSaved { theme, .. } => theme,
        other => panic!("{other:?}"),
    };
    let show = bench.snapshot().show.state.show;
    let mut details = show.details();
    details.title = "Autumn evening".into();
    details.theme = theme;
    details.planned_start = Some(vitrine_domain::UnixMs(1_795_719_600_000));
    bench.ask(Command::EditShow {
        details: Box::new(details),
    });
    for (place, product) in bench.snapshot().show.products.into_iter().enumerate() {
        let mut draft = match bench.request(Request::DraftProduct {
            product: product.product.id,
        }) {
            Response::ProductDraft { draft, .. } => *draft,
            other => panic!("{other:?}"),
        };
        draft.sku = format!("AUTUMN-{place}");
        bench.request(Request::SaveProduct { draft });
    }
    show.id
}
