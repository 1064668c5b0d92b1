//! The program under test: `vitrine air`, its status lines and its end.

use std::{
    env,
    ffi::OsString,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::ExitStatus,
    sync::{Arc, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

use rustix::process::Signal;
use serde::Deserialize;

use crate::{
    Desk, Error, Process, Result, Screen,
    certificate::trusting,
    process::{Output, run},
    wait_for,
};

/// The built program: `$VITRINE_BIN`, or the one beside the running test.
pub fn program() -> Result<PathBuf> {
    if let Some(path) = env::var_os("VITRINE_BIN") {
        return Ok(path.into());
    }
    let test = env::current_exe().map_err(Error::io("find the running test"))?;
    // target/debug/deps/TEST: the program stands one folder up; it stands beside the benchmark.
    let folders = test.ancestors().skip(1).take(2);
    let places: Vec<_> = folders.map(|folder| folder.join("vitrine")).collect();
    match places.iter().find(|path| path.is_file()) {
        Some(path) => Ok(path.clone()),
        None => Err(Error::NoProgram(
            places.into_iter().next_back().unwrap_or_default(),
        )),
    }
}

/// A device as `vitrine devices --json` lists it.
#[derive(Debug, Clone, Deserialize)]
pub struct Device {
    /// What `--camera`, `--screen` and `--mic` take.
    pub id: String,
    /// For people.
    pub name: String,
    /// What it can be used as.
    pub slot: String,
}

/// The devices the program finds in this session and on this screen.
pub fn devices(desk: &Desk, screen: &impl Screen) -> Result<Vec<Device>> {
    let mut command = desk.command(program()?);
    command
        .args(["devices", "--json"])
        .env("VITRINE_DATA", desk.folder().join("data"));
    screen.show_to(&mut command);
    let answer = run(&mut command)?;
    serde_json::from_slice(&answer).map_err(|error| {
        let text = String::from_utf8_lossy(&answer);
        Error::unreadable("`vitrine devices --json`", format!("{error} in {text}"))
    })
}

/// The id of the device of this slot whose name or id holds this text.
pub fn device_named(devices: &[Device], slot: &str, text: &str) -> Result<String> {
    let of_slot = devices.iter().filter(|device| device.slot == slot);
    let mut named = of_slot.filter(|device| device.name.contains(text) || device.id.contains(text));
    let found = named.next().ok_or_else(|| {
        Error::unreadable(
            "the list of devices",
            format!("no {slot} {text:?} in {devices:?}"),
        )
    })?;
    Ok(found.id.clone())
}

/// What `vitrine air` is asked to do.
#[derive(Debug, Clone)]
pub struct AirOptions {
    /// The show file.
    pub show: PathBuf,
    /// The server, without the key.
    pub to: String,
    /// The stream key; it travels in the environment.
    pub key: String,
    /// More destinations: the server and the key of each.
    pub others: Vec<(String, String)>,
    /// Which picture each destination gets, and what is hidden on it, in the words of the command line;
    /// those beyond the last get the show.
    pub pictures: Vec<(&'static str, &'static str)>,
    /// Such as `1920x1080@30`.
    pub size: String,
    /// Bitrate of the picture.
    pub video_kbps: u32,
    /// Stop by itself after so many seconds.
    pub seconds: Option<u64>,
    /// The only certificate to trust; `None` for those the system trusts.
    pub trusted: Option<PathBuf>,
    /// The folder to record into; `None` not to record.
    pub record: Option<PathBuf>,
    /// A new file after so many minutes of recording; `None` for the usual time.
    pub split_minutes: Option<u64>,
    /// A file that says how far the computer's clock is off, as `-3600`, while the program runs.
    pub clock_off_by: Option<PathBuf>,
}

/// A line of the program's JSON output.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Line {
    /// Something happened.
    Take(Take),
    /// Once a second.
    Status(Status),
    /// Anything else.
    Other(serde_json::Value),
}

/// An item was taken.
#[derive(Debug, Clone, Deserialize)]
pub struct Take {
    /// Which kind of event; `take` for this one.
    pub event: TakeTag,
    /// When the picture was told to change, in milliseconds since 1970.
    pub at: f64,
    /// The segment's title.
    pub title: String,
    /// The article number of the product in focus.
    pub sku: Option<String>,
    /// The template of the card on air.
    pub template: Option<String>,
    /// The price on the card, as it shows it.
    pub price: Option<String>,
}

/// The word that marks a take among the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TakeTag {
    /// `"event":"take"`.
    Take,
}

/// How the show runs, once a second.
#[derive(Debug, Clone, Deserialize)]
pub struct Status {
    /// In milliseconds since 1970.
    pub at: f64,
    /// `live` while it is.
    pub phase: String,
    /// Program frames a second.
    pub fps: f64,
    /// Frames made since the start.
    pub frames: u64,
    /// Ticks that could not be kept.
    pub missed_ticks: u64,
    /// What left for the server.
    pub kbps: f64,
    /// What waits for the server.
    pub queue_ms: f64,
    /// Frames dropped for the server.
    pub dropped: u64,
    /// `on_air` while packets arrive there.
    pub link: String,
    /// `running` while it is recorded.
    pub recording: String,
    /// Seconds recorded.
    pub recorded_s: u32,
    /// Of one core.
    pub cpu_percent: f64,
    /// The rate of the picture while the first destination takes no more than that.
    pub lowered_kbps: Option<u32>,
    /// Each edition that is made beside the show.
    pub editions: Vec<EditionStatus>,
    /// Each destination, in the order it was asked for.
    pub destinations: Vec<DestinationStatus>,
}

/// How an edition does that is made beside the show.
#[derive(Debug, Clone, Deserialize)]
pub struct EditionStatus {
    /// As in [`DestinationStatus::edition`].
    pub id: u64,
    /// Its pictures a second.
    pub fps: f64,
    /// Ticks without a picture of it.
    pub missed_ticks: u64,
    /// Pictures its encoder had no time for.
    pub dropped_frames: u64,
}

/// How a destination does.
#[derive(Debug, Clone, Deserialize)]
pub struct DestinationStatus {
    /// What it gets, if that is not the show as it is.
    pub edition: Option<u64>,
    /// `on_air` while packets arrive there.
    pub link: String,
    /// What left over the last seconds.
    pub kbps: u32,
    /// What waits for it.
    pub queue_ms: u32,
    /// Frames dropped for it.
    pub dropped: u64,
}

/// What lets a program read another time of day than it is: Debian's libfaketime, told by a file. What counts
/// time by the steady clock is not touched.
fn false_clock(file: &Path) -> [(&'static str, OsString); 4] {
    // The loader finds $LIB in the system's own folder for libraries.
    let library = "/usr/$LIB/faketime/libfaketime.so.1";
    [
        ("LD_PRELOAD", library.into()),
        ("FAKETIME_TIMESTAMP_FILE", file.into()),
        ("FAKETIME_CACHE_DURATION", "1".into()),
        ("FAKETIME_DONT_FAKE_MONOTONIC", "1".into()),
    ]
}

/// A running show.
#[derive(Debug)]
pub struct Air {
    process: Process,
    lines: Arc<Mutex<Vec<(Instant, Line)>>>,
}

impl Air {
    /// Starts the show with the desk's camera and microphone, and this screen.
    pub fn start(desk: &Desk, screen: &impl Screen, options: &AirOptions) -> Result<Self> {
        let devices = devices(desk, screen)?;
        let program = program()?;
        let mut command = match &options.trusted {
            Some(certificate) => desk.enter(trusting(certificate, &program)),
            None => desk.command(program),
        };
        command
            .args([
                "air",
                "--auto",
                "--json",
                "--key-from-env",
                "VITRINE_TEST_KEY",
                "--show",
            ])
            .arg(&options.show)
            .args(["--to", &options.to, "--size", &options.size])
            .args(options.others.iter().flat_map(|(url, _)| ["--to", url]))
            .args(
                options
                    .pictures
                    .iter()
                    .flat_map(|(picture, hides)| ["--picture", *picture, "--hide", *hides]),
            )
            .args(["--video-kbps", &options.video_kbps.to_string()])
            .args([
                "--camera",
                &device_named(&devices, "camera", crate::Camera::NAME)?,
            ])
            .args(["--screen", &device_named(&devices, "screen", "")?])
            .args([
                "--mic",
                &device_named(&devices, "microphone", Desk::MICROPHONE)?,
            ])
            .env("VITRINE_TEST_KEY", &options.key)
            .env("VITRINE_DATA", desk.folder().join("data"))
            // French cards, whatever the machine speaks.
            .env("LC_ALL", "fr_FR.UTF-8");
        for (index, (_, key)) in options.others.iter().enumerate() {
            let name = format!("VITRINE_TEST_KEY_{}", index + 2);
            command.args(["--key-from-env", &name]).env(name, key);
        }
        if let Some(file) = &options.clock_off_by {
            command.envs(false_clock(file));
        }
        screen.show_to(&mut command);
        if let Some(seconds) = options.seconds {
            command.args(["--seconds", &seconds.to_string()]);
        }
        if let Some(folder) = &options.record {
            command.arg("--record").arg(folder);
        }
        if let Some(minutes) = options.split_minutes {
            command.args(["--split-minutes", &minutes.to_string()]);
        }
        let mut process = Process::start("vitrine", &mut command, desk.folder(), Output::Piped)?;
        let output = process
            .take_output()
            .expect("the output was asked to be piped");
        let lines = Arc::new(Mutex::new(Vec::new()));
        let heard = lines.clone();
        thread::spawn(move || {
            for line in BufReader::new(output)
                .lines()
                .map_while(std::result::Result::ok)
            {
                let line = serde_json::from_str(&line)
                    .unwrap_or(Line::Other(serde_json::Value::String(line)));
                heard
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push((Instant::now(), line));
            }
        });
        Ok(Self { process, lines })
    }

    /// The program's process.
    pub fn process_id(&self) -> u32 {
        self.process.id()
    }

    /// Every line so far.
    pub fn lines(&self) -> Vec<Line> {
        self.timed_lines()
            .into_iter()
            .map(|(_, line)| line)
            .collect()
    }

    fn timed_lines(&self) -> Vec<(Instant, Line)> {
        self.lines
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Every status line so far.
    pub fn statuses(&self) -> Vec<Status> {
        let lines = self.lines().into_iter();
        lines
            .filter_map(|line| {
                if let Line::Status(status) = line {
                    Some(status)
                } else {
                    None
                }
            })
            .collect()
    }

    /// Every take so far.
    pub fn takes(&self) -> Vec<Take> {
        let lines = self.lines().into_iter();
        lines
            .filter_map(|line| {
                if let Line::Take(take) = line {
                    Some(take)
                } else {
                    None
                }
            })
            .collect()
    }

    /// The messages of every notice of this code so far, of whichever destination.
    pub fn notices(&self, code: &str) -> Vec<String> {
        let lines = self.lines().into_iter();
        lines
            .filter_map(|line| match line {
                Line::Other(line) if line["event"] == "notice" => {
                    let kind = line["code"].as_str()?.split('#').next()?;
                    let message = line["message"].as_str()?;
                    (kind == code).then(|| message.to_owned())
                }
                _ => None,
            })
            .collect()
    }

    /// Waits for a status line, printed from now on, that is so.
    pub fn wait_for_status(
        &mut self,
        what: &str,
        within: Duration,
        is_so: impl Fn(&Status) -> bool,
    ) -> Result<Status> {
        let from = self.timed_lines().len();
        let lines = self.lines.clone();
        self.process.wait_ready(what, within, || {
            let lines = lines.lock().unwrap_or_else(PoisonError::into_inner);
            lines[from.min(lines.len())..]
                .iter()
                .find_map(|(_, line)| match line {
                    Line::Status(status) if is_so(status) => Some(status.clone()),
                    _ => None,
                })
        })
    }

    /// Waits until the show has ended by itself.
    pub fn wait(&mut self, within: Duration) -> Result<ExitStatus> {
        self.process.wait(within)
    }

    /// Asks it to end, as Ctrl+C does; says how long that took.
    pub fn end(&mut self, within: Duration) -> Result<(ExitStatus, Duration)> {
        let asked = Instant::now();
        self.process.signal(Signal::INT);
        let status = wait_for("the end of the show", within, || self.process.ended())?;
        Ok((status, asked.elapsed()))
    }

    /// Stops all of it where it is, as a laptop does that goes to sleep.
    pub fn freeze(&self) {
        self.process.signal(Signal::STOP);
    }

    /// Goes on after [`Self::freeze`].
    pub fn thaw(&self) {
        self.process.signal(Signal::CONT);
    }

    /// Kills it as a crash does: nothing is ended in order.
    pub fn kill(&mut self) {
        self.process.kill();
    }

    /// The end of the program's own log.
    pub fn log_end(&self) -> String {
        self.process.log_end()
    }

    /// What its log says of ticks that were missed.
    pub fn log_of_missed(&self) -> String {
        self.process.log_of("ticks were missed")
    }
}
