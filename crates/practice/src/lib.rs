//! The far end of a practice run: an RTMP receiver on this computer that stands in for a platform.
//!
//! The engine pushes to it exactly as it pushes to a platform, and it hands on what arrived: codec
//! headers, coded pictures and sound with their times, and counts. It listens on 127.0.0.1 only, on
//! a port and with a key that are drawn anew for each run, and takes nobody without that key.
//!
//! It is a tokio program inside; its own thread runs it, so that whoever opens a [`Receiver`] needs
//! no runtime and names none. Left out on purpose: decoding (the engine does it), recording, playing
//! out, and everybody but one publisher.

mod address;
mod arrival;
mod budget;
mod counts;
mod receiver;
mod session;

pub use address::Address;
pub use arrival::Arrived;
pub use counts::Counts;
pub use receiver::{OnArrival, Receiver, ReceiverError};
