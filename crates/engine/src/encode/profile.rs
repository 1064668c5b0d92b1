//! Encoder profiles: data, one TOML file each in `assets/encoders`, tried in the order of their
//! file names. What an element's properties are called is written there and nowhere else.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::elements;
use crate::error::EngineError;

/// One encoder and its settings.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EncoderProfile {
    /// For people: a product's name.
    pub name: String,
    /// What it makes.
    pub kind: EncoderKind,
    /// The GStreamer element.
    pub element: String,
    /// The raw format it is fed with, in GStreamer's names.
    pub input: String,
    /// Where the bitrate goes.
    pub bitrate: BitrateProperty,
    /// The property for the distance of keyframes, in frames (pictures only).
    pub keyframe: Option<String>,
    /// By how many samples its sound comes out late (sound only): subtracted from its times.
    #[serde(default)]
    pub delay_samples: u64,
    /// Fixed settings, as text.
    #[serde(default)]
    pub properties: BTreeMap<String, String>,
    /// Settings that take less of the processor, each lighter than the one before, for a machine
    /// that can't follow. The stream's headers (SPS and PPS) stay the same, so that it can go over
    /// to them while it runs.
    #[serde(default)]
    pub lighter: Vec<BTreeMap<String, String>>,
}

/// What an encoder makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EncoderKind {
    /// Pictures.
    H264,
    /// Sound.
    Aac,
}

impl EncoderKind {
    /// As profiles and errors name it.
    pub fn name(self) -> &'static str {
        match self {
            Self::H264 => "h264",
            Self::Aac => "aac",
        }
    }
}

/// Where the bitrate goes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BitrateProperty {
    /// The property's name.
    pub property: String,
    /// In what it is counted.
    pub unit: BitrateUnit,
    /// Whether the encoder takes another rate while it runs, without a break.
    #[serde(default)]
    pub is_live: bool,
}

/// In what a bitrate property is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BitrateUnit {
    /// Thousand bits a second.
    Kbps,
    /// Bits a second.
    Bps,
}

/// The profiles that come with the program, best first.
const SHIPPED: [&str; 12] = [
    include_str!("../../../../assets/encoders/10-va.toml"),
    include_str!("../../../../assets/encoders/11-va-low-power.toml"),
    include_str!("../../../../assets/encoders/20-nvidia.toml"),
    include_str!("../../../../assets/encoders/30-quick-sync.toml"),
    include_str!("../../../../assets/encoders/40-amd.toml"),
    include_str!("../../../../assets/encoders/50-media-foundation.toml"),
    include_str!("../../../../assets/encoders/55-video-toolbox.toml"),
    include_str!("../../../../assets/encoders/60-x264.toml"),
    include_str!("../../../../assets/encoders/70-openh264.toml"),
    include_str!("../../../../assets/encoders/80-fdk-aac.toml"),
    include_str!("../../../../assets/encoders/81-ffmpeg-aac.toml"),
    include_str!("../../../../assets/encoders/82-vo-aac.toml"),
];

impl EncoderProfile {
    /// The profiles that come with the program, best first.
    pub fn shipped() -> Vec<Self> {
        SHIPPED
            .iter()
            .map(|text| Self::read(text).expect("a test reads every shipped profile"))
            .collect()
    }

    /// Reads a profile from TOML.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The profile with its settings of this lightness in place: 0 is the profile itself, 1 the
    /// first of `lighter`. `None` beyond the last.
    pub(crate) fn at(&self, lightness: usize) -> Option<Self> {
        let mut profile = self.clone();
        if let Some(step) = lightness.checked_sub(1) {
            let settings = self.lighter.get(step)?.clone();
            profile.properties.extend(settings);
        }
        Some(profile)
    }

    /// Makes the element with its settings: `kbps`, and a keyframe every `keyframe_frames`.
    pub(crate) fn make(
        &self,
        kbps: u32,
        keyframe_frames: u32,
    ) -> Result<gst::Element, EngineError> {
        let encoder = elements::make(&self.element)?;
        for (property, text) in &self.properties {
            elements::set(&encoder, property, text)?;
        }
        self.set_kbps(&encoder, kbps)?;
        if let Some(property) = &self.keyframe {
            elements::set(&encoder, property, &keyframe_frames.to_string())?;
        }
        Ok(encoder)
    }

    /// Gives an element of this profile another rate.
    pub(crate) fn set_kbps(&self, encoder: &gst::Element, kbps: u32) -> Result<(), EngineError> {
        let value = self.bitrate.of(kbps).to_string();
        elements::set(encoder, &self.bitrate.property, &value)
    }
}

impl BitrateProperty {
    fn of(&self, kbps: u32) -> u32 {
        match self.unit {
            BitrateUnit::Kbps => kbps,
            BitrateUnit::Bps => kbps.saturating_mul(1000),
        }
    }
}

#[cfg(test)]
mod tests {
    use gst::prelude::*;

    use super::*;

    #[test]
    fn every_shipped_profile_reads_and_those_installed_take_all_their_settings() {
        gst::init().expect("GStreamer");
        let mut made = Vec::new();
        for profile in EncoderProfile::shipped() {
            if elements::exists(&profile.element) {
                let kbps = if profile.kind == EncoderKind::Aac {
                    128
                } else {
                    4500
                };
                let encoder = profile
                    .make(kbps, 60)
                    .unwrap_or_else(|error| panic!("{}: {error}", profile.name));
                let property = encoder.find_property(&profile.bitrate.property);
                let flags = property.expect("it was just set").flags();
                assert!(
                    !profile.bitrate.is_live || flags.contains(gst::PARAM_FLAG_MUTABLE_PLAYING),
                    "{} takes no other rate while it runs",
                    profile.name
                );
                made.push(profile.kind);
            }
        }
        assert!(
            made.contains(&EncoderKind::H264),
            "this machine has an H.264 encoder"
        );
        assert!(
            made.contains(&EncoderKind::Aac),
            "this machine has an AAC encoder"
        );
    }

    #[test]
    fn a_property_that_does_not_exist_is_an_error_and_no_panic() {
        gst::init().expect("GStreamer");
        let mut profile = EncoderProfile::shipped().swap_remove(7);
        profile
            .properties
            .insert("no-such-thing".into(), "1".into());
        let error = profile.make(4500, 60).expect_err("a wrong property");
        assert!(matches!(error, EngineError::Property { .. }), "{error}");
        profile.properties.remove("no-such-thing");
        let error = profile
            .make(u32::MAX, 60)
            .expect_err("a rate beyond the element's range");
        assert!(matches!(error, EngineError::Property { .. }), "{error}");
    }

    #[test]
    fn bitrates_are_given_in_the_unit_of_the_element() {
        let bps = BitrateProperty {
            property: "bitrate".into(),
            unit: BitrateUnit::Bps,
            is_live: false,
        };
        let kbps = BitrateProperty {
            property: "bitrate".into(),
            unit: BitrateUnit::Kbps,
            is_live: false,
        };
        assert_eq!((bps.of(4500), kbps.of(4500)), (4_500_000, 4500));
    }
}
