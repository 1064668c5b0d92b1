//! The built program itself: how soon it shows a picture, and how much memory a show takes.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rig::{Air, AirOptions, Desk, Output, Process, RtmpServer, Stage};
use tungstenite::Message;

use crate::figures::{Figures, rounded};
use crate::{Result, machine};

/// The median of so many starts.
const STARTS: usize = 5;
const SHOW: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../assets/demo/show.toml");
/// Long enough for every cache and queue to have filled.
const SHOW_SECONDS: u64 = 30;
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
        size: "1920x1080@30".to_owned(),
        video_kbps: 4500,
        seconds: None,
        trusted: None,
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
    let mut command = desk.command(rig::program()?);
    command
        .arg("serve")
        .env("VITRINE_DATA", data)
        .env("LC_ALL", "en_US.UTF-8");
    let begun = Instant::now();
    let mut process = Process::start("vitrine", &mut command, desk.folder(), Output::Piped)?;
    let output = process
        .take_output()
        .ok_or("the program's output was asked for")?;
    let mut lines = BufReader::new(output).lines();
    let link = lines
        .by_ref()
        .map_while(std::result::Result::ok)
        .find_map(|line| link_in(&line));
    let link =
        link.ok_or_else(|| format!("`vitrine serve` gave no link: {}", process.log_end()))?;
    let address = link
        .replacen("http://", "ws://", 1)
        .replacen("/?", "/lossy?", 1);
    let (mut socket, _) = tungstenite::connect(&address)?;
    if let tungstenite::stream::MaybeTlsStream::Plain(stream) = socket.get_ref() {
        stream.set_read_timeout(Some(ANSWER_WITHIN))?;
    }
    socket.send(Message::text(
        r#"{"preview":{"width":640,"height":360,"fps":30}}"#,
    ))?;
    loop {
        if let Message::Binary(_) = socket.read()? {
            return Ok(begun.elapsed().as_secs_f64() * 1e3);
        }
    }
}

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
