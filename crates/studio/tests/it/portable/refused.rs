//! Files that are not opened, and what they leave: nothing.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use vitrine_domain::Command;
use vitrine_studio::protocol::Request;

use super::luggage::{contents, everything, packed};
use super::{LOGO, check, dressed, elsewhere, save};
use crate::common::Bench;

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
