//! What is sent when a link is created or a refund asked: validated, exact, in the service's terms.
//! Built by [`LinkDraft::request`](super::LinkDraft::request); the API client only writes it down.
//! It must not be built from anything that has not been checked.

use super::{EncryptionKey, LinkId, Money, RecipientToken, Share};

/// A validated payment link, ready for `createLink` (no split) or `createSplitLink`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRequest {
    /// EUR, 0.01 to 999,999.99.
    pub amount: Money,
    /// `recipient_note`: one line, no control characters; `None` sends no field.
    pub note: Option<String>,
    /// `callback_url`: URL, index, or comma-separated mix.
    pub callback_url: Option<String>,
    /// `payment_endpoint`: URL, index, or comma-separated mix.
    pub payment_endpoint: Option<String>,
    /// `cancellable`.
    pub cancellable: bool,
    /// `is_qr_link`.
    pub is_qr_link: bool,
    /// `bank_transfer`; not sent for a split.
    pub bank_transfer: bool,
    /// `is_encryption` and `encryption_key`; not sent for a split.
    pub encryption_key: Option<EncryptionKey>,
    /// `bank_statement_description`; not sent for a split.
    pub bank_statement: Option<String>,
    /// `recipients` and `split_type`, for `createSplitLink`.
    pub split: Option<SplitRequest>,
}

/// `split_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SplitType {
    /// Shares are percentages 0–100.
    Normal,
    /// Shares are EUR.
    Absolute,
}

/// The split of a link. The owner is never in the list and gets the remainder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitRequest {
    /// How shares are meant.
    pub split_type: SplitType,
    /// 1 to 50 recipients, in the order of the editor.
    pub recipients: Vec<RecipientRequest>,
}

/// One recipient of a split.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipientRequest {
    /// Whom.
    pub token: RecipientToken,
    /// The name in the book, for our own record; never sent.
    pub label: Option<Box<str>>,
    /// Percent or EUR, at most two decimals.
    pub share: Share,
}

/// A refund request: one per payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefundRequest {
    /// Which payment.
    pub pay_id: LinkId,
    /// EUR, > 0 and at most the payment.
    pub amount: Money,
    /// `isFullRefund`: on a split payment it refunds every recipient's part.
    pub full: bool,
}
