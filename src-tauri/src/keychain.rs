//! Stream keys in the system's keychain (Secret Service, macOS Keychain, Windows Credential
//! Manager). No key, nor a part of one, is ever in an error or a log.

use keyring::{Entry, Error};
use vitrine_studio::StreamKey;
use vitrine_studio::keys::{KeyVault, VaultError};

/// What our entries are filed under.
const SERVICE: &str = "Vitrine stream key";

/// The system's keychain.
pub struct Keychain;

impl KeyVault for Keychain {
    fn find(&self, destination: &str) -> Result<Option<StreamKey>, VaultError> {
        match entry(destination)?.get_password() {
            Ok(key) => Ok(Some(StreamKey::new(&key))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(without_secrets(&error)),
        }
    }

    fn keep(&self, destination: &str, key: &StreamKey) -> Result<(), VaultError> {
        let entry = entry(destination)?;
        entry
            .set_password(key.reveal())
            .map_err(|error| without_secrets(&error))
    }

    fn forget(&self, destination: &str) -> Result<(), VaultError> {
        match entry(destination)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(without_secrets(&error)),
        }
    }

    fn check(&self) -> Result<(), VaultError> {
        match entry("vitrine doctor")?.get_password() {
            Ok(_) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(without_secrets(&error)),
        }
    }
}

fn entry(destination: &str) -> Result<Entry, VaultError> {
    Entry::new(SERVICE, destination).map_err(|error| without_secrets(&error))
}

/// Some keychain errors carry the secret itself as a payload; only their kind goes on.
fn without_secrets(error: &Error) -> VaultError {
    match error {
        Error::NoDefaultStore => VaultError::NoKeychain,
        Error::NoStorageAccess(_) => VaultError::Locked,
        _ => VaultError::Failed,
    }
}
