//! Where a stream goes, taken apart: the server as people paste it, joined with the key.

use url::Url;

use super::key::StreamKey;

/// Where a stream goes, as rtmp2sink wants it: application and stream apart, so that a key with
/// `?`, `/` or `%` in it needs no escaping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Address {
    /// `rtmps`: over TLS, with the certificate checked.
    pub is_secure: bool,
    /// A name or an IP address, without brackets.
    pub host: String,
    pub port: u16,
    /// The path between host and stream, such as `live2?backup=1`.
    pub application: String,
    /// The stream's name: the key.
    pub stream: StreamKey,
    /// For servers that ask for one.
    pub login: Option<(String, StreamKey)>,
}

/// Why an address cannot be used. It never holds the address: it may have a key in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// It is not an address at all.
    #[error("the server address cannot be read")]
    Unreadable,
    /// Something else than RTMP.
    #[error("the server address must begin with rtmp:// or rtmps://")]
    Scheme,
    /// No host in it.
    #[error("the server address names no server")]
    Host,
    /// Nothing after the host: the server would not know what the stream is for.
    #[error("the server address lacks the application after the server's name")]
    Application,
    /// Neither a key nor a last part of the address that could be one.
    #[error("there is no stream key")]
    Key,
}

impl Address {
    /// Joins `server` and `key`. Without a key, the last part of the address is the key.
    pub fn join(server: &str, key: Option<&StreamKey>) -> Result<Self, AddressError> {
        let url = Url::parse(server.trim()).map_err(|_| AddressError::Unreadable)?;
        let is_secure = match url.scheme() {
            "rtmp" => false,
            "rtmps" => true,
            _ => return Err(AddressError::Scheme),
        };
        let host = url
            .host_str()
            .filter(|host| !host.is_empty())
            .ok_or(AddressError::Host)?;
        let mut path = url.path().trim_matches('/').to_owned();
        if let Some(query) = url.query() {
            path.push('?');
            path.push_str(query);
        }
        let (application, stream) = match key.filter(|key| !key.is_empty()) {
            Some(key) => (path, key.clone()),
            None => split_last(&path)?,
        };
        if application.is_empty() || application.starts_with('?') {
            return Err(AddressError::Application);
        }
        Ok(Self {
            is_secure,
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(if is_secure { 443 } else { 1935 }),
            application,
            stream,
            login: login(&url),
        })
    }
}

/// Whether a stream can be sent there, as far as can be told without trying.
pub fn check_address(server: &str, key: Option<&StreamKey>) -> Result<(), AddressError> {
    Address::join(server, key).map(drop)
}

/// Splits the key off an address that was pasted with one: `rtmp://host/app/KEY`. An address that
/// names an application only, or cannot be read, stays whole.
pub fn split_key(server: &str) -> (String, Option<StreamKey>) {
    let whole = || (server.to_owned(), None);
    let Ok(mut url) = Url::parse(server) else {
        return whole();
    };
    let mut path = url.path().trim_matches('/').to_owned();
    if let Some(query) = url.query() {
        path.push('?');
        path.push_str(query);
    }
    match split_last(&path) {
        Ok((application, key)) if !application.is_empty() => {
            url.set_path(&application);
            url.set_query(None);
            (url.to_string(), Some(key))
        }
        _ => whole(),
    }
}

/// The last part of a path is the stream; a query belongs to it.
fn split_last(path: &str) -> Result<(String, StreamKey), AddressError> {
    let end = path.find('?').unwrap_or(path.len());
    let cut = path[..end].rfind('/').ok_or(AddressError::Key)?;
    let key = StreamKey::new(&path[cut + 1..]);
    if key.is_empty() {
        return Err(AddressError::Key);
    }
    Ok((path[..cut].to_owned(), key))
}

fn login(url: &Url) -> Option<(String, StreamKey)> {
    let user = url.username();
    (!user.is_empty()).then(|| {
        (
            user.to_owned(),
            StreamKey::new(url.password().unwrap_or_default()),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join(server: &str, key: Option<&str>) -> Result<Address, AddressError> {
        Address::join(server, key.map(StreamKey::new).as_ref())
    }

    #[test]
    fn server_and_key_join_as_the_platforms_give_them() {
        let cases = [
            (
                "rtmp://live.twitch.tv/app",
                "live_1_x?bandwidthtest=true",
                "live.twitch.tv",
                1935,
                "app",
            ),
            (
                "rtmps://rtmp-api.facebook.com:443/rtmp/",
                "FB-1-0-x",
                "rtmp-api.facebook.com",
                443,
                "rtmp",
            ),
            (
                "rtmps://b.rtmps.youtube.com/live2?backup=1",
                "a-b",
                "b.rtmps.youtube.com",
                443,
                "live2?backup=1",
            ),
            (" rtmp://[::1]:1936/a/b \n", "k/e%20y", "::1", 1936, "a/b"),
        ];
        for (server, key, host, port, application) in cases {
            let address = join(server, Some(key)).expect(server);
            assert_eq!(
                (address.host.as_str(), address.port),
                (host, port),
                "{server}"
            );
            assert_eq!(address.application, application, "{server}");
            assert_eq!(
                address.stream.reveal(),
                key,
                "the key of {server} goes unchanged"
            );
        }
    }

    #[test]
    fn without_a_key_the_last_part_is_the_key() {
        let address = join("rtmp://127.0.0.1:1940/live/key?x=1", None).expect("an address");
        assert_eq!(address.application, "live");
        assert_eq!(address.stream.reveal(), "key?x=1");
    }

    #[test]
    fn a_pasted_key_is_split_off_and_an_application_is_not() {
        let split = |server| {
            let (url, key) = split_key(server);
            (url, key.map(|key| key.reveal().to_owned()))
        };
        assert_eq!(
            split("rtmp://host:1940/live/key?x=1"),
            (
                "rtmp://host:1940/live".to_owned(),
                Some("key?x=1".to_owned())
            )
        );
        for server in [
            "rtmp://live.twitch.tv/app",
            "rtmps://h/live2?backup=1",
            "nonsense",
            "",
        ] {
            assert_eq!(split(server), (server.to_owned(), None), "{server}");
        }
    }

    #[test]
    fn what_cannot_work_is_refused_with_its_reason() {
        assert_eq!(join("live/key", None), Err(AddressError::Unreadable));
        assert_eq!(
            join("https://host/live", Some("k")),
            Err(AddressError::Scheme)
        );
        assert_eq!(join("rtmp:///live", Some("k")), Err(AddressError::Host));
        assert_eq!(
            join("rtmp://host/", Some("k")),
            Err(AddressError::Application)
        );
        assert_eq!(join("rtmp://host/live", None), Err(AddressError::Key));
    }

    #[test]
    fn no_debug_output_shows_the_key() {
        let address =
            join("rtmp://user:pw-secret@host/live", Some("key-secret")).expect("an address");
        assert!(!format!("{address:?}").contains("secret"), "{address:?}");
    }
}
