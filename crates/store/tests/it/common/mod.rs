//! Builders with only the data that matters.

// Each test file is a program of its own and uses some of these.
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::types::Value;
use vitrine_domain::dossier::{Audience, Provenance};
use vitrine_domain::incoming::{IncomingPhoto, IncomingPrice, IncomingProduct, IncomingReview};
use vitrine_domain::{
    CardTemplateId, Currency, DurationMs, EndAction, Language, LiveState, Money, Phase, Price,
    ProductId, RunId, Rundown, Scene, Segment, SegmentId, SegmentKind, Show, ShowId, ThemeId,
    UnixMs, Variant, VariantOption,
};
use vitrine_store::{
    ImportCounts, ImportOptions, ImportReport, NewEntry, NewProduct, NewTake, Opened,
    ReviewImportOptions, ReviewImportReport, Store,
};

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
        handle: None,
        title: title.into(),
        brand: None,
        kind: None,
        description: String::new(),
        highlights: Vec::new(),
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
        variants: Vec::new(),
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
        first_frame: None,
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

/// A product of a file with a handle and a name.
pub fn incoming(handle: &str, title: &str) -> IncomingProduct {
    IncomingProduct {
        line: 2,
        handle: handle.into(),
        title: Some(title.into()),
        ..IncomingProduct::default()
    }
}

/// One that says nothing but its handle.
pub fn silent(handle: &str) -> IncomingProduct {
    IncomingProduct {
        title: None,
        ..incoming(handle, "")
    }
}

pub fn priced(minor: i64) -> Option<IncomingPrice> {
    Some(IncomingPrice {
        current: euro(minor),
        compare_at: None,
        valid_until: None,
    })
}

pub fn size(value: &str, stock: u32) -> Variant {
    Variant {
        options: vec![VariantOption {
            name: "Size".into(),
            value: value.into(),
        }],
        sku: Some(format!("SKU-{value}")),
        stock: Some(stock),
        ..Variant::default()
    }
}

pub fn named_photo(reference: &str) -> IncomingPhoto {
    IncomingPhoto {
        reference: reference.into(),
        alt: String::new(),
    }
}

/// A file that was written at [`NOW`].
pub fn file() -> ImportOptions {
    ImportOptions {
        says_struck: true,
        file: "products.csv".into(),
        source: "A shop".into(),
        as_of: NOW,
        rows: 10,
    }
}

pub fn on(_: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Imports, after a look at it that must say the same.
pub fn import(store: &Store, items: &[IncomingProduct], options: &ImportOptions) -> ImportReport {
    let preview = store
        .preview_import(items.iter().cloned(), options, &mut on)
        .unwrap()
        .unwrap();
    let report = store
        .import(items.iter().cloned(), options, &mut on)
        .unwrap()
        .unwrap();
    assert_eq!(preview.counts, report.counts, "what was shown was done");
    assert_eq!(preview.refused, report.refused);
    assert_eq!(preview.remarks, report.remarks);
    report
}

/// So many new, changed, unchanged and refused.
pub fn counts(new: u64, changed: u64, unchanged: u64, refused: u64) -> ImportCounts {
    ImportCounts {
        new,
        changed,
        unchanged,
        refused,
        remarks: 0,
    }
}

/// A review of a file, by its product and its words.
pub fn review(product: &str, text: &str) -> IncomingReview {
    IncomingReview {
        line: 2,
        product: product.into(),
        stars_hundredths: 400,
        text: text.into(),
        author: "Ana".into(),
        written_at: Some(NOW),
        ..IncomingReview::default()
    }
}

pub fn import_reviews(store: &Store, items: Vec<IncomingReview>) -> ReviewImportReport {
    let options = ReviewImportOptions {
        file: "reviews.csv".into(),
        source: "A shop".into(),
        url: None,
        audience: Audience::HostOnly,
        rows: 10,
    };
    let preview = store
        .preview_reviews(items.iter().cloned(), &options, &mut on)
        .unwrap()
        .unwrap();
    let report = store
        .import_reviews(items.into_iter(), &options, &mut on)
        .unwrap()
        .unwrap();
    assert_eq!(preview, report, "what was shown was done");
    report
}

/// An entry for the host alone.
pub fn entry<T>(product: ProductId, content: T) -> NewEntry<T> {
    NewEntry {
        product,
        audience: Audience::HostOnly,
        provenance: Provenance {
            source: "A test".into(),
            url: None,
            as_of: Some(NOW),
        },
        content,
    }
}

/// Every row of every table but the steps themselves, once product search is found to agree with the
/// products. Numbers that were given stay given, so the counters are left out.
pub fn dump(path: &Path) -> BTreeMap<String, Vec<Vec<Value>>> {
    let connection = Connection::open(path).unwrap();
    let check = "INSERT INTO product_search (product_search, rank) VALUES ('integrity-check', 1)";
    connection.execute(check, []).unwrap();
    let mut names = connection
        .prepare(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow'
             AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'catalogue_%'",
        )
        .unwrap();
    let names = names.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let tables = names.map(|name| {
        let name = name.unwrap();
        let columns = match name.as_str() {
            "answer_search" => "rowid",
            _ => "*",
        };
        let sql = format!("SELECT {columns} FROM {name} ORDER BY 1");
        let mut statement = connection.prepare(&sql).unwrap();
        let width = statement.column_count();
        let rows = statement
            .query_map([], |row| (0..width).map(|at| row.get(at)).collect())
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        (name, rows)
    });
    tables.collect()
}
