//! The GStreamer elements a show needs, and the packages that bring them.

use super::system::{Packages, System};

/// One element.
pub struct Need {
    /// Its factory name.
    pub element: &'static str,
    /// The message that says what it is for.
    pub purpose: &'static str,
    /// How much depends on it.
    pub weight: Weight,
    /// Where it exists.
    pub systems: Systems,
    /// What brings it.
    pub packages: Packages,
}

/// How much depends on an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// No show without it.
    Needed,
    /// One kind of source or device less without it.
    Useful,
}

/// Where an element exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Systems {
    Every,
    Linux,
    Windows,
    MacOs,
}

impl Systems {
    /// Whether it exists on this system.
    pub fn includes(self, system: System) -> bool {
        match self {
            Self::Every => true,
            Self::Linux => system.is_linux(),
            Self::Windows => system == System::Windows,
            Self::MacOs => system == System::MacOs,
        }
    }
}

const BASE: Packages = Packages {
    debian: "gstreamer1.0-plugins-base",
    fedora: "gstreamer1-plugins-base",
    arch: "gst-plugins-base",
};
const GOOD: Packages = Packages {
    debian: "gstreamer1.0-plugins-good",
    fedora: "gstreamer1-plugins-good",
    arch: "gst-plugins-good",
};
const BAD: Packages = Packages {
    debian: "gstreamer1.0-plugins-bad",
    fedora: "gstreamer1-plugins-bad-free",
    arch: "gst-plugins-bad",
};
const PIPEWIRE: Packages = Packages {
    debian: "gstreamer1.0-pipewire",
    fedora: "pipewire-gstreamer",
    arch: "gst-plugin-pipewire",
};
const PULSE: Packages = Packages {
    debian: "gstreamer1.0-pulseaudio",
    ..GOOD
};
const X11: Packages = Packages {
    debian: "gstreamer1.0-x",
    ..GOOD
};

/// What brings encoders that work without a GPU.
pub const ENCODERS: Packages = Packages {
    debian: "gstreamer1.0-plugins-ugly gstreamer1.0-libav",
    fedora: "gstreamer1-plugins-ugly gstreamer1-plugin-openh264 gstreamer1-plugin-libav",
    arch: "gst-plugins-ugly gst-libav",
};

/// What brings a keychain.
pub const KEYCHAIN: Packages = Packages {
    debian: "gnome-keyring",
    fedora: "gnome-keyring",
    arch: "gnome-keyring",
};

/// What asks the user for a screen under Wayland. Each desktop has its own part of it.
pub const SCREEN_PORTAL: Packages = Packages {
    debian: "xdg-desktop-portal xdg-desktop-portal-gtk xdg-desktop-portal-gnome",
    fedora: "xdg-desktop-portal xdg-desktop-portal-gtk xdg-desktop-portal-gnome",
    arch: "xdg-desktop-portal xdg-desktop-portal-gtk xdg-desktop-portal-gnome",
};

const fn needed(element: &'static str, purpose: &'static str, packages: Packages) -> Need {
    Need {
        element,
        purpose,
        weight: Weight::Needed,
        systems: Systems::Every,
        packages,
    }
}

const fn source(
    element: &'static str,
    purpose: &'static str,
    systems: Systems,
    packages: Packages,
) -> Need {
    Need {
        element,
        purpose,
        weight: Weight::Useful,
        systems,
        packages,
    }
}

/// Everything that is looked for.
pub const NEEDS: &[Need] = &[
    needed("appsrc", "doctor-plumbing", BASE),
    needed("audioconvert", "doctor-sound", BASE),
    needed("audioresample", "doctor-sound", BASE),
    needed("jpegenc", "doctor-preview", GOOD),
    needed("flvmux", "doctor-flv", GOOD),
    needed("rtmp2sink", "doctor-rtmp", BAD),
    needed("h264parse", "doctor-h264", BAD),
    source("pipewiresrc", "doctor-camera", Systems::Linux, PIPEWIRE),
    source("v4l2src", "doctor-camera", Systems::Linux, GOOD),
    source("jpegdec", "doctor-camera-jpeg", Systems::Every, GOOD),
    source("ximagesrc", "doctor-screen", Systems::Linux, X11),
    source("pulsesrc", "doctor-microphone", Systems::Linux, PULSE),
    source("mfvideosrc", "doctor-camera", Systems::Windows, BAD),
    source(
        "d3d11screencapturesrc",
        "doctor-screen",
        Systems::Windows,
        BAD,
    ),
    source("wasapi2src", "doctor-microphone", Systems::Windows, BAD),
    source("avfvideosrc", "doctor-camera", Systems::MacOs, BAD),
    source("osxaudiosrc", "doctor-microphone", Systems::MacOs, GOOD),
];
