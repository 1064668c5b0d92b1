//! One converter and one cache for every source at every size it is shown in.
//!
//! A frame is converted once and copied from the cache for as long as it stays the same. A source
//! that changes at every tick, drawn as a plain rectangle, is converted straight into the program
//! picture instead; should it then pause, its last frame is converted once more, into the cache.

use super::Composed;
use super::convert::{Converter, Job, Scratch};
use super::frame::{FrameView, I420Mut, Planes};
use super::inset::Outline;
use crate::layout::{Edge, Layer, Source};

/// A slot unused for this many ticks is given up when another is made.
const KEPT_TICKS: u64 = 120;

/// After so many changes on ticks in a row a source counts as changing always.
const CHANGES_TO_GO_STRAIGHT: u32 = 2;

#[derive(Default)]
pub(super) struct Slots {
    slots: Vec<Slot>,
    scratch: Scratch,
    tick: u64,
}

struct Slot {
    source: Source,
    edge: Edge,
    converter: Converter,
    outline: Option<Outline>,
    cache: Planes,
    /// The frame that the cache holds.
    cached: Option<u64>,
    /// The frame of the last draw.
    seen: Option<u64>,
    changes_in_a_row: u32,
    used_tick: u64,
}

impl Slots {
    pub fn begin_tick(&mut self) {
        self.tick += 1;
    }

    /// Draws `frame` as `layer` says; `frame` is sound and of the size that was laid out.
    pub fn draw(
        &mut self,
        layer: &Layer,
        frame: &FrameView<'_>,
        out: &mut I420Mut<'_>,
        counts: &mut Composed,
    ) {
        let index = self.find(layer, frame);
        let slot = &mut self.slots[index];
        slot.used_tick = self.tick;
        slot.draw(frame, &mut out.part(layer.place), &mut self.scratch, counts);
    }

    fn find(&mut self, layer: &Layer, frame: &FrameView<'_>) -> usize {
        let job = Job {
            format: frame.format,
            colours: frame.colours,
            crop: layer.crop,
            width: layer.place.width,
            height: layer.place.height,
            is_mirrored: layer.is_mirrored,
        };
        let is_it = |slot: &Slot| {
            slot.source == layer.source && slot.edge == layer.edge && *slot.converter.job() == job
        };
        if let Some(index) = self.slots.iter().position(is_it) {
            return index;
        }
        let oldest = self.tick.saturating_sub(KEPT_TICKS);
        self.slots.retain(|slot| slot.used_tick >= oldest);
        self.slots.push(Slot::new(layer, job));
        self.slots.len() - 1
    }
}

impl Slot {
    fn new(layer: &Layer, job: Job) -> Self {
        let (width, height) = (job.width, job.height);
        let outline = (!layer.edge.is_plain()).then(|| Outline::new(&layer.edge, width, height));
        Self {
            source: layer.source,
            edge: layer.edge,
            cache: Planes::new(width, height),
            converter: Converter::new(job),
            outline,
            cached: None,
            seen: None,
            changes_in_a_row: 0,
            used_tick: 0,
        }
    }

    fn draw(
        &mut self,
        frame: &FrameView<'_>,
        out: &mut I420Mut<'_>,
        scratch: &mut Scratch,
        counts: &mut Composed,
    ) {
        if self.outline.is_none() && self.converter.job().is_copy() {
            self.converter.run(frame, out, scratch);
            counts.copied += 1;
            return;
        }
        let has_changed = self
            .seen
            .replace(frame.serial)
            .is_some_and(|seen| seen != frame.serial);
        self.changes_in_a_row = if has_changed {
            self.changes_in_a_row + 1
        } else {
            0
        };
        let is_straight = self.outline.is_none() && self.changes_in_a_row >= CHANGES_TO_GO_STRAIGHT;
        if is_straight {
            self.converter.run(frame, out, scratch);
            self.cached = None;
            counts.converted += 1;
            return;
        }
        if self.cached != Some(frame.serial) {
            self.fill_cache(frame, scratch);
            counts.converted += 1;
        } else {
            counts.copied += 1;
        }
        match &self.outline {
            Some(outline) => outline.draw(&self.cache, out),
            None => {
                for (mut out, cache) in out.planes().into_iter().zip(self.cache.planes()) {
                    out.copy_from(cache);
                }
            }
        }
    }

    fn fill_cache(&mut self, frame: &FrameView<'_>, scratch: &mut Scratch) {
        let mut cache = self.cache.as_i420();
        self.converter.run(frame, &mut cache, scratch);
        if let Some(outline) = &self.outline {
            outline.draw_border(&mut cache);
        }
        self.cached = Some(frame.serial);
    }
}
