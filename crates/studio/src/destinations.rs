//! Where the stream goes: saved destinations, their keys, and the platforms' presets.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use vitrine_domain::Phase;
use vitrine_engine as engine;
use vitrine_engine::{EngineError, StreamKey};
use vitrine_store::{Destination, DestinationId};

use crate::desk::Desk;
use crate::keys::VaultError;
use crate::protocol::{
    DestinationDraft, Level, PlatformLimit, PlatformServer, PlatformView, Problem, Response,
};
use crate::studio::Inner;
use crate::words::Words;

impl Inner {
    /// Where the stream goes, for those who know one destination only: it becomes the one in use.
    /// A key that stands at the end of the address is split off, so that it is never stored or shown.
    pub(crate) fn set_destination(
        &self,
        url: &str,
        key: Option<String>,
    ) -> Result<Response, Problem> {
        let (url, key) = typed(url, key);
        if url.is_empty() || !self.remembers_setup {
            return self.use_destination(url, None, key);
        }
        let chosen = {
            let desk = self.lock();
            let saved = &desk.setup.destinations;
            let same = saved.iter().find(|one| one.url == url);
            let in_use = saved
                .iter()
                .find(|one| Some(one.id.0) == desk.setup.remembered.destination);
            same.or(in_use).cloned()
        };
        let draft = DestinationDraft {
            id: chosen.as_ref().map(|one| one.id.0),
            name: chosen
                .as_ref()
                .filter(|one| one.url == url)
                .map_or_else(|| server_of(&url), |one| one.name.clone()),
            platform: chosen
                .filter(|one| one.url == url)
                .and_then(|one| one.platform),
            url,
        };
        self.save_destination_with(draft, key)
    }

    /// Saves a destination and uses it.
    pub(crate) fn save_destination(
        &self,
        draft: DestinationDraft,
        key: Option<String>,
    ) -> Result<Response, Problem> {
        let (url, key) = typed(&draft.url, key);
        self.save_destination_with(DestinationDraft { url, ..draft }, key)
    }

    fn save_destination_with(
        &self,
        draft: DestinationDraft,
        key: Option<StreamKey>,
    ) -> Result<Response, Problem> {
        let words = self.may_change_destination()?;
        check_address(&draft.url, key.as_ref(), words)?;
        let name = match draft.name.trim() {
            "" => server_of(&draft.url),
            name => name.to_owned(),
        };
        let destination = Destination {
            id: DestinationId(draft.id.unwrap_or(0)),
            name,
            platform: draft.platform,
            url: draft.url.clone(),
        };
        let failed = |error| Problem::save(words, &self.places.data, &error);
        let id = match draft.id {
            Some(id) => {
                let is_there = self.store.save_destination(&destination).map_err(failed)?;
                if !is_there {
                    return Err(Problem::refused(words, "unknown-destination", &[]));
                }
                id
            }
            None => self.store.add_destination(&destination).map_err(failed)?.0,
        };
        self.read_destinations(words)?;
        self.use_destination(draft.url, Some(id), key)
    }

    /// Uses another saved destination.
    pub(crate) fn choose_destination(&self, id: i64) -> Result<Response, Problem> {
        let words = self.may_change_destination()?;
        let saved = self.lock().setup.destinations.clone();
        let chosen = saved
            .into_iter()
            .find(|one| one.id.0 == id)
            .ok_or_else(|| Problem::refused(words, "unknown-destination", &[]))?;
        self.use_destination(chosen.url, Some(id), None)
    }

    /// Forgets a destination and its key.
    pub(crate) fn delete_destination(&self, id: i64) -> Result<Response, Problem> {
        let words = self.may_change_destination()?;
        let (gone, is_chosen) = {
            let desk = self.lock();
            let saved = &desk.setup.destinations;
            let gone = saved.iter().find(|one| one.id.0 == id).cloned();
            (gone, desk.setup.remembered.destination == Some(id))
        };
        let gone = gone.ok_or_else(|| Problem::refused(words, "unknown-destination", &[]))?;
        self.store
            .delete_destination(gone.id)
            .map_err(|error| Problem::save(words, &self.places.data, &error))?;
        let account = account(&gone.url, Some(id));
        if let Err(error) = self.vault.forget(&account) {
            tracing::warn!(%error, "a key was not forgotten");
        }
        self.lock().setup.note_kept(&account, false);
        self.read_destinations(words)?;
        if is_chosen {
            return self.use_destination(String::new(), None, None);
        }
        self.change(|desk, _| {
            desk.tell_setup();
            self.remember(desk)
        })
    }

    /// Sends the next live show there. `key` is a new one; without it the one that is kept is used.
    fn use_destination(
        &self,
        url: String,
        id: Option<i64>,
        key: Option<StreamKey>,
    ) -> Result<Response, Problem> {
        // Both wait for the keychain, so they come before the lock.
        let account = account(&url, id);
        let is_kept = key.as_ref().map(|key| self.vault.keep(&account, key));
        let kept = match &key {
            Some(_) => None,
            None => Some(self.kept_key(&url, id)),
        };
        let is_answered = matches!(is_kept, Some(Ok(()))) || matches!(kept, Some(Ok(_)));
        let kept = kept.and_then(Result::ok).flatten();
        self.change(|desk, now| {
            if desk.state.live.phase == Phase::Live {
                return Err(Problem::refused(desk.words(), "live", &[]));
            }
            if let Some(key) = &key {
                desk.setup.session_keys.insert(account.clone(), key.clone());
            }
            let of_session = desk.setup.session_keys.get(&account);
            let of_keychain = kept.is_some();
            let key = key.or(kept).or_else(|| of_session.cloned());
            desk.setup.is_key_kept = match &is_kept {
                Some(kept) => kept.is_ok(),
                None => of_keychain,
            };
            if is_answered {
                let is_kept = desk.setup.is_key_kept;
                desk.setup.note_kept(&account, is_kept);
            }
            if let Some(Err(error)) = &is_kept {
                tell_not_kept(desk, error, now);
            }
            desk.setup.remembered.destination_url = url;
            desk.setup.remembered.destination = id;
            desk.setup.key = key;
            desk.tell_setup();
            self.remember(desk)
        })
    }

    /// The key that is kept for a destination.
    pub(crate) fn kept_key(
        &self,
        url: &str,
        id: Option<i64>,
    ) -> Result<Option<StreamKey>, VaultError> {
        if url.is_empty() {
            return Ok(None);
        }
        let find = |account: &str| {
            self.vault.find(account).inspect_err(|error| {
                tracing::warn!(%error, "the keychain gives no key");
            })
        };
        match (find(&account(url, id))?, id) {
            // Before destinations were saved one by one, keys were kept by address alone.
            (None, Some(_)) => find(url),
            (found, _) => Ok(found),
        }
    }

    /// Reads the saved destinations from the schedule.
    pub(crate) fn read_destinations(&self, words: &Words) -> Result<(), Problem> {
        let saved = self
            .store
            .destinations()
            .map_err(|error| self.unreadable(words, &error))?;
        self.lock().setup.destinations = saved;
        Ok(())
    }

    fn may_change_destination(&self) -> Result<&'static Words, Problem> {
        let desk = self.lock();
        if desk.state.live.phase == Phase::Live {
            Err(Problem::refused(desk.words(), "live", &[]))
        } else {
            Ok(desk.words())
        }
    }

    /// The presets of the platforms, by name.
    pub(crate) fn platforms(&self) -> Result<Response, Problem> {
        let words = self.lock().words();
        let folder = self.places.assets.join("platforms");
        let platforms = read_platforms(&folder).map_err(|error| {
            let values = [("reason", error.to_string().into())];
            Problem::failed(words, "assets", &values, &error)
        })?;
        Ok(Response::Platforms { platforms })
    }
}

fn tell_not_kept(desk: &mut Desk, error: &VaultError, now: vitrine_domain::UnixMs) {
    tracing::warn!(%error, "the key is not kept");
    desk.notice(Level::Warning, "key-not-kept", &[], now);
}

/// Address and key from what was typed; the key may stand at the end of the address.
fn typed(url: &str, key: Option<String>) -> (String, Option<StreamKey>) {
    let key = key
        .map(|key| StreamKey::new(&key))
        .filter(|key| !key.is_empty());
    match key {
        Some(key) => (url.trim().to_owned(), Some(key)),
        None => engine::split_key(url.trim()),
    }
}

fn check_address(url: &str, key: Option<&StreamKey>, words: &Words) -> Result<(), Problem> {
    engine::check_address(url, key)
        .map_err(|error| Problem::engine(words, &EngineError::Address(error)))
}

/// What a key is kept under. The address is in it, so that a key never goes to another server than
/// the one it was typed for, whatever a schedule from elsewhere says.
pub(crate) fn account(url: &str, id: Option<i64>) -> String {
    match id {
        Some(id) => format!("{url}#{id}"),
        None => url.to_owned(),
    }
}

/// The server of an address, as people call it: "live.twitch.tv".
fn server_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let server = rest.split(['/', ':', '?']).next().unwrap_or(rest);
    server.to_owned()
}

/// Why the presets cannot be read.
#[derive(Debug, thiserror::Error)]
enum PlatformError {
    #[error("{path}: {source}")]
    File {
        path: String,
        source: std::io::Error,
    },
    #[error("{path}: {source}")]
    Syntax {
        path: String,
        source: Box<toml::de::Error>,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlatformFile {
    name: String,
    key_page: Option<String>,
    most_audio_kbps: u32,
    limits: Vec<PlatformLimit>,
    servers: Vec<PlatformServer>,
}

fn read_platforms(folder: &Path) -> Result<Vec<PlatformView>, PlatformError> {
    let failed = |path: &Path| {
        let path = path.display().to_string();
        move |source| PlatformError::File { path, source }
    };
    let mut platforms = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let path = entry.map_err(failed(folder))?.path();
        if path.extension().is_none_or(|end| end != "toml") {
            continue;
        }
        let text = fs::read_to_string(&path).map_err(failed(&path))?;
        let file: PlatformFile = toml::from_str(&text).map_err(|source| PlatformError::Syntax {
            path: path.display().to_string(),
            source: Box::new(source),
        })?;
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        platforms.push(PlatformView {
            id: id.into_owned(),
            name: file.name,
            servers: file.servers,
            key_page: file.key_page,
            limits: file.limits,
            most_audio_kbps: file.most_audio_kbps,
        });
    }
    platforms.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(platforms)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_read_and_its_servers_are_addresses_we_can_send_to() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/platforms");
        let platforms = read_platforms(Path::new(folder)).unwrap();
        assert!(platforms.len() >= 5);
        let key = StreamKey::new("abcd-1234");
        for server in platforms.iter().flat_map(|platform| &platform.servers) {
            assert_eq!(
                engine::check_address(&server.url, Some(&key)),
                Ok(()),
                "{}",
                server.url
            );
        }
    }

    #[test]
    fn a_server_is_called_by_its_host() {
        assert_eq!(
            server_of("rtmps://a.example:443/live2?backup=1"),
            "a.example"
        );
        assert_eq!(server_of("rtmp://127.0.0.1:1935/live"), "127.0.0.1");
    }

    #[test]
    fn a_key_is_filed_under_its_address() {
        assert_ne!(
            account("rtmp://a/live", Some(1)),
            account("rtmp://b/live", Some(1))
        );
        assert_ne!(
            account("rtmp://a/live", Some(1)),
            account("rtmp://a/live", Some(2))
        );
    }
}
