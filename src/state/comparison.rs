//! Pay-ins of a day or month beside what the open row says of them. It is asked for with the row, or on request where
//! much would have to be read. Held by the views of Payouts and Invoices, changed by `update/compare`.
//! What was found for one day or month never stands at another.

use jiff::civil::Date;

use super::Remote;

/// A comparison and what it is of.
#[derive(Debug)]
pub struct Comparison<M> {
    /// The day, or the first day of the month.
    pub of: Option<Date>,
    /// What came of it.
    pub found: Remote<M>,
    /// The pay-ins that were read may lack rows.
    pub may_be_incomplete: bool,
}

impl<M> Default for Comparison<M> {
    fn default() -> Self {
        Self { of: None, found: Remote::Idle, may_be_incomplete: false }
    }
}

impl<M> Comparison<M> {
    /// Turns to another day or month: what was found before goes.
    pub(super) fn turn_to(&mut self, of: Option<Date>) {
        if self.of != of {
            *self = Self { of, ..Self::default() };
        }
    }
}
