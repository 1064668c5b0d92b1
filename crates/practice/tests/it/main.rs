//! The practice receiver, spoken to as a server is.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod engine;
mod receiver;
