//! Settled facts of a scope that the service does not tell again: when a link was first seen here, which links this
//! application created, which refunds were asked, which files were exported. Kept until the user clears the data.
//! The journal and the backend add to it, screens ask it. A fact is never taken back.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::log::Log;
use super::{IntentId, JournalError, JournalFile, JournalNotice, shape};
use crate::model::{LinkId, Money, RowDigest, Scope};

/// Ids in one line.
const IDS_PER_LINE: usize = 1000;
/// Digests of rows in one line.
const ROWS_PER_LINE: usize = 4000;

/// A line of the ledger.
#[derive(Debug, Serialize, Deserialize)]
struct Recorded {
    #[serde(with = "shape::scope")]
    scope: Scope,
    /// UTC.
    at: Timestamp,
    fact: Fact,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Fact {
    Created {
        link_id: LinkId,
        intent: IntentId,
    },
    Seen {
        link_ids: Vec<LinkId>,
    },
    RefundAsked {
        pay_id: LinkId,
        #[serde(with = "shape::money")]
        amount: Money,
        full: bool,
    },
    /// These rows are in a file of what was new, which is written.
    ExportedRows {
        kind: Box<str>,
        digests: Box<str>,
    },
    Exported {
        kind: Box<str>,
        rows: u64,
        #[serde(default)]
        file: Box<str>,
        #[serde(default)]
        only_new: bool,
    },
    /// From here on every row of the kind is new again.
    ExportsForgotten {
        kind: Box<str>,
    },
}

/// A refund that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RefundAsked {
    /// When, UTC.
    pub at: Timestamp,
    /// EUR.
    pub amount: Money,
    /// `isFullRefund`.
    pub full: bool,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRecord {
    /// When, UTC.
    pub at: Timestamp,
    /// The name of the command line: `pay-ins`.
    pub kind: Box<str>,
    /// Rows without the header.
    pub rows: u64,
    /// Where it went.
    pub file: Box<str>,
    /// It has only rows that no earlier one of its kind has.
    pub only_new: bool,
}

impl ExportRecord {
    /// Whether it is a table: a sheet has pages, and a QR code neither.
    pub fn has_rows(&self) -> bool {
        !matches!(&*self.kind, "sheet" | "qr")
    }
}

/// The last file of what was new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportMark {
    /// When, UTC.
    pub at: Timestamp,
    /// Rows without the header.
    pub rows: u64,
}

#[derive(Debug, Default)]
struct ScopeFacts {
    first_seen: BTreeMap<LinkId, Timestamp>,
    created: BTreeMap<LinkId, IntentId>,
    refunds: BTreeMap<LinkId, RefundAsked>,
    /// Every file, oldest first.
    exports: Vec<ExportRecord>,
    marks: BTreeMap<Box<str>, ExportMark>,
    /// Rows of a kind that are in a file of what was new.
    exported: BTreeMap<Box<str>, HashSet<RowDigest>>,
}

/// All facts of a data folder.
#[derive(Debug)]
pub struct Ledger {
    log: Log,
    facts: BTreeMap<Scope, ScopeFacts>,
}

impl Ledger {
    pub(super) fn open(folder: &Path, read_only: bool, notices: &mut Vec<JournalNotice>) -> Result<Self, JournalError> {
        let (log, lines) = Log::open(folder, JournalFile::Ledger, read_only, notices)?;
        let mut ledger = Self::on(log);
        lines.events.into_iter().for_each(|recorded| ledger.replay(recorded));
        Ok(ledger)
    }

    pub(super) fn memory() -> Self {
        Self::on(Log::memory())
    }

    pub(super) const fn on(log: Log) -> Self {
        Self { log, facts: BTreeMap::new() }
    }

    /// Facts are kept in memory even when the disk does not take them, and written with the next one.
    fn record(&mut self, recorded: Recorded) -> Result<(), JournalError> {
        let written = self.log.append_surely(&recorded);
        self.replay(recorded);
        written
    }

    fn replay(&mut self, Recorded { scope, at, fact }: Recorded) {
        let facts = self.facts.entry(scope).or_default();
        match fact {
            Fact::Created { link_id, intent } => {
                facts.first_seen.entry(link_id).or_insert(at);
                facts.created.insert(link_id, intent);
            }
            Fact::Seen { link_ids } => {
                for link_id in link_ids {
                    facts.first_seen.entry(link_id).or_insert(at);
                }
            }
            Fact::RefundAsked { pay_id, amount, full } => {
                facts.refunds.insert(pay_id, RefundAsked { at, amount, full });
            }
            Fact::ExportedRows { kind, digests } => {
                facts.exported.entry(kind).or_default().extend(RowDigest::read_all(&digests));
            }
            Fact::Exported { kind, rows, file, only_new } => {
                if only_new {
                    facts.marks.insert(kind.clone(), ExportMark { at, rows });
                }
                facts.exports.push(ExportRecord { at, kind, rows, file, only_new });
            }
            Fact::ExportsForgotten { kind } => {
                facts.exported.remove(&kind);
                facts.marks.remove(&kind);
            }
        }
    }

    pub(super) fn link_created(
        &mut self,
        scope: &Scope,
        link_id: LinkId,
        intent: IntentId,
        at: Timestamp,
    ) -> Result<(), JournalError> {
        self.record(Recorded { scope: scope.clone(), at, fact: Fact::Created { link_id, intent } })
    }

    pub(super) fn refund_asked_now(
        &mut self,
        scope: &Scope,
        pay_id: LinkId,
        amount: Money,
        full: bool,
        at: Timestamp,
    ) -> Result<(), JournalError> {
        self.record(Recorded { scope: scope.clone(), at, fact: Fact::RefundAsked { pay_id, amount, full } })
    }

    /// Notes links of a list that were never seen here before, and says how many those are.
    pub fn see_links(
        &mut self,
        scope: &Scope,
        link_ids: impl IntoIterator<Item = LinkId>,
        at: Timestamp,
    ) -> Result<usize, JournalError> {
        let known = self.facts.get(scope);
        let is_new = |id: &LinkId| known.is_none_or(|facts| !facts.first_seen.contains_key(id));
        let mut new: Vec<LinkId> = link_ids.into_iter().filter(is_new).collect();
        new.sort_unstable();
        new.dedup();
        let mut result = Ok(new.len());
        for ids in new.chunks(IDS_PER_LINE) {
            let fact = Fact::Seen { link_ids: ids.to_vec() };
            if let Err(error) = self.record(Recorded { scope: scope.clone(), at, fact }) {
                result = Err(error);
            }
        }
        result
    }

    /// Notes a file that is written, and the rows in it where it has only new ones. Rows come first: when the computer
    /// stops in between, they are in the file all the same.
    pub fn note_export(&mut self, scope: &Scope, export: ExportRecord, rows: &[RowDigest]) -> Result<(), JournalError> {
        let ExportRecord { at, kind, rows: count, file, only_new } = export;
        let mut result = Ok(());
        let mut note = |ledger: &mut Self, fact| {
            if let Err(error) = ledger.record(Recorded { scope: scope.clone(), at, fact }) {
                result = Err(error);
            }
        };
        for rows in rows.chunks(ROWS_PER_LINE) {
            let mut digests = String::new();
            for row in rows {
                row.push_hex(&mut digests);
            }
            note(self, Fact::ExportedRows { kind: kind.clone(), digests: digests.into() });
        }
        note(self, Fact::Exported { kind, rows: count, file, only_new });
        result
    }

    /// Every row of the kind is new again.
    pub fn forget_exports(&mut self, scope: &Scope, kind: &str, at: Timestamp) -> Result<(), JournalError> {
        let fact = Fact::ExportsForgotten { kind: kind.into() };
        self.record(Recorded { scope: scope.clone(), at, fact })
    }

    /// Whether facts can be kept: not in a second window.
    pub const fn is_writable(&self) -> bool {
        self.log.is_writable()
    }

    /// When the link was first seen here, UTC.
    pub fn first_seen(&self, scope: &Scope, link_id: LinkId) -> Option<Timestamp> {
        self.facts.get(scope)?.first_seen.get(&link_id).copied()
    }

    /// When each link of the scope was first seen here, UTC.
    pub fn all_first_seen(&self, scope: &Scope) -> BTreeMap<LinkId, Timestamp> {
        self.facts.get(scope).map(|facts| facts.first_seen.clone()).unwrap_or_default()
    }

    /// The highest link id seen in the scope.
    pub fn highest_link(&self, scope: &Scope) -> Option<LinkId> {
        self.facts.get(scope)?.first_seen.last_key_value().map(|(id, _)| *id)
    }

    /// The intent that created the link, when it was created here.
    pub fn created_by(&self, scope: &Scope, link_id: LinkId) -> Option<IntentId> {
        self.facts.get(scope)?.created.get(&link_id).copied()
    }

    /// The refund that was asked of this payment.
    pub fn refund_asked(&self, scope: &Scope, pay_id: LinkId) -> Option<RefundAsked> {
        self.facts.get(scope)?.refunds.get(&pay_id).copied()
    }

    /// The last file of what was new, of each kind that has one.
    pub fn export_marks(&self, scope: &Scope) -> BTreeMap<Box<str>, ExportMark> {
        self.facts.get(scope).map(|facts| facts.marks.clone()).unwrap_or_default()
    }

    /// The rows of a kind that are in a file of what was new.
    pub fn exported_rows(&self, scope: &Scope, kind: &str) -> HashSet<RowDigest> {
        self.facts.get(scope).and_then(|facts| facts.exported.get(kind)).cloned().unwrap_or_default()
    }

    /// Every file that was written, oldest first.
    pub fn exports(&self, scope: &Scope) -> &[ExportRecord] {
        self.facts.get(scope).map(|facts| facts.exports.as_slice()).unwrap_or_default()
    }
}
