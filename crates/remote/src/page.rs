//! The page's own files: what `ui` was built to, wherever the program keeps it.

use std::borrow::Cow;
use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

/// Where the files of the page come from.
pub trait PageFiles: Send + Sync + 'static {
    /// The file at this path (`index.html`, `assets/main.js`), if there is one.
    fn file(&self, path: &str) -> Option<PageFile>;
}

/// A file of the page.
pub struct PageFile {
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// Answers with a file of the page; `/` is `index.html`.
pub(crate) fn serve(files: &Arc<dyn PageFiles>, uri: &Uri, port: u16) -> Response {
    let path = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        path => path,
    };
    let Some(file) = files.file(path) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mime = mime_guess::from_path(path).first_or_octet_stream();
    let mut headers = HeaderMap::new();
    if let Ok(mime) = HeaderValue::from_str(mime.as_ref()) {
        headers.insert(header::CONTENT_TYPE, mime);
    }
    guard(&mut headers, port);
    (headers, file.bytes.into_owned()).into_response()
}

/// The headers that keep the page to itself: no remote content, no frames, no referrer (the token
/// is in the link).
fn guard(headers: &mut HeaderMap, port: u16) {
    let policy = format!(
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; \
         connect-src 'self' ws://127.0.0.1:{port} ws://localhost:{port}; object-src 'none'; \
         base-uri 'none'; frame-src 'none'; frame-ancestors 'none'; form-action 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
}
