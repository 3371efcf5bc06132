//! Whether the fees of a month's pay-ins add up to what was invoiced for the month.
//! Worked out by the backend, shown by Invoices. A match is of all invoices of the month: which row a fee was taken
//! for stands on no invoice. It must not count a pay-in that is not confirmed.

#![deny(clippy::arithmetic_side_effects, clippy::as_conversions, clippy::float_arithmetic)]

use jiff::civil::Date;

use super::{Invoice, InvoiceMonth, Money, PayIn, PayInStatus};

/// Fees of one side, EUR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FeeSums {
    /// Rows counted.
    pub rows: usize,
    /// SecPaid's fees.
    pub secpaid: Money,
    /// The provider's fees.
    pub provider: Money,
    /// Rows in which one of both was missing or unreadable: the sums do not hold it.
    pub incomplete: usize,
}

impl FeeSums {
    fn of(rows: impl Iterator<Item = (Option<Money>, Option<Money>)>) -> Self {
        let mut sums = Self::default();
        for (secpaid, provider) in rows {
            sums.rows = sums.rows.saturating_add(1);
            if secpaid.is_none() || provider.is_none() {
                sums.incomplete = sums.incomplete.saturating_add(1);
            }
            sums.secpaid = sums.secpaid.saturating_add(secpaid.unwrap_or_default());
            sums.provider = sums.provider.saturating_add(provider.unwrap_or_default());
        }
        sums
    }
}

/// The fees of a month, as invoiced and as taken from its pay-ins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeeMatch {
    /// First day of the month, Berlin.
    pub month: Date,
    /// As invoiced, without VAT.
    pub invoices: FeeSums,
    /// As sent with the confirmed pay-ins.
    pub pay_ins: FeeSums,
    /// Σ VAT of the invoices, EUR: in no fee.
    pub vat: Money,
    /// Pay-ins of the month that are not confirmed: not counted.
    pub unconfirmed: usize,
    /// SecPaid's fees of the pay-ins less those invoiced, EUR.
    pub secpaid: Money,
    /// The provider's fees of the pay-ins less those invoiced, EUR.
    pub provider: Money,
}

impl FeeMatch {
    /// Compares the rows of a month, named by its first day; those of other months are left out.
    pub fn of_month<'a>(
        month: Date,
        invoices: impl IntoIterator<Item = &'a Invoice>,
        pay_ins: impl IntoIterator<Item = &'a PayIn>,
    ) -> Self {
        let of_month = |row: &&Invoice| row.month() == InvoiceMonth::Of(month);
        let charged: Vec<&Invoice> = invoices.into_iter().filter(of_month).collect();
        let vat = charged.iter().filter_map(|row| row.vat).fold(Money::ZERO, Money::saturating_add);
        let invoices = FeeSums::of(charged.iter().map(|row| (row.total_secpaid_fee, row.total_psp_fee)));
        let in_month = |row: &&PayIn| row.created_at.day().is_some_and(|day| day.first_of_month() == month);
        let (confirmed, other): (Vec<&PayIn>, Vec<&PayIn>) =
            pay_ins.into_iter().filter(in_month).partition(|row| row.status == PayInStatus::Success);
        let taken = FeeSums::of(confirmed.iter().map(|row| (row.service_fee, row.service_fee_psp)));
        Self {
            month,
            invoices,
            pay_ins: taken,
            vat,
            unconfirmed: other.len(),
            secpaid: taken.secpaid.saturating_sub(invoices.secpaid),
            provider: taken.provider.saturating_sub(invoices.provider),
        }
    }

    /// Both differences together, EUR.
    pub fn difference(&self) -> Money {
        self.secpaid.saturating_add(self.provider)
    }

    /// Whether both fees fit to the cent.
    pub fn fits(&self) -> bool {
        self.secpaid.is_zero() && self.provider.is_zero()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::ServiceTime;
    use crate::model::pay_in::sample;

    fn pay_in(at: &str, secpaid: i64, provider: i64) -> PayIn {
        PayIn {
            created_at: ServiceTime::read(at),
            service_fee: Some(Money::from_cents(secpaid)),
            service_fee_psp: Some(Money::from_cents(provider)),
            ..sample(1)
        }
    }

    #[test]
    fn fees_of_the_month_stand_beside_those_invoiced() {
        let rows = [
            pay_in("2026-04-01 00:00:00", 1000, 2000),
            pay_in("2026-04-30 23:59:59", 240, 15),
            pay_in("2026-05-01 00:00:00", 99, 99),
            PayIn { status: PayInStatus::Pending, ..pay_in("2026-04-10 10:00:00", 7, 7) },
        ];
        let other = Invoice { invoice_id: Some("202603-sf-X".into()), ..Invoice::sample() };
        let found = FeeMatch::of_month(date(2026, 4, 1), &[Invoice::sample(), other], &rows);
        assert_eq!((found.pay_ins.rows, found.invoices.rows, found.unconfirmed), (2, 1, 1));
        assert!(found.fits(), "{found:?}");
        let short = FeeMatch::of_month(date(2026, 4, 1), &[Invoice::sample()], &rows[..1]);
        assert_eq!((short.secpaid, short.provider), (Money::from_cents(-240), Money::from_cents(-15)));
        assert_eq!(short.difference(), Money::from_cents(-255));
    }

    #[test]
    fn two_invoices_of_a_month_count_together_and_missing_fees_are_told() {
        let bare = Invoice { total_psp_fee: None, ..Invoice::sample() };
        let bare_row = PayIn { service_fee: None, ..pay_in("2026-04-02 10:00:00", 0, 0) };
        let found = FeeMatch::of_month(date(2026, 4, 1), &[Invoice::sample(), bare], &[bare_row]);
        assert_eq!(found.invoices.secpaid, Money::from_cents(2480));
        assert_eq!((found.invoices.incomplete, found.pay_ins.incomplete), (1, 1));
        assert!(!found.fits());
    }
}
