//! Payment links as the service lists and creates them. Every field but the id may be missing.
//! Source: API pages createLink, createSplitLink, getMyUnusedLinks, getMyUsedLinks.
//! Read by `api`. They must not fill in what was not sent.

use super::{Money, ServiceTime, Share};

/// The number of a link; pay-ins carry it as `pay_id`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct LinkId(pub u64);

impl std::fmt::Display for LinkId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// `transaction_type` of a link row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// `Basic`.
    Basic,
    /// `Split`.
    Split,
    /// `Personal QR`.
    PersonalQr,
    /// A text we do not know, as it came; empty when the field is missing.
    Other(Box<str>),
}

impl LinkKind {
    /// Reads the service's text; one that is not known is kept as it came.
    pub fn read(text: &str) -> Self {
        match text {
            "Basic" => Self::Basic,
            "Split" => Self::Split,
            "Personal QR" => Self::PersonalQr,
            other => Self::Other(Box::from(other)),
        }
    }

    /// The text as the service sent it; empty when the field is missing.
    pub fn as_sent(&self) -> &str {
        match self {
            Self::Basic => "Basic",
            Self::Split => "Split",
            Self::PersonalQr => "Personal QR",
            Self::Other(text) => text,
        }
    }
}

/// One entry of `recipients`. The token is cut to its last four characters as soon as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipientShare {
    /// Last four characters of a token longer than eight, else empty.
    pub token_tail: Box<str>,
    /// Salt-free digest used only in memory to compare with what was asked: hex SHA-256 of the token.
    pub token_digest: Box<str>,
    /// Percent or EUR, as the split type says.
    pub share: Option<Share>,
}

/// The note of a row. One that the row leaves out, or gives in a type that no text has, reads as an empty one, and is told
/// from it all the same: what nobody said is no difference.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowNote(Option<Box<str>>);

impl RowNote {
    /// As read; `None` where the row says nothing that can be read.
    pub const fn read(note: Option<Box<str>>) -> Self {
        Self(note)
    }

    /// As sent, if it was.
    pub fn given(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl std::ops::Deref for RowNote {
    type Target = str;

    fn deref(&self) -> &str {
        self.given().unwrap_or_default()
    }
}

impl<T: Into<Box<str>>> From<T> for RowNote {
    fn from(note: T) -> Self {
        Self(Some(note.into()))
    }
}

/// A row of `getMyUnusedLinks`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnpaidLink {
    /// `linktopay_id` or `id`.
    pub id: LinkId,
    /// Account number of the owner.
    pub user_id: Option<u64>,
    /// `recipient_note`.
    pub note: RowNote,
    /// EUR.
    pub amount: Option<Money>,
    /// Whether the payer may cancel or the link was cancelled: `is_cancelled`, as sent.
    pub is_cancelled: Option<bool>,
    /// Parties of a split.
    pub recipients: Box<[RecipientShare]>,
    /// `is_split_link`.
    pub is_split: Option<bool>,
    /// `transaction_type`.
    pub kind: LinkKind,
    /// `pay_link`, as sent; not verified.
    pub pay_link: Option<Box<str>>,
    /// `qr_img`, a third party's picture: never loaded, only exported.
    pub qr_img: Option<Box<str>>,
}

/// A row of `getMyUsedLinks`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidLink {
    /// `linktopay_id` or `id`.
    pub id: LinkId,
    /// Account number of the owner.
    pub user_id: Option<u64>,
    /// `recipient_note`.
    pub note: RowNote,
    /// EUR.
    pub amount: Option<Money>,
    /// `is_cancelled`, as sent.
    pub is_cancelled: Option<bool>,
    /// Parties of a split.
    pub recipients: Box<[RecipientShare]>,
    /// `is_split_link`.
    pub is_split: Option<bool>,
    /// `transaction_type`.
    pub kind: LinkKind,
    /// When the link was used, Berlin time as sent. Not a proof that money came: see pay-ins.
    pub paid_on: ServiceTime,
}

/// Which of the two lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkList {
    /// `getMyUnusedLinks`.
    Unpaid,
    /// `getMyUsedLinks`.
    Paid,
}

/// The answer to `createLink` and `createSplitLink`, every documented field, as the service echoed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreatedLink {
    /// `id` or `linktopay_id`.
    pub id: LinkId,
    /// `pay_link`, as sent; verified by the backend before it is drawn, copied or opened.
    pub pay_link: Option<Box<str>>,
    /// `qr_img`: never loaded.
    pub qr_img: Option<Box<str>>,
    /// EUR.
    pub amount: Option<Money>,
    /// `recipient_note`; empty where it came back empty.
    pub note: Option<Box<str>>,
    /// `status` (`Unused`), as sent.
    pub status: Option<Box<str>>,
    /// `paymentEndpoint` or `payment_endpoint`; empty where it came back empty.
    pub payment_endpoint: Option<Box<str>>,
    /// `callback_url`; empty where it came back empty.
    pub callback_url: Option<Box<str>>,
    /// `servicefee`, EUR.
    pub service_fee: Option<Money>,
    /// Parties of a split.
    pub recipients: Box<[RecipientShare]>,
    /// `is_split_link`.
    pub is_split: Option<bool>,
    /// `split_type`, as sent.
    pub split_type: Option<Box<str>>,
    /// `bank_transfer`.
    pub bank_transfer: Option<bool>,
    /// `is_qr_link`.
    pub is_qr_link: Option<bool>,
    /// `is_cancellation` or `cancellable`: may the payer cancel.
    pub cancellable: Option<bool>,
    /// `payment_config`, as sent (JSON text where it is not a string).
    pub payment_config: Option<Box<str>>,
    /// `bank_statement_description`; empty where it came back empty.
    pub bank_statement: Option<Box<str>>,
    /// Berlin time as sent.
    pub created_at: ServiceTime,
    /// Account number of the owner.
    pub user_id: Option<u64>,
}

impl CreatedLink {
    /// Whether the service says that nobody has used it yet.
    pub fn is_unused(&self) -> bool {
        self.status.as_deref() == Some("Unused")
    }
}
