//! What one program picture costs: screen full, camera inset and a card, both sources changing at
//! every tick, at 1080p and 720p. Prints milliseconds a frame: processor time, which other programs
//! disturb least, and the median and 99th percentile of the time that passed.
//!
//! `cargo run --release -p vitrine-engine --example mixer_cost`

#![allow(clippy::print_stdout, reason = "printing is all this program is for")]

use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

use cpu_time::ThreadTime;
use vitrine_domain::{Picture, Scene};
use vitrine_engine::mixer::{Colours, FrameView, I420Mut, Inputs, Matrix, Mixer, PixelFormat};
use vitrine_engine::program::{
    Border, Canvas, CardDepth, CardLayer, Corner, Framing, InsetStyle, Motion, ProgramSpec, Rgb,
};

const FRAMES: u64 = 300;

/// Different frames per source, as a capture's pool has: more than fit into a processor's cache.
const POOL: usize = 4;

fn main() -> Result<(), Box<dyn Error>> {
    let webcam = Colours {
        matrix: Matrix::Bt601,
        is_full_range: false,
    };
    for (width, height) in [(1920, 1080), (1280, 720)] {
        let canvas = Canvas {
            width,
            height,
            fps: 30,
        };
        let screen = Footage::new(PixelFormat::Bgrx, 1920, 1080, Colours::PROGRAM);
        for format in [PixelFormat::I420, PixelFormat::Nv12, PixelFormat::Yuy2] {
            for colours in [Colours::PROGRAM, webcam] {
                let camera = Footage::new(format, 1280, 720, colours);
                let what = format!("screen + {format:?} {:?} inset + card", colours.matrix);
                measure(canvas, Scene::ScreenWithCamera, &camera, &screen, &what)?;
            }
        }
        let camera = Footage::new(PixelFormat::Yuy2, 1280, 720, webcam);
        measure(
            canvas,
            Scene::CameraFull,
            &camera,
            &screen,
            "camera full (YUY2 Bt601) + card",
        )?;
        measure(
            canvas,
            Scene::SideBySide,
            &camera,
            &screen,
            "side by side + card",
        )?;
        measure(canvas, Scene::Slate, &camera, &screen, "background + card")?;
    }
    Ok(())
}

/// A source whose frames all differ.
struct Footage {
    frames: Vec<[Vec<u8>; 3]>,
    view: FrameView<'static>,
}

impl Footage {
    fn new(format: PixelFormat, width: u32, height: u32, colours: Colours) -> Self {
        let sizes = format.plane_sizes(width, height);
        let frames = (0..POOL).map(|seed| sizes.map(|(row, rows)| noise(row * rows, seed)));
        let strides = sizes.map(|(row, _)| row as u32);
        let planes = [&[][..]; 3];
        let view = FrameView {
            format,
            width,
            height,
            planes,
            strides,
            colours,
            serial: 0,
        };
        Self {
            frames: frames.collect(),
            view,
        }
    }

    fn at(&self, tick: u64) -> FrameView<'_> {
        let [a, b, c] = &self.frames[tick as usize % POOL];
        FrameView {
            planes: [a, b, c],
            serial: tick,
            ..self.view
        }
    }
}

fn noise(bytes: usize, seed: usize) -> Vec<u8> {
    let mut state = seed as u32 + 1;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    (0..bytes).map(|_| next()).collect()
}

fn measure(
    canvas: Canvas,
    scene: Scene,
    camera: &Footage,
    screen: &Footage,
    what: &str,
) -> Result<(), Box<dyn Error>> {
    let program = Arc::new(program(canvas, scene)?);
    let mut mixer = Mixer::new(canvas);
    let (width, height) = (canvas.width, canvas.height);
    let pixels = (width * height) as usize;
    let mut pool: Vec<_> = (0..POOL)
        .map(|_| [vec![0; pixels], vec![0; pixels / 4], vec![0; pixels / 4]])
        .collect();
    let mut times_ms = Vec::new();
    let mut used_ms = Vec::new();
    for tick in 0..FRAMES {
        let inputs = Inputs {
            camera: Some(camera.at(tick)),
            screen: Some(screen.at(tick)),
        };
        let planes = pool[tick as usize % POOL].each_mut().map(Vec::as_mut_slice);
        let out = I420Mut::new(planes, [width, width / 2, width / 2], width, height)?;
        let (start, start_used) = (Instant::now(), ThreadTime::now());
        mixer.compose(
            &program,
            &inputs,
            tick * 1_000_000_000 / u64::from(canvas.fps),
            out,
        );
        used_ms.push(start_used.elapsed().as_secs_f64() * 1000.0);
        times_ms.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    // The first ticks plan and make room.
    times_ms.drain(..20);
    used_ms.drain(..20);
    times_ms.sort_by(f64::total_cmp);
    let used = used_ms.iter().sum::<f64>() / used_ms.len() as f64;
    let at = |share: f64| times_ms[(times_ms.len() as f64 * share) as usize];
    let (median, worst) = (at(0.5), at(0.99));
    println!("{width}x{height} {what:44} cpu {used:5.2} median {median:5.2} p99 {worst:6.2} ms");
    Ok(())
}

/// A lower third with rounded, half-transparent edges, as cards have.
fn card(width: u32, height: u32) -> Result<Arc<Picture>, Box<dyn Error>> {
    let mut rgba = Vec::with_capacity((width * height * 4) as usize);
    for y in 0..height {
        for x in 0..width {
            let edge = x.min(y).min(width - 1 - x).min(height - 1 - y);
            let alpha = (edge * 16).min(if y % 8 == 0 { 255 } else { 230 });
            rgba.extend([
                alpha as u8,
                (alpha / 2) as u8,
                (alpha * x / width) as u8,
                alpha as u8,
            ]);
        }
    }
    Ok(Arc::new(Picture::new(width, height, rgba)?))
}

fn program(canvas: Canvas, scene: Scene) -> Result<ProgramSpec, Box<dyn Error>> {
    let picture = card(canvas.width / 2, canvas.height / 4)?;
    Ok(ProgramSpec {
        scene,
        scene_fade_ms: 300,
        camera: Framing::PLAIN,
        screen: Framing::PLAIN,
        inset: InsetStyle {
            corner: Corner::TopRight,
            width_permille: 260,
            margin_permille: 25,
            radius_permille: 60,
            border: Some(Border {
                width: 4,
                colour: Rgb(255, 255, 255),
            }),
        },
        background: Rgb(24, 24, 40),
        slate: None,
        cards: vec![CardLayer {
            id: 1,
            picture,
            x: 64,
            y: (canvas.height * 2 / 3) as i32,
            depth: CardDepth::OverAll,
            motion: Motion::SlideLeft,
            motion_ms: 300,
        }],
    })
}
