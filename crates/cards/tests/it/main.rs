//! Cards as pictures, and what holds for them whatever they look like.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod common;
mod files;
mod fit;
mod golden;
mod kept;
mod link;
mod photos;
