//! The screens in a real browser, over a catalogue of 100,000 products and a rundown of 300 items:
//! how soon typing answers, how soon an item moves, how smoothly a table scrolls, and how soon a key
//! pressed in the browser changes the program. `ui/scripts/measure.mjs` does the typing.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rig::{Desk, RtmpServer};
use serde::Deserialize;
use vitrine_domain::{
    CardTemplateId, Currency, DurationMs, EndAction, Language, Money, Price, Rating, Rundown,
    Scene, Segment, SegmentId, SegmentKind, Show, ShowId, ThemeId, UnixMs,
};
use vitrine_store::{NewProduct, Store};

use crate::figures::{Figures, rounded};
use crate::program::Served;
use crate::{Result, machine};

const PRODUCTS: u32 = 100_000;
const ITEMS: u32 = 300;
/// So many products are written in one transaction.
const BATCH: u32 = 10_000;
/// The start has settled, and nobody watches.
const SETTLE: Duration = Duration::from_secs(3);
const IDLE_FOR: Duration = Duration::from_secs(10);
const UI: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui");

/// What the script measured, in milliseconds but for the rate.
#[derive(Deserialize)]
struct Measured {
    search_p50: f64,
    search_p99: f64,
    reorder_p50: f64,
    reorder_p99: f64,
    scroll_fps: f64,
    key_p50: f64,
    key_p99: f64,
}

pub fn measure(figures: &mut Figures) -> Result<()> {
    let desk = Desk::set_up()?;
    let data = desk.folder().join("data");
    eprintln!("writing {PRODUCTS} products and a rundown of {ITEMS} items");
    fill(&data)?;
    let served = Served::start(desk.command(rig::program()?), &desk, &data)?;
    std::thread::sleep(SETTLE);
    figures.idle_cpu_percent = rounded(idle(served.process.id())?);

    eprintln!("typing, moving, scrolling, taking in Chromium");
    let server = RtmpServer::start()?;
    let script = Command::new("node")
        .args(["scripts/measure.mjs", &served.link])
        .args([&server.url(), RtmpServer::KEY])
        .current_dir(UI)
        .stderr(Stdio::inherit())
        .output()?;
    if !script.status.success() {
        return Err(format!("ui/scripts/measure.mjs ended with {}", script.status).into());
    }
    let measured: Measured = serde_json::from_slice(&script.stdout)?;
    figures.search_100k_p50_ms = rounded(measured.search_p50);
    figures.search_100k_p99_ms = rounded(measured.search_p99);
    figures.reorder_300_p50_ms = rounded(measured.reorder_p50);
    figures.reorder_300_p99_ms = rounded(measured.reorder_p99);
    figures.scroll_100k_fps = rounded(measured.scroll_fps);
    figures.key_to_program_p50_ms = rounded(measured.key_p50);
    figures.key_to_program_p99_ms = rounded(measured.key_p99);
    Ok(())
}

/// What the program takes of a core while nobody watches and nothing is coded.
fn idle(process: u32) -> Result<f64> {
    let (begun, from) = (Instant::now(), machine::cpu_seconds(process)?);
    std::thread::sleep(IDLE_FOR);
    let spent = machine::cpu_seconds(process)? - from;
    Ok(spent / begun.elapsed().as_secs_f64() * 100.0)
}

fn fill(data: &Path) -> Result<()> {
    std::fs::create_dir_all(data)?;
    let store = Store::open(&data.join("vitrine.db"), UnixMs(0))?.store;
    let mut featured = Vec::new();
    for first in (0..PRODUCTS).step_by(BATCH as usize) {
        let batch = (first..first + BATCH).map(product).collect();
        featured = store.upsert_products(batch)?;
    }
    let segments = (0..ITEMS).map(|number| Segment {
        id: SegmentId(0),
        kind: SegmentKind::Product,
        cue: format!("A{number}"),
        title: format!("Item {number} of the long night"),
        note: "What the host says about it, in a sentence or two.".into(),
        colour: Some("#d9a441".into()),
        duration: DurationMs::from_secs(120),
        is_skipped: false,
        scene: Scene::CameraFull,
        products: vec![featured[number as usize % featured.len()]],
        card: Some(CardTemplateId::lower_third()),
        offer: None,
        end_action: EndAction::None,
    });
    store.create_show(Show {
        id: ShowId(0),
        title: "The long night".into(),
        language: Language::En,
        currency: Currency::EUR,
        theme: ThemeId("lumen".into()),
        planned_start: None,
        price_age_limit: None,
        rundown: Rundown {
            segments: segments.collect(),
        },
    })?;
    Ok(())
}

fn product(number: u32) -> NewProduct {
    const THINGS: [&str; 8] = [
        "Lamp", "Carafe", "Basket", "Vase", "Throw", "Clock", "Candle", "Board",
    ];
    const MATERIALS: [&str; 7] = [
        "oak",
        "linen",
        "brass",
        "glass",
        "stoneware",
        "wool",
        "marble",
    ];
    let thing = THINGS[number as usize % THINGS.len()];
    let material = MATERIALS[number as usize % MATERIALS.len()];
    let euro = |minor: i64| Money::new(minor, Currency::EUR);
    NewProduct {
        sku: format!("SKU-{number:06}"),
        handle: None,
        title: format!("{thing} of {material} No. {number}"),
        brand: Some(format!("Maison {}", number % 97)),
        kind: Some(thing.to_owned()),
        description: format!("A {thing} made of {material}, by hand, in an edition of its own."),
        highlights: Vec::new(),
        price: Price::new(
            euro(1_000 + i64::from(number % 20_000)),
            None,
            "bench",
            UnixMs(0),
        )
        .ok(),
        stock: Some(number % 50),
        rating: Some(Rating {
            hundredths: (300 + number % 200) as u16,
            count: number % 3_000,
        }),
        photos: Vec::new(),
        link: None,
        variants: Vec::new(),
    }
}
