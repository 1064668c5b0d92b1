//! The frame counter as a barcode: drawn on the screen, read back from decoded frames of any size.
//!
//! ```text
//! 64,32  ┌──┬──┬──┬─ … ─┬──┬──┬──┐  20 cells of 40x64 pixels, on a screen of 1920x1080
//!        │██│  │ 16 bits│ p│██│    a white and a black cell to set the threshold, the counter in
//!        └──┴──┴──┴─ … ─┴──┴──┴──┘  Gray code, even parity, a white cell at the end
//! ```

/// The screen the geometry is written for; smaller pictures of it are read in proportion.
pub const SCREEN: (u32, u32) = (1920, 1080);
/// Left edge of the first cell.
pub const LEFT: u32 = 64;
/// Upper edge.
pub const TOP: u32 = 32;
/// Width of a cell: 10 pixels are left of it in a quarter-size picture of a 1080p frame.
pub const CELL_WIDTH: u32 = 40;
/// Height of a cell.
pub const CELL_HEIGHT: u32 = 64;
/// How many cells there are.
pub const CELLS: usize = 20;

const BITS: usize = 16;
/// White and black must differ by this much (of 255) for a picture to hold a barcode at all.
const LEAST_CONTRAST: f32 = 60.0;

/// An 8-bit grey picture.
#[derive(Debug, Clone, Copy)]
pub struct Grey<'a> {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// `width * height` bytes.
    pub pixels: &'a [u8],
}

impl Grey<'_> {
    /// The mean of a rectangle given in fractions of the picture.
    pub fn mean(&self, left: f32, top: f32, right: f32, bottom: f32) -> f32 {
        let span = |from: f32, to: f32, size: usize| {
            let start = ((from * size as f32).round() as usize).min(size - 1);
            let end = ((to * size as f32).round() as usize).clamp(start + 1, size);
            start..end
        };
        let columns = span(left, right, self.width);
        let rows = span(top, bottom, self.height);
        let count = (columns.len() * rows.len()) as f32;
        let sum: u64 = rows
            .flat_map(|row| &self.pixels[row * self.width..][columns.clone()])
            .map(|&value| u64::from(value))
            .sum();
        sum as f32 / count
    }
}

/// Which cells are white.
pub fn encode(counter: u16) -> [bool; CELLS] {
    let gray = counter ^ (counter >> 1);
    let mut cells = [false; CELLS];
    cells[0] = true;
    for (bit, cell) in cells[2..2 + BITS].iter_mut().enumerate() {
        *cell = gray >> (BITS - 1 - bit) & 1 == 1;
    }
    cells[2 + BITS] = gray.count_ones() % 2 == 1;
    cells[CELLS - 1] = true;
    cells
}

/// The counter in a picture of the whole screen; `None` when it can't be read for certain.
pub fn decode(picture: Grey<'_>) -> Option<u16> {
    // The middle of each cell, away from the edges that scaling and compression blur.
    let level = |cell: usize| {
        let x = (LEFT as f32 + CELL_WIDTH as f32 * (cell as f32 + 0.25)) / SCREEN.0 as f32;
        let y = (TOP as f32 + CELL_HEIGHT as f32 * 0.25) / SCREEN.1 as f32;
        let width = CELL_WIDTH as f32 * 0.5 / SCREEN.0 as f32;
        let height = CELL_HEIGHT as f32 * 0.5 / SCREEN.1 as f32;
        picture.mean(x, y, x + width, y + height)
    };
    let (white, black) = (level(0), level(1));
    if white - black < LEAST_CONTRAST {
        return None;
    }
    let is_white = |cell| level(cell) > f32::midpoint(white, black);
    let gray = (0..BITS).fold(0u16, |gray, bit| gray << 1 | u16::from(is_white(2 + bit)));
    let parity = gray.count_ones() % 2 == 1;
    if is_white(2 + BITS) != parity || !is_white(CELLS - 1) {
        return None;
    }
    // Undoes the Gray code: each bit is the parity of those above it.
    Some((1..BITS).fold(gray, |counter, shift| counter ^ (gray >> shift)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(counter: u16, width: usize, height: usize) -> Vec<u8> {
        let cells = encode(counter);
        let mut pixels = vec![40; width * height];
        for (index, pixel) in pixels.iter_mut().enumerate() {
            let x = (index % width) as u32 * SCREEN.0 / width as u32;
            let y = (index / width) as u32 * SCREEN.1 / height as u32;
            if (TOP..TOP + CELL_HEIGHT).contains(&y)
                && x >= LEFT
                && let Some(&is_white) = cells.get(((x - LEFT) / CELL_WIDTH) as usize)
            {
                *pixel = if is_white { 235 } else { 16 };
            }
        }
        pixels
    }

    #[test]
    fn every_counter_is_read_back_from_a_small_picture() {
        for counter in (0..u16::MAX).step_by(251) {
            let pixels = drawn(counter, 480, 270);
            let picture = Grey {
                width: 480,
                height: 270,
                pixels: &pixels,
            };
            assert_eq!(decode(picture), Some(counter));
        }
    }

    #[test]
    fn a_wrong_cell_or_no_barcode_is_not_read() {
        let mut pixels = drawn(1234, 480, 270);
        let cell = LEFT as usize / 4 + 5 * CELL_WIDTH as usize / 4;
        for row in TOP as usize / 4..(TOP + CELL_HEIGHT) as usize / 4 {
            for pixel in &mut pixels[row * 480 + cell..][..CELL_WIDTH as usize / 4] {
                *pixel = 251 - *pixel;
            }
        }
        assert_eq!(
            decode(Grey {
                width: 480,
                height: 270,
                pixels: &pixels
            }),
            None
        );
        let flat = vec![128; 480 * 270];
        assert_eq!(
            decode(Grey {
                width: 480,
                height: 270,
                pixels: &flat
            }),
            None
        );
    }
}
