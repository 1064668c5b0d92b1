//! A microphone that is silent, muted while somebody speaks, or too loud. Pure.

use std::collections::VecDeque;
use std::time::Duration;

use super::Finding;

/// Below this there is not even the noise of a room: a cable is out, or the device's own switch is off.
/// In dBFS, before gain and mute.
const DEAD_DB: f32 = -66.0;
/// Longer than a host is silent for, with a microphone that shuts itself off between words.
const DEAD_FOR: Duration = Duration::from_secs(20);
/// Speech before a laptop peaks well above this; a keyboard and a fan seldom do, and not for long.
const SPEECH_DB: f32 = -32.0;
/// The looks of the last seconds: five a second.
const SPEECH_LOOKS: usize = 20;
/// So many of them with speech: words, not a door.
const SPEAKING: usize = 9;
/// A peak up here is cut off. In dBFS, after gain.
const CLIPPED_DB: f32 = -0.1;
const CLIP_LOOKS: usize = 50;
/// So many of them cut off: a laugh is one or two.
const CLIPPING: usize = 6;

/// What was heard of the microphone since the last look.
#[derive(Debug, Clone, Copy)]
pub(crate) struct MicrophoneHeard {
    /// The highest sample before gain and mute, in dBFS; `None` while no device sends anything.
    pub peak_db: Option<f32>,
    pub gain_db: f32,
    pub is_muted: bool,
    /// By how much it is later than the picture; early is negative.
    pub late_ms: f32,
    /// Blocks of 10 ms that were cut since the last look.
    pub broken_blocks: u32,
}

/// The watch over the microphone.
#[derive(Debug, Default)]
pub(crate) struct MicrophoneWatch {
    dead_since: Option<Duration>,
    spoken: VecDeque<bool>,
    clipped: VecDeque<bool>,
}

impl MicrophoneWatch {
    /// What is wrong with the sound now. Asked five times a second.
    pub fn judge(&mut self, now: Duration, heard: MicrophoneHeard) -> Vec<Finding> {
        let Some(peak_db) = heard.peak_db else {
            *self = Self::default();
            return Vec::new();
        };
        let mut findings = Vec::new();
        let is_open = !heard.is_muted;
        if is_open && peak_db < DEAD_DB {
            let since = *self.dead_since.get_or_insert(now);
            if now.saturating_sub(since) >= DEAD_FOR {
                findings.push(Finding::MicrophoneSilent);
            }
        } else {
            self.dead_since = None;
        }
        let is_lost_speech = heard.is_muted && peak_db > SPEECH_DB;
        if note(&mut self.spoken, is_lost_speech, SPEECH_LOOKS) >= SPEAKING && heard.is_muted {
            findings.push(Finding::MutedSpeech);
        }
        let is_clipped = is_open && peak_db + heard.gain_db >= CLIPPED_DB;
        if note(&mut self.clipped, is_clipped, CLIP_LOOKS) >= CLIPPING && is_open {
            findings.push(Finding::MicrophoneClips);
        }
        findings
    }
}

/// Notes a look; of the last so many, in how many it was so.
pub(super) fn note(looks: &mut VecDeque<bool>, is_so: bool, kept: usize) -> usize {
    looks.push_back(is_so);
    if looks.len() > kept {
        looks.pop_front();
    }
    looks.iter().filter(|was| **was).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks five times a second; what was found first, and at which second.
    fn first(seconds: u64, heard: impl Fn(u64) -> MicrophoneHeard) -> Option<(u64, Finding)> {
        let mut watch = MicrophoneWatch::default();
        (0..5 * seconds).find_map(|look| {
            let findings = watch.judge(Duration::from_millis(200 * look), heard(look));
            findings.first().map(|finding| (look / 5, *finding))
        })
    }

    fn open(peak_db: f32) -> MicrophoneHeard {
        MicrophoneHeard {
            peak_db: Some(peak_db),
            gain_db: 0.0,
            is_muted: false,
            late_ms: 0.0,
            broken_blocks: 0,
        }
    }

    fn muted(peak_db: f32) -> MicrophoneHeard {
        MicrophoneHeard {
            is_muted: true,
            ..open(peak_db)
        }
    }

    /// Words of a second with pauses between them.
    fn is_word(look: u64) -> bool {
        look % 8 < 5
    }

    #[test]
    fn a_show_of_two_hours_is_never_complained_about() {
        let two_hours = 2 * 60 * 60;
        // Speech, a pause of 18 s every minute behind a gate, a laugh every ten seconds.
        let heard = |look: u64| match (look % 300, look % 50) {
            (0..90, _) => open(-100.0),
            (_, 7) => open(0.0),
            _ if is_word(look) => open(-9.0),
            _ => open(-58.0),
        };
        assert_eq!(first(two_hours, heard), None);
        // Muted for good, in a room with a fan and a door.
        let quiet = |look: u64| muted(if look % 100 < 3 { -20.0 } else { -50.0 });
        assert_eq!(first(two_hours, quiet), None);
    }

    #[test]
    fn what_is_wrong_is_said_within_seconds() {
        assert_eq!(
            first(60, |_| open(-100.0)),
            Some((20, Finding::MicrophoneSilent))
        );
        let speech = |look| muted(if is_word(look) { -14.0 } else { -60.0 });
        assert_eq!(first(60, speech), Some((2, Finding::MutedSpeech)));
        let loud = |look| open(if is_word(look) { 0.0 } else { -40.0 });
        assert_eq!(first(60, loud), Some((1, Finding::MicrophoneClips)));
        let gained = |look: u64| MicrophoneHeard {
            gain_db: 12.0,
            ..open(if is_word(look) { -8.0 } else { -40.0 })
        };
        assert_eq!(first(60, gained), Some((1, Finding::MicrophoneClips)));
    }

    #[test]
    fn it_is_over_when_it_is_mended() {
        let mut watch = MicrophoneWatch::default();
        let at = |look: u64| Duration::from_millis(200 * look);
        for look in 0..20 {
            watch.judge(at(look), muted(-10.0));
        }
        assert_eq!(watch.judge(at(20), muted(-10.0)), [Finding::MutedSpeech]);
        assert_eq!(watch.judge(at(21), open(-10.0)), []);
        let gone = MicrophoneHeard {
            peak_db: None,
            ..open(0.0)
        };
        assert_eq!(watch.judge(at(22), gone), []);
    }
}
