//! `vitrine photos`: the photos that files of products have named.

use vitrine_studio::protocol::{PhotoPlace, PhotosView};
use vitrine_studio::words::Words;
use vitrine_studio::{Places, fetch_photos};

use crate::args::Photos;
use crate::devices::print_json;
use crate::failure::Failure;
use crate::progress::Progress;

/// Takes them from where the user says.
pub fn photos(places: &Places, args: &Photos) -> Result<(), Failure> {
    let words = Words::of(crate::system_language());
    let from = match &args.from {
        Some(path) => PhotoPlace::Files {
            path: path.display().to_string(),
        },
        None => PhotoPlace::Web,
    };
    let progress = Progress::begin(args.output.json);
    let done = fetch_photos(places, &from, words, &mut |done, total| {
        progress.tell(done, total)
    });
    progress.end();
    let view = done?;
    if args.output.json {
        return print_json(&view);
    }
    print(&view, words);
    Ok(())
}

#[allow(clippy::print_stdout, reason = "this is the command's output")]
fn print(view: &PhotosView, words: &Words) {
    let counts = [
        ("taken", view.taken.into()),
        ("missing", view.missing.into()),
        ("failed", view.failed.into()),
    ];
    println!("{}", words.say_with("cli-photos-counts", &counts));
    for fault in &view.faults {
        println!("! {}: {}", fault.reference, fault.reason);
    }
}
