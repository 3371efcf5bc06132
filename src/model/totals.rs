//! Sums of what a table shows: of all rows of the filter, not of those on screen.
//! Built by backend jobs, shown under the tables.
//! They must not add up rows of types the service added meanwhile: those are counted apart.

#![deny(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::float_arithmetic)]

use super::filter::is_payment;
use super::{Invoice, Money, PayIn, PayInClass, PayInStatus, PayInTab, Payout, Tally, TransactionType};

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
    /// Rows in which amount, a fee or net was missing or unreadable: the sums do not hold what is missing.
    pub incomplete: usize,
    /// Payments that are pending, and their Σ amount, EUR: the sums hold them.
    pub pending: Tally,
    /// Payments that were divided among several, and their Σ amount, EUR, as listed: the sums hold them, perhaps with
    /// the shares of others.
    pub split: Tally,
    /// Rows of types we do not know, and their Σ amount, EUR: the sums do not hold them.
    pub unknown: Tally,
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

impl PayInTotals {
    /// The sums of rows.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a PayIn>) -> Self {
        let mut totals = Self::default();
        for row in rows {
            totals.rows = totals.rows.saturating_add(1);
            if row.kind.class() == PayInClass::Unknown {
                totals.unknown.add(row.amount);
                continue;
            }
            if is_payment(row, &PayInStatus::Pending) {
                totals.pending.add(row.amount);
            }
            if row.is_split_payment() && row.amount.is_some_and(|amount| amount > Money::ZERO) {
                totals.split.add(row.amount);
            }
            if row.amount.is_none() || row.net_amount.is_none() || row.fees().is_none() {
                totals.incomplete = totals.incomplete.saturating_add(1);
            }
            totals.amount = totals.amount.saturating_add(row.amount.unwrap_or_default());
            totals.fees = totals.fees.saturating_add(row.fees().unwrap_or_default());
            totals.net = totals.net.saturating_add(row.net_amount.unwrap_or_default());
        }
        totals
    }
}

impl LinkTotals {
    /// The sum of the amounts of rows.
    pub fn of(amounts: impl IntoIterator<Item = Option<Money>>) -> Self {
        let mut totals = Self::default();
        for amount in amounts {
            totals.rows = totals.rows.saturating_add(1);
            match amount {
                Some(amount) => totals.amount = totals.amount.saturating_add(amount),
                None => totals.incomplete = totals.incomplete.saturating_add(1),
            }
        }
        totals
    }
}

/// Sums of payouts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PayoutTotals {
    /// Rows counted.
    pub rows: usize,
    /// Σ gross as sent, EUR.
    pub gross: Money,
    /// Σ fee as sent, EUR.
    pub fees: Money,
    /// Σ net as sent, EUR.
    pub net: Money,
    /// Rows in which gross, fee or net was missing or unreadable: the sums do not hold what is missing.
    pub incomplete: usize,
}

impl PayoutTotals {
    /// The sums of rows.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Payout>) -> Self {
        let mut totals = Self::default();
        for row in rows {
            totals.rows = totals.rows.saturating_add(1);
            if row.payout_amount.is_none() || row.net_amount.is_none() || row.service_fee.is_none() {
                totals.incomplete = totals.incomplete.saturating_add(1);
            }
            totals.gross = totals.gross.saturating_add(row.payout_amount.unwrap_or_default());
            totals.fees = totals.fees.saturating_add(row.service_fee.unwrap_or_default());
            totals.net = totals.net.saturating_add(row.net_amount.unwrap_or_default());
        }
        totals
    }
}

/// Sums of invoices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct InvoiceTotals {
    /// Rows counted.
    pub rows: usize,
    /// Σ SecPaid's fee, EUR.
    pub secpaid: Money,
    /// Σ the provider's fee, EUR.
    pub provider: Money,
    /// Σ VAT, EUR.
    pub vat: Money,
    /// Σ of the three, EUR.
    pub total: Money,
    /// Rows in which one of the three was missing or unreadable: the sums do not hold it.
    pub incomplete: usize,
}

impl InvoiceTotals {
    /// The sums of rows.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Invoice>) -> Self {
        let mut totals = Self::default();
        for row in rows {
            totals.rows = totals.rows.saturating_add(1);
            if row.total_secpaid_fee.is_none() || row.total_psp_fee.is_none() || row.vat.is_none() {
                totals.incomplete = totals.incomplete.saturating_add(1);
            }
            totals.secpaid = totals.secpaid.saturating_add(row.total_secpaid_fee.unwrap_or_default());
            totals.provider = totals.provider.saturating_add(row.total_psp_fee.unwrap_or_default());
            totals.vat = totals.vat.saturating_add(row.vat.unwrap_or_default());
            totals.total = totals.total.saturating_add(row.total().unwrap_or_default());
        }
        totals
    }
}

/// Rows on each tab of Pay-ins, with the rest of the filter applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// All rows.
    pub all: usize,
    /// Payments, those of types we do not know included.
    pub payments: usize,
    /// Refunds.
    pub refunds: usize,
    /// Disputes, won back ones included.
    pub disputes: usize,
}

impl Counts {
    /// Counts one row.
    pub(super) fn add(&mut self, kind: &TransactionType) {
        for (tab, count) in [
            (PayInTab::All, &mut self.all),
            (PayInTab::Payments, &mut self.payments),
            (PayInTab::Refunds, &mut self.refunds),
            (PayInTab::Disputes, &mut self.disputes),
        ] {
            *count = count.saturating_add(usize::from(tab.holds(kind)));
        }
    }

    /// Rows on a tab.
    pub const fn on(&self, tab: PayInTab) -> usize {
        match tab {
            PayInTab::All => self.all,
            PayInTab::Payments => self.payments,
            PayInTab::Refunds => self.refunds,
            PayInTab::Disputes => self.disputes,
        }
    }
}
