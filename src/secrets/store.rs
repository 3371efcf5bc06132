//! What a place for keys can do, and how it says that it cannot. The backend asks, the command line waits.
//! A store never blocks its caller: a locked keyring may wait minutes for the user, so every answer comes through
//! a callback, exactly once, from the store's own thread. No error carries anything of a key.

use std::sync::{Arc, mpsc};
use std::time::Duration;

use super::{ApiKey, KeyError};
use crate::model::{KeyState, KeyringKind, RecipientId, RecipientToken, Scope};

/// Why a store could not do it. Nothing of a key is in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyStoreError {
    /// There is no keyring, or it cannot be reached. Text of the system, for diagnostics.
    #[error("no keyring: {0}")]
    Unavailable(Box<str>),
    /// The keyring is locked, and the user did not open it or could not be asked.
    #[error("the keyring is locked: {0}")]
    Locked(Box<str>),
    /// Keys and tokens of this scope are for the session only and never stored (`--api-url`).
    #[error("keys of this scope are never stored")]
    SessionOnly,
    /// The stored entry is no key; replacing it mends it.
    #[error("the stored entry is no key: {0}")]
    NotAKey(KeyError),
    /// The keyring has not answered for a while; it may still do what was asked.
    #[error("the keyring does not answer")]
    NoAnswer,
    /// Too many requests wait already; a locked keyring is probably waiting for the user.
    #[error("the keyring is busy")]
    Busy,
    /// It was not asked: all data is being cleared.
    #[error("all data is being cleared")]
    Clearing,
    /// The keyring refused or failed. Text of the system, for diagnostics.
    #[error("the keyring failed: {0}")]
    Failed(Box<str>),
}

impl KeyStoreError {
    /// The state of a key that could not be looked up for this reason.
    pub const fn key_state(&self) -> KeyState {
        match self {
            Self::Locked(_) | Self::Busy => KeyState::Locked,
            Self::NoAnswer => KeyState::NotAnswering,
            Self::SessionOnly | Self::Clearing | Self::NotAKey(_) => KeyState::None,
            Self::Unavailable(_) | Self::Failed(_) => KeyState::Unavailable,
        }
    }
}

/// Takes the answer; called exactly once, on the store's thread or at once. It must not block.
pub type Answer<T> = Box<dyn FnOnce(Result<T, KeyStoreError>) + Send>;

/// A place where the keys of scopes are kept.
pub trait KeyStore: Send + Sync {
    /// Which keyring it is, for its name on the screen.
    fn kind(&self) -> KeyringKind;

    /// The key of the scope; `None` when the keyring answered that there is none.
    fn get(&self, scope: &Scope, answer: Answer<Option<ApiKey>>);

    /// Stores the key of the scope in place of an earlier one.
    fn set(&self, scope: &Scope, key: Arc<ApiKey>, answer: Answer<()>);

    /// Removes the key of the scope; `false` when there was none.
    fn remove(&self, scope: &Scope, answer: Answer<bool>);

    /// The token of a recipient of the scope's book; `None` when the keyring answered that there is none. A store that
    /// is for keys alone has no room for tokens.
    fn get_token(&self, _scope: &Scope, _id: RecipientId, answer: Answer<Option<RecipientToken>>) {
        answer(Err(no_tokens()));
    }

    /// Stores the token of a recipient in place of an earlier one.
    fn set_token(&self, _scope: &Scope, _id: RecipientId, _token: RecipientToken, answer: Answer<()>) {
        answer(Err(no_tokens()));
    }

    /// Removes the token of a recipient; `false` when there was none.
    fn remove_token(&self, _scope: &Scope, _id: RecipientId, answer: Answer<bool>) {
        answer(Err(no_tokens()));
    }
}

fn no_tokens() -> KeyStoreError {
    KeyStoreError::Unavailable(Box::from("a place for keys alone"))
}

/// Asks and waits for the answer. For tests, never for a window.
pub fn wait<T: Send + 'static>(ask: impl FnOnce(Answer<T>)) -> Result<T, KeyStoreError> {
    asked(ask).recv().unwrap_or_else(|_| Err(KeyStoreError::Failed(Box::from("no answer"))))
}

/// Asks and waits at most so long: nobody may be there to open a locked keyring. For the command line.
pub fn wait_at_most<T: Send + 'static>(patience: Duration, ask: impl FnOnce(Answer<T>)) -> Result<T, KeyStoreError> {
    match asked(ask).recv_timeout(patience) {
        Ok(answer) => answer,
        Err(mpsc::RecvTimeoutError::Timeout) => Err(KeyStoreError::NoAnswer),
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(KeyStoreError::Failed(Box::from("no answer"))),
    }
}

fn asked<T: Send + 'static>(ask: impl FnOnce(Answer<T>)) -> mpsc::Receiver<Result<T, KeyStoreError>> {
    let (sender, receiver) = mpsc::sync_channel(1);
    // The channel holds one answer, so the store's thread never waits for whoever asked.
    ask(Box::new(move |result| drop(sender.try_send(result))));
    receiver
}
