//! For the benchmark alone, and no part of the contract: a picture's way through mixer and encoder
//! without the clock, and an ear at the hub of a running engine.

use std::sync::Arc;
use std::time::{Duration, Instant};

use gst::prelude::*;
use gst_app::AppSrc;
use gst_video::prelude::*;

use crate::destination::{Hub, Outlet, PacketKind};
use crate::encode::{
    EncoderKind, EncoderPipeline, EncoderProfile, EncodingSpec, make_video_encoder, picture_caps,
};
use crate::engine::start_gstreamer;
use crate::error::EngineError;
use crate::mixer::{I420Mut, Inputs, Mixer};
use crate::program::{Canvas, ProgramSpec};
use crate::ticker::make_pool;

const NAME: &str = "full speed";
/// So many pictures wait for the encoder at most: on air it is as good as always waiting itself.
const WAITING: u64 = 2;
/// An encoder that is so long about its last pictures has died.
const LAST_PICTURES: gst::ClockTime = gst::ClockTime::from_seconds(20);

/// The mixer and the video encoder of a show, as fast as they go.
pub struct FullSpeed {
    mixer: Mixer,
    pool: gst::BufferPool,
    info: gst_video::VideoInfo,
    encoder: EncoderPipeline,
    frame: u64,
}

impl FullSpeed {
    /// Starts the encoder that `spec` names. Its packets go to `on_packet` as the hub gets them.
    pub fn start(
        canvas: Canvas,
        spec: &EncodingSpec,
        on_packet: impl FnMut(&gst::Sample) + Send + 'static,
    ) -> Result<Self, EngineError> {
        start_gstreamer()?;
        let wanted = |profile: &EncoderProfile| {
            profile.kind == EncoderKind::H264 && Some(&profile.element) == spec.encoder.as_ref()
        };
        let profile = EncoderProfile::shipped()
            .into_iter()
            .find(wanted)
            .ok_or_else(|| EngineError::MissingElement {
                element: spec.encoder.clone().unwrap_or_default(),
            })?;
        let encoder = make_video_encoder(&profile, canvas, spec, on_packet)?;
        hold_back(&encoder.entrance);
        encoder
            .pipeline
            .set_state(gst::State::Playing)
            .map_err(|error| EngineError::play(NAME, error))?;
        let info = gst_video::VideoInfo::from_caps(&picture_caps(canvas))
            .map_err(|error| EngineError::build(NAME, error))?;
        Ok(Self {
            mixer: Mixer::new(canvas),
            pool: make_pool(canvas)?,
            info,
            encoder,
            frame: 0,
        })
    }

    /// Composes the next picture and gives it to the encoder; waits while that is behind.
    pub fn push(
        &mut self,
        program: &Arc<ProgramSpec>,
        inputs: &Inputs<'_>,
    ) -> Result<(), EngineError> {
        let failed = |error: &dyn std::fmt::Display| EngineError::play(NAME, error);
        let buffer = self
            .pool
            .acquire_buffer(None)
            .map_err(|error| failed(&error))?;
        let mut picture = gst_video::VideoFrame::from_buffer_writable(buffer, &self.info)
            .map_err(|_| failed(&"a picture could not be written"))?;
        let strides = std::array::from_fn(|plane| picture.plane_stride()[plane] as u32);
        let (width, height) = (picture.width(), picture.height());
        let [y, u, v, _] = picture.planes_data_mut();
        let out = I420Mut::new([y, u, v], strides, width, height).map_err(|e| failed(&e))?;
        let due_ns = self.due_ns(self.frame);
        self.mixer.compose(program, inputs, due_ns, out);
        let mut buffer = picture.into_buffer();
        if let Some(header) = buffer.get_mut() {
            header.set_pts(gst::ClockTime::from_nseconds(due_ns));
            let next_ns = self.due_ns(self.frame + 1);
            header.set_duration(gst::ClockTime::from_nseconds(next_ns - due_ns));
        }
        self.frame += 1;
        self.encoder
            .entrance
            .push_buffer(buffer)
            .map_err(|error| failed(&error))?;
        Ok(())
    }

    /// Waits for the encoder's last packet.
    pub fn finish(self) -> Result<(), EngineError> {
        let failed = |detail: &str| EngineError::play(NAME, detail);
        self.encoder
            .entrance
            .end_of_stream()
            .map_err(|error| failed(&error.to_string()))?;
        let bus = self
            .encoder
            .pipeline
            .bus()
            .ok_or_else(|| failed("no bus"))?;
        let ends = [gst::MessageType::Eos, gst::MessageType::Error];
        let message = bus.timed_pop_filtered(LAST_PICTURES, &ends);
        let stopped = self.encoder.pipeline.set_state(gst::State::Null);
        match message.as_ref().map(|message| message.view()) {
            Some(gst::MessageView::Eos(_)) => {}
            Some(gst::MessageView::Error(error)) => {
                return Err(failed(&error.error().to_string()));
            }
            _ => return Err(failed("the encoder did not end")),
        }
        stopped.map_err(|error| failed(&error.to_string()))?;
        self.pool
            .set_active(false)
            .map_err(|error| failed(&error.to_string()))
    }

    fn due_ns(&self, frame: u64) -> u64 {
        frame * 1_000_000_000 * u64::from(self.info.fps().denom() as u32)
            / u64::from(self.info.fps().numer() as u32)
    }
}

/// On air whoever pushes drops what is too much; here it waits.
fn hold_back(entrance: &AppSrc) {
    entrance.set_block(true);
    entrance.set_max_buffers(WAITING);
}

/// Hears every coded picture of a running engine as a destination would, from the next key on.
pub struct Tap {
    hub: Hub,
    outlet: Arc<Outlet>,
}

/// A coded picture.
pub struct Tapped {
    /// When it was there to be sent.
    pub at: Instant,
    /// The program time of its tick.
    pub pts_ns: u64,
    /// One access unit, its parts led by their lengths in four bytes.
    pub avc: gst::Buffer,
}

impl Tap {
    pub(crate) fn open(hub: &Hub) -> Self {
        let outlet = hub.add();
        outlet.queue().open();
        hub.want_key();
        Self {
            hub: hub.clone(),
            outlet,
        }
    }

    /// The next coded picture, waited for at most `limit`.
    pub fn next(&self, limit: Duration) -> Option<Tapped> {
        let until = Instant::now() + limit;
        loop {
            let packet = self.outlet.queue().pop();
            match packet {
                Some(packet) if packet.kind == PacketKind::Sound => {}
                Some(packet) => {
                    let at = Instant::now();
                    return Some(Tapped {
                        at,
                        pts_ns: packet.pts_ns,
                        avc: packet.body,
                    });
                }
                None => {
                    let left = until.saturating_duration_since(Instant::now());
                    if left.is_zero() {
                        return None;
                    }
                    self.outlet.wait(left);
                }
            }
        }
    }

    /// The format of the pictures, with the codec's headers in it.
    pub fn caps(&self) -> Option<gst::Caps> {
        self.hub.caps().map(|caps| caps.video)
    }
}

impl Drop for Tap {
    fn drop(&mut self) {
        self.hub.remove(&self.outlet);
    }
}
