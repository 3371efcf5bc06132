//! What is wrong or doubtful in a draft, at the field where it belongs. Typed: the words are in `text`.
//! Made by drafts and by the reading of typed amounts, shown by screens.
//! It must not hold a sentence.

use super::{Money, MoneyError, Share, ShareError, SplitRowId, TokenError};

/// Where a problem stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// The amount.
    Amount,
    /// The note.
    Note,
    /// The redirect address.
    CallbackUrl,
    /// The webhook address.
    PaymentEndpoint,
    /// The webhook encryption key.
    EncryptionKey,
    /// The text on the payer's bank statement.
    BankStatement,
    /// The owner's share.
    OwnerShare,
    /// The token of a recipient.
    RowToken(SplitRowId),
    /// The share of a recipient.
    RowShare(SplitRowId),
    /// The split as a whole: its sum or its number of rows.
    Split,
}

/// One problem of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub field: Field,
    /// What.
    pub kind: ProblemKind,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The amount cannot be taken.
    Amount(MoneyError),
    /// The note is longer than 1,000 characters.
    TextTooLong {
        /// Characters there are.
        length: usize,
        /// Characters there may be.
        limit: usize,
    },
    /// Neither a URL nor the index of a saved one; holds the part that is wrong.
    BadAddress(String),
    /// A token or key cannot be taken.
    Token(TokenError),
    /// The same token stands in an earlier row.
    RepeatedToken,
    /// The owner's own token.
    OwnToken,
    /// The service answered that it does not know this token.
    UnknownToken,
    /// The share cannot be taken.
    Share(ShareError),
    /// Percent: the rows do not add up to 100; what is still to give.
    StillToGive(Share),
    /// Percent: the rows add up to more than 100; what is too much.
    TooMuch(Share),
    /// Fixed: the recipients get more than the amount; by how much.
    OverAmount(Money),
    /// A split without a recipient.
    NoRecipients,
    /// More than 50 recipients.
    TooManyRecipients,
    /// The owner keeps nothing. Allowed.
    OwnerGetsNothing,
    /// The note is longer than 140 characters. Allowed.
    LongNote,
}

impl ProblemKind {
    /// Whether it only warns and does not stand in the way.
    pub const fn is_warning(&self) -> bool {
        matches!(self, Self::OwnerGetsNothing | Self::LongNote)
    }
}
