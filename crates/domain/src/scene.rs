//! The scenes a program can show.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What fills the picture, below the cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Scene {
    /// The camera over the whole picture.
    CameraFull,
    /// The screen or window over the whole picture.
    ScreenFull,
    /// The screen, with the camera in a rounded inset.
    ScreenWithCamera,
    /// Camera and screen next to each other.
    SideBySide,
    /// The product page card over the whole picture, with the camera in a rounded inset.
    ProductFull,
    /// The still picture of the theme: before the show, in breaks, after it.
    Slate,
}

impl Scene {
    /// Every scene, in the order the buttons stand.
    pub const ALL: [Self; 6] = [
        Self::CameraFull,
        Self::ScreenFull,
        Self::ScreenWithCamera,
        Self::SideBySide,
        Self::ProductFull,
        Self::Slate,
    ];
}
