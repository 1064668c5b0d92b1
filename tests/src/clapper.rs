//! The clapperboard: a moving picture on a display and a sound in the microphone, with a flash of
//! the whole picture exactly when a beep is heard.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use crate::{Desk, Display, Result, painter::Painter, process::put_first, sound::Sound};

/// When it claps, and how often it draws.
#[derive(Debug, Clone, Copy)]
pub struct ClapperPlan {
    /// Pictures a second.
    pub rate: u32,
    /// From one clap to the next. Not a whole number of frames, so that flashes fall at every part
    /// of a frame and their median is not tied to one.
    pub period_ms: f64,
    /// How long the flash and the beep last.
    pub length_ms: f64,
}

impl ClapperPlan {
    /// A clap about every two seconds, for 100 ms: three frames at 30 a second.
    pub fn at_rate(rate: u32) -> Self {
        Self {
            rate,
            period_ms: 2_013.7,
            length_ms: 100.0,
        }
    }

    /// How far into a clap this moment is; `None` between claps. The first comes after one period.
    pub(crate) fn within_clap(&self, at_ms: f64) -> Option<f64> {
        let into_ms = at_ms % self.period_ms;
        (at_ms >= self.period_ms && into_ms < self.length_ms).then_some(into_ms)
    }

    /// When the next clap begins or ends.
    fn next_turn_ms(&self, at_ms: f64) -> f64 {
        let begun = (at_ms / self.period_ms).floor() * self.period_ms;
        match self.within_clap(at_ms) {
            Some(_) => begun + self.length_ms,
            None => begun + self.period_ms,
        }
    }
}

/// A running clapperboard; it stops when dropped.
#[derive(Debug)]
pub struct Clapper {
    is_stopping: Arc<AtomicBool>,
    painted_at: Arc<Mutex<Vec<f64>>>,
    thread: Option<JoinHandle<Result<()>>>,
}

impl Clapper {
    /// Starts drawing and playing.
    pub fn start(display: &Display, desk: &Desk, plan: ClapperPlan) -> Result<Self> {
        let painter = Painter::open(display)?;
        let sound = Sound::play(desk, plan)?;
        let is_stopping = Arc::new(AtomicBool::new(false));
        let painted_at = Arc::new(Mutex::new(Vec::new()));
        let thread = thread::Builder::new()
            .name("clapper".to_owned())
            .spawn({
                let (is_stopping, painted_at) = (is_stopping.clone(), painted_at.clone());
                move || paint(painter, &sound, plan, &is_stopping, &painted_at)
            })
            .map_err(crate::Error::io("start the clapper's thread"))?;
        Ok(Self {
            is_stopping,
            painted_at,
            thread: Some(thread),
        })
    }

    /// How many pictures were drawn so far: the next counter.
    pub fn painted(&self) -> usize {
        self.painted_at
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .len()
    }

    /// When this counter was drawn, in milliseconds since 1970; `None` if it has not been yet. The
    /// barcode holds 16 bits of it, enough for a quarter of an hour at 60 a second.
    pub fn painted_at_ms(&self, counter: u16) -> Option<f64> {
        let painted = self
            .painted_at
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        painted.get(usize::from(counter)).copied()
    }

    /// Stops it, and says whether it drew and played to the end.
    pub fn stop(mut self) -> Result<()> {
        self.is_stopping.store(true, Ordering::Relaxed);
        match self.thread.take().map(JoinHandle::join) {
            Some(Ok(result)) => result,
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            None => Ok(()),
        }
    }
}

impl Drop for Clapper {
    fn drop(&mut self) {
        self.is_stopping.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // A failed clapper shows in the recording; `stop` tells of it.
            let _ = thread.join();
        }
    }
}

/// Draws at the plan's rate by the machine's clock, which is even, and at each turn of a clap by the
/// sound's exactly then, with the counter unchanged.
fn paint(
    mut painter: Painter,
    sound: &Sound,
    plan: ClapperPlan,
    is_stopping: &AtomicBool,
    painted_at: &Mutex<Vec<f64>>,
) -> Result<()> {
    let frame_ms = 1000.0 / f64::from(plan.rate);
    let begun = Instant::now();
    let elapsed_ms = || begun.elapsed().as_secs_f64() * 1000.0;
    let mut next_counter = 0u64;
    put_first(rustix::thread::gettid());
    while !is_stopping.load(Ordering::Relaxed) {
        let heard_ms = sound.heard_ms();
        let counter = (elapsed_ms() / frame_ms) as u64;
        painter.show(counter as u16, plan.within_clap(heard_ms).is_some())?;
        if counter >= next_counter {
            let mut painted = painted_at.lock().unwrap_or_else(PoisonError::into_inner);
            // Counters that were missed, because the machine was busy, were never seen.
            painted.resize(counter as usize, f64::NAN);
            painted.push(unix_ms());
            next_counter = counter + 1;
        }
        let to_picture_ms = (counter + 1) as f64 * frame_ms - elapsed_ms();
        let to_turn_ms = plan.next_turn_ms(heard_ms) - sound.heard_ms();
        // A little past it, so that rounding can't find the moment before.
        let pause_ms = to_picture_ms.min(to_turn_ms).max(0.0) + 0.1;
        thread::sleep(Duration::from_secs_f64(pause_ms / 1000.0));
    }
    Ok(())
}

/// Milliseconds since 1970, as the program's own status lines count.
fn unix_ms() -> f64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0.0, |since| since.as_secs_f64() * 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claps_begin_and_end_when_planned() {
        let plan = ClapperPlan {
            rate: 60,
            period_ms: 1000.0,
            length_ms: 100.0,
        };
        assert_eq!(
            plan.within_clap(50.0),
            None,
            "the first clap comes after one period"
        );
        assert_eq!(plan.within_clap(1000.0), Some(0.0));
        assert_eq!(plan.within_clap(1100.0), None);
        assert!((plan.next_turn_ms(50.0) - 1000.0).abs() < 1e-9);
        assert!((plan.next_turn_ms(1050.0) - 1100.0).abs() < 1e-9);
        assert!((plan.next_turn_ms(1100.0) - 2000.0).abs() < 1e-9);
    }
}
