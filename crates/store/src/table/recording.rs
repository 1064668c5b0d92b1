//! The files that runs were recorded into, and their chapters.

use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};
use vitrine_domain::{ProductId, RunId, UnixMs};

use crate::column::moment;
use crate::{Store, StoreError};

/// Which recorded file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordingId(pub i64);

/// A file that is begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRecording {
    /// Of which run; `None` when the run could not be written down.
    pub run: Option<RunId>,
    /// What the show is called.
    pub show_title: String,
    /// Its whole path.
    pub file: String,
    /// Its number in the run's recording, from 1.
    pub part: u32,
    /// When its first picture was due.
    pub started_at: UnixMs,
}

/// How a file ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecordingEnding {
    /// When.
    pub at: UnixMs,
    /// How long it is, in milliseconds.
    pub length_ms: u64,
    /// How large it is.
    pub bytes: u64,
    /// Whether it was ended in order.
    pub is_whole: bool,
}

/// A recorded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    /// The store's number of it.
    pub id: RecordingId,
    /// What was known when it was begun.
    pub begun: NewRecording,
    /// `None` while it is written, and after a crash.
    pub ending: Option<RecordingEnding>,
    /// How many chapters it has.
    pub chapters: u32,
}

/// A moment in a recorded file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedChapter {
    /// In milliseconds from the file's beginning.
    pub at_ms: u64,
    /// What is shown from then on.
    pub title: String,
    /// The product in focus, if there is one.
    pub product: Option<ProductId>,
}

const COLUMNS: &str = "SELECT *, (SELECT count(*) FROM recording_chapter
    WHERE recording_chapter.recording = recording.id) AS chapters FROM recording";

impl Store {
    /// Writes down that a file was begun.
    pub fn begin_recording(&self, new: NewRecording) -> Result<RecordingId, StoreError> {
        self.write("begin a recording", move |transaction| {
            transaction.query_row(
                "INSERT INTO recording (run, show_title, file, part, started_at)
                 VALUES (:run, :show_title, :file, :part, :started_at) RETURNING id",
                named_params! {
                    ":run": new.run.map(|run| run.0),
                    ":show_title": new.show_title,
                    ":file": new.file,
                    ":part": new.part,
                    ":started_at": new.started_at.0,
                },
                |row| row.get(0).map(RecordingId),
            )
        })
    }

    /// Writes down how a file ended.
    pub fn end_recording(
        &self,
        recording: RecordingId,
        ending: RecordingEnding,
    ) -> Result<(), StoreError> {
        self.write("end a recording", move |transaction| {
            transaction.execute(
                "UPDATE recording
                 SET ended_at = :at, length_ms = :length, bytes = :bytes, is_whole = :is_whole
                 WHERE id = :id",
                named_params! {
                    ":id": recording.0,
                    ":at": ending.at.0,
                    ":length": ending.length_ms.cast_signed(),
                    ":bytes": ending.bytes.cast_signed(),
                    ":is_whole": ending.is_whole,
                },
            )?;
            Ok(())
        })
    }

    /// Writes down a file's chapters, in place of those it had.
    pub fn save_chapters(
        &self,
        recording: RecordingId,
        chapters: Vec<RecordedChapter>,
    ) -> Result<(), StoreError> {
        self.write("save a recording's chapters", move |transaction| {
            replace_chapters(transaction, recording, &chapters)
        })
    }

    /// A file's chapters, in order.
    pub fn chapters(&self, recording: RecordingId) -> Result<Vec<RecordedChapter>, StoreError> {
        self.read("read a recording's chapters", |connection| {
            connection
                .prepare_cached(
                    "SELECT * FROM recording_chapter WHERE recording = ? ORDER BY at_ms",
                )?
                .query_map([recording.0], chapter)?
                .collect()
        })
    }

    /// The newest files, the newest first.
    pub fn recordings(&self, limit: u32) -> Result<Vec<Recording>, StoreError> {
        self.read("list the recordings", |connection| {
            connection
                .prepare_cached(&format!("{COLUMNS} ORDER BY id DESC LIMIT ?"))?
                .query_map([limit], from_row)?
                .collect()
        })
    }

    /// The files of a run, in order.
    pub fn recordings_of(&self, run: RunId) -> Result<Vec<Recording>, StoreError> {
        self.read("list a run's recordings", |connection| {
            connection
                .prepare_cached(&format!("{COLUMNS} WHERE run = ? ORDER BY id"))?
                .query_map([run.0], from_row)?
                .collect()
        })
    }

    /// The files that never ended: at start-up, those a crash cut short.
    pub fn unfinished_recordings(&self) -> Result<Vec<Recording>, StoreError> {
        self.read("look for unfinished recordings", |connection| {
            connection
                .prepare_cached(&format!("{COLUMNS} WHERE ended_at IS NULL ORDER BY id"))?
                .query_map([], from_row)?
                .collect()
        })
    }
}

fn replace_chapters(
    connection: &Connection,
    recording: RecordingId,
    chapters: &[RecordedChapter],
) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM recording_chapter WHERE recording = ?")?
        .execute([recording.0])?;
    let mut insert = connection.prepare_cached(
        "INSERT OR REPLACE INTO recording_chapter (recording, at_ms, title, product)
         VALUES (?, ?, ?, ?)",
    )?;
    for chapter in chapters {
        insert.execute((
            recording.0,
            chapter.at_ms.cast_signed(),
            &chapter.title,
            chapter.product.map(|product| product.0),
        ))?;
    }
    Ok(())
}

fn chapter(row: &Row<'_>) -> rusqlite::Result<RecordedChapter> {
    Ok(RecordedChapter {
        at_ms: row.get::<_, i64>("at_ms")?.unsigned_abs(),
        title: row.get("title")?,
        product: row.get::<_, Option<i64>>("product")?.map(ProductId),
    })
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Recording> {
    let size = |column| -> rusqlite::Result<u64> {
        let number: Option<i64> = row.get(column)?;
        Ok(number.unwrap_or_default().unsigned_abs())
    };
    let ending = match moment(row, "ended_at")? {
        Some(at) => Some(RecordingEnding {
            at,
            length_ms: size("length_ms")?,
            bytes: size("bytes")?,
            is_whole: row.get("is_whole")?,
        }),
        None => None,
    };
    Ok(Recording {
        id: RecordingId(row.get("id")?),
        begun: NewRecording {
            run: row.get::<_, Option<i64>>("run")?.map(RunId),
            show_title: row.get("show_title")?,
            file: row.get("file")?,
            part: row.get("part")?,
            started_at: UnixMs(row.get("started_at")?),
        },
        ending,
        chapters: row.get("chapters")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recording_is_begun_gets_chapters_and_ends() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("vitrine.db");
        let store = Store::open(&path, UnixMs(0)).unwrap().store;
        let begun = NewRecording {
            run: None,
            show_title: "Autumn".into(),
            file: "/videos/Autumn.mp4".into(),
            part: 1,
            started_at: UnixMs(5),
        };
        let id = store.begin_recording(begun.clone()).unwrap();
        let chapter = |at_ms, title: &str| RecordedChapter {
            at_ms,
            title: title.into(),
            product: Some(ProductId(7)),
        };
        store.save_chapters(id, vec![chapter(0, "One")]).unwrap();
        let both = vec![chapter(0, "One"), chapter(900, "Two")];
        store.save_chapters(id, both.clone()).unwrap();
        assert_eq!(store.chapters(id).unwrap(), both);
        let unfinished = store.unfinished_recordings().unwrap();
        let expected = Recording {
            id,
            begun,
            ending: None,
            chapters: 2,
        };
        assert_eq!(unfinished, std::slice::from_ref(&expected));
        let ending = RecordingEnding {
            at: UnixMs(9),
            length_ms: 4000,
            bytes: 1 << 40,
            is_whole: true,
        };
        store.end_recording(id, ending).unwrap();
        let ended = Recording {
            ending: Some(ending),
            ..expected
        };
        assert_eq!(store.recordings(10).unwrap(), [ended]);
        assert_eq!(store.unfinished_recordings().unwrap(), []);
        assert_eq!(store.recordings_of(RunId(1)).unwrap(), []);
    }
}
