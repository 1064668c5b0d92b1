//! The nouns of a selling show and the rules that hold between them: shows, rundowns, products,
//! money, and the live state machine.
//!
//! Pure on purpose: no I/O, no clock, no async, no language. Time always comes in as an
//! [`UnixMs`] argument, words are made in `vitrine-studio`, pictures in `vitrine-cards`.

pub mod catch_up;
pub mod dossier;
pub mod format;
pub mod ids;
pub mod incoming;
pub mod live;
pub mod money;
pub mod offer;
pub mod picture;
pub mod placement;
pub mod plan;
pub mod product;
pub mod scene;
pub mod show;
pub mod time;
pub mod variant;
pub mod wish;

pub use ids::{
    CardTemplateId, EntryId, PhotoId, ProductId, RunId, SegmentId, ShowId, TakeId, ThemeId,
};
pub use live::{
    Applied, Change, Command, CurrentItem, DoneItem, History, LiveState, OnAirCard, Phase, Refusal,
    State, Step, Stepped, Vouched, apply,
};
pub use money::{Currency, Money, MoneyError, NotACurrency, NotMoney};
pub use offer::Offer;
pub use picture::Picture;
pub use placement::{CardDepth, Corner, Motion};
pub use product::{CardPrice, Photo, Price, PriceDoubt, PriceError, PriceRule, Product, Rating};
pub use scene::Scene;
pub use show::{EndAction, Language, Rundown, Segment, SegmentKind, Show, ShowDetails};
pub use time::{DurationMs, UnixMs};
pub use variant::{Variant, VariantOption};
pub use wish::{DestinationWish, Hidden, WantedPicture};
