//! Small pictures of the program and of one composition beside it, for whoever looks at them.

use std::sync::Arc;
use std::thread::JoinHandle;

use super::editions::Editions;
use crate::edition::{CompositionId, CompositionSpec};
use crate::error::EngineError;
use crate::preview::{OnPreview, Preview, PreviewSize};
use crate::program::Canvas;
use crate::teardown::Teardown;
use crate::ticker::TickShared;

/// The previews that are made, and those that are ending.
pub(super) struct Previews {
    on_preview: OnPreview,
    ticks: Arc<TickShared>,
    teardown: Teardown,
    program: Option<Preview>,
    /// As it was asked for; it outlives a change of the canvas.
    size: Option<PreviewSize>,
    side: Option<(CompositionSpec, Preview)>,
    /// Threads that were told to end.
    leaving: Vec<JoinHandle<()>>,
}

impl Previews {
    pub fn new(on_preview: OnPreview, ticks: Arc<TickShared>, teardown: Teardown) -> Self {
        Self {
            on_preview,
            ticks,
            teardown,
            program: None,
            size: None,
            side: None,
            leaving: Vec::new(),
        }
    }

    /// Shows the program in this size, or not at all.
    pub fn set(&mut self, canvas: Canvas, size: Option<PreviewSize>) {
        self.size = size;
        match (size, &self.program) {
            (Some(size), Some(preview)) => preview.resize(size),
            (Some(_), None) => self.start(canvas),
            (None, _) => self.stop(),
        }
    }

    /// Shows the program again as it was asked for.
    pub fn start(&mut self, canvas: Canvas) {
        let Some(size) = self.size else {
            return;
        };
        match self.open(CompositionId::PROGRAM, canvas, size) {
            Ok(preview) => self.program = Some(preview),
            Err(error) => tracing::error!(%error, "no preview"),
        }
    }

    pub fn stop(&mut self) {
        if let Some(preview) = self.program.take() {
            self.leave(preview);
        }
    }

    /// Shows a composition beside the program, or none.
    pub fn set_side(
        &mut self,
        wanted: Option<(CompositionSpec, PreviewSize)>,
        editions: &mut Editions,
    ) {
        if let (Some((wanted, size)), Some((shown, preview))) = (wanted, &self.side)
            && wanted == *shown
        {
            preview.resize(size);
            return;
        }
        if let Some((_, preview)) = self.side.take() {
            self.leave(preview);
        }
        let Some((spec, size)) = wanted else {
            editions.unwatch();
            return;
        };
        let canvas = editions.watch(spec);
        match canvas.and_then(|canvas| self.open(spec.id, canvas, size)) {
            Ok(preview) => self.side = Some((spec, preview)),
            Err(error) => tracing::error!(%error, "no preview of another picture"),
        }
    }

    /// Forgets threads that have ended.
    pub fn look(&mut self) {
        self.leaving.retain(|thread| !thread.is_finished());
    }

    /// The threads that are still to end.
    pub fn take_leaving(&mut self) -> Vec<JoinHandle<()>> {
        std::mem::take(&mut self.leaving)
    }

    fn open(
        &self,
        composition: CompositionId,
        canvas: Canvas,
        size: PreviewSize,
    ) -> Result<Preview, EngineError> {
        let (ticks, teardown) = (Arc::clone(&self.ticks), self.teardown.clone());
        let on_preview = Arc::clone(&self.on_preview);
        Preview::start(composition, canvas, size, ticks, teardown, on_preview)
    }

    fn leave(&mut self, preview: Preview) {
        self.leaving.push(preview.begin_stop(&self.ticks));
    }
}
