//! Between the XML parser and the file: counts lines, and stops what has no end.

use std::io::{self, BufRead, BufReader, Read};

use crate::limits;

/// A reader that gives so many bytes for one event and no more.
pub(crate) struct Guard<R> {
    input: BufReader<R>,
    /// Line ends that were consumed.
    lines: u64,
    /// Bytes that the event may still have.
    budget: usize,
    is_over: bool,
}

impl<R: Read> Guard<R> {
    pub(crate) fn new(input: R) -> Self {
        Self {
            input: BufReader::with_capacity(64 * 1024, input),
            lines: 0,
            budget: limits::RECORD_BYTES,
            is_over: false,
        }
    }

    /// The line of the next byte, from 1.
    pub(crate) fn line(&self) -> u64 {
        self.lines + 1
    }

    /// Another event begins.
    pub(crate) fn begin_event(&mut self) {
        self.budget = limits::RECORD_BYTES;
    }

    /// Whether an event had no end.
    pub(crate) fn is_over(&self) -> bool {
        self.is_over
    }
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(out.len());
        out[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Guard<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.budget == 0 {
            self.is_over = true;
            return Err(io::Error::other("an element without an end"));
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        let consumed = &self.input.buffer()[..count];
        self.lines += memchr::memchr_iter(b'\n', consumed).count() as u64;
        self.budget = self.budget.saturating_sub(count);
        self.input.consume(count);
    }
}
