//! What the merchant forbade: the scopes in which nothing may be changed at the service, and many writes at once that were
//! stopped. The window's end of the backend sets it the moment it is decided, before anything that is still in the
//! channels; a write asks it last, just before it is recorded.
//! Shared by `runtime` and `writes`. It must not be asked for reads: exports and checks go on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Command, NotSent, WriteCommand};
use crate::model::Scope;

/// What was decided.
#[derive(Debug, Default)]
pub(super) struct Forbidden(Mutex<Decided>);

#[derive(Debug, Default)]
struct Decided {
    view_only: BTreeSet<Scope>,
    /// Ticket number of the last stop of a scope: of many writes, those asked for before are not begun.
    stopped: BTreeMap<Scope, u64>,
}

impl Forbidden {
    /// As it is at the start.
    pub fn new(view_only: BTreeSet<Scope>) -> Self {
        Self(Mutex::new(Decided { view_only, stopped: BTreeMap::new() }))
    }

    fn lock(&self) -> MutexGuard<'_, Decided> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a decision in; false when the command is none.
    pub fn takes(&self, command: &Command) -> bool {
        let mut decided = self.lock();
        match command {
            Command::ViewOnly(scope, true) => {
                decided.view_only.insert(scope.clone());
            }
            Command::ViewOnly(scope, false) => {
                decided.view_only.remove(scope);
            }
            Command::StopMany(ticket) => {
                decided.stopped.insert(ticket.scope.clone(), ticket.id);
            }
            _ => return false,
        }
        true
    }

    /// What was decided against a write.
    pub fn why(&self, WriteCommand { ticket, one_of_many, .. }: &WriteCommand) -> Option<NotSent> {
        let decided = self.lock();
        if decided.view_only.contains(&ticket.scope) {
            return Some(NotSent::ViewOnly);
        }
        let stopped = *one_of_many && decided.stopped.get(&ticket.scope).is_some_and(|last| ticket.id < *last);
        stopped.then_some(NotSent::Stopped)
    }
}
