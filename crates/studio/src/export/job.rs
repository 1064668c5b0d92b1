//! One file: what it is called, and what is written into it.

use std::io::{BufWriter, Write};

use vitrine_catalogue::export::Format;
use vitrine_domain::{Show, ShowId, UnixMs};
use vitrine_store::Store;

use super::{ExportError, OnWritten, Watch, catalogue, rundown, takes};
use crate::places::Places;
use crate::portable::{self, Departure};
use crate::protocol::{ExportName, ExportWish, Problem};
use crate::words::Words;

/// So many letters of a show's title stand in the name of a file; disks take 255 bytes.
const LONGEST_TITLE: usize = 50;

/// Where exports come from, and in which words.
pub(crate) struct Export<'a> {
    pub store: &'a Store,
    pub places: &'a Places,
    pub words: &'a Words,
    pub now: UnixMs,
}

impl Export<'_> {
    /// What the file could be called, and what can't be in it.
    pub(super) fn name(&self, wish: &ExportWish) -> Result<ExportName, Problem> {
        self.named(wish).map_err(|error| self.problem(&error, None))
    }

    fn named(&self, wish: &ExportWish) -> Result<ExportName, ExportError> {
        let (code, show) = match wish {
            ExportWish::Catalogue { .. } => ("catalogue", None),
            ExportWish::Rundown { show, .. } => ("rundown", Some(*show)),
            ExportWish::Takes { show, .. } => ("takes", Some(*show)),
            ExportWish::Show { show } => ("show", Some(*show)),
        };
        let title = match show {
            Some(show) => plain(&self.show(show)?.title),
            None => String::new(),
        };
        if let ExportWish::Takes { show, .. } = wish {
            takes::of(self.store, *show)?;
        }
        let day = self.words.moment(self.now);
        let day = day.split(' ').next().unwrap_or_default().to_owned();
        let values = [("show", title.into()), ("day", day.into())];
        let name = self.words.say_with(&format!("export-name-{code}"), &values);
        let left_out = match wish {
            ExportWish::Show { show } => self.left_out(*show)?,
            _ => Vec::new(),
        };
        Ok(ExportName {
            name: format!("{name}.{}", ending(wish)),
            left_out,
        })
    }

    fn left_out(&self, show: ShowId) -> Result<Vec<String>, ExportError> {
        let missing = self.departure(show)?.missing;
        if missing.is_empty() {
            return Ok(Vec::new());
        }
        let count = missing.len() as u64;
        let values = [
            ("count", count.into()),
            ("files", missing.join(", ").into()),
        ];
        Ok(vec![self.words.say_with("export-missing-photos", &values)])
    }

    /// Writes the file. A failure leaves half of it to whoever gave `out`, as does [`ExportError::Stopped`].
    pub(crate) fn write<'w>(
        &self,
        wish: &ExportWish,
        out: &mut dyn Write,
        on_written: &'w mut OnWritten<'w>,
    ) -> Result<(), ExportError> {
        let mut out = BufWriter::with_capacity(1 << 16, out);
        match wish {
            ExportWish::Catalogue { format } => {
                let products = self.store.product_count()?;
                let watch = Watch::of_rows(products, on_written);
                catalogue::write(self.store, *format, watch, &mut out)?;
            }
            ExportWish::Rundown { show, format } => {
                rundown::write(self, &self.show(*show)?, *format, &mut out)?;
            }
            ExportWish::Takes { show, format } => {
                takes::write(self, &self.show(*show)?, *format, &mut out)?;
            }
            ExportWish::Show { show } => {
                portable::write(&self.departure(*show)?, on_written, &mut out)?;
            }
        }
        out.flush()?;
        Ok(())
    }

    fn departure(&self, show: ShowId) -> Result<Departure, ExportError> {
        Departure::of(self.store, self.places, show, self.now)
    }

    fn show(&self, id: ShowId) -> Result<Show, ExportError> {
        self.store.show(id)?.ok_or(ExportError::UnknownShow)
    }
}

fn ending(wish: &ExportWish) -> &'static str {
    match wish {
        ExportWish::Catalogue { format }
        | ExportWish::Rundown { format, .. }
        | ExportWish::Takes { format, .. } => match format {
            Format::Csv | Format::CsvForExcel => "csv",
            Format::Json => "json",
        },
        ExportWish::Show { .. } => portable::ENDING,
    }
}

/// A title as a part of a file's name on any system.
pub(crate) fn plain(title: &str) -> String {
    let letter = |letter: char| match letter {
        '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' => ' ',
        other if other.is_control() => ' ',
        other => other,
    };
    let plain: String = title.chars().map(letter).take(LONGEST_TITLE).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let is_edge = |letter: char| letter == '.' || letter == ' ';
    words.join(" ").trim_matches(is_edge).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_on_any_system() {
        assert_eq!(plain("Spring: 20% off / live?"), "Spring 20% off live");
        assert_eq!(plain("../../etc"), "etc");
        assert_eq!(plain("é".repeat(200).as_str()).chars().count(), 50);
    }
}
