//! The keyring's tokens in the test of isolation. A read finds what was kept when it was asked, however late it is told;
//! the state uses the token that was changed last, never an older one, and none that was removed.
//! Called by the world of that test with every question and answer of the recipients book.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use secpaid_desktop::backend::{BookNews, BookWork, Ticket};
use secpaid_desktop::model::{RecipientId, RecipientToken, Scope};
use secpaid_desktop::state::State;

use super::book::tokens_used;

/// What the keyring has, what is asked of it, and what was decided last.
#[derive(Default)]
pub struct Tokens {
    kept: BTreeMap<(Scope, RecipientId), RecipientToken>,
    asked: BTreeMap<u64, BookWork>,
    found: BTreeMap<u64, Vec<(RecipientId, RecipientToken)>>,
    done: BTreeSet<u64>,
    told: BTreeSet<u64>,
    used: BTreeMap<(Scope, RecipientId), RecipientToken>,
    /// A read has told a token that was changed or removed meanwhile.
    pub told_older: bool,
}

impl Tokens {
    /// Something is asked of the keyring.
    pub fn ask(&mut self, ticket: &Ticket, work: BookWork) {
        if let BookWork::Read(ids) = &work {
            let kept = |id: &RecipientId| self.kept.get(&(ticket.scope.clone(), *id)).map(|token| (*id, token.clone()));
            self.found.insert(ticket.id, ids.iter().filter_map(kept).collect());
        }
        self.asked.insert(ticket.id, work);
    }

    /// The keyring's answer. What it is asked to do it does once, however often the answer is told.
    pub fn answer(&mut self, ticket: &Ticket) -> BookNews {
        let of = |id: &RecipientId| (ticket.scope.clone(), *id);
        let first = self.done.insert(ticket.id);
        match &self.asked[&ticket.id] {
            BookWork::Read(_) => {
                let found = self.found[&ticket.id].clone();
                self.told_older |= found.iter().any(|(id, token)| self.used.get(&of(id)) != Some(token));
                BookNews::Read(found, None)
            }
            BookWork::Keep(id, token) => {
                if first {
                    self.kept.insert(of(id), token.clone());
                }
                BookNews::Kept(*id, Ok(()))
            }
            BookWork::Remove(id) => {
                if first {
                    self.kept.remove(&of(id));
                }
                BookNews::Removed(*id, Ok(()))
            }
        }
    }

    /// The answer was told: what it kept is used from now on, what it removed is not. Told once more, it says nothing of
    /// a recipient that came since and has the number of the removed one.
    pub fn told(&mut self, ticket: &Ticket, state: &State) {
        let first = self.told.insert(ticket.id);
        match &self.asked[&ticket.id] {
            BookWork::Read(_) => {}
            BookWork::Keep(_, token) => self.decided(&token.clone(), state),
            BookWork::Remove(_) if !first => {}
            BookWork::Remove(id) => drop(self.used.remove(&(ticket.scope.clone(), *id))),
        }
    }

    /// The merchant has changed the book; this token is new, where it was taken.
    pub fn decided(&mut self, token: &RecipientToken, state: &State) {
        let now = tokens_used(state);
        self.used.retain(|of, _| now.contains_key(of));
        self.used.extend(now.into_iter().filter(|(_, used)| used == token));
    }

    /// All data are cleared.
    pub fn clear(&mut self) {
        self.kept.clear();
        self.used.clear();
    }

    /// No token is used but the one that was decided last.
    pub fn check(&self, state: &State) -> Result<(), TestCaseError> {
        for ((scope, id), token) in tokens_used(state) {
            prop_assert_eq!(self.used.get(&(scope.clone(), id)), Some(&token), "{:?} in {}", id, scope);
        }
        Ok(())
    }
}
