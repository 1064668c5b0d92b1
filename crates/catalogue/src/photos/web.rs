//! Photos at the addresses that a file names. Asked for one by one, only over https, and given up on when they
//! are too large or too slow: whoever wrote the file chose the addresses.

use std::time::Duration;

use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

use crate::limits;

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
    /// There is no network, no such server, no answer in time.
    #[error("the server can't be reached: {0}")]
    Unreachable(#[source] Box<ureq::Error>),
}

/// Fetches photos, over connections that are kept for the next one.
pub struct WebPhotos {
    agent: Agent,
    /// A test's server has no certificate.
    is_plain_allowed: bool,
}

impl WebPhotos {
    /// With the certificates that this computer trusts.
    pub fn new() -> Self {
        Self::with(false)
    }

    fn with(is_plain_allowed: bool) -> Self {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .build();
        let config = Agent::config_builder()
            .https_only(!is_plain_allowed)
            .timeout_global(Some(WITHIN))
            .max_redirects(REDIRECTS)
            .http_status_as_error(false)
            .user_agent("Vitrine")
            .tls_config(tls)
            .build();
        Self {
            agent: config.new_agent(),
            is_plain_allowed,
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
    match error {
        ureq::Error::BodyExceedsLimit(_) => FetchError::TooLarge,
        other => FetchError::Unreachable(Box::new(other)),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    /// A server on this computer that gives one answer; its address.
    fn server(answer: Vec<u8>) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            let (mut client, _) = listener.accept().unwrap();
            let mut asked = [0; 4096];
            let _ = client.read(&mut asked).unwrap();
            // A client that has had enough hangs up before the end.
            drop(client.write_all(&answer));
        });
        format!("http://{address}/lamp.jpg")
    }

    fn response(status: &str, length: u64, body: &[u8]) -> Vec<u8> {
        let head =
            format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
        [head.as_bytes(), body].concat()
    }

    #[test]
    fn what_is_there_is_fetched_and_what_is_not_is_told() {
        let photos = WebPhotos::with(true);
        let found = photos
            .fetch(&server(response("200 OK", 5, b"photo")))
            .unwrap();
        assert_eq!(found, b"photo");
        let gone = photos.fetch(&server(response("404 Not Found", 0, b"")));
        assert!(matches!(gone, Err(FetchError::Refused { status: 404 })));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let nobody = format!("http://{}/", listener.local_addr().unwrap());
        drop(listener);
        let nobody = photos.fetch(&nobody);
        assert!(
            matches!(nobody, Err(FetchError::Unreachable(_))),
            "{nobody:?}"
        );
    }

    #[test]
    fn nothing_is_fetched_that_is_too_large_or_not_secret() {
        let huge = vec![b'x'; 1 << 20].repeat((limits::PHOTO_BYTES >> 20) as usize + 2);
        let large = server(response("200 OK", huge.len() as u64, &huge));
        let photos = WebPhotos::with(true);
        assert!(matches!(photos.fetch(&large), Err(FetchError::TooLarge)));
        for address in ["http://127.0.0.1:9/a.jpg", "file:///etc/passwd", "lamp.jpg"] {
            let refused = WebPhotos::new().fetch(address);
            assert!(
                matches!(refused, Err(FetchError::NoAddress(_))),
                "{address}"
            );
        }
    }
}
