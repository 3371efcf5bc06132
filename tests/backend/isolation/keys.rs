//! The keys in the test of isolation, as the backend decides about them: of two that are tried at the same time the one
//! typed last is used, whichever answer comes first, and each question is asked with the key of its moment. By that key
//! its answer is marked. Called by the world of that test.

use std::collections::{BTreeMap, BTreeSet};

use secpaid_desktop::api::error::NotSent;
use secpaid_desktop::api::{Endpoint, error::ApiError};
use secpaid_desktop::backend::{Command, KeyTrial, Ticket};
use secpaid_desktop::model::{KeyState, Scope};

use crate::marked::{mark, number_of};

#[derive(Default)]
pub struct Keys {
    /// Which key each scope has: another number for each that was taken, and for having none.
    used: BTreeMap<Scope, u32>,
    decided: BTreeMap<Scope, u64>,
    /// The scopes in which the last decision was a key.
    typed: BTreeSet<Scope>,
    /// With which key each question was asked.
    with: BTreeMap<u64, u32>,
    answered: BTreeSet<u64>,
    /// Clearings that have not ended.
    clearing: BTreeSet<u64>,
    /// Keys that were typed meanwhile: they are not tried.
    refused: BTreeSet<u64>,
    last: u32,
}

impl Keys {
    /// A question leaves for the service.
    pub fn asked(&mut self, command: &Command) {
        let (Command::Read(ticket, _) | Command::Compare(ticket, _)) = command else { return };
        self.with.insert(ticket.id, self.now(&ticket.scope));
    }

    fn now(&self, scope: &Scope) -> u32 {
        self.used.get(scope).copied().unwrap_or_default()
    }

    fn of(&self, ticket: &Ticket) -> u32 {
        self.with.get(&ticket.id).copied().unwrap_or_default()
    }

    /// The mark of an answer.
    pub fn mark_of(&self, ticket: &Ticket) -> Box<str> {
        mark(&ticket.scope, self.of(ticket))
    }

    /// The mark of every answer that may be shown in a scope.
    pub fn mark_now(&self, scope: &Scope) -> Box<str> {
        mark(scope, self.now(scope))
    }

    /// The same as a number.
    pub fn cents_of(&self, ticket: &Ticket) -> i64 {
        i64::from(self.of(ticket)) * 100 + number_of(&ticket.scope)
    }

    /// The same as a number.
    pub fn cents_now(&self, scope: &Scope) -> i64 {
        i64::from(self.now(scope)) * 100 + number_of(scope)
    }

    fn decide(&mut self, ticket: &Ticket) -> bool {
        let decided = self.decided.entry(ticket.scope.clone()).or_default();
        let counts = ticket.id >= *decided;
        if counts {
            *decided = ticket.id;
            self.typed.remove(&ticket.scope);
            self.last += 1;
            self.used.insert(ticket.scope.clone(), self.last);
        }
        counts
    }

    /// A key is to be tried.
    pub fn will_try(&mut self, ticket: &Ticket) {
        if !self.clearing.is_empty() {
            self.refused.insert(ticket.id);
        }
    }

    /// What is told of a key that was tried, once.
    pub fn tried(&mut self, ticket: &Ticket, taken: bool) -> Option<KeyTrial> {
        if !self.answered.insert(ticket.id) {
            return None;
        }
        if self.refused.contains(&ticket.id) {
            return Some(KeyTrial::Clearing);
        }
        if !taken {
            return Some(KeyTrial::Failed(ApiError::before_sending(Endpoint::PayIns, NotSent::Dns)));
        }
        let connected = KeyTrial::Connected { key: KeyState::Present, replaced: true };
        if !self.decide(ticket) {
            return Some(KeyTrial::NoKey(KeyState::Present));
        }
        self.typed.insert(ticket.scope.clone());
        Some(connected)
    }

    /// The keyring has removed the key, which is told once: whether another was typed meanwhile.
    pub fn removed(&mut self, ticket: &Ticket) -> Option<bool> {
        self.answered.insert(ticket.id).then(|| !self.decide(ticket) && self.typed.contains(&ticket.scope))
    }

    /// All data are to be cleared.
    pub fn will_clear(&mut self, ticket: &Ticket) {
        self.clearing.insert(ticket.id);
    }

    /// All keys are gone.
    pub fn cleared(&mut self, ticket: &Ticket) {
        self.clearing.remove(&ticket.id);
        for scope in self.used.keys().chain(self.decided.keys()).cloned().collect::<BTreeSet<_>>() {
            self.decide(&Ticket { scope, ..ticket.clone() });
        }
    }
}
