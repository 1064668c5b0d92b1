//! The listener and its addresses.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Path, Query, Request, State, WebSocketUpgrade};
use axum::http::{StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::serve::ListenerExt as _;
use axum::{Json, Router};
use futures_util::StreamExt as _;
use serde::Deserialize;
use serde_json::json;
use tokio::net::TcpListener;
use vitrine_studio::Studio;

use crate::access::{Token, check_headers};
use crate::page::{self, PageFiles};
use crate::{control, download, lossy};

/// No photo that a card needs is larger; the studio refuses it with a word, beyond that the door does.
const MOST_PHOTO_BYTES: usize = 65 << 20;

/// The studio, served on this computer.
pub struct Server {
    address: SocketAddr,
    token: Token,
}

/// Why it could not be served.
#[derive(Debug, thiserror::Error)]
pub enum RemoteError {
    /// The port is taken, or may not be used.
    #[error("could not listen on 127.0.0.1:{port}")]
    Listen {
        /// The port that was asked for; 0 for any.
        port: u16,
        /// What the system said.
        source: std::io::Error,
    },
    /// The system gave no random numbers.
    #[error("could not make a token: {0}")]
    Token(getrandom::Error),
}

#[derive(Clone)]
pub(crate) struct House {
    pub studio: Studio,
    files: Arc<dyn PageFiles>,
    token: Token,
    port: u16,
}

impl Server {
    /// Listens on 127.0.0.1 and serves in the background until the runtime ends. Port 0 takes any
    /// free one.
    pub async fn start(
        studio: Studio,
        files: Arc<dyn PageFiles>,
        port: u16,
    ) -> Result<Self, RemoteError> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(|source| RemoteError::Listen { port, source })?;
        let address = listener
            .local_addr()
            .map_err(|source| RemoteError::Listen { port, source })?;
        let token = Token::random().map_err(RemoteError::Token)?;
        let house = House {
            studio,
            files,
            token: token.clone(),
            port: address.port(),
        };
        // Otherwise a small message waits until the one before it is acknowledged, which a window that has
        // nothing to say does after 40 ms.
        let listener = listener.tap_io(|window| {
            if let Err(error) = window.set_nodelay(true) {
                tracing::debug!(%error, "a window's messages may be gathered");
            }
        });
        tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, routes(house)).await {
                tracing::error!(%error, "the local server ended");
            }
        });
        Ok(Self { address, token })
    }

    /// The link that opens the studio in a browser, with its token.
    pub fn link(&self) -> String {
        format!("http://{}/?token={}", self.address, self.token.as_str())
    }

    /// Where the lossy stream is, with its token.
    pub fn lossy_url(&self) -> String {
        format!("ws://{}/lossy?token={}", self.address, self.token.as_str())
    }
}

fn routes(house: House) -> Router {
    let guarded = Router::new()
        .route("/control", get(control_socket))
        .route("/lossy", get(lossy_socket))
        .route("/export", get(download::export))
        .route("/photo/{file}", get(photo))
        .route(
            "/photo",
            post(import_photo).layer(DefaultBodyLimit::max(MOST_PHOTO_BYTES)),
        )
        // The studio counts the bytes itself.
        .route(
            "/file",
            post(receive_file).layer(DefaultBodyLimit::disable()),
        )
        .route_layer(middleware::from_fn_with_state(house.clone(), need_token));
    guarded
        .fallback(page_file)
        .layer(middleware::from_fn_with_state(house.clone(), need_headers))
        .with_state(house)
}

#[derive(Deserialize)]
struct Offered {
    token: Option<String>,
}

async fn need_token(
    State(house): State<House>,
    Query(offered): Query<Offered>,
    request: Request,
    next: Next,
) -> Response {
    if offered
        .token
        .is_some_and(|token| house.token.matches(&token))
    {
        next.run(request).await
    } else {
        StatusCode::UNAUTHORIZED.into_response()
    }
}

async fn need_headers(State(house): State<House>, request: Request, next: Next) -> Response {
    match check_headers(request.headers(), house.port) {
        Ok(()) => next.run(request).await,
        Err(status) => status.into_response(),
    }
}

async fn page_file(State(house): State<House>, uri: Uri) -> Response {
    page::serve(&house.files, &uri, house.port)
}

async fn control_socket(State(house): State<House>, upgrade: WebSocketUpgrade) -> Response {
    upgrade
        .max_message_size(control::LONGEST_MESSAGE)
        .on_upgrade(move |socket| control::run(socket, house.studio))
}

async fn lossy_socket(State(house): State<House>, upgrade: WebSocketUpgrade) -> Response {
    upgrade
        .max_message_size(lossy::LONGEST_MESSAGE)
        .on_upgrade(move |socket| lossy::run(socket, house.studio))
}

#[derive(Deserialize)]
struct Named {
    name: String,
}

/// A file for an import: `{"ok":{"file":PATH}}` or `{"problem":{…}}`. It goes to disk as it comes.
async fn receive_file(
    State(house): State<House>,
    Query(Named { name }): Query<Named>,
    body: Body,
) -> Response {
    let mut chunks = body.into_data_stream();
    let mut arrival = match house.studio.receive_file(&name) {
        Ok(arrival) => arrival,
        Err(problem) => return Json(json!({ "problem": problem })).into_response(),
    };
    while let Some(chunk) = chunks.next().await {
        let written = match chunk {
            // A write to this computer's disk is shorter than handing it to another thread.
            Ok(chunk) => arrival.write(&chunk),
            Err(error) => Err(house.studio.not_understood(&error)),
        };
        if let Err(problem) = written {
            return Json(json!({ "problem": problem })).into_response();
        }
    }
    let file = arrival.finish().display().to_string();
    Json(json!({ "ok": { "file": file } })).into_response()
}

/// A picture for the photo folder: `{"ok":{…}}` or `{"problem":{…}}`, as on the control socket.
async fn import_photo(State(house): State<House>, file: Bytes) -> Response {
    let studio = house.studio.clone();
    // Decoding takes a second for a large photo.
    let done = tokio::task::spawn_blocking(move || studio.import_photo(&file)).await;
    let said = match done {
        Ok(Ok(ok)) => json!({ "ok": ok }),
        Ok(Err(problem)) => json!({ "problem": problem }),
        Err(panic) => json!({ "problem": house.studio.not_understood(&panic) }),
    };
    Json(said).into_response()
}

async fn photo(State(house): State<House>, Path(file): Path<String>) -> Response {
    let Some(path) = house.studio.photo(&file) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match tokio::task::spawn_blocking(move || std::fs::read(path)).await {
        Ok(Ok(bytes)) => {
            let mime = mime_guess::from_path(&file).first_or_octet_stream();
            ([(header::CONTENT_TYPE, mime.as_ref().to_owned())], bytes).into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
