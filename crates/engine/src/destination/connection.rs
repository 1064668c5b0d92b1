//! One connection to a server: a pipeline that is made for it and thrown away with it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use gst::prelude::*;
use gst_app::AppSrc;

use super::address::Address;
use super::outlet::{CodecCaps, CodedPacket};
use super::queue::PacketKind;
use crate::elements::{make, set_if_there};
use crate::error::EngineError;
use crate::event::LostReason;
use crate::teardown::Teardown;

const NAME: &str = "destination";
/// The first buffer is the FLV header; rtmp2sink takes the next one only when the server has
/// taken the stream.
const BUFFERS_BEFORE_OPEN: u64 = 2;
/// rtmp2sink's own limit for each wait on the socket, in seconds.
const SOCKET_TIMEOUT_S: u32 = 5;

/// How rtmp2sink tells a stream that is published already: `G_IO_ERROR_EXISTS`, as it gives the numbers of
/// an error it has no code for.
const IN_USE: &str = "domain g-io-error-quark, code 2";

/// A connection, from the first packet on.
#[derive(Debug)]
pub(crate) struct Connection {
    pipeline: gst::Pipeline,
    video: AppSrc,
    audio: AppSrc,
    sink: gst::Element,
    delivered: Arc<AtomicU64>,
    /// What had left when the server seemed to have taken the stream.
    bytes_when_taken: Option<u64>,
    origin_ns: Option<u64>,
}

impl Connection {
    /// Makes the pipeline and lets it connect.
    ///
    /// ```text
    /// appsrc (H.264) ─┐
    ///                 flvmux ─ rtmp2sink
    /// appsrc (AAC) ───┘
    /// ```
    pub fn open(address: &Address, caps: &CodecCaps) -> Result<Self, EngineError> {
        let pipeline = gst::Pipeline::new();
        let video = make_entrance(&caps.video);
        let audio = make_entrance(&caps.audio);
        let muxer = make("flvmux")?;
        muxer.set_property("streamable", true);
        let sink = make_sink(address)?;
        let elements = [video.upcast_ref(), audio.upcast_ref(), &muxer, &sink];
        pipeline
            .add_many(elements)
            .map_err(|error| EngineError::build(NAME, error))?;
        link_to_muxer(&video, &muxer, "video")?;
        link_to_muxer(&audio, &muxer, "audio")?;
        muxer
            .link(&sink)
            .map_err(|error| EngineError::build(NAME, error))?;
        let delivered = count_buffers(&sink);
        pipeline
            .set_state(gst::State::Playing)
            .map_err(|error| EngineError::play(NAME, error))?;
        Ok(Self {
            pipeline,
            video,
            audio,
            sink,
            delivered,
            bytes_when_taken: None,
            origin_ns: None,
        })
    }

    /// Program time of the first picture: what the server is told as 0.
    pub fn origin_ns(&self) -> Option<u64> {
        self.origin_ns
    }

    /// Hands a packet over, with times from 0 at the connection's first picture. Sound from
    /// before that picture is left out.
    pub fn send(&mut self, packet: CodedPacket) {
        let origin_ns = *self.origin_ns.get_or_insert(packet.pts_ns);
        let Some(time_ns) = packet.pts_ns.checked_sub(origin_ns) else {
            return;
        };
        let time = gst::ClockTime::from_nseconds(time_ns);
        let mut buffer = packet.body;
        // The coded bytes are shared with other destinations; only the times are our own.
        let header = buffer.make_mut();
        header.set_pts(time);
        header.set_dts(time);
        let entrance = match packet.kind {
            PacketKind::Sound => &self.audio,
            PacketKind::Key | PacketKind::Delta => &self.video,
        };
        // A refusal means that the pipeline has failed, which is seen on its bus.
        let _ = entrance.push_buffer(buffer);
    }

    /// What waits to be sent inside the pipeline, in nanoseconds. The muxer takes pictures and
    /// sound in turns, so only what waits of both waits for the server: the rest waits for its
    /// counterpart, which is still on its way from the encoder.
    pub fn pending_ns(&self) -> u64 {
        let (video, audio) = self.levels();
        video.min(audio)
    }

    /// What waits for its counterpart: not much in a healthy program.
    pub fn unpaired_ns(&self) -> u64 {
        let (video, audio) = self.levels();
        video.abs_diff(audio)
    }

    fn levels(&self) -> (u64, u64) {
        let level = |entrance: &AppSrc| entrance.current_level_time().nseconds();
        (level(&self.video), level(&self.audio))
    }

    /// Whether the server has taken the stream. A sink that was refused lets buffers go before it says
    /// so, so that something must have left since as well.
    pub fn is_open(&mut self) -> bool {
        if self.delivered.load(Ordering::Relaxed) <= BUFFERS_BEFORE_OPEN {
            return false;
        }
        let bytes_out = self.bytes_out();
        bytes_out > *self.bytes_when_taken.get_or_insert(bytes_out)
    }

    /// Bytes written to the socket so far.
    pub fn bytes_out(&self) -> u64 {
        let stats = self.sink.property::<Option<gst::Structure>>("stats");
        stats
            .and_then(|stats| stats.get::<u64>("out-bytes-total").ok())
            .unwrap_or(0)
    }

    /// Why it failed, if it did.
    pub fn failure(&self) -> Option<LostReason> {
        let bus = self.pipeline.bus()?;
        let message = bus.pop_filtered(&[gst::MessageType::Error, gst::MessageType::Eos])?;
        let gst::MessageView::Error(error) = message.view() else {
            return Some(LostReason::Closed);
        };
        let kind = error.error().kind::<gst::ResourceError>();
        tracing::debug!(?kind, "a connection failed");
        let details = error.debug();
        Some(match kind {
            Some(gst::ResourceError::NotAuthorized) => LostReason::Rejected,
            _ if details.is_some_and(|details| is_in_use(&details)) => LostReason::InUse,
            _ => LostReason::Closed,
        })
    }

    /// Tells the server that this is the end, and waits at most until `is_late` for it to leave.
    pub fn finish(&self, limit: std::time::Duration) {
        let _ = self.video.end_of_stream();
        let _ = self.audio.end_of_stream();
        if let Some(bus) = self.pipeline.bus() {
            let limit = gst::ClockTime::try_from(limit).unwrap_or(gst::ClockTime::ZERO);
            bus.timed_pop_filtered(limit, &[gst::MessageType::Eos, gst::MessageType::Error]);
        }
    }

    /// Throws the pipeline away.
    pub fn discard(self, teardown: &Teardown) {
        teardown.discard(NAME, self.pipeline);
    }
}

/// Whether the details name this error, and not one whose number begins alike.
fn is_in_use(details: &str) -> bool {
    let rest = details.split_once(IN_USE).map(|(_, rest)| rest);
    rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_digit()))
}

/// Not live: the muxer then waits for both streams instead of guessing by the clock, and packets
/// leave in the order of their times.
fn make_entrance(caps: &gst::Caps) -> AppSrc {
    AppSrc::builder()
        .caps(caps)
        .format(gst::Format::Time)
        .is_live(false)
        .block(false)
        .max_bytes(0)
        .build()
}

fn make_sink(address: &Address) -> Result<gst::Element, EngineError> {
    let sink = make("rtmp2sink")?;
    sink.set_property_from_str("scheme", if address.is_secure { "rtmps" } else { "rtmp" });
    sink.set_property("host", &address.host);
    sink.set_property("port", i32::from(address.port));
    sink.set_property("application", &address.application);
    sink.set_property("stream", address.stream.reveal());
    if let Some((user, password)) = &address.login {
        sink.set_property("username", user);
        sink.set_property("password", password.reveal());
    }
    sink.set_property("timeout", SOCKET_TIMEOUT_S);
    // Packets leave when they are made; the encoder keeps the time.
    sink.set_property("sync", false);
    sink.set_property("async", false);
    sink.set_property("enable-last-sample", false);
    // 128 bytes, the protocol's default, costs a header for every 128 bytes of a keyframe.
    sink.set_property("chunk-size", 4096u32);
    set_if_there(&sink, "tls-validation-flags", "validate-all");
    Ok(sink)
}

fn link_to_muxer(entrance: &AppSrc, muxer: &gst::Element, pad: &str) -> Result<(), EngineError> {
    entrance
        .link_pads(Some("src"), muxer, Some(pad))
        .map_err(|error| EngineError::build(NAME, error))
}

fn count_buffers(sink: &gst::Element) -> Arc<AtomicU64> {
    let delivered = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&delivered);
    if let Some(pad) = sink.static_pad("sink") {
        let mask = gst::PadProbeType::BUFFER | gst::PadProbeType::BUFFER_LIST;
        pad.add_probe(mask, move |_, _| {
            counter.fetch_add(1, Ordering::Relaxed);
            gst::PadProbeReturn::Ok
        });
    }
    delivered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_exists_is_told_from_a_timeout() {
        let of = |code: u8| {
            format!(
                "gstrtmp2sink.c(1117): send_connect_error (): /GstPipeline:pipeline0/GstRtmp2Sink:rtmp2sink0:\n\
                 domain g-io-error-quark, code {code}"
            )
        };
        assert!(is_in_use(&of(2)) && is_in_use(&format!("{}\n", of(2))));
        assert!(!is_in_use(&of(24)) && !is_in_use(&of(39)) && !is_in_use(""));
    }
}
