//! The stream keys of the saved destinations: kept in the keychain, or for this session where there
//! is none. A key goes to no other server than the one it was typed for.

use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use vitrine_domain::UnixMs;
use vitrine_engine as engine;
use vitrine_engine::StreamKey;
use vitrine_store::Destination;

use crate::desk::Desk;
use crate::keys::{KeyVault, VaultError};
use crate::protocol::Level;
use crate::studio::{Inner, now};

/// A keychain that takes longer is most likely waiting for its user.
const ASKED_AFTER: Duration = Duration::from_secs(3);
/// Long enough to find the question and to type a password.
const ANSWERED_WITHIN: Duration = Duration::from_secs(60);
/// The notice that says so.
const ASKS: &str = "keychain-asks";

/// A key that is known in this session.
#[derive(Debug, Clone)]
pub(crate) struct HeldKey {
    pub key: StreamKey,
    /// Whether the keychain has it for the next session.
    pub is_kept: bool,
}

impl Inner {
    /// Looks up the keys of all that take part and have none in hand, and waits for the user to unlock
    /// the keychain, within reason. Nobody holds the lock meanwhile.
    pub(crate) fn fetch_keys(&self) {
        self.fetch_keys_within(ANSWERED_WITHIN);
    }

    /// As [`Self::fetch_keys`], ahead of the time when they are needed: a question that stands open is
    /// left to the user.
    pub(crate) fn fetch_keys_ahead(&self) {
        self.fetch_keys_within(ASKED_AFTER);
    }

    fn fetch_keys_within(&self, patience: Duration) {
        let wanting: Vec<Destination> = {
            let setup = &self.lock().setup;
            let used = setup.destinations.iter().filter(|one| one.is_used);
            used.filter(|one| setup.held_key(one).is_none())
                .cloned()
                .collect()
        };
        for one in &wanting {
            if self.look_up(one, patience).is_none() {
                // The others would stand behind the same question.
                return;
            }
        }
    }

    /// The key of a destination: in hand, or from the keychain.
    pub(crate) fn find_key(&self, one: &Destination) -> Option<StreamKey> {
        if let Some(held) = self.lock().setup.held_key(one) {
            return Some(held.key.clone());
        }
        self.look_up(one, ANSWERED_WITHIN).flatten()
    }

    /// What the keychain says; `None` when it does not answer.
    fn look_up(&self, one: &Destination, patience: Duration) -> Option<Option<StreamKey>> {
        let account = account(one);
        let (filed, url) = (account.clone(), one.url.clone());
        let found = self.ask_keychain(patience, move |vault| match vault.find(&filed) {
            // Before destinations were saved one by one, keys were kept by address alone.
            Ok(None) => vault.find(&url),
            found => found,
        })?;
        let Ok(key) =
            found.inspect_err(|error| tracing::warn!(%error, "the keychain gives no key"))
        else {
            return Some(None);
        };
        let setup = &mut self.lock().setup;
        setup.note_kept(&account, key.is_some());
        if let Some(key) = &key {
            let held = HeldKey {
                key: key.clone(),
                is_kept: true,
            };
            setup.held_keys.insert(account, held);
        }
        Some(key)
    }

    /// Keeps a key that was typed. It is in hand at once; the keychain, which may ask its user something
    /// first, has it as soon as it takes it.
    pub(super) fn keep_key(self: &Arc<Self>, one: &Destination, key: StreamKey) {
        let account = account(one);
        let held = HeldKey {
            key: key.clone(),
            is_kept: false,
        };
        self.lock().setup.held_keys.insert(account.clone(), held);
        let inner = Arc::downgrade(self);
        self.ask_keychain(ASKED_AFTER, move |vault| {
            let kept = vault.keep(&account, &key);
            if let Some(inner) = inner.upgrade() {
                inner.key_was_kept(&account, &key, kept);
            }
        });
    }

    fn key_was_kept(&self, account: &str, key: &StreamKey, kept: Result<(), VaultError>) {
        let mut desk = self.lock();
        let held = desk.setup.held_keys.get_mut(account);
        // Another may have been typed meanwhile, or the destination forgotten.
        if let Some(held) = held.filter(|held| held.key == *key) {
            held.is_kept = kept.is_ok();
            desk.setup.note_kept(account, kept.is_ok());
            if let Err(error) = kept {
                tell_not_kept(&mut desk, error, now());
            }
            desk.resolve(ASKS, now());
            desk.tell_setup();
            self.remember_or_warn(&desk);
        }
        self.flush(desk);
    }

    pub(super) fn forget_key(&self, one: &Destination) {
        let account = account(one);
        let filed = account.clone();
        self.ask_keychain(ASKED_AFTER, move |vault| {
            if let Err(error) = vault.forget(&filed) {
                tracing::warn!(%error, "a key was not forgotten");
            }
        });
        let setup = &mut self.lock().setup;
        setup.note_kept(&account, false);
        setup.held_keys.remove(&account);
    }

    /// Asks the keychain, on a thread of its own: it may put a question to its user, which then stands
    /// behind our window as likely as not, so the studio says that it waits. `None` when there was no
    /// answer in time; what was asked is done all the same when the user answers.
    fn ask_keychain<T: Send + 'static>(
        &self,
        patience: Duration,
        ask: impl FnOnce(&dyn KeyVault) -> T + Send + 'static,
    ) -> Option<T> {
        let vault = Arc::clone(&self.vault);
        let (answer, answered) = channel();
        let started = thread::Builder::new()
            .name("keychain".into())
            .spawn(move || drop(answer.send(ask(&*vault))));
        if let Err(error) = started {
            tracing::error!(%error, "nobody can ask the keychain");
            return None;
        }
        if let Ok(answer) = answered.recv_timeout(ASKED_AFTER.min(patience)) {
            return Some(answer);
        }
        self.tell(|desk, now| desk.notice(Level::Warning, ASKS, &[], now));
        let answer = answered.recv_timeout(patience.saturating_sub(ASKED_AFTER));
        if answer.is_ok() {
            self.tell(|desk, now| desk.resolve(ASKS, now));
        }
        answer.ok()
    }

    fn tell(&self, what: impl FnOnce(&mut Desk, UnixMs)) {
        let mut desk = self.lock();
        what(&mut desk, now());
        self.flush(desk);
    }
}

fn tell_not_kept(desk: &mut Desk, error: VaultError, now: UnixMs) {
    tracing::warn!(%error, "the key is not kept");
    desk.notice(Level::Warning, "key-not-kept", &[], now);
}

/// Address and key from what was typed; the key may stand at the end of the address.
pub(super) fn typed(url: &str, key: Option<String>) -> (String, Option<StreamKey>) {
    let key = key
        .map(|key| StreamKey::new(&key))
        .filter(|key| !key.is_empty());
    match key {
        Some(key) => (url.trim().to_owned(), Some(key)),
        None => engine::split_key(url.trim()),
    }
}

/// What a key is kept under. The address is in it, so that a key never goes to another server than
/// the one it was typed for, whatever a schedule from elsewhere says.
pub(crate) fn account(one: &Destination) -> String {
    format!("{}#{}", one.url, one.id.0)
}

#[cfg(test)]
mod tests {
    use vitrine_store::DestinationId;

    use vitrine_domain::DestinationWish;

    use super::*;

    #[test]
    fn a_key_is_filed_under_its_address_and_number() {
        let account = |url: &str, id| {
            account(&Destination {
                id: DestinationId(id),
                name: String::new(),
                platform: None,
                url: url.into(),
                wish: DestinationWish::default(),
                is_used: true,
            })
        };
        assert_ne!(account("rtmp://a/live", 1), account("rtmp://b/live", 1));
        assert_ne!(account("rtmp://a/live", 1), account("rtmp://a/live", 2));
    }
}
