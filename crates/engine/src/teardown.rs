//! Throwing pipelines away without waiting for them. Some elements can hang on the way to NULL
//! (rtmp2sink before a server that does not answer, a capture whose device is gone), so each
//! pipeline goes down on a thread of its own; one that takes too long is abandoned and reported.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use gst::prelude::*;

/// Longer than any healthy pipeline needs to stop (the slowest seen took 0.4 s), short enough to
/// leave room in the five seconds in which the engine must end.
const PATIENCE: Duration = Duration::from_secs(3);

/// The pipelines on their way down. Cheap to clone; all clones are one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Teardown {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    going: Mutex<Vec<Going>>,
    changed: Condvar,
}

#[derive(Debug)]
struct Going {
    id: u64,
    what: &'static str,
    since: Instant,
    is_reported: bool,
}

impl Teardown {
    /// Sets `pipeline` to NULL on a thread of its own and forgets it.
    pub fn discard(&self, what: &'static str, pipeline: gst::Pipeline) {
        let shared = Arc::clone(&self.shared);
        let id = {
            let mut going = shared.lock();
            let id = going.last().map_or(0, |last| last.id + 1);
            going.push(Going {
                id,
                what,
                since: Instant::now(),
                is_reported: false,
            });
            id
        };
        let worker = move || {
            if let Err(error) = pipeline.set_state(gst::State::Null) {
                tracing::warn!(what, %error, "a pipeline did not stop in order");
            }
            drop(pipeline);
            shared.lock().retain(|entry| entry.id != id);
            shared.changed.notify_all();
        };
        let started = std::thread::Builder::new()
            .name(format!("stop-{what}"))
            .spawn(worker);
        if let Err(error) = started {
            tracing::error!(what, %error, "no thread to stop a pipeline on");
            self.shared.lock().retain(|entry| entry.id != id);
        }
    }

    /// What has taken longer than its patience since the last call: abandoned, each named once.
    pub fn take_abandoned(&self) -> Vec<&'static str> {
        let mut going = self.shared.lock();
        let late = going
            .iter_mut()
            .filter(|entry| !entry.is_reported && entry.since.elapsed() > PATIENCE);
        late.map(|entry| {
            entry.is_reported = true;
            entry.what
        })
        .collect()
    }

    /// Waits until everything is down or `deadline` is over; what is left then.
    pub fn wait(&self, deadline: Instant) -> Vec<&'static str> {
        let mut going = self.shared.lock();
        while !going.is_empty() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            going = self
                .shared
                .changed
                .wait_timeout(going, left)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
        going.iter().map(|entry| entry.what).collect()
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Vec<Going>> {
        self.going.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
