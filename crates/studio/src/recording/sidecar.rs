//! Chapters beside a recording, in FFmpeg's text format: a crash loses none of them, and
//! `ffmpeg -i show.mp4 -i show.chapters.txt -map_metadata 1 -codec copy` puts them into any file.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use vitrine_store::RecordedChapter;

/// Where a file's chapters are.
pub(super) fn path_of(file: &Path) -> PathBuf {
    file.with_extension("chapters.txt")
}

/// Writes them whole or not at all.
pub(super) fn write(
    file: &Path,
    show_title: &str,
    chapters: &[RecordedChapter],
    length_ms: Option<u64>,
) -> io::Result<()> {
    let target = path_of(file);
    let passing = file.with_extension("chapters.part");
    fs::write(&passing, text(show_title, chapters, length_ms))?;
    fs::rename(passing, target)
}

/// Each chapter ends where the next begins; the last one, until the file's length is known, where it
/// begins.
fn text(show_title: &str, chapters: &[RecordedChapter], length_ms: Option<u64>) -> String {
    let mut text = format!(";FFMETADATA1\ntitle={}\n", escaped(show_title));
    for (index, chapter) in chapters.iter().enumerate() {
        let begin = chapter.at_ms;
        let next = chapters.get(index + 1).map(|next| next.at_ms);
        let end = next.or(length_ms).unwrap_or(begin).max(begin);
        let title = escaped(&chapter.title);
        // Writing to a text can't fail.
        let _ = write!(
            text,
            "\n[CHAPTER]\nTIMEBASE=1/1000\nSTART={begin}\nEND={end}\ntitle={title}\n"
        );
    }
    text
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '=' | ';' | '#' | '\\' | '\n') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_chapter_ends_where_the_next_begins() {
        let chapter = |at_ms, title: &str| RecordedChapter {
            at_ms,
            title: title.into(),
            product: None,
        };
        let chapters = [chapter(0, "Intro"), chapter(1500, "Mug #2; 50% = half")];
        let open = text("Autumn", &chapters, None);
        assert_eq!(
            open,
            ";FFMETADATA1\ntitle=Autumn\n\
             \n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=1500\ntitle=Intro\n\
             \n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1500\nEND=1500\ntitle=Mug \\#2\\; 50% \\= half\n"
        );
        let closed = text("Autumn", &chapters, Some(4000));
        assert!(closed.contains("START=1500\nEND=4000\n"), "{closed}");
        assert!(path_of(Path::new("/a/Show 1.5.mp4")).ends_with("Show 1.5.chapters.txt"));
    }
}
