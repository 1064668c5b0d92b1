//! A running source pipeline and the signs of life it gives.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use gst::prelude::*;

/// When something last came out of a pipeline. Written by its streaming thread.
#[derive(Debug, Default)]
pub(crate) struct Pulse {
    count: AtomicU64,
    last_ns: AtomicU64,
    has_stopped: AtomicBool,
}

impl Pulse {
    /// Something came at program time `now_ns`.
    pub fn beat(&self, now_ns: u64) {
        self.last_ns.store(now_ns, Ordering::Relaxed);
        self.count.fetch_add(1, Ordering::Relaxed);
    }

    /// It did not start, and never will.
    pub fn stop(&self) {
        self.has_stopped.store(true, Ordering::Relaxed);
    }

    /// Whether it failed to start.
    pub fn has_stopped(&self) -> bool {
        self.has_stopped.load(Ordering::Relaxed)
    }

    /// Whether anything has come.
    pub fn has_begun(&self) -> bool {
        self.count.load(Ordering::Relaxed) > 0
    }

    /// When something last came.
    pub fn last_ns(&self) -> u64 {
        self.last_ns.load(Ordering::Relaxed)
    }
}

/// What the end of a pipeline's stream means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AtEnd {
    /// A device never ends: it was lost.
    IsLost,
    /// It has given what it has (a picture), and that stays.
    Stays,
    /// It begins anew.
    Repeats,
    /// It is over.
    IsOver,
}

/// A running source pipeline.
#[derive(Debug)]
pub(crate) struct Capture {
    pub pipeline: gst::Pipeline,
    pub pulse: Arc<Pulse>,
    pub at_end: AtEnd,
}

/// How a capture does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Health {
    /// Nothing has come yet.
    Starting,
    /// It gives.
    Running,
    /// It gave what it has.
    Over,
    /// It will give no more.
    Dead,
}

/// A source that has begun and then gives nothing for so long is dead.
const SILENCE_NS: u64 = 1_500_000_000;
/// A source that gives nothing at all after so long is opened anew: slow webcams take 2 s.
const START_NS: u64 = 4_000_000_000;

/// How a source does, from what is seen of it. Pure.
pub(crate) fn judge(at_end: AtEnd, opened_ns: u64, last_ns: Option<u64>, now_ns: u64) -> Health {
    match last_ns {
        None if now_ns.saturating_sub(opened_ns) > START_NS => Health::Dead,
        None => Health::Starting,
        Some(_) if at_end == AtEnd::Stays => Health::Running,
        Some(last_ns) if now_ns.saturating_sub(last_ns) > SILENCE_NS => Health::Dead,
        Some(_) => Health::Running,
    }
}

impl Capture {
    /// How it does now. Also begins a looped clip anew.
    pub fn health(&self, opened_ns: u64, now_ns: u64) -> Health {
        if let Some(health) = self.read_bus() {
            return health;
        }
        if self.pulse.has_stopped() {
            return Health::Dead;
        }
        let last_ns = self.pulse.has_begun().then(|| self.pulse.last_ns());
        judge(self.at_end, opened_ns, last_ns, now_ns)
    }

    fn read_bus(&self) -> Option<Health> {
        use gst::MessageType as Type;
        let bus = self.pipeline.bus()?;
        while let Some(message) = bus.pop_filtered(&[Type::Error, Type::Eos, Type::SegmentDone]) {
            match (message.view(), self.at_end) {
                (gst::MessageView::Error(error), _) => {
                    tracing::warn!(error = %error.error(), detail = ?error.debug(), "a source failed");
                    return Some(Health::Dead);
                }
                (gst::MessageView::SegmentDone(_), AtEnd::Repeats) => {
                    if let Err(error) = repeat(&self.pipeline, gst::SeekFlags::empty()) {
                        tracing::warn!(%error, "a clip does not repeat");
                        return Some(Health::Dead);
                    }
                }
                (gst::MessageView::Eos(_), AtEnd::Stays) => {}
                (gst::MessageView::Eos(_) | gst::MessageView::SegmentDone(_), AtEnd::IsOver) => {
                    return Some(Health::Over);
                }
                // A clip that cannot repeat by itself is opened anew.
                (gst::MessageView::Eos(_), AtEnd::IsLost | AtEnd::Repeats) => {
                    return Some(Health::Dead);
                }
                _ => {}
            }
        }
        None
    }
}

/// Plays a clip from its beginning as a segment, so that its end leads back without a pause.
pub(crate) fn repeat(
    pipeline: &gst::Pipeline,
    flags: gst::SeekFlags,
) -> Result<(), gst::glib::BoolError> {
    pipeline.seek(
        1.0,
        flags | gst::SeekFlags::SEGMENT,
        gst::SeekType::Set,
        gst::ClockTime::ZERO,
        gst::SeekType::None,
        gst::ClockTime::NONE,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const S: u64 = 1_000_000_000;

    #[test]
    fn health_follows_what_comes() {
        let cases = [
            (
                "slow to start",
                AtEnd::IsLost,
                None,
                3 * S,
                Health::Starting,
            ),
            ("never starts", AtEnd::IsLost, None, 5 * S, Health::Dead),
            ("gives", AtEnd::IsLost, Some(9 * S), 10 * S, Health::Running),
            (
                "stopped giving",
                AtEnd::IsLost,
                Some(8 * S),
                10 * S,
                Health::Dead,
            ),
            (
                "a clip that hangs",
                AtEnd::Repeats,
                Some(8 * S),
                10 * S,
                Health::Dead,
            ),
            (
                "a picture gives once",
                AtEnd::Stays,
                Some(S),
                900 * S,
                Health::Running,
            ),
        ];
        for (name, at_end, last_ns, now_ns, health) in cases {
            assert_eq!(judge(at_end, 0, last_ns, now_ns), health, "{name}");
        }
    }
}
