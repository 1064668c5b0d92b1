//! What a Linux desktop has of its own: X, and the portal under Wayland.

pub(super) use super::portal::{ask, check as check_screen_portal};
pub(super) use super::x11::{screen_region, window_id};
use super::{Device, portal, x11};

/// The screens and windows that can be captured. Under Wayland X shows the windows of old programs
/// only, before a black screen.
pub(super) fn screens() -> Vec<Device> {
    let asked_for = portal::list();
    if asked_for.is_empty() {
        x11::list()
    } else {
        asked_for
    }
}
