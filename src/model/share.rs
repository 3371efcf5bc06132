//! The share of a recipient: a percentage or a EUR amount, exact, at most two decimals when typed.

use rust_decimal::Decimal;

/// A share as sent: percent (`12.5`) or EUR, depending on the split type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Share(Decimal);

/// Why a typed share was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShareError {
    /// Nothing was typed.
    Empty,
    /// Not a number.
    NotANumber,
    /// Negative.
    Negative,
    /// A recipient with nothing.
    Zero,
    /// More than two decimals.
    TooPrecise,
    /// Over 100 percent, or over the limit of an amount.
    TooLarge,
}

impl Share {
    /// No share.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// A hundred percent.
    pub const HUNDRED: Self = Self(Decimal::ONE_HUNDRED);

    /// A decimal taken as percent or EUR.
    pub const fn from_decimal(decimal: Decimal) -> Self {
        Self(decimal)
    }

    /// A share of whole hundredths: `1250` is 12.5 %.
    pub fn from_hundredths(hundredths: i64) -> Self {
        Self(Decimal::new(hundredths, 2))
    }

    /// The exact decimal.
    pub const fn decimal(self) -> Decimal {
        self.0
    }
}
