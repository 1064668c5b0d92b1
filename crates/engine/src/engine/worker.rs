//! The engine's thread: owns every pipeline, takes one order after the other, and looks five
//! times a second at what happened by itself.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use arc_swap::{ArcSwap, ArcSwapOption};

use vitrine_domain::Scene;

use super::coding::{Coding, CodingContext, Matter};
use super::editions::Editions;
use super::tape::Tape;
use super::{EngineConfig, Stopped};
use crate::clock::ProgramClock;
use crate::destination::{Destination, DestinationId, DestinationSpec, Hub, check_address};
use crate::edition::{CompositionId, CompositionSpec, EditionId};
use crate::encode::{Chosen, EncodingSpec};
use crate::error::EngineError;
use crate::event::{EngineEvent, Warning};
use crate::preview::{OnPreview, Preview, PreviewSize};
use crate::program::Canvas;
use crate::recorder::{RecordingSpec, Ring};
use crate::sound::{SoundDesk, SoundShared};
use crate::source::{
    AudioSlot, AudioSource, DeviceWatch, FrameSlot, SourceContext, SourceNews, SourceSlot,
    Supervisor, Target, VideoSlot, VideoSource,
};
use crate::stats::{SecondMeter, Stats};
use crate::teardown::Teardown;
use crate::ticker::{NumberedProgram, SidesShared, TickCounts, TickShared, Ticker};
use crate::watch::{Finding, Glances, PictureSeen, Watch};

/// How often the thread looks at what happened by itself.
const BEAT: Duration = Duration::from_millis(200);
type Answer = Sender<Result<(), EngineError>>;
pub(super) type OnEvent = Arc<dyn Fn(EngineEvent) + Send + Sync>;

/// What the engine's thread is told.
pub(super) enum Order {
    SetVideo(VideoSlot, Option<VideoSource>),
    SetAudio(AudioSlot, Option<AudioSource>),
    LoseVideo(VideoSlot, Duration),
    SetPreview(Option<PreviewSize>),
    SetSidePreview(Option<(CompositionSpec, PreviewSize)>),
    SetCanvas(Canvas, Answer),
    SetEncoding(EncodingSpec, Answer),
    Connect(DestinationSpec, Answer),
    Disconnect(DestinationId),
    Record(RecordingSpec, Answer),
    StopRecording,
    /// What an edition's encoders make, if somebody takes it.
    Hub(EditionId, Sender<Option<Hub>>),
    /// The search for encoders that `serial` names has ended: those of an edition, or the program's.
    Chosen {
        edition: Option<EditionId>,
        serial: u64,
        result: Result<Box<Chosen>, EngineError>,
    },
    Stop(Instant, Sender<Stopped>),
}

/// Everything the engine's thread owns.
pub(super) struct Worker {
    canvas: Canvas,
    coding: Coding,
    editions: Editions,
    on_event: OnEvent,
    on_preview: OnPreview,
    clock: ProgramClock,
    teardown: Teardown,
    hub: Hub,
    context: SourceContext,
    ticker: Option<Ticker>,
    desk: Option<SoundDesk>,
    preview: Option<Preview>,
    preview_size: Option<PreviewSize>,
    /// Of a composition beside the program.
    side_preview: Option<(CompositionSpec, Preview)>,
    supervisors: Vec<(SourceSlot, Supervisor)>,
    video: [(VideoSlot, Option<VideoSource>); 2],
    destinations: Vec<Destination>,
    /// Told to end, and on their way.
    ending: Vec<Destination>,
    tape: Tape,
    /// Threads that were told to end.
    leaving: Vec<JoinHandle<()>>,
    stats: Arc<Mutex<Stats>>,
    meter: SecondMeter,
    warned: Warned,
    watch: Watch,
}

/// What was counted when it was last warned about.
#[derive(Default)]
struct Warned {
    missed_ticks: u64,
    encoder_dropped: u64,
    at: Option<Instant>,
}

impl Worker {
    pub fn start(
        config: EngineConfig,
        orders: std::sync::mpsc::Sender<Order>,
        stats: Arc<Mutex<Stats>>,
    ) -> Result<Self, EngineError> {
        let on_event: OnEvent = Arc::from(config.on_event);
        let clock = ProgramClock::start();
        let teardown = Teardown::default();
        let ticks = Arc::new(TickShared {
            program: ArcSwap::from_pointee(NumberedProgram {
                number: 0,
                spec: config.program,
                others: Vec::new(),
            }),
            camera: FrameSlot::new(),
            screen: FrameSlot::new(),
            intake: ArcSwapOption::empty(),
            others: SidesShared::default(),
            preview: ArcSwapOption::empty(),
            counts: TickCounts::default(),
            glances: Glances::default(),
        });
        let sound = Arc::new(SoundShared::new());
        let tell = Arc::clone(&on_event);
        let devices = DeviceWatch::start(move || tell(EngineEvent::DevicesChanged))?;
        let desk = SoundDesk::start(
            clock.clone(),
            Arc::clone(&sound),
            Arc::clone(&ticks),
            config.on_levels,
        )?;
        let context = SourceContext {
            clock: clock.clone(),
            teardown: teardown.clone(),
            devices: Arc::new(devices),
            ticks,
            sound,
            share_token: Arc::default(),
        };
        let supervisors = start_supervisors(&context, &on_event)?;
        let hub = Hub::default();
        let tape = Tape::new(&hub, clock.clone(), teardown.clone(), Arc::clone(&on_event));
        let coding_context = CodingContext {
            matter: Matter::Program,
            orders,
            on_event: Arc::clone(&on_event),
            hub: hub.clone(),
            teardown: teardown.clone(),
            ticks: Arc::clone(&context.ticks),
        };
        let (canvas, profiles, spec) = (config.canvas, config.profiles, config.encoding);
        let editions = Editions::new(coding_context.clone(), profiles.clone(), canvas);
        let mut worker = Self {
            canvas,
            coding: Coding::start(coding_context, profiles, canvas, spec),
            editions,
            on_event,
            on_preview: Arc::from(config.on_preview),
            clock,
            teardown,
            hub,
            context,
            ticker: None,
            desk: Some(desk),
            preview: None,
            preview_size: None,
            side_preview: None,
            supervisors,
            video: [(VideoSlot::Camera, None), (VideoSlot::Screen, None)],
            destinations: Vec::new(),
            ending: Vec::new(),
            tape,
            leaving: Vec::new(),
            stats,
            meter: SecondMeter::new(),
            warned: Warned::default(),
            watch: Watch::default(),
        };
        worker.start_ticker()?;
        Ok(worker)
    }

    pub fn ticks(&self) -> Arc<TickShared> {
        Arc::clone(&self.context.ticks)
    }

    pub fn hub(&self) -> Hub {
        self.hub.clone()
    }

    pub fn ring(&self) -> Arc<Ring> {
        self.tape.ring()
    }

    pub fn clock(&self) -> ProgramClock {
        self.clock.clone()
    }

    pub fn teardown(&self) -> Teardown {
        self.teardown.clone()
    }

    pub fn sound(&self) -> Arc<SoundShared> {
        Arc::clone(&self.context.sound)
    }

    pub fn share_token(&self) -> Arc<Mutex<Option<String>>> {
        Arc::clone(&self.context.share_token)
    }

    pub fn devices(&self) -> Arc<DeviceWatch> {
        Arc::clone(&self.context.devices)
    }

    /// Runs until it is told to stop, as the last handle does when it is dropped.
    pub fn run(mut self, inbox: &Receiver<Order>) {
        loop {
            match inbox.recv_timeout(BEAT) {
                Ok(Order::Stop(deadline, answer)) => {
                    let stopped = self.stop(deadline);
                    drop(answer.send(stopped));
                    return;
                }
                Ok(order) => self.obey(order),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    unreachable!("this thread holds a way to itself for the search for encoders")
                }
            }
            self.look();
        }
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::SetVideo(slot, source) => self.set_video(slot, source),
            Order::SetAudio(slot, source) => {
                self.supervisor(slot.into()).set(source.map(Target::Audio));
            }
            Order::LoseVideo(slot, length) => self.supervisor(slot.into()).lose(length),
            Order::SetPreview(size) => self.set_preview(size),
            Order::SetSidePreview(wanted) => self.set_side_preview(wanted),
            Order::SetCanvas(canvas, answer) => drop(answer.send(self.set_canvas(canvas))),
            Order::SetEncoding(encoding, answer) => drop(answer.send(self.set_encoding(encoding))),
            Order::Connect(spec, answer) => drop(answer.send(self.connect(&spec))),
            Order::Disconnect(id) => self.disconnect(id),
            Order::Record(spec, answer) => drop(answer.send(self.record(spec))),
            Order::StopRecording => self.tape.stop(),
            Order::Hub(edition, answer) => drop(answer.send(self.editions.hub(edition))),
            Order::Chosen {
                edition,
                serial,
                result,
            } => match edition {
                None => self.coding.settle(serial, result),
                Some(edition) => self.editions.settle(edition, serial, result),
            },
            Order::Stop(..) => unreachable!("the loop takes it"),
        }
    }

    fn tell(&self, event: EngineEvent) {
        (self.on_event)(event);
    }

    fn supervisor(&self, slot: SourceSlot) -> &Supervisor {
        let found = self.supervisors.iter().find(|(other, _)| *other == slot);
        &found.expect("there is a supervisor for every slot").1
    }

    fn set_video(&mut self, slot: VideoSlot, source: Option<VideoSource>) {
        self.supervisor(slot.into()).set(
            source
                .clone()
                .map(|source| Target::Video(source, self.canvas)),
        );
        for (other, kept) in &mut self.video {
            if *other == slot {
                *kept = source.clone();
            }
        }
    }

    fn set_preview(&mut self, size: Option<PreviewSize>) {
        self.preview_size = size;
        match (size, &self.preview) {
            (Some(size), Some(preview)) => preview.resize(size),
            (Some(size), None) => self.start_preview(size),
            (None, _) => self.stop_preview(),
        }
    }

    fn start_preview(&mut self, size: PreviewSize) {
        match self.open_preview(CompositionId::PROGRAM, self.canvas, size) {
            Ok(preview) => self.preview = Some(preview),
            Err(error) => tracing::error!(%error, "no preview"),
        }
    }

    fn open_preview(
        &self,
        composition: CompositionId,
        canvas: Canvas,
        size: PreviewSize,
    ) -> Result<Preview, EngineError> {
        let (ticks, teardown) = (self.ticks(), self.teardown.clone());
        let on_preview = Arc::clone(&self.on_preview);
        Preview::start(composition, canvas, size, ticks, teardown, on_preview)
    }

    fn set_side_preview(&mut self, wanted: Option<(CompositionSpec, PreviewSize)>) {
        if let (Some((wanted, size)), Some((shown, preview))) = (wanted, &self.side_preview)
            && wanted == *shown
        {
            preview.resize(size);
            return;
        }
        if let Some((_, preview)) = self.side_preview.take() {
            self.leaving.push(preview.begin_stop(&self.context.ticks));
        }
        let Some((spec, size)) = wanted else {
            self.editions.unwatch();
            return;
        };
        let canvas = self.editions.watch(spec);
        match canvas.and_then(|canvas| self.open_preview(spec.id, canvas, size)) {
            Ok(preview) => self.side_preview = Some((spec, preview)),
            Err(error) => tracing::error!(%error, "no preview of another picture"),
        }
    }

    fn stop_preview(&mut self) {
        if let Some(preview) = self.preview.take() {
            self.leaving.push(preview.begin_stop(&self.context.ticks));
        }
    }

    fn start_ticker(&mut self) -> Result<(), EngineError> {
        let ticks = self.ticks();
        let tell = Arc::clone(&self.on_event);
        self.ticker = Some(Ticker::start(
            self.canvas,
            self.clock.clone(),
            ticks,
            move |shown| tell(EngineEvent::ProgramShown(shown)),
        )?);
        Ok(())
    }

    fn is_on_air(&self) -> bool {
        !self.destinations.is_empty()
    }

    fn set_canvas(&mut self, canvas: Canvas) -> Result<(), EngineError> {
        if self.is_on_air() {
            return Err(EngineError::OnAir);
        }
        if canvas == self.canvas {
            return Ok(());
        }
        self.coding.stop_encoders();
        self.stop_preview();
        self.set_side_preview(None);
        if let Some(ticker) = self.ticker.take() {
            ticker.stop();
        }
        self.canvas = canvas;
        self.coding.set_canvas(canvas);
        self.editions.set_program(canvas);
        self.start_ticker()?;
        if let Some(size) = self.preview_size {
            self.start_preview(size);
        }
        for (slot, source) in self.video.clone() {
            self.set_video(slot, source);
        }
        Ok(())
    }

    fn set_encoding(&mut self, encoding: EncodingSpec) -> Result<(), EngineError> {
        if self.is_on_air() {
            return Err(EngineError::OnAir);
        }
        self.coding.set_spec(encoding);
        Ok(())
    }

    fn connect(&mut self, spec: &DestinationSpec) -> Result<(), EngineError> {
        let (on_event, id) = (Arc::clone(&self.on_event), spec.id);
        // Nobody gives way to one that can't be.
        check_address(&spec.url.0, spec.key.as_ref())?;
        let of_same_id = self.destinations.iter().chain(&self.ending);
        let of_same_id = of_same_id.filter(|one| one.id() == id);
        let before = of_same_id.map(Destination::give_way).collect();
        let hub = self.editions.join(&spec.edition, &self.hub)?;
        let teardown = &self.teardown;
        let destination = Destination::connect(spec, before, &hub, teardown, move |link| {
            on_event(EngineEvent::Destination { id, link });
        })?;
        self.disconnect(spec.id);
        self.destinations.push(destination);
        self.start_encoders(spec.edition.id());
        Ok(())
    }

    fn start_encoders(&mut self, edition: Option<EditionId>) {
        match edition {
            None => self.coding.start_encoders(),
            Some(edition) => self.editions.start_encoders(edition),
        }
    }

    fn record(&mut self, spec: RecordingSpec) -> Result<(), EngineError> {
        let hub = self.editions.join(&spec.edition, &self.hub)?;
        let edition = spec.edition.id();
        self.tape.start(spec, &hub)?;
        self.start_encoders(edition);
        Ok(())
    }

    fn disconnect(&mut self, id: DestinationId) {
        if let Some(index) = self.destinations.iter().position(|one| one.id() == id) {
            let destination = self.destinations.swap_remove(index);
            destination.begin_stop();
            self.ending.push(destination);
        }
    }

    /// What happened by itself.
    fn look(&mut self) {
        self.ending.retain(|destination| !destination.has_ended());
        self.leaving.retain(|thread| !thread.is_finished());
        self.tape.look();
        let of = |all: &[Destination]| Vec::from_iter(all.iter().map(Destination::edition));
        let (mut wanted, mut ending) = (of(&self.destinations), of(&self.ending));
        wanted.extend(self.tape.takes());
        ending.extend(self.tape.took());
        let is_wanted = wanted.contains(&None);
        self.coding
            .look(is_wanted, is_wanted || ending.contains(&None));
        self.editions.look(&wanted, &ending);
        let primary = self.destinations.iter().find(|one| one.is_primary());
        let primary = primary.map(|one| (one.edition(), one.stats()));
        let (of_program, of_edition) = match &primary {
            Some((None, stats)) => (Some(stats), None),
            Some((Some(edition), stats)) => (None, Some((*edition, stats))),
            None => (None, None),
        };
        self.coding.govern(of_program);
        self.editions.govern(of_edition);
        self.revive_ticker();
        for what in self.teardown.take_abandoned() {
            self.tell(EngineEvent::Warning(Warning::Abandoned {
                what: what.to_owned(),
            }));
        }
        let stats = self.gather();
        self.warn(&stats);
        *self.stats.lock().unwrap_or_else(PoisonError::into_inner) = stats;
    }

    /// A panic in the mixer must not end the show: a fresh one goes on with the next tick.
    fn revive_ticker(&mut self) {
        if self
            .ticker
            .as_ref()
            .is_some_and(|ticker| !ticker.is_alive())
        {
            tracing::error!("the mixer's thread has died; a new one takes over");
            self.ticker = None;
            if let Err(error) = self.start_ticker() {
                tracing::error!(%error, "no new mixer");
            }
        }
    }

    /// What is wrong with what goes out.
    fn watch(&mut self) -> Vec<Finding> {
        let ticks = &self.context.ticks;
        // A slate may be as dark as its theme wants it.
        let is_slate = ticks.program.load().spec.scene == Scene::Slate;
        let picture = PictureSeen {
            program: ticks.glances.program().filter(|_| !is_slate),
            camera: ticks.glances.camera(),
        };
        let now = Duration::from_nanos(self.clock.now_ns());
        self.watch
            .judge(now, picture, self.context.sound.microphone.heard())
    }

    fn gather(&mut self) -> Stats {
        use std::sync::atomic::Ordering::Relaxed;
        let findings = self.watch();
        let counts = &self.context.ticks.counts;
        let frames = counts.frames.load(Relaxed);
        let (fps, cpu_percent) = self.meter.note(frames);
        let (mixer_ms_mean, mixer_ms_p99) = counts.durations.mean_and_p99_ms();
        Stats {
            fps,
            frames,
            missed_ticks: counts.missed.load(Relaxed),
            late_ticks: counts.late.load(Relaxed),
            starved_ticks: counts.starved.load(Relaxed),
            mixer_ms_mean,
            mixer_ms_p99,
            picture_lag_ms: (counts.picture_lag_ns.load(Relaxed) as f64 / 1e6) as f32,
            encoder: self.coding.encoder().map(str::to_owned),
            encoder_lightness: self.coding.lightness(),
            encoder_dropped_frames: self.coding.dropped_frames(),
            lowered_kbps: self
                .coding
                .lowered_kbps()
                .or_else(|| self.editions.lowered_kbps()),
            editions: self.editions.stats(),
            cpu_percent,
            findings,
            destinations: self.destinations.iter().map(Destination::stats).collect(),
            recording: self.tape.stats(),
        }
    }

    /// At most once a second for each kind.
    fn warn(&mut self, stats: &Stats) {
        if self
            .warned
            .at
            .is_some_and(|at| at.elapsed() < Duration::from_secs(1))
        {
            return;
        }
        self.warned.at = Some(Instant::now());
        let missed = stats.missed_ticks.saturating_sub(self.warned.missed_ticks);
        if missed > 0 {
            self.tell(EngineEvent::Warning(Warning::MissedTicks { count: missed }));
        }
        let behind = stats
            .encoder_dropped_frames
            .saturating_sub(self.warned.encoder_dropped);
        if behind > 0 {
            self.tell(EngineEvent::Warning(Warning::EncoderBehind {
                count: behind,
            }));
        }
        for (edition, count) in self.editions.take_behind(&stats.editions) {
            self.tell(EngineEvent::Warning(Warning::EditionBehind {
                edition,
                count,
            }));
        }
        self.warned.missed_ticks = stats.missed_ticks;
        self.warned.encoder_dropped = stats.encoder_dropped_frames;
    }

    /// Ends everything: the streams in order first, then all that feeds them.
    fn stop(&mut self, deadline: Instant) -> Stopped {
        let ids: Vec<DestinationId> = self.destinations.iter().map(Destination::id).collect();
        for id in ids {
            self.disconnect(id);
        }
        self.tape.stop();
        // Half of the time for saying goodbye, the other half for taking down.
        let goodbye = Instant::now() + deadline.saturating_duration_since(Instant::now()) / 2;
        wait_until(goodbye, || {
            self.ending.iter().all(Destination::has_ended) && self.tape.is_at_rest()
        });
        self.stop_preview();
        self.set_side_preview(None);
        if let Some(ticker) = self.ticker.take() {
            ticker.stop();
        }
        if let Some(desk) = self.desk.take() {
            desk.stop();
        }
        self.coding.stop_encoders();
        self.editions.stop();
        let mut threads = std::mem::take(&mut self.leaving);
        threads.extend(
            self.supervisors
                .drain(..)
                .map(|(_, supervisor)| supervisor.begin_stop()),
        );
        threads.extend(self.context.devices.begin_stop());
        wait_until(deadline, || threads.iter().all(JoinHandle::is_finished));
        let unfinished = threads.iter().filter(|thread| !thread.is_finished());
        let mut abandoned: Vec<String> = unfinished
            .map(|thread| thread.thread().name().unwrap_or("thread").to_owned())
            .collect();
        if !self.tape.is_at_rest() {
            abandoned.push("recorder".to_owned());
        }
        abandoned.extend(self.teardown.wait(deadline).into_iter().map(str::to_owned));
        if !abandoned.is_empty() {
            tracing::warn!(?abandoned, "not everything ended in time");
        }
        Stopped { abandoned }
    }
}

fn start_supervisors(
    context: &SourceContext,
    on_event: &OnEvent,
) -> Result<Vec<(SourceSlot, Supervisor)>, EngineError> {
    [
        SourceSlot::Camera,
        SourceSlot::Screen,
        SourceSlot::Microphone,
        SourceSlot::SystemSound,
    ]
    .into_iter()
    .map(|slot| {
        let on_event = Arc::clone(on_event);
        let supervisor = Supervisor::start(slot, context.clone(), move |news| {
            on_event(match news {
                SourceNews::Condition(condition) => EngineEvent::SourceChanged { slot, condition },
                SourceNews::Shared { token } => EngineEvent::ScreenShared { token },
                SourceNews::NotShared(end) => EngineEvent::ScreenNotShared(end),
            });
        })?;
        Ok((slot, supervisor))
    })
    .collect()
}

fn wait_until(deadline: Instant, is_done: impl Fn() -> bool) {
    while !is_done() && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(5));
    }
}
