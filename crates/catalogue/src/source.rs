//! Where bytes come from, and how many have come.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::error::ReadError;
use crate::limits::HEAD_BYTES;

/// How far the reading of a file is. Its copies tell the same, from any thread.
#[derive(Debug, Clone)]
pub struct Progress {
    read: Arc<AtomicU64>,
    total: Option<u64>,
}

impl Progress {
    /// Bytes that were read.
    pub fn read_bytes(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Bytes of the whole file; `None` if that is not known.
    pub fn total_bytes(&self) -> Option<u64> {
        self.total
    }
}

/// Anything bytes can be read from, on any thread.
pub(crate) type Bytes = Box<dyn Read + Send>;

/// A file whose beginning was looked at.
pub(crate) struct Source {
    /// Its first bytes.
    pub(crate) head: Vec<u8>,
    /// Whether `head` is all there is.
    pub(crate) is_whole: bool,
    pub(crate) progress: Progress,
    rest: Bytes,
}

impl Source {
    pub(crate) fn open(path: &Path) -> Result<Self, ReadError> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Self::new(Box::new(file), Some(length))
    }

    pub(crate) fn new(mut input: Bytes, total: Option<u64>) -> Result<Self, ReadError> {
        let mut head = Vec::new();
        let wanted = HEAD_BYTES as u64 + 1;
        input.by_ref().take(wanted).read_to_end(&mut head)?;
        Ok(Self {
            is_whole: head.len() <= HEAD_BYTES,
            head,
            progress: Progress {
                read: Arc::default(),
                total,
            },
            rest: input,
        })
    }

    /// All of its bytes, from the first.
    pub(crate) fn into_bytes(self) -> Counted<io::Chain<Cursor<Vec<u8>>, Bytes>> {
        Counted {
            input: Cursor::new(self.head).chain(self.rest),
            read: self.progress.read,
        }
    }
}

/// A reader that counts.
pub(crate) struct Counted<R> {
    input: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(out)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}
