//! Video encoders one after the other into one stream. The next one rests until the one before it
//! has given its last picture and is gone: memory and processor are never needed twice.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use gst::prelude::*;

use super::EncodingSpec;
use super::pipeline::{EncoderPipeline, make_video_encoder, picture_packet};
use super::profile::EncoderProfile;
use crate::destination::{CodedPacket, Hub};
use crate::error::EngineError;
use crate::program::Canvas;

/// A stream's encoders, by number in the order of their turns.
#[derive(Debug)]
pub(super) struct Relay {
    hub: Hub,
    state: Mutex<State>,
    has_begun: AtomicBool,
}

#[derive(Debug, Default)]
struct State {
    /// Whose packets go out.
    turn: u32,
    /// Whoever has the turn, and the one that follows, taking in pictures already.
    change: Option<(gst::Pipeline, gst::Pipeline)>,
}

impl Relay {
    pub fn new(hub: Hub) -> Arc<Self> {
        Arc::new(Self {
            hub,
            state: Mutex::default(),
            has_begun: AtomicBool::new(false),
        })
    }

    /// The encoder of this number, at rest.
    pub fn enlist(
        self: &Arc<Self>,
        number: u32,
        profile: &EncoderProfile,
        canvas: Canvas,
        spec: &EncodingSpec,
    ) -> Result<EncoderPipeline, EngineError> {
        let relay = Arc::clone(self);
        let encoder = make_video_encoder(profile, canvas, spec, move |sample| {
            if let Some(caps) = sample.caps()
                && let Some(packet) = picture_packet(sample)
            {
                relay.take(number, caps, &packet);
            }
        })?;
        let relay = Arc::clone(self);
        encoder.when_ended(move || relay.end(number));
        Ok(encoder)
    }

    /// `now`, whose turn it is, will be followed by `next`.
    pub fn line_up(&self, now: &gst::Pipeline, next: &gst::Pipeline) {
        self.lock().change = Some((now.clone(), next.clone()));
    }

    /// Whether anything has come out.
    pub fn has_begun(&self) -> bool {
        self.has_begun.load(Ordering::Relaxed)
    }

    /// Whether it is this one's turn.
    pub fn is_turn_of(&self, number: u32) -> bool {
        self.lock().turn == number
    }

    /// This one has given its last packet, or is given up: the next one plays.
    pub fn end(&self, number: u32) {
        let mut state = self.lock();
        if state.turn != number {
            return;
        }
        if let Some((before, next)) = state.change.take() {
            state.turn += 1;
            // Not from here: this is a thread of the pipeline that has ended.
            before.call_async(move |before| {
                for (pipeline, state) in [(before, gst::State::Null), (&next, gst::State::Playing)]
                {
                    if let Err(error) = pipeline.set_state(state) {
                        tracing::error!(%error, ?state, "an encoder does not change");
                    }
                }
            });
        }
    }

    fn take(&self, number: u32, caps: &gst::CapsRef, packet: &CodedPacket) {
        let state = self.lock();
        if number == state.turn {
            self.has_begun.store(true, Ordering::Relaxed);
            self.hub.set_video_caps(caps);
            self.hub.push(packet);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::destination::PacketKind;

    #[test]
    fn only_the_one_whose_turn_it_is_gives_packets() {
        gst::init().expect("GStreamer");
        let hub = Hub::default();
        let outlet = hub.add();
        outlet.queue().open();
        let relay = Relay::new(hub);
        let give = |number, pts_ns| {
            let packet = CodedPacket {
                kind: PacketKind::Key,
                pts_ns,
                body: gst::Buffer::new(),
            };
            relay.take(number, &gst::Caps::new_any(), &packet);
        };
        assert!(!relay.has_begun());
        give(0, 1);
        relay.end(0);
        give(0, 2);
        let (before, next) = (gst::Pipeline::new(), gst::Pipeline::new());
        relay.line_up(&before, &next);
        relay.end(0);
        relay.end(0);
        give(0, 9);
        give(1, 3);
        let times: Vec<u64> =
            std::iter::from_fn(|| outlet.queue().pop().map(|packet| packet.pts_ns)).collect();
        assert_eq!(times, [1, 2, 3]);
        assert!(relay.has_begun() && relay.is_turn_of(1));
        let deadline = Instant::now() + Duration::from_secs(5);
        while next.current_state() != gst::State::Playing {
            assert!(Instant::now() < deadline, "the next one does not play");
            std::thread::sleep(Duration::from_millis(5));
        }
        next.set_state(gst::State::Null).expect("it stops");
    }
}
