//! What a list needs to know of its rows to filter, sort and add them up: unpaid and paid links, payouts, invoices.
//! One list on the screen, one index job and one set of sums serve all of them. Used by `index`, `backend` and `state`.
//! Pay-ins are no such list: they come page by page and have tabs with counts.

use std::fmt::Debug;

use super::columns::{
    INVOICE_COLUMNS, INVOICE_FIELDS, PAID_LINK_COLUMNS, PAID_LINK_FIELDS, PAYOUT_COLUMNS, PAYOUT_FIELDS,
    UNPAID_LINK_COLUMNS, UNPAID_LINK_FIELDS,
};
use super::shown::shown;
use super::{
    Cell, Column, Invoice, InvoiceFilter, InvoiceTotals, LinkFilter, LinkTotals, PaidLink, Payout, PayoutFilter,
    PayoutTotals, UnpaidLink,
};

/// A row of a list that is read whole.
pub trait Listed: Clone + Debug + Send + Sync + 'static {
    /// What is shown of it.
    type Filter: Clone + Debug + Default + PartialEq;
    /// Its sums.
    type Totals: Copy + Debug + Default;

    /// The columns it can be sorted by: those of the screen, then all fields.
    fn columns() -> [&'static [Column<Self>]; 2];

    /// What a column shows, where that is not what was sent: it is sorted by that.
    fn shown<'a>(&'a self, _column: &str) -> Option<Cell<'a>> {
        None
    }

    /// Says of row after row whether it is shown.
    fn matcher(filter: &Self::Filter) -> impl FnMut(&Self) -> bool;

    /// The sums of rows.
    fn totals<'a>(rows: impl Iterator<Item = &'a Self>) -> Self::Totals;

    /// Whether it is the same row, read again.
    fn is_same(&self, other: &Self) -> bool;
}

impl Listed for UnpaidLink {
    type Filter = LinkFilter;
    type Totals = LinkTotals;

    fn columns() -> [&'static [Column<Self>]; 2] {
        [UNPAID_LINK_COLUMNS, UNPAID_LINK_FIELDS]
    }

    fn shown<'a>(&'a self, column: &str) -> Option<Cell<'a>> {
        (column == "transaction_type").then(|| shown(self.kind.word(), self.kind.as_sent()))
    }

    fn matcher(filter: &LinkFilter) -> impl FnMut(&Self) -> bool {
        let mut matcher = filter.matcher();
        move |row| matcher.matches_unpaid(row)
    }

    fn totals<'a>(rows: impl Iterator<Item = &'a Self>) -> LinkTotals {
        LinkTotals::of(rows.map(|link| link.amount))
    }

    fn is_same(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Listed for PaidLink {
    type Filter = LinkFilter;
    type Totals = LinkTotals;

    fn columns() -> [&'static [Column<Self>]; 2] {
        [PAID_LINK_COLUMNS, PAID_LINK_FIELDS]
    }

    fn shown<'a>(&'a self, column: &str) -> Option<Cell<'a>> {
        (column == "transaction_type").then(|| shown(self.kind.word(), self.kind.as_sent()))
    }

    fn matcher(filter: &LinkFilter) -> impl FnMut(&Self) -> bool {
        let mut matcher = filter.matcher();
        move |row| matcher.matches_paid(row)
    }

    fn totals<'a>(rows: impl Iterator<Item = &'a Self>) -> LinkTotals {
        LinkTotals::of(rows.map(|link| link.amount))
    }

    fn is_same(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Listed for Payout {
    type Filter = PayoutFilter;
    type Totals = PayoutTotals;

    fn columns() -> [&'static [Column<Self>]; 2] {
        [PAYOUT_COLUMNS, PAYOUT_FIELDS]
    }

    fn shown<'a>(&'a self, column: &str) -> Option<Cell<'a>> {
        (column == "payout_status").then(|| shown(self.status.word(), self.status.as_sent()))
    }

    fn matcher(filter: &PayoutFilter) -> impl FnMut(&Self) -> bool {
        let mut matcher = filter.matcher();
        move |row| matcher.matches(row)
    }

    fn totals<'a>(rows: impl Iterator<Item = &'a Self>) -> PayoutTotals {
        PayoutTotals::of(rows)
    }

    fn is_same(&self, other: &Self) -> bool {
        (self.payout_id, &self.transaction_id) == (other.payout_id, &other.transaction_id)
    }
}

impl Listed for Invoice {
    type Filter = InvoiceFilter;
    type Totals = InvoiceTotals;

    fn columns() -> [&'static [Column<Self>]; 2] {
        [INVOICE_COLUMNS, INVOICE_FIELDS]
    }

    fn matcher(filter: &InvoiceFilter) -> impl FnMut(&Self) -> bool {
        let mut matcher = filter.matcher();
        move |row| matcher.matches(row)
    }

    fn totals<'a>(rows: impl Iterator<Item = &'a Self>) -> InvoiceTotals {
        InvoiceTotals::of(rows)
    }

    fn is_same(&self, other: &Self) -> bool {
        (self.sf_id, &self.invoice_id) == (other.sf_id, &other.invoice_id)
    }
}
