//! Takes the README's pictures of every screen: a real camera, a real microphone, a real server, the
//! served studio in Chromium. `./dev screenshots`; the pictures go to `assets/screenshots`. With
//! `PICTURES=live,host` only those are taken. `ui/scripts/screenshots` has the way to each.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use rig::{Camera, Desk, Display, Error, Output, Process, Result, RtmpServer, program};

/// Some twenty pages are opened, and the show goes on air and settles: two minutes on a quiet machine.
const PICTURES_WITHIN: Duration = Duration::from_secs(480);

const KEYCHAIN_WITHIN: Duration = Duration::from_secs(10);

/// Each has a studio of its own, because the demo show is in the language of the first start.
const LANGUAGES: [(&str, &str); 2] = [("en", "en_US.UTF-8"), ("fr", "fr_FR.UTF-8")];

#[allow(clippy::print_stderr, reason = "a program for people")]
fn main() -> ExitCode {
    match take_pictures() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("screenshots: {error}");
            ExitCode::FAILURE
        }
    }
}

fn take_pictures() -> Result<()> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let desk = Desk::set_up()?;
    let display = Display::open(1920, 1080, desk.folder())?;
    let _camera = Camera::playing(&desk, &project.join("assets/demo/host.mp4"))?;
    let _voice = voice(&desk)?;
    let _keychain = keychain(&desk)?;
    let server = RtmpServer::start()?;
    for (language, locale) in LANGUAGES {
        let mut studio = Process::start(
            "studio",
            desk.command(program()?)
                .arg("serve")
                .env("DISPLAY", display.name())
                .env("LC_ALL", locale)
                .env("VITRINE_DATA", desk.folder().join(language)),
            desk.folder(),
            Output::Piped,
        )?;
        let link = link(&mut studio)?;
        let mut page = desk.command("node");
        page.arg(project.join("ui/scripts/screenshots/main.mjs"))
            .arg(link)
            .arg(server.url())
            .arg(RtmpServer::KEY)
            .arg(pictures(&project))
            .arg(language);
        let mut page = Process::start("page", &mut page, desk.folder(), Output::ToLog)?;
        if !page.wait(PICTURES_WITHIN)?.success() {
            return Err(Error::unreadable("the pictures", page.log_end()));
        }
    }
    Ok(())
}

/// Something for the microphone's meter to show.
fn voice(desk: &Desk) -> Result<Process> {
    let mut command = desk.command("gst-launch-1.0");
    command
        .args([
            "-q",
            "audiotestsrc",
            "wave=pink-noise",
            "volume=0.2",
            "!",
            "pulsesink",
        ])
        .arg(format!("device={}", Desk::SINK));
    Process::start("voice", &mut command, desk.folder(), Output::ToLog)
}

/// A keychain that is unlocked, as it is where people log in with a password: keys are kept in it, and it
/// asks nobody anything.
fn keychain(desk: &Desk) -> Result<Process> {
    let mut command = desk.command("sh");
    command.args([
        "-c",
        "printf lumen | exec gnome-keyring-daemon --foreground --unlock --components=secrets",
    ]);
    let mut daemon = Process::start("keychain", &mut command, desk.folder(), Output::ToLog)?;
    // Asked for before it is there, the session would start one of its own, which is locked.
    daemon.wait_ready("its name on the bus", KEYCHAIN_WITHIN, || {
        let asked = desk
            .command("dbus-send")
            .args(["--session", "--print-reply", "--dest=org.freedesktop.DBus"])
            .args(["/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner"])
            .arg("string:org.freedesktop.secrets")
            .output()
            .ok()?;
        let said = String::from_utf8_lossy(&asked.stdout);
        said.contains("boolean true").then_some(())
    })?;
    Ok(daemon)
}

/// The last word but two of the first line: "The studio is open at LINK (Ctrl+C closes it)".
fn link(studio: &mut Process) -> Result<String> {
    let output = studio
        .take_output()
        .ok_or(Error::unreadable("the studio's link", ""))?;
    let mut line = String::new();
    BufReader::new(output)
        .read_line(&mut line)
        .map_err(Error::io("read the studio's link"))?;
    line.split_whitespace()
        .find(|word| word.starts_with("http://"))
        .map(str::to_owned)
        .ok_or_else(|| Error::unreadable("the studio's link", line))
}

fn pictures(project: &Path) -> PathBuf {
    project.join("assets/screenshots")
}
