//! A recording's file as it lies on the disk: how far it can be played, and chapters in it. Reads and
//! writes MP4 boxes itself, because the muxer writes no chapters, and a player is asked too much to tell
//! whether the last second of a file that was cut short is there.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// An index of a day's recording is smaller; what claims to be larger is no file of ours.
const MOST_INDEX: u64 = 256 << 20;
/// As many chapters as the count in their box can tell.
const MOST_CHAPTERS: usize = 255;
/// Chapters count time in steps of 100 ns.
const STEPS_PER_MS: u64 = 10_000;

/// How far a file can be played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    /// From its first picture to the end of the last one that is there, in milliseconds.
    pub length_ms: u64,
    /// Whether it was ended in order and is an ordinary MP4.
    pub is_finished: bool,
}

/// A chapter mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// In milliseconds from the file's beginning.
    pub at_ms: u64,
    /// What it is called.
    pub title: String,
}

/// Why chapters could not be put into a file.
#[derive(Debug, thiserror::Error)]
pub enum MendError {
    /// The system said no.
    #[error(transparent)]
    Disk(#[from] io::Error),
    /// It was not ended in order, or not written by us.
    #[error("the file has no index at its end")]
    NotFinished,
}

/// Reads how far a recording of ours can be played, whether it was ended in order or not.
pub fn look_at(path: &Path) -> io::Result<Whole> {
    let mut file = File::open(path)?;
    let end = file.metadata()?.len();
    let mut track = None;
    let mut is_finished = false;
    let mut length = 0;
    for found in top_boxes(&mut file, end)? {
        match &found.name {
            b"moov" => {
                let index = read_body(&mut file, &found)?;
                is_finished = child(&index, b"mvex").is_none();
                track = Track::of_pictures(&index);
                length = track.as_ref().map_or(0, |track| track.length);
            }
            // The muxer writes it behind what it describes, so all of that is there.
            b"moof" => {
                let fragment = read_body(&mut file, &found)?;
                if let Some(track) = &track {
                    length = length.max(track.end_of(&fragment).unwrap_or(0));
                }
            }
            _ => {}
        }
    }
    let scale = u64::from(track.map_or(1, |track| track.scale).max(1));
    Ok(Whole {
        length_ms: length * 1000 / scale,
        is_finished,
    })
}

/// Puts chapters into a file that was ended in order, where players look for them. What is there stays
/// playable at every moment: the chapters are laid down behind the file's end, and only then made a part
/// of it.
pub fn write_chapters(path: &Path, chapters: &[Chapter]) -> Result<(), MendError> {
    let mut file = OpenOptions::new().read(true).write(true).open(path)?;
    let end = file.metadata()?.len();
    let index = top_boxes(&mut file, end)?.pop();
    let index = index.filter(|last| &last.name == b"moov" && last.begin + last.size == end);
    let index = index.ok_or(MendError::NotFinished)?;
    let body = read_body(&mut file, &index)?;
    if child(&body, b"mvex").is_some() {
        return Err(MendError::NotFinished);
    }
    let added = wrap(b"udta", &chapter_box(chapters));
    let size =
        u32::try_from(index.size + added.len() as u64).map_err(|_| MendError::NotFinished)?;
    file.seek(SeekFrom::End(0))?;
    file.write_all(&added)?;
    file.sync_data()?;
    file.seek(SeekFrom::Start(index.begin))?;
    file.write_all(&size.to_be_bytes())?;
    file.sync_data()?;
    Ok(())
}

/// As Nero's players, VLC and FFmpeg read them.
fn chapter_box(chapters: &[Chapter]) -> Vec<u8> {
    let chapters = &chapters[..chapters.len().min(MOST_CHAPTERS)];
    let mut body = vec![1, 0, 0, 0, 0, 0, 0, 0, chapters.len() as u8];
    for chapter in chapters {
        body.extend((chapter.at_ms * STEPS_PER_MS).to_be_bytes());
        let title = &chapter.title[..chapter.title.floor_char_boundary(255)];
        body.push(title.len() as u8);
        body.extend(title.as_bytes());
    }
    wrap(b"chpl", &body)
}

fn wrap(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let size = (body.len() + 8) as u32;
    [&size.to_be_bytes(), &name[..], body].concat()
}

/// A box of the file itself.
#[derive(Debug)]
struct TopBox {
    name: [u8; 4],
    begin: u64,
    header: u64,
    size: u64,
}

/// The boxes that are there to their end.
fn top_boxes(file: &mut File, end: u64) -> io::Result<Vec<TopBox>> {
    let mut found = Vec::new();
    let mut begin = 0;
    while begin + 8 <= end {
        file.seek(SeekFrom::Start(begin))?;
        let mut head = [0; 16];
        let there = 16.min(end - begin) as usize;
        file.read_exact(&mut head[..there])?;
        let short = u64::from(number(&head, 0).unwrap_or(0));
        let (size, header) = match short {
            0 => (end - begin, 8),
            1 => (long_number(&head, 8).unwrap_or(0), 16),
            short => (short, 8),
        };
        if size < header || begin + size > end {
            break;
        }
        let name = [head[4], head[5], head[6], head[7]];
        found.push(TopBox {
            name,
            begin,
            header,
            size,
        });
        begin += size;
    }
    Ok(found)
}

fn read_body(file: &mut File, found: &TopBox) -> io::Result<Vec<u8>> {
    let size = found.size - found.header;
    if size > MOST_INDEX {
        return Err(io::ErrorKind::InvalidData.into());
    }
    file.seek(SeekFrom::Start(found.begin + found.header))?;
    let mut body = vec![0; size as usize];
    file.read_exact(&mut body)?;
    Ok(body)
}

/// The boxes in a body, each with its own.
fn children(mut body: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    std::iter::from_fn(move || {
        let size = number(body, 0)? as usize;
        let name = body.get(4..8)?.try_into().ok()?;
        let inner = body.get(8..size)?;
        body = &body[size..];
        Some((name, inner))
    })
}

fn child<'a>(body: &'a [u8], name: &[u8; 4]) -> Option<&'a [u8]> {
    children(body)
        .find(|(other, _)| other == name)
        .map(|(_, inner)| inner)
}

pub(super) fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn long_number(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_be_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

/// The track of pictures.
#[derive(Debug)]
struct Track {
    id: u32,
    /// Its units of time in a second.
    scale: u32,
    /// What the index says of its length, in units.
    length: u64,
}

impl Track {
    fn of_pictures(index: &[u8]) -> Option<Self> {
        let tracks = children(index).filter(|(name, _)| name == b"trak");
        tracks.map(|(_, track)| track).find_map(|track| {
            let media = child(track, b"mdia")?;
            let kind = child(media, b"hdlr")?.get(8..12)?;
            if kind != b"vide" {
                return None;
            }
            let header = child(track, b"tkhd")?;
            let id = number(header, if header.first() == Some(&1) { 20 } else { 12 })?;
            let times = child(media, b"mdhd")?;
            let (scale, length) = match times.first()? {
                1 => (number(times, 20)?, long_number(times, 24)?),
                _ => (number(times, 12)?, u64::from(number(times, 16)?)),
            };
            Some(Self { id, scale, length })
        })
    }

    /// Where this fragment's last picture ends, in units.
    fn end_of(&self, fragment: &[u8]) -> Option<u64> {
        let parts = children(fragment).filter(|(name, _)| name == b"traf");
        let own = |part: &&[u8]| {
            child(part, b"tfhd").and_then(|header| number(header, 4)) == Some(self.id)
        };
        let part = parts.map(|(_, part)| part).find(own)?;
        let begin = child(part, b"tfdt").and_then(|time| match time.first()? {
            1 => long_number(time, 4),
            _ => number(time, 4).map(u64::from),
        })?;
        let usual = usual_duration(child(part, b"tfhd")?);
        let runs = children(part).filter(|(name, _)| name == b"trun");
        let lengths = runs.map(|(_, run)| duration(run, usual).unwrap_or(0));
        Some(begin + lengths.sum::<u64>())
    }
}

/// What a fragment says of the length of those pictures that say nothing of it themselves.
fn usual_duration(header: &[u8]) -> u64 {
    let flags = number(header, 0).unwrap_or(0);
    let at = 8 + if flags & 0x1 != 0 { 8 } else { 0 } + if flags & 0x2 != 0 { 4 } else { 0 };
    match flags & 0x8 {
        0 => 0,
        _ => u64::from(number(header, at).unwrap_or(0)),
    }
}

/// How long the pictures of a run are together.
fn duration(run: &[u8], usual: u64) -> Option<u64> {
    let flags = number(run, 0)?;
    let count = number(run, 4)? as usize;
    if flags & 0x100 == 0 {
        return Some(usual * count as u64);
    }
    let first = 8 + [0x1, 0x4]
        .map(|flag| if flags & flag != 0 { 4 } else { 0 })
        .iter()
        .sum::<usize>();
    let each = 4 * (flags & 0xf00).count_ones() as usize;
    let lengths = (0..count).map(|index| number(run, first + index * each).map(u64::from));
    lengths.sum()
}
