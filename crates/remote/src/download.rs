//! Exports as downloads: written while they go out, so that their length costs no memory.
//!
//! A download that breaks off ends without its last chunk, and the browser says that it failed: half a
//! file is never taken for a whole one.

use std::io::{self, Write};

use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Deserialize;
use serde_json::json;
use tokio::sync::mpsc;
use vitrine_studio::protocol::ExportWish;

use crate::server::House;

/// So many pieces wait for a slow browser; then the writing waits.
const MOST_WAITING: usize = 8;

/// What is wished for, as the JSON of an [`ExportWish`].
#[derive(Deserialize)]
pub(crate) struct Wished {
    wish: String,
}

/// The file, or `{"problem":{…}}` with a status that tells a browser to keep nothing.
pub(crate) async fn export(
    State(house): State<House>,
    Query(Wished { wish }): Query<Wished>,
) -> Response {
    let Ok(wish) = serde_json::from_str::<ExportWish>(&wish) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let studio = house.studio.clone();
    let named = tokio::task::spawn_blocking(move || studio.name_export(&wish)).await;
    let name = match named {
        Ok(Ok(export)) => export.name,
        Ok(Err(problem)) => {
            return (StatusCode::CONFLICT, Json(json!({ "problem": problem }))).into_response();
        }
        Err(panic) => {
            let problem = house.studio.not_understood(&panic);
            let said = Json(json!({ "problem": problem }));
            return (StatusCode::INTERNAL_SERVER_ERROR, said).into_response();
        }
    };
    let (pieces, waiting) = mpsc::channel(MOST_WAITING);
    let studio = house.studio.clone();
    tokio::task::spawn_blocking(move || {
        let mut out = Outgoing(pieces);
        if let Err(problem) = studio.export(&wish, &mut out) {
            // Nobody is left to hear it when the browser has gone.
            drop(out.0.blocking_send(Err(io::Error::other(problem.detail))));
        }
    });
    let body = stream::unfold(waiting, async |mut waiting| {
        let piece = waiting.recv().await?;
        Some((piece, waiting))
    });
    (headers(&name), Body::from_stream(body)).into_response()
}

/// Bytes on their way to the browser.
struct Outgoing(mpsc::Sender<io::Result<Bytes>>);

impl Write for Outgoing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = Ok(Bytes::copy_from_slice(bytes));
        let sent = self.0.blocking_send(piece);
        sent.map_err(|_| io::ErrorKind::BrokenPipe)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A file to keep under its name, whatever is in it.
fn headers(name: &str) -> HeaderMap {
    let kind = mime_guess::from_path(name).first_or_octet_stream();
    // Other letters than these stand for themselves nowhere (RFC 8187).
    let mut escaped = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    let disposition = format!("attachment; filename*=UTF-8''{escaped}");
    let mut headers = HeaderMap::new();
    for (name, value) in [
        (header::CONTENT_TYPE, kind.as_ref()),
        (header::CONTENT_DISPOSITION, &disposition),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
    ] {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_any_letters_is_a_header() {
        let headers = headers("Soirée d’automne\r\nX: 1 – rundown.csv");
        let disposition = headers[header::CONTENT_DISPOSITION].to_str().unwrap();
        assert_eq!(
            disposition,
            "attachment; filename*=UTF-8''Soir%C3%A9e%20d%E2%80%99automne%0D%0AX%3A%201%20%E2%80%93%20rundown.csv"
        );
        assert_eq!(headers[header::CONTENT_TYPE], "text/csv");
    }
}
