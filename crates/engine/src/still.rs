//! Single pictures beside the program: what a source shows, and a program as it would look now.

use std::sync::Arc;

use gst_video::prelude::*;

use crate::encode::picture_caps;
use crate::error::EngineError;
use crate::mixer::{I420Mut, Inputs, Mixer};
use crate::program::{Canvas, ProgramSpec};
use crate::source::{FrameSlot, Look};
use crate::ticker::TickShared;

const NAME: &str = "still picture";
/// Scaling and coding one frame takes some ten milliseconds.
const PICTURE_WITHIN: gst::ClockTime = gst::ClockTime::from_seconds(2);

/// The source's next frame as a JPEG of this width; `None` while nothing arrives.
pub(crate) fn of_source(slot: &FrameSlot, width: u32) -> Result<Option<Vec<u8>>, EngineError> {
    let Some(sample) = Look::at(slot).sample() else {
        return Ok(None);
    };
    let caps = sample
        .caps()
        .ok_or_else(|| failed("a frame without caps"))?;
    let info = gst_video::VideoInfo::from_caps(caps).map_err(failed)?;
    let height = (info.height() * width / info.width().max(1)).clamp(16, 2 * width);
    jpeg(
        &sample,
        width.next_multiple_of(2),
        height.next_multiple_of(2),
    )
    .map(Some)
}

/// The program as the mixer would show it now, on a canvas of its own, as a JPEG.
pub(crate) fn of_program(
    program: &Arc<ProgramSpec>,
    canvas: Canvas,
    ticks: &TickShared,
) -> Result<Vec<u8>, EngineError> {
    // Both are asked before either is waited for.
    let (camera, screen) = (Look::at(&ticks.camera), Look::at(&ticks.screen));
    let (camera, screen) = (camera.frame(), screen.frame());
    let inputs = Inputs {
        camera: camera.as_ref().map(|frame| frame.view()),
        screen: screen.as_ref().map(|frame| frame.view()),
    };
    let caps = picture_caps(canvas);
    let info = gst_video::VideoInfo::from_caps(&caps).map_err(failed)?;
    let buffer = gst::Buffer::with_size(info.size()).map_err(failed)?;
    let mut picture = gst_video::VideoFrame::from_buffer_writable(buffer, &info)
        .map_err(|_| failed("the picture cannot be written"))?;
    let strides = std::array::from_fn(|plane| picture.plane_stride()[plane] as u32);
    let [y, u, v, _] = picture.planes_data_mut();
    let out = I420Mut::new([y, u, v], strides, canvas.width, canvas.height).map_err(failed)?;
    // A mixer that has shown nothing yet cuts: no card is on its way.
    Mixer::new(canvas).compose(program, &inputs, 0, out);
    let buffer = picture.into_buffer();
    let sample = gst::Sample::builder().buffer(&buffer).caps(&caps).build();
    jpeg(&sample, canvas.width, canvas.height)
}

fn jpeg(picture: &gst::Sample, width: u32, height: u32) -> Result<Vec<u8>, EngineError> {
    let wanted = gst::Caps::builder("image/jpeg")
        .field("width", width as i32)
        .field("height", height as i32)
        .field("pixel-aspect-ratio", gst::Fraction::new(1, 1))
        .build();
    let coded =
        gst_video::convert_sample(picture, &wanted, Some(PICTURE_WITHIN)).map_err(failed)?;
    let buffer = coded.buffer().ok_or_else(|| failed("an empty sample"))?;
    let map = buffer.map_readable().map_err(failed)?;
    Ok(map.as_slice().to_vec())
}

fn failed(error: impl std::fmt::Display) -> EngineError {
    EngineError::play(NAME, error)
}
