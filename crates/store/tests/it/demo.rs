//! The demo show: a fixture of our own for the rules, the real one for itself.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{NOW, euro, folder, minute, open, take};
use vitrine_domain::dossier::{EntryRef, EntrySort};
use vitrine_domain::{DurationMs, Language, Phase, Scene, SegmentKind};
use vitrine_store::{CommitBatch, ErrorKind, Store, StoreError, demo};

const FIXTURE: &str = r##"
[shop]
name = "Test House"
currency = "EUR"
source = { en = "Price list", fr = "Tarif" }
theme = "lumen"
[show]
title = { en = "An evening", fr = "Une soirée" }
[[product]]
sku = "T-1"
title = { en = "Teapot", fr = "Théière" }
description = { en = "Six cups.", fr = "Six tasses." }
price = "49.00"
compare_at = "62.00"
stock = 14
rating = 4.7
reviews = 128
link = "https://test-house.example/t-1"
photos = [ { file = "teapot.jpg", alt = { en = "A teapot", fr = "Une théière" } } ]
[[product]]
sku = "T-2"
title = { en = "Cup", fr = "Tasse" }
brand = "Another"
description = { en = "Small.", fr = "Petite." }
price = "9.50"
[[segment]]
kind = "opening"
cue = "A"
title = { en = "Hello", fr = "Bonsoir" }
note = { en = "Smile.", fr = "Souriez." }
minutes = 1.5
scene = "camera_full"
[[segment]]
kind = "product"
cue = "B"
title = { en = "Tea", fr = "Le thé" }
note = { en = "Pour.", fr = "Versez." }
minutes = 2
scene = "screen_with_camera"
products = ["T-2", "T-1"]
card = "lower-third"
offer = { price = "39.00", promo_code = "TEA20", lasts_minutes = 3 }
colour = "#d9a441"
"##;

/// A demo folder with this `show.toml`, inside the test's folder.
fn assets(folder: &Path, show: &str) -> PathBuf {
    let assets = folder.join("assets");
    fs::create_dir_all(assets.join("photos")).unwrap();
    fs::write(assets.join("show.toml"), show).unwrap();
    fs::write(assets.join("photos/teapot.jpg"), "a picture").unwrap();
    assets
}

#[test]
fn the_show_stands_in_the_store_as_the_file_says() {
    let (folder, path) = folder();
    let store = open(&path);
    let photos = folder.path().join("photos");
    let assets = assets(folder.path(), FIXTURE);
    let seeded = demo::seed(&store, &assets, Language::Fr, &photos, NOW).unwrap();
    assert!(seeded.is_new);

    let show = store.show(seeded.show).unwrap().unwrap();
    assert_eq!(
        (show.title.as_str(), show.theme.0.as_str()),
        ("Une soirée", "lumen")
    );
    let [hello, tea] = show.rundown.segments.try_into().unwrap();
    assert_eq!(
        (hello.kind, hello.duration),
        (SegmentKind::Opening, DurationMs(90_000))
    );
    assert_eq!(
        (hello.card, hello.offer, hello.note.as_str()),
        (None, None, "Souriez.")
    );
    assert_eq!(
        (tea.scene, tea.cue.as_str()),
        (Scene::ScreenWithCamera, "B")
    );
    let offer = tea.offer.unwrap();
    assert_eq!(
        (offer.price, offer.lasts),
        (Some(euro(3_900)), Some(DurationMs(180_000)))
    );

    let [cup, teapot] = store.products(&tea.products).unwrap().try_into().unwrap();
    assert_eq!((cup.brand.as_deref(), cup.rating), (Some("Another"), None));
    assert_eq!(
        (teapot.title.as_str(), teapot.brand.as_deref()),
        ("Théière", Some("Test House"))
    );
    let price = teapot.price.unwrap();
    assert_eq!(
        (price.current, price.compare_at),
        (euro(4_900), Some(euro(6_200)))
    );
    assert_eq!((price.source.as_str(), price.as_of), ("Tarif", NOW));
    assert_eq!(
        teapot
            .rating
            .map(|rating| (rating.hundredths, rating.count)),
        Some((470, 128))
    );
    assert_eq!(teapot.photos[0].alt, "Une théière");
    assert_eq!(
        fs::read(photos.join(&teapot.photos[0].file)).unwrap(),
        b"a picture"
    );
}

#[test]
fn seeding_again_changes_nothing_the_user_changed() {
    let (folder, path) = folder();
    let store = open(&path);
    let photos = folder.path().join("photos");
    let assets = assets(folder.path(), FIXTURE);
    let seed = |language, at| demo::seed(&store, &assets, language, &photos, at).unwrap();
    let first = seed(Language::En, NOW);
    let mut show = store.show(first.show).unwrap().unwrap();
    show.title = "Mine now".into();
    store.save_show(&show).unwrap();
    let products = store.product_page(None, 10).unwrap();
    fs::remove_file(photos.join("demo-teapot.jpg")).unwrap();

    let second = seed(Language::Fr, minute(1));
    assert_eq!((second.show, second.is_new), (first.show, false));
    assert_eq!(store.show(first.show).unwrap(), Some(show));
    assert_eq!(store.product_page(None, 10).unwrap(), products);
    assert!(
        photos.join("demo-teapot.jpg").exists(),
        "a lost photo comes back"
    );

    store.delete_show(first.show, minute(2)).unwrap();
    let third = seed(Language::Fr, minute(2));
    assert!(third.is_new, "who asks for a deleted demo gets it");
    assert_eq!(
        store.product_count().unwrap(),
        2,
        "the products are the same ones"
    );
    assert_eq!(store.product_page(None, 1).unwrap()[0].title, "Théière");
}

#[test]
fn a_file_loaded_again_is_the_same_show_with_its_runs_and_takes() {
    let (folder, path) = folder();
    let store = open(&path);
    let photos = folder.path().join("photos");
    let load = |text: &str, photo: &str| {
        let assets = assets(folder.path(), text);
        fs::write(assets.join("photos/teapot.jpg"), photo).unwrap();
        let file = assets.join("show.toml");
        let loaded = demo::load(&store, &file, Language::En, &photos, NOW).unwrap();
        (loaded, store.show(loaded.show).unwrap().unwrap())
    };
    let (first, mut show) = load(FIXTURE, "a picture");
    assert!(first.is_new);
    show.planned_start = Some(minute(60));
    store.save_show(&show).unwrap();
    let [hello, tea] = [0, 1].map(|index| show.rundown.segments[index].id);
    let run = store.begin_run(first.show, Phase::Live, NOW).unwrap();
    let takes = [take(run, tea, minute(1))];
    store
        .commit(CommitBatch {
            takes: &takes,
            ..CommitBatch::default()
        })
        .unwrap();
    store.end_run(run, minute(2)).unwrap();

    let changed = FIXTURE
        .replace("An evening", "Another evening")
        .replace("cue = \"A\"", "cue = \"NEW\"");
    let (second, show) = load(&changed, "newer one");
    assert_eq!((second.show, second.is_new), (first.show, false));
    assert_eq!(store.shows().unwrap().len(), 1, "no second show");
    assert_eq!(show.title, "Another evening");
    assert_eq!(show.planned_start, Some(minute(60)), "no file has one");
    let ids: Vec<_> = show.rundown.segments.iter().map(|one| one.id).collect();
    assert_eq!(ids[1], tea, "the same cue is the same segment");
    assert!(ids[0] != hello && ids[0] != tea, "a new cue is a new one");
    let runs = store.runs(first.show).unwrap();
    assert_eq!(runs.iter().map(|run| run.id).collect::<Vec<_>>(), [run]);
    assert_eq!(store.takes(run).unwrap()[0].take, takes[0]);
    let teapot = &store.products(&show.rundown.segments[1].products).unwrap()[1];
    let photo = fs::read(photos.join(&teapot.photos[0].file)).unwrap();
    assert_eq!(photo, b"newer one", "the photo is the newer one too");
}

#[test]
fn a_slip_in_the_file_is_named_and_nothing_is_written() {
    let slips = [
        ("stock = 14", "stok = 14", "stok"),
        ("scene = \"camera_full\"", "scene = \"camera\"", "camera"),
        ("fr = \"Souriez.\"", "de = \"Lächeln.\"", "de"),
        ("\"T-2\", \"T-1\"", "\"T-2\", \"T-3\"", "T-3"),
        ("sku = \"T-2\"", "sku = \"T-1\"", "T-1"),
        ("price = \"49.00\"", "price = \"49.0.1\"", "price of T-1"),
        (
            "compare_at = \"62.00\"",
            "compare_at = \"12.00\"",
            "compare_at of T-1",
        ),
        ("price = \"39.00\"", "price = \"cheap\"", "offer price of B"),
        ("rating = 4.7", "rating = 7.4", "T-1"),
        ("reviews = 128", "", "T-1"),
        ("minutes = 1.5", "minutes = -1.5", "minutes of A"),
        ("teapot.jpg", "kettle.jpg", "kettle.jpg"),
        ("teapot.jpg", "../photos/teapot.jpg", "../photos/teapot.jpg"),
    ];
    for (right, wrong, named) in slips {
        let (folder, path) = folder();
        let store = open(&path);
        let text = FIXTURE.replacen(right, wrong, 1);
        assert_ne!(text, FIXTURE, "{right} is not in the fixture");
        let error = demo::seed(
            &store,
            &assets(folder.path(), &text),
            Language::En,
            &folder.path().join("photos"),
            NOW,
        )
        .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BadDemo, "{wrong}");
        assert!(error.to_string().contains(named), "{wrong}: {error}");
        assert_eq!(
            (store.product_count().unwrap(), store.shows().unwrap().len()),
            (0, 0)
        );
    }
}

#[test]
fn a_demo_that_is_not_there_is_an_error_with_its_path() {
    let (folder, path) = folder();
    let store = open(&path);
    let error = seed_from(&store, &folder.path().join("nowhere"), folder.path()).unwrap_err();
    assert!(error.to_string().contains("nowhere"), "{error}");
}

fn seed_from(store: &Store, assets: &Path, photos: &Path) -> Result<demo::Seeded, StoreError> {
    demo::seed(store, assets, Language::En, photos, NOW)
}

#[test]
fn the_demo_we_ship_is_a_twenty_minute_show_of_twelve_products() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/demo");
    for language in [Language::En, Language::Fr] {
        let (folder, path) = folder();
        let store = open(&path);
        let photos = folder.path().join("photos");
        let seeded = demo::seed(&store, &assets, language, &photos, NOW).unwrap();
        let show = store.show(seeded.show).unwrap().unwrap();
        let minutes = show
            .rundown
            .segments
            .iter()
            .map(|segment| segment.duration.0)
            .sum::<u64>()
            / 60_000;
        assert_eq!((store.product_count().unwrap(), minutes), (12, 20));
        for product in store.product_page(None, 100).unwrap() {
            assert!(!product.photos.is_empty(), "{} has no photo", product.sku);
            for photo in product.photos {
                let size = fs::metadata(photos.join(&photo.file)).unwrap().len();
                assert!(size > 1_000, "{} is no picture", photo.file);
            }
        }
    }
}

#[test]
fn the_demo_knows_its_products_in_each_language_and_leaves_a_dossier_alone() {
    for language in [Language::En, Language::Fr] {
        let (folder, path) = folder();
        let store = open(&path);
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/demo");
        let photos = folder.path().join("photos");
        demo::seed(&store, &assets, language, &photos, NOW).unwrap();
        let teapot = store.product_by_sku("ML-004").unwrap().unwrap();
        let dossier = store.dossier(teapot.id).unwrap();
        assert!(dossier.facts.len() > 3 && dossier.quotes.len() == 1);
        assert!(dossier.facts.iter().all(|fact| fact.on_air().is_some()));
        assert_eq!(dossier.relations.len(), 2);
        let found = store.find_answers(teapot.id, "micro", 10).unwrap();
        assert!(found.len() > 1 && found[0].is_own, "{found:?}");

        let gone = dossier.facts[0].id;
        let fact = EntrySort::Fact;
        store
            .delete_entry(EntryRef {
                sort: fact,
                id: gone,
            })
            .unwrap();
        let show = store.shows().unwrap()[0].id;
        store.delete_show(show, NOW).unwrap();
        demo::seed(&store, &assets, language, &photos, NOW).unwrap();
        let again = store.dossier(teapot.id).unwrap();
        assert_eq!(again.facts.len(), dossier.facts.len() - 1, "as it was left");
    }
}
