//! Which packet goes to which file. Sound and pictures of one moment leave their encoders at different
//! times, so at a split both files are open for a moment. Pure: it looks at times, and touches no file.

use std::collections::VecDeque;

use crate::destination::{PacketKind, Stamped};

/// Sound is held until a picture of its time was seen: the picture may begin a new file. So much is held
/// at most, some three seconds of it: more than a video encoder is ever behind.
const MOST_HELD: usize = 150;
/// Sound of before the split that is not there so long after it will not come.
const LATE_NS: u64 = 2_000_000_000;

/// What is to be done, in this order.
#[derive(Debug)]
pub(super) enum Step {
    /// A new file begins with this picture, which is a key. What was the current file is the previous
    /// one.
    Begin(Stamped),
    /// It belongs to the current file.
    Write(Stamped),
    /// It belongs to the file before.
    WriteBefore(Stamped),
    /// Nothing comes for the file before any more.
    CloseBefore,
}

/// The way of packets into files.
#[derive(Debug, Default)]
pub(super) struct Parts {
    current: Option<Current>,
    has_before: bool,
    newest_picture_ns: u64,
    held: VecDeque<Stamped>,
}

#[derive(Debug)]
struct Current {
    begins_ns: u64,
    era: u32,
    caps: gst::Caps,
}

impl Current {
    fn fits(&self, picture: &Stamped) -> bool {
        self.era == picture.era && self.caps == picture.caps
    }
}

impl Parts {
    /// What to do with the next packet. `is_full` when the current file is.
    pub fn take(&mut self, packet: Stamped, is_full: bool) -> Vec<Step> {
        let mut steps = Vec::new();
        match packet.packet.kind {
            PacketKind::Sound => self.held.push_back(packet),
            PacketKind::Key => self.take_key(packet, is_full, &mut steps),
            PacketKind::Delta => {
                if self.current.as_ref().is_some_and(|now| now.fits(&packet)) {
                    self.newest_picture_ns = packet.packet.pts_ns;
                    steps.push(Step::Write(packet));
                }
            }
        }
        while let Some(sound) = self.held.pop_front_if(|sound| {
            self.current.is_some() && sound.packet.pts_ns <= self.newest_picture_ns
        }) {
            self.take_sound(sound, &mut steps);
        }
        while self.held.len() > MOST_HELD
            && let Some(sound) = self.held.pop_front()
        {
            self.take_sound(sound, &mut steps);
        }
        if let Some(current) = &self.current
            && self.newest_picture_ns > current.begins_ns + LATE_NS
        {
            self.close_before(&mut steps);
        }
        steps
    }

    /// What is held, at the end.
    pub fn finish(&mut self) -> Vec<Step> {
        let mut steps = Vec::new();
        while let Some(sound) = self.held.pop_front() {
            self.take_sound(sound, &mut steps);
        }
        self.close_before(&mut steps);
        steps
    }

    /// The file that [`Step::Begin`] asked for could not be begun yet.
    pub fn wait_for_key(&mut self) {
        self.current = None;
    }

    fn take_key(&mut self, key: Stamped, is_full: bool, steps: &mut Vec<Step>) {
        self.newest_picture_ns = key.packet.pts_ns;
        let goes_on = self
            .current
            .as_ref()
            .is_some_and(|now| now.fits(&key) && !is_full);
        if goes_on {
            steps.push(Step::Write(key));
            return;
        }
        self.close_before(steps);
        let before = self.current.replace(Current {
            begins_ns: key.packet.pts_ns,
            era: key.era,
            caps: key.caps.clone(),
        });
        self.has_before = before.is_some();
        steps.push(Step::Begin(key));
    }

    fn take_sound(&mut self, sound: Stamped, steps: &mut Vec<Step>) {
        let Some(current) = &self.current else { return };
        if sound.packet.pts_ns >= current.begins_ns {
            self.close_before(steps);
            steps.push(Step::Write(sound));
        } else if self.has_before {
            steps.push(Step::WriteBefore(sound));
        }
    }

    fn close_before(&mut self, steps: &mut Vec<Step>) {
        if std::mem::take(&mut self.has_before) {
            steps.push(Step::CloseBefore);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::made::{Made, stamped};
    use super::*;

    /// The sound of a frame's moment.
    fn sound(frame: u64) -> Stamped {
        stamped(Made {
            kind: PacketKind::Sound,
            ..Made::delta(frame)
        })
    }

    /// "B3" for a file begun with frame 3, "v4" and "a4" for what goes into it, in capitals what goes
    /// into the one before, "|" for its end.
    fn said(steps: Vec<Step>) -> String {
        let frame = |it: &Stamped| (it.packet.pts_ns * 30).div_ceil(1_000_000_000);
        let word = |it: &Stamped| {
            if it.packet.kind == PacketKind::Sound {
                "a"
            } else {
                "v"
            }
        };
        let one = |step: &Step| match step {
            Step::Begin(it) => format!("B{}", frame(it)),
            Step::Write(it) => format!("{}{}", word(it), frame(it)),
            Step::WriteBefore(it) => format!("{}{}", word(it).to_uppercase(), frame(it)),
            Step::CloseBefore => "|".to_owned(),
        };
        steps.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_file_begins_with_a_key_and_the_sound_of_its_time() {
        let mut parts = Parts::default();
        assert_eq!(said(parts.take(stamped(Made::delta(1)), false)), "");
        assert_eq!(said(parts.take(sound(2), false)), "");
        assert_eq!(
            said(parts.take(sound(3), false)),
            "",
            "held: it may be needed"
        );
        assert_eq!(said(parts.take(stamped(Made::key(3)), false)), "B3 a3");
        assert_eq!(
            said(parts.take(sound(4), false)),
            "",
            "its picture is not there"
        );
        assert_eq!(said(parts.take(stamped(Made::delta(4)), false)), "v4 a4");
    }

    #[test]
    fn at_a_split_late_sound_goes_where_its_pictures_are() {
        let mut parts = Parts::default();
        parts.take(stamped(Made::key(0)), false);
        parts.take(stamped(Made::delta(1)), false);
        assert_eq!(said(parts.take(stamped(Made::key(2)), true)), "B2");
        assert_eq!(said(parts.take(sound(1), false)), "A1");
        assert_eq!(said(parts.take(sound(2), false)), "| a2");
        assert_eq!(said(parts.take(stamped(Made::key(3)), false)), "v3");
    }

    #[test]
    fn at_a_split_early_sound_waits_for_the_new_file() {
        let mut parts = Parts::default();
        parts.take(stamped(Made::key(0)), false);
        assert_eq!(said(parts.take(sound(1), false)), "");
        assert_eq!(said(parts.take(sound(2), false)), "");
        parts.take(stamped(Made::key(1)), false);
        assert_eq!(said(parts.take(stamped(Made::key(2)), true)), "B2 | a2");
    }

    #[test]
    fn other_encoders_or_another_format_begin_a_new_file() {
        gst::init().expect("GStreamer");
        let caps = gst::Caps::new_empty_simple("video/x-other");
        let era = |key: Stamped, era| Stamped { era, ..key };
        let mut parts = Parts::default();
        parts.take(stamped(Made::key(0)), false);
        let delta = era(stamped(Made::delta(1)), 1);
        assert_eq!(
            said(parts.take(delta, false)),
            "",
            "it refers to no key of ours"
        );
        assert_eq!(said(parts.take(era(stamped(Made::key(2)), 1), false)), "B2");
        let other = Stamped {
            caps,
            ..era(stamped(Made::key(3)), 1)
        };
        assert_eq!(said(parts.take(other, false)), "| B3");
    }

    #[test]
    fn a_file_is_not_kept_open_for_sound_that_never_comes() {
        let mut parts = Parts::default();
        parts.take(stamped(Made::key(0)), false);
        parts.take(stamped(Made::key(1)), true);
        let steps = (2..70).map(|frame| said(parts.take(stamped(Made::delta(frame)), false)));
        let closed = steps.filter(|said| said.contains('|')).count();
        assert_eq!(closed, 1);
        assert_eq!(said(parts.finish()), "");
    }
}
