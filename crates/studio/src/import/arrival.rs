//! A file that comes in through a browser, which knows no paths: kept until the next one comes.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::protocol::Problem;
use crate::studio::Studio;
use crate::words::Words;

/// A catalogue of a million products is smaller.
const MOST_BYTES: u64 = 2 << 30;
/// In letters. The end is kept, which says what the file is; disks take 255 bytes and a letter has up
/// to four.
const LONGEST_NAME: usize = 60;

/// A file on its way in.
pub struct Arrival {
    file: File,
    path: PathBuf,
    bytes: u64,
    words: &'static Words,
}

impl Studio {
    /// Begins to take in a file of this name; the one before goes.
    pub fn receive_file(&self, name: &str) -> Result<Arrival, Problem> {
        let words = self.words();
        let folder = self.places().incoming();
        let path = folder.join(plain(name));
        let created = empty(&folder).and_then(|()| File::create(&path));
        let file = created.map_err(|error| not_kept(&path, &error, words))?;
        Ok(Arrival {
            file,
            path,
            bytes: 0,
            words,
        })
    }
}

impl Arrival {
    /// The next bytes of it.
    pub fn write(&mut self, chunk: &[u8]) -> Result<(), Problem> {
        self.bytes += chunk.len() as u64;
        if self.bytes > MOST_BYTES {
            return Err(Problem::refused(self.words, "file-size", &[]));
        }
        let written = self.file.write_all(chunk);
        written.map_err(|error| not_kept(&self.path, &error, self.words))
    }

    /// Where it is, once all of it has come.
    pub fn finish(self) -> PathBuf {
        self.path
    }
}

fn not_kept(path: &Path, error: &io::Error, words: &Words) -> Problem {
    let path = path.display().to_string();
    let values = [("reason", error.to_string().into()), ("path", path.into())];
    Problem::failed(words, "save", &values, error)
}

fn empty(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    fs::create_dir_all(folder)
}

/// A name that stays in its folder on every system, and can still be recognised.
fn plain(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last
        .chars()
        .filter(|letter| !letter.is_control() && !"<>:\"|?*".contains(*letter))
        .collect();
    let trimmed = kept.trim_matches(['.', ' ']);
    if trimmed.is_empty() {
        return "file".to_owned();
    }
    let beyond = trimmed.chars().count().saturating_sub(LONGEST_NAME);
    trimmed.chars().skip(beyond).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_else() {
        for (name, kept) in [
            ("products.csv", "products.csv"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\me\\liste d’août.csv", "liste d’août.csv"),
            ("..", "file"),
            ("a\0b\n.csv", "ab.csv"),
            ("", "file"),
        ] {
            assert_eq!(plain(name), kept, "{name:?}");
        }
        let long = format!("{}.csv", "é".repeat(400));
        assert_eq!(plain(&long).chars().count(), LONGEST_NAME);
        assert!(plain(&long).ends_with(".csv"));
    }
}
