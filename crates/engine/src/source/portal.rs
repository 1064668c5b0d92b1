//! A screen or a window under Wayland, where a program sees neither by itself: the desktop's portal
//! (`org.freedesktop.portal.ScreenCast`) asks the user for one and hands it over as a stream of
//! PipeWire's.

use std::os::fd::AsRawFd as _;
use std::sync::mpsc;

use ashpd::desktop::PersistMode;
use ashpd::desktop::screencast::{
    CursorMode, Screencast, SelectSourcesOptions, SourceType, StartCastOptions,
};
use ashpd::{Error, PortalError, desktop::ResponseError, zbus};
use futures_lite::{StreamExt as _, future};

use super::recipe::{DeviceId, DeviceKind};
use super::share::{Grant, ShareNews};
use super::{Device, ShareEnd, SourceSlot};
use crate::error::EngineError;

/// What the user will choose: there is one such device, whatever it comes to show.
const NAME: &str = "screen";

/// The device that stands for what the user will choose; none outside Wayland.
pub(super) fn list() -> Vec<Device> {
    if std::env::var_os("WAYLAND_DISPLAY").is_none_or(|name| name.is_empty()) {
        return Vec::new();
    }
    vec![Device {
        id: DeviceId::new(DeviceKind::PortalScreen, NAME),
        // The one who shows it has the words.
        name: String::new(),
        slot: SourceSlot::Screen,
    }]
}

/// Whether the desktop can be asked; `None` outside Wayland, where nobody need be.
pub(super) fn check() -> Option<Result<(), EngineError>> {
    if list().is_empty() {
        return None;
    }
    let asked = zbus::block_on(async { Screencast::new().await?.available_source_types().await });
    Some(
        asked
            .map(|_| ())
            .map_err(|error| EngineError::NoScreenPortal {
                detail: error.to_string(),
            }),
    )
}

/// Asks the user. The question is taken back, or the share ended, when what is returned is dropped.
pub(super) fn ask(
    token: Option<String>,
    news: mpsc::Sender<ShareNews>,
) -> Result<Box<dyn Send>, EngineError> {
    let (end, ended) = async_channel::bounded::<()>(1);
    std::thread::Builder::new()
        .name("screen-share".to_owned())
        .spawn(move || {
            if let Err(error) = zbus::block_on(share(token, &news, &ended)) {
                drop(news.send(ShareNews::Over(ended_by(&error))));
            }
        })
        .map_err(|error| EngineError::build("screen share", error))?;
    Ok(Box::new(end))
}

/// From the question to the end of the share.
async fn share(
    token: Option<String>,
    news: &mpsc::Sender<ShareNews>,
    ended: &async_channel::Receiver<()>,
) -> Result<(), Error> {
    let portal = Screencast::new().await?;
    let session = portal.create_session(Default::default()).await?;
    let mut closed = session.receive_closed().await?;
    let sharing = async {
        let cursor = portal.available_cursor_modes().await?;
        let cursor = if cursor.contains(CursorMode::Embedded) {
            CursorMode::Embedded
        } else {
            CursorMode::Hidden
        };
        let options = SelectSourcesOptions::default()
            .set_sources(SourceType::Monitor | SourceType::Window)
            .set_multiple(false)
            .set_cursor_mode(cursor)
            .set_persist_mode(PersistMode::ExplicitlyRevoked)
            .set_restore_token(token.as_deref());
        portal.select_sources(&session, options).await?;
        let streams = portal
            .start(&session, None, StartCastOptions::default())
            .await?
            .response()?;
        let stream = streams.streams().first().ok_or(Error::NoResponse)?;
        let remote = portal
            .open_pipe_wire_remote(&session, Default::default())
            .await?;
        let grant = Grant {
            properties: [
                ("fd", remote.as_raw_fd().to_string()),
                ("path", stream.pipe_wire_node_id().to_string()),
            ],
            token: streams.restore_token().map(str::to_owned),
            _open: Box::new(remote),
        };
        drop(news.send(ShareNews::Granted(grant)));
        closed.next().await;
        drop(news.send(ShareNews::Over(ShareEnd::Stopped)));
        Ok(())
    };
    let let_go = async {
        // It never carries anything: it closes when the share is dropped.
        let _ = ended.recv().await;
        Ok(())
    };
    let result = future::or(sharing, let_go).await;
    drop(session.close().await);
    result
}

fn ended_by(error: &Error) -> ShareEnd {
    match error {
        Error::Response(ResponseError::Cancelled)
        | Error::Portal(PortalError::Cancelled(_) | PortalError::NotAllowed(_)) => {
            ShareEnd::Declined
        }
        error => ShareEnd::Unavailable {
            detail: error.to_string(),
        },
    }
}
