//! A finished picture: what the card renderer hands to the mixer.

use std::sync::Arc;

/// Pixels as premultiplied RGBA, 8 bits a channel, sRGB, rows from the top without padding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    rgba: Arc<[u8]>,
}

/// The pixel data did not have `width * height * 4` bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a picture of {width}x{height} needs {} bytes, not {bytes}", u64::from(*width) * u64::from(*height) * 4)]
pub struct WrongSize {
    /// The width that was asked for.
    pub width: u32,
    /// The height that was asked for.
    pub height: u32,
    /// How many bytes came.
    pub bytes: usize,
}

impl Picture {
    /// A picture of these pixels.
    pub fn new(width: u32, height: u32, rgba: impl Into<Arc<[u8]>>) -> Result<Self, WrongSize> {
        let rgba = rgba.into();
        if rgba.len() as u64 == u64::from(width) * u64::from(height) * 4 {
            Ok(Self {
                width,
                height,
                rgba,
            })
        } else {
            Err(WrongSize {
                width,
                height,
                bytes: rgba.len(),
            })
        }
    }

    /// In pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// In pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// `width * height * 4` bytes.
    pub fn rgba(&self) -> &[u8] {
        &self.rgba
    }
}
