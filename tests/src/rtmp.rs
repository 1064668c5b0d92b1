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
    Error, Process, Recording, Result,
    deadline::wait_for,
    process::{Output, run},
};

/// Where Debian and Ubuntu put it.
const MODULE: &str = "/usr/lib/nginx/modules/ngx_rtmp_module.so";

/// An RTMP server on a loopback port of its own.
#[derive(Debug)]
pub struct RtmpServer {
    port: u16,
    process: Option<Process>,
    folder: TempDir,
}

impl RtmpServer {
    /// The application and stream name (the key) it is pushed to.
    pub const KEY: &str = "evening";

    /// Starts it on a free port.
    pub fn start() -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("vitrine-rtmp-")
            .tempdir()
            .map_err(Error::io("make the server's folder"))?;
        let port = free_port()?;
        let records = folder.path().join("recordings");
        fs::create_dir(&records).map_err(Error::io("make the folder for recordings"))?;
        let settings = settings(folder.path(), port);
        fs::write(folder.path().join("nginx.conf"), settings)
            .map_err(Error::io("write nginx.conf"))?;
        let mut server = Self {
            port,
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

/// One process that keeps its own user: the recordings are the test's. A new file for each
/// connection.
fn settings(folder: &Path, port: u16) -> String {
    let folder = folder.display();
    format!(
        "load_module {MODULE};\n\
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
               record all;\n\
               record_path {folder}/recordings;\n\
               record_unique on;\n\
               record_suffix -%s.flv;\n\
             }}\n\
           }}\n\
         }}\n"
    )
}
