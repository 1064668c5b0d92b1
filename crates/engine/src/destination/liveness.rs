//! Whether a connection lives, judged by the bytes that leave it. Pure: the clock comes in as an
//! argument. rtmp2sink waits without a limit for a server that accepts and never reads, so its
//! word is not taken.

use std::time::Duration;

/// A connection that has not begun to carry packets by then is given up: longer than the slowest
/// TLS and RTMP handshake over a bad mobile link.
const CONNECT_LIMIT: Duration = Duration::from_secs(8);
/// Bytes that stand still so long while packets wait: the server does not read any more.
const STALL_LIMIT: Duration = Duration::from_secs(5);
/// A connection that failed after so long a silence failed of it: rtmp2sink's own limit for the
/// socket, with which it may be quicker than we are, is five seconds.
const SILENCE: Duration = Duration::from_secs(4);

/// What is seen of a connection at one moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Observation {
    /// Since the connection was begun.
    pub age: Duration,
    /// Whether the server has taken the stream: a packet after the header has left.
    pub is_open: bool,
    /// All bytes written to the socket so far.
    pub bytes_out: u64,
    /// Whether there is something to send.
    pub is_waiting: bool,
}

/// What it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Not open yet, and still in time.
    Connecting,
    /// Open, and bytes leave or nothing waits.
    Alive,
    /// Did not open in time.
    TooSlow,
    /// Open, but nothing leaves any more.
    Stalled,
}

/// The watch over one connection.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Liveness {
    bytes_out: u64,
    moved_at: Duration,
    is_open: bool,
}

impl Liveness {
    /// Takes in an observation; they come in the order of their age.
    pub fn judge(&mut self, seen: Observation) -> Verdict {
        if seen.bytes_out != self.bytes_out || !seen.is_waiting || !seen.is_open {
            self.bytes_out = seen.bytes_out;
            self.moved_at = seen.age;
        }
        self.is_open = seen.is_open;
        match (seen.is_open, seen.age) {
            (false, age) if age > CONNECT_LIMIT => Verdict::TooSlow,
            (false, _) => Verdict::Connecting,
            (true, age) if age.saturating_sub(self.moved_at) >= STALL_LIMIT => Verdict::Stalled,
            (true, _) => Verdict::Alive,
        }
    }

    /// Whether the server has been silent for long at this age: since bytes last moved or, when
    /// it never took the stream, since the beginning.
    pub fn is_silent(&self, age: Duration) -> bool {
        let since = if self.is_open {
            self.moved_at
        } else {
            Duration::ZERO
        };
        age.saturating_sub(since) >= SILENCE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// (seconds, open, bytes, waiting, verdict)
    type Step = (f64, bool, u64, bool, Verdict);

    fn play(name: &str, steps: &[Step]) {
        let mut liveness = Liveness::default();
        for &(seconds, is_open, bytes_out, is_waiting, wanted) in steps {
            let age = Duration::from_secs_f64(seconds);
            let verdict = liveness.judge(Observation {
                age,
                is_open,
                bytes_out,
                is_waiting,
            });
            assert_eq!(verdict, wanted, "{name} at {seconds} s");
        }
    }

    #[test]
    fn a_failure_after_a_silence_is_told_from_a_sudden_one() {
        let at = Duration::from_secs_f64;
        let mut liveness = Liveness::default();
        assert!(!liveness.is_silent(at(0.2)), "refused at once");
        assert!(liveness.is_silent(at(5.0)), "no answer to the handshake");
        let seen = Observation {
            age: at(9.0),
            is_open: true,
            bytes_out: 5,
            is_waiting: true,
        };
        liveness.judge(seen);
        assert!(
            !liveness.is_silent(at(9.5)),
            "reset in the middle of a healthy stream"
        );
        assert!(liveness.is_silent(at(13.5)), "a write that timed out");
    }

    #[test]
    fn verdicts_follow_the_bytes() {
        use Verdict::{Alive, Connecting, Stalled, TooSlow};
        play(
            "a healthy stream",
            &[
                (0.1, false, 0, true, Connecting),
                (0.3, true, 4000, true, Alive),
                (4.0, true, 90_000, true, Alive),
                (8.9, true, 90_001, true, Alive),
            ],
        );
        play(
            "a server that never answers",
            &[
                (0.1, false, 0, true, Connecting),
                (7.9, false, 3073, true, Connecting),
                (8.1, false, 3073, true, TooSlow),
            ],
        );
        play(
            "a server that stops reading",
            &[
                (1.0, true, 50_000, true, Alive),
                (3.0, true, 60_000, true, Alive),
                (7.9, true, 60_000, true, Alive),
                (8.0, true, 60_000, true, Stalled),
            ],
        );
        play(
            "nothing to send is no stall",
            &[
                (1.0, true, 50_000, false, Alive),
                (30.0, true, 50_000, false, Alive),
                (31.0, true, 50_000, true, Alive),
                (34.9, true, 50_000, true, Alive),
                (35.0, true, 50_000, true, Stalled),
            ],
        );
        play(
            "a slow connection counts its stall from its opening",
            &[
                (7.0, false, 3073, true, Connecting),
                (7.5, true, 3073, true, Alive),
                (11.9, true, 3073, true, Alive),
            ],
        );
    }
}
