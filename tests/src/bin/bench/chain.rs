//! The preview's whole chain in the desktop window: what the program, the window's web processes and
//! the X server take of a core while the preview shows 640x360 thirty times a second, and what the
//! same window takes without it. The difference is what the preview costs a machine. Before that, what
//! they take together while nothing goes on.
//!
//! ```text
//! program (shrink, JPEG) ─ WebSocket ─> web process (decode, draw) ─ shared memory ─> program ─> X server
//! ```
//!
//! Nothing here has a graphics card: a machine that has one spends less.

use std::time::{Duration, Instant};

use rig::{Camera, Desk, Display, RtmpServer, Steal, Window};
use serde_json::json;

use crate::figures::{Figures, rounded};
use crate::{Result, machine};

/// A desktop that the window fills.
const DESKTOP: (u16, u16) = (1280, 800);
/// The preview that is measured, and how often it comes.
const WIDTH: u32 = 640;
const FPS: f64 = 30.0;
/// A preview that comes so much more seldom is no longer the one that was asked for.
const FEWEST_FPS: f64 = 0.9 * FPS;
const SETTLE: Duration = Duration::from_secs(4);
const MEASURE_FOR: Duration = Duration::from_secs(12);
const ROUNDS: usize = 3;
const WITHIN: Duration = Duration::from_secs(20);

/// Seconds of a core, by who spent them.
#[derive(Debug, Clone, Copy, Default)]
struct Spent {
    program: f64,
    web: f64,
    display: f64,
}

impl Spent {
    fn all(self) -> f64 {
        self.program + self.web + self.display
    }
}

/// One time of measuring, in percent of a core.
#[derive(Debug, Clone, Copy)]
struct Round {
    spent: Spent,
    fps: f64,
}

/// The chain with the preview on and off, in turns, so that a change of the machine's mood meets both.
pub fn measure(figures: &mut Figures) -> Result<()> {
    let desk = Desk::set_up()?;
    let display = Display::open(DESKTOP.0, DESKTOP.1, desk.folder())?;
    let _camera = Camera::plug_in(&desk)?;
    let server = RtmpServer::start()?;
    let window = Window::open(&desk, &display)?;
    show_preview(&window, false)?;
    let idle = (0..ROUNDS)
        .map(|_| spend(&window, &display))
        .collect::<Result<Vec<_>>>()?;
    eprintln!("nothing goes on {idle:.1?}");
    let idle = least(&idle).ok_or("nothing was measured")?;
    figures.idle_window_percent = rounded(idle.spent.all());
    show_preview(&window, true)?;
    go_live(&window, &server)?;
    let size = fit(&window)?;
    eprintln!("the preview is {size}");

    let steal = Steal::begin()?;
    let (mut with, mut without) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        show_preview(&window, false)?;
        without.push(spend(&window, &display)?);
        show_preview(&window, true)?;
        with.push(spend(&window, &display)?);
    }
    let steal_percent = steal.share()? * 100.0;
    eprintln!("with the preview {with:.1?}\nwithout {without:.1?}\nsteal {steal_percent:.1} %");

    // A machine that is short of time shows fewer pictures, which costs less: those rounds say nothing.
    with.retain(|round| round.fps >= FEWEST_FPS);
    let with = least(&with).ok_or("the preview never came at its rate: the machine is too busy")?;
    let without = least(&without).ok_or("nothing was measured")?;
    figures.preview_chain_on_percent = rounded(with.spent.all());
    figures.preview_chain_off_percent = rounded(without.spent.all());
    figures.preview_chain_percent = rounded(with.spent.all() - without.spent.all());
    figures.preview_chain_program_percent = rounded(with.spent.program - without.spent.program);
    figures.preview_chain_web_percent = rounded(with.spent.web - without.spent.web);
    figures.preview_chain_display_percent = rounded(with.spent.display - without.spent.display);
    figures.preview_chain_fps = rounded(with.fps);
    figures.preview_chain_steal_percent = rounded(steal_percent);
    Ok(())
}

/// A show with the camera on the whole picture: every picture of it differs from the last. Live, since a
/// practice run shows what viewers see as well, which is decoded for it.
fn go_live(window: &Window, server: &RtmpServer) -> Result<()> {
    let camera = |window: &Window| {
        let devices = window.ask(&json!({ "ask": "devices" }))?["devices"].clone();
        let mut all = devices.as_array().cloned().unwrap_or_default().into_iter();
        Ok(all.find(|device| device["slot"] == "camera"))
    };
    window.wait_until("the camera", WITHIN, |window| Ok(camera(window)?.is_some()))?;
    let device = camera(window)?.ok_or("the camera went")?;
    window.ask(&json!({ "ask": "set_source", "slot": "camera", "device": device["id"] }))?;
    // At 720p two cores without a graphics card have time left,
    // so that the preview does not yield to the encoder.
    window.ask(&json!({ "ask": "set_quality", "quality": quality() }))?;
    let destination =
        json!({ "ask": "set_destination", "url": server.url(), "key": RtmpServer::KEY });
    window.ask(&destination)?;
    for command in [
        json!({ "do": "go_live" }),
        json!({ "do": "take_next" }),
        json!({ "do": "set_scene", "scene": "camera_full" }),
    ] {
        window.ask(&json!({ "ask": "show", "command": command }))?;
    }
    Ok(())
}

fn quality() -> serde_json::Value {
    json!({ "width": 1280, "height": 720, "fps": 30, "video_kbps": 3000, "audio_kbps": 128 })
}

/// Makes the window as wide as a preview of 640 pixels needs; what the preview then is.
fn fit(window: &Window) -> Result<String> {
    let canvas = "const canvas = document.querySelector('canvas[role=img]');
        const shown = canvas.getBoundingClientRect();
        return [shown.width, shown.height, canvas.width, canvas.height, innerWidth, innerHeight];";
    let numbers = |window: &Window| -> Result<Vec<f64>> {
        let said = window.run(canvas, &[])?;
        let list = said.as_array().ok_or("the page has no preview")?;
        Ok(list.iter().filter_map(serde_json::Value::as_f64).collect())
    };
    let before = numbers(window)?;
    let [shown, _, _, _, width, height] = before[..] else {
        return Err(format!("the page's preview is {before:?}").into());
    };
    window.resize((width - shown) as u32 + WIDTH, height as u32)?;
    window.wait_until("a preview of 640 pixels", WITHIN, |window| {
        let now = window.run(canvas, &[])?;
        Ok(now[2] == WIDTH)
    })?;
    Ok(format!("{:?} (shown, drawn, window)", numbers(window)?))
}

/// Lets the page believe that it is hidden, which ends the preview and nothing else.
fn show_preview(window: &Window, is_shown: bool) -> Result<()> {
    let hide =
        "Object.defineProperty(document, 'hidden', { configurable: true, get: () => arguments0 });
        document.dispatchEvent(new Event('visibilitychange'));";
    window.run(&hide.replace("arguments0", &(!is_shown).to_string()), &[])?;
    std::thread::sleep(SETTLE);
    Ok(())
}

fn spend(window: &Window, display: &Display) -> Result<Round> {
    let pictures = || -> Result<f64> {
        let stats = window.run("return window.vitrinePreviewLatency()", &[])?;
        Ok(stats["frames"]
            .as_f64()
            .ok_or("the page counts no pictures")?)
    };
    let (from, shown, begun) = (spent(window, display)?, pictures()?, Instant::now());
    std::thread::sleep(MEASURE_FOR);
    let (to, seconds) = (spent(window, display)?, begun.elapsed().as_secs_f64());
    let percent = |from: f64, to: f64| (to - from) / seconds * 100.0;
    Ok(Round {
        spent: Spent {
            program: percent(from.program, to.program),
            web: percent(from.web, to.web),
            display: percent(from.display, to.display),
        },
        fps: (pictures()? - shown) / seconds,
    })
}

fn spent(window: &Window, display: &Display) -> Result<Spent> {
    let program = window.process_id()?;
    let mut spent = Spent {
        display: machine::cpu_seconds(display.process_id())?,
        ..Spent::default()
    };
    for (process, _) in machine::family(program)? {
        let seconds = machine::cpu_seconds(process)?;
        if process == program {
            spent.program += seconds;
        } else {
            spent.web += seconds;
        }
    }
    Ok(spent)
}

/// The round that was disturbed least by what else the machine does.
fn least(rounds: &[Round]) -> Option<Round> {
    let by_cost = |a: &Round, b: &Round| a.spent.all().total_cmp(&b.spent.all());
    rounds.iter().copied().min_by(by_cost)
}
