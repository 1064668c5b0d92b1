//! A look at what a source shows now, for whoever sets it up or is about to take it: one frame when
//! somebody asks.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use crossbeam_queue::ArrayQueue;

use super::FrameSlot;
use super::slot::Frame;

/// A source that runs brings its next frame within this time.
const FRAME_WITHIN: Duration = Duration::from_millis(700);
/// So many may look at one source at once; whoever comes beyond gets nothing this time.
const MOST_LOOKERS: usize = 4;

/// Those who wait for the next frame of a source.
pub(crate) struct Lookers(ArrayQueue<Sender<gst::Sample>>);

/// The next frame of a source, once it comes.
pub(crate) struct Look<'a> {
    slot: &'a FrameSlot,
    coming: Option<Receiver<gst::Sample>>,
}

impl Lookers {
    /// Nobody yet.
    pub fn new() -> Self {
        Self(ArrayQueue::new(MOST_LOOKERS))
    }

    /// Gives a frame to everybody who waits: a copy, because a camera has few buffers to lend.
    pub fn give(&self, sample: &gst::Sample) {
        if self.0.is_empty() {
            return;
        }
        let Some(copy) = sample.buffer().and_then(|buffer| buffer.copy_deep().ok()) else {
            return;
        };
        let copied = gst::Sample::builder().buffer(&copy);
        let copied = match sample.caps() {
            Some(caps) => copied.caps(&caps.to_owned()).build(),
            None => copied.build(),
        };
        while let Some(looker) = self.0.pop() {
            // Whoever gave up waiting does not mind.
            drop(looker.send(copied.clone()));
        }
    }
}

impl<'a> Look<'a> {
    /// Asks for the next frame; does not wait for it.
    pub fn at(slot: &'a FrameSlot) -> Self {
        let (asked, coming) = channel();
        let is_asked = !slot.is_off() && slot.lookers().0.push(asked).is_ok();
        Self {
            slot,
            coming: is_asked.then_some(coming),
        }
    }

    /// Waits for the frame; `None` when no source is chosen or nothing arrives.
    pub fn sample(&self) -> Option<gst::Sample> {
        self.coming.as_ref()?.recv_timeout(FRAME_WITHIN).ok()
    }

    /// As [`Self::sample`], mapped as the mixer takes it.
    pub fn frame(&self) -> Option<Frame> {
        self.slot.map(&self.sample()?, 0, 0)
    }
}
