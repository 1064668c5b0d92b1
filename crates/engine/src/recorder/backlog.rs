//! What waits for a recording's file. Nothing in it is dropped for being late; but what waits is
//! bounded, in time and in bytes: a disk that hangs for longer ends the recording, and not the show.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::destination::{Keeper, Stamped};

/// A disk that wakes up, or a network drive that is away for a moment, is back within seconds; one
/// that is not back after so long has most often gone.
const MOST_NS: u64 = 30_000_000_000;
/// Thirty seconds of the highest rate a platform takes, and twice that of most.
const MOST_BYTES: usize = 48_000_000;

/// The queue of one recording. Lock owner: whoever keeps or pops, for the length of that.
#[derive(Debug, Default)]
pub(super) struct Backlog {
    waiting: Mutex<Waiting>,
    filled: Condvar,
}

#[derive(Debug, Default)]
struct Waiting {
    packets: VecDeque<Stamped>,
    bytes: usize,
    has_overflowed: bool,
}

impl Backlog {
    /// The next packet.
    pub fn pop(&self) -> Option<Stamped> {
        let mut waiting = self.lock();
        let next = waiting.packets.pop_front()?;
        waiting.bytes -= next.packet.body.size();
        Some(next)
    }

    /// Waits until something is there, at most `limit`.
    pub fn wait(&self, limit: Duration) {
        let waiting = self.lock();
        if waiting.packets.is_empty() {
            drop(self.filled.wait_timeout(waiting, limit));
        }
    }

    /// Wakes whoever waits.
    pub fn wake(&self) {
        self.filled.notify_all();
    }

    /// More waited than may wait; everything was let go, and nothing comes in any more.
    pub fn has_overflowed(&self) -> bool {
        self.lock().has_overflowed
    }

    /// From the oldest to the newest of what waits, in nanoseconds.
    pub fn waiting_ns(&self) -> u64 {
        self.lock().span_ns()
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Keeper for Backlog {
    fn keep(&self, packet: Stamped) {
        let mut waiting = self.lock();
        if waiting.has_overflowed {
            return;
        }
        waiting.bytes += packet.packet.body.size();
        waiting.packets.push_back(packet);
        if waiting.bytes > MOST_BYTES || waiting.span_ns() > MOST_NS {
            *waiting = Waiting {
                has_overflowed: true,
                ..Waiting::default()
            };
        }
        drop(waiting);
        self.filled.notify_one();
    }
}

impl Waiting {
    fn span_ns(&self) -> u64 {
        let ends = self.packets.front().zip(self.packets.back());
        ends.map_or(0, |(oldest, newest)| {
            newest.packet.pts_ns.saturating_sub(oldest.packet.pts_ns)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::{Made, stamped};
    use super::*;

    #[test]
    fn nothing_is_dropped_until_the_disk_has_hung_for_too_long() {
        let backlog = Backlog::default();
        for frame in 0..29 * 30 {
            backlog.keep(stamped(Made::delta(frame)));
        }
        assert!(!backlog.has_overflowed());
        assert!(backlog.waiting_ns() > 28_000_000_000);
        for frame in 0..29 * 30 {
            let next = backlog.pop().expect("it is there");
            assert_eq!(next.packet.pts_ns, Made::delta(frame).pts_ns, "in order");
        }
        for frame in 0..31 * 30 {
            backlog.keep(stamped(Made::delta(frame)));
        }
        assert!(backlog.has_overflowed(), "thirty seconds are too many");
        assert!(backlog.pop().is_none(), "and hold no memory any more");
    }

    #[test]
    fn bytes_are_bounded_as_well() {
        let backlog = Backlog::default();
        for frame in 0..60 {
            let bytes = MOST_BYTES / 50;
            backlog.keep(stamped(Made {
                bytes,
                ..Made::delta(frame)
            }));
        }
        assert!(backlog.has_overflowed());
    }
}
