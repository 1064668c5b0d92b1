//! A knock at a server before anybody goes live: its name, its port, its certificate, and the first
//! words of RTMP. Nothing is published, and no key is shown.

use std::time::Duration;

use gio::prelude::*;

use super::address::Address;
use super::diagnose::classify;
use super::key::StreamKey;
use crate::destination::AddressError;
use crate::event::LostReason;

/// Long enough for TLS over a slow link, short enough to wait for.
const PATIENCE: Duration = Duration::from_secs(5);
/// C0: the version of the protocol.
const VERSION: u8 = 3;
/// C1, S1, S2: "Adobe's Real Time Messaging Protocol 1.0", 5.2.3.
const PART_BYTES: usize = 1536;

/// Why a server would not take a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KnockError {
    /// The address can't be used.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// Its name is not known.
    #[error("the server's name is not known")]
    UnknownHost,
    /// Nobody listens there.
    #[error("nobody listens there")]
    Refused,
    /// No answer at all.
    #[error("the server does not answer")]
    Unreachable,
    /// TLS failed.
    #[error("the server's certificate is not right")]
    Certificate,
    /// Somebody listens who does not speak RTMP.
    #[error("the server does not speak RTMP")]
    NotRtmp,
}

/// Connects, checks the certificate of `rtmps`, and exchanges the RTMP handshake (C0 and C1 against S0,
/// S1 and S2). Waits for the network, ten seconds at most.
pub fn knock(server: &str, key: Option<&StreamKey>) -> Result<(), KnockError> {
    let connection = connect(&Address::join(server, key)?)?;
    let greeted = greet(connection.upcast_ref());
    hang_up(&connection);
    greeted.map(drop)
}

/// Opens a connection, over TLS where the address says so. Waits five seconds for each of its steps, and for
/// every reading and writing later.
pub(super) fn connect(address: &Address) -> Result<gio::SocketConnection, KnockError> {
    let client = gio::SocketClient::new();
    client.set_timeout(PATIENCE.as_secs() as u32);
    client.set_tls(address.is_secure);
    let host = gio::NetworkAddress::new(&address.host, address.port);
    gio::prelude::SocketClientExt::connect(&client, &host, gio::Cancellable::NONE)
        .map_err(|error| reason(&error))
}

pub(super) fn hang_up(connection: &gio::SocketConnection) {
    // Closing cannot fail in a way that matters here.
    drop(connection.close(gio::Cancellable::NONE));
}

/// Exchanges the handshake; returns S1, which C2 has to repeat.
pub(super) fn greet(connection: &gio::IOStream) -> Result<[u8; PART_BYTES], KnockError> {
    let never = gio::Cancellable::NONE;
    // Time, four zeros, and what is random in other clients: no server minds.
    let mut greeting = vec![0; 1 + PART_BYTES];
    greeting[0] = VERSION;
    for byte in &mut greeting[9..] {
        *byte = fastrand::u8(..);
    }
    let not_rtmp = |_| KnockError::NotRtmp;
    let sent = connection.output_stream().write_all(&greeting, never);
    sent.map_err(not_rtmp)?;
    let input = connection.input_stream();
    let mut version = [0];
    fill(&input, &mut version)?;
    if version != [VERSION] {
        return Err(KnockError::NotRtmp);
    }
    let mut first = [0; PART_BYTES];
    fill(&input, &mut first)?;
    fill(&input, &mut [0; PART_BYTES])?;
    Ok(first)
}

fn fill(input: &gio::InputStream, bytes: &mut [u8]) -> Result<(), KnockError> {
    let wanted = bytes.len();
    match input.read_all(bytes, gio::Cancellable::NONE) {
        Ok((count, None)) if count == wanted => Ok(()),
        // Cut off, or silent for too long: it waits for something else than RTMP.
        Ok(_) | Err(_) => Err(KnockError::NotRtmp),
    }
}

fn reason(error: &gio::glib::Error) -> KnockError {
    match classify(error) {
        LostReason::UnknownHost => KnockError::UnknownHost,
        LostReason::Refused => KnockError::Refused,
        LostReason::Certificate => KnockError::Certificate,
        _ => KnockError::Unreachable,
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpListener;

    use super::*;

    fn answered_by(answer: Option<Vec<u8>>) -> Result<(), KnockError> {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let server = std::thread::spawn(move || {
            let (mut socket, _) = listener.accept().expect("a knock");
            let mut greeting = [0; 1 + PART_BYTES];
            socket.read_exact(&mut greeting).expect("a greeting");
            if let Some(answer) = answer {
                socket.write_all(&answer).expect("an answer");
            }
        });
        let knocked = knock(&format!("rtmp://127.0.0.1:{port}/live/key"), None);
        server.join().expect("the server ends");
        knocked
    }

    #[test]
    fn who_answers_in_rtmp_is_told_from_who_does_not() {
        let mut right = vec![VERSION];
        right.extend([7; 2 * PART_BYTES]);
        assert_eq!(answered_by(Some(right)), Ok(()));
        let web = b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec();
        assert_eq!(answered_by(Some(web)), Err(KnockError::NotRtmp));
        assert_eq!(answered_by(Some(vec![VERSION])), Err(KnockError::NotRtmp));
        assert_eq!(answered_by(None), Err(KnockError::NotRtmp), "it hung up");
    }

    #[test]
    fn who_is_not_there_is_told_by_why() {
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = free.local_addr().expect("an address").port();
        drop(free);
        let nobody = knock(&format!("rtmp://127.0.0.1:{port}/live/key"), None);
        assert_eq!(nobody, Err(KnockError::Refused));
        let unknown = knock("rtmp://no-such-host.invalid/live/key", None);
        assert_eq!(unknown, Err(KnockError::UnknownHost));
        let unusable = knock("https://host/live/key", None);
        assert_eq!(unusable, Err(KnockError::Address(AddressError::Scheme)));
    }
}
