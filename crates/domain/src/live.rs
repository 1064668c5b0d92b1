//! The live state machine: `apply(state, command, now) -> (state, changes)`, and the steps back.
//!
//! Pure: no clock, no disk, no products (only their ids). What a change means for the picture is
//! decided in `vitrine-studio`; what is written down of it, too.

mod apply;
mod card;
mod command;
mod edit;
mod history;
mod run;
mod state;

pub use apply::{apply, changes_between};
pub use command::{Applied, Change, Command, Refusal};
pub use history::{History, Step, Stepped};
pub use state::{CurrentItem, DoneItem, LiveState, OnAirCard, Phase, State, Vouched};
