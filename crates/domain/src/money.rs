//! Amounts of money: integer minor units and a currency. No floating point anywhere.
//!
//! Exchange rates are left out on purpose: a price is shown in the currency its source named.
//! Words for people are made in [`crate::format`].

mod currency;
mod parse;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use currency::{Currency, NotACurrency};
pub use parse::NotMoney;

/// An amount in the currency's minor unit: cents for EUR, whole yen for JPY, fils for KWD.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct Money {
    /// How many minor units; may be negative only in differences.
    #[ts(type = "number")]
    pub minor: i64,
    /// The currency, which decides how many digits follow the point.
    pub currency: Currency,
}

/// Why two amounts could not be put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// They are in different currencies.
    #[error("{} and {} can't be put together", .0.code(), .1.code())]
    CurrenciesDiffer(Currency, Currency),
    /// The result is more than an amount can hold.
    #[error("the amount is too large")]
    TooLarge,
}

impl Money {
    /// So many minor units of a currency.
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// Both amounts together.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.checked_with(other, i64::checked_add)
    }

    /// What is left of this amount without the other.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.checked_with(other, i64::checked_sub)
    }

    /// So many of this amount.
    pub fn checked_mul(self, count: u32) -> Result<Self, MoneyError> {
        let minor = self
            .minor
            .checked_mul(i64::from(count))
            .ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }

    /// Whether this is more than the other amount; never across currencies.
    pub fn is_above(self, other: Self) -> bool {
        self.currency == other.currency && self.minor > other.minor
    }

    /// By how many whole percent this amount is below `compare_at`, rounded down so that no card
    /// promises more than the price keeps. `None` if that is not at least one percent, if the
    /// currencies differ or if an amount is negative.
    pub fn percent_off(self, compare_at: Self) -> Option<u8> {
        if self.minor < 0 || !compare_at.is_above(self) {
            return None;
        }
        let saved = i128::from(compare_at.minor) - i128::from(self.minor);
        let percent = saved * 100 / i128::from(compare_at.minor);
        u8::try_from(percent).ok().filter(|percent| *percent > 0)
    }

    fn checked_with(
        self,
        other: Self,
        operation: fn(i64, i64) -> Option<i64>,
    ) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrenciesDiffer(self.currency, other.currency));
        }
        let minor = operation(self.minor, other.minor).ok_or(MoneyError::TooLarge)?;
        Ok(Self { minor, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    #[test]
    fn sums_stay_in_their_currency_and_never_wrap() {
        assert_eq!(eur(150).checked_add(eur(50)), Ok(eur(200)));
        assert_eq!(eur(150).checked_sub(eur(200)), Ok(eur(-50)));
        assert_eq!(eur(150).checked_mul(3), Ok(eur(450)));
        assert_eq!(
            eur(1).checked_add(Money::new(1, Currency::JPY)),
            Err(MoneyError::CurrenciesDiffer(Currency::EUR, Currency::JPY))
        );
        assert_eq!(eur(i64::MAX).checked_add(eur(1)), Err(MoneyError::TooLarge));
        assert_eq!(eur(i64::MIN).checked_sub(eur(1)), Err(MoneyError::TooLarge));
        assert_eq!(eur(i64::MAX).checked_mul(2), Err(MoneyError::TooLarge));
    }

    #[test]
    fn percent_off_never_promises_more_than_the_price_keeps() {
        let cases = [
            (1990, 2490, Some(20)),
            (1999, 2999, Some(33)),
            (0, 100, Some(100)),
            (1, 100_000, Some(99)),
            (9_999, 10_000, None),
            (2490, 2490, None),
            (2490, 1990, None),
            (-1, 100, None),
        ];
        for (price, compare_at, expected) in cases {
            assert_eq!(
                eur(price).percent_off(eur(compare_at)),
                expected,
                "{price} instead of {compare_at}"
            );
        }
        assert_eq!(
            eur(1).percent_off(Money::new(2, Currency::USD)),
            None,
            "a saving across currencies means nothing"
        );
        assert_eq!(eur(0).percent_off(eur(i64::MAX)), Some(100));
    }
}
