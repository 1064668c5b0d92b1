//! The lossy stream over one WebSocket: preview pictures as binary messages, levels as text.
//!
//! A viewer begins with two credits; a picture costs one and drawing it gives it back. Without
//! credit nothing is sent, and only the newest picture is kept: a slow viewer sees fewer pictures,
//! never older ones.

use std::sync::Arc;

use axum::extract::ws::{Message, WebSocket};
use futures_util::{SinkExt as _, StreamExt as _};
use serde::Deserialize;
use tokio::sync::watch;
use vitrine_studio::Studio;
use vitrine_studio::lossy::{PreviewFrame, PreviewWish, Viewer};
use vitrine_studio::protocol::Levels;

pub(crate) const LONGEST_MESSAGE: usize = 4096;

/// One being drawn and one under way: enough for 30 pictures a second at 60 ms from end to end.
const CREDITS: u32 = 2;

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum FromViewer {
    Credit(u32),
    Preview(Option<Size>),
}

#[derive(Deserialize)]
struct Size {
    width: u32,
    height: u32,
    fps: u32,
}

struct Newest {
    picture: watch::Sender<Option<Arc<PreviewFrame>>>,
    levels: watch::Sender<Levels>,
}

impl Viewer for Newest {
    fn picture(&self, picture: &Arc<PreviewFrame>) {
        self.picture.send_replace(Some(picture.clone()));
    }

    fn levels(&self, levels: &Levels) {
        self.levels.send_replace(levels.clone());
    }
}

pub(crate) async fn run(socket: WebSocket, studio: Studio) {
    let (mut out, mut inward) = socket.split();
    let (picture, mut pictures) = watch::channel(None);
    let (levels, mut meters) = watch::channel(Levels::default());
    let seat = studio.watch(Arc::new(Newest { picture, levels }));
    let mut credits = CREDITS;
    loop {
        let message = tokio::select! {
            message = inward.next() => match message {
                Some(Ok(Message::Text(line))) => {
                    match serde_json::from_str(&line) {
                        Ok(FromViewer::Credit(more)) => {
                            credits = credits.saturating_add(more).min(CREDITS);
                        }
                        Ok(FromViewer::Preview(size)) => seat.wish(size.map(|size| PreviewWish {
                            width: size.width,
                            height: size.height,
                            fps: size.fps,
                        })),
                        Err(error) => tracing::warn!(%error, "a viewer sent what is no wish"),
                    }
                    continue;
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => break,
                Some(Ok(_)) => continue,
            },
            Ok(()) = pictures.changed(), if credits > 0 => {
                let Some(picture) = pictures.borrow_and_update().clone() else { continue };
                credits -= 1;
                Message::Binary(packed(&picture).into())
            }
            Ok(()) = meters.changed() => {
                let levels = meters.borrow_and_update().clone();
                let Ok(line) = serde_json::to_string(&levels) else { continue };
                Message::Text(line.into())
            }
        };
        if out.send(message).await.is_err() {
            break;
        }
    }
}

/// 16 bytes before the JPEG: f64 LE time of composing in ms since 1970, u16 LE width, u16 LE
/// height, 1, three zeros.
fn packed(picture: &PreviewFrame) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(16 + picture.jpeg.len());
    bytes.extend(picture.composed_at_unix_ms.to_le_bytes());
    bytes.extend(picture.width.to_le_bytes());
    bytes.extend(picture.height.to_le_bytes());
    bytes.extend([1, 0, 0, 0]);
    bytes.extend(&picture.jpeg);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_packed_as_the_page_reads_it() {
        let picture = PreviewFrame {
            jpeg: vec![9, 8, 7],
            width: 640,
            height: 360,
            composed_at_unix_ms: 1234.5,
        };
        let bytes = packed(&picture);
        assert_eq!(bytes[..8], 1234.5_f64.to_le_bytes());
        assert_eq!(bytes[8..16], [128, 2, 104, 1, 1, 0, 0, 0]);
        assert_eq!(bytes[16..], [9, 8, 7]);
    }
}
