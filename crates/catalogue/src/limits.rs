//! How much of a file is taken. Whatever a file holds, reading it needs no more memory than these allow.

/// Bytes of the beginning that tell what a file is.
pub const HEAD_BYTES: usize = 256 * 1024;
/// Bytes of one record of a table, or of one element of a feed. A Shopify description may hold 512 KiB,
/// and a record holds one of them; a quote that is never closed ends here.
pub const RECORD_BYTES: usize = 4 * 1024 * 1024;
/// Bytes of one cell; a row with a longer one is refused.
pub const CELL_BYTES: usize = 1024 * 1024;
/// Columns of one table. Shopify writes about eighty, and one more for every metafield.
pub const COLUMNS: usize = 2_000;
/// Elements within elements of a feed; real ones need six.
pub const XML_DEPTH: usize = 64;

/// Letters of a product's name; what the studio lets a person write.
pub const TITLE_LETTERS: usize = 200;
/// Letters of a description; what the studio lets a person write.
pub const DESCRIPTION_LETTERS: usize = 4_000;
/// Bytes of HTML that are read for a description; the rest could only be cut.
pub const HTML_BYTES: usize = 256 * 1024;
/// Letters of a handle, an article number, a brand, a kind, an option's name or value.
pub const NAME_LETTERS: usize = 255;
/// Letters of one selling point; Google allows 150.
pub const HIGHLIGHT_LETTERS: usize = 300;
/// Letters of a photo's alternative text; Shopify allows 512.
pub const ALT_LETTERS: usize = 512;
/// Bytes of a product's link; what the studio lets a person write.
pub const LINK_BYTES: usize = 500;
/// Bytes of a photo's address or file name; Google allows 2,000.
pub const REFERENCE_BYTES: usize = 2_000;
/// Variants of one product; as many as Shopify allows.
pub const VARIANTS: usize = 2_048;
/// Choices of one variant; Shopify has three, Google five.
pub const OPTIONS: usize = 6;
/// Photos of one product; as many as Shopify allows.
pub const PHOTOS: usize = 250;
/// Selling points of one product; as many as Google allows.
pub const HIGHLIGHTS: usize = 100;
/// Remarks on one product; who has read a hundred knows that something is wrong.
pub const REMARKS: usize = 100;
/// Letters of a review's heading.
pub const REVIEW_TITLE_LETTERS: usize = 300;
/// Letters of a review's text; the longest public reviews have about 20,000.
pub const REVIEW_LETTERS: usize = 20_000;
/// Letters of a cell that a remark quotes.
pub const EXCERPT_LETTERS: usize = 100;

/// Files of one photo folder or zip.
pub const PHOTO_FILES: usize = 200_000;
/// Folders within folders of a photo folder.
pub const PHOTO_FOLDERS: usize = 3;
/// Bytes of one photo; fifty million pixels as a JPEG of the best quality need less.
pub const PHOTO_BYTES: u64 = 64 * 1024 * 1024;
/// How many bytes one packed byte of a zip may become. Photos hardly pack at all; a run of zeros
/// becomes a thousand.
pub const PHOTO_RATIO: u64 = 100;
