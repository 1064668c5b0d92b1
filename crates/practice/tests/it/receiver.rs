//! The receiver with a foreign publisher, with strangers, and with the real engine.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use vitrine_practice::{Address, Arrived, Receiver};

const SOON: Duration = Duration::from_secs(20);

/// A receiver and everything that arrived.
struct Room {
    receiver: Receiver,
    arrived: Arc<Mutex<Vec<Arrived>>>,
}

impl Room {
    fn open(fps: u32) -> Self {
        let arrived = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&arrived);
        let on_arrival = Box::new(move |news| heard.lock().expect("news").push(news));
        let receiver = Receiver::open(fps, on_arrival).expect("a receiver");
        Self { receiver, arrived }
    }

    fn has(&self, is_it: impl Fn(&Arrived) -> bool) -> bool {
        self.arrived.lock().expect("news").iter().any(is_it)
    }
}

/// ffmpeg, publishing a test picture and a tone in real time.
struct Publisher(Child);

impl Publisher {
    fn start(address: &Address, key: &str) -> Self {
        let child = Command::new("ffmpeg")
            .args(["-v", "error", "-re", "-f", "lavfi"])
            .args(["-i", "testsrc=size=320x180:rate=25", "-f", "lavfi"])
            .args(["-i", "sine=frequency=440:sample_rate=48000"])
            .args([
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-tune",
                "zerolatency",
            ])
            .args(["-g", "25", "-c:a", "aac", "-f", "flv"])
            .arg(format!("{}/{key}", address.server()))
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("ffmpeg is installed");
        Self(child)
    }
}

impl Drop for Publisher {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn wait_for(what: &str, limit: Duration, is_true: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_true() {
        assert!(begun.elapsed() < limit, "not within {limit:?}: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn is_key(arrived: &Arrived) -> bool {
    matches!(arrived, Arrived::Picture { is_key: true, .. })
}

#[test]
fn what_a_foreign_publisher_sends_arrives_in_order() {
    let room = Room::open(25);
    let publisher = Publisher::start(room.receiver.address(), room.receiver.address().key());
    wait_for("three seconds of it", SOON, || {
        room.receiver.counts().pictures > 75
    });
    let counts = room.receiver.counts();
    assert!(counts.sounds > 50 && counts.kbps > 50, "{counts:?}");
    assert_eq!((counts.gaps, counts.connections), (0, 1), "{counts:?}");
    {
        let arrived = room.arrived.lock().unwrap();
        assert_eq!(arrived.first(), Some(&Arrived::Began));
        let first = arrived
            .iter()
            .position(|it| matches!(it, Arrived::Picture { .. }));
        let header = arrived
            .iter()
            .position(|it| matches!(it, Arrived::VideoHeader(_)));
        assert!(header < first && header.is_some(), "headers come first");
        assert!(
            is_key(&arrived[first.unwrap()]),
            "a decoder can begin there"
        );
        let times: Vec<u32> = arrived
            .iter()
            .filter_map(|it| match it {
                Arrived::Picture { at_ms, .. } => Some(*at_ms),
                _ => None,
            })
            .collect();
        assert!(times.is_sorted(), "pictures are in order: {times:?}");
    }
    drop(publisher);
    wait_for("its end is told", SOON, || {
        room.has(|it| *it == Arrived::Ended)
    });
}

#[test]
fn another_key_is_turned_away_and_tells_nothing() {
    let room = Room::open(25);
    let _publisher = Publisher::start(room.receiver.address(), "somebody-elses-key");
    wait_for("it is turned away", SOON, || {
        room.receiver.counts().turned_away > 0
    });
    assert!(
        room.arrived.lock().unwrap().is_empty(),
        "nothing was handed on"
    );
    assert_eq!(room.receiver.counts().connections, 0);
}

#[test]
fn a_client_that_talks_without_end_is_cut_off() {
    let room = Room::open(25);
    let mut stranger = TcpStream::connect(room.receiver.address().socket()).unwrap();
    // A right handshake, then a message that says it is 16 MB long.
    let mut greeting = vec![3];
    greeting.extend([0; 1536]);
    stranger.write_all(&greeting).unwrap();
    let mut answer = [0; 1 + 1536 + 1536];
    stranger.read_exact(&mut answer).unwrap();
    stranger.write_all(&answer[1..1537]).unwrap();
    stranger
        .write_all(&[3, 0, 0, 0, 0xff, 0xff, 0xff, 20, 0, 0, 0, 0])
        .unwrap();
    let begun = Instant::now();
    let mut sent = 0;
    while begun.elapsed() < SOON && stranger.write_all(&[0xc3; 1290]).is_ok() {
        sent += 1290;
    }
    wait_for("it is turned away", SOON, || {
        room.receiver.counts().turned_away == 1
    });
    // What the kernel had taken in for us before does not count.
    assert!(sent < 16 << 20, "{sent} bytes were taken");
}

#[test]
fn a_lost_network_breaks_the_connection_and_comes_back() {
    let room = Room::open(25);
    let address = room.receiver.address().clone();
    let first = Publisher::start(&address, address.key());
    wait_for("it publishes", SOON, || {
        room.receiver.counts().pictures > 10
    });
    room.receiver.lose_network(Duration::from_secs(3));
    let lost = Instant::now();
    wait_for("the connection breaks", SOON, || {
        room.has(|it| *it == Arrived::Ended)
    });
    drop(first);
    let before = room.receiver.counts().pictures;
    // Who knocks meanwhile is heard as soon as the network is back.
    let _second = Publisher::start(&address, address.key());
    wait_for("it publishes again", SOON, || {
        room.receiver.counts().pictures > before
    });
    assert!(
        lost.elapsed() > Duration::from_millis(2_900),
        "too soon: {:?}",
        lost.elapsed()
    );
    assert_eq!(room.receiver.counts().connections, 2);
}

#[test]
fn nothing_listens_once_the_receiver_is_gone() {
    let room = Room::open(25);
    let socket = room.receiver.address().socket();
    assert!(TcpStream::connect(socket).is_ok());
    drop(room);
    wait_for("the port is closed", SOON, || {
        TcpStream::connect(socket).is_err()
    });
}
