//! What the simulated account consists of: links, pay-ins, payouts, invoices; amounts in whole cents, times in Berlin.
//! Built by the history, changed by the world, written out by `spelling`.
//! Nothing outside this folder sees them: the client learns everything over HTTP.

use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

/// `transaction_type` of links and pay-ins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Basic,
    Split,
    PersonalQr,
    Refund,
    Dispute,
    DisputeRefund,
}

impl Kind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Basic => "Basic",
            Self::Split => "Split",
            Self::PersonalQr => "Personal QR",
            Self::Refund => "Refund",
            Self::Dispute => "Dispute",
            Self::DisputeRefund => "Dispute Refund",
        }
    }

    /// Whether a customer paid, as opposed to money that went back or came back.
    pub(super) const fn is_payment(self) -> bool {
        matches!(self, Self::Basic | Self::Split | Self::PersonalQr)
    }
}

/// One party of a split.
#[derive(Debug, Clone)]
pub(super) struct Party {
    pub(super) token: String,
    /// Percent, or EUR where the split is absolute.
    pub(super) share: Decimal,
}

/// A payment link, used when `paid_on` is set.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub(super) id: u64,
    pub(super) note: String,
    pub(super) cents: i64,
    pub(super) kind: Kind,
    pub(super) parties: Vec<Party>,
    pub(super) is_cancelled: bool,
    /// Made by the service for one of its own invoices: cannot be refunded through the API.
    pub(super) is_invoice: bool,
    pub(super) created_at: DateTime,
    pub(super) paid_on: Option<DateTime>,
}

/// A row of `getPayInTransactions`.
#[derive(Debug, Clone)]
pub(super) struct PayIn {
    pub(super) pay_id: u64,
    pub(super) creator_id: u64,
    pub(super) transaction_id: Option<String>,
    pub(super) cents: i64,
    pub(super) net: i64,
    pub(super) fee: i64,
    pub(super) psp: i64,
    pub(super) kind: Kind,
    /// `Pending` instead of `Success`.
    pub(super) is_pending: bool,
    pub(super) is_paid_out: bool,
    pub(super) note: String,
    pub(super) at: DateTime,
    pub(super) is_split: bool,
    pub(super) method: Option<&'static str>,
}

/// A row of `getPayOutTransactions`: all successful rows of `day`.
#[derive(Debug, Clone)]
pub(super) struct Payout {
    pub(super) id: u64,
    pub(super) transaction_id: String,
    pub(super) gross: i64,
    pub(super) fee: i64,
    pub(super) net: i64,
    pub(super) day: Date,
    pub(super) created_at: DateTime,
    pub(super) is_approved: bool,
}

impl Payout {
    /// Adds up the successful rows of a day; nothing where there are none.
    pub(super) fn of_day<'a>(
        rows: impl Iterator<Item = &'a PayIn>,
        day: Date,
        id: u64,
        code: &str,
        created_at: DateTime,
    ) -> Option<Self> {
        let mut sum = Self {
            id,
            transaction_id: format!("{}-po-{code}", created_at.date().strftime("%Y%m%d")),
            gross: 0,
            fee: 0,
            net: 0,
            day,
            created_at,
            is_approved: false,
        };
        let mut any = false;
        for row in rows.filter(|row| !row.is_pending && row.at.date() == day) {
            any = true;
            sum.gross += row.cents;
            sum.fee += row.fee + row.psp;
            sum.net += row.net;
        }
        any.then_some(sum)
    }
}

/// A row of `getTaxInvoiceList`: the fees of one month.
#[derive(Debug, Clone)]
pub(super) struct Invoice {
    pub(super) id: u64,
    /// First day of the month of service.
    pub(super) month: Date,
    pub(super) code: String,
    pub(super) fee: i64,
    pub(super) psp: i64,
    /// 19 % of the service's own fee.
    pub(super) vat: i64,
}

impl Invoice {
    /// Adds up the fees of the successful rows of a month, named by its first day.
    pub(super) fn of_month(rows: &[PayIn], month: Date, id: u64, code: String) -> Self {
        let of_month = rows.iter().filter(|row| row.at.date().first_of_month() == month && !row.is_pending);
        let (fee, psp) = of_month.fold((0, 0), |(fee, psp), row| (fee + row.fee, psp + row.psp));
        Self { id, month, code, fee, psp, vat: (fee * 19 + 50).div_euclid(100) }
    }
}
