//! Servers on this computer: plain ones, and ones with certificates that are trusted or not.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Instant;

use ureq::tls::Certificate;

use super::*;

fn plain() -> WebPhotos {
    WebPhotos::with(Trust {
        roots: RootCerts::PlatformVerifier,
        within: WITHIN,
        is_plain_allowed: true,
    })
}

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
    let photos = plain();
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
    let photos = plain();
    assert!(matches!(photos.fetch(&large), Err(FetchError::TooLarge)));
    for address in ["http://127.0.0.1:9/a.jpg", "file:///etc/passwd", "lamp.jpg"] {
        let refused = WebPhotos::new().fetch(address);
        assert!(
            matches!(refused, Err(FetchError::NoAddress(_))),
            "{address}"
        );
    }
}

/// A server with a certificate of its own, which answers with what the files of its folder say.
struct Secure {
    server: Child,
    port: u16,
    folder: tempfile::TempDir,
}

impl Drop for Secure {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// A certificate for 127.0.0.1 that can vouch for nobody else.
const REQUEST: &str = "[req]\nprompt = no\ndistinguished_name = name\nx509_extensions = says\n\
    [name]\nCN = 127.0.0.1\n\
    [says]\nsubjectAltName = IP:127.0.0.1\nbasicConstraints = critical, CA:FALSE\n";

fn openssl(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("openssl");
    command.current_dir(folder).args(arguments);
    command.stdin(Stdio::null()).stdout(Stdio::null());
    command.stderr(Stdio::null());
    command
}

impl Secure {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("request"), REQUEST).unwrap();
        let mut made = openssl(
            folder.path(),
            &[
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-config",
                "request",
                "-keyout",
                "key.pem",
                "-out",
                "certificate.pem",
            ],
        );
        assert!(made.status().unwrap().success(), "openssl is installed");
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let accept = format!("127.0.0.1:{port}");
        let server = openssl(
            folder.path(),
            &[
                "s_server",
                "-HTTP",
                "-quiet",
                "-accept",
                &accept,
                "-cert",
                "certificate.pem",
                "-key",
                "key.pem",
            ],
        )
        .spawn()
        .unwrap();
        let deadline = Instant::now() + WITHIN;
        while TcpStream::connect(&accept).is_err() {
            assert!(Instant::now() < deadline, "the server listens");
            thread::sleep(Duration::from_millis(20));
        }
        Self {
            server,
            port,
            folder,
        }
    }

    /// Answers with this to who asks for that name.
    fn serve(&self, name: &str, answer: &[u8]) -> String {
        fs::write(self.folder.path().join(name), answer).unwrap();
        self.address(name)
    }

    fn address(&self, name: &str) -> String {
        format!("https://127.0.0.1:{}/{name}", self.port)
    }

    /// Photos for who trusts this server, and no other.
    fn trusted(&self, within: Duration) -> WebPhotos {
        let pem = fs::read(self.folder.path().join("certificate.pem")).unwrap();
        let certificate = Certificate::from_pem(&pem).unwrap();
        WebPhotos::with(Trust {
            roots: RootCerts::new_with_certs(&[certificate]),
            within,
            is_plain_allowed: false,
        })
    }
}

fn redirect(to: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )
    .into_bytes()
}

#[test]
fn a_photo_comes_from_a_server_that_is_trusted_and_from_no_other() {
    let secure = Secure::start();
    let lamp = secure.serve("lamp.jpg", &response("200 OK", 5, b"photo"));
    assert_eq!(secure.trusted(WITHIN).fetch(&lamp).unwrap(), b"photo");
    let unknown = WebPhotos::new().fetch(&lamp);
    assert!(
        matches!(unknown, Err(FetchError::Untrusted(_))),
        "{unknown:?}"
    );
    // A certificate for 127.0.0.1 is none for another name of the same computer.
    let other_name = lamp.replace("127.0.0.1", "localhost");
    let other_name = secure.trusted(WITHIN).fetch(&other_name);
    assert!(
        matches!(other_name, Err(FetchError::Untrusted(_))),
        "{other_name:?}"
    );
}

#[test]
fn a_server_that_leads_on_is_followed_for_a_while_and_only_in_secret() {
    let secure = Secure::start();
    let photos = secure.trusted(WITHIN);
    let lamp = secure.serve("lamp.jpg", &response("200 OK", 5, b"photo"));
    let moved = secure.serve("moved.jpg", &redirect(&lamp));
    assert_eq!(photos.fetch(&moved).unwrap(), b"photo");
    let round = secure.address("round.jpg");
    secure.serve("round.jpg", &redirect(&round));
    let round = photos.fetch(&round);
    assert!(matches!(round, Err(FetchError::LedAway(_))), "{round:?}");
    let bare = server(response("200 OK", 5, b"photo"));
    let out = photos.fetch(&secure.serve("out.jpg", &redirect(&bare)));
    assert!(matches!(out, Err(FetchError::LedAway(_))), "{out:?}");
    let file = photos.fetch(&secure.serve("file.jpg", &redirect("file:///etc/passwd")));
    // It is taken for a name on the same server, which has no such file.
    let is_read = file.is_ok_and(|bytes| bytes.windows(5).any(|five| five == b"root:"));
    assert!(!is_read, "nothing of this computer's files");
    // No such server: 192.0.2.0/24 is nobody's.
    let photos = secure.trusted(Duration::from_secs(2));
    let began = Instant::now();
    let far = photos.fetch(&secure.serve("far.jpg", &redirect("https://192.0.2.1/lamp.jpg")));
    assert!(matches!(far, Err(FetchError::Unreachable(_))), "{far:?}");
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_secure_server_that_sends_too_much_or_nothing_is_given_up() {
    let secure = Secure::start();
    let huge = vec![b'x'; (limits::PHOTO_BYTES + (2 << 20)) as usize];
    let huge = secure.serve("huge.jpg", &response("200 OK", huge.len() as u64, &huge));
    let huge = secure.trusted(WITHIN).fetch(&huge);
    assert!(matches!(huge, Err(FetchError::TooLarge)), "{huge:?}");
    let photos = secure.trusted(Duration::from_millis(700));
    // Takes the connection and says nothing: no handshake ever ends.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}/lamp.jpg", silent.local_addr().unwrap());
    let began = Instant::now();
    let silent_answer = photos.fetch(&address);
    assert!(
        matches!(silent_answer, Err(FetchError::Unreachable(_))),
        "{silent_answer:?}"
    );
    // Promises more than it sends.
    let half = secure.serve("half.jpg", &response("200 OK", 500, b"photo"));
    assert!(photos.fetch(&half).is_err());
    assert!(began.elapsed() < Duration::from_secs(10));
}
