//! Empty pictures to compose into: buffers of one size, which come back when encoders and previews
//! have let go of them.

use std::sync::Arc;

use gst::prelude::*;
use gst_video::prelude::*;
use gst_video::video_frame::Writable;

use super::NAME;
use crate::encode::{Intake, picture_caps};
use crate::error::EngineError;
use crate::mixer::{Composed, I420Mut, Inputs, Mixer};
use crate::program::{Canvas, ProgramSpec};

/// Frames at rest in the pool; the others are made when an encoder is behind.
const POOL_AT_REST: u32 = 4;
/// On top of those in encoders' queues: one being composed, one in the encoder, one
/// in the preview, and the references the encoder keeps.
const POOL_BEYOND_QUEUE: u32 = 6;
/// So many encoders may have their queues full of one composition's pictures, that of the program and
/// those of other rates, before a tick finds no free buffer.
const QUEUES: u32 = 4;

/// Pictures of one canvas.
pub(super) struct Pictures {
    pool: gst::BufferPool,
    info: gst_video::VideoInfo,
}

impl Pictures {
    pub fn open(canvas: Canvas) -> Result<Self, EngineError> {
        let info = gst_video::VideoInfo::from_caps(&picture_caps(canvas))
            .map_err(|error| EngineError::build(NAME, error))?;
        Ok(Self {
            pool: make_pool(canvas)?,
            info,
        })
    }

    /// A free one; `None` when encoders and previews hold them all.
    pub fn next(&self) -> Option<gst_video::VideoFrame<Writable>> {
        let flags = gst::BufferPoolAcquireFlags::DONTWAIT;
        let params = gst::BufferPoolAcquireParams::with_flags(flags);
        let buffer = self.pool.acquire_buffer(Some(&params)).ok()?;
        gst_video::VideoFrame::from_buffer_writable(buffer, &self.info).ok()
    }
}

impl Drop for Pictures {
    fn drop(&mut self) {
        if let Err(error) = self.pool.set_active(false) {
            tracing::warn!(%error, "a picture pool did not close in order");
        }
    }
}

/// Composes into a picture; `None` for one that is not as it was said to be.
pub(super) fn draw(
    picture: &mut gst_video::VideoFrame<Writable>,
    mixer: &mut Mixer,
    program: &Arc<ProgramSpec>,
    inputs: &Inputs<'_>,
    due_ns: u64,
) -> Option<Composed> {
    let strides = std::array::from_fn(|plane| picture.plane_stride()[plane] as u32);
    let (width, height) = (picture.width(), picture.height());
    let [y, u, v, _] = picture.planes_data_mut();
    let out = I420Mut::new([y, u, v], strides, width, height).ok()?;
    Some(mixer.compose(program, inputs, due_ns, out))
}

pub(crate) fn make_pool(canvas: Canvas) -> Result<gst::BufferPool, EngineError> {
    let caps = picture_caps(canvas);
    let info =
        gst_video::VideoInfo::from_caps(&caps).map_err(|error| EngineError::build(NAME, error))?;
    let pool = gst_video::VideoBufferPool::new().upcast::<gst::BufferPool>();
    let mut config = pool.config();
    let waiting = Intake::most_waiting(canvas) + Intake::most_waiting_more(canvas);
    let most = QUEUES * waiting + POOL_BEYOND_QUEUE;
    config.set_params(Some(&caps), info.size() as u32, POOL_AT_REST, most);
    pool.set_config(config)
        .map_err(|error| EngineError::build(NAME, error))?;
    pool.set_active(true)
        .map_err(|error| EngineError::build(NAME, error))?;
    Ok(pool)
}
