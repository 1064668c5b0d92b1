//! Tables in text: records of cells, one at a time, with the line each begins in.
//!
//! The state machine is `csv-core`'s; the buffers are ours, so that a record without an end stops at
//! [`limits::RECORD_BYTES`].

mod sniff;

use std::io::Read;

use csv_core::ReadRecordResult;

use crate::error::ReadError;
use crate::limits;

pub(crate) use sniff::{Sniffed, sniff};

/// A table that is read from its beginning.
pub(crate) struct Table<R> {
    input: R,
    buffer: Box<[u8]>,
    start: usize,
    end: usize,
    is_over: bool,
    core: csv_core::Reader,
    /// The cells of the newest record, one after the other.
    cells: Vec<u8>,
    ends: Vec<usize>,
    /// Where the next byte stands, from 1.
    line: u64,
    /// What ends a line; lone carriage returns are the old Mac's.
    newline: u8,
}

/// One record.
pub(crate) struct Row<'a> {
    /// Where it begins, from 1.
    pub(crate) line: u64,
    text: RowText<'a>,
    ends: &'a [usize],
}

enum RowText<'a> {
    Whole(&'a str),
    /// Cells that were not all UTF-8, and which of them were not.
    Mended(Vec<(String, bool)>),
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) delimiter: u8,
    pub(crate) newline: u8,
}

impl<R: Read> Table<R> {
    pub(crate) fn new(input: R, style: Style) -> Self {
        Self {
            input,
            buffer: vec![0; 64 * 1024].into_boxed_slice(),
            start: 0,
            end: 0,
            is_over: false,
            core: csv_core::ReaderBuilder::new()
                .delimiter(style.delimiter)
                .build(),
            cells: vec![0; 16 * 1024],
            ends: vec![0; 128],
            line: 1,
            newline: style.newline,
        }
    }

    /// The next record that has any cell; `None` after the last.
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>, ReadError> {
        self.skip_empty_lines()?;
        let line = self.line;
        let (mut written, mut ended) = (0, 0);
        loop {
            self.refill()?;
            let input = &self.buffer[self.start..self.end];
            let (result, read, out, ends) =
                self.core
                    .read_record(input, &mut self.cells[written..], &mut self.ends[ended..]);
            self.line += newlines(&input[..read], self.newline);
            self.start += read;
            written += out;
            ended += ends;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.cells.len() < limits::RECORD_BYTES => {
                    self.cells.resize(self.cells.len() * 4, 0);
                }
                ReadRecordResult::OutputFull => return Err(ReadError::RecordTooLong { line }),
                ReadRecordResult::OutputEndsFull if self.ends.len() < limits::COLUMNS => {
                    self.ends.resize(self.ends.len() * 16, 0);
                }
                ReadRecordResult::OutputEndsFull => {
                    return Err(ReadError::TooManyColumns { line });
                }
                ReadRecordResult::Record if ended > limits::COLUMNS => {
                    return Err(ReadError::TooManyColumns { line });
                }
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return Ok(None),
            }
        }
        Ok(Some(Row::of(
            line,
            &self.cells[..written],
            &self.ends[..ended],
        )))
    }

    /// A record begins where its first letter stands, not at the empty lines before it.
    fn skip_empty_lines(&mut self) -> Result<(), ReadError> {
        loop {
            self.refill()?;
            let input = &self.buffer[self.start..self.end];
            let empty = input
                .iter()
                .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                .count();
            self.line += newlines(&input[..empty], self.newline);
            self.start += empty;
            if self.start < self.end || self.is_over {
                return Ok(());
            }
        }
    }

    fn refill(&mut self) -> Result<(), ReadError> {
        if self.start == self.end && !self.is_over {
            self.start = 0;
            self.end = self.input.read(&mut self.buffer)?;
            self.is_over = self.end == 0;
        }
        Ok(())
    }
}

fn newlines(bytes: &[u8], newline: u8) -> u64 {
    memchr::memchr_iter(newline, bytes).count() as u64
}

impl<'a> Row<'a> {
    fn of(line: u64, cells: &'a [u8], ends: &'a [usize]) -> Self {
        // Two halves of a letter in two cells are no letter, though they stand side by side here.
        let whole = std::str::from_utf8(cells)
            .ok()
            .filter(|text| text.is_ascii() || ends.iter().all(|end| text.is_char_boundary(*end)));
        let text = whole.map_or_else(|| RowText::Mended(mended(cells, ends)), RowText::Whole);
        Self { line, text, ends }
    }

    /// How many cells it has.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell as it stands; empty beyond the last.
    pub(crate) fn cell(&self, column: usize) -> &str {
        match &self.text {
            RowText::Whole(text) => {
                let Some(end) = self.ends.get(column) else {
                    return "";
                };
                let start = column.checked_sub(1).map_or(0, |before| self.ends[before]);
                &text[start..*end]
            }
            RowText::Mended(cells) => cells.get(column).map_or("", |(cell, _)| cell),
        }
    }

    /// Whether a cell has letters that are not in the file's encoding.
    pub(crate) fn is_mended(&self, column: usize) -> bool {
        match &self.text {
            RowText::Whole(_) => self.cell(column).contains('\u{fffd}'),
            RowText::Mended(cells) => cells
                .get(column)
                .is_some_and(|(cell, is_mended)| *is_mended || cell.contains('\u{fffd}')),
        }
    }

    /// Whether any cell may have such letters.
    pub(crate) fn has_mended(&self) -> bool {
        match &self.text {
            RowText::Whole(text) => {
                // The first byte of U+FFFD is rare.
                memchr::memchr(0xef, text.as_bytes()).is_some() && text.contains('\u{fffd}')
            }
            RowText::Mended(_) => true,
        }
    }
}

/// The cells one by one. What is not UTF-8 in a file that is otherwise came from an older program:
/// Windows-1252, most likely.
fn mended(cells: &[u8], ends: &[usize]) -> Vec<(String, bool)> {
    let mut start = 0;
    let cells = ends.iter().map(|end| {
        let cell = &cells[start..*end];
        start = *end;
        match std::str::from_utf8(cell) {
            Ok(cell) => (cell.to_owned(), false),
            Err(_) => {
                let (cell, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell);
                (cell.into_owned(), true)
            }
        }
    });
    cells.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STYLE: Style = Style {
        delimiter: b',',
        newline: b'\n',
    };

    fn rows(bytes: &[u8]) -> Vec<(u64, Vec<String>)> {
        let mut table = Table::new(bytes, STYLE);
        let mut rows = Vec::new();
        while let Some(row) = table.next().unwrap() {
            let cells = (0..row.len()).map(|column| row.cell(column).to_owned());
            rows.push((row.line, cells.collect()));
        }
        rows
    }

    #[test]
    fn lines_are_those_of_an_editor() {
        let file = b"\n\na,b\r\n\r\n\"c\nc\",d\r\ne,\"f\"\"\"\ng";
        let lines: Vec<u64> = rows(file).iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [3, 5, 7, 8]);
        assert_eq!(rows(file)[1].1, ["c\nc", "d"]);
        assert_eq!(rows(file)[2].1, ["e", "f\""]);
    }

    #[test]
    fn half_letters_in_two_cells_are_mended() {
        // é in UTF-8 is C3 A9.
        let rows = rows(b"\xc3,\xa9\n");
        assert_eq!(rows[0].1, ["Ã", "©"]);
    }

    #[test]
    fn a_record_without_an_end_is_given_up() {
        let endless = std::io::repeat(b'x').take(1 << 30);
        let error = Table::new(endless, STYLE).next().err();
        assert!(matches!(error, Some(ReadError::RecordTooLong { line: 1 })));
        let commas = std::io::repeat(b',').take(1 << 30);
        let error = Table::new(commas, STYLE).next().err();
        assert!(matches!(error, Some(ReadError::TooManyColumns { line: 1 })));
    }
}
