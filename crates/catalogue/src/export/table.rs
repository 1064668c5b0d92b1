//! Tables row by row.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::Format;
use super::guard::guarded;

/// A table that is written row by row: as CSV, or as JSON with an object for each row.
pub struct TableExport<W> {
    out: W,
    format: Format,
    headings: Vec<String>,
    rows: u64,
}

impl<W: Write> TableExport<W> {
    /// Begins a table with these headings.
    pub fn new<S: Into<String>>(
        out: W,
        format: Format,
        headings: impl IntoIterator<Item = S>,
    ) -> io::Result<Self> {
        let headings: Vec<String> = headings.into_iter().map(Into::into).collect();
        let mut table = Self {
            out,
            format,
            headings,
            rows: 0,
        };
        match format {
            Format::Csv => table.write_headings()?,
            Format::CsvForExcel => {
                table.out.write_all("\u{feff}".as_bytes())?;
                table.write_headings()?;
            }
            Format::Json => table.out.write_all(b"[")?,
        }
        Ok(table)
    }

    fn write_headings(&mut self) -> io::Result<()> {
        let headings = std::mem::take(&mut self.headings);
        write_record(&mut self.out, headings.iter().map(String::as_str))?;
        self.headings = headings;
        Ok(())
    }

    /// Writes one row; cells beyond the headings are left out, missing ones are empty.
    pub fn row<S: AsRef<str>>(&mut self, cells: &[S]) -> io::Result<()> {
        let cells = (0..self.headings.len()).map(|at| cells.get(at).map_or("", AsRef::as_ref));
        if self.format != Format::Json {
            return write_record(&mut self.out, cells);
        }
        let named = self.headings.iter().zip(cells);
        let object: serde_json::Map<String, serde_json::Value> = named
            .map(|(heading, cell)| (heading.clone(), cell.into()))
            .collect();
        self.object(&object)
    }

    /// Writes one element of the JSON array, in place of a row.
    pub fn object(&mut self, value: &impl Serialize) -> io::Result<()> {
        let before: &[u8] = if self.rows == 0 { b"\n" } else { b",\n" };
        self.rows += 1;
        self.out.write_all(before)?;
        serde_json::to_writer(&mut self.out, value)?;
        Ok(())
    }

    /// Ends the table and gives back where it was written.
    pub fn finish(mut self) -> io::Result<W> {
        if self.format == Format::Json {
            self.out.write_all(b"\n]\n")?;
        }
        self.out.flush()?;
        Ok(self.out)
    }
}

fn write_record<'a>(out: &mut impl Write, cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        let cell = guarded(cell);
        out.write_all(quoted(&cell).as_bytes())?;
    }
    out.write_all(b"\r\n")
}

/// The cell in quotes if it needs them. White space at its ends is kept by them in most programs.
fn quoted(cell: &str) -> Cow<'_, str> {
    let needs = cell.contains([',', '"', '\n', '\r', ';', '\t']) || cell.trim() != cell;
    if needs {
        Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(format: Format) -> String {
        let mut table = TableExport::new(Vec::new(), format, ["Cue", "Title"]).unwrap();
        table.row(&["1", "=SUM(A1)"]).unwrap();
        table.row(&["2", "He said \"so\",\nthen left"]).unwrap();
        table.row(&["3"]).unwrap();
        String::from_utf8(table.finish().unwrap()).unwrap()
    }

    #[test]
    fn a_table_is_written_for_people_and_programs() {
        let csv = "Cue,Title\r\n1,'=SUM(A1)\r\n2,\"He said \"\"so\"\",\nthen left\"\r\n3,\r\n";
        assert_eq!(written(Format::Csv), csv);
        assert_eq!(written(Format::CsvForExcel), format!("\u{feff}{csv}"));
        let json: serde_json::Value = serde_json::from_str(&written(Format::Json)).unwrap();
        assert_eq!(json[0]["Title"], "=SUM(A1)", "JSON runs no formulas");
        assert_eq!(json[2]["Title"], "");
    }
}
