//! The encoders of the program, or of an edition beside it: found by trying, started for the first
//! destination, started again when one dies, and told to take less of the processor when they can't
//! follow.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

use super::worker::{OnEvent, Order};
use crate::destination::{DestinationStats, Hub};
use crate::edition::{CompositionId, EditionId};
use crate::encode::{
    Chosen, EncoderProfile, Encoders, EncodingSpec, Governor, Intake, Reading, Surroundings, choose,
};
use crate::error::EngineError;
use crate::event::{EngineEvent, Link, Warning};
use crate::priority::Urgency;
use crate::program::Canvas;
use crate::sound::Limiter;
use crate::teardown::Teardown;
use crate::ticker::{OtherIntake, TickShared};

/// How long an encoder that died stays away before it is started again.
const REST: Duration = Duration::from_secs(1);
/// Pictures that wait for so long are no busy moment. Before as many wait as are dropped.
const OVERLOAD: Duration = Duration::from_millis(500);
/// Less is waited for when pictures will soon be dropped: a hand-over takes time as well.
const URGENT: Duration = Duration::from_millis(150);

/// Encoders that have just begun are not judged: devices, files and the first pictures all come up
/// in the same moment.
const SETTLING: Duration = Duration::from_secs(3);

/// What is known of the encoders.
enum Choice {
    Searching,
    Found(Box<Chosen>),
    None,
}

/// What is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Matter {
    /// The program.
    Program,
    /// An edition beside it, which shows this.
    Edition(EditionId, CompositionId),
}

impl Matter {
    fn edition(self) -> Option<EditionId> {
        match self {
            Self::Program => None,
            Self::Edition(id, _) => Some(id),
        }
    }

    /// The program's encoder has precedence before all others.
    fn urgency(self) -> Option<Urgency> {
        self.edition().map(|_| Urgency::Edition)
    }
}

/// What coding needs of the engine.
#[derive(Clone)]
pub(super) struct CodingContext {
    pub matter: Matter,
    pub orders: Sender<Order>,
    pub on_event: OnEvent,
    pub hub: Hub,
    pub teardown: Teardown,
    pub ticks: Arc<TickShared>,
}

/// The encoders and what they are to make.
pub(super) struct Coding {
    context: CodingContext,
    profiles: Vec<EncoderProfile>,
    canvas: Canvas,
    spec: EncodingSpec,
    choice: Choice,
    search: u64,
    encoders: Option<Encoders>,
    begun: Instant,
    rests_until: Option<Instant>,
    /// How many of the profile's lighter settings were gone down. Never up again by itself: what
    /// overloaded the machine once would do so again, and each time a viewer might see it.
    lightness: usize,
    /// Lighter settings failed here: only the profile's own are used.
    is_lightening_off: bool,
    behind: Option<Behind>,
    /// The rate of the pictures, which follows the primary destination.
    governor: Governor,
}

/// An encoder that is behind: since when, and by how many pictures at that time.
#[derive(Clone, Copy)]
struct Behind {
    since: Instant,
    waiting: u64,
}

impl Coding {
    /// Looks for the encoders that work here.
    pub fn start(
        context: CodingContext,
        profiles: Vec<EncoderProfile>,
        canvas: Canvas,
        spec: EncodingSpec,
    ) -> Self {
        let governor = Governor::new(spec.video_kbps, spec.audio_kbps);
        let mut coding = Self {
            context,
            profiles,
            canvas,
            spec,
            choice: Choice::Searching,
            search: 0,
            encoders: None,
            begun: Instant::now(),
            rests_until: None,
            lightness: 0,
            is_lightening_off: false,
            behind: None,
            governor,
        };
        coding.search();
        coding
    }

    /// Pictures of this size and rate from now on. Stops the encoders.
    pub fn set_canvas(&mut self, canvas: Canvas) {
        self.stop_encoders();
        self.canvas = canvas;
        self.search();
    }

    /// Makes this from now on. Stops the encoders if it is anything else.
    pub fn set_spec(&mut self, spec: EncodingSpec) {
        if spec != self.spec {
            self.stop_encoders();
            self.spec = spec;
            self.search();
        }
    }

    /// Takes in what the search of this number has found. Of an older one it is forgotten.
    pub fn settle(&mut self, serial: u64, result: Result<Box<Chosen>, EngineError>) {
        if serial != self.search {
            return;
        }
        match result {
            Ok(chosen) => {
                if self.context.matter == Matter::Program {
                    self.tell(EngineEvent::EncoderChosen {
                        video: chosen.video.name.clone(),
                        audio: chosen.audio.name.clone(),
                    });
                }
                self.choice = Choice::Found(chosen);
            }
            Err(error) => {
                self.choice = Choice::None;
                let detail = error.to_string();
                self.warn(|| Warning::NoEncoder { detail }, &error.to_string());
            }
        }
    }

    /// Starts the encoders if they don't run. Before they are found they start later, by
    /// [`Coding::look`]. If none was found they are looked for again: another program may have let
    /// go of the hardware.
    pub fn start_encoders(&mut self) {
        let chosen = match &self.choice {
            Choice::Found(chosen) => chosen,
            Choice::Searching => return,
            Choice::None => return self.search(),
        };
        if self.encoders.is_some() {
            return;
        }
        let lightened = chosen.video.at(self.lightness).map(|video| Chosen {
            video,
            ..(**chosen).clone()
        });
        let chosen = lightened.as_ref().unwrap_or(chosen);
        let surroundings = Surroundings {
            hub: &self.context.hub,
            limiter_delay_ns: Limiter::DELAY_NS,
            urgency: self.context.matter.urgency(),
        };
        self.governor = Governor::new(self.spec.video_kbps, self.spec.audio_kbps);
        match Encoders::start(chosen, self.canvas, &self.spec, surroundings) {
            Ok(encoders) => {
                self.offer(Some(encoders.intake()));
                self.encoders = Some(encoders);
                self.begun = Instant::now();
                self.rests_until = None;
            }
            Err(error) => {
                self.forgo_lightening();
                self.rest(&error.to_string());
            }
        }
    }

    /// Throws the encoders away.
    pub fn stop_encoders(&mut self) {
        self.offer(None);
        if let Some(encoders) = self.encoders.take() {
            encoders.stop(&self.context.teardown);
        }
        self.context.hub.forget_caps();
        self.behind = None;
    }

    /// What happened by itself. `is_wanted` with a destination or a recording; `is_needed` also
    /// while a destination says goodbye.
    pub fn look(&mut self, is_wanted: bool, is_needed: bool) {
        if self.encoders.is_some() && !is_needed {
            self.stop_encoders();
        }
        if let Some(detail) = self.encoders.as_ref().and_then(Encoders::failure) {
            self.forgo_lightening();
            self.rest(&detail);
        }
        let is_rested = self.rests_until.is_none_or(|until| Instant::now() > until);
        if is_wanted && is_rested && matches!(self.choice, Choice::Found(_)) {
            self.start_encoders();
        }
        self.relieve();
    }

    /// Lets the rate of the pictures follow what the primary destination takes; while it is not on
    /// air, the others have the whole rate.
    pub fn govern(&mut self, primary: Option<&DestinationStats>) {
        let (Some(encoders), Choice::Found(chosen)) = (&self.encoders, &self.choice) else {
            return;
        };
        if !chosen.video.bitrate.is_live {
            return;
        }
        let wanted = match primary {
            Some(stats) if matches!(stats.link, Link::OnAir { .. }) => {
                self.governor.judge(Reading {
                    at: self.begun.elapsed(),
                    queue_ms: stats.queue_ms,
                    bytes_out: stats.bytes,
                })
            }
            _ => self.governor.release(),
        };
        let Some(kbps) = wanted else { return };
        match encoders.set_video_kbps(&chosen.video, kbps) {
            Ok(()) => tracing::info!(kbps, "the picture is sent at another rate"),
            Err(error) => tracing::error!(%error, "the picture's rate does not change"),
        }
        self.tell(EngineEvent::BitrateChanged {
            video_kbps: kbps,
            is_lowered: self.governor.lowered_kbps().is_some(),
        });
    }

    /// The rate of the pictures, in kbit/s, while it is lowered.
    pub fn lowered_kbps(&self) -> Option<u32> {
        self.encoders.as_ref()?;
        self.governor.lowered_kbps()
    }

    /// The H.264 encoder's name, once one was found to work.
    pub fn encoder(&self) -> Option<&str> {
        match &self.choice {
            Choice::Found(chosen) => Some(&chosen.video.name),
            Choice::Searching | Choice::None => None,
        }
    }

    /// How many of the lighter settings it has gone down.
    pub fn lightness(&self) -> usize {
        self.lightness
    }

    /// Where pictures are handed over, while the encoders run.
    pub fn intake(&self) -> Option<Arc<Intake>> {
        self.encoders.as_ref().map(Encoders::intake)
    }

    /// Pictures the encoder had no time for since it was started.
    pub fn dropped_frames(&self) -> u64 {
        self.encoders
            .as_ref()
            .map_or(0, |encoders| encoders.intake().dropped_frames())
    }

    /// Looks for the best encoders in the background; their answer comes as an order.
    fn search(&mut self) {
        self.search += 1;
        self.lightness = 0;
        self.is_lightening_off = false;
        self.choice = Choice::Searching;
        let (serial, orders) = (self.search, self.context.orders.clone());
        let (edition, urgency) = (self.context.matter.edition(), self.context.matter.urgency());
        let (profiles, canvas) = (self.profiles.clone(), self.canvas);
        let (spec, teardown) = (self.spec.clone(), self.context.teardown.clone());
        let search = move || {
            let result = choose(&profiles, canvas, &spec, urgency, &teardown).map(Box::new);
            drop(orders.send(Order::Chosen {
                edition,
                serial,
                result,
            }));
        };
        let started = std::thread::Builder::new()
            .name("encoder-search".to_owned())
            .spawn(search);
        if let Err(error) = started {
            let error = EngineError::build("trial encoder", error);
            self.settle(serial, Err(error));
        }
    }

    /// Goes over to lighter settings when pictures have been waiting for too long.
    fn relieve(&mut self) {
        let (Some(encoders), Choice::Found(chosen)) = (&mut self.encoders, &self.choice) else {
            return;
        };
        let is_settling = self.begun.elapsed() < SETTLING;
        let is_handing_over = encoders.is_handing_over(&self.context.teardown);
        let waiting = encoders.intake().waiting();
        if is_settling || is_handing_over || waiting < Intake::BEHIND {
            self.behind = None;
            return;
        }
        let now = Behind {
            since: Instant::now(),
            waiting,
        };
        let before = *self.behind.get_or_insert(now);
        let patience = if encoders.intake().is_filling() {
            URGENT
        } else {
            OVERLOAD
        };
        if before.since.elapsed() < patience {
            return;
        }
        self.behind = Some(now);
        if waiting < before.waiting {
            return;
        }
        let lighter = chosen.video.at(self.lightness + 1);
        let Some(lighter) = lighter.filter(|_| !self.is_lightening_off) else {
            return;
        };
        let spec = EncodingSpec {
            video_kbps: self.governor.kbps(),
            ..self.spec.clone()
        };
        match encoders.hand_over(&lighter, self.canvas, &spec) {
            Ok(()) => {
                self.lightness += 1;
                self.behind = None;
                let lightness = self.lightness;
                let matter = self.context.matter;
                tracing::info!(?matter, lightness, "an encoder takes less of the processor");
                if matter == Matter::Program {
                    self.tell(EngineEvent::EncoderLightened);
                }
            }
            Err(error) => {
                tracing::warn!(%error, "lighter settings do not work here");
                self.is_lightening_off = true;
            }
        }
    }

    /// Back to the settings that were tried, if others were in use when the encoder failed.
    fn forgo_lightening(&mut self) {
        self.is_lightening_off |= self.lightness > 0;
        self.lightness = 0;
    }

    fn rest(&mut self, detail: &str) {
        self.stop_encoders();
        self.rests_until = Some(Instant::now() + REST);
        let owned = detail.to_owned();
        self.warn(|| Warning::EncoderFailed { detail: owned }, detail);
    }

    /// The mixers hand over there from now on, or nowhere.
    fn offer(&self, intake: Option<Arc<Intake>>) {
        let ticks = &self.context.ticks;
        let (edition, composition) = match self.context.matter {
            Matter::Program => return ticks.intake.store(intake),
            Matter::Edition(edition, composition) => (edition, composition),
        };
        // This thread alone writes the list.
        let mut all = Vec::clone(&ticks.others.intakes.load());
        all.retain(|other| other.edition != edition);
        all.extend(intake.map(|intake| OtherIntake {
            edition,
            composition,
            intake,
        }));
        ticks.others.intakes.store(Arc::new(all));
    }

    /// Of the program what happened, of an edition that its encoders failed.
    fn warn(&self, of_program: impl FnOnce() -> Warning, detail: &str) {
        let warning = match self.context.matter.edition() {
            None => of_program(),
            Some(edition) => Warning::EditionFailed {
                edition,
                detail: detail.to_owned(),
            },
        };
        self.tell(EngineEvent::Warning(warning));
    }

    fn tell(&self, event: EngineEvent) {
        (self.context.on_event)(event);
    }
}
