//! The journal itself: every write, from the intent that is on the disk before anything is sent to its settlement.
//! Called by the backend, one owner at a time. An intent without an outcome that is found on opening was cut off with
//! its process and counts as unknown, for as long as it takes to settle it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::log::Log;
use super::{
    Entry, EntryState, Intent, IntentId, JournalError, JournalFile, JournalNotice, Ledger, RecordedOutcome,
    RecordedRequest, Salt, Settlement, UnknownWhy,
};
use crate::model::{LinkId, Scope};

/// A line of the journal.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Event {
    Intent(Intent),
    Outcome { id: IntentId, at: Timestamp, outcome: RecordedOutcome },
    Settled { id: IntentId, at: Timestamp, settlement: Settlement },
}

/// All writes of a data folder, and the ledger beside them.
#[derive(Debug)]
pub struct Journal {
    log: Log,
    /// Shared with whoever was told of them: only one that changes is copied.
    entries: BTreeMap<IntentId, Arc<Entry>>,
    next: u64,
    salt: Salt,
    ledger: Ledger,
}

impl Journal {
    /// Opens journal, ledger and salt of the folder; damage is repaired and named. With `read_only` (another window
    /// has the folder) nothing is written, now or later, and a write without an outcome counts as running there.
    pub fn open(folder: &Path, read_only: bool) -> Result<(Self, Vec<JournalNotice>), JournalError> {
        let mut notices = Vec::new();
        let salt = Salt::open(folder, read_only, &mut notices)?;
        let (log, lines) = Log::open(folder, JournalFile::Journal, read_only, &mut notices)?;
        let ledger = Ledger::open(folder, read_only, &mut notices)?;
        let mut journal = Self { log, entries: BTreeMap::new(), next: 1, salt, ledger };
        lines.events.into_iter().for_each(|event| journal.replay(event));
        // Numbers that lines we cannot read may have used are left out.
        let unread = u64::try_from(lines.not_understood.saturating_add(lines.bad.len())).unwrap_or(0);
        journal.next = journal.next.saturating_add(unread);
        // The other window's write may be running at this moment: only that window can know of an end without an answer.
        let cut_off = |entry: &&mut Arc<Entry>| entry.outcome.is_none() && !read_only;
        for entry in journal.entries.values_mut().filter(cut_off) {
            let entry = Arc::make_mut(entry);
            entry.outcome = Some((entry.intent.at, RecordedOutcome::Unknown { why: UnknownWhy::Interrupted }));
        }
        Ok((journal, notices))
    }

    /// A journal and ledger in memory, for the Demo and for tests.
    pub fn memory() -> Result<Self, JournalError> {
        Ok(Self::with_logs(Log::memory(), Ledger::memory(), Salt::random()?))
    }

    pub(super) fn with_logs(log: Log, ledger: Ledger, salt: Salt) -> Self {
        Self { log, entries: BTreeMap::new(), next: 1, salt, ledger }
    }

    fn replay(&mut self, event: Event) {
        let id = match &event {
            Event::Intent(intent) => intent.id,
            Event::Outcome { id, .. } | Event::Settled { id, .. } => *id,
        };
        self.next = self.next.max(id.0.saturating_add(1));
        match event {
            Event::Intent(intent) => {
                self.entries.entry(id).or_insert_with(|| Arc::new(Entry { intent, outcome: None, settlement: None }));
            }
            Event::Outcome { at, outcome, .. } => {
                if let Some(entry) = self.entries.get_mut(&id).map(Arc::make_mut) {
                    entry.outcome = Some((at, outcome));
                }
            }
            Event::Settled { at, settlement, .. } => {
                if let Some(entry) = self.entries.get_mut(&id).map(Arc::make_mut) {
                    entry.settlement = Some((at, settlement));
                }
            }
        }
    }

    /// A number for the next intent; each is given once.
    pub fn next_id(&mut self) -> IntentId {
        let id = IntentId(self.next);
        self.next = self.next.saturating_add(1);
        id
    }

    /// The salt for digests of recipient tokens.
    pub const fn salt(&self) -> &Salt {
        &self.salt
    }

    /// Settled facts.
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Settled facts, to add to.
    pub const fn ledger_mut(&mut self) -> &mut Ledger {
        &mut self.ledger
    }

    /// Records that a write is about to be sent. It is on the disk when this returns; on an error nothing may be sent.
    pub fn begin(&mut self, intent: Intent) -> Result<(), JournalError> {
        if self.entries.contains_key(&intent.id) {
            return Err(JournalError::Duplicate);
        }
        let event = Event::Intent(intent);
        self.log.append(&event)?;
        self.replay(event);
        Ok(())
    }

    /// Records what became of it. On an error of the disk the outcome is known to this process all the same, and is
    /// written with the next event; if that never comes, the next start finds the write unknown.
    pub fn outcome(&mut self, id: IntentId, at: Timestamp, outcome: RecordedOutcome) -> Result<(), JournalError> {
        let entry = self.entries.get(&id).ok_or(JournalError::NoSuchIntent)?;
        if entry.outcome.is_some() {
            return Err(JournalError::AlreadyEnded);
        }
        let event = Event::Outcome { id, at, outcome };
        let written = self.log.append_surely(&event);
        self.replay(event);
        written.and(self.note_fact(id, at))
    }

    /// Records how an unknown outcome was settled, or one that something before the service refused; on an error it stays
    /// as it was.
    pub fn settle(&mut self, id: IntentId, at: Timestamp, settlement: Settlement) -> Result<(), JournalError> {
        self.may_settle(id, &settlement)?;
        let event = Event::Settled { id, at, settlement };
        self.log.append(&event)?;
        self.replay(event);
        self.note_fact(id, at)
    }

    fn may_settle(&self, id: IntentId, settlement: &Settlement) -> Result<(), JournalError> {
        let entry = self.entries.get(&id).ok_or(JournalError::NoSuchIntent)?;
        match settlement {
            _ if !entry.is_doubtful() => Err(JournalError::NothingToSettle),
            Settlement::ByHand { word, .. } if word.trim().is_empty() => Err(JournalError::NoWord),
            Settlement::SentAgain { by } if *by == id || !self.entries.contains_key(by) => {
                Err(JournalError::NoSuchIntent)
            }
            _ => Ok(()),
        }
    }

    /// Settles what a second write has settled whatever the disk says: when it fails, it is written with the next event.
    fn settle_surely(&mut self, id: IntentId, at: Timestamp, settlement: Settlement) -> Result<(), JournalError> {
        self.may_settle(id, &settlement)?;
        let event = Event::Settled { id, at, settlement };
        let written = self.log.append_surely(&event);
        self.replay(event);
        written.and(self.note_fact(id, at))
    }

    /// Records what became of a write, and what that says of the earlier one it repeats. The earlier one is settled also
    /// when the disk takes neither now: this process knows it, and must not offer to send it a third time.
    pub fn conclude(
        &mut self,
        id: IntentId,
        at: Timestamp,
        outcome: RecordedOutcome,
        earlier: Option<(IntentId, Settlement)>,
    ) -> Result<(), JournalError> {
        let written = self.outcome(id, at, outcome);
        let settled = match earlier.map(|(earlier, settlement)| self.settle_surely(earlier, at, settlement)) {
            // The merchant settled it meanwhile: nothing is lost.
            None | Some(Err(JournalError::NothingToSettle)) => Ok(()),
            Some(settled) => settled,
        };
        written.and(settled)
    }

    /// What is certain now goes to the ledger.
    fn note_fact(&mut self, id: IntentId, at: Timestamp) -> Result<(), JournalError> {
        let Some(entry) = self.entries.get(&id) else { return Ok(()) };
        if !matches!(entry.state(), EntryState::Done | EntryState::SettledDone) {
            return Ok(());
        }
        match (&entry.intent.body, entry.link_id()) {
            (RecordedRequest::Link(_), Some(link)) => self.ledger.link_created(&entry.intent.scope, link, id, at),
            (RecordedRequest::Refund { pay_id, amount, full }, _) => {
                self.ledger.refund_asked_now(&entry.intent.scope, *pay_id, *amount, *full, entry.intent.at)
            }
            _ => Ok(()),
        }
    }

    /// One write.
    pub fn entry(&self, id: IntentId) -> Option<&Entry> {
        self.entries.get(&id).map(Arc::as_ref)
    }

    /// The writes of a scope, newest first: shared, as they are now.
    pub fn entries(&self, scope: &Scope) -> Vec<Arc<Entry>> {
        self.of_scope(scope).cloned().collect()
    }

    /// The writes of a scope whose outcome is unknown and not settled, newest first.
    pub fn unsettled(&self, scope: &Scope) -> Vec<Arc<Entry>> {
        self.of_scope(scope).filter(|entry| entry.state() == EntryState::Unknown).cloned().collect()
    }

    /// How many writes of any scope are under way, and how many have an unknown outcome that nobody settled.
    pub fn open_writes(&self) -> (usize, usize) {
        let of = |state| self.entries.values().filter(|entry| entry.state() == state).count();
        (of(EntryState::Running), of(EntryState::Unknown))
    }

    /// The highest link id seen in this scope, by lists or by creations.
    pub fn highest_link(&self, scope: &Scope) -> Option<LinkId> {
        self.ledger.highest_link(scope)
    }

    pub(super) fn of_scope<'a>(&'a self, scope: &'a Scope) -> impl Iterator<Item = &'a Arc<Entry>> {
        self.entries.values().rev().filter(move |entry| entry.intent.scope == *scope)
    }
}

#[cfg(test)]
mod tests;
