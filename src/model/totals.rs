//! Sums of what a table shows: of all rows of the filter, not of those on screen.
//! Built by backend jobs, shown under the tables.
//! They must not count rows of types the service added meanwhile: those get their own line.

use super::Money;

/// Sums of pay-ins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PayInTotals {
    /// Rows counted.
    pub rows: usize,
    /// Σ amount as sent, EUR.
    pub amount: Money,
    /// Σ both fees as sent, EUR.
    pub fees: Money,
    /// Σ net as sent, EUR.
    pub net: Money,
    /// Rows in which amount or net was missing or unreadable: the sums do not hold them.
    pub incomplete: usize,
}

/// Sums of links.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LinkTotals {
    /// Rows counted.
    pub rows: usize,
    /// Σ amount, EUR.
    pub amount: Money,
    /// Rows without a readable amount.
    pub incomplete: usize,
}
