//! The bodies that are sent, in the service's terms: exact decimals, flags as booleans or as texts as each field wants.
//! Source: the API page of each endpoint. Called by the client.
//! Bodies hold tokens: they are never logged and have no `Debug`.

use std::str::FromStr as _;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::model::{LinkId, LinkRequest, RefundRequest, SplitRequest, SplitType};

/// A decimal as an exact JSON number: `49.99`.
pub(in crate::api) struct Exact(Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_json::Number::from_str(&self.0.to_string()).map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

/// `"true"` or `"false"`, where the service wants a text.
const fn text_flag(flag: bool) -> &'static str {
    if flag { "true" } else { "false" }
}

/// `createLink`.
#[derive(Serialize)]
pub(in crate::api) struct CreateLink<'a> {
    amount: Exact,
    #[serde(skip_serializing_if = "Option::is_none")]
    recipient_note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    callback_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_endpoint: Option<&'a str>,
    cancellable: bool,
    bank_transfer: &'static str,
    is_encryption: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    encryption_key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bank_statement_description: Option<&'a str>,
    is_qr_link: &'static str,
}

impl<'a> CreateLink<'a> {
    /// The body; a split is not part of it.
    pub fn new(link: &'a LinkRequest) -> Self {
        Self {
            amount: Exact(link.amount.decimal()),
            recipient_note: link.note.as_deref(),
            callback_url: link.callback_url.as_deref(),
            payment_endpoint: link.payment_endpoint.as_deref(),
            cancellable: link.cancellable,
            bank_transfer: text_flag(link.bank_transfer),
            is_encryption: text_flag(link.encryption_key.is_some()),
            encryption_key: link.encryption_key.as_ref().map(crate::model::EncryptionKey::expose),
            bank_statement_description: link.bank_statement.as_deref(),
            is_qr_link: text_flag(link.is_qr_link),
        }
    }
}

/// `createSplitLink`.
#[derive(Serialize)]
pub(in crate::api) struct CreateSplitLink<'a> {
    amount: Exact,
    #[serde(skip_serializing_if = "Option::is_none")]
    recipient_note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    callback_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payment_endpoint: Option<&'a str>,
    cancellable: bool,
    is_qr_link: bool,
    recipients: Vec<Recipient<'a>>,
    split_type: SplitType,
}

#[derive(Serialize)]
struct Recipient<'a> {
    token: &'a str,
    share: Exact,
}

impl<'a> CreateSplitLink<'a> {
    /// The body. What the split endpoint does not take is left out.
    pub fn new(link: &'a LinkRequest, split: &'a SplitRequest) -> Self {
        let recipient = |party: &'a crate::model::RecipientRequest| Recipient {
            token: party.token.expose(),
            share: Exact(party.share.decimal()),
        };
        Self {
            amount: Exact(link.amount.decimal()),
            recipient_note: link.note.as_deref(),
            callback_url: link.callback_url.as_deref(),
            payment_endpoint: link.payment_endpoint.as_deref(),
            cancellable: link.cancellable,
            is_qr_link: link.is_qr_link,
            recipients: split.recipients.iter().map(recipient).collect(),
            split_type: split.split_type,
        }
    }
}

/// `deleteLink`.
#[derive(Serialize)]
pub(in crate::api) struct DeleteLink {
    pub link_id: LinkId,
}

/// `refundPayment`.
#[derive(Serialize)]
pub(in crate::api) struct RefundPayment {
    pay_id: LinkId,
    refund_amount: Exact,
    #[serde(rename = "isFullRefund")]
    is_full_refund: bool,
}

impl RefundPayment {
    /// The body.
    pub fn new(refund: &RefundRequest) -> Self {
        Self { pay_id: refund.pay_id, refund_amount: Exact(refund.amount.decimal()), is_full_refund: refund.full }
    }
}

/// What `getMyUnusedLinks` and `getMyUsedLinks` take.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct LinkQuery {
    /// At most so many rows; the service's default is 10. There is no second page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Part of the note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
}

/// What `getPayInTransactions` takes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct PayInQuery {
    /// From 1; the default is 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows on a page; the default is 200, at most 1,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// In note, amount, transaction id or payment method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Only this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The last so many days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<u32>,
    /// One payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay_id: Option<LinkId>,
}

/// What `getPayOutTransactions` takes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct PayoutQuery {
    /// From 1; the default is 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows on a page; the default is 10, at most 1,000.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// In the transaction id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// First day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Date>,
    /// Last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<Date>,
}

/// What `getTaxInvoiceList` takes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct InvoiceQuery {
    /// From 1; the default is 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Rows on a page; the default is 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// The month of this day.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "month")]
    pub date: Option<Date>,
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference to the field")]
fn month<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    match date {
        Some(date) => serializer.collect_str(&date.strftime("%Y-%m")),
        None => serializer.serialize_none(),
    }
}
