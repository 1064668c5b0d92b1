//! An X server without a screen: the desktop whose picture the show captures.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::Command,
    sync::mpsc,
    thread,
    time::Duration,
};

use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, ImageFormat, Window,
};

use crate::{Error, Process, Result, process::Output};

/// What the program under test finds its screen on.
pub trait Screen {
    /// Tells a command of it.
    fn show_to(&self, command: &mut Command);
}

/// In four bytes each, as the X protocol counts.
const LONGEST_TITLE: u32 = 64;

/// A running Xvfb on a free display number.
#[derive(Debug)]
pub struct Display {
    name: String,
    server: Process,
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
            server,
        })
    }

    /// The titles of the windows on it.
    pub fn titles(&self) -> Result<Vec<String>> {
        let windows = self.windows()?.into_iter();
        Ok(windows.map(|(_, title)| title).collect())
    }

    /// What is seen of the window with these words in its title: rows of four bytes a pixel. `None`
    /// without such a window, or while it can't be drawn.
    pub fn picture_of(&self, words: &str) -> Result<Option<Vec<u8>>> {
        let failed = |error: &dyn std::fmt::Display| Error::Display(error.to_string());
        let windows = self.windows()?;
        let Some((window, _)) = windows.iter().find(|(_, title)| title.contains(words)) else {
            return Ok(None);
        };
        let (connection, _) = x11rb::connect(Some(&self.name)).map_err(|error| failed(&error))?;
        let size = connection
            .get_geometry(*window)
            .map_err(|error| failed(&error))?;
        // A window may go, or be hidden, while it is asked.
        let Ok(size) = size.reply() else {
            return Ok(None);
        };
        let picture = connection
            .get_image(
                ImageFormat::Z_PIXMAP,
                *window,
                0,
                0,
                size.width,
                size.height,
                u32::MAX,
            )
            .map_err(|error| failed(&error))?;
        Ok(picture.reply().ok().map(|picture| picture.data))
    }

    /// Asks the window with these words in its title to close, as a desktop does for the cross in its
    /// corner.
    pub fn ask_to_close(&self, words: &str) -> Result<()> {
        let failed = |error: &dyn std::fmt::Display| Error::Display(error.to_string());
        let windows = self.windows()?;
        let (window, _) = windows
            .iter()
            .find(|(_, title)| title.contains(words))
            .ok_or_else(|| Error::Display(format!("no window {words:?}: {windows:?}")))?;
        let (connection, _) = x11rb::connect(Some(&self.name)).map_err(|error| failed(&error))?;
        let atom = |name: &[u8]| -> Result<u32> {
            let asked = connection.intern_atom(false, name);
            let asked = asked.map_err(|error| failed(&error))?.reply();
            Ok(asked.map_err(|error| failed(&error))?.atom)
        };
        // The Inter-Client Communication Conventions Manual, 4.2.8.1.
        let (kind, what) = (atom(b"WM_PROTOCOLS")?, atom(b"WM_DELETE_WINDOW")?);
        let message = ClientMessageEvent::new(32, *window, kind, [what, 0, 0, 0, 0]);
        connection
            .send_event(false, *window, EventMask::NO_EVENT, message)
            .map_err(|error| failed(&error))?;
        // An answer means that the message has gone before it. The server forgets what it has not read yet
        // of somebody who hangs up.
        let asked = connection.get_input_focus();
        let answer = asked.map_err(|error| failed(&error))?.reply();
        answer.map(drop).map_err(|error| failed(&error))
    }

    /// The windows that have a title, with it.
    fn windows(&self) -> Result<Vec<(Window, String)>> {
        let failed = |error: &dyn std::fmt::Display| Error::Display(error.to_string());
        let (connection, screen) =
            x11rb::connect(Some(&self.name)).map_err(|error| failed(&error))?;
        let root = connection.setup().roots[screen].root;
        // WM_NAME has no letters beyond Latin.
        let name = connection
            .intern_atom(false, b"_NET_WM_NAME")
            .map_err(|error| failed(&error))?
            .reply()
            .map_err(|error| failed(&error))?
            .atom;
        let mut titled = Vec::new();
        let mut windows = vec![root];
        while let Some(window) = windows.pop() {
            let title =
                connection.get_property(false, window, name, AtomEnum::ANY, 0, LONGEST_TITLE);
            let title = title.map_err(|error| failed(&error))?.reply();
            // A window may go while it is asked.
            if let Ok(title) = title
                && !title.value.is_empty()
            {
                titled.push((window, String::from_utf8_lossy(&title.value).into_owned()));
            }
            let tree = connection
                .query_tree(window)
                .map_err(|error| failed(&error))?;
            if let Ok(tree) = tree.reply() {
                windows.extend(tree.children);
            }
        }
        Ok(titled)
    }

    /// The X server's process.
    pub fn process_id(&self) -> u32 {
        self.server.id()
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
