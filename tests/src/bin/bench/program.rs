//! The built program itself: how soon it shows a picture, what the preview costs it, and how much
//! memory a show takes.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use rig::{Air, AirOptions, Desk, Output, Process, RtmpServer, Stage};
use serde_json::json;
use tungstenite::Message;

use crate::figures::{Figures, rounded};
use crate::{Result, machine};

/// The median of so many starts.
const STARTS: usize = 5;
const SHOW: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/demo/show.toml");
/// Long enough for every cache and queue to have filled.
const SHOW_SECONDS: u64 = 30;
const PREVIEW: &str = r#"{"preview":{"width":640,"height":360,"fps":30}}"#;
const PREVIEW_FOR: Duration = Duration::from_secs(12);
const PREVIEW_ROUNDS: usize = 3;
const ANSWER_WITHIN: Duration = Duration::from_secs(20);

/// From the start of `vitrine serve` to the first preview picture at a viewer.
pub fn measure_start(figures: &mut Figures) -> Result<()> {
    let desk = Desk::set_up()?;
    let data = desk.folder().join("data");
    let first = start_to_preview(&desk, &data)?;
    figures.first_start_to_preview_ms = rounded(first);
    let mut later = (0..STARTS)
        .map(|_| start_to_preview(&desk, &data))
        .collect::<Result<Vec<_>>>()?;
    later.sort_by(f64::total_cmp);
    eprintln!("first start {first:.0} ms, then {later:.0?} ms");
    figures.start_to_preview_ms = rounded(later[STARTS / 2]);
    Ok(())
}

/// The most memory of `vitrine air` with real devices and the demo show at 1080p30.
pub fn measure_memory(figures: &mut Figures) -> Result<()> {
    let stage = Stage::set_up()?;
    let options = AirOptions {
        show: PathBuf::from(SHOW),
        to: stage.server.url(),
        key: RtmpServer::KEY.to_owned(),
        others: Vec::new(),
        pictures: Vec::new(),
        size: "1920x1080@30".to_owned(),
        video_kbps: 4500,
        seconds: None,
        trusted: None,
        record: None,
        split_minutes: None,
        clock_off_by: None,
    };
    let mut air = Air::start(&stage.desk, &stage.display, &options)?;
    eprintln!("a show of {SHOW_SECONDS} s at 1080p30");
    air.wait_for_status("the show on air", ANSWER_WITHIN, |status| {
        status.link == "on_air"
    })?;
    std::thread::sleep(Duration::from_secs(SHOW_SECONDS));
    let peak = machine::peak_rss(air.process_id())?;
    air.end(Duration::from_secs(10))?;
    figures.peak_rss_mb = rounded(peak as f64 / 1e6);
    Ok(())
}

fn start_to_preview(desk: &Desk, data: &Path) -> Result<f64> {
    let begun = Instant::now();
    let served = Served::start(desk.command(rig::program()?), desk, data)?;
    let mut socket = served.socket("lossy")?;
    socket.send(Message::text(PREVIEW))?;
    loop {
        if let Message::Binary(_) = socket.read()? {
            return Ok(begun.elapsed().as_secs_f64() * 1e3);
        }
    }
}

/// What the preview costs the program at 640x360 and 30 pictures a second: its own CPU time with a
/// viewer less that without, while the same show runs.
pub fn measure_preview(figures: &mut Figures) -> Result<()> {
    let stage = Stage::set_up()?;
    let data = stage.desk.folder().join("data");
    let mut command = stage.desk.command(rig::program()?);
    command.env("DISPLAY", stage.display.name());
    let served = Served::start(command, &stage.desk, &data)?;
    let mut control = served.socket("control")?;
    let mut ask = |request: serde_json::Value| -> Result<serde_json::Value> {
        control.send(Message::text(
            json!({ "id": 1, "request": request }).to_string(),
        ))?;
        loop {
            let Message::Text(text) = control.read()? else {
                continue;
            };
            let said: serde_json::Value = serde_json::from_str(&text)?;
            if said["id"] == 1 {
                return Ok(said["ok"].clone());
            }
        }
    };
    let deadline = Instant::now() + ANSWER_WITHIN;
    for slot in ["camera", "screen"] {
        let id = loop {
            let devices = ask(json!({ "ask": "devices" }))?["devices"].clone();
            let mut devices = devices.as_array().cloned().unwrap_or_default().into_iter();
            match devices.find(|device| device["slot"] == slot) {
                Some(device) => break device["id"].clone(),
                None if Instant::now() > deadline => return Err(format!("no {slot}").into()),
                None => std::thread::sleep(Duration::from_millis(200)),
            }
        };
        ask(json!({ "ask": "set_source", "slot": slot, "device": id }))?;
    }
    // Coded at 720p, the program leaves the preview its whole rate.
    let quality =
        json!({ "width": 1280, "height": 720, "fps": 30, "video_kbps": 3000, "audio_kbps": 128 });
    ask(json!({ "ask": "set_quality", "quality": quality }))?;
    for command in [
        json!({ "do": "start_practice" }),
        json!({ "do": "take_next" }),
        json!({ "do": "set_scene", "scene": "screen_with_camera" }),
    ] {
        ask(json!({ "ask": "show", "command": command }))?;
    }
    std::thread::sleep(Duration::from_secs(3));

    let process = served.process.id();
    let percent = || -> Result<f64> {
        let (begun, from) = (Instant::now(), machine::cpu_seconds(process)?);
        std::thread::sleep(PREVIEW_FOR);
        let spent = machine::cpu_seconds(process)? - from;
        Ok(spent / begun.elapsed().as_secs_f64() * 100.0)
    };
    let (mut with, mut without, mut messages) = (Vec::new(), Vec::new(), 0);
    for _ in 0..PREVIEW_ROUNDS {
        without.push(percent()?);
        let mut socket = served.socket("lossy")?;
        socket.send(Message::text(PREVIEW))?;
        let viewer = std::thread::spawn(move || {
            // Messages come all the time, so this ends in time.
            let until = Instant::now() + PREVIEW_FOR;
            let mut messages = 0u64;
            while Instant::now() < until
                && let Ok(_) = socket.read()
            {
                messages += 1;
            }
            messages
        });
        with.push(percent()?);
        messages = viewer.join().map_err(|_| "the viewer panicked")?;
    }
    let least = |values: &[f64]| values.iter().copied().fold(f64::MAX, f64::min);
    eprintln!("with a viewer {with:.1?} %, without {without:.1?} %, {messages} messages");
    figures.preview_cpu_percent = rounded(least(&with) - least(&without));
    Ok(())
}

/// `vitrine serve`.
pub struct Served {
    pub process: Process,
    pub link: String,
}

impl Served {
    /// Starts it with this command and waits for its link.
    pub fn start(mut command: Command, desk: &Desk, data: &Path) -> Result<Self> {
        command
            .arg("serve")
            .env("VITRINE_DATA", data)
            .env("LC_ALL", "en_US.UTF-8");
        let mut process = Process::start("vitrine", &mut command, desk.folder(), Output::Piped)?;
        let output = process
            .take_output()
            .ok_or("the program's output was asked for")?;
        let lines = BufReader::new(output).lines();
        let link = lines
            .map_while(std::result::Result::ok)
            .find_map(|line| link_in(&line));
        let link =
            link.ok_or_else(|| format!("`vitrine serve` gave no link: {}", process.log_end()))?;
        Ok(Self { process, link })
    }

    fn socket(&self, path: &str) -> Result<Socket> {
        let address =
            self.link
                .replacen("http://", "ws://", 1)
                .replacen("/?", &format!("/{path}?"), 1);
        let (socket, _) = tungstenite::connect(&address)?;
        if let tungstenite::stream::MaybeTlsStream::Plain(stream) = socket.get_ref() {
            stream.set_read_timeout(Some(ANSWER_WITHIN))?;
        }
        Ok(socket)
    }
}

type Socket = tungstenite::WebSocket<tungstenite::stream::MaybeTlsStream<std::net::TcpStream>>;

/// The link in a line of text.
fn link_in(line: &str) -> Option<String> {
    let start = line.find("http://")?;
    line[start..].split_whitespace().next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_is_found_in_its_sentence() {
        let line = "The studio is open at http://127.0.0.1:4000/?token=ab (Ctrl+C closes it)";
        assert_eq!(
            link_in(line).as_deref(),
            Some("http://127.0.0.1:4000/?token=ab")
        );
    }
}
