//! Payouts: what the service transferred to the merchant's bank account, one a night.
//! Source: API page getPayOutTransactions.
//! Read by `api`. Its net must not be computed from gross and fee.

use super::{Money, ServiceTime};

/// `payout_status`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PayoutStatus {
    /// `InProgress`.
    InProgress,
    /// `Approved`: paid out.
    Approved,
    /// A text we do not know, as it came; empty when the field is missing.
    Other(Box<str>),
}

impl PayoutStatus {
    /// Reads the service's text; one that is not known is kept as it came.
    pub fn read(text: &str) -> Self {
        match text {
            "InProgress" => Self::InProgress,
            "Approved" => Self::Approved,
            other => Self::Other(Box::from(other)),
        }
    }

    /// The text as the service sent it; empty when the field is missing.
    pub fn as_sent(&self) -> &str {
        match self {
            Self::InProgress => "InProgress",
            Self::Approved => "Approved",
            Self::Other(text) => text,
        }
    }
}

/// A row of `getPayOutTransactions`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payout {
    /// The payout's number.
    pub payout_id: u64,
    /// Account number.
    pub user_id: Option<u64>,
    /// `YYYYMMDD-po-XXXXXXXXXX`, as on the bank statement.
    pub transaction_id: Option<Box<str>>,
    /// Gross, EUR.
    pub payout_amount: Option<Money>,
    /// EUR.
    pub service_fee: Option<Money>,
    /// EUR, as sent.
    pub net_amount: Option<Money>,
    /// See [`PayoutStatus`].
    pub status: PayoutStatus,
    /// The day whose payments it adds up, Berlin.
    pub request_date: ServiceTime,
    /// Berlin time as sent.
    pub created_at: ServiceTime,
    /// `is_split_link`.
    pub is_split: Option<bool>,
    /// `is_dispute`.
    pub is_dispute: Option<bool>,
    /// `is_refund`.
    pub is_refund: Option<bool>,
    /// `transaction_type`, as sent.
    pub transaction_type: Option<Box<str>>,
}
