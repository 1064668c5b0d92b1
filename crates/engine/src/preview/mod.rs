//! The preview: the program picture, small, as JPEG, for windows and browsers. It is lossy and
//! yields first: a worker of low priority takes only the newest picture, and slows down and
//! shrinks before the program misses a tick; only what changes the program is shown at once all the
//! same. Nothing runs when nobody watches.

mod governor;
mod jpeg;
mod pace;
mod shrink;
mod small;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread::{JoinHandle, Thread};
use std::time::{Duration, Instant};

use crossbeam_queue::ArrayQueue;

use crate::edition::CompositionId;
use crate::encode::picture_caps;
use crate::error::EngineError;
use crate::priority::{Urgency, raise_thread};
use crate::program::Canvas;
use crate::teardown::Teardown;
use crate::ticker::{TickShared, Watched};
use governor::{Governor, Strain};
use jpeg::JpegEncoder;
use pace::Pace;
use shrink::Shrinker;
pub(crate) use small::SmallJpeg;

/// A picture of the program for the host's eyes.
#[derive(Debug, Clone)]
pub struct PreviewFrame {
    /// Which picture it is of.
    pub composition: CompositionId,
    /// A JPEG file.
    pub jpeg: Vec<u8>,
    /// In pixels.
    pub width: u16,
    /// In pixels.
    pub height: u16,
    /// When the program picture was composed, in milliseconds since 1970.
    pub composed_at_unix_ms: f64,
}

/// The preview that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PreviewSize {
    /// In pixels; at most the canvas's.
    pub width: u32,
    /// In pixels; at most the canvas's.
    pub height: u32,
    /// Frames a second; at most the canvas's.
    pub fps: u32,
}

/// Takes preview frames, on the preview's thread.
pub(crate) type OnPreview = Arc<dyn Fn(Arc<PreviewFrame>) + Send + Sync>;

/// Where the mixer leaves its newest picture. Never waits.
pub(crate) struct PreviewMailbox {
    newest: ArrayQueue<(gst::Buffer, f64)>,
    worker: OnceLock<Thread>,
}

impl PreviewMailbox {
    /// An empty one, for whoever comes to fetch.
    pub fn new() -> Arc<Self> {
        Arc::new(Self {
            newest: ArrayQueue::new(1),
            worker: OnceLock::new(),
        })
    }

    /// The newest picture, if it was not fetched yet, and when it was composed.
    pub fn take(&self) -> Option<(gst::Buffer, f64)> {
        self.newest.pop()
    }

    /// A picture and when it was composed; takes the place of one that was not fetched.
    pub fn put(&self, picture: gst::Buffer, composed_at_unix_ms: f64) {
        self.newest.force_push((picture, composed_at_unix_ms));
        if let Some(worker) = self.worker.get() {
            worker.unpark();
        }
    }
}

/// The running preview.
pub(crate) struct Preview {
    composition: CompositionId,
    is_stopping: Arc<AtomicBool>,
    size: Arc<Mutex<PreviewSize>>,
    thread: JoinHandle<()>,
}

impl Preview {
    /// Starts the worker and gives the mixer its mailbox. `canvas` is that of the composition.
    pub fn start(
        composition: CompositionId,
        canvas: Canvas,
        size: PreviewSize,
        shared: Arc<TickShared>,
        teardown: Teardown,
        on_frame: OnPreview,
    ) -> Result<Self, EngineError> {
        let mailbox = PreviewMailbox::new();
        let is_stopping = Arc::new(AtomicBool::new(false));
        let size = Arc::new(Mutex::new(size));
        let info = gst_video::VideoInfo::from_caps(&picture_caps(canvas))
            .map_err(|error| EngineError::build("preview", error))?;
        let worker = Worker {
            composition,
            canvas,
            info,
            shared: Arc::clone(&shared),
            mailbox: Arc::clone(&mailbox),
            size: Arc::clone(&size),
            governor: Governor::default(),
            shrinker: Shrinker::default(),
            encoder: None,
            teardown,
            on_frame,
        };
        let stop = Arc::clone(&is_stopping);
        let thread = std::thread::Builder::new()
            .name("preview".to_owned())
            .spawn(move || worker.run(&stop))
            .map_err(|error| EngineError::build("preview", error))?;
        drop(mailbox.worker.set(thread.thread().clone()));
        offer(composition, &shared, Some(mailbox));
        Ok(Self {
            composition,
            is_stopping,
            size,
            thread,
        })
    }

    /// Another size from the next frame on.
    pub fn resize(&self, size: PreviewSize) {
        *self.size.lock().unwrap_or_else(PoisonError::into_inner) = size;
    }

    /// Tells it to end after the frame that is being made. On a busy machine that can take long,
    /// because it comes last: nobody has to wait for it.
    pub fn begin_stop(self, shared: &TickShared) -> JoinHandle<()> {
        offer(self.composition, shared, None);
        self.is_stopping.store(true, Ordering::Relaxed);
        self.thread.thread().unpark();
        self.thread
    }
}

/// The mixer leaves its pictures there from now on, or nowhere.
fn offer(composition: CompositionId, shared: &TickShared, mailbox: Option<Arc<PreviewMailbox>>) {
    if composition == CompositionId::PROGRAM {
        shared.preview.store(mailbox);
    } else {
        let watched = mailbox.map(|mailbox| {
            Arc::new(Watched {
                composition,
                mailbox,
            })
        });
        shared.others.watched.store(watched);
    }
}

struct Worker {
    composition: CompositionId,
    canvas: Canvas,
    info: gst_video::VideoInfo,
    shared: Arc<TickShared>,
    mailbox: Arc<PreviewMailbox>,
    size: Arc<Mutex<PreviewSize>>,
    governor: Governor,
    shrinker: Shrinker,
    encoder: Option<JpegEncoder>,
    teardown: Teardown,
    on_frame: OnPreview,
}

impl Worker {
    fn run(mut self, is_stopping: &AtomicBool) {
        raise_thread(Urgency::Preview);
        let begun = Instant::now();
        let mut pace = Pace::default();
        let mut program = self.shared.program.load_full();
        while !is_stopping.load(Ordering::Relaxed) {
            let Some((picture, composed_at_unix_ms)) = self.mailbox.take() else {
                std::thread::park_timeout(Duration::from_millis(100));
                continue;
            };
            let now = begun.elapsed();
            let newest = self.shared.program.load();
            if !Arc::ptr_eq(&newest, &program) {
                program = Arc::clone(&newest);
                pace.note_news(now);
            }
            let asked = self.wanted();
            let strain = self.strain();
            let mut wanted = self.governor.limit(asked, strain, now);
            if pace.has_news(now) {
                wanted.fps = asked.fps;
            }
            if !pace.is_due(now, wanted.fps.min(self.canvas.fps)) {
                continue;
            }
            if let Err(error) = self.make(picture, composed_at_unix_ms, wanted) {
                tracing::warn!(%error, "no preview frame");
                self.drop_encoder();
            }
        }
        self.drop_encoder();
        while self.mailbox.take().is_some() {}
    }

    fn wanted(&self) -> PreviewSize {
        *self.size.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn strain(&self) -> Strain {
        let counts = &self.shared.counts;
        let intake = self.shared.intake.load();
        let intake = intake.as_ref();
        Strain {
            late_ticks: counts.late.load(Ordering::Relaxed),
            missed_ticks: counts.missed.load(Ordering::Relaxed),
            dropped_frames: intake.map_or(0, |intake| intake.dropped_frames()),
            is_encoder_behind: intake.is_some_and(|intake| intake.is_behind()),
        }
    }

    fn make(
        &mut self,
        picture: gst::Buffer,
        composed_at_unix_ms: f64,
        wanted: PreviewSize,
    ) -> Result<(), EngineError> {
        // jpegenc and the shrinker want even sizes; nothing is ever enlarged.
        let width = (wanted.width.min(self.canvas.width) & !1).max(2);
        let height = (wanted.height.min(self.canvas.height) & !1).max(2);
        if self
            .encoder
            .as_ref()
            .is_none_or(|encoder| !encoder.suits(width, height))
        {
            self.drop_encoder();
            self.encoder = Some(JpegEncoder::start(width, height)?);
        }
        let encoder = self.encoder.as_mut().expect("made just above");
        let frame = gst_video::VideoFrame::from_buffer_readable(picture, &self.info)
            .map_err(|_| EngineError::build("preview", "the picture could not be read"))?;
        let planes = shrink::planes_of(&frame);
        let small = self
            .shrinker
            .shrink(planes, (width as usize, height as usize));
        // The program's buffer goes back to its pool before the slow part.
        drop(frame);
        let jpeg = encoder.encode(small)?;
        (self.on_frame)(Arc::new(PreviewFrame {
            composition: self.composition,
            jpeg,
            width: width as u16,
            height: height as u16,
            composed_at_unix_ms,
        }));
        Ok(())
    }

    fn drop_encoder(&mut self) {
        if let Some(encoder) = self.encoder.take() {
            encoder.discard(&self.teardown);
        }
    }
}
