//! What of the program goes to a destination: the program as it is, or another edition of it, with a
//! rate or a picture of its own.
//!
//! Ids are the caller's. The same id must always mean the same: whoever wants another size or rate
//! takes another id.

use std::sync::Arc;

use crate::encode::EncodingSpec;
use crate::program::{Canvas, ProgramSpec};

/// Which picture is composed at each tick.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CompositionId(pub u32);

impl CompositionId {
    /// The program's own, which is recorded and seen in practice.
    pub const PROGRAM: Self = Self(0);
}

/// A picture composed beside the program's, in the same ticks and from the same frames of the same
/// sources. What it shows comes with [`Engine::set_programs`](crate::Engine::set_programs).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompositionSpec {
    /// Any but [`CompositionId::PROGRAM`].
    pub id: CompositionId,
    /// In pixels, even.
    pub width: u32,
    /// In pixels, even.
    pub height: u32,
}

impl CompositionSpec {
    /// Its canvas: its size, at the program's rate.
    pub(crate) fn canvas(self, program: Canvas) -> Canvas {
        let Self { width, height, .. } = self;
        Canvas {
            width,
            height,
            fps: program.fps,
        }
    }
}

/// Which edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EditionId(pub u64);

/// What a destination is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edition {
    /// The program.
    Program,
    /// Something else, coded once for all destinations that want the same.
    Other(EditionSpec),
}

impl Edition {
    /// Its id, unless it is the program.
    pub(crate) fn id(&self) -> Option<EditionId> {
        match self {
            Self::Program => None,
            Self::Other(spec) => Some(spec.id),
        }
    }
}

/// An edition beside the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionSpec {
    /// Which one.
    pub id: EditionId,
    /// The picture it shows; `None` for the program's, at another rate.
    pub composition: Option<CompositionSpec>,
    /// What it is coded into.
    pub encoding: EncodingSpec,
}

impl EditionSpec {
    /// Which picture it shows.
    pub(crate) fn composition(&self) -> CompositionId {
        self.composition
            .map_or(CompositionId::PROGRAM, |composition| composition.id)
    }
}

/// What other compositions show at a tick, beside the program.
pub type OtherPrograms = Vec<(CompositionId, Arc<ProgramSpec>)>;

/// How an edition does. Counts run from the start of its encoder.
#[derive(Debug, Clone, PartialEq)]
pub struct EditionStats {
    /// Which one.
    pub id: EditionId,
    /// The H.264 encoder that was found to work, once it was tried.
    pub encoder: Option<String>,
    /// How far it went down to lighter settings because it could not follow; 0: not at all.
    pub encoder_lightness: usize,
    /// Pictures a second that were handed to its encoder, over the last second.
    pub fps: f32,
    /// What its encoders made over the last second, in kbit/s.
    pub kbps: u32,
    /// Pictures that were handed to its encoder.
    pub frames: u64,
    /// Ticks without a picture of it, because the program had precedence.
    pub missed_ticks: u64,
    /// Pictures its encoder had no time for.
    pub encoder_dropped_frames: u64,
    /// The usual time to compose its picture, in milliseconds; 0 for the program's.
    pub mixer_ms: f32,
}
