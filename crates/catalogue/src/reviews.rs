//! Reviews of a file, one after the other.

use std::path::Path;

use vitrine_domain::incoming::{IncomingReview, Remark};

use crate::encoding::Decoded;
use crate::error::ReadError;
use crate::look::{FileLook, Seen};
use crate::mapping::Mapping;
use crate::options::{DateOrder, ReadOptions};
use crate::products::{begin, dates};
use crate::review::Columns;
use crate::source::{Bytes, Progress, Source};
use crate::table::Table;

/// What a file has next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewItem {
    /// A review, and what was left out of it.
    Review(Box<IncomingReview>, Vec<Remark>),
    /// A row that is none, and why.
    Refused(Remark),
}

/// Reads the reviews of a file: of Amazon's public data, or any table with a mapping.
pub fn reviews(path: &Path, options: &ReadOptions) -> Result<Reviews, ReadError> {
    Reviews::of(Source::open(path)?, options)
}

/// Reads the reviews of anything that gives bytes; `total` is how many there are, if that is known.
pub fn reviews_of(
    input: impl std::io::Read + Send + 'static,
    total: Option<u64>,
    options: &ReadOptions,
) -> Result<Reviews, ReadError> {
    Reviews::of(Source::new(Box::new(input), total)?, options)
}

/// The reviews of a file, read as they are asked for. After an error there are no more.
pub struct Reviews {
    look: FileLook,
    progress: Progress,
    columns: Columns,
    dates: DateOrder,
    table: Table<Decoded<Bytes>>,
    is_over: bool,
}

impl Reviews {
    fn of(source: Source, options: &ReadOptions) -> Result<Self, ReadError> {
        let seen = Seen::of(&source.head, source.is_whole)?;
        let mapping = options.mapping.as_ref().or(seen.look.mapping.as_ref());
        let Some(Mapping::Reviews(fields)) = mapping else {
            return Err(ReadError::OtherContent);
        };
        let found = seen.look.headings.len();
        if fields.len() != found {
            return Err(ReadError::MappingDoesNotFit {
                mapped: fields.len(),
                found,
            });
        }
        let columns = Columns {
            headings: seen.look.headings.clone(),
            fields: fields.clone(),
            is_ours: seen.look.is_ours,
        };
        let progress = source.progress.clone();
        Ok(Self {
            dates: dates(&seen.look, options.dates),
            table: begin(Box::new(source.into_bytes()), &seen)?,
            look: seen.look,
            progress,
            columns,
            is_over: false,
        })
    }

    /// What the file was found to be.
    pub fn look(&self) -> &FileLook {
        &self.look
    }

    /// How far the reading is; can be kept and asked from another thread.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }
}

impl Iterator for Reviews {
    type Item = Result<ReviewItem, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.table.next() {
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(error));
                }
                Ok(None) => self.is_over = true,
                Ok(Some(row)) => {
                    if let Some(item) = self.columns.review(&row, self.dates) {
                        return Some(Ok(item));
                    }
                }
            }
        }
        None
    }
}
