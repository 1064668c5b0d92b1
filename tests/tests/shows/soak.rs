//! A long show at 1080p30 as an evening makes it: three destinations and a recording, a take every twenty
//! seconds, the camera lost twice and the network of one destination five times. What must not grow does
//! not grow, and sound and picture stay together.
//!
//! Ten minutes, by `./dev test --soak`; `VITRINE_SOAK_MINUTES=120` makes it an evening.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs};

use crate::common::{Allowance, IN_SYNC_MS, ON_AIR_WITHIN};
use rig::{
    Air, AirOptions, Fault, Proxy, Recording, RtmpServer, Stage, Steal, recording::median_ms,
};

const FPS: u32 = 30;
const KBPS: u32 = 4_500;
const SIZE: &str = "1920x1080@30";
const TAKE_EVERY_S: u64 = 20;
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// So long something is lost.
const LOST_FOR: Duration = Duration::from_secs(12);
/// When, in hundredths of the show.
const CAMERA_LOST_AT: [u32; 2] = [25, 62];
const NETWORK_LOST_AT: [u32; 5] = [10, 32, 50, 74, 90];
/// Claps in so long after a loss tell whether sound and picture are together.
const AFTER_A_LOSS_MS: f64 = 14_000.0;
/// So many files are recorded: the tables of a file that is being written grow until it ends, some 0.4 MB a
/// minute, and must be gone with it.
const PARTS: u64 = 5;
/// In minutes, what the settings allow.
const SHORTEST_PART: u64 = 5;
/// A cut begins at the keyframe before.
const LONGEST_GOP_MS: f64 = 2_000.0;
/// What happened before this part of the show, in hundredths, is how it warms up.
const WARM_AT: usize = 20;
/// What may be gained from then on, however long the show: the tables of the file that is being written, and
/// holes in the heap.
const MB_IN_ALL: f64 = 8.0;
const MORE_HANDLES: f64 = 4.0;

fn minutes() -> u64 {
    env::var("VITRINE_SOAK_MINUTES").map_or(10, |text| text.parse().unwrap())
}

/// A show of items of twenty seconds, half of them with a card, longer than the soak.
fn write_show(folder: &Path) -> PathBuf {
    let mut text = fs::read_to_string(crate::common::show("show.toml")).unwrap();
    let items = text.find("[[segment]]").unwrap();
    text.truncate(items);
    let minutes_each = TAKE_EVERY_S as f64 / 60.0;
    for item in 0..minutes() * 60 / TAKE_EVERY_S + 6 {
        let what = match item % 4 {
            1 => "kind = \"product\"\nproducts = [\"T-1\"]\ncard = \"lower-third\"\n",
            3 => "kind = \"product\"\nproducts = [\"T-2\"]\ncard = \"lower-third\"\n",
            _ => "kind = \"questions\"\n",
        };
        write!(
            text,
            "[[segment]]\n{what}cue = \"{item}\"\ntitle = {{ en = \"Item {item}\", fr = \"Séquence {item}\" }}\n\
             note = {{ en = \"Go on.\", fr = \"Continuez.\" }}\nminutes = {minutes_each:.4}\n\
             scene = \"screen_with_camera\"\n\n"
        )
        .unwrap();
    }
    let path = folder.join("soak.toml");
    fs::write(&path, text).unwrap();
    path
}

/// What the program holds at a moment.
#[derive(Debug, Clone, Copy)]
struct Held {
    minute: f64,
    megabytes: f64,
    threads: f64,
    handles: f64,
}

fn held(process: u32, began: Instant) -> Held {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let figure = |name: &str| -> f64 {
        let line = status.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    Held {
        minute: began.elapsed().as_secs_f64() / 60.0,
        megabytes: figure("VmRSS:") / 1024.0,
        threads: figure("Threads:"),
        handles: fs::read_dir(format!("/proc/{process}/fd")).unwrap().count() as f64,
    }
}

/// By how much a figure grows in a minute: the slope of the line that fits best.
fn slope(all: &[Held], figure: impl Fn(&Held) -> f64) -> f64 {
    let count = all.len() as f64;
    let mean = |of: &dyn Fn(&Held) -> f64| all.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(&|held| held.minute), mean(&figure));
    let above: f64 = all
        .iter()
        .map(|held| (held.minute - x) * (figure(held) - y))
        .sum();
    let below: f64 = all.iter().map(|held| (held.minute - x).powi(2)).sum();
    above / below
}

/// Something that is lost and comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Loss {
    Camera,
    Network(Fault),
}

/// Each loss, when it begins, in order.
fn losses(length: Duration) -> Vec<(Duration, Loss)> {
    let faults = [Fault::Reset, Fault::Refuse, Fault::Stall];
    let network = NETWORK_LOST_AT.iter().enumerate();
    let network = network.map(|(index, at)| (length * *at / 100, Loss::Network(faults[index % 3])));
    let camera = CAMERA_LOST_AT.iter();
    let camera = camera.map(|at| (length * *at / 100, Loss::Camera));
    let mut all: Vec<_> = network.chain(camera).collect();
    all.sort_by_key(|(at, _)| *at);
    all
}

#[test]
#[ignore = "ten minutes: ./dev test --soak"]
fn an_evening_goes_by_and_nothing_grows() {
    let mut stage = Stage::set_up().unwrap();
    let proxy = Proxy::start(stage.server.address()).unwrap();
    let records = tempfile::tempdir().unwrap();
    let to = |url: String, key: &str| (url, key.to_owned());
    let options = AirOptions {
        show: write_show(stage.desk.folder()),
        others: vec![
            to(format!("rtmp://{}/live", proxy.address()), "afflicted"),
            to(stage.server.url(), "third"),
        ],
        record: Some(records.path().to_owned()),
        split_minutes: Some((minutes() / PARTS).max(SHORTEST_PART)),
        ..crate::common::options(&stage, "show.toml", SIZE, KBPS)
    };
    let length = Duration::from_secs(minutes() * 60);
    let steal = Steal::begin().unwrap();
    let mut air = Air::start(&stage.desk, &stage.display, &options).unwrap();
    let start = air
        .wait_for_status("on air and recorded", ON_AIR_WITHIN, |status| {
            let mut links = status.destinations.iter().map(|one| one.link.as_str());
            links.all(|link| link == "on_air") && status.recording == "running"
        })
        .unwrap();

    let began = Instant::now();
    let mut to_come = losses(length).into_iter().peekable();
    let mut is_lost: Option<(Instant, Loss)> = None;
    let mut lost_at_s: Vec<(u32, Loss)> = Vec::new();
    let mut all: Vec<Held> = Vec::new();
    while began.elapsed() < length {
        let next = began.elapsed() + LOOK_EVERY;
        rig::wait_for("the next look", LOOK_EVERY * 2, || {
            (began.elapsed() >= next).then_some(())
        })
        .unwrap();
        match is_lost {
            Some((since, loss)) if since.elapsed() >= LOST_FOR => {
                match loss {
                    Loss::Camera => stage.camera.plug_in_again(&stage.desk).unwrap(),
                    Loss::Network(_) => proxy.set(Fault::None).unwrap(),
                }
                is_lost = None;
            }
            // What a lost thing costs is no growth.
            Some(_) => {}
            None => {
                all.push(held(air.process_id(), began));
                if let Some((_, loss)) = to_come.next_if(|(at, _)| began.elapsed() >= *at) {
                    let status = air.statuses().pop().unwrap();
                    lost_at_s.push((status.recorded_s, loss));
                    match loss {
                        Loss::Camera => stage.camera.pull_out(),
                        Loss::Network(fault) => proxy.set(fault).unwrap(),
                    }
                    is_lost = Some((Instant::now(), loss));
                }
            }
        }
    }
    let end = air.statuses().pop().unwrap();
    let (status, took) = air.end(crate::common::END_WITHIN * 2).unwrap();
    assert!(status.success(), "{status}, {}", air.log_end());
    let allowance = Allowance::since(steal, FPS);
    let missed = end.missed_ticks - start.missed_ticks;
    println!(
        "{} minutes, ended in {took:?}: {missed} ticks missed of {}, {} takes",
        minutes(),
        end.frames - start.frames,
        air.takes().len()
    );
    for (key, one) in [RtmpServer::KEY, "afflicted", "third"]
        .iter()
        .zip(&end.destinations)
    {
        println!("{key}: {} frames dropped", one.dropped);
    }

    let warm = &all[all.len() * WARM_AT / 100..];
    let growth = [
        ("MB", slope(warm, |held| held.megabytes)),
        ("threads", slope(warm, |held| held.threads)),
        ("handles", slope(warm, |held| held.handles)),
    ];
    let (first, last) = (warm[0], warm[warm.len() - 1]);
    println!("{first:.1?}\n{last:.1?}\na minute: {growth:.3?}");

    let recorded = Recorded::open(records.path());
    let mut apart: Vec<(String, f64)> = lost_at_s
        .iter()
        .map(|(at_s, loss)| {
            let when = format!("after {loss:?} at {at_s} s");
            (when, recorded.lateness(f64::from(*at_s) * 1000.0))
        })
        .collect();
    let last_ms = recorded.length_ms() - AFTER_A_LOSS_MS;
    apart.push(("at the end".to_owned(), recorded.lateness(last_ms)));
    for (when, late_ms) in &apart {
        println!("{when} the sound is {late_ms:.1} ms late");
    }

    allowance.judge(missed as usize <= allowance.frames, || {
        format!("{missed} ticks were missed: {}", air.log_of_missed())
    });
    for which in [0, 2] {
        assert_eq!(end.destinations[which].dropped, 0, "destination {which}");
    }
    for key in [RtmpServer::KEY, "third"] {
        assert_eq!(stage.server.recordings_of(key).unwrap().len(), 1, "{key}");
    }
    let gained = growth[0].1 * (last.minute - first.minute);
    assert!(gained < MB_IN_ALL, "{gained:.1} MB more");
    assert!(
        (last.threads - first.threads).abs() < 3.0,
        "threads stay behind"
    );
    assert!(
        (last.handles - first.handles).abs() < MORE_HANDLES,
        "files stay open"
    );
    assert_eq!(
        lost_at_s.len(),
        CAMERA_LOST_AT.len() + NETWORK_LOST_AT.len()
    );
    for (when, late_ms) in apart {
        allowance.judge(late_ms.abs() <= IN_SYNC_MS, || {
            format!("{when} the sound is {late_ms} ms late")
        });
    }
}

/// The parts of the recording, in order.
struct Recorded(Vec<Recording>);

impl Recorded {
    fn open(folder: &Path) -> Self {
        let files = fs::read_dir(folder).unwrap();
        let files = files.map(|entry| entry.unwrap().path());
        let mut parts: Vec<_> = files
            .filter(|path| path.extension().is_some_and(|ending| ending == "mp4"))
            .collect();
        parts.sort();
        Self(
            parts
                .iter()
                .map(|path| Recording::open(path).unwrap())
                .collect(),
        )
    }

    fn length_ms(&self) -> f64 {
        self.0.iter().map(|part| part.video().length_ms()).sum()
    }

    /// How late the sound is, at the claps from then on. An evening is too long to be decoded whole.
    fn lateness(&self, mut from_ms: f64) -> f64 {
        let mut parts = self.0.iter();
        let part = parts.find(|part| {
            let length_ms = part.video().length_ms();
            // Too little of a part tells nothing: the next one is looked at.
            let is_in_it = from_ms + AFTER_A_LOSS_MS < length_ms + 1.0;
            from_ms = if is_in_it {
                from_ms
            } else {
                (from_ms - length_ms).max(0.0)
            };
            is_in_it
        });
        let folder = tempfile::tempdir().unwrap();
        let cut = part.unwrap().cut(
            from_ms + LONGEST_GOP_MS,
            from_ms + AFTER_A_LOSS_MS,
            folder.path().join("cut.flv"),
        );
        let cut = cut.unwrap();
        let claps = cut.sync(&cut.watch().unwrap()).unwrap();
        median_ms(&claps).unwrap_or(f64::NAN)
    }
}
