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

impl PayInStatus {
    /// Reads the service's text; one that is not known is kept as it came.
    pub fn read(text: &str) -> Self {
        match text {
            "Success" => Self::Success,
            "Pending" => Self::Pending,
            other => Self::Other(Box::from(other)),
        }
    }

    /// The text as the service sent it; empty when the field is missing.
    pub fn as_sent(&self) -> &str {
        match self {
            Self::Success => "Success",
            Self::Pending => "Pending",
            Self::Other(text) => text,
        }
    }
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

impl TransactionType {
    /// Reads the service's text; one that is not known is kept as it came.
    pub fn read(text: &str) -> Self {
        match text {
            "Basic" => Self::Basic,
            "Split" => Self::Split,
            "Personal QR" => Self::PersonalQr,
            "Refund" => Self::Refund,
            "Dispute" => Self::Dispute,
            "Dispute Refund" => Self::DisputeRefund,
            other => Self::Other(Box::from(other)),
        }
    }

    /// The text as the service sent it; empty when the field is missing.
    pub fn as_sent(&self) -> &str {
        match self {
            Self::Basic => "Basic",
            Self::Split => "Split",
            Self::PersonalQr => "Personal QR",
            Self::Refund => "Refund",
            Self::Dispute => "Dispute",
            Self::DisputeRefund => "Dispute Refund",
            Self::Other(text) => text,
        }
    }
}

/// `payout_status` of a pay-in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PayoutState {
    /// `Pending`: not paid out yet.
    Pending,
    /// `Approved`: paid out.
    PaidOut,
    /// A text we do not know, as it came; empty when the field is missing.
    Other(Box<str>),
}

impl PayoutState {
    /// Reads the service's text; one that is not known is kept as it came.
    pub fn read(text: &str) -> Self {
        match text {
            "Pending" => Self::Pending,
            "Approved" => Self::PaidOut,
            other => Self::Other(Box::from(other)),
        }
    }

    /// The text as the service sent it; empty when the field is missing.
    pub fn as_sent(&self) -> &str {
        match self {
            Self::Pending => "Pending",
            Self::PaidOut => "Approved",
            Self::Other(text) => text,
        }
    }
}

/// What a row of Pay-ins says about the money, seen by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PayInState<'a> {
    /// A confirmed payment: goods can be handed over.
    Paid,
    /// Started, not confirmed.
    Pending,
    /// Money given back to the payer.
    Refunded,
    /// Money taken back by the payer's bank.
    Disputed,
    /// Disputed money that came back.
    WonBack,
    /// None of these: `status` as the service sent it; empty when the field is missing.
    Unknown(&'a str),
}

/// What a row enters in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PayInClass {
    /// Basic, Split, Personal QR.
    Payment,
    /// Refund.
    Refund,
    /// Dispute.
    Dispute,
    /// Dispute Refund.
    DisputeRefund,
    /// A type we do not know: a line of its own, in no figure.
    Unknown,
}

impl TransactionType {
    /// What rows of this type enter in figures.
    pub const fn class(&self) -> PayInClass {
        match self {
            Self::Basic | Self::Split | Self::PersonalQr => PayInClass::Payment,
            Self::Refund => PayInClass::Refund,
            Self::Dispute => PayInClass::Dispute,
            Self::DisputeRefund => PayInClass::DisputeRefund,
            Self::Other(_) => PayInClass::Unknown,
        }
    }
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

    /// Both fees together, EUR; `None` where one of them was not sent: a part must not stand as the whole.
    pub fn fees(&self) -> Option<Money> {
        Some(self.service_fee?.saturating_add(self.service_fee_psp?))
    }

    /// The amount less both fees, EUR: what the net would be if the service did not say it otherwise. `None` where a part
    /// of it was not sent.
    pub fn left_after_fees(&self) -> Option<Money> {
        Some(self.amount?.saturating_sub(self.fees()?))
    }

    /// Whether we are a recipient of somebody else's link.
    pub fn is_recipient_role(&self) -> bool {
        matches!((self.creator_id, self.user_id), (Some(creator), Some(user)) if creator != user)
    }

    /// Whether this row is a payment that was divided among several.
    pub fn is_split_payment(&self) -> bool {
        self.kind == TransactionType::Split || (self.kind.class() == PayInClass::Payment && self.is_split == Some(true))
    }

    /// Whether this row says that a payment was received: positive and confirmed.
    pub fn is_paid(&self) -> bool {
        self.status == PayInStatus::Success && self.amount.is_some_and(|amount| amount > Money::ZERO)
    }

    /// Whether this row is a confirmed payment: received, and neither a refund nor of a dispute.
    pub fn is_paid_payment(&self) -> bool {
        self.state() == PayInState::Paid
    }

    /// Whether this row says that money went back to the payer.
    pub fn is_refund_made(&self) -> bool {
        self.kind == TransactionType::Refund && self.amount.is_some_and(Money::is_negative)
    }

    /// What the row says about the money. *Paid* only for a positive, confirmed row that is no refund and no dispute.
    pub fn state(&self) -> PayInState<'_> {
        match (&self.status, self.kind.class()) {
            (PayInStatus::Other(text), _) => PayInState::Unknown(text),
            (PayInStatus::Pending, _) => PayInState::Pending,
            (PayInStatus::Success, PayInClass::Refund) => PayInState::Refunded,
            (PayInStatus::Success, PayInClass::Dispute) => PayInState::Disputed,
            (PayInStatus::Success, PayInClass::DisputeRefund) => PayInState::WonBack,
            (PayInStatus::Success, PayInClass::Payment | PayInClass::Unknown) if self.is_paid() => PayInState::Paid,
            (PayInStatus::Success, PayInClass::Payment | PayInClass::Unknown) => {
                PayInState::Unknown(self.status.as_sent())
            }
        }
    }
}

/// A plain payment of `number` EUR for tests.
#[cfg(test)]
pub(super) fn sample(number: u64) -> PayIn {
    PayIn {
        pay_id: LinkId(number),
        creator_id: Some(2041),
        user_id: Some(2041),
        transaction_id: Some(format!("20260520-pi-{number:010}").into()),
        amount: Money::from_service(&number.to_string()),
        net_amount: Money::from_service(&number.to_string()),
        service_fee: None,
        service_fee_psp: None,
        status: PayInStatus::Success,
        note: format!("Bestellung {number}").into(),
        payout_status: PayoutState::Pending,
        created_at: ServiceTime::read("2026-05-20 18:56:08"),
        is_split: Some(false),
        is_dispute: Some(false),
        is_refund: Some(false),
        payment_method: Some("card".into()),
        kind: TransactionType::Basic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paid_is_said_only_for_a_confirmed_positive_payment() {
        let row = |status: &str, kind: &str, amount: &str| PayIn {
            status: PayInStatus::read(status),
            kind: TransactionType::read(kind),
            amount: Money::from_service(amount),
            ..sample(1)
        };
        let cases = [
            (row("Success", "Basic", "5"), PayInState::Paid),
            (row("Success", "Personal QR", "0.01"), PayInState::Paid),
            (row("Success", "Invoice", "5"), PayInState::Paid),
            (row("Pending", "Basic", "5"), PayInState::Pending),
            (row("Success", "Basic", "0"), PayInState::Unknown("Success")),
            (row("Success", "Split", "-5"), PayInState::Unknown("Success")),
            (row("Success", "Basic", ""), PayInState::Unknown("Success")),
            (row("Success", "Refund", "-5"), PayInState::Refunded),
            (row("Pending", "Refund", "-5"), PayInState::Pending),
            (row("Success", "Dispute", "-5"), PayInState::Disputed),
            (row("Success", "Dispute Refund", "5"), PayInState::WonBack),
            (row("Chargeback", "Basic", "5"), PayInState::Unknown("Chargeback")),
            (row("", "Basic", "5"), PayInState::Unknown("")),
        ];
        for (row, state) in cases {
            assert_eq!(row.state(), state, "{:?} {:?}", row.status, row.kind);
        }
    }

    #[test]
    fn texts_of_the_service_come_back_as_they_were() {
        for text in ["Basic", "Split", "Personal QR", "Refund", "Dispute", "Dispute Refund", "basic", "Tip", ""] {
            assert_eq!(TransactionType::read(text).as_sent(), text);
        }
        for text in ["Pending", "Approved", "Paid", ""] {
            assert_eq!(PayoutState::read(text).as_sent(), text);
            assert_eq!(PayInStatus::read(text).as_sent(), text);
        }
    }
}
