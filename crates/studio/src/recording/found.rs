//! Recordings that a crash cut short, found at the next start.

use std::path::Path;

use vitrine_domain::UnixMs;
use vitrine_engine::look_at;
use vitrine_store::{Recording, RecordingEnding};

use super::sidecar;
use crate::desk::Desk;
use crate::protocol::Level;
use crate::studio::Inner;

impl Inner {
    /// Looks how far they can be played, writes that down and says it.
    pub(crate) fn find_cut_short(&self, desk: &mut Desk, now: UnixMs) {
        let unfinished = self.store.unfinished_recordings();
        let unfinished = unfinished.unwrap_or_else(|error| {
            tracing::error!(%error, "interrupted recordings can't be looked for");
            Vec::new()
        });
        for recording in unfinished {
            let ending = ending_of(&recording);
            if let Err(error) = self.store.end_recording(recording.id, ending) {
                tracing::error!(%error, "an interrupted recording was not written down");
            }
            if ending.length_ms == 0 {
                continue;
            }
            self.mend_chapters(&recording, ending.length_ms);
            let until = desk.words().moment(ending.at);
            let values = [
                ("title", recording.begun.show_title.into()),
                ("until", until.into()),
                ("path", recording.begun.file.into()),
            ];
            desk.notice(Level::Info, "recording-interrupted", &values, now);
        }
    }

    fn mend_chapters(&self, recording: &Recording, length_ms: u64) {
        let file = Path::new(&recording.begun.file);
        let chapters = self.store.chapters(recording.id).unwrap_or_default();
        let title = &recording.begun.show_title;
        if let Err(error) = sidecar::write(file, title, &chapters, Some(length_ms)) {
            tracing::warn!(%error, "no chapters beside an interrupted recording");
        }
    }
}

/// A file that is not there has the length 0.
fn ending_of(recording: &Recording) -> RecordingEnding {
    let file = Path::new(&recording.begun.file);
    let whole = look_at(file).inspect_err(|error| {
        tracing::warn!(%error, ?file, "an interrupted recording can't be read");
    });
    let (length_ms, is_whole) =
        whole.map_or((0, false), |whole| (whole.length_ms, whole.is_finished));
    let bytes = std::fs::metadata(file).map_or(0, |about| about.len());
    RecordingEnding {
        at: UnixMs(recording.begun.started_at.0 + length_ms.cast_signed()),
        length_ms,
        bytes,
        is_whole,
    }
}
