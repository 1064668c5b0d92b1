//! A practice run: what arrived, and what to train with.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_domain::UnixMs;

use super::LinkView;

/// A practice run, once a second and at every change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PracticeView {
    /// The connection to our own receiver.
    pub link: LinkView,
    /// Pictures that arrived.
    #[ts(type = "number")]
    pub pictures: u64,
    /// Places where pictures are missing.
    #[ts(type = "number")]
    pub gaps: u64,
    /// What arrived over the last four seconds, in kbit/s.
    pub kbps: u32,
    /// From a picture's tick until its bytes had arrived, in milliseconds: the median of the last
    /// second. `None` before the first.
    pub arrival_ms: Option<f32>,
    /// The camera was taken away for training, and comes back then.
    pub camera_lost_until: Option<UnixMs>,
    /// Likewise the network.
    pub network_lost_until: Option<UnixMs>,
}

/// What to train with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Training {
    /// The camera goes away for ten seconds.
    CameraLoss,
    /// The network goes away for ten seconds.
    NetworkLoss,
    /// A viewer asks something.
    Question,
}
