//! What the host of a virtual machine took of its cores. A program can't keep real time on cores
//! that are not there, so the shows allow for what was taken, and say how much it was. On a machine
//! of one's own it is nothing.

use std::{fs, thread, time::Instant};

use crate::{Error, Result};

/// Ticks of the kernel's accounting in a second, the same on every Linux that Debian runs on.
const TICKS: f64 = 100.0;

/// A point in time to count stolen seconds from.
#[derive(Debug, Clone, Copy)]
pub struct Steal {
    begun: Instant,
    begun_s: f64,
}

impl Steal {
    /// Counts from now on.
    pub fn begin() -> Result<Self> {
        Ok(Self {
            begun: Instant::now(),
            begun_s: stolen_s()?,
        })
    }

    /// Seconds of a core that the host took since, over all cores.
    pub fn seconds(&self) -> Result<f64> {
        Ok(stolen_s()? - self.begun_s)
    }

    /// The part of all cores that the host took since, from 0 to 1.
    pub fn share(&self) -> Result<f64> {
        let cores = thread::available_parallelism().map_or(1, usize::from) as f64;
        Ok(self.seconds()? / (self.begun.elapsed().as_secs_f64() * cores))
    }
}

fn stolen_s() -> Result<f64> {
    let text = fs::read_to_string("/proc/stat").map_err(Error::io("read /proc/stat"))?;
    of(&text).ok_or_else(|| Error::unreadable("the first line of /proc/stat", text))
}

/// The eighth figure of the line of all cores: proc(5).
fn of(stat: &str) -> Option<f64> {
    let all = stat.lines().next()?.strip_prefix("cpu ")?;
    let ticks: f64 = all.split_whitespace().nth(7)?.parse().ok()?;
    Some(ticks / TICKS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stolen_time_is_the_eighth_figure() {
        let stat = "cpu  1267829 668760 128327 387947 3747 0 1866 70817 0 0\ncpu0 1 2 3";
        assert_eq!(of(stat), Some(708.17));
        assert_eq!(of("intr 1"), None);
    }
}
