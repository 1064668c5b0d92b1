//! Capture, mixer, encoders, destinations, recordings and preview: the only crate that knows GStreamer.
//!
//! Start at [`Engine`]. Threads: the engine's own (owns the pipelines), the mixer's ([`mixer`] at
//! every tick of the clock), the sound mixer's, one for each source, one for each destination,
//! one for a recording, one for the preview while somebody watches, one that watches devices. Between them go only
//! atomics and bounded queues; the mixer's thread takes no lock.
//!
//! Left out on purpose: words for people, secrets at rest, the show itself.

#[doc(hidden)]
pub mod bench;
mod clock;
mod destination;
mod edition;
mod elements;
mod encode;
mod engine;
mod error;
mod event;
pub mod layout;
pub mod mixer;
mod preview;
mod priority;
pub mod program;
mod recorder;
mod sound;
mod source;
mod stats;
mod still;
mod survey;
mod teardown;
mod ticker;
mod viewing;
mod wall;
mod watch;

pub use destination::{
    AddressError, DestinationId, DestinationSpec, DestinationStats, KnockError, StreamKey,
    StreamUrl, check_address, knock, measure_line, split_key,
};
pub use edition::{
    CompositionId, CompositionSpec, Edition, EditionId, EditionSpec, EditionStats, OtherPrograms,
};
pub use encode::{BitrateProperty, BitrateUnit, EncoderKind, EncoderProfile, EncodingSpec};
pub use engine::{Engine, EngineConfig, Stopped};
pub use error::EngineError;
pub use event::{EngineEvent, Link, LostReason, ProgramShown, SourceCondition, Warning};
pub use preview::{PreviewFrame, PreviewSize};
pub use recorder::{
    Chapter, ClipError, ClipSpec, Cut, MendError, RecordedFile, RecordingEnd, RecordingSpec,
    RecordingState, RecordingStats, SplitRule, Whole, cut, look_at, write_chapters,
};
pub use sound::{Level, Levels, Strip};
pub use source::{
    AudioSlot, AudioSource, Device, DeviceId, ShareEnd, SourceSlot, VideoSlot, VideoSource,
    check_screen_portal,
};
pub use stats::Stats;
pub use survey::{EncoderTrial, gstreamer_version, has_element, list_devices, try_encoders};
pub use viewing::{OnViewed, ViewerFrame, Viewing};
pub use wall::{set_wall_clock, unix_ms, wall_clock_moved_ms};
pub use watch::Finding;
