//! Remarks on one row while it is read.

use vitrine_domain::incoming::{Remark, RemarkReason};

use crate::limits;
use crate::text;

/// What was not taken of one row.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    line: u64,
    remarks: Vec<Remark>,
}

impl Notes {
    pub(crate) fn on(line: u64) -> Self {
        Self {
            line,
            remarks: Vec::new(),
        }
    }

    /// Notes that a value was not taken as it stands.
    pub(crate) fn add(&mut self, column: &str, value: &str, reason: RemarkReason) {
        if self.remarks.len() < limits::REMARKS {
            self.remarks.push(remark(self.line, column, value, reason));
        }
    }

    /// The value, or a note why there is none.
    pub(crate) fn take<T>(
        &mut self,
        column: &str,
        value: &str,
        result: Result<T, RemarkReason>,
    ) -> Option<T> {
        match result {
            Ok(taken) => Some(taken),
            Err(reason) => {
                self.add(column, value, reason);
                None
            }
        }
    }

    /// The text, cut to so many letters; that it was cut is noted.
    pub(crate) fn cut(&mut self, column: &str, text: String, letters: usize) -> String {
        let (cut, was_cut) = text::cut(text, letters);
        if was_cut {
            self.add(column, &cut, RemarkReason::TooLong);
        }
        cut
    }

    pub(crate) fn into_remarks(self) -> Vec<Remark> {
        self.remarks
    }
}

/// A remark with an excerpt of the value.
pub(crate) fn remark(line: u64, column: &str, value: &str, reason: RemarkReason) -> Remark {
    Remark {
        line,
        column: text::excerpt(column),
        value: text::excerpt(value),
        reason,
    }
}
