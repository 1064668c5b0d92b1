//! The rig: everything a show needs around it, real and started by the tests themselves.
//!
//! A [`Desk`] is a desktop session of its own (D-Bus, PipeWire, WirePlumber); a [`Display`] is an X
//! server and the [`ScreenPortal`] what a Wayland desktop is to a program; the [`Clapper`] draws a known moving picture on it and plays into a microphone, a flash
//! for each beep; a [`Camera`] plays footage as a PipeWire camera; the [`RtmpServer`] is nginx and
//! keeps what arrives; the [`Proxy`] before it fails on demand. A [`Stage`] is all of it. [`Air`] is
//! the program under test without a window, [`Window`] with one, and a [`Recording`] is judged.
//!
//! Every process is ended when its owner is dropped, or when the test dies. Every wait has a
//! deadline. What the rig leaves out on purpose: any knowledge of how the program works inside.

mod air;
mod awake;
pub mod barcode;
mod camera;
mod certificate;
mod clapper;
mod deadline;
mod desk;
mod display;
mod error;
mod painter;
mod portal;
mod process;
mod proxy;
pub mod recording;
mod rtmp;
mod sound;
mod stage;
mod steal;
mod window;

pub use air::{
    Air, AirOptions, DestinationStatus, EditionStatus, Line, Status, Take, device_named, devices,
    program,
};
pub use camera::Camera;
pub use certificate::Certificate;
pub use clapper::{Clapper, ClapperPlan};
pub use deadline::wait_for;
pub use desk::Desk;
pub use display::{Display, Screen};
pub use error::{Error, Result};
pub use portal::ScreenPortal;
pub use process::{Output, Process};
pub use proxy::{Fault, Proxy};
pub use recording::Recording;
pub use rtmp::RtmpServer;
pub use stage::Stage;
pub use steal::Steal;
pub use window::Window;
