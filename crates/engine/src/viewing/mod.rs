//! What a viewer would see: pictures and sound that arrived somewhere, decoded again, small and
//! seldom, with how long after its tick each of them came.
//!
//! Bytes come in from whoever received them ([`Viewing::picture`]); pictures are decoded only while
//! somebody looks, on threads of low priority, and given away as JPEG a few times a second. Left out:
//! how the bytes travelled.
//!
//! ```text
//! H.264 ─ appsrc ─ h264parse ─ DECODER ─ videoconvert ─ appsink ─ newest picture ─ viewing thread: small JPEG
//! AAC ─── appsrc ─ aacparse ── DECODER ─ audioconvert ─ audioresample ─ appsink ─ meter
//! ```

mod decode;
mod delay;
mod show;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use decode::{PictureDecoder, SoundDecoder, SoundHeard};
use delay::Delays;
use show::{Showing, Shown};

use crate::clock::ProgramClock;
use crate::destination::{DestinationId, Hub};
use crate::error::EngineError;
use crate::preview::PreviewFrame;
use crate::teardown::Teardown;

/// A picture as a viewer would see it.
#[derive(Debug, Clone)]
pub struct ViewerFrame {
    /// The picture itself, with the time of its tick.
    pub picture: Arc<PreviewFrame>,
    /// From its tick until its bytes had arrived, in milliseconds: the median of the last second.
    pub arrival_ms: f32,
    /// From its tick until it was decoded, in milliseconds: the median of the last second.
    pub picture_ms: f32,
    /// The peak of the sound that arrived, in dBFS, left and right.
    pub peak_db: [f32; 2],
}

/// Takes pictures, on the viewing thread.
pub type OnViewed = Box<dyn Fn(ViewerFrame) + Send + Sync>;

/// The view of one destination's far end. Clones are the same one; with the last it ends.
#[derive(Clone)]
pub struct Viewing {
    shared: Arc<Shared>,
}

struct Shared {
    destination: DestinationId,
    clock: ProgramClock,
    hub: Hub,
    teardown: Teardown,
    is_watched: AtomicBool,
    /// Lock owner: the thread that the bytes come in on, and for a moment who begins or stops to look.
    state: Mutex<State>,
    delays: Arc<Delays>,
    heard: Arc<SoundHeard>,
    shown: Arc<Shown>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct State {
    video_header: Option<Vec<u8>>,
    audio_header: Option<Vec<u8>>,
    video: Option<PictureDecoder>,
    audio: Option<SoundDecoder>,
    /// No decoder works: said once, not tried again with every picture.
    has_failed: bool,
}

impl Viewing {
    pub(crate) fn open(
        destination: DestinationId,
        clock: ProgramClock,
        hub: Hub,
        teardown: Teardown,
        on_viewed: OnViewed,
    ) -> Result<Self, EngineError> {
        let delays = Arc::new(Delays::default());
        let heard = Arc::new(SoundHeard::default());
        let shown = Arc::new(Shown::default());
        let showing = Showing {
            clock: clock.clone(),
            teardown: teardown.clone(),
            delays: Arc::clone(&delays),
            heard: Arc::clone(&heard),
            shown: Arc::clone(&shown),
            on_viewed,
        };
        let thread = showing.start()?;
        Ok(Self {
            shared: Arc::new(Shared {
                destination,
                clock,
                hub,
                teardown,
                is_watched: AtomicBool::new(false),
                state: Mutex::default(),
                delays,
                heard,
                shown,
                thread: Mutex::new(Some(thread)),
            }),
        })
    }

    /// Whether somebody looks. While nobody does, nothing is decoded.
    pub fn set_watched(&self, is_watched: bool) {
        self.shared.is_watched.store(is_watched, Ordering::Relaxed);
        if !is_watched {
            let mut state = self.shared.state();
            state.drop_decoders(&self.shared.teardown);
            state.has_failed = false;
        }
    }

    /// A new connection: times begin anew.
    pub fn begin(&self) {
        let mut state = self.shared.state();
        state.drop_decoders(&self.shared.teardown);
        (state.video_header, state.audio_header) = (None, None);
        self.shared.delays.clear();
    }

    /// An `AVCDecoderConfigurationRecord`.
    pub fn video_header(&self, header: &[u8]) {
        let mut state = self.shared.state();
        if state.video_header.as_deref() != Some(header) {
            state.video_header = Some(header.to_vec());
            if let Some(decoder) = state.video.take() {
                decoder.discard(&self.shared.teardown);
            }
        }
    }

    /// An `AudioSpecificConfig`.
    pub fn audio_header(&self, header: &[u8]) {
        let mut state = self.shared.state();
        if state.audio_header.as_deref() != Some(header) {
            state.audio_header = Some(header.to_vec());
            if let Some(decoder) = state.audio.take() {
                decoder.discard(&self.shared.teardown);
            }
        }
    }

    /// A coded picture has arrived just now: NAL units behind their lengths, to be shown `at_ms`
    /// milliseconds after the connection's first picture.
    pub fn picture(&self, at_ms: u64, is_key: bool, body: impl AsRef<[u8]> + Send + 'static) {
        let Some(tick_ns) = self.tick_ns(at_ms) else {
            return;
        };
        let late_ns = self.shared.clock.now_ns().saturating_sub(tick_ns);
        self.shared.delays.note_arrival(late_ns);
        if !self.is_watched() {
            return;
        }
        let mut state = self.shared.state();
        if let Err(error) = state.decode_picture(&self.shared, tick_ns, is_key, body) {
            state.give_up(&error, &self.shared.teardown);
        }
    }

    /// A frame of sound has arrived just now, for `at_ms` after the connection's first picture.
    pub fn sound(&self, at_ms: u64, body: impl AsRef<[u8]> + Send + 'static) {
        let Some(tick_ns) = self.tick_ns(at_ms).filter(|_| self.is_watched()) else {
            return;
        };
        let mut state = self.shared.state();
        if let Err(error) = state.decode_sound(&self.shared, tick_ns, body) {
            state.give_up(&error, &self.shared.teardown);
        }
    }

    /// From a picture's tick until its bytes had arrived: the median of the last second, in
    /// milliseconds; `None` while nothing arrives. Measured whether somebody looks or not.
    pub fn arrival_ms(&self) -> Option<f32> {
        self.shared.delays.arrival_ms()
    }

    fn is_watched(&self) -> bool {
        self.shared.is_watched.load(Ordering::Relaxed)
    }

    /// Program time of what a connection dates `at_ms`; `None` before it is known where it began.
    fn tick_ns(&self, at_ms: u64) -> Option<u64> {
        let origin_ns = self.shared.hub.origin_ns(self.shared.destination)?;
        Some(origin_ns + at_ms * 1_000_000)
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.state().drop_decoders(&self.teardown);
        self.shown.stop();
        // The thread ends by itself within a picture; nobody has to wait for it.
        let thread = self.thread.get_mut();
        drop(thread.unwrap_or_else(PoisonError::into_inner).take());
    }
}

impl std::fmt::Debug for Viewing {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Viewing").finish_non_exhaustive()
    }
}

impl State {
    fn decode_picture(
        &mut self,
        shared: &Shared,
        tick_ns: u64,
        is_key: bool,
        body: impl AsRef<[u8]> + Send + 'static,
    ) -> Result<(), EngineError> {
        let Some(header) = self.video_header.as_deref().filter(|_| !self.has_failed) else {
            return Ok(());
        };
        if self.video.is_none() {
            if !is_key {
                return Ok(());
            }
            let decoder = PictureDecoder::start(header, shared.clock.clone(), &shared.shown)?;
            self.video = Some(decoder);
        }
        match &mut self.video {
            Some(decoder) => decoder.push(tick_ns, is_key, body),
            None => Ok(()),
        }
    }

    fn decode_sound(
        &mut self,
        shared: &Shared,
        tick_ns: u64,
        body: impl AsRef<[u8]> + Send + 'static,
    ) -> Result<(), EngineError> {
        let Some(header) = self.audio_header.as_deref().filter(|_| !self.has_failed) else {
            return Ok(());
        };
        if self.audio.is_none() {
            self.audio = Some(SoundDecoder::start(header, &shared.heard)?);
        }
        match &self.audio {
            Some(decoder) => decoder.push(tick_ns, body),
            None => Ok(()),
        }
    }

    fn give_up(&mut self, error: &EngineError, teardown: &Teardown) {
        tracing::warn!(%error, "what arrives cannot be shown");
        self.has_failed = true;
        self.drop_decoders(teardown);
    }

    fn drop_decoders(&mut self, teardown: &Teardown) {
        if let Some(decoder) = self.video.take() {
            decoder.discard(teardown);
        }
        if let Some(decoder) = self.audio.take() {
            decoder.discard(teardown);
        }
    }
}
