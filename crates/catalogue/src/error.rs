//! Why a file can't be read, or one can't be written.

use std::io;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why reading a file ended. What was read before it still stands, but is not the whole file.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The disk said no.
    #[error("the file can't be read")]
    Io(#[from] io::Error),
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is no table and no feed, whatever its name says.
    #[error("the file is no table and no product feed but {0:?}")]
    NotAText(FileKind),
    /// It is XML, but neither RSS nor Atom.
    #[error("the XML file begins with <{root}>, which is neither RSS nor Atom")]
    NotAFeed {
        /// The name of its first element.
        root: String,
    },
    /// It has reviews where products were asked for, or products where reviews were.
    #[error("the file does not hold what was asked for")]
    OtherContent,
    /// The mapping was made for a table with other columns.
    #[error("the mapping has {mapped} columns and the file {found}")]
    MappingDoesNotFit {
        /// How many columns the mapping has.
        mapped: usize,
        /// How many columns the file has.
        found: usize,
    },
    /// One record is longer than any real one: a quote is never closed, or there are no lines.
    #[error(
        "the record that begins in line {line} is longer than {} bytes",
        crate::limits::RECORD_BYTES
    )]
    RecordTooLong {
        /// Where it begins, from 1.
        line: u64,
    },
    /// More columns than are read.
    #[error("line {line} has more than {} columns", crate::limits::COLUMNS)]
    TooManyColumns {
        /// Which, from 1.
        line: u64,
    },
    /// The XML is not well formed.
    #[error("the XML is not well formed in line {line}: {detail}")]
    Xml {
        /// Where, from 1.
        line: u64,
        /// What the parser says.
        detail: String,
    },
    /// The XML declares entities, which feeds have no need of and bombs are made of.
    #[error("the XML declares entities in line {line}")]
    Entities {
        /// Where, from 1.
        line: u64,
    },
    /// Elements within elements, deeper than any feed.
    #[error(
        "the XML has elements within elements, more than {} deep, in line {line}",
        crate::limits::XML_DEPTH
    )]
    TooDeep {
        /// Where, from 1.
        line: u64,
    },
}

/// What a file is that is neither a table nor a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
    /// A GIF picture.
    Gif,
    /// A WebP picture.
    WebP,
    /// A video.
    Video,
    /// A PDF document.
    Pdf,
    /// An Excel or OpenDocument table: to be saved as CSV first.
    Spreadsheet,
    /// A zip archive.
    Zip,
    /// Another archive or a packed file.
    Archive,
    /// An SQLite database.
    Sqlite,
    /// A page of a website.
    Html,
    /// JSON.
    Json,
    /// Anything else that is not text.
    Binary,
}
