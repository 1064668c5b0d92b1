//! Builders with only the data that matters.

// Each test file is a program of its own and uses some of these.
#![allow(dead_code)]

use std::path::{Path, PathBuf};

use vitrine_domain::{
    CardTemplateId, Currency, DurationMs, EndAction, Language, LiveState, Money, Phase, Price,
    ProductId, RunId, Rundown, Scene, Segment, SegmentId, SegmentKind, Show, ShowId, ThemeId,
    UnixMs,
};
use vitrine_store::{NewProduct, NewTake, Opened, Store};

/// 2026-11-21 20:00 UTC.
pub const NOW: UnixMs = UnixMs(1_795_291_200_000);

/// A minute after another after [`NOW`].
pub fn minute(number: i64) -> UnixMs {
    UnixMs(NOW.0 + number * 60_000)
}

/// A folder that goes away with the test, and where the database lies in it.
pub fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("vitrine.db");
    (folder, path)
}

/// Opens a store that must be healthy.
pub fn open(path: &Path) -> Store {
    let Opened { store, recovery } = Store::open(path, NOW).unwrap();
    assert_eq!(recovery, None, "a healthy file needs no recovery");
    store
}

pub fn euro(minor: i64) -> Money {
    Money {
        minor,
        currency: Currency::try_from("EUR".to_owned()).unwrap(),
    }
}

pub fn product(sku: &str, title: &str) -> NewProduct {
    NewProduct {
        sku: sku.into(),
        title: title.into(),
        brand: None,
        description: String::new(),
        price: Some(Price {
            current: euro(4_900),
            compare_at: Some(euro(6_200)),
            source: "a test".into(),
            as_of: NOW,
            valid_until: None,
        }),
        stock: Some(3),
        rating: None,
        photos: Vec::new(),
        link: None,
    }
}

pub fn segment(title: &str, products: &[ProductId]) -> Segment {
    Segment {
        id: SegmentId(0),
        kind: SegmentKind::Product,
        cue: "A1".into(),
        title: title.into(),
        note: String::new(),
        colour: None,
        duration: DurationMs(120_000),
        is_skipped: false,
        scene: Scene::CameraFull,
        products: products.to_vec(),
        card: Some(CardTemplateId("lower-third".into())),
        offer: None,
        end_action: EndAction::None,
    }
}

pub fn show(segments: Vec<Segment>) -> Show {
    Show {
        id: ShowId(0),
        title: "An evening".into(),
        language: Language::Fr,
        currency: euro(0).currency,
        theme: ThemeId("lumen".into()),
        planned_start: Some(minute(30)),
        price_age_limit: Some(DurationMs::from_secs(86_400)),
        rundown: Rundown { segments },
    }
}

pub fn take(run: RunId, segment: SegmentId, at: UnixMs) -> NewTake {
    let (product, template, price, compare_at) = (None, None, None, None);
    NewTake {
        run,
        at,
        segment,
        product,
        template,
        price,
        compare_at,
    }
}

/// A live state that can be told from others by when it began.
pub fn live(started_at: UnixMs) -> LiveState {
    LiveState {
        phase: Phase::Live,
        started_at: Some(started_at),
        ..LiveState::off()
    }
}
