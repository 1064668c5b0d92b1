//! A disk of our own that is soon full.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

/// A small file system in memory, mounted for the length of a test. Mounting needs root, or a namespace
/// of one's own; where neither is to be had the test fails and says so.
pub struct SmallDisk {
    folder: TempDir,
}

impl SmallDisk {
    /// A disk of this size.
    pub fn of_kib(kib: u32) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let status = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={kib}k"), "tmpfs"])
            .arg(folder.path())
            .status()
            .expect("mount is installed");
        assert!(
            status.success(),
            "this test must be able to mount a tmpfs: run it as root"
        );
        Self { folder }
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let unmounted = Command::new("umount")
            .arg("-l")
            .arg(self.folder.path())
            .status();
        if !unmounted.is_ok_and(|status| status.success()) {
            eprintln!("{:?} is still mounted", self.folder.path());
        }
    }
}
