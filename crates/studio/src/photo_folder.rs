//! Writing into the photo folder: a photo that has its name is whole.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Writes a photo under a passing name, then gives it its own. A failure leaves nothing.
pub(crate) fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let part = folder.join(format!("{name}.part"));
    let written = File::create(&part).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let done = written.and_then(|()| fs::rename(&part, folder.join(name)));
    if done.is_err() {
        // What can't be removed either is no photo, by its name.
        drop(fs::remove_file(&part));
    }
    done
}
