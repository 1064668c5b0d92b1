//! `vitrine clips`: a clip for each product of a run, cut out of its recordings.

use vitrine_domain::RunId;
use vitrine_studio::protocol::RecordedView;
use vitrine_studio::words::Words;
use vitrine_studio::{Places, cut_clips, list_recordings};

use crate::args::Clips;
use crate::devices::print_json;
use crate::failure::Failure;

/// Cuts clips, or lists what they can be cut from.
pub fn clips(places: &Places, args: &Clips) -> Result<(), Failure> {
    let words = Words::of(crate::system_language());
    let Some(run) = args.run else {
        return list(places, args.output.json, words);
    };
    let clips = cut_clips(places, RunId(run), words)?;
    if args.output.json {
        return print_json(&clips);
    }
    for clip in clips {
        print(&clip.file);
    }
    Ok(())
}

fn list(places: &Places, is_json: bool, words: &Words) -> Result<(), Failure> {
    let recordings = list_recordings(places, words)?;
    if is_json {
        return print_json(&recordings);
    }
    for recording in recordings {
        print(&line(&recording, words));
    }
    Ok(())
}

fn line(recording: &RecordedView, words: &Words) -> String {
    let run = recording
        .run
        .map_or_else(|| "–".to_owned(), |run| run.to_string());
    words.say_with(
        "cli-recording",
        &[
            ("run", run.into()),
            ("clips", u64::from(recording.clips).into()),
            ("file", recording.file.as_str().into()),
        ],
    )
}

#[allow(clippy::print_stdout, reason = "this is the command's output")]
fn print(line: &str) {
    println!("{line}");
}
