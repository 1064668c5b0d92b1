//! The recording's thread: takes packets, moves them into files, looks at how those do.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use vitrine_domain::UnixMs;

use super::RecordingSpec;
use super::backlog::Backlog;
use super::file::{Condition, CreateError, FileFormat, Mp4File};
use super::name::free_name;
use super::parts::{Parts, Step};
use super::state::{RecordingEnd, RecordingState, Shared};
use crate::clock::ProgramClock;
use crate::destination::{Hub, Stamped};
use crate::teardown::Teardown;
use crate::wall::unix_ms;

/// How often files and the wish to stop are looked at.
const BEAT: Duration = Duration::from_millis(50);
/// What may wait inside the pipeline. More waits in the backlog, which is bounded.
const PIPELINE_LIMIT_NS: u64 = 1_000_000_000;
/// How long a file may take to become an ordinary MP4 at its end: an index is written and a header
/// changed. A disk that takes longer has a file that plays all the same.
const CLOSING: Duration = Duration::from_secs(8);

/// What a recording's thread works with.
pub(super) struct Job {
    pub spec: RecordingSpec,
    pub hub: Hub,
    pub clock: ProgramClock,
    pub backlog: Arc<Backlog>,
    pub is_stopping: Arc<AtomicBool>,
    pub shared: Arc<Shared>,
    pub teardown: Teardown,
}

/// The files of a recording.
#[derive(Default)]
struct Files {
    parts: Parts,
    current: Option<Mp4File>,
    before: Option<Mp4File>,
    /// On their way to their end, each since when.
    closing: Vec<(Mp4File, Instant)>,
    count: u32,
    /// The number in the newest file's name.
    number: u32,
    /// Of the files before the current one.
    length_ns: u64,
    bytes: u64,
}

impl Job {
    /// Runs until it is told to stop or its disk fails.
    pub fn run(self) {
        let mut files = Files::default();
        let done = self.record(&mut files);
        for file in [files.before.take(), files.current.take()]
            .into_iter()
            .flatten()
        {
            files.close(file);
        }
        while !files.closing.is_empty() {
            std::thread::sleep(BEAT / 5);
            self.look_at_closing(&mut files);
        }
        match done {
            Ok(()) => self.shared.tell(RecordingState::Off),
            Err(reason) => {
                tracing::error!(?reason, "the recording has ended by itself");
                self.shared.end(reason);
            }
        }
    }

    fn record(&self, files: &mut Files) -> Result<(), RecordingEnd> {
        if self.spec.may_make_folder
            && let Err(error) = std::fs::create_dir_all(&self.spec.folder)
        {
            return Err(CreateError::Disk(error).into_end());
        }
        self.await_encoders();
        self.hub.want_key();
        while !self.is_stopping() {
            self.backlog.wait(BEAT);
            while !files.is_full()
                && let Some(packet) = self.backlog.pop()
            {
                self.take(files, packet)?;
            }
            if files.is_full() {
                std::thread::sleep(BEAT / 5);
            }
            self.look(files)?;
        }
        while let Some(packet) = self.backlog.pop() {
            self.take(files, packet)?;
        }
        let steps = files.parts.finish();
        self.follow(files, steps)
    }

    /// Waits until both encoders run. What came before can't begin a file.
    fn await_encoders(&self) {
        while !self.is_stopping() && self.hub.caps().is_none() {
            std::thread::sleep(BEAT);
        }
    }

    fn is_stopping(&self) -> bool {
        self.is_stopping.load(Ordering::Relaxed)
    }

    fn take(&self, files: &mut Files, packet: Stamped) -> Result<(), RecordingEnd> {
        let rule = self.spec.split;
        let current = files.current.as_ref();
        let is_full = current.is_some_and(|file| rule.is_full(file.length_ns(), file.bytes()));
        let steps = files.parts.take(packet, is_full);
        self.follow(files, steps)
    }

    fn follow(&self, files: &mut Files, steps: Vec<Step>) -> Result<(), RecordingEnd> {
        for step in steps {
            match step {
                Step::Begin(key) => self.begin(files, key)?,
                Step::Write(packet) => {
                    if let Some(file) = &mut files.current {
                        file.write(packet.packet);
                    }
                }
                Step::WriteBefore(packet) => {
                    if let Some(file) = &mut files.before {
                        file.write(packet.packet);
                    }
                }
                Step::CloseBefore => {
                    if let Some(file) = files.before.take() {
                        files.close(file);
                    }
                }
            }
        }
        Ok(())
    }

    fn begin(&self, files: &mut Files, key: Stamped) -> Result<(), RecordingEnd> {
        let Some(audio) = self.hub.caps().map(|caps| caps.audio) else {
            // The encoders have just been started again, and the one of sound has given nothing yet.
            files.parts.wait_for_key();
            self.hub.want_key();
            return Ok(());
        };
        let format = FileFormat {
            video: key.caps.clone(),
            audio,
        };
        let begins_ns = key.packet.pts_ns;
        let mut file = self.create(files, &format, begins_ns)?;
        files.count += 1;
        let age_ns = self.clock.now_ns().saturating_sub(begins_ns);
        let since = UnixMs((unix_ms() - age_ns as f64 / 1e6).round() as i64);
        self.shared.tell(RecordingState::Running {
            file: file.path().to_owned(),
            part: files.count,
            since,
            begins_ns,
        });
        file.write(key.packet);
        files.before = files.current.replace(file);
        if let Some(before) = &files.before {
            files.length_ns += before.length_ns();
            files.bytes += before.bytes();
        }
        Ok(())
    }

    /// A file of a name that nobody has.
    fn create(
        &self,
        files: &mut Files,
        format: &FileFormat,
        begins_ns: u64,
    ) -> Result<Mp4File, RecordingEnd> {
        let make = |path: PathBuf| Mp4File::create(&path, format, begins_ns);
        let (file, number) = free_name(&self.spec.folder, &self.spec.name, files.number + 1, make)
            .map_err(CreateError::into_end)?;
        files.number = number;
        Ok(file)
    }

    fn look(&self, files: &mut Files) -> Result<(), RecordingEnd> {
        self.look_at_closing(files);
        let Some(current) = &files.current else {
            return Ok(());
        };
        let length_ns = files.length_ns + current.length_ns();
        self.shared.note(length_ns, files.bytes + current.bytes());
        match current.condition() {
            Condition::Failed(reason) => {
                if let Some(file) = files.current.take() {
                    self.let_go(file, false);
                }
                Err(reason)
            }
            Condition::Writing | Condition::Finished => Ok(()),
        }
    }

    fn look_at_closing(&self, files: &mut Files) {
        for (file, since) in std::mem::take(&mut files.closing) {
            match file.condition() {
                Condition::Finished => self.let_go(file, true),
                Condition::Writing if since.elapsed() < CLOSING => {
                    files.closing.push((file, since));
                }
                Condition::Writing => {
                    tracing::warn!("a recording's file did not end in time");
                    self.let_go(file, false);
                }
                Condition::Failed(reason) => {
                    tracing::warn!(?reason, "a recording's file did not end in order");
                    self.let_go(file, false);
                }
            }
        }
    }

    fn let_go(&self, file: Mp4File, is_whole: bool) {
        self.shared.file_ended(file.as_recorded(is_whole));
        file.discard(&self.teardown);
    }
}

impl Files {
    fn close(&mut self, file: Mp4File) {
        file.finish();
        self.closing.push((file, Instant::now()));
    }

    /// Whether what was handed over waits for the disk.
    fn is_full(&self) -> bool {
        let current = self.current.as_ref();
        current.is_some_and(|file| file.pending_ns() > PIPELINE_LIMIT_NS)
    }
}
