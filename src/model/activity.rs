//! What of Activity is shown: by the sort of action, by what became of it, by what is searched for. The rows themselves are
//! of the journal, which says of each what it is to be found by. It must not know how a word is spelt: which sorts have a
//! name that is searched for, the screen says.

use super::Money;
use super::search::Needle;

/// Sorts of action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActivityKind {
    /// A link was to be created.
    Created,
    /// A link was to be deleted.
    Deleted,
    /// A refund was asked for.
    Refund,
    /// A file was written.
    Exported,
}

impl ActivityKind {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Created, Self::Deleted, Self::Refund, Self::Exported];
}

/// What became of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActivityOutcome {
    /// It happened.
    Done,
    /// It did not happen: not sent, refused, or settled as that.
    NotDone,
    /// Nobody knows, or it is on its way.
    Open,
}

impl ActivityOutcome {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Done, Self::NotDone, Self::Open];
}

/// Filter of Activity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ActivityFilter {
    /// Only this sort; `None` is all.
    pub kind: Option<ActivityKind>,
    /// Only this outcome; `None` is all.
    pub outcome: Option<ActivityOutcome>,
    /// Found in note, amount, ids, recipients or file, whatever the case.
    pub search: String,
    /// Sorts whose name has what is searched for: all of their rows are found.
    pub named: Vec<ActivityKind>,
}

/// What a row is to be found by.
#[derive(Debug)]
pub struct ActivityFacts<'a> {
    /// Its sort.
    pub kind: ActivityKind,
    /// What became of it.
    pub outcome: ActivityOutcome,
    /// Note, recipients, file, words of the service, words of the merchant.
    pub texts: [Option<&'a str>; 5],
    /// EUR.
    pub amount: Option<Money>,
    /// The link, and the number of the action.
    pub ids: [Option<u64>; 2],
}

/// A filter of Activity, prepared to be asked for many rows.
#[derive(Debug)]
pub struct ActivityMatcher {
    kind: Option<ActivityKind>,
    outcome: Option<ActivityOutcome>,
    named: Vec<ActivityKind>,
    needle: Option<Needle>,
}

impl ActivityFilter {
    /// Prepares the filter.
    pub fn matcher(&self) -> ActivityMatcher {
        let (kind, outcome, named) = (self.kind, self.outcome, self.named.clone());
        ActivityMatcher { kind, outcome, named, needle: Needle::new(&self.search) }
    }

    /// Whether something is set.
    pub fn is_set(&self) -> bool {
        self.kind.is_some() || self.outcome.is_some() || !self.search.trim().is_empty()
    }
}

impl ActivityMatcher {
    /// Whether the row is shown.
    pub fn matches(&mut self, row: &ActivityFacts<'_>) -> bool {
        self.kind.is_none_or(|kind| kind == row.kind)
            && self.outcome.is_none_or(|outcome| outcome == row.outcome)
            && self.needle.as_mut().is_none_or(|needle| {
                self.named.contains(&row.kind)
                    || row.texts.iter().flatten().any(|text| needle.is_in(text))
                    || needle.is_in_amount(row.amount)
                    || row.ids.iter().flatten().any(|id| needle.is_in_id(*id))
            })
    }
}
