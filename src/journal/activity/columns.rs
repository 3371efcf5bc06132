//! The columns of Activity, and the message ids of the words that their cells have. Used by the screen and by files.
//! Recipients stand in a cell by label or the last four characters of their token.

use std::borrow::Cow;

use super::ActivityRow;
use crate::journal::{
    Entry, EntryState, RecordedLink, RecordedOutcome, RecordedRecipient, Settlement, UnknownWhy, WriteKind,
};
use crate::model::{Cell, Column, Kind, SaidShares, ServiceTime, SplitType};

/// Who gets what of a split, by label or the last four characters of a token.
pub(super) fn recipients(row: &ActivityRow) -> Cell<'_> {
    let Some(split) = row.link().and_then(|link| link.split.as_ref()) else { return Cell::Missing };
    let name = |recipient: &RecordedRecipient| match (&recipient.label, &*recipient.tail) {
        (Some(label), _) => Cow::Owned(label.to_string()),
        (None, "") => Cow::Borrowed("••••"),
        (None, tail) => Cow::Owned(format!("•••• {tail}")),
    };
    let parties = split.recipients.iter().map(|recipient| (name(recipient), recipient.share)).collect();
    Cell::Shares(SaidShares { parties, split_type: split.split_type })
}

/// How the shares of a split are meant, by message id.
fn split_type(row: &ActivityRow) -> Cell<'_> {
    row.link().and_then(|link| link.split.as_ref()).map_or(Cell::Missing, |split| {
        Cell::Word(match split.split_type {
            SplitType::Normal => "split-percent",
            SplitType::Absolute => "split-fixed",
        })
    })
}

/// What was asked, by message id.
fn action(row: &ActivityRow) -> Cell<'_> {
    Cell::Word(match row.entry().map(|entry| entry.intent.kind) {
        Some(WriteKind::Create) => "activity-create",
        Some(WriteKind::Split) => "activity-create-split",
        Some(WriteKind::Delete) => "activity-kind-deleted",
        Some(WriteKind::Refund) => "activity-kind-refund",
        None => "activity-kind-exported",
    })
}

/// What became of a write, by message id.
pub fn entry_outcome(entry: &Entry) -> &'static str {
    match (entry.state(), entry.intent.kind) {
        (EntryState::Running, _) => "status-running",
        (EntryState::Done | EntryState::SettledDone, WriteKind::Create | WriteKind::Split) => "status-created",
        (EntryState::Done | EntryState::SettledDone, WriteKind::Delete) => "status-deleted",
        (EntryState::Done | EntryState::SettledDone, WriteKind::Refund) => "status-requested",
        (EntryState::NotSent, _) => "status-not-sent",
        (EntryState::Refused, _) => "status-refused",
        (EntryState::Unknown, _) => "status-not-known",
        (EntryState::SettledNotDone, WriteKind::Create | WriteKind::Split) => "status-not-created",
        (EntryState::SettledNotDone, WriteKind::Delete) => "status-not-deleted",
        (EntryState::SettledNotDone, WriteKind::Refund) => "status-not-requested",
        (EntryState::SettledSentAgain, _) => "status-sent-again",
    }
}

/// What became of it, by message id.
fn outcome(row: &ActivityRow) -> Cell<'_> {
    Cell::Word(row.entry().map_or("status-written", entry_outcome))
}

/// Why it did not happen, or why it is not known: the service's own words, or one of ours.
fn reason(row: &ActivityRow) -> Cell<'_> {
    match row.entry().and_then(|entry| entry.outcome.as_ref()) {
        Some((_, RecordedOutcome::Refused { text, .. })) if !text.is_empty() => Cell::Text(Cow::Borrowed(text)),
        Some((_, RecordedOutcome::Refused { by_service: false, .. })) => Cell::Word("activity-why-before-service"),
        Some((_, RecordedOutcome::NotSent { .. })) => Cell::Word("activity-why-not-sent"),
        Some((_, RecordedOutcome::Unknown { why })) => Cell::Word(match why {
            UnknownWhy::Interrupted => "activity-why-closed",
            UnknownWhy::Timeout => "activity-why-timeout",
            UnknownWhy::Disconnected => "activity-why-broken",
            _ => "activity-why-unreadable",
        }),
        _ => Cell::Missing,
    }
}

/// How an unknown outcome was settled, by message id.
fn settlement(row: &ActivityRow) -> Cell<'_> {
    match row.entry().and_then(|entry| entry.settlement.as_ref()) {
        Some((_, Settlement::ByHand { .. })) => Cell::Word("activity-settled-by-hand"),
        Some((_, Settlement::Found { .. } | Settlement::Absent)) => Cell::Word("activity-by-check"),
        Some((_, Settlement::SentAgain { .. })) => Cell::Word("activity-sent-again"),
        None => Cell::Missing,
    }
}

/// Every message id that a cell of Activity may have: a file needs the words of all of them.
pub const ACTIVITY_WORDS: &[&str] = &[
    "activity-create",
    "activity-create-split",
    "activity-kind-deleted",
    "activity-kind-refund",
    "activity-kind-exported",
    "split-percent",
    "split-fixed",
    "status-running",
    "status-created",
    "status-deleted",
    "status-requested",
    "status-not-sent",
    "status-refused",
    "status-not-known",
    "status-not-created",
    "status-not-deleted",
    "status-not-requested",
    "status-sent-again",
    "status-written",
    "activity-why-before-service",
    "activity-why-not-sent",
    "activity-why-closed",
    "activity-why-timeout",
    "activity-why-broken",
    "activity-why-unreadable",
    "activity-settled-by-hand",
    "activity-by-check",
    "activity-sent-again",
];

fn text(text: Option<&str>) -> Cell<'_> {
    text.filter(|text| !text.is_empty()).map_or(Cell::Missing, |text| Cell::Text(Cow::Borrowed(text)))
}

fn id(id: Option<u64>) -> Cell<'static> {
    id.map_or(Cell::Missing, Cell::Id)
}

fn flag(row: &ActivityRow, of: impl Fn(&RecordedLink) -> bool) -> Cell<'_> {
    row.link().map_or(Cell::Missing, |link| Cell::Flag(of(link)))
}

const fn time(time: &ServiceTime) -> Cell<'_> {
    match time {
        ServiceTime::Missing => Cell::Missing,
        time => Cell::Time(time),
    }
}

/// Columns of Activity.
pub static ACTIVITY_COLUMNS: &[Column<ActivityRow>] = &[
    Column { id: "asked_at", title: "activity-column-when", kind: Kind::Time, cell: |row| time(&row.at) },
    Column { id: "action", title: "activity-column-what", kind: Kind::Text, cell: action },
    Column { id: "link_id", title: "activity-column-link", kind: Kind::Id, cell: |row| id(row.link_id()) },
    Column {
        id: "amount",
        title: "column-amount",
        kind: Kind::Money,
        cell: |row| row.amount().map_or(Cell::Missing, Cell::Money),
    },
    Column { id: "note", title: "column-note", kind: Kind::Text, cell: |row| text(row.note()) },
    Column { id: "recipients", title: "column-recipients", kind: Kind::Text, cell: recipients },
    Column { id: "outcome", title: "column-status", kind: Kind::Text, cell: outcome },
    Column { id: "reason", title: "activity-column-reason", kind: Kind::Text, cell: reason },
    Column { id: "settled", title: "activity-column-settled", kind: Kind::Text, cell: settlement },
    Column { id: "number", title: "activity-column-number", kind: Kind::Id, cell: |row| id(row.number()) },
];

/// All that is recorded.
pub static ACTIVITY_FIELDS: &[Column<ActivityRow>] = &[
    Column { id: "asked_at", title: "activity-column-when", kind: Kind::Time, cell: |row| time(&row.at) },
    Column { id: "action", title: "activity-column-what", kind: Kind::Text, cell: action },
    Column { id: "link_id", title: "activity-column-link", kind: Kind::Id, cell: |row| id(row.link_id()) },
    Column {
        id: "amount",
        title: "column-amount",
        kind: Kind::Money,
        cell: |row| row.amount().map_or(Cell::Missing, Cell::Money),
    },
    Column { id: "note", title: "column-note", kind: Kind::Text, cell: |row| text(row.note()) },
    Column { id: "split_type", title: "activity-column-split", kind: Kind::Text, cell: split_type },
    Column { id: "recipients", title: "column-recipients", kind: Kind::Text, cell: recipients },
    Column {
        id: "bank_statement",
        title: "create-statement",
        kind: Kind::Text,
        cell: |row| text(row.link().and_then(|link| link.bank_statement.as_deref())),
    },
    Column {
        id: "callback_url",
        title: "create-return-page",
        kind: Kind::Text,
        cell: |row| text(row.link().and_then(|link| link.callback_url.as_deref())),
    },
    Column {
        id: "payment_endpoint",
        title: "create-webhook",
        kind: Kind::Text,
        cell: |row| text(row.link().and_then(|link| link.payment_endpoint.as_deref())),
    },
    Column {
        id: "encryption_key",
        title: "create-encrypt",
        kind: Kind::Flag,
        cell: |row| flag(row, |link| link.encryption_key_present),
    },
    Column {
        id: "bank_transfer",
        title: "create-bank-transfer",
        kind: Kind::Flag,
        cell: |row| flag(row, |link| link.bank_transfer),
    },
    Column {
        id: "cancellable",
        title: "unknown-sent-payer-may-cancel",
        kind: Kind::Flag,
        cell: |row| flag(row, |link| link.cancellable),
    },
    Column { id: "outcome", title: "column-status", kind: Kind::Text, cell: outcome },
    Column { id: "answered_at", title: "activity-column-answered", kind: Kind::Time, cell: |row| time(&row.ended) },
    Column { id: "reason", title: "activity-column-reason", kind: Kind::Text, cell: reason },
    Column { id: "settled", title: "activity-column-settled", kind: Kind::Text, cell: settlement },
    Column { id: "settled_at", title: "activity-column-settled-at", kind: Kind::Time, cell: |row| time(&row.settled) },
    Column { id: "word", title: "activity-column-word", kind: Kind::Text, cell: |row| text(row.word()) },
    Column {
        id: "rows",
        title: "export-what",
        kind: Kind::Count,
        cell: |row| {
            let table = row.export().filter(|export| export.has_rows());
            table.map_or(Cell::Missing, |export| Cell::Count(export.rows))
        },
    },
    Column {
        id: "file",
        title: "export-file",
        kind: Kind::Text,
        cell: |row| text(row.export().map(|export| &*export.file)),
    },
    Column { id: "number", title: "activity-column-number", kind: Kind::Id, cell: |row| id(row.number()) },
];
