//! The payouts of a scope: the range chosen, the list, and how the day of the open one fits its pay-ins.
//! Changed by `update/payouts`, drawn by Payouts. The match is worked out in the backend.
//! It must not show the match of another day than that of the open payout.

use std::collections::HashSet;

use jiff::civil::Date;

use crate::model::{Match, Payout, RangeChoice, Sort};

use super::{Comparison, ListTable};

/// Payouts as shown.
#[derive(Debug)]
pub struct PayoutsView {
    /// Days to show.
    pub choice: RangeChoice,
    /// The choice of the rows on the screen; `None` before the first whole read.
    pub(super) shown_choice: Option<RangeChoice>,
    /// The list.
    pub table: ListTable<Payout>,
    /// The pay-ins of the open payout's day.
    pub day: Comparison<Match>,
}

/// What is done on the screen of payouts.
#[derive(Debug)]
pub enum PayoutsAction {
    /// Which days; reads anew.
    Range(RangeChoice),
    /// Search as typed.
    Search(String),
    /// Order.
    Sort(Sort),
    /// The selected rows (indexes into the source).
    Select(HashSet<u32>),
    /// Show this row (index into the source) in the detail panel, with the match of its day; `None` closes it.
    Detail(Option<u32>),
    /// Match the day of the open payout again.
    Compare,
}

impl PayoutsView {
    /// Nothing read yet.
    pub fn new(choice: RangeChoice) -> Self {
        Self {
            choice,
            shown_choice: None,
            table: ListTable::sorted(Sort { column: "request_date", descending: true }),
            day: Comparison::default(),
        }
    }

    /// The day of the payout in the detail panel.
    pub fn open_day(&self) -> Option<Date> {
        self.table.detail_row()?.request_date.day()
    }

    /// The choice becomes that of the rows on the screen again: what was asked for did not come.
    pub(super) fn choose_as_shown(&mut self) {
        if let Some(choice) = self.shown_choice {
            self.choice = choice;
        }
    }
}
