//! Shows as they are planned, run and caught up with.

mod catch_up;
mod json;
mod live;
mod plan;
mod properties;
mod support;
