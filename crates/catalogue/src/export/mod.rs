//! What leaves the catalogue: products, reviews and any table (rundown, take log), as CSV and JSON.
//!
//! Cells are made safe for spreadsheets. A file of ours says so by a heading, so that reading it takes the
//! safety off again and finds every value as it was.

mod guard;
mod product;
mod review;
mod table;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use guard::unguarded;
pub use product::{ProductExport, incoming_of, plain_amount};
pub use review::ReviewExport;
pub use table::TableExport;

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// UTF-8 after RFC 4180.
    Csv,
    /// The same with a byte order mark, without which Excel reads another encoding.
    CsvForExcel,
    /// One array of objects.
    Json,
}

/// The heading of the column that says that a file is ours; its cells are the format's version.
const OUR_HEADING: &str = "Vitrine";
const OUR_VERSION: &str = "1";

/// A moment after ISO 8601 in UTC; `None` beyond the years that calendars have.
fn written_moment(moment: vitrine_domain::UnixMs) -> Option<String> {
    let moment = jiff::Timestamp::from_millisecond(moment.0).ok()?;
    Some(moment.to_string())
}
