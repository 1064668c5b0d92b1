//! Screens and windows of an X display: which there are, and where. Asked anew each time; a
//! display that is not there has none.

use x11rb::connection::Connection;
use x11rb::protocol::randr::ConnectionExt as _;
use x11rb::protocol::xproto::{Atom, AtomEnum, ConnectionExt as _, MapState, Window};
use x11rb::rust_connection::RustConnection;

use super::recipe::{DeviceId, DeviceKind, Region};
use super::{Device, SourceSlot};

/// The id of the whole display, where it does not tell its monitors apart.
const WHOLE: &str = "all";
/// Names longer than this are no names (a window may set anything).
const LONGEST_NAME: u32 = 1024;

struct Monitor {
    name: String,
    region: Region,
}

/// Screens, then windows.
pub(super) fn list() -> Vec<Device> {
    let Some((display, root)) = open() else {
        return Vec::new();
    };
    let monitors = monitors(&display, root);
    let mut devices: Vec<Device> = monitors
        .iter()
        .map(|monitor| {
            let Region { width, height, .. } = monitor.region;
            Device {
                id: DeviceId::new(DeviceKind::X11Screen, &monitor.name),
                name: format!("{} ({width}×{height})", monitor.name),
                slot: SourceSlot::Screen,
            }
        })
        .collect();
    if monitors.is_empty() {
        devices.push(Device {
            id: DeviceId::new(DeviceKind::X11Screen, WHOLE),
            name: std::env::var("DISPLAY").unwrap_or_default(),
            slot: SourceSlot::Screen,
        });
    }
    devices.extend(
        windows(&display, root)
            .into_iter()
            .map(|(window, name)| Device {
                id: DeviceId::new(DeviceKind::X11Window, &window.to_string()),
                name,
                slot: SourceSlot::Screen,
            }),
    );
    devices
}

/// The part of the display that a screen covers: `Some(None)` when it is all of it, `None` when
/// there is no such screen.
pub(super) fn screen_region(name: &str) -> Option<Option<Region>> {
    let (display, root) = open()?;
    if name == WHOLE {
        return Some(None);
    }
    let monitor = monitors(&display, root)
        .into_iter()
        .find(|monitor| monitor.name == name)?;
    Some(Some(monitor.region))
}

/// The X id of a window that is there and on show.
pub(super) fn window_id(name: &str) -> Option<String> {
    let (display, _) = open()?;
    let window: Window = name.parse().ok()?;
    let attributes = display.get_window_attributes(window).ok()?.reply().ok()?;
    (attributes.map_state == MapState::VIEWABLE).then(|| window.to_string())
}

fn open() -> Option<(RustConnection, Window)> {
    std::env::var_os("DISPLAY")?;
    let (display, screen) = x11rb::connect(None).ok()?;
    let root = display.setup().roots.get(screen)?.root;
    Some((display, root))
}

fn monitors(display: &RustConnection, root: Window) -> Vec<Monitor> {
    let Some(reply) = display
        .randr_get_monitors(root, true)
        .ok()
        .and_then(|cookie| cookie.reply().ok())
    else {
        return Vec::new();
    };
    reply
        .monitors
        .iter()
        .filter_map(|monitor| {
            let name = display.get_atom_name(monitor.name).ok()?.reply().ok()?.name;
            Some(Monitor {
                name: String::from_utf8_lossy(&name).into_owned(),
                region: Region {
                    x: u32::try_from(monitor.x).ok()?,
                    y: u32::try_from(monitor.y).ok()?,
                    width: u32::from(monitor.width),
                    height: u32::from(monitor.height),
                },
            })
        })
        .collect()
}

/// The windows that the window manager manages, with their titles.
fn windows(display: &RustConnection, root: Window) -> Vec<(Window, String)> {
    let Some(list) = atom(display, "_NET_CLIENT_LIST") else {
        return Vec::new();
    };
    let reply = display
        .get_property(false, root, list, AtomEnum::WINDOW, 0, 1024)
        .ok()
        .and_then(|cookie| cookie.reply().ok());
    let windows: Vec<Window> = reply
        .and_then(|reply| reply.value32().map(Iterator::collect))
        .unwrap_or_default();
    windows
        .into_iter()
        .filter_map(|window| title(display, window).map(|title| (window, title)))
        .collect()
}

fn title(display: &RustConnection, window: Window) -> Option<String> {
    let utf8 = atom(display, "UTF8_STRING")?;
    let modern = atom(display, "_NET_WM_NAME").and_then(|name| text(display, window, name, utf8));
    let plain = || {
        text(
            display,
            window,
            AtomEnum::WM_NAME.into(),
            AtomEnum::STRING.into(),
        )
    };
    modern.or_else(plain).filter(|title| !title.is_empty())
}

fn text(display: &RustConnection, window: Window, name: Atom, kind: Atom) -> Option<String> {
    let reply = display
        .get_property(false, window, name, kind, 0, LONGEST_NAME / 4)
        .ok()?
        .reply()
        .ok()?;
    Some(String::from_utf8_lossy(&reply.value).trim().to_owned())
}

fn atom(display: &RustConnection, name: &str) -> Option<Atom> {
    Some(
        display
            .intern_atom(true, name.as_bytes())
            .ok()?
            .reply()
            .ok()?
            .atom,
    )
}
