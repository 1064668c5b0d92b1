//! Our own contenders: this program again, as a process of its own, so that it can be measured
//! whole.

use std::fs::{self, File};
use std::io::{BufWriter, Read, Write as _};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use serde::{Deserialize, Serialize};
use vitrine_engine::EncodingSpec;
use vitrine_engine::bench::FullSpeed;
use vitrine_engine::mixer::{Colours, FrameView, I420Mut, Inputs, Mixer, PixelFormat};
use vitrine_engine::program::ProgramSpec;

use crate::footage::{CAMERA, CAMERA_BYTES, PICTURE_BYTES, SCREEN, SCREEN_BYTES};
use crate::scene::{Sheet, VIDEO_KBPS, canvas, program};
use crate::stats::{mean, percentile};
use crate::{Result, annex_b, catalogue, editions, latency, live, player};

/// The first argument of a worker.
pub const ARGUMENT: &str = "worker";
/// The encoder that everyone uses.
pub const ENCODER: &str = "x264enc";

const FPS: u32 = 30;
/// The first pictures warm caches and allocate.
const WARM_UP: usize = 20;

/// What a worker does.
pub enum Task<'a> {
    /// Mixes and codes everything, as fast as it goes.
    Compose { sheet: &'a Path, coded: &'a Path },
    /// Mixes everything and writes the pictures.
    Draw { sheet: &'a Path, pictures: &'a Path },
    /// Mixes everything and prints what that took.
    Mix { sheet: &'a Path },
    /// Runs the engine in real time and prints how it kept its time.
    Live { plan: &'a Path },
    /// Runs the engine in real time, takes over and over, and prints how long each took.
    Takes { plan: &'a Path },
    /// Runs the engine in real time with more and less beside the show, and prints what that took.
    Editions { plan: &'a Path },
    /// Plays the footage on the display until it is ended.
    Play { footage: &'a Path },
    /// Takes a file into the store of a folder and prints what that took.
    Import { data: &'a Path, file: &'a Path },
    /// Takes a file into a bare table and prints what that took.
    ImportBare { file: &'a Path },
    /// Searches the store of a folder and prints how soon it answered.
    Search { data: &'a Path },
}

/// What the mixer took for a picture.
#[derive(Debug, Serialize, Deserialize)]
pub struct MixerCost {
    pub mean_ms: f64,
    pub p99_ms: f64,
}

/// The command that does a task.
pub fn command(task: Task<'_>) -> Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg(ARGUMENT);
    match task {
        Task::Compose { sheet, coded } => command.arg("compose").args([sheet, coded]),
        Task::Draw { sheet, pictures } => command.arg("draw").args([sheet, pictures]),
        Task::Mix { sheet } => command.arg("mix").arg(sheet),
        Task::Live { plan } => command.arg("live").arg(plan),
        Task::Takes { plan } => command.arg("takes").arg(plan),
        Task::Editions { plan } => command.arg("editions").arg(plan),
        Task::Play { footage } => command.arg("play").arg(footage),
        Task::Import { data, file } => command.arg("import").args([data, file]),
        Task::ImportBare { file } => command.arg("import-bare").arg(file),
        Task::Search { data } => command.arg("search").arg(data),
    };
    Ok(command)
}

/// Does a task.
pub fn run(arguments: &[String]) -> Result<()> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["compose", sheet, coded] => compose(&Sheet::read(sheet.as_ref())?, coded.as_ref()),
        ["draw", sheet, pictures] => draw(&Sheet::read(sheet.as_ref())?, pictures.as_ref()),
        ["mix", sheet] => mix(&Sheet::read(sheet.as_ref())?),
        ["live", plan] => live::run(plan.as_ref()),
        ["takes", plan] => latency::run(plan.as_ref()),
        ["editions", plan] => editions::run(plan.as_ref()),
        ["play", footage] => player::run(footage.as_ref()),
        ["import", data, file] => catalogue::import(data.as_ref(), file.as_ref()),
        ["import-bare", file] => catalogue::import_bare(file.as_ref()),
        ["search", data] => catalogue::search(data.as_ref()),
        _ => Err(format!("not a task: {arguments:?}").into()),
    }
}

/// Reads the footage frame by frame into the same memory, as a capture's buffers are used again.
struct Reader {
    screen: File,
    camera: File,
    screen_frame: Vec<u8>,
    camera_frame: Vec<u8>,
    serial: u64,
}

impl Reader {
    fn open(sheet: &Sheet) -> Result<Self> {
        Ok(Self {
            screen: File::open(&sheet.screen)?,
            camera: File::open(&sheet.camera)?,
            screen_frame: vec![0; SCREEN_BYTES],
            camera_frame: vec![0; CAMERA_BYTES],
            serial: 0,
        })
    }

    fn next(&mut self) -> Result<Inputs<'_>> {
        self.screen.read_exact(&mut self.screen_frame)?;
        self.camera.read_exact(&mut self.camera_frame)?;
        self.serial += 1;
        let luma = CAMERA_BYTES / 3 * 2;
        let (y, chroma) = self.camera_frame.split_at(luma);
        let (u, v) = chroma.split_at(luma / 4);
        let camera = FrameView {
            format: PixelFormat::I420,
            width: CAMERA.0,
            height: CAMERA.1,
            planes: [y, u, v],
            strides: [CAMERA.0, CAMERA.0 / 2, CAMERA.0 / 2],
            colours: Colours::PROGRAM,
            serial: self.serial,
        };
        let screen = FrameView {
            format: PixelFormat::Bgrx,
            width: SCREEN.0,
            height: SCREEN.1,
            planes: [&self.screen_frame, &[], &[]],
            strides: [SCREEN.0 * 4, 0, 0],
            colours: Colours::PROGRAM,
            serial: self.serial,
        };
        Ok(Inputs {
            camera: Some(camera),
            screen: Some(screen),
        })
    }
}

fn program_of(sheet: &Sheet) -> Result<Arc<ProgramSpec>> {
    Ok(Arc::new(program(vec![
        sheet.card.layer(sheet.card.picture()?),
    ])))
}

/// As on air: the mixer into pooled buffers, these into the encoder, its packets away.
fn compose(sheet: &Sheet, coded: &Path) -> Result<()> {
    let program = program_of(sheet)?;
    let mut reader = Reader::open(sheet)?;
    let spec = EncodingSpec {
        video_kbps: VIDEO_KBPS,
        audio_kbps: 128,
        keyframe_s: 2,
        encoder: Some(ENCODER.to_owned()),
    };
    let stream = Arc::new(Mutex::new(Ok(Vec::new())));
    let kept = Arc::clone(&stream);
    let mut full_speed = FullSpeed::start(canvas(FPS), &spec, move |sample| {
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Ok(stream) = &mut *kept
            && let Err(error) = append(stream, sample)
        {
            *kept = Err(error.to_string());
        }
    })?;
    for _ in 0..sheet.frames {
        full_speed.push(&program, &reader.next()?)?;
    }
    full_speed.finish()?;
    let stream = std::mem::replace(
        &mut *stream.lock().unwrap_or_else(PoisonError::into_inner),
        Ok(Vec::new()),
    );
    Ok(fs::write(coded, stream?)?)
}

fn append(stream: &mut Vec<u8>, sample: &gst::Sample) -> Result<()> {
    let bytes = sample
        .buffer()
        .ok_or("a packet without bytes")?
        .map_readable()?;
    annex_b::append(stream, &bytes)
}

/// Mixes every picture into memory of its own and hands it on, with the time it took.
fn mix_all(sheet: &Sheet, mut take: impl FnMut(&[u8], f64) -> Result<()>) -> Result<()> {
    let program = program_of(sheet)?;
    let mut reader = Reader::open(sheet)?;
    let canvas = canvas(FPS);
    let mut mixer = Mixer::new(canvas);
    let (width, height) = (canvas.width, canvas.height);
    let mut picture = vec![0; PICTURE_BYTES];
    let luma = PICTURE_BYTES / 3 * 2;
    for frame in 0..sheet.frames {
        let inputs = reader.next()?;
        let (y, chroma) = picture.split_at_mut(luma);
        let (u, v) = chroma.split_at_mut(luma / 4);
        let out = I420Mut::new([y, u, v], [width, width / 2, width / 2], width, height)?;
        let begun = Instant::now();
        mixer.compose(
            &program,
            &inputs,
            frame * 1_000_000_000 / u64::from(FPS),
            out,
        );
        take(&picture, begun.elapsed().as_secs_f64() * 1e3)?;
    }
    Ok(())
}

fn draw(sheet: &Sheet, pictures: &Path) -> Result<()> {
    let mut file = BufWriter::with_capacity(PICTURE_BYTES, File::create(pictures)?);
    mix_all(sheet, |picture, _| Ok(file.write_all(picture)?))?;
    Ok(file.flush()?)
}

fn mix(sheet: &Sheet) -> Result<()> {
    let mut times_ms = Vec::new();
    mix_all(sheet, |_, took_ms| {
        times_ms.push(took_ms);
        Ok(())
    })?;
    let times_ms = times_ms
        .get_mut(WARM_UP..)
        .ok_or("too few frames to measure")?;
    times_ms.sort_by(f64::total_cmp);
    let cost = mean(times_ms).zip(percentile(times_ms, 0.99));
    let (mean_ms, p99_ms) = cost.ok_or("too few frames to measure")?;
    say(&MixerCost { mean_ms, p99_ms })
}

/// A worker's answer.
pub fn say(answer: &impl Serialize) -> Result<()> {
    println!("{}", serde_json::to_string(answer)?);
    Ok(())
}
