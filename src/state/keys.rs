//! What is known of the key of each environment. The key itself is never here.
//! Changed by `update/keys` and by what the backend reports, drawn by Welcome and Settings.
//! A trial that failed leaves the earlier key untouched.

use jiff::Timestamp;

use crate::api::ApiError;
use crate::backend::KeepKey;
use crate::model::KeyState;
use crate::secrets::{KeyError, KeyStoreError};

/// The key of a scope.
#[derive(Debug)]
pub struct KeyView {
    /// One of the six states.
    pub state: KeyState,
    /// When the service last took it, UTC.
    pub checked: Option<Timestamp>,
    /// A trial under way or its result.
    pub trial: Trial,
    /// The key form, where it is open.
    pub form: Option<KeyForm>,
    /// Ticket number of the last key that was taken or removed: what is told of an earlier one is over.
    pub decided: u64,
}

/// A trial of a key.
#[derive(Debug, Default)]
pub enum Trial {
    /// None.
    #[default]
    None,
    /// Under way.
    Running {
        /// Since when, UTC.
        since: Timestamp,
        /// Ticket number.
        ticket: u64,
    },
    /// Connected, but the keyring did not take the key.
    NotKept(KeyStoreError),
    /// The service did not take it, or could not be asked.
    Failed(ApiError),
}

/// The form a key is typed into. The text itself stays in the field and is wiped when it is taken.
#[derive(Debug, Default)]
pub struct KeyForm {
    /// Keyring or session.
    pub keep: KeepKey,
    /// Why what was typed cannot be a key.
    pub error: Option<KeyError>,
}

impl KeyView {
    /// The view of a scope whose key is being looked up.
    pub const fn looking() -> Self {
        Self { state: KeyState::Looking, checked: None, trial: Trial::None, form: None, decided: 0 }
    }

    /// Whether there is a key to work with.
    pub const fn is_usable(&self) -> bool {
        matches!(self.state, KeyState::Present | KeyState::SessionOnly)
    }
}
