//! A practice run: the same encoder, muxer and push as live, into a receiver of our own on this
//! computer (`vitrine-practice`), and what a viewer would see of it.
//!
//! **Invariant:** a practice run never reaches a real destination. Its destination is a
//! [`PracticeDestination`], which is made of a receiver's own address and of nothing else.
//!
//! The receiver's thread hands on what arrived to the engine's `Viewing`, which decodes it while
//! somebody looks; pictures go out by the lossy stream, counts once a second as an event.

mod training;

use std::sync::{Arc, OnceLock, Weak};

use vitrine_domain::UnixMs;
use vitrine_engine as engine;
use vitrine_engine::{
    DestinationId, DestinationSpec, Edition, Engine, EngineError, StreamKey, StreamUrl, VideoSlot,
    Viewing,
};
use vitrine_practice::{Address, Arrived, Receiver, ReceiverError};

use crate::desk::Desk;
use crate::destinations::reason_word;
use crate::lossy::{Viewed, Viewers};
use crate::protocol::{Level, LinkView, PracticeView, Problem, What};
use crate::studio::Inner;
use crate::words::Words;

/// Practice destinations are numbered from here on, away from those that are saved.
const FIRST_ID: u32 = 1 << 30;

/// Said of the connection to our own receiver: nobody must think that viewers are concerned.
const LOST: &str = "practice-link-lost";
const BACK: &str = "practice-link-back";

/// Where a practice run goes.
struct PracticeDestination(DestinationSpec);

impl PracticeDestination {
    fn of(id: DestinationId, receiver: &Address) -> Self {
        Self(DestinationSpec {
            id,
            url: StreamUrl(receiver.server()),
            key: Some(StreamKey::new(receiver.key())),
            is_primary: true,
            edition: Edition::Program,
        })
    }
}

/// A practice run's own receiver and view. Dropping it closes both.
pub(crate) struct Practice {
    id: DestinationId,
    receiver: Arc<Receiver>,
    viewing: Viewing,
    link: LinkView,
    camera_lost_until: Option<UnixMs>,
    network_lost_until: Option<UnixMs>,
    /// How many questions were asked.
    asked: usize,
}

/// The practice that runs, and those that say goodbye.
#[derive(Default)]
pub(crate) struct PracticeRoom {
    pub running: Option<Practice>,
    /// Their receivers stay until the engine has left them, so that its leaving is no loss.
    leaving: Vec<Practice>,
    begun: u32,
}

/// Why there is no practice.
#[derive(Debug, thiserror::Error)]
enum PracticeError {
    #[error(transparent)]
    Receiver(#[from] ReceiverError),
    #[error(transparent)]
    Engine(#[from] EngineError),
}

impl Practice {
    fn open(
        id: DestinationId,
        engine: &Engine,
        viewers: &Arc<Viewers>,
        fps: u32,
    ) -> Result<Self, PracticeError> {
        let counted: Arc<OnceLock<Weak<Receiver>>> = Arc::default();
        let counts = Arc::clone(&counted);
        let seats = Arc::downgrade(viewers);
        let viewing = engine.view(
            id,
            Box::new(move |frame| {
                let receiver = counts.get().and_then(Weak::upgrade);
                if let (Some(seats), Some(receiver)) = (seats.upgrade(), receiver) {
                    let counts = receiver.counts();
                    seats.show_viewed(&Arc::new(Viewed {
                        frame,
                        kbps: counts.kbps,
                        gaps: counts.gaps,
                    }));
                }
            }),
        )?;
        let to_viewing = viewing.clone();
        let on_arrival = Box::new(move |arrived| pass_on(&to_viewing, arrived));
        let receiver = Arc::new(Receiver::open(fps, on_arrival)?);
        // Set once, here, before anything can have arrived.
        drop(counted.set(Arc::downgrade(&receiver)));
        engine.connect(PracticeDestination::of(id, receiver.address()).0)?;
        Ok(Self {
            id,
            receiver,
            viewing,
            link: LinkView::Connecting,
            camera_lost_until: None,
            network_lost_until: None,
            asked: 0,
        })
    }

    fn view(&self) -> PracticeView {
        let counts = self.receiver.counts();
        PracticeView {
            link: self.link.clone(),
            pictures: counts.pictures,
            gaps: counts.gaps,
            kbps: counts.kbps,
            arrival_ms: self.viewing.arrival_ms(),
            camera_lost_until: self.camera_lost_until,
            network_lost_until: self.network_lost_until,
        }
    }
}

/// On the receiver's thread.
fn pass_on(viewing: &Viewing, arrived: Arrived) {
    match arrived {
        Arrived::Began => viewing.begin(),
        Arrived::VideoHeader(header) => viewing.video_header(&header),
        Arrived::AudioHeader(header) => viewing.audio_header(&header),
        Arrived::Picture {
            at_ms,
            composition_ms,
            is_key,
            body,
        } => {
            let shown_ms = i64::from(at_ms) + i64::from(composition_ms);
            viewing.picture(shown_ms.max(0).unsigned_abs(), is_key, body);
        }
        Arrived::Sound { at_ms, body } => viewing.sound(u64::from(at_ms), body),
        Arrived::Ended => {}
    }
}

impl Desk {
    pub(crate) fn practice_view(&self) -> Option<PracticeView> {
        self.practice.running.as_ref().map(Practice::view)
    }

    pub(crate) fn tell_practice(&mut self) {
        let practice = self.practice_view();
        self.tell(What::Practice { practice });
    }
}

impl Inner {
    /// Opens a receiver and sends the program there.
    pub(crate) fn open_practice(&self, desk: &mut Desk) -> Result<(), Problem> {
        let fps = desk.setup.remembered.quality.fps;
        let id = DestinationId(FIRST_ID + desk.practice.begun);
        let words = desk.words();
        let practice = Practice::open(id, &self.engine, &self.viewers, fps)
            .map_err(|error| not_opened(words, &error))?;
        desk.practice.begun += 1;
        self.viewers.set_viewing(Some(practice.viewing.clone()));
        desk.practice.running = Some(practice);
        desk.tell_practice();
        Ok(())
    }

    /// Ends the practice that runs, if one does. What was taken away for training is back at once.
    pub(crate) fn close_practice(&self, desk: &mut Desk, now: UnixMs) {
        let Some(practice) = desk.practice.running.take() else {
            return;
        };
        self.viewers.set_viewing(None);
        if practice.camera_lost_until.is_some_and(|until| until > now) {
            let at_once = std::time::Duration::ZERO;
            self.engine.lose_video_source(VideoSlot::Camera, at_once);
        }
        self.engine.disconnect(practice.id);
        desk.practice.leaving.push(practice);
        for code in [LOST, training::QUESTION] {
            desk.resolve(code, now);
        }
        desk.tell_practice();
    }

    /// Follows the connection to our own receiver; whether it was about one.
    pub(crate) fn practice_link_changed(
        &self,
        desk: &mut Desk,
        id: DestinationId,
        link: &engine::Link,
        now: UnixMs,
    ) -> bool {
        if id.0 < FIRST_ID {
            return false;
        }
        if *link == engine::Link::Off {
            desk.practice.leaving.retain(|practice| practice.id != id);
        }
        let running = desk.practice.running.as_ref();
        if let Some(was) = running.filter(|it| it.id == id).map(|it| it.link.clone()) {
            let is = follow_link(desk, &was, link, now);
            if let Some(practice) = &mut desk.practice.running {
                practice.link = is;
            }
            desk.tell_practice();
        }
        true
    }

    /// Once a second: what arrived, and what was taken away and is back.
    pub(crate) fn look_at_practice(&self, desk: &mut Desk, now: UnixMs) {
        let Some(practice) = &mut desk.practice.running else {
            return;
        };
        let is_over = |until: &mut UnixMs| *until <= now;
        practice.camera_lost_until.take_if(is_over);
        practice.network_lost_until.take_if(is_over);
        desk.tell_practice();
    }
}

/// Says what a change of the connection to our own receiver means, and gives its view.
fn follow_link(desk: &mut Desk, was: &LinkView, link: &engine::Link, now: UnixMs) -> LinkView {
    let is = match *link {
        engine::Link::Off => LinkView::Off,
        engine::Link::Connecting => LinkView::Connecting,
        engine::Link::OnAir { since } => LinkView::OnAir { since },
        engine::Link::Reconnecting {
            attempt,
            next_at,
            reason,
        } => LinkView::Reconnecting {
            attempt,
            next_at,
            reason: desk.words().say(reason_word(reason, true)),
        },
    };
    let was_lost = matches!(was, LinkView::Reconnecting { .. });
    match &is {
        LinkView::Reconnecting { .. } if was_lost => {}
        LinkView::Reconnecting { reason, .. } => {
            let reason = reason.as_str();
            desk.notice(Level::Alarm, LOST, &[("reason", reason.into())], now);
        }
        _ if was_lost => {
            desk.resolve(LOST, now);
            if matches!(is, LinkView::OnAir { .. }) {
                desk.notice(Level::Info, BACK, &[], now);
            }
        }
        LinkView::Off | LinkView::Connecting | LinkView::OnAir { .. } => {}
    }
    is
}

fn not_opened(words: &Words, error: &PracticeError) -> Problem {
    match error {
        PracticeError::Engine(error) => Problem::engine(words, error),
        PracticeError::Receiver(error) => {
            let values = [("reason", error.to_string().into())];
            Problem::failed(words, "practice", &values, error)
        }
    }
}
