//! Saved destinations and their keys, in a keychain of the test's own.

#![allow(clippy::unwrap_used)]

mod common;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use vitrine_studio::StreamKey;
use vitrine_studio::keys::{KeyVault, VaultError};
use vitrine_studio::protocol::{DestinationDraft, Request};

use common::{Bench, open_with};

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
        },
        key: Some(key.to_owned()),
    });
}

/// The destinations by name, and whether each has a key.
fn keys(bench: &Bench) -> Vec<(String, bool)> {
    let saved = bench.snapshot().setup.destinations.into_iter();
    saved.map(|one| (one.name, one.has_key)).collect()
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
    bench.studio.close();
    let Bench { studio, data } = bench;
    drop(studio);

    *vault.asked.lock().unwrap() = 0;
    let again = self::bench(&vault, data);
    assert_eq!(keys(&again), all, "known again without a look at each key");
    let asked = *vault.asked.lock().unwrap();
    assert_eq!(asked, 1, "only the key of the one in use is fetched");

    // Somebody removes a key in the keychain itself: that is known once the destination is used.
    vault.kept.lock().unwrap().clear();
    let first = again.snapshot().setup.destinations[0].id;
    again.request(Request::ChooseDestination { destination: first });
    let last = again.snapshot().setup.destinations[1].id;
    again.request(Request::ChooseDestination { destination: last });
    assert_eq!(keys(&again), want(&[("first", false), ("second", false)]));
    again.studio.close();
}
