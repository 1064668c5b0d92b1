//! nginx with its RTMP module: a platform on this machine that keeps what arrives.

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    time::Duration,
};

use rustix::process::Signal;
use tempfile::TempDir;

use crate::{
    Certificate, Error, Process, Recording, Result,
    deadline::wait_for,
    process::{Output, run},
};

/// Where Debian and Ubuntu put it.
const MODULE: &str = "/usr/lib/nginx/modules/ngx_rtmp_module.so";
/// What ends TLS before it.
const STREAM_MODULE: &str = "/usr/lib/nginx/modules/ngx_stream_module.so";

/// An RTMP server on a loopback port of its own.
#[derive(Debug)]
pub struct RtmpServer {
    port: u16,
    secure_port: Option<u16>,
    process: Option<Process>,
    folder: TempDir,
}

impl RtmpServer {
    /// The application and stream name (the key) it is pushed to.
    pub const KEY: &str = "evening";

    /// Starts it on a free port.
    pub fn start() -> Result<Self> {
        Self::start_guarded(None)
    }

    /// As a platform does it: TLS with this certificate on a port of its own, and [`Self::KEY`] is
    /// the only key that is taken.
    pub fn start_secure(certificate: &Certificate) -> Result<Self> {
        Self::start_guarded(Some(certificate))
    }

    fn start_guarded(certificate: Option<&Certificate>) -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("vitrine-rtmp-")
            .tempdir()
            .map_err(Error::io("make the server's folder"))?;
        let port = free_port()?;
        let records = folder.path().join("recordings");
        fs::create_dir(&records).map_err(Error::io("make the folder for recordings"))?;
        let guard = match certificate {
            Some(certificate) => Some(Guard {
                certificate,
                secure_port: free_port()?,
                gate_port: free_port()?,
            }),
            None => None,
        };
        let settings = settings(folder.path(), port, guard.as_ref());
        fs::write(folder.path().join("nginx.conf"), settings)
            .map_err(Error::io("write nginx.conf"))?;
        let mut server = Self {
            port,
            secure_port: guard.map(|guard| guard.secure_port),
            process: None,
            folder,
        };
        server.resume_service()?;
        Ok(server)
    }

    /// Where to push to, without the key.
    pub fn url(&self) -> String {
        format!("rtmp://127.0.0.1:{}/live", self.port)
    }

    /// Where everybody is refused whatever the key, without the key.
    pub fn closed_url(&self) -> String {
        format!("rtmp://127.0.0.1:{}/closed", self.port)
    }

    /// Where to push to over TLS, without the key; `None` when it has no certificate.
    pub fn secure_url(&self) -> Option<String> {
        let port = self.secure_port?;
        Some(format!("rtmps://127.0.0.1:{port}/live"))
    }

    /// Its address, for a proxy before it.
    pub fn address(&self) -> SocketAddr {
        SocketAddr::from((Ipv4Addr::LOCALHOST, self.port))
    }

    /// Ends the process, as a crash of the platform does. Connections are reset, new ones refused.
    pub fn crash(&mut self) {
        self.process = None;
    }

    /// Starts it again on the same port, after [`Self::crash`].
    pub fn resume_service(&mut self) -> Result<()> {
        let mut command = Process::command("nginx");
        command
            .arg("-p")
            .arg(self.folder.path())
            .arg("-c")
            .arg("nginx.conf");
        let mut process = Process::start("nginx", &mut command, self.folder.path(), Output::ToLog)?;
        let address = self.address();
        process.wait_ready("connections", Duration::from_secs(10), || {
            TcpStream::connect_timeout(&address, Duration::from_millis(200)).ok()
        })?;
        self.process = Some(process);
        Ok(())
    }

    /// Stops reading and answering, with every connection left open.
    pub fn stall(&self) {
        self.signal(Signal::STOP);
    }

    /// Goes on after [`Self::stall`].
    pub fn go_on(&self) {
        self.signal(Signal::CONT);
    }

    fn signal(&self, signal: Signal) {
        if let Some(process) = &self.process {
            process.signal(signal);
        }
    }

    /// What has arrived so far, a file for each connection that published, in order of arrival.
    pub fn files(&self) -> Result<Vec<PathBuf>> {
        let records = self.folder.path().join("recordings");
        let entries = fs::read_dir(&records).map_err(Error::io("list the recordings"))?;
        let mut files: Vec<_> = entries
            .flatten()
            .filter_map(|entry| {
                let meta = entry.metadata().ok()?;
                Some((
                    meta.created().or_else(|_| meta.modified()).ok()?,
                    entry.path(),
                ))
            })
            .collect();
        files.sort();
        Ok(files.into_iter().map(|(_, path)| path).collect())
    }

    /// How many bytes have arrived in all.
    pub fn bytes(&self) -> u64 {
        let sizes = self.files().into_iter().flatten().flat_map(fs::metadata);
        sizes.map(|meta| meta.len()).sum()
    }

    /// Waits until more arrives than there is now, and returns.
    pub fn wait_for_more(&self, within: Duration) -> Result<()> {
        let before = self.bytes();
        wait_for("bytes at the server", within, || {
            (self.bytes() > before).then_some(())
        })
    }

    /// Opens the recordings, in order of arrival; those without a single frame are left out.
    pub fn recordings(&self) -> Result<Vec<Recording>> {
        let with_content = |path: &PathBuf| fs::metadata(path).is_ok_and(|meta| meta.len() > 1000);
        self.files()?
            .into_iter()
            .filter(with_content)
            .map(Recording::open)
            .collect()
    }

    /// As [`Self::recordings`], of what was pushed under this key.
    pub fn recordings_of(&self, key: &str) -> Result<Vec<Recording>> {
        let start = format!("{key}-");
        let is_its = |recording: &Recording| {
            let name = recording.path().file_name().unwrap_or_default();
            name.to_string_lossy().starts_with(&start)
        };
        Ok(self.recordings()?.into_iter().filter(is_its).collect())
    }

    /// Pushes a file as an encoder would, to the end: for tests of the rig itself.
    pub fn push(&self, file: &Path) -> Result<()> {
        let target = format!("{}/{}", self.url(), Self::KEY);
        run(Process::command("ffmpeg")
            .args(["-v", "error", "-re", "-i"])
            .arg(file)
            .args(["-c", "copy", "-f", "flv", &target]))?;
        Ok(())
    }
}

/// A port that nothing listens on now.
pub(crate) fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(Error::io("find a port"))?;
    let address = listener.local_addr().map_err(Error::io("read the port"))?;
    Ok(address.port())
}

/// What stands before a secure server.
struct Guard<'a> {
    certificate: &'a Certificate,
    secure_port: u16,
    /// Where the server asks itself whether a key is right.
    gate_port: u16,
}

impl Guard<'_> {
    /// TLS in front, and the gate.
    fn servers(&self, port: u16) -> String {
        let (secure, gate) = (self.secure_port, self.gate_port);
        let (certificate, key) = (self.certificate.path(), self.certificate.key());
        let (certificate, key) = (certificate.display(), key.display());
        format!(
            "stream {{\n\
               server {{\n\
                 listen 127.0.0.1:{secure} ssl;\n\
                 ssl_certificate {certificate};\n\
                 ssl_certificate_key {key};\n\
                 proxy_pass 127.0.0.1:{port};\n\
               }}\n\
             }}\n\
             http {{\n\
               access_log off;\n\
               server {{\n\
                 listen 127.0.0.1:{gate};\n\
                 location / {{\n\
                   if ($arg_name != {key_word}) {{ return 403; }}\n\
                   return 204;\n\
                 }}\n\
               }}\n\
             }}\n",
            key_word = RtmpServer::KEY,
        )
    }

    /// What the RTMP server does before it takes a stream.
    fn gate(&self) -> String {
        let gate = self.gate_port;
        format!("on_publish http://127.0.0.1:{gate}/; notify_method get;\n")
    }
}

/// One process that keeps its own user: the recordings are the test's. A new file for each
/// connection.
fn settings(folder: &Path, port: u16, guard: Option<&Guard<'_>>) -> String {
    let folder = folder.display();
    let module = guard.map_or(String::new(), |_| format!("load_module {STREAM_MODULE};\n"));
    let servers = guard.map_or(String::new(), |guard| guard.servers(port));
    let gate = guard.map_or(String::new(), Guard::gate);
    format!(
        "load_module {MODULE};\n\
         {module}\
         daemon off;\n\
         master_process off;\n\
         error_log stderr warn;\n\
         pid {folder}/nginx.pid;\n\
         events {{ worker_connections 64; }}\n\
         rtmp {{\n\
           server {{\n\
             listen 127.0.0.1:{port};\n\
             chunk_size 4096;\n\
             application live {{\n\
               live on;\n\
               {gate}\
               record all;\n\
               record_path {folder}/recordings;\n\
               record_unique on;\n\
               record_suffix -%s.flv;\n\
             }}\n\
             application closed {{\n\
               live on;\n\
               deny publish all;\n\
             }}\n\
           }}\n\
         }}\n\
         {servers}"
    )
}
