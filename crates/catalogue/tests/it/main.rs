//! Files as shops and platforms write them, read as a user's are.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod documented;
mod export;
mod feeds;
mod hostile;
mod mutated;
mod photos;
mod plain;
mod reviews;
mod shopify;
mod support;
