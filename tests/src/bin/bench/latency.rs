//! From a take to the first coded picture that shows it.
//!
//! Each take puts another number into the picture, as a barcode, beside a freshly drawn card. What
//! the encoder gives is kept with the time at which it was there to be sent; afterwards it is
//! decoded, and the first picture that shows a take's number tells how long that take took.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use rig::barcode::{self, Grey};
use serde::{Deserialize, Serialize};
use vitrine_domain::Picture;
use vitrine_engine::bench::{Tap, Tapped};
use vitrine_engine::program::{CardDepth, CardLayer, Motion, ProgramSpec};

use crate::figures::{Figures, rounded};
use crate::live::{Plan, Set};
use crate::scene::{VIDEO_KBPS, program};
use crate::stats::percentile;
use crate::worker::{Task, say};
use crate::{Result, annex_b};

const FPS: u32 = 30;
/// So many that the 99th percentile is one of them and not the worst alone.
const TAKES: u16 = 150;
const STOP_WITHIN: Duration = Duration::from_secs(5);
/// In its first seconds on air the encoder finds the settings that this machine can bear.
const SETTLING: Duration = Duration::from_secs(10);
/// Longer than any take may take, so that every one is seen before the next.
const BETWEEN_TAKES: Duration = Duration::from_millis(200);
/// Multiples of it fall evenly over every part of a tick.
const GOLDEN: f64 = 0.618_033_988_75;
/// The size in which numbers are read: a quarter of the canvas.
const SMALL: (usize, usize) = (480, 270);

/// How long each take took, in milliseconds.
#[derive(Debug, Serialize, Deserialize)]
struct Took {
    latencies_ms: Vec<f64>,
    encoder_lightness: usize,
}

/// Takes over and over at 1080p30.
pub fn measure(figures: &mut Figures) -> Result<()> {
    let set = Set::set_up(FPS, VIDEO_KBPS, 0)?;
    eprintln!("{TAKES} takes at 1080p{FPS}");
    let mut took: Took = set.run(|plan| Task::Takes { plan })?;
    took.latencies_ms.sort_by(f64::total_cmp);
    let at = |share| percentile(&took.latencies_ms, share).and_then(rounded);
    figures.take_latency_p50_ms = at(0.5);
    figures.take_latency_p99_ms = at(0.99);
    figures.take_latency_max_ms = at(1.0);
    figures.takes = Some(took.latencies_ms.len() as u64);
    figures.encoder_lightness_takes = Some(took.encoder_lightness);
    Ok(())
}

/// The engine's process.
pub fn run(plan_file: &Path) -> Result<()> {
    let plan = Plan::read(plan_file)?;
    let programs = (0..=TAKES)
        .map(|take| numbered(&plan, take))
        .collect::<Result<Vec<_>>>()?;
    let engine = plan.start_engine()?;
    plan.go_on_air(&engine)?;
    engine.set_program(Arc::clone(&programs[0]));
    std::thread::sleep(SETTLING);
    let listener = Listener::start(engine.tap())?;
    std::thread::sleep(Duration::from_secs(1));
    let mut taken = Vec::new();
    for (number, program) in programs.into_iter().enumerate().skip(1) {
        let part_of_tick = (number as f64 * GOLDEN).fract() / f64::from(FPS);
        std::thread::sleep(BETWEEN_TAKES + Duration::from_secs_f64(part_of_tick));
        taken.push(Instant::now());
        engine.set_program(program);
    }
    std::thread::sleep(Duration::from_secs(1));
    let pictures = listener.stop()?;
    let encoder_lightness = engine.stats().encoder_lightness;
    engine.stop(STOP_WITHIN);
    let numbers = read_numbers(&pictures.stream, plan_file)?;
    say(&Took {
        latencies_ms: latencies(&taken, &numbers, &pictures.at)?,
        encoder_lightness,
    })
}

/// The plan's scene with this number on it, and a card that was drawn for it.
fn numbered(plan: &Plan, number: u16) -> Result<Arc<ProgramSpec>> {
    let card = plan.card.layer(plan.card.picture()?);
    let barcode = CardLayer {
        id: 2,
        picture: Arc::new(drawn(number)?),
        x: barcode::LEFT as i32,
        y: barcode::TOP as i32,
        depth: CardDepth::OverAll,
        motion: Motion::Fade,
        motion_ms: 0,
    };
    Ok(Arc::new(program(vec![card, barcode])))
}

fn drawn(number: u16) -> Result<Picture> {
    let width = barcode::CELL_WIDTH * barcode::CELLS as u32;
    let cells = barcode::encode(number).map(|is_white| if is_white { 255 } else { 0 });
    let pixel = |x: u32| {
        let level = cells[(x / barcode::CELL_WIDTH) as usize];
        [level, level, level, 255]
    };
    let row: Vec<u8> = (0..width).flat_map(pixel).collect();
    Ok(Picture::new(
        width,
        barcode::CELL_HEIGHT,
        row.repeat(barcode::CELL_HEIGHT as usize),
    )?)
}

/// Every coded picture and when it was there.
struct Heard {
    stream: Vec<u8>,
    at: Vec<Instant>,
}

/// Listens on a thread of its own: a picture's time is taken when it comes.
struct Listener {
    is_stopping: Arc<AtomicBool>,
    heard: mpsc::Receiver<Result<Heard, String>>,
}

impl Listener {
    fn start(tap: Tap) -> Result<Self> {
        let is_stopping = Arc::new(AtomicBool::new(false));
        let (sender, heard) = mpsc::channel();
        let stop = Arc::clone(&is_stopping);
        std::thread::Builder::new()
            .name("listener".to_owned())
            .spawn(move || {
                let result = listen(&tap, &stop).map_err(|error| error.to_string());
                // Nobody waits any more when the takes have failed.
                drop(sender.send(result));
            })?;
        Ok(Self { is_stopping, heard })
    }

    fn stop(self) -> Result<Heard> {
        self.is_stopping.store(true, Ordering::Relaxed);
        Ok(self.heard.recv()??)
    }
}

fn listen(tap: &Tap, is_stopping: &AtomicBool) -> Result<Heard> {
    let mut heard = Heard {
        stream: Vec::new(),
        at: Vec::new(),
    };
    while !is_stopping.load(Ordering::Relaxed) {
        let Some(Tapped { at, avc, .. }) = tap.next(Duration::from_millis(100)) else {
            continue;
        };
        if heard.at.is_empty() {
            let caps = tap.caps().ok_or("the stream has no headers yet")?;
            let data = caps
                .structure(0)
                .and_then(|fields| fields.get::<gst::Buffer>("codec_data").ok());
            let data = data.ok_or("the caps hold no headers")?;
            heard.stream = annex_b::headers(&data.map_readable()?)?;
        }
        heard.at.push(at);
        annex_b::append(&mut heard.stream, &avc.map_readable()?)?;
    }
    Ok(heard)
}

/// The number that each coded picture shows, if it shows one.
fn read_numbers(stream: &[u8], beside: &Path) -> Result<Vec<Option<u16>>> {
    let file = beside.with_file_name("takes.h264");
    fs::write(&file, stream)?;
    let (width, height) = SMALL;
    let output = Command::new("ffmpeg")
        .args(["-v", "error", "-f", "h264", "-i"])
        .arg(&file)
        .args(["-fps_mode", "passthrough"])
        .args([
            "-vf",
            &format!("scale={width}:{height}:flags=area,format=gray"),
        ])
        .args(["-f", "rawvideo", "-"])
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().into());
    }
    let read = |pixels: &[u8]| {
        barcode::decode(Grey {
            width,
            height,
            pixels,
        })
    };
    Ok(output
        .stdout
        .chunks_exact(width * height)
        .map(read)
        .collect())
}

/// Take `n` (from 1 on) has come with the first picture that shows its number, or a later one.
fn latencies(taken: &[Instant], numbers: &[Option<u16>], at: &[Instant]) -> Result<Vec<f64>> {
    if numbers.len() != at.len() {
        return Err(format!("{} pictures came, {} decode", at.len(), numbers.len()).into());
    }
    let latency = |(index, taken): (usize, &Instant)| {
        let number = index as u16 + 1;
        // A take whose pictures were all dropped is seen with the next one's, and took that long.
        let first = numbers.iter().position(|shown| *shown >= Some(number));
        let first = first.ok_or_else(|| format!("take {number} was never seen"))?;
        Ok(at[first].duration_since(*taken).as_secs_f64() * 1e3)
    };
    taken.iter().enumerate().map(latency).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_take_has_come_with_the_first_picture_that_shows_it() {
        let start = Instant::now();
        let after = |ms| start + Duration::from_millis(ms);
        let taken = [after(0), after(200)];
        let at = [after(10), after(43), after(76), after(240)];
        let numbers = [None, Some(1), Some(1), Some(2)];
        let latencies = latencies(&taken, &numbers, &at).unwrap();
        assert_eq!(latencies, [43.0, 40.0]);
        assert!(
            super::latencies(&taken, &numbers[..3], &at[..3]).is_err(),
            "take 2 is not there"
        );
        assert!(
            super::latencies(&taken, &numbers, &at[..3]).is_err(),
            "a picture is missing"
        );
    }
}
