//! The editions beside the program: each with encoders and a hub of its own, for as long as a
//! destination or the recording takes it, and the compositions that they and the preview show.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use super::coding::{Coding, CodingContext, Matter};
use crate::destination::{DestinationStats, Hub};
use crate::edition::{
    CompositionId, CompositionSpec, Edition, EditionId, EditionSpec, EditionStats,
};
use crate::encode::{Chosen, EncoderProfile};
use crate::error::EngineError;
use crate::program::Canvas;
use crate::ticker::Side;

/// Everything beside the program.
pub(super) struct Editions {
    /// The program's; each edition has a hub of its own in its place.
    context: CodingContext,
    profiles: Vec<EncoderProfile>,
    program: Canvas,
    running: Vec<Running>,
    sides: Vec<Arc<Side>>,
    /// What somebody looks at, whether a destination takes it or not.
    watched: Option<CompositionSpec>,
}

struct Running {
    spec: EditionSpec,
    hub: Hub,
    coding: Coding,
    meter: Meter,
    /// Pictures that were missing when it was last warned about.
    warned: u64,
}

impl Editions {
    pub fn new(context: CodingContext, profiles: Vec<EncoderProfile>, program: Canvas) -> Self {
        Self {
            context,
            profiles,
            program,
            running: Vec::new(),
            sides: Vec::new(),
            watched: None,
        }
    }

    /// The program has another canvas; compositions follow its rate. Nobody takes any of them now.
    pub fn set_program(&mut self, program: Canvas) {
        self.program = program;
        self.stop();
        self.watched = None;
        self.close_sides();
    }

    /// Somebody looks at this composition from now on; its canvas.
    pub fn watch(&mut self, composition: CompositionSpec) -> Result<Canvas, EngineError> {
        self.watched = Some(composition);
        let canvas = self.open_side(composition);
        self.close_sides();
        canvas
    }

    /// Nobody looks at any any more.
    pub fn unwatch(&mut self) {
        if self.watched.take().is_some() {
            self.close_sides();
        }
    }

    /// The hub of what a destination is sent, which is begun for it if nobody takes it yet.
    pub fn join(&mut self, edition: &Edition, program: &Hub) -> Result<Hub, EngineError> {
        let spec = match edition {
            Edition::Program => return Ok(program.clone()),
            Edition::Other(spec) => spec,
        };
        let known = self.running.iter().find(|one| one.spec == *spec);
        if let Some(known) = known {
            return Ok(known.hub.clone());
        }
        let canvas = match spec.composition {
            None => self.program,
            Some(composition) => self.open_side(composition)?,
        };
        let hub = Hub::default();
        let context = CodingContext {
            matter: Matter::Edition(spec.id, spec.composition()),
            hub: hub.clone(),
            ..self.context.clone()
        };
        let (profiles, encoding) = (self.profiles.clone(), spec.encoding.clone());
        self.running.push(Running {
            spec: spec.clone(),
            hub: hub.clone(),
            coding: Coding::start(context, profiles, canvas, encoding),
            meter: Meter::new(),
            warned: 0,
        });
        Ok(hub)
    }

    /// Starts its encoders, once they are found.
    pub fn start_encoders(&mut self, edition: EditionId) {
        let mut running = self.running.iter_mut();
        if let Some(one) = running.find(|one| one.spec.id == edition) {
            one.coding.start_encoders();
        }
    }

    /// Takes in what the search for an edition's encoders has found.
    pub fn settle(
        &mut self,
        edition: EditionId,
        serial: u64,
        result: Result<Box<Chosen>, EngineError>,
    ) {
        let mut running = self.running.iter_mut();
        if let Some(one) = running.find(|one| one.spec.id == edition) {
            one.coding.settle(serial, result);
        }
    }

    /// What happened by itself. Ends what nobody takes any more. `wanted` and `ending`: what is taken, and
    /// what is taken by who comes to an end; `None` for the program.
    pub fn look(&mut self, wanted: &[Option<EditionId>], ending: &[Option<EditionId>]) {
        let is_needed = |id| wanted.contains(&Some(id)) || ending.contains(&Some(id));
        for one in &mut self.running {
            let id = one.spec.id;
            one.coding.look(wanted.contains(&Some(id)), is_needed(id));
        }
        let before = self.running.len();
        self.running.retain(|one| is_needed(one.spec.id));
        if self.running.len() < before {
            self.close_sides();
        }
    }

    /// Lets the rate of the edition that the primary takes follow its connection.
    pub fn govern(&mut self, primary: Option<(EditionId, &DestinationStats)>) {
        for one in &mut self.running {
            let primary = primary.filter(|(id, _)| *id == one.spec.id);
            one.coding.govern(primary.map(|(_, stats)| stats));
        }
    }

    /// The rate of the pictures that the primary takes, while it is lowered.
    pub fn lowered_kbps(&self) -> Option<u32> {
        let mut running = self.running.iter();
        running.find_map(|one| one.coding.lowered_kbps())
    }

    /// How each does.
    pub fn stats(&mut self) -> Vec<EditionStats> {
        let sides = &self.sides;
        let mixer_ms = |id| {
            let side = sides.iter().find(|side| side.spec().id == id);
            side.map_or(0.0, |side| side.usual_ms())
        };
        self.running
            .iter_mut()
            .map(|one| {
                let intake = one.coding.intake();
                let intake = intake.as_ref();
                let frames = intake.map_or(0, |intake| intake.taken_frames());
                let (fps, kbps) = one.meter.note(frames, one.hub.coded_bytes());
                EditionStats {
                    id: one.spec.id,
                    encoder: one.coding.encoder().map(str::to_owned),
                    encoder_lightness: one.coding.lightness(),
                    fps,
                    kbps,
                    frames,
                    missed_ticks: intake.map_or(0, |intake| intake.left_out_frames()),
                    encoder_dropped_frames: one.coding.dropped_frames(),
                    mixer_ms: mixer_ms(one.spec.composition()),
                }
            })
            .collect()
    }

    /// Which of them went without pictures since the last call, and without how many.
    pub fn take_behind(&mut self, stats: &[EditionStats]) -> Vec<(EditionId, u64)> {
        let mut behind = Vec::new();
        for one in &mut self.running {
            let of_it = stats.iter().find(|stats| stats.id == one.spec.id);
            let missing =
                of_it.map_or(0, |stats| stats.missed_ticks + stats.encoder_dropped_frames);
            let count = missing.saturating_sub(one.warned);
            one.warned = missing;
            if count > 0 {
                behind.push((one.spec.id, count));
            }
        }
        behind
    }

    /// The hub of an edition that somebody takes.
    pub fn hub(&self, id: EditionId) -> Option<Hub> {
        let found = self.running.iter().find(|one| one.spec.id == id)?;
        Some(found.hub.clone())
    }

    /// Throws every encoder away.
    pub fn stop(&mut self) {
        for one in &mut self.running {
            one.coding.stop_encoders();
        }
        self.running.clear();
    }

    /// The canvas of a composition, which is begun if it is not there.
    fn open_side(&mut self, spec: CompositionSpec) -> Result<Canvas, EngineError> {
        let known = self.sides.iter().find(|side| side.spec().id == spec.id);
        if let Some(side) = known {
            return Ok(side.canvas());
        }
        super::check_canvas(spec.canvas(self.program))?;
        let side = Arc::new(Side::open(spec, self.program)?);
        let canvas = side.canvas();
        self.sides.push(side);
        self.tell_sides();
        Ok(canvas)
    }

    /// Ends the compositions that no edition shows and nobody looks at any more.
    fn close_sides(&mut self) {
        let editions = self.running.iter().map(|one| one.spec.composition());
        let watched = self.watched.iter().map(|watched| watched.id);
        let shown: BTreeSet<CompositionId> = editions.chain(watched).collect();
        self.sides.retain(|side| shown.contains(&side.spec().id));
        self.tell_sides();
    }

    fn tell_sides(&self) {
        let sides = Arc::new(self.sides.clone());
        self.context.ticks.others.sides.store(sides);
    }
}

/// Pictures and bits a second, over the last second.
struct Meter {
    begun: Instant,
    frames: u64,
    bytes: u64,
    fps: f32,
    kbps: u32,
}

impl Meter {
    fn new() -> Self {
        Self {
            begun: Instant::now(),
            frames: 0,
            bytes: 0,
            fps: 0.0,
            kbps: 0,
        }
    }

    fn note(&mut self, frames: u64, bytes: u64) -> (f32, u32) {
        let seconds = self.begun.elapsed().as_secs_f32();
        if seconds >= 1.0 {
            self.fps = frames.saturating_sub(self.frames) as f32 / seconds;
            let bits = bytes.saturating_sub(self.bytes) as f32 * 8.0;
            self.kbps = (bits / 1000.0 / seconds) as u32;
            (self.begun, self.frames, self.bytes) = (Instant::now(), frames, bytes);
        }
        (self.fps, self.kbps)
    }
}
