//! Vitrine, the live-shopping studio: the desktop app, and the same studio without a window.
//!
//! This package wires: windows, the keychain, the command line. What the studio does is in
//! `crates/studio`; nothing imports this package.

mod air;
mod args;
mod clips;
mod courtesy;
mod devices;
mod doctor;
mod export;
mod failure;
mod import;
mod keychain;
mod open_show;
mod page;
mod photos;
mod preflight;
mod progress;
mod reveal;
mod serve;
mod window;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser as _;
use tokio::runtime::Runtime;
use tracing_subscriber::EnvFilter;
use vitrine_domain::Language;
use vitrine_studio::{Places, Studio, StudioConfig};

use crate::args::{Cli, Command, Doctor};
use crate::failure::Failure;
use crate::keychain::Keychain;

fn main() -> ExitCode {
    spare_the_processor();
    spare_the_memory();
    let cli = Cli::parse();
    // A terminal that takes nothing more must not hold up who has something to say, least of all the mixer.
    let (log, _written_to_the_end) = tracing_appender::non_blocking(std::io::stderr());
    tracing_subscriber::fmt()
        .with_env_filter(
            EnvFilter::try_from_env("VITRINE_LOG").unwrap_or_else(|_| EnvFilter::new("warn")),
        )
        .with_writer(log)
        .init();
    let has_window = cli.command.is_none();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let code = failure.report();
            if has_window {
                failure.show();
            }
            code
        }
    }
}

/// Whole pictures go back to the system when they are let go. By itself glibc soon keeps them, in a
/// heap for each of our forty threads: 100 MB on a 1080p show.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[allow(unsafe_code, reason = "glibc's settings have no safe interface")]
fn spare_the_memory() {
    const PICTURE_BYTES: libc::c_int = 512 * 1024;
    // SAFETY: mallopt only sets numbers, and no other thread runs yet.
    let is_set = unsafe {
        libc::mallopt(libc::M_ARENA_MAX, 2) == 1
            && libc::mallopt(libc::M_MMAP_THRESHOLD, PICTURE_BYTES) == 1
    };
    if !is_set {
        tracing::debug!("the heap keeps its own settings");
    }
}

/// What only the start needed goes back to the system: photos as they were decoded, devices and
/// encoders that were looked at. 8 MB.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
#[allow(unsafe_code, reason = "glibc's settings have no safe interface")]
pub(crate) fn tidy_the_memory() {
    // SAFETY: it takes the heap's own locks, and touches only what nobody holds.
    let is_less = unsafe { libc::malloc_trim(0) } == 1;
    tracing::debug!(is_less, "the heap was tidied");
}

/// Other systems' heaps do so by themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn spare_the_memory() {}

/// Other systems' heaps do so by themselves.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) fn tidy_the_memory() {}

fn run(cli: Cli) -> Result<(), Failure> {
    let places = Places::find(cli.data, data_home(), cli.assets).map_err(Failure::Places)?;
    match cli.command {
        None => with_studio(places, window::open),
        Some(Command::Serve(serve)) => with_studio(places, |studio| serve::serve(studio, &serve)),
        Some(Command::Air(air)) => air::air(places, &air),
        Some(Command::Import(args)) => import::import(&places, &args),
        Some(Command::Photos(args)) => photos::photos(&places, &args),
        Some(Command::Export(args)) => export::export(&places, &args),
        Some(Command::OpenShow(args)) => open_show::open_show(&places, &args),
        Some(Command::Clips(args)) => clips::clips(&places, &args),
        Some(Command::Shows(output)) => devices::shows(&places, &output),
        Some(Command::Devices(output)) => devices::devices(&output),
        Some(Command::Doctor(Doctor { show: None, output })) => doctor::doctor(&places, &output),
        Some(Command::Doctor(Doctor {
            show: Some(show),
            output,
        })) => with_studio(places, |studio| {
            preflight::preflight(&studio, show, &output)
        }),
    }
}

fn data_home() -> Option<PathBuf> {
    directories::BaseDirs::new().map(|folders| folders.data_dir().to_owned())
}

/// Opens the studio, hands it over, and closes it whatever came of it.
fn with_studio(
    places: Places,
    work: impl FnOnce(Studio) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let studio = Studio::open(StudioConfig {
        doctor: doctor::of_studio(places.clone()),
        recordings: recordings(&places),
        first_show: None,
        places,
        vault: Box::new(Keychain),
        remembers_setup: true,
        language: system_language(),
    })?;
    tidy_the_memory();
    let done = work(studio.clone());
    studio.close();
    done
}

/// Where people look for films they made; where a system names no such folder, the one the studio
/// was started in. A studio that was given a data folder of its own keeps its recordings there too.
fn recordings(places: &Places) -> PathBuf {
    let is_usual = data_home().is_some_and(|home| home.join("vitrine") == places.data);
    if !is_usual {
        return places.data.join("recordings");
    }
    let folders = directories::UserDirs::new();
    let videos = folders.as_ref().and_then(|folders| folders.video_dir());
    let home = folders.as_ref().map(|folders| folders.home_dir());
    videos.or(home).unwrap_or(Path::new(".")).join("Vitrine")
}

/// French where the system speaks French, else English.
pub(crate) fn system_language() -> Language {
    let spoken = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    // Windows, and a Mac's dock, tell their language otherwise.
    match spoken.or_else(sys_locale::get_locale) {
        Some(spoken) if spoken.starts_with("fr") => Language::Fr,
        _ => Language::En,
    }
}

fn runtime() -> Result<Runtime, Failure> {
    Runtime::new().map_err(Failure::Runtime)
}

/// Waits for Ctrl+C or, where there is one, the signal to terminate.
async fn stop_signal() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminated) => tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            },
            Err(_) => drop(interrupted.await),
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}

/// Without a graphics device WebKitGTK draws 2 to 5 times cheaper when it does not try to share
/// buffers with one.
#[cfg(target_os = "linux")]
#[allow(
    unsafe_code,
    reason = "set_var is unsafe once there are threads; see SAFETY"
)]
fn spare_the_processor() {
    let has_render_node = std::fs::read_dir("/dev/dri").is_ok_and(|nodes| {
        nodes
            .flatten()
            .any(|node| node.file_name().to_string_lossy().starts_with("renderD"))
    });
    if !has_render_node && std::env::var_os("WEBKIT_DISABLE_DMABUF_RENDERER").is_none() {
        // SAFETY: this is the first thing `main` does; no other thread exists that could read the
        // environment at the same time.
        unsafe { std::env::set_var("WEBKIT_DISABLE_DMABUF_RENDERER", "1") };
    }
}

#[cfg(not(target_os = "linux"))]
fn spare_the_processor() {}
