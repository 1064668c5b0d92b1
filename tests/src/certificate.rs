//! A certificate for 127.0.0.1 that nobody knows, and a way to let one program trust it.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::{Error, Process, Result, process::run};

/// Where GnuTLS looks for the authorities it trusts, on Debian and Ubuntu.
const TRUSTED: &str = "/etc/ssl/certs/ca-certificates.crt";

/// A certificate with its key, in a folder of its own.
#[derive(Debug)]
pub struct Certificate {
    folder: TempDir,
}

impl Certificate {
    /// Makes one that signs itself, for two days.
    pub fn make() -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("vitrine-tls-")
            .tempdir()
            .map_err(Error::io("make the certificate's folder"))?;
        let certificate = Self { folder };
        run(Command::new("openssl")
            .args([
                "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            ])
            .args([
                "-subj",
                "/CN=127.0.0.1",
                "-addext",
                "subjectAltName=IP:127.0.0.1",
            ])
            .arg("-keyout")
            .arg(certificate.key())
            .arg("-out")
            .arg(certificate.path()))?;
        Ok(certificate)
    }

    /// The certificate itself, as PEM.
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("certificate.pem")
    }

    /// Its private key.
    pub fn key(&self) -> PathBuf {
        self.folder.path().join("key.pem")
    }
}

/// A command for a program that trusts the certificate at this path, and no other. It sees its own
/// list of authorities, laid over the system's in a mount namespace; nothing of the system changes.
pub(crate) fn trusting(certificate: &Path, program: &Path) -> Command {
    let mut command = Process::command("unshare");
    if !rustix::process::geteuid().is_root() {
        command.arg("--map-root-user");
    }
    command
        .args(["--mount", "--", "sh", "-c"])
        .arg(format!("mount --bind \"$0\" {TRUSTED} && exec \"$@\""))
        .args([certificate, program]);
    command
}
