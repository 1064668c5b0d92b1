//! Black and frozen pictures. Pure.

use std::time::Duration;

use super::{Finding, Glance};

/// Nothing in the picture is brighter: black is 16, and a covered lens gives a little more than that.
const BLACK: u8 = 30;
/// Longer than a fade or a cut through black.
const BLACK_FOR: Duration = Duration::from_secs(4);
/// A camera that gives the very same pixels for so long does not look any more. Its noise would change
/// some of them with each frame, whatever it looks at.
const FROZEN_FOR: Duration = Duration::from_secs(6);

/// What was seen of the picture.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct PictureSeen {
    /// The program.
    pub program: Option<Glance>,
    /// The camera, if it is in the program, and the number of its frame.
    pub camera: Option<(Glance, u64)>,
}

/// Since when something is so.
#[derive(Debug, Clone, Copy, Default)]
struct Lasting(Option<Duration>);

impl Lasting {
    /// Notes whether it is so now; whether it has been for so long.
    fn note(&mut self, is_so: bool, now: Duration, long: Duration) -> bool {
        if !is_so {
            self.0 = None;
            return false;
        }
        now.saturating_sub(*self.0.get_or_insert(now)) >= long
    }
}

/// The watch over the picture.
#[derive(Debug, Default)]
pub(crate) struct PictureWatch {
    program_black: Lasting,
    camera_black: Lasting,
    camera_same: Lasting,
    /// The camera as it was at first, and the number of the frame seen last.
    camera: Option<(Glance, u64)>,
}

impl PictureWatch {
    /// What is wrong with the picture now.
    pub fn judge(&mut self, now: Duration, seen: PictureSeen) -> Vec<Finding> {
        let mut findings = Vec::new();
        let is_black = |glance: Glance| glance.bright <= BLACK;
        let camera = seen.camera.map(|(glance, _)| glance);
        let is_camera_black = self
            .camera_black
            .note(camera.is_some_and(is_black), now, BLACK_FOR);
        let is_program_black =
            self.program_black
                .note(seen.program.is_some_and(is_black), now, BLACK_FOR);
        if is_camera_black {
            findings.push(Finding::CameraBlack);
        } else if is_program_black {
            findings.push(Finding::ProgramBlack);
        }
        let is_same = match (self.camera, seen.camera) {
            (Some((before, _)), Some((now, _))) => before == now,
            _ => false,
        };
        // A camera whose frames stopped coming is lost, which is told elsewhere.
        let has_new = match (self.camera, seen.camera) {
            (Some((_, before)), Some((_, now))) => before != now,
            _ => true,
        };
        self.camera = seen.camera;
        let is_frozen = self.camera_same.note(
            is_same && (has_new || self.camera_same.0.is_some()),
            now,
            FROZEN_FOR,
        );
        // A dark room is dark again and again: one thing is said of it.
        if is_frozen && !is_camera_black {
            findings.push(Finding::CameraFrozen);
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glance(print: u32, bright: u8) -> Glance {
        Glance { print, bright }
    }

    /// Looks twice a second at what `seen` gives for each look; the looks at which something was found.
    fn found(looks: u64, seen: impl Fn(u64) -> PictureSeen) -> Vec<(u64, Finding)> {
        let mut watch = PictureWatch::default();
        let mut all = Vec::new();
        for look in 0..looks {
            let now = Duration::from_millis(500 * look);
            let findings = watch.judge(now, seen(look));
            all.extend(findings.into_iter().map(|finding| (look, finding)));
        }
        all
    }

    fn first(looks: u64, seen: impl Fn(u64) -> PictureSeen) -> Option<(u64, Finding)> {
        found(looks, seen).first().copied()
    }

    #[test]
    fn a_living_picture_is_never_complained_about() {
        let seen = |look: u64| PictureSeen {
            program: Some(glance(look as u32, 200)),
            camera: Some((glance(look as u32, 180), 15 * look)),
        };
        assert_eq!(found(2 * 60 * 60 * 2, seen), []);
    }

    #[test]
    fn black_is_said_when_it_stays_and_of_the_camera_if_it_is_that() {
        let black = |look: u64| PictureSeen {
            program: Some(glance(look as u32, 16)),
            camera: None,
        };
        assert_eq!(first(20, black), Some((8, Finding::ProgramBlack)));
        let fade = |look: u64| PictureSeen {
            program: Some(glance(look as u32, if look % 8 < 6 { 16 } else { 90 })),
            camera: None,
        };
        assert_eq!(found(200, fade), [], "a fade through black");
        let covered = |look: u64| PictureSeen {
            program: Some(glance(look as u32, 16)),
            camera: Some((glance(look as u32, 20), look)),
        };
        let findings = found(20, covered);
        assert_eq!(findings[0], (8, Finding::CameraBlack));
        assert!(
            findings.iter().all(|(_, it)| *it == Finding::CameraBlack),
            "one thing is said: {findings:?}"
        );
    }

    #[test]
    fn a_frozen_camera_is_told_from_a_lost_one_and_from_one_that_moves_again() {
        let frozen = |look: u64| PictureSeen {
            program: Some(glance(look as u32, 200)),
            camera: Some((
                glance(if look < 10 { look as u32 } else { 10 }, 180),
                15 * look,
            )),
        };
        assert_eq!(first(60, frozen), Some((23, Finding::CameraFrozen)));
        let lost = |look: u64| PictureSeen {
            program: Some(glance(look as u32, 200)),
            camera: Some((glance(1, 180), 7)),
        };
        assert_eq!(found(60, lost), [], "no new frames: that is told elsewhere");
        let back = |look: u64| PictureSeen {
            program: Some(glance(look as u32, 200)),
            camera: Some((glance(if look < 30 { 1 } else { look as u32 }, 180), look)),
        };
        assert_eq!(found(60, back).last().map(|it| it.0), Some(29));
        let away = |look: u64| PictureSeen {
            program: Some(glance(look as u32, 200)),
            camera: (look % 8 < 6).then_some((glance(1, 180), look)),
        };
        assert_eq!(found(200, away), [], "not in the program all the time");
    }
}
