//! What is known of the key of a scope: what the user decided last, or what a keyring was found to hold since.
//! Held by the context, which locks it. It must not let what was found out come over a later decision.

use std::sync::Arc;

use crate::api::Client;
use crate::model::KeyState;

/// What is known of a scope.
#[derive(Default, Clone)]
pub(super) struct ScopeEntry {
    /// The client with the scope's key; `None` while there is no key.
    pub client: Option<Arc<Client>>,
    /// State of the key.
    pub key: KeyState,
    /// Ticket number of the user's last decision about it: another key, or none.
    pub decided: u64,
    /// How often they decided.
    pub decisions: u64,
}

impl ScopeEntry {
    /// The user decided, asked for with this ticket number.
    pub fn decide(&mut self, asked: u64, client: Option<Arc<Client>>, key: KeyState) {
        *self = Self { client, key, decided: asked, decisions: self.decisions.saturating_add(1) };
    }

    /// Sets what was found out, unless the user has decided after so many decisions, or a key came meanwhile: what a
    /// keyring tells late is an older one, whatever was asked first.
    pub fn found_out(&mut self, decisions: u64, client: Option<Arc<Client>>, key: KeyState) {
        if self.decisions == decisions && self.client.is_none() {
            (self.client, self.key) = (client, key);
        }
    }
}
