//! The stream keys of the saved destinations: kept in the keychain, or for this session where there
//! is none. A key goes to no other server than the one it was typed for.

use vitrine_domain::UnixMs;
use vitrine_engine as engine;
use vitrine_engine::StreamKey;
use vitrine_store::Destination;

use crate::desk::Desk;
use crate::keys::VaultError;
use crate::protocol::Level;
use crate::studio::{Inner, now};

/// A key that is known in this session.
#[derive(Debug, Clone)]
pub(crate) struct HeldKey {
    pub key: StreamKey,
    /// Whether the keychain has it for the next session.
    pub is_kept: bool,
}

impl Inner {
    /// Looks up the keys of all that take part and have none in hand. May wait for the user to unlock
    /// the keychain, so nobody holds the lock meanwhile.
    pub(crate) fn fetch_keys(&self) {
        let wanting: Vec<Destination> = {
            let setup = &self.lock().setup;
            let used = setup.destinations.iter().filter(|one| one.is_used);
            used.filter(|one| setup.held_key(one).is_none())
                .cloned()
                .collect()
        };
        for one in &wanting {
            self.find_key(one);
        }
    }

    /// The key of a destination: in hand, or from the keychain.
    pub(crate) fn find_key(&self, one: &Destination) -> Option<StreamKey> {
        if let Some(held) = self.lock().setup.held_key(one) {
            return Some(held.key.clone());
        }
        let account = account(one);
        let found = self.vault.find(&account).and_then(|found| match found {
            // Before destinations were saved one by one, keys were kept by address alone.
            None => self.vault.find(&one.url),
            found => Ok(found),
        });
        let found = found.inspect_err(|error| tracing::warn!(%error, "the keychain gives no key"));
        let found = found.ok()?;
        let setup = &mut self.lock().setup;
        setup.note_kept(&account, found.is_some());
        let key = found?;
        let held = HeldKey {
            key: key.clone(),
            is_kept: true,
        };
        setup.held_keys.insert(account, held);
        Some(key)
    }

    /// Keeps a key that was typed.
    pub(super) fn keep_key(&self, one: &Destination, key: StreamKey) {
        let account = account(one);
        let kept = self.vault.keep(&account, &key);
        let is_kept = kept.is_ok();
        let mut desk = self.lock();
        desk.setup.note_kept(&account, is_kept);
        desk.setup
            .held_keys
            .insert(account, HeldKey { key, is_kept });
        if let Err(error) = kept {
            tell_not_kept(&mut desk, error, now());
        }
        self.flush(desk);
    }

    pub(super) fn forget_key(&self, one: &Destination) {
        let account = account(one);
        if let Err(error) = self.vault.forget(&account) {
            tracing::warn!(%error, "a key was not forgotten");
        }
        let setup = &mut self.lock().setup;
        setup.note_kept(&account, false);
        setup.held_keys.remove(&account);
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
