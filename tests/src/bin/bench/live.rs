//! The real engine in real time: a real screen, camera and microphone, a real server.
//!
//! ```text
//! player ─> Xvfb ─┐
//! TestCamera ─────┼─> engine in a process of its own ─> nginx
//! test_mic ───────┘
//! ```
//!
//! The player shows footage that was decoded beforehand, so that only what a user's machine would
//! do as well is done while it is measured.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rig::{Camera, Desk, Display, Output, Process, RtmpServer, wait_for};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use vitrine_engine::program::ProgramSpec;
use vitrine_engine::{
    AudioSlot, AudioSource, DestinationId, DestinationSpec, DeviceId, Edition, EncoderProfile,
    EncodingSpec, Engine, EngineConfig, Link, SourceSlot, Stats, StreamKey, StreamUrl, VideoSlot,
    VideoSource,
};

use crate::Result;
use crate::figures::{Figures, rounded};
use crate::footage::{Footage, SCREEN};
use crate::scene::{Card, canvas, program};
use crate::worker::{self, ENCODER, Task, say};

/// As long as the issue asks for.
const SECONDS: u64 = 30;
/// The safe default of platforms for 1080p60.
const VIDEO_KBPS_60: u32 = 6000;
const READY_WITHIN: Duration = Duration::from_secs(20);
/// After everything runs, before it is measured: what starts up is not what a show costs.
const WARM_UP: Duration = Duration::from_secs(4);
pub const STOP_WITHIN: Duration = Duration::from_secs(5);

/// What the engine's process is to do.
#[derive(Debug, Serialize, Deserialize)]
pub struct Plan {
    pub fps: u32,
    pub video_kbps: u32,
    pub seconds: u64,
    pub server: String,
    pub card: Card,
}

/// How the engine kept its time.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kept {
    pub frames: u64,
    pub missed_ticks: u64,
    pub late_ticks: u64,
    pub encoder_dropped: u64,
    pub encoder_lightness: usize,
    pub cpu_percent: f64,
    pub mixer_ms: f64,
}

/// Devices and server of a live measurement. Fields end in this order.
pub struct Set {
    _player: Process,
    _camera: Camera,
    server: RtmpServer,
    display: Display,
    desk: Desk,
    plan_file: PathBuf,
    _footage: Footage,
}

impl Set {
    /// Sets it up for a program of so many frames a second.
    pub fn set_up(fps: u32, video_kbps: u32, seconds: u64) -> Result<Self> {
        let footage = Footage::decode(0)?;
        let desk = Desk::set_up()?;
        let display = Display::open(SCREEN.0 as u16, SCREEN.1 as u16, desk.folder())?;
        let camera = Camera::plug_in(&desk)?;
        let server = RtmpServer::start()?;
        let screen = &footage.screen;
        let mut play = on_display(Task::Play { footage: screen }, &display, &desk)?;
        let player = Process::start("player", &mut play, desk.folder(), Output::ToLog)?;
        let card = Card::render(&footage.beside("card"))?;
        let plan_file = footage.beside("plan.json");
        let plan = Plan {
            fps,
            video_kbps,
            seconds,
            server: server.url(),
            card,
        };
        fs::write(&plan_file, serde_json::to_vec(&plan)?)?;
        Ok(Self {
            _player: player,
            _camera: camera,
            server,
            display,
            desk,
            plan_file,
            _footage: footage,
        })
    }

    /// Where the engine is to send.
    pub fn server_url(&self) -> String {
        self.server.url()
    }

    /// Another plan in the place of the one it was set up with.
    pub fn write_plan(&self, plan: &impl Serialize) -> Result<()> {
        Ok(fs::write(&self.plan_file, serde_json::to_vec(plan)?)?)
    }

    /// Runs the engine's process to its end; its answer.
    pub fn run<T: DeserializeOwned>(&self, task: impl FnOnce(&Path) -> Task<'_>) -> Result<T> {
        let mut command = on_display(task(&self.plan_file), &self.display, &self.desk)?;
        let output = command.output()?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).trim().into());
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }
}

/// 1080p60 for half a minute.
pub fn measure(figures: &mut Figures) -> Result<()> {
    let set = Set::set_up(60, VIDEO_KBPS_60, SECONDS)?;
    eprintln!("1080p60 for {SECONDS} s");
    let kept: Kept = set.run(|plan| Task::Live { plan })?;
    eprintln!("{kept:?}");
    figures.missed_ticks_1080p60 = Some(kept.missed_ticks);
    figures.frames_1080p60 = Some(kept.frames);
    figures.late_ticks_1080p60 = Some(kept.late_ticks);
    figures.encoder_dropped_1080p60 = Some(kept.encoder_dropped);
    figures.encoder_lightness_1080p60 = Some(kept.encoder_lightness);
    figures.cpu_percent_1080p60 = rounded(kept.cpu_percent);
    let recordings = set.server.recordings()?;
    let arrived = recordings
        .iter()
        .map(|recording| recording.video().packets.len() as u64)
        .sum();
    figures.frames_at_server_1080p60 = Some(arrived);
    Ok(())
}

/// A program of this crate on the set's display.
fn on_display(task: Task<'_>, display: &Display, desk: &Desk) -> Result<Command> {
    let worker = worker::command(task)?;
    let mut command = desk.command(worker.get_program());
    command
        .args(worker.get_args())
        .env("DISPLAY", display.name());
    Ok(command)
}

/// The engine's process: runs for the plan's time and prints how it kept it.
pub fn run(plan_file: &Path) -> Result<()> {
    let plan = Plan::read(plan_file)?;
    let engine = plan.start_engine()?;
    plan.go_on_air(&engine)?;
    std::thread::sleep(WARM_UP);
    let before = engine.stats();
    let begun = Instant::now();
    let mut cpu_percent = Vec::new();
    while begun.elapsed() < Duration::from_secs(plan.seconds) {
        std::thread::sleep(Duration::from_secs(1));
        cpu_percent.push(f64::from(engine.stats().cpu_percent));
    }
    let after = engine.stats();
    let stopped = engine.stop(STOP_WITHIN);
    if !stopped.abandoned.is_empty() {
        return Err(format!("the engine did not end in time: {stopped:?}").into());
    }
    say(&Kept::between(
        &before,
        &after,
        crate::stats::mean(&cpu_percent).unwrap_or_default(),
    ))
}

impl Kept {
    fn between(before: &Stats, after: &Stats, cpu_percent: f64) -> Self {
        Self {
            frames: after.frames - before.frames,
            // A tick without a free buffer is as much without a picture as one that came too late.
            missed_ticks: after.missed_ticks + after.starved_ticks
                - before.missed_ticks
                - before.starved_ticks,
            late_ticks: after.late_ticks - before.late_ticks,
            encoder_dropped: after.encoder_dropped_frames - before.encoder_dropped_frames,
            encoder_lightness: after.encoder_lightness,
            cpu_percent,
            mixer_ms: f64::from(after.mixer_ms_mean),
        }
    }
}

impl Plan {
    /// Reads it.
    pub fn read(file: &Path) -> Result<Self> {
        Ok(serde_json::from_slice(&fs::read(file)?)?)
    }

    /// The scene of the plan.
    pub fn program(&self) -> Result<Arc<ProgramSpec>> {
        Ok(Arc::new(program(vec![
            self.card.layer(self.card.picture()?),
        ])))
    }

    /// Starts the engine with the plan's scene.
    pub fn start_engine(&self) -> Result<Engine> {
        Ok(Engine::start(EngineConfig {
            canvas: canvas(self.fps),
            program: self.program()?,
            encoding: EncodingSpec {
                video_kbps: self.video_kbps,
                audio_kbps: 128,
                keyframe_s: 2,
                encoder: Some(ENCODER.to_owned()),
            },
            profiles: EncoderProfile::shipped(),
            on_event: Box::new(|event| eprintln!("{event:?}")),
            on_preview: Box::new(|_| {}),
            on_levels: Box::new(|_| {}),
        })?)
    }

    /// Chooses the devices and sends the program to the server; returns when it is on air.
    pub fn go_on_air(&self, engine: &Engine) -> Result<()> {
        choose_devices(engine)?;
        engine.connect(DestinationSpec {
            id: DestinationId(1),
            url: StreamUrl(self.server.clone()),
            key: Some(StreamKey::new(RtmpServer::KEY)),
            is_primary: true,
            edition: Edition::Program,
        })?;
        wait_for("the show on air", READY_WITHIN, || {
            let stats = engine.stats();
            let is_on_air = |link: &Link| matches!(link, Link::OnAir { .. });
            stats
                .destinations
                .iter()
                .any(|one| is_on_air(&one.link))
                .then_some(())
        })?;
        Ok(())
    }
}

/// Chooses the set's camera, screen and microphone.
pub fn choose_devices(engine: &Engine) -> Result<()> {
    let camera = device(engine, SourceSlot::Camera, Camera::NAME)?;
    let screen = device(engine, SourceSlot::Screen, "")?;
    let microphone = device(engine, SourceSlot::Microphone, Desk::MICROPHONE)?;
    engine.set_video_source(VideoSlot::Camera, Some(VideoSource::Device(camera)));
    engine.set_video_source(VideoSlot::Screen, Some(VideoSource::Device(screen)));
    engine.set_audio_source(AudioSlot::Microphone, Some(AudioSource::Device(microphone)));
    Ok(())
}

/// The device of this slot whose name or id holds this text, once it is listed.
fn device(engine: &Engine, slot: SourceSlot, text: &str) -> Result<DeviceId> {
    let found = wait_for(format!("the {slot:?} {text}"), READY_WITHIN, || {
        let fits = |device: &vitrine_engine::Device| {
            device.slot == slot && (device.name.contains(text) || device.id.0.contains(text))
        };
        engine.devices().into_iter().find(fits)
    })?;
    Ok(found.id)
}
