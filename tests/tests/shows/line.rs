//! How much a line carries, tried against a real server before anybody is live.

use rig::{Fault, Proxy, RtmpServer};
use vitrine_engine::{StreamKey, measure_line};

/// A 1080p30 show with its reserve.
const WANTED_KBPS: u32 = 6_500;
const SLOW_KBPS: u32 = 1_500;

#[test]
fn the_line_to_a_server_is_measured_without_publishing_anything() {
    let server = RtmpServer::start().unwrap();
    let proxy = Proxy::start(server.address()).unwrap();
    let url = server
        .url()
        .replace(&server.address().to_string(), &proxy.address().to_string());
    let key = StreamKey::new(RtmpServer::KEY);
    let measure = || measure_line(&url, Some(&key), WANTED_KBPS, &|| true).unwrap();

    let fast = measure().unwrap();
    println!("a line without a limit: {fast} of {WANTED_KBPS} kbit/s");
    assert!(fast * 100 >= WANTED_KBPS * 94, "{fast}");

    proxy.set(Fault::Throttle { kbps: SLOW_KBPS }).unwrap();
    let slow = measure().unwrap();
    println!("a line of {SLOW_KBPS} kbit/s: {slow}");
    // What buffers take on the way counts as carried.
    assert!(
        (SLOW_KBPS * 8 / 10..SLOW_KBPS * 2).contains(&slow),
        "{slow}"
    );

    let files = server.files().unwrap();
    assert!(files.is_empty(), "something was published: {files:?}");
}
