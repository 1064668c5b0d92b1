//! The life of one destination: connect, feed, watch, and after a failure a fresh connection,
//! until it is told to stop. Runs on a thread of its own, so that a server that hangs holds
//! nobody else.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use vitrine_domain::UnixMs;

use super::address::Address;
use super::connection::Connection;
use super::diagnose::{answers, diagnose};
use super::liveness::{Liveness, Observation, Verdict};
use super::outlet::{CodecCaps, CodedPacket, Hub, Outlet};
use super::retry::wait_before_next;
use super::{DestinationStats, Passing};
use crate::event::{Link, LostReason};
use crate::teardown::Teardown;
use crate::wall::unix_ms;

/// How often bus, liveness and the wish to stop are looked at.
const BEAT: Duration = Duration::from_millis(20);
/// What may wait inside the pipeline. More waits in our queue, where whole groups can be dropped.
const PIPELINE_LIMIT_NS: u64 = 100_000_000;
/// An encoder that is behind makes the other's packets wait in the pipeline; this far behind, it
/// has stopped, and the connection with it.
const UNPAIRED_LIMIT_NS: u64 = 5_000_000_000;
/// While nobody listens, how often the port is tried: the server's return is seen within a second.
const PROBE_EVERY: Duration = Duration::from_secs(1);
/// How long the last packets may take to leave at the end.
const FAREWELL: Duration = Duration::from_secs(1);

/// What a destination's thread works with.
pub(crate) struct LinkJob {
    pub address: Address,
    /// Connections of the same id that are still on their way out.
    pub before: Vec<Arc<Passing>>,
    pub passing: Arc<Passing>,
    pub hub: Hub,
    pub outlet: Arc<Outlet>,
    pub is_stopping: Arc<AtomicBool>,
    pub stats: Arc<Mutex<DestinationStats>>,
    pub teardown: Teardown,
    pub on_link: Box<dyn Fn(Link) + Send>,
}

/// How a connection was lost.
#[derive(Clone, Copy)]
struct Loss {
    reason: LostReason,
    was_open: bool,
    /// The server had said or taken nothing for long.
    was_silent: bool,
}

/// How a connection ended.
enum End {
    Stopped,
    Lost(Loss),
}

impl LinkJob {
    /// Runs until it is told to stop.
    pub fn run(self) {
        let mut attempt = 0;
        let mut lost_at: Option<Instant> = None;
        self.tell(Link::Connecting);
        self.await_predecessors();
        while let Some(caps) = self.await_caps() {
            let End::Lost(loss) = self.connect_once(&caps) else {
                break;
            };
            if loss.was_open {
                (attempt, lost_at) = (0, None);
            }
            attempt += 1;
            let outage = lost_at.get_or_insert_with(Instant::now).elapsed();
            let reason = self.look_closer(loss);
            let wait = wait_before_next(attempt, outage, fastrand::f64());
            tracing::warn!(?reason, attempt, ?wait, "a destination was lost");
            let next_at = UnixMs(unix_ms() as i64 + wait.as_millis() as i64);
            self.tell(Link::Reconnecting {
                attempt,
                next_at,
                reason,
            });
            self.wait_for_retry(wait, reason);
        }
        self.outlet.queue().close();
        self.passing.has_ended.store(true, Ordering::Relaxed);
        self.tell(Link::Off);
    }

    fn tell(&self, link: Link) {
        let is_late = self.is_stopping() && link != Link::Off;
        if is_late || self.passing.is_replaced.load(Ordering::Relaxed) {
            return;
        }
        let mut stats = self.stats.lock().unwrap_or_else(PoisonError::into_inner);
        if stats.link != link {
            stats.link = link.clone();
            drop(stats);
            (self.on_link)(link);
        }
    }

    fn is_stopping(&self) -> bool {
        self.is_stopping.load(Ordering::Relaxed)
    }

    /// Waits until the connections before this one have said goodbye: a platform takes one stream for
    /// a key, and would refuse a second.
    fn await_predecessors(&self) {
        let until = Instant::now() + FAREWELL * 2;
        let has_ended = |one: &Arc<Passing>| one.has_ended.load(Ordering::Relaxed);
        while !self.before.iter().all(has_ended) && !self.is_stopping() && Instant::now() < until {
            std::thread::sleep(BEAT);
        }
    }

    /// Waits until both encoders run. `None` when told to stop.
    fn await_caps(&self) -> Option<CodecCaps> {
        loop {
            if self.is_stopping() {
                return None;
            }
            if let Some(caps) = self.hub.caps() {
                return Some(caps);
            }
            std::thread::sleep(BEAT);
        }
    }

    fn connect_once(&self, caps: &CodecCaps) -> End {
        let mut connection = match Connection::open(&self.address, caps) {
            Ok(connection) => connection,
            Err(error) => {
                tracing::error!(%error, "no connection could be made");
                let reason = LostReason::Setup;
                return End::Lost(Loss {
                    reason,
                    was_open: false,
                    was_silent: false,
                });
            }
        };
        self.outlet.queue().open();
        self.hub.want_key();
        let end = self.feed(&mut connection);
        if matches!(end, End::Stopped) && connection.is_open() {
            connection.finish(FAREWELL);
        }
        self.outlet.queue().close();
        connection.discard(&self.teardown);
        end
    }

    /// Feeds and watches a connection until it ends.
    fn feed(&self, connection: &mut Connection) -> End {
        let begun = Instant::now();
        let mut liveness = Liveness::default();
        let mut meter = RateMeter::default();
        let mut was_open = false;
        loop {
            if self.is_stopping() {
                return End::Stopped;
            }
            self.outlet.wait(BEAT);
            let is_full = self.fill(connection);
            if is_full {
                std::thread::sleep(BEAT / 4);
            }
            if let Some(reason) = connection.failure() {
                let was_silent = liveness.is_silent(begun.elapsed());
                return End::Lost(Loss {
                    reason,
                    was_open,
                    was_silent,
                });
            }
            let seen = Observation {
                age: begun.elapsed(),
                is_open: connection.is_open(),
                bytes_out: connection.bytes_out(),
                is_waiting: is_full || connection.pending_ns() > 0,
            };
            self.note(&mut meter, seen, connection.pending_ns());
            match liveness.judge(seen) {
                Verdict::Connecting => {}
                Verdict::Alive if was_open => {}
                Verdict::Alive => {
                    was_open = true;
                    self.tell(Link::OnAir {
                        since: UnixMs(unix_ms() as i64),
                    });
                }
                Verdict::TooSlow | Verdict::Stalled => {
                    let reason = LostReason::Stalled;
                    return End::Lost(Loss {
                        reason,
                        was_open,
                        was_silent: true,
                    });
                }
            }
        }
    }

    /// Moves packets from the queue into the pipeline; whether it is full now.
    fn fill(&self, connection: &mut Connection) -> bool {
        loop {
            if connection.pending_ns() > PIPELINE_LIMIT_NS
                || connection.unpaired_ns() > UNPAIRED_LIMIT_NS
            {
                return true;
            }
            let packet = self.outlet.queue().pop();
            match packet {
                Some(packet) => self.send(connection, packet),
                None => return false,
            }
        }
    }

    fn send(&self, connection: &mut Connection, packet: CodedPacket) {
        let was_new = connection.origin_ns().is_none();
        connection.send(packet);
        if let Some(origin_ns) = connection.origin_ns().filter(|_| was_new) {
            let id = self.stats.lock().unwrap_or_else(PoisonError::into_inner).id;
            self.hub.note_origin(id, origin_ns);
        }
    }

    fn note(&self, meter: &mut RateMeter, seen: Observation, pending_ns: u64) {
        let (waiting_ns, dropped) = {
            let queue = self.outlet.queue();
            (queue.waiting_ns(), queue.dropped_frames())
        };
        let mut stats = self.stats.lock().unwrap_or_else(PoisonError::into_inner);
        stats.bytes += meter.grown(seen.bytes_out);
        stats.kbps = meter.kbps(seen.age, seen.bytes_out);
        stats.queue_ms = ((waiting_ns + pending_ns) / 1_000_000) as u32;
        stats.dropped_frames = dropped;
    }

    /// Finds out what a connection failed of, where its own error does not tell.
    fn look_closer(&self, loss: Loss) -> LostReason {
        let silent_or = |reason| {
            if loss.was_silent {
                LostReason::Stalled
            } else {
                reason
            }
        };
        match loss.reason {
            LostReason::Closed if loss.was_open => silent_or(LostReason::Closed),
            LostReason::Closed | LostReason::Stalled if !loss.was_open => {
                diagnose(&self.address).unwrap_or_else(|| silent_or(LostReason::Rejected))
            }
            other => other,
        }
    }

    /// Waits, but not longer than it takes a server that was away to listen again.
    fn wait_for_retry(&self, wait: Duration, reason: LostReason) {
        let was_away = matches!(
            reason,
            LostReason::Refused | LostReason::Unreachable | LostReason::UnknownHost
        );
        let until = Instant::now() + wait;
        let mut next_probe = Instant::now() + PROBE_EVERY;
        while !self.is_stopping() && Instant::now() < until {
            std::thread::sleep(BEAT);
            if was_away && Instant::now() >= next_probe {
                if answers(&self.address) {
                    return;
                }
                next_probe = Instant::now() + PROBE_EVERY;
            }
        }
    }
}

/// Bytes a second over the last seconds.
#[derive(Debug, Default)]
struct RateMeter {
    seen: u64,
    /// (age, bytes), one a second.
    marks: std::collections::VecDeque<(Duration, u64)>,
}

impl RateMeter {
    /// Over how many seconds the rate is taken: two groups of pictures.
    const WINDOW: usize = 4;

    fn grown(&mut self, bytes: u64) -> u64 {
        let grown = bytes.saturating_sub(self.seen);
        self.seen = bytes;
        grown
    }

    fn kbps(&mut self, age: Duration, bytes: u64) -> u32 {
        let is_due = self
            .marks
            .back()
            .is_none_or(|(last, _)| age.saturating_sub(*last) >= Duration::from_secs(1));
        if is_due {
            self.marks.push_back((age, bytes));
            if self.marks.len() > Self::WINDOW + 1 {
                self.marks.pop_front();
            }
        }
        let Some((first_age, first_bytes)) = self.marks.front() else {
            return 0;
        };
        let seconds = age.saturating_sub(*first_age).as_secs_f64();
        if seconds < 0.5 {
            return 0;
        }
        (bytes.saturating_sub(*first_bytes) as f64 * 8.0 / 1000.0 / seconds) as u32
    }
}
