//! The fee invoices of a scope: the list, the months that occur, and how the fees of the open one's month fit its
//! pay-ins. Changed by `update/invoices`, drawn by Invoices. The fees are added up in the backend.
//! It must not show the fees of another month than that of the open invoice.

use std::collections::{BTreeSet, HashSet};

use jiff::civil::Date;

use crate::model::{FeeMatch, Invoice, InvoiceMonth, Rows, Sort};

use super::{Comparison, ListTable};

/// Invoices as shown.
#[derive(Debug)]
pub struct InvoicesView {
    /// The list.
    pub table: ListTable<Invoice>,
    /// Months that occur, newest first; the unknown one last.
    pub months: Vec<InvoiceMonth>,
    /// The fees of the open invoice's month.
    pub fees: Comparison<FeeMatch>,
}

/// What is done on the screen of invoices.
#[derive(Debug)]
pub enum InvoicesAction {
    /// Only this month; `None` is all.
    Month(Option<InvoiceMonth>),
    /// Search as typed.
    Search(String),
    /// Order.
    Sort(Sort),
    /// The selected rows (indexes into the source).
    Select(HashSet<u32>),
    /// Show this row (index into the source) in the detail panel; `None` closes it.
    Detail(Option<u32>),
    /// No filter at all.
    ClearFilter,
    /// Compare the fees of the open invoice's month with those of its pay-ins, reading them if need be.
    Compare,
    /// End that.
    CancelCompare,
}

impl Default for InvoicesView {
    fn default() -> Self {
        Self {
            table: ListTable::sorted(Sort { column: "month", descending: true }),
            months: Vec::new(),
            fees: Comparison::default(),
        }
    }
}

impl InvoicesView {
    /// The first day of the month of the invoice in the detail panel, where it is known.
    pub fn open_month(&self) -> Option<Date> {
        self.table.detail_row()?.month().first_day()
    }

    /// Gathers the months of new rows.
    pub(super) fn gather_months(&mut self) {
        let rows = self.table.rows.value().into_iter().flat_map(Rows::iter);
        let months: BTreeSet<InvoiceMonth> = rows.map(Invoice::month).collect();
        let known = months.iter().rev().copied().filter(|month| *month != InvoiceMonth::Unknown);
        self.months = known.chain(months.contains(&InvoiceMonth::Unknown).then_some(InvoiceMonth::Unknown)).collect();
        if self.table.filter.month.is_some_and(|month| !months.contains(&month)) {
            self.table.filter.month = None;
        }
    }
}
