//! Everything this application did, as rows of one list: writes with what became of them, and files it wrote. Built by
//! state from what the journal and the ledger tell, shown and exported like any other list.
//! A row holds no token and no key: the journal has none. Words are message ids.

mod columns;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use jiff::Timestamp;

use super::{Entry, EntryState, ExportRecord, RecordedLink, RecordedOutcome, RecordedRequest, Settlement, WriteKind};
pub use columns::{ACTIVITY_COLUMNS, ACTIVITY_FIELDS, ACTIVITY_WORDS, entry_outcome};

use columns::recipients;

use crate::clock::berlin;
use crate::model::{
    ActivityFacts, ActivityFilter, ActivityKind, ActivityOutcome, Cell, Column, Identity, Listed, Money, ServiceTime,
};

/// Where what was done is written down: shared, so that a row costs nothing.
#[derive(Debug, Clone)]
enum Source {
    Write(Arc<Entry>),
    Export(Arc<[ExportRecord]>, usize),
}

/// One thing that was done.
#[derive(Debug, Clone)]
pub struct ActivityRow {
    source: Source,
    /// When, in Berlin.
    at: ServiceTime,
    /// When its outcome was known.
    ended: ServiceTime,
    /// When it was settled.
    settled: ServiceTime,
}

/// What was done.
#[derive(Debug, Clone, Copy)]
pub enum Done<'a> {
    /// The service was asked to change something.
    Write(&'a Entry),
    /// A file was written.
    Export(&'a ExportRecord),
}

fn local(at: Timestamp) -> ServiceTime {
    let at = berlin(at);
    // To the second, as the service's own times are.
    ServiceTime::At(at.with().subsec_nanosecond(0).build().unwrap_or(at))
}

fn local_of<T>(of: Option<&(Timestamp, T)>) -> ServiceTime {
    of.map_or(ServiceTime::Missing, |(at, _)| local(*at))
}

/// All rows, newest first. Entries come newest first, files oldest first.
pub fn activity_rows(entries: &[Arc<Entry>], exports: &Arc<[ExportRecord]>) -> Vec<ActivityRow> {
    let mut rows: Vec<(Timestamp, ActivityRow)> = Vec::with_capacity(entries.len().saturating_add(exports.len()));
    for entry in entries {
        let source = Source::Write(Arc::clone(entry));
        let (ended, settled) = (local_of(entry.outcome.as_ref()), local_of(entry.settlement.as_ref()));
        rows.push((entry.intent.at, ActivityRow { source, at: local(entry.intent.at), ended, settled }));
    }
    for (index, export) in exports.iter().enumerate().rev() {
        let source = Source::Export(Arc::clone(exports), index);
        let at = local(export.at);
        rows.push((export.at, ActivityRow { source, ended: at.clone(), at, settled: ServiceTime::Missing }));
    }
    rows.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    rows.into_iter().map(|(_, row)| row).collect()
}

impl ActivityRow {
    /// Whether there is something to say besides its outcome: how it was settled, why it was refused, which rows a file has.
    pub fn says_more(&self) -> bool {
        match self.done() {
            Some(Done::Write(entry)) => {
                entry.settlement.is_some() || matches!(entry.outcome, Some((_, RecordedOutcome::Refused { .. })))
            }
            Some(Done::Export(export)) => export.only_new,
            None => false,
        }
    }

    /// What was done; `None` never happens to a row that was built here.
    pub fn done(&self) -> Option<Done<'_>> {
        match &self.source {
            Source::Write(entry) => Some(Done::Write(entry)),
            Source::Export(exports, index) => exports.get(*index).map(Done::Export),
        }
    }

    /// When, in Berlin.
    pub const fn at(&self) -> &ServiceTime {
        &self.at
    }

    fn entry(&self) -> Option<&Entry> {
        match self.done() {
            Some(Done::Write(entry)) => Some(entry),
            _ => None,
        }
    }

    fn export(&self) -> Option<&ExportRecord> {
        match self.done() {
            Some(Done::Export(export)) => Some(export),
            _ => None,
        }
    }

    fn link(&self) -> Option<&RecordedLink> {
        match &self.entry()?.intent.body {
            RecordedRequest::Link(link) => Some(link),
            RecordedRequest::Delete { .. } | RecordedRequest::Refund { .. } => None,
        }
    }

    /// The sort of action.
    pub fn kind(&self) -> ActivityKind {
        match self.entry().map(|entry| entry.intent.kind) {
            Some(WriteKind::Create | WriteKind::Split) => ActivityKind::Created,
            Some(WriteKind::Delete) => ActivityKind::Deleted,
            Some(WriteKind::Refund) => ActivityKind::Refund,
            None => ActivityKind::Exported,
        }
    }

    /// What became of it.
    pub fn outcome(&self) -> ActivityOutcome {
        match self.entry().map(Entry::state) {
            None | Some(EntryState::Done | EntryState::SettledDone) => ActivityOutcome::Done,
            Some(EntryState::Running | EntryState::Unknown) => ActivityOutcome::Open,
            Some(
                EntryState::NotSent | EntryState::Refused | EntryState::SettledNotDone | EntryState::SettledSentAgain,
            ) => ActivityOutcome::NotDone,
        }
    }

    /// The link that was created, deleted or refunded.
    pub fn link_id(&self) -> Option<u64> {
        let entry = self.entry()?;
        match &entry.intent.body {
            RecordedRequest::Link(_) => entry.link_id().map(|id| id.0),
            RecordedRequest::Delete { link_id } => Some(link_id.0),
            RecordedRequest::Refund { pay_id, .. } => Some(pay_id.0),
        }
    }

    /// EUR.
    pub fn amount(&self) -> Option<Money> {
        self.entry()?.intent.body.amount()
    }

    /// The note of a link.
    pub fn note(&self) -> Option<&str> {
        self.link()?.note.as_deref()
    }

    /// The number of a write.
    pub fn number(&self) -> Option<u64> {
        self.entry().map(|entry| entry.intent.id.0)
    }

    fn refusal(&self) -> Option<&str> {
        match self.entry()?.outcome.as_ref()? {
            (_, RecordedOutcome::Refused { text, .. }) => Some(text),
            _ => None,
        }
    }

    fn word(&self) -> Option<&str> {
        match self.entry()?.settlement.as_ref()? {
            (_, Settlement::ByHand { word, .. }) => Some(word),
            _ => None,
        }
    }
}

/// How many rows there are: there is nothing to add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ActivityTotals {
    /// Rows.
    pub rows: usize,
}

impl Listed for ActivityRow {
    type Filter = ActivityFilter;
    type Totals = ActivityTotals;

    fn columns() -> [&'static [Column<Self>]; 2] {
        [ACTIVITY_COLUMNS, ACTIVITY_FIELDS]
    }

    fn matcher(filter: &ActivityFilter) -> impl FnMut(&Self) -> bool {
        let mut matcher = filter.matcher();
        move |row| {
            // Shares are found as any language writes them.
            let parties = match recipients(row) {
                Cell::Shares(shares) => Some(format!("{}\n{}", shares.written(false), shares.written(true))),
                _ => None,
            };
            let file = row.export().map(|export| &*export.file);
            matcher.matches(&ActivityFacts {
                kind: row.kind(),
                outcome: row.outcome(),
                texts: [row.note(), parties.as_deref(), file, row.refusal(), row.word()],
                amount: row.amount(),
                ids: [row.link_id(), row.number()],
            })
        }
    }

    fn totals<'a>(rows: impl Iterator<Item = &'a Self>) -> ActivityTotals {
        ActivityTotals { rows: rows.count() }
    }

    fn is_same(&self, other: &Self) -> bool {
        match (self.done(), other.done()) {
            (Some(Done::Write(one)), Some(Done::Write(two))) => one.intent.id == two.intent.id,
            (Some(Done::Export(one)), Some(Done::Export(two))) => one == two,
            _ => false,
        }
    }
}

/// A write is told by its number, a file by when it was written where.
impl Identity for ActivityRow {
    fn identity(&self) -> String {
        match self.done() {
            Some(Done::Write(entry)) => format!("write {}", entry.intent.id.0),
            Some(Done::Export(export)) => format!("export {} {} {}", export.at, export.kind, export.file),
            None => String::new(),
        }
    }

    fn is_final(&self) -> bool {
        self.outcome() != ActivityOutcome::Open
    }
}
