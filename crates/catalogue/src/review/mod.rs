//! One row of a table of reviews.

use vitrine_domain::incoming::{IncomingReview, RemarkReason};

use crate::date;
use crate::export::unguarded;
use crate::html;
use crate::limits;
use crate::mapping::ReviewField;
use crate::note::{Notes, remark};
use crate::number;
use crate::options::DateOrder;
use crate::products::check_cells;
use crate::reviews::ReviewItem;
use crate::table::Row;
use crate::text;

/// What the columns of a table of reviews are.
pub(crate) struct Columns {
    pub(crate) headings: Vec<String>,
    pub(crate) fields: Vec<Option<ReviewField>>,
    pub(crate) is_ours: bool,
}

impl Columns {
    /// The review of a row; `None` if all its cells are empty.
    pub(crate) fn review(&self, row: &Row<'_>, dates: DateOrder) -> Option<ReviewItem> {
        let mut notes = Notes::on(row.line);
        if let Some(refused) = check_cells(row, &self.headings, &mut notes) {
            return Some(ReviewItem::Refused(refused));
        }
        let mut review = IncomingReview {
            line: row.line,
            ..IncomingReview::default()
        };
        let mut stars = None;
        let mut first = None;
        for (column, field) in self.fields.iter().enumerate() {
            let value = row.cell(column);
            let value = if self.is_ours {
                unguarded(value)
            } else {
                value
            };
            let value = value.trim_matches(|letter: char| letter.is_whitespace() || letter == '\0');
            let Some(field) = field.filter(|_| !value.is_empty()) else {
                continue;
            };
            first = first.or(Some(value));
            let heading = &self.headings[column];
            if field == ReviewField::Stars {
                stars = Some((heading, value, number::stars(value)));
            } else {
                let cell = Cell {
                    heading,
                    value,
                    is_plain: self.is_ours,
                };
                take(&mut review, field, cell, dates, &mut notes);
            }
        }
        let first = first?;
        if review.product.is_empty() {
            let refused = remark(row.line, "", first, RemarkReason::NoHandle);
            return Some(ReviewItem::Refused(refused));
        }
        let (heading, value, stars) =
            stars.unwrap_or((&self.headings[0], "", Err(RemarkReason::NotStars)));
        match stars {
            Ok(stars) => review.stars_hundredths = stars,
            Err(reason) => {
                return Some(ReviewItem::Refused(remark(
                    row.line, heading, value, reason,
                )));
            }
        }
        review.votes = review.votes.max(review.helpful);
        Some(ReviewItem::Review(Box::new(review), notes.into_remarks()))
    }
}

/// One cell that is not empty.
#[derive(Clone, Copy)]
struct Cell<'a> {
    heading: &'a str,
    value: &'a str,
    /// Whether it is surely no HTML: Vitrine wrote it.
    is_plain: bool,
}

/// Reads one cell that may be wrong without the review being worth nothing.
fn take(
    review: &mut IncomingReview,
    field: ReviewField,
    cell: Cell<'_>,
    dates: DateOrder,
    notes: &mut Notes,
) {
    let Cell { heading, value, .. } = cell;
    let line = |letters: usize, notes: &mut Notes| {
        let line = if cell.is_plain {
            text::one_line(value)
        } else {
            html::line_of_either(value)
        };
        notes.cut(heading, line, letters)
    };
    match field {
        // Cut, it could become another product's; one that is too long is nobody's.
        ReviewField::Product => {
            let product = text::one_line(value);
            if product.chars().count() <= limits::NAME_LETTERS {
                review.product = product;
            }
        }
        ReviewField::Title => review.title = line(limits::REVIEW_TITLE_LETTERS, notes),
        ReviewField::Text => {
            let words = if cell.is_plain {
                text::visible(value)
            } else {
                html::text_of_either(value)
            };
            review.text = notes.cut(heading, words, limits::REVIEW_LETTERS);
        }
        ReviewField::Author => review.author = line(limits::NAME_LETTERS, notes),
        ReviewField::Date => {
            review.written_at = notes.take(heading, value, date::moment(value, dates));
        }
        ReviewField::Helpful => {
            if let Some((helpful, votes)) = notes.take(heading, value, number::votes(value)) {
                review.helpful = helpful;
                review.votes = review.votes.max(votes.unwrap_or(helpful));
            }
        }
        ReviewField::Votes => {
            if let Some((votes, _)) = notes.take(heading, value, number::votes(value)) {
                review.votes = review.votes.max(votes);
            }
        }
        ReviewField::Stars => {}
    }
}
