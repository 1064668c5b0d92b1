//! What sets the cells of a table apart.

use super::{Style, Table};

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

/// Finds out from the beginning of a file. `is_whole` if there is no more of it.
pub(crate) fn sniff(head: &str, is_whole: bool) -> Sniffed {
    let newline = match head.contains('\n') || !head.contains('\r') {
        true => b'\n',
        false => b'\r',
    };
    let named = separator_line(head);
    let candidates = match named {
        Some(delimiter) => vec![delimiter],
        None => vec![b',', b';', b'\t', b'|'],
    };
    let tries = candidates.into_iter().map(|delimiter| {
        let style = Style { delimiter, newline };
        let mut records = records(head, style, is_whole);
        if named.is_some() && !records.is_empty() {
            records.remove(0);
        }
        (fitness(&records), style, records)
    });
    // Of equals the first is best: a comma, where nothing tells.
    let best = tries.reduce(|best, other| if other.0 > best.0 { other } else { best });
    let (_, style, records) = best.unwrap_or_else(|| {
        let style = Style {
            delimiter: b',',
            newline,
        };
        (0, style, Vec::new())
    });
    Sniffed {
        style,
        has_separator_line: named.is_some(),
        records,
    }
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

fn records(head: &str, style: Style, is_whole: bool) -> Vec<Vec<String>> {
    let mut table = Table::new(head.as_bytes(), style);
    let mut records = Vec::new();
    while records.len() <= ROWS
        && let Ok(Some(row)) = table.next()
    {
        records.push((0..row.len()).map(|cell| row.cell(cell).to_owned()).collect());
    }
    // The last one may be cut off.
    if !is_whole && records.len() > 1 && records.len() <= ROWS {
        records.pop();
    }
    records
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
            assert_eq!(sniff(head, true).style.delimiter, delimiter, "{head:?}");
        }
        let separated = sniff("sep=;\na;b\n1;2\n", true);
        assert_eq!(separated.records[0], ["a", "b"]);
        assert_eq!(sniff("a\rb\r", true).style.newline, b'\r');
    }
}
