//! Downloads over real connections: who gets one, what comes, and how a failure looks.

// `allow-unwrap-in-tests` knows test functions, not the functions they share.
#![allow(clippy::unwrap_used)]

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::runtime::Runtime;
use vitrine_domain::Language;
use vitrine_remote::{PageFile, PageFiles, Server};
use vitrine_studio::keys::NoVault;
use vitrine_studio::{Places, Studio, StudioConfig};

struct NoPage;

impl PageFiles for NoPage {
    fn file(&self, _path: &str) -> Option<PageFile> {
        None
    }
}

/// A studio that is served.
struct House {
    address: String,
    token: String,
    _runtime: Runtime,
    _data: tempfile::TempDir,
}

impl House {
    fn open() -> Self {
        let data = tempfile::tempdir().unwrap();
        let assets = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets"));
        let studio = Studio::open(StudioConfig {
            places: Places {
                data: Path::to_owned(data.path()),
                assets,
            },
            vault: Box::new(NoVault),
            remembers_setup: false,
            language: Language::En,
            doctor: Box::new(|_| Vec::new()),
            first_show: None,
            recordings: data.path().join("recordings"),
        })
        .unwrap();
        let runtime = Runtime::new().unwrap();
        let server = runtime
            .block_on(Server::start(studio, Arc::new(NoPage), 0))
            .unwrap();
        let link = server.link();
        let (address, token) = link
            .strip_prefix("http://")
            .and_then(|link| link.split_once("/?token="))
            .unwrap();
        Self {
            address: address.to_owned(),
            token: token.to_owned(),
            _runtime: runtime,
            _data: data,
        }
    }

    /// Head and body of the answer; the body as it is on the wire, in chunks.
    fn get(&self, query: &str, headers: &str) -> (String, Vec<u8>) {
        let mut socket = TcpStream::connect(&self.address).unwrap();
        let asked = format!("GET /export?{query} HTTP/1.1\r\n{headers}Connection: close\r\n\r\n");
        socket.write_all(asked.as_bytes()).unwrap();
        let mut answer = Vec::new();
        socket.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
        let body = answer.split_off(end.unwrap() + 4);
        (String::from_utf8(answer).unwrap(), body)
    }

    fn host(&self) -> String {
        format!("Host: {}\r\n", self.address)
    }
}

fn escaped(wish: &str) -> String {
    let letters = wish.bytes().map(|byte| format!("%{byte:02x}"));
    letters.collect()
}

#[test]
fn a_download_needs_the_token_and_comes_from_this_computer_only() {
    let house = House::open();
    let catalogue = escaped(r#"{"export":"catalogue","format":"csv"}"#);
    let query = format!("token={}&wish={catalogue}", house.token);
    let (head, body) = house.get(&query, &house.host());
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    let head = head.to_lowercase();
    assert!(
        head.contains("content-disposition: attachment; filename*=utf-8''catalogue%20"),
        "{head}"
    );
    assert!(head.contains("x-content-type-options: nosniff"), "{head}");
    let text = String::from_utf8_lossy(&body);
    assert!(text.contains("Title,URL handle,"), "{text}");
    assert!(
        text.ends_with("\r\n0\r\n\r\n"),
        "the last chunk says that it is whole"
    );

    let refused = |query: &str, headers: &str| house.get(query, headers).0;
    let own = house.host();
    let no_token = refused(&format!("wish={catalogue}"), &own);
    assert!(no_token.starts_with("HTTP/1.1 401"), "{no_token}");
    let wrong = refused(&format!("token=0000&wish={catalogue}"), &own);
    assert!(wrong.starts_with("HTTP/1.1 401"), "{wrong}");
    let rebound = refused(&query, "Host: evil.example\r\n");
    assert!(rebound.starts_with("HTTP/1.1 421"), "{rebound}");
    let foreign = refused(&query, &format!("{own}Origin: https://evil.example\r\n"));
    assert!(foreign.starts_with("HTTP/1.1 403"), "{foreign}");
}

#[test]
fn what_can_not_be_exported_is_said_and_is_no_file() {
    let house = House::open();
    let token = &house.token;
    for (wish, status) in [
        (r#"{"export":"show","show":999}"#, 409),
        (r#"{"export":"takes","show":1,"format":"csv"}"#, 409),
        (r#"{"export":"everything"}"#, 400),
        ("", 400),
    ] {
        let query = format!("token={token}&wish={}", escaped(wish));
        let (head, body) = house.get(&query, &house.host());
        assert!(
            head.starts_with(&format!("HTTP/1.1 {status}")),
            "{wish}: {head}"
        );
        assert!(
            !head.to_lowercase().contains("attachment"),
            "{wish}: {head}"
        );
        if status == 409 {
            let said: serde_json::Value = serde_json::from_slice(&body).unwrap();
            assert!(said["problem"]["message"].is_string(), "{said}");
        }
    }
}
