//! Requests and events over one WebSocket, as JSON text.
//!
//! In: `{"id":7,"request":{…}}`. Out: `{"id":7,"ok":{…}}`, `{"id":7,"problem":{…}}` or
//! `{"event":{…}}`. What changes something is done in the order it was asked; questions are answered
//! beside it, and events wait for neither.

use axum::extract::ws::{Message, WebSocket};
use futures_util::{SinkExt as _, StreamExt as _};
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;
use vitrine_studio::Studio;
use vitrine_studio::protocol::{Event, Problem, Request, Response};

/// A rundown of 300 items with long notes stays far below it.
pub(crate) const LONGEST_MESSAGE: usize = 4 << 20;

/// A window that is so many messages behind is closed; it comes back and asks for the snapshot.
const MOST_WAITING: usize = 1024;

#[derive(Deserialize)]
struct Asked {
    id: u64,
    request: Request,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Said<'a> {
    Ok { id: u64, ok: &'a Response },
    Problem { id: u64, problem: &'a Problem },
    Event { event: &'a Event },
}

pub(crate) async fn run(socket: WebSocket, studio: Studio) {
    let (mut out, mut inward) = socket.split();
    let (say, mut said) = mpsc::channel::<String>(MOST_WAITING);
    let (ended, mut end) = mpsc::channel::<()>(1);

    let events = say.clone();
    let subscription = studio.subscribe(move |event| {
        let is_behind = events.try_send(text(&Said::Event { event })).is_err();
        if is_behind {
            // Full or gone either way: let the window come back and ask anew.
            let _ = ended.try_send(());
        }
    });

    loop {
        tokio::select! {
            Some(line) = said.recv() => {
                if out.send(Message::Text(line.into())).await.is_err() { break }
            }
            message = inward.next() => match message {
                Some(Ok(Message::Text(line))) => match understand(&studio, &line) {
                    Ok(asked) if asked.request.is_question() => {
                        let (studio, say) = (studio.clone(), say.clone());
                        tokio::spawn(async move {
                            let line = answer(&studio, asked).await;
                            // A window that has gone needs no answer.
                            drop(say.send(line).await);
                        });
                    }
                    Ok(asked) => {
                        let line = answer(&studio, asked).await;
                        if out.send(Message::Text(line.into())).await.is_err() { break }
                    }
                    Err(line) => {
                        if out.send(Message::Text(line.into())).await.is_err() { break }
                    }
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => break,
                Some(Ok(_)) => {}
            },
            Some(()) = end.recv() => break,
        }
    }
    drop(subscription);
}

/// A browser downloads its files; only the window on this computer, which has asked its user in a dialog
/// of the system, says where one is written.
#[derive(Debug, thiserror::Error)]
#[error("a browser does not write files of this computer")]
struct WritesHere;

/// The request in a line, or what to say of it.
fn understand(studio: &Studio, line: &str) -> Result<Asked, String> {
    let asked: Asked = serde_json::from_str(line).map_err(|error| {
        tracing::warn!(%error, "a window sent what is no request");
        text(&Said::Problem {
            id: 0,
            problem: &studio.not_understood(&error),
        })
    })?;
    match asked.request {
        Request::Export { .. } => Err(text(&Said::Problem {
            id: asked.id,
            problem: &studio.not_understood(&WritesHere),
        })),
        _ => Ok(asked),
    }
}

async fn answer(studio: &Studio, asked: Asked) -> String {
    let worker = studio.clone();
    // A request may wait for the disk; the runtime must not.
    let done = tokio::task::spawn_blocking(move || worker.handle(asked.request)).await;
    match done {
        Ok(Ok(ok)) => text(&Said::Ok {
            id: asked.id,
            ok: &ok,
        }),
        Ok(Err(problem)) => text(&Said::Problem {
            id: asked.id,
            problem: &problem,
        }),
        Err(panic) => text(&Said::Problem {
            id: asked.id,
            problem: &studio.not_understood(&panic),
        }),
    }
}

fn text(said: &Said<'_>) -> String {
    serde_json::to_string(said).expect("protocol types have text keys only and always serialise")
}
