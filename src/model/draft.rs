//! The form of a link as the merchant typed it. Nothing typed is ever lost: wrong input stays as it is and is
//! named by [`LinkDraft::problems`]; only a draft without errors becomes a [`LinkRequest`](super::LinkRequest).
//! The state keeps one in each scope; the form shows it and pushes [`DraftEdit`]s.

use zeroize::Zeroizing;

use super::line::one_line;
use super::{BookEntry, SplitType};

mod check;
mod edit;
#[cfg(test)]
mod tests;

/// One link or a split one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LinkMode {
    /// `createLink`.
    #[default]
    Single,
    /// `createSplitLink`.
    Split,
}

/// Local number of a split row; never reused within a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SplitRowId(pub u32);

/// Where the recipient of a row comes from.
#[derive(Clone, PartialEq, Eq)]
pub enum Source {
    /// Picked from the book.
    Book(BookEntry),
    /// A token typed into the row.
    Typed(Zeroizing<String>),
}

impl std::fmt::Debug for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Book(entry) => f.debug_tuple("Book").field(entry).finish(),
            Self::Typed(_) => f.write_str("Typed(…)"),
        }
    }
}

/// A recipient row of the split editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitRow {
    /// Which row.
    pub id: SplitRowId,
    /// Who.
    pub source: Source,
    /// The share as typed: percent or EUR.
    pub share: String,
    /// The service answered that it does not know this token; cleared by an edit of the token.
    pub unknown_to_service: bool,
}

/// The owner's row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum OwnerShare {
    /// Locked: takes what the recipients leave.
    #[default]
    TakesRest,
    /// Unlocked: percent as typed, and the sum is checked strictly.
    Typed(String),
}

/// Shares put aside when percent and fixed amounts were exchanged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The amount as typed then.
    amount: String,
    /// Each row, its share as typed, and the share that was filled in for it.
    shares: Vec<(SplitRowId, String, String)>,
}

/// The whole form. Fields the chosen mode does not take keep their value.
#[expect(clippy::struct_excessive_bools, reason = "each is a check box of the form")]
#[derive(Clone, PartialEq, Eq)]
pub struct LinkDraft {
    /// Single or split.
    pub mode: LinkMode,
    /// EUR as typed.
    pub amount: String,
    /// As typed; control characters and line breaks become a space when sent.
    pub note: String,
    /// URL, index, or comma-separated mix.
    pub callback_url: String,
    /// URL, index, or comma-separated mix.
    pub payment_endpoint: String,
    /// May the payer cancel.
    pub cancellable: bool,
    /// Mark as a QR link.
    pub is_qr_link: bool,
    /// Offer bank transfer.
    pub bank_transfer: bool,
    /// Encrypt webhook bodies.
    pub encrypt_webhook: bool,
    /// As typed.
    pub encryption_key: Zeroizing<String>,
    /// Text on the payer's bank statement.
    pub bank_statement: String,
    /// Percent or fixed amounts.
    pub split_type: SplitType,
    /// The owner's row.
    pub owner: OwnerShare,
    /// The recipients, in the order of the editor.
    pub rows: Vec<SplitRow>,
    /// The shares as they were said the other way, until they are said so again.
    pub aside: Option<Aside>,
    /// The next free row number.
    pub next_row: u32,
    /// Whether figures are filled in with a decimal comma where none was typed yet.
    pub comma: bool,
}

impl Default for LinkDraft {
    fn default() -> Self {
        Self {
            mode: LinkMode::Single,
            amount: String::new(),
            note: String::new(),
            callback_url: String::new(),
            payment_endpoint: String::new(),
            cancellable: true,
            is_qr_link: false,
            bank_transfer: false,
            encrypt_webhook: false,
            encryption_key: Zeroizing::default(),
            bank_statement: String::new(),
            split_type: SplitType::Normal,
            owner: OwnerShare::TakesRest,
            rows: Vec::new(),
            aside: None,
            next_row: 0,
            comma: false,
        }
    }
}

impl std::fmt::Debug for LinkDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LinkDraft").field("mode", &self.mode).field("rows", &self.rows.len()).finish_non_exhaustive()
    }
}

/// A token or key as typed. `Debug` prints nothing of it, whatever it stands in.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct TypedSecret(pub Zeroizing<String>);

impl std::fmt::Debug for TypedSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TypedSecret(…)")
    }
}

impl From<String> for TypedSecret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

/// One change of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DraftEdit {
    /// Single or split.
    Mode(LinkMode),
    /// The amount as typed.
    Amount(String),
    /// The note as typed.
    Note(String),
    /// The redirect address as typed.
    CallbackUrl(String),
    /// The webhook address as typed.
    PaymentEndpoint(String),
    /// May the payer cancel.
    Cancellable(bool),
    /// Mark as a QR link.
    QrLink(bool),
    /// Offer bank transfer.
    BankTransfer(bool),
    /// Encrypt webhook bodies.
    EncryptWebhook(bool),
    /// The webhook encryption key as typed.
    EncryptionKey(TypedSecret),
    /// The text on the payer's bank statement.
    BankStatement(String),
    /// Percent or fixed; shares are said the other way where that is exact, and emptied where it is not. Back again, what
    /// had been typed comes back.
    SplitType(SplitType),
    /// Add a recipient at the end.
    AddRow(Source),
    /// Take a recipient out.
    RemoveRow(SplitRowId),
    /// The token as typed.
    RowToken(SplitRowId, TypedSecret),
    /// The share as typed.
    RowShare(SplitRowId, String),
    /// Unlock the owner's row with the share it has now (`true`), or lock it again.
    UnlockOwner(bool),
    /// The owner's share as typed.
    OwnerShare(String),
    /// Give every row, the owner's included, the same share; left hundredths go to the first rows.
    SpreadEvenly,
    /// Give what is left (or take what is too much) to or from a row; `None` is the owner's.
    GiveRestTo(Option<SplitRowId>),
    /// Mark the `n`th recipient (zero-based) as unknown to the service.
    MarkUnknown(usize),
    /// Empty form, keeping the mode.
    Clear,
}

impl LinkDraft {
    /// The note as it would be sent: control characters and line breaks are spaces, NFC, trimmed.
    pub fn clean_note(&self) -> String {
        one_line(&self.note)
    }

    /// Whether anything was typed.
    pub fn is_empty(&self) -> bool {
        let Self { mode, next_row, comma, .. } = *self;
        *self == Self { mode, next_row, comma, aside: self.aside.clone(), ..Self::default() }
    }
}
