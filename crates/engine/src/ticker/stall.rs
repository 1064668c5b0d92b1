//! Why ticks were missed, for the log: what the thread did since the tick before, and whether it ran, waited
//! for a core, or was held up.

use std::fs::File;

use super::ProgramClock;

/// A machine that is too slow misses ticks all the time.
const SAY_EVERY_NS: u64 = 1_000_000_000;

/// The parts of a tick, in order.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lap {
    /// Until the thread woke; up to the tick's time it meant to.
    Sleeping,
    Composing,
    HandingOver,
    Telling,
    Sides,
}

/// What the thread did since the tick before.
pub(super) struct Stall {
    laps_ns: [u64; 5],
    since_ns: u64,
    /// When it was said last, and what was missed since.
    said_ns: Option<u64>,
    unsaid: u64,
    /// How long the thread has run and has waited for a core, in all; of Linux alone.
    scheduled: Option<File>,
    before: Scheduled,
    now: Scheduled,
}

#[derive(Debug, Clone, Copy, Default)]
struct Scheduled {
    ran_ns: u64,
    waited_ns: u64,
}

impl Stall {
    pub fn new() -> Self {
        Self {
            laps_ns: [0; 5],
            since_ns: 0,
            said_ns: None,
            unsaid: 0,
            scheduled: File::open("/proc/thread-self/schedstat").ok(),
            before: Scheduled::default(),
            now: Scheduled::default(),
        }
    }

    /// The thread woke for a tick.
    pub fn wake(&mut self, clock: &ProgramClock) {
        self.lap(Lap::Sleeping, clock);
        self.before = self.now;
        if let Some(scheduled) = &self.scheduled {
            self.now = read(scheduled).unwrap_or_default();
        }
    }

    /// A part of the tick is over.
    pub fn lap(&mut self, lap: Lap, clock: &ProgramClock) {
        let now_ns = clock.now_ns();
        self.laps_ns[lap as usize] = now_ns.saturating_sub(self.since_ns);
        self.since_ns = now_ns;
    }

    /// Says what kept the thread from the ticks that it missed; once a second, of all since.
    pub fn log(&mut self, missed: u64) {
        self.unsaid += missed;
        let is_soon = |said_ns| self.since_ns.saturating_sub(said_ns) < SAY_EVERY_NS;
        if self.said_ns.is_some_and(is_soon) {
            return;
        }
        self.said_ns = Some(self.since_ns);
        let missed = std::mem::take(&mut self.unsaid);
        let ms = |ns: u64| ns / 1_000_000;
        let lap_ms = |lap: Lap| ms(self.laps_ns[lap as usize]);
        let ran_ns = self.now.ran_ns.saturating_sub(self.before.ran_ns);
        let waited_ns = self.now.waited_ns.saturating_sub(self.before.waited_ns);
        tracing::warn!(
            missed,
            slept_ms = lap_ms(Lap::Sleeping),
            composed_ms = lap_ms(Lap::Composing),
            handed_over_ms = lap_ms(Lap::HandingOver),
            told_ms = lap_ms(Lap::Telling),
            sides_ms = lap_ms(Lap::Sides),
            ran_ms = ms(ran_ns),
            waited_for_a_core_ms = ms(waited_ns),
            "ticks were missed"
        );
    }
}

#[cfg(unix)]
fn read(scheduled: &File) -> Option<Scheduled> {
    use std::os::unix::fs::FileExt;
    let mut text = [0; 96];
    let length = scheduled.read_at(&mut text, 0).ok()?;
    let text = str::from_utf8(&text[..length]).ok()?;
    let mut figures = text.split_ascii_whitespace().map(str::parse);
    Some(Scheduled {
        ran_ns: figures.next()?.ok()?,
        waited_ns: figures.next()?.ok()?,
    })
}

#[cfg(not(unix))]
fn read(_scheduled: &File) -> Option<Scheduled> {
    None
}
