//! Product and review files: what a file is, and what it says, line by line, as
//! [`vitrine_domain::incoming`]; and how a catalogue is written to files.
//!
//! One record at a time: a file of any length needs the memory of one. What is broken in a file ends as
//! a [`Remark`](vitrine_domain::incoming::Remark) with its line or as a [`ReadError`], never as a panic,
//! and within the [`limits`].
//!
//! Left out on purpose: what the catalogue already knows (`vitrine-store`), words for people
//! (`vitrine-studio`), and the network. A photo stays the reference that the file gives.

mod amount;
mod date;
mod encoding;
mod error;
pub mod export;
mod google;
mod heading;
mod html;
pub mod limits;
mod look;
mod mapping;
mod note;
mod number;
mod options;
pub mod photos;
mod product;
mod products;
mod review;
mod reviews;
mod source;
mod table;
mod text;

pub use encoding::Encoding;
pub use error::{FileKind, ReadError};
pub use html::text_of_html;
pub use look::{Delimiter, Dialect, FileLook, look, look_at};
pub use mapping::{Mapping, ProductField, ReviewField};
pub use options::{DateOrder, Decimal, ReadOptions};
pub use products::{ProductItem, Products, products, products_of};
pub use reviews::{ReviewItem, Reviews, reviews, reviews_of};
pub use source::Progress;
