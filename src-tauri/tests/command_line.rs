//! The program from a shell: what it says, in which language, and how it ends.

#![allow(
    clippy::unwrap_used,
    reason = "a test stops at the first thing that is wrong"
)]

use std::path::Path;
use std::process::{Command, Output};

/// Runs the program in a data folder of its own, in this language.
fn vitrine(language: &str, arguments: &[&str]) -> Output {
    let data = tempfile::tempdir().unwrap();
    vitrine_in(data.path(), language, arguments)
}

/// The same in a data folder that stays.
fn vitrine_in(data: &Path, language: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_vitrine"))
        .args(arguments)
        .env("VITRINE_DATA", data)
        .env("LC_ALL", language)
        .env_remove("LANGUAGE")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

fn error(output: &Output) -> String {
    assert!(!output.status.success(), "it fails: {output:?}");
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(!said.contains("panicked"), "{said}");
    said
}

#[test]
fn every_command_is_explained() {
    let help = vitrine("C", &["--help"]);
    assert!(help.status.success());
    let said = String::from_utf8(help.stdout).unwrap();
    for command in [
        "serve",
        "air",
        "import",
        "export",
        "open-show",
        "shows",
        "devices",
        "doctor",
    ] {
        assert!(said.contains(command), "{said}");
        assert!(vitrine("C", &[command, "--help"]).status.success());
    }
}

#[test]
fn a_mistake_is_named_with_what_to_do_and_nothing_starts() {
    let to = ["--to", "rtmp://127.0.0.1:9/live"];
    let missing = vitrine("C", &["air", "--show", "nowhere.toml", to[0], to[1]]);
    assert!(error(&missing).contains("nowhere.toml"));

    let no_key = ["--show", "1", "--key-from-env", "VITRINE_NO_SUCH_KEY"];
    let no_key = vitrine("C", &[&["air"], &to[..], &no_key].concat());
    assert!(error(&no_key).contains("VITRINE_NO_SUCH_KEY"));

    let bad_size = vitrine("C", &["air", "--show", "1", to[0], to[1], "--size", "big"]);
    assert!(error(&bad_size).contains("1920x1080@30"));

    let show = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/demo/show.toml");
    let bad_address = vitrine(
        "C",
        &["air", "--show", show, "--to", "http://127.0.0.1/live"],
    );
    assert!(error(&bad_address).contains("rtmp://"));
}

#[test]
fn a_show_file_is_the_first_show_of_an_empty_schedule() {
    let data = tempfile::tempdir().unwrap();
    let show = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/demo/show.toml");
    for _ in 0..2 {
        // Refused only after the show was loaded.
        let to_nowhere = ["air", "--show", show, "--to", "http://127.0.0.1/live"];
        error(&vitrine_in(data.path(), "C", &to_nowhere));
        let answer = vitrine_in(data.path(), "C", &["shows", "--json"]);
        let shows: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
        let number = shows.as_array().map(Vec::len);
        assert_eq!(number, Some(1), "the demo show beside it: {shows}");
    }
}

#[test]
fn the_doctor_speaks_the_language_of_the_system() {
    let answer = vitrine("fr_FR.UTF-8", &["doctor"]);
    let said = String::from_utf8(answer.stdout).unwrap();
    assert!(said.contains("Trousseau"), "{said}");
    for english in [
        "not installed",
        "could not",
        "did not",
        "keychain is",
        " GB ",
    ] {
        assert!(!said.contains(english), "{english:?} in:\n{said}");
    }
}

#[test]
fn the_doctor_says_what_to_do_about_everything_that_is_missing() {
    let answer = vitrine("C", &["doctor", "--json"]);
    let findings: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
    let findings = findings.as_array().unwrap();
    assert!(findings.len() > 10, "{findings:?}");
    for finding in findings {
        // An encoder of a graphics card that is not in this computer can't be installed.
        let is_encoder = finding["name"]
            .as_str()
            .is_some_and(|name| name.starts_with("Encoder"));
        let is_fine = finding["state"] == "good" || finding["state"] == "optional" && is_encoder;
        assert!(
            is_fine
                || finding["remedy"]
                    .as_str()
                    .is_some_and(|remedy| !remedy.is_empty()),
            "{finding}"
        );
    }
    let of_element = |finding: &&serde_json::Value| {
        finding["name"]
            .as_str()
            .is_some_and(|name| name.contains("RTMP"))
            || finding["detail"]
                .as_str()
                .is_some_and(|detail| detail.contains("rtmp2sink"))
    };
    assert!(
        findings.iter().any(|finding| of_element(&finding)),
        "{findings:?}"
    );
}

#[test]
fn it_speaks_the_language_of_the_system() {
    let say = |language: &str| String::from_utf8(vitrine(language, &["doctor"]).stdout).unwrap();
    let (english, french) = (say("en_GB.UTF-8"), say("fr_FR.UTF-8"));
    assert_ne!(english, french);
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_show_goes_from_one_folder_to_another() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let nothing = vitrine_in(here.path(), "C", &["export", "catalogue", "--output", "-"]);
    assert!(error(&nothing).contains("no schedule"));
    // The demo show is in an empty schedule.
    said(&vitrine_in(here.path(), "C", &["shows"]));
    let csv = said(&vitrine_in(
        here.path(),
        "C",
        &["export", "catalogue", "--output", "-"],
    ));
    assert!(csv.starts_with("Title,URL handle,"), "{csv}");

    let file = here.path().join("evening.vitrine");
    let path = file.to_str().unwrap();
    let export = ["export", "show", "--output", path];
    assert!(said(&vitrine_in(here.path(), "C", &export)).contains(path));
    let again = vitrine_in(here.path(), "C", &export);
    assert!(error(&again).contains("--force"));
    said(&vitrine_in(
        here.path(),
        "C",
        &[&export[..], &["--force"]].concat(),
    ));
    let unknown = ["export", "rundown", "--show", "Nobody’s", "--output", path];
    assert!(error(&vitrine_in(here.path(), "C", &unknown)).contains("Nobody’s"));

    let check = said(&vitrine_in(
        there.path(),
        "C",
        &["open-show", path, "--dry-run", "--json"],
    ));
    let check: serde_json::Value = serde_json::from_str(&check).unwrap();
    assert_eq!(
        (&check["show"], &check["new"]),
        (&serde_json::Value::Null, &11.into())
    );
    let opened = said(&vitrine_in(there.path(), "C", &["open-show", path]));
    assert!(opened.contains("11 new"), "{opened}");
    let shows = said(&vitrine_in(there.path(), "C", &["shows", "--json"]));
    let shows: serde_json::Value = serde_json::from_str(&shows).unwrap();
    assert_eq!(shows.as_array().unwrap().len(), 1, "and no demo beside it");

    let broken = there.path().join("broken.vitrine");
    std::fs::write(&broken, b"PK").unwrap();
    let refused = vitrine_in(there.path(), "C", &["open-show", broken.to_str().unwrap()]);
    assert!(error(&refused).contains("no show of Vitrine"));
}
