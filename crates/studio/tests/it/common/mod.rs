//! What the tests of the studio share.

// Each test file is a program of its own and uses some of these.
use std::path::{Path, PathBuf};

use vitrine_domain::{Command, Language};
use vitrine_studio::keys::{KeyVault, NoVault};
use vitrine_studio::protocol::{Request, Response, Snapshot};
use vitrine_studio::{Places, Studio, StudioConfig};

/// A studio in a folder that goes away with the test.
pub struct Bench {
    pub studio: Studio,
    pub data: tempfile::TempDir,
}

impl Bench {
    pub fn new() -> Self {
        Self::in_folder(tempfile::tempdir().expect("a temporary folder"))
    }

    pub fn in_folder(data: tempfile::TempDir) -> Self {
        let studio = open(data.path(), true);
        Self { studio, data }
    }

    pub fn ask(&self, command: Command) {
        let said = self.studio.handle(Request::Show {
            command: command.clone(),
        });
        assert!(
            matches!(said, Ok(Response::Done { .. })),
            "{command:?}: {said:?}"
        );
    }

    pub fn refused(&self, request: Request) -> String {
        let problem = self.studio.handle(request).expect_err("a refusal");
        assert!(problem.is_refusal, "{problem:?} is an expected no");
        assert!(!problem.hint.is_empty(), "{} says what to do", problem.code);
        problem.code
    }

    pub fn request(&self, request: Request) -> Response {
        let asked = format!("{request:?}");
        self.studio
            .handle(request)
            .unwrap_or_else(|problem| panic!("{asked}: {problem:?}"))
    }

    pub fn snapshot(&self) -> Snapshot {
        match self.studio.handle(Request::Snapshot) {
            Ok(Response::Snapshot { snapshot }) => *snapshot,
            other => panic!("no snapshot: {other:?}"),
        }
    }
}

pub fn open(data: &Path, remembers_setup: bool) -> Studio {
    open_with(data, remembers_setup, Box::new(NoVault))
}

pub fn open_with(data: &Path, remembers_setup: bool, vault: Box<dyn KeyVault>) -> Studio {
    let assets = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets"));
    Studio::open(StudioConfig {
        places: Places {
            data: data.to_owned(),
            assets,
        },
        vault,
        remembers_setup,
        language: Language::En,
        doctor: Box::new(|_| Vec::new()),
        recordings: data.join("recordings"),
        first_show: None,
    })
    .expect("the studio opens in an empty folder")
}
