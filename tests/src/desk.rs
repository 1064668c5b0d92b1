//! A desktop session of the test's own: D-Bus, PipeWire, WirePlumber and PipeWire's PulseAudio
//! server, in a folder of their own. It sees none of the machine's real devices, and while it is
//! there the machine's cores stay awake.
//!
//! ```text
//! clapper ── beeps, speech ──> test_sink ── its monitor, by a link ──> test_mic ──> the program
//! ```

use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use tempfile::TempDir;

use crate::{
    Error, Process, Result,
    awake::Awake,
    deadline::wait_for,
    process::{Output, run},
};

/// Long enough for a machine that is busy with something else.
const START_WITHIN: Duration = Duration::from_secs(20);

/// WirePlumber 0.4 (Debian 12) reads Lua: none of the machine's devices.
const WIREPLUMBER_LUA: &str = "alsa_monitor.enabled = false\nv4l2_monitor.enabled = false\nlibcamera_monitor.enabled = false\n";
/// The same for Bluetooth, which is a program of its own in 0.4.
const WIREPLUMBER_BLUETOOTH_LUA: &str = "bluez_monitor.enabled = false\n";
/// The same for WirePlumber 0.5 and later.
const WIREPLUMBER_CONF: &str = "wireplumber.profiles = { main = { hardware.audio = disabled, \
    hardware.bluetooth = disabled, hardware.video-capture = disabled } }\n";

/// A running session. Its processes end with it.
#[derive(Debug)]
pub struct Desk {
    _pulse: Process,
    _wireplumber: Process,
    _pipewire: Process,
    _dbus: Process,
    _awake: Awake,
    bus_address: String,
    folder: TempDir,
}

impl Desk {
    /// The sound output that what is played into goes on to the microphone.
    pub const SINK: &str = "test_sink";
    /// The microphone. A sound output's monitor alone would be listed as the computer's own sound.
    pub const MICROPHONE: &str = "test_mic";

    /// Starts the session, with the microphone in it.
    pub fn set_up() -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("vitrine-desk-")
            .permissions(Permissions::from_mode(0o700))
            .tempdir()
            .map_err(Error::io("make the desk's folder"))?;
        let place = folder.path();
        write_settings(place)?;

        let socket = place.join("bus");
        let bus_address = format!("unix:path={}", socket.display());
        let mut dbus = start(place, "dbus-daemon", &bus_address, |command| {
            command
                .args(["--session", "--nofork", "--nopidfile", "--address"])
                .arg(&bus_address);
        })?;
        dbus.wait_ready("its socket", START_WITHIN, || socket.exists().then_some(()))?;

        let mut pipewire = start(place, "pipewire", &bus_address, |_| {})?;
        let socket = place.join("pipewire-0");
        pipewire.wait_ready("its socket", START_WITHIN, || socket.exists().then_some(()))?;
        let wireplumber = start(place, "wireplumber", &bus_address, |_| {})?;
        let mut pulse = start(place, "pipewire-pulse", &bus_address, |_| {})?;
        let socket = place.join("pulse/native");
        pulse.wait_ready("its socket", START_WITHIN, || socket.exists().then_some(()))?;

        let desk = Self {
            _pulse: pulse,
            _wireplumber: wireplumber,
            _pipewire: pipewire,
            _dbus: dbus,
            _awake: Awake::keep(place)?,
            bus_address,
            folder,
        };
        desk.plug_in_microphone()?;
        Ok(desk)
    }

    /// A command that lives in this session and dies with the test.
    pub fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Process::command(program);
        enter(&mut command, self.folder.path(), &self.bus_address);
        command
    }

    /// Puts a command that was made elsewhere into this session.
    pub(crate) fn enter(&self, mut command: Command) -> Command {
        enter(&mut command, self.folder.path(), &self.bus_address);
        command
    }

    /// Where the session keeps its files; the rig's logs are here too.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The address of the session's D-Bus.
    pub fn bus_address(&self) -> &str {
        &self.bus_address
    }

    /// The address of the session's PulseAudio server.
    pub fn pulse_server(&self) -> String {
        format!("unix:{}", self.folder.path().join("pulse/native").display())
    }

    fn plug_in_microphone(&self) -> Result<()> {
        wait_for("an answer of the sound server", START_WITHIN, || {
            run(self.command("pactl").arg("info")).ok()
        })?;
        let (sink, microphone) = (Self::SINK, Self::MICROPHONE);
        let load = |settings: &[&str]| {
            run(self
                .command("pactl")
                .args(["load-module", "module-null-sink"])
                .args(settings))
        };
        load(&[
            &format!("sink_name={sink}"),
            "sink_properties=device.description=TestSpeaker",
        ])?;
        load(&[
            "media.class=Audio/Source/Virtual",
            &format!("sink_name={microphone}"),
            "channel_map=front-left,front-right",
            "sink_properties=device.description=TestMicrophone",
        ])?;
        // A link, unlike a loopback, adds no buffer: both are of the same cycle of the graph.
        for side in ["FL", "FR"] {
            let (from, to) = (
                format!("{sink}:monitor_{side}"),
                format!("{microphone}:input_{side}"),
            );
            wait_for(
                format!("the link from {from} to {to}"),
                START_WITHIN,
                || run(self.command("pw-link").args([&from, &to])).ok(),
            )?;
        }
        wait_for("the microphone", START_WITHIN, || {
            let sources = run(self.command("pactl").args(["list", "short", "sources"])).ok()?;
            String::from_utf8_lossy(&sources)
                .contains(microphone)
                .then_some(())
        })
    }
}

fn start(
    folder: &Path,
    program: &str,
    bus_address: &str,
    arguments: impl FnOnce(&mut Command),
) -> Result<Process> {
    let mut command = Process::command(program);
    enter(&mut command, folder, bus_address);
    arguments(&mut command);
    let process = Process::start(program, &mut command, folder, Output::ToLog)?;
    process.put_first();
    Ok(process)
}

/// Puts a command into the session, and out of the one the tests were started from.
fn enter(command: &mut Command, folder: &Path, bus_address: &str) {
    let home = |name: &str| -> PathBuf { folder.join("home").join(name) };
    command
        .env("XDG_RUNTIME_DIR", folder)
        .env("DBUS_SESSION_BUS_ADDRESS", bus_address)
        .env("HOME", home(""))
        .env("XDG_CONFIG_HOME", home("config"))
        .env("XDG_STATE_HOME", home("state"))
        .env("XDG_CACHE_HOME", home("cache"))
        .env("XDG_DATA_HOME", home("data"))
        // Finding all plugins takes GStreamer seconds, many on a busy machine: once, not each time.
        .env(
            "GST_REGISTRY",
            std::env::temp_dir().join("vitrine-rig-gst-registry.bin"),
        )
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("PULSE_SERVER")
        .env_remove("PIPEWIRE_REMOTE");
}

fn write_settings(folder: &Path) -> Result<()> {
    let settings = [
        (
            "home/config/wireplumber/main.lua.d/90-rig.lua",
            WIREPLUMBER_LUA,
        ),
        (
            "home/config/wireplumber/bluetooth.lua.d/90-rig.lua",
            WIREPLUMBER_BLUETOOTH_LUA,
        ),
        (
            "home/config/wireplumber/wireplumber.conf.d/90-rig.conf",
            WIREPLUMBER_CONF,
        ),
    ];
    for (name, text) in settings {
        let file = folder.join(name);
        let parent = file.parent().expect("every setting has a folder");
        fs::create_dir_all(parent).map_err(Error::io("make the session's settings"))?;
        fs::write(&file, text).map_err(Error::io(format!("write {}", file.display())))?;
    }
    Ok(())
}
