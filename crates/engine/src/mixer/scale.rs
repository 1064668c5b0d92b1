//! Planes made smaller or larger, planned once per geometry and then without allocation.

use std::sync::Arc;

use pic_scale::{
    BufferStore, ImageSize, ImageStore, ImageStoreMut, Resampling, ResamplingFunction, Scaler,
};

use super::frame::{Plane, PlaneMut};
use super::kernels;

/// How one plane comes from another.
#[derive(Clone)]
pub(super) enum Resize {
    /// Same size.
    Copy,
    /// Exactly half both ways: the mean of 2x2.
    Halve,
    /// Exactly half the rows: the mean of two.
    HalveRows,
    /// Anything else: a triangle filter, as wide as the step between pixels when it makes smaller,
    /// so that screen text does not alias.
    Filter(Arc<Resampling<u8, 1>>),
}

impl Resize {
    /// Plans for sizes (width, height), each number at least 1.
    pub fn plan(from: (usize, usize), to: (usize, usize)) -> Self {
        if from == to {
            Self::Copy
        } else if from == (2 * to.0, 2 * to.1) {
            Self::Halve
        } else if from == (to.0, 2 * to.1) {
            Self::HalveRows
        } else {
            let size = |(width, height)| ImageSize::new(width, height);
            let plan = Scaler::new(ResamplingFunction::Bilinear)
                .plan_planar_resampling(size(from), size(to))
                .expect("both sizes are at least 1 and at most what a frame in memory has");
            Self::Filter(plan)
        }
    }

    /// How many bytes of scratch [`Resize::run`] needs.
    pub fn scratch_size(&self) -> usize {
        match self {
            Self::Copy | Self::Halve | Self::HalveRows => 0,
            Self::Filter(plan) => plan.scratch_size(),
        }
    }

    /// Draws `from` into `to`; both must have the planned sizes.
    pub fn run(&self, from: Plane<'_>, to: &mut PlaneMut<'_>, scratch: &mut [u8]) {
        match self {
            Self::Copy => to.copy_from(from),
            Self::Halve => {
                for y in 0..to.height {
                    kernels::halve(from.row(2 * y), from.row(2 * y + 1), to.row(y));
                }
            }
            Self::HalveRows => {
                for y in 0..to.height {
                    kernels::average(from.row(2 * y), from.row(2 * y + 1), to.row(y));
                }
            }
            Self::Filter(plan) => filter(plan.as_ref(), from, to, scratch),
        }
    }
}

fn filter(plan: &Resampling<u8, 1>, from: Plane<'_>, to: &mut PlaneMut<'_>, scratch: &mut [u8]) {
    let source = ImageStore {
        buffer: from.data.into(),
        channels: 1,
        width: from.width,
        height: from.height,
        stride: from.stride,
        bit_depth: 8,
    };
    let mut target = ImageStoreMut {
        buffer: BufferStore::Borrowed(&mut *to.data),
        channels: 1,
        width: to.width,
        height: to.height,
        stride: to.stride,
        bit_depth: 8,
    };
    plan.resample_with_scratch(&source, &mut target, scratch)
        .expect("the planes and the scratch have the planned sizes");
}
