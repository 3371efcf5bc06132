//! What stands on the screen in place of what the service sends, by message ids: for sorting a column of words by the
//! words that are read. `text` says the same words, so that there is one truth of them. It must not hold a word for
//! people.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::search::fold;
use super::{Cell, LinkKind, PayIn, PayInState, PayoutState, PayoutStatus, Sort, TransactionType};

/// Words of the window's language by their message ids.
pub type ShownWords = BTreeMap<&'static str, Box<str>>;

/// Words of no language: columns are sorted by message ids.
static NONE: ShownWords = ShownWords::new();

/// In which order rows are shown, and the words it goes by.
#[derive(Debug, Clone, Copy)]
pub struct Order<'w> {
    /// By which column; `None` is the order of the service.
    pub sort: Option<Sort>,
    /// What stands for a message id.
    pub words: &'w ShownWords,
}

impl From<Option<Sort>> for Order<'static> {
    fn from(sort: Option<Sort>) -> Self {
        Self { sort, words: &NONE }
    }
}

impl Order<'_> {
    /// The key of a word: as a dictionary has it, umlauts among their vowels.
    pub(super) fn key(&self, id: &'static str, out: &mut String) {
        let mut folded = String::new();
        fold(self.words.get(id).map_or(id, |word| word), &mut folded);
        for letter in folded.chars() {
            match letter {
                'ä' => out.push('a'),
                'ö' => out.push('o'),
                'ü' => out.push('u'),
                'ß' => out.push_str("ss"),
                letter => out.push(letter),
            }
        }
    }
}

/// Every message id that stands for something sent.
pub const SHOWN_WORDS: &[&str] = &[
    "status-paid",
    "status-pending",
    "status-refunded",
    "status-disputed",
    "status-won-back",
    "status-payout-pending",
    "status-paid-out",
    "status-in-progress",
    "type-basic",
    "type-split",
    "type-personal-qr",
    "type-refund",
    "type-dispute",
    "type-dispute-refund",
    "method-card",
    "method-paypal",
    "method-bank-transfer",
];

impl PayInState<'_> {
    /// The word for it; none for a text we do not know.
    pub const fn word(&self) -> Option<&'static str> {
        match self {
            Self::Paid => Some("status-paid"),
            Self::Pending => Some("status-pending"),
            Self::Refunded => Some("status-refunded"),
            Self::Disputed => Some("status-disputed"),
            Self::WonBack => Some("status-won-back"),
            Self::Unknown(_) => None,
        }
    }
}

impl PayoutState {
    /// The word for it; none for a text we do not know.
    pub const fn word(&self) -> Option<&'static str> {
        match self {
            Self::Pending => Some("status-payout-pending"),
            Self::PaidOut => Some("status-paid-out"),
            Self::Other(_) => None,
        }
    }
}

impl PayoutStatus {
    /// The word for it; none for a text we do not know.
    pub const fn word(&self) -> Option<&'static str> {
        match self {
            Self::InProgress => Some("status-in-progress"),
            Self::Approved => Some("status-paid-out"),
            Self::Other(_) => None,
        }
    }
}

impl TransactionType {
    /// The word for it; none for a text we do not know.
    pub const fn word(&self) -> Option<&'static str> {
        match self {
            Self::Basic => Some("type-basic"),
            Self::Split => Some("type-split"),
            Self::PersonalQr => Some("type-personal-qr"),
            Self::Refund => Some("type-refund"),
            Self::Dispute => Some("type-dispute"),
            Self::DisputeRefund => Some("type-dispute-refund"),
            Self::Other(_) => None,
        }
    }
}

impl LinkKind {
    /// The word for it; none for a text we do not know.
    pub const fn word(&self) -> Option<&'static str> {
        match self {
            Self::Basic => Some("type-basic"),
            Self::Split => Some("type-split"),
            Self::PersonalQr => Some("type-personal-qr"),
            Self::Other(_) => None,
        }
    }
}

/// The word for a method, however it is spelt; none for one we do not know.
pub fn method_word(sent: &str) -> Option<&'static str> {
    let known = [("card", "method-card"), ("paypal", "method-paypal"), ("bank transfer", "method-bank-transfer")];
    known.iter().find(|(name, _)| sent.eq_ignore_ascii_case(name)).map(|(_, word)| *word)
}

/// A word of ours, else the text as it was sent.
pub(super) fn shown<'a>(word: Option<&'static str>, sent: &'a str) -> Cell<'a> {
    match word {
        Some(word) => Cell::Word(word),
        None if sent.is_empty() => Cell::Missing,
        None => Cell::Text(Cow::Borrowed(sent)),
    }
}

/// What a column of Pay-ins shows, where that is not what was sent.
pub(super) fn of_pay_in<'a>(row: &'a PayIn, column: &str) -> Option<Cell<'a>> {
    match column {
        "status" => Some(shown(row.state().word(), row.status.as_sent())),
        "transaction_type" => Some(shown(row.kind.word(), row.kind.as_sent())),
        "payout_status" => Some(shown(row.payout_status.word(), row.payout_status.as_sent())),
        "payment_method" => {
            let sent = row.payment_method.as_deref().unwrap_or_default();
            Some(shown(method_word(sent), sent))
        }
        _ => None,
    }
}
