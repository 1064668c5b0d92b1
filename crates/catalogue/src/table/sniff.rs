//! What sets the cells of a table apart.

use super::{Style, Table};
use crate::error::ReadError;

/// How a table is written, and its first records.
pub(crate) struct Sniffed {
    pub(crate) style: Style,
    /// Whether the first line is Excel's "sep=;", which is no record.
    pub(crate) has_separator_line: bool,
    /// The first records: the heading, then some rows.
    pub(crate) records: Vec<Vec<String>>,
}

/// Rows that are looked at.
const ROWS: usize = 60;

/// Finds out from the beginning of a file. `is_whole` if there is no more of it. A heading of more columns
/// than are read ends it.
pub(crate) fn sniff(head: &str, is_whole: bool) -> Result<Sniffed, ReadError> {
    let newline = match head.contains('\n') || !head.contains('\r') {
        true => b'\n',
        false => b'\r',
    };
    let named = separator_line(head);
    let candidates = match named {
        Some(delimiter) => vec![delimiter],
        None => vec![b',', b';', b'\t', b'|'],
    };
    let mut best: Option<(usize, Style, Vec<Vec<String>>)> = None;
    for delimiter in candidates {
        let style = Style { delimiter, newline };
        let mut records = records(head, style, is_whole)?;
        if named.is_some() && !records.is_empty() {
            records.remove(0);
        }
        let fitness = fitness(&records);
        // Of equals the first is best: a comma, where nothing tells.
        if best.as_ref().is_none_or(|(best, ..)| fitness > *best) {
            best = Some((fitness, style, records));
        }
    }
    let (_, style, records) = best.expect("there is a candidate at least");
    Ok(Sniffed {
        style,
        has_separator_line: named.is_some(),
        records,
    })
}

/// The delimiter that Excel writes into a first line "sep=;".
fn separator_line(head: &str) -> Option<u8> {
    let line = head.lines().next()?.trim_matches('"');
    let delimiter = line.strip_prefix("sep=")?;
    match delimiter.as_bytes() {
        [delimiter @ (b',' | b';' | b'\t' | b'|')] => Some(*delimiter),
        _ => None,
    }
}

fn records(head: &str, style: Style, is_whole: bool) -> Result<Vec<Vec<String>>, ReadError> {
    let mut table = Table::new(head.as_bytes(), style);
    let mut records: Vec<Vec<String>> = Vec::new();
    while records.len() <= ROWS {
        let row = match table.next() {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(error) if records.is_empty() => return Err(error),
            // What is wrong with a row is said when it is read.
            Err(_) => break,
        };
        records.push(
            (0..row.len())
                .map(|cell| row.cell(cell).to_owned())
                .collect(),
        );
    }
    // The last one may be cut off.
    if !is_whole && records.len() > 1 && records.len() <= ROWS {
        records.pop();
    }
    Ok(records)
}

/// How well records hold together: the share of rows with as many cells as the heading, then the
/// number of cells.
fn fitness(records: &[Vec<String>]) -> usize {
    let Some((heading, rows)) = records.split_first() else {
        return 0;
    };
    let columns = heading.len();
    if columns < 2 {
        return 1;
    }
    let fitting = rows.iter().filter(|row| row.len() == columns).count();
    let share = if rows.is_empty() {
        100
    } else {
        fitting * 100 / rows.len()
    };
    share * 1_000 + columns.min(999)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_makes_a_table() {
        let cases = [
            ("a,b\n1,2\n", b','),
            ("a;b\n1,5;2,5\n", b';'),
            ("a\tb\nx, y, z\t2\n", b'\t'),
            ("a|b|c\n1|2|3\n", b'|'),
            ("\"a;x\",b\n\"1;2\n;\",2\n", b','),
            ("a;b;c\n\"x;y\";2;3\n", b';'),
            ("sep=;\na;b\n1;2\n", b';'),
            ("only\none\n", b','),
            ("", b','),
        ];
        for (head, delimiter) in cases {
            assert_eq!(
                sniff(head, true).unwrap().style.delimiter,
                delimiter,
                "{head:?}"
            );
        }
        let separated = sniff("sep=;\na;b\n1;2\n", true).unwrap();
        assert_eq!(separated.records[0], ["a", "b"]);
        assert_eq!(sniff("a\rb\r", true).unwrap().style.newline, b'\r');
    }
}
