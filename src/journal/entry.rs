//! What became of a write: its outcome as the service or the network told it, and how an unknown one was settled.
//! Recorded by the backend, shown by Activity. Unknown is never called failed and never turns into anything else by
//! itself: only a check, a second write or the merchant's word settles it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Intent, IntentId};
use crate::model::LinkId;

/// What became of a write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordedOutcome {
    /// The service did it.
    Done {
        /// The link that was created.
        link_id: Option<LinkId>,
    },
    /// Provably nothing left this computer.
    NotSent {
        /// Technical words, for diagnostics.
        detail: Box<str>,
    },
    /// The service, or something before it, said no.
    Refused {
        /// The service's own words; empty when it sent none.
        text: Box<str>,
        /// HTTP status.
        status: u16,
        /// Whether the words are the service's; otherwise something before it answered.
        by_service: bool,
        /// Seconds to wait, where it said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wait_seconds: Option<u32>,
    },
    /// Nobody knows.
    Unknown {
        /// What was seen.
        why: UnknownWhy,
    },
}

/// Why an outcome is unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnknownWhy {
    /// The program ended before an answer came.
    Interrupted,
    /// No answer within the deadline.
    Timeout,
    /// The connection broke after something was sent.
    Disconnected,
    /// An answer with this HTTP status, which says nothing about the outcome.
    Status(u16),
    /// A success that cannot be read, or contradicts itself.
    Unreadable,
    /// A success without the id of the new link.
    NoId,
    /// The answer was larger than is ever read.
    TooLarge,
    /// Something else, in technical words.
    Other(Box<str>),
}

/// How an unknown outcome was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Settlement {
    /// It happened: the merchant recognised the link, or the service shows the change.
    Found {
        /// The link.
        link_id: LinkId,
    },
    /// It did not happen: the service shows nothing of it.
    Absent,
    /// The merchant's word.
    ByHand {
        /// Why; not empty.
        word: Box<str>,
        /// Whether it happened.
        happened: bool,
    },
    /// A second, confirmed write took its place.
    SentAgain {
        /// That write.
        by: IntentId,
    },
}

/// A write with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What was asked.
    pub intent: Intent,
    /// What was answered, and when (UTC); `None` while it runs.
    pub outcome: Option<(Timestamp, RecordedOutcome)>,
    /// How an unknown outcome was settled, and when (UTC).
    pub settlement: Option<(Timestamp, Settlement)>,
}

/// An entry in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryState {
    /// Sent or about to be, no answer yet.
    Running,
    /// The service did it.
    Done,
    /// Nothing left this computer.
    NotSent,
    /// Refused.
    Refused,
    /// Unknown and not settled.
    Unknown,
    /// Was unknown; it happened.
    SettledDone,
    /// Was unknown; it did not happen.
    SettledNotDone,
    /// Was unknown; a second write took its place.
    SettledSentAgain,
}

impl Entry {
    /// The entry in one word.
    pub const fn state(&self) -> EntryState {
        match (&self.outcome, &self.settlement) {
            (_, Some((_, Settlement::Found { .. } | Settlement::ByHand { happened: true, .. }))) => {
                EntryState::SettledDone
            }
            (_, Some((_, Settlement::Absent | Settlement::ByHand { happened: false, .. }))) => {
                EntryState::SettledNotDone
            }
            (_, Some((_, Settlement::SentAgain { .. }))) => EntryState::SettledSentAgain,
            (None, None) => EntryState::Running,
            (Some((_, RecordedOutcome::Done { .. })), None) => EntryState::Done,
            (Some((_, RecordedOutcome::NotSent { .. })), None) => EntryState::NotSent,
            (Some((_, RecordedOutcome::Refused { .. })), None) => EntryState::Refused,
            (Some((_, RecordedOutcome::Unknown { .. })), None) => EntryState::Unknown,
        }
    }

    /// Whether it may be looked up and settled: nobody knows, or the refusal is not the service's own.
    pub const fn is_doubtful(&self) -> bool {
        match (&self.outcome, &self.settlement) {
            (Some((_, RecordedOutcome::Refused { by_service, .. })), None) => !*by_service,
            (Some((_, RecordedOutcome::Unknown { .. })), None) => true,
            _ => false,
        }
    }

    /// The link it created, as far as that is known.
    pub const fn link_id(&self) -> Option<LinkId> {
        match (&self.outcome, &self.settlement) {
            (_, Some((_, Settlement::Found { link_id }))) => Some(*link_id),
            (Some((_, RecordedOutcome::Done { link_id })), _) => *link_id,
            _ => None,
        }
    }

    /// Whether the service may have done it: everything but a write that is known not to have happened.
    pub const fn may_have_happened(&self) -> bool {
        !matches!(self.state(), EntryState::NotSent | EntryState::Refused | EntryState::SettledNotDone)
    }
}
