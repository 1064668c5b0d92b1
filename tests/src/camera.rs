//! A PipeWire camera that plays footage over and over, and can be pulled out and plugged in again.
//!
//! ```text
//! multifilesrc (a raw frame a file, looped) ─> rawvideoparse ─> clocksync ─> pipewiresink mode=provide
//! ```
//!
//! The footage is unpacked once, so that the camera costs next to nothing while a show is measured. A file
//! a frame: multifilesrc reads each file whole, and half a gigabyte at once is a camera that stands still.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use crate::{
    Desk, Error, Process, Result,
    deadline::wait_for,
    process::{Output, run},
};

const SIZE: (u32, u32) = (1280, 720);
const RATE: u32 = 30;
/// What the files of the frames are called, from 1.
const FRAME: &str = "%05d.i420";

/// GStreamer looks through all its plugins when it starts on a machine for the first time.
const LISTED_WITHIN: Duration = Duration::from_secs(40);

/// A camera of a desk.
#[derive(Debug)]
pub struct Camera {
    frames: PathBuf,
    process: Option<Process>,
}

impl Camera {
    /// How devices are listed.
    pub const NAME: &str = "TestCamera";

    /// Makes the camera from the footage, 1280x720 at 30 frames a second, and plugs it in.
    pub fn plug_in(desk: &Desk) -> Result<Self> {
        let footage = Path::new(env!("CARGO_MANIFEST_DIR")).join("footage/bigbuckbunny.mp4");
        Self::playing(desk, &footage)
    }

    /// The same with another film.
    pub fn playing(desk: &Desk, footage: &Path) -> Result<Self> {
        let frames = desk.folder().join("footage");
        fs::create_dir_all(&frames).map_err(Error::io("make a folder for the footage"))?;
        run(Command::new("ffmpeg")
            .args(["-v", "error", "-y", "-i"])
            .arg(footage)
            .args([
                "-an",
                "-vf",
                &format!("fps={RATE},scale={}:{}", SIZE.0, SIZE.1),
            ])
            .args(["-pix_fmt", "yuv420p", "-c:v", "rawvideo", "-f", "image2"])
            .arg(frames.join(FRAME)))?;
        let mut camera = Self {
            frames,
            process: None,
        };
        camera.plug_in_again(desk)?;
        Ok(camera)
    }

    /// Kills the camera's process: what pulling the cable does.
    pub fn pull_out(&mut self) {
        self.process = None;
    }

    /// Starts it anew, and waits until the session lists it.
    pub fn plug_in_again(&mut self, desk: &Desk) -> Result<()> {
        let mut command = desk.command("gst-launch-1.0");
        command
            .args(["-q", "multifilesrc", "loop=true", "start-index=1"])
            .arg(format!("location={}", self.frames.join(FRAME).display()))
            .args(["!", "rawvideoparse", "format=i420"])
            .arg(format!("width={}", SIZE.0))
            .arg(format!("height={}", SIZE.1))
            .arg(format!("framerate={RATE}/1"))
            .args(["!", "clocksync", "!", "pipewiresink", "mode=provide"])
            .arg(format!(
                "stream-properties=props,media.class=Video/Source,media.role=Camera,\
                 node.name=test-camera,node.description={}",
                Self::NAME
            ));
        let process = Process::start("camera", &mut command, desk.folder(), Output::ToLog)?;
        process.put_first();
        let process = self.process.insert(process);
        let listed = wait_for("the camera in the session's list", LISTED_WITHIN, || {
            let nodes = run(desk.command("pw-cli").args(["list-objects", "Node"])).ok()?;
            String::from_utf8_lossy(&nodes)
                .contains("test-camera")
                .then_some(())
        });
        listed.map_err(|error| match error {
            Error::Late { .. } => Error::unreadable("the camera's node", process.log_end()),
            other => other,
        })
    }
}
