//! Draws the known moving picture on a display: the barcode counter, a block that moves and changes
//! colour, and the flash.
//!
//! Each picture is drawn off screen and copied in one request, so that no capture can see half of it.

use x11rb::{
    connection::Connection as _,
    protocol::xproto::{
        ChangeGCAux, ConnectionExt as _, CreateGCAux, CreateWindowAux, Gcontext, Pixmap, Rectangle,
        Window, WindowClass,
    },
    rust_connection::RustConnection,
};

use crate::{
    Display, Error, Result,
    barcode::{CELL_HEIGHT, CELL_WIDTH, LEFT, TOP, encode},
};

const WHITE: u32 = 0xff_ff_ff;
const BLACK: u32 = 0x00_00_00;
/// Dark enough for the flash to stand out, not black: a black picture is what a watchdog looks for.
const BACKGROUND: u32 = 0x28_30_40;
/// Dim against the flash, so that the block can't be taken for one.
const BLOCK_COLOURS: [u32; 4] = [0x90_30_30, 0x30_80_30, 0x30_40_a0, 0x80_70_20];

/// The strip of the barcode, which the flash leaves alone.
const STRIP_HEIGHT: u16 = 128;
/// The block's track, below the strip.
const TRACK: (u16, u16) = (1280, 320);
const BLOCK: u16 = 280;
const STEP: u32 = 8;

/// A window over a whole display.
#[derive(Debug)]
pub(crate) struct Painter {
    connection: RustConnection,
    window: Window,
    canvas: Pixmap,
    pen: Gcontext,
    size: (u16, u16),
    is_flashing: Option<bool>,
}

impl Painter {
    pub(crate) fn open(display: &Display) -> Result<Self> {
        let (connection, screen) =
            RustConnection::connect(Some(display.name())).map_err(refused)?;
        let screen = &connection.setup().roots[screen];
        let size = (screen.width_in_pixels, screen.height_in_pixels);
        let (root, depth, visual) = (screen.root, screen.root_depth, screen.root_visual);
        let window = connection.generate_id().map_err(refused)?;
        let canvas = connection.generate_id().map_err(refused)?;
        let pen = connection.generate_id().map_err(refused)?;
        // Override-redirect: no window manager is there to ask.
        let options = CreateWindowAux::new()
            .override_redirect(1)
            .background_pixel(BACKGROUND);
        let class = WindowClass::INPUT_OUTPUT;
        connection
            .create_window(
                depth, window, root, 0, 0, size.0, size.1, 0, class, visual, &options,
            )
            .map_err(refused)?;
        connection
            .create_pixmap(depth, canvas, root, size.0, size.1)
            .map_err(refused)?;
        connection
            .create_gc(pen, canvas, &CreateGCAux::new().graphics_exposures(0))
            .map_err(refused)?;
        connection
            .map_window(window)
            .map_err(refused)?
            .check()
            .map_err(refused)?;
        Ok(Self {
            connection,
            window,
            canvas,
            pen,
            size,
            is_flashing: None,
        })
    }

    /// Shows the picture of this counter.
    pub(crate) fn show(&mut self, counter: u16, is_flash: bool) -> Result<()> {
        let (width, height) = self.size;
        let has_turned = self.is_flashing != Some(is_flash);
        self.is_flashing = Some(is_flash);
        if has_turned {
            let below = rectangle(0, STRIP_HEIGHT, width, height - STRIP_HEIGHT);
            self.fill(if is_flash { WHITE } else { BACKGROUND }, &[below])?;
            self.fill(BLACK, &[rectangle(0, 0, width, STRIP_HEIGHT)])?;
        } else if !is_flash {
            self.fill(BACKGROUND, &[rectangle(0, STRIP_HEIGHT, TRACK.0, TRACK.1)])?;
        }
        if !is_flash {
            let travel = u32::from(TRACK.0 - BLOCK);
            let x = u32::from(counter) * STEP % travel;
            let colour = BLOCK_COLOURS[usize::from(counter / 32) % BLOCK_COLOURS.len()];
            let block = rectangle(x as u16, STRIP_HEIGHT + 20, BLOCK, BLOCK);
            self.fill(colour, &[block])?;
        }
        self.draw_barcode(counter)?;
        let (width, height) = if has_turned {
            (width, height)
        } else {
            (TRACK.0, STRIP_HEIGHT + TRACK.1)
        };
        self.connection
            .copy_area(
                self.canvas,
                self.window,
                self.pen,
                0,
                0,
                0,
                0,
                width,
                height,
            )
            .map_err(refused)?;
        self.connection.flush().map_err(refused)
    }

    fn draw_barcode(&self, counter: u16) -> Result<()> {
        let (mut white, mut black) = (Vec::new(), Vec::new());
        for (cell, is_white) in encode(counter).into_iter().enumerate() {
            let x = LEFT + CELL_WIDTH * cell as u32;
            let cell = rectangle(x as u16, TOP as u16, CELL_WIDTH as u16, CELL_HEIGHT as u16);
            if is_white {
                white.push(cell)
            } else {
                black.push(cell)
            }
        }
        self.fill(WHITE, &white)?;
        self.fill(BLACK, &black)
    }

    fn fill(&self, colour: u32, rectangles: &[Rectangle]) -> Result<()> {
        let colour = ChangeGCAux::new().foreground(colour);
        self.connection
            .change_gc(self.pen, &colour)
            .map_err(refused)?;
        self.connection
            .poly_fill_rectangle(self.canvas, self.pen, rectangles)
            .map_err(refused)?;
        Ok(())
    }
}

fn rectangle(x: u16, y: u16, width: u16, height: u16) -> Rectangle {
    // A screen is far smaller than what X's signed coordinates can hold.
    Rectangle {
        x: x as i16,
        y: y as i16,
        width,
        height,
    }
}

fn refused(error: impl std::error::Error) -> Error {
    Error::Display(error.to_string())
}
