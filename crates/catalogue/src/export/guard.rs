//! Cells made safe for spreadsheets, which run what begins like a formula.

use std::borrow::Cow;

/// The cell as it is written: one that a spreadsheet would take for a formula gets a leading `'`, and so
/// does one that only looks as if it had got one.
pub(crate) fn guarded(cell: &str) -> Cow<'_, str> {
    if is_risky(cell) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// The cell as it was before it was written by us.
pub(crate) fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(bare) if is_risky(bare) => bare,
        _ => cell,
    }
}

fn is_risky(cell: &str) -> bool {
    let bare = cell.trim_start_matches('\'');
    bare.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_text_and_comes_back() {
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded("'tis"), "'tis");
        for cell in [
            "=1", "+1", "-1", "@x", "\tx", "\rx", "'=1", "''@", "'", "", "a=b", "'a",
        ] {
            let written = guarded(cell);
            assert_eq!(unguarded(&written), cell, "{written:?}");
        }
    }
}
