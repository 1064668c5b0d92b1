//! A Wayland desktop as far as programs can tell: the real portal, and behind it a stand-in for the
//! part that asks the user which screen to share. It answers at once.
//!
//! ```text
//! the program ── xdg-desktop-portal ── this process: yes, node 42
//!      └──────── PipeWire ──────────── videotestsrc ─> pipewiresink (the shared screen)
//! ```

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use zbus::{
    ObjectServer, blocking, interface,
    zvariant::{OwnedObjectPath, OwnedValue, Value},
};

use crate::{
    Desk, Error, Process, Result, Screen,
    process::{Output, run},
};

const READY_WITHIN: Duration = Duration::from_secs(20);
/// Where distributions put programs that are not for people.
const LIBEXEC: [&str; 2] = ["/usr/libexec", "/usr/lib"];
const BUS_NAME: &str = "org.freedesktop.impl.portal.desktop.rig";
const OBJECT: &str = "/org/freedesktop/portal/desktop";
const DESCRIPTION: &str = "[portal]\nDBusName=org.freedesktop.impl.portal.desktop.rig\n\
    Interfaces=org.freedesktop.impl.portal.ScreenCast\nUseIn=rig\n";
const NODE: &str = "shared-screen";
const GRANTED: u32 = 0;
/// The user has said no.
const DECLINED: u32 = 1;

type Options = HashMap<String, OwnedValue>;
type Response = (u32, Options);

/// The desktop. Its processes end with it.
#[derive(Debug)]
pub struct ScreenPortal {
    _frontend: Process,
    _screen: Process,
    bus: blocking::Connection,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    node: u32,
    is_declining: bool,
    session: Option<OwnedObjectPath>,
    /// Whether each question so far came with what an earlier answer had given.
    questions: Vec<bool>,
}

impl ScreenPortal {
    /// Starts it with a screen of this size, filled with this colour.
    pub fn open(desk: &Desk, (width, height): (u32, u32), [r, g, b]: [u8; 3]) -> Result<Self> {
        let mut command = desk.command("gst-launch-1.0");
        let colour = u32::from_be_bytes([255, r, g, b]);
        command
            .args(["-q", "videotestsrc", "is-live=true", "pattern=solid-color"])
            .arg(format!("foreground-color={colour}"))
            .arg("!")
            .arg(format!(
                "video/x-raw,format=BGRx,width={width},height={height},framerate=30/1"
            ))
            .args(["!", "pipewiresink", "mode=provide"])
            .arg(format!("stream-properties=props,node.name={NODE}"));
        let mut screen = Process::start(NODE, &mut command, desk.folder(), Output::ToLog)?;
        let node = screen.wait_ready("its node", READY_WITHIN, || node_id(desk))?;

        let state = Arc::new(Mutex::new(State {
            node,
            ..State::default()
        }));
        let bus = serve(desk, &state).map_err(|error| Error::unreadable("the bus", error))?;
        let frontend = start_frontend(desk)?;
        Ok(Self {
            _frontend: frontend,
            _screen: screen,
            bus,
            state,
        })
    }

    /// Answers with no from now on.
    pub fn decline(&self) {
        lock(&self.state).is_declining = true;
    }

    /// Ends the share, as the user does in the desktop's own panel.
    pub fn stop_sharing(&self) -> Result<()> {
        let session = lock(&self.state).session.clone();
        let session = session.ok_or_else(|| Error::unreadable("the share", "there is none"))?;
        let interface = "org.freedesktop.impl.portal.Session";
        self.bus
            .emit_signal(None::<&str>, session, interface, "Closed", &())
            .map_err(|error| Error::unreadable("the bus", error))
    }

    /// Whether each question so far came with what an earlier answer had given.
    pub fn questions(&self) -> Vec<bool> {
        lock(&self.state).questions.clone()
    }
}

impl Screen for ScreenPortal {
    fn show_to(&self, command: &mut Command) {
        // Nothing but the portal is asked of it.
        command.env("WAYLAND_DISPLAY", "wayland-of-the-rig");
    }
}

/// The shared screen's number in PipeWire.
fn node_id(desk: &Desk) -> Option<u32> {
    let dump = run(&mut desk.command("pw-dump")).ok()?;
    let objects: Vec<serde_json::Value> = serde_json::from_slice(&dump).ok()?;
    let is_node = |object: &&serde_json::Value| object["info"]["props"]["node.name"] == NODE;
    let id = objects.iter().find(is_node)?["id"].as_u64()?;
    u32::try_from(id).ok()
}

fn serve(desk: &Desk, state: &Arc<Mutex<State>>) -> zbus::Result<blocking::Connection> {
    blocking::connection::Builder::address(desk.bus_address())?
        .serve_at(OBJECT, Backend(Arc::clone(state)))?
        .name(BUS_NAME)?
        .build()
}

fn start_frontend(desk: &Desk) -> Result<Process> {
    let folder = desk.folder().join("portals");
    fs::create_dir_all(&folder).map_err(Error::io("make the portal's folder"))?;
    fs::write(folder.join("rig.portal"), DESCRIPTION)
        .map_err(Error::io("write the portal's settings"))?;
    let name = "xdg-desktop-portal";
    let places = LIBEXEC.map(|place| PathBuf::from(place).join(name));
    let program = places.iter().find(|path| path.is_file());
    let mut command = desk.command(program.map_or(Path::new(name), PathBuf::as_path));
    command
        .env("XDG_DESKTOP_PORTAL_DIR", &folder)
        .env("XDG_CURRENT_DESKTOP", "rig");
    let mut frontend = Process::start(name, &mut command, desk.folder(), Output::ToLog)?;
    frontend.wait_ready("its name on the bus", READY_WITHIN, || {
        let mut call = desk.command("dbus-send");
        call.args(["--session", "--print-reply", "--dest=org.freedesktop.DBus"])
            .args(["/", "org.freedesktop.DBus.GetNameOwner"])
            .arg("string:org.freedesktop.portal.Desktop");
        run(&mut call).ok()
    })?;
    Ok(frontend)
}

/// What the desktop does in place of a dialog.
struct Backend(Arc<Mutex<State>>);

#[interface(name = "org.freedesktop.impl.portal.ScreenCast")]
impl Backend {
    async fn create_session(
        &self,
        #[zbus(object_server)] server: &ObjectServer,
        _handle: OwnedObjectPath,
        session: OwnedObjectPath,
        _program: String,
        _options: Options,
    ) -> zbus::fdo::Result<Response> {
        server.at(&session, Session).await?;
        lock(&self.0).session = Some(session);
        Ok((GRANTED, Options::new()))
    }

    fn select_sources(
        &self,
        _handle: OwnedObjectPath,
        _session: OwnedObjectPath,
        _program: String,
        options: Options,
    ) -> Response {
        let is_known = options.contains_key("restore_data");
        lock(&self.0).questions.push(is_known);
        (GRANTED, Options::new())
    }

    fn start(
        &self,
        _handle: OwnedObjectPath,
        _session: OwnedObjectPath,
        _program: String,
        _window: String,
        _options: Options,
    ) -> zbus::fdo::Result<Response> {
        let state = lock(&self.0);
        if state.is_declining {
            return Ok((DECLINED, Options::new()));
        }
        let streams = vec![(
            state.node,
            HashMap::from([("source_type", Value::from(1u32))]),
        )];
        let again = ("rig", 1u32, Value::from("the same screen"));
        let answers = [
            ("streams", Value::from(streams)),
            ("persist_mode", Value::from(2u32)),
            ("restore_data", Value::from(again)),
        ];
        let answers: zbus::zvariant::Result<Options> = answers
            .into_iter()
            .map(|(name, value)| Ok((name.to_owned(), value.try_to_owned()?)))
            .collect();
        let failed = |error: zbus::zvariant::Error| zbus::fdo::Error::Failed(error.to_string());
        Ok((GRANTED, answers.map_err(failed)?))
    }

    #[zbus(property)]
    fn available_source_types(&self) -> u32 {
        3
    }

    #[zbus(property)]
    fn available_cursor_modes(&self) -> u32 {
        7
    }

    #[zbus(property, name = "version")]
    fn version(&self) -> u32 {
        4
    }
}

struct Session;

#[interface(name = "org.freedesktop.impl.portal.Session")]
impl Session {
    fn close(&self) {}

    #[zbus(property, name = "version")]
    fn version(&self) -> u32 {
        1
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
