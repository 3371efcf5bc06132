//! Confidential texts of a draft: recipient tokens and the webhook encryption key. They are wiped on drop,
//! and nothing but the request body gets the whole text.
//! They must not be logged, printed or compared by what is shown of them.

use std::fmt;

use zeroize::Zeroizing;

/// Why a typed token or key was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenError {
    /// Nothing was typed.
    Empty,
    /// A character other than letters, digits, `_`, `-`.
    BadCharacter,
    /// An encryption key that has not exactly 32 characters.
    WrongLength,
}

/// A recipient token: letters, digits, `_`, `-`. `Debug` prints its last four characters at most.
#[derive(Clone, PartialEq, Eq)]
pub struct RecipientToken(Zeroizing<String>);

impl RecipientToken {
    /// Checks what was typed; white space around it is dropped.
    pub fn new(text: &str) -> Result<Self, TokenError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(TokenError::Empty);
        }
        if !text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
            return Err(TokenError::BadCharacter);
        }
        Ok(Self(Zeroizing::new(text.to_owned())))
    }

    /// The whole token. For the request body only.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// The last four characters of a token longer than eight, else nothing.
    pub fn tail(&self) -> &str {
        if self.0.len() > 8 { self.0.get(self.0.len() - 4..).unwrap_or_default() } else { "" }
    }
}

impl fmt::Debug for RecipientToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecipientToken(…{})", self.tail())
    }
}

/// The AES-256-CBC key for webhook bodies: 32 printable ASCII characters. `Debug` prints nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct EncryptionKey(Zeroizing<String>);

impl EncryptionKey {
    /// Checks what was typed or generated.
    pub fn new(text: &str) -> Result<Self, TokenError> {
        if text.is_empty() {
            return Err(TokenError::Empty);
        }
        if !text.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(TokenError::BadCharacter);
        }
        if text.len() != 32 {
            return Err(TokenError::WrongLength);
        }
        Ok(Self(Zeroizing::new(text.to_owned())))
    }

    /// The whole key. For the request body only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for EncryptionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EncryptionKey(…)")
    }
}
