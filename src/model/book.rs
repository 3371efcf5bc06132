//! The recipients book of a scope: who can be picked in the split editor without typing a token.
//! Kept by the settings, read by the split editor; the tokens themselves stay in the keyring.
//! It must not know how it is stored.

use super::RecipientToken;

/// A recipient by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookEntry {
    /// What the merchant calls them.
    pub label: Box<str>,
    /// Their recipient token.
    pub token: RecipientToken,
}
