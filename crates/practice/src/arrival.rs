//! What arrives, taken out of the FLV tags that RTMP carries.

use bytes::Bytes;

/// Something that arrived from the publisher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrived {
    /// A publisher with the right key began; the times that follow begin anew.
    Began,
    /// An `AVCDecoderConfigurationRecord`: what a decoder must know before the first picture.
    VideoHeader(Bytes),
    /// An `AudioSpecificConfig`.
    AudioHeader(Bytes),
    /// A coded picture: NAL units, each behind its length in four bytes.
    Picture {
        /// When it is decoded, in milliseconds since the publisher began.
        at_ms: u32,
        /// How much later it is shown, in milliseconds.
        composition_ms: i32,
        /// Whether decoding can begin with it.
        is_key: bool,
        /// The NAL units.
        body: Bytes,
    },
    /// A frame of raw AAC.
    Sound {
        /// In milliseconds since the publisher began.
        at_ms: u32,
        /// The frame.
        body: Bytes,
    },
    /// The publisher left, or was lost.
    Ended,
}

/// From "Adobe Flash Video File Format Specification 10.1", E.4.3.1 and E.4.2.1.
const AVC: u8 = 7;
const AAC: u8 = 10;
const KEY_FRAME: u8 = 1;
const HEADER: u8 = 0;
const UNITS: u8 = 1;

/// The picture or header in the body of a video tag; `None` for anything but H.264.
pub(crate) fn picture(tag: &Bytes, at_ms: u32) -> Option<Arrived> {
    let [first, kind, c0, c1, c2, ..] = **tag else {
        return None;
    };
    if first & 0x0f != AVC {
        return None;
    }
    let body = tag.slice(5..);
    match kind {
        HEADER => Some(Arrived::VideoHeader(body)),
        UNITS => Some(Arrived::Picture {
            at_ms,
            // 24 bits with a sign.
            composition_ms: i32::from_be_bytes([c0, c1, c2, 0]) >> 8,
            is_key: first >> 4 == KEY_FRAME,
            body,
        }),
        _ => None,
    }
}

/// The sound or header in the body of a sound tag; `None` for anything but AAC.
pub(crate) fn sound(tag: &Bytes, at_ms: u32) -> Option<Arrived> {
    let [first, kind, ..] = **tag else {
        return None;
    };
    if first >> 4 != AAC {
        return None;
    }
    let body = tag.slice(2..);
    match kind {
        HEADER => Some(Arrived::AudioHeader(body)),
        UNITS => Some(Arrived::Sound { at_ms, body }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(bytes: &'static [u8]) -> Bytes {
        Bytes::from_static(bytes)
    }

    #[test]
    fn tags_are_taken_apart() {
        let header = picture(&bytes(&[0x17, 0, 0, 0, 0, 1, 2]), 0);
        assert_eq!(header, Some(Arrived::VideoHeader(bytes(&[1, 2]))));
        let late = picture(&bytes(&[0x27, 1, 0xff, 0xff, 0xfe, 9]), 40);
        let body = bytes(&[9]);
        assert_eq!(
            late,
            Some(Arrived::Picture {
                at_ms: 40,
                composition_ms: -2,
                is_key: false,
                body
            })
        );
        let frame = sound(&bytes(&[0xaf, 1, 5]), 7);
        assert_eq!(
            frame,
            Some(Arrived::Sound {
                at_ms: 7,
                body: bytes(&[5])
            })
        );
        let config = sound(&bytes(&[0xaf, 0, 0x11]), 0);
        assert_eq!(config, Some(Arrived::AudioHeader(bytes(&[0x11]))));
    }

    #[test]
    fn what_is_cut_short_or_of_another_codec_is_left_out() {
        for tag in [&[][..], &[0x17], &[0x17, 1, 0, 0], &[0x12, 1, 0, 0, 0, 1]] {
            assert_eq!(picture(&Bytes::copy_from_slice(tag), 0), None, "{tag:?}");
        }
        for tag in [&[][..], &[0xaf], &[0x2f, 1, 1], &[0xaf, 9, 1]] {
            assert_eq!(sound(&Bytes::copy_from_slice(tag), 0), None, "{tag:?}");
        }
    }
}
