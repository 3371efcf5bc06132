//! What is about to be asked of the service, in the form in which it may be kept: recipient tokens by label, last four
//! characters and salted digest, the encryption key by "present". Made by the backend just before it sends.
//! Nothing of it can be sent again by itself: the tokens are not in it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use super::Salt;
use super::shape;
use crate::model::{LinkId, LinkRequest, Money, RecipientRequest, RefundRequest, Scope, Share, SplitType};

/// Number of an intent, rising, unique in a data folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct IntentId(pub u64);

/// Which endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WriteKind {
    /// `createLink`.
    Create,
    /// `createSplitLink`.
    Split,
    /// `deleteLink`.
    Delete,
    /// `refundPayment`.
    Refund,
}

/// A write that is about to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intent {
    /// Which; see [`Journal::next_id`](super::Journal::next_id).
    pub id: IntentId,
    /// For which account of which environment.
    #[serde(with = "shape::scope")]
    pub scope: Scope,
    /// Which endpoint.
    pub kind: WriteKind,
    /// When, UTC.
    pub at: Timestamp,
    /// What is asked.
    pub body: RecordedRequest,
    /// Salted digest of the key it is sent with: what another account shows is no answer to it. Missing in the records
    /// of older versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Box<str>>,
    /// The highest link id seen in this scope before; a link created by this intent has a higher one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highest_seen: Option<LinkId>,
    /// The batch it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<Box<str>>,
    /// Its row in the batch, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
}

/// The body of a write, without secrets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordedRequest {
    /// A link, split or not.
    Link(Box<RecordedLink>),
    /// Delete this link.
    Delete {
        /// Which link.
        link_id: LinkId,
    },
    /// Ask a refund of this payment.
    Refund {
        /// Which payment.
        pay_id: LinkId,
        /// EUR.
        #[serde(with = "shape::money")]
        amount: Money,
        /// `isFullRefund`.
        full: bool,
    },
}

/// A link that is about to be created.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "the service's own flags, one field each")]
pub struct RecordedLink {
    /// EUR.
    #[serde(with = "shape::money")]
    pub amount: Money,
    /// `recipient_note`.
    pub note: Option<Box<str>>,
    /// `callback_url`.
    pub callback_url: Option<Box<str>>,
    /// `payment_endpoint`.
    pub payment_endpoint: Option<Box<str>>,
    /// `cancellable`.
    pub cancellable: bool,
    /// `is_qr_link`.
    pub is_qr_link: bool,
    /// `bank_transfer`.
    pub bank_transfer: bool,
    /// Whether an encryption key is sent; the key itself is never recorded.
    pub encryption_key_present: bool,
    /// `bank_statement_description`.
    pub bank_statement: Option<Box<str>>,
    /// The split.
    pub split: Option<RecordedSplit>,
}

/// The split of a recorded link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedSplit {
    /// How shares are meant.
    pub split_type: SplitType,
    /// In the order of the editor.
    pub recipients: Vec<RecordedRecipient>,
}

/// A recipient without their token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedRecipient {
    /// The name in the book.
    pub label: Option<Box<str>>,
    /// Last four characters of a token longer than eight, else empty.
    pub tail: Box<str>,
    /// Salted digest of the token; see [`Salt::of_token`].
    pub digest: Box<str>,
    /// Percent or EUR.
    #[serde(with = "shape::share")]
    pub share: Share,
}

impl RecordedRequest {
    /// What may be kept of a link request.
    pub fn of_link(request: &LinkRequest, salt: &Salt) -> Self {
        let text = |text: &Option<String>| text.as_deref().map(Box::from);
        let recipient = |recipient: &RecipientRequest| RecordedRecipient {
            label: recipient.label.clone(),
            tail: Box::from(recipient.token.tail()),
            digest: salt.of_token(&recipient.token),
            share: recipient.share,
        };
        Self::Link(Box::new(RecordedLink {
            amount: request.amount,
            note: text(&request.note),
            callback_url: text(&request.callback_url),
            payment_endpoint: text(&request.payment_endpoint),
            cancellable: request.cancellable,
            is_qr_link: request.is_qr_link,
            bank_transfer: request.bank_transfer,
            encryption_key_present: request.encryption_key.is_some(),
            bank_statement: text(&request.bank_statement),
            split: request.split.as_ref().map(|split| RecordedSplit {
                split_type: split.split_type,
                recipients: split.recipients.iter().map(recipient).collect(),
            }),
        }))
    }

    /// What may be kept of a refund request.
    pub const fn of_refund(request: &RefundRequest) -> Self {
        Self::Refund { pay_id: request.pay_id, amount: request.amount, full: request.full }
    }

    /// EUR, where the request has an amount.
    pub fn amount(&self) -> Option<Money> {
        match self {
            Self::Link(link) => Some(link.amount),
            Self::Refund { amount, .. } => Some(*amount),
            Self::Delete { .. } => None,
        }
    }

    /// The note of a link.
    pub fn note(&self) -> Option<&str> {
        match self {
            Self::Link(link) => link.note.as_deref(),
            Self::Delete { .. } | Self::Refund { .. } => None,
        }
    }
}

/// A note as it is compared: trimmed, composed (NFC), each run of white space one space.
pub fn folded_note(note: &str) -> String {
    note.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
