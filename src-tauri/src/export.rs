//! `vitrine export`: the catalogue, a rundown, a take log or a whole show to a file.

use std::path::{Path, PathBuf};

use vitrine_studio::protocol::ExportWish;
use vitrine_studio::words::Words;
use vitrine_studio::{Existing, Format, Places, export_file, export_to, find_show, name_export};

use crate::args::{Export, ExportFormat, Exported};
use crate::devices::print_json;
use crate::failure::Failure;
use crate::progress::Progress;

/// Writes a file, or to standard output.
pub fn export(places: &Places, args: &Export) -> Result<(), Failure> {
    let words = Words::of(crate::system_language());
    let wish = wish(places, args, words)?;
    if args.output.as_deref() == Some(Path::new("-")) {
        let mut out = std::io::stdout().lock();
        return Ok(export_to(places, &wish, &mut out, words)?);
    }
    let name = name_export(places, &wish, words)?;
    let target = args.output.clone().unwrap_or(PathBuf::from(name.name));
    let existing = match args.force {
        true => Existing::Replace,
        false => Existing::Keep,
    };
    let progress = Progress::begin(args.report.json);
    let done = export_file(
        places,
        &wish,
        &target,
        existing,
        words,
        &mut |written, total| progress.tell(written, Some(total)),
    );
    progress.end();
    let Some(done) = done? else {
        return Ok(());
    };
    if args.report.json {
        return print_json(&done);
    }
    let size = [("kib", done.bytes.div_ceil(1024).into())];
    let size = words.say_with("cli-bytes", &size);
    let values = [("file", done.file.into()), ("size", size.into())];
    print(&words.say_with("cli-export-done", &values));
    for note in name.left_out {
        let values = [("words", note.into())];
        print(&words.say_with("cli-export-left-out", &values));
    }
    Ok(())
}

fn wish(places: &Places, args: &Export, words: &Words) -> Result<ExportWish, Failure> {
    let format = format(args);
    if args.what == Exported::Catalogue {
        return Ok(ExportWish::Catalogue { format });
    }
    let show = find_show(places, args.show.as_deref(), words)?;
    Ok(match args.what {
        Exported::Catalogue => ExportWish::Catalogue { format },
        Exported::Rundown => ExportWish::Rundown { show, format },
        Exported::Takes => ExportWish::Takes { show, format },
        Exported::Show => ExportWish::Show { show },
    })
}

/// What was asked for, else what the file's name says.
fn format(args: &Export) -> Format {
    let ending = args.output.as_ref().and_then(|path| path.extension());
    let is_json = ending.is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    match args.format {
        Some(ExportFormat::Json) => Format::Json,
        Some(ExportFormat::Excel) => Format::CsvForExcel,
        Some(ExportFormat::Csv) => Format::Csv,
        None if is_json => Format::Json,
        None => Format::Csv,
    }
}

#[allow(clippy::print_stdout, reason = "this is the command's output")]
fn print(line: &str) {
    println!("{line}");
}
