//! The last minute of what was coded, in memory, for a clip of what has just happened.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::destination::{Keeper, PacketKind, Stamped};

/// So much is kept.
const KEPT_NS: u64 = 60_000_000_000;
/// A minute of 8 Mbit/s; of higher rates less than a minute is kept.
const MOST_BYTES: usize = 64_000_000;

/// The last minute. Lock owner: whoever keeps or copies, for the length of that.
#[derive(Debug, Default)]
pub(crate) struct Ring {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    packets: VecDeque<Stamped>,
    bytes: usize,
}

impl Ring {
    /// What was coded in the last `seconds`, from the keyframe at or before their beginning, as far as it
    /// is of one stream; in the order it came. Empty when nothing was.
    pub fn last(&self, seconds: u32) -> Vec<Stamped> {
        let kept = self.lock();
        let pictures = || kept.packets.iter().enumerate().filter(is_picture);
        let Some((_, newest)) = pictures().next_back() else {
            return Vec::new();
        };
        let is_same = |it: &Stamped| it.era == newest.era && it.caps == newest.caps;
        let wanted_ns = u64::from(seconds) * 1_000_000_000;
        let from_ns = newest.packet.pts_ns.saturating_sub(wanted_ns);
        let mut first = None;
        for (index, picture) in pictures().rev() {
            if !is_same(picture) {
                break;
            }
            if picture.packet.kind == PacketKind::Key {
                first = Some((index, picture.packet.pts_ns));
                if picture.packet.pts_ns <= from_ns {
                    break;
                }
            }
        }
        let Some((first, begins_ns)) = first else {
            return Vec::new();
        };
        let of_clip = |(index, it): &(usize, &Stamped)| {
            let is_sound = it.packet.kind == PacketKind::Sound;
            it.era == newest.era && it.packet.pts_ns >= begins_ns && (is_sound || *index >= first)
        };
        let all = kept.packets.iter().enumerate().filter(of_clip);
        all.map(|(_, packet)| packet.clone()).collect()
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_picture((_, it): &(usize, &Stamped)) -> bool {
    it.packet.kind != PacketKind::Sound
}

impl Keeper for Ring {
    fn keep(&self, packet: Stamped) {
        let mut kept = self.lock();
        let newest_ns = packet.packet.pts_ns;
        kept.bytes += packet.packet.body.size();
        kept.packets.push_back(packet);
        while kept.bytes > MOST_BYTES || kept.is_oldest_before(newest_ns.saturating_sub(KEPT_NS)) {
            let Some(oldest) = kept.packets.pop_front() else {
                break;
            };
            kept.bytes -= oldest.packet.body.size();
        }
    }
}

impl Kept {
    fn is_oldest_before(&self, ns: u64) -> bool {
        let oldest = self.packets.front();
        oldest.is_some_and(|oldest| oldest.packet.pts_ns < ns)
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::{Made, stamped};
    use super::*;

    fn feed(ring: &Ring, frames: std::ops::Range<u64>, era: u32) {
        for frame in frames {
            let made = match frame % 60 {
                0 => Made::key(frame),
                _ => Made::delta(frame),
            };
            let sound = Made {
                kind: PacketKind::Sound,
                ..Made::delta(frame)
            };
            for made in [made, sound] {
                ring.keep(Stamped {
                    era,
                    ..stamped(made)
                });
            }
        }
    }

    #[test]
    fn a_clip_begins_with_the_key_before_its_time_and_has_all_since() {
        let ring = Ring::default();
        assert!(ring.last(30).is_empty());
        feed(&ring, 0..75 * 30, 0);
        let clip = ring.last(30);
        let first = &clip[0].packet;
        let begins = (75 - 30) * 30 / 60 * 60;
        assert_eq!(
            (first.kind, first.pts_ns),
            (PacketKind::Key, begins / 30 * 1_000_000_000)
        );
        let pictures = clip.iter().filter(|it| it.packet.kind != PacketKind::Sound);
        assert_eq!(pictures.count() as u64, 75 * 30 - begins, "and no hole");
        assert!(clip.len() as u64 >= 2 * (75 * 30 - begins), "and its sound");
        let whole = ring.last(3600);
        assert!(whole.len() > 2 * 58 * 30 && whole.len() <= 2 * 60 * 30 + 2);
        assert_eq!(whole[0].packet.kind, PacketKind::Key);
    }

    #[test]
    fn a_clip_is_of_one_stream() {
        let ring = Ring::default();
        feed(&ring, 0..300, 0);
        feed(&ring, 300..400, 1);
        let clip = ring.last(30);
        assert!(clip.iter().all(|it| it.era == 1));
        assert_eq!(clip[0].packet.pts_ns, 10_000_000_000);
    }

    #[test]
    fn memory_is_bounded() {
        let ring = Ring::default();
        for frame in 0..600 {
            let bytes = MOST_BYTES / 100;
            ring.keep(stamped(Made {
                bytes,
                ..Made::key(frame)
            }));
        }
        let kept = ring.lock();
        assert!(kept.bytes <= MOST_BYTES && kept.packets.len() == 100);
    }
}
