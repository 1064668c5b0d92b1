//! What the tests of cards share.

pub mod cases;
pub mod dossier;

use std::path::PathBuf;

use vitrine_cards::{CanvasSize, Renderer};
use vitrine_domain::{CardTemplateId, ThemeId};

/// 720p: the smallest canvas a show has.
pub const LANDSCAPE: CanvasSize = CanvasSize {
    width: 1280,
    height: 720,
};
/// What most shows have.
pub const HD: CanvasSize = CanvasSize {
    width: 1920,
    height: 1080,
};
/// Half of the upright canvas.
pub const UPRIGHT: CanvasSize = CanvasSize {
    width: 540,
    height: 960,
};

pub fn assets() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../assets")
}

pub fn renderer() -> Renderer {
    Renderer::new(&assets()).expect("the assets of the source tree are complete")
}

pub fn template(name: &str) -> CardTemplateId {
    CardTemplateId(name.to_owned())
}

pub fn theme(name: &str) -> ThemeId {
    ThemeId(name.to_owned())
}
