//! Where neither X nor a portal is: GStreamer's own providers list the screens.

use std::sync::mpsc;

use super::Device;
use super::recipe::Region;
use super::share::ShareNews;
use crate::error::EngineError;

/// The screens and windows beside those of the providers: none.
pub(super) fn screens() -> Vec<Device> {
    Vec::new()
}

/// The part of the display that a screen covers; there is no such display.
pub(super) fn screen_region(_name: &str) -> Option<Option<Region>> {
    None
}

/// The number of a window; there is none.
pub(super) fn window_id(_name: &str) -> Option<String> {
    None
}

/// Nobody need be asked.
pub(super) fn check_screen_portal() -> Option<Result<(), EngineError>> {
    None
}

/// There is nobody to ask.
pub(super) fn ask(
    _token: Option<String>,
    _news: mpsc::Sender<ShareNews>,
) -> Result<Box<dyn Send>, EngineError> {
    Err(EngineError::Unsupported {
        what: "a shared screen",
    })
}
