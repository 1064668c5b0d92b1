//! Photos at the addresses that a file names. Asked for one by one, only over https, and given up on when they
//! are too large or too slow: whoever wrote the file chose the addresses.

use std::io::ErrorKind;
use std::time::Duration;

use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

use crate::limits;

#[cfg(test)]
mod tests;

/// A shop's photo comes within a second or two; a server that takes longer would hold up all others.
const WITHIN: Duration = Duration::from_secs(20);
/// Photos of shops are moved once or twice, not more.
const REDIRECTS: u32 = 5;

/// Why a photo can't be had.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// No https address.
    #[error("{0:?} is no https address")]
    NoAddress(String),
    /// The server answered, and said no.
    #[error("the server answered {status}")]
    Refused {
        /// The status of HTTP, such as 404.
        status: u16,
    },
    /// The photo is larger than any photo.
    #[error("the photo has more than {} bytes", limits::PHOTO_BYTES)]
    TooLarge,
    /// Nobody this computer trusts says that the server is who it says it is.
    #[error("the server's certificate is not trusted: {0}")]
    Untrusted(#[source] Box<ureq::Error>),
    /// It leads on and on, or to an address that is not secret.
    #[error("the server leads elsewhere: {0}")]
    LedAway(#[source] Box<ureq::Error>),
    /// There is no network, no such server, no answer in time.
    #[error("the server can't be reached: {0}")]
    Unreachable(#[source] Box<ureq::Error>),
}

/// What a server must be and do. Only tests have another one than [`WebPhotos::new`].
struct Trust {
    roots: RootCerts,
    within: Duration,
    /// A test's server has no certificate.
    is_plain_allowed: bool,
}

/// Fetches photos, over connections that are kept for the next one.
pub struct WebPhotos {
    agent: Agent,
    is_plain_allowed: bool,
}

impl WebPhotos {
    /// With the certificates that this computer trusts.
    pub fn new() -> Self {
        Self::with(Trust {
            roots: RootCerts::PlatformVerifier,
            within: WITHIN,
            is_plain_allowed: false,
        })
    }

    fn with(trust: Trust) -> Self {
        let tls = TlsConfig::builder().root_certs(trust.roots).build();
        let config = Agent::config_builder()
            .https_only(!trust.is_plain_allowed)
            .timeout_global(Some(trust.within))
            .max_redirects(REDIRECTS)
            .http_status_as_error(false)
            .user_agent("Vitrine")
            .tls_config(tls)
            .build();
        Self {
            agent: config.new_agent(),
            is_plain_allowed: trust.is_plain_allowed,
        }
    }

    /// The bytes at an address, at most [`limits::PHOTO_BYTES`]. Whether they are a photo is for who draws it
    /// to say.
    pub fn fetch(&self, address: &str) -> Result<Vec<u8>, FetchError> {
        if !address.starts_with("https://") && !self.is_plain_allowed {
            return Err(FetchError::NoAddress(address.to_owned()));
        }
        let answer = self.agent.get(address).call().map_err(unreachable)?;
        let status = answer.status();
        if !status.is_success() {
            let status = status.as_u16();
            return Err(FetchError::Refused { status });
        }
        answer
            .into_body()
            .into_with_config()
            .limit(limits::PHOTO_BYTES)
            .read_to_vec()
            .map_err(unreachable)
    }
}

impl Default for WebPhotos {
    fn default() -> Self {
        Self::new()
    }
}

fn unreachable(error: ureq::Error) -> FetchError {
    use ureq::Error::{BodyExceedsLimit, Io, RequireHttpsOnly, Rustls, Tls, TooManyRedirects};
    match error {
        BodyExceedsLimit(_) => FetchError::TooLarge,
        error @ (Tls(_) | Rustls(_)) => FetchError::Untrusted(Box::new(error)),
        // What the handshake says comes as an error of the connection.
        Io(error) if error.kind() == ErrorKind::InvalidData => {
            FetchError::Untrusted(Box::new(Io(error)))
        }
        error @ (TooManyRedirects | RequireHttpsOnly(_)) => FetchError::LedAway(Box::new(error)),
        other => FetchError::Unreachable(Box::new(other)),
    }
}
