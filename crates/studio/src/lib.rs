//! The use cases: commands in, events out; knows no transport.

pub mod protocol;
