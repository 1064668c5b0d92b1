//! The engine from outside: what it makes is judged where it arrives.

mod common;
mod editions;
mod recording;
mod rtmp;
mod watch;
