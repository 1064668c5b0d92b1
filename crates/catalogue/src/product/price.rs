//! What a row says that something costs.

use vitrine_domain::incoming::{IncomingPrice, RemarkReason};
use vitrine_domain::{Money, UnixMs};

use super::Given;
use crate::amount::Amounts;
use crate::date;
use crate::note::Notes;
use crate::options::DateOrder;

/// The cells of a row that make its price.
#[derive(Debug, Default)]
pub(crate) struct PriceCells<'a> {
    pub(crate) price: Option<Given<'a>>,
    pub(crate) compare_at: Option<Given<'a>>,
    pub(crate) sale: Option<Given<'a>>,
    pub(crate) sale_dates: Option<Given<'a>>,
    pub(crate) valid_until: Option<Given<'a>>,
}

impl PriceCells<'_> {
    /// What it costs at `now`; what can't be so is noted and left out.
    pub(crate) fn read(
        &self,
        amounts: &Amounts,
        dates: DateOrder,
        now: UnixMs,
        notes: &mut Notes,
    ) -> Option<IncomingPrice> {
        let amount = |given: Option<Given<'_>>, notes: &mut Notes| {
            let given = given?;
            notes.take(given.column, given.value, amounts.read(given.value))
        };
        let regular = amount(self.price, notes);
        let sale = amount(self.sale, notes).filter(|sale| sale.minor > 0 || regular.is_none());
        let (current, struck, ends) = match (regular, sale) {
            (None, None) => return None,
            (Some(regular), None) => (regular, None, None),
            (None, Some(sale)) => (sale, None, None),
            (Some(regular), Some(sale)) => self.on_sale(regular, sale, now, notes),
        };
        let compare_at = match amount(self.compare_at, notes) {
            Some(compare_at) => self.struck(current, compare_at, notes),
            None => None,
        };
        let valid_until = self.valid_until.and_then(|given| {
            let until = date::last_moment(given.value, dates);
            notes.take(given.column, given.value, until)
        });
        Some(IncomingPrice {
            current,
            compare_at: struck.or(compare_at),
            valid_until: ends.or(valid_until),
        })
    }

    /// A sale strikes the regular price inside its days, and is nothing outside.
    fn on_sale(
        &self,
        regular: Money,
        sale: Money,
        now: UnixMs,
        notes: &mut Notes,
    ) -> (Money, Option<Money>, Option<UnixMs>) {
        let given = self.sale.filter(|_| regular != sale);
        if sale.currency != regular.currency
            && let Some(given) = given
        {
            notes.add(given.column, given.value, RemarkReason::CurrenciesDiffer);
        } else if sale.minor > regular.minor
            && let Some(given) = given
        {
            notes.add(given.column, given.value, RemarkReason::CompareAtNotAbove);
        }
        if !regular.is_above(sale) {
            return (regular, None, None);
        }
        let Some(dates) = self.sale_dates else {
            return (sale, Some(regular), None);
        };
        match notes.take(dates.column, dates.value, date::interval(dates.value)) {
            Some((start, end)) if start <= now && now <= end => (sale, Some(regular), Some(end)),
            // When nobody knows when a sale ends, the price that always holds is the honest one.
            _ => (regular, None, None),
        }
    }

    /// The struck price, if it can be struck. Naught is how shops write none.
    fn struck(&self, current: Money, struck: Money, notes: &mut Notes) -> Option<Money> {
        if struck.minor == 0 {
            return None;
        }
        if struck.is_above(current) {
            return Some(struck);
        }
        let reason = if struck.currency == current.currency {
            RemarkReason::CompareAtNotAbove
        } else {
            RemarkReason::CurrenciesDiffer
        };
        if let Some(given) = self.compare_at {
            notes.add(given.column, given.value, reason);
        }
        None
    }
}
