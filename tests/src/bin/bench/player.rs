//! Plays the footage on a display for next to nothing: the display maps the file and copies each
//! frame from it by itself, so that what is measured is a show and not its test picture.

use std::fs::File;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::time::{Duration, Instant};

use x11rb::connection::Connection as _;
use x11rb::protocol::shm::{self, ConnectionExt as _};
use x11rb::protocol::xproto::{
    ConnectionExt as _, CreateGCAux, CreateWindowAux, ImageFormat, WindowClass,
};
use x11rb::rust_connection::RustConnection;

use crate::Result;
use crate::footage::{FRAMES, SCREEN, SCREEN_BYTES};

/// A screen as a viewer would call lively: every picture of it changes. What the display maps must
/// be reached by an offset of 32 bits.
const PLAYED_FRAMES: u64 = 120;
const FRAME_TIME: Duration = Duration::from_nanos(1_000_000_000 / 30);

/// Plays over and over on the display of the environment, until it is ended from outside.
pub fn run(footage: &Path) -> Result<()> {
    let (connection, screen) = RustConnection::connect(None)?;
    let screen = &connection.setup().roots[screen];
    let (width, height) = (SCREEN.0 as u16, SCREEN.1 as u16);
    let window = connection.generate_id()?;
    let pen = connection.generate_id()?;
    // Override-redirect: no window manager is there to ask.
    let options = CreateWindowAux::new().override_redirect(1);
    let class = WindowClass::INPUT_OUTPUT;
    let (depth, visual) = (screen.root_depth, screen.root_visual);
    connection.create_window(
        depth,
        window,
        screen.root,
        0,
        0,
        width,
        height,
        0,
        class,
        visual,
        &options,
    )?;
    connection.create_gc(pen, window, &CreateGCAux::new())?;
    connection.map_window(window)?.check()?;
    let file = OwnedFd::from(File::open(footage)?);
    let frames = connection.generate_id()?;
    shm::attach_fd(&connection, frames, file, true)?.check()?;
    let begun = Instant::now();
    for count in 0_u32.. {
        let frame = u64::from(count) % PLAYED_FRAMES.min(FRAMES);
        let offset = u32::try_from(frame * SCREEN_BYTES as u64)?;
        let format = u8::from(ImageFormat::Z_PIXMAP);
        connection
            .shm_put_image(
                window, pen, width, height, 0, 0, width, height, 0, 0, depth, format, false,
                frames, offset,
            )?
            .check()?;
        let next = begun + FRAME_TIME * (count + 1);
        std::thread::sleep(next.saturating_duration_since(Instant::now()));
    }
    Ok(())
}
