//! An X server without a screen: the desktop whose picture the show captures.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::Command,
    sync::mpsc,
    thread,
    time::Duration,
};

use crate::{Error, Process, Result, process::Output};

/// What the program under test finds its screen on.
pub trait Screen {
    /// Tells a command of it.
    fn show_to(&self, command: &mut Command);
}

/// A running Xvfb on a free display number.
#[derive(Debug)]
pub struct Display {
    name: String,
    _server: Process,
}

impl Display {
    /// Starts it in this size; its log goes to the folder.
    pub fn open(width: u16, height: u16, folder: &Path) -> Result<Self> {
        let mut command = Process::command("Xvfb");
        command
            .args(["-displayfd", "1", "-noreset", "-nolisten", "tcp"])
            .args(["-screen", "0", &format!("{width}x{height}x24")]);
        let mut server = Process::start("Xvfb", &mut command, folder, Output::Piped)?;
        server.put_first();
        let output = server
            .take_output()
            .expect("the output was asked to be piped");
        // It prints its number when it takes connections. Read apart, so that the wait can end.
        let (sender, number) = mpsc::channel();
        thread::spawn(move || {
            let mut line = String::new();
            if BufReader::new(output).read_line(&mut line).is_ok() {
                let _ = sender.send(line);
            }
        });
        let number = server.wait_ready("its number", Duration::from_secs(20), || {
            number
                .try_recv()
                .ok()
                .and_then(|line| line.trim().parse::<u16>().ok())
        });
        let number = number.map_err(|error| match error {
            Error::Late { .. } => Error::Display(server.log_end()),
            other => other,
        })?;
        Ok(Self {
            name: format!(":{number}"),
            _server: server,
        })
    }

    /// What DISPLAY must be to find it, such as `:7`.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Screen for Display {
    fn show_to(&self, command: &mut Command) {
        command.env("DISPLAY", self.name());
    }
}
