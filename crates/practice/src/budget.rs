//! How much a client may make us keep. Pure.

/// Until a publisher has shown the key: the handshake takes 3,073 bytes, the commands after it less
/// than 2,000 from every client that was tried. So small, that no command can nest deep enough to
/// trouble the parser.
const STRANGER_BYTES: u64 = 16 * 1024;
/// The largest unfinished message of a publisher: a keyframe of 20 Mbit/s video is a tenth of it.
const UNFINISHED_BYTES: u64 = 8 * 1024 * 1024;
/// What the smallest chunks add to a message: 18 bytes of header for 128 of body.
const CHUNK_BODY: u64 = 128;
const CHUNK_HEADER: u64 = 18;

/// What came in, against what of it was complete and handed on. The rest is what the parser keeps.
#[derive(Debug, Default)]
pub(crate) struct Budget {
    taken: u64,
    credited: u64,
    is_known: bool,
}

impl Budget {
    /// Takes in so many bytes; whether the client may go on.
    pub fn take(&mut self, bytes: usize) -> bool {
        self.taken += bytes as u64;
        let kept = self.taken.saturating_sub(self.credited);
        kept <= if self.is_known {
            UNFINISHED_BYTES
        } else {
            STRANGER_BYTES
        }
    }

    /// The client has shown the key.
    pub fn trust(&mut self) {
        self.is_known = true;
    }

    /// A message of so many bytes was complete, and is kept no longer. What its chunks may have
    /// added is counted in its favour; more than it brought is never.
    pub fn credit(&mut self, body: usize) {
        let body = body as u64;
        let most = body + CHUNK_HEADER * (1 + body / CHUNK_BODY);
        self.credited = (self.credited + most).min(self.taken);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_has_little_and_a_publisher_one_message() {
        let mut budget = Budget::default();
        assert!(budget.take(3073 + 2000), "a handshake and its commands");
        assert!(!budget.take(16 * 1024), "a stranger who talks on");
        let mut budget = Budget::default();
        budget.trust();
        for _ in 0..100_000 {
            assert!(budget.take(4_600), "a healthy stream goes on for ever");
            budget.credit(4_500);
        }
        assert!(!budget.take(9 << 20), "a message without an end");
    }

    #[test]
    fn messages_beside_an_unfinished_one_do_not_hide_it() {
        let mut budget = Budget::default();
        budget.trust();
        let mut went = 0;
        // Each complete message brings another piece of one that never ends.
        while budget.take(1_018 + 100_000) {
            budget.credit(1_000);
            went += 1;
            assert!(went < 100, "it is never seen");
        }
    }
}
