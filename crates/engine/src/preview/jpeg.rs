//! JPEG through libjpeg-turbo, by way of GStreamer's jpegenc: one picture in, one file out.

use gst::prelude::*;
use gst_app::{AppSink, AppSrc};

use super::shrink::Small;
use crate::elements::{chain, make};
use crate::error::EngineError;
use crate::teardown::Teardown;

const NAME: &str = "preview encoder";
/// Good enough for text on a card to be read, at about 25 kB for 640x360.
const QUALITY: i32 = 75;
/// One small picture takes a millisecond or two; longer means that the element is stuck.
const PATIENCE: gst::ClockTime = gst::ClockTime::from_seconds(1);

/// Encodes pictures of one size.
pub(super) struct JpegEncoder {
    pipeline: gst::Pipeline,
    entrance: AppSrc,
    exit: AppSink,
    width: u32,
    height: u32,
}

impl JpegEncoder {
    /// ```text
    /// appsrc (I420, full range) ─ jpegenc ─ appsink
    /// ```
    pub fn start(width: u32, height: u32) -> Result<Self, EngineError> {
        let caps = gst_video::VideoCapsBuilder::new()
            .format(gst_video::VideoFormat::I420)
            .width(width as i32)
            .height(height as i32)
            .framerate(gst::Fraction::new(0, 1))
            .field("colorimetry", "1:4:0:0")
            .build();
        let pipeline = gst::Pipeline::new();
        let entrance = AppSrc::builder()
            .caps(&caps)
            .format(gst::Format::Time)
            .block(false)
            .build();
        let encoder = make("jpegenc")?;
        encoder.set_property("quality", QUALITY);
        let exit = AppSink::builder().sync(false).async_(false).build();
        chain(
            &pipeline,
            NAME,
            &[entrance.upcast_ref(), &encoder, exit.upcast_ref()],
        )?;
        pipeline
            .set_state(gst::State::Playing)
            .map_err(|error| EngineError::play(NAME, error))?;
        Ok(Self {
            pipeline,
            entrance,
            exit,
            width,
            height,
        })
    }

    /// Whether it is made for pictures of this size.
    pub fn suits(&self, width: u32, height: u32) -> bool {
        (self.width, self.height) == (width, height)
    }

    /// The picture as a JPEG file.
    pub fn encode(&mut self, picture: &Small) -> Result<Vec<u8>, EngineError> {
        let mut buffer = gst::Buffer::from_slice(picture.packed());
        if let Some(buffer) = buffer.get_mut() {
            buffer.set_pts(gst::ClockTime::ZERO);
        }
        self.entrance
            .push_buffer(buffer)
            .map_err(|error| EngineError::play(NAME, error))?;
        let sample = self
            .exit
            .try_pull_sample(PATIENCE)
            .ok_or_else(|| EngineError::play(NAME, "no picture came out"))?;
        let buffer = sample
            .buffer()
            .ok_or_else(|| EngineError::play(NAME, "an empty sample"))?;
        let map = buffer
            .map_readable()
            .map_err(|error| EngineError::play(NAME, error))?;
        Ok(map.as_slice().to_vec())
    }

    /// Throws it away.
    pub fn discard(self, teardown: &Teardown) {
        teardown.discard(NAME, self.pipeline);
    }
}
