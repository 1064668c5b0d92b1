//! `vitrine air`: a show without a window. Status goes to standard output, one line a second;
//! commands may come in on standard input, as JSON lines of `domain::Command`.

use std::io::BufRead as _;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use serde::Serialize;
use vitrine_domain::{Command, DestinationWish, Phase};
use vitrine_studio::keys::NoVault;
use vitrine_studio::protocol::{
    DestinationDraft, EditionHealth, LinkView, Quality, RecordingViewState, RecordingWish, Request,
    Response, Snapshot, SourceSlot, TakeView, What,
};
use vitrine_studio::words::Words;
use vitrine_studio::{Pace, Places, Studio, StudioConfig};

use crate::args::{Air, WhichShow};
use crate::failure::Failure;

/// What the loop hears.
enum Heard {
    Event(What),
    Command(Command),
    Stop,
}

/// Runs the show until it ends, the time is over, or Ctrl+C.
pub fn air(places: Places, air: &Air) -> Result<(), Failure> {
    let studio = Studio::open(StudioConfig {
        vault: Box::new(NoVault),
        remembers_setup: false,
        language: crate::system_language(),
        doctor: Box::new(|_| Vec::new()),
        recordings: crate::recordings(&places),
        first_show: air.show.file().map(Path::to_owned),
        places,
    })?;
    let done = set_up(&studio, air).and_then(|()| follow(&studio, air));
    let last = studio.handle(Request::Snapshot);
    studio.close();
    done?;
    if let Ok(Response::Snapshot { snapshot }) = last {
        Printer { is_json: air.json }.farewell(&studio, &snapshot);
    }
    Ok(())
}

fn set_up(studio: &Studio, air: &Air) -> Result<(), Failure> {
    let size = air.size;
    studio.handle(Request::SetQuality {
        quality: Quality {
            width: size.width,
            height: size.height,
            fps: size.fps,
            video_kbps: air.video_kbps,
            audio_kbps: air.audio_kbps,
        },
    })?;
    match &air.show {
        WhichShow::Number(show) => studio.handle(Request::OpenShow { show: *show })?,
        WhichShow::File(file) => studio.load_show(file)?,
    };
    let sources = [
        (SourceSlot::Camera, &air.camera),
        (SourceSlot::Screen, &air.screen),
        (SourceSlot::Microphone, &air.mic),
        (SourceSlot::SystemSound, &air.system_sound),
    ];
    for (slot, device) in sources {
        if let Some(device) = device {
            studio.handle(Request::SetSource {
                slot,
                device: Some(device.clone()),
            })?;
        }
    }
    if let Some(Some(folder)) = &air.record {
        studio.handle(Request::SetRecordingFolder {
            folder: Some(folder.display().to_string()),
        })?;
    }
    studio.handle(Request::SetRecording {
        wish: RecordingWish {
            records_live: air.record.is_some(),
            records_practice: false,
            split_minutes: Some(air.split_minutes),
            video_kbps: None,
        },
    })?;
    for (index, url) in air.to.iter().enumerate() {
        let key = match air.key_from_env.get(index) {
            Some(name) => Some(std::env::var(name).map_err(|_| Failure::NoKey(name.clone()))?),
            None => None,
        };
        let draft = DestinationDraft {
            id: None,
            name: String::new(),
            platform: None,
            url: url.clone(),
            wish: DestinationWish {
                picture: air
                    .picture
                    .get(index)
                    .map_or_else(Default::default, |it| it.0),
                hides: air.hide.get(index).map_or_else(Default::default, |it| it.0),
            },
        };
        studio.handle(Request::SaveDestination { draft, key })?;
    }
    Ok(())
}

fn follow(studio: &Studio, air: &Air) -> Result<(), Failure> {
    // What was said while the studio opened.
    if let Response::Snapshot { snapshot } = studio.handle(Request::Snapshot)? {
        let printer = Printer { is_json: air.json };
        for notice in snapshot.notices {
            printer.event(&What::Notice { notice });
        }
    }
    let (say, heard) = channel();
    let events = say.clone();
    let _subscription = studio.subscribe(move |event| {
        // The loop has ended when nobody listens any more.
        drop(events.send(Heard::Event(event.what.clone())));
    });
    listen_for_commands(say.clone());
    let runtime = crate::runtime()?;
    runtime.spawn(async move {
        crate::stop_signal().await;
        drop(say.send(Heard::Stop));
    });
    studio.handle(Request::Show {
        command: Command::GoLive,
    })?;
    if air.auto {
        studio.set_pace(Pace::Auto);
    } else {
        studio.handle(Request::Show {
            command: Command::TakeNext,
        })?;
    }
    crate::tidy_the_memory();
    let until = air
        .seconds
        .map(|seconds| Instant::now() + Duration::from_secs(seconds));
    run(studio, &Printer { is_json: air.json }, &heard, until);
    runtime.shutdown_background();
    Ok(())
}

fn run(studio: &Studio, printer: &Printer, heard: &Receiver<Heard>, until: Option<Instant>) {
    let far = Duration::from_secs(3600);
    loop {
        let left = until.map_or(far, |until| until.saturating_duration_since(Instant::now()));
        match heard.recv_timeout(left) {
            Ok(Heard::Event(What::Health { .. })) => {
                let Ok(Response::Snapshot { snapshot }) = studio.handle(Request::Snapshot) else {
                    continue;
                };
                printer.status(studio, &snapshot);
                if snapshot.show.state.live.phase == Phase::Ended {
                    return;
                }
            }
            Ok(Heard::Event(what)) => printer.event(&what),
            Ok(Heard::Command(command)) => {
                if let Err(problem) = studio.handle(Request::Show { command }) {
                    printer.problem(&problem.code, &problem.message, &problem.hint);
                }
            }
            Err(RecvTimeoutError::Timeout) if until.is_none() => {}
            Ok(Heard::Stop) | Err(_) => return,
        }
    }
}

/// Reads commands from standard input until it ends. A line that is no command is said and left.
fn listen_for_commands(say: Sender<Heard>) {
    std::thread::spawn(move || {
        for line in std::io::stdin().lock().lines() {
            let Ok(line) = line else { return };
            match serde_json::from_str(&line) {
                Ok(command) => drop(say.send(Heard::Command(command))),
                Err(error) => tracing::warn!(%error, "not a command: left out"),
            }
        }
    });
}

/// Prints for people or for programs.
struct Printer {
    is_json: bool,
}

/// The status line for programs.
#[derive(Serialize)]
struct Status<'a> {
    at: i64,
    phase: Phase,
    segment: Option<i64>,
    card: Option<&'a str>,
    fps: f32,
    frames: u64,
    missed_ticks: u64,
    kbps: u32,
    queue_ms: u32,
    dropped: u64,
    /// The primary destination's.
    link: &'static str,
    /// `off`, `starting`, `running` or `stopped`.
    recording: &'static str,
    recorded_s: u32,
    cpu_percent: f32,
    /// The rate of the picture while the primary destination takes no more than that.
    lowered_kbps: Option<u32>,
    /// What is made beside the show, for those that want it.
    editions: &'a [EditionHealth],
    /// In the order of `--to`.
    destinations: Vec<DestinationStatus<'a>>,
}

/// How a destination does.
#[derive(Serialize)]
struct DestinationStatus<'a> {
    name: &'a str,
    /// The number of what it gets, if that is not the show as it is.
    edition: Option<u64>,
    link: &'static str,
    kbps: u32,
    queue_ms: u32,
    dropped: u64,
}

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum Line<'a> {
    Take {
        #[serde(flatten)]
        take: &'a TakeView,
    },
    CardOff,
    Problem {
        code: &'a str,
        message: &'a str,
        hint: &'a str,
    },
    Notice {
        code: &'a str,
        message: &'a str,
        hint: &'a str,
    },
}

#[allow(clippy::print_stdout, reason = "this is the command's output")]
impl Printer {
    fn json(&self, line: &impl Serialize) {
        match serde_json::to_string(line) {
            Ok(line) => println!("{line}"),
            Err(error) => tracing::error!(%error, "a status line could not be written"),
        }
    }

    fn event(&self, what: &What) {
        match what {
            What::Taken { take } if self.is_json => self.json(&Line::Take { take }),
            What::Taken { take } => {
                let parts = [Some(&take.title), take.sku.as_ref(), take.price.as_ref()];
                let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
                println!("> {}", parts.join("  "));
            }
            What::CardCleared if self.is_json => self.json(&Line::CardOff),
            What::Notice { notice } if self.is_json => self.json(&Line::Notice {
                code: &notice.code,
                message: &notice.message,
                hint: &notice.hint,
            }),
            What::Notice { notice } => println!("! {} {}", notice.message, notice.hint),
            _ => {}
        }
    }

    fn problem(&self, code: &str, message: &str, hint: &str) {
        if self.is_json {
            self.json(&Line::Problem {
                code,
                message,
                hint,
            });
        } else {
            println!("! {message} {hint}");
        }
    }

    fn status(&self, studio: &Studio, snapshot: &Snapshot) {
        if self.is_json {
            self.json(&status(snapshot));
            return;
        }
        let words = studio.words();
        let health = &snapshot.health;
        let item = snapshot.show.state.current_segment();
        println!(
            "{}",
            words.say_with(
                "cli-status",
                &[
                    ("clock", clock(snapshot).into()),
                    ("phase", words.phase(snapshot.show.state.live.phase).into()),
                    ("item", item.map_or("–", |item| item.title.as_str()).into()),
                    ("fps", format!("{:.1}", health.fps).into()),
                    ("kbps", health.kbps.to_string().into()),
                    ("queue", health.queue_ms.to_string().into()),
                    ("missed", health.missed_ticks.to_string().into()),
                    ("dropped", health.dropped_frames.to_string().into()),
                    ("link", links(words, snapshot).into()),
                ],
            )
        );
    }

    fn farewell(&self, studio: &Studio, snapshot: &Snapshot) {
        if self.is_json {
            self.json(&status(snapshot));
            return;
        }
        let health = &snapshot.health;
        println!(
            "{}",
            studio.words().say_with(
                "cli-ended",
                &[
                    ("clock", clock(snapshot).into()),
                    ("frames", health.frames.to_string().into()),
                    ("missed", health.missed_ticks.to_string().into()),
                    ("dropped", health.dropped_frames.to_string().into()),
                ],
            )
        );
    }
}

fn status(snapshot: &Snapshot) -> Status<'_> {
    let live = &snapshot.show.state.live;
    let health = &snapshot.health;
    Status {
        at: snapshot.show.now.0,
        phase: live.phase,
        segment: live.current.map(|item| item.id.0),
        card: live.card.as_ref().map(|card| card.template.0.as_str()),
        fps: health.fps,
        frames: health.frames,
        missed_ticks: health.missed_ticks,
        kbps: health.kbps,
        queue_ms: health.queue_ms,
        dropped: health.dropped_frames,
        link: link_word(&snapshot.setup.destination.link),
        recording: recording_word(&snapshot.recording.state),
        recorded_s: snapshot.recording.seconds,
        cpu_percent: health.cpu_percent,
        lowered_kbps: health.lowered_kbps,
        editions: &health.editions,
        destinations: destinations(snapshot),
    }
}

fn destinations(snapshot: &Snapshot) -> Vec<DestinationStatus<'_>> {
    let saved = snapshot.setup.destinations.iter();
    saved
        .map(|one| {
            let health = &snapshot.health.destinations;
            let health = health.iter().find(|health| health.id == one.id);
            DestinationStatus {
                name: &one.name,
                edition: one.edition.map(|edition| edition.id),
                link: link_word(&one.link),
                kbps: health.map_or(0, |health| health.kbps),
                queue_ms: health.map_or(0, |health| health.queue_ms),
                dropped: health.map_or(0, |health| health.dropped_frames),
            }
        })
        .collect()
}

fn clock(snapshot: &Snapshot) -> String {
    let live = &snapshot.show.state.live;
    let until = live.ended_at.unwrap_or(snapshot.show.now);
    let since = live
        .started_at
        .map_or_else(Default::default, |start| until.since(start));
    vitrine_domain::format::duration(since)
}

/// How the connections do: in a word for one, as "on air 2, reconnecting 1" for several.
fn links(words: &Words, snapshot: &Snapshot) -> String {
    let links = snapshot
        .setup
        .destinations
        .iter()
        .map(|one| link_id(&one.link));
    let mut counted: Vec<(&str, usize)> = Vec::new();
    for id in links {
        match counted.iter_mut().find(|(other, _)| *other == id) {
            Some((_, count)) => *count += 1,
            None => counted.push((id, 1)),
        }
    }
    match counted.as_slice() {
        [(id, 1)] => words.say(id),
        several => several
            .iter()
            .map(|(id, count)| format!("{} {count}", words.say(id)))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

fn link_word(link: &LinkView) -> &'static str {
    match link {
        LinkView::Off => "off",
        LinkView::Connecting => "connecting",
        LinkView::OnAir { .. } => "on_air",
        LinkView::Reconnecting { .. } => "reconnecting",
    }
}

fn recording_word(state: &RecordingViewState) -> &'static str {
    match state {
        RecordingViewState::Off => "off",
        RecordingViewState::Starting => "starting",
        RecordingViewState::Running { .. } => "running",
        RecordingViewState::Stopped { .. } => "stopped",
    }
}

fn link_id(link: &LinkView) -> &'static str {
    match link {
        LinkView::Off => "link-off",
        LinkView::Connecting => "link-connecting",
        LinkView::OnAir { .. } => "link-on-air",
        LinkView::Reconnecting { .. } => "link-reconnecting",
    }
}
