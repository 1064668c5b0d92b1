//! The desktop window: Tauri, its commands, and the events to its page.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tauri::http::{Response as HttpResponse, StatusCode};
use tauri::webview::PageLoadEvent;
use tauri::{
    AppHandle, Emitter as _, Manager as _, State, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    Window, WindowEvent,
};
use tauri_plugin_dialog::DialogExt as _;
use vitrine_remote::Server;
use vitrine_studio::Studio;
use vitrine_studio::Subscription;
use vitrine_studio::protocol::{ImportedPhoto, Problem, Request, Response};

use crate::failure::Failure;
use crate::page::{EmbeddedPage, context};

/// The name of the studio's window.
const MAIN_WINDOW: &str = "main";
/// The name of the second window.
const HOST_WINDOW: &str = "host";

/// Kept by the window as long as it lives.
struct Room {
    studio: Studio,
    server: Server,
    /// Something in the studio's window is unsaved.
    is_held: AtomicBool,
    _subscription: Subscription,
}

/// Opens the window and runs until it is closed.
pub fn open(studio: Studio) -> Result<(), Failure> {
    let runtime = crate::runtime()?;
    tauri::async_runtime::set(runtime.handle().clone());
    let server = runtime
        .block_on(Server::start(
            studio.clone(),
            Arc::new(EmbeddedPage::new()),
            0,
        ))
        .map_err(Failure::Remote)?;
    let photos = studio.clone();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            request,
            lossy_url,
            import_photo,
            open_host_view,
            hold_window,
            close_window,
            pick_folder,
            pick_file,
            save_file,
            show_in_folder
        ])
        .register_asynchronous_uri_scheme_protocol("photo", move |_, asked, responder| {
            let photos = photos.clone();
            tauri::async_runtime::spawn_blocking(move || {
                responder.respond(photo(&photos, asked.uri().path()));
            });
        })
        .on_page_load(|_, page| {
            if page.event() == PageLoadEvent::Finished {
                crate::courtesy::step_back();
            }
        })
        .on_window_event(|window, event| match event {
            WindowEvent::CloseRequested { api, .. } if !may_close(window) => api.prevent_close(),
            // Without the studio's window the host's would be left alone.
            WindowEvent::Destroyed if window.label() == MAIN_WINDOW => close_host_view(window),
            _ => {}
        })
        .setup(move |app| {
            let handle = app.handle().clone();
            let subscription = studio.subscribe(move |event| tell(&handle, event));
            app.manage(Room {
                studio: studio.clone(),
                server,
                is_held: AtomicBool::new(false),
                _subscription: subscription,
            });
            WebviewWindowBuilder::new(app, MAIN_WINDOW, WebviewUrl::default())
                .title("Vitrine")
                .inner_size(1280.0, 800.0)
                .min_inner_size(1024.0, 640.0)
                // Files are dropped onto the page, which takes photos in.
                .disable_drag_drop_handler()
                .build()?;
            Ok(())
        })
        .run(context())
        .map_err(Failure::Window)
}

fn tell(window: &AppHandle, event: &vitrine_studio::protocol::Event) {
    if let Err(error) = window.emit("studio-event", event) {
        tracing::error!(%error, "an event did not reach the window");
    }
}

#[tauri::command]
async fn request(room: State<'_, Room>, request: Request) -> Result<Response, Problem> {
    let studio = room.studio.clone();
    // A request may wait for the disk; the window must not.
    tauri::async_runtime::spawn_blocking(move || studio.handle(request))
        .await
        .unwrap_or_else(|panic| Err(room.studio.not_understood(&panic)))
}

#[tauri::command]
#[allow(
    clippy::needless_pass_by_value,
    reason = "Tauri hands state over by value"
)]
fn lossy_url(room: State<'_, Room>) -> String {
    room.server.lossy_url()
}

/// A picture for the photo folder; its bytes are the call's body.
#[tauri::command]
async fn import_photo(
    room: State<'_, Room>,
    call: tauri::ipc::Request<'_>,
) -> Result<ImportedPhoto, Problem> {
    let studio = room.studio.clone();
    let tauri::ipc::InvokeBody::Raw(file) = call.body().clone() else {
        return Err(studio.not_understood(&std::io::Error::other("a photo without bytes")));
    };
    tauri::async_runtime::spawn_blocking(move || studio.import_photo(&file))
        .await
        .unwrap_or_else(|panic| Err(room.studio.not_understood(&panic)))
}

/// The second window, for the seller's other screen. One that is open comes to the front.
#[tauri::command]
async fn open_host_view(app: AppHandle) -> Result<(), Problem> {
    let opened = match app.get_webview_window(HOST_WINDOW) {
        Some(window) => window.set_focus(),
        None => WebviewWindowBuilder::new(
            &app,
            HOST_WINDOW,
            WebviewUrl::App("index.html#/host".into()),
        )
        .title(app.state::<Room>().studio.words().say("window-host"))
        .inner_size(960.0, 640.0)
        .min_inner_size(480.0, 360.0)
        .build()
        .map(drop),
    };
    opened.map_err(|error| app.state::<Room>().studio.not_understood(&error))
}

/// Whether a window may close now. Not while a show is live; and when something in it is unsaved, its
/// page asks the user and closes it by [`close_window`].
fn may_close(window: &Window) -> bool {
    if window.label() != MAIN_WINDOW {
        return true;
    }
    let room = window.state::<Room>();
    if !room.studio.may_close() {
        return false;
    }
    let is_held = room.is_held.load(Ordering::Relaxed);
    if is_held {
        // The user may have asked from a task bar, with the window behind others.
        for shown in [window.unminimize(), window.set_focus()] {
            if let Err(error) = shown {
                tracing::debug!(%error, "the window does not come to the front");
            }
        }
        if let Err(error) = window.emit_to(MAIN_WINDOW, "close-asked", ()) {
            tracing::error!(%error, "the window could not be asked; it closes");
            return true;
        }
    }
    !is_held
}

fn close_host_view(window: &Window) {
    if let Some(host) = window.get_webview_window(HOST_WINDOW)
        && let Err(error) = host.destroy()
    {
        tracing::warn!(%error, "the host view stays open");
    }
}

/// The page says whether something in it is unsaved.
#[tauri::command]
#[allow(
    clippy::needless_pass_by_value,
    reason = "Tauri hands state and windows over by value"
)]
fn hold_window(window: WebviewWindow, room: State<'_, Room>, is_held: bool) {
    if window.label() == MAIN_WINDOW {
        room.is_held.store(is_held, Ordering::Relaxed);
    }
}

/// Closes the window after the user let unsaved changes go; not while a show is live.
#[tauri::command]
#[allow(
    clippy::needless_pass_by_value,
    reason = "Tauri hands state and windows over by value"
)]
fn close_window(window: WebviewWindow, room: State<'_, Room>) -> Result<(), Problem> {
    if window.label() == MAIN_WINDOW {
        room.is_held.store(false, Ordering::Relaxed);
    }
    let failed = |error| room.studio.not_understood(&error);
    window.close().map_err(failed)
}

/// Asks the user for a folder; `None` if they think better of it.
#[tauri::command]
async fn pick_folder(window: WebviewWindow, title: String) -> Option<PathBuf> {
    let dialog = window.dialog().file().set_parent(&window).set_title(title);
    tauri::async_runtime::spawn_blocking(move || dialog.blocking_pick_folder())
        .await
        .ok()??
        .into_path()
        .ok()
}

/// Asks the user for a file; `None` if they think better of it.
#[tauri::command]
async fn pick_file(window: WebviewWindow, title: String) -> Option<PathBuf> {
    let dialog = window.dialog().file().set_parent(&window).set_title(title);
    tauri::async_runtime::spawn_blocking(move || dialog.blocking_pick_file())
        .await
        .ok()??
        .into_path()
        .ok()
}

/// Asks the user where to write a file; `None` if they think better of it. The system's dialog asks before
/// a file that is there is replaced.
#[tauri::command]
async fn save_file(window: WebviewWindow, title: String, name: String) -> Option<PathBuf> {
    let dialog = window.dialog().file().set_parent(&window).set_title(title);
    let dialog = dialog.set_file_name(name);
    tauri::async_runtime::spawn_blocking(move || dialog.blocking_save_file())
        .await
        .ok()??
        .into_path()
        .ok()
}

/// Shows a file in its folder, with the program the system has for folders.
#[tauri::command]
async fn show_in_folder(room: State<'_, Room>, file: PathBuf) -> Result<(), Problem> {
    let studio = room.studio.clone();
    tauri::async_runtime::spawn_blocking(move || {
        crate::reveal::show_in_folder(&file).map_err(|error| studio.not_understood(&error))
    })
    .await
    .unwrap_or(Ok(()))
}

/// Answers `photo://localhost/FILE`.
fn photo(studio: &Studio, path: &str) -> HttpResponse<Vec<u8>> {
    let bytes = studio
        .photo(path.trim_start_matches('/'))
        .and_then(|path| std::fs::read(path).ok());
    let (status, body) = match bytes {
        Some(bytes) => (StatusCode::OK, bytes),
        None => (StatusCode::NOT_FOUND, Vec::new()),
    };
    let mut response = HttpResponse::new(body);
    *response.status_mut() = status;
    response
}
