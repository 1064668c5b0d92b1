//! A file that is whole or not there: written beside its place under a passing name, then renamed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::ExportError;

/// What becomes of a file that has the name already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// The person has said that it may go. It does once the new one is whole.
    Replace,
    /// It stays, and nothing is written.
    Keep,
}

/// A file on its way. Dropped before [`Self::finish`], it leaves nothing.
pub(super) struct NewFile {
    target: PathBuf,
    existing: Existing,
    part: PathBuf,
    out: Option<BufWriter<File>>,
    bytes: u64,
}

impl NewFile {
    pub fn create(target: &Path, existing: Existing) -> Result<Self, ExportError> {
        keep_if_asked(target, existing)?;
        let (part, file) = passing_file(target)?;
        Ok(Self {
            target: target.to_owned(),
            existing,
            part,
            out: Some(BufWriter::with_capacity(1 << 16, file)),
            bytes: 0,
        })
    }

    /// Lets the file have its name, once all of it is on disk; how long it is.
    pub fn finish(mut self) -> Result<u64, ExportError> {
        if let Some(out) = self.out.take() {
            let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.sync_all()?;
        }
        keep_if_asked(&self.target, self.existing)?;
        fs::rename(&self.part, &self.target)?;
        Ok(self.bytes)
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(out) = &mut self.out else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let written = out.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        // An open file can't be removed on every system. After a rename there is nothing to remove.
        if let Some(out) = self.out.take() {
            drop(out.into_parts());
        }
        if self.part.exists()
            && let Err(error) = fs::remove_file(&self.part)
        {
            tracing::warn!(%error, path = %self.part.display(), "half a file is left");
        }
    }
}

fn keep_if_asked(target: &Path, existing: Existing) -> Result<(), ExportError> {
    match existing {
        Existing::Keep if target.exists() => Err(ExportError::Exists),
        Existing::Keep | Existing::Replace => Ok(()),
    }
}

/// A file beside the target that nobody else has.
fn passing_file(target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut tries = 0..100;
    loop {
        let mut part = name.to_owned();
        let number = tries.next().ok_or(io::ErrorKind::AlreadyExists)?;
        part.push(format!(".{number}.part"));
        let part = target.with_file_name(part);
        match OpenOptions::new().write(true).create_new(true).open(&part) {
            Ok(file) => return Ok((part, file)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.collect()
    }

    #[test]
    fn a_file_is_whole_or_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("catalogue.csv");
        let mut half = NewFile::create(&target, Existing::Keep).unwrap();
        half.write_all(b"half").unwrap();
        drop(half);
        assert_eq!(names(folder.path()), Vec::<String>::new());

        fs::write(&target, b"before").unwrap();
        let mut half = NewFile::create(&target, Existing::Replace).unwrap();
        half.write_all(b"half").unwrap();
        drop(half);
        assert_eq!(fs::read(&target).unwrap(), b"before");

        let mut whole = NewFile::create(&target, Existing::Replace).unwrap();
        whole.write_all(b"whole").unwrap();
        assert_eq!(whole.finish().unwrap(), 5);
        assert_eq!(fs::read(&target).unwrap(), b"whole");
        assert_eq!(names(folder.path()), ["catalogue.csv"]);
    }

    #[test]
    fn a_file_that_is_there_stays_unless_it_may_go() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("show.vitrine");
        fs::write(&target, b"mine").unwrap();
        let refused = NewFile::create(&target, Existing::Keep).map(drop);
        assert!(matches!(refused, Err(ExportError::Exists)));

        fs::remove_file(&target).unwrap();
        let file = NewFile::create(&target, Existing::Keep).unwrap();
        fs::write(&target, b"came meanwhile").unwrap();
        assert!(matches!(file.finish(), Err(ExportError::Exists)));
        assert_eq!(fs::read(&target).unwrap(), b"came meanwhile");
        assert_eq!(names(folder.path()), ["show.vitrine"]);
    }
}
