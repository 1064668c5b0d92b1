//! How much the disk has left, and what follows from it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

/// A warning comes while there is still time to do something: at 4 500 kbit/s, an hour.
const LITTLE: u64 = 2_000_000_000;
/// The system, the schedule and the index at a file's end need what is left.
pub(super) const TOO_LITTLE: u64 = 500_000_000;
/// Often enough: in this time even 12 Mbit/s write 3 MB.
const EVERY: Duration = Duration::from_secs(2);
/// Never measured, or not to be had.
const UNKNOWN: u64 = u64::MAX;

/// How much room a disk has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    Enough,
    Little,
    TooLittle,
}

impl Room {
    /// Of a disk with so many bytes left. One that can't be asked is not judged.
    pub fn of(free: Option<u64>) -> Self {
        match free {
            Some(free) if free <= TOO_LITTLE => Self::TooLittle,
            Some(free) if free <= LITTLE => Self::Little,
            Some(_) | None => Self::Enough,
        }
    }
}

/// For how many minutes there is room at this many bytes an hour.
pub(super) fn minutes_left(free: u64, bytes_per_hour: u64) -> Option<u32> {
    let minutes = (free.saturating_sub(TOO_LITTLE)).checked_mul(60)? / bytes_per_hour.max(1);
    u32::try_from(minutes).ok()
}

/// Measures the disk of a folder from a thread of its own: asking a disk that hangs hangs as well.
/// Lock owner: whoever sets or reads the folder, for the length of that.
#[derive(Debug)]
pub(super) struct RoomWatch {
    folder: Mutex<PathBuf>,
    free: AtomicU64,
}

impl RoomWatch {
    /// Begins with this folder; ends with its last owner.
    pub fn start(folder: &Path) -> Arc<Self> {
        let watch = Arc::new(Self {
            folder: Mutex::new(folder.to_owned()),
            free: AtomicU64::new(UNKNOWN),
        });
        let weak = Arc::downgrade(&watch);
        let started = std::thread::Builder::new()
            .name("disk-room".into())
            .spawn(move || measure(&weak));
        if let Err(error) = started {
            tracing::error!(%error, "nobody watches the disk");
        }
        watch
    }

    /// Measures this one from now on.
    pub fn set_folder(&self, folder: &Path) {
        let mut kept = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.as_path() != folder {
            folder.clone_into(&mut kept);
            self.free.store(UNKNOWN, Ordering::Relaxed);
        }
    }

    /// What is left, in bytes; two seconds old at most.
    pub fn free(&self) -> Option<u64> {
        Some(self.free.load(Ordering::Relaxed)).filter(|free| *free != UNKNOWN)
    }

    fn look(&self) {
        let folder = || {
            self.folder
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone()
        };
        let asked = folder();
        let there = asked.ancestors().find(|folder| folder.exists());
        let free = there.and_then(|folder| fs4::available_space(folder).ok());
        if folder() == asked {
            self.free.store(free.unwrap_or(UNKNOWN), Ordering::Relaxed);
        }
    }
}

fn measure(watch: &Weak<RoomWatch>) {
    while let Some(watch) = watch.upgrade() {
        watch.look();
        drop(watch);
        std::thread::sleep(EVERY);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_comes_at_two_gigabytes_and_the_end_at_half_a_one() {
        for (free, room) in [
            (None, Room::Enough),
            (Some(2_000_000_001), Room::Enough),
            (Some(2_000_000_000), Room::Little),
            (Some(500_000_001), Room::Little),
            (Some(500_000_000), Room::TooLittle),
            (Some(0), Room::TooLittle),
        ] {
            assert_eq!(Room::of(free), room, "{free:?}");
        }
    }

    #[test]
    fn what_is_left_is_counted_to_where_the_recording_stops() {
        assert_eq!(minutes_left(2_500_000_000, 2_000_000_000), Some(60));
        assert_eq!(minutes_left(400_000_000, 2_000_000_000), Some(0));
        assert_eq!(minutes_left(u64::MAX, 1), None);
    }
}
