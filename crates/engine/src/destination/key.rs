//! The stream key: the one secret that passes through the engine.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

/// A stream key. It shows itself to nobody: not in `Debug`, not in errors, not in logs.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct StreamKey(String);

impl StreamKey {
    /// A key, without the blanks and line ends that come along when it is pasted.
    pub fn new(key: &str) -> Self {
        Self(key.trim().to_owned())
    }

    /// The key itself, for the two places that may have it: the server and the keychain.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether there is no key in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for StreamKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("StreamKey(…)")
    }
}
