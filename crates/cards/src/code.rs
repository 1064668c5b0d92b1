//! QR codes that a phone can read off a screen.

use qrcode::{EcLevel, QrCode};

/// The free margin the standard asks for, in modules.
const QUIET_MODULES: u32 = 4;

/// A QR code for a square room.
#[derive(Debug)]
pub(crate) struct Code {
    modules: Vec<bool>,
    count: u32,
    /// The side of a module in whole canvas pixels.
    pub module_px: u32,
    /// From the room's edge to the first module; at least the quiet zone.
    pub inset_px: u32,
}

impl Code {
    /// The code of a text in a room of so many pixels; `None` when its modules would be smaller
    /// than `least_module_px`.
    pub fn new(text: &str, room_px: u32, least_module_px: u32) -> Option<Self> {
        [EcLevel::M, EcLevel::L].into_iter().find_map(|level| {
            let code = QrCode::with_error_correction_level(text, level).ok()?;
            let count = u32::try_from(code.width()).ok()?;
            let module_px = room_px / (count + QUIET_MODULES * 2);
            (module_px >= least_module_px.max(1)).then(|| Self {
                modules: code
                    .to_colors()
                    .iter()
                    .map(|colour| colour.select(true, false))
                    .collect(),
                count,
                module_px,
                inset_px: (room_px - module_px * count) / 2,
            })
        })
    }

    /// The upper left corners of the dark modules, from the room's own.
    pub fn dark_modules(&self) -> impl Iterator<Item = (u32, u32)> {
        (0..self.count * self.count)
            .filter(|index| self.modules.get(*index as usize).copied().unwrap_or(false))
            .map(|index| {
                let at = |number: u32| self.inset_px + number * self.module_px;
                (at(index % self.count), at(index / self.count))
            })
    }
}
