//! The watch over what is really sent: is the picture black, does the camera stand still, is the
//! microphone silent while it should be heard, does somebody speak into a muted one, does it clip, does its
//! sound stay with the picture?
//!
//! What is seen is gathered where it passes: the mixer glances at its picture and at the camera's twice a
//! second ([`Glance`]), the sound mixer keeps the highest sample of each strip. What it means is judged here,
//! by pure functions of what was seen and when. Left out: what the connections do (they tell that
//! themselves), and words.

mod glance;
mod picture;
mod sound;
mod sync;

use std::time::Duration;

pub(crate) use glance::{Glance, Glances};
pub(crate) use picture::PictureSeen;
pub(crate) use sound::MicrophoneHeard;

use picture::PictureWatch;
use sound::MicrophoneWatch;
use sync::SyncWatch;

/// Something that viewers see or hear, and that is hardly meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finding {
    /// The whole picture is black.
    ProgramBlack,
    /// The camera gives a black picture: its lens is covered, or the room is dark.
    CameraBlack,
    /// The camera gives one and the same picture again and again.
    CameraFrozen,
    /// The microphone is open and gives nothing, not even the noise of a room.
    MicrophoneSilent,
    /// Somebody speaks, and the microphone is muted.
    MutedSpeech,
    /// The microphone is too loud: its peaks are cut off.
    MicrophoneClips,
    /// Sound and picture are seen apart, or the sound is cut again and again.
    SoundAdrift,
}

/// The watch: remembers what it needs to judge what it sees.
#[derive(Debug, Default)]
pub(crate) struct Watch {
    picture: PictureWatch,
    microphone: MicrophoneWatch,
    sync: SyncWatch,
}

impl Watch {
    /// What is wrong at `now`, since the engine was started.
    pub fn judge(
        &mut self,
        now: Duration,
        picture: PictureSeen,
        microphone: MicrophoneHeard,
    ) -> Vec<Finding> {
        let mut findings = self.picture.judge(now, picture);
        findings.extend(self.microphone.judge(now, microphone));
        findings.extend(self.sync.judge(now, microphone));
        findings
    }
}
