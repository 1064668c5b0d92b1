//! How much the line to a server carries, found out before anybody goes live: a few seconds of bytes at the
//! rate of a show.
//!
//! Nothing is published and no key is shown. After the handshake and `connect` come messages of pictures
//! that belong to no stream, which a server reads and forgets; one that hangs up instead leaves it unknown.
//!
//! The bytes are taken from us by a small buffer of the system, so that what it takes is what the line
//! carries, within a few percent.

use std::time::{Duration, Instant};

use gio::prelude::*;
use socket2::SockRef;

use super::address::Address;
use super::key::StreamKey;
use super::knock::{KnockError, connect, greet, hang_up};

/// So long bytes are sent.
const LENGTH: Duration = Duration::from_secs(5);
/// A server that hangs up before this has said nothing of the line.
const LEAST: Duration = Duration::from_secs(1);
/// Asked of the system; Linux takes twice of it.
const BUFFER_BYTES: usize = 64 * 1024;
/// A beat of sending.
const BEAT: Duration = Duration::from_millis(20);
/// Of one message, and of the chunks it travels in ("RTMP 1.0", 5.3.1 and 5.4.1).
const MESSAGE_BYTES: usize = 4096;
const SET_CHUNK_SIZE: u8 = 1;
const VIDEO: u8 = 9;
const COMMAND: u8 = 20;

/// Sends at `kbps` for five seconds, and says how many kbit/s went, at most `kbps`. `None` where the server
/// hung up at once: it takes nothing from who does not publish. Ends early, with `None`, when `go_on` is
/// false. Waits for the network, twenty seconds at most.
pub fn measure_line(
    server: &str,
    key: Option<&StreamKey>,
    kbps: u32,
    go_on: &dyn Fn() -> bool,
) -> Result<Option<u32>, KnockError> {
    let address = Address::join(server, key)?;
    let connection = connect(&address)?;
    let measured = match greet(connection.upcast_ref()) {
        Ok(first) => {
            // A failure here makes the figure too good, which the caller can't be told.
            let socket = connection.socket();
            if let Err(error) = SockRef::from(&socket).set_send_buffer_size(BUFFER_BYTES) {
                tracing::warn!(%error, "the line is measured with a large buffer");
            }
            Ok(send(&connection, &hello(&address, &first), kbps, go_on))
        }
        Err(error) => Err(error),
    };
    hang_up(&connection);
    measured
}

fn send(
    connection: &gio::SocketConnection,
    hello: &[u8],
    kbps: u32,
    go_on: &dyn Fn() -> bool,
) -> Option<u32> {
    let output = connection.output_stream();
    let never = gio::Cancellable::NONE;
    output.write_all(hello, never).ok()?;
    let message = message(VIDEO, &[0; MESSAGE_BYTES]);
    let bytes_a_second = f64::from(kbps) * 1000.0 / 8.0;
    let begun = Instant::now();
    let (mut sent, mut offset) = (0_u64, 0);
    while begun.elapsed() < LENGTH {
        if !go_on() {
            return None;
        }
        let due = (begun.elapsed().as_secs_f64() * bytes_a_second) as u64;
        if sent >= due {
            std::thread::sleep(BEAT);
            continue;
        }
        match output.write(&message[offset..], never) {
            Ok(count) => {
                sent += count.unsigned_abs() as u64;
                offset = (offset + count.unsigned_abs()) % message.len();
            }
            // Nothing went for as long as a connection waits: what went before counts.
            Err(error) if error.matches(gio::IOErrorEnum::TimedOut) => break,
            Err(_) if begun.elapsed() < LEAST => return None,
            Err(_) => break,
        }
    }
    let seconds = begun.elapsed().as_secs_f64();
    let kbits = sent as f64 * 8.0 / 1000.0;
    Some(((kbits / seconds) as u32).min(kbps))
}

/// C2, the size of chunks, and `connect`: what every client says first.
fn hello(address: &Address, first: &[u8]) -> Vec<u8> {
    let mut hello = first.to_vec();
    hello.extend(message(
        SET_CHUNK_SIZE,
        &(MESSAGE_BYTES as u32).to_be_bytes(),
    ));
    hello.extend(message(COMMAND, &connect_command(address)));
    hello
}

/// A whole message in one chunk of format 0, of no stream.
fn message(kind: u8, body: &[u8]) -> Vec<u8> {
    debug_assert!(body.len() <= MESSAGE_BYTES, "one chunk");
    // Chunk streams 2, 3 and 6 are what clients use for control, commands and pictures.
    let chunk_stream = match kind {
        SET_CHUNK_SIZE => 2,
        COMMAND => 3,
        _ => 6,
    };
    let length = (body.len() as u32).to_be_bytes();
    let mut message = vec![chunk_stream, 0, 0, 0];
    message.extend(&length[1..]);
    message.push(kind);
    message.extend([0; 4]);
    message.extend(body);
    message
}

/// `connect` in AMF0 ("Action Message Format AMF 0", 2.2 to 2.5).
fn connect_command(address: &Address) -> Vec<u8> {
    let scheme = if address.is_secure { "rtmps" } else { "rtmp" };
    let host = match address.host.contains(':') {
        true => format!("[{}]", address.host),
        false => address.host.clone(),
    };
    let place = format!("{scheme}://{host}:{}/{}", address.port, address.application);
    let mut command = Vec::new();
    put_text(&mut command, "connect");
    command.push(0);
    command.extend(1.0_f64.to_be_bytes());
    command.push(3);
    for (name, value) in [
        ("app", address.application.as_str()),
        ("type", "nonprivate"),
        ("flashVer", "FMLE/3.0"),
        ("tcUrl", &place),
    ] {
        put_name(&mut command, name);
        put_text(&mut command, value);
    }
    command.extend([0, 0, 9]);
    command
}

fn put_text(command: &mut Vec<u8>, text: &str) {
    command.push(2);
    put_name(command, text);
}

/// Without the mark of its type. An address is far shorter than 64 KiB.
fn put_name(command: &mut Vec<u8>, text: &str) {
    let text = &text.as_bytes()[..text.len().min(2048)];
    command.extend((text.len() as u16).to_be_bytes());
    command.extend(text);
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread::JoinHandle;

    use super::*;

    /// A server that exchanges the handshake, then does as told.
    fn serve(then: impl FnOnce(TcpStream) + Send + 'static) -> (String, JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let server = std::thread::spawn(move || {
            let (mut socket, _) = listener.accept().expect("a client");
            socket.read_exact(&mut [0; 1537]).expect("C0 and C1");
            let mut answer = vec![3];
            answer.extend([7; 2 * 1536]);
            socket.write_all(&answer).expect("S0, S1 and S2");
            then(socket);
        });
        (format!("rtmp://127.0.0.1:{port}/live"), server)
    }

    fn measure(server: &str, kbps: u32) -> Result<Option<u32>, KnockError> {
        let key = StreamKey::new("key");
        measure_line(server, Some(&key), kbps, &|| true)
    }

    #[test]
    fn a_line_that_carries_all_and_one_that_carries_less() {
        let (server, thread) = serve(|mut socket| {
            let mut all = Vec::new();
            socket.read_to_end(&mut all).expect("it reads to the end");
            assert_eq!(all[..1536], [7; 1536], "C2 is S1");
            let said = String::from_utf8_lossy(&all[1536..1900]).into_owned();
            assert!(said.contains("connect") && said.contains("tcUrl"), "{said}");
            assert!(
                !String::from_utf8_lossy(&all).contains("key"),
                "it is shown"
            );
        });
        let full = measure(&server, 4_000)
            .expect("a server")
            .expect("a figure");
        assert!((3_800..=4_000).contains(&full), "{full}");
        thread.join().expect("the server ends");

        let took = Arc::new(AtomicU64::new(0));
        let reads = Arc::clone(&took);
        let (server, thread) = serve(move |mut socket| {
            SockRef::from(&socket)
                .set_recv_buffer_size(32 * 1024)
                .expect("a small buffer");
            let mut part = [0; 10_000];
            while let Ok(count @ 1..) = socket.read(&mut part) {
                reads.fetch_add(count as u64, Ordering::Relaxed);
                std::thread::sleep(Duration::from_millis(60));
            }
        });
        let some = measure(&server, 8_000)
            .expect("a server")
            .expect("a figure");
        let read_kbps = took.load(Ordering::Relaxed) * 8 / 1000 / LENGTH.as_secs();
        // What is in buffers at the end has been taken and was not read: under 200 kB here.
        let most = read_kbps as u32 + 200 * 8 / LENGTH.as_secs() as u32;
        assert!(
            some < 4_000 && some <= most,
            "{some}, of it {read_kbps} read"
        );
        assert!(
            f64::from(some) > 0.9 * read_kbps as f64,
            "{some} of {read_kbps}"
        );
        thread.join().expect("the server ends");
    }

    #[test]
    fn who_hangs_up_says_nothing_of_the_line() {
        let (server, thread) = serve(drop);
        assert_eq!(measure(&server, 4_000), Ok(None));
        thread.join().expect("the server ends");
    }

    #[test]
    fn it_ends_when_nobody_wants_it() {
        let (server, thread) = serve(|mut socket| {
            let _ = io::copy(&mut socket, &mut io::sink());
        });
        let key = StreamKey::new("key");
        let begun = Instant::now();
        let stopped = measure_line(&server, Some(&key), 4_000, &|| {
            begun.elapsed() < Duration::from_millis(300)
        });
        assert_eq!(stopped, Ok(None));
        assert!(begun.elapsed() < Duration::from_secs(2));
        thread.join().expect("the server ends");
    }
}
