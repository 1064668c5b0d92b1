//! Sound: strips laid on the program clock by their capture times, mixed by the clock in short
//! blocks, limited, metered and handed to the encoder.
//!
//! All of it but [`desk`] is pure: samples and times in, samples and times out.

mod desk;
mod limiter;
mod meter;
mod strip;
mod track;

use serde::{Deserialize, Serialize};

pub(crate) use desk::{SoundDesk, SoundShared, StripInput};
pub(crate) use limiter::Limiter;
pub(crate) use meter::Meter;

/// Samples a second, everywhere in the program.
pub(crate) const SAMPLE_RATE: u32 = 48_000;
/// Left and right.
pub(crate) const BLOCK_CHANNELS: usize = 2;
/// A block is 10 ms: short enough for mute and gain to feel immediate, long enough to be cheap.
pub(crate) const BLOCK_FRAMES: usize = 480;
/// The length of a block.
pub(crate) const BLOCK_NS: u64 = 10_000_000;

/// Left and right at one moment, -1 to 1.
pub(crate) type Stereo = [f32; 2];

/// The settings of a sound strip.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Strip {
    /// In decibels; -60 and below is silence.
    pub gain_db: f32,
    /// Silent.
    pub is_muted: bool,
    /// In milliseconds, 0 to 2000.
    pub delay_ms: u32,
}

impl Strip {
    /// As it comes from the device.
    pub const PLAIN: Self = Self {
        gain_db: 0.0,
        is_muted: false,
        delay_ms: 0,
    };
}

/// Sound levels, ten times a second.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Levels {
    /// The microphone, after gain and mute.
    pub microphone: Level,
    /// The system sound, after gain and mute.
    pub system_sound: Level,
    /// What goes out, after the limiter.
    pub mix: Level,
}

/// The level of a stereo signal in dBFS, left and right; -100 is silence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// The highest sample of late, falling slowly as on a broadcaster's meter.
    pub peak_db: [f32; 2],
    /// Over the last 300 ms.
    pub rms_db: [f32; 2],
}
