//! The footage, decoded beforehand: raw frames of a screen and a camera in a folder of its own that
//! goes when it is dropped. In memory where there is room, so that no disk is measured.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::{Result, machine};

/// The film, of the tests' footage: both are cut from it.
const FILM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/footage/bigbuckbunny.mp4");
/// Ten seconds at 30 frames a second.
pub const FRAMES: u64 = 300;
pub const SCREEN: (u32, u32) = (1920, 1080);
pub const CAMERA: (u32, u32) = (1280, 720);
/// Bytes of a frame: BGRx, I420.
pub const SCREEN_BYTES: usize = (SCREEN.0 * SCREEN.1 * 4) as usize;
pub const CAMERA_BYTES: usize = (CAMERA.0 * CAMERA.1 * 3 / 2) as usize;
/// Bytes of a composed picture: I420 of the screen's size.
pub const PICTURE_BYTES: usize = (SCREEN.0 * SCREEN.1 * 3 / 2) as usize;

/// Raw frames on disk or in memory.
pub struct Footage {
    folder: TempDir,
    pub screen: PathBuf,
    pub camera: PathBuf,
}

impl Footage {
    /// Decodes it, with room beside it for `pictures` composed pictures.
    pub fn decode(pictures: u64) -> Result<Self> {
        let bytes = FRAMES * (SCREEN_BYTES + CAMERA_BYTES) as u64 + pictures * PICTURE_BYTES as u64;
        let folder = tempfile::Builder::new()
            .prefix("vitrine-bench-")
            .tempdir_in(place(bytes)?)?;
        let screen = folder.path().join("screen.bgrx");
        let camera = folder.path().join("camera.i420");
        eprintln!(
            "decoding {FRAMES} frames of footage to {}",
            folder.path().display()
        );
        // The film does not say its colours; at this size they are BT.709. The camera begins later
        // than the screen, so that the two never show the same.
        decode(&screen, "0", SCREEN, ":in_color_matrix=bt709,format=bgr0")?;
        decode(&camera, "2", CAMERA, ",format=yuv420p")?;
        expect_frames(&screen, SCREEN_BYTES, FRAMES)?;
        expect_frames(&camera, CAMERA_BYTES, FRAMES)?;
        Ok(Self {
            folder,
            screen,
            camera,
        })
    }

    /// A file beside the footage.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

fn decode(to: &Path, start_s: &str, (width, height): (u32, u32), end: &str) -> Result<()> {
    let mut command = Command::new("ffmpeg");
    command
        .args([
            "-v",
            "error",
            "-y",
            "-stream_loop",
            "-1",
            "-ss",
            start_s,
            "-i",
            FILM,
            "-an",
        ])
        .args([
            "-vf",
            &format!("setpts=N/30/TB,scale={width}:{height}{end}"),
        ])
        .args([
            "-frames:v",
            &FRAMES.to_string(),
            "-r",
            "30",
            "-f",
            "rawvideo",
        ])
        .arg(to);
    run(&mut command)
}

/// Runs a program to its end; its standard output goes nowhere.
pub fn run(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command
        .output()
        .map_err(|error| format!("{name} did not start: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{name} ended with {}: {}", output.status, said.trim()).into())
}

/// Fails unless the file holds so many frames of this size.
pub fn expect_frames(file: &Path, frame_bytes: usize, frames: u64) -> Result<()> {
    let bytes = fs::metadata(file)
        .map_err(|error| format!("{}: {error}", file.display()))?
        .len();
    if bytes == frame_bytes as u64 * frames {
        return Ok(());
    }
    let found = bytes as f64 / frame_bytes as f64;
    Err(format!("{} holds {found:.2} frames, not {frames}", file.display()).into())
}

/// Where there is room for so many bytes: memory first, then the folder for temporary files.
fn place(bytes: u64) -> Result<PathBuf> {
    let memory = Path::new("/dev/shm");
    // As much again stays free for the contenders themselves and for everyone else.
    if free(memory).is_some_and(|free| free > bytes) && machine::available_memory()? > 2 * bytes {
        return Ok(memory.to_owned());
    }
    let disk = std::env::temp_dir();
    let gigabytes = bytes as f64 / 1e9;
    match free(&disk) {
        Some(free) if free > bytes => {
            eprintln!("no {gigabytes:.1} GB of memory to spare: reading the footage from disk");
            Ok(disk)
        }
        _ => Err(format!("the footage needs {gigabytes:.1} GB in {}", disk.display()).into()),
    }
}

fn free(folder: &Path) -> Option<u64> {
    let stat = rustix::fs::statvfs(folder).ok()?;
    Some(stat.f_bavail * stat.f_frsize)
}
