//! Packets for the tests of this folder, made by hand.

use crate::destination::{CodedPacket, PacketKind, Stamped};

/// A packet with only the data that matters.
pub(super) struct Made {
    pub kind: PacketKind,
    pub pts_ns: u64,
    pub bytes: usize,
}

impl Made {
    /// A picture that refers to those before it, at 30 frames a second.
    pub fn delta(frame: u64) -> Self {
        Self {
            kind: PacketKind::Delta,
            pts_ns: frame * 1_000_000_000 / 30,
            bytes: 100,
        }
    }

    /// A picture that stands alone.
    pub fn key(frame: u64) -> Self {
        Self {
            kind: PacketKind::Key,
            ..Self::delta(frame)
        }
    }
}

/// As it comes from the hub.
pub(super) fn stamped(made: Made) -> Stamped {
    gst::init().expect("GStreamer");
    Stamped {
        packet: CodedPacket {
            kind: made.kind,
            pts_ns: made.pts_ns,
            body: gst::Buffer::from_slice(vec![0_u8; made.bytes]),
        },
        caps: gst::Caps::new_any(),
        era: 0,
    }
}
