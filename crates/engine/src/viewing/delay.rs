//! Delays over the last second, without the odd one that a busy computer makes.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// A second of pictures, or three of those that are decoded and shown.
const KEPT: usize = 30;

/// How late things were.
#[derive(Debug, Default)]
pub(super) struct Delays {
    arrivals: Mutex<Recent>,
    pictures: Mutex<Recent>,
}

impl Delays {
    pub fn note_arrival(&self, late_ns: u64) {
        note(&self.arrivals, late_ns);
    }

    pub fn note_picture(&self, late_ns: u64) {
        note(&self.pictures, late_ns);
    }

    pub fn arrival_ms(&self) -> Option<f32> {
        median_ms(&self.arrivals)
    }

    pub fn picture_ms(&self) -> Option<f32> {
        median_ms(&self.pictures)
    }

    pub fn clear(&self) {
        for recent in [&self.arrivals, &self.pictures] {
            lock(recent).0.clear();
        }
    }
}

/// The newest delays, in nanoseconds.
#[derive(Debug, Default)]
struct Recent(VecDeque<u64>);

impl Recent {
    fn note(&mut self, late_ns: u64) {
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(late_ns);
    }

    fn median_ns(&self) -> Option<u64> {
        let mut sorted: Vec<u64> = self.0.iter().copied().collect();
        sorted.sort_unstable();
        sorted.get(sorted.len() / 2).copied()
    }
}

fn note(recent: &Mutex<Recent>, late_ns: u64) {
    lock(recent).note(late_ns);
}

fn median_ms(recent: &Mutex<Recent>) -> Option<f32> {
    lock(recent).median_ns().map(|ns| ns as f32 / 1e6)
}

fn lock(recent: &Mutex<Recent>) -> std::sync::MutexGuard<'_, Recent> {
    recent.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_late_picture_does_not_move_the_delay() {
        let mut recent = Recent::default();
        assert_eq!(recent.median_ns(), None);
        for index in 0..100 {
            recent.note(if index % 10 == 0 { 900 } else { 40 });
        }
        assert_eq!(recent.median_ns(), Some(40));
        for _ in 0..KEPT {
            recent.note(70);
        }
        assert_eq!(recent.median_ns(), Some(70), "older ones are forgotten");
    }
}
