//! Waiting for a condition, with a deadline: the only way the rig waits.

use std::{
    thread,
    time::{Duration, Instant},
};

use crate::{Error, Result};

/// How often a condition is looked at. Short against every deadline, long against a context switch.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// Looks until there is something, and returns it; gives up after the deadline.
pub fn wait_for<T>(
    what: impl Into<String>,
    within: Duration,
    mut look: impl FnMut() -> Option<T>,
) -> Result<T> {
    let started = Instant::now();
    loop {
        if let Some(found) = look() {
            return Ok(found);
        }
        if started.elapsed() >= within {
            return Err(Error::Late {
                what: what.into(),
                after: within,
            });
        }
        thread::sleep(LOOK_EVERY);
    }
}
