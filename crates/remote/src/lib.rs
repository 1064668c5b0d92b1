//! The studio over HTTP and WebSocket, on this computer only: the page, requests and events, the
//! lossy stream, photos and downloads. The desktop window uses the lossy stream of it; a browser uses all.
//!
//! Invariant: the listener is bound to 127.0.0.1, every address but the page's own files needs the
//! token, and Host and Origin are checked, so that no web page elsewhere can reach the studio.

mod access;
mod control;
mod download;
mod lossy;
mod page;
mod server;

pub use access::Token;
pub use page::{PageFile, PageFiles};
pub use server::{RemoteError, Server};
