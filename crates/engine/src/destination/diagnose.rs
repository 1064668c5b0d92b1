//! A look at a server from outside: does its name resolve, does somebody listen, does TLS hold.
//! rtmp2sink's errors do not tell these apart; GIO's do, by domain and code.

use std::time::Duration;

use gio::prelude::*;

use super::address::Address;
use crate::event::LostReason;

/// Long enough for TLS over a slow link.
const PATIENCE: Duration = Duration::from_secs(4);
/// A probe only asks whether somebody listens.
const PROBE_PATIENCE: Duration = Duration::from_secs(1);

/// Why the server cannot be reached, or `None` when it can: then it was the stream it refused.
pub(crate) fn diagnose(address: &Address) -> Option<LostReason> {
    connect(address, address.is_secure, PATIENCE).err()
}

/// Whether somebody listens there.
pub(crate) fn answers(address: &Address) -> bool {
    connect(address, false, PROBE_PATIENCE).is_ok()
}

fn connect(address: &Address, is_secure: bool, patience: Duration) -> Result<(), LostReason> {
    let client = gio::SocketClient::new();
    client.set_timeout(patience.as_secs() as u32);
    client.set_tls(is_secure);
    let host = gio::NetworkAddress::new(&address.host, address.port);
    let connection = gio::prelude::SocketClientExt::connect(&client, &host, gio::Cancellable::NONE)
        .map_err(|error| classify(&error))?;
    // Closing cannot fail in a way that matters here.
    drop(connection.close(gio::Cancellable::NONE));
    Ok(())
}

pub(super) fn classify(error: &gio::glib::Error) -> LostReason {
    match error.kind::<gio::ResolverError>() {
        // Nobody could be asked: that says nothing about the name.
        Some(gio::ResolverError::TemporaryFailure) => return LostReason::Unreachable,
        Some(_) => return LostReason::UnknownHost,
        None => {}
    }
    if error.kind::<gio::TlsError>().is_some() {
        return LostReason::Certificate;
    }
    match error.kind::<gio::IOErrorEnum>() {
        Some(gio::IOErrorEnum::ConnectionRefused) => LostReason::Refused,
        Some(gio::IOErrorEnum::HostNotFound) => LostReason::UnknownHost,
        _ => LostReason::Unreachable,
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::super::key::StreamKey;
    use super::*;

    fn address(host: &str, port: u16, is_secure: bool) -> Address {
        Address {
            is_secure,
            host: host.into(),
            port,
            application: "live".into(),
            stream: StreamKey::new("key"),
            login: None,
        }
    }

    #[test]
    fn what_is_wrong_with_a_server_is_told_apart() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        assert_eq!(
            diagnose(&address("127.0.0.1", port, false)),
            None,
            "somebody listens"
        );
        assert_eq!(
            diagnose(&address("no-such-host.invalid", 1935, false)),
            Some(LostReason::UnknownHost),
        );
        drop(listener);
        assert_eq!(
            diagnose(&address("127.0.0.1", port, false)),
            Some(LostReason::Refused)
        );
        assert!(
            !answers(&address("127.0.0.1", port, true)),
            "nobody listens any more"
        );
    }
}
