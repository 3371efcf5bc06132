//! Pay-ins: one row for each payment, refund and dispute, as `getPayInTransactions` sends them.
//! Amounts, fees and net are shown as sent and never computed from each other.
//! Read by `api`. They must not be told apart by `pay_id` alone.

use super::{LinkId, Money, ServiceTime};

/// `status` of a pay-in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PayInStatus {
    /// `Success`: the only one on which "paid" is said.
    Success,
    /// `Pending`: payment started, not confirmed.
    Pending,
    /// A text we do not know, as it came; empty when the field is missing.
    Other(Box<str>),
}

/// `transaction_type` of a pay-in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TransactionType {
    /// `Basic`.
    Basic,
    /// `Split`.
    Split,
    /// `Personal QR`.
    PersonalQr,
    /// `Refund`: negative.
    Refund,
    /// `Dispute`: negative.
    Dispute,
    /// `Dispute Refund`: money won back.
    DisputeRefund,
    /// A text we do not know, as it came; empty when the field is missing.
    Other(Box<str>),
}

/// `payout_status` of a pay-in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PayoutState {
    /// `Pending`: not paid out yet.
    Pending,
    /// `Approved`, `Paid` or `Success`: paid out.
    PaidOut,
    /// A text we do not know, as it came; empty when the field is missing.
    Other(Box<str>),
}

/// A row of `getPayInTransactions`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayIn {
    /// The link's id. Refunds and disputes share it: no key by itself.
    pub pay_id: LinkId,
    /// Who created the link.
    pub creator_id: Option<u64>,
    /// Whose row this is; differs from `creator_id` where we are a recipient.
    pub user_id: Option<u64>,
    /// `YYYYMMDD-pi-XXXXXXXXXX`.
    pub transaction_id: Option<Box<str>>,
    /// EUR, negative for refunds and disputes.
    pub amount: Option<Money>,
    /// EUR, as sent.
    pub net_amount: Option<Money>,
    /// SecPaid's fee, EUR, as sent.
    pub service_fee: Option<Money>,
    /// The payment provider's fee, EUR, as sent.
    pub service_fee_psp: Option<Money>,
    /// See [`PayInStatus`].
    pub status: PayInStatus,
    /// `recipient_note`.
    pub note: Box<str>,
    /// See [`PayoutState`].
    pub payout_status: PayoutState,
    /// Berlin time as sent.
    pub created_at: ServiceTime,
    /// `is_split_link`.
    pub is_split: Option<bool>,
    /// `is_dispute`.
    pub is_dispute: Option<bool>,
    /// `is_refund`.
    pub is_refund: Option<bool>,
    /// `card`, `paypal`, `Bank Transfer`, as sent.
    pub payment_method: Option<Box<str>>,
    /// See [`TransactionType`].
    pub kind: TransactionType,
}

/// What makes a pay-in the same row on two pages (design: row identity), with its ordinal among equals on one page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PayInKey {
    /// The link.
    pub pay_id: LinkId,
    /// The transaction, where sent.
    pub transaction_id: Option<Box<str>>,
    /// Payment, refund or dispute.
    pub kind: TransactionType,
    /// Berlin time as sent.
    pub created_at: ServiceTime,
    /// EUR.
    pub amount: Option<Money>,
    /// Whose row.
    pub user_id: Option<u64>,
    /// 0 for the first of several rows alike on one page.
    pub ordinal: u32,
}

impl PayIn {
    /// The row's identity as the `ordinal`th of its equals.
    pub fn key(&self, ordinal: u32) -> PayInKey {
        PayInKey {
            pay_id: self.pay_id,
            transaction_id: self.transaction_id.clone(),
            kind: self.kind.clone(),
            created_at: self.created_at.clone(),
            amount: self.amount,
            user_id: self.user_id,
            ordinal,
        }
    }

    /// Both fees together, EUR, where at least one was sent.
    pub fn fees(&self) -> Option<Money> {
        match (self.service_fee, self.service_fee_psp) {
            (None, None) => None,
            (a, b) => Some(a.unwrap_or(Money::ZERO).saturating_add(b.unwrap_or(Money::ZERO))),
        }
    }

    /// Whether we are a recipient of somebody else's link.
    pub fn is_recipient_role(&self) -> bool {
        matches!((self.creator_id, self.user_id), (Some(creator), Some(user)) if creator != user)
    }

    /// Whether this row says that a payment was received: positive and confirmed.
    pub fn is_paid(&self) -> bool {
        self.status == PayInStatus::Success && self.amount.is_some_and(|amount| amount > Money::ZERO)
    }
}
