//! What everything costs that comes on top of a show: another destination of the same picture, the
//! recording, the picture coded once more at a lower rate, an upright picture with a card of its own.
//!
//! One engine in real time, 720p30, and the CPU time of its whole process: each is a difference to the
//! show alone, measured right before and after it, because a machine's mood changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rig::{RtmpServer, wait_for};
use serde::{Deserialize, Serialize};
use vitrine_cards::CanvasSize;
use vitrine_engine::program::{Canvas, ProgramSpec};
use vitrine_engine::{
    CompositionId, CompositionSpec, DestinationId, DestinationSpec, Edition, EditionId,
    EditionSpec, EncoderProfile, EncodingSpec, Engine, EngineConfig, Link, RecordingSpec,
    SplitRule, StreamKey, StreamUrl,
};

use crate::Result;
use crate::figures::{Figures, rounded};
use crate::live::{STOP_WITHIN, Set, choose_devices};
use crate::machine;
use crate::scene::{Card, program};
use crate::stats::median;
use crate::worker::{ENCODER, Task, say};

const FPS: u32 = 30;
/// The safe default of platforms for 720p30.
const VIDEO_KBPS: u32 = 3000;
const LOWER_KBPS: u32 = 1500;
const WIDE: CanvasSize = CanvasSize {
    width: 1280,
    height: 720,
};
const TALL: CanvasSize = CanvasSize {
    width: 720,
    height: 1280,
};
const UPRIGHT: CompositionId = CompositionId(1);
/// So many at once, for a difference that stands out.
const MORE_DESTINATIONS: u32 = 4;
const ROUNDS: usize = 3;
/// What starts up, or says goodbye, is not what it costs to run.
const SETTLE: Duration = Duration::from_secs(3);
const MEASURE: Duration = Duration::from_secs(8);
const ON_AIR_WITHIN: Duration = Duration::from_secs(20);

/// What the engine's process is to do.
#[derive(Debug, Serialize, Deserialize)]
pub struct Plan {
    server: String,
    recordings: PathBuf,
    wide: Card,
    tall: Card,
}

/// In percent of a core.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Costs {
    show: Vec<f64>,
    /// Of one more destination.
    destination: Vec<f64>,
    recording: Vec<f64>,
    lower: Vec<f64>,
    upright: Vec<f64>,
    /// Pictures of the editions that were made and left out: a cost of less than all of them is none.
    edition_frames: u64,
    edition_missed: u64,
    encoder_lightness: usize,
}

/// The rows of it.
pub fn measure(figures: &mut Figures) -> Result<()> {
    let set = Set::set_up(FPS, VIDEO_KBPS, 0)?;
    let folder = tempfile::tempdir()?;
    let plan = Plan {
        server: set.server_url(),
        recordings: folder.path().to_owned(),
        wide: Card::render_for(&folder.path().join("wide"), WIDE)?,
        tall: Card::render_for(&folder.path().join("tall"), TALL)?,
    };
    set.write_plan(&plan)?;
    eprintln!("{ROUNDS} rounds of 720p30");
    let costs: Costs = set.run(|plan| Task::Editions { plan })?;
    eprintln!("{costs:.1?}");
    let of = |samples: &[f64]| median(samples).and_then(rounded);
    figures.cpu_percent_720p30 = of(&costs.show);
    figures.destination_cpu_percent = of(&costs.destination);
    figures.recording_cpu_percent = of(&costs.recording);
    figures.lower_rate_cpu_percent = of(&costs.lower);
    figures.portrait_cpu_percent = of(&costs.upright);
    figures.edition_frames = Some(costs.edition_frames);
    figures.edition_missed = Some(costs.edition_missed);
    figures.encoder_lightness_editions = Some(costs.encoder_lightness);
    Ok(())
}

/// The engine's process.
pub fn run(plan_file: &Path) -> Result<()> {
    let plan: Plan = serde_json::from_slice(&fs::read(plan_file)?)?;
    let show = Show::begin(plan)?;
    let mut costs = Costs::default();
    for _ in 0..ROUNDS {
        let destinations = show.on_top(&mut costs, Show::add_destinations)?;
        costs
            .destination
            .push(destinations / f64::from(MORE_DESTINATIONS));
        let recording = show.on_top(&mut costs, Show::record)?;
        costs.recording.push(recording);
        let lower = show.on_top(&mut costs, |show| show.add_edition(2, None, LOWER_KBPS))?;
        costs.lower.push(lower);
        let upright = show.on_top(&mut costs, |show| {
            show.add_edition(3, Some(TALL), VIDEO_KBPS)
        })?;
        costs.upright.push(upright);
    }
    costs.encoder_lightness = show.engine.stats().encoder_lightness;
    let stopped = show.engine.stop(STOP_WITHIN);
    if !stopped.abandoned.is_empty() {
        return Err(format!("the engine did not end in time: {stopped:?}").into());
    }
    say(&costs)
}

struct Show {
    engine: Engine,
    plan: Plan,
}

impl Show {
    fn begin(plan: Plan) -> Result<Self> {
        let with = |card: &Card| -> Result<Arc<ProgramSpec>> {
            Ok(Arc::new(program(vec![card.layer(card.picture()?)])))
        };
        let (wide, tall) = (with(&plan.wide)?, with(&plan.tall)?);
        let engine = Engine::start(EngineConfig {
            canvas: Canvas {
                width: WIDE.width,
                height: WIDE.height,
                fps: FPS,
            },
            program: Arc::clone(&wide),
            encoding: encoding(VIDEO_KBPS),
            profiles: EncoderProfile::shipped(),
            on_event: Box::new(|event| eprintln!("{event:?}")),
            on_preview: Box::new(|_| {}),
            on_levels: Box::new(|_| {}),
        })?;
        engine.set_programs(wide, vec![(UPRIGHT, tall)]);
        choose_devices(&engine)?;
        let show = Self { engine, plan };
        show.connect(1, Edition::Program)?;
        std::thread::sleep(SETTLE);
        Ok(show)
    }

    /// What `more` takes on top of the show alone. It is ended again.
    fn on_top(&self, costs: &mut Costs, more: impl Fn(&Self) -> Result<()>) -> Result<f64> {
        let before = self.percent()?;
        more(self)?;
        let with = self.percent()?;
        for edition in self.engine.stats().editions {
            costs.edition_frames += edition.frames;
            costs.edition_missed += edition.missed_ticks + edition.encoder_dropped_frames;
        }
        self.end_more();
        let after = self.percent()?;
        let alone = f64::midpoint(before, after);
        costs.show.push(alone);
        Ok(with - alone)
    }

    fn percent(&self) -> Result<f64> {
        std::thread::sleep(SETTLE);
        let process = std::process::id();
        let (begun, from) = (Instant::now(), machine::cpu_seconds(process)?);
        std::thread::sleep(MEASURE);
        let spent = machine::cpu_seconds(process)? - from;
        Ok(spent / begun.elapsed().as_secs_f64() * 100.0)
    }

    fn add_destinations(&self) -> Result<()> {
        (0..MORE_DESTINATIONS).try_for_each(|more| self.connect(10 + more, Edition::Program))
    }

    fn record(&self) -> Result<()> {
        Ok(self.engine.start_recording(RecordingSpec {
            edition: Edition::Program,
            folder: self.plan.recordings.clone(),
            name: "show".to_owned(),
            split: SplitRule::default(),
            may_make_folder: true,
        })?)
    }

    fn add_edition(&self, id: u32, canvas: Option<CanvasSize>, video_kbps: u32) -> Result<()> {
        let composition = canvas.map(|CanvasSize { width, height }| CompositionSpec {
            id: UPRIGHT,
            width,
            height,
        });
        let spec = EditionSpec {
            id: EditionId(id.into()),
            composition,
            encoding: encoding(video_kbps),
        };
        self.connect(20 + id, Edition::Other(spec))
    }

    fn end_more(&self) {
        self.engine.stop_recording();
        for one in self.engine.stats().destinations {
            if one.id != DestinationId(1) {
                self.engine.disconnect(one.id);
            }
        }
    }

    fn connect(&self, id: u32, edition: Edition) -> Result<()> {
        self.engine.connect(DestinationSpec {
            id: DestinationId(id),
            url: StreamUrl(self.plan.server.clone()),
            key: Some(StreamKey::new(&format!("{}-{id}", RtmpServer::KEY))),
            is_primary: id == 1,
            edition,
        })?;
        wait_for("a destination on air", ON_AIR_WITHIN, || {
            let stats = self.engine.stats();
            let mut destinations = stats.destinations.iter();
            let is_it = destinations.find(|one| one.id == DestinationId(id))?;
            matches!(is_it.link, Link::OnAir { .. }).then_some(())
        })?;
        Ok(())
    }
}

fn encoding(video_kbps: u32) -> EncodingSpec {
    EncodingSpec {
        video_kbps,
        audio_kbps: 128,
        keyframe_s: 2,
        encoder: Some(ENCODER.to_owned()),
    }
}
