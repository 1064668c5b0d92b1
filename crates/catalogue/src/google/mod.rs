//! Google's product data in RSS and Atom. Entities of one's own are never expanded, nesting and length are
//! bounded, and one item is held at a time.

mod guard;
mod xml;

pub(crate) use xml::{Items, is_feed, root_of};
