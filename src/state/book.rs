//! The recipients book of a scope as the screens see it, and the form in which a recipient is written.
//! Changed by `update/book`, drawn by Settings and the split editor. A token is in memory only, and prints itself cut.
//! It must not hold what is being typed: that is the fields'.

use std::collections::BTreeMap;

use crate::backend::KeepKey;
use crate::journal::Salt;
use crate::model::{Recipient, RecipientId, RecipientToken, Scope, SplitRowId};
use crate::secrets::KeyStoreError;
use crate::settings::Settings;

/// The book.
#[derive(Debug, Default)]
pub struct Book {
    /// Who is in it, by label.
    pub recipients: Vec<Recipient>,
    /// The merchant's own token, where it is told and could be read.
    pub own: Option<RecipientToken>,
    /// The own token was told, also while it cannot be read.
    pub own_told: bool,
    /// The own token is forgotten when the window closes.
    pub own_session: bool,
    /// What is known of the tokens.
    pub tokens: TokensState,
    /// The form, where it is open.
    pub form: Option<BookForm>,
    /// Search as typed.
    pub search: String,
    /// By which recipients of earlier requests are recognised.
    pub salt: Option<Salt>,
    /// What becomes of the book once the keyring has said yes, by ticket number.
    pub(super) pending: BTreeMap<u64, Pending>,
    /// Whose token was changed or removed: what the keyring was asked up to this ticket number is an older one.
    pub(super) outdated: BTreeMap<RecipientId, u64>,
}

/// In place of a ticket number for a token that is for the session only: whatever the keyring has is an older one.
pub(super) const FOR_THE_SESSION: u64 = u64::MAX;

/// Whether the tokens were read.
#[derive(Debug, Default, PartialEq, Eq)]
pub enum TokensState {
    /// Nothing to read, or not asked yet.
    #[default]
    Idle,
    /// The keyring is asked.
    Reading,
    /// Read.
    Ready,
    /// The keyring did not answer.
    Failed(KeyStoreError),
}

/// Whom the form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookTarget {
    /// A new recipient.
    New,
    /// Another label or token of this one.
    Change(RecipientId),
    /// The merchant's own token.
    Own,
}

/// The form of a recipient. What is typed stays in the fields and is wiped when it is taken.
#[derive(Debug)]
pub struct BookForm {
    /// Whom it is for.
    pub target: BookTarget,
    /// Keyring or session.
    pub keep: KeepKey,
    /// Ticket number of the keeping under way.
    pub saving: Option<u64>,
    /// Why the keyring did not take the token.
    pub error: Option<KeyStoreError>,
}

/// A recipient on the way into the keyring.
#[derive(Debug)]
pub(super) struct Pending {
    /// With its new label and token.
    pub recipient: Recipient,
}

/// Before a token typed into a row is kept: what the recipient is to be called.
#[derive(Debug)]
pub struct KeepDialog {
    /// The row of the split.
    pub row: SplitRowId,
    /// As typed.
    pub label: String,
}

impl Book {
    /// The labels of a scope; the tokens are read when it is opened.
    pub fn of(scope: &Scope, settings: &Settings) -> Self {
        let chosen = settings.of_scope(scope);
        let labels = chosen.map(|chosen| &*chosen.recipients).unwrap_or_default().iter();
        let recipient = |kept: &crate::settings::RecipientLabel| Recipient {
            id: kept.id,
            label: kept.label.clone(),
            token: None,
            session_only: false,
        };
        let mut book = Self {
            recipients: labels.map(recipient).collect(),
            own_told: chosen.is_some_and(|chosen| chosen.own_recipient),
            ..Self::default()
        };
        book.sort();
        book
    }

    /// Whether the keyring has the token of this recipient, as far as is known.
    pub(super) fn is_stored(&self, id: RecipientId) -> bool {
        match id {
            RecipientId::OWN => self.own_told && !self.own_session,
            _ => self.get(id).is_some_and(|recipient| !recipient.session_only),
        }
    }

    /// Takes the tokens that the keyring was asked for with this ticket number, but none that was changed or removed
    /// since: a share would go to the wrong person.
    pub(super) fn take_tokens(&mut self, asked: u64, found: Vec<(RecipientId, RecipientToken)>) {
        for (id, token) in found {
            if self.outdated.get(&id).is_some_and(|until| asked <= *until) {
                continue;
            }
            if id == RecipientId::OWN {
                self.own = self.own_told.then_some(token);
            } else if let Some(recipient) = self.recipients.iter_mut().find(|recipient| recipient.id == id) {
                recipient.token = Some(token);
            }
        }
    }

    /// By label, whatever its capitals.
    pub(super) fn sort(&mut self) {
        self.recipients.sort_by_cached_key(|recipient| (recipient.label.to_lowercase(), recipient.id));
    }

    /// A recipient.
    pub fn get(&self, id: RecipientId) -> Option<&Recipient> {
        self.recipients.iter().find(|recipient| recipient.id == id)
    }

    /// Those whose label holds what is searched, or whose token ends in it.
    pub fn found(&self, search: &str) -> Vec<&Recipient> {
        let wanted = search.trim().to_lowercase();
        let fits = |recipient: &&Recipient| {
            recipient.label.to_lowercase().contains(&wanted)
                || recipient.token.as_ref().is_some_and(|token| token.tail().to_lowercase() == wanted)
        };
        self.recipients.iter().filter(fits).collect()
    }
}
