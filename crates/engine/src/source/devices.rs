//! The devices there are: cameras, microphones and loudspeakers from GStreamer's device monitor,
//! screens and windows from the window system. They come and go while the program runs.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use gst::prelude::*;

use super::SourceSlot;
use super::caps;
use super::recipe::{DeviceId, DeviceKind, Recipe, recipe};
use super::system;
use crate::error::EngineError;
use crate::program::Canvas;

/// How often the window system is asked for its screens, which announces nothing by itself here.
const SCREENS_EVERY: Duration = Duration::from_secs(2);
/// A wanted device that is missing makes us look anew this often: a sound or camera server that
/// was started after us is only found by a new monitor.
const RESCAN_EVERY: Duration = Duration::from_secs(2);
/// How often the monitor's news is read.
const BEAT: gst::ClockTime = gst::ClockTime::from_mseconds(100);

/// A device that a source can use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Names it, also after it was unplugged and plugged in again.
    pub id: DeviceId,
    /// For people, as the system has it. Empty for a screen that the desktop asks the user for.
    pub name: String,
    /// What it can be used as.
    pub slot: SourceSlot,
}

/// A device with what is needed to open it.
#[derive(Debug, Clone)]
struct Known {
    device: Device,
    /// What the system calls it at this moment.
    address: String,
    caps: Option<gst::Caps>,
}

/// How to open a device now.
#[derive(Debug)]
pub(crate) struct Found {
    pub recipe: Recipe,
    pub filter: Option<gst::Caps>,
}

/// Keeps the list of devices up to date, on a thread of its own.
pub(crate) struct DeviceWatch {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Default)]
struct Shared {
    known: Mutex<Vec<Known>>,
    screens: Mutex<Vec<Device>>,
    is_stopping: AtomicBool,
    is_rescan_wanted: AtomicBool,
}

impl DeviceWatch {
    /// Starts to watch. `on_change` is called from the watching thread.
    pub fn start(on_change: impl Fn() + Send + 'static) -> Result<Self, EngineError> {
        let shared = Arc::new(Shared::default());
        let watch = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("devices".to_owned())
            .spawn(move || watch.run(&on_change))
            .map_err(|error| EngineError::build("devices", error))?;
        Ok(Self {
            shared,
            thread: Mutex::new(Some(thread)),
        })
    }

    /// Every device there is.
    pub fn list(&self) -> Vec<Device> {
        let mut devices: Vec<Device> = lock(&self.shared.known)
            .iter()
            .map(|known| known.device.clone())
            .collect();
        devices.extend(system::screens());
        devices
    }

    /// How to open a device now. Cameras get the mode that suits `canvas`.
    pub fn find(&self, id: &DeviceId, canvas: Option<Canvas>) -> Result<Found, EngineError> {
        let missing = || EngineError::NoDevice { id: id.0.clone() };
        let (kind, name) = id.parts().ok_or_else(missing)?;
        match kind {
            DeviceKind::X11Screen => {
                let region = system::screen_region(name).ok_or_else(missing)?;
                let recipe = recipe(kind, name, None, region);
                Ok(Found {
                    recipe,
                    filter: canvas.map(screen_caps),
                })
            }
            DeviceKind::X11Window => {
                let xid = system::window_id(name).ok_or_else(missing)?;
                let recipe = recipe(kind, name, Some(&xid), None);
                Ok(Found {
                    recipe,
                    filter: canvas.map(screen_caps),
                })
            }
            DeviceKind::PortalScreen => Ok(Found {
                recipe: recipe(kind, name, None, None),
                filter: None,
            }),
            _ => {
                let known = lock(&self.shared.known)
                    .iter()
                    .find(|known| known.device.id == *id)
                    .cloned();
                let Some(known) = known else {
                    self.shared.is_rescan_wanted.store(true, Ordering::Relaxed);
                    return Err(missing());
                };
                let filter = canvas.and_then(|canvas| {
                    caps::choose(known.caps.as_ref()?, canvas).map(|(_, caps)| caps)
                });
                Ok(Found {
                    recipe: recipe(kind, name, Some(&known.address), None),
                    filter,
                })
            }
        }
    }

    /// Tells the watching thread to end, and gives it away to be waited for.
    pub fn begin_stop(&self) -> Option<JoinHandle<()>> {
        self.shared.is_stopping.store(true, Ordering::Relaxed);
        lock(&self.thread).take()
    }
}

impl Shared {
    fn run(&self, on_change: &dyn Fn()) {
        while !self.is_stopping.load(Ordering::Relaxed) {
            let monitor = make_monitor();
            if let Err(error) = monitor.start() {
                tracing::warn!(%error, "devices cannot be watched");
            }
            self.refresh(&monitor, on_change);
            self.watch(&monitor, on_change);
            if self.is_stopping.load(Ordering::Relaxed) {
                // PipeWire's device provider (0.3.65) corrupts the heap when it is stopped while it
                // still hears of devices, and we stop with the program: it may run until then.
                std::mem::forget(monitor);
            } else {
                monitor.stop();
            }
        }
    }

    /// Follows one monitor until a new one is wanted.
    fn watch(&self, monitor: &gst::DeviceMonitor, on_change: &dyn Fn()) {
        let bus = monitor.bus();
        let begun = Instant::now();
        let mut screens_at = Instant::now();
        while !self.is_stopping.load(Ordering::Relaxed) {
            if bus.timed_pop(BEAT).is_some() {
                // One plug brings several messages; take them together.
                while bus.pop().is_some() {}
                self.refresh(monitor, on_change);
            }
            if screens_at.elapsed() > SCREENS_EVERY {
                screens_at = Instant::now();
                self.refresh_screens(on_change);
            }
            // While the server is there its provider tells of every plug by itself, and must not be
            // stopped; see `run`.
            if begun.elapsed() > RESCAN_EVERY
                && self.is_rescan_wanted.swap(false, Ordering::Relaxed)
                && lock(&self.known).is_empty()
            {
                return;
            }
        }
    }

    fn refresh(&self, monitor: &gst::DeviceMonitor, on_change: &dyn Fn()) {
        let mut fresh: Vec<Known> = monitor.devices().iter().filter_map(known).collect();
        fresh.sort_by(|a, b| a.device.id.cmp(&b.device.id));
        fresh.dedup_by(|a, b| a.device.id == b.device.id);
        prefer_direct(&mut fresh);
        let is_changed = {
            let mut known = lock(&self.known);
            let is_changed = !known
                .iter()
                .map(|one| &one.device)
                .eq(fresh.iter().map(|one| &one.device));
            *known = fresh;
            is_changed
        };
        if is_changed {
            on_change();
        }
    }

    fn refresh_screens(&self, on_change: &dyn Fn()) {
        let fresh = system::screens();
        let is_changed = {
            let mut known = lock(&self.screens);
            std::mem::replace(&mut *known, fresh.clone()) != fresh
        };
        if is_changed {
            on_change();
        }
    }
}

fn make_monitor() -> gst::DeviceMonitor {
    let monitor = gst::DeviceMonitor::new();
    // PipeWire's provider hides the others; which one is best we decide ourselves.
    monitor.set_show_all_devices(true);
    monitor.add_filter(Some("Video/Source"), None);
    monitor.add_filter(Some("Audio/Source"), None);
    monitor
}

/// What we make of a device of GStreamer's; `None` for those we have no use for.
fn known(device: &gst::Device) -> Option<Known> {
    let properties = device.properties()?;
    let text = |key: &str| {
        properties
            .get::<String>(key)
            .ok()
            .filter(|text| !text.is_empty())
    };
    let class = device.device_class();
    let is_video = class.starts_with("Video");
    let provider = device.type_().name();
    let node = text("node.name");
    let (kind, name, address) = if provider.starts_with("GstPipeWire") {
        let node = node?;
        let kind = if is_video {
            DeviceKind::PipewireCamera
        } else {
            DeviceKind::PipewireSound
        };
        (kind, node.clone(), node)
    } else if provider.starts_with("GstV4l2") {
        let file = text("device.path").or_else(|| text("api.v4l2.path"))?;
        (DeviceKind::V4l2Camera, stable_camera_name(&file), file)
    } else if provider.starts_with("GstPulse") {
        let source = pulse_source(device)?;
        (DeviceKind::PulseSource, source.clone(), source)
    } else {
        tracing::debug!(provider, "devices of this kind are not used");
        return None;
    };
    let is_monitor =
        text("device.class").is_some_and(|class| class == "monitor") || name.ends_with(".monitor");
    let slot = match (is_video, is_monitor) {
        (true, _) => SourceSlot::Camera,
        (false, true) => SourceSlot::SystemSound,
        (false, false) => SourceSlot::Microphone,
    };
    let id = DeviceId::new(kind, &name);
    let shown = Device {
        id,
        name: device.display_name().to_string(),
        slot,
    };
    Some(Known {
        device: shown,
        address,
        caps: device.caps(),
    })
}

/// The name under which pulsesrc finds a device again.
fn pulse_source(device: &gst::Device) -> Option<String> {
    let element = device.create_element(None).ok()?;
    element
        .property::<Option<String>>("device")
        .filter(|name| !name.is_empty())
}

/// A camera's file gets another number at each plug; the link below `by-id` keeps its name.
fn stable_camera_name(file: &str) -> String {
    let Ok(links) = std::fs::read_dir("/dev/v4l/by-id") else {
        return file.to_owned();
    };
    let wanted = std::fs::canonicalize(file).ok();
    links
        .filter_map(Result::ok)
        .find(|link| wanted.is_some() && std::fs::canonicalize(link.path()).ok() == wanted)
        .map_or_else(
            || file.to_owned(),
            |link| link.file_name().to_string_lossy().into_owned(),
        )
}

/// The same device comes from several providers. Sound goes through the sound server's own
/// interface where there is one; a camera is opened directly where it is a device file.
fn prefer_direct(known: &mut Vec<Known>) {
    let has = |kind: DeviceKind| {
        known.iter().any(|one| {
            one.device
                .id
                .parts()
                .is_some_and(|(other, _)| other == kind)
        })
    };
    let has_pulse = has(DeviceKind::PulseSource);
    let has_v4l2 = has(DeviceKind::V4l2Camera);
    known.retain(|one| match one.device.id.parts() {
        Some((DeviceKind::PipewireSound, _)) => !has_pulse,
        Some((DeviceKind::PipewireCamera, name)) => !(has_v4l2 && name.starts_with("v4l2_")),
        _ => true,
    });
}

/// A screen is captured at the canvas's rate, in the format that X has it in.
fn screen_caps(canvas: Canvas) -> gst::Caps {
    gst::Caps::builder("video/x-raw")
        .field("framerate", gst::Fraction::new(canvas.fps as i32, 1))
        .build()
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
