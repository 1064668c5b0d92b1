//! Where pictures and sound come from. Each source has its own pipeline and its own supervisor,
//! so that a device that dies takes nothing with it and comes back by itself.

mod caps;
mod capture;
mod devices;
mod look;
mod pipelines;
#[cfg(target_os = "linux")]
mod portal;
mod recipe;
mod share;
mod slot;
mod supervisor;
#[cfg_attr(target_os = "linux", path = "linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "elsewhere.rs")]
mod system;
#[cfg(target_os = "linux")]
mod x11;

use std::path::PathBuf;

pub use devices::Device;
pub(crate) use devices::DeviceWatch;
pub(crate) use look::Look;
pub use recipe::DeviceId;
pub(crate) use slot::{Frame, FrameSlot, SlotView};
pub(crate) use supervisor::{SourceContext, SourceNews, Supervisor, Target};

use crate::error::EngineError;

/// Whether the desktop can be asked for a screen, with why not; `None` where nobody need be asked.
///
/// # Errors
/// [`EngineError::NoScreenPortal`] when the desktop has no portal that shares screens.
pub fn check_screen_portal() -> Option<Result<(), EngineError>> {
    system::check_screen_portal()
}

/// A place for a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceSlot {
    /// The camera.
    Camera,
    /// The screen or a window.
    Screen,
    /// The microphone.
    Microphone,
    /// What the computer plays.
    SystemSound,
}

/// Why a screen is not shared with us (any more), where the user is asked for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShareEnd {
    /// The user said no.
    Declined,
    /// The user, or the desktop, ended it.
    Stopped,
    /// The desktop can't be asked.
    Unavailable {
        /// For the log.
        detail: String,
    },
}

/// A place for a source of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VideoSlot {
    /// The camera.
    Camera,
    /// The screen or a window.
    Screen,
}

/// A place for a source of sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AudioSlot {
    /// The microphone.
    Microphone,
    /// What the computer plays.
    SystemSound,
}

impl From<VideoSlot> for SourceSlot {
    fn from(slot: VideoSlot) -> Self {
        match slot {
            VideoSlot::Camera => Self::Camera,
            VideoSlot::Screen => Self::Screen,
        }
    }
}

impl From<AudioSlot> for SourceSlot {
    fn from(slot: AudioSlot) -> Self {
        match slot {
            AudioSlot::Microphone => Self::Microphone,
            AudioSlot::SystemSound => Self::SystemSound,
        }
    }
}

/// A source of pictures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VideoSource {
    /// A camera, a screen or a window, as [`Device::id`] names it.
    Device(DeviceId),
    /// A picture file. It is shown as long as it is chosen.
    Picture(PathBuf),
    /// A film file.
    Clip {
        /// Where it is.
        path: PathBuf,
        /// From the beginning again at its end, without a pause.
        is_looped: bool,
    },
    /// A moving test pattern.
    TestPattern,
}

/// A source of sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AudioSource {
    /// A microphone, or what a loudspeaker plays, as [`Device::id`] names it.
    Device(DeviceId),
    /// The sound of a file.
    Clip {
        /// Where it is.
        path: PathBuf,
        /// From the beginning again at its end, without a pause.
        is_looped: bool,
    },
    /// 1 kHz at -18 dBFS, as broadcasters line up with.
    TestTone,
}
