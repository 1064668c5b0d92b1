//! What can go wrong: errors stop a card, warnings come beside a card that was drawn without the
//! thing they name.

use std::io;
use std::path::PathBuf;

use vitrine_domain::{CardTemplateId, ThemeId};

/// Why there is no card.
#[derive(Debug, thiserror::Error)]
pub enum CardsError {
    /// A folder of the assets could not be listed.
    #[error("listing the folder {}", path.display())]
    Folder {
        /// Which folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file of the assets could not be read.
    #[error("reading {}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A template or theme says something it must not.
    #[error("{}, line {line}: {message}", path.display())]
    BadFile {
        /// Which file.
        path: PathBuf,
        /// Counted from 1; 0 when the file as a whole is meant.
        line: usize,
        /// What is wrong with it, for its writer.
        message: String,
    },
    /// A file in the font folder is no font.
    #[error("{} is not a font that can be read", path.display())]
    BadFont {
        /// Which file.
        path: PathBuf,
    },
    /// A family that cards are set in is not in the font folder.
    #[error("the font family {family} is not in {}", folder.display())]
    MissingFont {
        /// Which family.
        family: String,
        /// Where it was looked for.
        folder: PathBuf,
    },
    /// No template of this name.
    #[error("there is no card template {}", .0.0)]
    UnknownTemplate(CardTemplateId),
    /// No theme of this name.
    #[error("there is no theme {}", .0.0)]
    UnknownTheme(ThemeId),
    /// A canvas without room for a card, or beyond what is ever shown.
    #[error("no card can be drawn for a canvas of {width}x{height}")]
    BadCanvas {
        /// In pixels.
        width: u32,
        /// In pixels.
        height: u32,
    },
}

/// What a card was drawn without, or with less room than it needs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardWarning {
    /// The photo could not be shown; its placeholder stands there.
    #[error("the photo {} cannot be shown: {reason}", path.display())]
    Photo {
        /// Which file.
        path: PathBuf,
        /// What the decoder or the system said.
        reason: String,
    },
    /// The theme's logo could not be shown.
    #[error("the logo {} cannot be shown: {reason}", path.display())]
    Logo {
        /// Which file.
        path: PathBuf,
        /// What the decoder or the system said.
        reason: String,
    },
    /// The link has no QR code that a camera could read in the room the template gives it.
    #[error("the link is too long for a QR code that can be read: {url}")]
    LinkTooLong {
        /// Which link.
        url: String,
    },
    /// The card does not fit even after everything that may go has gone.
    #[error("the card {} does not fit its room", .0.0)]
    Overfull(CardTemplateId),
}
