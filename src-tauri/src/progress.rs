//! How far a long command is, on a terminal; nothing where the output is read by a program.

use std::io::{IsTerminal as _, Write as _};
use std::ops::ControlFlow;

/// One line of the terminal, written over and over.
pub struct Progress {
    is_shown: bool,
}

impl Progress {
    /// `is_json` keeps the terminal clean.
    pub fn begin(is_json: bool) -> Self {
        Self {
            is_shown: !is_json && std::io::stderr().is_terminal(),
        }
    }

    /// So much of so much. Nobody stops a command but Ctrl+C, which ends the program.
    pub fn tell(&self, done: u64, total: Option<u64>) -> ControlFlow<()> {
        let percent = total.and_then(|total| (done * 100).checked_div(total));
        if let Some(percent) = percent.filter(|_| self.is_shown) {
            write(&format!("\r{percent:>3} %"));
        }
        ControlFlow::Continue(())
    }

    /// Leaves an empty line.
    pub fn end(&self) {
        if self.is_shown {
            write("\r\u{1b}[K");
        }
    }
}

/// A broken terminal is no reason to stop.
fn write(text: &str) {
    let mut out = std::io::stderr();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
