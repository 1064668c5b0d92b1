//! Where recordings are written down: the store, the chapters beside each file and in it. On a thread of
//! its own, in order, because a recording's disk may hang and a take must not.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use vitrine_domain::UnixMs;
use vitrine_engine::{Chapter, RecordedFile, write_chapters};
use vitrine_store::{NewRecording, RecordedChapter, RecordingEnding, RecordingId, Store};

use super::sidecar;

/// What is to be written down.
enum Job {
    Begun(NewRecording),
    Chapters(PathBuf, Vec<RecordedChapter>),
    Ended(RecordedFile, Vec<RecordedChapter>, UnixMs),
    Drain(Sender<()>),
}

/// The way to the thread, which has the schedule open for as long as it runs.
#[derive(Debug)]
pub(crate) struct Shelf {
    /// Taken away when nothing comes any more.
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

/// So long may the thread keep the schedule open after its last job: only a disk that hangs takes longer.
const LEAVING: Duration = Duration::from_millis(500);

impl Drop for Shelf {
    fn drop(&mut self) {
        self.jobs = None;
        let Some(thread) = self.thread.take() else {
            return;
        };
        let until = Instant::now() + LEAVING;
        // The last owner may be the thread itself.
        while !thread.is_finished()
            && thread.thread().id() != std::thread::current().id()
            && Instant::now() < until
        {
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

/// A file that is not ended yet.
struct Open {
    id: Option<RecordingId>,
    show_title: String,
}

impl Shelf {
    /// `on_change` is called when the list of recordings is another one.
    pub fn start(store: Store, on_change: impl Fn() + Send + 'static) -> Self {
        let (jobs, todo) = channel();
        let started = std::thread::Builder::new()
            .name("recordings".into())
            .spawn(move || work(&store, &todo, on_change));
        let thread = started
            .inspect_err(|error| tracing::error!(%error, "recordings are not written down"))
            .ok();
        Self {
            jobs: Some(jobs),
            thread,
        }
    }

    /// A file was begun.
    pub fn begun(&self, new: NewRecording) {
        self.give(Job::Begun(new));
    }

    /// A file's chapters are these by now.
    pub fn chapters(&self, file: &Path, chapters: Vec<RecordedChapter>) {
        self.give(Job::Chapters(file.to_owned(), chapters));
    }

    /// Nothing is added to a file any more.
    pub fn ended(&self, file: RecordedFile, chapters: Vec<RecordedChapter>, at: UnixMs) {
        self.give(Job::Ended(file, chapters, at));
    }

    /// Waits until all of that is done, at most `limit`.
    pub fn drain(&self, limit: Duration) {
        let (done, is_done) = channel();
        self.give(Job::Drain(done));
        if is_done.recv_timeout(limit).is_err() {
            tracing::warn!("not everything about the recordings was written down");
        }
    }

    fn give(&self, job: Job) {
        // Without its thread nothing can be written down, which was said when it did not start.
        drop(self.jobs.as_ref().map(|jobs| jobs.send(job)));
    }
}

fn work(store: &Store, todo: &Receiver<Job>, on_change: impl Fn()) {
    let mut open: HashMap<PathBuf, Open> = HashMap::new();
    for job in todo {
        match job {
            Job::Begun(new) => {
                let (file, show_title) = (PathBuf::from(&new.file), new.show_title.clone());
                let id = store.begin_recording(new);
                let id = id.inspect_err(|error| {
                    tracing::error!(%error, "a recording is not in the schedule");
                });
                let id = id.ok();
                open.insert(file, Open { id, show_title });
                on_change();
            }
            Job::Chapters(file, chapters) => {
                if let Some(open) = open.get(&file) {
                    keep(store, &file, open, chapters, None);
                }
            }
            Job::Ended(file, chapters, at) => {
                if let Some(open) = open.remove(&file.file) {
                    end(store, &file, &open, chapters, at);
                }
                on_change();
            }
            // Nobody waits any more when it took too long.
            Job::Drain(done) => drop(done.send(())),
        }
    }
}

fn end(
    store: &Store,
    file: &RecordedFile,
    open: &Open,
    chapters: Vec<RecordedChapter>,
    at: UnixMs,
) {
    if file.is_whole {
        put_into(&file.file, &chapters);
    }
    keep(store, &file.file, open, chapters, Some(file.length_ms));
    let Some(id) = open.id else { return };
    let size = std::fs::metadata(&file.file).map(|it| it.len());
    let ending = RecordingEnding {
        at,
        length_ms: file.length_ms,
        bytes: size.unwrap_or(file.bytes),
        is_whole: file.is_whole,
    };
    if let Err(error) = store.end_recording(id, ending) {
        tracing::error!(%error, "the end of a recording was not written down");
    }
}

/// Beside the file and in the store.
fn keep(
    store: &Store,
    file: &Path,
    open: &Open,
    chapters: Vec<RecordedChapter>,
    length_ms: Option<u64>,
) {
    if let Err(error) = sidecar::write(file, &open.show_title, &chapters, length_ms) {
        tracing::warn!(%error, ?file, "no chapters beside a recording");
    }
    let Some(id) = open.id else { return };
    if let Err(error) = store.save_chapters(id, chapters) {
        tracing::error!(%error, "a recording's chapters were not written down");
    }
}

fn put_into(file: &Path, chapters: &[RecordedChapter]) {
    let chapters: Vec<Chapter> = chapters
        .iter()
        .map(|chapter| Chapter {
            at_ms: chapter.at_ms,
            title: chapter.title.clone(),
        })
        .collect();
    if let Err(error) = write_chapters(file, &chapters) {
        tracing::warn!(%error, ?file, "no chapters in a recording");
    }
}
