//! The studio from outside: real schedule, real cards, real engine, without devices or a network.

#![allow(clippy::unwrap_used, reason = "helpers of tests are tests")]

mod bundle;
mod common;
mod desk;
mod destinations;
mod dossier;
mod export;
mod import;
mod photos;
mod planning;
mod portable;
mod practice;
mod preflight;
mod price_truth;
mod resume;
