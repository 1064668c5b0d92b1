//! The use cases: commands in, events out; knows no transport.

pub mod lossy;
pub mod protocol;
pub mod words;
