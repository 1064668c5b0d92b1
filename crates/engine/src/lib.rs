//! Capture, mixer, encoders, destinations and preview: the only crate that knows GStreamer.

pub mod layout;
pub mod mixer;
pub mod program;
