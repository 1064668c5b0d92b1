//! The store as files on the disk: written, found, damaged, undone.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod answers;
mod common;
mod demo;
mod dossier;
mod durability;
mod import;
mod opening;
mod search;
mod shows;
mod tables;
mod undo;
