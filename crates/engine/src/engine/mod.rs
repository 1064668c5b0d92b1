//! The engine as others see it: a handle that can be cloned and sent anywhere. Behind it one
//! thread owns every pipeline; see [`worker`].

mod coding;
mod editions;
mod previews;
mod report;
mod tape;
mod worker;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use worker::{Order, Worker};

use crate::bench::Tap;
use crate::clock::ProgramClock;
use crate::destination::{DestinationId, DestinationSpec, Hub};
use crate::edition::{CompositionSpec, EditionId, OtherPrograms};
use crate::encode::{EncoderProfile, EncodingSpec};
use crate::error::EngineError;
use crate::event::EngineEvent;
use crate::preview::{PreviewFrame, PreviewSize};
use crate::program::{Canvas, ProgramSpec};
use crate::recorder::{ClipError, ClipSpec, RecordedFile, RecordingSpec, Ring, write_clip};
use crate::sound::{Levels, SoundShared, Strip};
use crate::source::{AudioSlot, AudioSource, Device, DeviceWatch, VideoSlot, VideoSource};
use crate::stats::Stats;
use crate::still;
use crate::teardown::Teardown;
use crate::ticker::{NumberedProgram, TickShared};
use crate::viewing::{OnViewed, Viewing};

/// How long the engine's thread may take to answer; it is busy for long only when it stops.
const ANSWER: Duration = Duration::from_secs(5);
/// How long everything may take to end when the last handle was dropped.
const LAST_STOP: Duration = Duration::from_secs(4);

/// What an engine starts with. The callbacks are called from threads of the engine and must
/// return at once.
pub struct EngineConfig {
    /// The size and rate of the program.
    pub canvas: Canvas,
    /// What it shows at first.
    pub program: Arc<ProgramSpec>,
    /// What it is coded into when it goes out.
    pub encoding: EncodingSpec,
    /// The encoders to try, best first: [`EncoderProfile::shipped`].
    pub profiles: Vec<EncoderProfile>,
    /// Takes what happens.
    pub on_event: Box<dyn Fn(EngineEvent) + Send + Sync>,
    /// Takes preview frames, while a preview is set.
    pub on_preview: Box<dyn Fn(Arc<PreviewFrame>) + Send + Sync>,
    /// Takes levels, ten times a second.
    pub on_levels: Box<dyn Fn(Levels) + Send + Sync>,
}

/// The engine. Clones are handles to the same one; it stops when the last is dropped, or when it
/// is told to.
#[derive(Clone)]
pub struct Engine {
    orders: Arc<Orders>,
    ticks: Arc<TickShared>,
    sound: Arc<SoundShared>,
    devices: Arc<DeviceWatch>,
    share_token: Arc<Mutex<Option<String>>>,
    stats: Arc<Mutex<Stats>>,
    hub: Hub,
    ring: Arc<Ring>,
    clock: ProgramClock,
    teardown: Teardown,
    /// How many programs were set.
    programs: Arc<AtomicU64>,
}

/// The way to the engine's thread; the last one to let go ends it.
struct Orders(Sender<Order>);

impl Drop for Orders {
    fn drop(&mut self) {
        let (answer, _) = mpsc::channel();
        // After a stop in order nobody listens any more.
        self.0
            .send(Order::Stop(Instant::now() + LAST_STOP, answer))
            .ok();
    }
}

/// How the engine ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Stopped {
    /// Pipelines and threads that did not end in time and were abandoned.
    pub abandoned: Vec<String>,
}

impl Engine {
    /// Starts the mixer, the sound and the watch over devices; sources, preview and destinations
    /// come as they are set.
    pub fn start(config: EngineConfig) -> Result<Self, EngineError> {
        check_canvas(config.canvas)?;
        start_gstreamer()?;
        let (orders, inbox) = mpsc::channel();
        let stats = Arc::new(Mutex::new(Stats::default()));
        let worker = Worker::start(config, orders.clone(), Arc::clone(&stats))?;
        let engine = Self {
            orders: Arc::new(Orders(orders)),
            ticks: worker.ticks(),
            sound: worker.sound(),
            devices: worker.devices(),
            share_token: worker.share_token(),
            stats,
            hub: worker.hub(),
            ring: worker.ring(),
            clock: worker.clock(),
            teardown: worker.teardown(),
            programs: Arc::default(),
        };
        std::thread::Builder::new()
            .name("engine".to_owned())
            .spawn(move || worker.run(&inbox))
            .map_err(|error| EngineError::build("engine", error))?;
        Ok(engine)
    }

    /// Shows another program from the next tick on, whole. The number is the one that
    /// [`EngineEvent::ProgramShown`] tells it by; later programs have greater ones.
    pub fn set_program(&self, spec: Arc<ProgramSpec>) -> u64 {
        self.set_programs(spec, OtherPrograms::new())
    }

    /// As [`Engine::set_program`], with what other compositions show from that very tick on. One that is
    /// not among them has no pictures.
    pub fn set_programs(&self, spec: Arc<ProgramSpec>, others: OtherPrograms) -> u64 {
        let number = self.programs.fetch_add(1, Ordering::Relaxed) + 1;
        self.ticks.program.store(Arc::new(NumberedProgram {
            number,
            spec,
            others,
        }));
        number
    }

    /// Chooses a source of pictures, or none.
    pub fn set_video_source(&self, slot: VideoSlot, source: Option<VideoSource>) {
        self.order(Order::SetVideo(slot, source));
    }

    /// The source's next frame as a JPEG of this width in pixels; `None` while nothing arrives.
    /// Waits for the frame, up to a second.
    pub fn peek(&self, slot: VideoSlot, width: u32) -> Result<Option<Vec<u8>>, EngineError> {
        match slot {
            VideoSlot::Camera => still::of_source(&self.ticks.camera, width),
            VideoSlot::Screen => still::of_source(&self.ticks.screen, width),
        }
    }

    /// A program as it would look now, on a canvas of its own, as a JPEG. Waits for a frame of each
    /// source that is chosen, up to a second.
    pub fn look_ahead(
        &self,
        program: &Arc<ProgramSpec>,
        canvas: Canvas,
    ) -> Result<Vec<u8>, EngineError> {
        check_canvas(canvas)?;
        still::of_program(program, canvas, &self.ticks)
    }

    /// Chooses a source of sound, or none.
    pub fn set_audio_source(&self, slot: AudioSlot, source: Option<AudioSource>) {
        self.order(Order::SetAudio(slot, source));
    }

    /// The token of [`EngineEvent::ScreenShared`], kept from an earlier session.
    pub fn set_share_token(&self, token: Option<String>) {
        *self
            .share_token
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = token;
    }

    /// Gain, mute and delay of a strip, from the next 10 ms on.
    pub fn set_strip(&self, slot: AudioSlot, strip: Strip) {
        match slot {
            AudioSlot::Microphone => self.sound.microphone.set(strip),
            AudioSlot::SystemSound => self.sound.system_sound.set(strip),
        }
    }

    /// The preview that is wanted; `None` when nobody watches.
    pub fn set_preview(&self, size: Option<PreviewSize>) {
        self.order(Order::SetPreview(size));
    }

    /// The preview of a composition beside the program's that is wanted too; one at a time. It is composed
    /// for that alone if no destination takes it.
    pub fn set_side_preview(&self, wanted: Option<(CompositionSpec, PreviewSize)>) {
        self.order(Order::SetSidePreview(wanted));
    }

    /// Another size or rate of the program. Refused while a destination is connected.
    pub fn set_canvas(&self, canvas: Canvas) -> Result<(), EngineError> {
        check_canvas(canvas)?;
        self.ask(|answer| Order::SetCanvas(canvas, answer))
    }

    /// Other rates or another encoder. Refused while a destination is connected.
    pub fn set_encoding(&self, encoding: EncodingSpec) -> Result<(), EngineError> {
        self.ask(|answer| Order::SetEncoding(encoding, answer))
    }

    /// Sends the program, or another edition of it, there, and keeps at it until
    /// [`Engine::disconnect`]. An edition's encoders start with its first destination and end with its
    /// last. A destination of the same id is replaced.
    pub fn connect(&self, destination: DestinationSpec) -> Result<(), EngineError> {
        self.ask(|answer| Order::Connect(destination, answer))
    }

    /// Ends a destination in order, in the background; [`Link::Off`](crate::Link::Off) tells when.
    pub fn disconnect(&self, id: DestinationId) {
        self.order(Order::Disconnect(id));
    }

    /// Records what goes out, or would: the encoders run for it. Begins with the next keyframe and goes
    /// on, in as many files as it takes, until [`Engine::stop_recording`]. One that runs is ended first.
    pub fn start_recording(&self, recording: RecordingSpec) -> Result<(), EngineError> {
        self.ask(|answer| Order::Record(recording, answer))
    }

    /// Ends the recording in order, in the background;
    /// [`RecordingState::Off`](crate::RecordingState::Off) tells when its last file is whole.
    pub fn stop_recording(&self) {
        self.order(Order::StopRecording);
    }

    /// Writes what the encoders made last to a file, without coding it again. Waits for the disk.
    pub fn clip(&self, clip: &ClipSpec) -> Result<RecordedFile, ClipError> {
        write_clip(clip, &self.ring, &self.teardown)
    }

    /// What arrives at the far end of a destination, decoded again for who is curious.
    pub fn view(
        &self,
        destination: DestinationId,
        on_viewed: OnViewed,
    ) -> Result<Viewing, EngineError> {
        let (clock, hub) = (self.clock.clone(), self.hub.clone());
        Viewing::open(destination, clock, hub, self.teardown.clone(), on_viewed)
    }

    /// As if the source's device was gone for so long: it is lost, and tried again after that. Without
    /// a source nothing is lost; a length of nothing brings it back now.
    pub fn lose_video_source(&self, slot: VideoSlot, length: Duration) {
        self.order(Order::LoseVideo(slot, length));
    }

    /// How everything does; a fifth of a second old at most.
    pub fn stats(&self) -> Stats {
        self.stats
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Hears every coded picture from now on: for the benchmark.
    #[doc(hidden)]
    pub fn tap(&self) -> Tap {
        Tap::open(&self.hub)
    }

    /// As [`Engine::tap`], of an edition beside the program, while somebody takes it.
    #[doc(hidden)]
    pub fn tap_edition(&self, edition: EditionId) -> Option<Tap> {
        let (answer, answered) = mpsc::channel();
        self.order(Order::Hub(edition, answer));
        let hub = answered.recv_timeout(ANSWER).ok()??;
        Some(Tap::open(&hub))
    }

    /// The devices there are now.
    pub fn devices(&self) -> Vec<Device> {
        self.devices.list()
    }

    /// Ends everything within `limit`. What does not end in time is abandoned and named.
    pub fn stop(&self, limit: Duration) -> Stopped {
        let (answer, answered) = mpsc::channel();
        let deadline = Instant::now() + limit;
        if self.orders.0.send(Order::Stop(deadline, answer)).is_err() {
            return Stopped::default();
        }
        answered.recv_timeout(limit).unwrap_or_else(|_| Stopped {
            abandoned: vec!["engine".to_owned()],
        })
    }

    fn order(&self, order: Order) {
        // After the end there is nobody to obey, and nothing to obey for.
        self.orders.0.send(order).ok();
    }

    fn ask(
        &self,
        order: impl FnOnce(Sender<Result<(), EngineError>>) -> Order,
    ) -> Result<(), EngineError> {
        let (answer, answered) = mpsc::channel();
        self.orders
            .0
            .send(order(answer))
            .map_err(|_| EngineError::Stopped)?;
        answered
            .recv_timeout(ANSWER)
            .map_err(|_| EngineError::Stopped)?
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Engine").finish_non_exhaustive()
    }
}

fn check_canvas(canvas: Canvas) -> Result<(), EngineError> {
    let Canvas { width, height, fps } = canvas;
    let is_size = |size: u32| (64..=4096).contains(&size) && size.is_multiple_of(2);
    if is_size(width) && is_size(height) && (1..=60).contains(&fps) {
        Ok(())
    } else {
        Err(EngineError::Canvas { width, height, fps })
    }
}

/// GStreamer, with the categories that print stream keys held back whatever `GST_DEBUG` says.
pub(crate) fn start_gstreamer() -> Result<(), EngineError> {
    gst::init().map_err(|error| EngineError::Start {
        detail: error.to_string(),
    })?;
    // A thread that has ended goes: one that an edition's encoder ran in, at its low priority, must not
    // come back as the program's, because not every user may raise it again.
    gst::glib::ThreadPool::set_max_unused_threads(Some(0));
    for pattern in ["*rtmp*", "*amf*"] {
        gst::log::set_threshold_for_name(pattern, gst::DebugLevel::Warning);
    }
    Ok(())
}
