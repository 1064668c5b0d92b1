//! Imports in words: what becomes of a product, why a row was left out.

use std::io::ErrorKind;

use vitrine_catalogue::{FileKind, ReadError};
use vitrine_domain::incoming::{Remark, RemarkReason};
use vitrine_domain::{Price, Rating, Variant, format};
use vitrine_store::{
    CatalogueStep, FieldDiff, ImportCounts, ImportPreview, ImportReport, ImportRow,
    ReviewImportReport,
};

use crate::protocol::{ImportChange, ImportFate, ImportLine, ImportView, RemarkView};
use crate::words::Words;

pub(super) fn preview(preview: ImportPreview, words: &Words) -> ImportView {
    ImportView {
        products: preview
            .rows
            .into_iter()
            .map(|row| line(row, words))
            .collect(),
        ..told(preview.counts, preview.refused, preview.remarks, words)
    }
}

pub(super) fn report(report: ImportReport, words: &Words) -> ImportView {
    told(report.counts, report.refused, report.remarks, words)
}

pub(super) fn reviews(report: ReviewImportReport, words: &Words) -> ImportView {
    let counts = ImportCounts {
        new: report.new,
        unchanged: report.known,
        refused: report.refused,
        ..ImportCounts::default()
    };
    told(counts, report.first_refused, Vec::new(), words)
}

fn told(
    counts: ImportCounts,
    refused: Vec<Remark>,
    remarks: Vec<Remark>,
    words: &Words,
) -> ImportView {
    let worded = |remarks: Vec<Remark>| {
        let remarks = remarks.into_iter();
        remarks.map(|one| remark(one, words)).collect()
    };
    ImportView {
        new: counts.new,
        changed: counts.changed,
        unchanged: counts.unchanged,
        refused: counts.refused,
        remarks: counts.remarks,
        products: Vec::new(),
        first_refused: worded(refused),
        first_remarks: worded(remarks),
    }
}

fn line(row: ImportRow, words: &Words) -> ImportLine {
    ImportLine {
        line: row.line,
        title: row.title,
        product: row.product,
        fate: match row.fate {
            vitrine_store::ImportFate::New => ImportFate::New,
            vitrine_store::ImportFate::Changed => ImportFate::Changed,
            vitrine_store::ImportFate::Unchanged => ImportFate::Unchanged,
        },
        changes: row
            .diffs
            .into_iter()
            .map(|diff| change(diff, words))
            .collect(),
    }
}

fn change(diff: FieldDiff, words: &Words) -> ImportChange {
    let or_none = Option::unwrap_or_default;
    let (field, before, after) = match diff {
        FieldDiff::Sku { old, new } => ("sku", old, new),
        FieldDiff::Handle { old, new } => ("handle", or_none(old), new),
        FieldDiff::Title { old, new } => ("title", old, new),
        FieldDiff::Brand { old, new } => ("brand", or_none(old), new),
        FieldDiff::Kind { old, new } => ("kind", or_none(old), new),
        FieldDiff::Description { old, new } => ("description", old, new),
        FieldDiff::Highlights { old, new } => ("highlights", old.join("\n"), new.join("\n")),
        FieldDiff::Price { old, new } => {
            let old = old.map(|old| price(&old, words)).unwrap_or_default();
            ("price", old, price(&new, words))
        }
        FieldDiff::Stock { old, new } => {
            let old = old.map(|old| old.to_string()).unwrap_or_default();
            ("stock", old, new.to_string())
        }
        FieldDiff::Rating { old, new } => {
            let old = old.map(|old| rating(old, words)).unwrap_or_default();
            ("rating", old, rating(new, words))
        }
        FieldDiff::Link { old, new } => ("link", or_none(old), new),
        FieldDiff::Variants { old, new } => {
            ("variants", variants(&old, words), variants(&new, words))
        }
        FieldDiff::Photos { old, new } => ("photos", old.join("\n"), new.join("\n")),
    };
    ImportChange {
        field: words.say(&format!("import-field-{field}")),
        before,
        after,
    }
}

fn price(price: &Price, words: &Words) -> String {
    let language = words.language();
    let current = format::money(price.current, language);
    match price.compare_at {
        Some(struck) => {
            let values = [
                ("price", current.into()),
                ("struck", format::money(struck, language).into()),
            ];
            words.say_with("import-price-struck", &values)
        }
        None => current,
    }
}

fn rating(rating: Rating, words: &Words) -> String {
    let values = [
        ("rating", format::rating(rating, words.language()).into()),
        ("count", u64::from(rating.count).into()),
    ];
    words.say_with("import-rating", &values)
}

/// A line each: "Small / Red · €24.90 · 3 · red.jpg".
fn variants(variants: &[Variant], words: &Words) -> String {
    let line = |variant: &Variant| {
        let price = variant
            .price
            .map(|price| format::money(price, words.language()));
        let stock = variant.stock.map(|stock| stock.to_string());
        let photo = variant.photo.as_deref().map(|photo| {
            let name = photo.split(['?', '#']).next().unwrap_or(photo);
            name.rsplit('/').next().unwrap_or(name).to_owned()
        });
        let label = Some(variant.label());
        let parts: Vec<String> = [label, variant.sku.clone(), price, stock, photo]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(" · ")
    };
    let lines: Vec<String> = variants.iter().map(line).collect();
    lines.join("\n")
}

pub(super) fn remark(remark: Remark, words: &Words) -> RemarkView {
    RemarkView {
        line: remark.line,
        column: remark.column,
        value: remark.value,
        reason: words.say(reason_word(remark.reason)),
    }
}

fn reason_word(reason: RemarkReason) -> &'static str {
    match reason {
        RemarkReason::NoHandle => "remark-no-handle",
        RemarkReason::NoTitle => "remark-no-title",
        RemarkReason::NotMoney => "remark-not-money",
        RemarkReason::TooPrecise => "remark-too-precise",
        RemarkReason::NegativePrice => "remark-negative-price",
        RemarkReason::CompareAtNotAbove => "remark-compare-at-not-above",
        RemarkReason::CurrenciesDiffer => "remark-currencies-differ",
        RemarkReason::NotACount => "remark-not-a-count",
        RemarkReason::NegativeStock => "remark-negative-stock",
        RemarkReason::NotStars => "remark-not-stars",
        RemarkReason::NotADate => "remark-not-a-date",
        RemarkReason::NotALink => "remark-not-a-link",
        RemarkReason::TooLong => "remark-too-long",
        RemarkReason::TooMany => "remark-too-many",
        RemarkReason::Cells => "remark-cells",
        RemarkReason::Encoding => "remark-encoding",
        RemarkReason::SkuTaken => "remark-sku-taken",
        RemarkReason::UnknownProduct => "remark-unknown-product",
        RemarkReason::Malformed => "remark-malformed",
    }
}

/// Which refusal a file deserves: another export helps against what is in it, and not where it can't
/// be got at.
pub(super) fn refusal(error: &ReadError) -> &'static str {
    match error {
        ReadError::Io(error) if error.kind() == ErrorKind::NotFound => "import-missing",
        ReadError::Io(_) => "import-unread",
        _ => "import-file",
    }
}

pub(super) fn read_error(error: &ReadError, words: &Words) -> String {
    let at = |id: &str, line: u64| words.say_with(id, &[("line", line.into())]);
    match error {
        ReadError::Io(error) => words.trouble(error),
        ReadError::Empty => words.say("file-empty"),
        ReadError::NotAText(kind) => words.say(kind_word(*kind)),
        ReadError::NotAFeed { root } => {
            words.say_with("file-no-feed", &[("root", root.clone().into())])
        }
        ReadError::OtherContent => words.say("file-other-content"),
        ReadError::MappingDoesNotFit { .. } => words.say("file-mapping"),
        ReadError::RecordTooLong { line } => at("file-record-too-long", *line),
        ReadError::TooManyColumns { line } => at("file-too-many-columns", *line),
        ReadError::Xml { line, .. } => at("file-xml", *line),
        ReadError::Entities { line } => at("file-entities", *line),
        ReadError::TooDeep { line } => at("file-too-deep", *line),
    }
}

fn kind_word(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Png | FileKind::Jpeg | FileKind::Gif | FileKind::WebP => "file-is-picture",
        FileKind::Video => "file-is-video",
        FileKind::Pdf => "file-is-pdf",
        FileKind::Spreadsheet => "file-is-spreadsheet",
        FileKind::Zip | FileKind::Archive => "file-is-archive",
        FileKind::Html => "file-is-html",
        FileKind::Json => "file-is-json",
        FileKind::Sqlite | FileKind::Binary => "file-is-binary",
    }
}

/// What a change of the catalogue is called in "Undo …".
pub(super) fn step(step: &CatalogueStep, words: &Words) -> String {
    let (id, name) = match step {
        CatalogueStep::Import { file, .. } => ("step-import", file),
        CatalogueStep::ImportReviews { file, .. } => ("step-import", file),
        CatalogueStep::Add { title } => ("step-insert", title),
        CatalogueStep::Edit { title } => ("step-edit", title),
        CatalogueStep::Delete { title } => ("step-delete", title),
    };
    words.say_with(id, &[("title", name.clone().into())])
}
