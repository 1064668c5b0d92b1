//! The engine's thread: owns every pipeline, takes one order after the other, and looks five
//! times a second at what happened by itself.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use arc_swap::{ArcSwap, ArcSwapOption};

use super::coding::{Coding, CodingContext, Matter};
use super::editions::Editions;
use super::previews::Previews;
use super::report::Report;
use super::tape::Tape;
use super::{EngineConfig, Stopped};
use crate::clock::ProgramClock;
use crate::destination::{Destination, DestinationId, DestinationSpec, Hub, check_address};
use crate::edition::{CompositionSpec, EditionId};
use crate::encode::{Chosen, EncodingSpec};
use crate::error::EngineError;
use crate::event::{EngineEvent, Warning};
use crate::preview::PreviewSize;
use crate::program::Canvas;
use crate::recorder::{RecordingSpec, Ring};
use crate::sound::{SoundDesk, SoundShared};
use crate::source::{
    AudioSlot, AudioSource, DeviceWatch, FrameSlot, SourceContext, SourceNews, SourceSlot,
    Supervisor, Target, VideoSlot, VideoSource,
};
use crate::stats::Stats;
use crate::teardown::Teardown;
use crate::ticker::{NumberedProgram, SidesShared, TickCounts, TickShared, Ticker};
use crate::watch::Glances;

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
    clock: ProgramClock,
    teardown: Teardown,
    hub: Hub,
    context: SourceContext,
    ticker: Option<Ticker>,
    desk: Option<SoundDesk>,
    previews: Previews,
    supervisors: Vec<(SourceSlot, Supervisor)>,
    video: [(VideoSlot, Option<VideoSource>); 2],
    destinations: Vec<Destination>,
    /// Told to end, and on their way.
    ending: Vec<Destination>,
    tape: Tape,
    report: Report,
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
        let (ticks, sound) = (Arc::clone(&context.ticks), Arc::clone(&context.sound));
        let report = Report::new(Arc::clone(&on_event), Arc::clone(&ticks), sound, stats);
        let previews = Previews::new(Arc::from(config.on_preview), ticks, teardown.clone());
        let (canvas, profiles, spec) = (config.canvas, config.profiles, config.encoding);
        let editions = Editions::new(coding_context.clone(), profiles.clone(), canvas);
        let mut worker = Self {
            canvas,
            coding: Coding::start(coding_context, profiles, canvas, spec),
            editions,
            on_event,
            clock,
            teardown,
            hub,
            context,
            ticker: None,
            desk: Some(desk),
            previews,
            supervisors,
            video: [(VideoSlot::Camera, None), (VideoSlot::Screen, None)],
            destinations: Vec::new(),
            ending: Vec::new(),
            tape,
            report,
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
            Order::SetPreview(size) => self.previews.set(self.canvas, size),
            Order::SetSidePreview(wanted) => self.previews.set_side(wanted, &mut self.editions),
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
        self.previews.stop();
        self.previews.set_side(None, &mut self.editions);
        if let Some(ticker) = self.ticker.take() {
            ticker.stop();
        }
        self.canvas = canvas;
        self.coding.set_canvas(canvas);
        self.editions.set_program(canvas);
        self.start_ticker()?;
        self.previews.start(canvas);
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
        self.previews.look();
        // Where no frame comes any more, the capture does not do it.
        self.context.ticks.camera.tidy();
        self.context.ticks.screen.tidy();
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
        let now = Duration::from_nanos(self.clock.now_ns());
        let of_outputs = self.stats_of_outputs();
        self.report.publish(of_outputs, now, &mut self.editions);
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

    fn stats_of_outputs(&mut self) -> Stats {
        let lowered_kbps = self.coding.lowered_kbps();
        Stats {
            encoder: self.coding.encoder().map(str::to_owned),
            encoder_lightness: self.coding.lightness(),
            encoder_dropped_frames: self.coding.dropped_frames(),
            lowered_kbps: lowered_kbps.or_else(|| self.editions.lowered_kbps()),
            editions: self.editions.stats(),
            destinations: self.destinations.iter().map(Destination::stats).collect(),
            recording: self.tape.stats(),
            ..Stats::default()
        }
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
        self.previews.stop();
        self.previews.set_side(None, &mut self.editions);
        if let Some(ticker) = self.ticker.take() {
            ticker.stop();
        }
        if let Some(desk) = self.desk.take() {
            desk.stop();
        }
        self.coding.stop_encoders();
        self.editions.stop();
        let mut threads = self.previews.take_leaving();
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
