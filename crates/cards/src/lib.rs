//! Product cards: a specification, a template and a theme become a premultiplied RGBA picture and
//! its place on the canvas.
//!
//! Left out on purpose: words and numbers (the studio formats them), time (a countdown comes as
//! text), motion (the mixer plays it), and the system's fonts (only bundled ones are used, so that
//! a card is the same on every machine).

mod arrange;
mod blur;
mod code;
mod colour;
mod draw;
mod error;
mod fonts;
mod import;
mod photo;
mod renderer;
mod spec;
mod stars;
mod surface;
mod template;
mod text;
mod theme;
mod toml_file;

pub use colour::{Colour, NotAColour};
pub use error::{CardWarning, CardsError};
pub use import::{ImportError, ImportedPicture, MOST_FILE_BYTES, check_picture, import_picture};
pub use renderer::{CanvasSize, RenderedCard, Renderer};
pub use spec::{
    CardBar, CardBundle, CardComparison, CardCountdown, CardDifference, CardFact, CardHistogram,
    CardLeft, CardLink, CardProduct, CardPromo, CardQuestion, CardQuote, CardRank, CardRating,
    CardSpec, CardSpecs, CardStock, Need, PhotoSource, StockTone,
};
pub use theme::{Colours, Role, Theme};
