//! What can happen to a computer's time in the middle of a show: it sleeps, or somebody sets its clock.

use vitrine_domain::{DurationMs, UnixMs};
use vitrine_engine as engine;

use crate::desk::Desk;
use crate::protocol::Level;
use crate::studio::Inner;

/// The desk thread looks ten times a second. Between two looks so far apart, nothing of this program ran.
const STOOD_STILL: DurationMs = DurationMs::from_secs(5);
const CLOCK_SET: &str = "clock-set";

impl Inner {
    /// Says how long the computer stood still, if it did and viewers had to notice.
    pub(crate) fn look_for_a_standstill(&self, looked_before: UnixMs, now: UnixMs) {
        let stood = now.since(looked_before);
        if stood < STOOD_STILL {
            return;
        }
        tracing::warn!(ms = stood.0, "the computer stood still");
        let mut desk = self.lock();
        if desk.state.live.phase.is_running() {
            let seconds = stood.0 / 1_000;
            let values = [("seconds", seconds.into())];
            desk.notice(Level::Warning, "stood-still", &values, now);
        }
        self.flush(desk);
    }

    /// A show goes on by its own time when the computer's clock is set, and says so; between shows the clock
    /// is followed.
    pub(crate) fn look_at_the_wall_clock(&self, desk: &mut Desk, now: UnixMs) {
        let moved = engine::wall_clock_moved_ms();
        if !desk.state.live.phase.is_running() {
            if moved.is_some() {
                engine::set_wall_clock();
            }
            desk.resolve(CLOCK_SET, now);
        } else if let Some(by_ms) = moved {
            if desk.open_since(CLOCK_SET).is_none() {
                tracing::warn!(by_ms, "the computer's clock was set");
                let minutes = (by_ms.abs() / 60_000.0).round().max(1.0) as u64;
                let code = if by_ms < 0.0 { "back" } else { "forward" };
                let values = [("minutes", minutes.into()), ("way", code.into())];
                desk.notice(Level::Warning, CLOCK_SET, &values, now);
            }
        } else {
            desk.resolve(CLOCK_SET, now);
        }
    }
}
