//! What a file does not say of itself and the reader must know.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vitrine_domain::{Currency, UnixMs};

use crate::Mapping;

/// How a file is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// What amounts are in that name no currency.
    pub currency: Currency,
    /// What sets the decimals of amounts apart.
    pub decimal: Decimal,
    /// In which order dates like 03/04/2026 are written.
    pub dates: DateOrder,
    /// What the columns of a plain table are; `None` takes what [`look`](crate::look) proposes.
    pub mapping: Option<Mapping>,
    /// The present moment: a sale counts inside its days only.
    pub now: UnixMs,
}

impl ReadOptions {
    /// All that can be found out is found out.
    pub fn new(currency: Currency, now: UnixMs) -> Self {
        Self {
            currency,
            decimal: Decimal::Auto,
            dates: DateOrder::Auto,
            mapping: None,
            now,
        }
    }
}

/// What sets decimals apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Decimal {
    /// As the first amounts of the file show, and each amount for itself where they don't.
    #[default]
    Auto,
    /// "1,099.00"
    Point,
    /// "1.099,00"
    Comma,
}

/// In which order a date of numbers is written that does not begin with its year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// As the first dates of the file show; without such, the day first where decimals follow a comma.
    #[default]
    Auto,
    /// 14/11/2026
    DayFirst,
    /// 11/14/2026
    MonthFirst,
}
