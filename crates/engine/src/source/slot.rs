//! Where a source leaves its frames and the mixer finds them, without a lock between them.
//!
//! Two frames fit. A source whose clock is not ours hands over a little before or after the tick;
//! with one place, frames that arrive around the tick would be shown twice and lost in turns. With
//! two, the first such hitch leaves one frame in reserve, and from then on each tick finds its own.
//! A reserve that was not needed for a while is given up again: it only makes the picture older.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crossbeam_queue::ArrayQueue;
use gst_video::prelude::*;
use gst_video::video_frame::Readable;

use super::look::Lookers;
use crate::mixer::{Colours, FrameView, Matrix, PixelFormat};

/// How long the last frame of a source that stopped is shown.
const KEEP_NS: u64 = 2_000_000_000;

/// A mapped frame; unmapped, and given back to its source, when the last holder lets go.
pub(crate) struct Frame {
    picture: gst_video::VideoFrame<Readable>,
    format: PixelFormat,
    colours: Colours,
    serial: u64,
    /// When it was captured, in program time.
    captured_ns: u64,
    /// When it came here, in program time.
    arrived_ns: u64,
}

/// The place of one source's frames.
pub(crate) struct FrameSlot {
    fresh: ArrayQueue<Arc<Frame>>,
    /// What the mixer is done with. A capture takes its frames back under locks of its own (pipewiresrc waits
    /// for its loop), so they are let go of by threads that may wait.
    spent: ArrayQueue<Arc<Frame>>,
    /// A still picture never grows old.
    is_still: AtomicBool,
    /// No source is chosen: what was shown is to go at once.
    is_off: AtomicBool,
    frames: AtomicU64,
    lookers: Lookers,
}

/// Ticks for which a frame must have been in reserve until it is given up: five to ten seconds.
const SPARE_TICKS: u32 = 300;

/// So many are kept for a thread that may wait: more than come between two of its looks.
const SPENT: usize = 16;

/// The mixer's side of a slot: the frame on show.
#[derive(Default)]
pub(crate) struct SlotView {
    shown: Option<Arc<Frame>>,
    /// For how many ticks in a row a frame has stayed in reserve.
    spare_ticks: u32,
}

impl FrameSlot {
    /// An empty place.
    pub fn new() -> Self {
        Self {
            fresh: ArrayQueue::new(2),
            spent: ArrayQueue::new(SPENT),
            is_still: AtomicBool::new(false),
            is_off: AtomicBool::new(true),
            frames: AtomicU64::new(0),
            lookers: Lookers::new(),
        }
    }

    /// Whether no source is chosen.
    pub fn is_off(&self) -> bool {
        self.is_off.load(Ordering::Relaxed)
    }

    /// Those who wait for the next frame.
    pub fn lookers(&self) -> &Lookers {
        &self.lookers
    }

    /// A source is chosen; frames of another one stay until its own come or they grow old.
    pub fn switch_on(&self, is_still: bool) {
        self.is_still.store(is_still, Ordering::Relaxed);
        self.is_off.store(false, Ordering::Relaxed);
    }

    /// No source is chosen any more.
    pub fn switch_off(&self) {
        self.is_off.store(true, Ordering::Relaxed);
        while self.fresh.pop().is_some() {}
        self.tidy();
    }

    /// Lets go of what the mixer is done with. Never called by the mixer.
    pub fn tidy(&self) {
        while self.spent.pop().is_some() {}
    }

    fn spend(&self, frame: Option<Arc<Frame>>) {
        if let Some(frame) = frame {
            self.spent.force_push(frame);
        }
    }

    /// A frame from the source; pushes the oldest out when the mixer does not take them.
    pub fn put(&self, sample: &gst::Sample, captured_ns: u64, arrived_ns: u64) -> bool {
        self.tidy();
        self.lookers.give(sample);
        let Some(frame) = self.map(sample, captured_ns, arrived_ns) else {
            return false;
        };
        self.fresh.force_push(Arc::new(frame));
        true
    }

    /// The sample's frame as the mixer takes it; `None` for a format it does not take.
    pub fn map(&self, sample: &gst::Sample, captured_ns: u64, arrived_ns: u64) -> Option<Frame> {
        let info = gst_video::VideoInfo::from_caps(sample.caps()?).ok()?;
        let format = pixel_format(info.format())?;
        let buffer = sample.buffer_owned()?;
        let picture = gst_video::VideoFrame::from_buffer_readable(buffer, &info).ok()?;
        let serial = self.frames.fetch_add(1, Ordering::Relaxed) + 1;
        let colours = colours(&info);
        Some(Frame {
            picture,
            format,
            colours,
            serial,
            captured_ns,
            arrived_ns,
        })
    }
}

impl SlotView {
    /// The frame to show at `now_ns`: the next one that came, else the one before, while it is
    /// not too old.
    pub fn take(&mut self, slot: &FrameSlot, now_ns: u64) -> Option<&Frame> {
        if slot.is_off.load(Ordering::Relaxed) {
            slot.spend(self.shown.take());
        } else if let Some(fresh) = self.next(slot) {
            slot.spend(self.shown.replace(fresh));
        }
        let is_still = slot.is_still.load(Ordering::Relaxed);
        let is_old = |frame: &Arc<Frame>| now_ns.saturating_sub(frame.arrived_ns) > KEEP_NS;
        if !is_still && self.shown.as_ref().is_some_and(is_old) {
            slot.spend(self.shown.take());
        }
        self.shown.as_deref()
    }

    /// The frame that was taken last, once more: for the same tick.
    pub fn shown(&self) -> Option<&Frame> {
        self.shown.as_deref()
    }

    fn next(&mut self, slot: &FrameSlot) -> Option<Arc<Frame>> {
        let next = slot.fresh.pop();
        self.spare_ticks = if slot.fresh.is_empty() {
            0
        } else {
            self.spare_ticks + 1
        };
        if self.spare_ticks > SPARE_TICKS {
            self.spare_ticks = 0;
            slot.spend(next);
            return slot.fresh.pop();
        }
        next
    }
}

impl Frame {
    /// When it was captured, in program time.
    pub fn captured_ns(&self) -> u64 {
        self.captured_ns
    }

    /// As the mixer takes it.
    pub fn view(&self) -> FrameView<'_> {
        let mut planes: [&[u8]; 3] = [&[]; 3];
        let mut strides = [0; 3];
        for (index, plane) in planes
            .iter_mut()
            .enumerate()
            .take(self.picture.n_planes() as usize)
        {
            *plane = self.picture.plane_data(index as u32).unwrap_or_default();
            strides[index] = u32::try_from(self.picture.plane_stride()[index]).unwrap_or(0);
        }
        FrameView {
            format: self.format,
            width: self.picture.width(),
            height: self.picture.height(),
            planes,
            strides,
            colours: self.colours,
            serial: self.serial,
        }
    }
}

fn pixel_format(format: gst_video::VideoFormat) -> Option<PixelFormat> {
    use gst_video::VideoFormat as Gst;
    Some(match format {
        Gst::I420 => PixelFormat::I420,
        Gst::Nv12 => PixelFormat::Nv12,
        Gst::Yuy2 => PixelFormat::Yuy2,
        Gst::Uyvy => PixelFormat::Uyvy,
        Gst::Bgrx => PixelFormat::Bgrx,
        Gst::Rgbx => PixelFormat::Rgbx,
        Gst::Bgra => PixelFormat::Bgra,
        Gst::Rgba => PixelFormat::Rgba,
        _ => return None,
    })
}

fn colours(info: &gst_video::VideoInfo) -> Colours {
    let colorimetry = info.colorimetry();
    let matrix = match colorimetry.matrix() {
        gst_video::VideoColorMatrix::Bt709 => Matrix::Bt709,
        gst_video::VideoColorMatrix::Bt601 => Matrix::Bt601,
        // Unmarked sources follow the usual rule: high definition is BT.709.
        _ if info.height() >= 720 => Matrix::Bt709,
        _ => Matrix::Bt601,
    };
    let is_full_range = colorimetry.range() == gst_video::VideoColorRange::Range0_255;
    Colours {
        matrix,
        is_full_range,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME_NS: u64 = 33_333_333;

    fn sample() -> gst::Sample {
        gst::init().expect("GStreamer");
        let caps = gst_video::VideoCapsBuilder::new()
            .format(gst_video::VideoFormat::I420)
            .width(16)
            .height(16)
            .framerate(gst::Fraction::new(30, 1))
            .build();
        let buffer = gst::Buffer::from_slice(vec![0u8; 16 * 16 * 3 / 2]);
        gst::Sample::builder().buffer(&buffer).caps(&caps).build()
    }

    /// Shows the frames that come at `arrivals` at ticks of 30 a second: their serials.
    fn shown(arrivals: impl Iterator<Item = u64>, ticks: u64) -> Vec<u64> {
        let (slot, mut view, sample) = (FrameSlot::new(), SlotView::default(), sample());
        slot.switch_on(false);
        let mut arrivals = arrivals.peekable();
        (0..ticks)
            .map(|tick| {
                let now_ns = tick * FRAME_NS;
                while let Some(at_ns) = arrivals.next_if(|at_ns| *at_ns <= now_ns) {
                    assert!(
                        slot.put(&sample, at_ns, at_ns),
                        "a frame of a format we take"
                    );
                }
                view.take(&slot, now_ns)
                    .map_or(0, |frame| frame.view().serial)
            })
            .collect()
    }

    #[test]
    fn a_camera_that_hands_over_around_the_tick_is_shown_frame_by_frame() {
        // Now 3 ms before the tick, now 3 ms after it.
        let arrivals =
            (1..).map(|frame: u64| frame * FRAME_NS + 3_000_000 * (frame % 2) * 2 - 3_000_000);
        let shown = shown(arrivals, 250);
        let irregular = shown
            .windows(2)
            .filter(|pair| pair[1] != pair[0] + 1)
            .count();
        assert!(
            irregular <= 2,
            "{irregular} of 250 frames repeated or lost: {shown:?}"
        );
    }

    #[test]
    fn a_reserve_that_nobody_needs_is_given_up() {
        // One frame comes very late, all others well before their tick.
        let arrivals = (1..).map(|frame: u64| {
            frame * FRAME_NS - 20_000_000 + if frame == 10 { 25_000_000 } else { 0 }
        });
        let shown = shown(arrivals, 600);
        assert_eq!(shown[100], 99, "the late frame leaves one in reserve");
        assert_eq!(shown[599], 599, "later every frame is shown at once again");
    }

    #[test]
    fn the_last_frame_stays_for_two_seconds() {
        let shown = shown(std::iter::once(FRAME_NS), 100);
        assert_eq!((shown[60], shown[62]), (1, 0), "{shown:?}");
    }

    /// Pixels that note when they are let go of.
    struct Noted(Vec<u8>, Arc<AtomicU64>);

    impl AsRef<[u8]> for Noted {
        fn as_ref(&self) -> &[u8] {
            &self.0
        }
    }

    impl Drop for Noted {
        fn drop(&mut self) {
            self.1.fetch_add(1, Ordering::Relaxed);
        }
    }

    #[test]
    fn the_mixer_lets_go_of_no_frame_itself() {
        let (slot, mut view) = (FrameSlot::new(), SlotView::default());
        let gone = Arc::new(AtomicU64::new(0));
        let put = |at_ns| {
            let caps = sample().caps_owned().expect("caps");
            let pixels = Noted(vec![0; 16 * 16 * 3 / 2], Arc::clone(&gone));
            let buffer = gst::Buffer::from_slice(pixels);
            let sample = gst::Sample::builder().buffer(&buffer).caps(&caps);
            assert!(slot.put(&sample.build(), at_ns, at_ns));
        };
        let gone = || gone.load(Ordering::Relaxed);
        slot.switch_on(false);
        put(0);
        assert!(view.take(&slot, 0).is_some());
        put(FRAME_NS);
        assert!(view.take(&slot, FRAME_NS).is_some());
        assert_eq!(gone(), 0, "the mixer has taken the next one");
        put(2 * FRAME_NS);
        assert_eq!(gone(), 1, "the capture takes its frame back");
        assert!(view.take(&slot, 2 * FRAME_NS).is_some());
        assert!(view.take(&slot, 10_000_000_000).is_none(), "too old");
        assert_eq!(gone(), 1);
        slot.tidy();
        assert_eq!(gone(), 3);
    }

    #[test]
    fn a_source_that_is_switched_off_is_gone_at_once() {
        let (slot, mut view) = (FrameSlot::new(), SlotView::default());
        slot.switch_on(true);
        assert!(slot.put(&sample(), 0, 0));
        assert!(
            view.take(&slot, 900_000_000_000).is_some(),
            "a still picture never grows old"
        );
        slot.switch_off();
        assert!(view.take(&slot, 0).is_none());
    }
}
