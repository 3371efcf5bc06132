//! The share of a recipient: a percentage or a EUR amount, exact, at most two decimals when typed. Used by the split
//! editor and by requests; it never rounds.
//! Used by the split editor and the requests.
//! It must not be turned into a float.

#![deny(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::float_arithmetic)]

use std::fmt;

use rust_decimal::Decimal;

use super::plain::Plain;
use super::typed::{self, Typed, TypedError};

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

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below nothing, as a rest can be.
    pub fn is_negative(self) -> bool {
        self < Self::ZERO
    }

    /// The sum; at the far end of the range it stays there.
    #[must_use]
    pub fn saturating_add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The difference; at the far end of the range it stays there.
    #[must_use]
    pub fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }

    /// A typed EUR amount as a share of any size, zero included; `None` when it cannot be read, or in two ways.
    pub(super) fn read_amount(text: &str) -> Option<Self> {
        match typed::read(text, &["€", "EUR"]) {
            Ok(Typed::Number(decimal)) => Some(Self(decimal)),
            Ok(Typed::Ambiguous { .. }) | Err(_) => None,
        }
    }

    /// A typed number as a share of any size, zero included; what could be thousands is [`ShareError::TooPrecise`].
    pub(super) fn read_any(text: &str) -> Result<Self, ShareError> {
        match typed::read(text, &["%", "€", "EUR"]) {
            Ok(Typed::Number(decimal)) => Ok(Self(decimal)),
            // A percentage has no thousands: 33.333 is one with too many decimals.
            Ok(Typed::Ambiguous { .. }) | Err(TypedError::TooPrecise) => Err(ShareError::TooPrecise),
            Err(TypedError::Empty) => Err(ShareError::Empty),
            Err(TypedError::NotANumber) => Err(ShareError::NotANumber),
            Err(TypedError::Negative) => Err(ShareError::Negative),
            Err(TypedError::TooLarge) => Err(ShareError::TooLarge),
        }
    }
}

impl fmt::Display for Share {
    /// With a decimal point and at least two decimals: `12.50`. For files and requests, not for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(Plain::of(self.0, 2, b'.').as_str())
    }
}

impl std::str::FromStr for Share {
    type Err = ShareError;

    /// Reads a typed percentage: `33.3`, `33,3`, `12.50 %`. Above 0 and at most 100.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let share = Self::read_any(text)?;
        if share.is_zero() {
            return Err(ShareError::Zero);
        }
        if share > Self::HUNDRED {
            return Err(ShareError::TooLarge);
        }
        Ok(share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_read_exactly_or_refused_by_their_reason() {
        use ShareError::{Empty, Negative, NotANumber, TooLarge, TooPrecise, Zero};
        for (text, hundredths) in [
            ("33.3", 3330),
            ("33,3", 3330),
            ("33.33", 3333),
            ("100", 10_000),
            ("12,50 %", 1250),
            ("0.01", 1),
            ("5%", 500),
        ] {
            assert_eq!(text.parse(), Ok(Share::from_hundredths(hundredths)), "{text}");
        }
        for (text, error) in [
            ("", Empty),
            ("33.333", TooPrecise),
            ("33,333", TooPrecise),
            ("0.001", TooPrecise),
            ("33.3333", TooPrecise),
            ("0", Zero),
            ("0,00", Zero),
            ("-5", Negative),
            ("100.01", TooLarge),
            ("1234567890123", TooLarge),
            ("ten", NotANumber),
            ("1e1", NotANumber),
        ] {
            assert_eq!(text.parse::<Share>(), Err(error), "{text}");
        }
    }
}
