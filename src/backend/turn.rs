//! Places in the row of the writes of a scope, which go one after the other.
//! Given out by the context in the order in which the writes came; held by each until it has ended. It must not decide
//! what is written.

use std::collections::BTreeMap;

use tokio::sync::oneshot;

use crate::model::Scope;

/// The end of the last write of each row.
pub(super) type Row = BTreeMap<(Scope, Lane), oneshot::Receiver<()>>;

/// Which row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lane {
    /// Who is to be carried out next.
    Next,
    /// Of many writes at once: only the first of those that are left takes its place in the other row.
    Many,
}

/// A place in the row of the writes of a scope. The next one's turn comes when this is dropped.
pub(super) struct Turn {
    before: Option<oneshot::Receiver<()>>,
    _until_dropped: oneshot::Sender<()>,
}

impl Turn {
    /// The place behind all that were given out in the scope so far.
    pub fn last_of(row: &mut Row, scope: &Scope, lane: Lane) -> Self {
        let (own, after) = oneshot::channel();
        Self { before: row.insert((scope.clone(), lane), after), _until_dropped: own }
    }

    /// Waits until every write before this one has ended.
    pub async fn comes(&mut self) {
        if let Some(before) = self.before.take() {
            // Nothing is ever sent: that the sender is gone is the news.
            drop(before.await);
        }
    }
}
