//! Where a receiver is reached, and by what key.

use std::fmt;
use std::net::{Ipv4Addr, SocketAddrV4};

use subtle::ConstantTimeEq as _;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// The application that publishers name.
pub(crate) const APPLICATION: &str = "practice";

/// Drawn by the system: nobody guesses it within a run.
const KEY_BYTES: usize = 16;

/// The address of a running [`Receiver`](crate::Receiver). Nothing else makes one, so what is sent
/// to an `Address` stays on this computer.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    port: u16,
    key: Key,
}

#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
struct Key(String);

impl Address {
    /// The address of a listener on this port of this computer, with a key of its own.
    pub(crate) fn draw(port: u16) -> Result<Self, getrandom::Error> {
        let mut bytes = [0; KEY_BYTES];
        getrandom::fill(&mut bytes)?;
        let key = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self {
            port,
            key: Key(key),
        })
    }

    /// Where it listens.
    pub fn socket(&self) -> SocketAddrV4 {
        SocketAddrV4::new(Ipv4Addr::LOCALHOST, self.port)
    }

    /// `rtmp://127.0.0.1:PORT/practice`, without the key.
    pub fn server(&self) -> String {
        format!("rtmp://{}/{APPLICATION}", self.socket())
    }

    /// The stream key that it takes.
    pub fn key(&self) -> &str {
        &self.key.0
    }

    /// Whether a publisher knows the key; how long the answer takes tells nothing about it.
    pub(crate) fn admits(&self, application: &str, key: &str) -> bool {
        application == APPLICATION && bool::from(self.key.0.as_bytes().ct_eq(key.as_bytes()))
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Address({}, …)", self.server())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_of_this_computer_and_its_key_of_this_run() {
        let first = Address::draw(4000).unwrap();
        let second = Address::draw(4000).unwrap();
        assert!(first.socket().ip().is_loopback());
        assert_ne!(first.key(), second.key(), "a key for each run");
        assert!(first.admits("practice", first.key()));
        assert!(!first.admits("practice", second.key()));
        assert!(!first.admits("live", first.key()));
        assert!(!first.admits("practice", ""));
        assert!(!format!("{first:?}").contains(first.key()), "{first:?}");
    }
}
