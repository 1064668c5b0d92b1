//! What was written is asked onto the disk again and again, so that a power cut loses seconds and not what
//! the system still holds in memory, which is half a minute. A disk can take long for that: it happens on a
//! thread of its own, for which nobody waits.

use std::fs::File;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::Thread;
use std::time::Duration;

/// With a fragment's half second, what a power cut loses.
const EVERY: Duration = Duration::from_secs(2);

/// Keeps a file's bytes on the disk until it is dropped, and once more then.
#[derive(Debug)]
pub(super) struct Firm {
    is_over: Arc<AtomicBool>,
    thread: Option<Thread>,
}

impl Firm {
    pub fn keep(file: File) -> Self {
        Self::repeat(EVERY, move || file.sync_data())
    }

    fn repeat(every: Duration, firm_up: impl Fn() -> io::Result<()> + Send + 'static) -> Self {
        let is_over = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&is_over);
        let work = move || {
            let mut is_last = false;
            while !is_last {
                std::thread::park_timeout(every);
                is_last = stop.load(Ordering::Acquire);
                if let Err(error) = firm_up() {
                    // Whether the disk works, the file's own pipeline finds out.
                    tracing::warn!(%error, "what was recorded is not on the disk yet");
                }
            }
        };
        let thread = std::thread::Builder::new()
            .name("recording-firm".to_owned())
            .spawn(work)
            .map_err(|error| tracing::warn!(%error, "a power cut would lose half a minute"));
        Self {
            is_over,
            thread: thread.ok().map(|thread| thread.thread().clone()),
        }
    }
}

impl Drop for Firm {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Release);
        if let Some(thread) = &self.thread {
            thread.unpark();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn it_comes_again_and_again_and_once_more_at_the_end() {
        let (say, heard) = channel();
        let firm = Firm::repeat(Duration::from_millis(5), move || {
            let _ = say.send(());
            Ok(())
        });
        for _ in 0..3 {
            heard.recv_timeout(Duration::from_secs(5)).unwrap();
        }
        drop(firm);
        while heard.recv_timeout(Duration::from_secs(5)).is_ok() {}
        assert!(heard.try_recv().is_err(), "and then it is over");
    }
}
