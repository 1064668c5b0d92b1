//! How much of a stranger's show file is read. Shows of whole evenings stay far below.

use vitrine_domain::DurationMs;

/// Bytes of the file.
pub(super) const FILE_BYTES: u64 = 2 << 30;
/// Files in it: `show.json` and the photos.
pub(super) const FILES: u64 = 5_000;
/// Bytes of `show.json`: a show of thirty products with five hundred reviews each has as many. In memory it
/// takes some ten times more. What we write ourselves is brought below it by leaving reviews out.
pub(super) const TEXT_BYTES: u64 = 16 << 20;
/// Bytes of all photos, unpacked.
pub(super) const PHOTO_BYTES: u64 = 2 << 30;
/// Pixels of all photos. A photo as we keep it has two million.
pub(super) const PIXELS: u64 = 6_000_000_000;
/// Bytes of a photo's name; every disk takes twice as many.
pub(super) const NAME_BYTES: usize = 120;

/// Items of a rundown.
pub(super) const SEGMENTS: usize = 2_000;
/// Products of a show.
pub(super) const PRODUCTS: usize = 2_000;
/// Products of one item.
pub(super) const FEATURED: usize = 100;
/// Letters of a title, a name, a source.
pub(super) const TITLE_LETTERS: usize = 500;
/// Letters of a note, a description, an answer, a review.
pub(super) const TEXT_LETTERS: usize = 20_000;
/// Bytes of an address.
pub(super) const LINK_BYTES: usize = 2_000;
/// No item and no offer lasts longer.
pub(super) const LONGEST: DurationMs = DurationMs::from_mins(24 * 60);
/// The last moment that calendars show: the end of the year 9999.
pub(super) const LAST_MOMENT: i64 = 253_402_300_799_999;
