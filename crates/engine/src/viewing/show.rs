//! The viewing thread: takes the newest decoded picture a few times a second and makes a small JPEG
//! of it. Decoders leave their pictures here and never wait.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::decode::SoundHeard;
use super::delay::Delays;
use super::{OnViewed, ViewerFrame};
use crate::clock::ProgramClock;
use crate::edition::CompositionId;
use crate::error::EngineError;
use crate::preview::{PreviewFrame, SmallJpeg};
use crate::priority::{Urgency, raise_thread};
use crate::teardown::Teardown;
use crate::wall::unix_ms;

/// Five pictures a second show whether the picture moves; more would cost like a second preview.
const EVERY: Duration = Duration::from_millis(200);
/// In pixels; the panel that shows it is no wider.
const WIDTH: u32 = 320;

/// A picture that came out of the decoder.
pub(super) struct Decoded {
    /// I420, dated with its tick in program time.
    pub sample: gst::Sample,
    /// Program time.
    pub decoded_ns: u64,
}

/// Where the newest picture waits.
#[derive(Default)]
pub(super) struct Shown {
    place: Mutex<Place>,
    is_news: Condvar,
}

#[derive(Default)]
struct Place {
    newest: Option<Decoded>,
    is_over: bool,
}

impl Shown {
    /// A picture; takes the place of one that was not fetched.
    pub fn put(&self, decoded: Decoded) {
        self.place().newest = Some(decoded);
        self.is_news.notify_one();
    }

    /// Ends the thread.
    pub fn stop(&self) {
        self.place().is_over = true;
        self.is_news.notify_one();
    }

    /// Waits for a picture; `None` at the end.
    fn take(&self) -> Option<Decoded> {
        let mut place = self.place();
        loop {
            if place.is_over {
                return None;
            }
            if let Some(decoded) = place.newest.take() {
                return Some(decoded);
            }
            let waited = self.is_news.wait(place);
            place = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn place(&self) -> MutexGuard<'_, Place> {
        self.place.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the thread works with.
pub(super) struct Showing {
    pub clock: ProgramClock,
    pub teardown: Teardown,
    pub delays: Arc<Delays>,
    pub heard: Arc<SoundHeard>,
    pub shown: Arc<Shown>,
    pub on_viewed: OnViewed,
}

impl Showing {
    pub fn start(self) -> Result<JoinHandle<()>, EngineError> {
        std::thread::Builder::new()
            .name("viewing".to_owned())
            .spawn(move || self.run())
            .map_err(|error| EngineError::build("viewing", error))
    }

    fn run(self) {
        raise_thread(Urgency::Preview);
        let mut small = SmallJpeg::default();
        while let Some(decoded) = self.shown.take() {
            let begun = Instant::now();
            match self.frame(&decoded, &mut small) {
                Ok(Some(frame)) => (self.on_viewed)(frame),
                Ok(None) => {}
                Err(error) => tracing::warn!(%error, "no picture of what arrives"),
            }
            std::thread::sleep(EVERY.saturating_sub(begun.elapsed()));
        }
        small.discard(&self.teardown);
    }

    fn frame(
        &self,
        decoded: &Decoded,
        small: &mut SmallJpeg,
    ) -> Result<Option<ViewerFrame>, EngineError> {
        let Some((buffer, tick)) = decoded
            .sample
            .buffer_owned()
            .and_then(|buffer| buffer.pts().map(|tick| (buffer, tick)))
        else {
            return Ok(None);
        };
        let tick_ns = tick.nseconds();
        self.delays
            .note_picture(decoded.decoded_ns.saturating_sub(tick_ns));
        let caps = decoded
            .sample
            .caps()
            .ok_or_else(|| EngineError::build("viewing", "a picture without a format"))?;
        let info = gst_video::VideoInfo::from_caps(caps)
            .map_err(|error| EngineError::build("viewing", error))?;
        let age_ms = self.clock.now_ns().saturating_sub(tick_ns) as f64 / 1e6;
        let (jpeg, width, height) = small.make(buffer, &info, WIDTH, &self.teardown)?;
        let arrival_ms = self.delays.arrival_ms().unwrap_or_default();
        Ok(Some(ViewerFrame {
            picture: Arc::new(PreviewFrame {
                composition: CompositionId::PROGRAM,
                jpeg,
                width,
                height,
                composed_at_unix_ms: unix_ms() - age_ms,
            }),
            arrival_ms,
            picture_ms: self.delays.picture_ms().unwrap_or(arrival_ms),
            peak_db: self.heard.level().peak_db,
        }))
    }
}
