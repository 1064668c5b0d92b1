//! Reviews, a row each.

use std::io::{self, Write};

use vitrine_domain::incoming::IncomingReview;

use super::{Format, OUR_HEADING, OUR_VERSION, TableExport, written_moment};

const HEADINGS: [&str; 9] = [
    "Product",
    "Stars",
    "Title",
    "Text",
    "Author",
    "Date",
    "Helpful",
    "Votes",
    OUR_HEADING,
];

/// Reviews, written one after the other.
pub struct ReviewExport<W> {
    table: TableExport<W>,
    format: Format,
}

impl<W: Write> ReviewExport<W> {
    /// Begins the file.
    pub fn new(out: W, format: Format) -> io::Result<Self> {
        Ok(Self {
            table: TableExport::new(out, format, HEADINGS)?,
            format,
        })
    }

    /// Writes a review.
    pub fn write(&mut self, review: &IncomingReview) -> io::Result<()> {
        if self.format == Format::Json {
            return self.table.object(review);
        }
        let hundredths = review.stars_hundredths;
        self.table.row(&[
            review.product.clone(),
            format!("{}.{:02}", hundredths / 100, hundredths % 100),
            review.title.clone(),
            review.text.clone(),
            review.author.clone(),
            review
                .written_at
                .and_then(written_moment)
                .unwrap_or_default(),
            review.helpful.to_string(),
            review.votes.to_string(),
            OUR_VERSION.to_owned(),
        ])
    }

    /// Ends the file and gives back where it was written.
    pub fn finish(self) -> io::Result<W> {
        self.table.finish()
    }
}
