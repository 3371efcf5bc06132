//! Confidential texts of a draft: recipient tokens and the webhook encryption key. They are wiped on drop,
//! and nothing but the request body gets the whole text.
//! They must not be logged, printed or compared by what is shown of them.

use std::fmt;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};
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

    /// Hex SHA-256, to compare with the [`RecipientShare`](super::RecipientShare) of a link. In memory only: it is not
    /// salted.
    pub fn digest(&self) -> Box<str> {
        let mut hex = String::with_capacity(64);
        for byte in Sha256::digest(self.0.as_bytes()) {
            // Writing to a string cannot fail.
            write!(hex, "{byte:02x}").unwrap_or_default();
        }
        hex.into()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_checked_and_never_shown_whole() {
        assert_eq!(RecipientToken::new("  "), Err(TokenError::Empty));
        for bad in ["a b", "käse", "a\nb", "a.b", "🌷"] {
            assert_eq!(RecipientToken::new(bad), Err(TokenError::BadCharacter), "{bad}");
        }
        let token = RecipientToken::new(" rt_canary-4711 ").expect("a token");
        assert_eq!(token.expose(), "rt_canary-4711");
        assert_eq!(format!("{token:?}"), "RecipientToken(…4711)");
        assert_eq!(RecipientToken::new("abcd4711").expect("a token").tail(), "");
    }

    #[test]
    fn digests_are_plain_sha_256() {
        assert_eq!(
            RecipientToken::new("abc").expect("a token").digest(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad".into()
        );
    }

    #[test]
    fn keys_have_exactly_32_printable_characters() {
        assert_eq!(EncryptionKey::new(""), Err(TokenError::Empty));
        assert_eq!(EncryptionKey::new(&"x".repeat(31)), Err(TokenError::WrongLength));
        assert_eq!(EncryptionKey::new(&"x".repeat(33)), Err(TokenError::WrongLength));
        assert_eq!(EncryptionKey::new(&format!("{} ", "x".repeat(31))), Err(TokenError::BadCharacter));
        assert_eq!(EncryptionKey::new(&"ü".repeat(16)), Err(TokenError::BadCharacter));
        let key = EncryptionKey::new(&"k".repeat(32)).expect("a key");
        assert_eq!(format!("{key:?}"), "EncryptionKey(…)");
    }
}
