//! Writes and their outcomes in words: what was asked, what became of it, and why it is not known. Called by Activity
//! and the dialog of an unknown outcome. Unknown is never called failed.

use std::borrow::Cow;

use jiff::Timestamp;

use crate::clock;
use crate::journal::{
    Entry, EntryState, Intent, RecordedOutcome, RecordedRequest, Settlement, UnknownWhy, WriteKind, entry_outcome,
};
use crate::state::Now;
use crate::text::{Arg, Texts, visible};
use crate::ui::widgets::Status;

/// What was asked: `Link`, `Deletion of link 4711`.
pub fn entry_what<'a>(texts: &'a Texts, intent: &Intent) -> Cow<'a, str> {
    match (&intent.body, intent.kind) {
        (RecordedRequest::Delete { link_id }, _) => {
            Cow::Owned(texts.with("activity-delete", &[("id", Arg::Text(&link_id.to_string()))]))
        }
        (RecordedRequest::Refund { pay_id, .. }, _) => {
            Cow::Owned(texts.with("activity-refund", &[("id", Arg::Text(&pay_id.to_string()))]))
        }
        (RecordedRequest::Link(_), WriteKind::Split) => Cow::Borrowed(texts.get("activity-create-split")),
        (RecordedRequest::Link(_), _) => Cow::Borrowed(texts.get("activity-create")),
    }
}

/// What became of it, in one word.
pub fn entry_status<'a>(texts: &'a Texts, entry: &Entry) -> &'a str {
    texts.get(entry_outcome(entry))
}

/// The shape beside the word.
pub fn status_of(entry: &Entry) -> Status {
    match (entry.state(), entry.intent.kind) {
        (EntryState::Running, _) => Status::InProgress,
        (EntryState::Done | EntryState::SettledDone, WriteKind::Refund) => Status::Requested,
        (EntryState::Done | EntryState::SettledDone, _) => Status::Paid,
        (EntryState::Refused, _) => Status::Refused,
        (EntryState::Unknown, _) => Status::NotKnown,
        (EntryState::NotSent | EntryState::SettledNotDone | EntryState::SettledSentAgain, _) => Status::Other,
    }
}

/// What stands behind the outcome: why it was refused, or how it was settled. Empty when there is nothing to add.
pub fn settlement_hint(texts: &Texts, entry: &Entry) -> String {
    match (&entry.settlement, &entry.outcome) {
        (Some((_, Settlement::ByHand { word, .. })), _) => {
            texts.with("activity-by-hand", &[("word", Arg::Text(&visible(word)))])
        }
        (Some((_, Settlement::Found { .. } | Settlement::Absent)), _) => texts.get("activity-by-check").to_owned(),
        (Some((_, Settlement::SentAgain { .. })), _) => texts.get("activity-sent-again").to_owned(),
        (None, Some((_, RecordedOutcome::Refused { text, .. }))) => visible(text).into_owned(),
        _ => String::new(),
    }
}

/// A time of our own records (UTC) in Berlin: `20 May 14:02`, with seconds on request.
pub fn local_time(texts: &Texts, at: Timestamp, now: Now, seconds: bool) -> String {
    let at = clock::berlin(at);
    let day = texts.style().day(at.date(), now.berlin.date());
    let clock = texts.style().clock(at);
    if seconds { format!("{day} {clock}:{:02}", at.second()) } else { format!("{day} {clock}") }
}

/// `We do not know whether this link was created`.
pub fn unknown_title<'a>(texts: &'a Texts, entry: &Entry) -> &'a str {
    if entry.state() == EntryState::Refused {
        return texts.get("unknown-title-refused");
    }
    texts.get(match entry.intent.kind {
        WriteKind::Create | WriteKind::Split => "unknown-title-create",
        WriteKind::Delete => "unknown-title-delete",
        WriteKind::Refund => "unknown-title-refund",
    })
}

/// What happened to the money, and why the outcome is not known.
pub fn unknown_body<'a>(texts: &'a Texts, entry: &Entry) -> &'a str {
    if entry.state() == EntryState::Refused {
        return texts.get("unknown-refused-body");
    }
    let why = match &entry.outcome {
        Some((_, RecordedOutcome::Unknown { why })) => why,
        _ => &UnknownWhy::Interrupted,
    };
    texts.get(match (entry.intent.kind, why) {
        (WriteKind::Delete, _) => "unknown-delete-body",
        (WriteKind::Refund, _) => "unknown-refund-body",
        (_, UnknownWhy::Timeout) => "unknown-create-timeout",
        (_, UnknownWhy::Interrupted) => "unknown-create-closed",
        (_, UnknownWhy::Disconnected) => "unknown-create-broken",
        _ => "unknown-create-unreadable",
    })
}
