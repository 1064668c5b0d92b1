//! Whole shows, against real devices and servers.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test stops at the first thing that is wrong, and says what it measured"
)]

mod camera_lost;
mod clap;
mod common;
mod desktop;
mod devices;
mod full_show;
mod hardship;
mod line;
mod portrait;
mod recording;
mod secure_server;
mod server_trouble;
mod several_destinations;
mod soak;
mod wayland;
