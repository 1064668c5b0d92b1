//! What holds for cards whatever they look like.

#[path = "../common/mod.rs"]
mod common;
mod files;
mod fit;
mod kept;
mod link;
mod photos;
