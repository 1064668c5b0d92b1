//! Saved destinations and their keys, in a keychain of the test's own.

use std::collections::BTreeMap;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use vitrine_domain::{Command, DestinationWish, Hidden, Phase, WantedPicture};
use vitrine_studio::StreamKey;
use vitrine_studio::keys::{KeyVault, VaultError};
use vitrine_studio::protocol::{DestinationDraft, LinkView, Request, SavedDestination, Snapshot};

use crate::common::{Bench, open_with};

/// A keychain in memory that counts how often it was asked for a key.
#[derive(Default, Clone)]
struct Vault {
    kept: Arc<Mutex<BTreeMap<String, StreamKey>>>,
    asked: Arc<Mutex<usize>>,
}

impl KeyVault for Vault {
    fn find(&self, destination: &str) -> Result<Option<StreamKey>, VaultError> {
        *self.asked.lock().unwrap() += 1;
        Ok(self.kept.lock().unwrap().get(destination).cloned())
    }

    fn keep(&self, destination: &str, key: &StreamKey) -> Result<(), VaultError> {
        let mut kept = self.kept.lock().unwrap();
        kept.insert(destination.to_owned(), key.clone());
        Ok(())
    }

    fn forget(&self, destination: &str) -> Result<(), VaultError> {
        self.kept.lock().unwrap().remove(destination);
        Ok(())
    }

    fn check(&self) -> Result<(), VaultError> {
        Ok(())
    }
}

/// A keychain that asks its user something first, and waits.
#[derive(Clone)]
struct AskingVault {
    inner: Vault,
    answered: Arc<(Mutex<bool>, Condvar)>,
}

impl AskingVault {
    fn new() -> Self {
        Self {
            inner: Vault::default(),
            answered: Arc::default(),
        }
    }

    fn answer(&self) {
        *self.answered.0.lock().unwrap() = true;
        self.answered.1.notify_all();
    }

    fn ask(&self) {
        let answered = self.answered.0.lock().unwrap();
        drop(self.answered.1.wait_while(answered, |answered| !*answered));
    }
}

impl KeyVault for AskingVault {
    fn find(&self, destination: &str) -> Result<Option<StreamKey>, VaultError> {
        self.ask();
        self.inner.find(destination)
    }

    fn keep(&self, destination: &str, key: &StreamKey) -> Result<(), VaultError> {
        self.ask();
        self.inner.keep(destination, key)
    }

    fn forget(&self, destination: &str) -> Result<(), VaultError> {
        self.ask();
        self.inner.forget(destination)
    }

    fn check(&self) -> Result<(), VaultError> {
        Ok(())
    }
}

fn bench(vault: &Vault, data: tempfile::TempDir) -> Bench {
    let studio = open_with(data.path(), true, Box::new(vault.clone()));
    Bench { studio, data }
}

fn save(bench: &Bench, name: &str, key: &str) {
    bench.request(Request::SaveDestination {
        draft: DestinationDraft {
            id: None,
            name: name.to_owned(),
            platform: None,
            url: format!("rtmp://127.0.0.1:1/{name}"),
            wish: DestinationWish::default(),
        },
        key: Some(key.to_owned()),
    });
}

/// The destinations by name, and whether each has a key.
fn keys(bench: &Bench) -> Vec<(String, bool)> {
    let saved = bench.snapshot().setup.destinations.into_iter();
    saved.map(|one| (one.name, one.has_key)).collect()
}

fn saved(snapshot: &Snapshot, name: &str) -> SavedDestination {
    let mut saved = snapshot.setup.destinations.iter();
    let found = saved.find(|one| one.name == name);
    found.expect("it is saved").clone()
}

fn id(bench: &Bench, name: &str) -> i64 {
    saved(&bench.snapshot(), name).id
}

fn link(snapshot: &Snapshot, name: &str) -> LinkView {
    saved(snapshot, name).link
}

/// Those that take part, the primary with a star.
fn standing(bench: &Bench) -> Vec<String> {
    let saved = bench.snapshot().setup.destinations.into_iter();
    saved
        .filter(|one| one.is_used)
        .map(|one| one.name + if one.is_primary { "*" } else { "" })
        .collect()
}

/// Waits until the studio's state is so.
fn until(bench: &Bench, what: &str, is_so: impl Fn(&Snapshot) -> bool) {
    let deadline = Instant::now() + Duration::from_secs(30);
    while !is_so(&bench.snapshot()) {
        assert!(Instant::now() < deadline, "{what}: it did not come");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn the_list_says_which_have_a_key_and_the_keychain_is_not_asked_for_it() {
    let vault = Vault::default();
    let bench = bench(&vault, tempfile::tempdir().unwrap());
    save(&bench, "first", "secret-1");
    save(&bench, "second", "secret-2");
    let want = |list: &[(&str, bool)]| -> Vec<(String, bool)> {
        list.iter()
            .map(|(name, has)| ((*name).to_owned(), *has))
            .collect()
    };
    let all = want(&[("first", true), ("second", true)]);
    assert_eq!(keys(&bench), all);
    bench.request(Request::UseDestination {
        destination: id(&bench, "second"),
        is_used: false,
    });
    bench.studio.close();
    let Bench { studio, data } = bench;
    drop(studio);

    *vault.asked.lock().unwrap() = 0;
    let again = self::bench(&vault, data);
    assert_eq!(keys(&again), all, "known again without a look at each key");
    let asked = *vault.asked.lock().unwrap();
    assert_eq!(
        asked, 1,
        "only the key of the one that takes part is fetched"
    );

    // Somebody removes a key in the keychain itself: that is known once the destination is used.
    vault.kept.lock().unwrap().clear();
    again.request(Request::UseDestination {
        destination: id(&again, "second"),
        is_used: true,
    });
    assert_eq!(keys(&again), want(&[("first", true), ("second", false)]));
    again.studio.close();
}

#[test]
fn a_keychain_that_asks_its_user_holds_up_neither_the_studio_nor_the_key() {
    let vault = AskingVault::new();
    let data = tempfile::tempdir().unwrap();
    let studio = open_with(data.path(), true, Box::new(vault.clone()));
    let bench = Bench { studio, data };
    save(&bench, "first", "secret-1");
    assert_eq!(keys(&bench), [("first".to_owned(), true)], "it is in hand");
    let asks = |snapshot: &Snapshot| {
        let mut notices = snapshot.notices.iter();
        notices
            .rfind(|notice| notice.code == "keychain-asks")
            .map(|notice| notice.resolved_at.is_none())
    };
    assert_eq!(
        asks(&bench.snapshot()),
        Some(true),
        "and the studio says why"
    );

    vault.answer();
    until(&bench, "the key in the keychain", |snapshot| {
        asks(snapshot) == Some(false)
    });
    assert_eq!(vault.inner.kept.lock().unwrap().len(), 1);
    bench.studio.close();
    let Bench { studio, data } = bench;
    drop(studio);

    let locked = AskingVault {
        answered: Arc::default(),
        ..vault
    };
    let studio = open_with(data.path(), true, Box::new(locked.clone()));
    let again = Bench { studio, data };
    assert_eq!(asks(&again.snapshot()), Some(true), "it opens and says so");
    locked.answer();
    again.request(Request::UseDestination {
        destination: id(&again, "first"),
        is_used: true,
    });
    assert_eq!(keys(&again), [("first".to_owned(), true)]);
    again.studio.close();
}

#[test]
fn each_takes_part_or_not_and_the_primary_is_one_of_those_that_do() {
    let vault = Vault::default();
    let bench = bench(&vault, tempfile::tempdir().unwrap());
    for name in ["first", "second", "third"] {
        save(&bench, name, name);
    }
    assert_eq!(standing(&bench), ["first*", "second", "third"]);
    let use_it = |name: &str, is_used| {
        bench.request(Request::UseDestination {
            destination: id(&bench, name),
            is_used,
        });
    };
    use_it("first", false);
    assert_eq!(standing(&bench), ["second*", "third"]);
    let destination = id(&bench, "first");
    bench.request(Request::ChooseDestination { destination });
    assert_eq!(standing(&bench), ["first*", "second", "third"]);
    use_it("third", false);
    bench.request(Request::SaveDestination {
        draft: DestinationDraft {
            id: Some(id(&bench, "third")),
            name: "renamed".to_owned(),
            platform: None,
            url: "rtmp://127.0.0.1:1/third".to_owned(),
            wish: DestinationWish::default(),
        },
        key: None,
    });
    bench.request(Request::DeleteDestination { destination });
    assert_eq!(
        standing(&bench),
        ["second*"],
        "an edit lets nobody take part"
    );
    bench.studio.close();
    let Bench { studio, data } = bench;
    drop(studio);
    let again = self::bench(&vault, data);
    assert_eq!(standing(&again), ["second*"], "the next session knows it");
    again.studio.close();
}

#[test]
fn live_each_is_started_stopped_and_told_of_by_itself() {
    let vault = Vault::default();
    let bench = bench(&vault, tempfile::tempdir().unwrap());
    for name in ["first", "second", "third"] {
        save(&bench, name, name);
    }
    let (first, second, third) = (
        id(&bench, "first"),
        id(&bench, "second"),
        id(&bench, "third"),
    );
    bench.request(Request::UseDestination {
        destination: third,
        is_used: false,
    });
    let start = Request::StartDestination { destination: third };
    assert_eq!(bench.refused(start.clone()), "refused-not-running");
    bench.ask(Command::GoLive);
    // Nobody listens there, which is found out once the encoders run.
    let lost = |which: i64| {
        let code = format!("link-lost#{which}");
        move |snapshot: &Snapshot| {
            let mut of_it = snapshot.notices.iter().filter(|notice| notice.code == code);
            of_it.any(|notice| notice.resolved_at.is_none())
        }
    };
    until(&bench, "the first is lost", lost(first));
    until(&bench, "the second is lost", lost(second));
    let said = bench.snapshot().notices;
    assert!(
        said.iter()
            .any(|notice| notice.message.starts_with("second: "))
    );
    let use_it = Request::UseDestination {
        destination: third,
        is_used: true,
    };
    assert_eq!(bench.refused(use_it), "refused-live");

    bench.request(Request::StopDestination { destination: first });
    let snapshot = bench.snapshot();
    assert_eq!(link(&snapshot, "first"), LinkView::Off);
    assert!(!lost(first)(&snapshot), "its trouble is over with it");
    assert!(lost(second)(&snapshot), "and nobody else's");
    bench.request(start);
    bench.request(Request::StartDestination { destination: first });
    until(
        &bench,
        "one that is started again is lost again",
        lost(first),
    );
    until(&bench, "one that takes no part can be started", lost(third));
    bench.ask(Command::End);
    until(&bench, "the end of all", |snapshot| {
        let saved = &snapshot.setup.destinations;
        saved.iter().all(|one| one.link == LinkView::Off)
    });
    assert!(!lost(second)(&bench.snapshot()), "nothing is lost any more");
    bench.studio.close();
}

#[test]
fn a_destination_says_which_picture_it_wants_and_the_same_is_made_once() {
    let vault = Vault::default();
    let bench = bench(&vault, tempfile::tempdir().unwrap());
    for name in ["wide", "tall", "taller"] {
        save(&bench, name, name);
    }
    let wants = |name: &str, picture: WantedPicture| Request::SaveDestination {
        draft: DestinationDraft {
            id: Some(id(&bench, name)),
            name: name.to_owned(),
            platform: None,
            url: format!("rtmp://127.0.0.1:1/{name}"),
            wish: DestinationWish {
                picture,
                hides: Hidden::default(),
            },
        },
        key: None,
    };
    let portrait = |video_kbps| WantedPicture::Portrait { video_kbps };
    let too_little = wants("tall", portrait(100));
    assert_eq!(bench.refused(too_little), "refused-out-of-range");
    bench.request(wants("tall", portrait(3_000)));
    bench.request(wants("taller", portrait(3_000)));
    let edition = |name: &str| saved(&bench.snapshot(), name).edition;
    assert_eq!(edition("wide"), None);
    let tall = edition("tall").unwrap();
    let is = (tall.width, tall.height, tall.video_kbps);
    assert_eq!(is, (1080, 1920, 3_000));
    assert_eq!(edition("taller"), Some(tall), "made once for both");

    bench.ask(Command::GoLive);
    // An encoder runs although nobody listens: a destination must find a stream once it is there.
    until(&bench, "the upright picture is made", |snapshot| {
        let editions = &snapshot.health.editions;
        editions.len() == 1 && editions[0].id == tall.id && editions[0].fps > 0.0
    });
    bench.ask(Command::End);
    until(&bench, "nobody takes it", |snapshot| {
        snapshot.health.editions.is_empty()
    });
    bench.studio.close();
    let Bench { studio, data } = bench;
    drop(studio);
    let again = self::bench(&vault, data);
    let kept = saved(&again.snapshot(), "tall");
    assert_eq!(kept.wish.picture, portrait(3_000), "the next session knows");
    assert_eq!(kept.edition, Some(tall));
    again.studio.close();
}

#[test]
fn a_show_does_not_begin_without_a_key_and_says_whose() {
    let vault = Vault::default();
    let bench = bench(&vault, tempfile::tempdir().unwrap());
    save(&bench, "first", "secret-1");
    bench.request(Request::UseDestination {
        destination: id(&bench, "first"),
        is_used: false,
    });
    save(&bench, "second", "secret-2");
    bench.studio.close();
    let Bench { studio, data } = bench;
    drop(studio);
    vault.kept.lock().unwrap().clear();
    let again = self::bench(&vault, data);
    let go_live = Request::Show {
        command: Command::GoLive,
    };
    let problem = again.studio.handle(go_live).unwrap_err();
    assert_eq!(problem.code, "refused-no-key");
    assert!(problem.message.contains("second"), "{}", problem.message);
    let snapshot = again.snapshot();
    assert_eq!(snapshot.show.state.live.phase, Phase::Off);
    assert_eq!(link(&snapshot, "second"), LinkView::Off);
    again.studio.close();
}
