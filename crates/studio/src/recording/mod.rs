//! Recordings of shows: when they are made, what they are called, what their chapters are, and what is
//! said when one ends by itself. Never a reason for a show to stop: see [`Inner::record_run`].
//!
//! How packets get to the disk is the engine's (`vitrine_engine`'s recorder).

mod clips;
mod found;
mod list;
mod room;
mod shelf;
mod sidecar;
mod taping;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use vitrine_domain::{Phase, UnixMs};
use vitrine_engine::{
    Edition, ProgramShown, RecordedFile, RecordingEnd, RecordingSpec, RecordingState, SplitRule,
};
use vitrine_store::NewRecording;

pub use clips::{cut_clips, list_recordings};
use room::{Room, RoomWatch, minutes_left};
pub(crate) use shelf::Shelf;
use taping::{Subject, Taping};

use crate::desk::Desk;
use crate::editions::edition_of_rate;
use crate::export::plain_name;
use crate::protocol::{
    Level, Problem, Quality, RecordingView, RecordingViewState, RecordingWish, Response, What,
};
use crate::studio::Inner;
use crate::words::Value;

/// What a container adds to what the encoders make, in percent.
const BESIDE_PERCENT: u64 = 1;
/// A healthy disk writes down the end of a recording in a tenth of it.
const PUT_AWAY: Duration = Duration::from_secs(1);
/// The shortest and the longest file that can be asked for.
const SPLIT_MINUTES: (u32, u32) = (5, 240);
const ROOM_LOW: &str = "recording-room-low";
/// What is said when a recording has ended by itself: over once the next one runs.
const ENDS: [&str; 6] = [
    "recording-no-room",
    "recording-disk-full",
    "recording-disk-hangs",
    "recording-disk-failed",
    "recording-not-writable",
    "recording-setup",
];

/// What watches the disk and writes recordings down.
pub(crate) struct Recordings {
    pub shelf: Shelf,
    room: Arc<RoomWatch>,
}

impl Recordings {
    pub fn start(shelf: Shelf, folder: &std::path::Path) -> Self {
        Self {
            shelf,
            room: RoomWatch::start(folder),
        }
    }
}

/// What the desk knows of the recording.
#[derive(Debug)]
pub(crate) struct Reel {
    pub view: RecordingView,
    /// Files that are not ended yet, the newest last.
    tapings: Vec<Taping>,
}

impl Default for Reel {
    fn default() -> Self {
        Self {
            view: RecordingView {
                state: RecordingViewState::Off,
                file: None,
                seconds: 0,
                bytes: 0,
                queue_ms: 0,
                free_bytes: None,
                left_minutes: None,
                is_room_low: false,
                bytes_per_hour: 0,
            },
            tapings: Vec::new(),
        }
    }
}

impl Reel {
    /// Whether pictures are, or will be, written.
    pub fn is_running(&self) -> bool {
        matches!(
            self.view.state,
            RecordingViewState::Starting | RecordingViewState::Running { .. }
        )
    }

    /// Whether every file has ended.
    pub fn is_at_rest(&self) -> bool {
        self.tapings.is_empty()
    }
}

impl Default for RecordingWish {
    /// A live show is gone when it is over; half an hour a file mends and uploads well.
    fn default() -> Self {
        Self {
            records_live: true,
            records_practice: false,
            split_minutes: Some(30),
            video_kbps: None,
        }
    }
}

impl Inner {
    /// Records the run that has begun, if that is wished for. What hinders it is said; the run goes on.
    pub(crate) fn record_run(&self, desk: &mut Desk, now: UnixMs) {
        let wish = desk.setup.remembered.recording;
        let is_wanted = match desk.state.live.phase {
            Phase::Live => wish.records_live,
            Phase::Practice => wish.records_practice,
            Phase::Off | Phase::Ended => false,
        };
        if is_wanted {
            self.record(desk, now);
        } else {
            self.stop_recorder(desk);
        }
    }

    /// The run is over, and so is its recording.
    pub(crate) fn stop_recorder(&self, desk: &mut Desk) {
        if desk.recording.is_running() {
            self.engine.stop_recording();
        }
    }

    /// Waits until what was recorded is written down, once the engine has stopped.
    pub(crate) fn put_recordings_away(&self) {
        let until = Instant::now() + PUT_AWAY;
        while !self.lock().recording.is_at_rest() && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(5));
        }
        self.recordings.shelf.drain(PUT_AWAY);
    }

    /// Starts a recording by hand.
    pub(crate) fn start_recording(&self) -> Result<Response, Problem> {
        self.change(|desk, now| {
            if !desk.state.live.phase.is_running() {
                return Err(Problem::refused(desk.words(), "not-running", &[]));
            }
            if !desk.recording.is_running() {
                self.record(desk, now);
            }
            Ok(())
        })
    }

    /// Ends it by hand; the show goes on.
    pub(crate) fn stop_recording(&self) -> Result<Response, Problem> {
        self.change(|desk, _| {
            self.stop_recorder(desk);
            Ok(())
        })
    }

    /// When recordings are made.
    pub(crate) fn set_recording(&self, wish: RecordingWish) -> Result<Response, Problem> {
        self.change(|desk, _| {
            if let Some(minutes) = wish.split_minutes {
                let (least, most) = SPLIT_MINUTES;
                desk.words()
                    .in_range("split-minutes", minutes, least, most)?;
            }
            if let Some(kbps) = wish.video_kbps {
                let (least, most) = (Quality::LEAST_KBPS, Quality::MOST_KBPS);
                desk.words().in_range("video", kbps, least, most)?;
            }
            desk.setup.remembered.recording = wish;
            desk.tell_setup();
            self.remember(desk)
        })
    }

    fn record(&self, desk: &mut Desk, now: UnixMs) {
        if Room::of(self.recordings.room.free()) == Room::TooLittle {
            self.end_by_itself(desk, "recording-no-room", "", now);
            return;
        }
        let folder = desk.setup.recordings().to_owned();
        let title = plain_name(&desk.state.show.title);
        // Colons are no letters of file names everywhere.
        let when = desk.words().moment(now).replace(':', ".");
        let name = format!("{title} {when}").trim().to_owned();
        let split_minutes = desk.setup.remembered.recording.split_minutes;
        let quality = desk.setup.remembered.quality;
        let recorded = edition_of_rate(desk.setup.recorded_quality().video_kbps, quality);
        let spec = RecordingSpec {
            edition: recorded.map_or(Edition::Program, |it| it.spec(quality)),
            may_make_folder: desk.setup.remembered.recording_folder.is_none(),
            folder,
            name,
            split: SplitRule {
                seconds: split_minutes.map(|minutes| minutes * 60),
                bytes: SplitRule::FAT_BYTES,
            },
        };
        if let Err(error) = self.engine.start_recording(spec) {
            self.end_by_itself(desk, "recording-setup", &error.to_string(), now);
        }
    }

    /// What the engine tells of the recording.
    pub(crate) fn recording_changed(&self, desk: &mut Desk, state: RecordingState, now: UnixMs) {
        match state {
            RecordingState::Off => self.recorder_is(desk, RecordingViewState::Off),
            RecordingState::Starting => self.recorder_is(desk, RecordingViewState::Starting),
            RecordingState::Running {
                file,
                part,
                since,
                begins_ns,
            } => {
                for code in ENDS {
                    desk.resolve(code, now);
                }
                self.file_begun(desk, file, part, since, begins_ns);
            }
            RecordingState::Ended { reason } => {
                let (code, detail) = end_words(&reason);
                tracing::error!(?reason, "the recording has ended by itself");
                let detail = match &reason {
                    RecordingEnd::NotWritable { kind, .. } => {
                        desk.words().trouble(&std::io::Error::from(*kind))
                    }
                    _ => detail.to_owned(),
                };
                self.end_by_itself(desk, code, &detail, now);
            }
        }
    }

    fn file_begun(&self, desk: &mut Desk, file: PathBuf, part: u32, since: UnixMs, begins_ns: u64) {
        self.recordings.shelf.begun(NewRecording {
            run: desk.run,
            show_title: desk.state.show.title.clone(),
            file: file.display().to_string(),
            part,
            started_at: since,
        });
        desk.recording.view.file = Some(file.display().to_string());
        let taping = Taping::new(file, since, begins_ns, subject(desk));
        self.recordings
            .shelf
            .chapters(&taping.file, taping.chapters());
        desk.recording.tapings.push(taping);
        // The user sees since when it records, not since when this file.
        let since = match desk.recording.view.state {
            RecordingViewState::Running { since, .. } => since,
            _ => since,
        };
        self.recorder_is(desk, RecordingViewState::Running { since, part });
    }

    /// Nothing is added to a file any more.
    pub(crate) fn recording_file_ended(&self, desk: &mut Desk, file: RecordedFile, now: UnixMs) {
        let tapings = &mut desk.recording.tapings;
        let ended = tapings.iter().position(|taping| taping.file == file.file);
        if let Some(index) = ended {
            let taping = tapings.remove(index);
            self.recordings.shelf.ended(file, taping.chapters(), now);
        }
    }

    /// What was taken is a chapter of the recording.
    pub(crate) fn mark_chapter(&self, desk: &mut Desk, now: UnixMs) {
        let Some(subject) = subject(desk) else { return };
        let program = desk.frames.program;
        let Some(taping) = desk.recording.tapings.last_mut() else {
            return;
        };
        if taping.take(subject, program, now) {
            self.recordings
                .shelf
                .chapters(&taping.file, taping.chapters());
        }
    }

    /// The frame that shows what was taken is known.
    pub(crate) fn chapter_shown(&self, desk: &mut Desk, shown: ProgramShown) {
        for taping in &mut desk.recording.tapings {
            if taping.shown(shown) {
                self.recordings
                    .shelf
                    .chapters(&taping.file, taping.chapters());
            }
        }
    }

    /// Once a second: the disk, and the figures.
    pub(crate) fn watch_recording(&self, desk: &mut Desk, now: UnixMs) {
        self.recordings.room.set_folder(desk.setup.recordings());
        let room = Room::of(self.recordings.room.free());
        let is_running = desk.recording.is_running();
        if is_running && room == Room::TooLittle {
            self.engine.stop_recording();
            self.end_by_itself(desk, "recording-no-room", "", now);
        }
        let was_low = std::mem::replace(&mut desk.recording.view.is_room_low, room != Room::Enough);
        self.measure_recording(desk);
        if is_running && room == Room::Little && (!was_low || desk.open_since(ROOM_LOW).is_none()) {
            let minutes = desk.recording.view.left_minutes.unwrap_or(0);
            let path = desk.setup.recordings().display().to_string();
            let values = [
                ("minutes", u64::from(minutes).into()),
                ("path", path.into()),
            ];
            desk.notice(Level::Warning, ROOM_LOW, &values, now);
        }
        if room == Room::Enough || !is_running {
            desk.resolve(ROOM_LOW, now);
        }
    }

    /// Takes in the newest figures, and tells them if they are other ones.
    pub(crate) fn measure_recording(&self, desk: &mut Desk) {
        let free = self.recordings.room.free();
        let bytes_per_hour = bytes_per_hour(desk.setup.recorded_quality());
        let view = &mut desk.recording.view;
        let before = view.clone();
        view.free_bytes = free;
        view.bytes_per_hour = bytes_per_hour;
        view.left_minutes = free.and_then(|free| minutes_left(free, bytes_per_hour));
        if let Some(stats) = self.engine.stats().recording {
            view.seconds = stats.seconds;
            view.bytes = stats.bytes;
            view.queue_ms = stats.queue_ms;
        }
        if *view != before {
            tell(desk);
        }
    }

    fn recorder_is(&self, desk: &mut Desk, state: RecordingViewState) {
        // What the engine says after we stopped it for want of room is not the reason.
        let is_end = state == RecordingViewState::Off;
        let was_stopped = matches!(
            desk.recording.view.state,
            RecordingViewState::Stopped { .. }
        );
        if is_end && was_stopped {
            return;
        }
        if state == RecordingViewState::Starting {
            let view = &mut desk.recording.view;
            (view.seconds, view.bytes, view.queue_ms) = (0, 0, 0);
        }
        desk.recording.view.state = state;
        tell(desk);
    }

    fn end_by_itself(&self, desk: &mut Desk, code: &str, reason: &str, now: UnixMs) {
        let path = desk.setup.recordings().display().to_string();
        let values: [(&str, Value<'_>); 2] =
            [("path", path.into()), ("reason", reason.to_owned().into())];
        let reason = desk.words().say_with(&format!("notice-{code}"), &values);
        desk.recording.view.state = RecordingViewState::Stopped { reason };
        desk.recording.view.queue_ms = 0;
        desk.notice(Level::Alarm, code, &values, now);
        tell(desk);
    }
}

fn tell(desk: &mut Desk) {
    let recording = Box::new(desk.recording.view.clone());
    desk.tell(What::Recording { recording });
}

/// What the program is about now.
fn subject(desk: &Desk) -> Option<Subject> {
    let live = &desk.state.live;
    let current = live.current?;
    let product = live.card.as_ref().map(|card| card.product);
    let product = product.or(current.product);
    let of_product = product.and_then(|id| desk.products.get(&id));
    let segment = desk.state.show.rundown.get(current.id);
    let title = of_product.map(|product| product.title.clone());
    Some(Subject {
        title: title.or_else(|| segment.map(|segment| segment.title.clone()))?,
        product,
    })
}

fn bytes_per_hour(quality: Quality) -> u64 {
    let kbps = u64::from(quality.video_kbps + quality.audio_kbps);
    kbps * 1000 / 8 * 3600 * (100 + BESIDE_PERCENT) / 100
}

/// How the end of a recording is worded, and what goes into the log.
fn end_words(reason: &RecordingEnd) -> (&'static str, &str) {
    match reason {
        RecordingEnd::DiskFull => ("recording-disk-full", ""),
        RecordingEnd::DiskHangs => ("recording-disk-hangs", ""),
        RecordingEnd::DiskFailed { detail } => ("recording-disk-failed", detail),
        RecordingEnd::NotWritable { detail, .. } => ("recording-not-writable", detail),
        RecordingEnd::Setup { detail } => ("recording-setup", detail),
    }
}
