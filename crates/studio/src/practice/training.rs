//! What a host trains with: a camera that goes away, a network that does, viewers who ask. What the
//! studio does about each is what it does live.

use std::time::Duration;

use vitrine_domain::{DurationMs, UnixMs};
use vitrine_engine::VideoSlot;

use crate::desk::Desk;
use crate::protocol::{Level, Problem, Response, Training};
use crate::studio::Inner;
use crate::words::Words;

/// Long enough to notice, to say something to viewers and to see it come back.
const LOSS: DurationMs = DurationMs::from_secs(10);

/// What a viewer's question is told as.
pub(super) const QUESTION: &str = "viewer-question";

/// Questions that viewers ask of every product.
const STOCK_QUESTIONS: [&str; 5] = [
    "viewer-asks-delivery",
    "viewer-asks-returns",
    "viewer-asks-sizes",
    "viewer-asks-price",
    "viewer-asks-difference",
];

impl Inner {
    /// Takes something away, or lets a viewer ask. Only in practice.
    pub(crate) fn train(&self, what: Training) -> Result<Response, Problem> {
        self.change(|desk, now| {
            if desk.practice.running.is_none() {
                return Err(Problem::refused(desk.words(), "no-practice", &[]));
            }
            match what {
                Training::CameraLoss => self.lose_camera(desk, now)?,
                Training::NetworkLoss => lose_network(desk, now),
                Training::Question => ask(desk, now),
            }
            desk.tell_practice();
            Ok(())
        })
    }

    fn lose_camera(&self, desk: &mut Desk, now: UnixMs) -> Result<(), Problem> {
        if desk.setup.remembered.camera.is_none() {
            return Err(Problem::refused(desk.words(), "no-camera-to-lose", &[]));
        }
        self.engine
            .lose_video_source(VideoSlot::Camera, length(LOSS));
        if let Some(practice) = &mut desk.practice.running {
            practice.camera_lost_until = Some(now.plus(LOSS));
        }
        Ok(())
    }
}

fn lose_network(desk: &mut Desk, now: UnixMs) {
    if let Some(practice) = &mut desk.practice.running {
        practice.receiver.lose_network(length(LOSS));
        practice.network_lost_until = Some(now.plus(LOSS));
    }
}

/// A question of the dossiers, those of the product in focus first, then what is asked everywhere.
fn ask(desk: &mut Desk, now: UnixMs) {
    let questions = questions(desk, desk.words());
    let Some(practice) = &mut desk.practice.running else {
        return;
    };
    let question = questions.get(practice.asked % questions.len().max(1));
    practice.asked += 1;
    if let Some(question) = question.cloned() {
        let values = [("question", question.into())];
        desk.resolve(QUESTION, now);
        desk.notice(Level::Warning, QUESTION, &values, now);
    }
}

fn questions(desk: &Desk, words: &Words) -> Vec<String> {
    let focus = desk.state.live.current.and_then(|current| current.product);
    let others = desk.products.keys().copied();
    let others = others.filter(|product| Some(*product) != focus);
    let known = focus.into_iter().chain(others).flat_map(|product| {
        let dossier = desk.at_hand.dossier(product);
        dossier.into_iter().flat_map(|dossier| &dossier.questions)
    });
    let mut questions: Vec<String> = known.map(|entry| entry.content.question.clone()).collect();
    questions.extend(STOCK_QUESTIONS.iter().map(|id| words.say(id)));
    questions
}

fn length(of: DurationMs) -> Duration {
    Duration::from_millis(of.0)
}
