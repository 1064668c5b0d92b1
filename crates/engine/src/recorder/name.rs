//! Names that nobody has: nothing that is there is ever written over.

use std::io;
use std::path::{Path, PathBuf};

use super::file::CreateError;

/// A folder with so many files of one name is no folder of recordings.
const MOST: u32 = 10_000;

/// Makes a file in `folder` under `name`, or under `name-2`, `name-3` and so on, from `number` on; with it
/// the number it has.
pub(super) fn free_name<T>(
    folder: &Path,
    name: &str,
    mut number: u32,
    make: impl Fn(PathBuf) -> Result<T, CreateError>,
) -> Result<(T, u32), CreateError> {
    loop {
        match make(folder.join(file_name(name, number))) {
            Ok(made) => return Ok((made, number)),
            Err(CreateError::Disk(error))
                if error.kind() == io::ErrorKind::AlreadyExists && number < MOST =>
            {
                number += 1;
            }
            Err(error) => return Err(error),
        }
    }
}

fn file_name(name: &str, number: u32) -> String {
    match number {
        1 => format!("{name}.mp4"),
        _ => format!("{name}-{number}.mp4"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let make = |path: PathBuf| {
            std::fs::File::create_new(&path).map_err(CreateError::Disk)?;
            Ok(path)
        };
        let names: Vec<String> = (0..3)
            .map(|_| free_name(folder.path(), "a", 1, make).expect("a name").0)
            .map(|path| path.file_name().expect("it").to_string_lossy().into_owned())
            .collect();
        assert_eq!(names, ["a.mp4", "a-2.mp4", "a-3.mp4"]);
        let gone = folder.path().join("gone");
        let error = free_name(&gone, "a", 1, make).expect_err("no folder");
        assert!(matches!(error, CreateError::Disk(_)), "{error}");
    }
}
