//! A file for each table, or for a table and those that only exist for it: its struct, its queries,
//! and what of them the store offers. The tables themselves are in `migrations/`.

pub(crate) mod destination;
pub(crate) mod entry;
pub(crate) mod fact;
pub(crate) mod photo;
pub(crate) mod photo_link;
pub(crate) mod product;
pub(crate) mod product_row;
pub(crate) mod question;
pub(crate) mod rank;
pub(crate) mod reading;
pub(crate) mod recording;
pub(crate) mod relation;
pub(crate) mod review;
pub(crate) mod run;
pub(crate) mod segment;
pub(crate) mod setting;
pub(crate) mod show;
pub(crate) mod take;
pub(crate) mod theme;
pub(crate) mod variant;
