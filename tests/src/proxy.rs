//! A TCP proxy before a server, that fails on demand.

use std::{
    collections::VecDeque,
    io::{ErrorKind, Read, Write},
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use nix::sys::socket::{setsockopt, sockopt};
use rustix::net::{connect_unspec, sockopt::set_socket_recv_buffer_size};

use crate::{Error, Result, rtmp::free_port};

/// What the proxy's connections hold before the client feels a stall, in bytes. Loopback would hold
/// megabytes, half a minute of a show, where a line to a platform holds a second of it.
const HELD: usize = 64 * 1024;

/// The segments of a line to a platform. Those of loopback are 64 KB, and the sender's system keeps room
/// for twenty of them: a slow line would not be felt for half a minute.
const SEGMENT: u32 = 1_448;
/// A slow connection moves so many bytes at a time: small beside what it holds.
const SIP: usize = 2 * 1024;
/// How often a late connection looks whether something is due.
const LOOK: Duration = Duration::from_millis(10);

/// What the proxy does to its connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing: passes everything on.
    None,
    /// Closes all connections and refuses new ones.
    Refuse,
    /// Resets all connections, and each new one as soon as it is there.
    Reset,
    /// Keeps all connections and takes new ones, but moves not a byte.
    Stall,
    /// Moves so much and no more, each way.
    Throttle {
        /// Thousand bits a second.
        kbps: u32,
    },
    /// Everything arrives, each way, but later.
    Late {
        /// By so much.
        by: Duration,
        /// And by up to so much more, differently each time; nothing overtakes.
        jitter: Duration,
    },
}

/// A running proxy on a port of its own; it ends when dropped.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    server: SocketAddr,
    state: Mutex<State>,
    /// Signalled at every change of the state.
    changed: Condvar,
    accepted: AtomicU64,
}

#[derive(Debug)]
struct State {
    fault: Fault,
    is_over: bool,
    /// Both ends of every connection.
    open: Vec<TcpStream>,
}

impl Proxy {
    /// Starts it before this server.
    pub fn start(server: SocketAddr) -> Result<Self> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()?));
        let state = State {
            fault: Fault::None,
            is_over: false,
            open: Vec::new(),
        };
        let shared = Arc::new(Shared {
            server,
            state: Mutex::new(state),
            changed: Condvar::new(),
            accepted: AtomicU64::new(0),
        });
        let proxy = Self { address, shared };
        proxy.listen()?;
        Ok(proxy)
    }

    /// Where clients connect to.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many connections were taken so far: how often a client tried.
    pub fn accepted(&self) -> u64 {
        self.shared.accepted.load(Ordering::Relaxed)
    }

    /// Does this from now on.
    pub fn set(&self, fault: Fault) -> Result<()> {
        let mut state = self.shared.lock();
        let was_refusing = state.fault == Fault::Refuse;
        state.fault = fault;
        if matches!(fault, Fault::Refuse | Fault::Reset) {
            for stream in state.open.drain(..) {
                reset(&stream);
            }
        }
        drop(state);
        self.shared.changed.notify_all();
        if fault == Fault::Refuse && !was_refusing {
            // Wakes the listener, which then closes its socket.
            let _ = TcpStream::connect(self.address);
        } else if was_refusing && fault != Fault::Refuse {
            self.listen()?;
        }
        Ok(())
    }

    fn listen(&self) -> Result<()> {
        // The listener before it may still be closing.
        let listener = crate::wait_for("the proxy's port", Duration::from_secs(5), || {
            TcpListener::bind(self.address).ok()
        })?;
        set_socket_recv_buffer_size(&listener, HELD)
            .map_err(|error| Error::io("make the proxy's buffer small")(error.into()))?;
        setsockopt(&listener, sockopt::TcpMaxSeg, &SEGMENT)
            .map_err(|error| Error::io("make the proxy's segments small")(error.into()))?;
        let shared = self.shared.clone();
        let thread = thread::Builder::new().name("proxy".to_owned());
        thread
            .spawn(move || shared.accept(&listener))
            .map_err(Error::io("start the proxy's thread"))?;
        Ok(())
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        state.is_over = true;
        for stream in state.open.drain(..) {
            reset(&stream);
        }
        drop(state);
        self.shared.changed.notify_all();
        let _ = TcpStream::connect(self.address);
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes connections until the proxy refuses or ends; the socket closes with it.
    fn accept(self: &Arc<Self>, listener: &TcpListener) {
        for client in listener.incoming().flatten() {
            let mut state = self.lock();
            if state.is_over || state.fault == Fault::Refuse {
                return;
            }
            self.accepted.fetch_add(1, Ordering::Relaxed);
            if state.fault == Fault::Reset {
                reset(&client);
                continue;
            }
            let Ok(server) = TcpStream::connect(self.server) else {
                reset(&client);
                continue;
            };
            for (from, to) in [(&client, &server), (&server, &client)] {
                let (Ok(from), Ok(to)) = (from.try_clone(), to.try_clone()) else {
                    continue;
                };
                let shared = self.clone();
                thread::spawn(move || shared.pass_on(from, to));
            }
            state.open.extend([client, server]);
        }
    }

    /// How much the connections move, if it is little.
    fn slowness(&self) -> Option<u32> {
        match self.lock().fault {
            Fault::Throttle { kbps } => Some(kbps.max(1)),
            _ => None,
        }
    }

    /// How late what comes now arrives; `None` if the connections are not late.
    fn lateness(&self, turn: u32) -> Option<Duration> {
        match self.lock().fault {
            // Looks irregular, and is the same each time: tenths of the jitter in a mixed order.
            Fault::Late { by, jitter } => Some(by + jitter * (turn * 7 % 11) / 10),
            _ => None,
        }
    }

    fn pass_on(&self, mut from: TcpStream, mut to: TcpStream) {
        let mut bytes = [0; 16 * 1024];
        let mut late = Late::default();
        loop {
            if self.lateness(0).is_some() || !late.is_empty() {
                if self.pass_on_late(&mut late, &mut from, &mut to).is_err() {
                    break;
                }
                continue;
            }
            let state = self.lock();
            let stalled = |state: &mut State| state.fault == Fault::Stall && !state.is_over;
            // What came before the stall waits here, what comes later in the client's own buffers.
            drop(self.changed.wait_while(state, stalled));
            let most = if self.slowness().is_some() {
                SIP
            } else {
                bytes.len()
            };
            match from.read(&mut bytes[..most]) {
                Ok(0) | Err(_) => break,
                Ok(count) => {
                    let state = self.lock();
                    drop(self.changed.wait_while(state, stalled));
                    if let Some(kbps) = self.slowness() {
                        // Not a wait for anything: this is how slow the connection is.
                        thread::sleep(Duration::from_micros(
                            count as u64 * 8_000 / u64::from(kbps),
                        ));
                    }
                    if to.write_all(&bytes[..count]).is_err() {
                        break;
                    }
                }
            }
        }
        // The other direction ends with it; both may be closed already.
        let _ = to.shutdown(Shutdown::Both);
        let _ = from.shutdown(Shutdown::Both);
    }
}

/// What is under way on a late connection: when it is due, and the bytes.
#[derive(Debug, Default)]
struct Late {
    under_way: VecDeque<(Instant, Vec<u8>)>,
    turn: u32,
}

impl Late {
    fn is_empty(&self) -> bool {
        self.under_way.is_empty()
    }
}

impl Shared {
    /// Takes what has come for later, and passes on what is due.
    fn pass_on_late(
        &self,
        late: &mut Late,
        from: &mut TcpStream,
        to: &mut TcpStream,
    ) -> std::io::Result<()> {
        let mut bytes = vec![0; 16 * 1024];
        from.set_read_timeout(Some(LOOK))?;
        let read = from.read(&mut bytes);
        from.set_read_timeout(None)?;
        match read {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(count) => {
                bytes.truncate(count);
                late.turn = late.turn.wrapping_add(1) % 1_000;
                let due = Instant::now() + self.lateness(late.turn).unwrap_or_default();
                let after = late
                    .under_way
                    .back()
                    .map_or(due, |(last, _)| due.max(*last));
                late.under_way.push_back((after, bytes));
            }
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
            Err(error) => return Err(error),
        }
        while let Some((due, _)) = late.under_way.front()
            && *due <= Instant::now()
        {
            if let Some((_, bytes)) = late.under_way.pop_front() {
                to.write_all(&bytes)?;
            }
        }
        Ok(())
    }
}

/// Ends a connection with a reset instead of a goodbye: what connecting to nowhere does (connect(2)).
/// Whoever waits in a read wakes up.
fn reset(stream: &TcpStream) {
    // It may be closed already.
    let _ = connect_unspec(stream);
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOON: Duration = Duration::from_millis(300);

    /// A server that sends back what it gets.
    fn echo() -> SocketAddr {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                thread::spawn(move || std::io::copy(&mut &stream, &mut &stream));
            }
        });
        address
    }

    fn says_back(stream: &mut TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(SOON))?;
        stream.write_all(b"hello")?;
        stream.read_exact(&mut [0; 5])
    }

    #[test]
    fn it_passes_on_stalls_resets_refuses_and_comes_back() {
        let proxy = Proxy::start(echo()).unwrap();
        let mut stream = TcpStream::connect(proxy.address()).unwrap();
        says_back(&mut stream).expect("a healthy proxy passes on");

        proxy.set(Fault::Stall).unwrap();
        let error = says_back(&mut stream).expect_err("a stalled one does not");
        assert!(
            matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
            "{error}"
        );
        proxy.set(Fault::None).unwrap();
        stream
            .read_exact(&mut [0; 5])
            .expect("what was held back arrives");

        proxy.set(Fault::Reset).unwrap();
        let error = says_back(&mut stream).expect_err("the connection is gone");
        assert_eq!(error.kind(), ErrorKind::ConnectionReset, "{error}");

        proxy.set(Fault::Refuse).unwrap();
        crate::wait_for("a refusal", Duration::from_secs(2), || {
            let error = TcpStream::connect(proxy.address()).err()?;
            (error.kind() == ErrorKind::ConnectionRefused).then_some(())
        })
        .unwrap();

        proxy.set(Fault::None).unwrap();
        let mut stream = TcpStream::connect(proxy.address()).unwrap();
        says_back(&mut stream).expect("it is healthy again");
    }

    #[test]
    fn what_is_late_arrives_in_order_and_whole() {
        let proxy = Proxy::start(echo()).unwrap();
        let mut stream = TcpStream::connect(proxy.address()).unwrap();
        says_back(&mut stream).expect("a healthy proxy passes on");
        let (by, jitter) = (Duration::from_millis(200), Duration::from_millis(100));
        proxy.set(Fault::Late { by, jitter }).unwrap();
        // Both ways were already waiting for something; the first that comes goes straight on.
        says_back(&mut stream).expect("it is passed on");
        let sent: Vec<u8> = (0..200_000_u32)
            .map(|number| (number % 251) as u8)
            .collect();
        let asked = Instant::now();
        let mut writer = stream.try_clone().unwrap();
        let all = sent.clone();
        thread::spawn(move || writer.write_all(&all));
        let mut came = vec![0; sent.len()];
        stream
            .set_read_timeout(Some(Duration::from_secs(10)))
            .unwrap();
        stream.read_exact(&mut came[..1]).unwrap();
        assert!(asked.elapsed() >= by * 2, "{:?}", asked.elapsed());
        stream.read_exact(&mut came[1..]).unwrap();
        assert_eq!(came, sent, "nothing was lost or overtaken");
    }
}
