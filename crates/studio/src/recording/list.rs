//! The recordings there are, and clips made of them.

use std::path::Path;

use vitrine_domain::{Phase, RunId};
use vitrine_engine::ClipSpec;
use vitrine_store::{Recording, Store};

use super::clips;
use crate::export::plain_name;
use crate::protocol::{ClipView, Level, Problem, RecordedView, Response};
use crate::studio::{Inner, now};

/// What "the last half minute" is.
const CLIP_SECONDS: u32 = 30;

impl Inner {
    /// The recordings of all shows, the newest first.
    pub(crate) fn recordings(&self) -> Result<Response, Problem> {
        let recordings = self.store.recordings(clips::MOST_LISTED);
        let recordings =
            recordings.map_err(|error| self.unreadable(self.lock().words(), &error))?;
        let recordings = recordings.into_iter();
        Ok(Response::Recordings {
            recordings: recordings.map(|it| view_of(&self.store, it)).collect(),
        })
    }

    /// A clip of what has just happened.
    pub(crate) fn clip_last(&self) -> Result<Response, Problem> {
        let (words, folder, title) = {
            let desk = self.lock();
            let folder = desk.setup.recordings().to_owned();
            (desk.words(), folder, desk.state.show.title.clone())
        };
        let when = words.moment(now()).replace(':', ".");
        let values = [("title", title.into()), ("when", when.into())];
        let spec = ClipSpec {
            name: plain_name(&words.say_with("recording-clip-name", &values)),
            folder,
            seconds: CLIP_SECONDS,
        };
        let clip = self
            .engine
            .clip(&spec)
            .map_err(|error| clips::clip_problem(words, &spec.folder, &error))?;
        let file = clip.file.display().to_string();
        let mut desk = self.lock();
        let values = [
            ("seconds", (clip.length_ms / 1000).into()),
            ("path", file.clone().into()),
        ];
        desk.notice(Level::Info, "recording-clip", &values, now());
        self.flush(desk);
        Ok(Response::Clips {
            clips: vec![ClipView {
                file,
                length_ms: clip.length_ms,
            }],
        })
    }

    /// A clip for each product that a run showed. Refused while live: it reads and writes gigabytes.
    pub(crate) fn cut_run(&self, run: i64) -> Result<Response, Problem> {
        let (words, phase) = {
            let desk = self.lock();
            (desk.words(), desk.state.live.phase)
        };
        if phase == Phase::Live {
            return Err(Problem::refused(words, "live", &[]));
        }
        let clips = clips::of_run(&self.store, &self.places, RunId(run), words)?;
        Ok(Response::Clips { clips })
    }
}

/// As windows draw it.
pub(super) fn view_of(store: &Store, recording: Recording) -> RecordedView {
    let Recording {
        id, begun, ending, ..
    } = recording;
    let chapters = store.chapters(id).unwrap_or_default();
    let is_there = Path::new(&begun.file).is_file();
    let can_cut = is_there && ending.is_some() && begun.run.is_some();
    RecordedView {
        id: id.0,
        run: begun.run.map(|run| run.0),
        show_title: begun.show_title,
        part: begun.part,
        started_at: begun.started_at,
        length_ms: ending.map(|ending| ending.length_ms),
        bytes: ending.map(|ending| ending.bytes),
        is_there,
        is_whole: ending.is_some_and(|ending| ending.is_whole),
        clips: if can_cut {
            clips::count(&chapters) as u32
        } else {
            0
        },
        file: begun.file,
    }
}
