//! One picture after the other made into small JPEGs, for those who show other pictures than the
//! program's newest.

use super::jpeg::JpegEncoder;
use super::shrink::{self, Shrinker};
use crate::error::EngineError;
use crate::teardown::Teardown;

/// Makes small JPEGs; keeps its buffers and its encoder.
#[derive(Default)]
pub(crate) struct SmallJpeg {
    shrinker: Shrinker,
    encoder: Option<JpegEncoder>,
}

impl SmallJpeg {
    /// An I420 picture in BT.709 as a JPEG at most `width` pixels wide, and its size.
    pub fn make(
        &mut self,
        picture: gst::Buffer,
        info: &gst_video::VideoInfo,
        width: u32,
        teardown: &Teardown,
    ) -> Result<(Vec<u8>, u16, u16), EngineError> {
        let width = (width.min(info.width()) & !1).max(2);
        let height = u64::from(width) * u64::from(info.height()) / u64::from(info.width().max(1));
        let height = (height as u32 & !1).max(2);
        let suits = |encoder: &JpegEncoder| encoder.suits(width, height);
        if !self.encoder.as_ref().is_some_and(suits) {
            self.drop_encoder(teardown);
            self.encoder = Some(JpegEncoder::start(width, height)?);
        }
        let encoder = self.encoder.as_mut().expect("made just above");
        let frame = gst_video::VideoFrame::from_buffer_readable(picture, info)
            .map_err(|_| EngineError::build("viewing", "the picture could not be read"))?;
        let planes = shrink::planes_of(&frame);
        let small = self
            .shrinker
            .shrink(planes, (width as usize, height as usize));
        let jpeg = encoder.encode(small);
        if jpeg.is_err() {
            self.drop_encoder(teardown);
        }
        Ok((jpeg?, width as u16, height as u16))
    }

    /// Throws the encoder away.
    pub fn discard(mut self, teardown: &Teardown) {
        self.drop_encoder(teardown);
    }

    fn drop_encoder(&mut self, teardown: &Teardown) {
        if let Some(encoder) = self.encoder.take() {
            encoder.discard(teardown);
        }
    }
}
