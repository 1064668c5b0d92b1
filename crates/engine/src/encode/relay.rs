//! Video encoders one after the other into one stream. What a later one gives waits here until the
//! one before it has given its last.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

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
    /// Those of the next.
    waiting: Vec<(gst::Caps, CodedPacket)>,
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
            if let Some(caps) = sample.caps_owned()
                && let Some(packet) = picture_packet(sample)
            {
                relay.take(number, caps, packet);
            }
        })?;
        let relay = Arc::clone(self);
        encoder.when_ended(move || relay.end(number));
        Ok(encoder)
    }

    /// Whether anything has come out.
    pub fn has_begun(&self) -> bool {
        self.has_begun.load(Ordering::Relaxed)
    }

    /// Whether it is this one's turn.
    pub fn is_turn_of(&self, number: u32) -> bool {
        self.lock().turn == number
    }

    /// This one has given its last packet, or is given up.
    pub fn end(&self, number: u32) {
        let mut state = self.lock();
        if state.turn == number {
            state.turn += 1;
            for (caps, packet) in std::mem::take(&mut state.waiting) {
                self.pass(&caps, &packet);
            }
        }
    }

    fn take(&self, number: u32, caps: gst::Caps, packet: CodedPacket) {
        let mut state = self.lock();
        if number == state.turn {
            self.pass(&caps, &packet);
        } else if number > state.turn {
            state.waiting.push((caps, packet));
        }
    }

    /// Called under the lock, so that packets keep their order.
    fn pass(&self, caps: &gst::Caps, packet: &CodedPacket) {
        self.has_begun.store(true, Ordering::Relaxed);
        self.hub.set_video_caps(caps);
        self.hub.push(packet);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::destination::PacketKind;

    #[test]
    fn a_later_encoder_waits_for_the_last_of_the_one_before() {
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
            relay.take(number, gst::Caps::new_any(), packet);
        };
        give(0, 1);
        give(1, 3);
        give(0, 2);
        relay.end(0);
        relay.end(0);
        give(0, 9);
        give(1, 4);
        let times: Vec<u64> =
            std::iter::from_fn(|| outlet.queue().pop().map(|packet| packet.pts_ns)).collect();
        assert_eq!(times, [1, 2, 3, 4]);
        assert!(relay.is_turn_of(1));
    }
}
