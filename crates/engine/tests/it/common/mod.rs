//! What the tests share: a real RTMP server, an engine with its events, and a look at what the
//! server recorded.

pub mod disk;

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;
use vitrine_domain::Scene;
use vitrine_engine::program::{Canvas, ProgramSpec};
use vitrine_engine::{
    DestinationId, DestinationSpec, Edition, EncoderProfile, EncodingSpec, Engine, EngineConfig,
    EngineEvent, Link, StreamKey, StreamUrl,
};

/// Small enough that a busy machine keeps the pace: what is tested here is not the speed.
pub const CANVAS: Canvas = Canvas {
    width: 640,
    height: 360,
    fps: 30,
};
/// Of pictures; enough for the test pattern to look well.
pub const VIDEO_KBPS: u32 = 1500;
/// The destination of every test.
pub const THERE: DestinationId = DestinationId(1);
/// No log, event or error may show it.
pub const KEY: &str = "secret-key";

/// nginx with its RTMP module on a free port of this machine; keeps what arrives.
pub struct Server {
    folder: TempDir,
    port: u16,
    child: Option<Child>,
}

impl Server {
    /// A server that is not started yet, on a port of its own.
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("recordings")).expect("a folder");
        Self {
            folder,
            port,
            child: None,
        }
    }

    /// Starts it, and waits until it listens.
    pub fn start(&mut self) {
        let root = self.folder.path().display();
        let config = format!(
            "load_module /usr/lib/nginx/modules/ngx_rtmp_module.so;
             daemon off; master_process off; pid {root}/pid; error_log {root}/error.log info;
             events {{ worker_connections 64; }}
             rtmp {{ server {{ listen 127.0.0.1:{}; application live {{
                 live on; record all; record_unique on; record_path {root}/recordings; }} }} }}",
            self.port,
        );
        let file = self.folder.path().join("nginx.conf");
        std::fs::write(&file, config).expect("the configuration");
        let child = Command::new("nginx")
            .arg("-p")
            .arg(self.folder.path())
            .arg("-c")
            .arg(&file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("nginx starts (libnginx-mod-rtmp is installed)");
        self.child = Some(child);
        wait_for("the server listens", Duration::from_secs(10), || {
            std::net::TcpStream::connect(("127.0.0.1", self.port)).is_ok()
        });
    }

    /// Kills it: its connections are reset.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().expect("the server is ours to kill");
            child.wait().expect("the server ends");
        }
    }

    /// It takes connections and reads nothing any more.
    pub fn freeze(&self) {
        self.signal(Signal::STOP);
    }

    /// It goes on.
    pub fn thaw(&self) {
        self.signal(Signal::CONT);
    }

    /// As [`Self::destination`], of another number and key, for another edition.
    pub fn destination_of(&self, id: DestinationId, edition: Edition) -> DestinationSpec {
        DestinationSpec {
            id,
            key: Some(StreamKey::new(&format!("{KEY}-{}", id.0))),
            is_primary: false,
            edition,
            ..self.destination()
        }
    }

    /// Where to send.
    pub fn destination(&self) -> DestinationSpec {
        DestinationSpec {
            id: THERE,
            url: StreamUrl(format!("rtmp://127.0.0.1:{}/live", self.port)),
            key: Some(StreamKey::new(KEY)),
            is_primary: true,
            edition: Edition::Program,
        }
    }

    /// What arrived, the oldest first.
    pub fn recordings(&self) -> Vec<PathBuf> {
        let folder = std::fs::read_dir(self.folder.path().join("recordings")).expect("a folder");
        let mut files: Vec<PathBuf> = folder
            .filter_map(Result::ok)
            .map(|entry| entry.path())
            .collect();
        files.sort();
        files
    }

    fn signal(&self, signal: Signal) {
        let child = self.child.as_ref().expect("the server runs");
        kill_process(Pid::from_child(child), signal).expect("the server is ours");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// An engine and everything it told.
pub struct Studio {
    pub engine: Engine,
    events: Arc<Mutex<Vec<(Instant, EngineEvent)>>>,
}

impl Studio {
    /// An engine that shows the camera.
    pub fn start() -> Self {
        Self::start_at(VIDEO_KBPS)
    }

    /// An engine that shows the camera and sends pictures at this rate.
    pub fn start_at(video_kbps: u32) -> Self {
        let events = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&events);
        let engine = Engine::start(EngineConfig {
            canvas: CANVAS,
            program: Arc::new(program()),
            encoding: encoding(video_kbps),
            profiles: EncoderProfile::shipped(),
            on_event: Box::new(move |event| {
                heard.lock().expect("events").push((Instant::now(), event));
            }),
            on_preview: Box::new(|_| {}),
            on_levels: Box::new(|_| {}),
        })
        .expect("the engine starts");
        Self { engine, events }
    }

    /// Every event so far.
    pub fn events(&self) -> Vec<EngineEvent> {
        self.events
            .lock()
            .expect("events")
            .iter()
            .map(|(_, event)| event.clone())
            .collect()
    }

    /// Waits until the newest news of the destination is as wanted.
    pub fn wait_for_link(&self, what: &str, limit: Duration, is_wanted: impl Fn(&Link) -> bool) {
        wait_for(what, limit, || {
            self.link().is_some_and(|link| is_wanted(&link))
        });
    }

    /// The newest news of the destination.
    pub fn link(&self) -> Option<Link> {
        self.link_of(THERE)
    }

    /// The newest news of a destination.
    pub fn link_of(&self, which: DestinationId) -> Option<Link> {
        let newest = self.events().into_iter().rev();
        newest
            .filter_map(|event| match event {
                EngineEvent::Destination { id, link } if id == which => Some(link),
                _ => None,
            })
            .next()
    }

    /// Stops, which must be quick and complete whatever the server does.
    pub fn stop(&self) {
        let begun = Instant::now();
        let stopped = self.engine.stop(Duration::from_secs(5));
        assert!(
            begun.elapsed() < Duration::from_secs(5),
            "stopping took {:?}",
            begun.elapsed()
        );
        assert!(
            stopped.abandoned.is_empty(),
            "left alive: {:?}",
            stopped.abandoned
        );
        let told = format!("{:?}", self.events());
        assert!(!told.contains(KEY), "the key was told: {told}");
    }
}

/// Waits for a condition, with a limit.
pub fn wait_for(what: &str, limit: Duration, is_true: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_true() {
        assert!(begun.elapsed() < limit, "not within {limit:?}: {what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A coded packet of a recording.
#[derive(Debug, Clone)]
pub struct Packet {
    pub is_video: bool,
    pub is_key: bool,
    pub seconds: f64,
}

/// The packets of a recording, by ffprobe.
pub fn packets(file: &std::path::Path) -> Vec<Packet> {
    let entries = "packet=codec_type,pts_time,flags";
    probe(file, &["-show_entries", entries])
        .lines()
        .filter_map(|line| {
            let fields: Vec<&str> = line.split(',').collect();
            Some(Packet {
                is_video: fields.first()? == &"video",
                seconds: fields.get(1)?.parse().ok()?,
                is_key: fields.get(2)?.starts_with('K'),
            })
        })
        .collect()
}

/// The formats of a recording, by ffprobe: a line a stream.
pub fn streams(file: &std::path::Path) -> String {
    let entries =
        "stream=codec_name,profile,width,height,has_b_frames,sample_rate,channels,r_frame_rate";
    probe(file, &["-show_entries", entries])
}

fn probe(file: &std::path::Path, arguments: &[&str]) -> String {
    let output = Command::new("ffprobe")
        .args(["-v", "error", "-of", "csv=p=0"])
        .args(arguments)
        .arg(file)
        .output()
        .expect("ffprobe is installed");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// At a rate in kbit/s, by whichever encoder works.
pub fn encoding(video_kbps: u32) -> EncodingSpec {
    EncodingSpec {
        video_kbps,
        audio_kbps: 128,
        keyframe_s: 2,
        encoder: None,
    }
}

/// The camera over the whole picture.
pub fn program() -> ProgramSpec {
    ProgramSpec::bare(Scene::CameraFull)
}
