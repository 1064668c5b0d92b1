//! `vitrine open-show`: a show of another Vitrine into the schedule, or what it would bring.

use serde::Serialize;
use vitrine_domain::format;
use vitrine_studio::protocol::ShowFileCheck;
use vitrine_studio::words::Words;
use vitrine_studio::{Places, check_show_file, open_show_file};

use crate::args::OpenShow;
use crate::devices::print_json;
use crate::failure::Failure;

/// What was brought, for programs.
#[derive(Serialize)]
struct Opened<'a> {
    /// `None` after a dry run.
    show: Option<i64>,
    #[serde(flatten)]
    check: &'a ShowFileCheck,
}

/// Takes a show in, or says what it would bring.
pub fn open_show(places: &Places, args: &OpenShow) -> Result<(), Failure> {
    let words = Words::of(crate::system_language());
    let (check, show) = if args.dry_run {
        (check_show_file(places, &args.file, words)?, None)
    } else {
        let (check, show) = open_show_file(places, &args.file, words)?;
        (check, Some(show.0))
    };
    if args.output.json {
        let check = &check;
        return print_json(&Opened { show, check });
    }
    let file = args.file.display().to_string();
    print(&match show {
        None => words.say_with("cli-show-file-check", &[("file", file.into())]),
        Some(show) => {
            let values = [("file", file.into()), ("number", show.to_string().into())];
            words.say_with("cli-show-file-done", &values)
        }
    });
    print_check(&check, words);
    Ok(())
}

fn print_check(check: &ShowFileCheck, words: &Words) {
    let values = [
        ("show", check.title.as_str().into()),
        ("segments", u64::from(check.segments).into()),
        ("length", format::duration(check.length).into()),
    ];
    print(&words.say_with("cli-show-file-title", &values));
    if check.title_here != check.title {
        let here = [("show", check.title_here.as_str().into())];
        print(&words.say_with("cli-show-file-copy", &here));
    }
    let values = [
        ("products", (check.products.len() as u64).into()),
        ("new", u64::from(check.new).into()),
        ("kept", u64::from(check.kept).into()),
        ("photos", u64::from(check.photos).into()),
        ("entries", u64::from(check.entries).into()),
    ];
    print(&words.say_with("cli-show-file-counts", &values));
    let theme = [("theme", check.theme.name.as_str().into())];
    print(&words.say_with("cli-show-file-theme", &theme));
    let or_nothing = |text: &str| match text {
        "" => words.say("cli-nothing"),
        text => text.to_owned(),
    };
    for product in &check.products {
        let sign = if product.is_new { '+' } else { '=' };
        print(&format!("{sign} {}", product.title));
        for other in &product.differences {
            let field = words.say(&format!("product-field-{}", field(other)));
            let values = [
                ("field", field.into()),
                ("here", or_nothing(&other.before).into()),
                ("there", or_nothing(&other.after).into()),
            ];
            print(&format!(
                "    {}",
                words.say_with("cli-show-file-difference", &values)
            ));
        }
    }
    for remark in &check.remarks {
        print(&format!("! {remark}"));
    }
}

/// The field's name, as it travels.
fn field(change: &vitrine_studio::protocol::FieldChange) -> String {
    let name = serde_json::to_value(change.field).ok();
    let name = name.as_ref().and_then(|name| name.as_str());
    name.unwrap_or_default().replace('_', "-")
}

#[allow(clippy::print_stdout, reason = "this is the command's output")]
fn print(line: &str) {
    println!("{line}");
}
