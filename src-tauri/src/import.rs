//! `vitrine import`: a file of products or reviews into the catalogue, or what that would change.

use vitrine_studio::protocol::{ImportFate, ImportView, ImportWish, RemarkView};
use vitrine_studio::words::Words;
use vitrine_studio::{ImportMode, Places, import_file};

use crate::args::Import;
use crate::devices::print_json;
use crate::failure::Failure;
use crate::progress::Progress;

/// So many products and rows are listed for people; `--json` has more.
const LISTED: usize = 20;

/// Imports a file, or says what that would do.
pub fn import(places: &Places, args: &Import) -> Result<(), Failure> {
    let words = Words::of(crate::system_language());
    let wish = ImportWish {
        file: args.file.display().to_string(),
        source: args.source.clone().unwrap_or_default(),
        currency: args.currency,
        decimal: args.decimal.into(),
        dates: vitrine_studio::DateOrder::Auto,
        mapping: None,
    };
    let mode = if args.dry_run {
        ImportMode::Preview
    } else {
        ImportMode::Write
    };
    let progress = Progress::begin(args.output.json);
    let done = import_file(places, &wish, mode, words, &mut |read, total| {
        progress.tell(read, total)
    });
    progress.end();
    let done = done?;
    // Nobody stops it but Ctrl+C, which ends the program.
    let view = done.unwrap_or_default();
    if args.output.json {
        return print_json(&view);
    }
    print(&view, args, words);
    Ok(())
}

#[allow(clippy::print_stdout, reason = "this is the command's output")]
fn print(view: &ImportView, args: &Import, words: &Words) {
    let file = args.file.display().to_string();
    let said = if args.dry_run {
        "cli-import-preview"
    } else {
        "cli-import-done"
    };
    println!("{}", words.say_with(said, &[("file", file.into())]));
    let counts = [
        ("new", view.new.into()),
        ("changed", view.changed.into()),
        ("unchanged", view.unchanged.into()),
        ("refused", view.refused.into()),
        ("remarks", view.remarks.into()),
    ];
    println!("{}", words.say_with("cli-import-counts", &counts));
    let other = view
        .products
        .iter()
        .filter(|line| line.fate != ImportFate::Unchanged);
    for line in other.take(LISTED) {
        let sign = match line.fate {
            ImportFate::New => '+',
            ImportFate::Changed | ImportFate::Unchanged => '~',
        };
        println!("{sign} {}", line.title);
        if line.fate == ImportFate::Changed {
            for change in &line.changes {
                println!("    {}: {} → {}", change.field, change.before, change.after);
            }
        }
    }
    for remark in view.first_refused.iter().take(LISTED) {
        println!("! {}", in_line(remark, words));
    }
    for remark in view.first_remarks.iter().take(LISTED) {
        println!("? {}", in_line(remark, words));
    }
}

/// "line 12, Variant Price: no amount of money (abc)".
fn in_line(remark: &RemarkView, words: &Words) -> String {
    let line = words.say_with("cli-import-line", &[("line", remark.line.into())]);
    let column = match remark.column.as_str() {
        "" => String::new(),
        column => format!(", {column}"),
    };
    let value = match remark.value.as_str() {
        "" => String::new(),
        value => format!(" ({value})"),
    };
    format!("{line}{column}: {}{value}", remark.reason)
}
