//! Catalogue, rundown and take log leave the studio as tables that other programs read.

use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::path::Path;

use crate::common::Bench;
use serde_json::Value;
use vitrine_domain::{Command, Currency, Language, Offer, ShowId};
use vitrine_studio::protocol::{ExportName, ExportWish, ImportWish, Request, Response};
use vitrine_studio::words::Words;
use vitrine_studio::{DateOrder, Decimal, Existing, Format, Places, export_file, name_export};

fn written(bench: &Bench, wish: ExportWish) -> String {
    let mut out = Vec::new();
    bench.studio.export(&wish, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn json(bench: &Bench, wish: ExportWish) -> Vec<Value> {
    serde_json::from_str(&written(bench, wish)).unwrap()
}

fn name(bench: &Bench, wish: ExportWish) -> ExportName {
    match bench.request(Request::NameExport { wish }) {
        Response::ExportName { export } => export,
        other => panic!("{other:?}"),
    }
}

fn open_show(bench: &Bench) -> ShowId {
    bench.snapshot().show.state.show.id
}

fn places(bench: &Bench) -> Places {
    Places {
        data: bench.data.path().to_owned(),
        assets: concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets").into(),
    }
}

#[test]
fn the_catalogue_is_a_table_and_a_list() {
    let bench = Bench::new();
    let format = Format::Csv;
    let csv = written(&bench, ExportWish::Catalogue { format });
    assert!(csv.starts_with("Title,URL handle,Description"), "{csv}");
    assert!(csv.contains("\r\n"), "lines end as RFC 4180 has it");
    let format = Format::CsvForExcel;
    let excel = written(&bench, ExportWish::Catalogue { format });
    assert_eq!(excel, format!("\u{feff}{csv}"));
    let format = Format::Json;
    let list = json(&bench, ExportWish::Catalogue { format });
    assert_eq!(list.len(), 12, "the demo shop");
    assert!(list.iter().all(|product| product["title"].is_string()));
}

#[test]
fn a_rundown_has_its_times_and_its_offers() {
    let bench = Bench::new();
    let view = bench.snapshot().show;
    let show = view.state.show;
    // 2026-11-26 19:00 UTC.
    let mut details = show.details();
    details.planned_start = Some(vitrine_domain::UnixMs(1_795_719_600_000));
    bench.ask(Command::EditShow {
        details: Box::new(details),
    });
    let mut deal = show
        .rundown
        .segments
        .iter()
        .find(|segment| !segment.products.is_empty())
        .unwrap()
        .clone();
    deal.note = "=HYPERLINK(\"http://evil.example\")\nsecond line".into();
    deal.offer = Some(Offer {
        price: Some("19.90 EUR".parse_money()),
        promo_code: Some("NOVEMBER".into()),
        lasts: None,
        pieces: None,
    });
    bench.ask(Command::ReplaceSegment {
        segment: Box::new(deal.clone()),
    });
    let wish = |format| ExportWish::Rundown {
        show: show.id,
        format,
    };
    let items = json(&bench, wish(Format::Json));
    assert_eq!(items.len(), show.rundown.segments.len());
    for (item, planned) in items.iter().zip(&view.plan) {
        assert_eq!(item["starts_ms"], planned.starts.0);
        assert_eq!(item["ends_ms"], planned.ends.0);
        assert!(item["planned_start"].is_string());
    }
    let place = show.rundown.position(deal.id).unwrap();
    assert_eq!(items[place]["offer"]["price"]["minor"], 1_990);
    assert_eq!(items[place]["note"], Value::String(deal.note.clone()));
    assert!(items[place]["products"][0]["sku"].is_string());

    let csv = written(&bench, wish(Format::Csv));
    let heading = csv.lines().next().unwrap();
    assert!(heading.starts_with("Index,Cue,Title,Kind,Scheduled Start,Scheduled End,"));
    assert!(csv.contains(",19.90,EUR,NOVEMBER,"), "{csv}");
    assert!(csv.contains("\"'=HYPERLINK("), "no formula runs: {csv}");
    let name = name(&bench, wish(Format::Csv)).name;
    assert!(name.ends_with(" – rundown.csv"), "{name}");
}

/// A small thing that reads as a price.
trait ParseMoney {
    fn parse_money(&self) -> vitrine_domain::Money;
}

impl ParseMoney for str {
    fn parse_money(&self) -> vitrine_domain::Money {
        let (amount, code) = self.split_once(' ').unwrap();
        vitrine_domain::Money::parse(amount, code.parse().unwrap()).unwrap()
    }
}

#[test]
fn the_take_log_says_what_viewers_saw_at_which_price() {
    let bench = Bench::new();
    let show = open_show(&bench);
    let wish = |format| ExportWish::Takes { show, format };
    let unseen = Request::NameExport {
        wish: wish(Format::Csv),
    };
    assert_eq!(bench.refused(unseen), "refused-no-takes");
    for _ in 0..2 {
        bench.ask(Command::StartPractice);
        bench.ask(Command::TakeNext);
        bench.ask(Command::TakeNext);
        bench.ask(Command::TakeNext);
        bench.ask(Command::End);
    }
    let entries = json(&bench, wish(Format::Json));
    let runs: Vec<u64> = entries
        .iter()
        .map(|entry| entry["run"].as_u64().unwrap())
        .collect();
    assert!(
        runs.is_sorted() && runs.contains(&1) && runs.contains(&2),
        "{runs:?}"
    );
    let priced = entries
        .iter()
        .find(|entry| !entry["price"].is_null())
        .expect("a price was shown");
    assert_eq!(priced["phase"], "practice");
    assert!(priced["price_shown"].as_str().unwrap().contains('€'));
    assert!(priced["at"].as_str().unwrap().contains('T'));
    assert!(priced["sku"].is_string() && priced["card"].is_string());

    let csv = written(&bench, wish(Format::Csv));
    assert_eq!(csv.lines().count(), entries.len() + 1);
    let shown = priced["price_shown"].as_str().unwrap();
    assert!(csv.contains(shown), "{shown} in {csv}");
    assert!(
        csv.lines()
            .next()
            .unwrap()
            .contains("Price as shown,Amount,Currency")
    );
}

#[test]
fn a_file_that_can_not_be_written_leaves_nothing() {
    /// A disk that fills up.
    struct Full(usize);

    impl io::Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let fits = bytes.len().min(self.0);
            self.0 -= fits;
            match fits {
                0 => Err(io::ErrorKind::StorageFull.into()),
                _ => Ok(fits),
            }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    let bench = Bench::new();
    let wish = ExportWish::Catalogue {
        format: Format::Csv,
    };
    let problem = bench.studio.export(&wish, &mut Full(3_000)).unwrap_err();
    assert_eq!(problem.code, "problem-export-stream");

    let nowhere = bench.data.path().join("no such folder/catalogue.csv");
    let file = nowhere.display().to_string();
    let problem = bench
        .studio
        .handle(Request::Export { wish, file })
        .unwrap_err();
    assert_eq!(problem.code, "problem-export");
    assert!(problem.message.contains("catalogue.csv"), "{problem:?}");
}

#[test]
fn a_shell_exports_beside_a_studio_that_is_open() {
    let bench = Bench::new();
    let (places, words) = (places(&bench), Words::of(Language::En));
    let show = open_show(&bench);
    let wish = ExportWish::Show { show };
    let name = name_export(&places, &wish, words).unwrap();
    assert!(name.name.ends_with(".vitrine"), "{name:?}");
    assert_eq!(name.left_out, Vec::<String>::new());
    let target = bench.data.path().join(&name.name);
    let on = &mut |_, _| ControlFlow::Continue(());
    let done = export_file(&places, &wish, &target, Existing::Keep, words, on).unwrap();
    let done = done.expect("nobody stops it");
    assert_eq!(done.bytes, fs::metadata(&target).unwrap().len());
    let again = export_file(&places, &wish, &target, Existing::Keep, words, on);
    assert_eq!(again.unwrap_err().code, "refused-export-exists");
    export_file(&places, &wish, &target, Existing::Replace, words, on).unwrap();

    let empty = Places {
        data: bench.data.path().join("empty"),
        ..places
    };
    let nothing = name_export(&empty, &wish, words).unwrap_err();
    assert_eq!(nothing.code, "refused-no-schedule");
    assert!(!empty.data.exists(), "an export makes nothing");
}

/// A studio's folder with so many products.
fn filled(products: usize) -> Bench {
    let bench = Bench::new();
    let file = bench.data.path().join("many.csv");
    let rows = (0..products).map(|number| format!("N-{number},Cup {number},4.90\n"));
    fs::write(
        &file,
        format!("sku,title,price\n{}", rows.collect::<String>()),
    )
    .unwrap();
    let wish = Box::new(ImportWish {
        file: file.display().to_string(),
        source: "The shop".into(),
        currency: Currency::EUR,
        decimal: Decimal::Auto,
        dates: DateOrder::Auto,
        mapping: None,
    });
    bench.request(Request::Import { wish });
    bench
}

fn names_in(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn a_long_export_tells_how_far_it_is_and_leaves_nothing_when_it_is_stopped() {
    let bench = filled(2_500);
    let (places, words) = (places(&bench), Words::of(Language::En));
    let format = Format::Csv;
    let wish = ExportWish::Catalogue { format };
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("catalogue.csv");
    fs::write(&target, "what was there").unwrap();
    let mut told = Vec::new();
    let mut on = |written, total| {
        told.push((written, total));
        match written {
            2_000 => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    };
    let existing = Existing::Replace;
    let stopped = export_file(&places, &wish, &target, existing, words, &mut on).unwrap();
    assert!(stopped.is_none(), "{stopped:?}");
    assert_eq!(told, [(0, 2_512), (1_000, 2_512), (2_000, 2_512)]);
    assert_eq!(names_in(folder.path()), ["catalogue.csv"]);
    assert_eq!(fs::read_to_string(&target).unwrap(), "what was there");
}
