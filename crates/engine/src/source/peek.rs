//! A look at what a source shows now, for whoever sets it up: one picture when somebody asks.

use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use crossbeam_queue::ArrayQueue;

use super::FrameSlot;
use crate::error::EngineError;

/// A source that runs brings its next frame within this time.
const FRAME_WITHIN: Duration = Duration::from_millis(700);
/// Scaling and coding one frame takes some ten milliseconds.
const PICTURE_WITHIN: gst::ClockTime = gst::ClockTime::from_seconds(2);
/// So many may look at one source at once; whoever comes beyond gets nothing this time.
const MOST_LOOKERS: usize = 4;

/// Those who wait for the next frame of a source.
pub(crate) struct Lookers(ArrayQueue<Sender<gst::Sample>>);

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

/// The source's next frame as a JPEG of this width; `None` while nothing arrives.
pub(crate) fn peek(slot: &FrameSlot, width: u32) -> Result<Option<Vec<u8>>, EngineError> {
    if slot.is_off() {
        return Ok(None);
    }
    let (asked, frame) = channel();
    if slot.lookers().0.push(asked).is_err() {
        return Ok(None);
    }
    let Ok(frame) = frame.recv_timeout(FRAME_WITHIN) else {
        return Ok(None);
    };
    jpeg(&frame, width).map(Some)
}

fn jpeg(frame: &gst::Sample, width: u32) -> Result<Vec<u8>, EngineError> {
    let failed = |error: &dyn std::fmt::Display| EngineError::play("look at a source", error);
    let caps = frame
        .caps()
        .ok_or_else(|| failed(&"a frame without caps"))?;
    let info = gst_video::VideoInfo::from_caps(caps).map_err(|error| failed(&error))?;
    let height = (info.height() * width / info.width().max(1)).clamp(16, 2 * width);
    let wanted = gst::Caps::builder("image/jpeg")
        .field("width", width.next_multiple_of(2) as i32)
        .field("height", height.next_multiple_of(2) as i32)
        .field("pixel-aspect-ratio", gst::Fraction::new(1, 1))
        .build();
    let picture = gst_video::convert_sample(frame, &wanted, Some(PICTURE_WITHIN))
        .map_err(|error| failed(&error))?;
    let buffer = picture.buffer().ok_or_else(|| failed(&"an empty sample"))?;
    let map = buffer.map_readable().map_err(|error| failed(&error))?;
    Ok(map.as_slice().to_vec())
}
