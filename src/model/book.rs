//! The recipients book of a scope: who can be picked in the split editor without typing a token.

use super::RecipientToken;

/// A recipient by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookEntry {
    /// What the merchant calls them.
    pub label: Box<str>,
    /// Their recipient token.
    pub token: RecipientToken,
}
