//! Four ways to the same coded show, each a process of its own:
//!
//! ```text
//! ours     screen, camera, card ─> our mixer ─────────────────────────> x264
//! encoder  our mixer's pictures, composed beforehand ─────────────────> x264
//! stock    screen, camera, card ─> compositor (AYUV) ─ videoconvert ──> x264
//! ffmpeg   screen, camera, card ─> scale, overlay, overlay ───────────> x264
//! ```
//!
//! All read raw frames from files and write what the encoder gives to a file, which is how it is
//! known afterwards that each coded every picture with the same settings.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use vitrine_engine::layout::Rect;
use vitrine_engine::{EncoderKind, EncoderProfile};

use crate::Result;
use crate::footage::{CAMERA, CAMERA_BYTES, PICTURE_BYTES, SCREEN, SCREEN_BYTES};
use crate::scene::{Sheet, VIDEO_KBPS, inset};
use crate::worker;

/// Frames between two keys: two seconds.
const KEY_EVERY: u32 = 60;

/// Who composes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contender {
    Ours,
    EncoderAlone,
    StockCompositor,
    Ffmpeg,
}

/// What is to come out.
#[derive(Debug, Clone, Copy)]
pub enum Goal<'a> {
    /// The coded stream.
    Coded(&'a Path),
    /// The composed pictures, I420.
    Pictures(&'a Path),
}

impl Contender {
    pub const ALL: [Self; 4] = [
        Self::Ours,
        Self::EncoderAlone,
        Self::StockCompositor,
        Self::Ffmpeg,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::EncoderAlone => "encoder alone",
            Self::StockCompositor => "stock compositor",
            Self::Ffmpeg => "ffmpeg",
        }
    }

    /// The whole process. `sheet_file` is the sheet, `composed` are our pictures.
    pub fn command(
        self,
        sheet: &Sheet,
        sheet_file: &Path,
        composed: &Path,
        goal: Goal<'_>,
    ) -> Result<Command> {
        match self {
            Self::Ours => worker::command(match goal {
                Goal::Coded(file) => worker::Task::Compose {
                    sheet: sheet_file,
                    coded: file,
                },
                Goal::Pictures(file) => worker::Task::Draw {
                    sheet: sheet_file,
                    pictures: file,
                },
            }),
            Self::EncoderAlone => encoder_alone(composed, goal),
            Self::StockCompositor => stock_compositor(sheet, goal),
            Self::Ffmpeg => ffmpeg(sheet, goal),
        }
    }
}

fn encoder_alone(composed: &Path, goal: Goal<'_>) -> Result<Command> {
    let mut launch = Launch::new();
    launch
        .raw_file(composed, PICTURE_BYTES, "i420", SCREEN)
        .end(goal)?;
    Ok(launch.command)
}

/// A pad with alpha only blends in a format that has alpha: in I420 the card would be a box.
fn stock_compositor(sheet: &Sheet, goal: Goal<'_>) -> Result<Command> {
    let mut launch = Launch::new();
    let Rect {
        x,
        y,
        width,
        height,
    } = inset()?;
    let card = &sheet.card;
    launch
        .add(["compositor", "name=mix", "background=black"])
        .add([
            "sink_0::zorder=0".to_owned(),
            format!("sink_1::xpos={x}"),
            format!("sink_1::ypos={y}"),
            format!("sink_1::width={width}"),
            format!("sink_1::height={height}"),
            "sink_1::zorder=1".to_owned(),
            format!("sink_2::xpos={}", card.x),
            format!("sink_2::ypos={}", card.y),
            "sink_2::zorder=2".to_owned(),
        ])
        .add([
            "!",
            &format!("video/x-raw,format=AYUV,{},colorimetry=bt709", size(SCREEN)),
        ])
        .add(["!", "videoconvert"])
        .add(["!", "video/x-raw,format=I420,colorimetry=bt709"])
        .end(goal)?;
    launch
        .raw_file(&sheet.screen, SCREEN_BYTES, "bgrx", SCREEN)
        .add(["!", "mix.sink_0"]);
    launch
        .raw_file(&sheet.camera, CAMERA_BYTES, "i420", CAMERA)
        .add(["!", "mix.sink_1"]);
    launch
        .add(["filesrc", &located(&card.png)])
        .add(["!", "pngdec", "!", "imagefreeze"])
        .add([format!("num-buffers={}", sheet.frames)])
        .add(["!", "video/x-raw,framerate=30/1", "!", "mix.sink_2"]);
    Ok(launch.command)
}

fn ffmpeg(sheet: &Sheet, goal: Goal<'_>) -> Result<Command> {
    let Rect {
        x,
        y,
        width,
        height,
    } = inset()?;
    let card = &sheet.card;
    let filters = format!(
        "[0]scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[screen];\
         [1]scale={width}:{height}[camera];\
         [2]scale=out_color_matrix=bt709:out_range=tv,format=yuva420p[card];\
         [screen][camera]overlay={x}:{y}[both];\
         [both][card]overlay={}:{}:format=yuv420",
        card.x, card.y
    );
    let mut command = Command::new("ffmpeg");
    command.args(["-v", "error", "-nostdin", "-y"]);
    for (format, (width, height), file) in [
        ("bgr0", SCREEN, &sheet.screen),
        ("yuv420p", CAMERA, &sheet.camera),
    ] {
        command
            .args(["-f", "rawvideo", "-pix_fmt", format, "-r", "30"])
            .args(["-s", &format!("{width}x{height}"), "-i"])
            .arg(file);
    }
    command
        .arg("-i")
        .arg(&card.png)
        .args(["-filter_complex", &filters]);
    match goal {
        Goal::Pictures(file) => {
            command
                .args(["-pix_fmt", "yuv420p", "-f", "rawvideo"])
                .arg(file);
        }
        Goal::Coded(file) => {
            let kbps = format!("{VIDEO_KBPS}k");
            command
                .args([
                    "-c:v",
                    "libx264",
                    "-preset",
                    "veryfast",
                    "-tune",
                    "zerolatency",
                ])
                .args(["-b:v", &kbps, "-maxrate", &kbps, "-bufsize", &kbps])
                .args(["-g", &KEY_EVERY.to_string(), "-bf", "0"])
                .args(["-x264-params", FFMPEG_EXTRA, "-f", "h264"])
                .arg(file);
        }
    }
    Ok(command)
}

/// What the encoder profile says and ffmpeg has no option of its own for.
const FFMPEG_EXTRA: &str = "scenecut=0:filler=1";

/// A `gst-launch-1.0` command that grows.
struct Launch {
    command: Command,
}

impl Launch {
    fn new() -> Self {
        let mut command = Command::new("gst-launch-1.0");
        command.arg("-q");
        Self { command }
    }

    fn add(&mut self, words: impl IntoIterator<Item = impl AsRef<OsStr>>) -> &mut Self {
        self.command.args(words);
        self
    }

    /// A frame is read in one go.
    fn raw_file(
        &mut self,
        file: &Path,
        frame_bytes: usize,
        format: &str,
        (width, height): (u32, u32),
    ) -> &mut Self {
        self.add(["filesrc", &located(file)])
            .add([format!("blocksize={frame_bytes}")])
            .add(["!", "rawvideoparse", "framerate=30/1"])
            .add([
                format!("format={format}"),
                format!("width={width}"),
                format!("height={height}"),
            ])
            .add([format!(
                "colorimetry={}",
                if format == "i420" { "bt709" } else { "sRGB" }
            )])
    }

    fn end(&mut self, goal: Goal<'_>) -> Result<&mut Self> {
        match goal {
            Goal::Coded(file) => Ok(self
                .add(["!"])
                .add(encoder()?)
                .add(["!", "video/x-h264,stream-format=byte-stream,profile=high"])
                .add(["!", "filesink", &located(file)])),
            Goal::Pictures(file) => Ok(self.add(["!", "filesink", &located(file)])),
        }
    }
}

fn located(file: &Path) -> String {
    format!("location={}", file.display())
}

fn size((width, height): (u32, u32)) -> String {
    format!("width={width},height={height},framerate=30/1")
}

/// The x264 element with the settings of the profile that the product ships.
fn encoder() -> Result<Vec<String>> {
    let is_x264 = |profile: &EncoderProfile| {
        profile.kind == EncoderKind::H264 && profile.element == worker::ENCODER
    };
    let profile = EncoderProfile::shipped().into_iter().find(is_x264);
    let profile = profile.ok_or("the product has no profile for x264enc")?;
    let mut words = vec![profile.element];
    words.extend(
        profile
            .properties
            .iter()
            .map(|(property, value)| format!("{property}={value}")),
    );
    words.push(format!("{}={VIDEO_KBPS}", profile.bitrate.property));
    let key = profile
        .keyframe
        .ok_or("the profile has no property for keys")?;
    words.push(format!("{key}={KEY_EVERY}"));
    Ok(words)
}
