//! A clip for each product that a run showed, cut from its recordings by their chapters.

use std::path::{Path, PathBuf};

use vitrine_domain::RunId;
use vitrine_engine::{ClipError, Cut, cut};
use vitrine_store::{RecordedChapter, Recording, Store};

use super::list::view_of;
use crate::export::plain_name;
use crate::places::Places;
use crate::problem::in_full;
use crate::protocol::{ClipView, Problem, RecordedView};
use crate::words::{Value, Words};

/// As many as anybody looks through.
pub(super) const MOST_LISTED: u32 = 200;

/// The recordings of all shows, the newest first, beside a studio that may be open.
pub fn list_recordings(places: &Places, words: &Words) -> Result<Vec<RecordedView>, Problem> {
    let store = open(places, words)?;
    let recordings = store.recordings(MOST_LISTED);
    let recordings = recordings.map_err(|error| crate::open::not_opened(places, words, &error))?;
    Ok(recordings
        .into_iter()
        .map(|it| view_of(&store, it))
        .collect())
}

/// Cuts the clips of a run, beside a studio that may be open.
pub fn cut_clips(places: &Places, run: RunId, words: &Words) -> Result<Vec<ClipView>, Problem> {
    let store = open(places, words)?;
    of_run(&store, places, run, words)
}

fn open(places: &Places, words: &Words) -> Result<Store, Problem> {
    Store::open_to_read(&places.database())
        .map_err(|error| crate::open::not_opened(places, words, &error))
}

/// A clip for each product and each time it was shown, in the order of the show.
pub(super) fn of_run(
    store: &Store,
    places: &Places,
    run: RunId,
    words: &Words,
) -> Result<Vec<ClipView>, Problem> {
    let unreadable = |error| crate::open::not_opened(places, words, &error);
    let recordings = store.recordings_of(run).map_err(unreadable)?;
    let mut cuts = Vec::new();
    for recording in &recordings {
        let chapters = store.chapters(recording.id).map_err(unreadable)?;
        let first = cuts.len() + 1;
        cuts.extend(plan(recording, &chapters, words, first));
    }
    if cuts.is_empty() {
        return Err(Problem::refused(words, "no-clips", &[]));
    }
    let mut clips = Vec::with_capacity(cuts.len());
    for wish in &cuts {
        std::fs::create_dir_all(&wish.folder).map_err(|error| {
            let values = [
                ("path", wish.folder.display().to_string().into()),
                ("reason", words.trouble(&error).into()),
            ];
            Problem::failed(words, "clip", &values, &error)
        })?;
        let made = cut(wish).map_err(|error| clip_problem(words, &wish.folder, &error))?;
        clips.push(ClipView {
            file: made.file.display().to_string(),
            length_ms: made.length_ms,
        });
    }
    Ok(clips)
}

/// How many clips a recording gives.
pub(super) fn count(chapters: &[RecordedChapter]) -> usize {
    chapters.iter().filter(|it| it.product.is_some()).count()
}

/// What is cut from a file, in a folder beside it.
fn plan(
    recording: &Recording,
    chapters: &[RecordedChapter],
    words: &Words,
    first: usize,
) -> Vec<Cut> {
    let from = PathBuf::from(&recording.begun.file);
    // What is still written has no end to cut to, and a file that has gone has nothing at all.
    if recording.ending.is_none() || !from.is_file() {
        return Vec::new();
    }
    let name = plain_name(&recording.begun.show_title);
    let when = words.moment(recording.begun.started_at).replace(':', ".");
    let name = format!("{name} {when}").trim().to_owned();
    let folder = words.say_with("recording-clips-folder", &[("name", name.into())]);
    let folder = from.with_file_name(plain_name(&folder));
    let ends = chapters
        .iter()
        .skip(1)
        .map(|next| Some(next.at_ms))
        .chain([None]);
    let of_products = chapters
        .iter()
        .zip(ends)
        .filter(|(it, _)| it.product.is_some());
    of_products
        .zip(first..)
        .map(|((chapter, end_ms), number)| Cut {
            from: from.clone(),
            begin_ms: chapter.at_ms,
            end_ms,
            folder: folder.clone(),
            name: format!("{number:02} {}", plain_name(&chapter.title)),
        })
        .collect()
}

/// Why there is no clip, in the user's words.
pub(super) fn clip_problem(words: &Words, folder: &Path, error: &ClipError) -> Problem {
    let values: [(&str, Value<'_>); 2] = [
        ("path", folder.display().to_string().into()),
        ("reason", in_full(error).into()),
    ];
    match error {
        ClipError::Nothing => Problem::refused(words, "no-clip", &[]),
        ClipError::Source { .. } | ClipError::NotWritten(_) => {
            Problem::failed(words, "clip", &values, error)
        }
    }
}
