//! What waits for one destination, and what is dropped when too much waits: whole groups of
//! pictures, never sound, never a frame that others refer to without them. Pure; the lock and the
//! waking are in [`super::outlet`].

use std::collections::VecDeque;

/// Over this much waiting picture, groups are dropped: beyond it a viewer would fall behind for
/// good, below it a short stall of the network passes unseen.
const LIMIT_NS: u64 = 900_000_000;
/// Sound is never dropped for being late, but a forgotten queue must not grow for ever: the watch
/// on the connection gives up long before this.
const SOUND_LIMIT: usize = 60 * 50;

/// A coded packet on its way out.
#[derive(Debug, Clone)]
pub(crate) struct Packet<B> {
    pub kind: PacketKind,
    /// Program time in nanoseconds.
    pub pts_ns: u64,
    pub body: B,
}

/// What is in a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PacketKind {
    /// A picture that stands alone: a new group begins.
    Key,
    /// A picture that refers to those before it.
    Delta,
    /// Sound.
    Sound,
}

/// The queue of one destination.
#[derive(Debug)]
pub(crate) struct PacketQueue<B> {
    packets: VecDeque<Packet<B>>,
    /// Pictures are let in again from the next key on; sound too until the first key of all.
    state: Intake,
    dropped_frames: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Intake {
    /// Nobody takes packets: everything is let go, and not counted as dropped.
    Closed,
    /// The connection begins with a key; sound that is older than it is held back.
    First,
    /// Everything comes in.
    Open,
    /// A group was dropped: the rest of it goes too.
    NextKey,
}

impl<B> PacketQueue<B> {
    /// A closed queue.
    pub fn new() -> Self {
        Self {
            packets: VecDeque::new(),
            state: Intake::Closed,
            dropped_frames: 0,
        }
    }

    /// Empties the queue and lets packets in from the next key on.
    pub fn open(&mut self) {
        self.packets.clear();
        self.state = Intake::First;
    }

    /// Empties the queue and lets nothing in.
    pub fn close(&mut self) {
        self.packets.clear();
        self.state = Intake::Closed;
    }

    /// A packet from the encoder.
    pub fn push(&mut self, packet: Packet<B>) {
        let is_taken = match (self.state, packet.kind) {
            (Intake::Closed, _) | (Intake::First, PacketKind::Delta | PacketKind::Sound) => false,
            (Intake::First | Intake::NextKey, PacketKind::Key) => {
                self.state = Intake::Open;
                true
            }
            (Intake::NextKey, PacketKind::Delta) => {
                self.dropped_frames += 1;
                false
            }
            (Intake::Open, _) | (Intake::NextKey, PacketKind::Sound) => true,
        };
        if is_taken {
            self.packets.push_back(packet);
            while self.waiting_picture_ns() > LIMIT_NS {
                self.drop_group();
            }
            while self.packets.len() > SOUND_LIMIT {
                self.packets.pop_front();
            }
        }
    }

    /// The next packet to send.
    pub fn pop(&mut self) -> Option<Packet<B>> {
        self.packets.pop_front()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.packets.is_empty()
    }

    /// From the oldest to the newest packet, in nanoseconds.
    pub fn waiting_ns(&self) -> u64 {
        span(self.packets.iter())
    }

    /// Pictures that were dropped so far.
    pub fn dropped_frames(&self) -> u64 {
        self.dropped_frames
    }

    fn waiting_picture_ns(&self) -> u64 {
        span(
            self.packets
                .iter()
                .filter(|packet| packet.kind != PacketKind::Sound),
        )
    }

    /// Drops the pictures from the oldest up to the next key. What of that group has left already
    /// stays whole: only its end is missing, and nothing refers to an end.
    fn drop_group(&mut self) {
        let mut pictures = self
            .packets
            .iter()
            .enumerate()
            .filter(|(_, packet)| packet.kind != PacketKind::Sound);
        pictures.next();
        let next_key = pictures
            .find(|(_, packet)| packet.kind == PacketKind::Key)
            .map(|(index, _)| index);
        let end = next_key.unwrap_or(self.packets.len());
        if next_key.is_none() {
            self.state = Intake::NextKey;
        }
        let before = self.packets.len();
        let mut index = 0;
        self.packets.retain(|packet| {
            let is_kept = index >= end || packet.kind == PacketKind::Sound;
            index += 1;
            is_kept
        });
        self.dropped_frames += (before - self.packets.len()) as u64;
    }
}

fn span<'a, B: 'a>(packets: impl Iterator<Item = &'a Packet<B>>) -> u64 {
    // Sound comes later than the picture of the same moment, so the order in the queue is not
    // the order in time.
    let (mut low, mut high) = (u64::MAX, 0);
    for packet in packets {
        low = low.min(packet.pts_ns);
        high = high.max(packet.pts_ns);
    }
    high.saturating_sub(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME_NS: u64 = 33_333_333;

    fn packet(kind: PacketKind, frame: u64) -> Packet<()> {
        Packet {
            kind,
            pts_ns: frame * FRAME_NS,
            body: (),
        }
    }

    /// Frames `from..to`, a key every `gop`, with sound beside each.
    fn feed(queue: &mut PacketQueue<()>, from: u64, to: u64, gop: u64) {
        for frame in from..to {
            let kind = if frame % gop == 0 {
                PacketKind::Key
            } else {
                PacketKind::Delta
            };
            queue.push(packet(kind, frame));
            queue.push(packet(PacketKind::Sound, frame));
        }
    }

    fn drain(queue: &mut PacketQueue<()>) -> Vec<(PacketKind, u64)> {
        std::iter::from_fn(|| queue.pop())
            .map(|packet| (packet.kind, packet.pts_ns / FRAME_NS))
            .collect()
    }

    #[test]
    fn a_connection_begins_with_a_key_and_holds_sound_until_then() {
        let mut queue = PacketQueue::new();
        feed(&mut queue, 0, 5, 60);
        assert!(queue.is_empty(), "a closed queue takes nothing");
        queue.open();
        feed(&mut queue, 5, 62, 60);
        let sent = drain(&mut queue);
        assert_eq!(sent.first(), Some(&(PacketKind::Key, 60)), "{sent:?}");
        assert_eq!(
            queue.dropped_frames(),
            0,
            "frames before the beginning are not missing"
        );
    }

    #[test]
    fn over_the_limit_whole_groups_go_and_sound_stays() {
        let mut queue = PacketQueue::new();
        queue.open();
        feed(&mut queue, 0, 100, 15);
        let dropped = queue.dropped_frames();
        let sent = drain(&mut queue);
        let sound = sent
            .iter()
            .filter(|(kind, _)| *kind == PacketKind::Sound)
            .count();
        assert_eq!(sound, 100, "no sound was dropped");
        let pictures: Vec<_> = sent
            .iter()
            .filter(|(kind, _)| *kind != PacketKind::Sound)
            .collect();
        assert_eq!(
            pictures[0].0,
            PacketKind::Key,
            "what is left begins with a key"
        );
        assert_eq!(
            pictures.len() as u64 + dropped,
            100,
            "every frame was sent or counted"
        );
        assert!(
            pictures.windows(2).all(|pair| pair[1].1 == pair[0].1 + 1),
            "no hole: {pictures:?}"
        );
    }

    #[test]
    fn without_a_later_key_everything_waits_for_the_next_one() {
        let mut queue = PacketQueue::new();
        queue.open();
        feed(&mut queue, 0, 40, 60);
        assert!(
            drain(&mut queue)
                .iter()
                .all(|(kind, _)| *kind == PacketKind::Sound)
        );
        feed(&mut queue, 40, 65, 60);
        let pictures: Vec<u64> = drain(&mut queue)
            .into_iter()
            .filter(|(kind, _)| *kind != PacketKind::Sound)
            .map(|(_, frame)| frame)
            .collect();
        assert_eq!(
            pictures,
            [60, 61, 62, 63, 64],
            "never a frame without its key"
        );
        assert_eq!(queue.dropped_frames(), 60);
    }

    #[test]
    fn a_tail_of_a_group_that_left_is_dropped_up_to_the_next_key() {
        let mut queue = PacketQueue::new();
        queue.open();
        feed(&mut queue, 0, 10, 60);
        drain(&mut queue);
        feed(&mut queue, 50, 80, 60);
        let first = drain(&mut queue)
            .into_iter()
            .find(|(kind, _)| *kind != PacketKind::Sound)
            .expect("pictures");
        assert_eq!(
            first,
            (PacketKind::Key, 60),
            "frames 50 to 59 lost their successors"
        );
    }
}
