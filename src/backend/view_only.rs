//! The scopes in which nothing may be changed at the service. The window's end of the backend sets it the moment the
//! switch is thrown, before anything that is still in the channels; a write asks it last, just before it is recorded.
//! Shared by `runtime` and `writes`. It must not be asked for reads: exports and checks go on.

use std::collections::BTreeSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::model::Scope;

/// Set of scopes.
#[derive(Debug, Default)]
pub(super) struct ViewOnly(Mutex<BTreeSet<Scope>>);

impl ViewOnly {
    /// As it is at the start.
    pub const fn new(scopes: BTreeSet<Scope>) -> Self {
        Self(Mutex::new(scopes))
    }

    fn lock(&self) -> MutexGuard<'_, BTreeSet<Scope>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Refuses writes of a scope from now on, or takes them again.
    pub fn set(&self, scope: &Scope, on: bool) {
        if on {
            self.lock().insert(scope.clone());
        } else {
            self.lock().remove(scope);
        }
    }

    /// Whether writes of the scope are refused.
    pub fn holds(&self, scope: &Scope) -> bool {
        self.lock().contains(scope)
    }
}
