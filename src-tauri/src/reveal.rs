//! Shows a file in its folder, with the program that each system has for folders.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

/// Opens the file's folder, with the file chosen in it where the system can do that.
pub fn show_in_folder(file: &Path) -> io::Result<()> {
    let folder = file.parent().unwrap_or(file);
    if !folder.is_dir() {
        return Err(io::ErrorKind::NotFound.into());
    }
    choose(file).or_else(|_| open(folder))
}

/// The file managers of Linux desktops share this interface on the session bus.
#[cfg(target_os = "linux")]
fn choose(file: &Path) -> io::Result<()> {
    let address = tauri::Url::from_file_path(file).map_err(|()| io::ErrorKind::InvalidInput)?;
    // Quotes are the only letters of an address that could end the text early.
    let address = address.as_str().replace('\'', "%27");
    run(Command::new("gdbus")
        .args([
            "call",
            "--session",
            "--dest",
            "org.freedesktop.FileManager1",
        ])
        .args(["--object-path", "/org/freedesktop/FileManager1"])
        .args(["--method", "org.freedesktop.FileManager1.ShowItems"])
        .args([&format!("['{address}']"), ""]))
}

#[cfg(target_os = "macos")]
fn choose(file: &Path) -> io::Result<()> {
    run(Command::new("open").arg("-R").arg(file))
}

#[cfg(windows)]
fn choose(file: &Path) -> io::Result<()> {
    // Explorer answers 1 even when all is well.
    let mut argument = std::ffi::OsString::from("/select,");
    argument.push(file);
    Command::new("explorer").arg(argument).spawn().map(drop)
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn choose(_: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

fn open(folder: &Path) -> io::Result<()> {
    let opener = if cfg!(windows) {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    run(Command::new(opener).arg(folder))
}

fn run(command: &mut Command) -> io::Result<()> {
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    match quiet.status()? {
        status if status.success() => Ok(()),
        status => Err(io::Error::other(format!("{status}"))),
    }
}
