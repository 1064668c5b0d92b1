//! How far an export is, and whether whoever waits for it still does.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};

use super::ExportError;

/// How far an export is, in products or photos; whoever hears it says whether to go on.
pub type OnWritten<'a> = dyn FnMut(u64, u64) -> ControlFlow<()> + 'a;

/// So many rows are written between two looks: some ten a second.
const ROWS: u64 = 1_000;

/// Counts what is written of so much.
pub(crate) struct Watch<'a> {
    written: u64,
    total: u64,
    every: u64,
    on_written: &'a mut OnWritten<'a>,
}

impl<'a> Watch<'a> {
    /// Of rows: tells each thousandth.
    pub fn of_rows(total: u64, on_written: &'a mut OnWritten<'a>) -> Self {
        Self::every(ROWS, total, on_written)
    }

    /// Of photos: tells each.
    pub fn of_photos(total: u64, on_written: &'a mut OnWritten<'a>) -> Self {
        Self::every(1, total, on_written)
    }

    fn every(every: u64, total: u64, on_written: &'a mut OnWritten<'a>) -> Self {
        Self {
            written: 0,
            total,
            every,
            on_written,
        }
    }

    /// One more is about to be written; [`ExportError::Stopped`] when nobody waits for it any more.
    pub fn next(&mut self) -> Result<(), ExportError> {
        let is_told = self.written.is_multiple_of(self.every);
        if is_told && (self.on_written)(self.written, self.total).is_break() {
            return Err(ExportError::Stopped);
        }
        self.written += 1;
        Ok(())
    }
}

/// The exports that run, and which of them were stopped.
#[derive(Debug, Default)]
pub(crate) struct Exports {
    begun: AtomicU64,
    /// Those that began before are to end.
    stopped: AtomicU64,
}

impl Exports {
    /// The number of one that begins.
    pub fn begin(&self) -> u64 {
        self.begun.fetch_add(1, Ordering::SeqCst)
    }

    /// Ends all that have begun.
    pub fn stop(&self) {
        let begun = self.begun.load(Ordering::SeqCst);
        self.stopped.fetch_max(begun, Ordering::SeqCst);
    }

    /// Whether the one of this number is still waited for.
    pub fn go_on(&self, number: u64) -> ControlFlow<()> {
        if number < self.stopped.load(Ordering::SeqCst) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_that_began_before_the_stop_end_and_later_ones_do_not() {
        let exports = Exports::default();
        let (one, two) = (exports.begin(), exports.begin());
        assert!(exports.go_on(one).is_continue());
        exports.stop();
        assert!(exports.go_on(one).is_break() && exports.go_on(two).is_break());
        assert!(exports.go_on(exports.begin()).is_continue());
    }

    #[test]
    fn each_thousandth_row_is_told() {
        let mut told = Vec::new();
        let mut hear = |written, total| {
            told.push((written, total));
            ControlFlow::Continue(())
        };
        let mut watch = Watch::of_rows(2_500, &mut hear);
        for _ in 0..2_500 {
            watch.next().unwrap();
        }
        assert_eq!(told, [(0, 2_500), (1_000, 2_500), (2_000, 2_500)]);
    }
}
