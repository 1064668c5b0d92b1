//! The lossy stream over one WebSocket: preview pictures, and those of what arrives in a practice run,
//! as binary messages, levels as text.
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
use vitrine_studio::lossy::{PreviewFrame, PreviewWish, Viewed, Viewer};
use vitrine_studio::protocol::Levels;

pub(crate) const LONGEST_MESSAGE: usize = 4096;

/// One being drawn and one under way: enough for 30 pictures a second at 60 ms from end to end.
const CREDITS: u32 = 2;

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum FromViewer {
    Credit(u32),
    Preview(Option<Size>),
    /// Whether pictures of a practice run are wanted.
    Practice(bool),
}

#[derive(Deserialize)]
struct Size {
    width: u32,
    height: u32,
    fps: u32,
    /// Of a picture beside the show's.
    composition: Option<u32>,
}

struct Newest {
    picture: watch::Sender<Option<Arc<PreviewFrame>>>,
    levels: watch::Sender<Levels>,
    viewed: watch::Sender<Option<Arc<Viewed>>>,
}

impl Viewer for Newest {
    fn picture(&self, picture: &Arc<PreviewFrame>) {
        self.picture.send_replace(Some(picture.clone()));
    }

    fn levels(&self, levels: &Levels) {
        self.levels.send_replace(levels.clone());
    }

    fn viewed(&self, viewed: &Arc<Viewed>) {
        self.viewed.send_replace(Some(viewed.clone()));
    }
}

pub(crate) async fn run(socket: WebSocket, studio: Studio) {
    let (mut out, mut inward) = socket.split();
    let (picture, mut pictures) = watch::channel(None);
    let (levels, mut meters) = watch::channel(Levels::default());
    let (viewed, mut views) = watch::channel(None);
    let seat = studio.watch(Arc::new(Newest {
        picture,
        levels,
        viewed,
    }));
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
                            composition: size.composition,
                        })),
                        Ok(FromViewer::Practice(looks)) => seat.look_at_practice(looks),
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
            Ok(()) = views.changed(), if credits > 0 => {
                let Some(viewed) = views.borrow_and_update().clone() else { continue };
                credits -= 1;
                Message::Binary(packed_view(&viewed).into())
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

/// A preview picture, and one of what arrived in a practice run.
const PREVIEW: u8 = 1;
const VIEWED: u8 = 2;
const HEADER_BYTES: usize = 16;
const FIGURES_BYTES: usize = 24;

/// 16 bytes before the JPEG: f64 LE time of composing in ms since 1970, u16 LE width, u16 LE
/// height, the kind, three zeros.
fn packed(picture: &PreviewFrame) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER_BYTES + picture.jpeg.len());
    pack_header(&mut bytes, picture, PREVIEW);
    bytes.extend(&picture.jpeg);
    bytes
}

/// The same header, then f32 LE: ms from the tick to the arrival, ms to the decoded picture, peak of
/// the sound in dBFS left and right; u32 LE: kbit/s, gaps; then the JPEG.
fn packed_view(viewed: &Viewed) -> Vec<u8> {
    let picture = &viewed.frame.picture;
    let [left, right] = viewed.frame.peak_db;
    let mut bytes = Vec::with_capacity(HEADER_BYTES + FIGURES_BYTES + picture.jpeg.len());
    pack_header(&mut bytes, picture, VIEWED);
    for figure in [
        viewed.frame.arrival_ms,
        viewed.frame.picture_ms,
        left,
        right,
    ] {
        bytes.extend(figure.to_le_bytes());
    }
    bytes.extend(viewed.kbps.to_le_bytes());
    let gaps = u32::try_from(viewed.gaps).unwrap_or(u32::MAX);
    bytes.extend(gaps.to_le_bytes());
    bytes.extend(&picture.jpeg);
    bytes
}

fn pack_header(bytes: &mut Vec<u8>, picture: &PreviewFrame, kind: u8) {
    bytes.extend(picture.composed_at_unix_ms.to_le_bytes());
    bytes.extend(picture.width.to_le_bytes());
    bytes.extend(picture.height.to_le_bytes());
    bytes.extend([kind, 0, 0, 0]);
}

#[cfg(test)]
mod tests {
    use vitrine_studio::lossy::{CompositionId, ViewerFrame};

    use super::*;

    #[test]
    fn a_picture_is_packed_as_the_page_reads_it() {
        let picture = PreviewFrame {
            composition: CompositionId::PROGRAM,
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

    #[test]
    fn what_a_viewer_sees_is_packed_with_its_figures() {
        let viewed = Viewed {
            frame: ViewerFrame {
                picture: Arc::new(PreviewFrame {
                    composition: CompositionId::PROGRAM,
                    jpeg: vec![9, 8],
                    width: 640,
                    height: 360,
                    composed_at_unix_ms: 1.0,
                }),
                arrival_ms: 40.0,
                picture_ms: 55.0,
                peak_db: [-12.0, -100.0],
            },
            kbps: 4500,
            gaps: 3,
        };
        let bytes = packed_view(&viewed);
        assert_eq!(bytes[12], 2, "its kind");
        assert_eq!(bytes[16..20], 40_f32.to_le_bytes());
        assert_eq!(bytes[20..24], 55_f32.to_le_bytes());
        assert_eq!(bytes[28..32], (-100_f32).to_le_bytes());
        assert_eq!(bytes[32..40], [148, 17, 0, 0, 3, 0, 0, 0]);
        assert_eq!(bytes[40..], [9, 8]);
    }
}
