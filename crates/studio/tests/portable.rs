//! A show goes from one computer to another as one file, and a file that is not sound changes nothing.

// `allow-unwrap-in-tests` knows test functions, not the functions they share.
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use common::Bench;
use serde_json::{Value, json};
use vitrine_domain::{Command, Product, Show, ShowId};
use vitrine_studio::protocol::{ExportWish, Request, Response, ShowFileCheck, ThemeDraft};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const LOGO: &[u8] = include_bytes!("../../../assets/icons/icon.png");

fn save(bench: &Bench, show: ShowId, name: &str) -> PathBuf {
    let file = bench.data.path().join(name);
    let saved = bench.request(Request::Export {
        wish: ExportWish::Show { show },
        file: file.display().to_string(),
    });
    assert!(matches!(saved, Response::Exported { .. }), "{saved:?}");
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

#[test]
fn a_show_opens_elsewhere_as_it_was() {
    let (here, there) = (Bench::new(), elsewhere());
    let file = save(&here, dressed(&here), "Autumn evening.vitrine");
    let before = photos(&there);
    let seen = check(&there, &file);
    assert_eq!(
        (seen.title.as_str(), seen.title_here.as_str()),
        ("Autumn evening", "Autumn evening")
    );
    let (show, products) = story(&here);
    assert_eq!(seen.segments as usize, show.rundown.segments.len());
    assert_eq!((seen.new as usize, seen.kept), (products.len(), 0));
    assert!(seen.theme.is_new && seen.theme.name == "Autumn");
    assert_eq!(seen.remarks, Vec::<String>::new());
    assert_eq!(photos(&there), before, "a check writes nothing");
    assert_eq!(there.snapshot().shows.len(), 1, "a check writes nothing");

    let opened = open(&there, &file);
    let snapshot = there.snapshot();
    assert_eq!(snapshot.show.state.show.id, opened, "it is the open one");
    assert_eq!(story(&there), (show, products));
    let (ours, theirs) = (photos(&here), photos(&there));
    let logo = snapshot.themes.iter().find(|theme| theme.is_own).unwrap();
    assert_eq!(logo.theme.panel_opacity, 0.93);
    let logo = logo.theme.logo.clone().unwrap();
    assert_eq!(theirs[&logo], ours[&logo], "byte for byte");
    for product in &snapshot.show.products {
        for photo in &product.product.photos {
            assert_eq!(theirs[&photo.file], ours[&photo.file], "byte for byte");
        }
    }
    // Themes and shows are there when the studio opens anew.
    there.studio.close();
    drop(there.studio);
    let there = Bench::in_folder(there.data);
    assert_eq!(there.snapshot().show.state.show.title, "Autumn evening");
    assert_eq!(
        there.snapshot().show.state.show.theme,
        snapshot.show.state.show.theme
    );
}

#[test]
fn the_same_show_twice_is_two_shows_and_no_product_more() {
    let (here, there) = (Bench::new(), elsewhere());
    let file = save(&here, dressed(&here), "show.vitrine");
    open(&there, &file);
    let once = (photos(&there), there.snapshot().themes.len());
    for title in ["Autumn evening (copy)", "Autumn evening (copy 2)"] {
        let seen = check(&there, &file);
        assert_eq!(seen.new, 0, "all are here already");
        assert!(!seen.theme.is_new);
        assert!(seen.products.iter().all(|one| one.differences.is_empty()));
        assert_eq!(seen.title_here, title);
        open(&there, &file);
        assert_eq!(there.snapshot().show.state.show.title, title);
    }
    assert_eq!((photos(&there), there.snapshot().themes.len()), once);
    assert_eq!(there.snapshot().shows.len(), 4);
}

#[test]
fn what_is_here_stays_as_it_is_here_and_the_difference_is_shown() {
    let (here, there) = (Bench::new(), elsewhere());
    let product = here.snapshot().show.products[0].product.id;
    let mut draft = match here.request(Request::DraftProduct { product }) {
        Response::ProductDraft { draft, .. } => draft,
        other => panic!("{other:?}"),
    };
    draft.price = "17.00".into();
    draft.compare_at = String::new();
    here.request(Request::SaveProduct { draft: *draft });
    let show = here.snapshot().show.state.show.id;
    let file = save(&here, show, "demo.vitrine");

    // Another picture has the name of one of the photos.
    let before = there.snapshot().show.products[0].clone();
    let seen = check(&there, &file);
    assert_eq!(seen.new, 0);
    let other: Vec<_> = seen
        .products
        .iter()
        .filter(|product| !product.differences.is_empty())
        .collect();
    assert_eq!(other.len(), 1);
    let price = &other[0].differences[0];
    assert_eq!(price.after, "€17.00");
    assert_eq!(Some(&price.before), before.price.as_ref());
    open(&there, &file);
    let after = there.snapshot().show.products;
    let after = after
        .iter()
        .find(|one| one.product.sku == before.product.sku);
    assert_eq!(after.unwrap().price, before.price);
}

#[test]
fn another_picture_of_the_same_name_keeps_it() {
    let (here, there) = (Bench::new(), elsewhere());
    let file = save(&here, dressed(&here), "show.vitrine");
    let name = here.snapshot().show.products[0].product.photos[0]
        .file
        .clone();
    let taken = there.data.path().join("photos").join(&name);
    fs::write(&taken, LOGO).unwrap();
    open(&there, &file);
    assert_eq!(
        fs::read(&taken).unwrap(),
        LOGO,
        "that of another product stays"
    );
    let ours = photos(&here);
    let view = there.snapshot().show;
    let sku = &here.snapshot().show.products[0].product.sku;
    let product = view.products.iter().find(|one| one.product.sku == *sku);
    let kept = &product.unwrap().product.photos[0].file;
    assert_ne!(*kept, name);
    assert_eq!(photos(&there)[kept], ours[&name]);
}

/// The files of a show file.
fn contents(file: &Path) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(File::open(file).unwrap()).unwrap();
    (0..zip.len())
        .map(|number| {
            let mut entry = zip.by_index(number).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            (entry.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn packed(path: &Path, files: &[(String, Vec<u8>)]) {
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    for (name, bytes) in files {
        // Photos are packed already, and an unoptimised build is slow at it.
        let method = match bytes.len() {
            0..1_000_000 => CompressionMethod::Stored,
            _ => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
}

/// What a folder holds, but for what only the system wrote.
fn everything(bench: &Bench) -> (Vec<String>, u64, BTreeMap<String, Vec<u8>>) {
    let shows = bench.snapshot().shows;
    let all = Request::BrowseProducts {
        text: String::new(),
        order: vitrine_studio::protocol::ProductOrder::Entered,
        is_descending: false,
        offset: 0,
        limit: 1,
    };
    let Response::ProductPage { total, .. } = bench.request(all) else {
        panic!("no products");
    };
    let titles = shows.into_iter().map(|show| show.details.title).collect();
    (titles, total, photos(bench))
}

#[test]
fn a_file_that_is_not_sound_is_refused_by_name_and_changes_nothing() {
    let (here, there) = (Bench::new(), elsewhere());
    let whole = save(&here, dressed(&here), "whole.vitrine");
    let files = contents(&whole);
    let text: Value = serde_json::from_slice(&files[0].1).unwrap();
    let edited = |edit: &dyn Fn(&mut Value)| {
        let mut text = text.clone();
        edit(&mut text);
        let mut files = files.clone();
        files[0].1 = serde_json::to_vec_pretty(&text).unwrap();
        files
    };
    let without = |name: &str| {
        let kept = files.iter().filter(|(file, _)| file != name);
        kept.cloned().collect::<Vec<_>>()
    };
    let with = |name: &str, bytes: Vec<u8>| {
        let mut files = files.clone();
        files.push((name.to_owned(), bytes));
        files
    };
    let replaced = |bytes: Vec<u8>| {
        let mut files = files.clone();
        files[1].1 = bytes;
        files
    };
    let photo = files[1].0.clone();
    let mut no_text = files.clone();
    no_text[0].1 = b"{\n\"format\": \"vitrine-show\",\n\"version\": 1,\n\"show\": 7\n}".to_vec();
    let mut huge = LOGO.to_vec();
    huge[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
    type Files = Vec<(String, Vec<u8>)>;
    let cases: Vec<(&str, Files, &str)> = vec![
        (
            "newer",
            edited(&|text| text["version"] = json!(2)),
            "newer Vitrine",
        ),
        (
            "other",
            edited(&|text| text["format"] = json!("x")),
            "no show of Vitrine",
        ),
        ("no text", without("show.json"), "no show of Vitrine"),
        ("broken text", no_text, "line 4"),
        (
            "field",
            edited(&|text| text["show"]["rundown"]["segments"][0]["mood"] = json!(1)),
            "show.rundown.segments[1].mood",
        ),
        ("missing photo", without(&photo), "is missing"),
        (
            "no photo",
            replaced(b"sku,title\n1,Mug\n".to_vec()),
            "is no photo",
        ),
        (
            "half a photo",
            replaced(files[1].1[..200].to_vec()),
            "is no photo",
        ),
        ("zeros", replaced(vec![0; 32 << 20]), "far more than it is"),
        ("stray", with("readme.txt", b"hello".to_vec()), "readme.txt"),
        (
            "leads out",
            with("photos/../../vitrine.db", b"x".to_vec()),
            "vitrine.db",
        ),
        ("absolute", with("/etc/passwd.jpg", LOGO.to_vec()), "passwd"),
        (
            "unnamed photo",
            with("photos/more.png", LOGO.to_vec()),
            "more.png",
        ),
        (
            "case",
            with(
                &photo.to_uppercase().replace("PHOTOS/", "photos/"),
                LOGO.to_vec(),
            ),
            "twice",
        ),
        (
            "unknown product",
            edited(&|text| text["products"] = json!([])),
            "not in it",
        ),
        (
            "title",
            edited(&|text| text["show"]["title"] = json!("  ")),
            "can’t be",
        ),
        (
            "price",
            edited(&|text| text["products"][0]["price"]["current"]["minor"] = json!(-5)),
            "price",
        ),
        (
            "struck",
            edited(&|text| {
                text["products"][0]["price"]["compare_at"] = json!({"minor": 1, "currency": "EUR"})
            }),
            "price",
        ),
        (
            "link",
            edited(&|text| text["products"][0]["link"] = json!("javascript:alert(1)")),
            "link",
        ),
        (
            "colour",
            edited(&|text| text["show"]["rundown"]["segments"][0]["colour"] = json!("red;}")),
            "colour",
        ),
        (
            "for ever",
            edited(&|text| text["show"]["planned_start"] = json!(i64::MAX)),
            "start",
        ),
        (
            "two alike",
            edited(&|text| text["products"][1]["sku"] = text["products"][0]["sku"].clone()),
            "told apart",
        ),
        (
            "photo name",
            edited(&|text| text["products"][0]["photos"][0]["file"] = json!("../x.jpg")),
            "photos",
        ),
        (
            "no theme",
            edited(&|text| text["theme"] = Value::Null),
            "theme",
        ),
        (
            "font",
            edited(&|text| text["theme"]["body"]["heading"] = json!("Nowhere Sans")),
            "theme",
        ),
        (
            "opacity",
            edited(&|text| text["theme"]["body"]["panel_opacity"] = json!(9)),
            "theme",
        ),
        (
            "more theme",
            edited(&|text| text["theme"]["body"]["script"] = json!("x")),
            "theme",
        ),
    ];
    let before = everything(&there);
    let refused = |name: &str, path: &Path, said: &str| {
        let file = path.display().to_string();
        let problem = there
            .studio
            .handle(Request::CheckShowFile { file: file.clone() })
            .expect_err(name);
        assert_eq!(problem.code, "refused-show-file", "{name}: {problem:?}");
        assert!(problem.is_refusal && !problem.hint.is_empty(), "{name}");
        assert!(problem.message.contains(said), "{name}: {problem:?}");
        let seal = String::new();
        let opened = there.studio.handle(Request::OpenShowFile { file, seal });
        assert_eq!(opened.expect_err(name).code, "refused-show-file", "{name}");
        assert_eq!(everything(&there), before, "{name} changed something");
    };
    for (name, files, said) in cases {
        let path = there.data.path().join(format!("{name}.vitrine"));
        packed(&path, &files);
        refused(name, &path, said);
    }

    let bytes = fs::read(&whole).unwrap();
    let half = there.data.path().join("half.vitrine");
    fs::write(&half, &bytes[..bytes.len() / 2]).unwrap();
    refused("half", &half, "no show of Vitrine");
    let flipped = there.data.path().join("flipped.vitrine");
    let mut bytes = bytes;
    let place = bytes.len() / 2;
    bytes[place] ^= 0xff;
    fs::write(&flipped, &bytes).unwrap();
    refused("flipped", &flipped, "damaged");
    refused(
        "gone",
        &there.data.path().join("gone.vitrine"),
        "system says",
    );
    refused("folder", there.data.path(), "");
    let picture = there.data.path().join("picture.vitrine");
    fs::write(&picture, LOGO).unwrap();
    refused("picture", &picture, "no show of Vitrine");
}

#[test]
fn another_file_than_the_checked_one_is_not_opened() {
    let (here, there) = (Bench::new(), elsewhere());
    let show = dressed(&here);
    let file = save(&here, show, "show.vitrine");
    let seal = check(&there, &file).seal;
    let mut details = here.snapshot().show.state.show.details();
    details.title = "Something else".into();
    here.ask(Command::EditShow {
        details: Box::new(details),
    });
    save(&here, show, "show.vitrine");
    let before = everything(&there);
    let file = file.display().to_string();
    let problem = there.studio.handle(Request::OpenShowFile { file, seal });
    assert!(problem.unwrap_err().message.contains("changed since"));
    assert_eq!(everything(&there), before);
}

#[test]
fn a_schedule_that_refuses_leaves_no_photo_behind() {
    let (here, there) = (Bench::new(), elsewhere());
    let file = save(&here, dressed(&here), "show.vitrine");
    let seal = check(&there, &file).seal;
    let before = everything(&there);
    let database = rusqlite::Connection::open(there.data.path().join("vitrine.db")).unwrap();
    database
        .execute_batch(
            "CREATE TRIGGER refuse BEFORE INSERT ON segment BEGIN SELECT RAISE(ABORT, 'no'); END",
        )
        .unwrap();
    let file = file.display().to_string();
    let request = Request::OpenShowFile { file, seal };
    let problem = there.studio.handle(request.clone()).unwrap_err();
    assert_eq!(problem.code, "problem-save", "{problem:?}");
    assert_eq!(everything(&there), before, "neither photos nor products");
    database.execute_batch("DROP TRIGGER refuse").unwrap();
    there.request(request);
    assert_eq!(there.snapshot().show.state.show.title, "Autumn evening");
}

#[test]
fn a_show_is_taken_in_while_another_one_runs() {
    let (here, there) = (Bench::new(), elsewhere());
    let file = save(&here, dressed(&here), "show.vitrine");
    let running = there.snapshot().show.state.show.id;
    there.ask(Command::StartPractice);
    let opened = open(&there, &file);
    let snapshot = there.snapshot();
    assert_eq!(snapshot.show.state.show.id, running, "what runs stays");
    assert!(snapshot.shows.iter().any(|show| show.id == opened));
}
