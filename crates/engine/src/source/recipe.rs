//! Which element captures a device, and with which properties: plain data from a device's id.
//! Pure, so that the recipes of every system are tested on any.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Names a device for as long as it is the same one: `KIND:NAME`, where the name outlives
/// unplugging (a node's name, a serial number), not a number given out anew each time.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceId(pub String);

impl fmt::Display for DeviceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The kinds of devices there are: by what captures them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DeviceKind {
    PipewireCamera,
    V4l2Camera,
    X11Screen,
    X11Window,
    PortalScreen,
    PulseSource,
    PipewireSound,
    WindowsCamera,
    WindowsScreen,
    WindowsMicrophone,
    WindowsLoopback,
    MacCamera,
    MacScreen,
    MacMicrophone,
}

/// What stands before the colon of an id.
const PREFIXES: [(&str, DeviceKind); 14] = [
    ("pipewire", DeviceKind::PipewireCamera),
    ("v4l2", DeviceKind::V4l2Camera),
    ("x11-screen", DeviceKind::X11Screen),
    ("x11-window", DeviceKind::X11Window),
    ("portal", DeviceKind::PortalScreen),
    ("pulse", DeviceKind::PulseSource),
    ("pipewire-sound", DeviceKind::PipewireSound),
    ("mf", DeviceKind::WindowsCamera),
    ("d3d11-screen", DeviceKind::WindowsScreen),
    ("wasapi", DeviceKind::WindowsMicrophone),
    ("wasapi-loopback", DeviceKind::WindowsLoopback),
    ("avf", DeviceKind::MacCamera),
    ("avf-screen", DeviceKind::MacScreen),
    ("coreaudio", DeviceKind::MacMicrophone),
];

impl DeviceId {
    /// The id of a device.
    pub(crate) fn new(kind: DeviceKind, name: &str) -> Self {
        let prefix = PREFIXES
            .iter()
            .find(|(_, other)| *other == kind)
            .map_or("", |(prefix, _)| prefix);
        Self(format!("{prefix}:{name}"))
    }

    /// Its kind and its name; `None` when it is no id of ours.
    pub(crate) fn parts(&self) -> Option<(DeviceKind, &str)> {
        let (prefix, name) = self.0.split_once(':')?;
        let kind = PREFIXES.iter().find(|(other, _)| *other == prefix)?.1;
        (!name.is_empty()).then_some((kind, name))
    }
}

/// A rectangle of a screen, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Region {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

/// An element and the properties that make it capture one device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Recipe {
    pub element: &'static str,
    pub properties: Vec<(&'static str, String)>,
}

/// How to capture the device `name` of `kind`. `address` is what the system calls it at this
/// moment (a device file, an index), where that differs; `region` is the part of a screen.
pub(crate) fn recipe(
    kind: DeviceKind,
    name: &str,
    address: Option<&str>,
    region: Option<Region>,
) -> Recipe {
    let address = address.unwrap_or(name).to_owned();
    let (element, properties) = match kind {
        DeviceKind::PipewireCamera => ("pipewiresrc", pipewire(address)),
        DeviceKind::PipewireSound => ("pipewiresrc", pipewire(address)),
        DeviceKind::V4l2Camera => ("v4l2src", vec![("device", address)]),
        DeviceKind::X11Screen => ("ximagesrc", x11_screen(region)),
        DeviceKind::X11Window => {
            let mut properties = x11_screen(None);
            properties.push(("xid", address));
            ("ximagesrc", properties)
        }
        DeviceKind::PortalScreen => ("pipewiresrc", portal()),
        DeviceKind::PulseSource => ("pulsesrc", pulse(address)),
        DeviceKind::WindowsCamera => ("mfvideosrc", vec![("device-path", address)]),
        DeviceKind::WindowsScreen => (
            "d3d11screencapturesrc",
            vec![("monitor-handle", address), ("show-cursor", "true".into())],
        ),
        DeviceKind::WindowsMicrophone => ("wasapi2src", wasapi(address, "false")),
        DeviceKind::WindowsLoopback => ("wasapi2src", wasapi(address, "true")),
        DeviceKind::MacCamera => ("avfvideosrc", vec![("device-unique-id", address)]),
        DeviceKind::MacScreen => (
            "avfvideosrc",
            vec![
                ("capture-screen", "true".into()),
                ("capture-screen-cursor", "true".into()),
                ("device-index", address),
            ],
        ),
        DeviceKind::MacMicrophone => ("osxaudiosrc", vec![("unique-id", address)]),
    };
    Recipe {
        element,
        properties,
    }
}

fn pipewire(node: String) -> Vec<(&'static str, String)> {
    vec![
        ("target-object", node),
        // A camera that goes away must not be replaced by another one on air.
        ("stream-properties", "props,node.dont-reconnect=true".into()),
        // Cameras share out three or four buffers; those we hold on to would stop them.
        ("always-copy", "true".into()),
        // And no more than needed then: it would be sixteen.
        ("min-buffers", "2".into()),
        ("max-buffers", "6".into()),
    ]
}

/// Where the pictures are is known once the user has granted them.
fn portal() -> Vec<(&'static str, String)> {
    vec![
        ("always-copy", "true".into()),
        // In milliseconds. A screen on which nothing moves sends nothing, and is no dead source.
        ("keepalive-time", "250".into()),
    ]
}

fn x11_screen(region: Option<Region>) -> Vec<(&'static str, String)> {
    // Without damage every frame is complete and comes at its time; the mixer sees for itself
    // whether it has changed.
    let mut properties = vec![
        ("use-damage", "false".into()),
        ("show-pointer", "true".into()),
    ];
    if let Some(Region {
        x,
        y,
        width,
        height,
    }) = region
    {
        properties.extend([
            ("startx", x.to_string()),
            ("starty", y.to_string()),
            // The last column and row that are captured, not the first that are not.
            ("endx", (x + width.saturating_sub(1)).to_string()),
            ("endy", (y + height.saturating_sub(1)).to_string()),
        ]);
    }
    properties
}

fn pulse(device: String) -> Vec<(&'static str, String)> {
    vec![
        ("device", device),
        ("provide-clock", "false".into()),
        // In microseconds.
        ("latency-time", "10000".into()),
        ("buffer-time", "200000".into()),
    ]
}

fn wasapi(device: String, is_loopback: &str) -> Vec<(&'static str, String)> {
    vec![
        ("device", device),
        ("loopback", is_loopback.to_owned()),
        ("low-latency", "true".into()),
        ("provide-clock", "false".into()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::elements;

    #[test]
    fn ids_keep_their_kind_and_a_name_with_colons() {
        for (_, kind) in PREFIXES {
            let id = DeviceId::new(kind, "usb:0:1.2");
            assert_eq!(id.parts(), Some((kind, "usb:0:1.2")), "{id}");
        }
        assert_eq!(
            DeviceId("v4l2:".into()).parts(),
            None,
            "a device without a name"
        );
        assert_eq!(
            DeviceId("floppy:a".into()).parts(),
            None,
            "a kind we do not know"
        );
    }

    #[test]
    fn every_property_exists_where_its_element_is_installed() {
        gst::init().expect("GStreamer");
        let mut checked = 0;
        for (_, kind) in PREFIXES {
            let region = Region {
                x: 1,
                y: 2,
                width: 3,
                height: 4,
            };
            let recipe = recipe(kind, "1", None, Some(region));
            let Ok(element) = elements::make(recipe.element) else {
                continue;
            };
            for (property, value) in &recipe.properties {
                elements::set(&element, property, value).expect(recipe.element);
                checked += 1;
            }
        }
        assert!(checked > 8, "the Linux elements are installed here");
    }

    #[test]
    fn a_region_of_the_screen_includes_its_last_pixel() {
        let region = Region {
            x: 1920,
            y: 0,
            width: 1280,
            height: 720,
        };
        let recipe = recipe(DeviceKind::X11Screen, "HDMI-1", None, Some(region));
        assert!(recipe.properties.contains(&("startx", "1920".into())));
        assert!(recipe.properties.contains(&("endx", "3199".into())));
        assert!(recipe.properties.contains(&("endy", "719".into())));
    }

    #[test]
    fn system_sound_on_windows_is_the_loopback_of_a_loudspeaker() {
        let recipe = recipe(DeviceKind::WindowsLoopback, "{0.0.0}.{1}", None, None);
        assert_eq!(recipe.element, "wasapi2src");
        assert!(recipe.properties.contains(&("loopback", "true".into())));
    }
}
