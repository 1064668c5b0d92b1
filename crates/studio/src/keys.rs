//! Where stream keys are kept. The studio knows no keychain; the desktop app brings one.

use vitrine_engine::StreamKey;

/// A place that keeps secrets between sessions. Calls may wait for the system or for the user.
pub trait KeyVault: Send + Sync {
    /// The key of this destination, if one is kept.
    fn find(&self, destination: &str) -> Result<Option<StreamKey>, VaultError>;

    /// Keeps the key of this destination, in place of any before it.
    fn keep(&self, destination: &str, key: &StreamKey) -> Result<(), VaultError>;

    /// Forgets the key of this destination; one that was not kept is forgotten already.
    fn forget(&self, destination: &str) -> Result<(), VaultError>;

    /// Whether keys could be kept now.
    fn check(&self) -> Result<(), VaultError>;
}

/// Why a key could not be kept or found. Never with a secret in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// This computer runs no keychain.
    #[error("no keychain is running")]
    NoKeychain,
    /// The user has not unlocked it.
    #[error("the keychain is locked")]
    Locked,
    /// Anything else.
    #[error("the keychain failed")]
    Failed,
}

/// Keeps nothing: for runs without a person, and for tests.
pub struct NoVault;

impl KeyVault for NoVault {
    fn find(&self, _: &str) -> Result<Option<StreamKey>, VaultError> {
        Ok(None)
    }

    fn keep(&self, _: &str, _: &StreamKey) -> Result<(), VaultError> {
        Err(VaultError::NoKeychain)
    }

    fn forget(&self, _: &str) -> Result<(), VaultError> {
        Ok(())
    }

    fn check(&self) -> Result<(), VaultError> {
        Err(VaultError::NoKeychain)
    }
}
